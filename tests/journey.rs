//! What the reader does, without a browser: the clock, the margin, the map and the link stay one state.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

#[path = "fixtures/published.rs"]
mod published;

use std::collections::HashSet;

use published::stage;
use sco_atlas::app::step::Way;
use sco_atlas::app::{Action, Dress, Form, History, Link, Panel, Setting, State, Theme, step};
use sco_atlas::atlas::Status;
use sco_atlas::map::{Camera, LonLat, Screen, Size, project};
use sco_atlas::scene::moment::{Ask, Mode, scene};
use sco_atlas::scene::plate::{View, plate};
use sco_atlas::scene::{News, Sieve, Stage, change};
use sco_atlas::text::{Language, dates};
use sco_atlas::time::Date;

const DESK: Size = Size { width: 1048.0, height: 754.0 };

fn fresh() -> State {
    let dress = Dress { language: Language::English, theme: Theme::System, setting: Setting::Page };
    State::new(dress, DESK, DESK.width, Form::Desk)
}

fn after(stage: &Stage, state: &State, action: Action) -> State {
    step(stage, state, action).unwrap_or_else(|| state.clone())
}

fn date(text: &str) -> Date {
    text.parse().unwrap()
}

#[test]
fn the_arrows_visit_every_date_once_forwards_and_back() {
    let stage = stage(Language::English);
    let mut state = after(&stage, &fresh(), Action::Earliest);
    let mut seen = vec![state.at];
    while let Some(next) = step(&stage, &state, Action::StepDate(Way::On)) {
        state = next;
        seen.push(state.at);
    }
    let all: Vec<Date> = stage.stops.iter().map(|stop| stop.date).collect();
    assert_eq!(seen, all);
    let mut back = vec![state.at];
    while let Some(next) = step(&stage, &state, Action::StepDate(Way::Back)) {
        state = next;
        back.push(state.at);
    }
    back.reverse();
    assert_eq!(back, all);
}

#[test]
fn the_buttons_visit_every_dated_event_once_and_stop_at_the_end() {
    let stage = stage(Language::English);
    let mut state = after(&stage, &fresh(), Action::Earliest);
    let mut seen = HashSet::new();
    loop {
        let id = state.event.clone().expect("an event is open");
        assert!(seen.insert(id), "each is visited once");
        match step(&stage, &state, Action::StepEvent(Way::On)) {
            Some(next) => state = next,
            None => break,
        }
    }
    assert!(seen.len() + 3 >= stage.dated(), "all but those of the first date before its leading one");
}

#[test]
fn playing_stops_at_the_end_and_starts_again_from_there() {
    let stage = stage(Language::English);
    let mut state = after(&stage, &fresh(), Action::Play);
    let mut ticks = 0;
    while state.playing {
        state = after(&stage, &state, Action::Tick);
        ticks += 1;
        assert!(ticks < 1000);
    }
    assert!(ticks > 100);
    let again = after(&stage, &state, Action::Play);
    assert!(again.playing && again.at < date("1997"));
}

#[test]
fn every_link_of_the_journey_leads_back_to_the_same_view() {
    let stage = stage(Language::English);
    let mut state = after(&stage, &fresh(), Action::Turn(Panel::Explore));
    let actions = [
        Action::Open("astana-declaration-2005".into()),
        Action::StepEvent(Way::On),
        Action::StepYear(Way::On),
        Action::Show(Mode::Only),
        Action::Zoom(2.0),
        Action::Turn(Panel::Events),
        Action::StepDate(Way::Back),
        Action::WholeRegion,
        Action::Open("gas-deal-2014".into()),
        Action::Turn(Panel::About),
        Action::Latest,
        Action::Turn(Panel::Start),
    ];
    for action in actions {
        state = after(&stage, &state, action.clone());
        let link = state.link();
        let arrived = after(&stage, &fresh(), Action::Follow(Link::read(&link.to_string())));
        assert_eq!(arrived.link().to_string(), link.to_string(), "after {action:?}");
        assert_eq!(
            (arrived.at, &arrived.event, arrived.mode),
            (state.at, &state.event, state.mode),
            "after {action:?}"
        );
        let apart = (arrived.camera().k() / state.camera().k()).ln().abs();
        assert!(apart < 0.01, "the same scale after {action:?}");
    }
}

#[test]
fn only_opening_an_event_makes_a_place_to_come_back_to() {
    let stage = stage(Language::English);
    let state = fresh();
    let opened = after(&stage, &state, Action::Open("k2-base".into()));
    assert_eq!(opened.history, History::Push);
    for action in [Action::StepDate(Way::On), Action::Zoom(2.0), Action::Show(Mode::All), Action::Latest] {
        assert_eq!(after(&stage, &opened, action).history, History::Replace);
    }
}

#[test]
fn an_action_that_changes_nothing_gives_no_new_state() {
    let stage = stage(Language::English);
    let state = after(&stage, &fresh(), Action::Open("k2-base".into()));
    assert_eq!(step(&stage, &state, Action::Show(Mode::SoFar)), None);
    assert_eq!(step(&stage, &state, Action::Open("k2-base".into())), None);
    assert_eq!(step(&stage, &state, Action::Open("no-such-event".into())), None);
    assert_eq!(step(&stage, &state, Action::Rest), None);
}

