//! What stands on the map and can be reached: crowds, the walk from mark to mark, what is sifted out, what differs.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

use std::collections::BTreeSet;
use std::path::Path;

use sco_atlas::app::{Action, Dress, Form, Setting, Side, State, Theme, step};
use sco_atlas::atlas::{self, BaseState, Evidence, Kind, RouteState, Status};
use sco_atlas::map::camera::overview;
use sco_atlas::map::{Camera, LonLat, Size, project};
use sco_atlas::scene::moment::{Ask, Mode, scene};
use sco_atlas::scene::plate::{Plate, Toward, View, plate, plate_in_passing};
use sco_atlas::scene::{News, Scene, Sieve, Stage, Voice};
use sco_atlas::share::publish::{Sources, publish};
use sco_atlas::text::Language;
use sco_atlas::time::Date;

const DESK: Size = Size { width: 1048.0, height: 754.0 };
const PHONE: Size = Size { width: 390.0, height: 684.0 };

fn stage() -> Stage {
    stage_of(&|geojson| geojson)
}

/// The atlas, with its published file put through a change.
fn stage_of(change: &dyn Fn(String) -> String) -> Stage {
    let sources = Sources::of(Path::new(env!("CARGO_MANIFEST_DIR")), "en").unwrap();
    let published = publish(&sources, "en").unwrap();
    let (atlas, report) = atlas::read(change(published.geojson).as_bytes(), "en");
    assert!(report.is_clean(), "{report}");
    Stage::new(atlas)
}

fn date(text: &str) -> Date {
    text.parse().unwrap()
}

fn so_far(stage: &Stage, at: &str, event: Option<&str>) -> Scene {
    scene(stage, Ask { at: date(at), event, mode: Mode::SoFar, sieve: &Sieve::OPEN, query: "" })
}

fn draw(stage: &Stage, at: &str, event: Option<&str>, camera: Camera, size: Size, fan: Option<&str>) -> Plate {
    let news = News::default();
    let view = View { camera, size, reserved: &[], leader_y: None, scale: 1.0, small: false, fan, news: &news };
    plate(stage, &so_far(stage, at, event), &view, Language::English.table())
}

#[test]
fn whatever_has_happened_within_the_map_can_be_opened_from_it() {
    let stage = stage();
    for size in [DESK, PHONE] {
        for zoom in [1.0, 2.0, 4.0] {
            let camera = Camera::new(project(LonLat { lon: 72.0, lat: 43.0 }), overview(size).k() * zoom);
            let plate = draw(&stage, "2018-06-10", Some("india-pakistan-full-members-2017"), camera, size, None);
            let reachable: BTreeSet<usize> =
                plate.marks().iter().flat_map(|mark| mark.events.iter().copied()).collect();
            for mark in &stage.marks {
                let at = camera.screen(mark.at, size);
                let inside = at.x > 6.0 && at.y > 6.0 && at.x < size.width - 6.0 && at.y < size.height - 6.0;
                let begun =
                    stage.event(mark.event).unwrap().when.unwrap().first_day() <= date("2018-06-10").first_day();
                if inside && begun {
                    assert!(reachable.contains(&mark.event), "{} is lost", stage.event(mark.event).unwrap().id);
                }
            }
        }
    }
}

#[test]
fn a_crowd_spreads_into_one_leaf_for_each_of_its_events() {
    let stage = stage();
    for size in [DESK, PHONE, Size { width: 640.0, height: 232.0 }] {
        let camera = overview(size);
        let closed = draw(&stage, "2018-06-10", None, camera, size, None);
        let mut crowds = 0;
        for mark in closed.marks().into_iter().filter(|mark| mark.events.len() > 1) {
            let open = draw(&stage, "2018-06-10", None, camera, size, Some(&mark.event));
            let fan = open.fan.as_ref().expect("it opens");
            let leaves: BTreeSet<usize> = fan.leaves.iter().map(|leaf| leaf.mark.events[0]).collect();
            assert_eq!(leaves, mark.events.iter().copied().collect(), "{}", mark.line);
            for leaf in &fan.leaves {
                let at = leaf.mark.at;
                assert!(at.x > 0.0 && at.y > 0.0 && at.x < size.width && at.y < size.height, "a leaf leaves the map");
                assert!(!leaf.mark.line.is_empty() && !leaf.symbol.is_empty());
            }
            crowds += 1;
        }
        assert!(crowds >= 3, "{crowds} crowds at {size:?}");
    }
}

