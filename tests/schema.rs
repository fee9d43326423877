//! The published JSON Schema: it takes what the reader takes without a problem, and refuses what it reports.
#![allow(clippy::unwrap_used, clippy::panic)]

use jsonschema::Validator;
use sco_atlas::atlas::{Kind, read};
use serde_json::{Value, json};

const SCHEMA: &str = include_str!("../www/data/atlas.schema.json");
const SMALL: &str = include_str!("fixtures/atlas/small.geojson");

fn schema() -> Validator {
    let schema: Value = serde_json::from_str(SCHEMA).unwrap();
    assert!(jsonschema::meta::is_valid(&schema));
    jsonschema::validator_for(&schema).unwrap()
}

/// The small atlas with one value put at a JSON pointer; `null` takes the member away.
fn with(pointer: &str, value: Value) -> Value {
    let mut file: Value = serde_json::from_str(SMALL).unwrap();
    let (parent, member) = pointer.rsplit_once('/').unwrap();
    match file.pointer_mut(parent).unwrap() {
        Value::Object(members) if value.is_null() => {
            members.remove(member);
        }
        Value::Object(members) => {
            members.insert(member.to_owned(), value);
        }
        Value::Array(items) => *items.get_mut(member.parse::<usize>().unwrap()).unwrap() = value,
        _ => panic!("nothing at {parent}"),
    }
    file
}

#[test]
fn a_sound_atlas_is_valid() {
    let errors: Vec<String> = schema()
        .iter_errors(&serde_json::from_str(SMALL).unwrap())
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect();
    assert!(errors.is_empty(), "{errors:#?}");
}

#[test]
fn what_the_reader_reports_is_not_valid() {
    let schema = schema();
    for (pointer, value) in [
        ("/type", json!("Features")),
        ("/features", json!({})),
        ("/atlas/version", json!(2)),
        ("/sources/0/URL", json!("javascript:alert(1)")),
        ("/notes/0/n", json!(0)),
        ("/chapters/0/at", json!("1996-13")),
        ("/series/0/points/0/value", json!("2")),
        ("/features/0/id", json!("Astana Statement")),
        ("/features/0/id", Value::Null),
        ("/features/0/properties/kind", json!("zeppelin")),
        ("/features/0/properties/evidence", json!("rumour")),
        ("/features/0/properties/places/0/coordinates", json!([71.43, 95])),
        ("/features/0/properties/places/0/coordinates", json!([71.43])),
        ("/features/0/properties/places/0/names", json!("Astana")),
        ("/features/0/properties/places/0/names", json!(["Астана", 7])),
        ("/features/0/properties/places/0/names", json!([""])),
        ("/actors/0/names", json!({ "ru": "Китай" })),
        ("/features/0/properties/links/0/sense", json!("hits")),
        ("/features/0/properties/references/0/url", json!("ftp://x")),
        ("/features/0/when/timespans/0/start", json!({ "in": "2005-02-30" })),
        ("/features/0/when/timespans/0/start", json!({ "earliest": "2005" })),
        ("/features/0/when/timespans/0/start", Value::Null),
        ("/features/1/properties/states", Value::Null),
        ("/features/1/properties/states/0/state", json!("ajar")),
        ("/features/3/properties/carries", json!("water")),
    ] {
        let file = with(pointer, value);
        assert!(!schema.is_valid(&file), "{pointer} is taken by the schema");
        let (_, report) = read(file.to_string().as_bytes(), "en");
        assert!(!report.is_clean(), "{pointer} is taken by the reader");
    }
}

#[test]
fn foreign_members_are_welcome() {
    let schema = schema();
    for pointer in ["/crs", "/atlas/colour", "/features/0/bbox", "/features/0/properties/colour"] {
        let file = with(pointer, json!({ "any": 1 }));
        assert!(schema.is_valid(&file));
        assert!(read(file.to_string().as_bytes(), "en").1.is_clean());
    }
}

#[test]
fn the_schema_knows_the_kinds_that_the_model_knows() {
    let schema: Value = serde_json::from_str(SCHEMA).unwrap();
    assert_eq!(schema.pointer("/$defs/event/properties/kind/enum"), Some(&json!(Kind::ALL.map(Kind::word))));
}
