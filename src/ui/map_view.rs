//! The map: three sheets of one view, and the gestures that move it. While a hand moves it the sheets stay as they are and
//! the view goes along; they are drawn anew where it comes to rest.

use std::rc::Rc;

use web_sys::Element;
use yew::prelude::*;

use super::browser;
use super::compare::compare_switch;
use super::detail::Detail;
use super::drawn::{Part, drawn};
use super::flight::{use_along, use_flight};
use super::ground::{GroundProps, Nearness, Stratum};
use super::hand::{Hand, Held, PointerKind, ZOOM_STEP};
use super::icons::{Icon, button};
use super::key::{KeyProps, key_height};
use super::locator::locator;
use super::overlay::{Layer, OverlayProps, Placed};
use super::shape::{block, extent, hearing, layer, letters, nothing, of, on, part, px, said, shape, text, word};
use super::store::Act;
use super::strip::strip;
use super::watch::{self, Watch, use_watch};
use crate::app::{Action, Form, Hint, Panel, Side, State};
use crate::map::labels::Area;
use crate::map::{Camera, LonLat, Outline, Size};
use crate::number::{fixed, path};
use crate::scene::plate::{Mark, Toward, View, plate_after, plate_in_passing};
use crate::scene::{News, Plate, Scene, Stage};

pub struct MapViewProps {
    pub act: Act,
    pub outline: Outline,
    pub stage: Stage,
    pub scene: Scene,
    pub news: News,
    pub state: State,
}

/// An arrow key moves the map so far.
const KEY_PAN_PX: f64 = 100.0;
/// Room that the words beside the frontier need.
const NOTE_PX: f64 = 250.0;

