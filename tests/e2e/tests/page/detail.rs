//! The fine base map: fetched when the reader comes near, once, and never missed when it does not come.

use std::time::Duration;

use e2e::page::Page;
use e2e::visit::{Visit, built_text};
use e2e::{Tested, holds};
use xtask::site::Stand;

const NEAR: &str = "#t=2005-07-05&c=74.6,42.9,7.5";
const FAR: &str = "#t=2005-07-05";
/// Is the border that the map draws with the fine one?
const FINE: &str = "document.getElementById('arc-KAZ-KGZ').hasAttribute('transform')";

fn times(page: &Page) -> usize {
    page.site.asked().iter().filter(|asked| asked.path.contains("detail-")).count()
}

/// The file's name, as the page has it.
fn file() -> Tested<String> {
    let html = built_text("index.html")?;
    let name = html.split("data-detail=\"./").nth(1).and_then(|rest| rest.split('"').next());
    Ok(name.ok_or("the page names the file of the fine base map")?.to_owned())
}

#[tokio::test]
async fn it_is_asked_for_once_and_only_when_the_reader_comes_near() -> Tested {
    Visit::to(FAR)
        .run(async |page| {
            page.ready().await?;
            page.until_true(&format!("!{FINE}")).await?;
            for _ in 0..3 {
                page.click(".mctl button:nth-child(1)").await?;
            }
            page.until_true(FINE).await?;
            holds(page.count("svg.locator").await? == 1, "a small map says where the reader is")?;
            for _ in 0..3 {
                page.click(".mctl button:nth-child(2)").await?;
            }
            page.until_true(&format!("!{FINE}")).await?;
            holds(page.count("svg.locator").await? == 0, "the whole region needs no small map")?;
            for _ in 0..3 {
                page.click(".mctl button:nth-child(1)").await?;
            }
            page.until_true(FINE).await?;
            holds(times(page) == 1, format!("the file was asked for {} times", times(page)))
        })
        .await
}

#[tokio::test]
async fn the_overview_never_asks_for_it() -> Tested {
    Visit::to(FAR)
        .run(async |page| {
            page.ready().await?;
            page.drag(&[(900.0, 300.0), (880.0, 310.0), (800.0, 360.0)]).await?;
            page.until_true("location.hash.includes('c=')").await?;
            holds(times(page) == 0, "nobody came near")
        })
        .await
}

#[tokio::test]
async fn nothing_jumps_when_it_takes_the_place_of_the_coarse_one() -> Tested {
    let file = file()?;
    let late = Stand::body(built_text(&file)?).after(Duration::from_secs(2));
    Visit::to("#t=2005-07-05&c=74.6,42.9,5.55")
        .standing_in(&file, late)
        .run(async |page| {
            page.ready().await?;
            page.until_true(&format!("!{FINE}")).await?;
            let coarse = sides(page).await?;
            page.until_true(FINE).await?;
            let fine = sides(page).await?;
            holds(coarse[2] - coarse[0] > 200.0, "Kyrgyzstan is on the map")?;
            let jump = coarse.iter().zip(&fine).map(|(a, b)| (a - b).abs()).fold(0.0, f64::max);
            holds(jump < 1.6, format!("Kyrgyzstan went from {coarse:?} to {fine:?}"))
        })
        .await
}

/// Left, top, right and bottom of Kyrgyzstan as the map draws it.
async fn sides(page: &Page) -> Tested<[f64; 4]> {
    page.numbers(
        "(() => { const r = document.querySelector('[data-country=KGZ]').getBoundingClientRect(); \
         return [r.left, r.top, r.right, r.bottom]; })()",
    )
    .await
}

#[tokio::test]
async fn without_it_the_map_stays() -> Tested {
    Visit::to(NEAR)
        .standing_in(&file()?, Stand::status(404))
        .forgiving("detail-")
        .run(async |page| {
            page.ready().await?;
            page.until_true("performance.getEntriesByType('resource').some(e => e.name.includes('detail-'))").await?;
            holds(page.count("[data-country=KGZ]").await? == 1, "Kyrgyzstan is drawn")?;
            page.click(".mctl button:nth-child(1)").await?;
            page.until_true(&format!("!{FINE}")).await?;
            page.until_true("document.querySelectorAll('.labs text').length > 0").await?;
            holds(times(page) == 1, "it is not asked for again")
        })
        .await
}
