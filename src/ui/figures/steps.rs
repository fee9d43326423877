//! Steps: what held from one change to the next, as areas that begin at nought. Of several series one lies on the other.

use yew::prelude::*;

use super::frame::{Chart, Desk, number};
use super::plot::{COUNT, INK, Span, Stroke, US, at, dated, day_of, dot, is_own, line, share, words};
use crate::atlas::{Series, SeriesPoint};
use crate::time::Day;
use crate::ui::shape::{px, shape, text, word};

const SEVERAL_PX: f64 = 234.0;
/// Of the names of states: the ribbons of the map are too pale to be a mark on paper.
const RANK: &str = "var(--lab-c)";
const ONE_PX: f64 = 76.0;
/// Above the highest step, for its mark and number.
const AIR_PX: f64 = 18.0;
const LINE_PX: f64 = 15.0;

pub fn steps(desk: &Desk, chart: &Chart) -> Html {
    let span = Span::until(chart, Day(desk.last.0 + 1));
    let several = chart.series.len() > 1;
    let height = AIR_PX + if several { SEVERAL_PX } else { ONE_PX };
    let days: Vec<Day> = changes(&chart.series);
    let highest = days.iter().map(|day| sum(&chart.series, *day)).fold(1.0, f64::max);
    let unit_px = (height - AIR_PX) / highest;
    let (mut areas, mut shapes) = (Vec::new(), Vec::new());
    let mut below: Vec<&Series> = Vec::new();
    for series in &chart.series {
        let band = Band { desk, span: &span, series, below: &below, height, unit_px };
        for (area, mark) in band.pieces() {
            areas.push(area);
            shapes.push(mark);
        }
        if several {
            shapes.extend(band.name());
        }
        below.push(series);
    }
    span.plot(chart, desk.table, height, span.fifth_years(height), areas, shapes)
}

/// The days on which any of the series changes.
fn changes(series: &[&Series]) -> Vec<Day> {
    let mut days: Vec<Day> = series.iter().flat_map(|series| series.points.iter().map(day_of)).collect();
    days.sort_unstable();
    days.dedup();
    days
}

fn held(series: &Series, day: Day) -> Option<&SeriesPoint> {
    series.points.iter().rev().find(|point| day_of(point) <= day)
}

fn sum(series: &[&Series], day: Day) -> f64 {
    series.iter().filter_map(|series| held(series, day)).map(|point| point.value).sum()
}

/// Edge and face of a series: the faces of the ranks are those of the map.
fn colours(series: &Series) -> (&'static str, &'static str) {
    match &*series.id {
        "members" => (RANK, "var(--mem)"),
        "observers" => (RANK, "var(--obs)"),
        "partners" => (RANK, "none"),
        "bases" => (US, US),
        _ => (INK, "var(--paper-2)"),
    }
}

/// One series on those below it.
struct Band<'a> {
    desk: &'a Desk<'a>,
    span: &'a Span,
    series: &'a Series,
    below: &'a [&'a Series],
    height: f64,
    unit_px: f64,
}

impl Band<'_> {
    fn y(&self, value: f64) -> f64 {
        self.height - value * self.unit_px
    }

    /// A piece from each change of its own or of what lies below to the next: its area, and what lies over all areas.
    fn pieces(&self) -> Vec<(Html, Html)> {
        let all: Vec<&Series> = self.below.iter().copied().chain([self.series]).collect();
        let days: Vec<Day> = changes(&all).into_iter().filter(|day| held(self.series, *day).is_some()).collect();
        let ends = days.iter().skip(1).copied().chain([self.span.last]);
        let mut before = None;
        let mut pieces = Vec::new();
        for (day, end) in days.iter().copied().zip(ends) {
            let Some(point) = held(self.series, day) else { continue };
            let base = sum(self.below, day);
            let top = base + point.value;
            pieces.push(self.piece(point, [day, end], [base, top, before.unwrap_or(base)]));
            before = Some(top);
        }
        pieces
    }

    fn piece(&self, point: &SeriesPoint, [day, end]: [Day; 2], [base, top, before]: [f64; 3]) -> (Html, Html) {
        let (from, to) = (self.span.part(day), self.span.part(end));
        let (y, foot) = (self.y(top), self.y(base));
        let (edge, fill) = colours(self.series);
        let area = shape!("rect", {
            "class": word("area"), "shape-rendering": word("crispEdges"), "data-value": text(point.value.to_string()), "fill": word(fill),
            "fill-opacity": if fill == US { word(".18") } else { None },
            "x": share(from), "y": px(y), "width": share(to - from), "height": px(foot - y)
        });
        let stroke = Stroke { colour: edge, px: "1.5", dash: if is_own(point) { None } else { Some("3 3") } };
        let top = line(stroke, [share(from), share(to)], [y, y]);
        let riser = line(stroke, [share(from), share(from)], [self.y(before), y]);
        let mut shapes = vec![top, riser];
        if day_of(point) == day {
            let written = number(self.desk.table, point.value);
            let at_y = if point.value > 0.0 { y + 15.0 } else { y - 6.0 };
            shapes.push(at(from, vec![dot(0.0, y, point.evidence, edge), words(COUNT, 7.0, at_y, &written)]));
        }
        (dated(day, vec![area]), dated(day, shapes))
    }

    /// How many there are at the end and of what, beside the end: a word a line.
    fn name(&self) -> Option<Html> {
        let point = self.series.points.last()?;
        let middle = sum(self.below, self.span.last) + point.value / 2.0;
        let count = number(self.desk.table, point.value);
        let lines: Vec<&str> = [count.as_str()].into_iter().chain(self.series.title.split(' ')).collect();
        let first = self.y(middle) - LINE_PX * (lines.len() as f64 - 1.0) / 2.0 + 5.0;
        let written = lines.iter().enumerate();
        let written = written.map(|(n, line)| words(COUNT, 10.0, first + LINE_PX * n as f64, line)).collect();
        Some(at(1.0, vec![dated(day_of(point), written)]))
    }
}
