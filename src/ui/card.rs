//! The open event in the margin: date, place, sentence; then the voices, never mixed.

use yew::prelude::*;

use super::compare::{begin, difference};
use super::icons::{Glyph, glyph, sign};
use super::store::Act;
use super::typed::date_button;
use crate::app::{Action, State};
use crate::atlas::{Atlas, DatedBy, Event, Evidence};
use crate::scene::moment::{Ask, scene};
use crate::scene::plate::sign_of;
use crate::scene::{Change, Leg, Scene, Stage, change};
use crate::share::citation;
use crate::text::{ChangeWords, Table, dates};
use crate::time::{Date, Day, End};

/// What of the page the card and the list say.
pub struct Now<'a> {
    pub act: &'a Act,
    pub stage: &'a Stage,
    pub scene: &'a Scene,
    pub at: Date,
    pub table: &'static Table,
    /// The clock is under a hand.
    pub hurried: bool,
}

/// `link` is the address of what is shown.
pub fn card(now: &Now, state: &State, link: &str) -> Html {
    let Now { stage, scene, table, .. } = *now;
    let leg = state.leg.as_deref().and_then(|id| stage.leg(id));
    let Some((number, event)) = scene.open.and_then(|number| Some((number, stage.event(number)?))) else {
        return empty_date(now, state.pinned, leg);
    };
    let count = if number < stage.dated() { table.n_of_m(number + 1, stage.dated()) } else { table.undated.to_owned() };
    let head = html! { <p class="kick"><span>{ table.kind(event.kind) }</span><span>{ count }</span></p> };
    card_of(now, head, super::story::way_back(now.act, leg, table), link, state.pinned)
}

