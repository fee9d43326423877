//! The door: whatever comes, an atlas and a report go out.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

use std::collections::BTreeSet;
use std::time::{Duration, Instant};

use proptest::prelude::*;
use sco_atlas::atlas::report::MAX_PROBLEMS;
use sco_atlas::atlas::{
    Atlas, BaseState, Cargo, Evidence, Expected, Kind, ProblemKind, Report, RouteState, Sense, Status, Thing, read,
};
use sco_atlas::time::calendar::DateError;
use sco_atlas::time::{End, Precision};
use serde_json::{Value, json};

const SMALL: &str = include_str!("fixtures/atlas/small.geojson");
const BROKEN_DATES: &str = include_str!("fixtures/atlas/broken-dates.geojson");
const WRONG_TYPES: &str = include_str!("fixtures/atlas/wrong-types.geojson");
const WORDS_AND_PLACES: &str = include_str!("fixtures/atlas/words-and-places.geojson");
const NOT_A_NUMBER: &str = include_str!("fixtures/atlas/not-a-number.geojson");
const UNCLOSED: &str = include_str!("fixtures/atlas/unclosed.geojson");
const FOREIGN: &str = include_str!("fixtures/atlas/foreign.geojson");

/// Generous for a build without optimisation on a shared machine; what it guards against takes hours.
const BOUNDED: Duration = Duration::from_secs(60);

fn ids(atlas: &Atlas) -> Vec<&str> {
    atlas.events.iter().map(|event| event.id.as_ref()).collect()
}

/// The problem at exactly this path.
fn kind_at(report: &Report, path: &str) -> ProblemKind {
    let found = report.problems.iter().find(|problem| problem.path == path);
    found.unwrap_or_else(|| panic!("no problem at {path} in\n{report}")).kind
}

fn bounded(bytes: &[u8]) -> (Atlas, Report) {
    let start = Instant::now();
    let answer = read(bytes, "en");
    assert!(start.elapsed() < BOUNDED, "took {:?}", start.elapsed());
    answer
}

fn feature(id: &str, when: Value) -> Value {
    json!({ "type": "Feature", "id": id, "geometry": null, "when": when,
        "properties": { "kind": "summit", "title": id } })
}

fn once(date: &str) -> Value {
    json!({ "timespans": [{ "start": { "in": date } }] })
}

fn collection(features: Vec<Value>) -> String {
    json!({ "type": "FeatureCollection", "features": features }).to_string()
}

#[test]
fn a_sound_file_is_read_whole_and_without_a_problem() {
    let (atlas, report) = read(SMALL.as_bytes(), "en");
    assert!(report.is_clean(), "{report}");
    assert_eq!(
        ids(&atlas),
        ["shanghai-five", "manas-base", "atasu-alashankou", "astana-statement", "crimea", "undated-norms"]
    );
    assert_eq!(atlas.about.title, "A small atlas");
    assert_eq!(atlas.work.year, Some(2019));
    assert_eq!(atlas.work.issue, "61");
    assert_eq!(atlas.source("aris-2009").unwrap().year, Some(2009));
    assert_eq!(atlas.source("walt-2005").unwrap().authors, [("Stephen M. Walt".to_owned(), String::new())]);
    assert_eq!(atlas.note(2).unwrap().locator, "p. 126");
    assert_eq!(atlas.actor_name("KGZ"), "Kyrgyzstan");
    assert_eq!(atlas.chapters[0].hold.len(), 2);
    assert_eq!(atlas.series[0].points[1].event.as_deref(), Some("manas-base"));

    let statement = atlas.event("astana-statement").unwrap();
    assert_eq!(statement.links[0].sense, Sense::Aims);
    assert_eq!(statement.links[0].to_name, "Manas");
    assert_eq!(statement.notes, [1, 2]);
    assert!(statement.essential);
    let Thing::Roster(roster) = &atlas.event("shanghai-five").unwrap().thing else { panic!("no roster") };
    assert_eq!(roster[1].status, Status::Member);
    assert_eq!(atlas.event("shanghai-five").unwrap().when.unwrap().end, End::Open);
    let base = atlas.event("manas-base").unwrap();
    assert_eq!(base.evidence, Evidence::Corrected);
    let Thing::Base { operator, states } = &base.thing else { panic!("no base") };
    assert_eq!((operator.as_ref(), states[1].1), ("USA", BaseState::Leaving));
    let route = atlas.event("atasu-alashankou").unwrap();
    assert_eq!(route.when.unwrap().end, End::Unknown);
    let Thing::Route { carries, lines, states } = &route.thing else { panic!("no route") };
    assert_eq!((*carries, lines[0].len(), states[1].1), (Cargo::Oil, 3, RouteState::Operating));
    assert_eq!(atlas.event("crimea").unwrap().thing, Thing::Areas(vec!["crimea".into()]));
    assert!(atlas.event("undated-norms").unwrap().when.is_none());
}

