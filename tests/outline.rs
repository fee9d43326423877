//! The article as a way into the map: sections and notes lead to their events, and back.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use sco_atlas::atlas::{Atlas, read};
use serde_json::{Value, json};

fn event(id: &str, year: Option<&str>, section: Option<&str>, paragraph: Option<u16>, notes: &[u16]) -> Value {
    let when = year.map(|year| json!({ "timespans": [{ "start": { "in": year } }] }));
    json!({
        "type": "Feature", "id": id, "geometry": null, "when": when,
        "properties": {
            "kind": "statement", "section": section, "paragraph": paragraph, "notes": notes, "evidence": "article",
            "texts": { "en": { "title": id, "claim": id } }
        }
    })
}

fn atlas() -> Atlas {
    let file = json!({
        "type": "FeatureCollection",
        "sections": [{ "id": "theory", "title": "Theory" }, { "id": "china", "title": "China" }],
        "notes": [{ "n": 1, "remark": "one" }, { "n": 2, "remark": "two" }],
        "features": [
            event("second", Some("1990"), Some("theory"), Some(2), &[2]),
            event("undated", None, Some("theory"), Some(1), &[]),
            event("first", Some("2001"), Some("theory"), Some(1), &[1, 2]),
            event("whole", Some("1995"), Some("theory"), None, &[]),
            event("elsewhere", Some("2002"), Some("china"), Some(1), &[]),
            event("background", Some("2003"), None, None, &[]),
        ]
    });
    read(file.to_string().as_bytes(), "en").0
}

#[test]
fn a_section_gives_its_events_in_reading_order_undated_ones_too() {
    let atlas = atlas();
    let ids: Vec<&str> = atlas.events_of_section("theory").iter().map(|event| event.id.as_ref()).collect();
    assert_eq!(ids, ["first", "undated", "second", "whole"]);
    assert!(atlas.events_of_section("nowhere").is_empty());
}

#[test]
fn a_note_gives_the_events_that_name_it() {
    let atlas = atlas();
    let ids: Vec<&str> = atlas.events_of_note(2).iter().map(|event| event.id.as_ref()).collect();
    assert_eq!(ids, ["second", "first"]);
    for event in &atlas.events {
        for n in &event.notes {
            assert!(atlas.events_of_note(*n).iter().any(|found| found.id == event.id));
        }
    }
    assert_eq!(atlas.events_of_note(3).len(), 0);
}
