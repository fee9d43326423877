//! The page of signs: the whole key, and what of it is shown: by kind, by who takes part, by whose word it is.

use yew::prelude::*;

use super::choice::switch;
use super::key::{Row, bases, left_out, membership, of_kind, pipelines, toggle};
use super::shape::{block, keyed, letters, many, nothing, of, said, shape, word};
use super::store::Act;
use crate::app::{Action, State};
use crate::atlas::{Event, Id, Kind};
use crate::scene::{Scene, Stage, Voice};

pub fn signs(act: &Act, stage: &Stage, scene: &Scene, state: &State) -> Html {
    let table = state.dress.language.table();
    let group = |heading: &'static str, rows: Vec<Row>| {
        if rows.is_empty() {
            return nothing();
        }
        let rows = block("ul", "", &mut many(&mut rows.into_iter().map(|row| toggle(act, row, &state.sieve))));
        keyed!(heading, "section", { "class": "group" }, of![said("h3", "", heading), rows])
    };
    let kinds = Kind::ALL.into_iter().map(|kind| of_kind(stage, scene, table, kind));
    let kinds: Vec<Row> = kinds.filter(|row| row.count > 0 || state.sieve.holds(row.kind)).collect();
    let voices =
        [(Voice::All, table.both_words), (Voice::Article, table.the_article), (Voice::Background, table.background)];
    let voices = voices.into_iter().map(|(voice, words)| {
        choice("voice", voice.word(), words, state.sieve.voice == voice, act, Action::Heed(voice))
    });
    let mut who = vec![choice("who", "", table.everyone, state.sieve.actor.is_none(), act, Action::Whose(None))];
    for (id, count) in actors(stage, scene, state) {
        let words = [stage.atlas.actor_name(&id), " (", &count.to_string(), ")"].concat();
        let chosen = state.sieve.actor.as_ref() == Some(&id);
        who.push(choice("who", &id, &words, chosen, act, Action::Whose(Some(id.clone()))));
    }
    let one_of = |key: &'static str, id: &'static str, heading: &'static str, mut choices: Vec<Html>| {
        let heading = shape!("h3", { "id": word(id) }, of![letters(heading)]);
        keyed!(key, "div", { "class": word("group"), "role": word("radiogroup"), "aria-labelledby": word(id) },
            of![heading, block("ul", "", &mut choices)])
    };
    let groups = of![
        group(table.nav_events, kinds),
        group(table.membership, membership(scene, table)),
        group(table.bases, bases(scene, table)),
        group(table.pipelines, pipelines(stage, scene, table)),
        one_of("voice", "voice-h", table.whose_word, many(&mut { voices })),
        one_of("who", "who-h", table.taking_part, who),
    ];
    let heading =
        shape!("h2", { "class": "date", "id": "signs-heading", "tabindex": "-1" }, of![letters(table.signs_heading)]);
    let left_out = if state.sieve.is_open() { nothing() } else { left_out(act, table) };
    keyed!("signs", "section", { "class": "signs-page", "aria-labelledby": "signs-heading" },
        of![heading, left_out, block("div", "groups", groups)])
}

fn choice(name: &'static str, value: &str, words: &str, chosen: bool, act: &Act, action: Action) -> Html {
    let act = act.clone();
    let choose = Callback::from(move |_: bool| act.send(action.clone()));
    keyed!(value, "li", {}, of![switch("radio", name, (value, words), chosen, choose)])
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