#[test]
fn a_language_that_is_not_there_gives_the_first_that_is_and_says_so() {
    let (atlas, report) = read(SMALL.as_bytes(), "tr");
    assert_eq!(atlas.event("manas-base").unwrap().title, "Manas air base");
    let problem = report.problems.iter().find(|problem| problem.event.as_deref() == Some("manas-base")).unwrap();
    assert_eq!((problem.kind, problem.value.as_str()), (ProblemKind::OtherLanguage, "en"));
}

#[test]
fn events_stand_in_order_of_time_then_coarser_first_then_as_in_the_file() {
    let features =
        [("d", "2005-01-01"), ("undated", ""), ("c2", "2005-01"), ("c1", "2005-01"), ("y", "2005"), ("o", "2004~")];
    let features =
        features.iter().map(|(id, date)| feature(id, if date.is_empty() { Value::Null } else { once(date) }));
    let (atlas, report) = read(collection(features.collect()).as_bytes(), "en");
    assert!(report.is_clean(), "{report}");
    assert_eq!(ids(&atlas), ["o", "y", "c2", "c1", "d", "undated"]);
    assert_eq!(atlas.events[1].when.unwrap().start.earliest.precision(), Precision::Year);
}

#[test]
fn an_empty_file_is_an_empty_atlas() {
    for nothing in ["", " \n\t", "\u{feff}"] {
        let (atlas, report) = read(nothing.as_bytes(), "en");
        assert!(atlas.events.is_empty());
        assert_eq!(report.problems[0].kind, ProblemKind::Empty);
    }
}

#[test]
fn fifty_megabytes_of_junk_are_turned_away_unread() {
    let junk: Vec<u8> = (0..50_000_000u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 24) as u8).collect();
    let (atlas, report) = bounded(&junk);
    assert!(atlas.events.is_empty());
    assert!(matches!(report.problems[0].kind, ProblemKind::TooLarge { .. }));
    let (_, report) = bounded(&junk[..4 << 20]);
    assert!(!report.is_clean());
}

#[test]
fn a_file_made_to_cost_the_square_of_its_length_does_not() {
    const LENGTH: usize = 1 << 18;
    for part in ["{x", "{\"a\":", "[", "[[],", "{},,", "\"", "{\"a\\", "{\"type\":\"Feature\"", "]}", "{}x", "\n"] {
        for head in ["", "{\"features\":[", "{\"features\":[{},", "{\"notes\":["] {
            let bytes = [head, &part.repeat(LENGTH / part.len())].concat();
            let (atlas, report) = bounded(bytes.as_bytes());
            assert!(atlas.events.is_empty());
            assert!(report.count() > 0 && report.problems.len() <= MAX_PROBLEMS);
        }
    }
}

#[test]
fn deep_nesting_is_reported_not_followed() {
    for (open, close) in [("[", "]"), ("{\"a\":", "}")] {
        let deep = [&open.repeat(100_000), "1", &close.repeat(100_000)].concat();
        let (_, report) = bounded(deep.as_bytes());
        assert!(!report.is_clean());
        let inside = collection(vec![feature("sound", once("2005"))]).replacen('[', &format!("[{deep},"), 1);
        let (atlas, report) = bounded(inside.as_bytes());
        assert_eq!(ids(&atlas), ["sound"]);
        assert!(matches!(kind_at(&report, "features[0]"), ProblemKind::NotJson { .. }));
    }
}

