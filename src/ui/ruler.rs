//! The ruler: one slider over the years, a square for every dated event, a bar for every year-only one.

use std::cell::RefCell;
use std::rc::Rc;

use web_sys::Element;
use yew::prelude::*;

use super::browser;
use super::shape::{keyed, layer, letters, many, part, px, shape, text, word};
use super::store::Act;
use crate::app::step::Way;
use crate::app::{Action, Form};
use crate::atlas::Id;
use crate::number::path;
use crate::scene::{Found, Scene, Sieve, Stage};
use crate::text::{Language, Table, dates};
use crate::time::{Axis, Date, Day, Precision};

#[derive(PartialEq)]
pub struct RulerProps {
    pub act: Act,
    pub stage: Stage,
    pub scene: Scene,
    pub at: Date,
    pub event: Option<Id>,
    pub width: f64,
    /// Events that it holds back stand back on the ruler too.
    pub sieve: Sieve,
    pub form: Form,
    pub language: Language,
}

/// An event this near to the pointer catches the handle.
const CATCH_PX: f64 = 12.0;

/// Measures of the two forms: at a desk, and on a phone or in an embed.
struct Measures {
    height: f64,
    base: f64,
    left: f64,
    right: f64,
    square: f64,
    gap: f64,
    mini: bool,
}

impl Measures {
    fn of(form: Form) -> Self {
        match form {
            Form::Desk => {
                Self { height: 99.0, base: 59.0, left: 20.0, right: 24.0, square: 4.2, gap: 1.1, mini: false }
            }
            Form::PhoneLying => {
                Self { height: 59.0, base: 41.0, left: 12.0, right: 16.0, square: 3.0, gap: 0.8, mini: true }
            }
            Form::Phone | Form::Embed => {
                Self { height: 52.0, base: 34.0, left: 16.0, right: 16.0, square: 3.0, gap: 0.8, mini: true }
            }
        }
    }
}

/// `node` is the slider, `dragging` whether a pointer holds it.
pub fn ruler(props: &RulerProps, node: NodeRef, dragging: Rc<RefCell<bool>>) -> Html {
    let RulerProps { act, stage, scene, at, event, width, sieve, form, language } = props;
    let (at, form) = (*at, *form);
    let table = language.table();
    let measures = Measures::of(form);
    let width = width.max(160.0);
    let axis =
        Axis { first: stage.first, last: Day(stage.last.0 + 1), left: measures.left, right: width - measures.right };

    let scrub = {
        let (node, act) = (node.clone(), act.clone());
        move |client_x: i32| {
            let Some(element) = node.cast::<Element>() else { return };
            let at = browser::position_in(&element, client_x, 0);
            let catch_days = axis.day(axis.left + CATCH_PX).0 - axis.first.0;
            act.send(Action::Scrub { day: axis.day(at.x), catch_days });
        }
    };
    let onpointerdown = {
        let (node, dragging, scrub) = (node.clone(), dragging.clone(), scrub.clone());
        Callback::from(move |event: PointerEvent| {
            if event.button() != 0 {
                return;
            }
            if let Some(element) = node.cast::<Element>() {
                browser::hold_pointer(&element, event.pointer_id());
            }
            *dragging.borrow_mut() = true;
            scrub(event.client_x());
        })
    };
    let onpointermove = {
        let dragging = dragging.clone();
        Callback::from(move |event: PointerEvent| {
            if *dragging.borrow() {
                scrub(event.client_x());
            }
        })
    };
    let let_go = {
        let act = act.clone();
        Callback::from(move |_: PointerEvent| {
            if std::mem::take(&mut *dragging.borrow_mut()) {
                act.send(Action::Settle);
            }
        })
    };
    let act = act.clone();
    let onkeydown = Callback::from(move |event: KeyboardEvent| {
        if event.ctrl_key() || event.meta_key() || event.alt_key() {
            return;
        }
        let action = match event.key().as_str() {
            "ArrowRight" | "ArrowUp" => Action::StepDate(Way::On),
            "ArrowLeft" | "ArrowDown" => Action::StepDate(Way::Back),
            "PageUp" => Action::StepYear(Way::On),
            "PageDown" => Action::StepYear(Way::Back),
            "Home" => Action::Earliest,
            "End" => Action::Latest,
            _ => return,
        };
        event.prevent_default();
        act.send(action);
    });

    let day = at.first_day();
    let open = event.as_deref().and_then(|id| stage.atlas.event(id));
    let what = open.map(|event| event.title.as_str()).unwrap_or_default();
    let spoken = table.value_text(&dates::date(table, at), what);
    let x = axis.x(day);
    let whole_year = at.precision() != Precision::Day && open.is_some();
    let x_end = axis.x(Day(at.last_day().0 + 1));
    html! {
        <section class="axis" aria-label={table.ruler}>
            <div ref={node} class="slide" role="slider" tabindex="0" aria-label={table.date} aria-orientation="horizontal"
                aria-valuemin={stage.first.0.to_string()} aria-valuemax={stage.last.0.to_string()}
                aria-valuenow={day.0.to_string()} aria-valuetext={spoken}
                {onpointerdown} {onpointermove} onpointerup={let_go.clone()} onpointercancel={let_go} {onkeydown}>
                <svg class={if measures.mini { "tl mini" } else { "tl" }} aria-hidden="true"
                    viewBox={path(0, &[("0 0 ", width), (" ", measures.height)])} preserveAspectRatio="none">
                    { scale(stage, &axis, &measures, width, table, at) }
                    { squares(stage, &axis, &measures, day, event.as_deref(), scene.found.as_ref(), sieve) }
                    { head(&axis, &measures, x, whole_year.then_some(x_end)) }
                </svg>
            </div>
        </section>
    }
}

