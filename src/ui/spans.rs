//! What lasts, as bars under the years: bases, pipelines, wars. Shown when the reader asks for them.

use yew::prelude::*;

use super::shape::{keyed, layer, letters, many, of, px, shape, text, word};
use crate::atlas::order::put_in_order;
use crate::atlas::{BaseState, Kind, RouteState, Thing};
use crate::number::path;
use crate::scene::moment::BaseSign;
use crate::scene::{Sieve, Stage};
use crate::time::{Axis, Day, End};

pub struct Spans {
    pub drawn: Html,
    /// How much higher the ruler becomes.
    pub height: f64,
}

pub fn none() -> Spans {
    Spans { drawn: layer("spans", &mut []), height: 0.0 }
}

struct Bar<'a> {
    from: Day,
    /// `None`: it still lasts.
    to: Option<Day>,
    class: &'static str,
    name: &'a str,
}

const ROW_PX: f64 = 15.0;
/// Where the first row stands: under the years.
const TOP_PX: f64 = 112.0;
const LETTER_PX: f64 = 6.4;
/// More rows would leave no map.
const ROWS: usize = 9;
/// The same for any number of rows, so that the map keeps its size under a moving sieve; the style sheet knows it too.
const HEIGHT_PX: f64 = 150.0;

/// Rows are filled from the top; a bar goes where its name has room too.
pub fn spans(stage: &Stage, axis: &Axis, now: Day, sieve: &Sieve) -> Spans {
    let mut bars = bars(stage, sieve);
    bars.retain(|bar| bar.from <= axis.last && bar.to.is_none_or(|to| to >= axis.first));
    let x = |day: Day| axis.x_within(day);
    let mut ends: Vec<f64> = Vec::new();
    let mut placed: Vec<(usize, &Bar)> = Vec::new();
    for bar in &bars {
        let from = x(bar.from);
        let to = bar.to.map_or(axis.right, x).max(from + bar.name.chars().count() as f64 * LETTER_PX + 12.0);
        let row = ends.iter().position(|end| *end <= from).unwrap_or(ends.len());
        if row >= ROWS {
            continue;
        }
        match ends.get_mut(row) {
            Some(end) => *end = to,
            None => ends.push(to),
        }
        placed.push((row, bar));
    }
    let drawn = placed.iter().enumerate().map(|(n, (row, bar))| {
        let (from, to) = (x(bar.from), bar.to.map_or(axis.right, x));
        let y = TOP_PX + *row as f64 * ROW_PX;
        // As far as the clock has come it is drawn full.
        let done = x(now).clamp(from, to);
        let line = |class: &'static str, from: f64, to: f64| {
            shape!("path", { "class": word(class), "d": text(path(1, &[("M", from), (" ", y + 3.5), ("H", to)])) })
        };
        let need = bar.name.chars().count() as f64 * LETTER_PX;
        let name = shape!("text", { "x": px((from + 2.0).min(axis.right - need).max(axis.left)), "y": px(y) }, of![letters(bar.name)]);
        let mut parts = vec![line("lasts", from, to)];
        if now >= bar.from {
            parts.push(line("lasts done", from, done));
        }
        parts.push(name);
        keyed!(n, "g", { "class": word(bar.class) }, parts)
    });
    let drawn = layer("spans", &mut many(&mut { drawn }));
    Spans { drawn, height: HEIGHT_PX }
}

/// A war shorter than this has its square only.
const LASTING_DAYS: i32 = 180;

/// In the order of time.
fn bars<'a>(stage: &'a Stage, sieve: &Sieve) -> Vec<Bar<'a>> {
    let mut bars: Vec<Bar> = Vec::new();
    for base in &stage.bases {
        let Some((from, _)) = base.states.first() else { continue };
        if !stage.event(base.event).is_some_and(|event| sieve.passes(event)) {
            continue;
        }
        let class = match base.sign {
            BaseSign::American => "us",
            BaseSign::Russian => "ru",
            BaseSign::Western => "we",
        };
        let closed = base.states.iter().find(|(_, state)| *state == BaseState::Closed);
        bars.push(Bar {
            from: from.first_day(),
            to: closed.map(|(date, _)| date.first_day()),
            class,
            name: &base.name,
        });
    }
    for event in stage.atlas.events.iter().take(stage.dated()).filter(|event| sieve.passes(event)) {
        let Some(when) = event.when else { continue };
        match (&event.thing, when.end) {
            (Thing::Route { states, .. }, _) if event.essential => {
                let works = states.iter().find(|(_, state)| *state == RouteState::Operating);
                bars.extend(works.map(|(from, _)| Bar {
                    from: from.first_day(),
                    to: None,
                    class: "pl",
                    name: &event.title,
                }));
            }
            (_, End::At(end)) if event.kind == Kind::Conflict => {
                let (from, to) = (when.first_day(), end.latest.last_day());
                if to.0 - from.0 > LASTING_DAYS {
                    bars.push(Bar { from, to: Some(to), class: "wr", name: &event.title });
                }
            }
            _ => {}
        }
    }
    put_in_order(&mut bars, &|bar| bar.from.0.into());
    bars
}
