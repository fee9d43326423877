//! The scene: everything that is so at a date. A pure function of the stage and of what is asked.

use std::rc::Rc;

use super::find::Found;
use super::sieve::Sieve;
pub use super::stage::BaseSign;
use super::stage::{Stage, is_rough, state_at};
use crate::atlas::{BaseState, Id, Kind, RouteState, Sense, Status, Thing};
use crate::map::{LonLat, World, project};
use crate::number::hypot;
use crate::time::{Date, Day};

/// A handle: cheap to clone, equal by address.
#[derive(Clone)]
pub struct Scene(Rc<Moment>);

impl PartialEq for Scene {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl std::ops::Deref for Scene {
    type Target = Moment;
    fn deref(&self) -> &Moment {
        &self.0
    }
}

/// Which events are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mode {
    /// What has begun by the date.
    #[default]
    SoFar,
    /// What begins within the date.
    Only,
    All,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ask<'a> {
    pub at: Date,
    pub event: Option<&'a str>,
    pub mode: Mode,
    pub sieve: &'a Sieve,
    /// Words to look for; empty: none.
    pub query: &'a str,
}

impl<'a> Ask<'a> {
    /// Only what is so at a date: no event open, none looked for.
    pub const fn about(at: Date, sieve: &'a Sieve) -> Self {
        Self { at, event: None, mode: Mode::Only, sieve, query: "" }
    }
}

pub struct Moment {
    pub at: Date,
    pub day: Day,
    /// What the reader leaves out.
    pub sieve: Sieve,
    /// States with a status other than none, in the order in which they came to it.
    pub roster: Vec<(Id, Status)>,
    /// States whose status is new on this very date.
    pub changed: Vec<(Id, Status)>,
    pub routes: Vec<RouteNow>,
    pub bases: Vec<BaseNow>,
    /// Whether disputed areas are to be drawn.
    pub claims: bool,
    /// Events that the date and the mode ask for, in the order of time.
    pub begun: Vec<usize>,
    /// Of these the ones that pass the sieve.
    pub shown: Vec<usize>,
    /// What was looked for and found, at any date.
    pub found: Option<Found>,
    pub dots: Vec<Dot>,
    pub open: Option<usize>,
    pub focus: Vec<Focus>,
    pub links: Vec<LinkNow>,
}

#[derive(PartialEq)]
pub struct RouteNow {
    /// Number among the routes of the stage.
    pub route: usize,
    pub state: RouteState,
    pub lit: bool,
}

pub struct BaseNow {
    /// Number among the bases of the stage.
    pub base: usize,
    pub sign: BaseSign,
    /// `None`: not yet opened.
    pub state: Option<BaseState>,
}

/// Earlier events at one place.
pub struct Dot {
    /// The latest first.
    pub events: Vec<usize>,
    /// Of the latest.
    pub kind: Kind,
    pub at: World,
    pub rough: bool,
}

/// A place of the open event; the first is the main one.
pub struct Focus {
    pub at: World,
    pub name: String,
    pub accuracy_km: f64,
    pub rough: bool,
    /// The base that stands there, by number among the bases of the stage.
    pub base: Option<usize>,
}

pub struct LinkNow {
    pub from: LonLat,
    pub to: LonLat,
    pub sense: Sense,
}

impl Moment {
    pub fn status(&self, state: &str) -> Status {
        status_in(&self.roster, state)
    }

    /// Something is looked for, and this event is not it.
    pub fn is_beside(&self, event: usize) -> bool {
        self.found.as_ref().is_some_and(|found| found.rank(event).is_none())
    }

    pub fn count(&self, status: Status) -> usize {
        self.roster.iter().filter(|(_, held)| *held == status).count()
    }
}

pub fn scene(stage: &Stage, ask: Ask) -> Scene {
    let day = ask.at.first_day();
    let open = ask.event.and_then(|id| stage.number(id));
    let found = if ask.query.is_empty() { None } else { stage.finder().find(ask.query) };
    let begun = begun(stage, ask);
    let passes = |number: &usize| {
        stage.event(*number).is_some_and(|event| ask.sieve.passes(event))
            && found.as_ref().is_none_or(|found| found.rank(*number).is_some())
    };
    let shown: Vec<usize> = begun.iter().copied().filter(passes).collect();
    let (focus, links) = focus(stage, open);
    let roster = if ask.sieve.holds(Kind::Membership) { Vec::new() } else { roster(stage, day) };
    Scene(Rc::new(Moment {
        at: ask.at,
        day,
        sieve: ask.sieve.clone(),
        changed: newly(stage, day, &roster),
        roster,
        routes: routes(stage, day, open, ask.sieve),
        bases: bases(stage, day, ask.sieve),
        claims: !ask.sieve.holds(Kind::Dispute),
        dots: dots(stage, &shown, open),
        begun,
        shown,
        found,
        open,
        focus,
        links,
    }))
}

fn roster(stage: &Stage, day: Day) -> Vec<(Id, Status)> {
    let mut roster: Vec<(Id, Status)> = Vec::new();
    for (_, state, status) in stage.roster.iter().take_while(|(from, ..)| from.first_day() <= day) {
        if !roster.iter().any(|(id, held)| id == state && held == status) {
            roster.retain(|(id, _)| id != state);
            roster.push((state.clone(), *status));
        }
    }
    roster.retain(|(_, status)| *status != Status::None);
    roster
}

