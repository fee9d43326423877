//! The works as CSL-JSON: the work that the atlas reads, then every work it cites, as they are kept.

use serde_json::Value;

/// The items of a published atlas; the work itself first.
pub fn items(published: &Value) -> Vec<&Value> {
    let cited = published.get("sources").and_then(Value::as_array).into_iter().flatten();
    published.get("work").into_iter().chain(cited).collect()
}

/// One item a line, so that two versions can be compared.
pub fn csl(published: &Value) -> String {
    let lines: Vec<String> = items(published).iter().map(ToString::to_string).collect();
    format!("[\n{}\n]\n", lines.join(",\n"))
}
