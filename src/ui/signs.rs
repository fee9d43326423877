//! The page of signs: the whole key, and what of it is shown: by kind, by who takes part, by whose word it is.

use yew::prelude::*;

use super::key::{Row, bases, left_out, membership, of_kind, pipelines, toggle};
use super::store::Act;
use crate::app::{Action, State};
use crate::atlas::{Event, Id, Kind};
use crate::scene::{Scene, Stage, Voice};

pub fn signs(act: &Act, stage: &Stage, scene: &Scene, state: &State) -> Html {
    let table = state.dress.language.table();
    let group = |heading: &'static str, rows: Vec<Row>| {
        html! {
            if !rows.is_empty() {
                <section key={heading} class="group"><h3>{ heading }</h3>
                    <ul>{ for rows.into_iter().map(|row| toggle(act, row, state)) }</ul></section>
            }
        }
    };
    let kinds = Kind::ALL.into_iter().map(|kind| of_kind(stage, scene, table, kind));
    let kinds: Vec<Row> = kinds.filter(|row| row.count > 0 || state.sieve.holds(row.kind)).collect();
    let voices =
        [(Voice::All, table.both_words), (Voice::Article, table.the_article), (Voice::Background, table.background)];
    html! {
        <section key="signs" class="signs-page" aria-labelledby="signs-heading">
            <h2 class="date" id="signs-heading" tabindex="-1">{ table.signs_heading }</h2>
            if !state.sieve.is_open() { { left_out(act, table) } }
            <div class="groups">
                { group(table.nav_events, kinds) }
                { group(table.membership, membership(scene, table)) }
                { group(table.bases, bases(scene, table)) }
                { group(table.pipelines, pipelines(stage, scene, table)) }
                <section key="voice" class="group"><h3 id="voice-h">{ table.whose_word }</h3>
                    <ul role="radiogroup" aria-labelledby="voice-h">
                        { for voices.into_iter().map(|(voice, words)| choice("voice", voice.word(), words, state.sieve.voice == voice, act, Action::Heed(voice))) }
                    </ul></section>
                <section key="who" class="group"><h3 id="who-h">{ table.taking_part }</h3>
                    <ul role="radiogroup" aria-labelledby="who-h">
                        { choice("who", "", table.everyone, state.sieve.actor.is_none(), act, Action::Whose(None)) }
                        { for actors(stage, scene, state).into_iter().map(|(id, count)| {
                            let words = format!("{} ({count})", stage.atlas.actor_name(&id));
                            choice("who", &id, &words, state.sieve.actor.as_ref() == Some(&id), act, Action::Whose(Some(id.clone())))
                        }) }
                    </ul></section>
            </div>
        </section>
    }
}

fn choice(name: &'static str, value: &str, words: &str, chosen: bool, act: &Act, action: Action) -> Html {
    let act = act.clone();
    html! {
        <li key={value.to_owned()}><label class={chosen.then_some("on")}>
            <input type="radio" {name} value={value.to_owned()} checked={chosen} class="sr"
                onchange={Callback::from(move |_: web_sys::Event| act.send(action.clone()))} />
            { words.to_owned() }
        </label></li>
    }
}

/// Who takes part in more than one event so far, most first; and who is chosen.
fn actors(stage: &Stage, scene: &Scene, state: &State) -> Vec<(Id, usize)> {
    let passes = |event: &&Event| !state.sieve.holds(event.kind) && state.sieve.passes_by_voice(event);
    let mut counts: Vec<(Id, usize)> = Vec::new();
    for event in scene.begun.iter().filter_map(|&number| stage.event(number)).filter(passes) {
        for actor in &event.actors {
            match counts.iter_mut().find(|(id, _)| id == actor) {
                Some((_, count)) => *count += 1,
                None => counts.push((actor.clone(), 1)),
            }
        }
    }
    counts.retain(|(id, count)| *count > 1 || state.sieve.actor.as_ref() == Some(id));
    crate::atlas::order::put_in_order(&mut counts, &|(_, count)| -(*count as i64));
    counts
}
