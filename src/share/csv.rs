//! The atlas as a flat table: one row a record, UTF-8, RFC 4180.
//!
//! Several values in one cell stand between ` | `. The columns are one table, so that the file and its codebook agree.

use crate::atlas::{Content, DatedBy, Event, Evidence, Thing};
use crate::map::LonLat;
use crate::time::End;

pub struct Column {
    pub name: &'static str,
    /// For the codebook: unit, allowed values, what empty means.
    pub says: &'static str,
    value: fn(&Content, &Event) -> String,
}

/// Between the values of one cell.
pub const BETWEEN: &str = " | ";

pub const COLUMNS: &[Column] = &[
    Column { name: "id", says: "Stable name of the record; links use it.", value: |_, event| event.id.to_string() },
    Column { name: "kind", says: "One of the kinds below.", value: |_, event| event.kind.word().to_owned() },
    Column { name: "title", says: "In the language of the file.", value: |_, event| event.title.clone() },
    Column {
        name: "claim",
        says: "What the article says, in our words; for background, what the editor says.",
        value: |_, event| event.claim.clone(),
    },
    Column {
        name: "check",
        says: "The editor’s note; empty where there is none.",
        value: |_, event| event.check.clone(),
    },
    Column {
        name: "evidence",
        says: "article, article-corrected or background.",
        value: |_, event| evidence(event.evidence).to_owned(),
    },
    Column {
        name: "essential",
        says: "true or false: does the argument rest on it?",
        value: |_, event| event.essential.to_string(),
    },
    Column {
        name: "start_earliest",
        says: "EDTF date; empty: the claim has no date.",
        value: |_, event| start(event)[0].clone(),
    },
    Column {
        name: "start_latest",
        says: "EDTF date; the same as start_earliest where the start is known.",
        value: |_, event| start(event)[1].clone(),
    },
    Column { name: "end_earliest", says: "EDTF date; only where end is at.", value: |_, event| end(event)[0].clone() },
    Column { name: "end_latest", says: "EDTF date; only where end is at.", value: |_, event| end(event)[1].clone() },
    Column {
        name: "end",
        says: "within (it happened within the start), at, open (still so when the article was printed), unknown; empty without a date.",
        value: |_, event| end(event)[2].clone(),
    },
    Column {
        name: "first_day",
        says: "YYYY-MM-DD: the first day on which it may have begun, for software that needs one day.",
        value: |_, event| event.when.map_or_else(String::new, |when| when.first_day().to_string()),
    },
    Column {
        name: "last_day",
        says: "YYYY-MM-DD: the last day on which it may have ended; empty where that is open or unknown.",
        value: |_, event| last_day(event),
    },
    Column {
        name: "dated_by",
        says: "article or editor: who supplied the date; empty without a date.",
        value: |_, event| dated_by(event).to_owned(),
    },
    Column {
        name: "section",
        says: "Id of the section of the article; empty for background.",
        value: |_, event| event.section.as_deref().unwrap_or_default().to_owned(),
    },
    Column {
        name: "paragraph",
        says: "Number of the paragraph in its section, from 1; empty where there is none.",
        value: |_, event| event.paragraph.map_or_else(String::new, |n| n.to_string()),
    },
    Column {
        name: "notes",
        says: "Numbers of the article’s notes; empty: the article gives no source.",
        value: |_, event| joined(event.notes.iter().map(u16::to_string)),
    },
    Column {
        name: "sources",
        says: "Ids of the works behind the notes, as in sources.csl.json and sources.bib.",
        value: |atlas, event| joined(event.notes.iter().filter_map(|n| Some(atlas.note(*n)?.source.to_string()))),
    },
    Column {
        name: "actors",
        says: "Ids: ISO 3166 alpha-3 for states, short ids for others.",
        value: |_, event| joined(event.actors.iter().map(ToString::to_string)),
    },
    Column {
        name: "actor_names",
        says: "The same in words.",
        value: |atlas, event| joined(event.actors.iter().map(|id| atlas.actor_name(id).to_owned())),
    },
    Column {
        name: "place",
        says: "Name of the main place; empty: the claim has no place.",
        value: |_, event| event.places.first().map_or_else(String::new, |place| place.name.clone()),
    },
    Column {
        name: "country",
        says: "ISO 3166 alpha-3 of the main place; empty at sea.",
        value: |_, event| event.places.first().map_or_else(String::new, |place| place.country.clone()),
    },
    Column {
        name: "longitude",
        says: "Degrees east of the main place, WGS 84.",
        value: |_, event| event.places.first().map_or_else(String::new, |place| place.at.lon.to_string()),
    },
    Column {
        name: "latitude",
        says: "Degrees north of the main place, WGS 84.",
        value: |_, event| event.places.first().map_or_else(String::new, |place| place.at.lat.to_string()),
    },
    Column {
        name: "accuracy_km",
        says: "Kilometres: the radius within which the main place surely lies.",
        value: |_, event| event.places.first().map_or_else(String::new, |place| place.accuracy_km.to_string()),
    },
    Column {
        name: "place_source",
        says: "Where its coordinates come from.",
        value: |_, event| event.places.first().map_or_else(String::new, |place| place.source.clone()),
    },
    Column {
        name: "places",
        says: "Ids of all its places, the main one first.",
        value: |_, event| joined(event.places.iter().map(|place| place.id.to_string())),
    },
    Column {
        name: "wkt",
        says: "All of its geometry as well-known text, longitude first: points, or the schematic course of a pipeline.",
        value: |_, event| wkt(event),
    },
    Column {
        name: "figures",
        says: "Each as value, unit: what it counts.",
        value: |_, event| {
            joined(event.figures.iter().map(|figure| format!("{} {}: {}", figure.value, figure.unit, figure.what)))
        },
    },
    Column {
        name: "about",
        says: "Ids of records of which this one is a step.",
        value: |_, event| joined(event.about.iter().map(ToString::to_string)),
    },
    Column {
        name: "references",
        says: "Public sources of the editor’s check, each as title <address>.",
        value: |_, event| joined(event.references.iter().map(|source| format!("{} <{}>", source.title, source.url))),
    },
];

