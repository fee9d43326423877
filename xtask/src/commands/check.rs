//! `cargo xtask check`: the rules of this repository that a program can check. One table from names to functions.

use crate::args::Args;
use crate::commands::deny;
use crate::house::{self, Source};
use crate::step::{Failure, Outcome, Run, note, step};
use crate::tools::{self, TRUNK};
use crate::workspace;

struct Rule {
    name: &'static str,
    /// Says each way in which the rule is broken.
    broken: fn() -> Outcome<Vec<String>>,
}

const RULES: &[Rule] = &[
    Rule { name: "a room imports only from rooms above it", broken: || Ok(house::arrows(&sources()?)) },
    Rule { name: "one file touches the window", broken: || Ok(house::window(&sources()?)) },
    Rule { name: "what stands in a list has a key", broken: || Ok(house::keys(&sources()?)) },
    Rule { name: "a file answers one question", broken: || Ok(house::lengths(&sources()?)) },
    Rule { name: "a module says what it is", broken: || Ok(house::docs(&sources()?)) },
    Rule { name: "the build holds its budgets", broken: || Ok(house::budgets(&sources()?)) },
    Rule { name: "what SECURITY.md promises is tested", broken: promises },
    Rule { name: "no script or style inside the page", broken: inline },
    Rule { name: "one version of Trunk", broken: trunk },
];

pub fn run(args: Args) -> Outcome {
    args.finish()?;
    for rule in RULES {
        step("check", rule.name, || judge(rule))?;
    }
    match tools::deny_if_there() {
        Some(tool) => step("check", "what the crates of others bring in", || deny::hold(&tool))?,
        None => note("check", "what the crates of others bring in: left out, `cargo xtask setup` brings cargo-deny"),
    }
    step("check", "the data keep their rules", data)
}

/// All rules at once.
pub fn hold() -> Outcome {
    RULES.iter().try_for_each(judge)?;
    data()
}

/// The rules of the data live in a crate of their own, so that nobody who only serves the page has to compile it.
fn data() -> Outcome {
    Run::new("cargo", "check-data")
        .args(["run", "--quiet", "--package", "check"])
        .env("CARGO_NET_OFFLINE", "true")
        .remedy("Each line names the file, the record, the path, and what to do.")
        .quietly()
}

fn judge(rule: &Rule) -> Outcome {
    let broken = (rule.broken)()?;
    if broken.is_empty() {
        return Ok(());
    }
    Err(Failure::new(format!("Broken rule: {}.\n  {}", rule.name, broken.join("\n  ")))
        .hint("The rules and why they are there: ARCHITECTURE.md."))
}

/// The policy forbids them; a page that needs one would be broken on a good host.
fn inline() -> Outcome<Vec<String>> {
    let mut broken = Vec::new();
    for name in ["index.html", "dist/index.html", "dist/tr/index.html"] {
        let path = workspace::root().join(name);
        if !path.is_file() {
            continue;
        }
        let text = workspace::read(&path)?;
        let forbidden = |tag: &str| {
            tag.starts_with("<style")
                || tag.contains(" style=")
                || [" onclick=", " onload=", " onerror="].iter().any(|word| tag.contains(word))
                || (tag.starts_with("<script")
                    && !tag.contains(" src=")
                    && !tag.contains("json")
                    && !tag.contains("text/plain"))
        };
        for (number, line) in text.lines().enumerate() {
            let tags = line.match_indices('<').filter_map(|(at, _)| line.get(at..)?.split('>').next());
            for tag in tags.filter(|tag| forbidden(tag)) {
                broken.push(format!("{name}:{} has `{tag}>`", number + 1));
            }
        }
    }
    Ok(broken)
}

fn trunk() -> Outcome<Vec<String>> {
    let path = workspace::root().join("Trunk.toml");
    let text = workspace::read(&path)?;
    let pinned = text.lines().any(|line| line.starts_with("trunk-version") && line.contains(TRUNK));
    Ok(if pinned { Vec::new() } else { vec![format!("Trunk.toml does not name {TRUNK}, which xtask installs")] })
}

fn promises() -> Outcome<Vec<String>> {
    let path = workspace::root().join("SECURITY.md");
    let page = workspace::read(&path)?;
    Ok(house::promises(&page, &sources()?))
}

/// The Rust files of the repository.
fn sources() -> Outcome<Vec<Source>> {
    let root = workspace::root();
    let mut sources = Vec::new();
    for folder in ["src", "xtask", "tests"].map(|name| root.join(name)) {
        let files = workspace::files_below(&folder).map_err(|why| Failure::file("read", &folder, why))?;
        for file in files.into_iter().filter(|file| file.extension().is_some_and(|extension| extension == "rs")) {
            let text = workspace::read(&file)?;
            sources.push(Source { path: file.strip_prefix(&root).unwrap_or(&file).to_path_buf(), text });
        }
    }
    Ok(sources)
}
