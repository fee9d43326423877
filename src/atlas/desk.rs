//! The reader's desk: one method for each kind of leaf (text, number, id, address, coordinates), each of which either
//! returns a possible value or writes a problem down.
//!
//! Absent is not wrong: the methods that take a member's name stay silent when there is none.

use super::ids::Ids;
use super::json::Value;
use super::node::{Node, clip};
use super::report::MAX_PROBLEMS;
use super::{Expected, Id, Problem, ProblemKind, Report};
use crate::map::LonLat;

pub(super) const TITLE_CHARS: usize = 300;
pub(super) const TEXT_CHARS: usize = 4000;
const URL_CHARS: usize = 2000;
const ID_CHARS: usize = 80;
/// Of a list inside an event or a chapter; real ones hold a dozen.
const MAX_INNER_ITEMS: usize = 1000;

pub(super) struct Desk<'a> {
    pub language: &'a str,
    pub report: Report,
    /// The event being read.
    pub event: Option<Id>,
    /// Ids met so far in the list being read.
    pub taken: Ids,
}

impl<'a> Desk<'a> {
    pub fn tell(&mut self, node: &Node, kind: ProblemKind) {
        self.put(&|| (node.path(), kind, node.excerpt()));
    }

    /// `make` gives path, kind and value; it is asked only if the problem is listed, for there may be millions.
    pub fn put(&mut self, make: &dyn Fn() -> (String, ProblemKind, String)) {
        if self.report.problems.len() == MAX_PROBLEMS {
            self.report.unlisted += 1;
            return;
        }
        let (path, kind, value) = make();
        self.report.problems.push(Problem { path, event: self.event.clone(), kind, value });
    }

    /// About the file as a whole.
    pub fn tell_file(&mut self, kind: ProblemKind, value: &str) {
        self.put(&|| (String::new(), kind, value.to_owned()));
    }

    pub fn missing(&mut self, node: &Node, member: &str) {
        self.tell(&node.place_of(member), ProblemKind::MissingMember);
    }

    pub fn wrong(&mut self, node: &Node, expected: Expected) {
        self.tell(node, ProblemKind::WrongType { expected });
    }

    /// Every item of the list under `name`, in order; an absent list has none.
    pub fn each(&mut self, node: &Node, name: &str, read: &mut dyn FnMut(&mut Self, &Node)) {
        let Some(list) = node.get(name) else { return };
        match list.value.as_array() {
            Some(items) => {
                for (n, item) in items.iter().enumerate().take(MAX_INNER_ITEMS) {
                    read(self, &list.at(n, item));
                }
                if items.len() > MAX_INNER_ITEMS {
                    self.tell(&list, ProblemKind::TooManyItems { limit: MAX_INNER_ITEMS as u32 });
                }
            }
            None => self.wrong(&list, Expected::List),
        }
    }

    /// Trimmed and clean; empty when absent.
    pub fn text(&mut self, node: &Node, name: &str, limit: usize) -> String {
        node.get(name).map_or_else(String::new, |node| self.text_here(&node, limit))
    }

    pub fn text_here(&mut self, node: &Node, limit: usize) -> String {
        let Some(raw) = node.value.as_str() else {
            self.wrong(node, Expected::Text);
            return String::new();
        };
        let mut text = clean(raw);
        if clip(&mut text, limit) {
            self.tell(node, ProblemKind::TooLong { limit: limit as u32 });
        }
        text
    }

    /// The list `names`; an empty one names nothing.
    pub fn other_names(&mut self, node: &Node) -> Vec<String> {
        let mut names = Vec::new();
        self.each(node, "names", &mut |desk, item| match item.value.as_str().map(str::trim) {
            Some("") => desk.wrong(item, Expected::Text),
            _ => names.push(desk.text_here(item, TITLE_CHARS)),
        });
        names.retain(|name| !name.is_empty());
        names
    }

    /// Text that CSL-JSON also allows to be a number: a volume, a page.
    pub fn text_or_number(&mut self, node: &Node, name: &str) -> String {
        match node.get(name) {
            Some(node) if matches!(node.value, Value::Number(_)) => node.excerpt(),
            Some(node) => self.text_here(&node, TITLE_CHARS),
            None => String::new(),
        }
    }

    /// The object that holds the texts of this one in the language asked for, else in the first language there is.
    pub fn texts<'b>(&mut self, node: &'b Node<'b>) -> Node<'b>
    where
        'a: 'b,
    {
        if let Some(odd) = node.get("texts").filter(|texts| texts.value.as_object().is_none()) {
            self.wrong(&odd, Expected::Object);
        }
        let (texts, other) = node.texts(self.language);
        if let Some(other) = other {
            self.put(&|| (texts.path(), ProblemKind::OtherLanguage, other.chars().take(ID_CHARS).collect()));
        }
        texts
    }

