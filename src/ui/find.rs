//! Looking for words in the list of events: the field, and what was found.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::browser;
use super::card::Now;
use super::icons::{Icon, button, icon};
use super::list::rows;
use super::shape::{beside, block, doing, filled, hearing, keyed, letters, nothing, of, on, said, shape, text, word};
use super::store::Act;
use crate::app::query::LONGEST_CHARS;
use crate::app::{Action, Panel};
use crate::scene::Found;
use crate::scene::find::{Rank, marks};
use crate::text::Table;

/// To the field, from wherever the reader is.
pub fn seek(act: &Act) {
    act.send(Action::Turn(Panel::Events));
    browser::focus_soon("#find");
}

pub fn field(now: &Now, query: &str) -> Html {
    let Now { act, stage, scene, table, .. } = *now;
    let first = scene.found.as_ref().and_then(Found::first).and_then(|number| stage.event(number));
    let first = first.map(|event| event.id.clone());
    let oninput = {
        let act = act.clone();
        Callback::from(move |event: InputEvent| {
            act.send(Action::Find(event.target_unchecked_into::<HtmlInputElement>().value()));
        })
    };
    let onkeydown = {
        let act = act.clone();
        Callback::from(move |event: KeyboardEvent| {
            // Enter may only end a word of Chinese.
            if event.is_composing() || event.ctrl_key() || event.meta_key() || event.alt_key() {
                return;
            }
            match (event.key().as_str(), &first) {
                ("Escape", _) => act.send(Action::Find(String::new())),
                ("Enter", Some(first)) => act.send(Action::Open(first.clone())),
                ("ArrowDown", _) => browser::focus(".list .rows a"),
                _ => return,
            }
            event.prevent_default();
        })
    };
    let input = shape!("input", {
        "id": word("find"), "type": word("search"), "placeholder": word(table.search_in),
        "maxlength": text(LONGEST_CHARS.to_string()), "autocomplete": word("off"), "autocapitalize": word("off"),
        "spellcheck": word("false"), "enterkeyhint": word("search"),
    });
    let listeners = of![on!(oninput, oninput), on!(onkeydown, onkeydown)];
    let input = hearing(filled(input, query, None), NodeRef::default(), listeners);
    let clear = match query.is_empty() {
        true => nothing(),
        false => button("", table.clear, Icon::Close, act.click(Action::Find(String::new()))),
    };
    let label = shape!("label", { "for": "find" }, of![icon(Icon::Find), said("span", "sr", table.search)]);
    shape!("div", { "class": "find", "role": "search" }, of![label, input, clear])
}

/// `open` is the open event.
pub fn hits(now: &Now, found: &Found, open: Option<&str>, query: &str) -> Html {
    let Now { act, stage, scene, table, .. } = *now;
    let count = found.count();
    let words = query.trim_end();
    let on_ruler =
        Rank::ALL.into_iter().flat_map(|rank| found.at(rank)).filter(|number| *number < stage.dated()).count();
    let hidden = on_ruler.saturating_sub(scene.shown.len());
    let line = |there: bool, words: &dyn Fn() -> String| if there { said("p", "", &words()) } else { nothing() };
    let head = if count > 0 { table.hits(count, words) } else { table.no_hit(words) };
    let told = of![
        shape!("h2", { "id": "list-heading", "tabindex": "-1" }, of![letters(&head)]),
        also_known(found, table),
        line(count == 0, &|| table.searched(stage.atlas.events.len())),
        line(hidden > 0, &|| table.not_at_date(hidden)),
    ];
    let (words, action) = match count {
        0 => (table.all_events, Action::Find(String::new())),
        _ => (table.show_hits, Action::ShowHits),
    };
    let mut all =
        vec![shape!("div", { "class": "told", "aria-live": "polite" }, told), doing(words, act.click(action))];
    for (rank, heading) in Rank::ALL.into_iter().zip(table.found_in) {
        if found.at(rank).next().is_some() {
            let rows = rows(now, &mut found.at(rank).take(now.rows), open, query);
            all.push(keyed!(heading, "section", {}, of![said("h3", "und", heading), rows]));
        }
    }
    if count > now.rows {
        all.push(doing(table.more_rows, act.click(Action::MoreRows)));
    }
    beside(&mut all)
}

/// Under which other names it is known, each in its own letters.
fn also_known(found: &Found, table: &Table) -> Html {
    if found.also.is_empty() {
        return nothing();
    }
    let said = table.also_known(Table::BETWEEN);
    let (before, after) = said.split_once(Table::BETWEEN).unwrap_or_default();
    let mut parts = vec![letters(before)];
    for (n, name) in found.also.iter().enumerate() {
        let lang = match name.chars().next() {
            Some('\u{400}'..='\u{4ff}') => word("ru"),
            Some('\u{4e00}'..) => word("zh"),
            _ => None,
        };
        let between = if n > 0 { ", " } else { "" };
        parts.push(keyed!(n, "span", { "lang": lang }, of![letters(between), letters(name)]));
    }
    parts.push(letters(after));
    block("p", "", &mut parts)
}

/// A text in which the words looked for are marked.
pub fn marked(text: &str, query: &str) -> Html {
    let places = marks(text, query);
    let mut parts = Vec::new();
    let mut at = 0;
    for place in places {
        parts.extend(between(text, at, place.start));
        at = place.end;
        parts.push(keyed!(place.start, "mark", {}, of![letters(text.get(place).unwrap_or_default())]));
    }
    parts.extend(between(text, at, text.len()));
    beside(&mut parts)
}

fn between(text: &str, from: usize, to: usize) -> Option<Html> {
    let part = text.get(from..to).filter(|part| !part.is_empty())?;
    Some(keyed!(from, "span", {}, of![letters(part)]))
}
