//! In somebody's page: messages both ways, and what is not listened to.

use e2e::page::Page;
use e2e::visit::Visit;
use e2e::{Tested, holds, same};
use xtask::site::Stand;

/// A page that notes down what its frame says.
const HOST: &str = "<!doctype html><meta charset=utf-8><title>A page</title>\
    <iframe src='./?embed=1#t=2005-05-13' title='Map' width=640 height=360></iframe>";
const LISTEN: &str = "window.heard = []; addEventListener('message', (event) => heard.push(event.data));";

async fn said(page: &Page, message: &str) -> Tested {
    page.client
        .execute(&format!("document.querySelector('iframe').contentWindow.postMessage({message}, '*')"), vec![])
        .await?;
    Ok(())
}

async fn host(page: &Page) -> Tested {
    page.client.execute(LISTEN, vec![]).await?;
    page.framed().await
}

const AT: &str = "heard.filter((one) => one.type === 'state').at(-1)?.t";

#[tokio::test]
async fn a_host_leads_the_frame_to_a_date_an_event_and_a_chapter_and_hears_where_it_is() -> Tested {
    Visit::to("host.html")
        .standing_in("host.html", Stand::host(HOST))
        .run(async |page| {
            host(page).await?;
            said(page, "{ 'sco-atlas': 1, type: 'goto', t: '2001-06-15' }").await?;
            page.until(AT, "2001-06-15").await?;
            said(page, "{ 'sco-atlas': 1, type: 'goto', event: 'manas-base' }").await?;
            page.until("heard.at(-1).event", "manas-base").await?;
            said(page, "{ 'sco-atlas': 1, type: 'goto', chapter: 12 }").await?;
            page.until("heard.at(-1).chapter", "eight-members").await?;
            for _ in 0..40 {
                said(page, "{ 'sco-atlas': 1, type: 'next' }").await?;
                page.frames().await?;
                if page.value("heard.at(-1).type === 'at-end'").await? == true {
                    break;
                }
            }
            same(
                page.text("heard.at(-1).type + ' ' + heard.at(-1).way").await?.as_str(),
                "at-end next",
                "the end is said",
            )?;
            page.client.execute("document.querySelector('iframe').width = 500", vec![]).await?;
            page.until_true("heard.some((one) => one.type === 'resize' && one.width === 500)").await
        })
        .await
}

#[tokio::test]
async fn what_is_not_understood_or_comes_from_elsewhere_changes_nothing_and_is_counted() -> Tested {
    Visit::to("host.html")
        .standing_in("host.html", Stand::host(HOST))
        .run(async |page| {
            host(page).await?;
            let before = page.text("document.querySelector('iframe').contentWindow.location.hash").await?;
            for message in [
                "'goto'",
                "null",
                "42",
                "[1, 2]",
                "{ type: 'goto', t: '2001' }",
                "{ 'sco-atlas': 2, type: 'next' }",
                "{ 'sco-atlas': 1, type: 'eval', code: 'alert(1)' }",
                "{ 'sco-atlas': 1, type: 'goto', t: {} }",
                "{ 'sco-atlas': 1, type: 'goto', t: '<script>' }",
                "{ 'sco-atlas': 1, type: 'goto', link: 'x'.repeat(1e6) }",
                "{ 'sco-atlas': 1, type: 'goto', event: '../../etc' }",
                "{ 'sco-atlas': 1, type: 'goto', chapter: 1e9 }",
            ] {
                said(page, message).await?;
            }
            // From another window than the one that holds it.
            page.client.enter_frame(0).await?;
            page.client
                .execute("window.postMessage({ 'sco-atlas': 1, type: 'goto', t: '2001-06-15' }, '*')", vec![])
                .await?;
            page.client.enter_parent_frame().await?;
            said(page, "{ 'sco-atlas': 1, type: 'state' }").await?;
            page.until("heard.at(-1).type", "state").await?;
            same(page.value("heard.at(-1).ignored").await?.as_u64(), Some(13), "all are counted")?;
            let after = page.text("document.querySelector('iframe').contentWindow.location.hash").await?;
            same(after, before, "and nothing has moved")?;
            holds(
                page.value("heard.some((one) => one.type === 'error' && one.reason === 'malformed')").await? == true,
                "the host is told why",
            )
        })
        .await
}