#[hook]
pub fn use_map(props: &MapViewProps) -> Html {
    let MapViewProps { act, outline, stage, scene, news, state } = props;
    let table = state.dress.language.table();
    let svg = use_node_ref();
    let held = use_mut_ref(Held::default);
    let framing = use_state(|| None);
    let (camera, rested, size) = (state.camera(), state.rested(), state.size);
    let resting = use_resting(scene, state);
    let (placed, named) = use_plate(stage, scene, &resting, news, state);
    {
        let svg = svg.clone();
        use_watch(
            Watch::Start,
            Box::new(move || Box::new(svg.cast::<Element>().map(|map| browser::claim_pairs(&map)))),
        );
    }
    use_detail(&rested);
    use_flight(state);
    use_along(&rested, &camera, size);
    let hand = Hand { act: act.clone(), svg: svg.clone(), held, framing, camera, size, guest: Hand::is_guest(state) };
    let cursor = state.cursor.as_deref().and_then(|cursor| placed.mark_of(cursor));
    let onkeydown = keys(act, &placed, state);

    let scaled = ["scale(", &fixed(1.0 / rested.k(), 4), ")"].concat();
    let start = state.panel == Panel::Start;
    let note_at = rested.at(LonLat { lon: 86.6, lat: 47.2 }, size);
    let note = (start && note_at.x + NOTE_PX < size.width).then_some((note_at.x, note_at.y));
    let stratum = |stratum: Stratum| {
        let ground = drawn(Part::Ground(GroundProps {
            stratum,
            outline: outline.clone(),
            stage: stage.clone(),
            scene: scene.clone(),
            news: news.clone(),
            nearness: Nearness::of(rested.km_per_px()),
            panel: state.panel,
        }));
        shape!("g", { "class": word("camera"), "transform": text(rested.transform(size)) }, of![ground])
    };
    let overlay = Layer::ALL.map(|layer| {
        let plate = Placed(if layer.is_of_base_map() { named.clone() } else { placed.clone() });
        Part::Overlay(OverlayProps {
            plate,
            layer,
            size,
            language: state.dress.language,
            note,
            scale_up: scale_up(state.form),
        })
    });
    let cursor_box = |class: &'static str, mark: &Mark| {
        shape!("rect", {
            "class": word(class), "x": px(mark.at.x - 17.0), "y": px(mark.at.y - 17.0), "width": word("34"), "height": word("34"),
        })
    };
    let mut stands =
        cursor.map_or_else(Vec::new, |mark| vec![cursor_box("cursor-c", mark), cursor_box("cursor", mark)]);
    stands.extend(hand.framing.map(|(from, to)| {
        shape!("rect", {
            "class": word("framing"), "x": px(from.x.min(to.x)), "y": px(from.y.min(to.y)),
            "width": px((to.x - from.x).abs()), "height": px((to.y - from.y).abs()),
        })
    }));
    let mut on_it = vec![extent(), stratum(Stratum::Lines)];
    on_it.extend(overlay.into_iter().map(drawn));
    on_it.push(layer("cur", &mut stands));
    // One above the other, so that a step of the clock draws only what stands on the map.
    let sheet = |class: &'static str, inside: &mut [Html]| {
        shape!("svg", {
            "class": word(class), "viewBox": text(path(0, &[("0 0 ", size.width), (" ", size.height)])),
            "preserveAspectRatio": word("xMidYMid slice"),
        }, inside)
    };
    let map = shape!("div", {
        "class": word(if state.moving { "map moving" } else { "map" }), "role": word("application"), "tabindex": word("0"),
        "aria-label": word(table.map), "aria-activedescendant": cursor.and_then(|mark| part("m-", &mark.event)),
    }, of![block("div", "view", of![
        sheet("water", of![dyes(&scaled), stratum(Stratum::Water)]),
        sheet("land-sheet", of![extent(), stratum(Stratum::Land)]),
        sheet("plate", &mut on_it),
    ])]);
    let map = hearing(
        map,
        svg,
        of![
            on!(onpointerdown, hand.pointer(PointerKind::Down)),
            on!(onpointermove, hand.pointer(PointerKind::Move)),
            on!(onpointerup, hand.pointer(PointerKind::Up)),
            on!(onpointercancel, hand.pointer(PointerKind::Cancel)),
            on!(onclick, hand.click(&placed)),
            on!(onwheel, hand.wheel()),
            on!(onkeydown, onkeydown),
        ],
    );
    let hint = match state.hint {
        Some(Hint::Finger) => table.hint_finger,
        Some(Hint::Wheel) => table.hint_wheel,
        None => "",
    };
    let hint = shape!("p", {
        "class": word(if state.hint.is_some() { "hint on" } else { "hint" }), "aria-hidden": word("true"),
    }, of![letters(hint)]);
    let small = if has_locator(&camera, state.form, state.panel) { locator(&camera, size, table) } else { nothing() };
    block(
        "main",
        "mapbox",
        of![
            map,
            strip(stage, scene, &placed, state),
            compare_switch(act, state),
            small,
            hint,
            block(
                "div",
                "mctl",
                of![
                    button("", table.zoom_in, Icon::ZoomIn, act.click(Action::Zoom(ZOOM_STEP))),
                    button("", table.zoom_out, Icon::ZoomOut, act.click(Action::Zoom(1.0 / ZOOM_STEP))),
                    if state.form == Form::Embed {
                        button(
                            "",
                            table.full_screen,
                            Icon::FullScreen,
                            Callback::from(|_: MouseEvent| browser::full_screen()),
                        )
                    } else {
                        button("", table.whole_region, Icon::WholeRegion, act.click(Action::WholeRegion))
                    },
                ]
            ),
            if start { nothing() } else { drawn(Part::Key(Box::new(KeyProps::new(act, stage, &resting, state)))) },
            said("p", "credit", table.borders_today),
        ],
    )
}

/// Hatching, stippling and the heads of arrows.
fn dyes(scaled: &str) -> Html {
    let pattern = |id: &'static str, side: &'static str, turned: &str, inside: &mut [Html]| {
        shape!("pattern", {
            "id": word(id), "class": word(id), "width": word(side), "height": word(side),
            "patternUnits": word("userSpaceOnUse"), "patternTransform": text([scaled, turned].concat()),
        }, inside)
    };
    let head = |id: &'static str, class: &'static str, far: &'static str, side: &'static str| {
        shape!("marker", {
            "id": word(id), "class": word(class), "viewBox": word("0 0 8 8"), "refX": word(far), "refY": word("4"),
            "markerWidth": word(side), "markerHeight": word(side), "orient": word("auto"), "markerUnits": word("userSpaceOnUse"),
        }, of![shape!("path", { "d": "M0 .8 7 4 0 7.2Z" })])
    };
    shape!(
        "defs",
        {},
        of![
            pattern("hatch", "6", " rotate(45)", of![shape!("path", { "d": "M0 0V6" })]),
            pattern(
                "stipple",
                "7",
                "",
                of![
                    shape!("circle", { "cx": "2", "cy": "2", "r": ".9" }),
                    shape!("circle", { "cx": "5.5", "cy": "5.5", "r": ".9" }),
                ]
            ),
            head("head", "ah", "6", "7"),
            head("head-deal", "ah2", "2", "12"),
            head("head-troop", "ah3", "6", "7"),
        ]
    )
}

