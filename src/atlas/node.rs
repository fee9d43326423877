//! A JSON value that knows where it stands, so that a problem can name its path.
//!
//! The path is a chain of borrowed steps on the stack: nothing is allocated until something is wrong.

use super::json::Value;

/// How much of a value is quoted in a problem.
const EXCERPT_CHARS: usize = 80;

#[derive(Clone, Copy)]
pub(super) struct Node<'a> {
    pub value: &'a Value,
    step: Step<'a>,
    parent: Option<&'a Node<'a>>,
}

#[derive(Clone, Copy)]
enum Step<'a> {
    Member(&'a str),
    Index(usize),
    /// `texts.<language>`
    Texts(&'a str),
}

impl<'a> Node<'a> {
    /// A member of the collection itself.
    pub fn top(name: &'a str, value: &'a Value) -> Self {
        Node { value, step: Step::Member(name), parent: None }
    }

    /// An item of this list, whose value was read apart from the list.
    pub fn at<'b>(&'b self, index: usize, value: &'b Value) -> Node<'b> {
        Node { value, step: Step::Index(index), parent: Some(self) }
    }

    /// A member; `null` is as good as absent.
    pub fn get<'b>(&'b self, name: &'b str) -> Option<Node<'b>> {
        let value = self.value.get(name).filter(|value| **value != Value::Null)?;
        Some(Node { value, step: Step::Member(name), parent: Some(self) })
    }

    /// The first of these members that is there.
    pub fn first<'b>(&'b self, names: &[&'b str]) -> Option<Node<'b>> {
        names.iter().find_map(|name| self.get(name))
    }

    /// The member `name` if it has a value, else a node of that path with the value `null`.
    pub fn place_of<'b>(&'b self, name: &'b str) -> Node<'b> {
        let value = self.value.get(name).unwrap_or(&Value::Null);
        Node { value, step: Step::Member(name), parent: Some(self) }
    }

    pub fn item<'b>(&'b self, index: usize) -> Option<Node<'b>> {
        self.value.as_array()?.get(index).map(|value| self.at(index, value))
    }

    /// `texts.<language>`, or the first language there is, named; no `texts` at all: the object itself.
    pub fn texts<'b>(&'b self, language: &'b str) -> (Node<'b>, Option<&'b str>) {
        let Some(texts) = self.value.get("texts").and_then(Value::as_object) else { return (*self, None) };
        let found = texts.iter().rev().find(|(name, _)| name == language).or(texts.first());
        match found {
            Some((name, value)) => {
                let node = Node { value, step: Step::Texts(name), parent: Some(self) };
                (node, (name != language).then_some(name.as_str()))
            }
            None => (*self, None),
        }
    }

    pub fn path(&self) -> String {
        let mut path = self.parent.map_or_else(String::new, |parent| parent.path());
        match self.step {
            Step::Index(index) => {
                path.push('[');
                path.push_str(&index.to_string());
                path.push(']');
                return path;
            }
            Step::Texts(language) => {
                path.push_str(".texts.");
                path.push_str(language);
            }
            Step::Member(name) => {
                if !path.is_empty() {
                    path.push('.');
                }
                path.push_str(name);
            }
        }
        path
    }

    pub fn excerpt(&self) -> String {
        let mut text = String::new();
        write_excerpt(self.value, &mut text);
        clip(&mut text, EXCERPT_CHARS);
        text
    }
}

/// Cuts the text to so many characters; true if it was longer.
pub(super) fn clip(text: &mut String, limit: usize) -> bool {
    let cut = text.char_indices().nth(limit).map(|(at, _)| at);
    if let Some(at) = cut {
        text.truncate(at);
    }
    cut.is_some()
}

/// Stops soon after the excerpt is full, however large the value.
fn write_excerpt(value: &Value, out: &mut String) {
    match value {
        Value::Null => {}
        Value::Bool(true) => out.push_str("true"),
        Value::Bool(false) => out.push_str("false"),
        Value::Number(text) | Value::String(text) => {
            out.extend(text.chars().filter(|c| !c.is_control()).take(EXCERPT_CHARS + 1))
        }
        Value::Array(items) => {
            out.push('[');
            for (n, item) in items.iter().enumerate() {
                if out.len() > EXCERPT_CHARS {
                    return;
                }
                out.push_str(if n > 0 { ", " } else { "" });
                write_excerpt(item, out);
            }
            out.push(']');
        }
        Value::Object(members) => {
            out.push('{');
            for (n, (name, item)) in members.iter().enumerate() {
                if out.len() > EXCERPT_CHARS {
                    return;
                }
                out.push_str(if n > 0 { ", " } else { "" });
                out.extend(name.chars().take(EXCERPT_CHARS));
                out.push_str(": ");
                write_excerpt(item, out);
            }
            out.push('}');
        }
    }
}
