//! The rules of the house that a program can check, as functions from source texts to sentences of complaint.
//!
//! They read lines, not syntax: cheap, plain, and wrong only where code is written to deceive them.

use std::path::{Path, PathBuf};

/// A file of the repository, by its path from the top.
pub struct Source {
    pub path: PathBuf,
    pub text: String,
}

/// Longer files answer more than one question.
const MAX_LINES: usize = 450;
/// Files that wait to be taken apart and may not grow. Tables of words are as long as there are words.
const LONGER: &[(&str, usize)] = &[];
const WORD_TABLES: &str = "src/text/";
/// The one file that knows a browser.
const BROWSER: &str = "src/ui/browser.rs";
const WINDOW: &[&str] = &[
    "web_sys::window",
    "gloo::utils::window",
    "gloo::utils::document",
    "gloo::utils::body",
    "window().",
    "document().",
];

impl Source {
    /// Numbered lines of code, up to the tests and without notes.
    fn code(&self) -> impl Iterator<Item = (usize, &str)> {
        let lines = self.text.lines().enumerate().take_while(|(_, line)| *line != "#[cfg(test)]");
        lines.map(|(at, line)| (at + 1, line.split("//").next().unwrap_or_default()))
    }

    fn is_at(&self, path: &str) -> bool {
        self.path == Path::new(path)
    }

    fn says(&self, line: usize, what: &str) -> String {
        format!("{}:{line}: {what}", self.path.display())
    }
}

/// The rooms of `src/` in their order: as `src/lib.rs` lists them.
pub fn rooms(sources: &[Source]) -> Vec<String> {
    let map = sources.iter().find(|source| source.is_at("src/lib.rs")).map_or("", |source| source.text.as_str());
    let listed = map.lines().filter_map(|line| line.strip_prefix("//! * "));
    listed.map(|line| line.trim_start_matches(['[', '`']).split('`').next().unwrap_or_default().to_owned()).collect()
}

/// A room imports only from rooms above it.
pub fn arrows(sources: &[Source]) -> Vec<String> {
    let rooms = rooms(sources);
    if rooms.len() < 2 {
        return vec!["src/lib.rs: no list of rooms; write one `//! * [`room`] …` a line".to_owned()];
    }
    let mut broken = Vec::new();
    for source in sources {
        let Some(home) = room(&source.path, &rooms) else { continue };
        for (line, code) in source.code() {
            for other in rooms.iter().skip(home + 1).filter(|other| names(code, other)) {
                broken.push(
                    source
                        .says(line, &format!("takes from `{other}`, a later room: move it down, or what it takes up")),
                );
            }
        }
    }
    broken
}

/// Which room a file of `src/` belongs to; the files at the top belong to none.
fn room(path: &Path, rooms: &[String]) -> Option<usize> {
    let mut steps = path.components().map(|step| step.as_os_str().to_str().unwrap_or_default());
    let first = (steps.next()? == "src").then(|| steps.next())??;
    rooms.iter().position(|room| first == *room || first.strip_suffix(".rs") == Some(room))
}

/// Does a line of code name `crate::<room>`?
fn names(code: &str, room: &str) -> bool {
    code.match_indices("crate::").any(|(at, found)| {
        code.get(at + found.len()..)
            .and_then(|rest| rest.strip_prefix(room))
            .is_some_and(|rest| !rest.starts_with(|next: char| next.is_alphanumeric() || next == '_'))
    })
}

/// One file touches the window.
pub fn window(sources: &[Source]) -> Vec<String> {
    let mut broken = Vec::new();
    for source in sources.iter().filter(|source| source.path.starts_with("src") && !source.is_at(BROWSER)) {
        for (line, code) in source.code().filter(|(_, code)| WINDOW.iter().any(|word| code.contains(word))) {
            broken.push(source.says(line, &format!("`{}` reaches for the window: {BROWSER} does that", code.trim())));
        }
    }
    broken
}

/// What stands in a list of `html!` has a key, or else moves and loses its state when the list changes.
pub fn keys(sources: &[Source]) -> Vec<String> {
    let mut broken = Vec::new();
    let page: Vec<&Source> = sources.iter().filter(|source| source.path.starts_with("src/ui")).collect();
    for source in &page {
        for (at, begin) in source.text.match_indices("{ for ") {
            let block = source.text.get(at..).map_or("", block);
            let inner = block.get(begin.len()..).unwrap_or_default();
            // A block of Rust, not of html.
            let is_list = [".map(", ".filter_map("].iter().any(|call| inner.contains(call));
            if is_list
                && !inner.contains("key=")
                && !makers(inner).any(|name| page.iter().any(|source| makes_keys(source, name)))
            {
                let line = source.text.get(..at).map_or(0, |before| before.lines().count());
                broken.push(source.says(line.max(1), "a list without `key=`: give each of its elements one"));
            }
        }
        for (at, begin) in source.text.match_indices("many(&mut ") {
            let rest = source.text.get(at + begin.len()..).unwrap_or_default();
            let end = rest.find(")),").or(rest.find("));")).or(rest.find(")\n")).unwrap_or(rest.len());
            let inner = rest.get(..end).unwrap_or_default();
            // A list that has a name is made above.
            let named = inner.strip_prefix("{ ").and_then(|name| name.split(' ').next()).unwrap_or_default();
            let above =
                source.text.get(..at).and_then(|before| before.rsplit_once('\n')).map_or("", |(above, _)| above);
            let made = above.rsplit_once(&format!("let {named} = "));
            let inner = if named.is_empty() { inner } else { made.map_or(inner, |(_, made)| made) };
            let keyed = inner.contains("keyed!(")
                || names_in(inner)
                    .any(|name| page.iter().any(|source| makes_keys(source, name) || hands_on(&page, source, name)));
            if !keyed && source.path.file_name().is_some_and(|name| name != "shape.rs") {
                let line = source.text.get(..at).map_or(0, |before| before.lines().count());
                broken.push(source.says(line.max(1), "a list of shapes without keys: make each with `keyed!`"));
            }
        }
    }
    broken
}

