//! The article as paths: its chapters, and its own sections. Both are ordered ways over the same events.

use super::stage::Props;
use crate::atlas::order::put_in_order;
use crate::atlas::{Content, Id};
use crate::map::LonLat;
use crate::time::{Date, Day};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Path {
    Chapters,
    /// The sections of the article itself.
    Sections,
}

/// A stretch of a path: its title page, then its events one by one.
#[derive(Clone, Debug, PartialEq)]
pub struct Leg {
    pub id: Id,
    pub path: Path,
    /// From one.
    pub n: usize,
    pub title: String,
    pub point: String,
    pub body: String,
    /// The clock at its title page.
    pub at: Date,
    /// The days it tells of.
    pub span: (Date, Date),
    /// Points that the map must show; empty: the whole region.
    pub hold: Vec<LonLat>,
    /// Numbers of its events, in the order in which it tells them.
    pub events: Vec<usize>,
}

/// All legs of all paths; those of one path stand together and in order.
pub fn legs(atlas: &Content, first: Day) -> Vec<Leg> {
    let number = |id: &str| atlas.events.iter().position(|event| event.id.as_ref() == id);
    let mut legs: Vec<Leg> = Vec::new();
    for (place, chapter) in atlas.chapters.iter().enumerate() {
        legs.push(Leg {
            id: chapter.id.clone(),
            path: Path::Chapters,
            n: place + 1,
            title: chapter.title.clone(),
            point: chapter.point.clone(),
            body: chapter.body.clone(),
            at: chapter.at,
            span: (chapter.start, chapter.end),
            hold: chapter.hold.clone(),
            events: chapter.events.iter().filter_map(|id| number(id)).collect(),
        });
    }
    let mut n = 0;
    for section in &atlas.sections {
        let told =
            |number: &usize| atlas.events.get(*number).is_some_and(|event| event.section.as_ref() == Some(&section.id));
        let paragraph =
            |number: &usize| atlas.events.get(*number).and_then(|event| event.paragraph).map_or(i64::MAX, i64::from);
        let mut events: Vec<usize> = (0..atlas.events.len()).filter(told).collect();
        put_in_order(&mut events, &paragraph);
        let dates: Vec<Date> =
            events.iter().filter_map(|&event| Some(atlas.events.get(event)?.when?.start.earliest)).collect();
        if events.is_empty() {
            continue;
        }
        n += 1;
        let by_day = |date: &&Date| date.first_day();
        let from = dates.iter().min_by_key(by_day).copied().unwrap_or(first.date());
        let to = dates.iter().max_by_key(by_day).copied().unwrap_or(from);
        legs.push(Leg {
            id: section.id.clone(),
            path: Path::Sections,
            n,
            title: section.title.clone(),
            point: String::new(),
            body: String::new(),
            at: from,
            span: (from, to),
            hold: Vec::new(),
            events,
        });
    }
    legs
}

/// Where on a path the reader stands: which leg, and nought for its title page, else the step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    pub leg: usize,
    pub step: usize,
}

impl Props {
    pub fn leg(&self, id: &str) -> Option<&Leg> {
        self.legs.iter().find(|leg| leg.id.as_ref() == id)
    }

    pub fn legs_of(&self, path: Path) -> impl Iterator<Item = &Leg> {
        self.legs.iter().filter(move |leg| leg.path == path)
    }

    /// Where an open event stands on a leg; without one it is the title page, and an event from elsewhere has no place.
    pub fn place_on(&self, id: &str, open: Option<usize>) -> Option<Place> {
        let leg = self.legs.iter().position(|leg| leg.id.as_ref() == id)?;
        let step = match open {
            None => 0,
            Some(event) => self.legs.get(leg)?.events.iter().position(|step| *step == event)? + 1,
        };
        Some(Place { leg, step })
    }

    /// The step after or before a place, on the same path; `None` at its ends.
    pub fn next_place(&self, place: Place, back: bool) -> Option<Place> {
        let leg = self.legs.get(place.leg)?;
        let on_path = |number: usize| self.legs.get(number).filter(|other| other.path == leg.path);
        if !back && place.step < leg.events.len() {
            return Some(Place { step: place.step + 1, ..place });
        }
        if back && place.step > 0 {
            return Some(Place { step: place.step - 1, ..place });
        }
        if back {
            let before = place.leg.checked_sub(1)?;
            return on_path(before).map(|leg| Place { leg: before, step: leg.events.len() });
        }
        on_path(place.leg + 1).map(|_| Place { leg: place.leg + 1, step: 0 })
    }
}
