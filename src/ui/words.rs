//! The region in words: the map's equal for those who read, and for those who take it along as text.

use yew::prelude::*;

use super::browser;
use super::card::{Now, event_link};
use super::key::left_out;
use super::shape::{block, doing, keyed, letters, of, shape};
use super::typed::date_to_type;
use crate::app::{Action, Copied};
use crate::scene::tell::{ToldRow, plain, told};
use crate::text::Table;

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
    // Loops: an iterator of its own for each list would be half as much code again.
    let mut rows = Vec::new();
    for told in &told.rows {
        rows.push(row(told, table));
    }
    let mut all = vec![
        block("p", "kick", of![shape!("span", {}, of![letters(table.region_in_words)]), button]),
        shape!("h2", { "class": "date", "tabindex": "-1" }, of![date_to_type(act, table, &told.date, letters(&told.date))]),
        block("p", "lead", of![letters(&told.lead)]),
        shape!("dl", {}, rows),
    ];
    if told.some_left_out {
        all.push(left_out(act, table));
    }
    if !told.new.is_empty() {
        let new = of![shape!("b", {}, of![letters(&told.new)]), letters(" "), letters(&told.change)];
        let mut titles = Vec::new();
        for event in &told.events {
            if let Some(event) = stage.event(*event) {
                titles.push(keyed!(event.id.clone(), "li", {}, of![event_link(act, event)]));
            }
        }
        all.push(shape!("section", { "class": "new" }, of![block("p", "", new), shape!("ul", {}, titles)]));
    }
    all.push(block("p", "src", of![letters(table.same_as_map)]));
    keyed!("words", "section", { "class": "words" }, all)
}

fn row(row: &ToldRow, table: &Table) -> Html {
    let mut names = Vec::new();
    for (words, new) in &row.words {
        let words = letters(words);
        names.push(if *new { shape!("b", {}, of![words]) } else { words });
    }
    if names.is_empty() {
        names.push(letters(table.none));
    }
    let count = shape!("dd", { "class": "n" }, of![letters(&row.count)]);
    keyed!(row.head, "div", {}, of![shape!("dt", {}, of![letters(row.head)]), count, shape!("dd", {}, names)])
}