/// From an opening brace to the one that closes it.
fn block(text: &str) -> &str {
    let mut depth = 0_usize;
    for (at, letter) in text.char_indices() {
        match letter {
            '{' => depth += 1,
            '}' if depth <= 1 => return text.get(..at).unwrap_or_default(),
            '}' => depth -= 1,
            _ => {}
        }
    }
    text
}

/// `row` in `.map(|event| row(&act, event))`: the functions that the block calls by their plain names, one of which makes
/// the element.
fn makers(inner: &str) -> impl Iterator<Item = &str> {
    let is_name = |c: char| c.is_alphanumeric() || c == '_';
    inner.match_indices('(').filter_map(move |(at, _)| {
        let before = inner.get(..at)?;
        let start = before.rfind(|c| !is_name(c)).map_or(0, |end| end + 1);
        let (rest, name) = before.split_at(start);
        (!name.is_empty() && !rest.ends_with(['.', ':'])).then_some(name)
    })
}

/// All names in a text, called or handed on.
fn names_in(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric() && c != '_').filter(|name| !name.is_empty())
}

/// Does a function leave the element to another that makes the key?
fn hands_on(page: &[&Source], source: &Source, name: &str) -> bool {
    let Some((_, after)) = source.text.split_once(&format!("fn {name}(")) else { return false };
    let body = after.split("\n}\n").next().unwrap_or_default();
    let last = body.trim_end().lines().last().unwrap_or_default();
    makers(last).any(|maker| page.iter().any(|source| makes_keys(source, maker)))
}

fn makes_keys(source: &Source, name: &str) -> bool {
    let Some((_, after)) = source.text.split_once(&format!("fn {name}(")) else { return false };
    after.split("\nfn ").next().is_some_and(|body| body.contains("key=") || body.contains("keyed!("))
}

/// A file answers one question.
pub fn lengths(sources: &[Source]) -> Vec<String> {
    let mut broken = Vec::new();
    for source in sources.iter().filter(|source| !source.path.starts_with(WORD_TABLES)) {
        let limit = LONGER.iter().find(|(path, _)| source.is_at(path)).map_or(MAX_LINES, |(_, limit)| *limit);
        let lines = source.text.lines().count();
        if lines > limit {
            broken.push(source.says(lines, &format!("longer than {limit} lines: take it apart")));
        }
    }
    broken
}

/// A module opens with what it is.
pub fn docs(sources: &[Source]) -> Vec<String> {
    let bare = sources.iter().filter(|source| !source.text.starts_with("//!"));
    bare.map(|source| source.says(1, "no `//!`: open the module with a sentence that says what it is")).collect()
}

/// What a part may weigh is held by the build, not by good intentions.
pub fn budgets(sources: &[Source]) -> Vec<String> {
    let build = sources.iter().find(|source| source.is_at("xtask/src/commands/build.rs"));
    let held = build.is_some_and(|source| source.code().any(|(_, code)| code.contains("budgets::hold(")));
    if held {
        Vec::new()
    } else {
        vec!["xtask/src/commands/build.rs: does not call budgets::hold(): call it at the end".to_owned()]
    }
}

/// Every promise of SECURITY.md names tests that are there, as `path/to/file.rs: name`.
pub fn promises(page: &str, sources: &[Source]) -> Vec<String> {
    let mut broken = Vec::new();
    for (at, line) in page.lines().enumerate() {
        for (path, name) in line.split('`').filter_map(|part| part.split_once(".rs: ")) {
            let file = format!("{path}.rs");
            let test = format!("fn {name}(");
            if !sources.iter().any(|source| source.is_at(&file) && source.text.contains(&test)) {
                broken.push(format!("SECURITY.md:{}: no test `{name}` in {file}: name the one that holds it", at + 1));
            }
        }
    }
    broken
}

#[cfg(test)]
mod tests {
    use super::*;

    const MAP: &str =
        "//! The map.\n//!\n//! * [`time`] says when.\n//! * [`atlas`] is what is claimed.\n//! * `ui` draws it.\n";

