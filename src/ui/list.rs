//! What has happened so far, newest first; or what a search found.

use yew::prelude::*;

use super::card::Now;
use super::find::{field, hits, marked};
use super::icons::sign;
use super::key::left_out;
use crate::app::Action;
use crate::atlas::{Event, Evidence};
use crate::scene::Sieve;
use crate::scene::plate::sign_of;
use crate::text::dates;
use crate::time::Precision;

/// `open` is the open event, `query` what is looked for.
pub fn list(now: &Now, open: Option<&str>, query: &str, sieve: &Sieve) -> Html {
    let Now { stage, scene, at, table, .. } = *now;
    // Two children in both cases, so that the field stays the same field while a reader writes in it.
    if let Some(found) = &scene.found {
        return html! {
            <section key="list" class="list" aria-labelledby="list-heading">
                { field(now, query) }
                <div key="found">{ hits(now, found, open, query) }</div>
            </section>
        };
    }
    let undated: Vec<&Event> =
        stage.atlas.events.iter().skip(stage.dated()).filter(|event| sieve.passes(event)).collect();
    html! {
        <section key="list" class="list" aria-labelledby="list-heading">
            { field(now, query) }
            <div key="so-far">
                <p class="kick"><span>{ table.events_so_far(scene.shown.len()) }</span><span>{ table.newest_first }</span></p>
                <h2 class="date" id="list-heading" tabindex="-1">{ dates::date(table, at) }</h2>
                if !sieve.is_open() { { left_out(now.act, table) } }
                { rows(now, &mut scene.shown.iter().rev().copied(), open, "") }
                if !undated.is_empty() {
                    <h3 class="und">{ table.undated }</h3>
                    <ul class="rows">{ for undated.into_iter().map(|event| row(now, event, open, "")) }</ul>
                }
            </div>
        </section>
    }
}

/// Events by their numbers. The words of `query` are marked in their titles.
pub fn rows(now: &Now, numbers: &mut dyn Iterator<Item = usize>, open: Option<&str>, query: &str) -> Html {
    let events = numbers.filter_map(|number| now.stage.event(number));
    html! { <ol class="rows">{ for events.map(|event| row(now, event, open, query)) }</ol> }
}

fn row(now: &Now, event: &Event, open: Option<&str>, query: &str) -> Html {
    let table = now.table;
    let on = open == Some(event.id.as_ref());
    let onclick = now.act.click(Action::Open(event.id.clone()));
    let (date, vague) = match event.when {
        Some(when) => {
            let start = when.start.earliest;
            (dates::short(table, start), start.precision() == Precision::Year || start.is_about())
        }
        None => (String::new(), true),
    };
    let evidence = match event.evidence {
        Evidence::Article => "",
        Evidence::Corrected => table.corrected,
        Evidence::Background => table.background,
    };
    html! {
        <li key={event.id.to_string()} class={on.then_some("on")} data-event={event.id.to_string()} data-kind={event.kind.word()}>
            <a href={super::card::event_href(event)} {onclick} aria-current={on.then_some("true")}>
                <span class={if vague { "d vague" } else { "d" }}>{ date }</span>
                { sign(sign_of(event), "") }
                <span class="t">{ marked(&event.title, query) }</span>
                <span class="ev">{ evidence }</span>
            </a>
        </li>
    }
}
