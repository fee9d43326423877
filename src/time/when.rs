//! A span of time as honest as its source: each end between two dates, and an end that is open told from one unknown.

use super::{Date, Day};

/// When something happened or held.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct When {
    pub start: Bound,
    pub end: End,
}

/// An end of a span: not before `earliest`, not after `latest`. `in` in the file: both are the same date.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bound {
    pub earliest: Date,
    pub latest: Date,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum End {
    /// It happened within the start.
    Within,
    At(Bound),
    /// Still so when the work was printed.
    Open,
    /// It ended, nobody here knows when.
    Unknown,
}

impl When {
    /// The first day on which it may have begun: where the clock meets it.
    pub fn first_day(&self) -> Day {
        self.start.earliest.first_day()
    }
}