/// Of a roster what is new on a day.
fn newly(stage: &Stage, day: Day, roster: &[(Id, Status)]) -> Vec<(Id, Status)> {
    let eve = self::roster(stage, Day(day.0 - 1));
    roster.iter().filter(|(id, status)| is_new(status_in(&eve, id), *status)).cloned().collect()
}

/// Whether a state is told to have come to a status: the Five were at the table before it was the SCO's.
pub fn is_new(before: Status, after: Status) -> bool {
    before != after && (before, after) != (Status::FounderFive, Status::Member)
}

fn status_in(roster: &[(Id, Status)], state: &str) -> Status {
    roster.iter().find(|(id, _)| id.as_ref() == state).map_or(Status::None, |(_, status)| *status)
}

fn routes(stage: &Stage, day: Day, open: Option<usize>, sieve: &Sieve) -> Vec<RouteNow> {
    stage
        .routes
        .iter()
        .enumerate()
        .filter_map(|(number, route)| {
            let lit = open == Some(route.event);
            if !lit && !stage.event(route.event).is_some_and(|event| sieve.passes(event)) {
                return None;
            }
            // A line that is opened before it was planned is shown as what it will first be.
            let first = || route.states.first().filter(|_| lit).map(|(_, state)| *state);
            let state = state_at(&route.states, day).or_else(first)?;
            Some(RouteNow { route: number, state, lit })
        })
        .collect()
}

fn bases(stage: &Stage, day: Day, sieve: &Sieve) -> Vec<BaseNow> {
    stage
        .bases
        .iter()
        .enumerate()
        .map(|(number, base)| BaseNow {
            base: number,
            sign: base.sign,
            state: state_at(&base.states, day)
                .filter(|_| stage.event(base.event).is_some_and(|event| sieve.passes(event))),
        })
        .collect()
}

fn begun(stage: &Stage, ask: Ask) -> Vec<usize> {
    let (first, only) = (ask.at.first_day(), ask.mode == Mode::Only);
    // They stand in the order of time.
    let [before, within, _] = stage.stops_around(if only { ask.at } else { first.date() });
    let so_far = within.last().or(before.last()).map_or(0, |stop| stop.events.end);
    let end = if ask.mode == Mode::All { stage.dated() } else { so_far };
    let lasts = |number: &usize| {
        let when = stage.event(*number).and_then(|event| event.when);
        !only || when.is_some_and(|when| when.start.latest.last_day() >= first)
    };
    (0..end).filter(lasts).collect()
}

/// One dot a place for all that is shown there besides the open event.
fn dots(stage: &Stage, shown: &[usize], open: Option<usize>) -> Vec<Dot> {
    let mut dots: Vec<Dot> = Vec::new();
    // Which dot stands at a place.
    let mut at_place: Vec<Option<usize>> = vec![None; stage.places];
    let mut is_shown = vec![false; stage.dated()];
    for number in shown {
        if let Some(flag) = is_shown.get_mut(*number) {
            *flag = true;
        }
    }
    for mark in stage.marks.iter().rev() {
        if Some(mark.event) == open || is_shown.get(mark.event) != Some(&true) {
            continue;
        }
        let (Some(event), Some(known)) = (stage.event(mark.event), at_place.get_mut(mark.place)) else { continue };
        match known.and_then(|number| dots.get_mut(number)) {
            Some(dot) => dot.events.push(mark.event),
            None => {
                *known = Some(dots.len());
                dots.push(Dot { events: vec![mark.event], kind: event.kind, at: mark.at, rough: mark.rough });
            }
        }
    }
    dots
}

fn focus(stage: &Stage, open: Option<usize>) -> (Vec<Focus>, Vec<LinkNow>) {
    let Some(event) = open.and_then(|number| stage.event(number)) else { return (Vec::new(), Vec::new()) };
    let focus = event
        .places
        .iter()
        .map(|place| {
            let at = project(place.at);
            Focus {
                at,
                name: place.name.clone(),
                accuracy_km: place.accuracy_km,
                rough: is_rough(place),
                base: stage.bases.iter().position(|base| hypot(base.at.x - at.x, base.at.y - at.y) < 4.0),
            }
        })
        .collect();
    let links = event.links.iter().map(|link| LinkNow { from: link.from, to: link.to, sense: link.sense }).collect();
    (focus, links)
}

/// Disputed areas drawn at a date and scale: some disputes begin within the time of the atlas.
pub fn is_disputed(area: &str, day: Day, km_per_px: f64, open: Option<&crate::atlas::Event>) -> bool {
    if let Some(Thing::Areas(areas)) = open.map(|event| &event.thing)
        && areas.iter().any(|id| id.as_ref() == area)
    {
        return true;
    }
    let from = match area {
        "baikonur" => return false,
        "crimea" => Day::from_civil(2014, 3, 18),
        "donbas" => Day::from_civil(2014, 4, 7),
        _ => Day(i32::MIN),
    };
    let small = matches!(area, "nagorno-karabakh" | "transnistria");
    day >= from && (!small || km_per_px < 6.0)
}
