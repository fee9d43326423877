//! One line of a bibliography, in the order of the work's own notes: who, when, what, where.
//!
//! The line holds no word of any language; what the reader's language adds ("note 12") is added by who shows it.
//!
//! ```
//! use sco_atlas::{atlas::Source, share::citation};
//! let source = Source {
//!     authors: vec![("Aris".into(), "Stephen".into())],
//!     year: Some(2009),
//!     title: "Tackling the Three Evils".into(),
//!     container: "Europe-Asia Studies".into(),
//!     volume: "61".into(),
//!     issue: "3".into(),
//!     page: "457-482".into(),
//!     ..Source::default()
//! };
//! let line = "Aris, Stephen (2009). Tackling the Three Evils. Europe-Asia Studies 61(3), 457–482.";
//! assert_eq!(citation::line(&source), line);
//! ```

use crate::atlas::{Content, Note, Source};

/// More authors than this are the first and "et al.".
const MAX_AUTHORS: usize = 6;

pub fn line(source: &Source) -> String {
    let mut line = authors(source);
    if let Some(year) = source.year {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push('(');
        line.push_str(&year.to_string());
        line.push(')');
    }
    end_sentence(&mut line);
    add_sentence(&mut line, &source.title);
    add_sentence(&mut line, &container(source));
    if source.container.is_empty() {
        add_sentence(&mut line, &source.publisher);
    }
    if let Some(address) = doi_address(source) {
        line.push(' ');
        line.push_str(&address);
    }
    line.trim().to_owned()
}

/// The language of that line: where the item does not say it, that of the work whose note it is.
pub fn note_language(atlas: &Content, note: &Note) -> String {
    let own = atlas.source(&note.source).map(|source| &source.language).filter(|code| !code.is_empty());
    own.unwrap_or(&atlas.work.language).clone()
}

/// The line of the note's source, then where in it, then what the note remarks.
pub fn note_line(atlas: &Content, note: &Note) -> String {
    let mut text = atlas.source(&note.source).map_or_else(String::new, line);
    // Many notes name the pages of the whole article: once is enough.
    let locator = dashed(&note.locator);
    let digits = locator.trim_start_matches(|c: char| !c.is_ascii_digit());
    if digits.is_empty() || !text.contains(digits) {
        add_sentence(&mut text, &locator);
    }
    add_sentence(&mut text, &note.remark);
    text
}

/// `https://doi.org/…` of a DOI in any of its spellings.
pub fn doi_address(source: &Source) -> Option<String> {
    let bare = source.doi.trim();
    let bare = bare
        .char_indices()
        .find_map(|(at, _)| bare.get(at..).filter(|doi| doi.starts_with("10.")))
        .filter(|doi| !doi.contains(char::is_whitespace))?;
    Some(["https://doi.org/", bare].concat())
}

fn authors(source: &Source) -> String {
    let shown = if source.authors.len() > MAX_AUTHORS { 1 } else { source.authors.len() };
    let mut text = String::new();
    for (n, (family, given)) in source.authors.iter().take(shown).enumerate() {
        text.push_str(if n > 0 { "; " } else { "" });
        text.push_str(family);
        if !given.is_empty() {
            text.push_str(", ");
            text.push_str(given);
        }
    }
    text.push_str(if shown < source.authors.len() { " et al." } else { "" });
    text
}

/// `Europe-Asia Studies 61(3), 457–482`
fn container(source: &Source) -> String {
    let mut text = source.container.clone();
    if !source.volume.is_empty() {
        text.push(' ');
        text.push_str(&source.volume);
    }
    if !source.issue.is_empty() {
        text.push('(');
        text.push_str(&source.issue);
        text.push(')');
    }
    if !source.page.is_empty() {
        text.push_str(if text.is_empty() { "" } else { ", " });
        text.push_str(&dashed(&source.page));
    }
    text.trim().to_owned()
}

/// `457-482` has a dash between its numbers, `A-12` a hyphen.
fn dashed(pages: &str) -> String {
    let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    let mut text = String::new();
    let mut rest = pages.chars().peekable();
    while let Some(c) = rest.next() {
        let between = c == '-' && digit(text.chars().last()) && digit(rest.peek().copied());
        text.push(if between { '–' } else { c });
    }
    text
}

fn add_sentence(line: &mut String, text: &str) {
    let text = text.trim();
    if text.is_empty() {
        return;
    }
    if !line.is_empty() {
        line.push(' ');
    }
    line.push_str(text);
    end_sentence(line);
}

fn end_sentence(line: &mut String) {
    let ended = line.is_empty() || line.ends_with(['.', '?', '!', '…']) || line.ends_with(".”") || line.ends_with("?”");
    if !ended {
        line.push('.');
    }
}
