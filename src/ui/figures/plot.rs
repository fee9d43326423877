//! What the drawings are made of: shares of the width, marks, letters, the axis of time and the line that the clock moves.
//!
//! Colours are the tokens' own, written as attributes: the style sheet says only what changes when a mark is not yet past.

use yew::prelude::*;

use super::frame::Chart;
use crate::atlas::{Evidence, SeriesPoint};
use crate::number::fixed;
use crate::text::{Table, dates};
use crate::time::{Axis, Day};
use crate::ui::shape::{Value, letters, px, shape, text, word};

/// Below a plot there is room for the years.
const YEARS_PX: f64 = 24.0;

pub const INK: &str = "var(--ink)";
pub const PAPER: &str = "var(--paper)";
pub const US: &str = "var(--us)";
pub const GAS: &str = "var(--gas)";
pub const MONEY: &str = "var(--arc)";
const NONE: &str = "none";

/// A share of the plot's width.
pub fn share(part: f64) -> Value {
    text([&fixed(part * 100.0, 2), "%"].concat())
}

/// Shapes in pixels around a place that is a share of the width.
pub fn at(part: f64, shapes: Vec<Html>) -> Html {
    shape!("svg", { "x": share(part) }, shapes)
}

/// What stands for one point: from that day on it is past.
pub fn dated(day: Day, shapes: Vec<Html>) -> Html {
    shape!("g", { "data-day": text(day.0.to_string()) }, shapes)
}

pub fn day_of(point: &SeriesPoint) -> Day {
    point.at.first_day()
}

pub fn is_own(point: &SeriesPoint) -> bool {
    point.evidence != Evidence::Background
}

