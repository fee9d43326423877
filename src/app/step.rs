//! The step: from a state and an action to the next state. Total and pure; `None` when nothing changed.

use super::clock::{
    Pace, Unit, a_year_on, ends_of_order, go_to, is_at_end, open, refit, set_clock, step_calendar, step_date,
    step_event,
};
use super::hits::show_hits;
use super::link::{At, Link};
use super::path::{is_at_halt, place, show_leg, step_path, to_leg};
use super::query;
use super::reach::Reach;
use super::sheet::Sheet;
use super::state::{Copied, Form, Hint, History, Panel, ROWS, Side, State, Theme, start_date};
use crate::atlas::{Id, Kind};
use crate::map::{Camera, Screen, Size};
use crate::scene::moment::Mode;
use crate::scene::{Leg, Path, Sieve, Stage, Voice};
use crate::time::{Date, Day};

#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// Open an event, from wherever it was chosen.
    Open(Id),
    /// Set the clock; an event of exactly that date opens with it.
    GoTo(Date),
    /// Set the clock from the ruler: a day, and how near an event must be to catch it.
    Scrub {
        day: Day,
        catch_days: i32,
    },
    /// To the next or previous event; on the path to its next or previous step.
    StepEvent(Way),
    /// To the title page of a leg of a path; `None`: to the list of all.
    Leg(Option<Id>),
    /// What the reader writes into the date; `None`: the date comes back.
    Type(Option<String>),
    /// To what was written: the first event of that span, or the span itself.
    GoWithin(Date),
    Reach(Reach),
    /// The ruler comes nearer or goes farther off; a date keeps its place, else that of the clock.
    NearReach {
        nearer: bool,
        kept: Option<Date>,
    },
    /// The ruler moves along by years.
    MoveReach(i16),
    /// What a step of playing is, and whether it stops where a leg of the path ends.
    By {
        unit: Unit,
        halts: bool,
    },
    Keep(Pace),
    /// The clock was let go.
    Settle,
    /// To the next or previous date on which something begins.
    StepDate(Way),
    StepYear(Way),
    Earliest,
    Latest,
    Show(Mode),
    /// Leaves a kind of event out, or takes it in again.
    Sift(Kind),
    /// Only what this actor takes part in.
    Whose(Option<Id>),
    Heed(Voice),
    /// Everything passes again.
    ShowAll,
    /// Pins a date to compare with, or lets it go.
    Pin(Option<Date>),
    Face(Side),
    /// Spreads out the crowd of an event, or puts it together.
    Fan(Option<Id>),
    /// The keyboard stands on a mark.
    Point(Option<Id>),
    Hint(Option<Hint>),
    /// Look for words in the list of events.
    Find(String),
    /// All that was found on the map, whatever its date.
    ShowHits,
    Turn(Panel),
    Look(Camera),
    /// The map rests again.
    Rest,
    Zoom(f64),
    Drag(f64, f64),
    WholeRegion,
    Play,
    Pause,
    /// Time to turn the page while playing.
    Tick,
    Resize {
        size: Size,
        ruler_px: f64,
        form: Form,
    },
    /// The address changed under us.
    Follow(Link),
    Wear(Theme),
    Draw(Sheet),
    Menu(bool),
    FoldKey(bool),
    /// More rows of the list.
    MoreRows,
    Copied(Copied),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    Back,
    On,
}

