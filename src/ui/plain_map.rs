//! The map alone, with its key beside it: what the build makes pictures of.

use std::rc::Rc;

use yew::prelude::*;

use super::key::{bases, membership, pipelines};
use super::map_view::{MapViewProps, use_map};
use super::store::{Act, Store};
use crate::app::{Action, Dress, Form, Link, Panel, Setting, State, Theme, step};
use crate::map::{Outline, Size};
use crate::scene::{News, Stage, scene};
use crate::text::Language;

#[derive(Properties, PartialEq)]
pub struct PlainMapProps {
    pub stage: Stage,
    pub outline: Outline,
    pub language: Language,
    pub size: Size,
    pub link: Link,
    /// A line comes in from the left edge, where the margin says the place.
    pub leader: bool,
}

/// What a link shows on a map of a size, with nothing folded out over it.
pub fn state_of(props: &PlainMapProps) -> State {
    let dress = Dress { language: props.language, theme: Theme::Light, setting: Setting::Page };
    let mut state = State::new(dress, props.size, props.size.width, Form::Desk);
    state.key_folded = true;
    let mut state = step(&props.stage, &state, Action::Follow(props.link.clone())).unwrap_or(state);
    if !props.leader && state.panel != Panel::Start {
        state.panel = Panel::Figures;
    }
    state
}

#[component]
pub fn PlainMap(props: &PlainMapProps) -> Html {
    let PlainMapProps { stage, outline, language, .. } = props;
    let store = use_reducer(|| Store { state: state_of(props), stage: stage.clone(), report: Rc::default() });
    let state = store.state.clone();
    let shown = scene(stage, state.ask());
    let table = language.table();
    let mut rows = membership(&shown, table);
    rows.extend(bases(&shown, table));
    rows.extend(pipelines(stage, &shown, table));
    let rows = rows.into_iter().map(|row| html! { <li key={row.key}>{ row.mark }<span>{ row.words }</span></li> });
    let map = use_map(&MapViewProps {
        act: Act(store.dispatcher()),
        outline: outline.clone(),
        stage: stage.clone(),
        scene: shown.clone(),
        news: News::default(),
        state,
    });
    html! {
        <div>
            { map }
            <ul>{ for rows }</ul>
        </div>
    }
}
