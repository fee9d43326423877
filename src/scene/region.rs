//! The region at a moment: who belongs to what, which bases and pipelines there are, whose land is disputed. The facts that
//! the map draws, in the order in which they are told.

use super::change::{Change, has_begun};
use super::moment::{Moment, is_disputed};
use super::stage::Stage;
use crate::atlas::order::put_in_order;
use crate::atlas::{Kind, Status};
use crate::map::names::CLAIMS;
use crate::time::Day;

/// Rows in which it is told: the four statuses, bases of three kinds, oil, gas, disputes.
pub const ROWS: usize = 10;
pub const FIRST_BASES: usize = 4;
pub const FIRST_ROUTES: usize = 7;
pub const DISPUTES: usize = 9;

pub struct Fact {
    pub row: usize,
    /// Within the row: the state of a base; a line that works, is built, planned, given up; who runs a disputed area.
    pub group: usize,
    /// In the roster of the moment, among the bases or routes of the stage, among the claims of the map.
    pub number: usize,
    /// It begins at this very date.
    pub new: bool,
}

impl Fact {
    /// What is closed or does not work yet is told, but not counted.
    pub fn counts(&self) -> bool {
        match self.row {
            ..FIRST_BASES | DISPUTES.. => true,
            FIRST_BASES..FIRST_ROUTES => self.group < 2,
            FIRST_ROUTES..DISPUTES => self.group == 0,
        }
    }
}

/// What the reader leaves out is not there. `fresh` is what begins at the date.
pub fn region(stage: &Stage, now: &Moment, fresh: &Change) -> Vec<Fact> {
    let mut facts = Vec::new();
    for (number, (id, status)) in now.roster.iter().enumerate() {
        let new = fresh.roster.iter().any(|(state, _)| state == id);
        facts.push(Fact { row: *status as usize, group: 0, number, new });
    }
    for base in &now.bases {
        let Some(state) = base.state else { continue };
        let new = fresh.bases.iter().any(|(number, ..)| *number == base.base);
        facts.push(Fact { row: FIRST_BASES + base.sign as usize, group: state as usize, number: base.base, new });
    }
    for route in now.routes.iter().filter(|route| has_begun(stage, route, now.day)) {
        let Some(known) = stage.routes.get(route.route) else { continue };
        let new = fresh.routes.iter().any(|(number, _)| *number == route.route);
        let row = FIRST_ROUTES + known.carries as usize;
        facts.push(Fact { row, group: (6 - route.state as usize) % 4, number: route.route, new });
    }
    let is_open =
        |number: &usize, day: Day| CLAIMS.get(*number).is_some_and(|claim| is_disputed(claim.id, day, 0.0, None));
    for number in (0..CLAIMS.len()).filter(|number| now.claims && is_open(number, now.day)) {
        let run_by = CLAIMS.get(number).map(|claim| claim.run_by);
        let group = CLAIMS.iter().position(|claim| Some(claim.run_by) == run_by).unwrap_or(number);
        facts.push(Fact { row: DISPUTES, group, number, new: !is_open(&number, Day(now.day.0 - 1)) });
    }
    put_in_order(&mut facts, &|fact| (fact.row * CLAIMS.len() + fact.group) as i64);
    facts
}

/// Whether a row is told: the Five are told of or the members, and nothing is said to be none that may only be left out.
pub fn is_told(now: &Moment, row: usize, is_empty: bool) -> bool {
    let kind = match row {
        ..FIRST_BASES => Kind::Membership,
        FIRST_BASES..FIRST_ROUTES => Kind::Base,
        FIRST_ROUTES..DISPUTES => Kind::Pipeline,
        DISPUTES.. => Kind::Dispute,
    };
    let five = now.count(Status::FounderFive) > 0;
    let other = if five { Status::Member } else { Status::FounderFive };
    row != other as usize && !now.sieve.holds(kind) && (!is_empty || now.sieve.is_open())
}
