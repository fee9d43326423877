//! Previous, play, next, and which events are shown. On small forms the date and the sentence stand here too.

use yew::prelude::*;

use super::card::{place_line, when_line};
use super::choice::{choice, switch};
use super::icons::{Icon, button, icon};
use super::store::Act;
use crate::app::step::{Way, ends};
use crate::app::{Action, Pace, Panel, Reach, State, Unit};
use crate::scene::Stage;
use crate::scene::moment::Mode;

pub fn controls(act: &Act, stage: &Stage, state: &State) -> Html {
    let table = state.dress.language.table();
    let (first, last) = ends(stage, state);
    let (toggle, glyph, label) =
        if state.playing { (Action::Pause, Icon::Pause, table.pause) } else { (Action::Play, Icon::Play, table.play) };
    let typing = {
        let act = act.clone();
        Callback::from(move |_: MouseEvent| {
            act.send(Action::Type(Some(String::new())));
            super::browser::focus_soon("#date");
        })
    };
    let modes = [(Mode::SoFar, table.so_far), (Mode::Only, table.only_this_date), (Mode::All, table.all)];
    let event = state.event.as_deref().and_then(|id| stage.atlas.event(id));
    let place = event.map(|event| place_line(&stage.atlas, event));
    html! {
        <section class="ctl" aria-label={table.steps}>
            <div class="row steps">
                { step_button("pb prev", table.previous, Icon::Previous, first, act.click(Action::StepEvent(Way::Back))) }
                { button("pb play", label, glyph, act.click(toggle)) }
                <div class="here">
                    <p class="here-date"><button type="button" class="date-b" aria-label={table.with(table.change_date, &when_line(state, event))} onclick={typing}>{ when_line(state, event) }</button>
                        if let Some(place) = place { <span class="here-place">{ place.name }</span> }
                    </p>
                    if let Some(event) = event { <p class="here-sent">{ &event.title }</p> }
                    else if state.panel == Panel::Start { <p class="here-sent">{ &stage.atlas.about.title }</p> }
                </div>
                { step_button("pb next", table.next, Icon::Next, last, act.click(Action::StepEvent(Way::On))) }
                { options(act, state, stage) }
            </div>
            <div class="row show" role="radiogroup" aria-label={table.show}>
                <span aria-hidden="true">{ table.show }</span>
                { for modes.iter().map(|(mode, words)| {
                    let chosen = *mode == state.mode;
                    html! {
                        <label key={mode.word()} class={chosen.then_some("on")}>
                            <input type="radio" name="mode" value={mode.word()} checked={chosen} class="sr"
                                onchange={ let (act, mode) = (act.clone(), *mode); Callback::from(move |_: Event| act.send(Action::Show(mode))) } />
                            { *words }
                        </label>
                    }
                }) }
                { switch("spans", table.spans, state.reach.spans, {
                    let (act, reach) = (act.clone(), state.reach);
                    Callback::from(move |spans| act.send(Action::Reach(Reach { spans, ..reach })))
                }) }
            </div>
        </section>
    }
}

/// At an end it stays where it is, so that the focus does not go, and says that there is nothing more.
fn step_button(
    class: &'static str,
    label: &'static str,
    glyph: Icon,
    end: bool,
    onclick: Callback<MouseEvent>,
) -> Html {
    html! { <button type="button" {class} aria-label={label} title={label} aria-disabled={end.to_string()} {onclick}>{ icon(glyph) }</button> }
}

/// How the clock goes on, how fast, and what the ruler shows.
fn options(act: &Act, state: &State, stage: &Stage) -> Html {
    let table = state.dress.language.table();
    let by = {
        let act = act.clone();
        Callback::from(move |number: usize| match Unit::ALL.get(number) {
            Some(unit) => {
                act.send(Action::By(*unit));
                act.send(Action::Halt(false));
            }
            None => {
                act.send(Action::By(Unit::Event));
                act.send(Action::Halt(true));
            }
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
    let [whole, even, ten, one] = table.reaches;
    let reach = state.reach;
    let mut words = vec![whole, even, ten, one];
    let chosen = match reach.years {
        None => usize::from(reach.even),
        Some((from, to)) if to - from == 9 => 2,
        Some((from, to)) if to == from => 3,
        Some(_) => 4,
    };
    let own = reach.written_years().unwrap_or_default();
    if chosen == 4 {
        words.push(&own);
    }
    let look = {
        let (act, at, bounds) = (act.clone(), state.at, (stage.first, stage.last));
        Callback::from(move |number: usize| {
            let years = match number {
                2 => Some((at.year() - at.year().rem_euclid(10) + 1, at.year() - at.year().rem_euclid(10) + 10)),
                3 => Some((at.year(), at.year())),
                4 => reach.years,
                _ => None,
            };
            let reach = Reach { years, even: number == 1, ..reach };
            act.send(Action::Reach(reach.moved(0, bounds).showing(at, bounds)));
        })
    };
    html! {
        <div class="opts">
            { choice("by", table.step, &[event, month, year, table.halts], if state.halts { 3 } else { state.unit as usize }, by) }
            { choice("pace", table.pace, &table.paces, state.pace as usize, keep) }
            { choice("reach", table.ruler_shows, &words, chosen, look) }
        </div>
    }
}
