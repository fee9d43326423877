//! `cargo xtask crowds`: what a visit costs in bytes and requests, and a million of them a day, from the built site.
//!
//! It writes its tables into `docs/hosting/crowds.md` between two marks; [`hold`] says when they are no longer true.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use crate::args::Args;
use crate::hosting::carries_hash;
use crate::step::{Failure, Outcome, step};
use crate::workspace;

const MARKS: (&str, &str) = ("<!-- written by `cargo xtask crowds` -->\n", "<!-- to here -->");
/// The head of an answer as nginx sends it over HTTP/1.1, measured: 600 to 720. HTTP/2 packs what it sends again; this is the
/// dear case.
const HEAD_BYTES: u64 = 700;
/// How far a figure may be from the truth before it has to be written anew.
const TOLERANCE: f64 = 0.05;
const VISITORS: f64 = 1e6;
/// Dollars for a gigabyte of 10⁹ bytes that leaves a host: assumptions, not offers.
const PRICES: [f64; 2] = [0.01, 0.09];
/// The part of a day's visitors who come in its busiest hour.
const BUSY_HOUR: f64 = 0.1;

pub fn run(args: Args) -> Outcome {
    args.finish()?;
    let tables = tables(&workspace::dist())?;
    print!("{tables}");
    step("crowds", "written into docs/hosting/crowds.md", || {
        let path = page();
        let text = workspace::read(&path)?;
        let (before, _, after) = parts(&text)?;
        workspace::write(&path, format!("{before}{}{tables}{}{after}", MARKS.0, MARKS.1))
    })
}

/// The figures of the page are those of the site that has been built.
pub fn hold() -> Outcome {
    let (text, tables) = (workspace::read(&page())?, tables(&workspace::dist())?);
    let (_, written, _) = parts(&text)?;
    match differs(written, &tables) {
        None => Ok(()),
        Some(line) => Err(Failure::new(format!("docs/hosting/crowds.md no longer says what the site weighs: {line}"))
            .hint("`cargo xtask crowds` writes its figures anew; then read the page again.")),
    }
}

fn page() -> PathBuf {
    workspace::root().join("docs/hosting/crowds.md")
}

/// Before the marks, between them, after them.
fn parts(text: &str) -> Outcome<(&str, &str, &str)> {
    let found = text.split_once(MARKS.0).and_then(|(before, rest)| {
        let (written, after) = rest.split_once(MARKS.1)?;
        Some((before, written, after))
    });
    found.ok_or_else(|| {
        Failure::new("docs/hosting/crowds.md has no place for the figures.").hint(format!(
            "It is marked by `{}` and `{}`.",
            MARKS.0.trim(),
            MARKS.1
        ))
    })
}

/// The first line of `is` for which `was` has other words, or a figure that is too far off.
fn differs(was: &str, is: &str) -> Option<String> {
    if was.lines().count() != is.lines().count() {
        return Some("it has other rows".to_owned());
    }
    let far = |was: &str, is: &str| match (was.replace(',', "").parse::<f64>(), is.replace(',', "").parse::<f64>()) {
        (Ok(was), Ok(is)) => (was - is).abs() > (TOLERANCE * is.abs()).max(0.051),
        _ => was != is,
    };
    was.lines().zip(is.lines()).find_map(|(was, is)| {
        let (old, new): (Vec<&str>, Vec<&str>) = (was.split_whitespace().collect(), is.split_whitespace().collect());
        let wrong = old.len() != new.len() || old.iter().zip(&new).any(|(old, new)| far(old, new));
        wrong.then(|| format!("`{was}` should be `{is}`"))
    })
}

/// What is asked for, and what comes back.
#[derive(Clone, Copy, Default)]
struct Traffic {
    requests: u64,
    /// With heads; brotli where the file has such a sibling.
    bytes: u64,
}

impl Traffic {
    fn and(self, other: Self) -> Self {
        Self { requests: self.requests + other.requests, bytes: self.bytes + other.bytes }
    }
}

/// Files that come whole, and files of which the reader has the right bytes already.
fn traffic(folder: &Path, whole: &BTreeSet<String>, again: &BTreeSet<String>) -> Outcome<Traffic> {
    let mut bytes = 0;
    for name in whole {
        bytes += sent(folder, name)?;
    }
    let requests = (whole.len() + again.len()) as u64;
    Ok(Traffic { requests, bytes: bytes + requests * HEAD_BYTES })
}

/// The bytes of a file on their way.
fn sent(folder: &Path, name: &str) -> Outcome<u64> {
    let plain = folder.join(name);
    let small = folder.join(format!("{name}.br"));
    let path = if small.is_file() { small } else { plain };
    std::fs::metadata(&path).map(|data| data.len()).map_err(|why| Failure::file("weigh", &path, why))
}

/// What a browser fetches for the page by itself: every file that its head names, and the wasm. The fine map is not one: it
/// comes when the reader is near.
fn asked_by(html: &str) -> BTreeSet<String> {
    let names = html.split('"').filter_map(|part| part.strip_prefix("./"));
    let kinds = [".css", ".js", ".wasm", ".svg"];
    let asked = names.filter(|name| kinds.iter().any(|kind| name.ends_with(kind)) && !name.starts_with("detail-"));
    asked.map(String::from).chain(["index.html".to_owned()]).collect()
}

/// The files that the service worker keeps, from the list that the build wrote into it.
fn kept_by(worker: &str) -> BTreeSet<String> {
    let list =
        worker.split_once("const FILES = {").and_then(|(_, rest)| rest.split_once("};")).map_or("", |(list, _)| list);
    list.lines().filter_map(|line| line.split('"').nth(1)).map(String::from).collect()
}