#[test]
fn wrong_types_everywhere_cost_only_themselves() {
    let (atlas, report) = read(WRONG_TYPES.as_bytes(), "en");
    assert!(ids(&atlas).contains(&"kept"), "{report}");
    let wrong = |expected| ProblemKind::WrongType { expected };
    for (path, kind) in [
        ("atlas", wrong(Expected::Object)),
        ("work", wrong(Expected::Object)),
        ("sections", wrong(Expected::List)),
        ("sources[1].id", wrong(Expected::Text)),
        ("sources[2].URL", ProblemKind::BadUrl),
        ("notes[0].n", wrong(Expected::WholeNumber)),
        ("notes[1].n", ProblemKind::NumberOutOfRange),
        ("notes[2].n", wrong(Expected::WholeNumber)),
        ("notes[3].source", ProblemKind::UnknownReference),
        ("notes[4].n", ProblemKind::DuplicateId),
        ("actors[1].name", ProblemKind::MissingMember),
        ("actors[2].id", ProblemKind::BadId),
        ("chapters[0].end", ProblemKind::EndBeforeStart),
        ("series[0].points[0].at", ProblemKind::BadDate(DateError::Shape)),
        ("features[0]", wrong(Expected::Object)),
        ("features[6].id", ProblemKind::BadId),
        ("features[7].when.timespans", ProblemKind::MissingMember),
        ("features[8].properties.actors", wrong(Expected::List)),
        ("features[8].properties.essential", wrong(Expected::Truth)),
        ("features[8].properties.evidence", ProblemKind::UnknownKind { suggestion: Some("article") }),
        ("features[8].properties.references[0].url", ProblemKind::BadUrl),
        ("features[8].properties.texts.en.claim", wrong(Expected::Text)),
        ("features[9].properties.operator", wrong(Expected::Text)),
        ("features[10].properties.route[1]", wrong(Expected::Coordinates)),
    ] {
        assert_eq!(kind_at(&report, path), kind, "{path}");
    }
    assert_eq!(atlas.event("half-base").unwrap().thing, Thing::Mark);
}

#[test]
fn a_date_that_cannot_be_costs_its_event_and_is_named() {
    let (atlas, report) = read(BROKEN_DATES.as_bytes(), "en");
    assert_eq!(ids(&atlas), ["sound"]);
    let start = |n| format!("features[{n}].when.timespans[0].start");
    assert_eq!(kind_at(&report, &(start(0) + ".in")), ProblemKind::BadDate(DateError::NoSuchMonth));
    assert_eq!(kind_at(&report, &(start(1) + ".in")), ProblemKind::BadDate(DateError::NoSuchDay));
    assert_eq!(kind_at(&report, &(start(2) + ".in")), ProblemKind::BadDate(DateError::Shape));
    assert_eq!(kind_at(&report, "features[3].when.timespans[0].end"), ProblemKind::EndBeforeStart);
    assert_eq!(kind_at(&report, &start(4)), ProblemKind::SpanOutOfOrder);
    assert_eq!(kind_at(&report, &start(5)), ProblemKind::MissingMember);
    assert_eq!(report.problems[0].event.as_deref(), Some("no-month"));
    assert_eq!(report.problems[0].value, "2005-13");
}

#[test]
fn words_ids_references_and_coordinates_are_checked() {
    let (atlas, report) = read(WORDS_AND_PLACES.as_bytes(), "en");
    assert_eq!(ids(&atlas), ["twice", "far-north", "lost-references", "feature-6"]);
    assert_eq!(atlas.event("twice").unwrap().title, "First");
    assert_eq!(kind_at(&report, "features[1].id"), ProblemKind::DuplicateId);
    let kind = |suggestion| ProblemKind::UnknownKind { suggestion };
    assert_eq!(kind_at(&report, "features[2].properties.kind"), kind(Some("summit")));
    assert_eq!(kind_at(&report, "features[3].properties.kind"), kind(None));
    assert_eq!(kind_at(&report, "features[4].properties.places[0].coordinates"), ProblemKind::CoordinateOutOfRange);
    assert_eq!(atlas.event("far-north").unwrap().places.len(), 1);
    for lost in ["section", "notes[0]", "about"] {
        assert_eq!(kind_at(&report, &format!("features[5].properties.{lost}")), ProblemKind::UnknownReference);
    }
    assert_eq!(kind_at(&report, "features[6].id"), ProblemKind::BadId);
}

