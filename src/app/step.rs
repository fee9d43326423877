//! The step: from a state and an action to the next state. Total and pure; `None` when nothing changed.

use super::frame::frame;
use super::hits::show_hits;
use super::link::{At, Link};
use super::query;
use super::state::{Form, Hint, History, Panel, Sheet, Side, State, Theme, start_date};
use crate::atlas::{Id, Kind};
use crate::map::{Camera, Screen, Size};
use crate::scene::moment::Mode;
use crate::scene::stage::Stop;
use crate::scene::{Sieve, Stage, Voice};
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
    /// To the next or previous event.
    StepEvent(Way),
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
    Copied,
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
            step_event(stage, &mut next, way);
        }
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
            if !state.moving {
                next.rested = Some(state.camera());
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
            next.panel = Panel::Explore;
            if is_at_end(stage, state) {
                next.event = None;
                next.at = start_date();
            }
            step_event(stage, &mut next, Way::On);
        }
        Action::Pause => next.playing = false,
        Action::Tick => {
            step_event(stage, &mut next, Way::On);
            next.playing = state.playing && !is_at_end(stage, &next);
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
            if let Some(event) = open.filter(|_| state.framed || state.camera.is_none()) {
                frame(&mut next, &stage.extent(event));
            }
        }
        Action::Follow(link) => follow(stage, &mut next, link),
        Action::Wear(theme) => next.dress.theme = theme,
        Action::Draw(sheet) => next.sheet = sheet,
        Action::Menu(shown) => next.menu = shown,
        Action::FoldKey(folded) => next.key_folded = folded,
        Action::Copied => next.copied += 1,
    }
    if next.at != state.at {
        // Who comes by a link has seen nothing before.
        next.before = if next.history == History::Keep { next.at } else { state.at };
        next.side = Side::Now;
    }
    // A crowd stands together again as soon as the clock or the map goes on.
    if next.at != state.at || next.event != state.event || next.camera != state.camera || next.panel != state.panel {
        next.fan = None;
    }
    let same = State { history: state.history, ..next.clone() } == *state;
    (!same).then_some(next)
}

/// Opens an event: the clock goes to it, the map to its places, the margin to its card.
fn open(stage: &Stage, next: &mut State, id: &str) {
    let Some(number) = stage.number(id) else { return };
    let Some(event) = stage.event(number) else { return };
    next.event = Some(event.id.clone());
    if next.panel != Panel::Explore {
        next.sheet = Sheet::Peek;
    }
    next.panel = Panel::Explore;
    next.menu = false;
    if let Some(when) = event.when {
        next.at = when.start.earliest;
    }
    frame(next, &stage.extent(event));
}

fn go_to(stage: &Stage, next: &mut State, date: Date) {
    set_clock(stage, next, date);
    if let Some(event) = next.event.as_deref().and_then(|id| stage.atlas.event(id)) {
        frame(next, &stage.extent(event));
    }
}

fn set_clock(stage: &Stage, next: &mut State, date: Date) {
    let day = Day(date.first_day().0.clamp(stage.first.0, stage.last.0));
    next.at = if day == date.first_day() { date } else { day.date() };
    next.panel = match next.panel {
        Panel::Start | Panel::Problems | Panel::About => Panel::Explore,
        panel => panel,
    };
    let first = stage.stop_at(next.at).and_then(|stop| stage.event(lead(stage, next, stop.events.clone())?));
    next.event = first.map(|event| event.id.clone());
    if next.framed {
        next.camera = None;
        next.framed = false;
    }
}

/// Of several events on a date the first that the argument rests on, of those that are not sifted out.
fn lead(stage: &Stage, state: &State, events: std::ops::Range<usize>) -> Option<usize> {
    let mut passing = events.filter(|&number| passes(stage, state, number));
    let first = passing.clone().next();
    passing.find(|&number| stage.event(number).is_some_and(|event| event.essential)).or(first)
}

fn passes(stage: &Stage, state: &State, number: usize) -> bool {
    stage.event(number).is_some_and(|event| state.sieve.passes(event))
}

