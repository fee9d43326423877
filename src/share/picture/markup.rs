//! Markup as a tree: as much of it as a drawing made by the page needs, and written again without what is empty.

/// Raw: entities stay as they came.
#[derive(Clone, Debug, PartialEq)]
pub enum Node {
    Element(Element),
    Text(String),
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Element {
    pub name: String,
    pub attributes: Vec<(String, String)>,
    pub children: Vec<Node>,
}

impl Element {
    pub fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    pub fn set(&mut self, name: &str, value: String) {
        match self.attributes.iter_mut().find(|(known, _)| known == name) {
            Some((_, old)) => *old = value,
            None => self.attributes.push((name.to_owned(), value)),
        }
    }

    pub fn remove(&mut self, name: &str) {
        self.attributes.retain(|(known, _)| known != name);
    }

    pub fn classes(&self) -> impl Iterator<Item = &str> {
        self.get("class").unwrap_or_default().split_whitespace()
    }

    pub fn has_class(&self, class: &str) -> bool {
        self.classes().any(|known| known == class)
    }

    pub fn elements(&self) -> impl Iterator<Item = &Element> {
        self.children.iter().filter_map(|node| if let Node::Element(element) = node { Some(element) } else { None })
    }

    /// Itself and everything in it, in the order of the text.
    pub fn each(&self, see: &mut dyn FnMut(&Element)) {
        see(self);
        self.elements().for_each(|child| child.each(see));
    }

    pub fn each_mut(&mut self, see: &mut dyn FnMut(&mut Element)) {
        see(self);
        for node in &mut self.children {
            if let Node::Element(child) = node {
                child.each_mut(see);
            }
        }
    }

    pub fn find(&self, wanted: &dyn Fn(&Element) -> bool) -> Option<&Element> {
        if wanted(self) { Some(self) } else { self.elements().find_map(|child| child.find(wanted)) }
    }

    /// Keeps of what is in it only what `keep` says.
    pub fn retain(&mut self, keep: &dyn Fn(&Element) -> bool) {
        self.children.retain_mut(|node| match node {
            Node::Element(child) => {
                let kept = keep(child);
                if kept {
                    child.retain(keep);
                }
                kept
            }
            Node::Text(_) => true,
        });
    }

    pub fn write(&self, to: &mut String) {
        to.push('<');
        to.push_str(&self.name);
        for (name, value) in &self.attributes {
            for part in [" ", name, "=\"", &value.replace('<', "&lt;"), "\""] {
                to.push_str(part);
            }
        }
        if self.children.is_empty() {
            to.push_str("/>");
            return;
        }
        to.push('>');
        for node in &self.children {
            match node {
                Node::Element(child) => child.write(to),
                Node::Text(text) => to.push_str(text),
            }
        }
        for part in ["</", &self.name, ">"] {
            to.push_str(part);
        }
    }
}

/// The one element that the text holds.
pub fn read(text: &str) -> Result<Element, String> {
    let mut all = read_all(text)?.into_iter().filter_map(|node| match node {
        Node::Element(element) => Some(element),
        Node::Text(_) => None,
    });
    all.next().ok_or_else(|| "there is no element".to_owned())
}

/// All that stands side by side.
pub fn read_all(text: &str) -> Result<Vec<Node>, String> {
    let mut open = vec![Element::default()];
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('<') {
        put_text(&mut open, before);
        if let Some(comment) = after.strip_prefix("!--") {
            rest = comment.split_once("-->").map_or("", |(_, after)| after);
            continue;
        }
        let (tag, after) = split_tag(after).ok_or_else(|| "a tag has no end".to_owned())?;
        rest = after;
        if let Some(name) = tag.strip_prefix('/') {
            let closed = open.pop().filter(|element| element.name == name.trim());
            close(&mut open, closed.ok_or_else(|| ["</", name, "> closes nothing"].concat())?);
            continue;
        }
        let (tag, alone) = tag.strip_suffix('/').map_or((tag, false), |tag| (tag, true));
        let element = element(tag);
        if alone {
            close(&mut open, element);
        } else {
            open.push(element);
        }
    }
    put_text(&mut open, rest);
    match (open.pop(), open.is_empty()) {
        (Some(all), true) => Ok(all.children),
        _ => Err("an element is not closed".to_owned()),
    }
}

fn put_text(open: &mut [Element], text: &str) {
    if let Some(parent) = open.last_mut().filter(|_| !text.is_empty()) {
        parent.children.push(Node::Text(text.replace("&nbsp;", "\u{a0}")));
    }
}

fn close(open: &mut [Element], element: Element) {
    if let Some(parent) = open.last_mut() {
        parent.children.push(Node::Element(element));
    }
}

/// What stands before the `>` that is not inside a value, and what comes after it.
fn split_tag(text: &str) -> Option<(&str, &str)> {
    let mut quote = None;
    for (at, letter) in text.char_indices() {
        match (quote, letter) {
            (None, '>') => return Some((text.get(..at)?, text.get(at + 1..)?)),
            (None, '"' | '\'') => quote = Some(letter),
            (Some(open), closing) if open == closing => quote = None,
            _ => {}
        }
    }
    None
}

fn element(tag: &str) -> Element {
    let (name, mut rest) = tag.split_once(char::is_whitespace).unwrap_or((tag, ""));
    let mut attributes = Vec::new();
    loop {
        rest = rest.trim_start();
        if rest.is_empty() {
            break;
        }
        let end = rest.find(|c: char| c == '=' || c.is_whitespace()).unwrap_or(rest.len());
        let (name, after) = rest.split_at(end);
        let quoted = after.strip_prefix('=').and_then(|value| Some((value, value.chars().next()?)));
        let value = quoted.and_then(|(value, quote)| value.get(1..)?.split_once(quote));
        let (value, after) = value.unwrap_or(("", after.get(1..).unwrap_or_default()));
        attributes.push((name.to_owned(), value.to_owned()));
        rest = after;
    }
    Element { name: name.to_owned(), attributes, children: Vec::new() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_read_is_written_again() {
        let text = "<g class=\"a b\"><text x=\"1\">a &amp; b</text><use href=\"#c\"/></g>";
        let mut written = String::new();
        read(text).unwrap().write(&mut written);
        assert_eq!(written, text);
    }

    #[test]
    fn a_sign_of_a_tag_inside_a_value_ends_nothing() {
        let read = read("<g title=\"a > b\" hidden><!-- <x> --><path d='M0 0'></path></g>").unwrap();
        assert_eq!(read.get("title"), Some("a > b"));
        assert_eq!(read.get("hidden"), Some(""));
        assert_eq!(read.elements().next().and_then(|path| path.get("d")), Some("M0 0"));
    }

    #[test]
    fn what_is_broken_is_said_to_be() {
        for broken in ["", "<g>", "<g></a>", "<g", "</g>", "<g a=\"", "words"] {
            assert!(read(broken).is_err(), "{broken}");
        }
    }
}