#[test]
fn a_literal_nan_costs_the_event_it_is_in() {
    let (atlas, report) = read(NOT_A_NUMBER.as_bytes(), "en");
    assert_eq!(ids(&atlas), ["before", "after"]);
    assert_eq!(kind_at(&report, "features[1]"), ProblemKind::NotJson { line: 3, column: 110 });
    assert!(report.problems[0].value.starts_with("NaN"), "{report}");
    assert_eq!(atlas.chapters[0].events, ["after".into()]);
}

#[test]
fn a_bracket_that_is_not_closed_costs_the_event_it_is_in() {
    let (atlas, report) = read(UNCLOSED.as_bytes(), "en");
    assert_eq!(ids(&atlas), ["before", "after", "last"], "{report}");
    assert_eq!(atlas.sections.len(), 1, "{report}");
    assert!(matches!(kind_at(&report, "features[1]"), ProblemKind::NotJson { line: 4, .. }));
}

#[test]
fn geojson_from_elsewhere_is_shown_as_far_as_it_goes() {
    let (atlas, _) = read(FOREIGN.as_bytes(), "en");
    assert_eq!(ids(&atlas), ["7", "feature-1"]);
    assert_eq!(atlas.events[0].kind, Kind::Statement);
    assert_eq!((atlas.events[0].title.as_str(), atlas.events[0].places[0].at.lat), ("Astana", 51.13));
    assert_eq!(atlas.events[1].places.len(), 2);
}

#[test]
fn a_file_cut_off_anywhere_keeps_every_event_before_the_cut() {
    let ends: Vec<usize> = SMALL.match_indices("\n    },\n").map(|(at, _)| at + 6).collect();
    let features = SMALL.find("\"features\"").unwrap();
    for cut in 0..SMALL.len() {
        let (atlas, report) = read(&SMALL.as_bytes()[..cut], "en");
        let whole = ends.iter().filter(|end| **end > features && **end <= cut).count();
        assert!(atlas.events.len() >= whole, "cut at {cut}: {} of {whole}", atlas.events.len());
        assert!(!report.is_clean() || SMALL[cut..].trim().is_empty(), "cut at {cut}");
    }
}

#[test]
fn a_hundred_thousand_events_take_bounded_time_and_give_a_bounded_answer() {
    let features: Vec<Value> = (0..100_000).map(|n| feature(&format!("e{n}"), once("2005"))).collect();
    let (atlas, report) = bounded(collection(features).as_bytes());
    assert_eq!(atlas.events.len(), 20_000);
    assert_eq!(report.problems.len(), 1);
    assert_eq!(kind_at(&report, "features"), ProblemKind::TooManyEvents { limit: 20_000 });

    let broken: Vec<Value> = (0..100_000).map(|n| feature(&format!("e{n}"), once("2005-13"))).collect();
    let (atlas, report) = bounded(collection(broken).as_bytes());
    assert!(atlas.events.is_empty());
    assert_eq!((report.problems.len(), report.count()), (MAX_PROBLEMS, 20_001));
}

#[test]
fn text_is_clean_and_bounded() {
    let mut features = vec![feature("long", Value::Null)];
    features[0]["properties"]["title"] = json!(format!("  a\u{0}b\u{202e}c\n{}", "ş".repeat(400)));
    let (atlas, report) = read(collection(features).as_bytes(), "en");
    assert!(atlas.events[0].title.starts_with("abc ş"));
    assert_eq!(atlas.events[0].title.chars().count(), 300);
    assert_eq!(kind_at(&report, "features[0].properties.title"), ProblemKind::TooLong { limit: 300 });
    assert!(report.problems[0].value.chars().count() <= 80);
}

#[test]
fn every_problem_can_be_said_on_the_command_line() {
    for file in [BROKEN_DATES, WRONG_TYPES, WORDS_AND_PLACES, NOT_A_NUMBER, UNCLOSED, FOREIGN] {
        let (_, report) = read(file.as_bytes(), "en");
        assert_eq!(report.to_string().lines().count(), report.problems.len());
    }
    let (_, report) = read(BROKEN_DATES.as_bytes(), "en");
    let first = "features[0].when.timespans[0].start.in (no-month): there is no such month; found `2005-13`";
    assert_eq!(report.problems[0].to_string(), first);
}

