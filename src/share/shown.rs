//! What is shown at a link: the same events that the map and its list show there, as files.

use serde_json::{Map, Value};

use super::csv;
use crate::app::{Action, Dress, Form, Link, Panel, Setting, State, Theme, step};
use crate::atlas::Event;
use crate::map::Size;
use crate::scene::{Stage, scene};
use crate::text::Language;

/// Only the camera depends on it, and that shows no other events.
const ROOM: Size = Size { width: 1048.0, height: 754.0 };

/// What the page holds when it follows a link.
pub fn state_at(stage: &Stage, link: &Link, language: Language) -> State {
    let dress = Dress { language, theme: Theme::System, setting: Setting::Page };
    let state = State::new(dress, ROOM, ROOM.width, Form::Desk);
    step(stage, &state, Action::Follow(link.clone())).unwrap_or(state)
}

/// The link to pass on: to what is shown, not to the panel that hands it out, and at rest.
pub fn passed_on(link: &Link) -> Link {
    let panel = link.panel.filter(|panel| *panel != Panel::Share);
    Link { panel, play: false, ..link.clone() }
}

/// Where something is looked for, what was found; else what the date and the mode ask for. Both through the sieve.
pub fn events<'s>(stage: &'s Stage, state: &State) -> Vec<&'s Event> {
    let scene = scene(stage, state.ask());
    let numbers: Vec<usize> = match &scene.found {
        Some(found) => (0..stage.atlas.events.len()).filter(|number| found.rank(*number).is_some()).collect(),
        None => scene.shown.clone(),
    };
    numbers.into_iter().filter_map(|number| stage.event(number)).filter(|event| state.sieve.passes(event)).collect()
}

/// With the columns of the published table.
pub fn table(stage: &Stage, state: &State) -> Result<String, ::csv::Error> {
    csv::of(&stage.atlas, events(stage, state))
}

/// RFC 7946: the features as they are published, and in `atlas` what they are from.
pub fn geojson(published: &Value, stage: &Stage, state: &State, address: &str) -> String {
    let shown = events(stage, state);
    let id = |feature: &Value| feature.get("id").and_then(Value::as_str).unwrap_or_default().to_owned();
    let all = published.get("features").and_then(Value::as_array).into_iter().flatten();
    let kept = all.filter(|feature| shown.iter().any(|event| *event.id == *id(feature)));
    let mut collection = Map::new();
    collection.insert("type".to_owned(), "FeatureCollection".into());
    collection.insert("features".to_owned(), kept.cloned().collect());
    collection.insert("atlas".to_owned(), published.get("atlas").cloned().unwrap_or_default());
    collection.insert("address".to_owned(), address.into());
    Value::Object(collection).to_string()
}
