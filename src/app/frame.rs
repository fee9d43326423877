//! Where the map goes when an event opens: only as far as it must, and never under the key or the sheet.

use super::state::{Form, Panel, State};
use crate::map::camera::overview;
use crate::map::{Camera, Inset, LonLat, Size};
use crate::scene::Stage;

/// Where the map goes back to: what the leg of the path shows, else the whole region.
pub type Home = Option<Camera>;

pub fn home(stage: &Stage, state: &State) -> Home {
    let leg = stage.leg(state.leg.as_deref()?).filter(|leg| state.panel == Panel::Story && !leg.hold.is_empty())?;
    Some(Camera::fit(&leg.hold, state.size, free_beside_key(state)))
}

/// Moves the camera only if it must. A camera that nobody chose goes back to the whole region when that shows enough.
pub fn frame(next: &mut State, home: Home, places: &[LonLat]) {
    let places: Vec<LonLat> = places.iter().copied().filter(is_on_the_base_map).collect();
    if places.is_empty() {
        return;
    }
    let whole = overview(next.size);
    let by_hand = next.camera.is_some() && !next.framed;
    let kept = if by_hand { next.camera() } else { home.unwrap_or(whole) };
    if in_sight(next, &kept, &places) {
        if !by_hand {
            next.camera = home;
            next.framed = home.is_some();
        }
        return;
    }
    // The place is shown with the heart of the region, so that the reader does not lose the way.
    let mut held = places;
    held.push(HEART);
    next.camera = Some(Camera::fit(&held, next.size, free_beside_key(next)).no_nearer(whole.k(), next.size));
    next.framed = true;
}

fn free_beside_key(state: &State) -> Inset {
    let mut inset = free_of(state);
    if !state.key_folded {
        inset.bottom = inset.bottom.max(KEY_PX.1);
    }
    inset
}

/// Almaty: between the bases, the capitals and the pipelines.
const HEART: LonLat = LonLat { lon: 76.9, lat: 43.25 };

/// Places beyond the drawn world are told in the margin only.
pub fn is_on_the_base_map(place: &LonLat) -> bool {
    (20.0..=190.0).contains(&place.lon) && (-5.0..=82.0).contains(&place.lat)
}

/// At most so much of the lower right corner lies under the key.
const KEY_PX: (f64, f64) = (450.0, 225.0);

fn in_sight(state: &State, camera: &Camera, places: &[LonLat]) -> bool {
    let inset = free_of(state);
    let Size { width, height } = state.size;
    places.iter().all(|&place| {
        let at = camera.at(place, state.size);
        let free =
            at.x >= inset.left && at.y >= inset.top && at.x <= width - inset.right && at.y <= height - inset.bottom;
        // The key covers a corner.
        let under_key = !state.key_folded && at.x > width - KEY_PX.0 && at.y > height - KEY_PX.1;
        free && !under_key
    })
}

/// What of the map stays free: names need room beside a ring, the key and the sheet cover a part.
pub fn free_of(state: &State) -> Inset {
    match state.form {
        Form::Desk => Inset { left: 60.0, top: 60.0, right: 110.0, bottom: 60.0 },
        Form::Phone => Inset { left: 40.0, top: 36.0, right: 70.0, bottom: 150.0 },
        Form::PhoneLying => Inset { left: 40.0, top: 36.0, right: 70.0, bottom: 30.0 },
        Form::Lecture => Inset { left: 60.0, top: 60.0, right: 190.0, bottom: 60.0 },
        Form::Embed => Inset { left: 30.0, top: 44.0, right: 60.0, bottom: 30.0 },
    }
}
