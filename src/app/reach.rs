//! What of time the ruler shows: all of it or some years, as time goes or evenly, with bars of what lasts or without.

use crate::time::{Axis, Date, Day};

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Reach {
    /// First and last year; `None`: all.
    pub years: Option<(i16, i16)>,
    /// Dates stand evenly apart, however long it is from one to the next.
    pub even: bool,
    /// Bases, pipelines and wars as bars.
    pub spans: bool,
}

/// How many years the ruler shows at each nearness.
const LADDER: [i16; 5] = [10, 5, 3, 2, 1];

impl Reach {
    pub const WHOLE: Reach = Reach { years: None, even: false, spans: false };

    /// `2005-2010`, `2005`; `None` for what cannot be read.
    pub fn read_years(value: &str) -> Option<(i16, i16)> {
        let (from, to) = value.split_once('-').unwrap_or((value, value));
        let (from, to) = (year(from)?, year(to)?);
        (from <= to).then_some((from, to))
    }

    pub fn written_years(&self) -> Option<String> {
        let (from, to) = self.years?;
        Some(if from == to { from.to_string() } else { [&from.to_string(), "-", &to.to_string()].concat() })
    }

    /// The first and the last day shown, within what there is.
    pub fn days(&self, first: Day, last: Day) -> (Day, Day) {
        let Some((from, to)) = self.years else { return (first, last) };
        let begin = Day::from_civil(from.into(), 1, 1);
        let end = Day::from_civil(i32::from(to) + 1, 1, 1);
        let (from, to) = (begin.max(first), Day(end.0 - 1).min(last));
        if from < to { (from, to) } else { (first, last) }
    }

    /// Nearer or farther, with `kept` as far along the ruler as it is.
    pub fn zoomed(self, nearer: bool, kept: Date, (first, last): (Day, Day)) -> Self {
        let (first, last) = (first.civil().0 as i16, last.civil().0 as i16);
        let (from, to) = self.years.unwrap_or((first, last));
        let shown = to - from + 1;
        let wanted = if nearer {
            LADDER.into_iter().find(|years| *years < shown)
        } else {
            LADDER.into_iter().rev().find(|years| *years > shown)
        };
        let years = match wanted {
            None if nearer => self.years,
            Some(wanted) if wanted < last - first + 1 => {
                let share = f32::from(kept.year() - from) / f32::from(shown);
                let from = kept.year() - (share * f32::from(wanted)) as i16;
                Some(within((from, from + wanted - 1), (first, last)))
            }
            _ => None,
        };
        Self { years, ..self }
    }

    /// The same length of time, so many years on.
    pub fn moved(self, by: i16, (first, last): (Day, Day)) -> Self {
        let bounds = (first.civil().0 as i16, last.civil().0 as i16);
        let years = self.years.map(|(from, to)| within((from.saturating_add(by), to.saturating_add(by)), bounds));
        Self { years, ..self }
    }

    /// Moved as far as it must be to show a date.
    pub fn showing(self, date: Date, bounds: (Day, Day)) -> Self {
        match self.years {
            Some((from, _)) if date.year() < from => self.moved(date.year() - from, bounds),
            Some((_, to)) if date.year() > to => self.moved(date.year() - to, bounds),
            _ => self,
        }
    }

    pub fn axis(&self, bounds: (Day, Day), days: impl Iterator<Item = Day>, left: f64, right: f64) -> Axis {
        let (first, last) = self.days(bounds.0, bounds.1);
        let axis = Axis::new(first, Day(last.0 + 1), left, right);
        if self.even { axis.even(days) } else { axis }
    }
}

fn year(text: &str) -> Option<i16> {
    text.parse().ok().filter(|year| (1000..=2999).contains(year))
}

/// Moved between two years, and cut to them if it is longer.
fn within((from, to): (i16, i16), (first, last): (i16, i16)) -> (i16, i16) {
    let over = (to - last).max(0);
    let under = (first - (from - over)).max(0);
    ((from - over + under).max(first), (to - over + under).min(last))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const BOUNDS: (i32, i32) = (1991, 2020);

    fn bounds() -> (Day, Day) {
        (Day::from_civil(BOUNDS.0, 1, 1), Day::from_civil(BOUNDS.1, 12, 31))
    }

    #[test]
    fn nearer_and_nearer_ends_at_the_year_of_the_clock_and_farther_at_the_whole() {
        let at: Date = "2005-07-05".parse().unwrap();
        let mut reach = Reach::WHOLE;
        let mut seen = Vec::new();
        for _ in 0..6 {
            reach = reach.zoomed(true, at, bounds());
            seen.push(reach.years.map(|(from, to)| (to - from + 1, (from..=to).contains(&2005))));
        }
        assert_eq!(seen, [10, 5, 3, 2, 1, 1].map(|years| Some((years, true))));
        for _ in 0..5 {
            reach = reach.zoomed(false, at, bounds());
        }
        assert_eq!(reach, Reach::WHOLE);
    }

    proptest! {
        #[test]
        fn what_is_shown_stays_within_what_there_is(from in 1980_i16..2030, length in 0_i16..40, by in -60_i16..60, year in 1991_i16..2021) {
            let at = Date::from_year(year).unwrap();
            let reach = Reach { years: Some((from, from + length)), ..Reach::WHOLE };
            for moved in [reach.moved(by, bounds()), reach.zoomed(true, at, bounds()), reach.zoomed(false, at, bounds())] {
                let (first, last) = moved.days(bounds().0, bounds().1);
                prop_assert!(first < last && first >= bounds().0 && last <= bounds().1, "{moved:?}");
            }
            let (first, last) = reach.moved(by, bounds()).showing(at, bounds()).days(bounds().0, bounds().1);
            prop_assert!(first <= at.last_day() && last >= at.first_day());
        }

        #[test]
        fn years_are_read_as_they_are_written(from in 1000_i16..2999, length in 0_i16..40) {
            let reach = Reach { years: Some((from, (from + length).min(2999))), ..Reach::WHOLE };
            prop_assert_eq!(Reach::read_years(&reach.written_years().unwrap()), reach.years);
        }
    }
}
