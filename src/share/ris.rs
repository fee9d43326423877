//! A work as RIS, which every reference manager reads. A tag a line; the lines end as the format asks.

use serde_json::Value;

use super::bibtex::{date, text};

pub fn ris(item: &Value) -> String {
    let kind = match text(item, "type").as_str() {
        "article-journal" => "JOUR",
        "article-magazine" => "MGZN",
        "article-newspaper" => "NEWS",
        "book" => "BOOK",
        "chapter" => "CHAP",
        "report" => "RPRT",
        "dataset" => "DATA",
        "webpage" => "ELEC",
        _ => "GEN",
    };
    let container = if kind == "JOUR" { "JO" } else { "T2" };
    let [year, ..] = date(item, "issued");
    let pages = text(item, "page");
    let (first, last) = pages.split_once(['-', '–']).unwrap_or((&pages, ""));
    let mut lines = vec![("TY", kind.to_owned())];
    lines.extend(names(item, "author").map(|name| ("AU", name)));
    lines.extend(names(item, "editor").map(|name| ("ED", name)));
    lines.extend([
        ("TI", text(item, "title")),
        (container, text(item, "container-title")),
        ("T3", text(item, "collection-title")),
        ("VL", text(item, "volume")),
        ("IS", [text(item, "issue"), text(item, "number")].concat()),
        ("SP", first.to_owned()),
        ("EP", last.to_owned()),
        ("PB", text(item, "publisher")),
        ("CY", text(item, "publisher-place")),
        ("ET", text(item, "version")),
        ("M3", text(item, "genre")),
        ("PY", year),
        ("DA", slashed(item, "issued")),
        ("DO", text(item, "DOI")),
        ("UR", text(item, "URL")),
        ("Y2", slashed(item, "accessed")),
        ("LA", text(item, "language")),
        ("N1", text(item, "note")),
        ("ID", text(item, "id")),
    ]);
    let mut ris = String::new();
    for (tag, value) in lines.iter().filter(|(_, value)| !value.trim().is_empty()) {
        // A value is one line: a second one would be read as a tag.
        let value = value.split_whitespace().collect::<Vec<_>>().join(" ");
        ris.push_str(&[tag, "  - ", &value, "\r\n"].concat());
    }
    ris + "ER  - \r\n"
}

/// `2005/07/05`, as far as it is known.
fn slashed(item: &Value, member: &str) -> String {
    let parts = date(item, member);
    let known: Vec<String> = parts.iter().take_while(|part| !part.is_empty()).map(|part| format!("{part:0>2}")).collect();
    known.join("/")
}

fn names<'a>(item: &'a Value, role: &str) -> impl Iterator<Item = String> + 'a {
    let people = item.get(role).and_then(Value::as_array).into_iter().flatten();
    people.map(|name| {
        let whole = [text(name, "literal"), text(name, "family")].concat();
        let given = text(name, "given");
        if given.is_empty() { whole } else { [whole.as_str(), ", ", &given].concat() }
    })
}
