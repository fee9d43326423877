//! The worked example of `docs/decks`: a real reveal.js deck on another host, driven by the keys of a presenter alone.

use std::path::PathBuf;

use e2e::page::Page;
use e2e::visit::{Visit, left_out};
use e2e::{Tested, holds, same};
use xtask::npm::REVEAL;
use xtask::site::{Running, Site, Stand};
use xtask::workspace;

const STEPS: usize = 5;
const SLIDE: &str = "Reveal.getCurrentSlide()?.id";
const LINK: &str = "document.querySelector('sco-atlas')?.state?.link";

/// The host of the deck; nothing where npm could not bring reveal.js.
fn host() -> Tested<Option<Running>> {
    let Some(folder) = REVEAL.find().and_then(|file| file.parent().map(PathBuf::from)) else {
        left_out("there is no reveal.js; `cargo xtask setup` brings it where there is npm")?;
        return Ok(None);
    };
    Ok(Some(Site { folder, base: "/".into(), headers: Vec::new() }.start(0)?))
}

/// The example with the addresses of this test.
fn deck(site: &Running) -> Tested<String> {
    let example = std::fs::read_to_string(workspace::root().join("docs/decks/reveal.html"))?;
    Ok(example.replace("node_modules/reveal.js/dist/", "./").replace("https://sco-atlas.example/", &site.url()))
}

async fn press(page: &Page, key: &str) -> Tested {
    page.keys("body", key).await
}

/// Slide, five steps of the map, slide; and the same way back. Gives the links that the map went through.
async fn there_and_back(page: &Page, deck: &str) -> Tested {
    page.client.goto(deck).await?;
    page.until(SLIDE, "before").await?;
    press(page, "PageDown").await?;
    page.until(SLIDE, "map").await?;
    page.until("document.querySelector('sco-atlas').state?.chapter", "summer-2005").await?;
    let mut links = vec![page.text(LINK).await?];
    for step in 1..=STEPS {
        press(page, "PageDown").await?;
        let link = page.changed(LINK, links.last().map_or("", String::as_str)).await?;
        holds(!links.contains(&link), format!("step {step} is a new one: {link}"))?;
        same(page.text(SLIDE).await?, "map", "the deck waits for the map")?;
        links.push(link);
    }
    press(page, "PageDown").await?;
    page.until(SLIDE, "after").await?;
    press(page, "PageUp").await?;
    page.until(SLIDE, "map").await?;
    same(page.text(LINK).await?, links.last().cloned().unwrap_or_default(), "back at the last step")?;
    for link in links.iter().rev().skip(1) {
        press(page, "PageUp").await?;
        page.until(LINK, link.as_str()).await?;
        same(page.text(SLIDE).await?, "map", "the deck waits for the map on the way back")?;
    }
    press(page, "PageUp").await?;
    page.until(SLIDE, "before").await
}

#[tokio::test]
async fn one_clicker_walks_through_the_map_and_on_and_back() -> Tested {
    let Some(host) = host()? else { return Ok(()) };
    let page = Visit::to("icon.svg").open(Site::built()?.start(0)?).await?;
    host.stand_in("deck.html", Stand::body(deck(&page.site)?));
    there_and_back(&page, &format!("{}deck.html", host.url())).await
}

#[tokio::test]
async fn who_comes_from_the_slide_after_enters_at_the_last_step() -> Tested {
    let Some(host) = host()? else { return Ok(()) };
    let page = Visit::to("icon.svg").open(Site::built()?.start(0)?).await?;
    host.stand_in("deck.html", Stand::body(deck(&page.site)?));
    page.client.goto(&format!("{}deck.html#/after", host.url())).await?;
    page.until(SLIDE, "after").await?;
    press(&page, "PageUp").await?;
    page.until(SLIDE, "map").await?;
    page.until_true("document.querySelector('sco-atlas').state?.event").await?;
    let last = page.text(LINK).await?;
    for _ in 0..STEPS {
        press(&page, "PageUp").await?;
    }
    page.until("document.querySelector('sco-atlas').state?.event ?? ''", "").await?;
    for _ in 0..STEPS {
        press(&page, "PageDown").await?;
    }
    page.until(LINK, last.as_str()).await?;
    same(page.text(SLIDE).await?, "map", "the deck is still on the slide of the map")
}

#[tokio::test]
async fn a_map_that_ends_early_gives_the_press_to_the_deck() -> Tested {
    let Some(host) = host()? else { return Ok(()) };
    let page = Visit::to("icon.svg").open(Site::built()?.start(0)?).await?;
    // The last chapter, and more steps than it has.
    let many = deck(&page.site)?.replace("chapter=\"5\" data-steps=\"5\"", "chapter=\"12\" data-steps=\"90\"");
    host.stand_in("deck.html", Stand::body(many));
    page.client.goto(&format!("{}deck.html#/map", host.url())).await?;
    page.until("document.querySelector('sco-atlas')?.state?.chapter", "eight-members").await?;
    for _ in 0..60 {
        press(&page, "PageDown").await?;
        page.frames().await?;
        if page.text(SLIDE).await? == "after" {
            break;
        }
    }
    page.until(SLIDE, "after").await?;
    holds(page.count("#map .sco-step").await? < 60, "the slide has as many steps as the map")
}
