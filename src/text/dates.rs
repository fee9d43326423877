//! Dates in words, to the precision known. Both languages of the house put the day before the month before the year.

use super::Table;
use crate::time::{Bound, Date, End, Precision, When};

/// `5 July 2005`, `July 2005`, `2005`, `about 2005`.
pub fn date(table: &Table, date: Date) -> String {
    let plain = plain(date, &table.months);
    if date.is_about() { table.about_date(&plain) } else { plain }
}

/// `5 Jul 2005`, for narrow places.
pub fn short(table: &Table, date: Date) -> String {
    plain(date, &table.months_short)
}

/// The headline of an event: a short span in one, else its beginning.
pub fn headline(table: &Table, when: &When) -> String {
    match when.end {
        End::At(end) if is_point(when.start) && is_point(end) => {
            close_span(table, when.start.earliest, end.earliest).unwrap_or_else(|| bound(table, when.start))
        }
        _ => bound(table, when.start),
    }
}

/// The rest of the story: until when it held. Empty when the headline has said all.
pub fn continuation(table: &Table, when: &When) -> String {
    match when.end {
        End::Within => String::new(),
        End::Open => table.still_so.to_owned(),
        End::Unknown => table.ended_unknown.to_owned(),
        End::At(end) => {
            let told = is_point(when.start)
                && is_point(end)
                && (end.earliest == when.start.earliest
                    || close_span(table, when.start.earliest, end.earliest).is_some());
            if told { String::new() } else { table.until(&bound(table, end)) }
        }
    }
}

/// One end: a date, or between two.
pub fn bound(table: &Table, bound: Bound) -> String {
    if is_point(bound) {
        return date(table, bound.earliest);
    }
    close_span(table, bound.earliest, bound.latest)
        .unwrap_or_else(|| table.from_to(&date(table, bound.earliest), &date(table, bound.latest)))
}

fn is_point(bound: Bound) -> bool {
    bound.earliest == bound.latest
}

fn plain(date: Date, months: &[&str; 12]) -> String {
    let year = date.year();
    let month = date.month().and_then(|month| months.get(usize::from(month) - 1));
    match (date.day(), month) {
        (Some(day), Some(month)) => [&day.to_string(), " ", month, " ", &year.to_string()].concat(),
        (None, Some(month)) => [month, " ", &year.to_string()].concat(),
        _ => year.to_string(),
    }
}

/// `9–25 September 2010`, `2–4 April 2008`, `1991–1999`; `None` when the ends share too little to be drawn together.
fn close_span(table: &Table, from: Date, to: Date) -> Option<String> {
    if from.is_about() || to.is_about() || from == to {
        return None;
    }
    let to_text = date(table, to);
    match (from.precision(), to.precision()) {
        (Precision::Day, Precision::Day) if from.year() == to.year() && from.month() == to.month() => {
            Some([&from.day()?.to_string(), "–", &to_text].concat())
        }
        (Precision::Day, Precision::Day) if from.year() == to.year() => {
            let month = table.months.get(usize::from(from.month()?) - 1)?;
            Some([&from.day()?.to_string(), " ", month, " – ", &to_text].concat())
        }
        (Precision::Month, Precision::Month) if from.year() == to.year() => {
            let month = table.months.get(usize::from(from.month()?) - 1)?;
            Some([month, "–", &to_text].concat())
        }
        (Precision::Year, Precision::Year) => Some([&from.year().to_string(), "–", &to_text].concat()),
        _ => None,
    }
}
