//! The open event in the margin: date, place, sentence; then the voices, never mixed.

use yew::prelude::*;

use super::compare::{begin, difference};
use super::icons::{Glyph, glyph, sign};
use super::shape::{letters, shape, word};
use super::store::Act;
use crate::app::{Action, Copied, State};
use crate::atlas::{Atlas, DatedBy, Event, Evidence};
use crate::scene::plate::sign_of;
use crate::scene::tell::change_sentence;
use crate::scene::{Scene, Stage};
use crate::share::citation;
use crate::text::{Table, dates};
use crate::time::Date;

/// What of the page the card and the list say.
pub struct Now<'a> {
    pub act: &'a Act,
    pub stage: &'a Stage,
    pub scene: &'a Scene,
    pub at: Date,
    pub table: &'static Table,
}

/// `link` is the address of what is shown.
pub fn card(now: &Now, link: &str, pinned: Option<Date>) -> Html {
    let Now { act, stage, scene, at, table, .. } = *now;
    let Some((number, event)) = scene.open.and_then(|number| Some((number, stage.event(number)?))) else {
        return empty_date(now, pinned);
    };
    let place = place_line(&stage.atlas, event);
    let count = if number < stage.dated() { table.n_of_m(number + 1, stage.dated()) } else { table.undated.to_owned() };
    let same_day: Vec<&Event> = stage
        .stop_at(at)
        .into_iter()
        .flat_map(|stop| stop.events.clone())
        .filter(|other| *other != number)
        .filter_map(|other| stage.event(other))
        .collect();
    let copy = {
        let act = act.clone();
        Callback::from(move |event: MouseEvent| {
            event.prevent_default();
            super::browser::copy_address();
            act.send(Action::Copied(Copied::Link));
        })
    };
    html! {
        <article class="card" id="card" data-event={event.id.to_string()} data-kind={event.kind.word()} tabindex="-1">
            <p class="kick"><span>{ table.kind(event.kind) }</span><span>{ count }</span></p>
            <p class={date_class(&headline(event, table))}>
                <time datetime={datetime(event)}>{ headline(event, table) }</time>
            </p>
            <p class={if place.none { "place none" } else { "place" }}>
                if place.rough { <span class="abt">{ table.about_place }</span> }
                { if place.none { table.no_place.to_owned() } else { place.name } }
            </p>
            <h2 class="sent">{ &event.title }</h2>
            { span_line(event, table) }
            { voices(event, table) }
            { figures(event, table) }
            if !same_day.is_empty() {
                <section class="also"><h3>{ table.same_day }</h3><ul>
                    { for same_day.into_iter().map(|other| html! {
                        <li key={other.id.to_string()}>{ sign(sign_of(other), "") }{ event_link(act, other) }</li>
                    }) }
                </ul></section>
            }
            { changed(now) }
            { difference(now, pinned) }
            <footer class="src">
                { provenance(&stage.atlas, event, table) }
                <p class="tools-line"><a href={["#", link].concat()} onclick={copy}>{ table.copy_link }</a>
                    if pinned.is_none() { { begin(act, at, table) } }</p>
            </footer>
        </article>
    }
}

/// A date on which nothing of the article begins.
fn empty_date(now: &Now, pinned: Option<Date>) -> Html {
    let Now { act, stage, scene, at, table, .. } = *now;
    let day = at.first_day();
    let before = stage.stops.iter().rev().find(|stop| stop.date.first_day() < day);
    let after = stage.stops.iter().find(|stop| stop.date.first_day() > day);
    let near = [(table.before, before), (table.after, after)];
    html! {
        <article key="empty" class="card" id="card" tabindex="-1">
            <p class="kick"><span>{ table.events_so_far(scene.shown.len()) }</span></p>
            <p class={date_class(&dates::date(table, at))}>
                <time datetime={at.to_string()}>{ dates::date(table, at) }</time>
            </p>
            <p class="place none">{ table.no_event_here }</p>
            { changed(now) }
            { for near.into_iter().filter_map(|(words, stop)| Some((words, stop?))).map(|(words, stop)| html! {
                <section key={words} class="also"><h3>{ format!("{words}: {}", dates::date(table, stop.date)) }</h3><ul>
                    { for stop.events.clone().filter_map(|number| stage.event(number)).map(|event| html! {
                        <li key={event.id.to_string()}>{ sign(sign_of(event), "") }{ event_link(act, event) }</li>
                    }) }
                </ul></section>
            }) }
            { difference(now, pinned) }
            <footer class="src"><p class="tools-line">if pinned.is_none() { { begin(act, at, table) } }</p></footer>
        </article>
    }
}

/// The sentence that is spoken after a move.
fn changed(now: &Now) -> Html {
    // The map may show the other of two dates.
    let is_here = now.scene.day == now.at.first_day();
    let words = if is_here { change_sentence(now.stage, now.scene, now.table) } else { String::new() };
    if words.is_empty() {
        return html! {};
    }
    let words = now.table.value_text(&dates::date(now.table, now.at), &words);
    let heading = shape!("h3", {}, vec![letters(now.table.what_changed)]);
    shape!("section", { "class": word("also what-changed") }, vec![heading, shape!("p", {}, vec![letters(&words)])])
}

