//! What other people's crates bring in: their licences, sources, versions and known faults, held to `deny.toml` by cargo-deny.
//!
//! It runs without network. The database of advisories is fetched once, and again by `cargo xtask setup`; where it cannot
//! be had, everything else is checked and a line says so.

use std::path::{Path, PathBuf};

use crate::step::{Outcome, Run, note};
use crate::tools::WASM_TARGET;

const REMEDY: &str = "Each error above names the crate and who asks for it. Choose another crate or version; or, where it may \
                      stay, say so in deny.toml, with the reason.";

/// Holds all crates to the rules, and those of the page to one version each.
pub fn hold(tool: &Path) -> Outcome {
    let mut checks = vec!["licenses", "bans", "sources"];
    if database().is_some() {
        checks.push("advisories");
    }
    run(tool, "deny").args(["--workspace", "check", "--hide-inclusion-graph"]).args(checks).quietly()?;
    run(tool, "deny-page")
        .args(["--exclude-dev", "--target", WASM_TARGET, "check", "-D", "duplicate", "bans"])
        .quietly()
}

fn run(tool: &Path, log: &str) -> Run {
    Run::new(tool, log).args(["--offline", "--locked"]).env("CARGO_NET_OFFLINE", "true").remedy(REMEDY)
}

/// Fetches the advisories if they are not there, or anew.
pub fn fetch(tool: &Path, anew: bool) {
    if database().is_some() && !anew {
        return;
    }
    let got = Run::new(tool, "deny-fetch").args(["fetch", "db"]).env("GIT_TERMINAL_PROMPT", "0").quietly();
    match (got, database()) {
        (Ok(()), Some(_)) => {}
        (_, Some(_)) => {
            note("setup", "the database of advisories could not be brought up to date: the old one is used")
        }
        (_, None) => note(
            "setup",
            "the database of advisories could not be fetched: known faults of crates are left out (see \
             target/xtask/deny-fetch.log)",
        ),
    }
}

/// Where cargo-deny keeps the advisories, if it has any.
fn database() -> Option<PathBuf> {
    let home = std::env::var_os("CARGO_HOME").filter(|value| !value.is_empty()).map(PathBuf::from);
    let home = home.or_else(|| std::env::home_dir().map(|folder| folder.join(".cargo")))?;
    std::fs::read_dir(home.join("advisory-dbs")).ok()?.flatten().map(|entry| entry.path()).find(|path| path.is_dir())
}

#[cfg(test)]
mod tests {
    use crate::workspace;

    #[test]
    fn whoever_is_let_in_by_exception_comes_with_a_reason() {
        let rules = std::fs::read_to_string(workspace::root().join("deny.toml")).unwrap();
        let mut before = "";
        for line in rules.lines() {
            if line.trim_start().starts_with("{ crate") {
                assert!(line.contains("reason = ") || before.trim_start().starts_with('#'), "{line}");
            }
            before = line;
        }
    }
}
