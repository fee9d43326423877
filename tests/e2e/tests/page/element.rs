//! The element `<sco-atlas>` on a page of another host: attributes lead the map, and follow the reader.

use e2e::page::Page;
use e2e::visit::Visit;
use e2e::{Tested, holds, same};
use xtask::site::{Running, Site, Stand};
use xtask::workspace;

const HOST: &str = r##"<!doctype html><title>Host</title>
<sco-atlas chapter="5" lang="tr" theme="dark" title="Harita"><a href="SITEtr/">Harita</a></sco-atlas>
<script>
var map = document.querySelector("sco-atlas");
var told = [];
["sco-ready", "sco-state", "sco-at-end", "sco-error"].forEach(function (name) {
  document.addEventListener(name, function (event) { told.push([name, event.detail]); });
});
function changes(name) { return told.filter(function (one) { return one[0] === name; }).length; }
</script>
<script src="SITEembed/sco-atlas.js"></script>"##;

/// The page, and its host, which ends with it.
async fn hosted(visit: Visit) -> Tested<(Page, Running)> {
    let page = visit.open(Site::built()?.start(0)?).await?;
    let host = Site { folder: workspace::dist(), base: "/".into(), headers: Vec::new() }.start(0)?;
    host.stand_in("host.html", Stand::body(HOST.replace("SITE", &page.site.url())));
    page.client.goto(&format!("{}host.html", host.url())).await?;
    Ok((page, host))
}

#[tokio::test]
async fn attributes_lead_the_map_and_follow_the_reader_without_going_in_circles() -> Tested {
    let (page, _host) = hosted(Visit::to("icon.svg")).await?;
    page.until_true("map.state").await?;
    same(page.text("told.find(([name]) => name === 'sco-ready')[1].lang").await?, "tr", "the language of the frame")?;
    same(page.text("map.state.chapter").await?, "summer-2005", "the chapter by its number")?;
    same(page.attribute("sco-atlas", "chapter").await?, "5", "a number stays a number while it is so")?;
    page.value("map.next()").await?;
    page.until_true("map.getAttribute('event')").await?;
    page.value("map.setAttribute('chapter', 'frontier')").await?;
    page.until("map.state.chapter", "frontier").await?;
    page.until("map.getAttribute('event')", serde_json::Value::Null).await?;
    page.value("map.prev()").await?;
    page.until("changes('sco-at-end')", 1).await?;
    page.value("map.setAttribute('t', '2001-06-15')").await?;
    page.until("map.state.t", "2001-06-15").await?;
    let before = page.value("told.length").await?;
    tokio::time::sleep(std::time::Duration::from_secs(1)).await;
    same(page.value("told.length").await?, before, "nothing moves by itself")?;
    same(page.value("changes('sco-error') + map.ignored").await?, 0, "nothing was misunderstood")
}

#[tokio::test]
async fn its_frame_has_a_name_and_comes_when_it_is_seen() -> Tested {
    let (page, _host) = hosted(Visit::to("icon.svg")).await?;
    page.until_true("map.state").await?;
    let frame = "map.shadowRoot.querySelector('iframe')";
    same(page.text(&format!("{frame}.title")).await?, "Harita", "its title")?;
    same(page.text(&format!("{frame}.loading")).await?, "lazy", "its loading")?;
    same(page.text(&format!("{frame}.allow")).await?, "fullscreen", "what it may")?;
    let address = page.text(&format!("{frame}.src")).await?;
    holds(address.contains("/tr/?embed=1&origin=http") && address.contains("&theme=dark#"), address)
}

#[tokio::test]
async fn without_script_its_link_is_left() -> Tested {
    let (page, _host) = hosted(Visit::to("icon.svg").without_script()).await?;
    let html = page.client.source().await?;
    holds(!html.contains("<iframe"), "no script ran")?;
    let link = page.client.find(fantoccini::Locator::Css("sco-atlas > a")).await?;
    holds(link.is_displayed().await?, "the link can be seen")
}