pub fn step(stage: &Stage, state: &State, action: Action) -> Option<State> {
    let mut next = state.clone();
    next.history = History::Replace;
    next.scrubbing = matches!(action, Action::Scrub { .. });
    match action {
        Action::Open(id) => {
            next.history = History::Push;
            next.playing = false;
            open(stage, &mut next, &id);
        }
        Action::GoTo(date) => {
            next.playing = false;
            go_to(stage, &mut next, date);
        }
        Action::Scrub { day, catch_days } => {
            next.playing = false;
            let near = stage.nearest_stop(day).map(|stop| stop.date);
            let date = near.filter(|near| (near.first_day().0 - day.0).abs() <= catch_days);
            // The map keeps still under a moving clock.
            set_clock(stage, &mut next, date.unwrap_or_else(|| day.date()));
        }
        Action::StepEvent(way) => {
            next.playing = false;
            step_on(stage, &mut next, way);
        }
        Action::Leg(leg) => {
            next.history = History::Push;
            next.playing = false;
            to_leg(stage, &mut next, leg.as_deref());
        }
        Action::Type(text) => {
            next.history = state.history;
            next.playing = false;
            if text.is_some() && state.typing.is_none() {
                next.sheet = Sheet::Full;
                next.menu = false;
            } else if text.is_none() && state.typing.is_some() {
                next.sheet = Sheet::Peek;
            }
            next.typing = text;
        }
        Action::GoWithin(date) => {
            next.history = History::Push;
            next.playing = false;
            next.sheet = Sheet::Peek;
            next.typing = None;
            let [_, within, _] = stage.stops_around(date);
            go_to(stage, &mut next, within.first().map_or(date, |stop| stop.date));
        }
        Action::Reach(reach) => next.reach = reach,
        Action::NearReach { nearer, kept } => {
            next.reach = state.reach.zoomed(nearer, kept.unwrap_or(state.at), (stage.first, stage.last));
        }
        Action::MoveReach(years) => next.reach = state.reach.moved(years, (stage.first, stage.last)),
        Action::By { unit, halts } => (next.unit, next.halts) = (unit, halts),
        Action::Keep(pace) => next.pace = pace,
        Action::StepDate(way) => {
            next.playing = false;
            step_date(stage, &mut next, way);
        }
        Action::StepYear(way) => {
            next.playing = false;
            let date = a_year_on(next.at, way);
            go_to(stage, &mut next, date);
        }
        Action::Earliest => {
            let date = stage.stops.first().map(|stop| stop.date).filter(|date| date.first_day() == stage.first);
            go_to(stage, &mut next, date.unwrap_or_else(|| stage.first.date()));
        }
        Action::Latest => go_to(stage, &mut next, stage.last.date()),
        Action::Settle => next.history = state.history,
        Action::Show(mode) => next.mode = mode,
        Action::Sift(kind) => next.sieve.toggle(kind),
        Action::Whose(actor) => next.sieve.actor = actor,
        Action::Heed(voice) => next.sieve.voice = voice,
        Action::ShowAll => next.sieve = Sieve::OPEN,
        Action::Pin(date) => {
            next.pinned = date;
            next.side = Side::Now;
        }
        Action::Face(side) => {
            next.side = side;
            next.playing = false;
        }
        Action::Fan(event) => {
            next.cursor = state.cursor.as_ref().and(event.as_ref().or(state.fan.as_ref())).cloned();
            next.fan = event;
            next.playing = false;
            next.history = state.history;
        }
        Action::Point(mark) => {
            next.cursor = mark;
            next.history = state.history;
        }
        Action::Hint(hint) => {
            next.hint = hint;
            next.history = state.history;
        }
        Action::Find(text) => {
            next.query = query::kept(&text);
            next.panel = Panel::Events;
        }
        Action::ShowHits => show_hits(stage, &mut next),
        Action::Turn(panel) => {
            next.panel = panel;
            next.menu = false;
            next.sheet = if panel == Panel::Explore { Sheet::Peek } else { Sheet::Full };
            if panel == Panel::Explore && next.event.is_none() && state.panel == Panel::Start {
                step_date(stage, &mut next, Way::On);
            }
            if panel == Panel::Start {
                next.event = None;
                next.query.clear();
                next.at = start_date();
                next.playing = false;
                next.sheet = Sheet::Half;
            }
        }
        Action::Look(camera) => {
            // Under a hand the picture goes along as it is, up to eight times its scale: to draw it anew would hold the hand up.
            let ratio = camera.k() / state.rested().k();
            if !state.moving || !(0.25..=8.0).contains(&ratio) {
                next.rested = Some(if state.moving { camera } else { state.camera() });
            }
            next.camera = Some(camera);
            next.framed = false;
            next.moving = true;
        }
        Action::Rest => {
            next.moving = false;
            next.history = state.history;
        }
        Action::Zoom(factor) => {
            let middle = Screen { x: state.size.width / 2.0, y: state.size.height / 2.0 };
            next.camera = Some(state.camera().zoomed(factor, middle, state.size));
            next.framed = false;
        }
        Action::Drag(dx, dy) => {
            next.camera = Some(state.camera().dragged(dx, dy));
            next.framed = false;
        }
        Action::WholeRegion => {
            next.camera = None;
            next.framed = false;
        }
        Action::Play => {
            next.playing = true;
            let on_path = state.panel == Panel::Story && state.leg.is_some();
            if !on_path && !state.panel.follows_clock() {
                next.panel = Panel::Explore;
            }
            if !on_path && is_at_end(stage, state) {
                next.event = None;
                next.at = start_date();
            }
            play_on(stage, &mut next);
        }
        Action::Pause => next.playing = false,
        Action::Tick => {
            play_on(stage, &mut next);
            next.playing = state.playing && !is_over(stage, state, &next);
        }
        Action::Resize { size, ruler_px, form } => {
            let open = state.event.as_deref().and_then(|id| stage.atlas.event(id));
            next.ruler_px = ruler_px;
            next.history = state.history;
            next.size = size;
            if form.folds_key(size) != state.form.folds_key(state.size) {
                next.key_folded = form.folds_key(size);
            }
            next.form = form;
            if place(stage, &next).is_some_and(|place| place.step == 0) && state.framed {
                show_leg(stage, &mut next);
            } else if open.is_some() && (state.framed || state.camera.is_none()) {
                refit(stage, &mut next);
            }
        }
        Action::Follow(link) => follow(stage, &mut next, link),
        Action::Wear(theme) => next.dress.theme = theme,
        Action::Draw(sheet) => next.sheet = sheet,
        Action::Menu(shown) => next.menu = shown,
        Action::MoreRows => {
            next.rows += ROWS;
            next.history = state.history;
        }
        Action::FoldKey(folded) => next.key_folded = folded,
        Action::Copied(what) => next.copied = (next.copied.0 + 1, what),
    }
    if next.at != state.at {
        next.reach = next.reach.showing(next.at, (stage.first, stage.last));
        // Who comes by a link has seen nothing before.
        next.before = if next.history == History::Keep { next.at } else { state.at };
        next.side = Side::Now;
    }
    if next.at != state.at || next.event != state.event || next.panel != state.panel {
        next.typing = None;
    }
    if next.panel != state.panel || next.query != state.query {
        next.rows = ROWS;
    }
    // A crowd stands together again as soon as the clock or the map goes on.
    if next.at != state.at || next.event != state.event || next.camera != state.camera || next.panel != state.panel {
        next.fan = None;
    }
    let same = State { history: state.history, ..next.clone() } == *state;
    (!same).then_some(next)
}

