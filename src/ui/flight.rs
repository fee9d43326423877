//! The way of the map from one view to the next when no hand moves it: first the map goes, then what stands on it is shown.
//! The picture is the new one from the beginning; it only starts from where the old one was.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;
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

/// Carries the view along under a hand: it is drawn for where the map last rested. Said while the map is drawn, not after
/// it: what is drawn anew and where it lies must come to the screen together.
#[hook]
pub fn use_along(rested: &Camera, now: &Camera, size: Size) {
    let last = use_mut_ref(String::new);
    let mut last = last.borrow_mut();
    let way = if rested == now { String::new() } else { carried(rested, now, size) };
    if *last != way {
        if let Some(view) = view() {
            let _ = view.style().set_property("transform", &way);
        }
        *last = way;
    }
}

/// From where a picture is drawn to where it is shown.
fn carried(drawn: &Camera, shown: &Camera, size: Size) -> String {
    let at = shown.screen(drawn.world(Screen::default(), size), size);
    let way = path(3, &[("translate(", at.x), ("px,", at.y), ("px) scale(", shown.k() / drawn.k())]);
    [&way, ")"].concat()
}

fn fly(old: &Camera, new: &Camera, size: Size) -> Kept {
    let ratio = old.k() / new.k();
    let middle = Screen { x: size.width / 2.0, y: size.height / 2.0 };
    let to = old.screen(new.world(middle, size), size);
    let near = (to.x - middle.x).abs().max((to.y - middle.y).abs()) < NEXT_PX;
    let same = ratio < NEXT_RATIO && ratio > 1.0 / NEXT_RATIO;
    Box::new(flight(&carried(new, old, size), if near && same { SHORT_MS } else { LONG_MS }))
}

/// The map on its way: it begins where it is told, and has arrived when this ends.
struct Flight {
    view: Option<HtmlElement>,
    _begun: Timeout,
    _arrived: Timeout,
}

fn flight(begin: &str, ms: u32) -> Flight {
    let view = view();
    set_flight(view.as_ref(), begin, "none", true);
    let (on_the_way, arrived) = (view.clone(), view.clone());
    let ease = ["transform ", &ms.to_string(), "ms cubic-bezier(.3,0,.2,1)"].concat();
    Flight {
        view,
        _begun: Timeout::new(20, move || set_flight(on_the_way.as_ref(), "none", &ease, true)),
        _arrived: Timeout::new(ms + 30, move || set_flight(arrived.as_ref(), "", "", false)),
    }
}

fn view() -> Option<HtmlElement> {
    browser::query(".view").and_then(|view| view.dyn_into().ok())
}

fn set_flight(view: Option<&HtmlElement>, transform: &str, transition: &str, flies: bool) {
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