/// Arrows move the map; once the reader stands on a mark they go from mark to mark.
fn keys(act: &Act, placed: &Rc<Plate>, state: &State) -> Callback<KeyboardEvent> {
    let (act, placed) = (act.clone(), placed.clone());
    let cursor = state.cursor.clone().filter(|cursor| placed.mark_of(cursor).is_some());
    let (other, pinned) = (if state.side == Side::Now { Side::Then } else { Side::Now }, state.pinned.is_some());
    Callback::from(move |event: KeyboardEvent| {
        if event.ctrl_key() || event.meta_key() || event.alt_key() {
            return;
        }
        let from = cursor.as_deref();
        let walk = |toward| Action::Point(placed.next_mark(from, toward).cloned().or_else(|| cursor.clone()));
        let action = match (event.key().as_str(), from) {
            ("ArrowLeft", None) => Action::Drag(KEY_PAN_PX, 0.0),
            ("ArrowRight", None) => Action::Drag(-KEY_PAN_PX, 0.0),
            ("ArrowUp", None) => Action::Drag(0.0, KEY_PAN_PX),
            ("ArrowDown", None) => Action::Drag(0.0, -KEY_PAN_PX),
            ("ArrowLeft", Some(_)) => walk(Toward::Left),
            ("ArrowRight", Some(_)) => walk(Toward::Right),
            ("ArrowUp", Some(_)) => walk(Toward::Up),
            ("ArrowDown", Some(_)) => walk(Toward::Down),
            ("Enter" | " ", None) => walk(Toward::Right),
            ("Enter" | " ", Some(id)) => {
                event.prevent_default();
                return act.press(&placed, id);
            }
            ("Escape", _) if placed.fan.is_some() => Action::Fan(None),
            ("Escape", Some(_)) => Action::Point(None),
            ("x" | "X", _) if pinned => Action::Face(other),
            ("+" | "=", _) => Action::Zoom(ZOOM_STEP),
            ("-" | "_", _) => Action::Zoom(1.0 / ZOOM_STEP),
            ("0", _) => Action::WholeRegion,
            _ => return,
        };
        event.prevent_default();
        act.send(action);
    })
}

/// Fetches the fine base map when the map rests near, and puts it in place.
#[hook]
fn use_detail(rested: &Camera) {
    let detail = use_mut_ref(Detail::default);
    let wanted = rested.wants_detail(detail.borrow().wanted());
    use_watch(
        Watch::Detail(wanted),
        Box::new(move || {
            detail.borrow().want(wanted);
            watch::nothing()
        }),
    );
}

/// Nearer than this a desk shows where on the whole map the reader is.
const LOCATOR_KM_PER_PX: f64 = 3.0;

fn has_locator(camera: &Camera, form: Form, panel: Panel) -> bool {
    form == Form::Desk && panel != Panel::Start && camera.km_per_px() < LOCATOR_KM_PER_PX
}

/// The scale stands so far above the foot of the map: over the credit, or over the sheet.
const fn scale_up(form: Form) -> f64 {
    match form {
        Form::Desk | Form::PhoneLying => 34.0,
        Form::Phone => 144.0,
        Form::Embed | Form::Lecture => 18.0,
    }
}

/// What was so when the clock last rested: the key does not change under a moving one.
#[hook]
fn use_resting(scene: &Scene, state: &State) -> Scene {
    let before = use_mut_ref(|| scene.clone());
    if !state.scrubbing {
        *before.borrow_mut() = scene.clone();
    }
    before.borrow().clone()
}

