//! The slope: the article's two points joined by a broken line, because nothing is said of the way between. What the editor
//! sets beside them stays alone.

use yew::prelude::*;

use super::frame::{Chart, Desk, number};
use super::plot::{BROKEN, INK, LARGE, SMALL, Span, THIN, at, dated, day_of, dot, is_own, line, share, words};
use crate::atlas::SeriesPoint;
use crate::ui::shape::{px, word};

const HEIGHT_PX: f64 = 252.0;
const AIR_PX: f64 = 18.0;
const LEADER_PX: f64 = 30.0;

pub fn slope(desk: &Desk, chart: &Chart) -> Html {
    let last = chart.points().map(|(_, point)| day_of(point)).max().unwrap_or(desk.last);
    let span = Span::until(chart, last);
    let unit_px = (HEIGHT_PX - AIR_PX) / chart.most();
    let y = |point: &SeriesPoint| HEIGHT_PX - point.value * unit_px;
    let own: Vec<&SeriesPoint> = chart.points().map(|(_, point)| point).filter(|point| is_own(point)).collect();
    let joined = own.iter().zip(own.iter().skip(1)).map(|(from, to)| {
        let ends = [from, to].map(|point| share(span.part(day_of(point))));
        dated(day_of(to), vec![line(BROKEN, ends, [y(from), y(to)])])
    });
    let points = chart.points().map(|(_, point)| {
        let part = span.part(day_of(point));
        let (x, look) = if part < 0.5 { (-10.0, LARGE.before()) } else { (12.0, LARGE) };
        let written = number(desk.table, point.value);
        let mut shapes = vec![dot(0.0, y(point), point.evidence, INK)];
        if is_own(point) {
            shapes.push(words(look, x, y(point) + 11.0, &written));
        } else {
            shapes.extend(beside(part < 0.5, y(point), &point.label, &written));
        }
        at(part, vec![dated(day_of(point), shapes)])
    });
    let shapes = joined.chain(points).collect();
    let years = own.iter().map(|point| span.date_below(point, desk.table, HEIGHT_PX)).collect();
    span.plot(chart, desk.table, HEIGHT_PX, years, Vec::new(), shapes)
}

/// What the editor's mark is, at the end of a thin line: toward the middle of the plot.
fn beside(on_the_left: bool, y: f64, label: &str, number: &str) -> Vec<Html> {
    if on_the_left {
        let leader = line(THIN, [word("5"), px(LEADER_PX)], [y, y]);
        return vec![leader, words(SMALL, LEADER_PX + 4.0, y + 4.0, &[label, " ", number].concat())];
    }
    let (name, about) = label.rsplit_once(", ").unwrap_or((label, ""));
    vec![
        line(THIN, [word("-5"), px(-LEADER_PX / 2.0)], [y, y]),
        words(SMALL.before(), -LEADER_PX / 2.0 - 4.0, y + 4.0, name),
        words(SMALL.before(), -LEADER_PX / 2.0 - 4.0, y + 20.0, [about, " ", number].concat().trim()),
    ]
}
