//! The margin beside the map: one panel at a time.

use std::rc::Rc;

use yew::prelude::*;

use super::browser;
use super::card::{Now, card};
use super::controls::more;
use super::list::list;
use super::problems::problems;
use super::shape::{beside, of};
use super::signs::signs;
use super::still::Still;
use super::store::Act;
use super::story::story;
use super::typed::typed;
use super::watch::{Effect, Watch, nothing};
use super::words::words;
use crate::app::{Form, Panel, State};
use crate::atlas::Report;
use crate::scene::{Scene, Stage};
use crate::text::Language;

/// The state as far as the margin shows it: it is not drawn again while the map moves.
#[derive(Clone)]
pub struct Inside(pub State);

impl PartialEq for Inside {
    fn eq(&self, other: &Self) -> bool {
        let (a, b) = (&self.0, &other.0);
        a.at == b.at
            && a.event == b.event
            && a.panel == b.panel
            && a.dress == b.dress
            && a.query == b.query
            && a.sieve == b.sieve
            && a.pinned == b.pinned
            && a.leg == b.leg
            && a.typing == b.typing
            && a.scrubbing == b.scrubbing
            && a.rows == b.rows
            && (a.form, a.mode, a.unit, a.pace, a.halts, a.reach) == (b.form, b.mode, b.unit, b.pace, b.halts, b.reach)
    }
}

impl std::ops::Deref for Inside {
    type Target = State;
    fn deref(&self) -> &State {
        &self.0
    }
}

#[derive(PartialEq)]
pub struct MarginProps {
    pub act: Act,
    pub stage: Stage,
    pub scene: Scene,
    pub report: Rc<Report>,
    pub still: Still,
    pub state: Inside,
    /// The address of what is shown, for the card.
    pub link: String,
}

/// After another event or panel has come: the chosen row of the list is brought into view, and figures follow the clock.
pub fn show_row(props: &MarginProps) -> (Watch, Effect) {
    let State { at, event, panel, .. } = &*props.state;
    let to_show = *panel == Panel::Events && event.is_some();
    let (figures, day) = (*panel == Panel::Figures, at.first_day());
    let show = move || {
        if figures {
            browser::mark_days(day);
        } else if to_show {
            browser::show_row(".rows .on");
        }
        nothing()
    };
    let watch = if figures { Watch::Clock(*at, None, false) } else { Watch::Page(*panel, event.clone()) };
    (watch, Box::new(show))
}

/// The panels' roots have keys, so that no panel is made out of the nodes of another.
pub fn margin(props: &MarginProps) -> Html {
    let MarginProps { act, stage, scene, report, still, state, link } = props;
    let (State { at, event, panel, .. }, language) = (&**state, state.dress.language);
    let now = Now { act, stage, scene, at: *at, table: language.table(), hurried: state.scrubbing, rows: state.rows };
    if let Some(text) = &state.typing {
        return typed(&now, text);
    }
    let shown = match panel {
        Panel::Start => first_page(still, stage, language),
        Panel::Explore => card(&now, state, link),
        Panel::Story => story(&now, state, link),
        Panel::Words => words(&now),
        Panel::Events => list(&now, event.as_deref(), &state.query, &state.sieve),
        Panel::Signs => signs(act, stage, scene, state),
        Panel::Figures => still.figures(),
        Panel::About => still.about(),
        Panel::Share => still.share(),
        Panel::Problems => problems(report, language),
    };
    let of_the_clock = matches!(panel, Panel::Explore | Panel::Story | Panel::Events | Panel::Words);
    if of_the_clock && matches!(state.form, Form::Phone | Form::PhoneLying) {
        return beside(of![shown, more(act, stage, state)]);
    }
    shown
}

/// The build writes it, the running page takes it from there.
#[cfg(feature = "prerender")]
fn first_page(_: &Still, stage: &Stage, language: Language) -> Html {
    super::start::start(stage, language)
}

#[cfg(not(feature = "prerender"))]
fn first_page(still: &Still, _: &Stage, _: Language) -> Html {
    still.start()
}