    fn source(path: &str, text: &str) -> Source {
        Source { path: PathBuf::from(path), text: text.to_owned() }
    }

    fn with_map(path: &str, text: &str) -> Vec<Source> {
        vec![source("src/lib.rs", MAP), source(path, text)]
    }

    #[test]
    fn the_order_of_the_rooms_is_read_from_the_map() {
        let sources = with_map("src/time/when.rs", "");
        assert_eq!(rooms(&sources), ["time", "atlas", "ui"]);
        let rooms = rooms(&sources);
        assert_eq!(room(Path::new("src/atlas.rs"), &rooms), Some(1));
        assert_eq!(room(Path::new("src/main.rs"), &rooms), None);
        assert_eq!(room(Path::new("xtask/atlas.rs"), &rooms), None);
        assert_eq!(arrows(&[source("src/time.rs", "")]).len(), 1);
    }

    #[test]
    fn an_arrow_that_runs_up_is_caught() {
        let broken = arrows(&with_map("src/time/when.rs", "//!\nuse crate::atlas::Event;"));
        assert!(broken[0].starts_with("src/time/when.rs:2: takes from `atlas`"), "{broken:?}");
        for fine in ["use crate::time::Day;", "use crate::atlases::A;", "let a = 1; // crate::atlas"] {
            assert!(arrows(&with_map("src/time/when.rs", fine)).is_empty(), "{fine}");
        }
        assert!(arrows(&with_map("src/ui/card.rs", "use crate::atlas::Event;")).is_empty());
    }

    #[test]
    fn a_second_file_at_the_window_is_caught() {
        let reach = "let w = web_sys::window();";
        assert_eq!(window(&[source("src/ui/card.rs", reach)]).len(), 1);
        assert_eq!(window(&[source("src/main.rs", "gloo::utils::document().body()")]).len(), 1);
        assert!(window(&[source(BROWSER, reach), source("xtask/src/x.rs", reach)]).is_empty());
    }

    #[test]
    fn a_list_without_keys_is_caught() {
        let bare = "html! { <ul>{ for items.iter().map(|n| html! { <li>{ n }</li> }) }</ul> }";
        assert_eq!(keys(&[source("src/ui/a.rs", bare)]).len(), 1);
        assert!(keys(&[source("src/ui/a.rs", &bare.replace("<li>", "<li key={n}>"))]).is_empty());
        let through = "{ for items.map(|n| row(n)) }\n}\nfn row(n: u8) -> Html { html! { <li key={n}/> } }\n";
        assert!(keys(&[source("src/ui/a.rs", through)]).is_empty());
        assert_eq!(keys(&[source("src/ui/a.rs", &through.replace("key={n}", ""))]).len(), 1);
        let elsewhere = r#"html! { { for marks.map(|m| { let at = m.at; mark(m, html! { <b /> }) }) } }"#;
        let maker =
            source("src/ui/b.rs", "pub fn mark(m: M, drawn: Html) -> Html { html! { <g key={m.id}>{ drawn }</g> } }");
        assert!(keys(&[source("src/ui/a.rs", elsewhere), maker]).is_empty());
        assert_eq!(keys(&[source("src/ui/a.rs", elsewhere)]).len(), 1);
        let shapes = r#"let a = layer("a", many(&mut dots.iter().map(dot)));"#;
        let maker = |how: &str| source("src/ui/b.rs", &format!("fn dot(dot: &Dot) -> Html {{ {how} }}"));
        assert!(keys(&[source("src/ui/a.rs", shapes), maker(r#"keyed!(dot.id, "circle", {})"#)]).is_empty());
        assert_eq!(keys(&[source("src/ui/a.rs", shapes), maker(r#"shape!("circle", {})"#)]).len(), 1);
    }

    #[test]
    fn a_file_that_is_too_long_is_caught() {
        let long = "\n".repeat(MAX_LINES + 1);
        assert_eq!(lengths(&[source("src/ui/a.rs", &long)]).len(), 1);
        assert!(lengths(&[source("src/text/en.rs", &long)]).is_empty());
    }

    #[test]
    fn a_module_without_a_word_is_caught() {
        assert_eq!(docs(&[source("src/ui/a.rs", "use a;\n//! late")]).len(), 1);
        assert!(docs(&[source("src/ui/a.rs", "//! A.")]).is_empty());
    }

    #[test]
    fn a_promise_without_its_test_is_caught() {
        let page = "| text is text | `tests/a.rs: text_is_text`, `deny.toml` |";
        assert!(promises(page, &[source("tests/a.rs", "fn text_is_text() {}")]).is_empty());
        for other in [source("tests/a.rs", "fn text_is_text_too() {}"), source("tests/b.rs", "fn text_is_text() {}")] {
            assert_eq!(promises(page, &[other]).len(), 1);
        }
    }

    #[test]
    fn a_build_without_budgets_is_caught() {
        let build = "xtask/src/commands/build.rs";
        assert_eq!(budgets(&[source(build, "// budgets::hold()")]).len(), 1);
        assert!(budgets(&[source(build, "    budgets::hold()")]).is_empty());
    }
}
