//! The app: one store, the scene worked out from it, and everything else told.

use std::rc::Rc;

use gloo::timers::callback::Timeout;
use yew::prelude::*;

use super::bar::BarProps;
use super::browser::{self, Address, Still};
use super::controls::controls;
use super::drawn::{Drawn, Part};
use super::find::seek;
use super::map_view::MapView;
use super::margin::{Inside, MarginProps};
use super::ruler::RulerProps;
use super::store::{Act, Store};
use super::watch::{Kept, Watch, nothing, use_watch};
use crate::app::clock::shown_ms;
use crate::app::{Action, Copied, Dress, Form, Link, Panel, Sheet, State, step};
use crate::atlas::Report;
use crate::map::{Outline, Size};
use crate::scene::moment::Ask;
use crate::scene::{News, Scene, Stage, scene, tell};

#[derive(Properties, PartialEq)]
pub struct AppProps {
    pub stage: Stage,
    pub report: Rc<Report>,
    pub outline: Outline,
    pub still: Still,
    pub dress: Dress,
    pub size: Size,
    pub ruler_px: f64,
    pub form: Form,
    pub link: Link,
}

/// A clock under a hand that moves no more is at rest after so long.
const REST_AFTER_MS: u32 = 150;
/// A change is said when nothing has moved for so long.
const SAY_AFTER_MS: u32 = 600;

#[component]
pub fn App(props: &AppProps) -> Html {
    let store = use_reducer(|| {
        let state = State::new(props.dress, props.size, props.ruler_px, props.form);
        let followed = step(&props.stage, &state, Action::Follow(props.link.clone()));
        Store { state: followed.unwrap_or(state), stage: props.stage.clone(), report: props.report.clone() }
    });
    let act = Act(store.dispatcher());
    let state = store.state.clone();
    let stage = &props.stage;
    let ask = state.ask();
    let asked =
        (stage.clone(), ask.at, ask.event.map(str::to_owned), ask.mode, ask.sieve.clone(), ask.query.to_owned());
    let now: Scene = use_memo(asked, |(stage, at, event, mode, sieve, query)| {
        scene(stage, Ask { at: *at, event: event.as_deref(), mode: *mode, sieve, query })
    })
    .as_ref()
    .clone();
    let news = use_memo((now.clone(), state.since(), state.scrubbing && state.pinned.is_none()), {
        let (stage, state) = (stage.clone(), state.clone());
        move |(now, since, hurried)| {
            // Nothing is pointed out under a moving clock, nor on arrival.
            if *hurried || *since == now.at {
                return News::default();
            }
            let before = scene(&stage, Ask::about(*since, &state.sieve));
            News::new(&stage, &before, now, state.pinned.is_some())
        }
    })
    .as_ref()
    .clone();

    use_address(&act, &state);
    use_room(&act, props.dress.embed);
    use_play(&act, stage, &state);
    use_rest(&act, &state);
    use_slash(&act, props.dress.embed);
    let said = use_said(&state, stage, &now);
    let dress = state.dress;
    use_watch(
        Watch::Dress(dress, state.panel),
        Box::new(move || {
            browser::wear(dress);
            nothing()
        }),
    );
    let arrived = use_mut_ref(|| false);
    // On a step of the path one goes on, elsewhere one begins to read.
    let on_step = state.panel == Panel::Story && state.event.is_some();
    let to_focus = if on_step { ".way .btn + .btn" } else { ".frame #card, .col h2" };
    use_watch(
        Watch::Page(state.panel, state.event.clone().filter(|_| !state.scrubbing)),
        Box::new(move || {
            browser::show_top();
            if std::mem::replace(&mut *arrived.borrow_mut(), true) {
                browser::keep_focus(to_focus);
            }
            nothing()
        }),
    );

    let table = state.dress.language.table();
    let sheet = match state.sheet {
        Sheet::Peek => "peek",
        Sheet::Half => "half",
        Sheet::Full => "full",
    };
    let next_sheet = match state.sheet {
        Sheet::Peek => Sheet::Half,
        Sheet::Half => Sheet::Full,
        Sheet::Full => Sheet::Peek,
    };
    // Of the panels only the card shows the link, which changes with every frame of a moving map.
    let link = if matches!(state.panel, Panel::Explore | Panel::Story) && !state.scrubbing {
        state.link().to_string()
    } else {
        String::new()
    };
    let problems = props.report.count();
    let margin = MarginProps {
        act: act.clone(),
        stage: stage.clone(),
        scene: now.clone(),
        report: props.report.clone(),
        still: props.still.clone(),
        state: Inside(state.clone()),
        link,
    };
    let bar = BarProps { act: act.clone(), stage: stage.clone(), panel: state.panel, dress, menu: state.menu };
    let ruler = RulerProps {
        act: act.clone(),
        stage: stage.clone(),
        scene: now.clone(),
        at: state.at,
        event: state.event.clone(),
        width: state.ruler_px,
        reach: state.reach,
        sieve: state.sieve.clone(),
        leg: state.leg.clone().filter(|_| state.panel == Panel::Story),
        form: state.form,
        language: state.dress.language,
    };
    html! {
        <div class={classes!("frame", state.scrubbing.then_some("scrub"), state.reach.spans.then_some("long"))} data-panel={state.panel.word()} data-sheet={sheet} data-form={form_word(state.form)}>
            <a class="skip" href="#margin" onclick={Callback::from(|event: MouseEvent| { event.prevent_default(); browser::focus("#card, .col h2"); })}>
                { table.skip_to_event }</a>
            <Drawn part={Part::Bar(bar)} />
            <section class="col" id="margin" aria-label={table.margin}>
                <button type="button" class="grip" aria-label={table.show} aria-expanded={(state.sheet != Sheet::Peek).to_string()}
                    onclick={act.click(Action::Draw(next_sheet))}></button>
                if problems > 0 && state.panel != Panel::Problems {
                    <p class="warn" role="alert">{ table.left_out(problems) }{ " " }
                        <a href="#p=problems" onclick={act.click(Action::Turn(Panel::Problems))}>{ table.show_problems }</a></p>
                }
                <Drawn part={Part::Margin(Box::new(margin))} />
            </section>
            <MapView act={act.clone()} outline={props.outline.clone()} stage={stage.clone()} scene={now.clone()} {news} state={state.clone()} />
            { controls(&act, stage, &state) }
            <Drawn part={Part::Ruler(ruler)} />
            <p class="sr" role="status">{ said }</p>
        </div>
    }
}

