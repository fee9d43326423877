//! `cargo xtask bench [--quick]`: the built site beside its peers, in one run; ratios, not times.
//!
//! The peers and the rules by which they are measured are a folder of their own (`../shared/bench`, or `$SCO_ATLAS_BENCH`).
//! Two pages of ours stand among them: the site, and the same page without script, which is as fast as a page can be. The
//! figures are kept in `out/bench/`, and the next run tells what has changed.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::args::Args;
use crate::browsers::Chromium;
use crate::step::{Failure, Outcome, Run, note, step};
use crate::workspace;

const ADAPTER: &str = r##"{ "map": ".map", "slider": "[role=slider]", "sliderMode": "pointer", "marker": ".map [data-event]", "card": "#card",
  "countExpr": "document.querySelector('[role=slider]').getAttribute('aria-valuetext')" }"##;
const STILL: &str = r##"{ "map": ".map", "slider": null, "skip": ["scrub", "pan", "zoom", "open"] }"##;
const PEERS: &str = "limit-static,limit-svg,limit-svg2,d3,leaflet,maplibre";
const OURS: &str = "ours";
const WITHOUT: &str = "ours-without-script";
/// What is measured: its name in a table, its part of the results, and where it stands there.
const FIGURES: [(&str, &str, &str); 9] = [
    ("bytes", "load", "bytes"),
    ("first paint", "load", "fcp"),
    ("map drawn", "load", "drawn"),
    ("slider answers", "load", "responds"),
    ("memory", "load", "heapMB"),
    ("scrub p95", "interact", "scrub.p95"),
    ("pan p95", "interact", "pan.p95"),
    ("zoom p95", "interact", "zoom.p95"),
    ("open", "interact", "open.ms"),
];

/// Condition, page and figure, with the median of the rounds.
type Medians = BTreeMap<(String, String, &'static str), f64>;

pub fn run(mut args: Args) -> Outcome {
    let quick = args.flag("--quick");
    args.finish()?;
    Chromium::ready()?;
    let bench = bench()?;
    let pages = workspace::scratch().join("bench-pages");
    let (ours, without) = pages_of_ours(&pages)?;
    let out = workspace::root().join("out/bench");
    std::fs::create_dir_all(&out).map_err(|why| Failure::file("create", &out, why))?;
    let (last, before) = (out.join("results.json"), out.join("before.json"));
    if last.is_file() {
        std::fs::copy(&last, &before).map_err(|why| Failure::file("copy", &last, why))?;
    }
    let rounds = if quick { "one round" } else { "five rounds" };
    step("bench", &format!("{rounds} of {PEERS} and ours"), || {
        let page = |name: &str, folder: &Path| format!("{name}={}", folder.display());
        let adapter = |name: &str| pages.join(name).display().to_string();
        let mut words = vec!["bench.mjs".to_owned(), "--peers".into(), PEERS.into()];
        words.extend(["--only".into(), "load,interact".into()]);
        words.extend(["--page".into(), page(OURS, &ours), "--adapter".into(), adapter("ours.json")]);
        words.extend(["--page".into(), page(WITHOUT, &without), "--adapter".into(), adapter("still.json")]);
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

/// The built site, and its first page without script. The bench compresses by itself.
fn pages_of_ours(folder: &Path) -> Outcome<(PathBuf, PathBuf)> {
    let dist = workspace::dist();
    if !dist.join("index.html").is_file() {
        return Err(Failure::new("There is no built site to measure.").hint("`cargo xtask build`, then this again."));
    }
    let (ours, without) = (folder.join("ours"), folder.join("without"));
    for (to, script) in [(&ours, true), (&without, false)] {
        let _ = std::fs::remove_dir_all(to);
        copy(&dist, to)?;
        if !script {
            let page = to.join("index.html");
            let text = std::fs::read_to_string(&page).map_err(|why| Failure::file("read", &page, why))?;
            std::fs::write(&page, still(&text)).map_err(|why| Failure::file("write", &page, why))?;
        }
    }
    for (name, text) in [("ours.json", ADAPTER), ("still.json", STILL)] {
        let path = folder.join(name);
        std::fs::write(&path, text).map_err(|why| Failure::file("write", &path, why))?;
    }
    Ok((ours, without))
}

/// A page that asks for no script, whatever it asked for it with.
fn still(page: &str) -> String {
    let mut kept = String::new();
    let mut rest = page;
    while let Some(at) = rest.find('<') {
        let end = rest.get(at..).and_then(|tag| tag.find('>')).map_or(rest.len(), |length| at + length + 1);
        let (before, tag) = (rest.get(..at).unwrap_or_default(), rest.get(at..end).unwrap_or_default());
        let asks = (tag.starts_with("<script") && tag.contains("src="))
            || tag.contains("modulepreload")
            || tag.contains("as=\"fetch\"");
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
    let text = std::fs::read_to_string(results).map_err(|why| Failure::file("read", results, why))?;
    let told: Value = serde_json::from_str(&text).map_err(|why| Failure::file("read", results, why))?;
    let mut medians = Medians::new();
    for (page, parts) in told.get("peers").and_then(Value::as_object).into_iter().flatten() {
        for (figure, part, place) in FIGURES {
            let conditions = parts.get(part).and_then(Value::as_object);
            for (condition, rounds) in conditions.into_iter().flatten() {
                let pointer = format!("/{}", place.replace('.', "/"));
                let values = rounds.as_array().into_iter().flatten();
                let values = values.filter_map(|round| round.pointer(&pointer)?.as_f64()).collect();
                if let Some(median) = median(values) {
                    medians.insert((condition.clone(), page.clone(), figure), median);
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
        if page != OURS {
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
        println!("  {figure:<15} {}   before {}", peers.join("  "), over(&before, OURS));
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
