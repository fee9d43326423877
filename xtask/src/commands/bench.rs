//! `cargo xtask bench [--quick]`: the built site beside its peers, in one run; ratios, not times.
//!
//! The peers and the rules by which they are measured are a folder of their own (`../shared/bench`, or `$SCO_ATLAS_BENCH`).
//! Three pages of ours stand among them, sent by our own server: the site; the same page without script, which is as fast
//! as a page can be; and the site without its worker, which says what a reader waits for before all the rest is kept
//! offline. Peers and site are moved once more with ten thousand events. The figures are kept in `out/bench/`, and the next
//! run tells what has changed.

mod many;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use http::header::CONTENT_SECURITY_POLICY;
use serde_json::{Value, json};

use crate::args::Args;
use crate::browsers::Chromium;
use crate::commands::compress;
use crate::site::{Site, Stand};
use crate::step::{Failure, Outcome, Run, note, step};
use crate::workspace;

/// The map comes drawn with the page: of parts that are defined before it.
const DRAWN: &str = "(document.querySelector('.map use.land')?.getBoundingClientRect().width ?? 0) > 0";
const SLIDER: &str = "[role=slider]";
const SAID: &str = "document.querySelector('[role=slider]').getAttribute('aria-valuetext')";
/// What a page is not put through that is only loaded.
const MOVES: &[&str] = &["scrub", "pan", "zoom", "open"];
const PEERS: &str = "limit-static,limit-svg,limit-svg2,d3,leaflet,maplibre";
const OURS: &str = "ours";
const WITHOUT: &str = "ours-without-script";
/// Its bytes are those until the reader can do something.
const AT_FIRST: &str = "ours-without-worker";
/// What is measured: its name in a table, its part of the results, and where it stands there.
const FIGURES: [(&str, &str, &str); 13] = [
    ("bytes", "load", "bytes"),
    ("first paint", "load", "fcp"),
    ("map drawn", "load", "drawn"),
    ("slider answers", "load", "responds"),
    ("memory", "load", "heapMB"),
    ("scrub p50", "interact", "scrub.p50"),
    ("scrub p95", "interact", "scrub.p95"),
    ("pan p95", "interact", "pan.p95"),
    ("zoom p95", "interact", "zoom.p95"),
    ("open", "interact", "open.ms"),
    ("scrub p50", "scale", "scrub.p50"),
    ("scrub p95", "scale", "scrub.p95"),
    ("pan p95", "scale", "pan.p95"),
];
/// More events than any article tells.
const MANY: usize = 10_000;

