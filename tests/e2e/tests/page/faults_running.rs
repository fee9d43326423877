//! Faults while the map runs: a panic inside, no storage, no clipboard, a wrong clock, two tabs, memory that is scarce, a
//! thousand sizes.

use e2e::page::Page;
use e2e::visit::Visit;
use e2e::{Tested, holds, same};
use fantoccini::wd::WindowHandle;
use serde_json::json;
use xtask::browsers::Kind;
use xtask::site::Site;

use crate::NO_MEMORY;
use crate::faults::{FITS, again_leads_back, counted, is_readable, place};

/// From now on the page's own library meets what it cannot go on from.
const PANIC: &str = "for (const name of ['setAttribute', 'insertBefore', 'appendChild', 'removeAttribute']) \
    for (const kind of [Element, Node]) if (Object.hasOwn(kind.prototype, name)) \
    kind.prototype[name] = () => { throw new Error('broken on purpose'); };";

#[tokio::test]
async fn after_a_panic_inside_the_page_can_be_read_and_leads_back_to_where_it_was() -> Tested {
    Visit::to(&place())
        .forgiving("wasm")
        .forgiving("RuntimeError")
        .forgiving("broken on purpose")
        .run(async |page| {
            page.ready().await?;
            page.client.execute(PANIC, vec![]).await?;
            page.keys("[role=slider]", "ArrowRight ArrowRight").await?;
            is_readable(page).await?;
            again_leads_back(page).await
        })
        .await
}

/// What a driver runs is nobody's script, and its errors are told to nobody: the event is sent by hand, with an error of the
/// page's own kind.
const REJECTED: &str = "dispatchEvent(new PromiseRejectionEvent('unhandledrejection', \
    { promise: window.Promise.resolve(), reason: new window.WebAssembly.RuntimeError('unreachable') }))";

#[tokio::test]
async fn a_panic_in_a_promise_and_the_end_of_the_stack_are_told_as_well() -> Tested {
    for broken in [
        REJECTED,
        "dispatchEvent(new ErrorEvent('error', { message: 'Maximum call stack', error: new window.RangeError('Maximum call stack') }))",
    ] {
        Visit::to(&place())
            .forgiving("unreachable")
            .forgiving("Maximum call stack")
            .run(async |page| {
                page.ready().await?;
                page.value(broken).await?;
                is_readable(page).await?;
                again_leads_back(page).await
            })
            .await?;
    }
    Ok(())
}

#[tokio::test]
async fn a_lecture_that_has_failed_can_be_loaded_again_by_key() -> Tested {
    Visit::to(&format!("?lecture{}", place()))
        .forgiving("unreachable")
        .run(async |page| {
            page.ready().await?;
            page.value(REJECTED).await?;
            page.state("failed").await?;
            page.until_true("document.getElementById('again').checkVisibility()").await?;
            page.client.execute("window.before = true", vec![]).await?;
            page.keys("#again", "Enter").await?;
            page.until_true("!window.before && document.documentElement.dataset.atlas === 'ready'").await?;
            same(format!("#{}", page.fragment().await?), place(), "the place is kept")
        })
        .await
}

#[tokio::test]
async fn where_storage_is_denied_the_map_runs_and_its_dress_can_be_changed() -> Tested {
    const DENIED: &str = "for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches']) \
        Object.defineProperty(window, name, { get() { throw new DOMException('denied', 'SecurityError'); } }); \
        Object.defineProperty(navigator, 'serviceWorker', { get() { throw new DOMException('denied', 'SecurityError'); } });";
    Visit::to(&format!("?theme=dark{}", place()))
        .after_running(DENIED)
        .run(async |page| {
            page.ready().await?;
            page.until_true("document.documentElement.classList.contains('theme-dark')").await?;
            page.goes_on().await
        })
        .await
}

#[tokio::test]
async fn where_there_is_no_clipboard_copying_goes_the_old_way() -> Tested {
    const NONE: &str = "Object.defineProperty(Navigator.prototype, 'clipboard', { value: undefined, configurable: true }); \
        document.addEventListener('copy', () => { window.copied = document.activeElement.value; }, true);";
    Visit::to("#p=words&t=2005-07-05")
        .after_running(NONE)
        .run(async |page| {
            page.ready().await?;
            page.click(".col .kick button").await?;
            page.until_true("window.copied?.length > 40").await?;
            same(page.count("textarea:not([readonly]):not(#share *)").await?, 0, "fields left behind")
        })
        .await
}

#[tokio::test]
async fn a_clock_that_is_wrong_or_goes_backwards_changes_nothing_of_the_map() -> Tested {
    let shown = async |page: &Page| page.text("document.querySelector('#app').innerText").await;
    let mut seen = Vec::new();
    for now in ["Date.now()", "0", "4102444800000", "NaN"] {
        let skew = format!(
            "{{ const now = {now}, Real = Date; \
             window.Date = class extends Real {{ constructor(...a) {{ a.length ? super(...a) : super(now); }} static now() {{ return now; }} }}; \
             let back = 1e6; if ({now} === 0) performance.now = () => (back -= 7); }}"
        );
        Visit::to(&place())
            .after_running(skew)
            .run(async |page| {
                page.ready().await?;
                page.until_true("!document.querySelector('.map.moving')").await?;
                seen.push(shown(page).await?);
                page.keys("[role=slider]", "ArrowRight ArrowRight ArrowLeft").await?;
                page.frames().await?;
                seen.push(page.spoken_date().await?);
                page.state("ready").await
            })
            .await?;
    }
    let first: Vec<&String> = seen.iter().take(2).collect();
    for later in seen.chunks(2).skip(1) {
        same(later.iter().collect::<Vec<_>>(), first.clone(), "what is shown at another time")?;
    }
    Ok(())
}