/// The article's is full, what the editor added is hollow.
pub fn inside(evidence: Evidence, colour: &'static str) -> &'static str {
    if evidence == Evidence::Background { PAPER } else { colour }
}

pub fn dot(x: f64, y: f64, evidence: Evidence, colour: &'static str) -> Html {
    shape!("circle", {
        "class": word("dot"), "cx": px(x), "cy": px(y), "r": word("4.5"),
        "fill": word(inside(evidence, colour)), "stroke": word(colour), "stroke-width": word("1.5")
    })
}

/// How a line or an outline is drawn.
#[derive(Clone, Copy)]
pub struct Stroke {
    pub colour: &'static str,
    pub px: &'static str,
    pub dash: Option<&'static str>,
}

pub const THIN: Stroke = Stroke { colour: "var(--ink-2)", px: "1", dash: None };
pub const BROKEN: Stroke = Stroke { colour: INK, px: "1.5", dash: Some("4 4") };
pub const CLOCK: Stroke = Stroke { colour: "var(--now)", px: "1.2", dash: None };

pub fn line(stroke: Stroke, x: [Value; 2], y: [f64; 2]) -> Html {
    let ([x1, x2], [y1, y2]) = (x, y);
    shape!("line", {
        "x1": x1, "x2": x2, "y1": px(y1), "y2": px(y2),
        "stroke": word(stroke.colour), "stroke-width": word(stroke.px), "stroke-dasharray": stroke.dash.and_then(word)
    })
}

/// A bar that begins at nought.
pub struct Bar {
    pub class: &'static str,
    pub value: f64,
    pub x: Value,
    pub y: f64,
    pub width: Value,
    pub height: f64,
    pub fill: &'static str,
    pub stroke: Stroke,
}

impl Bar {
    pub fn drawn(self) -> Html {
        shape!("rect", {
            "class": word(self.class), "data-value": text(self.value.to_string()),
            "x": self.x, "y": px(self.y), "width": self.width, "height": px(self.height), "fill": word(self.fill),
            "stroke": word(self.stroke.colour), "stroke-width": word(self.stroke.px),
            "stroke-dasharray": self.stroke.dash.and_then(word)
        })
    }
}

/// How a word or a number is set.
#[derive(Clone, Copy)]
pub struct Look {
    size: &'static str,
    serif: bool,
    bold: bool,
    colour: &'static str,
    side: &'static str,
    /// Keeps clear of lines behind it.
    halo: bool,
}

pub const SMALL: Look =
    Look { size: "12", serif: false, bold: false, colour: "var(--ink-2)", side: "start", halo: true };
pub const COUNT: Look = Look { size: "13.5", colour: INK, halo: false, ..SMALL };
pub const VALUE: Look = Look { bold: true, ..COUNT };
pub const LARGE: Look = Look { size: "33", serif: true, ..COUNT };
pub const MIDDLING: Look = Look { size: "21", ..LARGE };

impl Look {
    pub const fn in_the_middle(self) -> Self {
        Self { side: "middle", ..self }
    }

    /// Ends at its place.
    pub const fn before(self) -> Self {
        Self { side: "end", ..self }
    }

    pub const fn coloured(self, colour: &'static str) -> Self {
        Self { colour, ..self }
    }

    pub const fn plain(self) -> Self {
        Self { bold: false, ..self }
    }
}

pub fn words(look: Look, x: f64, y: f64, written: &str) -> Html {
    let set = |set: bool, how: &'static str| if set { word(how) } else { None };
    shape!("text", {
        "x": px(x), "y": px(y), "font-size": word(look.size), "fill": word(look.colour), "text-anchor": word(look.side),
        "paint-order": set(look.halo, "stroke"), "stroke": set(look.halo, PAPER), "stroke-width": set(look.halo, "3"),
        "font-family": set(look.serif, "var(--serif)"), "font-weight": set(look.bold, "600")
    }, vec![letters(written)])
}

/// A whole drawing. What it shows is said in words too.
pub fn plot(chart: &Chart, table: &Table, height: f64, shapes: Vec<Html>) -> Html {
    shape!("svg", {
        "class": word("plot"), "role": word("img"), "aria-label": text(chart.said(table)), "height": px(height)
    }, shapes)
}

/// Days from one to another, spread over the width.
pub struct Span {
    pub first: Day,
    pub last: Day,
}

impl Span {
    pub fn part(&self, day: Day) -> f64 {
        Axis::new(self.first, self.last, 0.0, 1.0).x(day)
    }

    /// A drawing over time: what lies below the line that the page moves with the clock, and what lies over it. Until the
    /// clock is known the line stands outside, and outside it is cut off.
    pub fn plot(
        &self,
        chart: &Chart,
        table: &Table,
        height: f64,
        years: Vec<Html>,
        mut under: Vec<Html>,
        over: Vec<Html>,
    ) -> Html {
        let days = self.last.0 - self.first.0;
        let now = shape!("svg", {
            "x": word("-9%"), "data-day": text(self.first.0.to_string()), "data-days": text(days.to_string())
        }, vec![shape!("g", { "class": word("now") }, vec![line(CLOCK, [None, None], [0.0, height])])]);
        under.push(line(THIN, [None, word("100%")], [height, height]));
        under.extend(years);
        under.push(shape!("svg", { "class": word("window"), "height": px(height) }, vec![now]));
        under.extend(over);
        plot(chart, table, height + YEARS_PX, under)
    }

    /// Every fifth year, as on the ruler.
    pub fn fifth_years(&self, height: f64) -> Vec<Html> {
        let years = self.first.civil().0..=self.last.civil().0;
        let begins = years.filter(|year| year % 5 == 0).map(|year| (year, Day::from_civil(year, 1, 1)));
        let within = begins.filter(|(_, day)| (self.first..=self.last).contains(day));
        within.map(|(year, day)| self.year(day, height, &year.to_string())).collect()
    }

    /// The date of a point under it.
    pub fn date_below(&self, point: &SeriesPoint, table: &Table, height: f64) -> Html {
        self.year(day_of(point), height, &dates::short(table, point.at))
    }

    fn year(&self, day: Day, height: f64, written: &str) -> Html {
        let tick = line(THIN, [None, None], [height, height + 5.0]);
        at(self.part(day), vec![tick, words(SMALL.in_the_middle(), 0.0, height + 20.0, written)])
    }

    const fn new(first: Day, last: Day) -> Self {
        Self { first, last }
    }

    /// From the first of the points to a day.
    pub fn until(chart: &Chart, last: Day) -> Self {
        Self::new(chart.points().map(|(_, point)| day_of(point)).min().unwrap_or(last), last)
    }

    /// The whole years of all points.
    pub fn years_of(chart: &Chart) -> Self {
        let years = || chart.points().map(|(_, point)| i32::from(point.at.year()));
        let (first, last) = (years().min().unwrap_or(1991), years().max().unwrap_or(2020));
        Self::new(Day::from_civil(first, 1, 1), Day::from_civil(last + 1, 1, 1))
    }
}

/// A disc whose area is its value.
pub fn disc(point: &SeriesPoint, x: f64, y: f64, r: f64) -> Html {
    let own = is_own(point);
    shape!("circle", {
        "class": word("sum"), "data-value": text(point.value.to_string()),
        "cx": px(x), "cy": px(y), "r": text(fixed(r, 3)), "fill": word(if own { MONEY } else { NONE }),
        "fill-opacity": word(".16"), "stroke": word(MONEY), "stroke-width": word("1.5"),
        "stroke-dasharray": if own { None } else { word("3 3") }
    })
}