/// Condition, page and figure, with the median of the rounds.
type Medians = BTreeMap<(String, String, &'static str), f64>;

pub fn run(mut args: Args) -> Outcome {
    let quick = args.flag("--quick");
    args.finish()?;
    Chromium::ready()?;
    let bench = bench()?;
    let pages = workspace::scratch().join("bench-pages");
    let still = page_without_script(&pages.join("without"))?;
    let [ours, without, at_first, many] = [Site::built()?, still, Site::built()?, Site::built()?].map(|mut site| {
        // The bench asks its questions by `eval`.
        site.headers.retain(|(name, _)| *name != CONTENT_SECURITY_POLICY);
        site.start(0)
    });
    let (ours, without, at_first, many) = (ours?, without?, at_first?, many?);
    at_first.stand_in("sw.js", Stand::status(404));
    many.stand_in("sw.js", Stand::status(404));
    many.stand_in(
        "index.html",
        Stand::body(many::page(&workspace::read(&workspace::dist().join("index.html"))?, MANY)?),
    );
    let out = workspace::root().join("out/bench");
    std::fs::create_dir_all(&out).map_err(|why| Failure::file("create", &out, why))?;
    let (last, before) = (out.join("results.json"), out.join("before.json"));
    if last.is_file() {
        std::fs::copy(&last, &before).map_err(|why| Failure::file("copy", &last, why))?;
    }
    let rounds = if quick { "one round" } else { "five rounds" };
    step("bench", &format!("{rounds} of {PEERS} and ours"), || {
        let mut words = vec!["bench.mjs".to_owned(), "--peers".into(), PEERS.into()];
        words.extend(["--only".into(), "load,interact,scale".into(), "--scale".into(), MANY.to_string()]);
        let ways = [
            (OURS, &ours, Some(SLIDER), &[][..], Some(many.url())),
            (WITHOUT, &without, None, MOVES, None),
            (AT_FIRST, &at_first, Some(SLIDER), MOVES, None),
        ];
        for (name, site, slider, skip, with_many) in ways {
            let path = pages.join(name).with_extension("json");
            let adapter = json!({
                "map": ".map", "drawn": DRAWN, "slider": slider, "sliderMode": "pointer", "countExpr": SAID,
                "marker": ".map [data-event]", "card": "#card", "skip": skip,
                "scaleUrl": with_many,
            });
            workspace::write(&path, adapter.to_string())?;
            words.extend(["--page".into(), format!("{name}={}", site.url())]);
            words.extend(["--adapter".into(), path.display().to_string()]);
        }
        words.extend(["--out".into(), out.display().to_string(), "--no-shots".into()]);
        words.extend(quick.then(|| "--quick".into()));
        Run::new("node", "bench")
            .args(words)
            .in_folder(&bench)
            .remedy("The bench could not finish; its last lines are above.")
            .quietly()
    })?;
    let now = medians(&last)?;
    print(&now, if before.is_file() { medians(&before)? } else { Medians::new() });
    Ok(())
}

/// The peers, copied so that nothing is written where they come from.
fn bench() -> Outcome<PathBuf> {
    let named = std::env::var_os("SCO_ATLAS_BENCH").map(PathBuf::from);
    let from = named.unwrap_or_else(|| workspace::root().join("../shared/bench"));
    if !from.join("bench.mjs").is_file() {
        return Err(Failure::new(format!(
            "There is no bench in {}: nothing to measure the site against.",
            from.display()
        ))
        .hint(
            "Name the folder of its `bench.mjs` in SCO_ATLAS_BENCH. Without peers, `cargo bench` measures the core.",
        ));
    }
    let to = workspace::scratch().join("bench");
    if !to.join("node_modules").is_dir() {
        copy(&from, &to)?;
        step("bench", "the peers, from npm (once)", || {
            Run::new("npm", "bench-peers")
                .args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"])
                .in_folder(&to)
                .remedy("npm could not bring the peers: the first run needs Node.js, npm and the network.")
                .quietly()
        })?;
    }
    Ok(to)
}

/// The built site, of which the first page asks for no script.
fn page_without_script(folder: &Path) -> Outcome<Site> {
    let _ = std::fs::remove_dir_all(folder);
    let built = Site::built()?;
    copy(&built.folder, folder)?;
    let page = folder.join("index.html");
    workspace::write(&page, still(&workspace::read(&page)?))?;
    compress::folder(folder)?;
    Ok(Site { folder: folder.to_owned(), ..built })
}

/// A page that asks for no script, whatever it asked for it with.
fn still(page: &str) -> String {
    let mut kept = String::new();
    let mut rest = page;
    while let Some(at) = rest.find('<') {
        let end = rest.get(at..).and_then(|tag| tag.find('>')).map_or(rest.len(), |length| at + length + 1);
        let (before, tag) = (rest.get(..at).unwrap_or_default(), rest.get(at..end).unwrap_or_default());
        let asks = (tag.starts_with("<script") && tag.contains("src=")) || tag.contains("modulepreload");
        kept.push_str(before);
        kept.push_str(if asks { if tag.starts_with("<script") { "<script>" } else { "" } } else { tag });
        rest = rest.get(end..).unwrap_or_default();
    }
    kept.push_str(rest);
    kept
}

/// What was installed or compressed is left where it is.
fn copy(from: &Path, to: &Path) -> Outcome {
    let left = |name: &String| name.contains("node_modules/") || name.ends_with(".br") || name.ends_with(".gz");
    for name in workspace::names_below(from)?.into_iter().filter(|name| !left(name)) {
        let (source, target) = (from.join(&name), to.join(&name));
        let folder = target.parent().unwrap_or(to);
        std::fs::create_dir_all(folder).map_err(|why| Failure::file("create", folder, why))?;
        std::fs::copy(&source, &target).map_err(|why| Failure::file("copy", &source, why))?;
    }
    Ok(())
}

fn medians(results: &Path) -> Outcome<Medians> {
    let text = workspace::read(results)?;
    let told: Value = serde_json::from_str(&text).map_err(|why| Failure::file("read", results, why))?;
    let mut medians = Medians::new();
    for (page, parts) in told.get("peers").and_then(Value::as_object).into_iter().flatten() {
        for (figure, part, place) in FIGURES {
            let conditions = parts.get(part).and_then(Value::as_object);
            for (condition, rounds) in conditions.into_iter().flatten() {
                let condition = if part == "scale" { format!("{condition} events") } else { condition.clone() };
                let pointer = format!("/{}", place.replace('.', "/"));
                let values = rounds.as_array().into_iter().flatten();
                let values = values.filter_map(|round| round.pointer(&pointer)?.as_f64()).collect();
                if let Some(median) = median(values) {
                    medians.insert((condition, page.clone(), figure), median);
                }
            }
        }
    }
    Ok(medians)
}

fn median(mut values: Vec<f64>) -> Option<f64> {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied()
}

/// Ours over each peer: below 1 we are ahead.
fn print(now: &Medians, before: Medians) {
    let mut last = "";
    for ((condition, page, figure), value) in now {
        // The site itself goes on loading what it keeps offline.
        if page != if *figure == "bytes" { AT_FIRST } else { OURS } {
            continue;
        }
        if condition != last {
            println!("\n{condition}: ours over each, medians");
            last = condition;
        }
        let over = |of: &Medians, other: &str| {
            let known = of.get(&(condition.clone(), other.to_owned(), *figure)).filter(|known| **known > 0.0);
            known.map_or("     –".to_owned(), |known| format!("{:6.2}", value / known))
        };
        let peers: Vec<String> =
            [WITHOUT].into_iter().chain(PEERS.split(',')).map(|peer| format!("{peer} {}", over(now, peer))).collect();
        println!("  {figure:<15} {}   before {}", peers.join("  "), over(&before, page));
    }
    note("bench", "figures and their spread are in out/bench/report.md; a machine that is busy tells nothing");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_middle_of_the_rounds_counts() {
        assert_eq!(median(vec![9.0, 1.0, 5.0]), Some(5.0));
        assert_eq!(median(Vec::new()), None);
    }

    #[test]
    fn a_page_without_script_asks_for_none_and_keeps_the_rest() {
        let page = "<link rel=\"modulepreload\" href=\"a.js\"><p>A &lt; B</p><script src=\"./boot.js\"></script><script type=\"text/plain\" id=\"words\">x<y</script>";
        assert_eq!(
            still(page),
            "<p>A &lt; B</p><script></script><script type=\"text/plain\" id=\"words\">x<y</script>"
        );
    }
}
