//! The reader's hand on the map: pointer, wheel and click, made into actions. What moves by itself after a throw is here
//! too. One value lives between events; every frame sends at most one camera.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::render::{AnimationFrame, request_animation_frame};
use gloo::timers::callback::Timeout;
use web_sys::Element;
use yew::prelude::*;

use super::browser;
use super::store::Act;
use crate::app::gesture::{DOUBLE_TAP_MS, DOUBLE_TAP_PX, Glide, Outcome, into_frame, wheel_factor};
use crate::app::{Action, Form, Gesture, Grip, Hint, State, Touch};
use crate::map::{Camera, Screen, Size};
use crate::number::hypot;
use crate::scene::Plate;

/// The wheel has come to rest when it has not turned for so long: a shorter rest comes between two strokes on a slow machine, and draws
/// all anew at each.
const WHEEL_REST_MS: u32 = 300;
/// How long a hint stays.
const HINT_MS: u32 = 1600;
/// How far from a mark a finger may come down.
const FINGER_PX: f64 = 22.0;
/// A step of zoom by key or button.
pub const ZOOM_STEP: f64 = 1.6;

/// What of a gesture lives between two events.
#[derive(Default)]
pub struct Held {
    gesture: Gesture,
    /// Where the map is going: drawn at the next frame.
    pending: Option<Camera>,
    frame: Option<AnimationFrame>,
    glide: Option<AnimationFrame>,
    rest: Option<Timeout>,
    hint: Option<Timeout>,
    dragged: bool,
    last_tap: Option<(f64, Screen)>,
}

/// All that the callbacks of the map need. Cheap to clone.
#[derive(Clone)]
pub struct Hand {
    pub act: Act,
    pub svg: NodeRef,
    pub held: Rc<RefCell<Held>>,
    /// The box that is being drawn.
    pub framing: UseStateHandle<Option<(Screen, Screen)>>,
    pub camera: Camera,
    pub size: Size,
    /// In somebody's page, and not in full screen: wheel and one finger belong to that page.
    pub guest: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum PointerKind {
    Down,
    Move,
    Up,
    Cancel,
}

impl Hand {
    pub fn is_guest(state: &State) -> bool {
        state.form == Form::Embed && !browser::is_full_screen()
    }

    fn at(&self, event: &MouseEvent) -> Option<(Element, Screen)> {
        let element = self.svg.cast::<Element>()?;
        let at = browser::position_in(&element, event.client_x(), event.client_y());
        Some((element, at))
    }

    fn now(&self) -> Camera {
        self.held.borrow().pending.unwrap_or(self.camera)
    }

    fn look(&self, camera: Camera) {
        let mut held = self.held.borrow_mut();
        held.pending = Some(camera);
        if held.frame.is_none() {
            let hand = self.clone();
            held.frame = Some(request_animation_frame(move |_| {
                hand.held.borrow_mut().frame = None;
                hand.send_pending();
            }));
        }
    }

    fn send_pending(&self) {
        let pending = self.held.borrow_mut().pending.take();
        if let Some(camera) = pending {
            self.act.send(Action::Look(camera));
        }
    }

    fn rest(&self) {
        self.send_pending();
        self.act.send(Action::Rest);
    }

    /// The map goes on by itself, frame by frame, until it is slow enough or a hand stops it.
    fn glide(self, camera: Camera, mut glide: Glide, before_ms: f64) {
        let held = self.held.clone();
        let frame = request_animation_frame(move |now_ms| match glide.go(now_ms - before_ms) {
            Some((dx, dy)) => {
                let camera = camera.dragged(dx, dy);
                self.act.send(Action::Look(camera));
                self.glide(camera, glide, now_ms);
            }
            None => {
                self.held.borrow_mut().glide = None;
                self.act.send(Action::Rest);
            }
        });
        held.borrow_mut().glide = Some(frame);
    }

    fn hint(&self, hint: Hint) {
        self.act.send(Action::Hint(Some(hint)));
        let act = self.act.clone();
        self.held.borrow_mut().hint = Some(Timeout::new(HINT_MS, move || act.send(Action::Hint(None))));
    }

