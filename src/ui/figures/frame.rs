//! What stands around every drawing: heading, unit, caption, source, and the same in a table whose dates lead to the event.

use std::collections::BTreeSet;

use yew::prelude::*;

use crate::atlas::{Atlas, Event, Evidence, Id, Series, SeriesPoint};
use crate::number::fixed;
use crate::text::table::Pages;
use crate::text::{Table, dates};
use crate::time::Day;

/// What the charts are written from.
pub struct Desk<'a> {
    pub atlas: &'a Atlas,
    pub table: &'static Table,
    pub pages: &'static Pages,
    /// The last day of the ruler.
    pub last: Day,
}

/// One drawing: mostly of one series.
pub struct Chart<'a> {
    /// That of its first series.
    pub id: Id,
    pub series: Vec<&'a Series>,
}

impl<'a> Chart<'a> {
    pub fn of(series: Vec<&'a Series>) -> Option<Self> {
        Some(Self { id: series.first()?.id.clone(), series })
    }

    pub fn points(&self) -> impl Iterator<Item = (&'a Series, &'a SeriesPoint)> {
        self.series.iter().flat_map(|series| series.points.iter().map(|point| (*series, point)))
    }

    /// The largest value: what fills a plot.
    pub fn most(&self) -> f64 {
        self.points().map(|(_, point)| point.value).fold(f64::MIN_POSITIVE, f64::max)
    }

    fn unit(&self) -> &'a str {
        self.series.first().map(|series| series.unit.as_str()).unwrap_or_default()
    }

    /// All of it in a line, for those who hear the page.
    pub fn said(&self, table: &Table) -> String {
        let parts: Vec<String> = self
            .series
            .iter()
            .map(|series| {
                let points = series.points.iter().map(|point| {
                    let value = [&dates::short(table, point.at), ": ", &number(table, point.value)].concat();
                    if point.label.is_empty() { value } else { [&value, ", ", &point.label].concat() }
                });
                format!("{}, {}. {}.", series.title, series.unit, points.collect::<Vec<_>>().join("; "))
            })
            .collect();
        parts.join(" ")
    }
}

/// As the data have it: the debt forgiven is 0.865 billion, not 0.87.
pub fn number(table: &Table, value: f64) -> String {
    let hundredths = value * 100.0;
    if (hundredths - hundredths.round()).abs() < 1e-6 {
        return table.decimal(value);
    }
    let [point, _] = table.marks;
    fixed(value, 3).replace('.', point)
}

pub fn framed(desk: &Desk, chart: &Chart, drawing: Html) -> Html {
    let Desk { table, pages, .. } = *desk;
    let title = match chart.series.as_slice() {
        [one] => one.title.as_str(),
        _ => pages.figures_ranks,
    };
    let unit = match &*chart.id {
        "money-flows" => [chart.unit(), "; ", pages.figures_area].concat(),
        _ => chart.unit().to_owned(),
    };
    let series: Vec<&str> = chart.series.iter().map(|series| &*series.id).collect();
    html! {
        <figure class={["fig ", &chart.id].concat()} data-series={series.join(" ")}>
            <div class="head"><h3>{ title }</h3><p class="unit">{ table.capital(&unit) }</p></div>
            { drawing }
            <figcaption>
                { for chart.series.iter().map(|series| html! {
                    <p key={series.id.to_string()}>
                        // Of several each caption says what it is about.
                        if chart.series.len() > 1 { <b>{ &series.title }</b>{ ": " } }
                        { &series.caption }
                    </p>
                }) }
                <p class="source">{ source(desk, chart) }</p>
                { as_table(desk, chart) }
            </figcaption>
        </figure>
    }
}

/// The notes under the article's figures, or that it gives none, and how many figures the editor added.
fn source(desk: &Desk, chart: &Chart) -> Html {
    let Desk { table, pages, .. } = *desk;
    let all = chart.points().count();
    let own: Vec<&SeriesPoint> =
        chart.points().map(|(_, point)| point).filter(|point| point.evidence != Evidence::Background).collect();
    let notes: BTreeSet<u16> = own.iter().flat_map(|point| notes_of(desk, point)).collect();
    let added = all - own.len();
    if own.is_empty() {
        return html! { { table.not_in_article } };
    }
    html! {
        <>
            if notes.is_empty() { { table.no_source } }
            else { <a href="#p=about">{ format!("{}, {}", table.the_article, numbered(desk, notes)) }</a>{ "." } }
            if added > 0 { { " " }{ (pages.figures_added)(added, all) } }
        </>
    }
}

fn notes_of(desk: &Desk, point: &SeriesPoint) -> Vec<u16> {
    event_of(desk, point).map(|event| event.notes.clone()).unwrap_or_default()
}

fn event_of<'a>(desk: &Desk<'a>, point: &SeriesPoint) -> Option<&'a Event> {
    desk.atlas.event(point.event.as_deref()?)
}

fn numbered(desk: &Desk, notes: impl IntoIterator<Item = u16>) -> String {
    let notes: Vec<String> = notes.into_iter().map(|note| note.to_string()).collect();
    (desk.pages.figures_notes)(notes.len(), &notes.join(", "))
}

fn as_table(desk: &Desk, chart: &Chart) -> Html {
    let Desk { table, pages, .. } = *desk;
    html! {
        <details>
            <summary>{ pages.figures_table }</summary>
            <table>
                <thead><tr>
                    { for [table.date, &table.capital(chart.unit()), pages.figures_what, pages.figures_whose].into_iter()
                        .map(|head| html! { <th key={head} scope="col">{ head.to_owned() }</th> }) }
                </tr></thead>
                <tbody>{ for chart.points().map(|(series, point)| row(desk, series, point)) }</tbody>
            </table>
        </details>
    }
}

fn row(desk: &Desk, series: &Series, point: &SeriesPoint) -> Html {
    let Desk { table, pages, .. } = *desk;
    let notes = notes_of(desk, point);
    let whose = match point.evidence {
        Evidence::Background => pages.figures_the_editor.to_owned(),
        _ if notes.is_empty() => table.the_article.to_owned(),
        _ => format!("{}, {}", table.the_article, numbered(desk, notes)),
    };
    let what = if point.label.is_empty() { &series.title } else { &point.label };
    html! {
        <tr>
            <th scope="row"><a href={href(desk, point)} data-event={point.event.as_deref().map(str::to_owned)}>
                { dates::short(table, point.at) }</a></th>
            <td>{ number(table, point.value) }</td>
            <td>{ what }</td>
            <td>{ whose }</td>
        </tr>
    }
}

/// The date of the point with its event open; never a date before the event begins.
fn href(desk: &Desk, point: &SeriesPoint) -> String {
    let Some(event) = event_of(desk, point) else { return format!("#t={}", point.at) };
    let begun = event.when.map(|when| when.start.earliest).filter(|begun| begun.first_day() > point.at.first_day());
    format!("#t={}&e={}", begun.unwrap_or(point.at), event.id)
}
