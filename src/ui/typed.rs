//! A date as the reader writes it: what it is read as, what the span holds, and what is not understood.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::card::{Now, date_link, event_link};
use super::icons::sign;
use super::shape::{block, filled, hearing, keyed, letters, many, nothing, of, on, pressed, said, shape, text, word};
use super::store::Act;
use crate::app::Action;
use crate::scene::plate::sign_of;
use crate::text::{Table, dates, typed as read};
use crate::time::Date;

/// The date of the page as a button that turns into a field.
pub fn date_button(now: &Now, class: &'static str, words: &str, datetime: String) -> Html {
    let time = shape!("time", { "datetime": text(datetime) }, of![letters(words)]);
    block("p", class, of![date_to_type(now.act, now.table, words, time)])
}

/// A button over the date in words.
pub fn date_to_type(act: &Act, table: &'static Table, words: &str, shown: Html) -> Html {
    let act = act.clone();
    let onclick = Callback::from(move |event: MouseEvent| {
        event.prevent_default();
        act.send(Action::Type(Some(String::new())));
        super::browser::focus_soon("#date");
    });
    pressed!(onclick, "button", {
        "class": word("date-b"), "type": word("button"), "title": word(table.go_to_date),
        "aria-label": text(table.filled(table.change_date, &[words])),
    }, of![shown])
}

/// What stands in the margin while a date is written.
pub fn typed(now: &Now, written: &str) -> Html {
    let Now { act, stage, at, table, .. } = *now;
    let said_date = dates::date(table, at);
    let trimmed = written.trim();
    let read = read::read(trimmed);
    let outside = |date: &Date| date.last_day() < stage.first || date.first_day() > stage.last;
    let years = [stage.first.civil().0.to_string(), stage.last.civil().0.to_string()];
    let (date, note) = match read {
        _ if trimmed.is_empty() => (None, table.type_hint.to_owned()),
        Ok(date) if outside(&date) => (None, table.unread(None, &[&years[0], &years[1]])),
        Ok(date) => (Some(date), String::new()),
        Err(why) => (None, [&table.unread(Some(why), &[trimmed]), " ", table.type_hint].concat()),
    };
    let oninput = {
        let act = act.clone();
        Callback::from(move |event: InputEvent| {
            let field: HtmlInputElement = event.target_unchecked_into();
            act.send(Action::Type(Some(field.value())));
        })
    };
    let back = {
        let act = act.clone();
        move || {
            act.send(Action::Type(None));
            super::browser::focus_soon(".date-b");
        }
    };
    let onkeydown = {
        let (act, back) = (act.clone(), back.clone());
        Callback::from(move |event: KeyboardEvent| match event.key().as_str() {
            "Enter" if !event.is_composing() => {
                event.prevent_default();
                if let Some(date) = date {
                    act.send(Action::GoWithin(date));
                    super::browser::focus_soon(".date-b");
                }
            }
            "Escape" => {
                event.prevent_default();
                back();
            }
            _ => {}
        })
    };
    let back = Callback::from(move |_: MouseEvent| back());
    let escape = pressed!(back, "button", { "class": "do", "type": "button" },
        of![said("kbd", "", "Esc"), letters(" "), letters(&table.filled(table.back_to, &[&said_date]))]);
    let label = shape!("label", { "for": "date" }, of![letters(table.go_to_date)]);
    let note = match date {
        Some(date) => {
            vec![letters(table.read_as), letters(" "), said("b", "", &dates::date(table, date)), letters(".")]
        }
        None => vec![letters(&note)],
    };
    let input = shape!("input", {
        "id": word("date"), "class": word("date"), "type": word("text"), "placeholder": text(said_date), "maxlength": word("40"),
        "autocomplete": word("off"), "autocapitalize": word("off"), "spellcheck": word("false"), "enterkeyhint": word("go"),
        "aria-describedby": word("date-note"),
    });
    let listeners = of![on!(oninput, oninput), on!(onkeydown, onkeydown)];
    let input = hearing(filled(input, written, None), NodeRef::default(), listeners);
    // As many parts whether or not there is a date, so that the field stays the same field while a reader writes in it.
    let parts = of![
        block("p", "kick", of![label, escape]),
        input,
        shape!("p", { "class": "note", "id": "date-note", "role": "status" }, note),
        date.map_or_else(nothing, |date| held(now, date)),
        block("p", "src", of![said("kbd", "", "Enter"), letters(" "), letters(table.enter_goes)]),
    ];
    keyed!("typed", "section", { "class": word("typed"), "aria-label": word(table.go_to_date) }, parts)
}

/// At most so many events of a span are listed.
const LISTED: usize = 30;

/// The events of the span, and the dates beside it.
fn held(now: &Now, date: Date) -> Html {
    let Now { act, stage, table, .. } = *now;
    let [before, within, after] = stage.stops_around(date);
    let events = within.iter().flat_map(|stop| stop.events.clone()).take(LISTED);
    let events = events.filter_map(|number| stage.event(number)).map(|event| {
        let start = event.when.map_or_else(String::new, |when| dates::short(table, when.start.earliest));
        keyed!(
            event.id.clone(),
            "li",
            {},
            of![said("span", "d", &start), sign(sign_of(event), ""), event_link(act, event)]
        )
    });
    let mut rows = many(&mut { events });
    for (words, stop) in [(table.before, before.last()), (table.after, after.first())] {
        if let Some(stop) = stop {
            let there = date_link(act, stop.date, &dates::date(table, stop.date));
            rows.push(keyed!(words, "li", { "class": "aside" }, of![said("span", "d", words), there]));
        }
    }
    block("ul", "held", &mut rows)
}
