//! The list of coverage names every record of the article and nothing that is no record; the change log knows the version.

use std::collections::BTreeSet;

use crate::data::{Data, word};
use crate::fault::Fault;

pub fn faults(data: &Data) -> Vec<Fault> {
    let ids: BTreeSet<&str> = data.records().map(|record| record.id).collect();
    let mut named = BTreeSet::new();
    let mut faults = Vec::new();
    for (n, line) in data.coverage.content.lines().enumerate().filter(|(_, line)| !line.starts_with('#')) {
        for id in names(line) {
            named.insert(id);
            if !ids.contains(id) {
                let path = format!("line {}", n + 1);
                faults.push(data.coverage.fault(path, format!("there is no record `{id}`"), "Correct the name."));
            }
        }
    }
    for record in data.records().filter(|record| !named.contains(record.id)) {
        let what = "this record is not in the list of coverage";
        faults.push(record.fault("", what, "Name it in data/atlas/COVERAGE.md, at its paragraph or under background."));
    }
    let version = data.atlas.content.get("atlas").map_or("", |about| word(about, "data_version"));
    let newest = data.changelog.content.lines().find_map(|line| line.strip_prefix("## ")).unwrap_or_default();
    if version.is_empty() || newest.split(' ').next() != Some(version) {
        let what = format!("the newest entry is `{newest}`, the data are version `{version}`");
        faults.push(data.changelog.fault("", what, "Say what changed under a heading `## VERSION (DATE)`."));
    }
    faults
}

/// What stands between backticks and looks like the id of a record.
fn names(line: &str) -> impl Iterator<Item = &str> {
    let id = |text: &&str| {
        !text.is_empty() && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
    };
    line.split('`').skip(1).step_by(2).filter(id)
}