/// The open event, with what stands over it and what comes after its voices.
pub fn card_of(now: &Now, head: Html, after: Html, link: &str, pinned: Option<Date>) -> Html {
    let Now { act, stage, scene, at, table, .. } = *now;
    let Some((number, event)) = scene.open.and_then(|number| Some((number, stage.event(number)?))) else {
        return html! {};
    };
    let place = place_line(&stage.atlas, event);
    // Under a moving clock only the head is drawn.
    if now.hurried {
        return hurried(now, head, event);
    }
    // The map may show the other of two dates.
    let is_here = scene.day == at.first_day();
    let changed = if is_here { change_sentence(stage, scene, table) } else { String::new() };
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
            act.send(Action::Copied);
        })
    };
    html! {
        <article class="card" id="card" data-event={event.id.to_string()} data-kind={event.kind.word()} tabindex="-1">
            { head }
            { date_button(now, date_class(&headline(event, table)), &headline(event, table), datetime(event).unwrap_or_default()) }
            <p class={if place.none { "place none" } else { "place" }}>
                if place.rough { <span class="abt">{ table.about_place }</span> }
                { if place.none { table.no_place.to_owned() } else { place.name } }
            </p>
            <h2 class="sent">{ &event.title }</h2>
            { span_line(act, event, table) }
            { voices(event, table) }
            { figures(event, table) }
            { after }
            if !same_day.is_empty() {
                <section class="also"><h3>{ table.same_day }</h3><ul>
                    { for same_day.into_iter().map(|other| html! {
                        <li key={other.id.to_string()}>{ sign(sign_of(other), "") }{ event_link(act, other) }</li>
                    }) }
                </ul></section>
            }
            if !changed.is_empty() {
                <section class="also"><h3>{ table.what_changed }</h3><p>{ changed }</p></section>
            }
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
fn empty_date(now: &Now, pinned: Option<Date>, leg: Option<&Leg>) -> Html {
    let Now { act, stage, scene, at, table, .. } = *now;
    let day = at.first_day();
    let before = stage.stops.iter().rev().find(|stop| stop.date.first_day() < day);
    let after = stage.stops.iter().find(|stop| stop.date.first_day() > day);
    let is_here = scene.day == day;
    let changed = if is_here { change_sentence(stage, scene, table) } else { String::new() };
    let near = [(table.before, before), (table.after, after)];
    html! {
        <article key="empty" class="card" id="card" tabindex="-1">
            <p class="kick"><span>{ table.events_so_far(scene.shown.len()) }</span></p>
            { date_button(now, date_class(&dates::date(table, at)), &dates::date(table, at), at.to_string()) }
            <p class="place none">{ table.no_event_here }</p>
            if !changed.is_empty() {
                <section class="also"><h3>{ table.what_changed }</h3><p>{ changed }</p></section>
            }
            { for near.into_iter().filter_map(|(words, stop)| Some((words, stop?))).map(|(words, stop)| html! {
                <section key={words} class="also"><h3>{ words }{ ": " }{ date_link(act, stop.date, &dates::date(table, stop.date)) }</h3><ul>
                    { for stop.events.clone().filter_map(|number| stage.event(number)).map(|event| html! {
                        <li key={event.id.to_string()}>{ sign(sign_of(event), "") }{ event_link(act, event) }</li>
                    }) }
                </ul></section>
            }) }
            { difference(now, pinned) }
            { super::story::way_back(act, leg, table) }
            <footer class="src"><p class="tools-line">if pinned.is_none() { { begin(act, at, table) } }</p></footer>
        </article>
    }
}

/// Date, place, sentence: nothing that would flicker.
fn hurried(now: &Now, head: Html, event: &Event) -> Html {
    let Now { stage, table, .. } = *now;
    let place = place_line(&stage.atlas, event);
    html! {
        <article class="card" id="card" data-event={event.id.to_string()} data-kind={event.kind.word()} tabindex="-1">
            { head }
            { date_button(now, date_class(&headline(event, table)), &headline(event, table), datetime(event).unwrap_or_default()) }
            <p class={if place.none { "place none" } else { "place" }}>
                if place.rough { <span class="abt">{ table.about_place }</span> }
                { if place.none { table.no_place.to_owned() } else { place.name } }
            </p>
            <h2 class="sent">{ &event.title }</h2>
        </article>
    }
}

/// Wherever a date stands it leads there.
pub fn date_link(act: &Act, date: Date, words: &str) -> Html {
    html! { <a href={["#t=", &date.to_string()].concat()} onclick={act.click(Action::GoWithin(date))}>{ words }</a> }
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
fn span_line(act: &Act, event: &Event, table: &Table) -> Html {
    let Some(when) = event.when else { return html! {} };
    let until = dates::continuation(table, &when);
    let ours = event.dated_by == DatedBy::Editor && event.evidence != Evidence::Background;
    let ours = if ours { table.dated_by_us } else { "" };
    if until.is_empty() && ours.is_empty() {
        return html! {};
    }
    let between = if until.is_empty() || ours.is_empty() { "" } else { " · " };
    let until = match when.end {
        End::At(end) if !until.is_empty() => date_link(act, end.latest, &until),
        _ => html! { { until } },
    };
    html! { <p class="span">{ until }{ between }{ ours }</p> }
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

/// What begins or ends on the date shown, against the day before.
pub fn change_sentence(stage: &Stage, now: &Scene, table: &Table) -> String {
    let eve: Date = Day(now.day.0 - 1).date();
    let before = scene(stage, Ask::about(eve));
    change_words(stage, &change(stage, &before, now), now, table)
}

/// A change in the words of a language.
pub fn change_words(stage: &Stage, change: &Change, now: &Scene, table: &Table) -> String {
    // A line lit because its event is open has not changed.
    let routes = change.routes.iter().filter(|(route, state)| {
        let begun = stage.routes.get(*route).map(|route| crate::scene::stage::state_at(&route.states, now.day));
        begun.flatten() == Some(*state)
    });
    let words = ChangeWords {
        roster: change.roster.iter().map(|(id, status)| (stage.atlas.actor_name(id).to_owned(), *status)).collect(),
        bases: change
            .bases
            .iter()
            .filter_map(|(base, state)| Some((stage.bases.get(*base)?.name.clone(), *state)))
            .collect(),
        routes: routes
            .filter_map(|(route, state)| {
                let event = stage.event(stage.routes.get(*route)?.event)?;
                // A line is called by its ends.
                let name = match event.places.as_slice() {
                    [first, .., last] => [&first.name, "–", &last.name].concat(),
                    _ => event.title.clone(),
                };
                Some((name, *state))
            })
            .collect(),
        members: change.members,
        observers: change.observers,
    };
    table.change(&words)
}
