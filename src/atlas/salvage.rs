//! Bytes into JSON values, one item of a list at a time, so that a break costs the item it is in and little memory.
//!
//! A whole file and a broken one take the same road. [`find_members`] notes where each member of the collection begins;
//! [`Items`] then hands out the items of one list. Every byte is looked at a bounded number of times, whatever the file.

use std::cell::Cell;

use super::ProblemKind;
use super::json::{self, Cursor, Fault, Value};

/// One item of a list; an event with a long route takes a hundredth of it.
const MAX_ITEM_BYTES: usize = 1 << 20;

/// Where the values of these members begin; `None` where the file has no such member.
pub(super) struct Members<'n> {
    found: Vec<(&'n str, usize)>,
    /// Where the collection ceased to be JSON.
    pub broken_at: Option<usize>,
}

impl Members<'_> {
    pub fn start_of(&self, name: &str) -> Option<usize> {
        self.found.iter().find(|(known, _)| *known == name).map(|(_, at)| *at)
    }
}

/// Walks the outermost object. Where it is broken, a member not met on the walk is looked for by its name.
pub(super) fn find_members<'n>(bytes: &[u8], names: &[&'n str]) -> Members<'n> {
    let mut cursor = Cursor { bytes, at: 0 };
    let mut found = Vec::new();
    let whole = cursor.walk_object(&mut |key, at| {
        if let Some(name) = names.iter().find(|name| key == **name) {
            found.push((*name, at));
        }
    });
    let broken_at = (!whole).then_some(cursor.at.min(bytes.len()));
    if broken_at.is_some() {
        for name in names {
            if !found.iter().any(|(known, _)| known == name) {
                found.extend(search(bytes, name).map(|at| (*name, at)));
            }
        }
    }
    Members { found, broken_at }
}

/// The value at `start`, if it is JSON and not too long; else what is wrong and where.
pub(super) fn value_at(bytes: &[u8], start: usize) -> Result<(Value, usize), Break> {
    let rest = bytes.get(start..).unwrap_or_default();
    let slice = rest.get(..MAX_ITEM_BYTES).unwrap_or(rest);
    match json::value(slice, 0) {
        Ok((value, end)) => Ok((value, start + end)),
        Err(Fault { at, end }) => Err(Break { at: start + at, cut: end && slice.len() < rest.len() }),
    }
}

/// Where a value ceased to be JSON, or was `cut` because it is longer than is read.
#[derive(Clone, Copy)]
pub(super) struct Break {
    pub at: usize,
    cut: bool,
}

impl Break {
    pub fn kind(self, lines: &Lines) -> ProblemKind {
        if self.cut {
            return ProblemKind::TooLarge { limit_bytes: MAX_ITEM_BYTES as u32 };
        }
        lines.not_json(self.at)
    }
}

/// Line and column of a byte, from 1. It goes on from where it was last asked, for breaks come in their order.
pub(super) struct Lines<'b> {
    bytes: &'b [u8],
    /// A place, the line it is in, and where that line begins.
    last: Cell<(usize, u32, usize)>,
}

impl<'b> Lines<'b> {
    pub fn new(bytes: &'b [u8]) -> Self {
        Lines { bytes, last: Cell::new((0, 1, 0)) }
    }

    pub fn not_json(&self, at: usize) -> ProblemKind {
        let (from, mut line, mut start) = if self.last.get().0 <= at { self.last.get() } else { (0, 1, 0) };
        for (n, byte) in self.bytes.get(from..at).unwrap_or_default().iter().enumerate() {
            if *byte == b'\n' {
                line += 1;
                start = from + n + 1;
            }
        }
        self.last.set((at, line, start));
        ProblemKind::NotJson { line, column: (at - start) as u32 + 1 }
    }
}

/// The items of the list that begins at a `[`.
pub(super) struct Items<'b> {
    cursor: Cursor<'b>,
    state: State,
    /// In a broken list only objects of this `type` are believed to be its items.
    wanted: &'static str,
    /// A balanced end was once looked for in vain: do not look again, or a hostile file costs its length squared.
    unbalanced: bool,
}

pub(super) enum Item {
    Whole(Value),
    Broken(Break),
}

#[derive(Clone, Copy, PartialEq)]
enum State {
    /// Before the first item.
    First,
    /// After a comma.
    Next,
    After,
    /// Something was broken: anything that looks like an item is tried.
    Astray,
    Done,
}

impl<'b> Items<'b> {
    /// `None`: this is no list. `wanted` empty: what follows a break is given up.
    pub fn new(bytes: &'b [u8], start: usize, wanted: &'static str) -> Option<Self> {
        let mut cursor = Cursor { bytes, at: start };
        cursor.eat(b'[').then_some(Items { cursor, state: State::First, wanted, unbalanced: false })
    }

