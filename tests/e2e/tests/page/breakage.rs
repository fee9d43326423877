//! What the reader keeps when something is broken: the page, one sentence, and one action.

use std::time::Duration;

use e2e::page::Page;
use e2e::visit::{Visit, built_bytes, built_file, built_with};
use e2e::{Tested, holds};
use xtask::site::Stand;

/// The page says that it failed, offers something to do, and is still readable.
async fn the_page_stays_readable(page: &Page) -> Tested {
    page.state("failed").await?;
    holds(page.count("[data-country=KAZ]").await? >= 1, "the map is still drawn")?;
    holds(page.count("li[id][data-event]").await? >= 40, "the events are still there to read")?;
    page.until_true(
        "[...document.querySelectorAll('button, a')].some(e => \
         e.checkVisibility() && e.closest('[role=alert], [data-failure]'))",
    )
    .await
}

#[tokio::test]
async fn when_the_wasm_is_not_there() -> Tested {
    Visit::to("")
        .standing_in(&built_file("wasm")?, Stand::status(404))
        .forgiving("wasm")
        .forgiving("WebAssembly")
        .run(async |page| the_page_stays_readable(page).await)
        .await
}

#[tokio::test]
async fn when_the_wasm_ends_in_the_middle() -> Tested {
    let file = built_file("wasm")?;
    let mut bytes = built_bytes(&file)?;
    bytes.truncate(bytes.len() / 2);
    Visit::to("")
        .standing_in(&file, Stand::body(bytes))
        .forgiving("wasm")
        .forgiving("WebAssembly")
        .forgiving("boot.js")
        .run(async |page| the_page_stays_readable(page).await)
        .await
}

#[tokio::test]
async fn when_the_script_is_not_there() -> Tested {
    let scripts = xtask::commands::build::with_extension(&xtask::workspace::dist(), "js")?;
    let glue = scripts
        .iter()
        .filter_map(|path| path.file_name()?.to_str())
        .find(|name| name.starts_with("sco-atlas-"))
        .ok_or("the site has the script of the wasm")?;
    Visit::to("")
        .standing_in(glue, Stand::status(404))
        .forgiving(glue)
        .forgiving("boot.js")
        .run(async |page| the_page_stays_readable(page).await)
        .await
}

#[tokio::test]
async fn a_slow_wasm_leaves_the_page_readable_until_it_comes() -> Tested {
    let file = built_file("wasm")?;
    let bytes = built_bytes(&file)?;
    Visit::to("")
        .standing_in(&file, Stand::body(bytes).after(Duration::from_secs(2)))
        .run(async |page| {
            page.state("loading").await?;
            holds(page.count("[data-country=KAZ]").await? >= 1, "the map is drawn before")?;
            page.ready().await
        })
        .await
}

#[tokio::test]
async fn one_bad_event_costs_that_event_and_is_reported() -> Tested {
    let html = built_with("atlas", |data| data.replacen("2005-07-05", "2005-13-45", 1))?;
    Visit::to("?fresh")
        .standing_in("index.html", Stand::body(html))
        .run(async |page| {
            page.ready().await?;
            holds(page.count("[role=slider]").await? == 1, "the clock runs")?;
            page.until_true("document.body.textContent.includes('2005-13-45')").await
        })
        .await
}

#[tokio::test]
async fn data_that_ends_in_the_middle_is_told_to_the_reader() -> Tested {
    let html = built_with("atlas", |data| data.chars().take(data.chars().count() / 2).collect())?;
    Visit::to("?fresh")
        .standing_in("index.html", Stand::body(html))
        .forgiving("boot.js")
        .run(async |page| {
            page.until_true("['ready', 'failed'].includes(document.documentElement.dataset.atlas)").await?;
            page.until_true(
                "[...document.querySelectorAll('[role=alert], [data-failure], [data-problems], [data-problem]')]\
                 .some(e => e.checkVisibility() && e.textContent.trim())",
            )
            .await
        })
        .await
}
