//! The only door by which data enters: bytes in, an atlas and a report out, never a failure.
//!
//! ```
//! let file = br#"{"type":"FeatureCollection","features":[{"type":"Feature","id":"a","geometry":null,
//!   "when":{"timespans":[{"start":{"in":"2005-13"}}]},"properties":{"kind":"summit","title":"A"}}]}"#;
//! let (atlas, report) = sco_atlas::atlas::read(file, "en");
//! assert!(atlas.events.is_empty());
//! assert_eq!(report.problems[0].path, "features[0].when.timespans[0].start.in");
//! ```

use super::desk::Desk;
use super::features::Known;
use super::ids::Ids;
use super::json::Value;
use super::node::Node;
use super::order::put_in_order;
use super::salvage::{Break, Item, Items, Lines, Members, find_members, value_at};
use super::{Atlas, Content, Event, Expected, Id, ProblemKind, Report};

pub const MAX_FILE_BYTES: usize = 16 << 20;
pub const MAX_EVENTS: usize = 20_000;
/// The longest of the other lists has some dozens.
const MAX_ITEMS: usize = 5000;

const NAMES: [&str; 11] =
    ["type", "features", "atlas", "work", "sections", "sources", "notes", "actors", "periods", "chapters", "series"];

/// Total: any bytes, bounded time and memory. Texts are taken in `language`, else in the first that the file has.
pub fn read(bytes: &[u8], language: &str) -> (Atlas, Report) {
    let mut desk = Desk { language, report: Report::default(), event: None, taken: Ids::default() };
    let content = read_file(bytes, &mut desk);
    (Atlas::new(content), desk.report)
}

fn read_file(bytes: &[u8], desk: &mut Desk) -> Content {
    let mut content = Content::default();
    content.about.language = desk.language.to_owned();
    if bytes.len() > MAX_FILE_BYTES {
        desk.tell_file(ProblemKind::TooLarge { limit_bytes: MAX_FILE_BYTES as u32 }, "");
        return content;
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    if bytes.trim_ascii().is_empty() {
        desk.tell_file(ProblemKind::Empty, "");
        return content;
    }
    let members = find_members(bytes, &NAMES);
    let file = File { bytes, members, lines: Lines::new(bytes) };
    file.check_outside(desk);
    file.read(desk, &mut content);
    content
}

struct File<'a> {
    bytes: &'a [u8],
    members: Members<'static>,
    lines: Lines<'a>,
}

