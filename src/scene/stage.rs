//! What follows from the atlas alone and is worked out once: stops of the clock, routes as drawn, marks by place.

use std::cell::OnceCell;
use std::rc::Rc;

use super::find::Finder;
use super::story::{Leg, legs};
use crate::atlas::order::put_in_order;
use crate::atlas::{Atlas, BaseState, Cargo, Event, Id, Place, RouteState, Status, Thing};
use crate::map::{LonLat, World, curve, project};
use crate::time::{Date, Day};

/// A handle: cheap to clone, equal by address.
#[derive(Clone)]
pub struct Stage(Rc<Props>);

impl PartialEq for Stage {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl std::ops::Deref for Stage {
    type Target = Props;
    fn deref(&self) -> &Props {
        &self.0
    }
}

pub struct Props {
    pub atlas: Atlas,
    /// First and last day of the ruler.
    pub first: Day,
    pub last: Day,
    /// The day after the work was printed: from there on all is foretold.
    pub horizon: Option<Day>,
    pub stops: Vec<Stop>,
    pub routes: Vec<Route>,
    pub bases: Vec<Base>,
    /// Changes of the roster in the order of time.
    pub roster: Vec<(Date, Id, Status)>,
    /// Main places of dated events, in the order of the events.
    pub marks: Vec<Mark>,
    /// At how many places marks stand.
    pub places: usize,
    /// The paths through the article.
    pub legs: Vec<Leg>,
    finder: OnceCell<Finder>,
}

/// A date at which something begins: where the arrow keys stop.
#[derive(Clone, Debug, PartialEq)]
pub struct Stop {
    pub date: Date,
    /// Numbers of its events in the atlas: they stand together.
    pub events: std::ops::Range<usize>,
}

pub struct Route {
    pub event: usize,
    pub id: Id,
    pub carries: Cargo,
    /// One smooth path in world units.
    pub path: Rc<str>,
    pub lines: Vec<Vec<World>>,
    pub states: Vec<(Date, RouteState)>,
}

pub struct Base {
    pub event: usize,
    pub id: Id,
    /// Its own, or that of its place.
    pub name: String,
    pub operator: Id,
    pub sign: BaseSign,
    pub at: World,
    pub states: Vec<(Date, BaseState)>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BaseSign {
    American,
    Western,
    Russian,
}

pub struct Mark {
    pub event: usize,
    pub at: World,
    /// Its place by number: marks at one place have the same.
    pub place: usize,
    pub rough: bool,
}

/// A year and a half in which the work tells nothing is worth a word.
const GAP_DAYS: i32 = 548;

/// A place less certain than this is drawn as rough.
pub const ROUGH_KM: f64 = 15.0;

impl Stage {
    pub fn new(atlas: Atlas) -> Self {
        let (first, last) = match atlas.about.span {
            Some((first, last)) => (first.first_day(), last.last_day()),
            None => (Day::from_civil(1991, 1, 1), Day::from_civil(2020, 12, 31)),
        };
        let mut props = Props {
            first,
            last: last.max(Day(first.0 + 1)),
            horizon: atlas.work.printed.map(|date| Day(date.last_day().0 + 1)),
            stops: stops(&atlas.events),
            routes: Vec::new(),
            bases: Vec::new(),
            roster: Vec::new(),
            marks: Vec::new(),
            places: 0,
            legs: legs(&atlas, first),
            finder: OnceCell::new(),
            atlas: atlas.clone(),
        };
        for (number, event) in atlas.events.iter().enumerate() {
            props.add(number, event);
        }
        props.places = number_places(&mut props.marks, &atlas.events);
        put_in_order(&mut props.roster, &|(from, _, status)| i64::from(from.first_day().0) * 8 + *status as i64);
        Self(Rc::new(props))
    }
}

impl Props {
    fn add(&mut self, number: usize, event: &Event) {
        match &event.thing {
            Thing::Mark | Thing::Areas(_) => {}
            Thing::Roster(changes) => {
                let changes = changes.iter().map(|change| (change.from, change.state.clone(), change.status));
                self.roster.extend(changes);
            }
            Thing::Base { operator, states } => {
                if let Some(place) = event.places.first() {
                    self.bases.push(Base {
                        event: number,
                        id: event.id.clone(),
                        name: if event.name.is_empty() { &place.name } else { &event.name }.clone(),
                        operator: operator.clone(),
                        sign: match operator.as_ref() {
                            "USA" => BaseSign::American,
                            "RUS" => BaseSign::Russian,
                            _ => BaseSign::Western,
                        },
                        at: project(place.at),
                        states: states.clone(),
                    });
                }
            }
            Thing::Route { carries, lines, states } => self.routes.push(Route {
                event: number,
                id: event.id.clone(),
                carries: *carries,
                path: lines.iter().map(|line| curve::through(line)).collect::<String>().into(),
                lines: lines.iter().map(|line| line.iter().map(|&point| project(point)).collect()).collect(),
                states: states.clone(),
            }),
        }
        let is_mark = matches!(event.thing, Thing::Mark | Thing::Areas(_));
        if let (Some(_), Some(place), true) = (event.when, event.places.first(), is_mark) {
            self.marks.push(Mark { event: number, at: project(place.at), place: 0, rough: is_rough(place) });
        }
    }