fn cases(cases: u32) -> ProptestConfig {
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

/// Bytes put in place of others.
fn byte_mutation() -> impl Strategy<Value = (usize, usize, Vec<u8>)> {
    let token = prop::sample::select(vec![
        "{", "}", "[", "]", ",", "\"", ":", "\\", "null", "-1", "1e999", "NaN", "9", "\"x\"", "[[]]", "\u{0}", "é", "",
    ]);
    let bytes = prop_oneof![token.prop_map(|text| text.as_bytes().to_vec()), prop::collection::vec(any::<u8>(), 0..4)];
    (0..SMALL.len(), 0usize..12, bytes)
}

fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        "[a-z0-9-]{0,12}|\\PC{0,8}".prop_map(Value::from),
        "[0-9]{4}(-[0-9]{2}){0,2}~?".prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 12, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::btree_map("[a-z]{1,6}", inner, 0..4)
                .prop_map(|members| Value::Object(members.into_iter().collect())),
        ]
    })
}

/// Walks down to some value of the tree and puts another there.
fn put_somewhere(value: &mut Value, mut path: &[usize], new: Value) {
    let mut here = value;
    while let Some((step, rest)) = path.split_first() {
        let children = match here {
            Value::Array(items) if !items.is_empty() => items.len(),
            Value::Object(members) if !members.is_empty() => members.len(),
            _ => break,
        };
        here = match here {
            Value::Array(items) => &mut items[step % children],
            Value::Object(members) => members.values_mut().nth(step % children).unwrap(),
            _ => break,
        };
        path = rest;
    }
    *here = new;
}

/// As many features have a problem to their name as there are events missing.
fn each_loss_is_told(file: &Value, atlas: &Atlas, report: &Report) -> Result<(), TestCaseError> {
    let Some(features) = file.get("features").and_then(Value::as_array) else {
        prop_assert!(!report.is_clean());
        return Ok(());
    };
    let lost = features.len() - atlas.events.len();
    let told: BTreeSet<&str> = report
        .problems
        .iter()
        .filter_map(|problem| problem.path.strip_prefix("features[")?.split(']').next())
        .collect();
    prop_assert!(told.len() >= lost, "{lost} events lost, told of {told:?}\n{report}");
    Ok(())
}

proptest! {
    #![proptest_config(cases(10_000))]

    #[test]
    fn random_bytes_are_survived(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let (atlas, report) = read(&bytes, "en");
        prop_assert!(atlas.events.is_empty());
        prop_assert!(!report.is_clean());
    }

    #[test]
    fn a_file_changed_byte_by_byte_is_survived_and_each_loss_told(
        mutations in prop::collection::vec(byte_mutation(), 1..4)
    ) {
        let mut bytes = SMALL.as_bytes().to_vec();
        for (at, length, new) in mutations {
            let at = at.min(bytes.len());
            let end = (at + length).min(bytes.len());
            bytes.splice(at..end, new);
        }
        let (atlas, report) = read(&bytes, "en");
        match serde_json::from_slice::<Value>(&bytes) {
            Ok(file) => each_loss_is_told(&file, &atlas, &report)?,
            Err(_) => prop_assert!(atlas.events.len() <= 7),
        }
    }
}

proptest! {
    #![proptest_config(cases(3000))]

    #[test]
    fn a_file_changed_value_by_value_is_survived_and_each_loss_told(
        mutations in prop::collection::vec((prop::collection::vec(any::<usize>(), 1..8), any_json()), 1..6)
    ) {
        let mut file: Value = serde_json::from_str(SMALL).unwrap();
        for (path, new) in mutations {
            put_somewhere(&mut file, &path, new);
        }
        let (atlas, report) = read(file.to_string().as_bytes(), "en");
        if !file.is_object() {
            prop_assert!(!report.is_clean());
        }
        each_loss_is_told(&file, &atlas, &report)?;
    }
}
