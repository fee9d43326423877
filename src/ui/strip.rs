//! The strip at the foot of the map, for who goes by keyboard: where one is, and which keys lead on.

use yew::prelude::*;

use super::shape::{beside, block, keyed, letters, nothing, of, said, shape};
use crate::app::State;
use crate::map::curve;
use crate::number::fixed;
use crate::scene::{Plate, Scene, Stage};

/// Seen while the map has the focus of the keyboard.
pub fn strip(stage: &Stage, scene: &Scene, placed: &Plate, state: &State) -> Html {
    let table = state.dress.language.table();
    let marks = placed.marks();
    let here = state.cursor.as_ref().and_then(|cursor| marks.iter().position(|mark| mark.event == *cursor));
    let mark = here.and_then(|at| Some((at, marks.get(at)?)));
    let keys = if mark.is_some() { table.mark_keys } else { table.map_keys };
    let mut told = nothing();
    if let Some((at, mark)) = mark {
        let away = distance(stage, scene, mark.events.first().copied(), state);
        let count = table.n_of_m(at + 1, marks.len());
        told = beside(of![said("b", "", &mark.line), letters(" "), letters(&away), letters(" "), letters(&count)]);
    }
    let mut parts = vec![block("p", "where", of![told])];
    for [key, does] in keys {
        parts.push(keyed!(key, "span", {}, of![said("kbd", "", key), letters(does)]));
    }
    shape!("div", { "class": "strip", "aria-hidden": "true" }, &mut parts)
}

/// From the place of the open event.
fn distance(stage: &Stage, scene: &Scene, number: Option<usize>, state: &State) -> String {
    let place = |number: usize| stage.event(number)?.places.first();
    let Some((from, to)) = scene.open.and_then(place).zip(number.and_then(place)) else { return String::new() };
    let (km, direction) = curve::away(from.at, to.at);
    if km < 1.0 {
        return String::new();
    }
    // No more exact than the places are known.
    let step = if km > 100.0 { 10.0 } else { 1.0 };
    state.dress.language.table().away(&fixed((km / step).round() * step, 0), direction, &from.name)
}