/// On the path from step to step, else from event to event.
fn step_on(stage: &Stage, next: &mut State, way: Way) {
    if next.panel == Panel::Story && next.leg.is_some() {
        step_path(stage, next, way);
    } else {
        step_event(stage, next, way);
    }
}

fn play_on(stage: &Stage, next: &mut State) {
    if next.unit == Unit::Event || next.panel == Panel::Story {
        step_on(stage, next, Way::On);
    } else {
        step_calendar(stage, next, Way::On);
    }
}

/// Whether there is no step before, or none after.
pub fn ends(stage: &Stage, state: &State) -> (bool, bool) {
    match place(stage, state) {
        Some(place) => (stage.next_place(place, true).is_none(), stage.next_place(place, false).is_none()),
        None if state.panel == Panel::Story => (true, true),
        None => ends_of_order(stage, state),
    }
}

/// Playing has come to its end.
fn is_over(stage: &Stage, before: &State, state: &State) -> bool {
    let passed = |leg: &Leg| {
        let start = leg.span.0.first_day();
        leg.path == Path::Chapters && start > before.at.first_day() && start <= state.at.first_day()
    };
    match state.panel {
        Panel::Story => is_at_halt(stage, state),
        _ if state.halts && stage.legs.iter().any(passed) => true,
        _ if state.unit == Unit::Event => is_at_end(stage, state),
        _ => state.at.last_day() >= stage.last,
    }
}

