//! What was wrong with a file: problems collected while reading, never a failure.
//!
//! A [`ProblemKind`] holds what is needed to say it in any language; the sentences for readers belong to the language
//! tables. `Display` is the plain English of the command line.

use std::fmt;

use super::Id;
use crate::time::calendar::DateError;

/// Problems beyond this number are counted, not kept: a hostile file must not fill the memory with complaints.
pub const MAX_PROBLEMS: usize = 1000;

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Report {
    /// In the order found, at most [`MAX_PROBLEMS`].
    pub problems: Vec<Problem>,
    /// How many more there were.
    pub unlisted: usize,
}

impl Report {
    pub fn is_clean(&self) -> bool {
        self.problems.is_empty()
    }

    /// All problems found, listed or not.
    pub fn count(&self) -> usize {
        self.problems.len() + self.unlisted
    }
}

#[derive(Clone, Debug, PartialEq)]
pub struct Problem {
    /// Where in the file: `features[12].when.timespans[0].start.in`; empty for the file as a whole.
    pub path: String,
    /// The event it is about, where its id could be read.
    pub event: Option<Id>,
    pub kind: ProblemKind,
    /// The value found, at most 80 characters; empty where there was none.
    pub value: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProblemKind {
    /// The file has no content.
    Empty,
    /// Not JSON from here on, counted from 1; what could be read around it was read.
    NotJson {
        line: u32,
        column: u32,
    },
    /// The file, or this one part of it, is longer than is read.
    TooLarge {
        limit_bytes: u32,
    },
    /// Not a GeoJSON `FeatureCollection`.
    NotACollection,
    /// Not format `sco-atlas` version 1; read as if it were.
    WrongVersion,
    /// The path names the member that is not there.
    MissingMember,
    WrongType {
        expected: Expected,
    },
    /// A word that is not on its list; the suggestion is the nearest that is.
    UnknownKind {
        suggestion: Option<&'static str>,
    },
    BadDate(DateError),
    EndBeforeStart,
    /// `earliest` is after `latest`, or a `start` after its `end`.
    SpanOutOfOrder,
    /// Only the first of several time spans is used.
    MoreThanOneSpan,
    /// Not longitude -180 to 180 and latitude -90 to 90, in that order.
    CoordinateOutOfRange,
    NumberOutOfRange,
    /// The second of two with one id is left out.
    DuplicateId,
    /// It names something that this file does not hold.
    UnknownReference,
    /// Not an `http://` or `https://` address.
    BadUrl,
    /// Not `[a-z0-9-]+`.
    BadId,
    /// Only the first events are read.
    TooManyEvents {
        limit: u32,
    },
    /// Only the first items of this list are read.
    TooManyItems {
        limit: u32,
    },
    /// The text was cut.
    TooLong {
        limit: u32,
    },
    /// No text in the language asked for; the value names the one used instead.
    OtherLanguage,
}

/// What a member should have held.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expected {
    Text,
    Number,
    WholeNumber,
    Truth,
    List,
    Object,
    Coordinates,
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for problem in &self.problems {
            writeln!(f, "{problem}")?;
        }
        if self.unlisted > 0 {
            writeln!(f, "and {} more", self.unlisted)?;
        }
        Ok(())
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.path.is_empty() { "the file" } else { &self.path })?;
        if let Some(event) = &self.event {
            write!(f, " ({event})")?;
        }
        write!(f, ": {}", self.kind)?;
        if !self.value.is_empty() {
            write!(f, "; found `{}`", self.value)?;
        }
        Ok(())
    }
}

impl fmt::Display for ProblemKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::Empty => f.write_str("nothing here to read"),
            Self::NotJson { line, column } => write!(f, "not JSON at line {line}, column {column}"),
            Self::TooLarge { limit_bytes } => write!(f, "longer than {limit_bytes} bytes"),
            Self::NotACollection => f.write_str("not a GeoJSON FeatureCollection"),
            Self::WrongVersion => f.write_str("not format sco-atlas version 1"),
            Self::MissingMember => f.write_str("missing"),
            Self::WrongType { expected } => write!(f, "should be {}", expected.phrase()),
            Self::UnknownKind { suggestion: Some(word) } => write!(f, "not a known word; did you mean `{word}`?"),
            Self::UnknownKind { suggestion: None } => f.write_str("not a known word"),
            Self::BadDate(DateError::Shape) => f.write_str("a date is YYYY, YYYY-MM or YYYY-MM-DD"),
            Self::BadDate(DateError::NoSuchMonth) => f.write_str("there is no such month"),
            Self::BadDate(DateError::NoSuchDay) => f.write_str("this month has no such day"),
            Self::EndBeforeStart => f.write_str("ends before it starts"),
            Self::SpanOutOfOrder => f.write_str("the earlier date comes after the later one"),
            Self::MoreThanOneSpan => f.write_str("only the first time span is used"),
            Self::CoordinateOutOfRange => {
                f.write_str("should be [longitude, latitude], -180 to 180 and -90 to 90 degrees")
            }
            Self::NumberOutOfRange => f.write_str("number out of range"),
            Self::DuplicateId => f.write_str("this id is taken; the first one stays"),
            Self::UnknownReference => f.write_str("names something that is not in this file"),
            Self::BadUrl => f.write_str("not an http:// or https:// address"),
            Self::BadId => f.write_str("an id is small letters, digits and hyphens"),
            Self::TooManyEvents { limit } => write!(f, "only the first {limit} events are read"),
            Self::TooManyItems { limit } => write!(f, "only the first {limit} items are read"),
            Self::TooLong { limit } => write!(f, "cut to {limit} characters"),
            Self::OtherLanguage => f.write_str("no text in this language, another is used"),
        }
    }
}

impl Expected {
    const fn phrase(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Number => "a number",
            Self::WholeNumber => "a whole number",
            Self::Truth => "true or false",
            Self::List => "a list",
            Self::Object => "an object",
            Self::Coordinates => "[longitude, latitude]",
        }
    }
}
