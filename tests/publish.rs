//! From the hand-kept sources to the file that a page reads.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

use sco_atlas::atlas::{Thing, read};
use sco_atlas::share::citation;
use sco_atlas::share::publish::{Named, Sources, publish};
use serde_json::Value;

const SCHEMA: &str = include_str!("../www/data/atlas.schema.json");

fn named(name: &str, text: &str) -> Named {
    Named { name: name.to_owned(), text: text.to_owned() }
}

fn sources() -> Sources {
    Sources {
        atlas: named("atlas.json", include_str!("fixtures/sources/atlas.json")),
        events: vec![
            named("events/a.json", include_str!("fixtures/sources/events-a.json")),
            named("events/b.json", include_str!("fixtures/sources/events-b.json")),
        ],
        places: named("places.json", include_str!("fixtures/sources/places.json")),
        texts: named("texts.en.json", include_str!("fixtures/sources/texts.en.json")),
    }
}

fn complaints(sources: &Sources) -> Vec<String> {
    publish(sources, "en").unwrap_err().iter().map(ToString::to_string).collect()
}

#[test]
fn what_is_published_is_read_without_a_problem_and_fits_the_schema() {
    let published = publish(&sources(), "en").unwrap();
    assert_eq!(published.events, 3);
    let (atlas, report) = read(published.geojson.as_bytes(), "en");
    assert!(report.is_clean(), "{report}");
    assert_eq!(atlas.events.len(), 3);
    let base = atlas.event("manas-base").unwrap();
    assert_eq!((base.figures[1].what.as_str(), base.figures[1].unit.as_str()), ("rent after", "million dollars"));
    assert_eq!(
        (atlas.series[0].unit.as_str(), atlas.series[0].points[0].label.as_str()),
        ("dollars", "what the article has")
    );
    assert_eq!((base.places[0].name.as_str(), base.places[0].at.lon), ("Manas", 74.4776));
    assert_eq!(atlas.actor_name("KGZ"), "Kyrgyzstan");
    assert_eq!(base.places[0].names, ["Манас", "Ganci"]);
    let other_names: Vec<usize> = atlas.actors.iter().map(|actor| actor.names.len()).collect();
    assert_eq!(other_names, [0, 1, 0], "only Kyrgyzstan has one");
    assert!(matches!(&atlas.event("two-lines").unwrap().thing, Thing::Route { lines, .. } if lines.len() == 2));
    assert_eq!(atlas.chapters[0].body, "The base stayed.");
    assert_eq!(atlas.sections[0].title, "Bases");

    let schema: Value = serde_json::from_str(SCHEMA).unwrap();
    let file: Value = serde_json::from_str(&published.geojson).unwrap();
    if let Err(error) = jsonschema::validate(&schema, &file) {
        panic!("{}: {error}", error.instance_path());
    }
}

#[test]
fn the_geometry_follows_from_places_and_routes() {
    let published = publish(&sources(), "en").unwrap();
    let file: Value = serde_json::from_str(&published.geojson).unwrap();
    let types: Vec<&str> =
        file["features"].as_array().unwrap().iter().map(|f| f["geometry"]["type"].as_str().unwrap_or("null")).collect();
    assert_eq!(types, ["Point", "null", "MultiLineString"]);
    assert_eq!(file["features"][2]["geometry"]["coordinates"][0][0], serde_json::json!([71.1235, 48.0]));
}

#[test]
fn the_same_sources_give_the_same_bytes() {
    let first = publish(&sources(), "en").unwrap();
    assert_eq!(first, publish(&sources(), "en").unwrap());
    assert!(!first.geojson.contains('\n'));
}

#[test]
fn every_text_place_and_name_that_is_missing_is_named_at_once() {
    let mut sources = sources();
    sources.texts.text = sources
        .texts
        .text
        .replace("\"claim\": \"The base closed.\"", "\"claim\": \"  \"")
        .replace(", \"rent after\"", "")
        .replace("\"KGZ\"", "\"KGB\"")
        .replace("\"USD\":", "\"EUR\":")
        .replace("\"what the article has\"", "\"one\", \"two\"")
        .replace("\"two-lines\"", "\"tow-lines\"");
    sources.places.text = sources.places.text.replace("\"manas\"", "\"manus\"");
    sources.atlas.text = sources.atlas.text.replace("\"id\": \"KGZ\"", "\"id\": \"KGB\"");
    let complaints = complaints(&sources);
    for expected in [
        "texts.en.json: events.manas-base.claim: should be text that is not empty",
        "texts.en.json: events.manas-base.figures[1]: missing",
        "texts.en.json: actors.KGZ: missing",
        "atlas.json: actors[0].id: belongs to nothing in the atlas",
        "texts.en.json: units.USD: missing",
        "texts.en.json: units.EUR: belongs to nothing in the atlas",
        "texts.en.json: series.rent.labels: 2 labels for 1 points",
        "texts.en.json: events.two-lines.title: missing",
        "texts.en.json: events.tow-lines: belongs to nothing in the atlas",
        "events/a.json: [0].properties.places[0].place: \"manas\" is not in places.json",
    ] {
        assert!(complaints.iter().any(|complaint| complaint == expected), "{expected} is not in {complaints:#?}");
    }
}

#[test]
fn a_source_file_that_is_not_json_is_named() {
    let mut sources = sources();
    sources.events[1].text.push(']');
    assert!(complaints(&sources)[0].starts_with("events/b.json: trailing characters at line"));
    let mut sources = self::sources();
    sources.events[1] = sources.events[0].clone();
    assert!(
        complaints(&sources).contains(&"events/a.json: [0].id: \"manas-base\" is also in events/a.json".to_owned())
    );
}

#[test]
fn the_wrong_language_is_not_published() {
    assert_eq!(publish(&sources(), "tr").unwrap_err()[0].to_string(), "texts.en.json: language: should be \"tr\"");
}

#[test]
fn a_work_is_cited_in_one_line() {
    let (atlas, _) = read(include_bytes!("fixtures/atlas/small.geojson"), "en");
    let work = "Kocamaz, Sinem Ünaldılar (2019). The Rise of New Powers in World Politics. \
        Uluslararası İlişkiler 16(61), 127–141. https://doi.org/10.33458/uidergisi.541331";
    assert_eq!(citation::line(&atlas.work), work);
    let note = "Stephen M. Walt (2005). Taming American Power. W.W. Norton. p. 126. On hard balancing.";
    assert_eq!(citation::note_line(&atlas, atlas.note(2).unwrap()), note);
    assert_eq!(citation::line(&Default::default()), "");
}
