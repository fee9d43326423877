//! The clock: where it goes when an event opens, a date is set, or time is stepped through, by events or by the calendar.

use super::frame::{frame, home};
use super::sheet::Sheet;
use super::state::{Panel, State};
use super::step::Way;
use crate::scene::Stage;
use crate::scene::stage::Stop;
use crate::time::{Date, Day};

/// What a step of playing is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Unit {
    #[default]
    Event,
    Month,
    Year,
}

/// How long each step is shown while playing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Pace {
    Quick,
    #[default]
    Steady,
    Slow,
    /// As long as its text takes to read.
    Reading,
}

impl Unit {
    pub const ALL: [Unit; 3] = [Unit::Event, Unit::Month, Unit::Year];

    pub const fn word(self) -> &'static str {
        match self {
            Unit::Event => "event",
            Unit::Month => "month",
            Unit::Year => "year",
        }
    }
}

impl Pace {
    pub const ALL: [Pace; 4] = [Pace::Quick, Pace::Steady, Pace::Slow, Pace::Reading];

    pub const fn word(self) -> &'static str {
        match self {
            Pace::Quick => "3",
            Pace::Steady => "6",
            Pace::Slow => "12",
            Pace::Reading => "reading",
        }
    }
}

/// Letters that a reader takes in a second, and what looking at the map takes besides.
const LETTERS_A_SECOND: u32 = 18;
const LOOKING_MS: u32 = 2500;

/// How long what is shown now stays while playing. Months and years without an event go by three times as fast.
pub fn shown_ms(stage: &Stage, state: &State) -> u32 {
    let event = state.event.as_deref().and_then(|id| stage.atlas.event(id));
    let steady = match state.pace {
        Pace::Quick => 3000,
        Pace::Steady => 6000,
        Pace::Slow => 12_000,
        Pace::Reading => match event {
            Some(event) => {
                let letters = event.title.len() + event.claim.len() + event.check.len();
                (LOOKING_MS + letters as u32 * 1000 / LETTERS_A_SECOND).min(30_000)
            }
            None => 3000,
        },
    };
    if state.unit != Unit::Event && event.is_none() { steady / 3 } else { steady }
}

/// Opens an event: the clock goes to it, the map to its places, the margin to its card.
pub fn open(stage: &Stage, next: &mut State, id: &str) {
    let Some(number) = stage.number(id) else { return };
    let Some(event) = stage.event(number) else { return };
    next.event = Some(event.id.clone());
    // An event of the path keeps the reader on it.
    let on_path = next.panel == Panel::Story
        && next.leg.as_deref().is_some_and(|leg| stage.place_on(leg, Some(number)).is_some());
    let panel = if on_path { Panel::Story } else { Panel::Explore };
    if next.panel != panel {
        next.sheet = Sheet::Peek;
    }
    next.panel = panel;
    next.menu = false;
    if let Some(when) = event.when {
        next.at = when.start.earliest;
    }
    refit(stage, next);
}

pub fn go_to(stage: &Stage, next: &mut State, date: Date) {
    set_clock(stage, next, date);
    refit(stage, next);
}

/// Moves the map to the open event, if it must.
pub fn refit(stage: &Stage, next: &mut State) {
    if let Some(event) = next.event.as_deref().and_then(|id| stage.atlas.event(id)) {
        let home = home(stage, next);
        frame(next, home, &stage.extent(event));
    }
}

pub fn set_clock(stage: &Stage, next: &mut State, date: Date) {
    let day = Day(date.first_day().0.clamp(stage.first.0, stage.last.0));
    next.at = if day == date.first_day() { date } else { day.date() };
    next.panel = match next.panel {
        Panel::Start | Panel::Story | Panel::Problems | Panel::About => Panel::Explore,
        panel => panel,
    };
    let first = stage.stop_at(next.at).and_then(|stop| stage.event(lead(stage, next, &mut stop.events.clone())?));
    next.event = first.map(|event| event.id.clone());
    if next.framed {
        next.camera = None;
        next.framed = false;
    }
}

