//! No source, note, place or unit is idle: what nothing refers to is a slip somewhere else.

use std::collections::BTreeSet;

use crate::data::{Data, word};
use crate::fault::Fault;

const REMEDY: &str = "Name it where it belongs, or take it out.";

pub fn faults(data: &Data) -> Vec<Fault> {
    let cited: BTreeSet<&str> = data.items("notes").map(|(_, note)| word(note, "source")).collect();
    let noted: BTreeSet<u64> =
        data.records().flat_map(|record| record.items("notes")).filter_map(|(_, note)| note.as_u64()).collect();
    let placed: BTreeSet<&str> =
        data.records().flat_map(|record| record.items("places")).map(|(_, place)| word(place, "place")).collect();
    let mut faults = Vec::new();
    for (path, source) in data.items("sources") {
        let id = word(source, "id");
        if !cited.contains(id) {
            faults.push(data.atlas.fault(path, format!("no note names the source `{id}`"), REMEDY));
        }
    }
    for (path, note) in data.items("notes") {
        if note.get("n").and_then(serde_json::Value::as_u64).is_none_or(|n| !noted.contains(&n)) {
            faults.push(data.atlas.fault(path, "no record stands on this note", REMEDY));
        }
    }
    for id in data.places.content.as_object().into_iter().flat_map(serde_json::Map::keys) {
        if !placed.contains(id.as_str()) {
            faults.push(Fault { record: id.clone(), ..data.places.fault("", "no record lies here", REMEDY) });
        }
    }
    for (_, file) in &data.texts {
        for id in
            file.content.get("places").and_then(serde_json::Value::as_object).into_iter().flat_map(|names| names.keys())
        {
            if data.places.content.get(id).is_none() {
                faults.push(file.fault(format!("places.{id}"), "the name of no place", REMEDY));
            }
        }
    }
    faults
}