#[test]
fn the_roster_is_right_on_its_days() {
    let stage = stage(Language::English);
    let count = |day: &str| {
        let scene =
            scene(&stage, Ask { at: date(day), event: None, mode: Mode::SoFar, sieve: &Sieve::OPEN, query: "" });
        [Status::FounderFive, Status::Member, Status::Observer, Status::Partner].map(|status| scene.count(status))
    };
    assert_eq!(count("1996-04-25"), [0, 0, 0, 0]);
    assert_eq!(count("1996-04-26"), [5, 0, 0, 0]);
    assert_eq!(count("2001-06-15"), [0, 6, 0, 0]);
    assert_eq!(count("2004-06-17"), [0, 6, 1, 0]);
    assert_eq!(count("2005-07-05"), [0, 6, 4, 0]);
    assert_eq!(count("2009-06-16"), [0, 6, 4, 2]);
    assert_eq!(count("2012-06-07"), [0, 6, 5, 3]);
    assert_eq!(count("2015-07-10"), [0, 6, 6, 6]);
    assert_eq!(count("2017-06-08"), [0, 6, 6, 6]);
    assert_eq!(count("2017-06-09"), [0, 8, 4, 6]);
    assert_eq!(count("2020-12-31"), [0, 8, 4, 6]);
}

#[test]
fn a_year_is_not_the_first_of_january() {
    for language in Language::ALL {
        let stage = stage(language);
        let table = language.table();
        for event in stage.atlas.events.iter() {
            let Some(when) = event.when else { continue };
            let words = dates::headline(table, &when);
            let january = [table.months[0], "1 January"];
            if when.start.earliest.month().is_none() {
                assert!(!january.iter().any(|month| words.contains(month)), "{}: {words}", event.id);
            }
        }
    }
}

#[test]
fn what_changed_names_the_new_observers_of_2005() {
    let stage = stage(Language::English);
    let at = |day: &str| {
        scene(&stage, Ask { at: date(day), event: None, mode: Mode::SoFar, sieve: &Sieve::OPEN, query: "" })
    };
    let change = change(&stage, &at("2005-07-04"), &at("2005-07-05"));
    let mut names: Vec<&str> = change.roster.iter().map(|(id, _)| id.as_ref()).collect();
    names.sort();
    assert_eq!(names, ["IND", "IRN", "PAK"]);
    assert_eq!(change.counts, [(Status::Observer as usize, 4)]);
}

#[test]
fn no_name_lies_on_a_name_a_sign_or_the_edge_at_any_date_scale_or_size() {
    let stage = stage(Language::Turkish);
    let sizes = [
        DESK,
        Size { width: 704.0, height: 620.0 },
        Size { width: 390.0, height: 684.0 },
        Size { width: 640.0, height: 232.0 },
    ];
    let events = [
        "roster-shanghai-five",
        "astana-declaration-2005",
        "kyrgyz-revolution-2010",
        "gas-deal-2014",
        "india-pakistan-full-members-2017",
    ];
    let mut combinations = 0;
    for size in sizes {
        for event in events {
            for zoom in [1.0, 1.7, 3.4] {
                let at = stage.atlas.event(event).unwrap().when.unwrap().start.earliest;
                let scene =
                    scene(&stage, Ask { at, event: Some(event), mode: Mode::SoFar, sieve: &Sieve::OPEN, query: "" });
                let camera = Camera::new(project(LonLat { lon: 72.0, lat: 42.0 }), 0.107 * zoom);
                let view = View {
                    camera,
                    size,
                    reserved: &[],
                    leader_y: Some(114.0),
                    scale: 1.0,
                    small: false,
                    fan: None,
                    news: &News::default(),
                };
                let plate = plate(&stage, &scene, &view, Language::Turkish.table());
                let areas: Vec<_> = plate.names.iter().map(|name| (name, name.area)).collect();
                for (number, (name, area)) in areas.iter().enumerate() {
                    assert!(area.left >= 0.0 && area.right <= size.width, "{} leaves the map", name.text);
                    for (other, taken) in areas.iter().skip(number + 1) {
                        let note = name.key.get(1..) == other.key.get(1..);
                        assert!(
                            note || !area.overlaps(taken),
                            "{} lies on {} ({event}, {zoom})",
                            name.text,
                            other.text
                        );
                    }
                }
                combinations += 1;
            }
        }
    }
    assert_eq!(combinations, 60);
}

#[test]
fn what_lies_under_the_pointer_stays_there_while_zooming() {
    let camera = Camera::new(project(LonLat { lon: 74.0, lat: 43.0 }), 0.1);
    for (x, y, factor) in [(10.0, 10.0, 2.0), (900.0, 700.0, 0.5), (524.0, 377.0, 3.0)] {
        let at = Screen { x, y };
        let held = camera.world(at, DESK);
        let after = camera.zoomed(factor, at, DESK).screen(held, DESK);
        assert!((after.x - x).abs() < 1e-6 && (after.y - y).abs() < 1e-6);
    }
}

#[test]
fn every_name_of_the_base_map_has_a_word_in_each_language() {
    use sco_atlas::map::names;
    let ids = names::STATES.iter().map(|state| state.id);
    let ids =
        ids.chain(names::TOWNS.iter().map(|town| town.id)).chain(names::FEATURES.iter().map(|feature| feature.id));
    let ids = ids.chain(names::CLAIMS.iter().flat_map(|claim| [claim.id, claim.run_by]));
    let ids = ids.chain(names::DISTRICTS.iter().map(|district| district.id));
    for id in ids {
        for language in Language::ALL {
            assert_ne!(language.table().name(id), id, "{id} in {}", language.code());
        }
    }
}
