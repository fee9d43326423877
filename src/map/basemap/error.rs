//! A sentence for each way a base map file can be wrong.

use std::fmt;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BasemapError {
    NotABasemap,
    TooLarge { bytes: usize, limit: usize },
    UnknownVersion(u8),
    EndsEarly { while_reading: &'static str },
    NumberTooLong { while_reading: &'static str },
    CountTooLarge { of: &'static str },
    NotText { what: &'static str },
    SectionTwice(u8),
    BytesLeftOver { section: u8 },
    ImpossibleGrid(u32),
    OutsideTheWorld { what: &'static str },
    EdgeTooLong { what: &'static str },
    TooFewPoints { what: &'static str },
    UnknownArcKind(u8),
    UnknownArc(u32),
    EmptyRing,
    OpenRing,
    ArcUsedTooOften(u32),
}

impl fmt::Display for BasemapError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotABasemap => write!(f, "The file does not begin like a base map."),
            Self::TooLarge { bytes, limit } => {
                write!(f, "The file has {bytes} bytes; no base map has more than {limit}.")
            }
            Self::UnknownVersion(version) => write!(f, "The base map has version {version}, which is not known here."),
            Self::EndsEarly { while_reading } => write!(f, "The file ends in the middle of {while_reading}."),
            Self::NumberTooLong { while_reading } => write!(f, "A number in {while_reading} does not fit 32 bits."),
            Self::CountTooLarge { of } => write!(f, "The file announces more {of} than it has bytes for."),
            Self::NotText { what } => write!(f, "The {what} is not UTF-8 text."),
            Self::SectionTwice(tag) => write!(f, "Section {tag} occurs twice."),
            Self::BytesLeftOver { section } => write!(f, "Section {section} is longer than its content."),
            Self::ImpossibleGrid(steps) => write!(f, "A grid of {steps} steps per degree is not possible."),
            Self::OutsideTheWorld { what } => write!(f, "A point of {what} lies outside the world."),
            Self::EdgeTooLong { what } => write!(f, "An edge of {what} jumps across the map."),
            Self::TooFewPoints { what } => write!(f, "A piece of {what} has too few points."),
            Self::UnknownArcKind(kind) => write!(f, "Arc kind {kind} is not known here."),
            Self::UnknownArc(arc) => write!(f, "A ring refers to arc {arc}, which does not exist."),
            Self::EmptyRing => write!(f, "A ring has no arcs."),
            Self::OpenRing => write!(f, "The arcs of a ring do not meet."),
            Self::ArcUsedTooOften(arc) => write!(f, "Arc {arc} is used more than twice."),
        }
    }
}

impl std::error::Error for BasemapError {}
