//! CSL-JSON items and the numbered notes of the work.

use super::desk::{Desk, TEXT_CHARS, TITLE_CHARS};
use super::node::Node;
use super::{Id, Note, ProblemKind, Source};
use crate::time::Date;

impl Desk<'_> {
    /// An item without an id is fine where nothing needs to name it: the work itself.
    pub fn source(&mut self, node: &Node, id: Id) -> Source {
        Source {
            id,
            kind: self.text(node, "type", TITLE_CHARS),
            authors: self.authors(node),
            year: self.year(node),
            printed: printed(node),
            title: self.text(node, "title", TITLE_CHARS),
            container: self.text(node, "container-title", TITLE_CHARS),
            publisher: self.text(node, "publisher", TITLE_CHARS),
            volume: self.text_or_number(node, "volume"),
            issue: self.text_or_number(node, "issue"),
            page: self.text_or_number(node, "page"),
            doi: self.text(node, "DOI", TITLE_CHARS),
            url: self.url(node, "URL"),
            language: self.text(node, "language", TITLE_CHARS),
        }
    }

    fn authors(&mut self, node: &Node) -> Vec<(String, String)> {
        let mut authors = Vec::new();
        let role = if node.get("author").is_some() { "author" } else { "editor" };
        self.each(node, role, &mut |desk, name| {
            let literal = desk.text(name, "literal", TITLE_CHARS);
            let family = if literal.is_empty() { desk.text(name, "family", TITLE_CHARS) } else { literal };
            let particle = desk.text(name, "non-dropping-particle", TITLE_CHARS);
            let family = if particle.is_empty() { family } else { [particle, family].join(" ") };
            if family.is_empty() {
                return desk.missing(name, "family");
            }
            authors.push((family, desk.text(name, "given", TITLE_CHARS)));
        });
        authors
    }

    /// `issued.date-parts[0][0]`, a number or its digits.
    fn year(&mut self, node: &Node) -> Option<i16> {
        let issued = node.get("issued")?;
        let parts = issued.place_of("date-parts");
        let first = parts.item(0)?;
        let year = first.item(0)?;
        let number = year.value.as_i64().or_else(|| year.value.as_str()?.trim().parse().ok());
        let number = number.and_then(|year| i16::try_from(year).ok()).filter(|year| (1..=9999).contains(year));
        if number.is_none() {
            self.tell(&year, ProblemKind::NumberOutOfRange);
        }
        number
    }

    /// A note whose source is not known stays: its number is what claims refer to.
    pub fn note(&mut self, node: &Node, sources: &[Source]) -> Option<Note> {
        let Some(n) = node.get("n") else {
            self.missing(node, "n");
            return None;
        };
        let n = self.whole_here(&n)?;
        let remark = self.text(node, "remark", TEXT_CHARS);
        let source = match node.get("source") {
            Some(found) => self.code(&found).filter(|id| {
                let known = sources.iter().any(|source| source.id == *id);
                if !known {
                    self.tell(&found, ProblemKind::UnknownReference);
                }
                known
            }),
            None => {
                if remark.is_empty() {
                    self.missing(node, "source");
                }
                None
            }
        };
        Some(Note {
            n,
            source: source.unwrap_or_else(|| Id::from("")),
            locator: self.text_or_number(node, "locator"),
            section: node.get("section").and_then(|node| self.code(&node)),
            remark,
        })
    }
}

/// What cannot be read is left out; a year that is wrong is told where it is read.
fn printed(node: &Node) -> Option<Date> {
    let issued = node.get("issued")?;
    let parts = issued.place_of("date-parts");
    let parts = parts.item(0)?;
    let part = |number: usize| u8::try_from(parts.item(number)?.value.as_i64()?).ok();
    let year = i16::try_from(parts.item(0)?.value.as_i64()?).ok()?;
    let date = match (part(1), part(2)) {
        (Some(month), Some(day)) => Date::from_day(year, month, day),
        (Some(month), None) => Date::from_month(year, month),
        _ => Date::from_year(year),
    };
    date.ok()
}
