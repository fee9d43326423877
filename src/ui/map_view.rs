//! The map: one SVG, one camera group, and the gestures that move it.

use std::rc::Rc;

use gloo::render::{AnimationFrame, request_animation_frame};
use gloo::timers::callback::Timeout;
use web_sys::Element;
use yew::prelude::*;

use super::browser;
use super::ground::{Ground, Nearness};
use super::icons::{Icon, button};
use super::key::{key, key_height};
use super::overlay::{Overlay, Placed};
use super::store::Act;
use crate::app::gesture::{DOUBLE_TAP_MS, DOUBLE_TAP_PX, Outcome, wheel_factor};
use crate::app::{Action, Form, Gesture, Panel, State, Touch};
use crate::map::camera::transform;
use crate::map::labels::Area;
use crate::map::{Camera, LonLat, Outline, Screen, Size};
use crate::number::{fixed, hypot, path};
use crate::scene::plate::{View, plate_after};
use crate::scene::{Plate, Scene, Stage};

#[derive(Properties, PartialEq)]
pub struct MapViewProps {
    pub act: Act,
    pub outline: Outline,
    pub stage: Stage,
    pub scene: Scene,
    pub state: State,
}

/// How far from a mark a finger may come down.
const FINGER_PX: f64 = 22.0;
/// The wheel has come to rest when it has not turned for so long.
const WHEEL_REST_MS: u32 = 160;
/// An arrow key moves the map so far.
const KEY_PAN_PX: f64 = 100.0;
const ZOOM_STEP: f64 = 1.6;
/// Room that the words beside the frontier need.
const NOTE_PX: f64 = 250.0;

/// What of a gesture lives between two events.
#[derive(Default)]
struct Hand {
    gesture: Gesture,
    /// Where the map is going: drawn at the next frame.
    pending: Option<Camera>,
    frame: Option<AnimationFrame>,
    rest: Option<Timeout>,
    dragged: bool,
    last_tap: Option<(f64, Screen)>,
}