impl File<'_> {
    fn check_outside(&self, desk: &mut Desk) {
        let collection = self.bytes.trim_ascii_start().starts_with(b"{");
        if !collection && value_at(self.bytes, 0).is_ok() {
            return desk.tell_file(ProblemKind::NotACollection, &self.excerpt(0));
        }
        if let Some(at) = self.members.broken_at {
            desk.tell_file(self.lines.not_json(at), &self.excerpt(at));
        }
        match self.members.start_of("type").map(|at| value_at(self.bytes, at)) {
            Some(Ok((Value::String(name), _))) if name == "FeatureCollection" => {}
            Some(Ok((value, _))) => desk.tell(&Node::top("type", &value), ProblemKind::NotACollection),
            Some(Err(broken)) => self.broken(broken, &Node::top("type", &Value::Null), desk),
            None if self.members.broken_at.is_some() => {}
            None => desk.tell(&Node::top("type", &Value::Null), ProblemKind::MissingMember),
        }
    }

    /// What events refer to comes before them, what refers to events after.
    fn read(&self, desk: &mut Desk, content: &mut Content) {
        self.object("atlas", desk, &mut |desk, node| {
            let language = std::mem::take(&mut content.about.language);
            content.about = desk.about(node);
            if content.about.language.is_empty() {
                content.about.language = language;
            }
        });
        self.object("work", desk, &mut |desk, node| content.work = desk.source(node, Id::from("work")));
        self.list("sections", desk, &mut |desk, node| content.sections.extend(desk.section(node)));
        self.list("sources", desk, &mut |desk, node| {
            if let Some(id) = desk.own_id(node) {
                content.sources.push(desk.source(node, id));
            }
        });
        self.list("notes", desk, &mut |desk, node| {
            if let Some(note) = desk.note(node, &content.sources) {
                if content.notes.iter().any(|other| other.n == note.n) {
                    return desk.tell(&node.place_of("n"), ProblemKind::DuplicateId);
                }
                content.notes.push(note);
            }
        });
        put_in_order(&mut content.notes, &|note| note.n.into());
        self.list("actors", desk, &mut |desk, node| content.actors.extend(desk.actor(node)));
        self.list("periods", desk, &mut |desk, node| content.periods.extend(desk.period(node)));
        put_in_order(&mut content.periods, &|period| period.start.first_day().0.into());
        let known = Known { sections: &content.sections, notes: &content.notes };
        let mut at_index = Ids::default();
        content.events = self.events(desk, &known, &mut at_index);
        let known = |id: &str| at_index.get(id).is_some();
        self.list("chapters", desk, &mut |desk, node| content.chapters.extend(desk.chapter(node, &known)));
        put_in_order(&mut content.chapters, &|chapter| chapter.n.into());
        // What the page shows of them the build has written.
        #[cfg(not(target_arch = "wasm32"))]
        self.list("series", desk, &mut |desk, node| content.series.extend(desk.series(node, &known)));
    }

    /// `at_index` is told where in the file each event stands.
    fn events(&self, desk: &mut Desk, known: &Known, at_index: &mut Ids) -> Vec<Event> {
        let Some(start) = self.members.start_of("features") else {
            if self.members.broken_at.is_none() {
                desk.tell(&Node::top("features", &Value::Null), ProblemKind::MissingMember);
            }
            return Vec::new();
        };
        let Some(mut items) = Items::new(self.bytes, start, "Feature") else {
            self.no_list("features", start, desk);
            return Vec::new();
        };
        let root = Node::top("features", &Value::Null);
        let mut index = 0;
        let mut events: Vec<Event> = Vec::new();
        while let Some(item) = items.next() {
            if index == MAX_EVENTS {
                desk.tell(&root, ProblemKind::TooManyEvents { limit: MAX_EVENTS as u32 });
                break;
            }
            match item {
                Item::Broken(broken) => self.broken(broken, &root.at(index, &Value::Null), desk),
                Item::Whole(value) => {
                    let node = root.at(index, &value);
                    if let Some(event) = desk.event(&node, index, known) {
                        if at_index.add(&event.id, index) {
                            events.push(event);
                        } else {
                            desk.event = Some(event.id);
                            desk.tell(&node.place_of("id"), ProblemKind::DuplicateId);
                            desk.event = None;
                        }
                    }
                }
            }
            index += 1;
        }
        resolve_about(&mut events, at_index, desk);
        put_in_order(&mut events, &order);
        events
    }

    fn object(&self, name: &'static str, desk: &mut Desk, read: &mut dyn FnMut(&mut Desk, &Node)) {
        let Some(start) = self.members.start_of(name) else { return };
        match value_at(self.bytes, start) {
            Ok((value, _)) if value.as_object().is_some() => read(desk, &Node::top(name, &value)),
            Ok((value, _)) => desk.wrong(&Node::top(name, &value), Expected::Object),
            Err(broken) => self.broken(broken, &Node::top(name, &Value::Null), desk),
        }
    }

    fn list(&self, name: &'static str, desk: &mut Desk, read: &mut dyn FnMut(&mut Desk, &Node)) {
        let Some(start) = self.members.start_of(name) else { return };
        let Some(mut items) = Items::new(self.bytes, start, "") else {
            return self.no_list(name, start, desk);
        };
        let root = Node::top(name, &Value::Null);
        desk.taken.clear();
        let mut index = 0;
        while let Some(item) = items.next() {
            if index == MAX_ITEMS {
                return desk.tell(&root, ProblemKind::TooManyItems { limit: MAX_ITEMS as u32 });
            }
            match item {
                Item::Whole(value) => read(desk, &root.at(index, &value)),
                Item::Broken(broken) => self.broken(broken, &root.at(index, &Value::Null), desk),
            }
            index += 1;
        }
    }

    fn no_list(&self, name: &'static str, start: usize, desk: &mut Desk) {
        match value_at(self.bytes, start) {
            Ok((value, _)) => desk.wrong(&Node::top(name, &value), Expected::List),
            Err(broken) => self.broken(broken, &Node::top(name, &Value::Null), desk),
        }
    }

    fn broken(&self, broken: Break, node: &Node, desk: &mut Desk) {
        desk.put(&|| (node.path(), broken.kind(&self.lines), self.excerpt(broken.at)));
    }

    fn excerpt(&self, at: usize) -> String {
        let rest = self.bytes.get(at..).unwrap_or_default();
        let near = String::from_utf8_lossy(rest.get(..40).unwrap_or(rest));
        near.chars().filter(|c| !c.is_control()).collect()
    }
}

/// Steps that lead to no event are dropped and told.
fn resolve_about(events: &mut [Event], at_index: &Ids, desk: &mut Desk) {
    for event in events {
        let index = at_index.get(&event.id).unwrap_or_default();
        event.about.retain(|id| {
            let known = at_index.get(id).is_some();
            if !known {
                desk.event = Some(event.id.clone());
                let path = || ["features[", &index.to_string(), "].properties.about"].concat();
                desk.put(&|| (path(), ProblemKind::UnknownReference, id.to_string()));
                desk.event = None;
            }
            known
        });
    }
}

/// By first day; of those, the one known less precisely first, and `about` after that; undated ones last.
fn order(event: &Event) -> i64 {
    event.when.map_or(i64::MAX, |when| {
        let date = when.start.earliest;
        i64::from(date.first_day().0) * 8 + date.precision() as i64 * 2 + i64::from(date.is_about())
    })
}
