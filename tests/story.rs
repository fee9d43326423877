//! The clock and the paths, without a browser: playing, typed dates, the ruler's reach, chapters and sections.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

#[path = "fixtures/published.rs"]
mod published;

use sco_atlas::app::clock::shown_ms;
use sco_atlas::app::step::{Way, ends};
use sco_atlas::app::{Action, Dress, Form, History, Link, Pace, Panel, Reach, Setting, State, Theme, Unit, step};
use sco_atlas::map::Size;
use sco_atlas::scene::track::Room;
use sco_atlas::scene::{Path, Sieve, Stage, Track};
use sco_atlas::text::Language;
use sco_atlas::time::{Axis, Date, Day, Precision};

const DESK: Size = Size { width: 1048.0, height: 754.0 };

fn stage() -> Stage {
    published::stage(Language::English)
}

fn at(stage: &Stage, link: &str) -> State {
    let dress = Dress { language: Language::English, theme: Theme::System, setting: Setting::Page };
    after(stage, &State::new(dress, DESK, DESK.width, Form::Desk), Action::Follow(Link::read(link)))
}

fn after(stage: &Stage, state: &State, action: Action) -> State {
    step(stage, state, action).unwrap_or_else(|| state.clone())
}

fn date(text: &str) -> Date {
    text.parse().unwrap()
}

#[test]
fn next_goes_through_every_chapter_and_every_step_once_and_back_the_same_way() {
    let stage = stage();
    for (path, first) in [(Path::Chapters, "frontier"), (Path::Sections, "abstract")] {
        let first =
            stage.leg(first).map_or_else(|| stage.legs_of(path).next().unwrap().id.clone(), |leg| leg.id.clone());
        let mut state = after(&stage, &at(&stage, "p=story"), Action::Leg(Some(first)));
        let place = |state: &State| (state.leg.clone(), state.event.clone());
        let mut seen = vec![place(&state)];
        while let Some(next) = step(&stage, &state, Action::StepEvent(Way::On)) {
            assert_eq!(next.panel, Panel::Story);
            state = next;
            seen.push(place(&state));
        }
        let all: usize = stage.legs_of(path).map(|leg| leg.events.len() + 1).sum();
        assert_eq!(seen.len(), all);
        assert_eq!(ends(&stage, &state), (false, true));
        let mut back = vec![place(&state)];
        while let Some(next) = step(&stage, &state, Action::StepEvent(Way::Back)) {
            state = next;
            back.push(place(&state));
        }
        back.reverse();
        assert_eq!(back, seen);
        assert_eq!(ends(&stage, &state), (true, false));
    }
}

#[test]
fn a_chapter_begins_with_its_own_view_and_date_and_its_link_leads_there() {
    let stage = stage();
    for leg in stage.legs_of(Path::Chapters) {
        let state = after(&stage, &at(&stage, ""), Action::Leg(Some(leg.id.clone())));
        assert_eq!((state.panel, state.event.clone(), state.at), (Panel::Story, None, leg.at), "{}", leg.id);
        assert_eq!(state.history, History::Push);
        let camera = state.camera.unwrap();
        for point in &leg.hold {
            let spot = camera.at(*point, DESK);
            assert!(spot.x >= 0.0 && spot.x <= DESK.width && spot.y >= 0.0 && spot.y <= DESK.height, "{}", leg.id);
        }
        let again = at(&stage, &state.link().to_string());
        assert_eq!((again.leg, again.at, again.panel, again.camera), (state.leg, state.at, state.panel, state.camera));
    }
}

#[test]
fn an_event_of_the_chapter_keeps_the_path_another_leaves_it_and_the_way_back_is_kept() {
    let stage = stage();
    let chapter = after(&stage, &at(&stage, ""), Action::Leg(Some("price-of-manas".into())));
    let own = after(&stage, &chapter, Action::Open("manas-rent-increase-2009".into()));
    assert_eq!((own.panel, own.leg.as_deref()), (Panel::Story, Some("price-of-manas")));
    let away = after(&stage, &own, Action::Open("gas-deal-2014".into()));
    assert_eq!((away.panel, away.leg.as_deref()), (Panel::Explore, Some("price-of-manas")));
    let scrubbed = after(&stage, &own, Action::StepDate(Way::On));
    assert_eq!((scrubbed.panel, scrubbed.leg.as_deref()), (Panel::Explore, Some("price-of-manas")));
    let again = at(&stage, &away.link().to_string());
    assert_eq!(again.leg.as_deref(), Some("price-of-manas"));
    let back = after(&stage, &away, Action::Turn(Panel::Story));
    assert_eq!(back.panel, Panel::Story);
}

#[test]
fn within_a_chapter_the_map_moves_only_for_what_it_does_not_show() {
    let stage = stage();
    let mut state = after(&stage, &at(&stage, ""), Action::Leg(Some("price-of-manas".into())));
    let view = state.camera;
    let mut kept = 0;
    for _ in 0..stage.leg("price-of-manas").unwrap().events.len() {
        state = after(&stage, &state, Action::StepEvent(Way::On));
        kept += usize::from(state.camera == view);
    }
    assert!(kept >= 5, "the map kept still for {kept} steps");
}

