//! The way from the article to the map: what a section claims, and what stands on a note.

use super::order::put_in_order;
use super::{Content, Event};

impl Content {
    /// The events of a section in reading order: by paragraph, those without one last; within one, by time, undated ones
    /// last.
    pub fn events_of_section(&self, section: &str) -> Vec<&Event> {
        let mut events = self.pick(&|event| event.section.as_deref() == Some(section));
        put_in_order(&mut events, &|event| event.paragraph.map_or(i64::MAX, i64::from));
        events
    }

    /// The events that stand on a note, in the order of time.
    pub fn events_of_note(&self, n: u16) -> Vec<&Event> {
        self.pick(&|event| event.notes.contains(&n))
    }

    fn pick(&self, wanted: &dyn Fn(&Event) -> bool) -> Vec<&Event> {
        self.events.iter().filter(|event| wanted(event)).collect()
    }
}