/// The line, as far as it has come, and the handle: on a day, or over a span.
fn head(axis: &Axis, measures: &Measures, x: f64, until: Option<f64>) -> Html {
    let base = measures.base;
    let line = |class: &'static str, steps: &[(&str, f64)]| shape!("path", { "class": word(class), "d": text(path(1, steps)) });
    let mut drawn = vec![
        line("bl", &[("M", axis.left), (" ", base), ("H", axis.right)]),
        line("bl done", &[("M", axis.left), (" ", base), ("H", x)]),
    ];
    match until {
        Some(end) => drawn.extend([
            shape!("rect", { "class": word("yband"), "x": px(x), "y": word("4"), "width": px((end - x).max(1.0)), "height": px(base - 4.0) }),
            line("ph-y", &[("M", x), (" ", base), ("H", end)]),
            line("ph-l", &[("M", x), (" ", base - 12.0), ("V", base + 6.0), ("M", end), (" ", base - 12.0), ("V", base + 6.0)]),
        ]),
        None => drawn.push(line("ph-l", &[("M", x), (" ", if measures.mini { 2.0 } else { 4.0 }), ("V", base + 1.0)])),
    }
    let middle = until.map_or(x, |end| (x + end) / 2.0);
    drawn.push(shape!("circle", { "class": word("ph-h"), "cx": px(middle), "cy": px(base), "r": word("8") }));
    layer("head", drawn)
}

/// Years, the names of the periods, and the date among the years.
fn scale(stage: &Stage, axis: &Axis, measures: &Measures, width: f64, table: &Table, at: Date) -> Html {
    let (base, mini, day) = (measures.base, measures.mini, at.first_day());
    let x_now = axis.x(day);
    let flag = dates::short(table, at);
    let flag_px = flag.chars().count() as f64 * 6.9 + 12.0;
    let flag_x = (x_now - flag_px / 2.0).min(axis.right + 2.0 - flag_px).max(axis.left - 2.0);
    let years = axis.years().filter(|(_, first)| *first <= axis.last);
    let labelled = |year: i32| if mini { [1995, 2005, 2015].contains(&year) } else { year % 5 == 0 || year == 1991 };
    let years = years.map(|(year, first)| {
        let x = axis.x(first);
        let five = year % 5 == 0;
        let tick = match (mini, five) {
            (true, true) => 7.0,
            (true, false) => 4.0,
            (false, true) => 34.0,
            (false, false) => 5.0,
        };
        let label_x = x + 4.0;
        let in_the_way = if mini {
            (label_x + 14.0 - x_now).abs() < 26.0
        } else {
            label_x + 32.0 >= flag_x && label_x <= flag_x + flag_px
        };
        let fits = label_x + 30.0 <= width;
        let line = path(1, &[("M", x), (" ", base), ("v", tick)]);
        let mut drawn = vec![shape!("path", { "class": word(if five { "yt y5" } else { "yt" }), "d": text(line) })];
        if labelled(year) && !in_the_way && fits {
            let below = base + if mini { 14.0 } else { 32.0 };
            drawn.push(shape!("text", { "x": px(label_x), "y": px(below) }, vec![letters(&year.to_string())]));
        }
        keyed!(year, "g", {}, drawn)
    });
    let years = layer("years", many(&mut { years }));
    if mini {
        return years;
    }
    let flag = shape!("text", {
        "class": word("flagt"), "text-anchor": word("middle"), "x": px(flag_x + flag_px / 2.0), "y": px(base + 32.0),
    }, vec![letters(&flag)]);
    layer("scale-of-years", vec![layer("eras", periods(stage, axis, day, base)), years, layer("flag", vec![flag])])
}