    pub fn pointer(&self, kind: PointerKind) -> Callback<PointerEvent> {
        let hand = self.clone();
        Callback::from(move |event: PointerEvent| {
            if kind == PointerKind::Down && event.button() != 0 {
                return;
            }
            let Some((element, at)) = hand.at(&event) else { return };
            let touch = Touch { id: event.pointer_id(), at };
            let now_ms = event.time_stamp();
            let grip = hand.grip(&event, at, now_ms);
            let now = hand.now();
            let size = hand.size;
            let outcome = {
                let mut held = hand.held.borrow_mut();
                match kind {
                    PointerKind::Down => {
                        held.dragged = false;
                        // A hand stops a map that goes by itself.
                        held.glide = None;
                        held.gesture.down(touch, grip, &now, size)
                    }
                    PointerKind::Move => held.gesture.moved(touch, now_ms, &now, size),
                    PointerKind::Up => held.gesture.up(touch, now_ms, &now, size, grip),
                    PointerKind::Cancel => held.gesture.cancelled(),
                }
            };
            if matches!(outcome, Outcome::Look(_) | Outcome::Framing(..)) {
                let first = !std::mem::replace(&mut hand.held.borrow_mut().dragged, true);
                if first {
                    browser::hold_pointer(&element, touch.id);
                }
            }
            match outcome {
                Outcome::Look(camera) => hand.look(camera),
                Outcome::Framing(from, to) => hand.framing.set(Some((from, to))),
                Outcome::Framed(from, to) => {
                    hand.framing.set(None);
                    if let Some(camera) = into_frame(&now, from, to, size) {
                        hand.look(camera);
                        hand.rest();
                    }
                }
                Outcome::Glide(glide) if !browser::is_calm() => {
                    hand.send_pending();
                    hand.clone().glide(now, glide, browser::now_ms());
                }
                Outcome::Rest | Outcome::Glide(_) => {
                    hand.framing.set(None);
                    hand.rest();
                }
                Outcome::Left => hand.hint(Hint::Finger),
                Outcome::Nothing => {}
            }
        })
    }

    fn grip(&self, event: &PointerEvent, at: Screen, now_ms: f64) -> Grip {
        let again = self.held.borrow().last_tap.is_some_and(|tap| is_again(tap, now_ms, at));
        if self.guest && event.pointer_type() == "touch" {
            Grip::Leave
        } else if event.shift_key() {
            Grip::Frame
        } else if again {
            Grip::Again
        } else {
            Grip::Hold
        }
    }

    pub fn click(&self, placed: &Rc<Plate>) -> Callback<MouseEvent> {
        let (hand, placed) = (self.clone(), placed.clone());
        Callback::from(move |event: MouseEvent| {
            let Some((_, at)) = hand.at(&event) else { return };
            if std::mem::take(&mut hand.held.borrow_mut().dragged) {
                return;
            }
            let on_mark = event
                .target_dyn_into::<Element>()
                .and_then(|target| target.closest("[data-event]").ok().flatten())
                .and_then(|mark| mark.get_attribute("data-event"));
            let now_ms = event.time_stamp();
            let tap = hand.held.borrow_mut().last_tap.replace((now_ms, at));
            if tap.is_some_and(|tap| is_again(tap, now_ms, at)) {
                hand.held.borrow_mut().last_tap = None;
                hand.look(hand.now().zoomed(ZOOM_STEP * ZOOM_STEP, at, hand.size));
                hand.rest();
                return;
            }
            let near = || placed.mark_near(at, FINGER_PX).map(|mark| mark.event.to_string());
            match on_mark.or_else(near) {
                Some(id) => hand.act.press(&placed, &id),
                None if placed.fan.is_some() => hand.act.send(Action::Fan(None)),
                None => {}
            }
        })
    }

    pub fn wheel(&self) -> Callback<WheelEvent> {
        let hand = self.clone();
        Callback::from(move |event: WheelEvent| {
            // In somebody's page the bare wheel scrolls that page.
            if hand.guest && !event.ctrl_key() && !event.meta_key() {
                hand.hint(Hint::Wheel);
                return;
            }
            let Some((_, at)) = hand.at(&event) else { return };
            event.prevent_default();
            hand.held.borrow_mut().glide = None;
            let unit = match event.delta_mode() {
                WheelEvent::DOM_DELTA_LINE => 16.0,
                WheelEvent::DOM_DELTA_PAGE => 400.0,
                _ => 1.0,
            };
            let factor = wheel_factor(event.delta_y() * unit, event.ctrl_key());
            hand.look(hand.now().zoomed(factor, at, hand.size));
            let rest = hand.clone();
            hand.held.borrow_mut().rest = Some(Timeout::new(WHEEL_REST_MS, move || rest.rest()));
        })
    }
}

fn is_again((then_ms, there): (f64, Screen), now_ms: f64, at: Screen) -> bool {
    now_ms - then_ms < DOUBLE_TAP_MS && hypot(there.x - at.x, there.y - at.y) < DOUBLE_TAP_PX
}
