//! The parts of the page that are drawn again only when something of theirs has changed. One component for all of them:
//! each of its own would be some kilobytes of code around what it draws.

use yew::prelude::*;

use super::bar::{BarProps, bar};
use super::ground::{GroundProps, ground};
use super::key::{KeyProps, key};
use super::margin::{MarginProps, margin, show_row};
use super::overlay::{OverlayProps, overlay};
use super::ruler::{Kept, RulerProps, ruler};
use super::watch::{Watch, nothing, use_watch};

#[derive(PartialEq)]
pub enum Part {
    Bar(BarProps),
    Ground(GroundProps),
    Overlay(OverlayProps),
    Key(Box<KeyProps>),
    Ruler(RulerProps),
    Margin(Box<MarginProps>),
}

#[derive(Properties, PartialEq)]
pub struct DrawnProps {
    pub part: Part,
}

/// A part stays what it is: its place in the page is that of its kind.
#[component]
pub fn Drawn(props: &DrawnProps) -> Html {
    let node = use_node_ref();
    let kept = use_mut_ref(Kept::default);
    let peek = use_state(|| None);
    let (watch, effect) = match &props.part {
        Part::Margin(margin) => show_row(margin),
        _ => (Watch::Start, Box::new(nothing) as _),
    };
    use_watch(watch, effect);
    match &props.part {
        Part::Bar(props) => bar(props),
        Part::Ground(props) => ground(props),
        Part::Overlay(props) => overlay(props),
        Part::Key(props) => key(props),
        Part::Ruler(props) => ruler(props, node, kept, peek),
        Part::Margin(props) => margin(props),
    }
}

pub fn drawn(part: Part) -> Html {
    html! { <Drawn {part} /> }
}
