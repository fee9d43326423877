//! `cargo xtask test`: everything that must hold, cheapest first. The first thing that does not hold ends it.

use std::time::Instant;

use crate::args::Args;
use crate::browsers::Chromium;
use crate::commands::{budgets, build, check, crowds, deny, html};
use crate::npm;
use crate::step::{Outcome, Run, first_line, note, step};
use crate::tools;

pub fn run(args: Args) -> Outcome {
    args.finish()?;
    let start = Instant::now();
    let toolbox = tools::ready()?;
    Chromium::ready()?;
    let cargo_deny = tools::deny();
    if let Some(tool) = &cargo_deny {
        deny::fetch(tool, false);
    }
    for package in npm::TESTED {
        package.ready()?;
    }
    note("setup", format!("ready: {}, Chromium", tools::summary(&toolbox)));

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
    step("test", "end to end, in Chromium", || {
        Run::new("cargo", "e2e")
            .args(["test", "--package", "e2e"])
            .env("CARGO_NET_OFFLINE", "true")
            .remedy("Pictures of the pages that failed are in target/e2e/. One test: `cargo test -p e2e NAME`.")
            .quietly()
    })?;
    let tests = tests_passed();
    println!("\nAll {} steps passed ({tests} tests) in {:.0} s.", steps + 4, start.elapsed().as_secs_f64());
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
        remedy: "What broke lies in target/fuzz-finds/: put it into tests/fuzz/corpus/, mend the door, and it stays mended.",
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

/// Counts what the logs of this run report.
fn tests_passed() -> u32 {
    ["test-core", "test-tools", "test-fuzz", "test-handouts", "e2e"]
        .iter()
        .filter_map(|log| std::fs::read_to_string(crate::workspace::scratch().join(format!("{log}.log"))).ok())
        .flat_map(|text| text.lines().filter_map(passed).collect::<Vec<_>>())
        .sum()
}

/// `test result: ok. 12 passed; 0 failed; …` is 12.
fn passed(line: &str) -> Option<u32> {
    line.strip_prefix("test result: ok. ")?.split(' ').next()?.parse().ok()
}
