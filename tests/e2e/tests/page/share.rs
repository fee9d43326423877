//! What a reader takes away: fetched when it is asked for, and always of what is shown.

use std::time::Duration;

use e2e::page::SPOKEN;
use e2e::visit::{Visit, built_bytes};
use e2e::{Tested, holds, same};
use xtask::site::Stand;

use crate::{EVENT, EVENT_DAY};

const ASKED: &str = "performance.getEntriesByType('resource').filter(entry => entry.name.includes('/press/')).length";
/// The tools are shown once their script is there.
pub const READY: &str = "document.querySelector('[data-take=tools]')?.hidden === false";

fn take(name: &str) -> String {
    format!("document.querySelector('#share [data-take=\"{name}\"]')")
}

#[tokio::test]
async fn the_press_is_fetched_when_its_panel_is_opened_and_not_before() -> Tested {
    Visit::to(&format!("#t={EVENT_DAY}&e={EVENT}"))
        .run(async |page| {
            page.ready().await?;
            page.until("document.querySelector('.frame').dataset.panel", "explore").await?;
            tokio::time::sleep(Duration::from_millis(500)).await;
            holds(page.value(ASKED).await? == 0, "nothing of the press is asked for")?;
            page.click(".share-b").await?;
            page.until_true(READY).await?;
            page.until_true(&format!("{ASKED} >= 4")).await?;
            let link = page.text(&format!("{}.value", take("link"))).await?;
            holds(link.ends_with(&format!("#t={EVENT_DAY}&e={EVENT}")), format!("the link leads to the view: {link}"))?;
            let title = page.text(&format!("{}.textContent", take("cite"))).await?;
            holds(title.contains("5 July 2005") && title.contains(&link), format!("the citation says both: {title}"))
        })
        .await
}

#[tokio::test]
async fn who_has_left_before_the_tools_came_finds_them_on_return() -> Tested {
    let file = "press/share.js";
    Visit::to(&format!("#t={EVENT_DAY}&e={EVENT}"))
        .standing_in(file, Stand::body(built_bytes(file)?).after(Duration::from_secs(2)))
        .run(async |page| {
            page.ready().await?;
            page.click(".share-b").await?;
            page.until("document.querySelector('.frame').dataset.panel", "share").await?;
            page.click(".nav a:last-child").await?;
            page.until("document.querySelector('.frame').dataset.panel", "about").await?;
            page.until_true(&format!("{ASKED} >= 1")).await?;
            tokio::time::sleep(Duration::from_millis(500)).await;
            page.click(".share-b").await?;
            page.until_true(READY).await
        })
        .await
}

#[tokio::test]
async fn every_form_of_the_citation_is_shown_and_what_is_copied_is_said() -> Tested {
    Visit::to(&format!("tr/#t={EVENT_DAY}&e={EVENT}&p=share"))
        .run(async |page| {
            page.ready().await?;
            page.until_true(READY).await?;
            for (form, begins) in [("bib", "@online{"), ("ris", "TY  - ELEC"), ("json", "[")] {
                page.keys("#share [name=form]:checked", "ArrowRight").await?;
                page.until("document.querySelector('#share [name=form]:checked').value", form).await?;
                page.until_true(&format!("{}.textContent.startsWith('{begins}')", take("cite"))).await?;
            }
            page.client.execute("document.querySelector('#share [value=article]').click()", vec![]).await?;
            page.until_true(&format!("{}.textContent.includes('10.33458/uidergisi.541542')", take("cite"))).await?;
            page.click("#share [data-copy=cite]").await?;
            page.until_true(&format!("{}.textContent.length > 5", take("said"))).await
        })
        .await
}

#[tokio::test]
async fn what_is_given_follows_the_clock_while_the_panel_is_shown() -> Tested {
    Visit::to(&format!("#t={EVENT_DAY}&e={EVENT}&p=share"))
        .run(async |page| {
            page.ready().await?;
            page.until_true(READY).await?;
            let link = format!("{}.value", take("link"));
            let count = format!("{}.textContent", take("count"));
            let (before, events) = (page.text(&link).await?, page.text(&count).await?);
            page.keys("[role=slider]", "End").await?;
            let after = page.changed(&link, &before).await?;
            holds(
                after.contains("t=20") && !after.contains("p=share"),
                format!("it is the link to the new view: {after}"),
            )?;
            page.changed(&count, &events).await?;
            page.until("document.querySelector('.frame').dataset.panel", "share").await
        })
        .await
}

#[tokio::test]
async fn the_lines_of_an_embed_hold_the_view_and_what_is_chosen() -> Tested {
    Visit::to(&format!("#t={EVENT_DAY}&e={EVENT}&p=share"))
        .run(async |page| {
            page.ready().await?;
            page.until_true(READY).await?;
            let lines = format!("{}.value", take("embed"));
            page.until_true(&format!("{lines}.includes('#t={EVENT_DAY}&amp;e={EVENT}\"')")).await?;
            let choose = "const select = document.querySelector(`#share [name=${arguments[0]}]`); select.value = arguments[1]; \
                          select.dispatchEvent(new Event('change', { bubbles: true }));";
            for (name, value) in [("language", "tr"), ("theme", "dark"), ("height", "600")] {
                page.client.execute(choose, vec![name.into(), value.into()]).await?;
            }
            page.until_true(&format!("{lines}.includes('/tr/?embed=1&amp;theme=dark#t={EVENT_DAY}')")).await?;
            page.until_true(&format!("{lines}.includes('5 Temmuz 2005') && {lines}.includes('height=\"600\"')")).await
        })
        .await
}

