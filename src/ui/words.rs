//! The region in words: the map's equal for those who read, and for those who take it along as text.

use yew::prelude::*;

use super::browser;
use super::card::{Now, event_link};
use super::key::left_out;
use super::shape::{letters, many, shape, word};
use crate::app::{Action, Copied};
use crate::scene::tell::{ToldRow, plain, told};

/// Of the date that the map shows.
pub fn words(now: &Now) -> Html {
    let Now { act, stage, scene, table, .. } = *now;
    let told = told(stage, scene, table);
    let text = plain(&told, stage, table);
    let copy = {
        let act = act.clone();
        Callback::from(move |_: MouseEvent| {
            browser::copy_text(&text);
            act.send(Action::Copied(Copied::Words));
        })
    };
    let titles = told.events.iter().filter_map(|number| stage.event(*number));
    html! {
        <section key="words" class="words">
            <p class="kick"><span>{ table.region_in_words }</span>
                <button type="button" class="do" onclick={copy}>{ table.copy_text }</button></p>
            <h2 class="date" tabindex="-1">{ told.date }</h2>
            <p class="lead">{ told.lead }</p>
            { shape!("dl", {}, many(&mut told.rows.iter().map(row))) }
            if told.some_left_out { { left_out(act, table) } }
            if !told.new.is_empty() {
                <section class="new">
                    <p><b>{ told.new }</b>{ " " }{ told.change }</p>
                    <ul>{ for titles.map(|event| html! { <li key={event.id.to_string()}>{ event_link(act, event) }</li> }) }</ul>
                </section>
            }
            <p class="src">{ table.same_as_map }</p>
        </section>
    }
}

fn row(row: &ToldRow) -> Html {
    let pieces = row.words.iter().map(|(words, new)| match new {
        true => shape!("b", {}, vec![letters(words)]),
        false => letters(words),
    });
    let count = shape!("dd", { "class": word("n") }, vec![letters(&row.count.to_string())]);
    let names = shape!("dd", {}, many(&mut { pieces }));
    shape!("div", {}, vec![shape!("dt", {}, vec![letters(row.head)]), count, names])
}
