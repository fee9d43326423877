//! One feature, one event. What it cannot do without costs the event; all else costs only itself.
//!
//! It cannot do without a kind that is known and, if it has a `when`, one that can be: an event shown without its date or
//! as something else would say what the file does not.

use super::desk::{Desk, TEXT_CHARS, TITLE_CHARS};
use super::node::Node;
use super::words::{DATED_BY, SENSES};
use super::{DatedBy, Event, Expected, Figure, Id, Kind, Link, Note, Place, ProblemKind, Reference, Section, Thing};

/// What events refer to, read before them.
pub(super) struct Known<'a> {
    pub sections: &'a [Section],
    /// In the order of their numbers.
    pub notes: &'a [Note],
}

impl Desk<'_> {
    /// `about` is left as found: the other events are not all known yet.
    pub fn event(&mut self, feature: &Node, index: usize, known: &Known) -> Option<Event> {
        if feature.value.as_object().is_none() {
            self.wrong(feature, Expected::Object);
            return None;
        }
        if feature.value.get("type").and_then(|name| name.as_str()) != Some("Feature") {
            self.tell(&feature.place_of("type"), ProblemKind::UnknownKind { suggestion: Some("Feature") });
            return None;
        }
        let properties = feature.place_of("properties");
        let id = self.event_id(feature, &properties, index);
        self.event = Some(id.clone());
        let event = self.event_of(feature, &properties, id, known);
        self.event = None;
        event
    }

    fn event_of(&mut self, feature: &Node, properties: &Node, id: Id, known: &Known) -> Option<Event> {
        let kind = self.event_kind(properties);
        let when = self.when(feature).ok();
        let (kind, when) = (kind?, when?);
        let places = self.places(feature, properties);
        let texts = self.texts(properties);
        let mut event = Event {
            kind,
            when,
            actors: Vec::new(),
            section: properties.get("section").and_then(|node| {
                self.reference(&node, &|id| known.sections.iter().any(|section| section.id.as_ref() == id))
            }),
            paragraph: self.whole(properties, "paragraph"),
            notes: Vec::new(),
            evidence: self.evidence(properties),
            dated_by: properties
                .get("dated_by")
                .and_then(|node| self.word(&node, &DATED_BY))
                .unwrap_or(DatedBy::Editor),
            essential: self.truth(properties, "essential"),
            figures: Vec::new(),
            links: Vec::new(),
            references: Vec::new(),
            about: Vec::new(),
            thing: Thing::Mark,
            title: self.title(&texts, &id),
            name: self.text(&texts, "name", TITLE_CHARS),
            claim: self.text(&texts, "claim", TEXT_CHARS),
            check: self.text(&texts, "check", TEXT_CHARS),
            places,
            id,
        };
        self.each(properties, "actors", &mut |desk, item| event.actors.extend(desk.code(item)));
        self.each(properties, "about", &mut |desk, item| event.about.extend(desk.code(item)));
        self.each(properties, "notes", &mut |desk, item| event.notes.extend(desk.note_number(item, known.notes)));
        self.each(properties, "figures", &mut |desk, item| event.figures.extend(desk.figure(item)));
        self.each(properties, "references", &mut |desk, item| event.references.extend(desk.public_source(item)));
        self.each(properties, "links", &mut |desk, item| event.links.extend(desk.link(item, &event.places)));
        event.thing = self.thing(feature, properties);
        Some(event)
    }

    /// An id that cannot stand in a link is told, and the event named by its place in the file.
    fn event_id(&mut self, feature: &Node, properties: &Node, index: usize) -> Id {
        let found = feature.get("id").or_else(|| properties.get("id"));
        if let Some(node) = found {
            match node.value.as_str() {
                Some(text) if is_event_id(text) => return Id::from(text),
                None if node.value.as_i64().is_some_and(|id| id >= 0) => return Id::from(node.excerpt()),
                _ => self.tell(&node, ProblemKind::BadId),
            }
        } else {
            self.missing(feature, "id");
        }
        Id::from(["feature-", &index.to_string()].concat())
    }

    /// GeoJSON from elsewhere has no kind: someone says something, which is what a statement is.
    fn event_kind(&mut self, properties: &Node) -> Option<Kind> {
        match properties.get("kind") {
            Some(node) => self.kind(&node),
            None => {
                self.missing(properties, "kind");
                Some(Kind::Statement)
            }
        }
    }

    fn note_number(&mut self, node: &Node, notes: &[Note]) -> Option<u16> {
        let n = self.whole_here(node)?;
        if notes.binary_search_by_key(&n, |note| note.n).is_ok() {
            return Some(n);
        }
        self.tell(node, ProblemKind::UnknownReference);
        None
    }

    fn places(&mut self, feature: &Node, properties: &Node) -> Vec<Place> {
        let mut places = Vec::new();
        if properties.get("places").is_some() {
            self.each(properties, "places", &mut |desk, item| places.extend(desk.place(item)));
            return places;
        }
        let Some(geometry) = feature.get("geometry") else { return places };
        let name = properties.get("name").map_or_else(String::new, |node| self.text_here(&node, TITLE_CHARS));
        let mut add = |desk: &mut Self, node: &Node| {
            let Some(at) = desk.coordinates(node) else { return };
            places.push(Place {
                id: Id::from(["point-", &places.len().to_string()].concat()),
                name: name.clone(),
                role: String::new(),
                country: String::new(),
                at,
                accuracy_km: 0.0,
                source: String::new(),
                names: Vec::new(),
            });
        };
        match geometry.value.get("type").and_then(|name| name.as_str()) {
            Some("Point") => add(self, &geometry.place_of("coordinates")),
            Some("MultiPoint") => self.each(&geometry, "coordinates", &mut add),
            _ => {}
        }
        places
    }

    fn place(&mut self, node: &Node) -> Option<Place> {
        let Some(id) = node.first(&["id", "place"]) else {
            self.missing(node, "id");
            return None;
        };
        let id = self.code(&id)?;
        let Some(at) = node.get("coordinates") else {
            self.missing(node, "coordinates");
            return None;
        };
        let at = self.coordinates(&at)?;
        let accuracy = self.number(node, "accuracy_km");
        if accuracy.is_some_and(|km| km < 0.0) {
            self.tell(&node.place_of("accuracy_km"), ProblemKind::NumberOutOfRange);
        }
        let name = self.text(node, "name", TITLE_CHARS);
        if name.is_empty() {
            self.missing(node, "name");
        }
        Some(Place {
            name: if name.is_empty() { id.to_string() } else { name },
            role: self.text(node, "role", TITLE_CHARS),
            country: self.text(node, "country", TITLE_CHARS),
            at,
            accuracy_km: accuracy.unwrap_or(0.0).max(0.0),
            source: self.text(node, "source", TITLE_CHARS),
            names: self.other_names(node),
            id,
        })
    }

    fn figure(&mut self, node: &Node) -> Option<Figure> {
        if node.get("value").is_none() {
            self.missing(node, "value");
        }
        let value = self.number(node, "value")?;
        Some(Figure {
            value,
            unit: self.text(node, "unit", TITLE_CHARS),
            what: self.text(node, "what", TITLE_CHARS),
            usd: self.number(node, "usd").unwrap_or(0.0).max(0.0),
            actor: node.get("actor").and_then(|node| self.code(&node)),
        })
    }

    fn public_source(&mut self, node: &Node) -> Option<Reference> {
        if node.get("url").is_none() {
            self.missing(node, "url");
        }
        let url = self.url(node, "url");
        let title = self.text(node, "title", TITLE_CHARS);
        (!url.is_empty()).then(|| Reference { title: if title.is_empty() { url.clone() } else { title }, url })
    }

    fn link(&mut self, node: &Node, places: &[Place]) -> Option<Link> {
        let from = self.end_of_link(node, "from", places);
        let to = self.end_of_link(node, "to", places);
        let sense = match node.get("sense") {
            Some(sense) => self.word(&sense, &SENSES),
            None => {
                self.missing(node, "sense");
                None
            }
        };
        let (from, to, sense) = (from?, to?, sense?);
        Some(Link { from: from.at, to: to.at, to_name: to.name.clone(), sense })
    }

    fn end_of_link<'p>(&mut self, node: &Node, name: &str, places: &'p [Place]) -> Option<&'p Place> {
        let Some(end) = node.get(name) else {
            self.missing(node, name);
            return None;
        };
        let id = self.code(&end)?;
        let place = places.iter().find(|place| place.id == id);
        if place.is_none() {
            self.tell(&end, ProblemKind::UnknownReference);
        }
        place
    }
}

/// `[a-z0-9-]+`: it stands in links.
fn is_event_id(text: &str) -> bool {
    let fits = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    (1..=80).contains(&text.len()) && text.bytes().all(fits)
}