/// The whole file, with a line of names.
pub fn csv(atlas: &Content) -> Result<String, csv::Error> {
    of(atlas, &atlas.events)
}

/// The same for some of its events.
pub fn of<'e>(atlas: &Content, events: impl IntoIterator<Item = &'e Event>) -> Result<String, csv::Error> {
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    writer.write_record(COLUMNS.iter().map(|column| column.name))?;
    for event in events {
        writer.write_record(COLUMNS.iter().map(|column| (column.value)(atlas, event)))?;
    }
    let bytes = writer.into_inner().map_err(|error| error.into_error())?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

fn joined(values: impl Iterator<Item = String>) -> String {
    values.collect::<Vec<_>>().join(BETWEEN)
}

pub fn evidence(evidence: Evidence) -> &'static str {
    match evidence {
        Evidence::Article => "article",
        Evidence::Corrected => "article-corrected",
        Evidence::Background => "background",
    }
}

fn start(event: &Event) -> [String; 2] {
    event
        .when
        .map_or_else(Default::default, |when| [when.start.earliest, when.start.latest].map(|date| date.to_string()))
}

/// Earliest, latest, and which kind of end it is.
fn end(event: &Event) -> [String; 3] {
    let none = || (String::new(), String::new());
    let ((earliest, latest), kind) = match event.when.map(|when| when.end) {
        None => (none(), ""),
        Some(End::Within) => (none(), "within"),
        Some(End::Open) => (none(), "open"),
        Some(End::Unknown) => (none(), "unknown"),
        Some(End::At(bound)) => ((bound.earliest.to_string(), bound.latest.to_string()), "at"),
    };
    [earliest, latest, kind.to_owned()]
}

fn last_day(event: &Event) -> String {
    let Some(when) = event.when else { return String::new() };
    match when.end {
        End::Within => when.start.latest.last_day().to_string(),
        End::At(bound) => bound.latest.last_day().to_string(),
        End::Open | End::Unknown => String::new(),
    }
}

fn dated_by(event: &Event) -> &'static str {
    match (event.when, event.dated_by) {
        (None, _) => "",
        (_, DatedBy::Article) => "article",
        (_, DatedBy::Editor) => "editor",
    }
}

fn wkt(event: &Event) -> String {
    let pair = |at: &LonLat| format!("{} {}", at.lon, at.lat);
    let list = |points: &[LonLat]| format!("({})", points.iter().map(pair).collect::<Vec<_>>().join(", "));
    if let Thing::Route { lines, .. } = &event.thing {
        return match lines.as_slice() {
            [line] => format!("LINESTRING {}", list(line)),
            lines => {
                format!("MULTILINESTRING ({})", lines.iter().map(|line| list(line)).collect::<Vec<_>>().join(", "))
            }
        };
    }
    let points: Vec<LonLat> = event.places.iter().map(|place| place.at).collect();
    match points.as_slice() {
        [] => String::new(),
        [at] => format!("POINT ({})", pair(at)),
        points => {
            format!("MULTIPOINT ({})", points.iter().map(|at| format!("({})", pair(at))).collect::<Vec<_>>().join(", "))
        }
    }
}
