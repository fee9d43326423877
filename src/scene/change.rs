//! What changed between two moments, as facts that any language can tell.

use std::rc::Rc;

use super::moment::{Ask, Moment, RouteNow, is_new, scene};
use super::region::{FIRST_BASES, FIRST_ROUTES};
use super::stage::{Props, Stage, begins, state_at};
use crate::atlas::{BaseState, Id, RouteState, Status};
use crate::time::Day;

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Change {
    /// States with a new status.
    pub roster: Vec<(Id, Status)>,
    /// Bases by number, with the state before and the new one.
    pub bases: Vec<(usize, Option<BaseState>, BaseState)>,
    /// Routes by number, with their new state.
    pub routes: Vec<(usize, RouteState)>,
    /// How many members, observers, partners and bases in use there are now, by their row in the region, where it is
    /// another number.
    pub counts: Vec<(usize, usize)>,
}

impl Change {
    pub fn is_empty(&self) -> bool {
        self.roster.is_empty() && self.bases.is_empty() && self.routes.is_empty()
    }
}

/// What is new on the map since another date. A handle: cheap to clone, equal by address.
#[derive(Clone, Default)]
pub struct News(Rc<Since>);

#[derive(Default)]
pub struct Since {
    pub change: Change,
    /// The date before; `None`: nothing to tell.
    pub since: Option<Day>,
    /// The reader has pinned that date: what differs stays marked.
    pub pinned: bool,
}

impl PartialEq for News {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl std::ops::Deref for News {
    type Target = Since;
    fn deref(&self) -> &Since {
        &self.0
    }
}

impl News {
    pub fn new(stage: &Stage, before: &Moment, after: &Moment, pinned: bool) -> Self {
        Self(Rc::new(Since { change: change(stage, before, after), since: Some(before.day), pinned }))
    }
}

impl Since {
    /// Whether an event has begun since.
    pub fn has(&self, stage: &Props, now: &Moment, number: usize) -> bool {
        let begun = stage.event(number).and_then(|event| event.when).map(|when| when.first_day());
        self.since.zip(begun).is_some_and(|(since, begun)| since < begun && begun <= now.day)
    }
}

/// What is so in `after` and was not in `before`.
pub fn change(stage: &Stage, before: &Moment, after: &Moment) -> Change {
    let mut roster: Vec<(Id, Status)> =
        after.roster.iter().filter(|(id, status)| is_new(before.status(id), *status)).cloned().collect();
    roster.extend(
        before
            .roster
            .iter()
            .filter(|(id, _)| after.status(id) == Status::None)
            .map(|(id, _)| (id.clone(), Status::None)),
    );
    let bases = after
        .bases
        .iter()
        .filter_map(|now| {
            let was = before.bases.iter().find(|was| was.base == now.base).and_then(|was| was.state);
            now.state.filter(|state| was != Some(*state)).map(|state| (now.base, was, state))
        })
        .collect();
    let routes = after
        .routes
        .iter()
        .filter(|now| before.routes.iter().find(|was| was.route == now.route).is_none_or(|was| was.state != now.state))
        .filter(|now| has_begun(stage, now, after.day))
        .map(|now| (now.route, now.state))
        .collect();
    let rows = Status::Member as usize..FIRST_ROUTES;
    let counts = rows.map(|row| (row, count_in(after, row))).filter(|(row, count)| count_in(before, *row) != *count);
    let counts = counts.collect();
    Change { roster, bases, routes, counts }
}

/// A line that is lit because its event is open may be shown before its time.
pub fn has_begun(stage: &Stage, now: &RouteNow, day: Day) -> bool {
    stage.routes.get(now.route).is_some_and(|route| state_at(&route.states, day) == Some(now.state))
}

/// What begins at the date of a moment: against the day before, as far as it is known so closely.
pub fn begun_at(stage: &Stage, now: &Moment) -> Change {
    let eve = scene(stage, Ask::about(Day(now.day.0 - 1).date(), &now.sieve));
    let mut change = change(stage, &eve, now);
    change.bases.retain(|(base, ..)| stage.bases.get(*base).is_some_and(|base| begins(&base.states, now.at)));
    change.routes.retain(|(route, _)| stage.routes.get(*route).is_some_and(|route| begins(&route.states, now.at)));
    let no_base = change.bases.is_empty();
    change.counts.retain(|(row, _)| *row < FIRST_BASES || !no_base);
    change
}

/// How many there are in a row of the region: who holds a status, or bases of a kind in use.
fn count_in(moment: &Moment, row: usize) -> usize {
    let held = moment.roster.iter().filter(|(_, status)| *status as usize == row).count();
    let bases = moment.bases.iter().filter(|base| is_in_use(base.state) && FIRST_BASES + base.sign as usize == row);
    held + bases.count()
}

pub fn is_in_use(state: Option<BaseState>) -> bool {
    matches!(state, Some(BaseState::Open | BaseState::Leaving))
}
