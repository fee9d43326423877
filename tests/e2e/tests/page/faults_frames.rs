//! Faults of the pages that hold the map: a sealed frame, a frame that goes and comes, words without end.

use e2e::page::Page;
use e2e::visit::Visit;
use e2e::{Tested, holds, same};
use xtask::browsers::Kind;
use xtask::site::{Site, Stand};

use crate::faults::counted;

/// The map in a frame that may run scripts and nothing else: no storage, no origin.
fn sealed() -> Stand {
    let html = "<!doctype html><meta charset=utf-8><title>A page</title>\
        <iframe src='./?embed=1#t=2005-07-05' title='Map' width=900 height=500 sandbox='allow-scripts'></iframe>";
    Stand::host(html)
}

const LISTEN: &str = "window.heard = []; addEventListener('message', (event) => heard.push(event.data));";

async fn said(page: &Page, message: &str) -> Tested {
    let say = format!("document.querySelector('iframe').contentWindow.postMessage({message}, '*')");
    page.client.execute(&say, vec![]).await.map(drop).map_err(Into::into)
}

#[tokio::test]
async fn in_a_sealed_frame_the_map_runs_without_storage_and_hears_its_host() -> Tested {
    Visit::to("host.html")
        .standing_in("host.html", sealed())
        .run(async |page| {
            page.client.execute(LISTEN, vec![]).await?;
            page.client.enter_frame(0).await?;
            page.ready().await?;
            holds(
                page.value("(() => { try { return !localStorage; } catch { return true; } })()").await? == true,
                "sealed",
            )?;
            page.client.enter_parent_frame().await?;
            said(page, "{ 'sco-atlas': 1, type: 'goto', t: '2001-06-15' }").await?;
            page.until("heard.filter((one) => one.type === 'state').at(-1)?.t", "2001-06-15").await
        })
        .await
}

#[tokio::test]
async fn a_sealed_frame_of_a_host_that_lets_no_script_in_can_be_read_and_has_its_action() -> Tested {
    let mut site = Site::built()?;
    site.headers.retain(|(name, _)| name != "access-control-allow-origin");
    let site = site.start(0)?;
    site.stand_in("host.html", sealed());
    let page = Visit::to("host.html").open(site).await?;
    page.client.enter_frame(0).await?;
    page.state("failed").await?;
    holds(page.count("[data-country=KAZ]").await? >= 1, "the map is drawn")?;
    page.until_true("document.getElementById('again').checkVisibility()").await
}

#[tokio::test]
async fn a_frame_that_is_taken_away_and_put_back_ten_times_answers_each_time_and_leaves_nothing() -> Tested {
    const HOST: &str = "<!doctype html><meta charset=utf-8><title>A page</title>\
        <iframe src='./?embed=1#t=2005-07-05' title='Map' width=640 height=360></iframe>";
    const PARTS: [&str; 3] = ["Documents", "Frames", "JSEventListeners"];
    Visit::to("host.html")
        .standing_in("host.html", Stand::host(HOST))
        .run(async |page| {
            page.client.execute(LISTEN, vec![]).await?;
            // Others are not asked what they keep.
            let counts = page.kind() == Kind::Chromium;
            let mut first = None;
            for round in 0..10 {
                begins(page).await?;
                said(page, "{ 'sco-atlas': 1, type: 'goto', event: 'manas-base' }").await?;
                page.until("heard.at(-1).event", "manas-base").await?;
                if counts && round == 2 {
                    first = Some(counted(page, PARTS).await?);
                }
                // In the middle of its work.
                said(page, "{ 'sco-atlas': 1, type: 'goto', chapter: 5 }").await?;
                let again = "const frame = document.querySelector('iframe'); frame.remove(); heard.length = 0; document.body.append(frame);";
                page.client.execute(again, vec![]).await?;
            }
            begins(page).await?;
            let Some(first) = first else { return Ok(()) };
            let last = counted(page, PARTS).await?;
            for (what, (first, last)) in ["documents", "frames", "listeners"].iter().zip(first.iter().zip(last)) {
                holds(last <= first * 1.5 + 2.0, format!("{what}: {first} in the third round, {last} after the tenth"))?;
            }
            Ok(())
        })
        .await
}

