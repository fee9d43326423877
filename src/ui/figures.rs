//! The article's numbers where people would rather look than read. Written once by the build; the running page shows it
//! and marks what is past.
//!
//! Lengths begin at nought and are shares of a plot as wide as its place; letters keep their size. [`plot`] holds what all
//! drawings are made of, [`frame`] what stands around each: heading, unit, caption, source and the same in a table.

mod bars;
mod columns;
mod frame;
mod plot;
mod slope;
mod steps;
mod sums;

use yew::prelude::*;

use self::frame::{Chart, Desk};
use super::shape::word;
use crate::atlas::{Atlas, Evidence, Series};
use crate::scene::Stage;
use crate::text::Language;

#[derive(Properties, PartialEq)]
pub struct FiguresProps {
    pub atlas: Atlas,
    pub language: Language,
}

/// Places of the page in reading order; in a place charts one below the other, in a chart the series it draws.
const PLACES: &[&[&[&str]]] = &[
    &[&["trade-central-asia"]],
    &[&["gas-2020"]],
    &[&["members", "observers", "partners"]],
    &[&["money-flows"]],
    &[&["russian-gas-share-2020"], &["trade-2016"]],
    &[&["bases"], &["rent"]],
    &[&["exercise-troops"]],
];

#[component]
pub fn Figures(props: &FiguresProps) -> Html {
    let FiguresProps { atlas, language } = props;
    let stage = Stage::new(atlas.clone());
    let desk = Desk { atlas, table: language.table(), pages: language.pages(), last: stage.last };
    let find = |id: &&str| atlas.series.iter().find(|series| series.id.as_ref() == *id);
    let mut places: Vec<Vec<Vec<&Series>>> = PLACES
        .iter()
        .map(|place| place.iter().map(|chart| chart.iter().filter_map(find).collect()).collect())
        .collect();
    // A series that nobody has found a place for is drawn all the same.
    let placed = |series: &Series| PLACES.iter().copied().flatten().copied().flatten().any(|id| *id == &*series.id);
    places.extend(atlas.series.iter().filter(|series| !placed(series)).map(|series| vec![vec![series]]));
    html! {
        <section id="figures" class="figures" aria-labelledby="figures-heading">
            <header>
                <h2 id="figures-heading" tabindex="-1">{ desk.table.nav_figures }</h2>
                { legend(&desk) }
            </header>
            { for places.into_iter().enumerate().map(|(n, place)| {
                let charts = place.into_iter().filter_map(|series| Some(drawn(&desk, Chart::of(series)?)));
                html! { <div key={n}>{ for charts }</div> }
            }) }
        </section>
    }
}

fn drawn(desk: &Desk, chart: Chart) -> Html {
    let drawing = match &*chart.id {
        "trade-central-asia" => slope::slope(desk, &chart),
        "members" | "bases" => steps::steps(desk, &chart),
        "exercise-troops" => columns::columns(desk, &chart),
        "money-flows" => sums::sums(desk, &chart),
        "gas-2020" | "russian-gas-share-2020" => bars::against_forecast(desk, &chart),
        _ => bars::bars(desk, &chart),
    };
    frame::framed(desk, &chart, drawing)
}

/// Whose figure a mark is, what the line means, and the way to the end of time.
fn legend(desk: &Desk) -> Html {
    let pages = desk.pages;
    let sign = |shape: Html| html! { <svg width="20" height="12" aria-hidden="true">{ shape }</svg> };
    let dot = |evidence| plot::dot(6.0, 6.0, evidence, plot::INK);
    let line = plot::line(plot::CLOCK, [word("6"), word("6")], [0.0, 12.0]);
    let year = desk.last.date().year().to_string();
    html! {
        <p class="legend">
            <span>{ sign(dot(Evidence::Article)) }{ pages.figures_article }</span>
            <span>{ sign(dot(Evidence::Background)) }{ pages.figures_editor }</span>
            <span>{ sign(line) }{ pages.figures_clock }</span>
            <a href={["#p=figures&t=", &year].concat()}>{ (pages.figures_end)(&year) }</a>
        </p>
    }
}
