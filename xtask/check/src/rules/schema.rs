//! The data can be published in every language, and the result fits the schema and passes the door without a problem.

use sco_atlas::atlas;
use sco_atlas::share::publish::publish;
use serde_json::Value;

use crate::data::{Data, word};
use crate::fault::Fault;

pub fn faults(data: &Data) -> Vec<Fault> {
    let schema = match jsonschema::validator_for(&data.schema.content) {
        Ok(schema) => schema,
        Err(error) => return vec![data.schema.fault("", error.to_string(), "Mend the schema.")],
    };
    let mut faults = Vec::new();
    for (language, texts) in &data.texts {
        let published = match publish(&data.sources(texts), language) {
            Ok(published) => published.geojson,
            Err(complaints) => {
                faults.extend(complaints.into_iter().map(|complaint| Fault {
                    record: record_at(data, &complaint.file, &complaint.path),
                    file: complaint.file,
                    path: complaint.path,
                    what: complaint.what,
                    remedy: "Add it or correct it; docs/atlas-format.md says how.",
                }));
                continue;
            }
        };
        let file: Value = serde_json::from_str(&published).unwrap_or_default();
        for error in schema.iter_errors(&file) {
            let path = error.instance_path().to_string();
            let what = error.to_string().chars().take(300).collect::<String>();
            faults.push(published_fault(data, language, &file, &path, what));
        }
        let (_, report) = atlas::read(published.as_bytes(), language);
        for problem in &report.problems {
            let path = problem.path.replace(['.', '['], "/").replace(']', "");
            faults.push(published_fault(data, language, &file, &format!("/{path}"), problem.to_string()));
        }
    }
    faults
}

/// Where the maker of the atlas finds what is wrong in the published file at a JSON pointer.
fn published_fault(data: &Data, language: &str, file: &Value, pointer: &str, what: String) -> Fault {
    let mut steps = pointer.trim_start_matches('/').splitn(3, '/');
    let (list, index, rest) = (steps.next(), steps.next(), steps.next());
    let record = match (list, index) {
        (Some("features"), Some(index)) => file.pointer(&format!("/features/{index}")).map(|item| word(item, "id")),
        _ => None,
    };
    let keeper = record.and_then(|id| data.records().find(|record| record.id == id));
    let remedy = "Correct it: www/data/atlas.schema.json and docs/atlas-format.md say what may stand there.";
    match keeper {
        Some(record) => {
            record.fault(rest.unwrap_or_default().replace('/', "."), format!("{what} ({language})"), remedy)
        }
        None => {
            data.atlas.fault(pointer.trim_start_matches('/').replace('/', "."), format!("{what} ({language})"), remedy)
        }
    }
}

/// `[3].properties…` of a file of events is the fourth of them.
fn record_at(data: &Data, file: &str, path: &str) -> String {
    let index = path.strip_prefix('[').and_then(|rest| rest.split(']').next()).and_then(|n| n.parse::<usize>().ok());
    let keeper = data.events.iter().find(|events| events.name == file);
    let feature = keeper.zip(index).and_then(|(events, n)| events.content.get(n));
    feature.map_or_else(String::new, |feature| word(feature, "id").to_owned())
}
