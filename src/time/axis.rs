//! Where a day lies on the ruler, and which day lies under a pixel.

use std::rc::Rc;

use super::Day;

/// Days from `first` to `last`, spread from `left` to `right` pixels: as time goes, or as far apart from one date to the
/// next whatever lies between.
#[derive(Clone, Debug, PartialEq)]
pub struct Axis {
    pub first: Day,
    pub last: Day,
    pub left: f64,
    pub right: f64,
    /// The days that stand evenly apart, in order and each once, both ends among them; `None`: as time goes.
    knots: Option<Rc<[Day]>>,
}

impl Axis {
    pub fn new(first: Day, last: Day, left: f64, right: f64) -> Self {
        Self { first, last: last.max(Day(first.0 + 1)), left, right, knots: None }
    }

    /// The same, with these days evenly apart. They come in order.
    pub fn even(self, days: impl Iterator<Item = Day>) -> Self {
        let mut knots = vec![self.first];
        for day in days.filter(|day| *day > self.first && *day < self.last).chain([self.last]) {
            if knots.last() != Some(&day) {
                knots.push(day);
            }
        }
        Self { knots: Some(knots.into()), ..self }
    }

    pub fn is_even(&self) -> bool {
        self.knots.is_some()
    }

    pub fn holds(&self, day: Day) -> bool {
        day >= self.first && day <= self.last
    }

    pub fn x(&self, day: Day) -> f64 {
        let share = match &self.knots {
            None => part(day, self.first, self.last),
            Some(knots) => {
                let after = knots.partition_point(|knot| *knot <= day).clamp(1, knots.len().max(2) - 1);
                let (from, to) = between(knots, after);
                ((after - 1) as f64 + part(day, from, to)) / (knots.len() - 1) as f64
            }
        };
        self.left + share * (self.right - self.left)
    }

    /// The same, at an end for what lies beyond it.
    pub fn x_within(&self, day: Day) -> f64 {
        self.x(day.clamp(self.first, self.last))
    }

    /// The inverse, held within the axis.
    pub fn day(&self, x: f64) -> Day {
        let share = ((x - self.left) / (self.right - self.left).max(1.0)).clamp(0.0, 1.0);
        let (share, from, to) = match &self.knots {
            None => (share, self.first, self.last),
            Some(knots) => {
                let steps = share * (knots.len() - 1) as f64;
                let after = (steps as usize + 1).min(knots.len() - 1);
                let (from, to) = between(knots, after);
                (steps - (after - 1) as f64, from, to)
            }
        };
        Day(from.0 + (share * f64::from(to.0 - from.0)).round() as i32)
    }

    /// First days of the years on the axis, the year after the last included.
    pub fn years(&self) -> impl Iterator<Item = (i32, Day)> + use<> {
        let (from, _, _) = self.first.civil();
        let (to, _, _) = self.last.civil();
        (from..=to + 1).map(|year| (year, Day::from_civil(year, 1, 1)))
    }
}

fn part(day: Day, from: Day, to: Day) -> f64 {
    f64::from(day.0 - from.0) / f64::from((to.0 - from.0).max(1))
}

/// The knot before the one numbered `after`, and that.
fn between(knots: &[Day], after: usize) -> (Day, Day) {
    let at = |number: usize| knots.get(number).copied().unwrap_or(Day(0));
    (at(after - 1), at(after))
}
