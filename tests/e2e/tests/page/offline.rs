//! The service worker: the site without network, versions that never mix, and no way to be kept on an old one.

use std::net::TcpStream;
use std::time::Duration;

use e2e::page::Page;
use e2e::visit::{Visit, built_text, left_out_in};
use e2e::{Tested, holds, same};
use xtask::browsers::Kind;
use xtask::commands::offline::hash;
use xtask::hosting::carries_hash;
use xtask::site::{Site, Stand};

use crate::NO_CACHE;

/// A border that the map draws with the fine one when the reader is near.
const FINE: &str = "document.getElementById('arc-KAZ-KGZ').hasAttribute('transform')";
const IS_SECOND: &str = "document.querySelector('meta[name=version]')";

/// A reader whose browser keeps the version that he sees.
async fn a_reader() -> Tested<Page> {
    let page = Visit::to("").keeping().open(Site::built()?.start(0)?).await?;
    page.ready().await?;
    until(&page, "registration?.active?.state", "activated").await?;
    Ok(page)
}

/// Waits for a word of the registration.
async fn until(page: &Page, expression: &str, wanted: &str) -> Tested {
    let ask = format!(
        "const [done] = arguments; navigator.serviceWorker.getRegistration().then(async (registration) => \
         done(String({expression})), (error) => done(String(error)));"
    );
    let mut found = String::new();
    for _ in 0..300 {
        found = page.client.execute_async(&ask, vec![]).await?.as_str().unwrap_or_default().to_owned();
        if found == wanted {
            return Ok(());
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    Err(format!("waited for `{expression}` to be {wanted}, but it is {found}").into())
}

/// The files of another version: the page, its first script, and the worker that knows both.
fn second() -> Tested<[(&'static str, String); 3]> {
    let (page, dress, worker) = (built_text("index.html")?, built_text("dress.js")?, built_text("sw.js")?);
    let other = page.replacen("<title>", "<meta name=\"version\" content=\"2\"><title>", 1);
    let other_dress = format!("{dress}document.documentElement.dataset.second = \"1\";\n");
    let other_worker = worker
        .replace(&hash(page.as_bytes()), &hash(other.as_bytes()))
        .replace(&hash(dress.as_bytes()), &hash(other_dress.as_bytes()))
        .replace("const VERSION = \"", "const VERSION = \"second ");
    Ok([("index.html", other), ("dress.js", other_dress), ("sw.js", other_worker)])
}

#[tokio::test]
async fn after_the_first_visit_the_site_works_without_network() -> Tested {
    let page = a_reader().await?;
    page.site.stop();
    while TcpStream::connect(page.site.address).is_ok() {
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    page.go("?again#t=2005-07-05").await?;
    page.ready().await?;
    page.keys("[role=slider]", "ArrowRight").await?;
    page.turn_to("t=2005-07-05&c=74.6,42.9,7.5").await?;
    page.until_true(FINE).await?;
    page.go("tr/#t=2005-07-05").await?;
    page.ready().await?;
    same(page.attribute("html", "lang").await?, "tr", "the other page is there as well")
}

#[tokio::test]
async fn what_the_page_has_fetched_is_not_fetched_again_to_be_kept() -> Tested {
    if left_out_in(Kind::WebKit, NO_CACHE)? {
        return Ok(());
    }
    let page = a_reader().await?;
    let asked = page.site.asked();
    for one in asked.iter().filter(|one| carries_hash(&one.path)) {
        let times = asked.iter().filter(|other| other.path == one.path).count();
        same(times, 1, &format!("requests of {}", one.path))?;
    }
    holds(asked.iter().any(|one| one.path.ends_with(".wasm")), "the wasm was asked for")
}

#[tokio::test]
async fn a_version_that_is_not_there_whole_is_not_taken() -> Tested {
    let page = a_reader().await?;
    let [index, _, worker] = second()?;
    for (file, text) in [index, worker] {
        page.site.stand_in(file, Stand::body(text));
    }
    let asked = |page: &Page| page.site.asked().iter().filter(|asked| asked.path.ends_with("/dress.js")).count();
    let before = asked(&page);
    page.go("?once").await?;
    page.ready().await?;
    while asked(&page) == before {
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    until(&page, "registration.installing ?? registration.waiting", "null").await?;
    page.go("?twice").await?;
    page.ready().await?;
    same(versions(&page).await?, (false, false), "the version before is shown")?;
    until(&page, "(await caches.keys()).filter((name) => name.includes('second')).length", "0").await
}

/// Whether page and script are of the second version.
async fn versions(page: &Page) -> Tested<(bool, bool)> {
    let index = page.value(&format!("!!{IS_SECOND}")).await?.as_bool().unwrap_or_default();
    Ok((index, page.text("document.documentElement.dataset.second").await? == "1"))
}

#[tokio::test]
async fn a_new_version_is_taken_whole_at_the_next_visit() -> Tested {
    let page = a_reader().await?;
    for (file, text) in second()? {
        page.site.stand_in(file, Stand::body(text));
    }
    page.go("?once").await?;
    page.ready().await?;
    same(versions(&page).await?, (false, false), "page and script while the new version is fetched")?;
    until(&page, "registration.waiting?.state", "installed").await?;
    page.go("?twice#t=2005-07-05").await?;
    page.until_true(IS_SECOND).await?;
    page.ready().await?;
    same(versions(&page).await?, (true, true), "page and script after it")?;
    page.until_true("location.hash.includes('t=2005-07-05')").await?;
    until(&page, "(await caches.keys()).length", "1").await
}

/// The worker's script becomes something else, and the next page but one is the host's own again.
async fn the_reader_is_let_go(script: Stand) -> Tested {
    let page = a_reader().await?;
    let [index, dress, _] = second()?;
    for (file, text) in [index, dress] {
        page.site.stand_in(file, Stand::body(text));
    }
    page.site.stand_in("sw.js", script);
    page.go("?once").await?;
    page.ready().await?;
    until(&page, "(await caches.keys()).length", "0").await?;
    page.go("?twice").await?;
    page.ready().await?;
    holds(versions(&page).await? == (true, true), "the page is the one of the host")
}

#[tokio::test]
async fn a_worker_that_is_gone_lets_the_reader_go() -> Tested {
    the_reader_is_let_go(Stand::status(404)).await
}

#[tokio::test]
async fn a_worker_that_does_not_run_lets_the_reader_go() -> Tested {
    the_reader_is_let_go(Stand::body("this is no script (")).await
}

#[tokio::test]
async fn an_embed_keeps_nothing() -> Tested {
    let page = Visit::to("?embed=1").keeping().open(Site::built()?.start(0)?).await?;
    page.ready().await?;
    tokio::time::sleep(Duration::from_secs(1)).await;
    until(&page, "registration", "undefined").await?;
    holds(!page.site.asked().iter().any(|asked| asked.path.ends_with("/sw.js")), "the worker was not asked for")
}

#[tokio::test]
async fn a_host_that_leads_from_x_html_to_x_keeps_no_reader_from_the_page() -> Tested {
    let site = Site::built()?.start(0)?;
    let presenter = built_text("presenter.html")?;
    site.stand_in("presenter.html", Stand::moved("/presenter/"));
    site.stand_in("presenter/index.html", Stand::body(presenter));
    let page = Visit::to("").keeping().open(site).await?;
    page.ready().await?;
    until(&page, "registration?.active?.state", "activated").await?;
    page.go("presenter.html").await?;
    page.until_true("document.body.classList.contains('presenter')").await
}
