//! What the reader has chosen. Ids, numbers and choices, never the data; what can be derived is derived.

use super::clock::{Pace, Unit};
use super::link::{At, Link, LinkView};
use super::reach::Reach;
use super::sheet::Sheet;
use crate::atlas::{Id, Kind};
use crate::map::camera::overview;
use crate::map::{Camera, Size};
use crate::scene::Sieve;
use crate::scene::moment::{Ask, Mode};
use crate::text::Language;
use crate::time::Date;

#[derive(Clone, Debug, PartialEq)]
pub struct State {
    // --- kept in the link
    pub at: Date,
    pub event: Option<Id>,
    pub mode: Mode,
    pub sieve: Sieve,
    /// The date that the reader has pinned, to see what differs from it.
    pub pinned: Option<Date>,
    pub panel: Panel,
    /// The leg of a path on which the reader is, or from which he has gone to look around.
    pub leg: Option<Id>,
    /// What of time the ruler shows, and how.
    pub reach: Reach,
    /// How playing goes on.
    pub unit: Unit,
    pub pace: Pace,
    /// Playing stops where a leg of the path ends.
    pub halts: bool,
    /// What the reader looks for in the list of events.
    pub query: String,
    /// `None`: the map fits the region to whatever size it has.
    pub camera: Option<Camera>,
    /// The camera was moved for the open event, not by hand: any device finds it again by itself.
    pub framed: bool,
    pub foreign: Vec<String>,
    // --- the dress: chosen by the address or the reader
    pub dress: Dress,
    // --- of the moment
    pub size: Size,
    /// Width of the ruler.
    pub ruler_px: f64,
    pub form: Form,
    pub playing: bool,
    /// What the reader writes into the date.
    pub typing: Option<String>,
    /// Of two dates compared, the one that the map shows.
    pub side: Side,
    /// The date shown before this one: what is new since then is pointed out once.
    pub before: Date,
    /// The clock is being dragged: nothing fades and no leader is drawn until it rests.
    pub scrubbing: bool,
    /// The event whose crowd is spread out.
    pub fan: Option<Id>,
    /// The mark that the keyboard stands on.
    pub cursor: Option<Id>,
    /// What the reader's pointer cannot do here, and what can be done instead.
    pub hint: Option<Hint>,
    /// How many rows of the list of events are made: as many as are looked at.
    pub rows: usize,
    pub sheet: Sheet,
    pub menu: bool,
    pub key_folded: bool,
    /// A finger or an animation has the map: names wait until it rests.
    pub moving: bool,
    /// Where names were last placed: while the map moves they go along from there.
    pub rested: Option<Camera>,
    /// How the last action enters the history of the browser.
    pub history: History,
    /// Counts what was copied, so that the reader hears of each.
    pub copied: (u32, Copied),
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Dress {
    pub language: Language,
    pub theme: Theme,
    pub setting: Setting,
}

/// Where the page stands: by itself, in somebody's page, or on the wall of a lecture hall.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Setting {
    #[default]
    Page,
    Embed,
    Lecture,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// As the system has it.
    #[default]
    System,
    Light,
    Dark,
    Contrast,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Panel {
    Start,
    Story,
    Explore,
    Events,
    Figures,
    Words,
    About,
    Problems,
    Signs,
    Share,
}

/// What the page has room for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    Desk,
    Phone,
    PhoneLying,
    Embed,
    /// Read from the last row: large names, a band with date and sentence, nothing else.
    Lecture,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Side {
    #[default]
    Now,
    /// The pinned date.
    Then,
}

/// In somebody's page the map leaves that page its wheel and its one finger.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hint {
    Wheel,
    Finger,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Copied {
    Link,
    /// The region in words.
    Words,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum History {
    /// A place one comes back to: an event opened.
    Push,
    /// On the way: scrubbing, panning.
    Replace,
    /// Came from the address: nothing to write.
    Keep,
}

impl Panel {
    /// Stays when the clock goes on to another event: it says or draws what is so at any date.
    pub const fn follows_clock(self) -> bool {
        matches!(self, Panel::Figures | Panel::Words | Panel::Share)
    }

    pub const ALL: [Panel; 10] = [
        Panel::Start,
        Panel::Story,
        Panel::Explore,
        Panel::Events,
        Panel::Figures,
        Panel::Words,
        Panel::About,
        Panel::Problems,
        Panel::Signs,
        Panel::Share,
    ];

    pub const fn word(self) -> &'static str {
        match self {
            Panel::Start => "start",
            Panel::Story => "story",
            Panel::Explore => "explore",
            Panel::Events => "events",
            Panel::Figures => "figures",
            Panel::Words => "words",
            Panel::About => "about",
            Panel::Problems => "problems",
            Panel::Signs => "signs",
            Panel::Share => "share",
        }
    }

    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|panel| panel.word() == word)
    }
}