    pub fn next(&mut self) -> Option<Item> {
        loop {
            self.cursor.space();
            match (self.state, self.cursor.peek()) {
                (State::Done, _) | (State::Astray, None) | (State::First | State::After, Some(b']')) => return None,
                (State::After, Some(b',')) => {
                    self.cursor.at += 1;
                    self.state = State::Next;
                }
                (State::After, Some(_)) => return self.lost(self.cursor.at),
                (State::First | State::Next | State::After, None) => {
                    self.state = State::Done;
                    return Some(Item::Broken(Break { at: self.cursor.at, cut: false }));
                }
                (State::Next, Some(b']')) => {
                    self.state = State::Done;
                    return Some(Item::Broken(Break { at: self.cursor.at, cut: false }));
                }
                (State::Astray, Some(b'{')) => {
                    if let Some(item) = self.guess() {
                        return Some(item);
                    }
                }
                (State::Astray, Some(_)) => self.cursor.at += 1,
                (State::First | State::Next, Some(_)) => return Some(self.item()),
            }
        }
    }

    fn item(&mut self) -> Item {
        let start = self.cursor.at;
        match value_at(self.cursor.bytes, start) {
            Ok((value, end)) => {
                self.cursor.at = end;
                self.state = State::After;
                Item::Whole(value)
            }
            Err(broken) => {
                self.step_over(start, broken.at);
                Item::Broken(broken)
            }
        }
    }

    /// If the brackets of the broken item are sound the list goes on after it.
    fn step_over(&mut self, start: usize, broken_at: usize) {
        if !self.unbalanced {
            self.cursor.at = start;
            let balanced = self.cursor.skip_value();
            self.cursor.space();
            if balanced && matches!(self.cursor.peek(), Some(b',' | b']')) {
                self.state = State::After;
                return;
            }
        }
        self.unbalanced = true;
        self.cursor.at = broken_at.max(start + 1);
        self.go_astray();
    }

    fn go_astray(&mut self) {
        self.state = if self.wanted.is_empty() { State::Done } else { State::Astray };
    }

    fn lost(&mut self, at: usize) -> Option<Item> {
        self.go_astray();
        Some(Item::Broken(Break { at, cut: false }))
    }

    fn guess(&mut self) -> Option<Item> {
        let start = self.cursor.at;
        match value_at(self.cursor.bytes, start) {
            Ok((value, end)) => {
                self.cursor.at = end;
                let fits = value.get("type").and_then(Value::as_str) == Some(self.wanted);
                fits.then_some(Item::Whole(value))
            }
            Err(broken) => {
                self.cursor.at = broken.at.max(start + 1);
                Some(Item::Broken(broken))
            }
        }
    }
}

/// Over the file without reading it.
impl Cursor<'_> {
    /// Calls `meet` with each key and where its value begins. False where it is broken, and stands there.
    fn walk_object(&mut self, meet: &mut dyn FnMut(&str, usize)) -> bool {
        if !self.eat(b'{') {
            return false;
        }
        if !self.eat(b'}') {
            loop {
                self.space();
                let start = self.at;
                if self.peek() != Some(b'"') || !self.skip_string() {
                    return false;
                }
                let key = value_at(self.bytes.get(..self.at).unwrap_or_default(), start);
                if !self.eat(b':') {
                    return false;
                }
                self.space();
                if let Ok((Value::String(key), _)) = key {
                    meet(&key, self.at);
                }
                if !self.skip_value() {
                    return false;
                }
                if !self.eat(b',') {
                    break;
                }
            }
            if !self.eat(b'}') {
                return false;
            }
        }
        self.space();
        self.at == self.bytes.len()
    }

    /// From an opening quote to past the closing one.
    fn skip_string(&mut self) -> bool {
        self.at += 1;
        loop {
            self.up_to(|byte| matches!(byte, b'"' | b'\\'));
            match self.peek() {
                Some(b'"') => {
                    self.at += 1;
                    return true;
                }
                Some(_) => self.at += 2,
                None => return false,
            }
        }
    }

    /// Over a value by its brackets alone. False where they do not match or the file ends.
    fn skip_value(&mut self) -> bool {
        let start = self.at;
        let mut open: Vec<u8> = Vec::new();
        while let Some(byte) = self.peek() {
            match byte {
                b'"' => {
                    if !self.skip_string() {
                        return false;
                    }
                    if open.is_empty() {
                        return true;
                    }
                    continue;
                }
                b'{' => open.push(b'}'),
                b'[' => open.push(b']'),
                b'}' | b']' | b',' if open.is_empty() => return self.at > start,
                b'}' | b']' => {
                    if open.pop() != Some(byte) {
                        return false;
                    }
                    if open.is_empty() {
                        self.at += 1;
                        return true;
                    }
                }
                _ => {}
            }
            self.at += 1;
        }
        false
    }
}

/// Where the value of the member `name` begins: the first `"name":` followed by `{` or `[{`, which no member of this name
/// inside a feature is.
fn search(bytes: &[u8], name: &str) -> Option<usize> {
    let quoted = ["\"", name, "\""].concat();
    let mut windows = bytes.windows(quoted.len()).enumerate();
    windows.find_map(|(at, window)| {
        if window != quoted.as_bytes() {
            return None;
        }
        let mut cursor = Cursor { bytes, at: at + quoted.len() };
        if !cursor.eat(b':') {
            return None;
        }
        cursor.space();
        let start = cursor.at;
        let list = cursor.eat(b'[');
        (cursor.eat(b'{') || list && name == "features").then_some(start)
    })
}
