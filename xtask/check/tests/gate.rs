//! Each rule lets the data of this repository pass, and catches what is broken in them on purpose.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

use std::path::Path;

use check::data::{Data, File};
use check::fault::Fault;
use check::rules::RULES;
use serde_json::{Value, json};

fn data() -> Data {
    Data::load(Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).unwrap()).unwrap()
}

/// What the rule whose name begins so finds after the change.
fn found(rule: &str, change: impl FnOnce(&mut Data)) -> Vec<Fault> {
    let mut data = data();
    change(&mut data);
    let rule = RULES.iter().find(|candidate| candidate.name.starts_with(rule)).unwrap();
    (rule.faults)(&data)
}

fn expect(rule: &str, what: &str, change: impl FnOnce(&mut Data)) {
    let faults = found(rule, change);
    assert!(
        faults.iter().any(|fault| fault.to_string().starts_with(what) && !fault.remedy.is_empty()),
        "{what} is not in {}",
        faults.iter().map(|fault| format!("\n{fault}")).collect::<String>()
    );
}

fn record<'d>(data: &'d mut Data, id: &str) -> &'d mut Value {
    let features = data.events.iter_mut().flat_map(|file| file.content.as_array_mut().unwrap());
    features.into_iter().find(|feature| feature["id"] == id).unwrap()
}

fn texts<'d>(data: &'d mut Data, language: &str) -> &'d mut Value {
    &mut data.texts.iter_mut().find(|(code, _)| code == language).unwrap().1.content
}

#[test]
fn the_data_of_this_repository_break_no_rule() {
    for rule in RULES {
        let faults = (rule.faults)(&data());
        assert!(faults.is_empty(), "{}: {}", rule.name, faults[0]);
    }
}

#[test]
fn what_does_not_fit_the_schema_is_named_by_record_and_path() {
    expect("the data can", "data/atlas/events/russia.json: manas-base: properties.kind: ", |data| {
        record(data, "manas-base")["properties"]["kind"] = json!("zeppelin");
    });
    expect("the data can", "data/atlas/atlas.json: chapters.0.at: ", |data| {
        data.atlas.content["chapters"][0]["at"] = json!("1996-13");
    });
}

#[test]
fn what_cannot_be_published_is_named_by_file_and_path() {
    expect("the data can", "data/atlas/texts.tr.json: events.manas-base.claim: missing", |data| {
        texts(data, "tr")["events"]["manas-base"].as_object_mut().unwrap().remove("claim");
    });
    expect("the data can", "data/atlas/texts.en.json: units.USD billion: missing", |data| {
        texts(data, "en")["units"].as_object_mut().unwrap().remove("USD billion");
    });
}

#[test]
fn a_reference_to_nothing_is_caught() {
    for (pointer, value, path) in [
        ("/properties/notes", json!([99]), "properties.notes[0]: there is no note 99"),
        ("/properties/section", json!("appendix"), "properties.section: there is no section"),
        ("/properties/places", json!([{ "place": "atlantis" }]), "properties.places[0]: there is no place"),
        ("/properties/about", json!(["no-such-event"]), "properties.about[0]: there is no event"),
        ("/properties/areas", json!(["lemuria"]), "properties.areas[0]: there is no disputed area"),
        ("/properties/evidence", json!("background"), "properties.section: section and evidence"),
    ] {
        expect("whatever", &format!("data/atlas/events/russia.json: manas-base: {path}"), |data| {
            let (parent, member) = pointer.rsplit_once('/').unwrap();
            record(data, "manas-base").pointer_mut(parent).unwrap()[member] = value;
        });
    }
    for (list, member, value, path) in [
        ("notes", "source", json!("nobody-1999"), "notes[0].source"),
        ("chapters", "events", json!(["no-such-event"]), "chapters[0].events[0]"),
        ("chapters", "states", json!(["XYZ"]), "chapters[0].states[0]"),
        ("chapters", "events", json!([]), "chapters[0]: the chapter shows no event"),
        ("series", "points", json!([{ "event": "no-such-event" }]), "series[0].points[0].event"),
    ] {
        expect("whatever", &format!("data/atlas/atlas.json: {path}"), |data| {
            data.atlas.content[list][0][member] = value;
        });
    }
}

#[test]
fn dates_out_of_order_are_caught() {
    expect("dates", "data/atlas/events/russia.json: manas-base: when.timespans[0].end: the end is before", |data| {
        record(data, "manas-base")["when"] =
            json!({ "timespans": [{ "start": { "in": "2005" }, "end": { "in": "2004" } }] });
    });
    expect("dates", "data/atlas/events/russia.json: manas-base: when.timespans[0].start: earliest is after", |data| {
        record(data, "manas-base")["when"] =
            json!({ "timespans": [{ "start": { "earliest": "2006", "latest": "2005" } }] });
    });
    expect("dates", "data/atlas/events/russia.json: manas-base: properties.states[1]: ", |data| {
        record(data, "manas-base")["properties"]["states"] = json!([{ "from": "2014" }, { "from": "2001-12" }]);
    });
    expect("dates", "data/atlas/events/russia.json: manas-base: properties.dated_by: an undated record", |data| {
        record(data, "manas-base").as_object_mut().unwrap().remove("when");
    });
    expect("dates", "data/atlas/atlas.json: periods[1]: the period begins before", |data| {
        data.atlas.content["periods"][1]["start"] = json!("1900");
    });
    expect("dates", "data/atlas/atlas.json: chapters[0]: `at` is not between", |data| {
        data.atlas.content["chapters"][0]["at"] = json!("2019");
    });
    expect("dates", "data/atlas/atlas.json: series[0].points[1]: the point is before", |data| {
        data.atlas.content["series"][0]["points"][1]["at"] = json!("1990");
    });
}