/// Both tables, from a built site.
fn tables(folder: &Path) -> Outcome<String> {
    let none = BTreeSet::new();
    let page = asked_by(&workspace::read(&folder.join("index.html"))?);
    let kept = kept_by(&workspace::read(&folder.join("sw.js"))?);
    if kept.is_empty() {
        return Err(
            Failure::new("sw.js of the built site keeps no files.").hint("`cargo xtask build` writes its list.")
        );
    }
    let worker = BTreeSet::from(["sw.js".to_owned()]);
    let asked_again: BTreeSet<String> = page.iter().filter(|name| !carries_hash(name)).cloned().collect();
    let fresh: BTreeSet<String> = kept.difference(&page).cloned().collect();
    let known: BTreeSet<String> = kept.intersection(&page).cloned().collect();

    let shown = traffic(folder, &page, &none)?;
    let keeping = traffic(folder, &worker, &none)?.and(traffic(folder, &fresh, &known)?);
    // The worker is looked for when the page starts and once more when it is up.
    let kept_visit = traffic(folder, &none, &worker)?.and(traffic(folder, &none, &worker)?);
    let unkept_visit = traffic(folder, &none, &asked_again)?;
    let rows = [
        ("first visit, until the map moves", shown),
        ("first visit, what is kept offline", keeping),
        ("first visit, together", shown.and(keeping)),
        ("return, with the service worker", kept_visit),
        ("return, without it", unkept_visit),
        ("embed, first", shown),
        ("embed, return", unkept_visit),
    ];
    Ok(visits(&rows) + "\n" + &million(&rows))
}

fn visits(rows: &[(&str, Traffic)]) -> String {
    let mut text = String::from("| a visit | requests | kB |\n| --- | ---: | ---: |\n");
    for (what, traffic) in rows {
        text.push_str(&format!("| {what} | {} | {:.1} |\n", traffic.requests, float(traffic.bytes) / 1e3));
    }
    text
}

fn million(rows: &[(&str, Traffic)]) -> String {
    let mut text = format!(
        "| a million a day | GB a day | requests a second, busiest hour | USD a day at {} to {} a GB |\n| --- | ---: | ---: | ---: |\n",
        PRICES[0], PRICES[1]
    );
    for (what, traffic) in rows.iter().skip(2) {
        let gigabytes = float(traffic.bytes) * VISITORS / 1e9;
        let busy = float(traffic.requests) * VISITORS * BUSY_HOUR / 3600.0;
        let [low, high] = PRICES.map(|price| gigabytes * price);
        text.push_str(&format!("| {what} | {gigabytes:.1} | {busy:.0} | {low:.1} to {high:.1} |\n"));
    }
    text
}

#[expect(clippy::cast_precision_loss, reason = "sizes of files, to one decimal")]
fn float(number: u64) -> f64 {
    number as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    fn site() -> PathBuf {
        let folder = workspace::scratch().join("crowds-tests");
        std::fs::create_dir_all(&folder).unwrap();
        let html = "<link href=\"./tr/\"><script src=\"./boot.js\" data-wasm=\"./a-0123456789abcdef_bg.wasm\"></script>\
                    <svg data-detail=\"./detail-0123456789abcdef.svg\"/>";
        for (name, bytes) in [
            ("index.html", html.to_owned()),
            ("index.html.br", "x".repeat(1000)),
            ("boot.js", "x".repeat(200)),
            ("a-0123456789abcdef_bg.wasm", "x".repeat(9000)),
            ("a-0123456789abcdef_bg.wasm.br", "x".repeat(3000)),
            ("detail-0123456789abcdef.svg", "x".repeat(500)),
            (
                "sw.js",
                "const FILES = {\n  \"index.html\": \"1\",\n  \"detail-0123456789abcdef.svg\": \"2\",\n};\n".to_owned(),
            ),
        ] {
            std::fs::write(folder.join(name), bytes).unwrap();
        }
        folder
    }

    #[test]
    fn a_visit_weighs_what_comes_over_the_wire() {
        let text = tables(&site()).unwrap();
        // Three files of 4200 bytes with their heads; then the worker, the fine map, and an answer without a body for the page.
        assert!(text.contains("| first visit, until the map moves | 3 | 6.3 |"), "{text}");
        let worker = sent(&site(), "sw.js").unwrap();
        let keeping = (500 + worker + 3 * HEAD_BYTES) as f64 / 1e3;
        assert!(text.contains(&format!("| first visit, what is kept offline | 3 | {keeping:.1} |")), "{text}");
        // Page and script are asked for again, the wasm is not.
        assert!(text.contains("| embed, return | 2 | 1.4 |"), "{text}");
        assert!(text.contains("| embed, first | 6.3 | 83 | 0.1 to 0.6 |"), "{text}");
    }

    #[test]
    fn a_figure_that_is_far_off_is_named_and_a_near_one_is_not() {
        let table = "| embed, first | 12 | 340.0 |\n| 1.0 to 30.6 |\n";
        assert_eq!(differs(table, table), None);
        assert_eq!(differs(table, &table.replace("340.0", "356.9")), None);
        assert!(differs(table, &table.replace("340.0", "360.0")).is_some_and(|line| line.contains("360.0")));
        assert!(differs(table, &table.replace("first", "later")).is_some());
        assert!(differs(table, &format!("{table}| more |\n")).is_some());
    }

    #[test]
    fn the_page_has_a_place_for_the_figures() {
        assert!(parts(&workspace::read(&page()).unwrap()).is_ok());
        assert!(parts("no marks").is_err());
    }
}
