//! The works as BibTeX, in UTF-8. The key of an entry is the id of its source, which never changes.
//!
//! Only fields that BibTeX or biblatex know; what CSL calls by another name is said in theirs.

use std::fmt::Write as _;

use serde_json::Value;

use super::csl;

/// Every work of a published atlas, in the order of the CSL-JSON.
pub fn bibtex(published: &Value) -> String {
    let entries: Vec<String> = csl::items(published).into_iter().map(entry).collect();
    entries.join("\n")
}

/// One work, from its CSL-JSON item.
pub fn entry(item: &Value) -> String {
    let kind = match text(item, "type").as_str() {
        "article-journal" | "article-magazine" | "article-newspaper" => "article",
        "book" => "book",
        "chapter" => "incollection",
        "report" => "techreport",
        "dataset" => "dataset",
        "webpage" => "online",
        _ => "misc",
    };
    let (container, publisher) = match kind {
        "article" => ("journal", "publisher"),
        "incollection" => ("booktitle", "publisher"),
        "techreport" => ("booktitle", "institution"),
        "online" => ("organization", "publisher"),
        _ => ("booktitle", "publisher"),
    };
    let [year, month, day] = date(item, "issued");
    let number = [text(item, "issue"), text(item, "number")].concat();
    let fields = [
        ("author", names(item, "author")),
        ("editor", names(item, "editor")),
        ("entrysubtype", subtype(&text(item, "type")).to_owned()),
        ("title", whole(&text(item, "title"))),
        (container, whole(&text(item, "container-title"))),
        ("series", whole(&text(item, "collection-title"))),
        ("volume", escape(&text(item, "volume"))),
        ("number", escape(&number)),
        ("pages", escape(&text(item, "page")).replace('-', "--")),
        (publisher, whole(&text(item, "publisher"))),
        ("address", whole(&text(item, "publisher-place"))),
        ("version", escape(&text(item, "version"))),
        ("year", year),
        ("month", month),
        ("day", day),
        // Neither is text: nothing in them is set in type.
        ("doi", text(item, "DOI")),
        ("url", text(item, "URL")),
        (
            "urldate",
            date(item, "accessed")
                .iter()
                .filter(|part| !part.is_empty())
                .map(|part| format!("{part:0>2}"))
                .collect::<Vec<_>>()
                .join("-"),
        ),
        ("langid", langid(&text(item, "language")).to_owned()),
        ("type", if kind == "online" { whole(&text(item, "genre")) } else { String::new() }),
        ("note", whole(&text(item, "note"))),
    ];
    let mut entry = format!("@{kind}{{{},\n", text(item, "id"));
    for (name, value) in fields.iter().filter(|(_, value)| !value.is_empty()) {
        let _ = writeln!(entry, "  {name} = {{{value}}},");
    }
    entry + "}\n"
}

/// Text or a number as text; empty where there is neither.
pub fn text(item: &Value, member: &str) -> String {
    match item.get(member) {
        Some(Value::String(text)) => text.clone(),
        Some(Value::Number(number)) => number.to_string(),
        _ => String::new(),
    }
}

/// Year, month, day, as far as they are known.
pub fn date(item: &Value, member: &str) -> [String; 3] {
    [0, 1, 2].map(|n| {
        let part = item.pointer(&format!("/{member}/date-parts/0/{n}"));
        part.map_or_else(String::new, |part| part.as_str().map_or_else(|| part.to_string(), str::to_owned))
    })
}

/// `Family, Given and Family, Given`; an institution stands in braces, as it has no given name.
fn names(item: &Value, role: &str) -> String {
    let people = item.get(role).and_then(Value::as_array).into_iter().flatten();
    let names: Vec<String> = people
        .map(|name| match (text(name, "literal"), text(name, "family"), text(name, "given")) {
            (literal, ..) if !literal.is_empty() => format!("{{{}}}", escape(&literal)),
            (_, family, given) if given.is_empty() => format!("{{{}}}", escape(&family)),
            (_, family, given) => format!("{}, {}", escape(&family), escape(&given)),
        })
        .collect();
    names.join(" and ")
}

/// A second pair of braces keeps capitals as they are, and “and” from being read as the end of a name.
fn whole(text: &str) -> String {
    if text.is_empty() { String::new() } else { format!("{{{}}}", escape(text)) }
}

/// What TeX would take for a command.
fn escape(text: &str) -> String {
    let mut escaped = String::new();
    for letter in text.chars() {
        match letter {
            '&' | '%' | '$' | '#' | '_' | '{' | '}' => {
                escaped.push('\\');
                escaped.push(letter);
            }
            '~' => escaped.push_str("\\textasciitilde{}"),
            '^' => escaped.push_str("\\textasciicircum{}"),
            '\\' => escaped.push_str("\\textbackslash{}"),
            letter => escaped.push(letter),
        }
    }
    escaped
}

/// What biblatex calls an article that stands in no journal.
fn subtype(kind: &str) -> &'static str {
    match kind {
        "article-magazine" => "magazine",
        "article-newspaper" => "newspaper",
        _ => "",
    }
}

/// The name that babel and biblatex have for a language.
fn langid(code: &str) -> &'static str {
    match code {
        "en" => "english",
        "tr" => "turkish",
        _ => "",
    }
}
