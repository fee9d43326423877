//! The page in one file, opened from the disk: no server.

use e2e::page::Page;
use e2e::visit::Visit;
use e2e::{Tested, holds};
use xtask::site::Site;
use xtask::workspace;

/// A border that the map draws with the fine one when the reader is near.
const FINE: &str = "document.getElementById('arc-KAZ-KGZ').hasAttribute('transform')";

fn address(language: &str, rest: &str) -> Tested<String> {
    let file = workspace::dist().join(format!("sco-atlas-{language}.html"));
    let url = url::Url::from_file_path(&file).map_err(|()| "the file has an address")?;
    Ok(format!("{url}{rest}"))
}

/// The map, the clock, the fine map and the parts that stand still.
async fn it_is_whole(page: &Page, language: &str) -> Tested {
    page.client.goto(&address(language, "#t=2005-07-05")?).await?;
    page.ready().await?;
    holds(page.count("[data-country=KAZ][data-status=member]").await? >= 1, "Kazakhstan is a member on the map")?;
    page.until_true("document.querySelector('#c-KAZ').getBoundingClientRect().width >= 0").await?;
    holds(page.count("#geo path").await? > 50, "the ground is there")?;
    page.goes_on().await?;
    page.until_true("!location.hash.includes('t=2005-07-05&') && location.hash.includes('t=')").await?;
    page.turn_to("t=2005-07-05&c=74.6,42.9,7.5").await?;
    page.until_true(FINE).await?;
    page.turn_to("p=figures").await?;
    page.until_true("document.querySelector('#figures svg')?.checkVisibility()").await?;
    page.turn_to("p=about").await?;
    page.until_true("document.querySelector('#about a[href^=https]')").await?;
    page.until_true("[...document.querySelectorAll('.lang')].every(link => !link.checkVisibility())").await
}

#[tokio::test]
async fn it_opens_from_the_disk_in_each_language_and_the_clock_slides() -> Tested {
    for language in ["en", "tr"] {
        let page = Visit::to("icon.svg").open(Site::built()?.start(0)?).await?;
        // The browser itself asks for a favicon.
        let asked = |page: &Page| page.site.asked().iter().filter(|asked| asked.path != "/favicon.ico").count();
        let served = asked(&page);
        it_is_whole(&page, language).await.map_err(|why| format!("{language}: {why}"))?;
        holds(asked(&page) == served, format!("{language}: it asked a server"))?;
        let mut errors = page.console_errors().await?;
        errors.retain(|line| !line.contains("/favicon.ico"));
        holds(errors.is_empty(), format!("{language}: {errors:?}"))?;
        let wanted = page.foreign_requests().await?;
        let other = wanted.iter().find(|url| !url.contains(&format!("/sco-atlas-{language}.html")));
        holds(other.is_none(), format!("{language}: it asked for {other:?}"))?;
    }
    Ok(())
}

#[tokio::test]
async fn a_wish_for_another_language_leads_to_no_missing_file() -> Tested {
    let page = Visit::to("icon.svg").open(Site::built()?.start(0)?).await?;
    page.client.goto(&address("en", "?lang=tr#t=2005")?).await?;
    page.ready().await?;
    page.until_true("location.pathname.endsWith('/sco-atlas-en.html')").await
}

#[tokio::test]
async fn without_script_its_beginning_and_every_event_can_be_read() -> Tested {
    let page = Visit::to("icon.svg").without_script().open(Site::built()?.start(0)?).await?;
    page.client.goto(&address("tr", "")?).await?;
    let html = page.client.source().await?;
    holds(html.contains("data-atlas=\"loading\""), "no script ran")?;
    holds(html.contains("class=\"lead\""), "the page says what it is")?;
    holds(html.matches("<li id=\"").count() >= 40, "every event is there to read")
}
