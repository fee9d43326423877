//! Sums of money as circles: the area is the sum. They stand apart, the largest first, because they are of different kinds
//! and no sum of them means anything.

use yew::prelude::*;

use super::frame::{Chart, Desk, number};
use super::plot::{LARGE, Look, MIDDLING, MONEY, dated, day_of, disc, words};
use crate::atlas::SeriesPoint;
use crate::text::dates;
use crate::ui::shape::{px, shape, word};

const LARGEST_PX: f64 = 104.0;
/// From this radius on the number stands inside.
const HOLDS_NUMBER_PX: f64 = 40.0;
const NUMBER_PX: f64 = 28.0;
const LEAST_WIDTH_PX: f64 = 76.0;

pub fn sums(desk: &Desk, chart: &Chart) -> Html {
    let most = chart.most();
    let mut points: Vec<&SeriesPoint> = chart.points().map(|(_, point)| point).collect();
    points.sort_by(|a, b| b.value.total_cmp(&a.value));
    html! {
        <div class="sums" role="img" aria-label={chart.said(desk.table)}>
            { for points.into_iter().map(|point| html! {
                <div>{ circle(desk, point, most) }{ what(desk, point) }</div>
            }) }
        </div>
    }
}

fn circle(desk: &Desk, point: &SeriesPoint, most: f64) -> Html {
    let r = LARGEST_PX * (point.value / most).sqrt();
    let inside = r >= HOLDS_NUMBER_PX;
    let (width, above) = ((2.0 * r + 4.0).max(LEAST_WIDTH_PX), if inside { 2.0 } else { NUMBER_PX });
    let (x, y) = (width / 2.0, above + r);
    let look = |look: Look| look.in_the_middle().coloured(MONEY);
    let written = number(desk.table, point.value);
    let number = if inside {
        words(look(LARGE), x, y + 11.0, &written)
    } else {
        words(look(MIDDLING), x, above - 9.0, &written)
    };
    shape!("svg", { "class": word("plot"), "width": px(width), "height": px(above + 2.0 * r + 1.0) }, vec![
        dated(day_of(point), vec![disc(point, x, y, r), number])
    ])
}

/// Its name, its date, what kind of sum it is.
fn what(desk: &Desk, point: &SeriesPoint) -> Html {
    let (name, kind) = point.label.split_once(", ").unwrap_or((&point.label, ""));
    html! {
        <p><b>{ desk.table.capital(name) }</b><br />{ dates::short(desk.table, point.at) }<br />{ kind }</p>
    }
}
