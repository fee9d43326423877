//! The words a file may use, and which one an unknown word was probably meant to be.

use super::desk::Desk;
use super::node::Node;
use super::{BaseState, Cargo, DatedBy, Evidence, Expected, Kind, ProblemKind, RouteState, Sense, Status};

/// Longer words are no slips of the pen.
const SLIP_BYTES: usize = 24;

pub(super) const EVIDENCE: [(&str, Evidence); 3] =
    [("article", Evidence::Article), ("article-corrected", Evidence::Corrected), ("background", Evidence::Background)];
pub(super) const DATED_BY: [(&str, DatedBy); 2] = [("article", DatedBy::Article), ("editor", DatedBy::Editor)];
pub(super) const SENSES: [(&str, Sense); 2] = [("gives", Sense::Gives), ("aims", Sense::Aims)];
pub(super) const CARGOES: [(&str, Cargo); 2] = [("oil", Cargo::Oil), ("gas", Cargo::Gas)];
pub(super) const BASE_STATES: [(&str, BaseState); 3] =
    [("open", BaseState::Open), ("leaving", BaseState::Leaving), ("closed", BaseState::Closed)];
pub(super) const ROUTE_STATES: [(&str, RouteState); 4] = [
    ("planned", RouteState::Planned),
    ("building", RouteState::Building),
    ("operating", RouteState::Operating),
    ("cancelled", RouteState::Cancelled),
];
pub(super) const STATUSES: [(&str, Status); 5] = [
    ("founder-five", Status::FounderFive),
    ("member", Status::Member),
    ("observer", Status::Observer),
    ("partner", Status::Partner),
    ("none", Status::None),
];

impl Desk<'_> {
    pub fn kind(&mut self, node: &Node) -> Option<Kind> {
        self.word(node, &Kind::ALL.map(|kind| (kind.word(), kind)))
    }

    pub fn word<T: Copy>(&mut self, node: &Node, list: &[(&'static str, T)]) -> Option<T> {
        let Some(found) = node.value.as_str() else {
            self.wrong(node, Expected::Text);
            return None;
        };
        let known = list.iter().find(|(word, _)| *word == found).map(|(_, meaning)| *meaning);
        if known.is_none() {
            let words: Vec<&'static str> = list.iter().map(|(word, _)| *word).collect();
            self.tell(node, ProblemKind::UnknownKind { suggestion: nearest(found, &words) });
        }
        known
    }
}

/// The word that the fewest slips lead to, if they are few.
fn nearest(found: &str, words: &[&'static str]) -> Option<&'static str> {
    if found.len() > SLIP_BYTES {
        return None;
    }
    let found = found.trim().to_ascii_lowercase().replace(['_', ' '], "-");
    let best = words.iter().map(|word| (slips(found.as_bytes(), word.as_bytes()), *word)).min();
    best.filter(|(slips, word)| *slips <= 1 + word.len() / 4).map(|(_, word)| word)
}

/// Levenshtein distance, one row at a time.
fn slips(a: &[u8], b: &[u8]) -> usize {
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut left = i + 1;
        let mut diagonal = i;
        for (cell, y) in row.iter_mut().skip(1).zip(b) {
            let above = *cell;
            *cell = (diagonal + usize::from(x != y)).min(above + 1).min(left + 1);
            diagonal = above;
            left = *cell;
        }
        if let Some(first) = row.first_mut() {
            *first = i + 1;
        }
    }
    row.last().copied().unwrap_or_default()
}
