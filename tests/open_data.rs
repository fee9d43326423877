//! The open data of this repository: each file says all there is, and a standard reader of its format reads it.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

use std::collections::BTreeSet;
use std::path::Path;

use biblatex::{Bibliography, ChunksExt};
use sco_atlas::atlas::{Atlas, read};
use sco_atlas::share::codebook::{FIELDS, OWNERS, codebook};
use sco_atlas::share::open_data::{Edition, OpenFile, files, sha256};
use sco_atlas::share::publish::{Named, Sources, publish};
use sco_atlas::share::{bibtex, csl, csv};
use serde_json::{Value, json};

const SCHEMA: &str = include_str!("../www/data/atlas.schema.json");

fn geojson(language: &str) -> String {
    let named = |name: String| {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/atlas").join(&name);
        Named { text: std::fs::read_to_string(path).unwrap(), name }
    };
    let events = ["theory", "russia", "china", "challenges", "roster", "pipelines"];
    let sources = Sources {
        atlas: named("atlas.json".into()),
        events: events.map(|name| named(format!("events/{name}.json"))).into(),
        places: named("places.json".into()),
        texts: named(format!("texts.{language}.json")),
    };
    publish(&sources, language).unwrap().geojson
}

fn atlas(language: &str) -> Atlas {
    let (atlas, report) = read(geojson(language).as_bytes(), language);
    assert!(report.is_clean(), "{report}");
    atlas
}

fn published() -> Value {
    serde_json::from_str(&geojson("en")).unwrap()
}

#[test]
fn the_table_reads_back_with_every_record_and_every_text() {
    for language in ["en", "tr"] {
        let atlas = atlas(language);
        let text = csv::csv(&atlas).unwrap();
        let mut reader = ::csv::Reader::from_reader(text.as_bytes());
        let header = reader.headers().unwrap().clone();
        let column = |name: &str| header.iter().position(|found| found == name).unwrap();
        let rows: Vec<::csv::StringRecord> = reader.records().map(Result::unwrap).collect();
        assert_eq!(rows.len(), atlas.events.len());
        for (row, event) in rows.iter().zip(&atlas.events) {
            assert_eq!(&row[column("id")], event.id.as_ref());
            assert_eq!(&row[column("claim")], event.claim);
            assert_eq!(&row[column("check")], event.check);
            assert_eq!(row[column("notes")].split(" | ").filter(|n| !n.is_empty()).count(), event.notes.len());
            assert_eq!(row[column("longitude")].is_empty(), event.places.is_empty());
        }
    }
}

#[test]
fn the_table_keeps_to_rfc_4180() {
    let text = csv::csv(&atlas("en")).unwrap();
    assert!(text.ends_with("\r\n") && !text.starts_with('\u{feff}'));
    assert!(text.starts_with("id,kind,title,claim,"));
}

#[test]
fn no_value_of_the_table_holds_what_stands_between_values() {
    let atlas = atlas("tr");
    for event in &atlas.events {
        for text in
            [&event.title].into_iter().chain(event.figures.iter().flat_map(|figure| [&figure.unit, &figure.what]))
        {
            assert!(!text.contains(csv::BETWEEN), "{text}");
        }
    }
}

#[test]
fn csl_json_reads_back_as_the_items_that_are_kept() {
    let published = published();
    let read: Vec<Value> = serde_json::from_str(&csl::csl(&published)).unwrap();
    let mut kept = vec![published["work"].clone()];
    kept.extend(published["sources"].as_array().unwrap().iter().cloned());
    assert_eq!(read, kept);
    assert!(read.iter().all(|item| item["id"].is_string() && item["type"].is_string()));
}

#[test]
fn bibtex_reads_back_with_every_work_title_name_and_year() {
    let published = published();
    let bibliography = Bibliography::parse(&bibtex::bibtex(&published)).unwrap();
    let items = csl::items(&published);
    assert_eq!(bibliography.len(), items.len());
    for item in items {
        let key = item["id"].as_str().unwrap();
        let entry = bibliography.get(key).unwrap_or_else(|| panic!("{key} is missing"));
        assert_eq!(entry.title().unwrap().format_verbatim(), item["title"].as_str().unwrap());
        let family = |name: &Value| name["family"].as_str().or(name["literal"].as_str()).unwrap().to_owned();
        let authors: Vec<String> = item["author"].as_array().unwrap().iter().map(family).collect();
        let found: Vec<String> = entry.author().unwrap().into_iter().map(|person| person.name).collect();
        assert_eq!(found, authors, "{key}");
        let editors: Vec<String> = item["editor"].as_array().into_iter().flatten().map(family).collect();
        let found: Vec<String> =
            entry.editors().unwrap().into_iter().flat_map(|(people, _)| people).map(|person| person.name).collect();
        assert_eq!(found, editors, "{key}");
        for (member, field) in
            [("volume", "volume"), ("publisher-place", "address"), ("URL", "url"), ("DOI", "doi"), ("note", "note")]
        {
            let Some(value) = item[member].as_str() else { continue };
            let found = entry.get(field).or(entry.get("location")).map(ChunksExt::format_verbatim);
            assert_eq!(found.as_deref(), Some(value), "{key}.{field}");
        }
        let year = item.pointer("/issued/date-parts/0/0").map(Value::to_string);
        assert_eq!(entry.get("year").map(ChunksExt::format_verbatim), year, "{key}");
    }
}

