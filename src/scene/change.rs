//! What changed between two moments, as facts that any language can say.

use std::rc::Rc;

use super::moment::Moment;
use super::stage::{Props, Stage};
use crate::atlas::{BaseState, Id, RouteState, Status};
use crate::time::Day;

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Change {
    /// States with a new status.
    pub roster: Vec<(Id, Status)>,
    /// Bases by number, with their new state.
    pub bases: Vec<(usize, BaseState)>,
    /// Routes by number, with their new state.
    pub routes: Vec<(usize, RouteState)>,
    /// Members after the change, when the roster changed.
    pub members: usize,
    pub observers: usize,
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
        after.roster.iter().filter(|(id, status)| before.status(id) != *status).cloned().collect();
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
            now.state.filter(|state| was != Some(*state)).map(|state| (now.base, state))
        })
        .filter(|(base, _)| stage.bases.get(*base).is_some())
        .collect();
    let routes = after
        .routes
        .iter()
        .filter(|now| before.routes.iter().find(|was| was.route == now.route).is_none_or(|was| was.state != now.state))
        .map(|now| (now.route, now.state))
        .collect();
    Change {
        roster,
        bases,
        routes,
        members: after.count(Status::Member) + after.count(Status::FounderFive),
        observers: after.count(Status::Observer),
    }
}