#[test]
fn the_same_event_gives_the_same_state_and_link_from_wherever_it_was_opened() {
    let stage = stage();
    let id = "manas-closed-2014";
    let links: Vec<String> =
        ["", "p=events", "p=events&q=manas", "p=about", "p=signs", "p=figures", "p=words&t=2010", "t=2016"]
            .iter()
            .map(|from| {
                let mut link = after(&stage, &at(&stage, from), Action::Open(id.into())).link();
                link.query = None;
                link.to_string()
            })
            .collect();
    assert!(links.iter().all(|link| *link == links[0]), "{links:#?}");
    let by_date = after(&stage, &at(&stage, "t=2010"), Action::GoWithin(date("2014-06-03")));
    assert_eq!(by_date.at, date("2014-06-03"));
}

#[test]
fn a_typed_span_leads_to_its_first_event_or_to_itself() {
    let stage = stage();
    let state = at(&stage, "t=2005-07-05");
    let june = after(&stage, &state, Action::GoWithin(date("2009-06")));
    let [_, within, _] = stage.stops_around(date("2009-06"));
    assert_eq!(Some(june.at), within.first().map(|stop| stop.date));
    assert!(june.event.is_some());
    let nothing = after(&stage, &state, Action::GoWithin(date("1994-02")));
    assert_eq!((nothing.at, nothing.event), (date("1994-02"), None));
    let typing = after(&stage, &state, Action::Type(Some("ju".into())));
    assert_eq!((typing.at, typing.event.clone()), (state.at, state.event.clone()));
    assert_eq!(after(&stage, &typing, Action::GoWithin(date("2009"))).typing, None);
}

#[test]
fn the_date_that_is_shown_can_be_typed_and_the_field_closes() {
    let stage = stage();
    let state = at(&stage, "t=2005-07-05");
    let typing = after(&stage, &state, Action::Type(Some("5 July 2005".into())));
    let there = after(&stage, &typing, Action::GoWithin(state.at));
    assert_eq!((there.typing, there.at), (None, state.at));
}

#[test]
fn playing_by_events_meets_each_event_and_stops_at_the_last() {
    let stage = stage();
    let mut state = after(&stage, &at(&stage, "t=1996-04-26&e=shanghai-five-treaty-1996"), Action::Play);
    let mut shown = 0;
    while state.playing {
        state = after(&stage, &state, Action::Tick);
        shown += 1;
        assert!(shown < 1000);
    }
    assert_eq!(state.event.as_deref(), stage.event(stage.dated() - 1).map(|event| event.id.as_ref()));
    let again = after(&stage, &state, Action::Play);
    assert!(again.playing && again.at.first_day() < date("1997").first_day(), "played again it begins anew");
}

#[test]
fn playing_by_the_calendar_shows_each_month_and_each_year_and_stops_at_the_end() {
    let stage = stage();
    for (by, steps) in [("month", 12 * 5), ("year", 5)] {
        let mut state = after(&stage, &at(&stage, &format!("t=2015-12-31&by={by}")), Action::Play);
        let mut dates = vec![state.at];
        while state.playing {
            state = after(&stage, &state, Action::Tick);
            dates.push(state.at);
        }
        assert_eq!(dates.len(), steps, "{by}: {dates:?}");
        assert_eq!(dates.last().unwrap().last_day(), stage.last);
        let precision = if by == "month" { Precision::Month } else { Precision::Year };
        assert!(dates.iter().all(|date| date.precision() == precision));
    }
}

#[test]
fn playing_stops_where_a_chapter_begins_when_asked() {
    let stage = stage();
    let mut state = after(&stage, &at(&stage, "t=2003-01&halt=1"), Action::Play);
    while state.playing {
        state = after(&stage, &state, Action::Tick);
    }
    let begins = stage.legs_of(Path::Chapters).map(|leg| leg.span.0.first_day());
    let halt = begins.filter(|day| *day > date("2003-01").first_day()).min().unwrap();
    assert!(state.at.first_day() >= halt && state.at.first_day().0 - halt.0 < 200, "{}", state.at);
    let mut state = after(&stage, &at(&stage, "p=story&h=runways&halt=1"), Action::Play);
    while state.playing {
        state = after(&stage, &state, Action::Tick);
    }
    assert_eq!(state.leg.as_deref(), Some("runways"));
    assert_eq!(
        state.event,
        stage.leg("runways").unwrap().events.last().and_then(|n| stage.event(*n)).map(|e| e.id.clone())
    );
}

#[test]
fn nothing_plays_by_itself_unless_the_link_says_so_and_the_link_is_not_passed_on() {
    let stage = stage();
    assert!(!at(&stage, "t=2005").playing);
    let playing = at(&stage, "t=2005&play=1&by=year&pace=3");
    assert!(playing.playing);
    assert_eq!((playing.unit, playing.pace), (Unit::Year, Pace::Quick));
    assert!(!playing.link().to_string().contains("play"));
}

