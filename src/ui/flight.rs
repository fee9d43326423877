//! The way of the map from one view to the next when no hand moves it: first the map goes, then what stands on it is shown.
//! The picture is the new one from the beginning; it only starts from where the old one was.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use wasm_bindgen::JsCast;
use web_sys::SvgElement;
use yew::prelude::*;

use super::browser;
use super::watch::{Kept, Watch, nothing, use_watch};
use crate::app::State;
use crate::map::{Camera, Screen, Size};
use crate::number::path;

/// Farther than this in pixels, or nearer and farther than this ratio, is another view.
const NEXT_PX: f64 = 320.0;
const NEXT_RATIO: f64 = 2.1;
const SHORT_MS: u32 = 240;
const LONG_MS: u32 = 800;

#[hook]
pub fn use_flight(state: &State) {
    let last: Rc<RefCell<Option<(Camera, Size)>>> = use_mut_ref(|| None);
    let (camera, size, by_hand) = (state.camera(), state.size, state.moving || state.scrubbing);
    use_watch(
        Watch::View(camera, size, by_hand),
        Box::new(move || {
            let before = last.borrow_mut().replace((camera, size));
            let from = before.filter(|(old, then)| !by_hand && *then == size && *old != camera);
            match from {
                Some((old, _)) if !browser::is_calm() => fly(&old, &camera, size),
                _ => nothing(),
            }
        }),
    );
}

fn fly(old: &Camera, new: &Camera, size: Size) -> Kept {
    let ratio = old.k() / new.k();
    let origin = old.screen(new.world(Screen::default(), size), size);
    let begin = path(3, &[("translate(", origin.x), ("px,", origin.y), ("px) scale(", ratio)]);
    let middle = Screen { x: size.width / 2.0, y: size.height / 2.0 };
    let to = old.screen(new.world(middle, size), size);
    let near = (to.x - middle.x).abs().max((to.y - middle.y).abs()) < NEXT_PX;
    let same = ratio < NEXT_RATIO && ratio > 1.0 / NEXT_RATIO;
    Box::new(flight(&[&begin, ")"].concat(), if near && same { SHORT_MS } else { LONG_MS }))
}

/// The map on its way: it begins where it is told, and has arrived when this ends.
struct Flight {
    view: Option<SvgElement>,
    _begun: Timeout,
    _arrived: Timeout,
}

fn flight(begin: &str, ms: u32) -> Flight {
    let view = browser::query(".view").and_then(|view| view.dyn_into::<SvgElement>().ok());
    set_flight(view.as_ref(), begin, "none", true);
    let (on_the_way, arrived) = (view.clone(), view.clone());
    let ease = ["transform ", &ms.to_string(), "ms cubic-bezier(.3,0,.2,1)"].concat();
    Flight {
        view,
        _begun: Timeout::new(20, move || set_flight(on_the_way.as_ref(), "none", &ease, true)),
        _arrived: Timeout::new(ms + 30, move || set_flight(arrived.as_ref(), "", "", false)),
    }
}

fn set_flight(view: Option<&SvgElement>, transform: &str, transition: &str, flies: bool) {
    let Some(view) = view else { return };
    let style = view.style();
    let _ = style.set_property("transition", transition);
    let _ = style.set_property("transform", transform);
    let _ = view.class_list().toggle_with_force("flying", flies);
}

impl Drop for Flight {
    fn drop(&mut self) {
        set_flight(self.view.as_ref(), "", "", false);
    }
}
