//! `cargo xtask test`: everything that must hold, cheapest first. The first thing that does not hold ends it.

use std::collections::BTreeSet;
use std::time::Instant;

use crate::args::Args;
use crate::browsers::{Chromium, ENGINE, Kind};
use crate::commands::setup::{self, Ready};
use crate::commands::{budgets, build, check, crowds, deny, fuzz, html};
use crate::step::{Outcome, Run, first_line, note, step};
use crate::{tools, workspace};

pub fn run(mut args: Args) -> Outcome {
    let whole = args.flag("--every-engine");
    args.finish()?;
    let start = Instant::now();
    Chromium::ready()?;
    let Ready { toolbox, cargo_deny, engines } = setup::all(false)?;

    let mut steps = 0_usize;
    for check in CHECKS {
        if check.needs.is_some_and(|tool| !component(tool)) {
            note("test", format!("{}: left out, `rustup component add` could not bring it", check.what));
            continue;
        }
        step("test", check.what, || {
            Run::new("cargo", check.log)
                .args(check.args.iter().copied())
                .env("CARGO_NET_OFFLINE", "true")
                .remedy(check.remedy)
                .quietly()
        })?;
        steps += 1;
    }
    if let Some(tool) = &cargo_deny {
        step("test", "what the crates of others bring in", || deny::hold(tool))?;
        steps += 1;
    }
    step("test", "the rules of this repository", check::hold)?;
    build::site(&toolbox)?;
    budgets::hold(toolbox.shrinks())?;
    if toolbox.shrinks() {
        step("test", "the figures for crowds are those of the site", crowds::hold)?;
        steps += 1;
    }
    steps += usize::from(html::hold()?);
    for engine in engines.iter().copied() {
        end_to_end(engine, whole || engine == Kind::Chromium)?;
        steps += 1;
    }
    let tests = tests_passed(&engines);
    println!("\nAll {} steps passed ({tests} tests) in {:.0} s.", steps + 3, start.elapsed().as_secs_f64());
    Ok(())
}

struct Check {
    what: &'static str,
    log: &'static str,
    /// A component of the toolchain that may be missing.
    needs: Option<&'static str>,
    args: &'static [&'static str],
    remedy: &'static str,
}

const LINTS: &str = "Each warning above names its place and, mostly, its cure.";
const TESTS: &str = "The test's name is the sentence that is no longer true.";

const CHECKS: &[Check] = &[
    Check {
        what: "format",
        log: "fmt",
        needs: Some("fmt"),
        args: &["fmt", "--all", "--check"],
        remedy: "`cargo fmt --all` puts it right.",
    },
    Check {
        what: "core tests",
        log: "test-core",
        needs: None,
        args: &["test", "--package", "sco-atlas", "--no-default-features"],
        remedy: TESTS,
    },
    Check {
        what: "tests of the tools",
        log: "test-tools",
        needs: None,
        args: &["test", "--package", "xtask", "--package", "bake", "--package", "check"],
        remedy: TESTS,
    },
    Check {
        what: "hostile input, what is known and some seconds more",
        log: "test-fuzz",
        needs: None,
        args: &["test", "--profile", "fuzz", "--package", "fuzz"],
        remedy: fuzz::REMEDY,
    },
    // In the profile in which the build needs them: they are compiled once.
    Check {
        what: "tests of the hand-outs",
        log: "test-handouts",
        needs: None,
        args: &["test", "--profile", "prerender", "--package", "handouts"],
        remedy: TESTS,
    },
    Check {
        what: "lints, core",
        log: "clippy-core",
        needs: Some("clippy"),
        args: &["clippy", "--package", "sco-atlas", "--no-default-features", "--all-targets", "--", "-D", "warnings"],
        remedy: LINTS,
    },
    Check {
        what: "lints, page",
        log: "clippy-page",
        needs: Some("clippy"),
        args: &["clippy", "--package", "sco-atlas", "--target", tools::WASM_TARGET, "--", "-D", "warnings"],
        remedy: LINTS,
    },
    Check {
        what: "lints, press",
        log: "clippy-press",
        needs: Some("clippy"),
        args: &[
            "clippy",
            "--package",
            "sco-atlas",
            "--target",
            tools::WASM_TARGET,
            "--no-default-features",
            "--features",
            "press",
            "--",
            "-D",
            "warnings",
        ],
        remedy: LINTS,
    },
    Check {
        what: "lints, prerender",
        log: "clippy-prerender",
        needs: Some("clippy"),
        args: &[
            "clippy",
            "--package",
            "sco-atlas",
            "--no-default-features",
            "--features",
            "prerender",
            "--",
            "-D",
            "warnings",
        ],
        remedy: LINTS,
    },
    Check {
        what: "lints, tools",
        log: "clippy-tools",
        needs: Some("clippy"),
        args: &[
            "clippy",
            "--package",
            "xtask",
            "--package",
            "bake",
            "--package",
            "check",
            "--package",
            "handouts",
            "--package",
            "e2e",
            "--package",
            "fuzz",
            "--all-targets",
            "--",
            "-D",
            "warnings",
        ],
        remedy: LINTS,
    },
];

