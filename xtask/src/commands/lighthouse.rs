//! `cargo xtask lighthouse [PATH…]`: Lighthouse in its mobile setting on the built site, served by our own server.
//!
//! It takes a minute and wants a quiet machine, so it is no part of `cargo xtask test`. The reports are in
//! `out/lighthouse/`.

use std::path::Path;

use serde_json::Value;

use crate::args::Args;
use crate::browsers::{Chromium, is_root};
use crate::npm::LIGHTHOUSE;
use crate::site::Site;
use crate::step::{Failure, Outcome, Run, step};
use crate::workspace;

/// What Lighthouse calls it, what we call it, and the least it may be.
const BARS: [(&str, &str, f64); 4] = [
    ("accessibility", "accessibility", 100.0),
    ("best-practices", "best practices", 100.0),
    ("seo", "SEO", 100.0),
    ("performance", "performance", 95.0),
];
const PATHS: [&str; 2] = ["", "tr/"];

pub fn run(args: Args) -> Outcome {
    let asked = args.all();
    let chromium = Chromium::ready()?;
    let Some(lighthouse) = LIGHTHOUSE.ready()? else {
        return Err(Failure::new("Lighthouse is not here, and npm could not bring it.")
            .hint("Install Node.js with npm, then run this again."));
    };
    let folder = workspace::root().join("out/lighthouse");
    std::fs::create_dir_all(&folder).map_err(|why| Failure::file("create", &folder, why))?;
    let paths = if asked.is_empty() { PATHS.map(String::from).to_vec() } else { asked };
    let site = Site::built()?.start(0)?;
    let mut missed = Vec::new();
    for (number, path) in paths.iter().enumerate() {
        let report = folder.join(format!("{number}.json"));
        step("light", &format!("/{path}"), || {
            Run::new("node", "lighthouse")
                .args([lighthouse.as_os_str()])
                .args([format!("{}{path}", site.url()).as_str(), "--quiet", "--output=json", "--output-path"])
                .args([report.as_os_str()])
                .args(["--only-categories=accessibility,best-practices,seo,performance", flags()])
                .env("CHROME_PATH", &chromium.browser)
                .remedy("Lighthouse could not finish; its words are above.")
                .quietly()
        })?;
        missed.extend(judge(path, &report)?);
    }
    if missed.is_empty() {
        return Ok(());
    }
    Err(Failure::new(missed.join("\n")).hint("The whole reports are in out/lighthouse/. A busy machine is slower."))
}

fn flags() -> &'static str {
    if is_root() { "--chrome-flags=--headless=new --no-sandbox" } else { "--chrome-flags=--headless=new" }
}

/// Prints the scores; gives a sentence for each below its bar, with the audits that cost it.
fn judge(path: &str, report: &Path) -> Outcome<Vec<String>> {
    let text = workspace::read(report)?;
    let told: Value = serde_json::from_str(&text).map_err(|why| Failure::file("read", report, why))?;
    let mut missed = Vec::new();
    for (id, name, least) in BARS {
        let score = told.pointer(&format!("/categories/{id}/score")).and_then(Value::as_f64).unwrap_or(0.0) * 100.0;
        println!("  {name:<16} {score:>4.0}  (at least {least:.0})");
        if score.round() < least {
            missed.push(format!("/{path}: {name} {score:.0}, wanted {least:.0}: {}", failed(&told, id).join("; ")));
        }
    }
    for id in ["first-contentful-paint", "largest-contentful-paint", "total-blocking-time", "cumulative-layout-shift"] {
        let shown = told.pointer(&format!("/audits/{id}/displayValue")).and_then(Value::as_str).unwrap_or_default();
        println!("  {:<26} {shown}", id.replace('-', " "));
    }
    Ok(missed)
}

/// The audits of a category that weigh something and are not whole.
fn failed(told: &Value, category: &str) -> Vec<String> {
    let audits = told.pointer(&format!("/categories/{category}/auditRefs")).and_then(Value::as_array);
    audits
        .into_iter()
        .flatten()
        .filter(|audit| audit["weight"].as_f64().unwrap_or(0.0) > 0.0)
        .filter_map(|audit| told.get("audits")?.get(audit["id"].as_str()?))
        .filter(|audit| audit["score"].as_f64().is_some_and(|score| score < 0.9))
        .filter_map(|audit| audit["title"].as_str().map(String::from))
        .collect()
}