#[test]
fn the_time_to_read_grows_with_the_text() {
    let stage = stage();
    let ms = |id: &str| shown_ms(&stage, &after(&stage, &at(&stage, "pace=reading"), Action::Open(id.into())));
    let letters = |id: &str| {
        let event = stage.atlas.event(id).unwrap();
        event.title.len() + event.claim.len() + event.check.len()
    };
    let mut ids: Vec<&str> = stage.atlas.events.iter().map(|event| event.id.as_ref()).collect();
    ids.sort_by_key(|id| letters(id));
    assert!(ms(ids[0]) < ms(ids[ids.len() - 1]));
    assert!(ids.iter().all(|id| (2500..=30_000).contains(&ms(id))));
    assert_eq!(shown_ms(&stage, &at(&stage, "t=2005-07-05")), 6000);
}

#[test]
fn the_ruler_follows_a_clock_that_leaves_it() {
    let stage = stage();
    let state = at(&stage, "t=2005-07-05&z=2003-2007");
    let later = after(&stage, &state, Action::GoTo(date("2014-06-03")));
    let (from, to) = later.reach.years.unwrap();
    assert_eq!(to - from, 4);
    assert!((from..=to).contains(&2014));
    assert_eq!(after(&stage, &later, Action::Reach(Reach::WHOLE)).reach, Reach::WHOLE);
}

#[test]
fn strokes_that_come_faster_than_drawings_each_bring_the_ruler_nearer() {
    let stage = stage();
    let mut state = at(&stage, "t=2005-07-05");
    for _ in 0..5 {
        state = after(&stage, &state, Action::NearReach { nearer: true, kept: None });
    }
    assert_eq!(state.reach.years, Some((2005, 2005)));
    assert_eq!(after(&stage, &state, Action::MoveReach(2)).reach.years, Some((2007, 2007)));
}

fn track(stage: &Stage, axis: &Axis) -> Track {
    Track::new(stage, axis, Room { base: 59.0, top: 23.0, pitch: 5.3, years: true }, &Sieve::OPEN)
}

#[test]
fn every_dated_event_has_its_mark_on_the_ruler_and_the_clock_cuts_past_from_future() {
    let stage = stage();
    let axis = Axis::new(stage.first, Day(stage.last.0 + 1), 20.0, 1024.0);
    let track = track(&stage, &axis);
    assert!(!track.dense);
    let dated = stage.dated();
    let years =
        |number: usize| stage.event(number).unwrap().when.unwrap().start.earliest.precision() == Precision::Year;
    let squares = (0..dated).filter(|number| !years(*number)).count();
    assert_eq!(track.heavy.len() + track.light.len(), squares);
    assert!((0..dated).filter(|number| !years(*number)).all(|number| track.mark(number).is_some()));
    for day in [stage.first, Day::from_civil(2005, 7, 5), stage.last] {
        for strand in [&track.heavy, &track.light] {
            let (past, future) = strand.cut(day);
            assert_eq!(past.matches('z').count() + future.matches('z').count(), strand.len());
        }
        let begun = (0..dated)
            .filter(|number| !years(*number))
            .filter(|number| stage.event(*number).unwrap().when.unwrap().first_day() <= day);
        let drawn = track.heavy.cut(day).0.matches('z').count() + track.light.cut(day).0.matches('z').count();
        assert_eq!(drawn, begun.count());
    }
}

#[test]
fn dates_that_stand_evenly_are_all_as_far_apart_and_time_is_found_again_under_the_pointer() {
    let stage = stage();
    let days: Vec<Day> = stage.stops.iter().map(|stop| stop.date.first_day()).collect();
    let axis = Axis::new(stage.first, Day(stage.last.0 + 1), 20.0, 1024.0).even(days.iter().copied());
    let mut distinct = days.clone();
    distinct.dedup();
    let gaps: Vec<f64> = distinct.windows(2).map(|pair| axis.x(pair[1]) - axis.x(pair[0])).collect();
    assert!(gaps.iter().all(|gap| (gap - gaps[0]).abs() < 1e-6), "{gaps:?}");
    for day in (stage.first.0..stage.last.0).step_by(17).map(Day) {
        assert!((axis.day(axis.x(day)).0 - day.0).abs() <= 1, "{day:?}");
    }
}

#[test]
fn a_long_silence_is_told_and_a_short_one_is_not() {
    let stage = stage();
    let (from, to) = stage.gap_around(Day::from_civil(1994, 6, 1)).unwrap();
    assert!(to.first_day().0 - from.first_day().0 > 548);
    assert_eq!(stage.gap_around(Day::from_civil(2005, 7, 20)), None);
    assert_eq!(stage.horizon, Some(Day::from_civil(2019, 3, 2)));
}