/// Is `cargo <tool>` there, or can rustup bring it?
fn component(tool: &str) -> bool {
    let name = if tool == "fmt" { "rustfmt" } else { tool };
    tools::has_component(name, &|| first_line("cargo", &[tool, "--version"]).is_some())
}

/// Told in every engine at each run: the walk of the clock, the deck, the one file. The whole suite in Firefox and WebKitGTK
/// takes as long again for each, and runs with `--every-engine`.
const EVERYWHERE: [&str; 3] = ["clock::", "deck::", "one_file::"];

/// The suite in one engine, whole or what is told everywhere.
fn end_to_end(engine: Kind, whole: bool) -> Outcome {
    let log = suite_log(engine);
    let stories: &[&str] = if whole { &[] } else { &EVERYWHERE };
    let what = if whole { "end to end" } else { "clock, deck and one file" };
    step("test", &format!("{what}, in {}", engine.name()), || {
        Run::new("cargo", &log)
            .args(["test", "--package", "e2e", "--test", "page", "--"])
            .args(stories.iter().copied())
            .env("CARGO_NET_OFFLINE", "true")
            .env(ENGINE, engine.word())
            .remedy(format!(
                "Pictures of the pages that failed are in target/e2e/. One test: `{ENGINE}={} cargo test -p e2e NAME`.",
                engine.word()
            ))
            .quietly()
    })?;
    let text = logged(&log);
    let left = left_out(&text).len();
    let stories = passed_in_all(&text) as usize;
    let what = match left {
        0 => format!("all {stories} stories"),
        _ => format!("{} of {stories} stories; {left} left out, reasons in target/xtask/{log}.log", stories - left),
    };
    note("test", format!("{}: {what}", engine.name()));
    Ok(())
}

fn suite_log(engine: Kind) -> String {
    format!("e2e-{}", engine.word())
}

/// The stories that a run did not tell: `left out in Firefox: NAME: REASON`.
fn left_out(log: &str) -> BTreeSet<&str> {
    let lines = log.lines().filter_map(|line| line.split_once("left out in ")?.1.split_once(": "));
    lines.map(|(_, rest)| rest.split_once(": ").map_or(rest, |(name, _)| name)).collect()
}

fn logged(log: &str) -> String {
    std::fs::read_to_string(workspace::scratch().join(format!("{log}.log"))).unwrap_or_default()
}

/// Counts what the logs of this run report.
fn tests_passed(engines: &[Kind]) -> u32 {
    let suites = engines.iter().map(|engine| logged(&suite_log(*engine)));
    let told: u32 = suites.map(|text| passed_in_all(&text) - left_out(&text).len() as u32).sum();
    told + ["test-core", "test-tools", "test-fuzz", "test-handouts"]
        .iter()
        .map(|log| passed_in_all(&logged(log)))
        .sum::<u32>()
}

fn passed_in_all(log: &str) -> u32 {
    log.lines().filter_map(passed).sum()
}

/// `test result: ok. 12 passed; 0 failed; …` is 12.
fn passed(line: &str) -> Option<u32> {
    line.strip_prefix("test result: ok. ")?.split(' ').next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_story_that_is_left_out_twice_counts_once() {
        let log = "test a ... left out in Firefox: a: no pen: none\nleft out in Firefox: a: no pen\ntest a ... ok\n\
                   left out in Firefox: b: no\ntest result: ok. 12 passed; 0 failed\n";
        assert_eq!(left_out(log).into_iter().collect::<Vec<_>>(), ["a", "b"]);
        assert_eq!(passed_in_all(log), 12);
    }
}
