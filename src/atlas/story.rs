//! What the collection says around its events: about, sections, actors, periods and chapters.

use super::desk::{Desk, TEXT_CHARS, TITLE_CHARS};
use super::node::Node;
use super::words::EVIDENCE;
use super::{About, Actor, Chapter, Evidence, Id, Period, ProblemKind, Section};
use crate::map::LonLat;

const FORMAT: &str = "sco-atlas";
const VERSION: i64 = 1;

impl Desk<'_> {
    pub fn about(&mut self, node: &Node) -> About {
        let format = node.place_of("format");
        let version = node.place_of("version");
        if format.value.as_str() != Some(FORMAT) {
            self.tell(&format, ProblemKind::WrongVersion);
        } else if version.value.as_i64() != Some(VERSION) {
            self.tell(&version, ProblemKind::WrongVersion);
        }
        let texts = self.texts(node);
        let span = node.get("span");
        About {
            id: self.text(node, "id", TITLE_CHARS),
            language: self.text(node, "language", TITLE_CHARS),
            title: self.text(&texts, "title", TITLE_CHARS),
            subtitle: self.text(&texts, "subtitle", TITLE_CHARS),
            lead: self.text(&texts, "lead", TEXT_CHARS),
            about: self.text(&texts, "about", TEXT_CHARS),
            data_version: self.text(node, "data_version", TITLE_CHARS),
            date: self.text(node, "date", TITLE_CHARS),
            license: self.text(node, "license", TITLE_CHARS),
            span: span.and_then(|span| self.span(&span)),
        }
    }

    pub fn section(&mut self, node: &Node) -> Option<Section> {
        let id = self.own_id(node)?;
        let texts = self.texts(node);
        let title = self.title(&texts, &id);
        Some(Section { id, title })
    }

    pub fn actor(&mut self, node: &Node) -> Option<Actor> {
        let id = self.own_id(node)?;
        let name = self.text(node, "name", TITLE_CHARS);
        if name.is_empty() {
            self.missing(node, "name");
            return None;
        }
        Some(Actor { id, name, names: self.other_names(node) })
    }

    pub fn period(&mut self, node: &Node) -> Option<Period> {
        let id = self.own_id(node)?;
        let start = self.needed_date(node, "start")?;
        let texts = self.texts(node);
        let title = self.title(&texts, &id);
        Some(Period { id, start, title })
    }

    /// `known` tells whether there is an event of this id.
    pub fn chapter(&mut self, node: &Node, known: &dyn Fn(&str) -> bool) -> Option<Chapter> {
        let id = self.own_id(node)?;
        let (at, start, end) =
            (self.needed_date(node, "at"), self.needed_date(node, "start"), self.needed_date(node, "end"));
        let (at, start, end) = (at?, start?, end?);
        if start.first_day() > end.last_day() {
            self.tell(&node.place_of("end"), ProblemKind::EndBeforeStart);
            return None;
        }
        let Some(n) = node.get("n") else {
            self.missing(node, "n");
            return None;
        };
        let n = self.whole_here(&n)?;
        let mut hold: Vec<LonLat> = Vec::new();
        self.each(&node.place_of("view"), "hold", &mut |desk, point| hold.extend(desk.coordinates(point)));
        let mut events = Vec::new();
        self.each(node, "events", &mut |desk, item| events.extend(desk.reference(item, known)));
        let mut states = Vec::new();
        self.each(node, "states", &mut |desk, item| states.extend(desk.code(item)));
        let texts = self.texts(node);
        Some(Chapter {
            n,
            at,
            start,
            end,
            hold,
            events,
            states,
            title: self.title(&texts, &id),
            point: self.text(&texts, "point", TEXT_CHARS),
            body: self.text(&texts, "body", TEXT_CHARS),
            note: self.text(&texts, "note", TEXT_CHARS),
            id,
        })
    }

    /// A reference to something that must exist.
    pub fn reference(&mut self, node: &Node, known: &dyn Fn(&str) -> bool) -> Option<Id> {
        let id = self.code(node)?;
        if known(&id) {
            return Some(id);
        }
        self.tell(node, ProblemKind::UnknownReference);
        None
    }

    /// Where nobody says what a claim stands on, it does not stand on the work.
    pub fn evidence(&mut self, node: &Node) -> Evidence {
        let found = node.get("evidence").and_then(|node| self.word(&node, &EVIDENCE));
        found.unwrap_or(Evidence::Background)
    }

    /// `title`, else `name` as in much GeoJSON, else the id, so that there is something to point at.
    pub fn title(&mut self, texts: &Node, id: &Id) -> String {
        let title = match texts.first(&["title", "name"]) {
            Some(node) => self.text_here(&node, TITLE_CHARS).replace('\n', " "),
            None => {
                self.missing(texts, "title");
                String::new()
            }
        };
        if title.is_empty() { id.to_string() } else { title }
    }
}