/// Opens another tab there and goes to it; gives the one that was left.
async fn beside(page: &Page, path: &str) -> Tested<WindowHandle> {
    let first = page.client.window().await?;
    let second = page.client.new_window(true).await?.handle;
    page.client.switch_to_window(second).await?;
    page.go(path).await?;
    page.ready().await?;
    Ok(first)
}

#[tokio::test]
async fn two_tabs_keep_their_own_places_and_share_only_the_dress() -> Tested {
    let page = Visit::to("#t=2001-06-15").open(Site::built()?.start(0)?).await?;
    page.ready().await?;
    let first = beside(&page, "tr/#t=2005-07-05").await?;
    page.keys("[role=slider]", "ArrowRight").await?;
    page.until_true("!location.hash.includes('2005-07-05')").await?;
    page.client.execute("localStorage.setItem('sco-atlas-theme', 'dark')", vec![]).await?;
    page.client.switch_to_window(first).await?;
    same(page.fragment().await?.starts_with("t=2001-06-15"), true, "the first tab stands where it stood")?;
    same(page.attribute("html", "lang").await?, "en", "in its language")?;
    holds(page.value("document.documentElement.classList.contains('theme-dark')").await? == false, "and in its dress")?;
    page.keys("[role=slider]", "ArrowRight").await?;
    page.until_true("!location.hash.includes('2001-06-15')").await?;
    page.go("?again#t=2001-06-15").await?;
    page.until_true("document.documentElement.classList.contains('theme-dark')").await
}

#[tokio::test]
async fn two_lectures_in_one_browser_do_not_hear_each_other() -> Tested {
    let page = Visit::to("?lecture#t=2001-06-15").open(Site::built()?.start(0)?).await?;
    page.ready().await?;
    let first = beside(&page, "?lecture#t=2005-07-05").await?;
    page.keys("[role=slider]", "PageDown").await?;
    page.until_true("!location.hash.startsWith('#t=2005-07-05&') || location.hash.includes('&e=')").await?;
    page.client.switch_to_window(first).await?;
    tokio::time::sleep(std::time::Duration::from_millis(600)).await;
    same(page.fragment().await?.starts_with("t=2001-06-15"), true, "the first lecture stands where it stood")
}

#[tokio::test]
async fn when_memory_is_scarce_the_map_goes_on() -> Tested {
    Visit::to(&place())
        .only_in(Kind::Chromium, NO_MEMORY)
        .run(async |page| {
            page.ready().await?;
            for _ in 0..3 {
                page.cdp("Memory.simulatePressureNotification", json!({ "level": "critical" })).await?;
                page.cdp("HeapProfiler.collectGarbage", json!({})).await?;
                page.goes_on().await?;
            }
            page.turn_to("t=2005-07-05&c=74.6,42.9,7.5").await?;
            page.until_true("document.getElementById('arc-KAZ-KGZ').hasAttribute('transform')").await
        })
        .await
}

/// Bytes of script after a sweep, nodes, listeners, and bytes of the wasm.
async fn held(page: &Page) -> Tested<[f64; 4]> {
    let [script, nodes, listeners] = counted(page, ["JSHeapUsedSize", "Nodes", "JSEventListeners"]).await?;
    let memory = "const [done] = arguments; import(document.querySelector('script[data-wasm]').dataset.js) \
        .then((module) => module.default()).then((wasm) => done(wasm.memory.buffer.byteLength));";
    let wasm = page.client.execute_async(memory, vec![]).await?.as_f64().unwrap_or_default();
    Ok([script, nodes, listeners, wasm])
}

#[tokio::test]
async fn a_thousand_sizes_leave_the_right_picture_and_no_memory_behind() -> Tested {
    Visit::to(&place())
        .only_in(Kind::Chromium, NO_MEMORY)
        .run(async |page| {
            page.ready().await?;
            let size = async |width: u32, height: u32| {
                let metrics = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
                page.cdp("Emulation.setDeviceMetricsOverride", metrics).await
            };
            // Fifty sizes over and over: what is held at most is held after the first rounds.
            let turn = async |rounds: u32| -> Tested<[f64; 4]> {
                for n in 0..rounds * 50 {
                    size(320 + (n % 50) * 32, 360 + (n % 50 * 17) % 50 * 18).await?;
                }
                size(1280, 800).await?;
                page.frames().await?;
                page.frames().await?;
                held(page).await
            };
            let held = [turn(2).await?, turn(9).await?, turn(9).await?];
            page.until_true(FITS).await?;
            page.opened(crate::EVENT).await?;
            same(format!("#{}", page.fragment().await?), place(), "the place is kept")?;
            for (n, what) in ["script", "nodes", "listeners", "wasm"].iter().enumerate() {
                let [_, half, whole] = held.map(|held| held.get(n).copied().unwrap_or_default());
                let room = if *what == "script" { 2e6 } else { half * 0.1 };
                holds(whole <= half + room, format!("{what} grow without end: {held:?}"))?;
            }
            Ok(())
        })
        .await
}
