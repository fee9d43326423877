//! A date as the reader writes it: what it is read as, what the span holds, and what is not understood.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::card::{Now, date_link, event_link};
use super::icons::sign;
use crate::app::Action;
use crate::app::clock::stops_within;
use crate::scene::plate::sign_of;
use crate::text::{dates, typed as read};
use crate::time::Date;

/// The date of the page as a button that turns into a field.
pub fn date_button(now: &Now, class: &'static str, words: &str, datetime: String) -> Html {
    let act = now.act.clone();
    let table = now.table;
    let onclick = Callback::from(move |event: MouseEvent| {
        event.prevent_default();
        act.send(Action::Type(Some(String::new())));
        super::browser::focus_soon("#date");
    });
    html! {
        <p class={class}><button type="button" class="date-b" title={table.go_to_date} aria-label={table.with(table.change_date, words)} {onclick}>
            <time {datetime}>{ words }</time></button></p>
    }
}

/// What stands in the margin while a date is written.
pub fn typed(now: &Now, text: &str) -> Html {
    let Now { act, stage, at, table, .. } = *now;
    let said = dates::date(table, at);
    let written = text.trim();
    let read = read::read(written);
    let outside = |date: &Date| date.last_day() < stage.first || date.first_day() > stage.last;
    let years = [stage.first.civil().0.to_string(), stage.last.civil().0.to_string()];
    let (date, note) = match read {
        _ if written.is_empty() => (None, table.type_hint.to_owned()),
        Ok(date) if outside(&date) => (None, table.unread(None, &[&years[0], &years[1]])),
        Ok(date) => (Some(date), String::new()),
        Err(why) => (None, [&table.unread(Some(why), &[written]), " ", table.type_hint].concat()),
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
    let onback = Callback::from(move |_: MouseEvent| back());
    html! {
        <section key="typed" class="typed" aria-label={table.go_to_date}>
            <p class="kick"><label for="date">{ table.go_to_date }</label>
                <button type="button" class="do" onclick={onback}><kbd>{ "Esc" }</kbd>{ " " }{ table.with(table.back_to, &said) }</button></p>
            <input id="date" class="date" type="text" value={text.to_owned()} placeholder={said} maxlength="40" autocomplete="off"
                autocapitalize="off" spellcheck="false" enterkeyhint="go" aria-describedby="date-note" {oninput} {onkeydown} />
            <p class="note" id="date-note" role="status">
                if let Some(date) = date { { table.read_as }{ " " }<b>{ dates::date(table, date) }</b>{ ". " } }{ note }
            </p>
            if let Some(date) = date { { held(now, date) } }
            <p class="src"><kbd>{ "Enter" }</kbd>{ " " }{ table.enter_goes }</p>
        </section>
    }
}

/// At most so many events of a span are listed.
const LISTED: usize = 30;

/// The events of the span, and the dates beside it.
fn held(now: &Now, date: Date) -> Html {
    let Now { act, stage, table, .. } = *now;
    let within = stops_within(stage, date);
    let events =
        within.iter().flat_map(|stop| stop.events.clone()).take(LISTED).filter_map(|number| stage.event(number));
    let before = stage.stops.iter().rfind(|stop| stop.date.first_day() < date.first_day());
    let after = stage.stops.iter().find(|stop| stop.date.first_day() > date.last_day());
    let beside = [(table.before, before), (table.after, after)];
    html! {
        <ul class="held">
            { for events.map(|event| {
                let start = event.when.map(|when| when.start.earliest);
                html! { <li key={event.id.to_string()}><span class="d">{ start.map(|start| dates::short(table, start)) }</span>{ sign(sign_of(event), "") }{ event_link(act, event) }</li> }
            }) }
            { for beside.into_iter().filter_map(|(word, stop)| Some((word, stop?))).map(|(word, stop)| html! {
                <li key={word} class="aside"><span class="d">{ word }</span>{ date_link(act, stop.date, &dates::date(table, stop.date)) }</li>
            }) }
        </ul>
    }
}
