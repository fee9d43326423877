//! What is missing or wrong in a source file, and where.

use std::fmt;

/// What is missing or wrong, and where: `data/atlas/texts.tr.json: events.manas-base.title: missing`.
#[derive(Clone, Debug, PartialEq)]
pub struct Complaint {
    pub file: String,
    pub path: String,
    pub what: String,
}

impl fmt::Display for Complaint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Complaint { file, path, what } = self;
        if path.is_empty() { write!(f, "{file}: {what}") } else { write!(f, "{file}: {path}: {what}") }
    }
}

/// Where a complaint about a source file belongs.
#[derive(Clone)]
pub(super) struct Spot<'a> {
    pub file: &'a str,
    pub path: String,
}

impl Spot<'_> {
    pub fn to(&self, step: &str) -> Self {
        let path = if self.path.is_empty() { step.to_owned() } else { format!("{}.{step}", self.path) };
        Spot { file: self.file, path }
    }

    pub fn at(&self, index: usize) -> Self {
        Spot { file: self.file, path: format!("{}[{index}]", self.path) }
    }
}