/// The frame is there and answers from where its address leads.
async fn begins(page: &Page) -> Tested {
    page.framed().await?;
    said(page, "{ 'sco-atlas': 1, type: 'state' }").await?;
    page.until("heard.filter((one) => one.type === 'state').at(-1)?.t", "2005-07-05").await
}

const ELEMENT: &str = r#"<!doctype html><meta charset=utf-8><title>Host</title>
<div id="one"><sco-atlas t="2005-07-05" style="width:900px"></sco-atlas></div><div id="two"></div>
<script>
var map = document.querySelector("sco-atlas"), told = [], ready = 0;
document.addEventListener("sco-state", function (event) { told.push(event.detail); });
document.addEventListener("sco-ready", function () { ready += 1; });
</script>
<script src="SITEembed/sco-atlas.js"></script>"#;

#[tokio::test]
async fn an_element_that_is_moved_in_its_page_keeps_the_reader_where_he_was() -> Tested {
    let page = Visit::to("icon.svg").open(Site::built()?.start(0)?).await?;
    let host = Site { folder: xtask::workspace::dist(), base: "/".into(), headers: Vec::new() }.start(0)?;
    host.stand_in("host.html", Stand::body(ELEMENT.replace("SITE", &page.site.url())));
    page.client.goto(&format!("{}host.html", host.url())).await?;
    page.until("window.ready", 1).await?;
    // More than the attributes say: a mode, and where the map was moved.
    page.value("map.goto({ link: 't=2010-04-07&m=only&c=74.6,42.9,5' })").await?;
    page.until_true("map.state.link.includes('m=only')").await?;
    let link = page.text("map.state.link").await?;
    for round in 2..=11 {
        let to = if round % 2 == 0 { "two" } else { "one" };
        page.client.execute(&format!("document.getElementById('{to}').append(map)"), vec![]).await?;
        page.until("window.ready", round).await?;
        same(page.text("map.state.link").await?, link.as_str(), "where the reader was")?;
    }
    // What is said while it is nowhere is heard when it is back.
    page.client.execute("map.remove(); map.goto({ t: '2001-06-15' }); document.body.append(map);", vec![]).await?;
    page.until("window.ready", 12).await?;
    page.until("map.state.t", "2001-06-15").await?;
    // And what the page then writes as an attribute wins over what was left.
    page.client
        .execute("map.remove(); map.setAttribute('event', 'manas-base'); document.body.append(map);", vec![])
        .await?;
    page.until("window.ready", 13).await?;
    page.until("map.state.event", "manas-base").await?;
    same(page.value("map.ignored").await?, 0, "nothing was misunderstood")
}

#[tokio::test]
async fn a_text_without_end_is_refused_before_it_is_copied() -> Tested {
    const HOST: &str = "<!doctype html><meta charset=utf-8><title>A page</title>\
        <iframe src='./?embed=1#t=2005-07-05' title='Map' width=640 height=360></iframe>";
    const MEMORY: &str = "const [done] = arguments; const map = document.querySelector('iframe').contentWindow; \
        map.eval(`import(document.querySelector('script[data-wasm]').dataset.js).then((module) => module.default())`) \
        .then((wasm) => done(wasm.memory.buffer.byteLength), (error) => done(String(error)));";
    let stand = Stand { policy: Some("default-src 'self'; script-src 'self' 'unsafe-eval'"), ..Stand::host(HOST) };
    let inside = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval' 'unsafe-eval'; style-src 'self'; connect-src 'self'; img-src 'self' data:";
    let framed = Stand { policy: Some(inside), ..Stand::body(e2e::visit::built_text("index.html")?) };
    Visit::to("host.html")
        .standing_in("host.html", stand)
        .standing_in("index.html", framed)
        .forgiving("favicon")
        .run(async |page| {
            page.client.execute(LISTEN, vec![]).await?;
            page.framed().await?;
            let before = page.client.execute_async(MEMORY, vec![]).await?;
            for name in ["type", "t", "link", "event", "chapter"] {
                said(page, &format!("{{ 'sco-atlas': 1, type: 'goto', {name}: 'x'.repeat(5e7) }}")).await?;
            }
            page.until("heard.filter((one) => one.reason === 'malformed').length", 5).await?;
            let after = page.client.execute_async(MEMORY, vec![]).await?;
            holds(before.is_number(), format!("the memory of the map: {before}"))?;
            same(after, before, "bytes of the map's memory")
        })
        .await
}
