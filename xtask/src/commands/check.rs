//! `cargo xtask check`: the rules of this repository that a program can check. One table from names to functions.

use std::path::{Path, PathBuf};

use crate::args::Args;
use crate::step::{Failure, Outcome, step};
use crate::tools::TRUNK;
use crate::workspace;

struct Rule {
    name: &'static str,
    /// Says each way in which the rule is broken.
    broken: fn() -> Outcome<Vec<String>>,
}

const RULES: &[Rule] = &[
    Rule { name: "a room imports only from rooms above it", broken: arrows },
    Rule { name: "one file touches the window", broken: window },
    Rule { name: "no script or style inside the page", broken: inline },
    Rule { name: "one version of Trunk", broken: trunk },
];

pub fn run(args: Args) -> Outcome {
    args.finish()?;
    for rule in RULES {
        step("check", rule.name, || judge(rule))?;
    }
    Ok(())
}

/// All rules at once.
pub fn hold() -> Outcome {
    RULES.iter().try_for_each(judge)
}

fn judge(rule: &Rule) -> Outcome {
    let broken = (rule.broken)()?;
    if broken.is_empty() {
        return Ok(());
    }
    Err(Failure::new(format!("Broken rule: {}.\n  {}", rule.name, broken.join("\n  ")))
        .hint("The rules and why they are there: ARCHITECTURE.md."))
}

/// The rooms of `src/`, in order: arrows run down.
const ROOMS: &[&str] = &["number", "time", "map", "atlas", "text", "scene", "app", "share", "ui"];

fn arrows() -> Outcome<Vec<String>> {
    let mut broken = Vec::new();
    for source in sources()? {
        let Some(home) = room(&source.path) else { continue };
        for (number, line) in source.lines() {
            for (at, other) in ROOMS.iter().enumerate() {
                if at > home && names(line, other) {
                    broken.push(format!("{}:{number} takes from `{other}`, a later room", source.path.display()));
                }
            }
        }
    }
    Ok(broken)
}

/// Which room a file of `src/` belongs to; the files at the top belong to none.
fn room(path: &Path) -> Option<usize> {
    let first = path.components().nth(1)?.as_os_str().to_str()?;
    ROOMS.iter().position(|room| first == *room || first.strip_suffix(".rs") == Some(room))
}

/// Does a line of code name `crate::<room>`?
fn names(line: &str, room: &str) -> bool {
    let code = line.split("//").next().unwrap_or_default();
    code.match_indices("crate::").any(|(at, found)| {
        code.get(at + found.len()..)
            .and_then(|rest| rest.strip_prefix(room))
            .is_some_and(|rest| !rest.starts_with(|next: char| next.is_alphanumeric() || next == '_'))
    })
}

fn window() -> Outcome<Vec<String>> {
    let allowed = ["src/ui/browser.rs", "src/main.rs"];
    let mut broken = Vec::new();
    for source in sources()? {
        if allowed.iter().any(|path| source.path == Path::new(path)) {
            continue;
        }
        for (number, line) in source.lines() {
            let code = line.split("//").next().unwrap_or_default();
            if ["gloo::utils::window", "gloo::utils::document", "web_sys::window"]
                .iter()
                .any(|word| code.contains(word))
            {
                broken.push(format!(
                    "{}:{number} reaches for the window; src/ui/browser.rs does that",
                    source.path.display()
                ));
            }
        }
    }
    Ok(broken)
}

/// The policy forbids them; a page that needs one would be broken on a good host.
fn inline() -> Outcome<Vec<String>> {
    let mut broken = Vec::new();
    for name in ["index.html", "dist/index.html", "dist/tr/index.html"] {
        let path = workspace::root().join(name);
        if !path.is_file() {
            continue;
        }
        let text = std::fs::read_to_string(&path).map_err(|why| Failure::file("read", &path, why))?;
        let forbidden = |tag: &str| {
            tag.starts_with("<style")
                || tag.contains(" style=")
                || [" onclick=", " onload=", " onerror="].iter().any(|word| tag.contains(word))
                || (tag.starts_with("<script") && !tag.contains(" src=") && !tag.contains("json"))
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
    let text = std::fs::read_to_string(&path).map_err(|why| Failure::file("read", &path, why))?;
    let pinned = text.lines().any(|line| line.starts_with("trunk-version") && line.contains(TRUNK));
    Ok(if pinned { Vec::new() } else { vec![format!("Trunk.toml does not name {TRUNK}, which xtask installs")] })
}

struct Source {
    path: PathBuf,
    text: String,
}

impl Source {
    /// Numbered lines, up to the tests.
    fn lines(&self) -> impl Iterator<Item = (usize, &str)> {
        self.text.lines().enumerate().map(|(at, line)| (at + 1, line)).take_while(|(_, line)| *line != "#[cfg(test)]")
    }
}

/// The Rust files of `src/`.
fn sources() -> Outcome<Vec<Source>> {
    let root = workspace::root();
    let folder = root.join("src");
    let files = workspace::files_below(&folder).map_err(|why| Failure::file("read", &folder, why))?;
    files
        .into_iter()
        .filter(|file| file.extension().is_some_and(|extension| extension == "rs"))
        .map(|file| {
            let text = std::fs::read_to_string(&file).map_err(|why| Failure::file("read", &file, why))?;
            Ok(Source { path: file.strip_prefix(&root).unwrap_or(&file).to_path_buf(), text })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_knows_its_room() {
        assert_eq!(room(Path::new("src/time/when.rs")), Some(0));
        assert_eq!(room(Path::new("src/atlas.rs")), Some(3));
        assert_eq!(room(Path::new("src/main.rs")), None);
    }

    #[test]
    fn a_name_is_a_whole_word_outside_notes() {
        assert!(names("use crate::app::State;", "app"));
        assert!(!names("use crate::apple::State;", "app"));
        assert!(!names("let a = 1; // crate::app", "app"));
    }
}