#[component]
pub fn MapView(props: &MapViewProps) -> Html {
    let MapViewProps { act, outline, stage, scene, state } = props;
    let table = state.dress.language.table();
    let svg = use_node_ref();
    let hand = use_mut_ref(Hand::default);
    let (camera, size) = (state.camera(), state.size);
    let placed = use_plate(stage, scene, state);

    let look = {
        let (hand, act) = (hand.clone(), act.clone());
        Rc::new(move |camera: Camera| {
            let mut inner = hand.borrow_mut();
            inner.pending = Some(camera);
            if inner.frame.is_none() {
                let (hand, act) = (hand.clone(), act.clone());
                inner.frame = Some(request_animation_frame(move |_| {
                    let pending = {
                        let mut inner = hand.borrow_mut();
                        inner.frame = None;
                        inner.pending.take()
                    };
                    if let Some(camera) = pending {
                        act.send(Action::Look(camera));
                    }
                }));
            }
        })
    };
    let rest = {
        let (hand, act) = (hand.clone(), act.clone());
        Rc::new(move || {
            let pending = hand.borrow_mut().pending.take();
            if let Some(camera) = pending {
                act.send(Action::Look(camera));
            }
            act.send(Action::Rest);
        })
    };

    let pointer = |kind: PointerKind| {
        let (svg, hand, look, rest) = (svg.clone(), hand.clone(), look.clone(), rest.clone());
        Callback::from(move |event: PointerEvent| {
            let Some(element) = svg.cast::<Element>() else { return };
            if kind == PointerKind::Down && event.button() != 0 {
                return;
            }
            let at = browser::position_in(&element, event.client_x(), event.client_y());
            let touch = Touch { id: event.pointer_id(), at };
            let outcome = {
                let mut inner = hand.borrow_mut();
                let now = inner.pending.unwrap_or(camera);
                match kind {
                    PointerKind::Down => {
                        inner.dragged = false;
                        inner.gesture.down(touch, browser::now_ms(), &now, size)
                    }
                    PointerKind::Move => inner.gesture.moved(touch, &now, size),
                    PointerKind::Up => inner.gesture.up(touch, browser::now_ms(), &now, size),
                    PointerKind::Cancel => inner.gesture.cancelled(),
                }
            };
            match outcome {
                Outcome::Look(camera) => {
                    let first = !std::mem::replace(&mut hand.borrow_mut().dragged, true);
                    if first {
                        browser::hold_pointer(&element, touch.id);
                    }
                    look(camera);
                }
                Outcome::Rest => rest(),
                Outcome::Nothing | Outcome::Tap(_) => {}
            }
        })
    };

    let onclick = {
        let (svg, hand, act, placed) = (svg.clone(), hand.clone(), act.clone(), placed.clone());
        Callback::from(move |event: MouseEvent| {
            let Some(element) = svg.cast::<Element>() else { return };
            if std::mem::take(&mut hand.borrow_mut().dragged) {
                return;
            }
            let at = browser::position_in(&element, event.client_x(), event.client_y());
            let on_mark = event
                .target_dyn_into::<Element>()
                .and_then(|target| target.closest("[data-event]").ok().flatten())
                .and_then(|mark| mark.get_attribute("data-event"));
            let now = browser::now_ms();
            let last = hand.borrow_mut().last_tap.replace((now, at));
            let double = last.is_some_and(|(then, there)| {
                now - then < DOUBLE_TAP_MS && hypot(there.x - at.x, there.y - at.y) < DOUBLE_TAP_PX
            });
            if double {
                hand.borrow_mut().last_tap = None;
                act.send(Action::Look(camera.zoomed(ZOOM_STEP * ZOOM_STEP, at, size)));
                act.send(Action::Rest);
            } else if let Some(id) = on_mark.or_else(|| placed.mark_near(at, FINGER_PX).map(ToString::to_string)) {
                act.send(Action::Open(id.into()));
            }
        })
    };

    let onwheel = {
        let (svg, hand, look, rest) = (svg.clone(), hand.clone(), look.clone(), rest.clone());
        let embed = state.form == Form::Embed;
        Callback::from(move |event: WheelEvent| {
            // In somebody's page the bare wheel scrolls that page.
            if embed && !event.ctrl_key() && !event.meta_key() {
                return;
            }
            let Some(element) = svg.cast::<Element>() else { return };
            event.prevent_default();
            let unit = match event.delta_mode() {
                WheelEvent::DOM_DELTA_LINE => 16.0,
                WheelEvent::DOM_DELTA_PAGE => 400.0,
                _ => 1.0,
            };
            let at = browser::position_in(&element, event.client_x(), event.client_y());
            let now = hand.borrow().pending.unwrap_or(camera);
            look(now.zoomed(wheel_factor(event.delta_y() * unit, event.ctrl_key()), at, size));
            let rest = rest.clone();
            hand.borrow_mut().rest = Some(Timeout::new(WHEEL_REST_MS, move || rest()));
        })
    };

    let onkeydown = {
        let act = act.clone();
        Callback::from(move |event: KeyboardEvent| {
            if event.ctrl_key() || event.meta_key() || event.alt_key() {
                return;
            }
            let action = match event.key().as_str() {
                "ArrowLeft" => Action::Drag(KEY_PAN_PX, 0.0),
                "ArrowRight" => Action::Drag(-KEY_PAN_PX, 0.0),
                "ArrowUp" => Action::Drag(0.0, KEY_PAN_PX),
                "ArrowDown" => Action::Drag(0.0, -KEY_PAN_PX),
                "+" | "=" => Action::Zoom(ZOOM_STEP),
                "-" | "_" => Action::Zoom(1.0 / ZOOM_STEP),
                "0" => Action::WholeRegion,
                _ => return,
            };
            event.prevent_default();
            act.send(action);
        })
    };

    let hatch = ["scale(", &fixed(1.0 / camera.k(), 4), ") rotate(45)"].concat();
    let start = state.panel == Panel::Start;
    let note_at = camera.at(LonLat { lon: 86.6, lat: 47.2 }, size);
    let note = (start && note_at.x + NOTE_PX < size.width).then_some((note_at.x, note_at.y));
    html! {
        <main class="mapbox">
            <svg ref={svg.clone()} class={if state.moving { "map moving" } else { "map" }} role="group" tabindex="0"
                aria-label={table.map} viewBox={path(0, &[("0 0 ", size.width), (" ", size.height)])}
                preserveAspectRatio="xMidYMid slice"
                onpointerdown={pointer(PointerKind::Down)} onpointermove={pointer(PointerKind::Move)}
                onpointerup={pointer(PointerKind::Up)} onpointercancel={pointer(PointerKind::Cancel)}
                {onclick} {onwheel} {onkeydown}>
                <defs>
                    <pattern id="hatch" class="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform={hatch}>
                        <path d="M0 0V6" />
                    </pattern>
                    <marker id="head" class="ah" viewBox="0 0 8 8" refX="6" refY="4" markerWidth="7" markerHeight="7"
                        orient="auto" markerUnits="userSpaceOnUse"><path d="M0 .8 7 4 0 7.2Z" /></marker>
                    <marker id="head-deal" class="ah2" viewBox="0 0 8 8" refX="6" refY="4" markerWidth="9" markerHeight="9"
                        orient="auto" markerUnits="userSpaceOnUse"><path d="M0 .8 7 4 0 7.2Z" /></marker>
                </defs>
                <rect class="sea" width="100%" height="100%" />
                <g class="camera" transform={camera.transform(size)}>
                    <Ground outline={outline.clone()} stage={stage.clone()} scene={scene.clone()}
                        nearness={Nearness::of(camera.km_per_px())} panel={state.panel} />
                </g>
                <g transform={along(&state.rested(), &camera, size)}>
                    <Overlay plate={Placed(placed)} {size} language={state.dress.language} {note} />
                </g>
            </svg>
            <div class="mctl">
                { button("", table.zoom_in, Icon::ZoomIn, act.click(Action::Zoom(ZOOM_STEP))) }
                { button("", table.zoom_out, Icon::ZoomOut, act.click(Action::Zoom(1.0 / ZOOM_STEP))) }
                { button("", table.whole_region, Icon::WholeRegion, act.click(Action::WholeRegion)) }
            </div>
            if !start {
                { key(act, stage, scene, state.dress.language, state.key_folded) }
            }
            <p class="credit">{ table.borders_today }</p>
        </main>
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum PointerKind {
    Down,
    Move,
    Up,
    Cancel,
}

/// The plate for where the map last rested: worked out once for each scene, camera and size.
#[hook]
fn use_plate(stage: &Stage, scene: &Scene, state: &State) -> Rc<Plate> {
    let rested = state.rested();
    let small = matches!(state.form, Form::Phone | Form::Embed | Form::PhoneLying);
    let before = use_mut_ref(|| None::<Rc<Plate>>);
    let seen = before.clone();
    let placed = use_memo(
        (
            stage.clone(),
            scene.clone(),
            rested,
            state.size,
            state.form,
            state.panel,
            state.key_folded,
            state.dress.language,
        ),
        move |(stage, scene, camera, size, form, panel, key_folded, language)| {
            let key_px = if *key_folded { (80.0, 46.0) } else { (446.0, key_height(stage, scene)) };
            let reserved = reserved(*size, *form, *panel, key_px);
            let view = View {
                camera: *camera,
                size: *size,
                reserved: &reserved,
                leader_y: form.leader_y().filter(|_| *panel == Panel::Explore),
                scale: 1.0,
                small,
            };
            plate_after(seen.borrow().as_deref(), stage, scene, &view, language.table())
        },
    );
    *before.borrow_mut() = Some(placed.clone());
    placed
}

/// Boxes on the map that buttons, scale, credit and key cover.
fn reserved(size: Size, form: Form, panel: Panel, (key_width, key_height): (f64, f64)) -> Vec<Area> {
    let Size { width, height } = size;
    let buttons = match form {
        Form::Desk | Form::Phone => Area { left: width - 66.0, top: 0.0, right: width, bottom: 152.0 },
        Form::PhoneLying => Area { left: width - 62.0, top: height - 150.0, right: width, bottom: height },
        Form::Embed => Area { left: width - 62.0, top: height - 108.0, right: width, bottom: height },
    };
    let mut areas = vec![buttons];
    match form {
        Form::Desk | Form::PhoneLying => {
            areas.push(Area { left: 0.0, top: height - 56.0, right: 290.0, bottom: height });
        }
        Form::Phone => areas.push(Area { left: 0.0, top: 0.0, right: 290.0, bottom: 26.0 }),
        Form::Embed => {}
    }
    match form {
        Form::Desk if panel == Panel::Start => {}
        Form::Desk => {
            areas.push(Area { left: width - key_width, top: height - key_height, right: width, bottom: height });
        }
        Form::Phone => {
            areas.push(Area { left: 0.0, top: height - 130.0, right: width, bottom: height });
            // One column there: twice as high, and half as wide.
            let (left, top) =
                (width - key_width.min(230.0), height - 126.0 - key_height * if key_width > 80.0 { 2.0 } else { 1.0 });
            areas.push(Area { left, top, right: width, bottom: height });
        }
        Form::Embed => {
            areas.push(Area { left: 0.0, top: 0.0, right: 215.0, bottom: 32.0 });
            areas.push(Area { left: width - 175.0, top: 0.0, right: width, bottom: 32.0 });
        }
        Form::PhoneLying => areas.push(Area { left: width - 60.0, top: 0.0, right: width, bottom: 52.0 }),
    }
    areas
}

/// Carries what was placed for one camera along to another.
fn along(placed: &Camera, now: &Camera, size: Size) -> String {
    if placed == now {
        return String::new();
    }
    let ratio = now.k() / placed.k();
    let origin = now.screen(placed.world(Screen::default(), size), size);
    transform(origin, ratio)
}
