//! Previous, play, next, and which events are shown. On small forms the date and the sentence stand here too.

use yew::prelude::*;

use super::card::{place_line, when_line};
use super::choice::{choice, switch};
use super::icons::{Icon, button, icon};
use super::shape::{block, keyed, letters, of, pressed, said, shape, truth, word};
use super::store::Act;
use super::typed::date_to_type;
use crate::app::step::{Way, ends};
use crate::app::{Action, Form, Pace, Panel, Reach, Setting, State, Unit};
use crate::scene::Stage;
use crate::scene::moment::Mode;

pub fn controls(act: &Act, stage: &Stage, state: &State) -> Html {
    let table = state.dress.language.table();
    let (first, last) = ends(stage, state);
    let (toggle, glyph, label) =
        if state.playing { (Action::Pause, Icon::Pause, table.pause) } else { (Action::Play, Icon::Play, table.play) };
    let steps = of![
        step_button("pb prev", table.previous, Icon::Previous, first, act.click(Action::StepEvent(Way::Back))),
        button("pb play", label, glyph, act.click(toggle)),
        here(act, stage, state),
        step_button("pb next", table.next, Icon::Next, last, act.click(Action::StepEvent(Way::On))),
    ];
    let mut parts = vec![block("div", "row steps", steps)];
    if state.form == Form::Desk {
        parts.push(more(act, stage, state));
    }
    shape!("section", { "class": word("ctl"), "aria-label": word(table.steps) }, parts)
}

/// What is shown, how the clock goes on, how fast, and what the ruler shows. Beside the ruler where there is room, else
/// under what the margin says.
pub fn more(act: &Act, stage: &Stage, state: &State) -> Html {
    let table = state.dress.language.table();
    let modes = [(Mode::SoFar, table.so_far), (Mode::Only, table.only_this_date), (Mode::All, table.all)];
    let modes = modes.into_iter().map(|(mode, words)| {
        let act = act.clone();
        let show = Callback::from(move |_: bool| act.send(Action::Show(mode)));
        switch("radio", "mode", (mode.word(), words), mode == state.mode, show)
    });
    let mut show = vec![shape!("span", { "aria-hidden": "true" }, of![letters(table.show)])];
    show.extend(modes);
    keyed!("more", "div", { "class": "more" }, of![
        shape!("div", { "class": word("show"), "role": word("radiogroup"), "aria-label": word(table.show) }, show),
        options(act, state),
        ruler_choice(act, state, stage),
    ])
}

/// On small forms: the date, the place and the sentence.
fn here(act: &Act, stage: &Stage, state: &State) -> Html {
    let table = state.dress.language.table();
    let event = state.event.as_deref().and_then(|id| stage.atlas.event(id));
    let when = when_line(state, event);
    // Without a margin there is no place in which a date could be written.
    let mut date = vec![if state.dress.setting != Setting::Page {
        letters(&when)
    } else {
        date_to_type(act, table, &when, letters(&when))
    }];
    let mut parts = Vec::new();
    if let Some(event) = event {
        date.push(said("span", "here-place", &place_line(&stage.atlas, event).name));
        parts.push(said("p", "here-sent", &event.title));
    } else if state.panel == Panel::Start {
        parts.push(said("p", "here-sent", &stage.atlas.about.title));
    } else if let Some(leg) = state.leg.as_deref().and_then(|id| stage.leg(id)).filter(|_| on_title_page(state)) {
        parts.push(said("p", "here-sent", &leg.title));
    }
    parts.insert(0, block("p", "here-date", &mut date));
    block("div", "here", &mut parts)
}

/// Without a margin the band says which chapter begins.
fn on_title_page(state: &State) -> bool {
    state.panel == Panel::Story && state.dress.setting != Setting::Page
}

/// At an end it stays where it is, so that the focus does not go, and says that there is nothing more.
fn step_button(
    class: &'static str,
    label: &'static str,
    glyph: Icon,
    end: bool,
    onclick: Callback<MouseEvent>,
) -> Html {
    pressed!(onclick, "button", {
        "type": word("button"), "class": word(class), "aria-label": word(label), "title": word(label),
        "aria-disabled": truth(end),
    }, of![icon(glyph)])
}

/// How the clock goes on, how fast, and what the ruler shows.
fn options(act: &Act, state: &State) -> Html {
    let table = state.dress.language.table();
    let by = {
        let act = act.clone();
        // The last word of the menu is by events, to the next chapter.
        Callback::from(move |number: usize| {
            let unit = Unit::ALL.get(number);
            act.send(Action::By { unit: unit.copied().unwrap_or_default(), halts: unit.is_none() });
        })
    };
    let keep = {
        let act = act.clone();
        Callback::from(move |number: usize| {
            if let Some(pace) = Pace::ALL.get(number) {
                act.send(Action::Keep(*pace));
            }
        })
    };
    let [event, month, year] = table.units;
    block(
        "div",
        "opts",
        of![
            choice(
                "by",
                table.step,
                &[event, month, year, table.halts],
                if state.halts { 3 } else { state.unit as usize },
                by,
            ),
            choice("pace", table.pace, &table.paces, state.pace as usize, keep),
        ],
    )
}

/// What the ruler shows: everything in one of three ways, or the years around the clock.
fn ruler_choice(act: &Act, state: &State, stage: &Stage) -> Html {
    let table = state.dress.language.table();
    let (reach, at, bounds) = (state.reach, state.at, (stage.first, stage.last));
    let chosen = match reach.years {
        None if reach.spans => 2,
        None => usize::from(reach.even),
        Some((from, to)) if to - from == 9 => 3,
        Some((from, to)) if to == from => 4,
        Some(_) => 5,
    };
    let own = reach.written_years().unwrap_or_default().replace('-', "–");
    let mut words = table.reaches.to_vec();
    if chosen == 5 {
        words.push(&own);
    }
    let act = act.clone();
    let look = Callback::from(move |number: usize| {
        let decade = at.year() - (at.year() - 1).rem_euclid(10);
        let years = match number {
            3 => Some((decade, decade + 9)),
            4 => Some((at.year(), at.year())),
            5 => reach.years,
            _ => None,
        };
        let reach = Reach { years, even: number == 1, spans: number == 2 };
        act.send(Action::Reach(reach.moved(0, bounds).showing(at, bounds)));
    });
    choice("reach", table.ruler_shows, &words, chosen, look)
}
