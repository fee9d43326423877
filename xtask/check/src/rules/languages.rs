//! Every language says everything: the same keys in every `texts.<lang>.json`.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::data::Data;
use crate::fault::Fault;

pub fn faults(data: &Data) -> Vec<Fault> {
    let keys: Vec<BTreeSet<String>> = data.texts.iter().map(|(_, file)| keys(&file.content)).collect();
    let all: BTreeSet<&String> = keys.iter().flatten().collect();
    let mut faults = Vec::new();
    for ((_, file), keys) in data.texts.iter().zip(&keys) {
        faults.extend(all.iter().filter(|key| !keys.contains(**key)).map(|key| {
            let path = key.trim_start_matches('.');
            let record = path.strip_prefix("events.").and_then(|rest| rest.split('.').next()).unwrap_or_default();
            let remedy = "Write it in this language, or take it from the others.";
            Fault {
                record: record.to_owned(),
                ..file.fault(path, "another language has it, this one does not", remedy)
            }
        }));
    }
    faults
}

/// Where each text stands: `.events.manas-base.figures[0]`.
fn keys(value: &Value) -> BTreeSet<String> {
    let mut keys = BTreeSet::new();
    walk(value, String::new(), &mut |path, _| {
        keys.insert(path.to_owned());
    });
    keys
}

/// Each text with its path.
pub fn walk<'v>(value: &'v Value, path: String, found: &mut dyn FnMut(&str, &'v str)) {
    match value {
        Value::String(text) => found(&path, text),
        Value::Object(members) => {
            members.iter().for_each(|(name, value)| walk(value, format!("{path}.{name}"), found));
        }
        Value::Array(items) => {
            items.iter().enumerate().for_each(|(n, value)| walk(value, format!("{path}[{n}]"), found));
        }
        _ => {}
    }
}