impl Theme {
    pub const fn word(self) -> &'static str {
        match self {
            Theme::System => "system",
            Theme::Light => "light",
            Theme::Dark => "dark",
            Theme::Contrast => "contrast",
        }
    }

    pub fn from_word(word: &str) -> Option<Self> {
        [Theme::System, Theme::Light, Theme::Dark, Theme::Contrast].into_iter().find(|theme| theme.word() == word)
    }
}

impl Form {
    /// `page` is the size of the whole page; the limits are those of the style sheet.
    pub fn of(page: Size, setting: Setting) -> Self {
        if setting == Setting::Embed {
            Form::Embed
        } else if setting == Setting::Lecture {
            Form::Lecture
        } else if page.height < 500.0 && page.width >= 560.0 {
            Form::PhoneLying
        } else if page.width < 820.0 {
            Form::Phone
        } else {
            Form::Desk
        }
    }

    /// Whether the key begins folded: where it would cover more than a corner.
    pub fn folds_key(self, map: Size) -> bool {
        self != Form::Desk || map.width < 860.0
    }

    /// How much larger than on a page signs and names are: in a hall they are read from the last row.
    pub fn names(self, map: Size) -> f64 {
        if self == Form::Lecture { (1.8 + (map.width - 1024.0) / 2400.0).clamp(1.2, 3.0) } else { 1.0 }
    }

    /// Height at which the leader leaves the margin and enters the map.
    pub const fn leader_y(self) -> Option<f64> {
        match self {
            Form::Desk => Some(114.0),
            Form::PhoneLying => Some(67.0),
            Form::Phone | Form::Embed | Form::Lecture => None,
        }
    }
}

impl State {
    /// The page before anything was chosen: the year in which it begins, the whole region.
    pub fn new(dress: Dress, size: Size, ruler_px: f64, form: Form) -> Self {
        Self {
            at: start_date(),
            event: None,
            mode: Mode::SoFar,
            sieve: Sieve::OPEN,
            pinned: None,
            panel: Panel::Start,
            leg: None,
            reach: Reach::WHOLE,
            unit: Unit::Event,
            pace: Pace::Steady,
            halts: false,
            query: String::new(),
            camera: None,
            framed: false,
            foreign: Vec::new(),
            dress,
            size,
            ruler_px,
            form,
            playing: false,
            typing: None,
            side: Side::Now,
            before: start_date(),
            scrubbing: false,
            fan: None,
            cursor: None,
            hint: None,
            rows: ROWS,
            sheet: Sheet::Half,
            menu: false,
            key_folded: form.folds_key(size),
            moving: false,
            rested: None,
            history: History::Keep,
            copied: (0, Copied::Link),
        }
    }

    pub fn camera(&self) -> Camera {
        self.camera.unwrap_or_else(|| overview(self.size))
    }

    /// The camera for which names are placed.
    pub fn rested(&self) -> Camera {
        self.rested.filter(|_| self.moving).unwrap_or_else(|| self.camera())
    }

    /// Under a moving clock no event is open on the map: it opens where the clock comes to rest.
    pub fn ask(&self) -> Ask<'_> {
        let event = self.event.as_deref().filter(|_| !self.scrubbing);
        let at = self.pinned.filter(|_| self.side == Side::Then).unwrap_or(self.at);
        Ask { at, event, mode: self.mode, sieve: &self.sieve, query: self.sought() }
    }

    /// What is looked for now: only the list of events searches, and only a page by itself has one.
    pub fn sought(&self) -> &str {
        if self.panel == Panel::Events && self.dress.setting == Setting::Page { &self.query } else { "" }
    }

    /// The date against which the map says what is new.
    pub fn since(&self) -> Date {
        match self.pinned {
            Some(_) if self.side == Side::Then => self.at,
            Some(pinned) => pinned,
            None => self.before,
        }
    }

    /// The link that brings anyone here.
    pub fn link(&self) -> Link {
        let mut link = Link { foreign: self.foreign.clone(), ..Link::default() };
        let at_start = self.panel == Panel::Start;
        if !at_start {
            link.at = Some(At::Date(self.at));
            link.event = self.event.as_deref().map(str::to_owned);
            link.panel = (self.panel != Panel::Explore).then_some(self.panel);
        }
        link.leg = self.leg.as_deref().map(str::to_owned);
        link.reach = self.reach;
        link.unit = self.unit;
        link.pace = self.pace;
        link.halts = self.halts;
        link.with = self.pinned;
        link.held = Kind::ALL.into_iter().filter(|kind| self.sieve.holds(*kind)).collect();
        link.actor = self.sieve.actor.as_deref().map(str::to_owned);
        link.voice = self.sieve.voice;
        link.query = (!self.query.is_empty()).then(|| self.query.clone());
        link.mode = (self.mode != Mode::SoFar).then_some(self.mode);
        link.view = self
            .camera
            .filter(|_| !self.framed)
            .map(|camera| LinkView { centre: camera.lon_lat(), zoom: camera.zoom() });
        link
    }
}

/// So many more rows each time.
pub const ROWS: usize = 300;

/// The year of the first treaty; the map stands just before it.
pub fn start_date() -> Date {
    Date::from_year(1996).unwrap_or_else(|_| crate::time::Day(9496).date())
}