/// A link that works without script too: its address says the same.
pub fn event_link(act: &Act, event: &Event) -> Html {
    let onclick = act.click(Action::Open(event.id.clone()));
    html! { <a href={event_href(event)} data-event={event.id.to_string()} {onclick}>{ &event.title }</a> }
}

pub fn event_href(event: &Event) -> String {
    match event.when {
        Some(when) => format!("#t={}&e={}", when.start.earliest, event.id),
        None => format!("#e={}", event.id),
    }
}

pub struct PlaceLine {
    pub name: String,
    pub rough: bool,
    pub none: bool,
}

/// The main place and its state.
pub fn place_line(atlas: &Atlas, event: &Event) -> PlaceLine {
    match event.places.first() {
        Some(place) => PlaceLine {
            // A name that already says more than the place is left as it is.
            name: if place.country.is_empty() || place.name.contains([',', '(']) {
                place.name.clone()
            } else {
                format!("{}, {}", place.name, atlas.actor_name(&place.country))
            },
            rough: crate::scene::stage::is_rough(place),
            none: false,
        },
        None => PlaceLine { name: String::new(), rough: false, none: true },
    }
}

/// The date as the small forms show it.
pub fn when_line(state: &State, event: Option<&Event>) -> String {
    let table = state.dress.language.table();
    match event {
        Some(event) => headline(event, table),
        None => dates::date(table, state.at),
    }
}

pub fn headline(event: &Event, table: &Table) -> String {
    event.when.map_or_else(|| table.no_date.to_owned(), |when| dates::headline(table, &when))
}

/// Longer dates are set smaller.
fn date_class(date: &str) -> &'static str {
    match date.chars().count() {
        ..=16 => "date",
        17..=22 => "date long",
        _ => "date longer",
    }
}

fn datetime(event: &Event) -> Option<String> {
    event.when.map(|when| when.start.earliest.to_string().trim_end_matches('~').to_owned())
}

/// Until when it held, and who dated it.
fn span_line(event: &Event, table: &Table) -> Html {
    let mut parts = Vec::new();
    if let Some(when) = event.when {
        parts.push(dates::continuation(table, &when));
    }
    if event.dated_by == DatedBy::Editor && event.when.is_some() && event.evidence != Evidence::Background {
        parts.push(table.dated_by_us.to_owned());
    }
    parts.retain(|part| !part.is_empty());
    if parts.is_empty() {
        html! {}
    } else {
        html! { <p class="span">{ parts.join(" · ") }</p> }
    }
}

/// The article, the editor, the correction: three voices, three rules.
pub fn voices(event: &Event, table: &Table) -> Html {
    let (claim_class, claim_title) = match event.evidence {
        Evidence::Background => ("voice ed", table.background),
        Evidence::Article | Evidence::Corrected => ("voice art", table.the_article),
    };
    let (check_class, mark, check_title) = match event.evidence {
        Evidence::Corrected => ("voice fix", Glyph::Corrected, table.corrected),
        Evidence::Article | Evidence::Background => ("voice ed", Glyph::Added, table.editors_note),
    };
    html! {
        <>
            if !event.claim.is_empty() {
                <section class={claim_class}><h3 class="who">{ claim_title }</h3><p>{ &event.claim }</p></section>
            }
            if !event.check.is_empty() {
                <section class={check_class}>
                    <h3 class="who">{ glyph(mark) }{ check_title }</h3><p>{ &event.check }</p>
                    if !event.references.is_empty() {
                        <p class="refs">{ table.references }{ ": " }
                            { for event.references.iter().enumerate().map(|(n, reference)| html! {
                                <span key={n}>
                                    if n > 0 { {"; "} }
                                    if reference.url.is_empty() { { &reference.title } }
                                    else { <a href={reference.url.clone()} rel="noopener noreferrer">{ &reference.title }</a> }
                                </span>
                            }) }
                        </p>
                    }
                </section>
            }
        </>
    }
}

pub fn figures(event: &Event, table: &Table) -> Html {
    if event.figures.is_empty() {
        return html! {};
    }
    html! {
        <section class="also figs"><h3>{ table.figures }</h3><dl>
            { for event.figures.iter().enumerate().map(|(n, figure)| html! {
                <div key={n}><dt>{ table.quantity(figure.value, &figure.unit) }</dt><dd>{ &figure.what }</dd></div>
            }) }
        </dl></section>
    }
}

/// The section and the notes it stands on, or that there are none.
pub fn provenance(atlas: &Atlas, event: &Event, table: &Table) -> Html {
    if event.evidence == Evidence::Background {
        return html! { <p>{ table.not_in_article }</p> };
    }
    let author = atlas.work.authors.first().map(|(family, _)| family.as_str()).unwrap_or_default();
    let year = atlas.work.year.map(|year| year.to_string()).unwrap_or_default();
    let section = event.section.as_deref().and_then(|id| atlas.section(id));
    html! {
        <>
            <p>
                { format!("{author} {year}. ") }
                if let Some(section) = section { { table.section(&section.title) } }
                if event.notes.is_empty() { { " " }{ table.no_source } }
            </p>
            if !event.notes.is_empty() {
                <ul class="notes">
                    { for event.notes.iter().filter_map(|n| atlas.note(*n)).map(|note| {
                        let line = citation::note_line(atlas, note);
                        html! { <li key={note.n}><b>{ table.note(note.n) }</b>{ " " }{ line }</li> }
                    }) }
                </ul>
            }
        </>
    }
}