/// The plate for where the map last rested, worked out once for each scene, camera and size; and the last one on which names
/// were placed: under a moving clock they wait.
#[hook]
fn use_plate(stage: &Stage, scene: &Scene, resting: &Scene, news: &News, state: &State) -> (Rc<Plate>, Rc<Plate>) {
    let rested = state.rested();
    let small = matches!(state.form, Form::Phone | Form::Embed | Form::PhoneLying);
    // With where it was drawn for: a hand may take the clock while the map flies, and names of where it flew from are nobody's.
    let before = use_mut_ref(|| None::<(Rc<Plate>, Camera, Size)>);
    let is_here = |(_, camera, size): &(Rc<Plate>, Camera, Size)| (*camera, *size) == (rested, state.size);
    let hurried = state.scrubbing && before.borrow().as_ref().is_some_and(is_here);
    let (seen, resting) = (before.clone(), resting.clone());
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
            state.fan.clone(),
            (news.clone(), state.pinned, state.sieve.is_open(), hurried),
        ),
        move |(stage, scene, camera, size, form, panel, key_folded, language, fan, (news, pinned, whole, hurried))| {
            let key_px = if *key_folded {
                (80.0, 46.0)
            } else {
                (488.0, key_height(stage, &resting, language.table(), *pinned, *whole))
            };
            let mut reserved = reserved(*size, *form, *panel, key_px, pinned.is_some());
            if has_locator(camera, *form, *panel) {
                let top = if pinned.is_some() { 44.0 } else { 0.0 };
                reserved.push(Area { left: 0.0, top, right: 146.0, bottom: top + 110.0 });
            }
            let view = View {
                camera: *camera,
                size: *size,
                reserved: &reserved,
                leader_y: form.leader_y().filter(|_| matches!(panel, Panel::Explore | Panel::Story)),
                scale: form.names(*size),
                small,
                fan: fan.as_deref(),
                news,
            };
            if *hurried {
                return plate_in_passing(stage, scene, &view, language.table());
            }
            plate_after(seen.borrow().as_ref().map(|(plate, ..)| &**plate), stage, scene, &view, language.table())
        },
    );
    if !hurried {
        *before.borrow_mut() = Some((placed.clone(), rested, state.size));
    }
    let named = before.borrow().as_ref().map_or_else(|| placed.clone(), |(plate, ..)| plate.clone());
    (placed, named)
}

/// Boxes on the map that buttons, scale, credit and key cover.
fn reserved(size: Size, form: Form, panel: Panel, (key_width, key_height): (f64, f64), pinned: bool) -> Vec<Area> {
    let Size { width, height } = size;
    let buttons = match form {
        Form::Desk | Form::Phone => Area { left: width - 66.0, top: 0.0, right: width, bottom: 152.0 },
        Form::PhoneLying => Area { left: width - 62.0, top: height - 150.0, right: width, bottom: height },
        Form::Embed => Area { left: width - 62.0, top: height - 152.0, right: width, bottom: height },
        // Nothing lies over the map.
        Form::Lecture => return Vec::new(),
    };
    let mut areas = vec![buttons];
    if pinned {
        areas.push(Area { left: 0.0, top: 0.0, right: 400.0, bottom: 52.0 });
    }
    match form {
        Form::Desk | Form::PhoneLying => {
            areas.push(Area { left: 0.0, top: height - 56.0, right: 290.0, bottom: height });
        }
        Form::Phone => {
            areas.push(Area { left: 0.0, top: 0.0, right: 290.0, bottom: 26.0 });
            areas.push(Area { left: 0.0, top: height - 166.0, right: 165.0, bottom: height });
        }
        Form::Embed | Form::Lecture => areas.push(Area { left: 0.0, top: height - 40.0, right: 165.0, bottom: height }),
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
        Form::Embed | Form::Lecture => {
            areas.push(Area { left: 0.0, top: 0.0, right: 215.0, bottom: 32.0 });
            areas.push(Area { left: width - 175.0, top: 0.0, right: width, bottom: 32.0 });
        }
        Form::PhoneLying => areas.push(Area { left: width - 60.0, top: 0.0, right: width, bottom: 52.0 }),
    }
    areas
}
