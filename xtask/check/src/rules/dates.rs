//! Dates are in order: inside a record, in its states, in chapters, periods and series.

use sco_atlas::time::Date;
use serde_json::Value;

use crate::data::{Data, Record, word};
use crate::fault::Fault;

pub fn faults(data: &Data) -> Vec<Fault> {
    let mut faults: Vec<Fault> = data.records().flat_map(|record| of_record(&record)).collect();
    let periods: Vec<(String, &str)> = data.items("periods").map(|(path, item)| (path, word(item, "start"))).collect();
    faults.extend(out_of_order(&periods).map(|path| {
        data.atlas.fault(path, "the period begins before the one above it", "Order periods by their start.")
    }));
    for (path, chapter) in data.items("chapters") {
        let [start, at, end] = ["start", "at", "end"].map(|member| (member.to_owned(), word(chapter, member)));
        if out_of_order(&[start, at, end]).next().is_some() {
            let what = "`at` is not between `start` and `end`";
            faults.push(data.atlas.fault(path, what, "Correct the dates of the chapter."));
        }
    }
    for (path, series) in data.items("series") {
        let points = series.get("points").and_then(Value::as_array).into_iter().flatten();
        let points: Vec<(String, &str)> =
            points.enumerate().map(|(n, point)| (format!("{path}.points[{n}]"), word(point, "at"))).collect();
        faults.extend(out_of_order(&points).map(|path| {
            data.atlas.fault(path, "the point is before the one above it", "Order points by date, labels with them.")
        }));
    }
    faults
}

fn of_record(record: &Record) -> Vec<Fault> {
    let mut faults = Vec::new();
    let when = record.feature.get("when");
    if when.is_none() && record.feature.pointer("/properties/dated_by").is_some() {
        let remedy = "Take `dated_by` away, or give the record its date.";
        faults.push(record.fault("properties.dated_by", "an undated record says who dated it", remedy));
    }
    if when.is_some() && record.property("evidence") != "background" && record.property("dated_by").is_empty() {
        let remedy = "Say `article` or `editor`.";
        faults.push(record.fault("properties.dated_by", "nobody says who dated this claim", remedy));
    }
    if let Some(span) = record.feature.pointer("/when/timespans/0") {
        let bounds = ["start", "end"].map(|name| span.get(name).map(bounds));
        for (name, bound) in ["start", "end"].iter().zip(&bounds) {
            if let Some((earliest, latest)) = bound
                && let (Some(earliest), Some(latest)) = (first_day(earliest), last_day(latest))
                && earliest > latest
            {
                let path = format!("when.timespans[0].{name}");
                faults.push(record.fault(path, "earliest is after latest", "Exchange or correct them."));
            }
        }
        if let [Some((earliest, _)), Some((_, latest))] = &bounds
            && let (Some(start), Some(end)) = (first_day(earliest), last_day(latest))
            && end < start
        {
            let remedy = "Exchange or correct them.";
            faults.push(record.fault("when.timespans[0].end", "the end is before the start", remedy));
        }
    }
    for list in ["states", "roster"] {
        let steps: Vec<(String, &str)> = record.items(list).map(|(path, step)| (path, word(step, "from"))).collect();
        faults.extend(
            out_of_order(&steps)
                .map(|path| record.fault(path, "the step is before the one above it", "Order the steps by date.")),
        );
    }
    faults
}

/// `{"in": D}` or `{"earliest": D, "latest": D}`.
fn bounds(bound: &Value) -> (&str, &str) {
    match word(bound, "in") {
        "" => (word(bound, "earliest"), word(bound, "latest")),
        once => (once, once),
    }
}

/// The paths of those that end before the one above them begins; what is no date is for the schema to tell.
fn out_of_order(dates: &[(String, &str)]) -> impl Iterator<Item = String> {
    let pairs = dates.iter().zip(dates.iter().skip(1));
    let wrong = pairs.filter(|((_, above), (_, below))| {
        last_day(below).zip(first_day(above)).is_some_and(|(below, above)| below < above)
    });
    wrong.map(|(_, (path, _))| path.clone())
}

fn first_day(date: &str) -> Option<i32> {
    date.parse::<Date>().ok().map(|date| date.first_day().0)
}

fn last_day(date: &str) -> Option<i32> {
    date.parse::<Date>().ok().map(|date| date.last_day().0)
}
