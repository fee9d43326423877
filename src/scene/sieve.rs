//! Which events the reader wants to see: by kind, by who takes part, by who says so. Everything passes an open sieve.

use crate::atlas::{Event, Evidence, Id, Kind};

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sieve {
    /// A bit for each kind that is held back.
    held: u32,
    /// Only events in which this actor takes part.
    pub actor: Option<Id>,
    pub voice: Voice,
}

/// Whose word it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Voice {
    #[default]
    All,
    /// What the article says, corrected or not.
    Article,
    /// What the editor adds around it.
    Background,
}

impl Voice {
    pub const ALL: [Voice; 3] = [Voice::All, Voice::Article, Voice::Background];

    /// The word for it in links.
    pub const fn word(self) -> &'static str {
        match self {
            Voice::All => "all",
            Voice::Article => "article",
            Voice::Background => "background",
        }
    }
}

impl Sieve {
    pub const OPEN: Sieve = Sieve { held: 0, actor: None, voice: Voice::All };

    pub fn is_open(&self) -> bool {
        *self == Self::OPEN
    }

    pub fn passes(&self, event: &Event) -> bool {
        !self.holds(event.kind) && self.passes_by_actor(event) && self.passes_by_voice(event)
    }

    /// Whether a kind of event is held back; its layer of the map goes with it.
    pub fn holds(&self, kind: Kind) -> bool {
        self.held & bit(kind) != 0
    }

    pub fn toggle(&mut self, kind: Kind) {
        self.held ^= bit(kind);
    }

    pub fn passes_by_actor(&self, event: &Event) -> bool {
        self.actor.as_ref().is_none_or(|actor| event.actors.contains(actor))
    }

    pub fn passes_by_voice(&self, event: &Event) -> bool {
        match self.voice {
            Voice::All => true,
            Voice::Article => event.evidence != Evidence::Background,
            Voice::Background => event.evidence == Evidence::Background,
        }
    }
}

fn bit(kind: Kind) -> u32 {
    1 << kind as u32
}