const fn form_word(form: Form) -> &'static str {
    match form {
        Form::Desk => "desk",
        Form::Phone => "phone",
        Form::PhoneLying => "lying",
        Form::Embed => "embed",
    }
}

/// State into the address, and the address into the state.
#[hook]
fn use_address(act: &Act, state: &State) {
    let address = use_mut_ref(Address::default);
    let (link, history) = (state.link().to_string(), state.history);
    use_watch(
        Watch::Link(link.clone(), history),
        Box::new(move || {
            address.borrow().write(link, history);
            nothing()
        }),
    );
    let act = act.clone();
    use_watch(
        Watch::Start,
        Box::new(move || {
            Box::new(browser::hear_address(move |fragment| act.send(Action::Follow(Link::read(&fragment)))))
        }),
    );
}

/// Keeps the state's idea of the page's size.
#[hook]
fn use_room(act: &Act, embed: bool) {
    let act = act.clone();
    let measure = move || {
        let (size, ruler_px, form) = browser::room(embed);
        act.send(Action::Resize { size, ruler_px, form });
    };
    use_watch(
        Watch::Start,
        Box::new(move || {
            measure();
            Box::new(browser::hear_room(measure))
        }),
    );
}

/// The key `/` leads to the search.
#[hook]
fn use_slash(act: &Act, embed: bool) {
    let act = act.clone();
    let hear = move || Box::new((!embed).then(|| browser::hear_key("/", move || seek(&act)))) as Kept;
    use_watch(Watch::Start, Box::new(hear));
}

/// Turns the page while playing.
#[hook]
fn use_play(act: &Act, stage: &Stage, state: &State) {
    let act = act.clone();
    let shown_ms = state.playing.then(|| shown_ms(stage, state));
    use_watch(
        Watch::Playing(shown_ms, state.at, state.event.clone(), state.leg.clone()),
        Box::new(move || Box::new(shown_ms.map(|ms| Timeout::new(ms, move || act.send(Action::Tick))))),
    );
}

/// A clock that is held still is at rest, though the hand has not let it go.
#[hook]
fn use_rest(act: &Act, state: &State) {
    let (act, moving) = (act.clone(), state.scrubbing);
    use_watch(
        Watch::Moving(moving.then_some(state.at)),
        Box::new(move || Box::new(moving.then(|| Timeout::new(REST_AFTER_MS, move || act.send(Action::Settle))))),
    );
}

/// The one line that says what changed: never more often than a voice can read it, nothing on arrival, nothing while the
/// clock is dragged or plays: then what is so when it rests.
#[hook]
fn use_said(state: &State, stage: &Stage, now: &Scene) -> String {
    let said = use_state(String::new);
    let arrived = use_mut_ref(|| false);
    let table = state.dress.language.table();
    {
        let (said, stage, now) = (said.clone(), stage.clone(), now.clone());
        let hurried = state.scrubbing || state.playing;
        let say = move || {
            said.set(tell::said(&stage, &now, table));
        };
        let later = move || {
            let arrived = std::mem::replace(&mut *arrived.borrow_mut(), true);
            Box::new((arrived && !hurried).then(|| Timeout::new(SAY_AFTER_MS, say))) as Kept
        };
        use_watch(Watch::Clock(state.at, state.event.clone(), hurried), Box::new(later));
    }
    {
        let (said, (copied, what)) = (said.clone(), state.copied);
        use_watch(
            Watch::Copied(copied),
            Box::new(move || {
                if copied > 0 {
                    let words = if what == Copied::Link { table.link_copied } else { table.text_copied };
                    said.set(words.to_owned());
                }
                nothing()
            }),
        );
    }
    (*said).clone()
}