/// Events strewn evenly over region and years, each at a place of its own.
fn stage_of_many(events: usize) -> Stage {
    let features: Vec<String> = (0..events)
        .map(|n| {
            let (lon, lat) = (46.0 + (n * 37 % 700) as f64 / 10.0, 28.0 + (n * 53 % 290) as f64 / 10.0);
            format!(
                r#"{{"type":"Feature","id":"e-{n}","geometry":{{"type":"Point","coordinates":[{lon},{lat}]}},
                "when":{{"timespans":[{{"start":{{"in":"{}-{:02}-{:02}"}}}}]}},
                "properties":{{"kind":"summit","texts":{{"en":{{"title":"Event {n}","claim":"It is said."}}}},
                "places":[{{"id":"p-{n}","name":"Place {n}","coordinates":[{lon},{lat}],"accuracy_km":1}}]}}}}"#,
                1991 + n * 29 / events,
                1 + n % 12,
                1 + n % 28
            )
        })
        .collect();
    let head = r#""type":"FeatureCollection","atlas":{"format":"sco-atlas","version":1,"language":"en"}"#;
    Stage::new(atlas::read(format!(r#"{{{head},"features":[{}]}}"#, features.join(",")).as_bytes(), "en").0)
}

#[test]
fn in_a_crowd_what_comes_later_leaves_the_others_where_they_are_and_nothing_is_lost() {
    let stage = stage_of_many(4000);
    let camera = overview(DESK);
    let at = |day: &str| draw(&stage, day, None, camera, DESK, None);
    let places = |plate: &Plate| -> BTreeSet<String> {
        plate.dots.iter().map(|dot| format!("{:.1} {:.1}", dot.mark.at.x, dot.mark.at.y)).collect()
    };
    // Between these dates no crowd joins from farther off.
    let (earlier, later) = (at("2004-02-01"), at("2007-06-01"));
    assert!(places(&earlier).len() > 100, "{} dots", earlier.dots.len());
    assert!(places(&earlier).is_subset(&places(&later)), "a dot has moved");
    let of_all = later.dots.iter().flat_map(|dot| &dot.mark.events).count();
    let each: BTreeSet<usize> = later.dots.iter().flat_map(|dot| dot.mark.events.iter().copied()).collect();
    assert_eq!(each.len(), of_all, "an event stands twice");
    let inside = |number: &usize| {
        let at = camera.screen(project(stage.event(*number).unwrap().places[0].at), DESK);
        at.x > 6.0 && at.y > 6.0 && at.x < DESK.width - 6.0 && at.y < DESK.height - 6.0
    };
    let now = so_far(&stage, "2007-06-01", None);
    assert!(now.shown.iter().filter(|number| inside(number)).all(|number| each.contains(number)), "an event is lost");
}

#[test]
fn marks_under_a_moving_clock_are_those_of_a_clock_at_rest_that_nobody_points_at() {
    for (stage, day) in [(stage(), "2012-06-01"), (stage_of_many(4000), "2012-06-01")] {
        let news = News::default();
        let (camera, size) = (overview(DESK), DESK);
        let view =
            View { camera, size, reserved: &[], leader_y: None, scale: 1.0, small: false, fan: None, news: &news };
        let passes = plate_in_passing(&stage, &so_far(&stage, day, None), &view, Language::English.table());
        let rests = draw(&stage, day, None, camera, size, None);
        let marks = |plate: &Plate| -> Vec<String> {
            plate.marks().iter().map(|mark| format!("{} {:?} {:?}", mark.event, mark.at, mark.events)).collect()
        };
        assert_eq!(marks(&rests), marks(&passes));
        assert!(passes.names.is_empty() && passes.dots.iter().all(|dot| dot.mark.line.is_empty()));
        assert!(rests.dots.iter().all(|dot| !dot.mark.line.is_empty()));
        assert_eq!(rests.crosses.len(), passes.crosses.len());
    }
}

#[test]
fn the_walk_reaches_every_mark_and_arrows_lead_where_they_point() {
    let stage = stage();
    let plate = draw(&stage, "2014-06-03", Some("kyrgyz-closure-order-2009"), overview(DESK), DESK, None);
    let marks = plate.marks();
    let first = plate.next_mark(None, Toward::Right).unwrap().to_string();
    let mut seen = BTreeSet::from([first.clone()]);
    let mut todo = vec![first];
    while let Some(from) = todo.pop() {
        let here = plate.mark_of(&from).unwrap().at;
        for toward in [Toward::Left, Toward::Right, Toward::Up, Toward::Down] {
            let Some(next) = plate.next_mark(Some(&from), toward) else { continue };
            let there = plate.mark_of(next).unwrap().at;
            let (dx, dy) = (there.x - here.x, there.y - here.y);
            let ahead = match toward {
                Toward::Left => -dx,
                Toward::Right => dx,
                Toward::Up => -dy,
                Toward::Down => dy,
            };
            assert!(ahead > 0.0, "{toward:?} from {from} leads to {next}");
            if seen.insert(next.to_string()) {
                todo.push(next.to_string());
            }
        }
    }
    let all: BTreeSet<String> = marks.iter().map(|mark| mark.event.to_string()).collect();
    assert_eq!(all.difference(&seen).collect::<Vec<_>>(), Vec::<&String>::new(), "marks that no arrow leads to");
    assert_eq!(all.len(), marks.len(), "no two marks have one name");
}

#[test]
fn every_mark_says_name_kind_place_and_state() {
    let stage = stage();
    let plate = draw(&stage, "2009-06-23", None, overview(DESK), DESK, None);
    let line = |id: &str| {
        let mark = plate.marks().into_iter().find(|mark| mark.event.as_ref() == id);
        mark.map(|mark| mark.line.clone()).unwrap_or_default()
    };
    assert!(line("manas-base").starts_with("Manas"), "{}", line("manas-base"));
    assert!(line("manas-base").contains("US base"), "{}", line("manas-base"));
    assert!(line("k2-base").contains("US base, closed"), "{}", line("k2-base"));
    assert!(plate.marks().iter().all(|mark| mark.line.len() > 10 && mark.line.ends_with('.')));
}

#[test]
fn the_sieve_takes_kinds_actors_and_voices_off_map_and_list() {
    let stage = stage();
    let shown =
        |sieve: &Sieve| scene(&stage, Ask { at: date("2017-06-09"), event: None, mode: Mode::SoFar, sieve, query: "" });
    let all = shown(&Sieve::OPEN);
    let mut sieve = Sieve::OPEN;
    sieve.toggle(Kind::Base);
    let without = shown(&sieve);
    assert!(without.shown.iter().all(|&number| stage.event(number).unwrap().kind != Kind::Base));
    assert!(without.bases.iter().all(|base| base.state.is_none()) && all.bases.iter().any(|base| base.state.is_some()));
    assert_eq!(without.begun, all.begun, "what has begun is counted all the same");
    sieve.toggle(Kind::Base);
    assert!(sieve.is_open());
    sieve.actor = Some("UZB".into());
    assert!(
        shown(&sieve).shown.iter().all(|&number| stage
            .event(number)
            .unwrap()
            .actors
            .iter()
            .any(|id| id.as_ref() == "UZB"))
    );
    sieve.actor = None;
    sieve.voice = Voice::Background;
    let background = shown(&sieve).shown.len();
    assert!(shown(&sieve).shown.iter().all(|&number| stage.event(number).unwrap().evidence == Evidence::Background));
    sieve.voice = Voice::Article;
    assert_eq!(shown(&sieve).shown.len() + background, all.shown.len());
    let mut sieve = Sieve::OPEN;
    [Kind::Membership, Kind::Pipeline, Kind::Dispute].into_iter().for_each(|kind| sieve.toggle(kind));
    let bare = shown(&sieve);
    assert!(bare.roster.is_empty() && bare.routes.is_empty() && !bare.claims);
}

#[test]
fn stepping_skips_what_is_sifted_out() {
    let stage = stage();
    let dress = Dress { language: Language::English, theme: Theme::System, setting: Setting::Page };
    let mut state = State::new(dress, DESK, 1048.0, Form::Desk);
    for kind in Kind::ALL.into_iter().filter(|kind| *kind != Kind::Exercise) {
        state = step(&stage, &state, Action::Sift(kind)).unwrap();
    }
    let mut drills = 0;
    while let Some(next) = step(&stage, &state, Action::StepEvent(sco_atlas::app::step::Way::On)) {
        state = next;
        let open = state.event.as_deref().and_then(|id| stage.atlas.event(id)).unwrap();
        assert_eq!(open.kind, Kind::Exercise, "{}", open.id);
        drills += 1;
    }
    assert!(drills >= 8, "{drills} drills");
}

#[test]
fn two_dates_compared_tell_what_differs_either_way() {
    let stage = stage();
    let at = |text: &str| scene(&stage, Ask::about(date(text), &Sieve::OPEN));
    let news = News::new(&stage, &at("2005-07-05"), &at("2014-06-04"), true);
    let base = |id: &str| stage.bases.iter().position(|base| base.id.as_ref() == id).unwrap();
    assert!(news.change.bases.contains(&(base("manas-base"), Some(BaseState::Open), BaseState::Closed)));
    assert!(news.change.bases.contains(&(base("k2-base"), Some(BaseState::Open), BaseState::Closed)));
    assert!(news.change.routes.iter().any(|(_, state)| *state == RouteState::Operating));
    assert!(news.change.roster.iter().any(|(_, status)| *status == Status::Observer));

    let dress = Dress { language: Language::English, theme: Theme::System, setting: Setting::Page };
    let state = State::new(dress, DESK, 1048.0, Form::Desk);
    let go = |state: &State, action| step(&stage, state, action).unwrap();
    let state = go(&state, Action::GoTo(date("2005-07-05")));
    let state = go(&state, Action::Pin(Some(date("2005-07-05"))));
    let state = go(&state, Action::GoTo(date("2014-06-03")));
    assert_eq!((state.ask().at, state.since()), (date("2014-06-03"), date("2005-07-05")));
    let then = go(&state, Action::Face(Side::Then));
    assert_eq!((then.ask().at, then.since()), (date("2005-07-05"), date("2014-06-03")));
    assert!(then.link().to_string().contains("w=2005-07-05"));
    assert_eq!(go(&then, Action::Pin(None)).ask().at, date("2014-06-03"));
}

#[test]
fn a_deal_is_as_wide_as_its_sum_and_a_drill_shows_who_sends_how_many() {
    let stage = stage();
    let width = |id: &str| {
        let at = stage.atlas.event(id).unwrap().when.unwrap().start.earliest.to_string();
        let plate =
            draw(&stage, &at, Some(id), Camera::new(project(LonLat { lon: 82.0, lat: 46.0 }), 0.08), DESK, None);
        let sum = plate.names.iter().find(|name| name.class.contains("sum")).map(|name| name.text.clone());
        (plate.links[0].px, sum.unwrap_or_default())
    };
    let ((gas, words), (oil, _), (credit, _)) =
        (width("gas-deal-2014"), width("oil-contract-2009"), width("russian-credit-kyrgyzstan-2009"));
    assert!(gas > oil && oil > credit, "{gas} {oil} {credit}");
    assert_eq!(words, "400 billion US dollars");
    let drill = draw(
        &stage,
        "2014-08-24",
        Some("peace-mission-2014"),
        Camera::new(project(LonLat { lon: 82.0, lat: 46.0 }), 0.08),
        DESK,
        None,
    );
    assert_eq!(drill.links.len(), 4, "four states send soldiers to the fifth");
    let told: Vec<&str> =
        drill.names.iter().filter(|name| name.class.contains("sum")).map(|name| name.text.as_str()).collect();
    assert!(told.contains(&"900") && told.contains(&"200"), "{told:?}");
}

#[test]
fn a_line_that_was_given_up_is_crossed_out() {
    let camera = Camera::new(project(LonLat { lon: 82.0, lat: 46.0 }), 0.08);
    let crosses = |stage: &Stage| draw(stage, "2017-06-09", None, camera, DESK, None).crosses.len();
    assert_eq!(crosses(&stage()), 0);
    let given_up = stage_of(&|geojson| geojson.replace("\"planned\"", "\"cancelled\""));
    assert!(given_up.routes.iter().any(|route| route.states.iter().any(|(_, state)| *state == RouteState::Cancelled)));
    assert!(crosses(&given_up) > 0);
}