#[test]
fn a_place_in_another_country_is_caught() {
    expect("places", "data/atlas/places.json: bishkek: coordinates: [42.87, 74.59] lies in the sea", |data| {
        data.places.content["bishkek"]["coordinates"] = json!([42.87, 74.59]);
    });
    expect("places", "data/atlas/places.json: osh: coordinates: ", |data| {
        data.places.content["osh"]["country"] = json!("UZB");
        data.places.content["osh"]["coordinates"] = json!([73.5, 41.0]);
    });
    expect("places", "data/atlas/places.json: osh: country: the place lies in KGZ", |data| {
        data.places.content["osh"].as_object_mut().unwrap().remove("country");
    });
}

#[test]
fn the_far_side_of_the_antimeridian_is_russia() {
    let faults = found("places", |data| {
        data.places.content["uelen"] = json!({ "coordinates": [-170.5, 66.1], "country": "RUS" });
    });
    assert!(faults.is_empty(), "{}", faults[0]);
}

#[test]
fn what_one_language_lacks_is_caught() {
    expect(
        "every language",
        "data/atlas/texts.tr.json: manas-base: events.manas-base.check: another language",
        |data| {
            texts(data, "tr")["events"]["manas-base"].as_object_mut().unwrap().remove("check");
        },
    );
}

#[test]
fn words_of_the_article_are_caught_where_they_are_no_title() {
    let article = "He said that one two three four five six seven eight nine ten.";
    let borrowed = "Here one two three “four” Five six seven, eight nine.";
    expect("words", "data/atlas/texts.en.json: manas-base: events.manas-base.claim: “one two three", |data| {
        data.article = Some(article.to_owned());
        texts(data, "en")["events"]["manas-base"]["claim"] = json!(borrowed);
    });
    let faults = found("words", |data| {
        data.article = Some(article.to_owned());
        data.atlas.content["sources"][0]["title"] = json!("One Two Three Four Five Six Seven Eight Nine");
        texts(data, "en")["events"]["manas-base"]["claim"] = json!(borrowed);
    });
    assert!(faults.is_empty(), "{}", faults[0]);
}

#[test]
fn typewriter_marks_and_long_titles_are_caught() {
    expect("words", "data/atlas/texts.tr.json: manas-base: events.manas-base.claim: a typewriter's mark", |data| {
        texts(data, "tr")["events"]["manas-base"]["claim"] = json!("Manas'ta");
    });
    expect("words", "data/atlas/texts.en.json: manas-base: events.manas-base.title: 71 characters", |data| {
        texts(data, "en")["events"]["manas-base"]["title"] = json!("x".repeat(71));
    });
}

#[test]
fn other_names_that_say_nothing_new_are_caught() {
    let names = |data: &mut Data, names: Value| data.places.content["osh"]["names"] = names;
    expect("other names", "data/atlas/places.json: osh: osh.names[1]: “Ош” is said twice", |data| {
        names(data, json!(["Ош", "Ош"]));
    });
    expect(
        "other names",
        "data/atlas/places.json: osh: osh.names[0]: a typewriter's mark or a space in “O's”",
        |data| {
            names(data, json!(["O's"]));
        },
    );
    expect(
        "other names",
        "data/atlas/atlas.json: NATO: actors[0].names[0]: “NATO” is its name in every language",
        |data| {
            data.atlas.content["actors"] = json!([{ "id": "NATO", "names": ["NATO"] }]);
        },
    );
}

#[test]
fn what_nothing_refers_to_is_caught() {
    expect("no source", "data/atlas/atlas.json: sources[44]: no note names", |data| {
        data.atlas.content["sources"].as_array_mut().unwrap().push(json!({ "id": "idle-2000" }));
    });
    expect("no source", "data/atlas/atlas.json: notes[52]: no record stands on this note", |data| {
        data.atlas.content["notes"].as_array_mut().unwrap().push(json!({ "n": 53 }));
    });
    expect("no source", "data/atlas/places.json: atlantis: no record lies here", |data| {
        data.places.content["atlantis"] = json!({});
    });
    expect("no source", "data/atlas/texts.en.json: places.atlantis: the name of no place", |data| {
        texts(data, "en")["places"]["atlantis"] = json!("Atlantis");
    });
}

#[test]
fn a_list_of_coverage_that_drifts_is_caught() {
    let line = |file: &mut File<String>, text: &str| file.content = text.to_owned();
    expect("the list", "data/atlas/COVERAGE.md: line 2: there is no record `no-such-event`", |data| {
        line(&mut data.coverage, "# Coverage `theory`\n| 1 | all | `no-such-event` |");
    });
    expect("the list", "data/atlas/events/russia.json: manas-base: this record is not in the list", |data| {
        line(&mut data.coverage, "");
    });
    expect("the list", "data/atlas/CHANGELOG.md: the newest entry is `0.1`", |data| {
        line(&mut data.changelog, "## 0.1");
    });
}
