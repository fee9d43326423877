//! Whatever is referred to is there: notes, sections, sources, places, events, states, disputed areas.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::data::{Data, word};
use crate::fault::Fault;

const REMEDY: &str = "Correct the id, or add what it names.";

pub fn faults(data: &Data) -> Vec<Fault> {
    let known = Known::of(data);
    let mut faults = Vec::new();
    for (path, note) in data.items("notes") {
        for (member, ids) in [("source", &known.sources), ("section", &known.sections)] {
            let id = word(note, member);
            if note.get(member).is_some() && !ids.contains(id) {
                faults.push(data.atlas.fault(
                    format!("{path}.{member}"),
                    format!("there is no {member} `{id}`"),
                    REMEDY,
                ));
            }
        }
    }
    for (path, chapter) in data.items("chapters") {
        for (member, ids) in [("events", &known.events), ("states", &known.countries)] {
            for (n, id) in list(chapter, member).enumerate() {
                if !ids.contains(id) {
                    let path = format!("{path}.{member}[{n}]");
                    faults.push(data.atlas.fault(path, format!("there is no `{id}` among the {member}"), REMEDY));
                }
            }
        }
        if list(chapter, "events").next().is_none() {
            faults.push(data.atlas.fault(path, "the chapter shows no event", "Name one at least."));
        }
    }
    for (path, series) in data.items("series") {
        for (n, point) in series.get("points").and_then(Value::as_array).into_iter().flatten().enumerate() {
            let id = word(point, "event");
            if point.get("event").is_some() && !known.events.contains(id) {
                let path = format!("{path}.points[{n}].event");
                faults.push(data.atlas.fault(path, format!("there is no event `{id}`"), REMEDY));
            }
        }
    }
    faults.extend(data.records().flat_map(|record| {
        let mut faults = Vec::new();
        let mut need = |path: String, what: &str, id: &str, ids: &BTreeSet<&str>| {
            if !ids.contains(id) {
                faults.push(record.fault(path, format!("there is no {what} `{id}`"), REMEDY));
            }
        };
        let section = record.property("section");
        if !section.is_empty() {
            need("properties.section".to_owned(), "section", section, &known.sections);
        }
        for (path, place) in record.items("places") {
            need(path, "place", word(place, "place"), &known.places);
        }
        for (path, about) in record.items("about") {
            need(path, "event", about.as_str().unwrap_or_default(), &known.events);
        }
        for (path, change) in record.items("roster") {
            need(path, "state", word(change, "state"), &known.countries);
        }
        for (path, area) in record.items("areas") {
            need(path, "disputed area", area.as_str().unwrap_or_default(), &known.areas);
        }
        for (path, note) in record.items("notes") {
            if note.as_u64().is_none_or(|n| !known.notes.contains(&n)) {
                faults.push(record.fault(path, format!("there is no note {note}"), REMEDY));
            }
        }
        let background = record.property("evidence") == "background";
        if background == record.feature.pointer("/properties/section").is_some() {
            let remedy = "A claim of the article names its section; background names none.";
            faults.push(record.fault("properties.section", "section and evidence do not agree", remedy));
        }
        if background && record.items("notes").next().is_some() {
            let remedy = "What the article does not say stands on `references`, not on its notes.";
            faults.push(record.fault("properties.notes", "background stands on a note of the article", remedy));
        }
        faults
    }));
    faults
}

struct Known<'a> {
    sections: BTreeSet<&'a str>,
    sources: BTreeSet<&'a str>,
    notes: BTreeSet<u64>,
    places: BTreeSet<&'a str>,
    events: BTreeSet<&'a str>,
    countries: BTreeSet<&'a str>,
    areas: BTreeSet<&'a str>,
}

impl<'a> Known<'a> {
    fn of(data: &'a Data) -> Self {
        let ids = |list: &str| data.items(list).map(|(_, item)| word(item, "id")).collect();
        Self {
            sections: ids("sections"),
            sources: ids("sources"),
            notes: data.items("notes").filter_map(|(_, note)| note.get("n")?.as_u64()).collect(),
            places: data
                .places
                .content
                .as_object()
                .into_iter()
                .flat_map(|places| places.keys().map(String::as_str))
                .collect(),
            events: data.records().map(|record| record.id).collect(),
            countries: data.basemap.countries().iter().map(|country| country.a3.as_str()).collect(),
            areas: data.basemap.layers().disputed.iter().map(|area| area.id.as_str()).collect(),
        }
    }
}

fn list<'v>(value: &'v Value, member: &str) -> impl Iterator<Item = &'v str> {
    let items = value.get(member).and_then(Value::as_array).into_iter().flatten();
    items.map(|item| item.as_str().unwrap_or_default())
}