/// Where one is in the order of events: at the open one, or between two.
fn place_in_order(stage: &Stage, state: &State) -> (Option<usize>, usize) {
    let open = state.event.as_deref().and_then(|id| stage.number(id)).filter(|number| *number < stage.dated());
    let day = state.at.first_day();
    let after = (0..stage.dated())
        .find(|&number| stage.event(number).and_then(|event| event.when).is_some_and(|when| when.first_day() > day))
        .unwrap_or(stage.dated());
    (open, after)
}

fn step_event(stage: &Stage, next: &mut State, way: Way) {
    let (open_now, after) = place_in_order(stage, next);
    let mut numbers = match (open_now, way) {
        (Some(number), Way::On) => number + 1..stage.dated(),
        (Some(number), Way::Back) => 0..number,
        (None, Way::On) if next.panel == Panel::Start => first_from(stage, next.at)..stage.dated(),
        (None, Way::On) => after..stage.dated(),
        (None, Way::Back) => 0..after,
    };
    let passing = |number: &usize| passes(stage, next, *number);
    let found = match way {
        Way::On => numbers.find(passing),
        Way::Back => numbers.rfind(passing),
    };
    if let Some(id) = found.and_then(|number| stage.event(number)).map(|event| event.id.clone()) {
        let panel = next.panel;
        open(stage, next, &id);
        // The figures follow the clock where they stand.
        if panel == Panel::Figures {
            next.panel = panel;
            next.sheet = Sheet::Full;
        }
    }
}

/// The first event that begins after the whole of a date has begun: from `1996` it is the treaty of that April.
fn first_from(stage: &Stage, date: Date) -> usize {
    let day = date.first_day();
    (0..stage.dated())
        .find(|&number| stage.event(number).and_then(|event| event.when).is_some_and(|when| when.first_day() > day))
        .unwrap_or(0)
}

fn step_date(stage: &Stage, next: &mut State, way: Way) {
    let order = |date: Date| (date.first_day(), date.precision(), date.is_about());
    let now = order(next.at);
    let passing = |stop: &&Stop| stop.events.clone().any(|number| passes(stage, next, number));
    let found = match way {
        Way::On => stage.stops.iter().filter(passing).find(|stop| order(stop.date) > now),
        Way::Back => stage.stops.iter().filter(passing).rfind(|stop| order(stop.date) < now),
    };
    if let Some(stop) = found {
        go_to(stage, next, stop.date);
    }
}

fn a_year_on(date: Date, way: Way) -> Date {
    let year = match way {
        Way::On => date.year().saturating_add(1),
        Way::Back => date.year().saturating_sub(1),
    };
    let moved = match (date.month(), date.day()) {
        (Some(month), Some(day)) => Date::from_day(year, month, day).or_else(|_| Date::from_day(year, month, 28)),
        (Some(month), None) => Date::from_month(year, month),
        _ => Date::from_year(year),
    };
    moved.unwrap_or(date)
}

fn is_at_end(stage: &Stage, state: &State) -> bool {
    let (open, after) = place_in_order(stage, state);
    match open {
        Some(number) => number + 1 >= stage.dated(),
        None => after >= stage.dated(),
    }
}

/// Everything that a link says, and the start for what it leaves out.
fn follow(stage: &Stage, next: &mut State, link: Link) {
    next.history = History::Keep;
    next.playing = false;
    next.menu = false;
    let Link { at, event, view, mode, with, held, actor, voice, panel, query, foreign } = link;
    next.foreign = foreign;
    next.pinned = with;
    next.side = Side::Now;
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
            next.event = open.or(next.event.take());
        }
    }
    if view.is_some() {
        next.camera = view.map(|view| Camera::from_zoom(view.centre, view.zoom));
        next.framed = false;
    }
    next.panel = asked_panel;
    next.sheet = match asked_panel {
        Panel::Explore | Panel::Story => Sheet::Peek,
        Panel::Start => Sheet::Half,
        Panel::Events | Panel::Figures | Panel::Words | Panel::About | Panel::Problems | Panel::Signs => Sheet::Full,
    };
}
