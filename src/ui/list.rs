//! What has happened so far, newest first.

use yew::prelude::*;

use super::icons::sign;
use super::store::Act;
use crate::app::{Action, State};
use crate::atlas::{Event, Evidence};
use crate::scene::plate::sign_of;
use crate::scene::{Scene, Stage};
use crate::text::dates;
use crate::time::Precision;

#[derive(Properties, PartialEq)]
pub struct ListProps {
    pub stage: Stage,
    pub scene: Scene,
    pub state: State,
}

#[component]
pub fn List(props: &ListProps) -> Html {
    let ListProps { stage, scene, state } = props;
    let table = state.dress.language.table();
    let act = use_context::<Act>();
    let undated: Vec<&Event> = stage.atlas.events.iter().skip(stage.dated()).collect();
    let open = state.event.clone();
    use_effect_with(open, |open| {
        if open.is_some() {
            super::browser::show_row(".rows .on");
        }
    });
    html! {
        <section class="list" aria-labelledby="list-heading">
            <p class="kick"><span>{ (table.events_so_far)(scene.shown.len()) }</span><span>{ table.newest_first }</span></p>
            <h2 class="date" id="list-heading" tabindex="-1">{ dates::date(table, state.at) }</h2>
            <ol class="rows">
                { for scene.shown.iter().rev().filter_map(|number| stage.event(*number)).map(|event| row(&act, event, state)) }
            </ol>
            if !undated.is_empty() {
                <h3 class="und">{ table.undated }</h3>
                <ul class="rows">{ for undated.into_iter().map(|event| row(&act, event, state)) }</ul>
            }
        </section>
    }
}

fn row(act: &Option<Act>, event: &Event, state: &State) -> Html {
    let table = state.dress.language.table();
    let on = state.event.as_deref() == Some(event.id.as_ref());
    let onclick = act.as_ref().map(|act| act.click(Action::Open(event.id.clone())));
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
                <span class={classes!("d", vague.then_some("vague"))}>{ date }</span>
                { sign(sign_of(event), "") }
                <span class="t">{ &event.title }</span>
                <span class="ev">{ evidence }</span>
            </a>
        </li>
    }
}
