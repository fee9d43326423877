//! The way from the article to the map: what a section claims, and what stands on a note.

use super::{Content, Event};

impl Content {
    /// The events of a section in reading order: by paragraph, those without one last; within one, by time, undated ones
    /// last.
    pub fn events_of_section(&self, section: &str) -> Vec<&Event> {
        let of_section = || self.events.iter().filter(|event| event.section.as_deref() == Some(section));
        let last = of_section().filter_map(|event| event.paragraph).max().unwrap_or_default();
        let numbered = (0..=last).map(Some).chain([None]);
        numbered.flat_map(|n| of_section().filter(move |event| event.paragraph == n)).collect()
    }

    /// The events that stand on a note, in the order of time.
    pub fn events_of_note(&self, n: u16) -> impl Iterator<Item = &Event> {
        self.events.iter().filter(move |event| event.notes.contains(&n))
    }
}
