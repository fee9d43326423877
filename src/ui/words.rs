//! The region in words: the map's equal for those who read, and for those who take it along as text.

use yew::prelude::*;

use super::browser;
use super::card::{Now, event_link};
use super::key::left_out;
use super::shape::{block, doing, keyed, letters, many, of, shape};
use super::typed::date_to_type;
use crate::app::{Action, Copied};
use crate::scene::tell::{ToldRow, plain, told};

/// Of the date that the map shows.
pub fn words(now: &Now) -> Html {
    let Now { act, stage, scene, table, .. } = *now;
    let told = told(stage, scene, table);
    let copy = {
        let (act, text) = (act.clone(), plain(&told, stage, table));
        Callback::from(move |_: MouseEvent| {
            browser::copy_text(&text);
            act.send(Action::Copied(Copied::Words));
        })
    };
    let button = doing(table.copy_text, copy);
    let mut all = vec![
        block("p", "kick", of![shape!("span", {}, of![letters(table.region_in_words)]), button]),
        shape!("h2", { "class": "date", "tabindex": "-1" }, of![date_to_type(act, table, &told.date, letters(&told.date))]),
        block("p", "lead", of![letters(&told.lead)]),
        shape!("dl", {}, many(&mut told.rows.iter().map(row))),
    ];
    if told.some_left_out {
        all.push(left_out(act, table));
    }
    if !told.new.is_empty() {
        let titles = told.events.iter().filter_map(|number| stage.event(*number));
        let mut titles = titles.map(|event| keyed!(event.id.clone(), "li", {}, of![event_link(act, event)]));
        let new = of![shape!("b", {}, of![letters(&told.new)]), letters(" "), letters(&told.change)];
        all.push(shape!("section", { "class": "new" }, of![block("p", "", new), shape!("ul", {}, many(&mut titles))]));
    }
    all.push(block("p", "src", of![letters(table.same_as_map)]));
    keyed!("words", "section", { "class": "words" }, all)
}

fn row(row: &ToldRow) -> Html {
    let mut pieces = row.words.iter().map(|(words, new)| match new {
        true => shape!("b", {}, of![letters(words)]),
        false => letters(words),
    });
    let names = shape!("dd", {}, many(&mut pieces));
    let count = shape!("dd", { "class": "n" }, of![letters(&row.count)]);
    shape!("div", {}, of![shape!("dt", {}, of![letters(row.head)]), count, names])
}
