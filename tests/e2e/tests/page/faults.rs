//! Faults at the start: what does not come, comes broken off, comes late, or may not run. The reader always keeps a page
//! that can be read and one action, and that action leads back to the same place. (Others are in [`super::breakage`].)

use std::time::Duration;

use e2e::page::Page;
use e2e::visit::{Visit, built_bytes, built_file, built_text, built_with};
use e2e::{Tested, holds, same};
use serde_json::{Value, json};
use xtask::browsers::Kind;
use xtask::site::Stand;

use crate::{EVENT, EVENT_DAY, PAGE_OF_ITS_OWN};

/// What the browser counts after a sweep, by these names.
pub async fn counted<const N: usize>(page: &Page, names: [&str; N]) -> Tested<[f64; N]> {
    page.cdp("HeapProfiler.collectGarbage", json!({})).await?;
    page.cdp("Performance.enable", json!({})).await?;
    let told = page.cdp("Performance.getMetrics", json!({})).await?;
    Ok(names.map(|name| {
        let metrics = told.pointer("/metrics").and_then(Value::as_array).into_iter().flatten();
        metrics.filter(|metric| metric["name"] == name).find_map(|metric| metric["value"].as_f64()).unwrap_or_default()
    }))
}

/// Map and record can be read, and the one action can be seen.
pub async fn is_readable(page: &Page) -> Tested {
    page.state("failed").await?;
    holds(page.count("[data-country=KAZ]").await? >= 1, "the map is still drawn")?;
    holds(page.count("li[id][data-event]").await? >= 40, "the events are still there to read")?;
    page.until_true("document.getElementById('again').checkVisibility()").await?;
    holds(page.value("document.getElementById('trouble').innerText.length > 20").await? == true, "one sentence says so")
}

pub fn place() -> String {
    format!("#t={EVENT_DAY}&e={EVENT}")
}

/// The action is taken, and the map comes to where the reader was.
pub async fn again_leads_back(page: &Page) -> Tested {
    page.click("#again").await?;
    page.ready().await?;
    page.opened(EVENT).await?;
    same(format!("#{}", page.fragment().await?), place(), "the place is kept")
}

/// The map fills the room that it has.
pub const FITS: &str = "Math.abs(document.querySelector('.map').getBoundingClientRect().width - \
    document.querySelector('.mapbox').getBoundingClientRect().width) < 2";

/// A file of the site fails once in this way; then it is there again.
async fn fails_once(file: &str, stand: Stand) -> Tested {
    Visit::to(&place())
        .standing_in(file, stand)
        .forgiving(file)
        .forgiving("wasm")
        .forgiving("WebAssembly")
        .forgiving("boot.js")
        .run(async |page| {
            is_readable(page).await?;
            same(format!("#{}", page.fragment().await?), place(), "the address has not changed")?;
            page.site.stand_in(file, Stand::body(built_bytes(file)?));
            again_leads_back(page).await
        })
        .await
}

#[tokio::test]
async fn a_wasm_that_a_proxy_blocks() -> Tested {
    fails_once(&built_file("wasm")?, Stand::status(403)).await
}

#[tokio::test]
async fn a_network_that_ends_in_the_middle_of_the_wasm() -> Tested {
    let file = built_file("wasm")?;
    let stand = Stand::body(built_bytes(&file)?).broken_off();
    fails_once(&file, stand).await
}

#[tokio::test]
async fn a_proxy_that_answers_with_a_page_of_its_own_in_place_of_the_wasm() -> Tested {
    fails_once(&built_file("wasm")?, Stand::body("<!doctype html><title>Sign in</title>")).await
}

#[tokio::test]
async fn the_script_that_starts_the_map_does_not_come() -> Tested {
    fails_once("boot.js", Stand::status(404)).await
}

#[tokio::test]
async fn the_script_that_starts_the_map_is_broken_off() -> Tested {
    fails_once("boot.js", Stand::body(built_bytes("boot.js")?).broken_off()).await
}

#[tokio::test]
async fn without_the_script_of_the_first_paint_the_map_runs() -> Tested {
    Visit::to(&place())
        .standing_in("dress.js", Stand::status(404))
        .forgiving("dress.js")
        .run(async |page| {
            page.ready().await?;
            page.opened(EVENT).await
        })
        .await
}

#[tokio::test]
async fn a_wasm_in_drops_comes_to_the_place_of_the_link() -> Tested {
    let file = built_file("wasm")?;
    Visit::to(&place())
        .standing_in(&file, Stand::body(built_bytes(&file)?).in_drops(25, Duration::from_millis(80)))
        .run(async |page| {
            page.ready().await?;
            page.opened(EVENT).await
        })
        .await
}

#[tokio::test]
async fn who_waits_too_long_is_told_and_a_map_that_comes_after_all_takes_its_place() -> Tested {
    let file = built_file("wasm")?;
    let dress = built_text("dress.js")?;
    holds(dress.contains("60000"), "dress.js waits for a minute")?;
    Visit::to(&place())
        .standing_in("dress.js", Stand::body(dress.replace("60000", "300")))
        .standing_in(&file, Stand::body(built_bytes(&file)?).after(Duration::from_secs(6)))
        .run(async |page| {
            is_readable(page).await?;
            page.ready().await?;
            page.until_true("!document.getElementById('again').checkVisibility()").await?;
            page.opened(EVENT).await?;
            page.until_true(&format!("{FITS} && document.querySelector('.mapbox').getBoundingClientRect().width > 700"))
                .await
        })
        .await
}

#[tokio::test]
async fn a_browser_that_has_no_wasm() -> Tested {
    Visit::to(&place())
        .after_running("delete window.WebAssembly")
        .forgiving("WebAssembly")
        .run(async |page| is_readable(page).await)
        .await
}

