//! Messages between this page and the one that holds it: version 1 of the protocol in `docs/protocol.md`.
//!
//! A message is a plain object with the member `sco-atlas: 1`. Whoever passes it on says how a member is read; what is
//! not understood is not done.

use super::link::{Link, read_at};
use super::state::{Panel, State};
use super::step::{Action, Way, ends};
use crate::atlas::Id;
use crate::map::Size;
use crate::scene::{Leg, Path, Stage};

/// The number that `sco-atlas` has in every message.
pub const VERSION: f64 = 1.0;
/// A member longer than this is nobody's.
pub const LONGEST: usize = 4096;

/// What the other page may ask.
#[derive(Clone, Debug, PartialEq)]
pub enum Message {
    Goto(Box<Link>),
    Step { way: Way, chapters: bool },
    State,
}

/// Why nothing was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// No word of this protocol.
    Unknown,
    /// A member is of another type, or says what cannot be.
    Malformed,
    /// It names what the atlas does not have.
    Absent,
}

impl Refusal {
    pub const fn word(self) -> &'static str {
        match self {
            Self::Unknown => "unknown",
            Self::Malformed => "malformed",
            Self::Absent => "absent",
        }
    }
}

/// A member by its name: `None` when it is not there.
pub type Member<'a> = &'a dyn Fn(&str) -> Result<Option<String>, Refusal>;

impl Message {
    pub const WORDS: [&str; 4] = ["goto", "next", "prev", "state"];

    /// # Errors
    /// What is not understood, or names what `stage` does not have.
    pub fn read(stage: &Stage, member: Member) -> Result<Self, Refusal> {
        let step = |way| {
            let by = member("by")?;
            Ok(Self::Step { way, chapters: by.as_deref() == Some("chapter") })
        };
        match member("type")?.as_deref() {
            Some("goto") => goto(stage, member).map(|link| Self::Goto(Box::new(link))),
            Some("next") => step(Way::On),
            Some("prev") => step(Way::Back),
            Some("state") => Ok(Self::State),
            _ => Err(Refusal::Unknown),
        }
    }

    pub const fn way(&self) -> Option<Way> {
        if let Self::Step { way, .. } = self { Some(*way) } else { None }
    }

    /// What is done about it; `None`: there is no way on.
    pub fn action(self, stage: &Stage, state: &State) -> Option<Action> {
        match self {
            Self::Goto(link) => Some(Action::Follow(*link)),
            Self::State => None,
            Self::Step { way, chapters: true } => next_chapter(stage, state, way).map(|leg| Action::Leg(Some(leg))),
            Self::Step { way, chapters: false } => {
                let (first, last) = ends(stage, state);
                let more = if way == Way::On { !last } else { !first };
                more.then_some(Action::StepEvent(way))
            }
        }
    }
}

/// A link, in which the other members say what they name. Of a message nothing foreign is kept.
fn goto(stage: &Stage, member: Member) -> Result<Link, Refusal> {
    let whole = member("link")?;
    let mut link = Link::read(whole.as_deref().unwrap_or_default());
    link.foreign.clear();
    if whole.is_some_and(|whole| !whole.is_empty() && link == Link::default()) {
        return Err(Refusal::Malformed);
    }
    if let Some(date) = member("t")? {
        link.at = Some(read_at(&date).ok_or(Refusal::Malformed)?);
    }
    if let Some(event) = member("event")? {
        link.event = Some(event);
    }
    if let Some(chapter) = member("chapter")? {
        let fits = |leg: &&Leg| {
            *leg.id == *chapter || leg.path == Path::Chapters && chapter.parse().is_ok_and(|n: usize| n == leg.n)
        };
        let leg = stage.legs.iter().find(fits).ok_or(Refusal::Absent)?;
        link.leg = Some(leg.id.as_ref().to_owned());
        link.panel = Some(Panel::Story);
    }
    let known = |event: &String| stage.atlas.event(event).is_some();
    if link.event.as_ref().is_some_and(|event| !known(event)) {
        return Err(Refusal::Absent);
    }
    Ok(link)
}

/// The title page before or after the chapter on whose path the reader is.
fn next_chapter(stage: &Stage, state: &State, way: Way) -> Option<Id> {
    let mut chapters = stage.legs.iter().filter(|leg| leg.path == Path::Chapters);
    let here = chapters.clone().find(|leg| state.leg.as_ref() == Some(&leg.id));
    let n = match (here, way) {
        (None, Way::On) => 1,
        (None, Way::Back) => return None,
        (Some(here), Way::On) => here.n + 1,
        (Some(here), Way::Back) => here.n.checked_sub(1)?,
    };
    chapters.find(|leg| leg.n == n).map(|leg| leg.id.clone())
}

/// What this page tells the other.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Answer {
    /// The map is drawn and hears.
    Ready,
    /// What is shown now.
    State,
    /// There was no way on.
    AtEnd(Way),
    /// The page has another size.
    Resize(Size),
    Error(Refusal),
}

/// The value of a member of an answer.
#[derive(Clone, Debug, PartialEq)]
pub enum Told {
    Text(String),
    Number(f64),
    Truth(bool),
    Nothing,
}

impl Answer {
    pub const WORDS: [&str; 5] = ["ready", "state", "at-end", "resize", "error"];

    pub const fn word(self) -> &'static str {
        match self {
            Self::Ready => "ready",
            Self::State => "state",
            Self::AtEnd(_) => "at-end",
            Self::Resize(_) => "resize",
            Self::Error(_) => "error",
        }
    }

    /// `ignored`: how many messages were not understood.
    pub fn members(self, stage: &Stage, state: &State, ignored: u32) -> Vec<(&'static str, Told)> {
        let word = |word: &str| Told::Text(word.to_owned());
        let name = |name: Option<&str>| name.map_or(Told::Nothing, word);
        let mut members = vec![("sco-atlas", Told::Number(VERSION)), ("type", word(self.word()))];
        match self {
            Self::Ready | Self::State => {
                let (first, last) = ends(stage, state);
                let open = state.event.as_deref().and_then(|id| stage.atlas.event(id));
                let chapter =
                    state.leg.as_deref().and_then(|id| stage.leg(id)).filter(|leg| leg.path == Path::Chapters);
                let title = match (open, chapter) {
                    (Some(event), _) => &event.title,
                    (None, Some(leg)) if state.panel == Panel::Story => &leg.title,
                    _ => &stage.atlas.about.title,
                };
                if self == Self::Ready {
                    members.push(("lang", word(state.dress.language.code())));
                    members.push(("data", word(&stage.atlas.about.data_version)));
                }
                members.extend([
                    ("t", Told::Text(state.at.to_string())),
                    ("event", name(state.event.as_deref())),
                    ("chapter", name(chapter.map(|leg| leg.id.as_ref()))),
                    ("link", Told::Text(state.link().to_string())),
                    ("title", word(title)),
                    ("first", Told::Truth(first)),
                    ("last", Told::Truth(last)),
                    ("ignored", Told::Number(f64::from(ignored))),
                ]);
            }
            Self::AtEnd(way) => members.push(("way", word(if way == Way::On { "next" } else { "prev" }))),
            Self::Resize(size) => {
                members.push(("width", Told::Number(size.width)));
                members.push(("height", Told::Number(size.height)));
            }
            Self::Error(why) => {
                members.push(("reason", word(why.word())));
                members.push(("ignored", Told::Number(f64::from(ignored))));
            }
        }
        members
    }
}
