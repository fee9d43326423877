//! The region at a moment: who belongs to what, which bases and pipelines there are, whose land is disputed. The facts that
//! the map draws, in the order in which they are told.

use super::change::{begun_at, has_begun};
use super::moment::{BaseSign, Moment, is_disputed};
use super::stage::Stage;
use crate::atlas::order::put_in_order;
use crate::atlas::{BaseState, Cargo, Id, Kind, RouteState, Status};
use crate::map::names::{CLAIMS, Claim};
use crate::time::Day;

pub struct Row {
    /// Number of its heading in the tables: the four statuses, the bases of three kinds, oil, gas, disputes.
    pub head: usize,
    /// How many of them hold now: what is closed or not yet working does not.
    pub count: usize,
    pub items: Vec<Item>,
}

pub struct Item {
    pub what: What,
    /// It begins at this very date.
    pub new: bool,
}

/// A thing of the map: bases and routes by their numbers on the stage.
pub enum What {
    State(Id),
    Base(usize, BaseState),
    Route(usize, RouteState),
    Area(&'static Claim),
}

impl What {
    fn holds(&self) -> bool {
        match self {
            What::State(_) | What::Area(_) => true,
            What::Base(_, state) => *state != BaseState::Closed,
            What::Route(_, state) => *state == RouteState::Operating,
        }
    }
}

/// What the reader leaves out is not there, nor is a row that may be empty only because of that.
pub fn region(stage: &Stage, now: &Moment) -> Vec<Row> {
    let fresh = begun_at(stage, now);
    let mut rows = Vec::new();
    let mut add = |head: usize, kind: Kind, items: Vec<Item>| {
        let whole = !now.sieve.holds(kind) && (!items.is_empty() || now.sieve.is_open());
        if whole {
            rows.push(Row { head, count: items.iter().filter(|item| item.what.holds()).count(), items });
        }
    };
    let first = if now.count(Status::FounderFive) > 0 { Status::FounderFive } else { Status::Member };
    for status in [first, Status::Observer, Status::Partner] {
        let states = now.roster.iter().filter(|(_, held)| *held == status);
        let item = |(id, _): &(Id, Status)| Item {
            what: What::State(id.clone()),
            new: fresh.roster.iter().any(|(state, _)| state == id),
        };
        add(status as usize, Kind::Membership, states.map(item).collect());
    }
    for (head, sign) in [(4, BaseSign::American), (5, BaseSign::Western), (6, BaseSign::Russian)] {
        let mut items = Vec::new();
        for state in [BaseState::Open, BaseState::Leaving, BaseState::Closed] {
            let of = now.bases.iter().filter(|base| base.sign == sign && base.state == Some(state));
            items.extend(of.map(|base| Item {
                what: What::Base(base.base, state),
                new: fresh.bases.iter().any(|(number, ..)| *number == base.base),
            }));
        }
        add(head, Kind::Base, items);
    }
    for (head, carries) in [(7, Cargo::Oil), (8, Cargo::Gas)] {
        let mut items = Vec::new();
        for state in [RouteState::Operating, RouteState::Building, RouteState::Planned, RouteState::Cancelled] {
            let of = now.routes.iter().filter(|route| {
                let is_of = stage.routes.get(route.route).is_some_and(|known| known.carries == carries);
                is_of && route.state == state && has_begun(stage, route, now.day)
            });
            items.extend(of.map(|route| Item {
                what: What::Route(route.route, state),
                new: fresh.routes.iter().any(|(number, _)| *number == route.route),
            }));
        }
        add(head, Kind::Pipeline, items);
    }
    add(9, Kind::Dispute, disputes(now.day));
    rows
}

/// Those that the same states dispute stand together.
fn disputes(day: Day) -> Vec<Item> {
    let open = |claim: &&'static Claim, day: Day| is_disputed(claim.id, day, 0.0, None);
    let mut claims: Vec<&'static Claim> = CLAIMS.iter().filter(|claim| open(claim, day)).collect();
    put_in_order(&mut claims, &|claim| {
        CLAIMS.iter().position(|other| other.run_by == claim.run_by).map_or(0, |place| place as i64)
    });
    let item = |claim: &'static Claim| Item { new: !open(&claim, Day(day.0 - 1)), what: What::Area(claim) };
    claims.into_iter().map(item).collect()
}
