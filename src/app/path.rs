//! The path through the article: to a leg, and from step to step.

use super::clock::{open, set_clock};
use super::frame::home;
use super::sheet::Sheet;
use super::state::{Panel, State};
use super::step::Way;
use crate::atlas::Id;
use crate::scene::Stage;
use crate::scene::story::Place;

/// To the title page of a leg: the map shows what it tells of, the clock stands at its date. Without one, to the list of
/// all.
pub fn to_leg(stage: &Stage, next: &mut State, leg: Option<&str>) {
    let leg = leg.and_then(|id| stage.leg(id));
    if let Some(leg) = leg {
        set_clock(stage, next, leg.at);
    }
    next.event = None;
    next.leg = leg.map(|leg| leg.id.clone());
    next.menu = false;
    next.panel = Panel::Story;
    next.sheet = Sheet::Half;
    if leg.is_some() {
        show_leg(stage, next);
    }
}

/// The map as the title page wants it.
pub fn show_leg(stage: &Stage, next: &mut State) {
    next.camera = home(stage, next);
    next.framed = next.camera.is_some();
}

/// Where on the path the reader is; `None` while he looks around.
pub fn place(stage: &Stage, state: &State) -> Option<Place> {
    let open = match state.event.as_deref() {
        Some(id) => Some(stage.number(id)?),
        None => None,
    };
    stage.place_on(state.leg.as_deref()?, open).filter(|_| state.panel == Panel::Story)
}

/// To the next or previous step; at the ends nothing happens.
pub fn step_path(stage: &Stage, next: &mut State, way: Way) {
    let Some(place) = place(stage, next).and_then(|place| stage.next_place(place, way == Way::Back)) else { return };
    go(stage, next, place);
}

/// To a place of the path: the title page of its leg, or one of its events.
fn go(stage: &Stage, next: &mut State, place: Place) {
    let Some(leg) = stage.legs.get(place.leg) else { return };
    let event: Option<Id> = place.step.checked_sub(1).and_then(|step| {
        let number = *leg.events.get(step)?;
        Some(stage.event(number)?.id.clone())
    });
    if next.leg.as_ref() != Some(&leg.id) || event.is_none() {
        to_leg(stage, next, Some(&leg.id));
    }
    if let Some(event) = event {
        open(stage, next, &event);
    }
}

/// Whether playing has come to where it stops: the end of the path, or of the leg when the reader asked for that.
pub fn is_at_halt(stage: &Stage, state: &State) -> bool {
    let Some(here) = place(stage, state) else { return false };
    match stage.next_place(here, false) {
        None => true,
        Some(after) => state.halts && after.leg != here.leg,
    }
}
