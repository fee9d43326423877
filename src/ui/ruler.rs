//! The ruler: one slider over the years. What stands on it comes from [`Track`]; here it is drawn and moved.

use std::cell::RefCell;
use std::rc::Rc;

use web_sys::Element;
use yew::prelude::*;

use super::browser;
use super::scale::{head, preview, scale};
use super::shape::{hearing, keyed, layer, many, nothing, of, on, part, path_of, px, shape, text, word};
use super::spans::{self, spans};
use super::store::Act;
use crate::app::step::Way;
use crate::app::{Action, Form, Reach};
use crate::atlas::Id;
use crate::number::path;
use crate::scene::plate::sign_of;
use crate::scene::track::Room;
use crate::scene::{Leg, Scene, Sieve, Stage, Track};
use crate::text::{Language, dates};
use crate::time::{Axis, Date, Day, Precision};

#[derive(PartialEq)]
pub struct RulerProps {
    pub act: Act,
    pub stage: Stage,
    pub scene: Scene,
    pub at: Date,
    pub event: Option<Id>,
    pub width: f64,
    pub reach: Reach,
    /// Events that it holds back stand back on the ruler too.
    pub sieve: Sieve,
    /// The leg of the path that the margin tells.
    pub leg: Option<Id>,
    pub form: Form,
    pub language: Language,
    /// A hand moves the clock.
    pub hurried: bool,
}

/// What the ruler keeps from one drawing to the next.
#[derive(Default)]
pub struct Kept {
    /// A pointer holds it.
    dragging: bool,
    /// What stands on it, and for what that was worked out.
    laid: Option<(Laid, Rc<Track>)>,
}

#[derive(Clone, PartialEq)]
struct Laid {
    stage: Stage,
    axis: Axis,
    form: Form,
    sieve: Sieve,
}

/// The day under a pointer that only looks.
pub type Peek = UseStateHandle<Option<Day>>;

/// An event this near to the pointer catches the handle.
pub const CATCH_PX: f64 = 12.0;

/// Measures of the two forms: at a desk, and on a phone or in an embed.
pub struct Measures {
    pub height: f64,
    pub base: f64,
    pub left: f64,
    pub right: f64,
    pub mini: bool,
}

impl Measures {
    fn of(form: Form) -> Self {
        match form {
            Form::Desk => Self { height: 99.0, base: 59.0, left: 20.0, right: 24.0, mini: false },
            Form::PhoneLying => Self { height: 59.0, base: 41.0, left: 12.0, right: 16.0, mini: true },
            Form::Phone | Form::Embed | Form::Lecture => {
                Self { height: 52.0, base: 34.0, left: 16.0, right: 16.0, mini: true }
            }
        }
    }

    fn room(&self) -> Room {
        Room {
            base: self.base,
            top: if self.mini { 3.0 } else { 23.0 },
            pitch: if self.mini { 3.8 } else { 5.3 },
            years: !self.mini,
        }
    }
}

/// `node` is the slider.
pub fn ruler(props: &RulerProps, node: NodeRef, kept: Rc<RefCell<Kept>>, peek: Peek) -> Html {
    let RulerProps { act, stage, scene, at, event, width, reach, sieve, leg, form, language, hurried } = props;
    let (at, form) = (*at, *form);
    let table = language.table();
    let mut measures = Measures::of(form);
    let width = width.max(160.0);
    let bounds = (stage.first, stage.last);
    let days = stage.stops.iter().map(|stop| stop.date.first_day());
    let axis = reach.axis(bounds, days, measures.left, width - measures.right);
    let track = laid(&kept, Laid { stage: stage.clone(), axis: axis.clone(), form, sieve: sieve.clone() }, &measures);
    let leg = leg.as_deref().and_then(|id| stage.leg(id));
    let bars = if reach.spans && !measures.mini { spans(stage, &axis, at.first_day(), sieve) } else { spans::none() };
    measures.height += bars.height;

    let day = at.first_day();
    let open = event.as_deref().and_then(|id| stage.atlas.event(id));
    let what = open.map(|event| event.title.as_str()).unwrap_or_default();
    let spoken = table.value_text(&dates::date(table, at), what);
    let x = axis.x_within(day);
    let span =
        (at.precision() != Precision::Day && open.is_some()).then(|| axis.x(Day(at.last_day().0 + 1).min(axis.last)));
    let hand = Hand {
        act: act.clone(),
        node: node.clone(),
        kept,
        peek: peek.clone(),
        axis: axis.clone(),
        reach: *reach,
        at,
        bounds,
    };
    let drawn = shape!("svg", {
        "class": word(if measures.mini { "tl mini" } else { "tl" }), "aria-hidden": word("true"),
        "viewBox": text(path(0, &[("0 0 ", width), (" ", measures.height)])), "preserveAspectRatio": word("none"),
    }, of![
        scale(stage, &axis, &measures, width, table, at),
        marks(stage, &track, &lit(stage, scene, leg, event.as_deref()), day),
        bracket(leg, &axis, measures.mini),
        bars.drawn,
        head(&axis, &measures, x, span, stage.horizon),
        // Under a hand the flag says it.
        if *hurried { nothing() } else { preview(stage, &axis, width, table, (at, &spoken), *peek) },
    ]);
    let slide = shape!("div", {
        "class": word("slide"), "role": word("slider"), "tabindex": word("0"), "aria-label": word(table.date),
        "aria-orientation": word("horizontal"), "aria-valuemin": text(stage.first.0.to_string()),
        "aria-valuemax": text(stage.last.0.to_string()), "aria-valuenow": text(day.0.to_string()),
        "aria-valuetext": text(spoken.clone()),
    }, of![drawn]);
    let slide = hearing(
        slide,
        node,
        of![
            on!(onpointerdown, hand.down()),
            on!(onpointermove, hand.moved()),
            on!(onpointerup, hand.let_go()),
            on!(onpointercancel, hand.let_go()),
            on!(onpointerleave, hand.left()),
            on!(onwheel, hand.wheel()),
            on!(onkeydown, hand.keys()),
        ],
    );
    shape!("section", { "class": word("axis"), "aria-label": word(table.ruler) }, of![slide])
}