#[tokio::test]
async fn a_host_whose_policy_forbids_wasm() -> Tested {
    const POLICY: &str =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'";
    let stand = Stand { policy: Some(POLICY), ..Stand::body(built_text("index.html")?) };
    Visit::to(&place())
        .standing_in("index.html", stand)
        .forgiving("WebAssembly")
        .forgiving("wasm")
        .run(async |page| {
            is_readable(page).await?;
            page.site.stand_in("index.html", Stand::body(built_text("index.html")?));
            again_leads_back(page).await
        })
        .await
}

/// The wasm with a memory that cannot grow beyond what it begins with.
fn without_room(wasm: &[u8]) -> Option<Vec<u8>> {
    fn number(bytes: &[u8], at: &mut usize) -> Option<usize> {
        let mut value = 0;
        for shift in (0..35).step_by(7) {
            let byte = *bytes.get(*at)?;
            *at += 1;
            value |= usize::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                return Some(value);
            }
        }
        None
    }
    let mut at = 8;
    loop {
        let begin = at;
        let id = *wasm.get(at)?;
        at += 1;
        let length = number(wasm, &mut at)?;
        if id == 5 {
            // One memory, without a maximum; its pages are written again as the most it may have.
            let (head, tail) = (wasm.get(..begin)?, wasm.get(at + length..)?);
            let pages = wasm.get(at + 2..at + length)?;
            let body = [&[1, 1], pages, pages].concat();
            return Some([head, &[5, u8::try_from(body.len()).ok()?], &body, tail].concat());
        }
        at += length;
    }
}

#[tokio::test]
async fn a_machine_without_memory_for_the_map() -> Tested {
    let file = built_file("wasm")?;
    let small = without_room(&built_bytes(&file)?).ok_or("the wasm has a memory")?;
    fails_once(&file, Stand::body(small)).await
}

#[tokio::test]
async fn a_page_without_its_data() -> Tested {
    fails_once_as(built_with("atlas", |_| String::new())?).await
}

async fn fails_once_as(html: String) -> Tested {
    Visit::to(&place())
        .standing_in("index.html", Stand::body(html))
        .forgiving("boot.js")
        .forgiving("wasm")
        .run(async |page| {
            is_readable(page).await?;
            page.site.stand_in("index.html", Stand::body(built_text("index.html")?));
            again_leads_back(page).await
        })
        .await
}

#[tokio::test]
async fn data_of_another_version_are_shown_and_the_reader_is_told() -> Tested {
    let html = built_with("atlas", |data| data.replacen("\"version\":1", "\"version\":99", 1))?;
    holds(html.contains("\"version\":99"), "the data say their version")?;
    Visit::to("#p=problems")
        .standing_in("index.html", Stand::body(html))
        .run(async |page| {
            page.ready().await?;
            holds(page.count("[role=slider]").await? == 1, "the clock runs")?;
            page.until_true("document.querySelector('.col').textContent.includes('99')").await
        })
        .await
}

#[tokio::test]
async fn a_page_that_breaks_off_in_the_middle_says_so_and_leads_back() -> Tested {
    Visit::to("icon.svg")
        .standing_in("index.html", Stand::body(built_text("index.html")?).broken_off())
        .standing_in("dress.js", Stand::body(built_text("dress.js")?.replace("60000", "3000")))
        .forgiving("favicon")
        .forgiving("127.0.0.1")
        .not_in(Kind::WebKit, PAGE_OF_ITS_OWN)
        .run(async |page| {
            // The driver tells of a page that did not come whole; the reader sees what came.
            let _ = page.go(&place()).await;
            page.state("failed").await?;
            holds(
                page.value("document.getElementById('app').innerText.length > 100").await? == true,
                "words can be read",
            )?;
            page.site.stand_in("index.html", Stand::body(built_text("index.html")?));
            again_leads_back(page).await
        })
        .await
}

/// The fine map fails in this way: the coarse one stays, and nothing else.
async fn the_coarse_map_stays(stand: Stand) -> Tested {
    let file = built_file("svg").ok().filter(|file| file.starts_with("detail-"));
    let file = file.map_or_else(detail, Ok)?;
    Visit::to("#t=2005-07-05&c=74.6,42.9,7.5")
        .standing_in(&file, stand)
        .forgiving(&file)
        // The browser would tell of a file that is no SVG with a style of its own.
        .forgiving("Applying inline style")
        .run(async |page| {
            page.ready().await?;
            while !page.site.asked().iter().any(|asked| asked.path.ends_with(&file)) {
                tokio::time::sleep(Duration::from_millis(50)).await;
            }
            tokio::time::sleep(Duration::from_millis(600)).await;
            holds(
                page.value("document.getElementById('arc-KAZ-KGZ').hasAttribute('transform')").await? == false,
                "coarse",
            )?;
            page.goes_on().await
        })
        .await
}

fn detail() -> Tested<String> {
    let html = built_text("index.html")?;
    let name = html.split("data-detail=\"./").nth(1).and_then(|rest| rest.split('"').next());
    Ok(name.ok_or("the page names the file of the fine map")?.to_owned())
}

#[tokio::test]
async fn a_fine_map_that_is_not_there() -> Tested {
    the_coarse_map_stays(Stand::status(404)).await
}

#[tokio::test]
async fn a_fine_map_that_breaks_off() -> Tested {
    the_coarse_map_stays(Stand::body(built_bytes(&detail()?)?).broken_off()).await
}

#[tokio::test]
async fn a_fine_map_that_is_something_else() -> Tested {
    the_coarse_map_stays(Stand::body("<!doctype html><p id='arc-KAZ-KGZ'>Sign in")).await
}
