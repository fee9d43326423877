//! What an atlas is once it has come through the door: only possible values, ready to be asked.
//!
//! Nothing here checks anything: [`super::read`] built it. Events stand in the order of time, undated ones last, and
//! every reference (`notes`, `about`, chapters) has been resolved or dropped with a problem in the report.

use std::rc::Rc;

use crate::map::LonLat;
use crate::time::{Date, When};

/// A handle: cheap to clone, equal by address, so that it may be passed as a property anywhere.
#[derive(Clone, Debug)]
pub struct Atlas(Rc<Content>);

impl Atlas {
    pub fn new(content: Content) -> Self {
        Self(Rc::new(content))
    }
}

impl PartialEq for Atlas {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl std::ops::Deref for Atlas {
    type Target = Content;
    fn deref(&self) -> &Content {
        &self.0
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Content {
    pub about: About,
    pub work: Source,
    pub sections: Vec<Section>,
    pub sources: Vec<Source>,
    pub notes: Vec<Note>,
    pub periods: Vec<Period>,
    pub chapters: Vec<Chapter>,
    pub series: Vec<Series>,
    pub actors: Vec<Actor>,
    pub events: Vec<Event>,
}

impl Content {
    pub fn event(&self, id: &str) -> Option<&Event> {
        self.events.iter().find(|event| event.id.as_ref() == id)
    }
    /// The name of an actor in the language of the atlas; its id where the atlas does not name it.
    pub fn actor_name<'a>(&'a self, id: &'a str) -> &'a str {
        self.actors.iter().find(|actor| actor.id.as_ref() == id).map_or(id, |actor| &actor.name)
    }
    pub fn source(&self, id: &str) -> Option<&Source> {
        self.sources.iter().find(|source| source.id.as_ref() == id)
    }
    pub fn note(&self, n: u16) -> Option<&Note> {
        self.notes.iter().find(|note| note.n == n)
    }
    pub fn section(&self, id: &str) -> Option<&Section> {
        self.sections.iter().find(|section| section.id.as_ref() == id)
    }
}

/// Identifiers are shared text: cloning one costs nothing.
pub type Id = Rc<str>;

#[derive(Clone, Debug, Default, PartialEq)]
pub struct About {
    pub id: String,
    pub language: String,
    pub title: String,
    pub subtitle: String,
    pub lead: String,
    pub about: String,
    pub data_version: String,
    pub date: String,
    pub license: String,
    /// First and last day that the ruler shows; 1991 to 2020 where the file does not say.
    pub span: Option<(Date, Date)>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Section {
    pub id: Id,
    pub title: String,
}

/// A work cited: what a line of a bibliography needs, taken from a CSL-JSON item.
#[derive(Clone, Debug, PartialEq)]
pub struct Source {
    pub id: Id,
    pub kind: String,
    /// Family name first, then given name, in the order printed.
    pub authors: Vec<(String, String)>,
    pub year: Option<i16>,
    /// The same to the month or the day, where the item says it.
    pub printed: Option<Date>,
    pub title: String,
    pub container: String,
    pub publisher: String,
    pub volume: String,
    pub issue: String,
    pub page: String,
    pub doi: String,
    /// Only `http://` and `https://` come through the door.
    pub url: String,
    /// Its code; empty where the item does not say it.
    pub language: String,
}

impl Default for Source {
    fn default() -> Self {
        Self {
            id: Rc::from(""),
            kind: String::new(),
            authors: Vec::new(),
            year: None,
            printed: None,
            title: String::new(),
            container: String::new(),
            publisher: String::new(),
            volume: String::new(),
            issue: String::new(),
            page: String::new(),
            doi: String::new(),
            url: String::new(),
            language: String::new(),
        }
    }
}

/// A numbered note of the work.
#[derive(Clone, Debug, PartialEq)]
pub struct Note {
    pub n: u16,
    pub source: Id,
    pub locator: String,
    pub section: Option<Id>,
    pub remark: String,
}

/// A named stretch of the ruler; it lasts until the next begins.
#[derive(Clone, Debug, PartialEq)]
pub struct Period {
    pub id: Id,
    pub start: Date,
    pub title: String,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Chapter {
    pub id: Id,
    pub n: u16,
    pub at: Date,
    pub start: Date,
    pub end: Date,
    /// Points that the map must show; empty: the default view.
    pub hold: Vec<LonLat>,
    pub events: Vec<Id>,
    pub states: Vec<Id>,
    pub title: String,
    pub point: String,
    pub body: String,
    pub note: String,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Series {
    pub id: Id,
    pub unit: String,
    pub title: String,
    pub caption: String,
    pub points: Vec<SeriesPoint>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct SeriesPoint {
    pub at: Date,
    pub value: f64,
    pub evidence: Evidence,
    pub event: Option<Id>,
    pub label: String,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Actor {
    pub id: Id,
    pub name: String,
    /// What it is called elsewhere or was called, in any script: to be found by.
    pub names: Vec<String>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    pub id: Id,
    pub kind: Kind,
    /// `None`: the claim has no date.
    pub when: Option<When>,
    pub actors: Vec<Id>,
    /// The first is the main place.
    pub places: Vec<Place>,
    /// `None` for background.
    pub section: Option<Id>,
    pub paragraph: Option<u16>,
    /// Empty: the work names no source here.
    pub notes: Vec<u16>,
    pub evidence: Evidence,
    pub dated_by: DatedBy,
    pub essential: bool,
    pub figures: Vec<Figure>,
    pub links: Vec<Link>,
    pub references: Vec<Reference>,
    pub about: Vec<Id>,
    pub thing: Thing,
    pub title: String,
    /// What the base or the pipeline is called; empty: as its places are.
    pub name: String,
    pub claim: String,
    /// Empty: the editor has nothing to add.
    pub check: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    Membership,
    Summit,
    Treaty,
    Base,
    Exercise,
    Pipeline,
    EnergyDeal,
    Trade,
    Loan,
    Institution,
    Conflict,
    Protest,
    Terror,
    Statement,
    Norms,
    Dispute,
    Forecast,
}

impl Kind {
    pub const ALL: [Kind; 17] = [
        Kind::Membership,
        Kind::Summit,
        Kind::Treaty,
        Kind::Base,
        Kind::Exercise,
        Kind::Pipeline,
        Kind::EnergyDeal,
        Kind::Trade,
        Kind::Loan,
        Kind::Institution,
        Kind::Conflict,
        Kind::Protest,
        Kind::Terror,
        Kind::Statement,
        Kind::Norms,
        Kind::Dispute,
        Kind::Forecast,
    ];

    /// The word for it in files, links and the page contract.
    pub const fn word(self) -> &'static str {
        match self {
            Kind::Membership => "membership",
            Kind::Summit => "summit",
            Kind::Treaty => "treaty",
            Kind::Base => "base",
            Kind::Exercise => "exercise",
            Kind::Pipeline => "pipeline",
            Kind::EnergyDeal => "energy-deal",
            Kind::Trade => "trade",
            Kind::Loan => "loan",
            Kind::Institution => "institution",
            Kind::Conflict => "conflict",
            Kind::Protest => "protest",
            Kind::Terror => "terror",
            Kind::Statement => "statement",
            Kind::Norms => "norms",
            Kind::Dispute => "dispute",
            Kind::Forecast => "forecast",
        }
    }

    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.word() == word)
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Evidence {
    /// The work says so.
    Article,
    /// The work says so and the editor's check contradicts it.
    Corrected,
    /// The work does not say it.
    Background,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DatedBy {
    Article,
    Editor,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Place {
    pub id: Id,
    pub name: String,
    pub role: String,
    /// ISO 3166 alpha-3, empty at sea.
    pub country: String,
    pub at: LonLat,
    /// Radius within which the place surely lies.
    pub accuracy_km: f64,
    pub source: String,
    /// What it is called elsewhere or was called, in any script: to be found by.
    pub names: Vec<String>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    pub value: f64,
    pub unit: String,
    pub what: String,
    /// The same in US dollars, where it is money; else 0.
    pub usd: f64,
    /// Whose figure it is: the state that sent so many soldiers.
    pub actor: Option<Id>,
}

/// An arc on the map between two of the event's places.
#[derive(Clone, Debug, PartialEq)]
pub struct Link {
    pub from: LonLat,
    pub to: LonLat,
    pub to_name: String,
    pub sense: Sense,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sense {
    /// Money or goods, from giver to taker.
    Gives,
    /// Words aimed at a place.
    Aims,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Reference {
    pub title: String,
    pub url: String,
}

/// What an event is on the map besides a mark, and its states in the order of time.
#[derive(Clone, Debug, PartialEq)]
pub enum Thing {
    Mark,
    Base { operator: Id, states: Vec<(Date, BaseState)> },
    Route { carries: Cargo, lines: Vec<Vec<LonLat>>, states: Vec<(Date, RouteState)> },
    Roster(Vec<RosterChange>),
    Areas(Vec<Id>),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BaseState {
    Open,
    /// Told to go, still there.
    Leaving,
    Closed,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RouteState {
    Planned,
    Building,
    Operating,
    Cancelled,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cargo {
    Oil,
    Gas,
}

#[derive(Clone, Debug, PartialEq)]
pub struct RosterChange {
    pub state: Id,
    pub status: Status,
    pub from: Date,
}

/// What a state is to the organisation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    FounderFive,
    Member,
    Observer,
    Partner,
    None,
}

impl Status {
    pub const ALL: [Status; 5] = [Status::FounderFive, Status::Member, Status::Observer, Status::Partner, Status::None];

    pub const fn word(self) -> &'static str {
        match self {
            Status::FounderFive => "founder-five",
            Status::Member => "member",
            Status::Observer => "observer",
            Status::Partner => "partner",
            Status::None => "none",
        }
    }
}
