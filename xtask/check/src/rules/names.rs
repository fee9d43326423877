//! Other names of places and actors: each said once, set as in print, and not the name itself.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::data::{Data, File, word};
use crate::fault::Fault;

pub fn faults(data: &Data) -> Vec<Fault> {
    let mut faults = Vec::new();
    for (id, place) in data.places.content.as_object().into_iter().flatten() {
        of_one(data, &data.places, ("places", id), id, place, &mut faults);
    }
    for (path, actor) in data.items("actors") {
        of_one(data, &data.atlas, ("actors", word(actor, "id")), &path, actor, &mut faults);
    }
    faults
}

/// `room` and id say where its names in each language stand.
fn of_one(data: &Data, file: &File, (room, id): (&str, &str), path: &str, item: &Value, faults: &mut Vec<Fault>) {
    let mut met = BTreeSet::new();
    for (n, name) in item.get("names").and_then(Value::as_array).into_iter().flatten().enumerate() {
        let name = name.as_str().unwrap_or_default();
        let mut tell = |what: String, remedy| {
            faults.push(Fault { record: id.to_owned(), ..file.fault(format!("{path}.names[{n}]"), what, remedy) });
        };
        if !met.insert(name) {
            tell(format!("“{name}” is said twice"), "Say it once.");
        }
        let own = |texts: &Value| texts.get(room).and_then(|names| names.get(id)).and_then(Value::as_str) == Some(name);
        if data.texts.iter().all(|(_, texts)| own(&texts.content)) {
            tell(format!("“{name}” is its name in every language"), "Take it out: it is found by its name.");
        }
        if name.contains(['\'', '"', '`']) || name.trim() != name {
            tell(format!("a typewriter's mark or a space in “{name}”"), "Write it as in print: ’, ʻ, no space around.");
        }
    }
}
