//! What has happened so far, newest first.

use yew::prelude::*;

use super::card::Now;
use super::icons::sign;
use super::key::left_out;
use crate::app::Action;
use crate::atlas::{Event, Evidence};
use crate::scene::Sieve;
use crate::scene::plate::sign_of;
use crate::text::dates;
use crate::time::Precision;

/// `open` is the open event.
pub fn list(now: &Now, open: Option<&str>, sieve: &Sieve) -> Html {
    let Now { stage, scene, at, table, .. } = *now;
    let undated: Vec<&Event> =
        stage.atlas.events.iter().skip(stage.dated()).filter(|event| sieve.passes(event)).collect();
    html! {
        <section key="list" class="list" aria-labelledby="list-heading">
            <p class="kick"><span>{ (table.events_so_far)(scene.shown.len()) }</span><span>{ table.newest_first }</span></p>
            <h2 class="date" id="list-heading" tabindex="-1">{ dates::date(table, at) }</h2>
            if !sieve.is_open() { { left_out(now.act, table) } }
            <ol class="rows">
                { for scene.shown.iter().rev().filter_map(|number| stage.event(*number)).map(|event| row(now, event, open)) }
            </ol>
            if !undated.is_empty() {
                <h3 class="und">{ table.undated }</h3>
                <ul class="rows">{ for undated.into_iter().map(|event| row(now, event, open)) }</ul>
            }
        </section>
    }
}

fn row(now: &Now, event: &Event, open: Option<&str>) -> Html {
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
                <span class="t">{ &event.title }</span>
                <span class="ev">{ evidence }</span>
            </a>
        </li>
    }
}