#[test]
fn what_tex_would_take_for_a_command_is_escaped() {
    let published = json!({ "work": {
        "id": "odd", "type": "report", "title": "50% of $5 & #1_{a} ~^\\", "publisher": "This and That",
        "author": [{ "literal": "Q & A" }, { "family": "van Doe", "given": "J." }], "page": "1-3", "URL": "http://a/b_c%20d"
    } });
    let text = bibtex::bibtex(&published);
    assert!(
        text.contains(r"title = {{50\% of \$5 \& \#1\_\{a\} \textasciitilde{}\textasciicircum{}\textbackslash{}}}"),
        "{text}"
    );
    assert!(text.contains(r"author = {{Q \& A} and van Doe, J.}"), "{text}");
    assert!(text.contains("institution = {{This and That}}") && text.contains("pages = {1--3}"), "{text}");
    assert!(text.contains("url = {http://a/b_c%20d}"), "{text}");
}

#[test]
fn the_codebook_names_every_member_of_the_schema_and_no_other() {
    let schema: Value = serde_json::from_str(SCHEMA).unwrap();
    let objects = [
        ("collection", ""),
        ("about", "/$defs/about"),
        ("feature", "/$defs/feature"),
        ("event", "/$defs/event"),
        ("place", "/$defs/place"),
        ("figure", "/$defs/event/properties/figures/items"),
        ("link", "/$defs/event/properties/links/items"),
        ("reference", "/$defs/event/properties/references/items"),
        ("state", "/$defs/event/properties/states/items"),
        ("change", "/$defs/event/properties/roster/items"),
        ("actor", "/$defs/actor"),
        ("section", "/$defs/section"),
        ("csl", "/$defs/csl"),
        ("note", "/$defs/note"),
        ("period", "/$defs/period"),
        ("chapter", "/$defs/chapter"),
        ("series", "/$defs/series"),
        ("point", "/$defs/series/properties/points/items"),
    ];
    assert_eq!(OWNERS.iter().map(|(owner, _)| *owner).collect::<Vec<_>>(), objects.map(|(owner, _)| owner));
    for (owner, pointer) in objects {
        let members = schema.pointer(&format!("{pointer}/properties")).unwrap().as_object().unwrap();
        let members: BTreeSet<&str> = members.keys().map(String::as_str).collect();
        let listed: BTreeSet<&str> =
            FIELDS.iter().filter(|field| field.owner == owner).map(|field| field.member).collect();
        assert_eq!(listed, members, "{owner}");
    }
    assert!(FIELDS.iter().all(|field| OWNERS.iter().any(|(owner, _)| *owner == field.owner)));
}

#[test]
fn the_codebook_says_every_word_that_the_schema_allows() {
    let page = codebook(&atlas("en"));
    let schema: Value = serde_json::from_str(SCHEMA).unwrap();
    fn words<'v>(value: &'v Value, found: &mut Vec<&'v str>) {
        match value {
            Value::Object(members) => members.iter().for_each(|(name, value)| match value {
                Value::Array(list) if name == "enum" => found.extend(list.iter().filter_map(Value::as_str)),
                other => words(other, found),
            }),
            Value::Array(items) => items.iter().for_each(|item| words(item, found)),
            _ => {}
        }
    }
    let mut found = Vec::new();
    words(&schema, &mut found);
    assert!(found.len() > 30);
    for word in found {
        assert!(page.contains(word), "{word}");
    }
    for column in csv::COLUMNS {
        assert!(page.contains(&format!("<code>{}</code>", column.name)), "{}", column.name);
    }
}

#[test]
fn the_index_lists_every_file_with_its_sum() {
    assert_eq!(sha256(b"abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    let (en, tr) = (geojson("en"), geojson("tr"));
    let (atlas_en, atlas_tr) = (atlas("en"), atlas("tr"));
    let editions = [Edition { geojson: &en, atlas: &atlas_en }, Edition { geojson: &tr, atlas: &atlas_tr }];
    let files: Vec<OpenFile> = files(&editions, SCHEMA, "# Changes").unwrap();
    let (index, others) = files.split_last().unwrap();
    let index: Value = serde_json::from_str(&index.text).unwrap();
    assert_eq!(index["version"], json!(atlas_en.about.data_version));
    let listed = index["files"].as_array().unwrap();
    assert_eq!(listed.len(), others.len());
    for (entry, file) in listed.iter().zip(others) {
        assert_eq!(
            (entry["name"].as_str().unwrap(), entry["bytes"].as_u64().unwrap()),
            (file.name.as_str(), file.text.len() as u64)
        );
        assert_eq!(entry["sha256"], json!(sha256(file.text.as_bytes())));
    }
    let text = index.to_string();
    for credit in ["Natural Earth", "GeoNames", "airportsdata", "Global Energy Monitor", "CC-BY-4.0"] {
        assert!(text.contains(credit), "{credit}");
    }
}
