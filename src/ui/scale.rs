//! Around the marks of the ruler: years, names of periods, the handle, and what a pointer that only looks would find.

use yew::prelude::*;

use super::ruler::{CATCH_PX, Measures};
use super::shape::{keyed, layer, letters, many, of, px, shape, text, word};
use crate::map::labels::text_width;
use crate::number::path;
use crate::scene::Stage;
use crate::text::{Table, dates};
use crate::time::{Axis, Date, Day};

/// Room that a letter of the ruler takes.
const LETTER_PX: f64 = 6.9;

/// The line, as far as it has come, and the handle: on a day, or over a span. What lies behind the article's own time is
/// only foretold there: the line is broken.
pub fn head(axis: &Axis, measures: &Measures, x: f64, until: Option<f64>, horizon: Option<Day>) -> Html {
    let base = measures.base;
    let line = |class: &'static str, steps: &[(&str, f64)]| shape!("path", { "class": word(class), "d": text(path(1, steps)) });
    let known = horizon.map_or(axis.right, |day| axis.x_within(day));
    let mut drawn = vec![
        line("bl", &[("M", axis.left), (" ", base), ("H", known)]),
        line("bl fc", &[("M", known), (" ", base), ("H", axis.right)]),
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
    layer("head", &mut drawn)
}

/// Years, the names of the periods, and the date among the years.
pub fn scale(stage: &Stage, axis: &Axis, measures: &Measures, width: f64, table: &Table, at: Date) -> Html {
    let (base, mini, day) = (measures.base, measures.mini, at.first_day());
    let x_now = axis.x_within(day);
    let flag = dates::short(table, at);
    let flag_px = flag.chars().count() as f64 * LETTER_PX + 12.0;
    let flag_x = (x_now - flag_px / 2.0).min(axis.right + 2.0 - flag_px).max(axis.left - 2.0);
    let first_year = axis.first.civil().0;
    let shown = f64::from(axis.last.0 - axis.first.0) / 365.25;
    // As many years get a figure as have room for it.
    let every = match shown {
        years if mini && years > 15.0 => 10,
        years if years > 15.0 || (mini && years > 5.0) => 5,
        _ => 1,
    };
    let labelled =
        |year: i32| if every == 10 { year % 10 == 5 } else { year % every == 0 || (year == first_year && !mini) };
    let mut taken_to = 0.0;
    let years = axis.years().filter(|(_, first)| *first <= axis.last && *first >= axis.first).map(|(year, first)| {
        let x = axis.x(first);
        let big = year % 5 == 0 || every == 1;
        let tick = match (mini, big) {
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
        let fits = label_x + 30.0 <= width && label_x >= taken_to;
        let line = path(1, &[("M", x), (" ", base), ("v", tick)]);
        let mut drawn = vec![shape!("path", { "class": word(if big { "yt y5" } else { "yt" }), "d": text(line) })];
        if labelled(year) && fits {
            taken_to = label_x + 36.0;
            if !in_the_way {
                let below = base + if mini { 14.0 } else { 32.0 };
                drawn.push(shape!("text", { "x": px(label_x), "y": px(below) }, of![letters(&year.to_string())]));
            }
        }
        keyed!(year, "g", {}, drawn)
    });
    let years = layer("years", &mut many(&mut { years }));
    if mini {
        return years;
    }
    let flag = shape!("text", {
        "class": word("flagt"), "text-anchor": word("middle"), "x": px(flag_x + flag_px / 2.0), "y": px(base + 32.0),
    }, of![letters(&flag)]);
    layer(
        "scale-of-years",
        of![layer("eras", &mut periods(stage, axis, day, base, table)), years, layer("flag", of![flag])],
    )
}

/// Italics run narrower than the roman that widths are estimated for: 13.5 px as 11.9.
const ERA_PX: f64 = 11.9;

/// A name that does not fit is left out; the current one always stands and pushes the next aside.
fn periods(stage: &Stage, axis: &Axis, now: Day, base: f64, table: &Table) -> Vec<Html> {
    let mut starts: Vec<(f64, Day, &str)> = Vec::new();
    for period in &stage.atlas.periods {
        let start = period.start.first_day();
        let entry = (axis.x(start.max(axis.first)), start, period.title.as_str());
        // Of what has begun before the ruler does, the last is still so.
        if start <= axis.first {
            starts.clear();
        }
        if start <= axis.last {
            starts.push(entry);
        }
    }
    let room = table.forecasts.chars().count() as f64 * LETTER_PX;
    if let Some(horizon) = stage.horizon.filter(|day| axis.holds(*day) && axis.right - axis.x(*day) > room) {
        starts.push((axis.x(horizon), horizon, table.forecasts));
    }
    let (mut taken_to, edge_x) = (0.0, axis.right + 20.0);
    starts
        .iter()
        .enumerate()
        .map(|(n, (x, start, title))| {
            let next = starts.get(n + 1);
            let end_x = next.map_or(edge_x, |(x, _, _)| *x);
            let current = *start <= now && next.is_none_or(|(_, start, _)| *start > now);
            let need = text_width(title, ERA_PX, 0.0) + 8.0;
            let shown = (*x >= taken_to) && (current || end_x - x >= need);
            if shown && current {
                taken_to = x + need;
            }
            // At the right edge the name stands before its line.
            let over = x + need > edge_x;
            let mut drawn = Vec::new();
            if n > 0 {
                drawn.push(shape!("path", { "class": word("es"), "d": text(path(1, &[("M", *x), (" 5V", base)])) }));
            }
            if shown {
                drawn.push(shape!("text", {
                    "class": word(if current { "era on" } else { "era" }), "text-anchor": word(if over { "end" } else { "start" }),
                    "x": px(if over { x - 5.0 } else { x + 5.0 }), "y": word("17"),
                }, of![letters(title)]));
            }
            keyed!(n, "g", {}, drawn)
        })
        .collect()
}

/// What would be shown there: under the pointer that only looks, else, for who goes by keyboard, where the handle stands.
pub fn preview(stage: &Stage, axis: &Axis, width: f64, table: &Table, here: (Date, &str), peek: Option<Day>) -> Html {
    let (at, words, class) = match peek {
        None => (here.0.first_day(), here.1.to_owned(), "peek own"),
        Some(day) => {
            let x = axis.x(day);
            let near = stage.nearest_stop(day).filter(|stop| (axis.x(stop.date.first_day()) - x).abs() <= CATCH_PX);
            let stop = near.and_then(|stop| Some((stop, stage.event(stop.events.start)?)));
            match (stop, stage.gap_around(day)) {
                (Some((stop, event)), _) => {
                    let more = stop.events.len() - 1;
                    let title = if more > 0 { table.and_more(&event.title, more) } else { event.title.clone() };
                    (stop.date.first_day(), table.value_text(&dates::date(table, stop.date), &title), "peek")
                }
                (None, Some((from, to))) => {
                    let span = table.from_to(&dates::date(table, from), &dates::date(table, to));
                    (day, table.value_text(&span, table.nothing_here), "peek")
                }
                (None, None) => (day, dates::date(table, day.date()), "peek"),
            }
        }
    };
    let need = words.chars().count() as f64 * LETTER_PX + 16.0;
    let x = axis.x_within(at);
    let left = (x - need / 2.0).min(width - need - 4.0).max(4.0);
    layer(
        class,
        of![
            shape!("path", { "class": word("pk-l"), "d": text(path(1, &[("M", x), (" -6V", 8.0)])) }),
            shape!("rect", { "x": px(left), "y": word("-32"), "width": px(need), "height": word("26") }),
            shape!("text", { "x": px(left + need / 2.0), "y": word("-14"), "text-anchor": word("middle") }, of![letters(&words)]),
        ],
    )
}