/// A name that does not fit is left out; the current one always stands and pushes the next aside.
fn periods(stage: &Stage, axis: &Axis, now: Day, base: f64) -> Vec<Html> {
    const LETTER_PX: f64 = 6.4;
    let starts: Vec<(f64, Day, &str)> = stage
        .atlas
        .periods
        .iter()
        .map(|period| (axis.x(period.start.first_day()), period.start.first_day(), period.title.as_str()))
        .collect();
    let mut taken_to = 0.0;
    starts
        .iter()
        .enumerate()
        .map(|(n, (x, start, title))| {
            let next = starts.get(n + 1);
            let end_x = next.map_or(axis.right, |(x, _, _)| *x);
            let current = *start <= now && next.is_none_or(|(_, start, _)| *start > now);
            let need = title.chars().count() as f64 * LETTER_PX + 10.0;
            let shown = (*x >= taken_to) && (current || end_x - x >= need);
            if shown && current {
                taken_to = x + need;
            }
            // At the right edge the name stands before its line.
            let over = x + need > axis.right + 20.0;
            let mut drawn = Vec::new();
            if n > 0 {
                drawn.push(shape!("path", { "class": word("es"), "d": text(path(1, &[("M", *x), (" 5V", base)])) }));
            }
            if shown {
                drawn.push(shape!("text", {
                    "class": word(if current { "era on" } else { "era" }), "text-anchor": word(if over { "end" } else { "start" }),
                    "x": px(if over { x - 5.0 } else { x + 5.0 }), "y": word("17"),
                }, vec![letters(title)]));
            }
            keyed!(n, "g", {}, drawn)
        })
        .collect()
}

/// Every dated event: a square stacked per quarter, or a bar as long as our ignorance.
#[allow(clippy::too_many_arguments)]
fn squares(
    stage: &Stage,
    axis: &Axis,
    measures: &Measures,
    now: Day,
    open: Option<&str>,
    found: Option<&Found>,
    sieve: &Sieve,
) -> Html {
    let quarter_px = (axis.right - axis.left) / (f64::from(axis.last.0 - axis.first.0) / 365.25) / 4.0;
    let side = (quarter_px - 1.6).clamp(2.2, 6.4);
    // A high heap stands closer, so that it stays under the names of the periods.
    let highest = measures.base - 3.0 - if measures.mini { 3.0 } else { 23.0 };
    let mut heights: Vec<(i32, f64)> = Vec::new();
    for event in stage.atlas.events.iter().take(stage.dated()) {
        let start = event.when.map(|when| when.start.earliest).filter(|start| start.precision() != Precision::Year);
        if let Some(start) = start {
            next_row(&mut heights, quarter_of(start.first_day()));
        }
    }
    let pitch_of = |quarter: i32| {
        let rows = heights.iter().find(|(heap, _)| *heap == quarter).map_or(0.0, |(_, rows)| *rows) + 1.0;
        (measures.square + measures.gap).min(highest / rows)
    };
    let mut quarters: Vec<(i32, f64)> = Vec::new();
    let mut years: Vec<(i16, f64)> = Vec::new();
    let marks = stage.atlas.events.iter().enumerate().take(stage.dated()).filter_map(|(number, event)| {
        let start = event.when?.start.earliest;
        let hit = found.is_some_and(|found| found.rank(number).is_some());
        let on = hit || open == Some(event.id.as_ref());
        let state = if on {
            "on"
        } else if !sieve.passes(event) {
            "so"
        } else if start.first_day() > now {
            "ft"
        } else {
            ""
        };
        let day = start.first_day();
        if day < stage.first || day > stage.last {
            return None;
        }
        if start.precision() == Precision::Year {
            let row = next_row(&mut years, start.year());
            if measures.mini || row > 3.0 {
                return Some(keyed!(event.id.clone(), "g", { "data-mark": part("", &event.id) }));
            }
            let y = measures.base + 7.5 + row * 3.8;
            let (from, to) = (axis.x(day) + 2.0, axis.x(Day(start.last_day().0 + 1)) - 2.0);
            return Some(keyed!(event.id.clone(), "path", {
                "class": part("ys ", state), "data-mark": part("", &event.id), "d": text(path(1, &[("M", from), (" ", y), ("H", to)])),
            }));
        }
        let quarter = quarter_of(day);
        let row = next_row(&mut quarters, quarter);
        let first_month = quarter.rem_euclid(4) as u32 * 3 + 1;
        let x = axis.x(Day::from_civil(quarter.div_euclid(4), first_month, 1)) + (quarter_px - side) / 2.0;
        let pitch = pitch_of(quarter);
        let height = (pitch - measures.gap).max(pitch * 0.7);
        let y = measures.base - 3.0 - row * pitch - height;
        Some(keyed!(event.id.clone(), "rect", {
            "class": part("sq ", state), "data-mark": part("", &event.id), "x": px(x), "y": px(y), "width": px(side),
            "height": px(height),
        }))
    });
    layer("squares", many(&mut { marks }))
}

/// Quarters since the year nought.
fn quarter_of(day: Day) -> i32 {
    let (year, month, _) = day.civil();
    year * 4 + (month as i32 - 1) / 3
}

/// How many already stand on a heap.
fn next_row<K: PartialEq + Copy>(heaps: &mut Vec<(K, f64)>, key: K) -> f64 {
    match heaps.iter_mut().find(|(heap, _)| *heap == key) {
        Some((_, height)) => {
            *height += 1.0;
            *height
        }
        None => {
            heaps.push((key, 0.0));
            0.0
        }
    }
}