    pub fn number(&mut self, node: &Node, name: &str) -> Option<f64> {
        let node = node.get(name)?;
        let number = node.value.as_f64().filter(|number| number.is_finite());
        if number.is_none() {
            self.wrong(&node, Expected::Number);
        }
        number
    }

    /// A count from 1.
    pub fn whole(&mut self, node: &Node, name: &str) -> Option<u16> {
        node.get(name).and_then(|node| self.whole_here(&node))
    }

    pub fn whole_here(&mut self, node: &Node) -> Option<u16> {
        // `2.0` is the whole number 2, in JSON as in JSON Schema.
        match node.value.as_f64() {
            Some(number) if number.fract() != 0.0 => self.wrong(node, Expected::WholeNumber),
            Some(number) if (1.0..=f64::from(u16::MAX)).contains(&number) => return Some(number as u16),
            Some(_) => self.tell(node, ProblemKind::NumberOutOfRange),
            None => self.wrong(node, Expected::WholeNumber),
        }
        None
    }

    pub fn truth(&mut self, node: &Node, name: &str) -> bool {
        let Some(node) = node.get(name) else { return false };
        if !matches!(node.value, Value::Bool(_)) {
            self.wrong(&node, Expected::Truth);
        }
        node.value == &Value::Bool(true)
    }

    /// A short name of something: an actor, a place, a source. Told when it is no such name.
    pub fn code(&mut self, node: &Node) -> Option<Id> {
        let Some(text) = node.value.as_str() else {
            self.wrong(node, Expected::Text);
            return None;
        };
        let fits = !text.is_empty() && text.len() <= ID_CHARS && !text.contains(|c: char| c.is_control() || c == ' ');
        if !fits {
            self.tell(node, ProblemKind::BadId);
        }
        fits.then(|| Id::from(text))
    }

    /// The `id` that something cannot do without, the first of its list to have it.
    pub fn own_id(&mut self, node: &Node) -> Option<Id> {
        let Some(found) = node.get("id") else {
            self.missing(node, "id");
            return None;
        };
        let id = self.code(&found)?;
        if self.taken.add(&id, 0) {
            return Some(id);
        }
        self.tell(&found, ProblemKind::DuplicateId);
        None
    }

    /// Empty when absent or when it is not an address that may be opened.
    pub fn url(&mut self, node: &Node, name: &str) -> String {
        let Some(node) = node.get(name) else { return String::new() };
        match node.value.as_str().map(str::trim) {
            Some(url) if is_web_address(url) => url.to_owned(),
            _ => {
                self.tell(&node, ProblemKind::BadUrl);
                String::new()
            }
        }
    }

    pub fn coordinates(&mut self, node: &Node) -> Option<LonLat> {
        let pair = node.value.as_array().filter(|pair| (2..=4).contains(&pair.len()));
        let pair = pair.and_then(|pair| Some((pair.first()?.as_f64()?, pair.get(1)?.as_f64()?)));
        let Some((lon, lat)) = pair else {
            self.wrong(node, Expected::Coordinates);
            return None;
        };
        if (-180.0..=180.0).contains(&lon) && (-90.0..=90.0).contains(&lat) {
            return Some(LonLat { lon, lat });
        }
        self.tell(node, ProblemKind::CoordinateOutOfRange);
        None
    }

    /// A line of two points or more; one bad point costs the line, for a line drawn without it would be another line.
    pub fn line(&mut self, node: &Node) -> Option<Vec<LonLat>> {
        let Some(items) = node.value.as_array().filter(|items| items.len() > 1) else {
            self.wrong(node, Expected::List);
            return None;
        };
        items.iter().enumerate().map(|(n, item)| self.coordinates(&node.at(n, item))).collect()
    }
}

/// No control characters (a line break stays one), none that turn the direction of writing around, trimmed.
fn clean(raw: &str) -> String {
    let kept = raw.chars().filter_map(|c| match c {
        '\n' => Some('\n'),
        '\t' => Some(' '),
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}' => None,
        c if c.is_control() => None,
        c => Some(c),
    });
    let kept: String = kept.collect();
    kept.trim().to_owned()
}

fn is_web_address(url: &str) -> bool {
    let rest = ["https://", "http://"].iter().find_map(|scheme| {
        let head = url.get(..scheme.len())?;
        if head.eq_ignore_ascii_case(scheme) { url.get(scheme.len()..) } else { None }
    });
    let host = rest.is_some_and(|rest| rest.starts_with(|c: char| !c.is_ascii_punctuation() || c == '['));
    let odd = |c: char| c.is_whitespace() || c.is_control() || matches!(c, '"' | '<' | '>' | '\\');
    host && url.len() <= URL_CHARS && !url.contains(odd)
}
