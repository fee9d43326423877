//! Two dates compared: a switch between them on the map, and what differs in words.

use yew::prelude::*;

use super::card::Now;
use super::choice::switch;
use super::icons::{Icon, button};
use super::shape::{block, letters, link, many, nothing, of, said, shape, word};
use super::store::Act;
use crate::app::{Action, Side, State};
use crate::scene::change;
use crate::scene::moment::{Ask, scene};
use crate::scene::tell::change_words;
use crate::text::{Table, dates};
use crate::time::{Date, When};

/// On the map: which of the two dates it shows.
pub fn compare_switch(act: &Act, state: &State) -> Html {
    let Some(pinned) = state.pinned else { return nothing() };
    let table = state.dress.language.table();
    let mut sides = [(Side::Then, pinned, "then"), (Side::Now, state.at, "now")];
    if pinned.first_day() > state.at.first_day() {
        sides.reverse();
    }
    let sides = sides.into_iter().map(|(side, date, word)| {
        let act = act.clone();
        let face = Callback::from(move |_: bool| act.send(Action::Face(side)));
        switch("radio", "side", (word, &dates::date(table, date)), state.side == side, face)
    });
    let comparing = || word(table.comparing);
    let show = shape!("div", { "class": word("show"), "role": word("radiogroup"), "aria-label": comparing() },
        many(&mut { sides }));
    let end = button("", table.compare_end, Icon::Close, act.click(Action::Pin(None)));
    shape!("section", { "class": word("cmp"), "aria-label": comparing() }, of![show, end])
}

/// In the margin: what differs, or how to begin.
pub fn difference(now: &Now, pinned: Option<Date>) -> Html {
    let Now { act, stage, at, table, .. } = *now;
    let Some(pinned) = pinned else { return nothing() };
    // Told from the earlier to the later, whichever of them the map shows.
    let (from, to) = if pinned.first_day() < at.first_day() { (pinned, at) } else { (at, pinned) };
    let (older, newer) =
        (scene(stage, Ask::about(from, &now.scene.sieve)), scene(stage, Ask::about(to, &now.scene.sieve)));
    let words = change_words(stage, &change(stage, &older, &newer), table);
    let is_between = |when: &When| when.first_day() > from.first_day() && when.first_day() <= to.first_day();
    let between = (0..stage.dated()).filter_map(|number| stage.event(number)?.when).filter(is_between).count();
    let words = if words.is_empty() { table.nothing_differs } else { &words };
    let words = of![letters(words), letters(" "), letters(&table.events_between(between))];
    let end = link("", "#".to_owned(), table.compare_end, act.click(Action::Pin(None)));
    block(
        "section",
        "also differ",
        of![
            said("h3", "", &table.since(&dates::date(table, from))),
            block("p", "", words),
            block("p", "tools-line", of![end]),
        ],
    )
}

/// Pins the date shown.
pub fn begin(act: &Act, at: Date, table: &Table) -> Html {
    link("pin", ["#w=", &at.to_string()].concat(), table.compare, act.click(Action::Pin(Some(at))))
}