/// Worked out anew only when something of it has changed.
fn laid(kept: &RefCell<Kept>, wanted: Laid, measures: &Measures) -> Rc<Track> {
    if let Some((_, track)) = kept.borrow().laid.as_ref().filter(|(laid, _)| *laid == wanted) {
        return track.clone();
    }
    let track = Rc::new(Track::new(&wanted.stage, &wanted.axis, measures.room(), &wanted.sieve));
    kept.borrow_mut().laid = Some((wanted, track.clone()));
    track
}

/// Events that are pointed out: the open one, what was looked for, what the chapter tells.
fn lit(stage: &Stage, scene: &Scene, leg: Option<&Leg>, open: Option<&str>) -> Vec<usize> {
    let mut lit: Vec<usize> = open.and_then(|id| stage.number(id)).into_iter().collect();
    if let Some(found) = &scene.found {
        lit.extend((0..stage.dated()).filter(|number| found.rank(*number).is_some()));
    } else if let Some(leg) = leg {
        lit.extend(leg.events.iter().copied());
    }
    lit.sort_unstable();
    lit.dedup();
    lit
}

fn marks(stage: &Stage, track: &Track, lit: &[usize], now: Day) -> Html {
    let Track { heavy, light, years, aside, signs, .. } = track;
    let mut drawn = Vec::new();
    for (strand, past, future) in [(light, "sq lt", "sq lt ft"), (heavy, "sq", "sq ft"), (years, "ys", "ys ft")] {
        let (begun, to_come) = strand.cut(now);
        drawn.push(path_of(future, to_come));
        drawn.push(path_of(past, begun));
    }
    drawn.push(path_of("sq so", aside));
    let lit_marks = lit.iter().filter_map(|&number| {
        let (mark, is_line) = track.mark(number)?;
        let id = &stage.event(number)?.id;
        Some(keyed!(id.clone(), "path", {
            "class": word(if is_line { "ys on" } else { "sq on" }), "data-mark": part("", id), "d": text(mark),
        }))
    });
    let lit_marks = layer("lit", &mut many(&mut { lit_marks }));
    let signs = signs.iter().filter_map(|sign| {
        let event = stage.event(sign.event)?;
        let class = if lit.contains(&sign.event) {
            "ks on"
        } else if sign.day > now {
            "ks ft"
        } else {
            "ks"
        };
        Some(keyed!(sign.event, "use", {
            "class": word(class), "href": part("#s-", sign_of(event)), "x": px(sign.x - 6.5), "y": px(sign.y - 6.5),
            "width": word("13"), "height": word("13"),
        }))
    });
    let signs = layer("kinds", &mut many(&mut { signs }));
    drawn.push(lit_marks);
    drawn.push(signs);
    layer("squares", &mut drawn)
}