/// By the calendar: the next or previous month or year, with the first event that begins in it.
pub fn step_calendar(stage: &Stage, next: &mut State, way: Way) {
    let date = next.at;
    let (year, month) = (date.year(), date.month());
    let moved = match (next.unit, month, way) {
        // From a year one comes to its first month.
        (Unit::Month, None, _) => Date::from_month(year, 1),
        (Unit::Month, Some(month), way) => {
            let months = i32::from(year) * 12 + i32::from(month) - 1 + if way == Way::On { 1 } else { -1 };
            Date::from_month(months.div_euclid(12) as i16, months.rem_euclid(12) as u8 + 1)
        }
        _ => Date::from_year(year).map(|year| a_year_on(year, way)),
    };
    let Ok(date) = moved else { return };
    if date.last_day() < stage.first || date.first_day() > stage.last {
        return;
    }
    set_clock(stage, next, date);
    let [_, within, _] = stage.stops_around(date);
    let events = within.iter().flat_map(|stop| stop.events.clone());
    let first = lead(stage, next, &mut events.into_iter()).and_then(|number| stage.event(number));
    next.event = first.map(|event| event.id.clone());
    refit(stage, next);
}

/// Of several events on a date the first that the argument rests on, of those that are not sifted out.
fn lead(stage: &Stage, state: &State, events: &mut dyn Iterator<Item = usize>) -> Option<usize> {
    let mut first = None;
    for number in events.filter(|&number| passes(stage, state, number)) {
        if stage.event(number).is_some_and(|event| event.essential) {
            return Some(number);
        }
        first = first.or(Some(number));
    }
    first
}

fn passes(stage: &Stage, state: &State, number: usize) -> bool {
    stage.event(number).is_some_and(|event| state.sieve.passes(event))
}

/// Where one is in the order of events: at the open one, or between two.
fn place_in_order(stage: &Stage, state: &State) -> (Option<usize>, usize) {
    let open = state.event.as_deref().and_then(|id| stage.number(id)).filter(|number| *number < stage.dated());
    (open, first_after(stage, state.at).unwrap_or(stage.dated()))
}

/// The first event that begins after the first day of a date: from `1996` on it is the treaty of that April.
fn first_after(stage: &Stage, date: Date) -> Option<usize> {
    let [_, _, after] = stage.stops_around(date.first_day().date());
    after.first().map(|stop| stop.events.start)
}

pub fn step_event(stage: &Stage, next: &mut State, way: Way) {
    let (open_now, after) = place_in_order(stage, next);
    let mut numbers = match (open_now, way) {
        (Some(number), Way::On) => number + 1..stage.dated(),
        (Some(number), Way::Back) => 0..number,
        (None, Way::On) if next.panel == Panel::Start => first_after(stage, next.at).unwrap_or(0)..stage.dated(),
        (None, Way::On) => after..stage.dated(),
        (None, Way::Back) => 0..after,
    };
    let passing = |number: &usize| passes(stage, next, *number);
    let found = match way {
        Way::On => numbers.find(passing),
        Way::Back => numbers.rfind(passing),
    };
    if let Some(id) = found.and_then(|number| stage.event(number)).map(|event| event.id.clone()) {
        let (panel, sheet) = (next.panel, next.sheet);
        open(stage, next, &id);
        // Figures and words follow the clock where they stand.
        if panel.follows_clock() {
            (next.panel, next.sheet) = (panel, sheet);
        }
    }
}

pub fn step_date(stage: &Stage, next: &mut State, way: Way) {
    let order = |date: Date| (date.first_day(), date.precision(), date.is_about());
    let now = order(next.at);
    let passing = |stop: &&Stop| stop.events.clone().any(|number| passes(stage, next, number));
    let found = match way {
        Way::On => stage.stops.iter().filter(passing).find(|stop| order(stop.date) > now),
        Way::Back => stage.stops.iter().filter(passing).rfind(|stop| order(stop.date) < now),
    };
    if let Some(stop) = found {
        go_to(stage, next, stop.date);
    }
}

pub fn a_year_on(date: Date, way: Way) -> Date {
    let year = match way {
        Way::On => date.year().saturating_add(1),
        Way::Back => date.year().saturating_sub(1),
    };
    let moved = match (date.month(), date.day()) {
        (Some(month), Some(day)) => Date::from_day(year, month, day).or_else(|_| Date::from_day(year, month, 28)),
        (Some(month), None) => Date::from_month(year, month),
        _ => Date::from_year(year),
    };
    moved.unwrap_or(date)
}

/// Whether there is no event before where one is, or none after.
pub fn ends_of_order(stage: &Stage, state: &State) -> (bool, bool) {
    let (open, after) = place_in_order(stage, state);
    let next = open.map_or(after, |number| number + 1);
    (state.panel == Panel::Start || open.unwrap_or(after) == 0, next >= stage.dated())
}

pub fn is_at_end(stage: &Stage, state: &State) -> bool {
    ends_of_order(stage, state).1
}
