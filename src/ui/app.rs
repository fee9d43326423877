//! The app: one store, the scene worked out from it, and everything else told.

use std::rc::Rc;

use gloo::timers::callback::Timeout;
use yew::prelude::*;

use super::bar::BarProps;
use super::browser::{self, Address};
use super::controls::controls;
use super::drawn::{Part, drawn};
use super::map_view::{MapViewProps, use_map};
use super::margin::{Inside, MarginProps};
use super::port::Port;
use super::ruler::RulerProps;
use super::shape::{letters, link as link_to, nothing, of, pressed, shape, text, truth, word};
use super::sheet::use_pull;
use super::still::Still;
use super::store::{Act, Store};
use super::watch::{self, Kept, Watch, use_watch};
use crate::app::clock::shown_ms;
use crate::app::{Action, Answer, Copied, Dress, Form, Link, Panel, Setting, Sheet, State, step};
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
const REST_AFTER_MS: u32 = 300;
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
    use_room(&act, props.dress.setting);
    use_play(&act, stage, &state);
    use_rest(&act, &state);
    use_port(&act, &store);
    let said = use_said(&state, stage, &now);
    let dress = state.dress;
    use_watch(
        Watch::Dress(dress, state.panel),
        Box::new(move || {
            browser::wear(dress);
            watch::nothing()
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
            watch::nothing()
        }),
    );

    let map = use_map(&MapViewProps {
        act: act.clone(),
        outline: props.outline.clone(),
        stage: stage.clone(),
        scene: now.clone(),
        news,
        state: state.clone(),
    });
    let table = state.dress.language.table();
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
        hurried: state.scrubbing,
    };
    let mut class = "frame".to_owned();
    for (worn, word) in [(state.scrubbing, " scrub"), (state.reach.spans, " long")] {
        class.push_str(if worn { word } else { "" });
    }
    let skip = Callback::from(|event: MouseEvent| {
        event.prevent_default();
        browser::focus("#card, .col h2");
    });
    let warn = if problems > 0 && state.panel != Panel::Problems {
        let show = link_to("", "#p=problems".to_owned(), table.show_problems, act.click(Action::Turn(Panel::Problems)));
        shape!("p", { "class": word("warn"), "role": word("alert") },
            of![letters(&table.left_out(problems)), letters(" "), show])
    } else {
        nothing()
    };
    let grip = pressed!(act.click(Action::Draw(state.sheet.next())), "button", {
        "type": word("button"), "class": word("grip"), "aria-label": word(table.show),
        "aria-expanded": truth(state.sheet != Sheet::Peek),
    }, of![]);
    // Where the style sheet hides the map: figures fill the page, a full sheet covers it.
    let alone = if state.form == Form::Phone { state.sheet == Sheet::Full } else { state.panel == Panel::Figures };
    let main = word("main").filter(|_| alone);
    let column = shape!("section",
        { "class": word("col"), "id": word("margin"), "role": main, "aria-label": word(table.margin) },
        of![grip, warn, drawn(Part::Margin(Box::new(margin)))]);
    let column = use_pull(&act, &state, column);
    shape!("div", {
        "class": text(class), "data-panel": word(state.panel.word()), "data-sheet": word(state.sheet.word()),
        "data-form": word(form_word(state.form)),
    }, of![
        pressed!(skip, "a", { "class": word("skip"), "href": word("#margin") }, of![letters(table.skip_to_event)]),
        drawn(Part::Bar(bar)),
        column,
        map,
        controls(&act, stage, &state),
        drawn(Part::Ruler(ruler)),
        shape!("p", { "class": word("sr"), "role": word("status") }, of![letters(&said)]),
    ])
}

const fn form_word(form: Form) -> &'static str {
    match form {
        Form::Desk => "desk",
        Form::Phone => "phone",
        Form::PhoneLying => "lying",
        Form::Embed => "embed",
        Form::Lecture => "lecture",
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
            watch::nothing()
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
fn use_room(act: &Act, setting: Setting) {
    let act = act.clone();
    let measure = move || {
        let (size, ruler_px, form) = browser::room(setting);
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

/// Hears the page that holds this one, and tells it where the reader is.
#[hook]
fn use_port(act: &Act, store: &UseReducerHandle<Store>) {
    let port = use_mut_ref(|| None::<Port>);
    let latest = use_mut_ref(|| store.clone());
    *latest.borrow_mut() = store.clone();
    {
        let (act, latest, port) = (act.clone(), latest.clone(), port.clone());
        let hear = move || {
            *port.borrow_mut() = Port::open(latest.borrow().state.dress.setting);
            let Some(port) = port.borrow().clone() else { return watch::nothing() };
            port.tell(Answer::Ready, &latest.borrow());
            Box::new(browser::hear_messages(Box::new(move |event| {
                let action = port.hear(event, &latest.borrow());
                action.into_iter().for_each(|action| act.send(action));
            }))) as Kept
        };
        use_watch(Watch::Start, Box::new(hear));
    }
    let state = &store.state;
    let hurried = state.scrubbing || state.moving;
    let told = use_mut_ref(|| state.size);
    let link = if hurried { String::new() } else { state.link().to_string() };
    let size = state.size;
    let tell = move || {
        if let Some(port) = port.borrow().as_ref().filter(|_| !hurried) {
            if std::mem::replace(&mut *told.borrow_mut(), size) != size {
                port.tell(Answer::Resize(size), &latest.borrow());
            }
            port.tell(Answer::State, &latest.borrow());
        }
        watch::nothing()
    };
    use_watch(Watch::Told(link, size, hurried), Box::new(tell));
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
                watch::nothing()
            }),
        );
    }
    (*said).clone()
}
