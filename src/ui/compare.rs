//! Two dates compared: a switch between them on the map, and what differs in words.

use yew::prelude::*;

use super::card::Now;
use super::choice::switch;
use super::icons::{Icon, button};
use super::store::Act;
use crate::app::{Action, Side, State};
use crate::scene::change;
use crate::scene::moment::{Ask, scene};
use crate::scene::tell::change_words;
use crate::text::{Table, dates};
use crate::time::{Date, When};

/// On the map: which of the two dates it shows.
pub fn compare_switch(act: &Act, state: &State) -> Html {
    let Some(pinned) = state.pinned else { return html! {} };
    let table = state.dress.language.table();
    let mut sides = [(Side::Then, pinned, "then"), (Side::Now, state.at, "now")];
    if pinned.first_day() > state.at.first_day() {
        sides.reverse();
    }
    html! {
        <section class="cmp" aria-label={table.comparing}>
            <div class="show" role="radiogroup" aria-label={table.comparing}>
                { for sides.into_iter().map(|(side, date, word)| {
                    let act = act.clone();
                    let face = Callback::from(move |_: bool| act.send(Action::Face(side)));
                    switch("radio", "side", (word, &dates::date(table, date)), state.side == side, face)
                }) }
            </div>
            { button("", table.compare_end, Icon::Close, act.click(Action::Pin(None))) }
        </section>
    }
}

/// In the margin: what differs, or how to begin.
pub fn difference(now: &Now, pinned: Option<Date>) -> Html {
    let Now { act, stage, at, table, .. } = *now;
    let Some(pinned) = pinned else { return html! {} };
    // Told from the earlier to the later, whichever of them the map shows.
    let (from, to) = if pinned.first_day() < at.first_day() { (pinned, at) } else { (at, pinned) };
    let (older, newer) =
        (scene(stage, Ask::about(from, &now.scene.sieve)), scene(stage, Ask::about(to, &now.scene.sieve)));
    let words = change_words(stage, &change(stage, &older, &newer), table);
    let is_between = |when: &When| when.first_day() > from.first_day() && when.first_day() <= to.first_day();
    let between = (0..stage.dated()).filter_map(|number| stage.event(number)?.when).filter(is_between).count();
    html! {
        <section class="also differ"><h3>{ table.since(&dates::date(table, from)) }</h3>
            <p>{ if words.is_empty() { table.nothing_differs.to_owned() } else { words } }{ " " }{ table.events_between(between) }</p>
            <p class="tools-line"><a href="#" onclick={act.click(Action::Pin(None))}>{ table.compare_end }</a></p>
        </section>
    }
}

/// Pins the date shown.
pub fn begin(act: &Act, at: Date, table: &Table) -> Html {
    html! { <a class="pin" href={format!("#w={at}")} onclick={act.click(Action::Pin(Some(at)))}>{ table.compare }</a> }
}
