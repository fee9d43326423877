//! What the words of a reader find: in titles, in names in any script, in dates, in what is said of an event.
//!
//! Made once from the atlas, when something is first looked for. An event is found when each word begins one of its
//! words, both folded to their plain form.

use std::ops::Range;

use crate::atlas::{Atlas, Event, Id, Thing};
use crate::text::fold::{begins, fold, words};
use crate::text::{Language, Table, dates};
use crate::time::End;

/// Where all words of the reader were found; the first is the best.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rank {
    Title,
    /// Also among its places, actors, kind and dates.
    Names,
    /// Also in what the article or the editor says.
    Text,
}

impl Rank {
    pub const ALL: [Rank; 3] = [Rank::Title, Rank::Names, Rank::Text];
}

/// What was found.
pub struct Found {
    /// By the number of the event.
    ranks: Vec<Option<Rank>>,
    /// Other names of the place or the actor that was named.
    pub also: Vec<String>,
}

impl Found {
    pub fn rank(&self, event: usize) -> Option<Rank> {
        self.ranks.get(event).copied().flatten()
    }

    pub fn count(&self) -> usize {
        self.ranks.iter().flatten().count()
    }

    /// Numbers of events found so, in the order of time.
    pub fn at(&self, rank: Rank) -> impl Iterator<Item = usize> {
        self.ranks.iter().enumerate().filter(move |(_, found)| **found == Some(rank)).map(|(number, _)| number)
    }

    /// The best of all, and of those the earliest.
    pub fn first(&self) -> Option<usize> {
        Rank::ALL.into_iter().find_map(|rank| self.at(rank).next())
    }
}

pub struct Finder {
    /// What is searched of each event, folded, in the order of ranks.
    events: Vec<[String; 3]>,
    /// Names of each place and actor.
    named: Vec<Vec<String>>,
}

impl Finder {
    pub fn new(atlas: &Atlas) -> Self {
        let table = Language::from_code(&atlas.about.language).unwrap_or(Language::English).table();
        let events = atlas.events.iter().map(|event| {
            [fold(&event.title), fold(&names(atlas, event, table)), fold(&[&event.claim, " ", &event.check].concat())]
        });
        let mut places: Vec<&Id> = Vec::new();
        let mut named = Vec::new();
        for place in atlas.events.iter().flat_map(|event| &event.places) {
            if !places.contains(&&place.id) {
                places.push(&place.id);
                named.push(called(&place.name, &place.names));
            }
        }
        named.extend(atlas.actors.iter().map(|actor| called(&actor.name, &actor.names)));
        Self { events: events.collect(), named }
    }

    /// `None`: there is no word to look for.
    pub fn find(&self, query: &str) -> Option<Found> {
        let words = fold(query);
        if words.is_empty() {
            return None;
        }
        let ranks = self.events.iter().map(|event| rank(event, &words)).collect();
        Some(Found { ranks, also: self.also(query.trim(), &words) })
    }

    /// Where the words are exactly the name of something: all that it is called, but for how the reader wrote it.
    fn also(&self, query: &str, words: &str) -> Vec<String> {
        let named = self.named.iter().find(|names| names.iter().any(|name| fold(name) == words));
        let mut also: Vec<String> = named.cloned().unwrap_or_default();
        also.retain(|name| !name.eq_ignore_ascii_case(query));
        also
    }
}

/// The worst of the ranks that its words have.
fn rank(event: &[String; 3], query: &str) -> Option<Rank> {
    let mut worst = Rank::Title;
    for word in query.split(' ') {
        let mut places = Rank::ALL.into_iter().zip(event);
        let (rank, _) = places.find(|(_, words)| words.split(' ').any(|found| begins(found, word)))?;
        worst = worst.max(rank);
    }
    Some(worst)
}

fn called(name: &str, names: &[String]) -> Vec<String> {
    let mut all = vec![name.to_owned()];
    all.extend(names.iter().filter(|other| *other != name).cloned());
    all
}

/// Places, actors, kind and dates, with all that they are called.
fn names(atlas: &Atlas, event: &Event, table: &Table) -> String {
    let mut parts: Vec<&str> = vec![table.kind(event.kind)];
    let mut actors: Vec<&str> = event.actors.iter().map(AsRef::as_ref).collect();
    for place in &event.places {
        // Ids of places are English words.
        parts.extend([place.name.as_str(), &place.id]);
        parts.extend(place.names.iter().map(String::as_str));
        actors.push(&place.country);
    }
    match &event.thing {
        Thing::Base { operator, .. } => actors.push(operator),
        Thing::Roster(changes) => actors.extend(changes.iter().map(|change| change.state.as_ref())),
        Thing::Mark | Thing::Areas(_) | Thing::Route { .. } => {}
    }
    for actor in atlas.actors.iter().filter(|actor| actors.contains(&actor.id.as_ref())) {
        parts.push(&actor.name);
        parts.extend(actor.names.iter().map(String::as_str));
    }
    let mut text = parts.join(" ");
    if let Some(when) = event.when {
        let mut add = |date: &str| text.extend([" ", date]);
        add(&dates::headline(table, &when));
        add(&when.start.earliest.to_string());
        if let End::At(end) = when.end {
            add(&dates::bound(table, end));
        }
    }
    text
}

/// Which parts of a text the words of the reader begin: whole words, in their order.
pub fn marks(text: &str, query: &str) -> Vec<Range<usize>> {
    let query = fold(query);
    let mut marks = Vec::new();
    if !query.is_empty() {
        words(text, &mut |place, word| {
            if query.split(' ').any(|start| begins(word, start)) {
                marks.push(place);
            }
        });
    }
    marks
}
