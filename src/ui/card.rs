//! The open event in the margin: date, place, sentence; then the voices, never mixed.

use yew::prelude::*;

use super::compare::{begin, difference};
use super::icons::{Glyph, glyph, sign};
use super::shape::{
    beside, block, drawn, keyed, letters, link, many, nothing, of, part, pressed, said, shape, text, word,
};
use super::store::Act;
use super::story::way_back;
use super::typed::date_button;
use crate::app::{Action, Copied, State};
use crate::atlas::{Atlas, DatedBy, Event, Evidence};
use crate::scene::plate::sign_of;
use crate::scene::tell::change_sentence;
use crate::scene::{Leg, Scene, Stage};
use crate::share::citation;
use crate::text::{Table, dates};
use crate::time::{Date, End};

/// What of the page the card and the list say.
pub struct Now<'a> {
    pub act: &'a Act,
    pub stage: &'a Stage,
    pub scene: &'a Scene,
    pub at: Date,
    pub table: &'static Table,
    /// The clock is under a hand.
    pub hurried: bool,
    /// At most so many rows of a list.
    pub rows: usize,
}

/// `link` is the address of what is shown.
pub fn card(now: &Now, state: &State, link: &str) -> Html {
    let Now { stage, scene, table, .. } = *now;
    let leg = state.leg.as_deref().and_then(|id| stage.leg(id));
    let open = if now.hurried { state.event.as_deref().and_then(|id| stage.number(id)) } else { scene.open };
    let Some((number, event)) = open.and_then(|number| Some((number, stage.event(number)?))) else {
        return empty_date(now, state.pinned, leg);
    };
    let count = if number < stage.dated() { table.n_of_m(number + 1, stage.dated()) } else { table.undated.to_owned() };
    let head = block("p", "kick", of![said("span", "", table.kind(event.kind)), said("span", "", &count)]);
    card_of(now, number, head, way_back(now.act, leg, table), link, state.pinned)
}

/// The open event, with what stands over it and what comes after its voices.
pub fn card_of(now: &Now, number: usize, head: Html, after: Html, link: &str, pinned: Option<Date>) -> Html {
    let Now { act, stage, at, table, .. } = *now;
    let Some(event) = stage.event(number) else { return nothing() };
    let said_date = headline(event, table);
    let mut parts = vec![
        head,
        date_button(now, date_class(&said_date), &said_date, datetime(event).unwrap_or_default()),
        placed(&stage.atlas, event, table),
        said("h2", "sent", &event.title),
    ];
    // Under a moving clock date, place and sentence: nothing that would flicker.
    if !now.hurried {
        let same_day = stage.stop_at(at).map_or(0..0, |stop| stop.events.clone()).filter(|other| *other != number);
        let same_day = same_day.filter_map(|other| stage.event(other)).map(|other| event_row(act, other));
        let copy = {
            let act = act.clone();
            Callback::from(move |event: MouseEvent| {
                event.prevent_default();
                super::browser::copy_address();
                act.send(Action::Copied(Copied::Link));
            })
        };
        let mut tools = vec![super::shape::link("", ["#", link].concat(), table.copy_link, copy)];
        if pinned.is_none() {
            tools.push(begin(act, at, table));
        }
        parts.extend([
            span_line(act, event, table),
            voices(event, table),
            figures(event, table),
            after,
            also(said("h3", "", table.same_day), many(&mut { same_day })),
            changed(now),
            difference(now, pinned),
            block("footer", "src", of![provenance(&stage.atlas, event, table), block("p", "tools-line", &mut tools)]),
        ]);
    }
    shape!("article", {
        "class": word("card"), "id": word("card"), "tabindex": word("-1"), "data-event": part("", &event.id),
        "data-kind": word(event.kind.word()),
    }, parts)
}

/// Where it happened; or that no place is known.
fn placed(atlas: &Atlas, event: &Event, table: &Table) -> Html {
    let place = place_line(atlas, event);
    if place.none {
        return said("p", "place none", table.no_place);
    }
    let about = if place.rough { said("span", "abt", table.about_place) } else { nothing() };
    block("p", "place", of![about, letters(&place.name)])
}

/// Events under a heading; without any there is no heading.
fn also(head: Html, mut events: Vec<Html>) -> Html {
    if events.is_empty() { nothing() } else { block("section", "also", of![head, block("ul", "", &mut events)]) }
}

fn event_row(act: &Act, event: &Event) -> Html {
    keyed!(event.id.clone(), "li", {}, of![sign(sign_of(event), ""), event_link(act, event)])
}

/// A date on which nothing of the article begins.
fn empty_date(now: &Now, pinned: Option<Date>, leg: Option<&Leg>) -> Html {
    let Now { act, stage, scene, at, table, .. } = *now;
    let [before, _, after] = stage.stops_around(at.first_day().date());
    let said_date = dates::date(table, at);
    let mut parts = vec![
        said("p", "kick", &table.events_so_far(scene.shown.len())),
        date_button(now, date_class(&said_date), &said_date, at.to_string()),
        said("h2", "place none", table.no_event_here),
    ];
    if !now.hurried {
        parts.push(changed(now));
        for (words, stop) in [(table.before, before.last()), (table.after, after.first())] {
            let Some(stop) = stop else { continue };
            let head = of![letters(words), letters(": "), date_link(act, stop.date, &dates::date(table, stop.date))];
            let events =
                stop.events.clone().filter_map(|number| stage.event(number)).map(|event| event_row(act, event));
            parts.push(also(block("h3", "", head), many(&mut { events })));
        }
        let mut tools = if pinned.is_none() { vec![begin(act, at, table)] } else { Vec::new() };
        parts.extend([
            difference(now, pinned),
            way_back(act, leg, table),
            block("footer", "src", of![block("p", "tools-line", &mut tools)]),
        ]);
    }
    // Under a moving clock it is the card of an event with other words; at rest no part of one is made into the other.
    let key = if now.hurried { None } else { Some("empty".into()) };
    drawn!(key, "article", { "class": "card", "id": "card", "tabindex": "-1" }, &mut parts)
}