/// Everything that a link says, and the start for what it leaves out.
fn follow(stage: &Stage, next: &mut State, link: Link) {
    next.history = History::Keep;
    next.playing = false;
    next.menu = false;
    let Link {
        at,
        event,
        view,
        mode,
        with,
        held,
        actor,
        voice,
        panel,
        leg,
        reach,
        unit,
        pace,
        halts,
        play,
        query,
        foreign,
    } = link;
    next.foreign = foreign;
    next.pinned = with;
    next.side = Side::Now;
    (next.unit, next.pace, next.halts) = (unit, pace, halts);
    next.reach = reach;
    next.typing = None;
    next.sieve = Sieve::OPEN;
    next.sieve.voice = voice;
    // Of an actor whom nobody knows nothing could be shown.
    next.sieve.actor =
        stage.atlas.actors.iter().map(|known| &known.id).find(|id| actor.as_deref() == Some(id)).cloned();
    held.into_iter().for_each(|kind| next.sieve.toggle(kind));
    next.mode = mode.unwrap_or_default();
    next.camera = view.map(|view| Camera::from_zoom(view.centre, view.zoom));
    next.framed = false;
    let nothing_said = at.is_none() && event.is_none();
    let first = if query.is_some() { Panel::Events } else { Panel::Start };
    next.query = query.unwrap_or_default();
    next.event = None;
    next.at = start_date();
    next.panel = panel.unwrap_or(if nothing_said { first } else { Panel::Explore });
    let known = event.and_then(|id| stage.atlas.event(&id).map(|event| event.id.clone()));
    next.leg = leg.and_then(|id| stage.leg(&id).map(|leg| leg.id.clone()));
    let on_title_page = next.panel == Panel::Story && known.is_none();
    if let Some(leg) = next.leg.clone().filter(|_| on_title_page) {
        to_leg(stage, next, Some(&leg));
    }
    let asked_panel = next.panel;
    if let Some(id) = &known {
        open(stage, next, id);
    }
    match at {
        None => {}
        Some(At::Earliest) => next.at = stage.first.date(),
        Some(At::Latest) => next.at = stage.last.date(),
        Some(At::Date(date)) => {
            let open = next.event.take();
            go_to(stage, next, date);
            // A link to an event keeps it open, whatever date it is seen at.
            next.event = open.or(next.event.take().filter(|_| !on_title_page));
        }
    }
    next.panel = asked_panel;
    if on_title_page {
        show_leg(stage, next);
    } else if asked_panel == Panel::Story {
        refit(stage, next);
    }
    if view.is_some() {
        next.camera = view.map(|view| Camera::from_zoom(view.centre, view.zoom));
        next.framed = false;
    }
    next.playing = play;
    next.sheet = match asked_panel {
        Panel::Explore => Sheet::Peek,
        Panel::Story if next.event.is_some() => Sheet::Peek,
        Panel::Start | Panel::Story => Sheet::Half,
        Panel::Events
        | Panel::Figures
        | Panel::Words
        | Panel::About
        | Panel::Problems
        | Panel::Signs
        | Panel::Share => Sheet::Full,
    };
}
