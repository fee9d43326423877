//! Columns: numbers of single days, each a bar that stands at its day.

use yew::prelude::*;

use super::frame::{Chart, Desk, number};
use super::plot::{Bar, INK, SMALL, Span, Stroke, THIN, at, dated, day_of, inside, words};
use crate::ui::shape::word;

const HEIGHT_PX: f64 = 252.0;
const AIR_PX: f64 = 20.0;

pub fn columns(desk: &Desk, chart: &Chart) -> Html {
    let span = Span::years_of(chart);
    let unit_px = (HEIGHT_PX - AIR_PX) / chart.most();
    let shapes = chart.points().map(|(_, point)| {
        let height = point.value * unit_px;
        let bar = Bar {
            class: "bar",
            value: point.value,
            x: word("-7"),
            y: HEIGHT_PX - height,
            width: word("14"),
            height,
            fill: inside(point.evidence, INK),
            stroke: Stroke { colour: INK, ..THIN },
        };
        let written = words(SMALL.in_the_middle(), 0.0, HEIGHT_PX - height - 6.0, &number(desk.table, point.value));
        at(span.part(day_of(point)), vec![dated(day_of(point), vec![bar.drawn(), written])])
    });
    span.plot(chart, desk.table, HEIGHT_PX, span.fifth_years(HEIGHT_PX), Vec::new(), shapes.collect())
}
