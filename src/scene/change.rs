//! What changed between two moments, as facts that any language can say.

use super::moment::Moment;
use super::stage::Stage;
use crate::atlas::{BaseState, Id, RouteState, Status};

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
