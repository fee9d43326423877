//! Bars that lie: what belongs together stands in one row. A label is `name, of what kind, about`: its first part names the
//! row, its last part is said beside a figure that is not the article's.

use yew::prelude::*;

use super::frame::{Chart, Desk, number};
use super::plot::{
    BROKEN, Bar, GAS, INK, SMALL, Stroke, THIN, US, VALUE, at, dated, day_of, inside, is_own, line, plot, share, words,
};
use crate::atlas::SeriesPoint;
use crate::text::{Table, dates};
use crate::ui::shape::{px, shape, word};

const BAR_PX: f64 = 16.0;
const GAP_PX: f64 = 4.0;
/// Between rows.
const APART_PX: f64 = 18.0;

/// A bar in its row.
struct Laid<'a> {
    y: f64,
    height: f64,
    /// The number, from the end of the bar.
    text_x: f64,
    text_y: f64,
    point: &'a SeriesPoint,
}

struct Row<'a> {
    name: String,
    points: Vec<&'a SeriesPoint>,
}

/// One below the other.
pub fn bars(desk: &Desk, chart: &Chart) -> Html {
    let colour = if &*chart.id == "rent" { US } else { INK };
    rows(desk, chart, &|row, of_width, table| {
        let height = (BAR_PX + GAP_PX) * row.points.len() as f64 - GAP_PX;
        let bars = row.points.iter().enumerate().map(|(n, point)| {
            let y = (BAR_PX + GAP_PX) * n as f64;
            let laid = Laid { y, height: BAR_PX, text_x: 8.0, text_y: y + BAR_PX / 2.0 + 4.5, point };
            let look = if is_own(point) { VALUE } else { VALUE.plain() };
            let stroke = Stroke { colour, ..THIN };
            laid.drawn(
                "bar",
                inside(point.evidence, colour),
                stroke,
                words(look, laid.text_x, laid.text_y, &said(table, point)),
                of_width,
            )
        });
        (height, height / 2.0, bars.collect())
    })
}

/// What was to come, open and broken; in it what came.
pub fn against_forecast(desk: &Desk, chart: &Chart) -> Html {
    rows(desk, chart, &|row, of_width, table| {
        let bars = row.points.iter().map(|point| {
            if is_own(point) {
                let laid = Laid { y: 0.0, height: 30.0, text_x: 8.0, text_y: 19.5, point };
                let number = words(VALUE, laid.text_x, laid.text_y, &said(table, point));
                return laid.drawn("forecast", "none", BROKEN, number, of_width);
            }
            let laid = Laid { y: 8.0, height: 14.0, text_x: 4.0, text_y: 45.0, point };
            let number = words(VALUE.coloured(GAS), laid.text_x, laid.text_y, &said(table, point));
            laid.drawn("came", GAS, Stroke { colour: GAS, ..THIN }, number, of_width)
        });
        (44.0, 15.0, bars.collect())
    })
}

/// The height of a row, where its name stands, and its bars; of each bar's width the share of a value is given.
type Layout = dyn Fn(&Row, &dyn Fn(f64) -> f64, &Table) -> (f64, f64, Vec<Html>);

fn rows(desk: &Desk, chart: &Chart, layout: &Layout) -> Html {
    let most = chart.most();
    let mut shapes = Vec::new();
    let mut y = 2.0;
    for row in grouped(desk.table, chart) {
        let (height, middle, mut drawn) = layout(&row, &|value| value / most, desk.table);
        drawn.push(words(SMALL.before(), -12.0, middle + 4.5, &row.name));
        shapes.push(shape!("svg", { "y": px(y) }, drawn));
        y += height + APART_PX;
    }
    let height = y - APART_PX + 6.0;
    shapes.push(line(THIN, [None, None], [0.0, height]));
    plot(chart, desk.table, height, shapes)
}

/// Points by the first part of their label; without label each by its date.
fn grouped<'a>(table: &Table, chart: &Chart<'a>) -> Vec<Row<'a>> {
    let mut rows: Vec<Row> = Vec::new();
    for (_, point) in chart.points() {
        let name = match point.label.split(", ").next() {
            None | Some("") => dates::short(table, point.at),
            Some(name) => name.to_owned(),
        };
        match rows.iter_mut().find(|row| row.name == name) {
            Some(row) => row.points.push(point),
            None => rows.push(Row { name, points: vec![point] }),
        }
    }
    rows
}

fn said(table: &Table, point: &SeriesPoint) -> String {
    let number = number(table, point.value);
    match point.label.rsplit_once(", ") {
        Some((_, about)) if !is_own(point) => [about, " ", &number].concat(),
        _ => number,
    }
}

impl Laid<'_> {
    fn drawn(
        &self,
        class: &'static str,
        fill: &'static str,
        stroke: Stroke,
        number: Html,
        of_width: &dyn Fn(f64) -> f64,
    ) -> Html {
        let part = of_width(self.point.value);
        let bar = Bar {
            class,
            value: self.point.value,
            x: word("0"),
            y: self.y,
            width: share(part),
            height: self.height,
            fill,
            stroke,
        };
        dated(day_of(self.point), vec![bar.drawn(), at(part, vec![number])])
    }
}
