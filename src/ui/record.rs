//! The record: every event with its texts and sources, as plain reading matter. It stands in the served page below the
//! map, is all there is without script, and is what remains when the map fails. The running app puts it away.

use yew::prelude::*;

use super::card::{figures, headline, provenance, voices};
use crate::atlas::{Atlas, Event};
use crate::text::{Language, dates};

#[derive(Properties, PartialEq)]
pub struct RecordProps {
    pub atlas: Atlas,
    pub language: Language,
}

#[component]
pub fn Record(props: &RecordProps) -> Html {
    let RecordProps { atlas, language } = props;
    let pages = language.pages();
    html! {
        <section id="record" class="record" aria-labelledby="record-heading">
            <h2 id="record-heading">{ pages.events_heading }</h2>
            <p class="txt">{ pages.method }</p>
            <ol class="entries">
                { for atlas.events.iter().map(|event| entry(atlas, event, *language)) }
            </ol>
            <p class="txt">{ pages.credits }</p>
        </section>
    }
}

fn entry(atlas: &Atlas, event: &Event, language: Language) -> Html {
    let table = language.table();
    let places: Vec<&str> = event.places.iter().map(|place| place.name.as_str()).collect();
    let span = event.when.map(|when| dates::continuation(table, &when)).unwrap_or_default();
    html! {
        <li key={event.id.to_string()} id={event.id.to_string()} data-event={event.id.to_string()} data-kind={event.kind.word()}>
            <p class="when">{ headline(event, table) }
                if !span.is_empty() { { " · " }{ span } }
                if !places.is_empty() { { " · " }{ places.join(", ") } }
            </p>
            <h3>{ &event.title }</h3>
            { voices(event, table) }
            { figures(event, table) }
            <div class="src">{ provenance(atlas, event, table) }</div>
        </li>
    }
}
