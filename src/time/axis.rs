//! Where a day lies on the ruler, and which day lies under a pixel.

use super::Day;

/// Days from `first` to `last`, spread evenly from `left` to `right` pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Axis {
    pub first: Day,
    pub last: Day,
    pub left: f64,
    pub right: f64,
}

impl Axis {
    pub fn x(&self, day: Day) -> f64 {
        let span = f64::from((self.last.0 - self.first.0).max(1));
        self.left + f64::from(day.0 - self.first.0) / span * (self.right - self.left)
    }

    /// The inverse, held within the axis.
    pub fn day(&self, x: f64) -> Day {
        let share = ((x - self.left) / (self.right - self.left).max(1.0)).clamp(0.0, 1.0);
        Day(self.first.0 + (share * f64::from(self.last.0 - self.first.0)).round() as i32)
    }

    /// First days of the years on the axis, the year after the last included.
    pub fn years(&self) -> impl Iterator<Item = (i32, Day)> + use<> {
        let (from, _, _) = self.first.civil();
        let (to, _, _) = self.last.civil();
        (from..=to + 1).map(|year| (year, Day::from_civil(year, 1, 1)))
    }
}
