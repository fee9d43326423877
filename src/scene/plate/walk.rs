//! The map without eyes or mouse: marks in order, the next one in a direction, and each in one line.

use super::{Draw, Mark, Plate};
use crate::atlas::{BaseState, Id};
use crate::map::Screen;
use crate::number::hypot;
use crate::scene::moment::{BaseNow, BaseSign};
use crate::text::dates;

/// Which way the reader goes from mark to mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Toward {
    Left,
    Right,
    Up,
    Down,
}

impl Toward {
    /// How far a way leads in this direction, and how far aside.
    fn along_and_aside(self, dx: f64, dy: f64) -> (f64, f64) {
        match self {
            Toward::Left => (-dx, dy.abs()),
            Toward::Right => (dx, dy.abs()),
            Toward::Up => (-dy, dx.abs()),
            Toward::Down => (dy, dx.abs()),
        }
    }
}

impl Plate {
    /// All that can be opened: the open one first; of a crowd that is spread out only its own.
    pub fn marks(&self) -> Vec<&Mark> {
        if let Some(fan) = &self.fan {
            return fan.leaves.iter().map(|leaf| &leaf.mark).collect();
        }
        let signs = self.signs.iter().filter(|sign| !sign.symbol.is_empty() || sign.mark.events.len() > 1);
        signs.map(|sign| &sign.mark).chain(self.dots.iter().map(|dot| &dot.mark)).collect()
    }

    /// A second edge behind what stands for more than one event: where, how large, and whether it is the open one.
    pub fn piles(&self) -> Vec<(Screen, f64, bool)> {
        let signs = self.signs.iter().map(|sign| {
            let radius = if sign.open { super::RING_PX } else { sign.px / 2.0 };
            (&sign.mark, radius, sign.open)
        });
        let dots = self.dots.iter().map(|dot| (&dot.mark, dot.radius(), false));
        let crowds = signs.chain(dots).filter(|(mark, ..)| mark.events.len() > 1);
        crowds.map(|(mark, radius, open)| (mark.at, radius, open)).collect()
    }

    /// The mark nearest to a tap, if a finger could have meant it.
    pub fn mark_near(&self, at: Screen, reach_px: f64) -> Option<&Mark> {
        let far = |mark: &&Mark| hypot(mark.at.x - at.x, mark.at.y - at.y);
        self.marks().into_iter().filter(|mark| far(mark) <= reach_px).min_by(|a, b| far(a).total_cmp(&far(b)))
    }

    pub fn mark_of(&self, event: &str) -> Option<&Mark> {
        self.marks().into_iter().find(|mark| mark.event.as_ref() == event)
    }

    /// The next mark from one in a direction; from nowhere the first there is.
    pub fn next_mark(&self, from: Option<&str>, toward: Toward) -> Option<&Id> {
        let marks = self.marks();
        let Some(here) = from.and_then(|from| self.mark_of(from)) else { return marks.first().map(|mark| &mark.event) };
        // Straight on before aside: what lies far aside counts as farther than it is.
        let cost = |mark: &Mark| {
            let (along, aside) = toward.along_and_aside(mark.at.x - here.at.x, mark.at.y - here.at.y);
            (along > 1.0 && aside < along * 4.0).then_some(along + 2.0 * aside)
        };
        let ahead = marks.into_iter().filter_map(|mark| Some((cost(mark)?, &mark.event)));
        ahead.min_by(|(a, _), (b, _)| a.total_cmp(b)).map(|(_, event)| event)
    }
}

impl Draw<'_> {
    /// Each mark says its name, kind, place and state.
    pub(super) fn lines_of_marks(&mut self) {
        let mut signs = std::mem::take(&mut self.plate.signs);
        // A sign that is not drawn has nothing to say.
        for sign in signs.iter_mut().filter(|sign| !sign.symbol.is_empty() || sign.mark.events.len() > 1) {
            sign.mark.line = self.line_of(&sign.mark);
        }
        self.plate.signs = signs;
        if self.plate.in_passing {
            return;
        }
        let mut dots = std::mem::take(&mut self.plate.dots);
        for dot in &mut dots {
            dot.mark.line = self.line_of(&dot.mark);
        }
        self.plate.dots = dots;
    }

    pub(super) fn line_of(&self, mark: &Mark) -> String {
        let Some((number, event)) = mark.events.first().and_then(|number| Some((*number, self.stage.event(*number)?)))
        else {
            return String::new();
        };
        let place = event.places.first().map(|place| place.name.as_str()).unwrap_or_default();
        let base = self.base_of(number).filter(|base| base.state.is_some());
        let date = event.when.map_or_else(String::new, |when| dates::headline(self.table, &when));
        let mut line = match base {
            Some(base) => [place, ", ", self.table.base_words(base)].concat(),
            None => [place, ": ", &event.title, ". ", self.table.kind(event.kind), ", ", &date].concat(),
        };
        if mark.events.len() > 1 {
            line = self.table.and_more(&line, mark.events.len() - 1);
        }
        line.push('.');
        line
    }
}

impl crate::text::Table {
    /// Whose base it is and how it stands.
    pub fn base_words(&self, base: &BaseNow) -> &'static str {
        match (base.sign, base.state) {
            (BaseSign::American, Some(BaseState::Closed)) => self.us_base_closed,
            (BaseSign::American, Some(BaseState::Leaving)) => self.us_base_leaving,
            (BaseSign::American, _) => self.us_base,
            (BaseSign::Russian, _) => self.russian_base,
            (BaseSign::Western, _) => self.western_base,
        }
    }
}