/// The sentence that is spoken after a move.
fn changed(now: &Now) -> Html {
    // The map may show the other of two dates.
    let is_here = now.scene.day == now.at.first_day();
    let words = if is_here { change_sentence(now.stage, now.scene, now.table) } else { String::new() };
    if words.is_empty() {
        return nothing();
    }
    let words = now.table.value_text(&dates::date(now.table, now.at), &words);
    block("section", "also what-changed", of![said("h3", "", now.table.what_changed), said("p", "", &words)])
}

/// Wherever a date stands it leads there.
pub fn date_link(act: &Act, date: Date, words: &str) -> Html {
    link("", ["#t=", &date.to_string()].concat(), words, act.click(Action::GoWithin(date)))
}

/// A link that works without script too: its address says the same.
pub fn event_link(act: &Act, event: &Event) -> Html {
    pressed!(act.click(Action::Open(event.id.clone())), "a", { "href": text(event_href(event)), "data-event": part("", &event.id) },
        of![letters(&event.title)])
}

pub fn event_href(event: &Event) -> String {
    match event.when {
        Some(when) => ["#t=", &when.start.earliest.to_string(), "&e=", &event.id].concat(),
        None => ["#e=", &event.id].concat(),
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
                [&place.name, ", ", atlas.actor_name(&place.country)].concat()
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
    let Some(when) = event.when else { return nothing() };
    let until = dates::continuation(table, &when);
    let ours = event.dated_by == DatedBy::Editor && event.evidence != Evidence::Background;
    let ours = if ours { table.dated_by_us } else { "" };
    if until.is_empty() && ours.is_empty() {
        return nothing();
    }
    let between = if until.is_empty() || ours.is_empty() { "" } else { " · " };
    let until = match when.end {
        End::At(end) if !until.is_empty() => date_link(act, end.latest, &until),
        _ => letters(&until),
    };
    block("p", "span", of![until, letters(between), letters(ours)])
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
    let mut all = Vec::new();
    if !event.claim.is_empty() {
        all.push(block("section", claim_class, of![said("h3", "who", claim_title), said("p", "", &event.claim)]));
    }
    if !event.check.is_empty() {
        let head = block("h3", "who", of![glyph(mark), letters(check_title)]);
        let mut check = vec![head, said("p", "", &event.check)];
        if !event.references.is_empty() {
            let mut works = vec![letters(table.references), letters(": ")];
            for (n, reference) in event.references.iter().enumerate() {
                works.push(letters(if n > 0 { "; " } else { "" }));
                works.push(if reference.url.is_empty() {
                    letters(&reference.title)
                } else {
                    shape!("a", { "href": text(reference.url.clone()), "rel": word("noopener noreferrer") }, of![letters(&reference.title)])
                });
            }
            check.push(block("p", "refs", &mut works));
        }
        all.push(block("section", check_class, &mut check));
    }
    beside(&mut all)
}

pub fn figures(event: &Event, table: &Table) -> Html {
    if event.figures.is_empty() {
        return nothing();
    }
    let rows = event.figures.iter().enumerate().map(|(n, figure)| {
        keyed!(
            n,
            "div",
            {},
            of![said("dt", "", &table.quantity(figure.value, &figure.unit)), said("dd", "", &figure.what)]
        )
    });
    block("section", "also figs", of![said("h3", "", table.figures), block("dl", "", &mut many(&mut { rows }))])
}

/// The section and the notes it stands on, or that there are none.
pub fn provenance(atlas: &Atlas, event: &Event, table: &Table) -> Html {
    if event.evidence == Evidence::Background {
        return said("p", "", table.not_in_article);
    }
    let author = atlas.work.authors.first().map(|(family, _)| family.as_str()).unwrap_or_default();
    let year = atlas.work.year.map(|year| year.to_string()).unwrap_or_default();
    let section = event.section.as_deref().and_then(|id| atlas.section(id));
    let section = section.map(|section| table.section(&section.title)).unwrap_or_default();
    let missing = if event.notes.is_empty() { [" ", table.no_source].concat() } else { String::new() };
    let mut all = vec![said("p", "", &[author, " ", &year, ". ", &section, &missing].concat())];
    if !event.notes.is_empty() {
        let notes = event.notes.iter().filter_map(|n| atlas.note(*n)).map(|note| {
            let line = citation::note_line(atlas, note);
            let line = shape!("span", { "lang": text(citation::note_language(atlas, note)) }, of![letters(&line)]);
            keyed!(usize::from(note.n), "li", {}, of![said("b", "", &table.note(note.n)), letters(" "), line])
        });
        all.push(block("ul", "notes", &mut many(&mut { notes })));
    }
    beside(&mut all)
}