/// The time that a chapter tells of.
fn bracket(leg: Option<&Leg>, axis: &Axis, mini: bool) -> Html {
    let Some(leg) = leg else { return layer("leg", &mut []) };
    let x = |day: Day| axis.x_within(day);
    let (from, to) = (x(leg.span.0.first_day()), x(Day(leg.span.1.last_day().0 + 1)));
    let line = path(1, &[("M", from), (" ", if mini { 6.0 } else { 27.0 }), ("v-5H", to.max(from + 3.0)), ("v", 5.0)]);
    layer("leg", of![shape!("path", { "class": word("brk"), "d": text(line) })])
}

/// What pointers, wheels and keys do to the ruler.
#[derive(Clone)]
struct Hand {
    act: Act,
    node: NodeRef,
    kept: Rc<RefCell<Kept>>,
    peek: Peek,
    axis: Axis,
    reach: Reach,
    at: Date,
    bounds: (Day, Day),
}

impl Hand {
    fn x(&self, event: &MouseEvent) -> Option<f64> {
        let element = self.node.cast::<Element>()?;
        Some(browser::position_in(&element, event.client_x(), 0).x)
    }

    fn scrub(&self, event: &MouseEvent) {
        let Some(x) = self.x(event) else { return };
        let catch_days = (self.axis.day(x + CATCH_PX).0 - self.axis.day(x - CATCH_PX).0) / 2;
        self.act.send(Action::Scrub { day: self.axis.day(x), catch_days });
    }

    fn down(&self) -> Callback<PointerEvent> {
        let hand = self.clone();
        Callback::from(move |event: PointerEvent| {
            if event.button() != 0 {
                return;
            }
            if let Some(element) = hand.node.cast::<Element>() {
                browser::hold_pointer(&element, event.pointer_id());
            }
            hand.kept.borrow_mut().dragging = true;
            hand.peek.set(None);
            hand.scrub(&event);
        })
    }

    fn moved(&self) -> Callback<PointerEvent> {
        let hand = self.clone();
        Callback::from(move |event: PointerEvent| {
            if hand.kept.borrow().dragging {
                hand.scrub(&event);
            } else if event.pointer_type() == "mouse" {
                let day = hand.x(&event).map(|x| hand.axis.day(x));
                if *hand.peek != day {
                    hand.peek.set(day);
                }
            }
        })
    }

    fn let_go(&self) -> Callback<PointerEvent> {
        let hand = self.clone();
        Callback::from(move |_: PointerEvent| {
            if std::mem::take(&mut hand.kept.borrow_mut().dragging) {
                hand.act.send(Action::Settle);
            }
        })
    }

    fn left(&self) -> Callback<PointerEvent> {
        let peek = self.peek.clone();
        Callback::from(move |_: PointerEvent| {
            if peek.is_some() {
                peek.set(None);
            }
        })
    }

    /// With Ctrl or ⌘, and by a pinch on a trackpad, the ruler comes nearer; sideways it moves along, once it is near.
    fn wheel(&self) -> Callback<WheelEvent> {
        let hand = self.clone();
        Callback::from(move |event: WheelEvent| {
            // What it is to be follows from the state when it comes there: strokes may be faster than drawings.
            let (action, reach) = if event.ctrl_key() || event.meta_key() {
                let kept = hand.x(&event).map(|x| hand.axis.day(x).date());
                let nearer = event.delta_y() < 0.0;
                let there = hand.reach.zoomed(nearer, kept.unwrap_or(hand.at), hand.bounds);
                (Action::NearReach { nearer, kept }, there)
            } else {
                let along = if event.delta_x() == 0.0 { event.delta_y() } else { event.delta_x() };
                let years = if along > 0.0 { 1 } else { -1 };
                (Action::MoveReach(years), hand.reach.moved(years, hand.bounds))
            };
            // Where nothing would move, the wheel is the page's.
            if reach != hand.reach {
                event.prevent_default();
                hand.act.send(action);
            }
        })
    }

    fn keys(&self) -> Callback<KeyboardEvent> {
        let hand = self.clone();
        Callback::from(move |event: KeyboardEvent| {
            if event.ctrl_key() || event.meta_key() || event.alt_key() {
                return;
            }
            let zoomed = |nearer| Action::NearReach { nearer, kept: None };
            let action = match event.key().as_str() {
                "ArrowRight" | "ArrowUp" => Action::StepDate(Way::On),
                "ArrowLeft" | "ArrowDown" => Action::StepDate(Way::Back),
                "PageUp" => Action::StepYear(Way::On),
                "PageDown" => Action::StepYear(Way::Back),
                "Home" => Action::Earliest,
                "End" => Action::Latest,
                "+" | "=" => zoomed(true),
                "-" | "_" => zoomed(false),
                _ => return,
            };
            event.prevent_default();
            hand.act.send(action);
        })
    }
}