#[tokio::test]
async fn a_version_that_the_site_does_not_keep_is_not_promised() -> Tested {
    Visit::to(&format!("#t={EVENT_DAY}&p=share"))
        .forgiving("/v/")
        .run(async |page| {
            page.ready().await?;
            page.until_true(READY).await?;
            let not_kept = format!("{}.hidden", take("not-kept"));
            holds(page.value(&not_kept).await? == true, "nothing is said of versions before one is asked for")?;
            page.client.execute("document.querySelector('#share [value=fixed]').click()", vec![]).await?;
            page.until(&not_kept, false).await?;
            page.until_true(&format!("/\\/v\\/\\d+\\.\\d+\\.\\d+\\//.test({}.value)", take("embed"))).await
        })
        .await
}

#[tokio::test]
async fn what_was_shown_before_the_panel_is_what_is_given() -> Tested {
    Visit::to("#p=events&q=manas&t=1996")
        .run(async |page| {
            page.ready().await?;
            page.click(".share-b").await?;
            page.until_true(READY).await?;
            let link = page.text(&format!("{}.value", take("link"))).await?;
            holds(link.contains("p=events") && link.contains("q=manas"), format!("the search is in the link: {link}"))?;
            let count = page.text(&format!("{}.textContent", take("count"))).await?;
            holds(!count.starts_with("0 "), format!("what was found is counted: {count}"))
        })
        .await
}

#[tokio::test]
async fn the_code_fills_the_screen_for_a_class_and_goes_by_key() -> Tested {
    Visit::to(&format!("#t={EVENT_DAY}&e={EVENT}&p=share"))
        .run(async |page| {
            page.ready().await?;
            page.until_true(READY).await?;
            holds(page.count("#share [data-take=qr] svg.qr path").await? == 2, "the code is drawn")?;
            page.click("#share [data-take=large]").await?;
            page.until_true("document.querySelector('#share dialog').open").await?;
            let wide =
                "document.querySelector('#share dialog svg.qr').getBoundingClientRect().width > innerHeight * 0.5";
            page.until_true(wide).await?;
            page.keys("#share dialog button", "Escape").await?;
            page.until_true("!document.querySelector('#share dialog').open").await
        })
        .await
}

#[tokio::test]
async fn without_the_press_one_sentence_says_so_and_the_map_goes_on() -> Tested {
    Visit::to(&format!("#t={EVENT_DAY}&p=share"))
        .standing_in("press/press_bg.wasm", xtask::site::Stand::status(404))
        .forgiving("press")
        .forgiving("404")
        .forgiving("WebAssembly")
        .run(async |page| {
            page.ready().await?;
            page.until_true(&format!("{}.hidden === false", take("failed"))).await?;
            holds(
                page.value(&format!("{}.hidden", take("tools"))).await? == true,
                "no tool that does nothing is shown",
            )?;
            let date = page.spoken_date().await?;
            page.keys("[role=slider]", "End").await?;
            page.changed(SPOKEN, &date).await?;
            Ok(())
        })
        .await
}

/// What is given away lands in files: they are noted down instead.
const NOTE: &str = "window.given = []; URL.createObjectURL = (blob) => { const one = { type: blob.type, size: blob.size };\
    given.push(one); blob.arrayBuffer().then((bytes) => { one.text = new TextDecoder().decode(bytes); one.head = [...new Uint8Array(bytes, 0, 24)]; });\
    return 'data:,'; }; HTMLAnchorElement.prototype.click = function () { given.at(-1).name = this.download; };";

#[tokio::test]
async fn the_map_as_it_stands_is_given_as_svg_and_as_png_of_both_sizes() -> Tested {
    Visit::to("#p=share&t=2005-07-05&e=astana-declaration-2005")
        .run(async |page| {
            page.ready().await?;
            page.until_true(READY).await?;
            page.client.execute(NOTE, vec![]).await?;
            page.click("[data-save=svg]").await?;
            page.until_true("given[0]?.text").await?;
            same(page.text("given[0].name").await?.as_str(), "sco-atlas-2005-07-05.svg", "its name says the date")?;
            let drawn = "new DOMParser().parseFromString(given[0].text.replace(/<style>[^]*?<.style>/, ''), 'image/svg+xml')";
            holds(page.value(&format!("{drawn}.querySelector('parsererror') === null")).await? == true, "it is well formed")?;
            let words = format!("{drawn}.documentElement.textContent");
            for word in ["5 July 2005", "Astana", "KAZAKHSTAN", "Uluslararası"] {
                holds(page.value(&format!("{words}.includes('{word}')")).await? == true, format!("it says {word}"))?;
            }
            let lost = format!(
                "(() => {{ const svg = {drawn}; return [...svg.querySelectorAll('use')].filter((use) => !svg.getElementById((use.getAttribute('href') ?? use.getAttribute('xlink:href')).slice(1))).length; }})()"
            );
            same(page.value(&lost).await?.as_u64(), Some(0), "nothing that it draws lies outside")?;
            for (what, width) in [("png", 1600), ("png2", 3200)] {
                page.client.execute("given.length = 0", vec![]).await?;
                page.click(&format!("[data-save={what}]")).await?;
                page.until_true("given[0]?.head").await?;
                let across = "given[0].head.slice(16, 20).reduce((sum, byte) => sum * 256 + byte, 0)";
                same(page.value(across).await?.as_u64(), Some(width), "pixels across")?;
            }
            Ok(())
        })
        .await
}