    /// Made when something is first looked for.
    pub fn finder(&self) -> &Finder {
        self.finder.get_or_init(|| Finder::new(&self.atlas))
    }

    pub fn event(&self, number: usize) -> Option<&Event> {
        self.atlas.events.get(number)
    }

    /// The number of an event in the order of the atlas.
    pub fn number(&self, id: &str) -> Option<usize> {
        self.atlas.events.iter().position(|event| event.id.as_ref() == id)
    }

    /// How many events have a date: they come first.
    pub fn dated(&self) -> usize {
        self.stops.last().map_or(0, |stop| stop.events.end)
    }

    /// The stop with exactly this date.
    pub fn stop_at(&self, date: Date) -> Option<&Stop> {
        self.stops.iter().find(|stop| stop.date == date)
    }

    /// The stops before a date, within it and after it.
    pub fn stops_around(&self, date: Date) -> [&[Stop]; 3] {
        let from = self.stops.partition_point(|stop| stop.date.first_day() < date.first_day());
        let (before, rest) = self.stops.split_at(from);
        let (within, after) = rest.split_at(rest.partition_point(|stop| stop.date.first_day() <= date.last_day()));
        [before, within, after]
    }

    /// The stop whose first day is nearest to a day; of several the first.
    pub fn nearest_stop(&self, day: Day) -> Option<&Stop> {
        let [before, within, after] = self.stops_around(day.date());
        // Of those that begin on one day the first, as of those on this day.
        let before = before.last().and_then(|stop| {
            let [_, together, _] = self.stops_around(stop.date.first_day().date());
            together.first()
        });
        let near = |stop: &&Stop| (stop.date.first_day().0 - day.0).abs();
        [before, within.first(), after.first()].into_iter().flatten().min_by_key(near)
    }

    /// From the date before a day to the date after it, when that is longer than [`GAP_DAYS`].
    pub fn gap_around(&self, day: Day) -> Option<(Date, Date)> {
        let [before, within, after] = self.stops_around(day.date());
        let from = within.last().or(before.last()).map_or(self.first.date(), |stop| stop.date);
        let to = after.first().map_or(self.last.date(), |stop| stop.date);
        (to.first_day().0 - from.first_day().0 > GAP_DAYS).then_some((from, to))
    }

    /// Points that show all of an event: its places and its route.
    pub fn extent(&self, event: &Event) -> Vec<LonLat> {
        let mut points: Vec<LonLat> = event.places.iter().map(|place| place.at).collect();
        if let Thing::Route { lines, .. } = &event.thing {
            points.extend(lines.iter().flatten());
        }
        points
    }
}

/// Gives marks at one place one number; how many there are.
fn number_places(marks: &mut [Mark], events: &[Event]) -> usize {
    let id = |mark: &Mark| events.get(mark.event).and_then(|event| event.places.first()).map(|place| place.id.clone());
    let mut by_place: Vec<(Id, usize)> =
        marks.iter().enumerate().filter_map(|(number, mark)| Some((id(mark)?, number))).collect();
    by_place.sort_unstable();
    let mut places = 0;
    let mut last: Option<&Id> = None;
    for (place, number) in &by_place {
        if last != Some(place) {
            places += 1;
            last = Some(place);
        }
        if let Some(mark) = marks.get_mut(*number) {
            mark.place = places - 1;
        }
    }
    places
}

pub fn is_rough(place: &Place) -> bool {
    place.accuracy_km > ROUGH_KM
}

/// Runs of events that begin on the same date, known to the same precision.
fn stops(events: &[Event]) -> Vec<Stop> {
    let mut stops: Vec<Stop> = Vec::new();
    for (number, event) in events.iter().enumerate() {
        let Some(when) = event.when else { continue };
        let date = when.start.earliest;
        match stops.last_mut() {
            Some(stop) if stop.date == date => stop.events.end = number + 1,
            _ => stops.push(Stop { date, events: number..number + 1 }),
        }
    }
    stops
}

/// The last state begun by a day.
pub fn state_at<S: Copy>(states: &[(Date, S)], day: Day) -> Option<S> {
    states.iter().take_while(|(from, _)| from.first_day() <= day).last().map(|(_, state)| *state)
}

/// Whether a state begins at a date and is known so closely: what is known to a year is not told of its January.
pub fn begins<S>(states: &[(Date, S)], at: Date) -> bool {
    states.iter().any(|(from, _)| from.first_day() == at.first_day() && from.last_day() <= at.last_day())
}
