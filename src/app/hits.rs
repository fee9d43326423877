//! All that a search found, on the map at once.

use super::frame::{free_of, is_on_the_base_map};
use super::sheet::Sheet;
use super::state::{Form, State};
use crate::atlas::Event;
use crate::map::camera::overview;
use crate::map::{Camera, LonLat};
use crate::scene::Stage;
use crate::scene::find::Rank;
use crate::scene::moment::Mode;

/// Of one place so much of its surroundings is shown that the reader does not lose the way.
const NEAREST: f64 = 3.0;

/// Every date is shown, and the map goes to where all of it lies.
pub(super) fn show_hits(stage: &Stage, next: &mut State) {
    let Some(found) = stage.finder().find(&next.query) else { return };
    let mut places: Vec<LonLat> = Vec::new();
    for event in Rank::ALL.into_iter().flat_map(|rank| found.at(rank)).filter_map(|number| stage.event(number)) {
        places.extend(places_of(stage, event));
    }
    next.mode = Mode::All;
    next.camera = (!places.is_empty()).then(|| {
        Camera::fit(&places, next.size, free_of(next)).no_nearer(overview(next.size).k() * NEAREST, next.size)
    });
    next.framed = false;
    if next.form == Form::Phone {
        next.sheet = Sheet::Peek;
    }
}

fn places_of(stage: &Stage, event: &Event) -> Vec<LonLat> {
    let mut places = stage.extent(event);
    places.retain(is_on_the_base_map);
    places
}
