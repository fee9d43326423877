//! Previous, play, next, and which events are shown. On small forms the date and the sentence stand here too.

use yew::prelude::*;

use super::card::{place_line, when_line};
use super::icons::{Icon, button};
use super::store::Act;
use crate::app::step::Way;
use crate::app::{Action, Panel, State};
use crate::scene::Stage;
use crate::scene::moment::Mode;

pub fn controls(act: &Act, stage: &Stage, state: &State) -> Html {
    let table = state.dress.language.table();
    let (toggle, glyph, label) =
        if state.playing { (Action::Pause, Icon::Pause, table.pause) } else { (Action::Play, Icon::Play, table.play) };
    let modes = [(Mode::SoFar, table.so_far), (Mode::Only, table.only_this_date), (Mode::All, table.all)];
    let event = state.event.as_deref().and_then(|id| stage.atlas.event(id));
    let place = event.map(|event| place_line(&stage.atlas, event));
    html! {
        <section class="ctl" aria-label={table.steps}>
            <div class="row steps">
                { button("pb prev", table.previous, Icon::Previous, act.click(Action::StepEvent(Way::Back))) }
                { button("pb play", label, glyph, act.click(toggle)) }
                <div class="here">
                    <p class="here-date">{ when_line(state, event) }
                        if let Some(place) = place { <span class="here-place">{ place.name }</span> }
                    </p>
                    if let Some(event) = event { <p class="here-sent">{ &event.title }</p> }
                    else if state.panel == Panel::Start { <p class="here-sent">{ &stage.atlas.about.title }</p> }
                </div>
                { button("pb next", table.next, Icon::Next, act.click(Action::StepEvent(Way::On))) }
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
            </div>
        </section>
    }
}
