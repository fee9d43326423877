//! A moment and a change in the words of a language: the same words for who sees, who hears and who copies them.

use super::change::{Change, begun_at, is_in_use};
use super::moment::{BaseSign, Moment};
use super::region::{DISPUTES, FIRST_BASES, FIRST_ROUTES, Fact, ROWS, is_told, region};
use super::stage::Stage;
use crate::atlas::order::put_in_order;
use crate::atlas::{BaseState, Kind, Status};
use crate::map::names::CLAIMS;
use crate::text::{Table, dates};
use crate::time::Precision;

/// The region at a moment, ready to be shown or copied.
pub struct Told {
    pub date: String,
    pub lead: String,
    pub rows: Vec<ToldRow>,
    pub some_left_out: bool,
    /// Over what is new; empty: nothing is.
    pub new: String,
    /// What changed, in one sentence.
    pub change: String,
    /// Numbers of the events that begin at the date.
    pub events: Vec<usize>,
}

pub struct ToldRow {
    pub head: &'static str,
    pub count: String,
    /// Names and what stands between them; true: new at this date. Empty: none.
    pub words: Vec<(String, bool)>,
}

/// What begins or ends at the date of a moment; empty: nothing does.
#[inline(never)]
pub fn change_sentence(stage: &Stage, now: &Moment, table: &Table) -> String {
    change_words(stage, &begun_at(stage, now), table)
}

/// What is spoken after a move: what changed, else what the open event says.
pub fn said(stage: &Stage, now: &Moment, table: &Table) -> String {
    let change = change_sentence(stage, now, table);
    let title = now.open.and_then(|number| stage.event(number)).map_or("", |event| &event.title);
    table.value_text(&dates::date(table, now.at), if change.is_empty() { title } else { &change })
}

/// A change in one sentence: first who and what, then how many there are now.
pub fn change_words(stage: &Stage, change: &Change, table: &Table) -> String {
    // Who or what, under the number of what is said of it.
    let mut all: Vec<(usize, String)> = Vec::new();
    for (id, status) in &change.roster {
        all.push((*status as usize * 8, stage.atlas.actor_name(id).to_owned()));
    }
    for (number, was, state) in &change.bases {
        let Some(base) = stage.bases.get(*number) else { continue };
        let stays = (*was, *state) == (Some(BaseState::Leaving), BaseState::Open);
        let what = if stays { 3 } else { *state as usize };
        all.push(((5 + what) * 8 + 1 + base.sign as usize, base.name.clone()));
    }
    for (number, state) in &change.routes {
        let Some(route) = stage.routes.get(*number) else { continue };
        all.push(((9 + *state as usize) * 8 + 4 + route.carries as usize, route_name(stage, *number)));
    }
    put_in_order(&mut all, &|(what, _)| *what as i64);
    let mut clauses = Vec::new();
    let mut rest = all.as_slice();
    while let Some((what, _)) = rest.first() {
        let names: Vec<&str> =
            rest.iter().take_while(|(other, _)| other == what).map(|(_, name)| name.as_str()).collect();
        clauses.push(table.change(what / 8, what % 8, &names));
        rest = rest.get(names.len()..).unwrap_or_default();
    }
    let mut counts = String::new();
    for (row, count) in &change.counts {
        if !counts.is_empty() {
            counts.push_str(", ");
        }
        counts.push_str(&table.count_now(*row, *count));
    }
    if !counts.is_empty() {
        clauses.push(counts);
    }
    table.sentence(&clauses)
}

pub fn told(stage: &Stage, now: &Moment, table: &Table) -> Told {
    let fresh = begun_at(stage, now);
    let (change, date) = (change_words(stage, &fresh, table), dates::date(table, now.at));
    let mut events = Vec::new();
    for number in stage.stop_at(now.at).map_or(0..0, |stop| stop.events.clone()) {
        if stage.event(number).is_some_and(|event| now.sieve.passes(event)) {
            events.push(number);
        }
    }
    let new = match now.at.precision() {
        _ if change.is_empty() && events.is_empty() => String::new(),
        Precision::Day => table.new_today.to_owned(),
        _ => table.filled(table.new_in, &[&date]),
    };
    let facts = region(stage, now, &fresh);
    let mut rows = Vec::new();
    for row in 0..ROWS {
        let told = told_row(stage, now, row, &facts, table);
        if is_told(now, row, told.words.is_empty()) {
            rows.push(told);
        }
    }
    Told { lead: lead(stage, now, table), rows, some_left_out: !now.sieve.is_open(), new, change, events, date }
}

/// Two or three short sentences. What a sieve may hide is not said to be absent.
fn lead(stage: &Stage, now: &Moment, table: &Table) -> String {
    let [five, members, observers, bases] = &table.lead;
    let mut all = String::new();
    let mut say = |forms: &[&'static str; 3], n: usize| {
        let sentence = table.counted(forms, n);
        if !all.is_empty() && !sentence.is_empty() {
            all.push(' ');
        }
        all.push_str(&table.capital(&sentence));
    };
    if !now.sieve.holds(Kind::Membership) {
        match now.count(Status::Member) {
            0 => say(five, now.count(Status::FounderFive)),
            n => say(members, n),
        }
        say(observers, now.count(Status::Observer));
    }
    let on_their_soil = |base: &&super::moment::BaseNow| {
        let member = now.status(country(stage, base.base)) <= Status::Member;
        member && base.sign == BaseSign::American && is_in_use(base.state)
    };
    let n = now.bases.iter().filter(on_their_soil).count();
    if n > 0 || (now.sieve.is_open() && !now.roster.is_empty()) {
        say(bases, n);
    }
    all
}

fn told_row(stage: &Stage, now: &Moment, row: usize, facts: &[Fact], table: &Table) -> ToldRow {
    let mut words: Vec<(String, bool)> = Vec::new();
    let (mut group, mut count) = ("", 0);
    for fact in facts.iter().filter(|fact| fact.row == row) {
        let (name, word) = match row {
            ..FIRST_BASES => (now.roster.get(fact.number).map(|(id, _)| stage.atlas.actor_name(id).to_owned()), ""),
            FIRST_BASES..FIRST_ROUTES => (base_line(stage, fact.number, table), table.base_state(fact.group)),
            FIRST_ROUTES..DISPUTES => (Some(route_name(stage, fact.number)), table.route_state(fact.group)),
            _ => (
                CLAIMS.get(fact.number).map(|claim| table.name(claim.id).to_owned()),
                CLAIMS.get(fact.group).map_or("", |claim| table.name(claim.run_by)),
            ),
        };
        let mut between = String::new();
        if !words.is_empty() {
            between.push_str(match row {
                _ if word != group => ". ",
                FIRST_BASES..FIRST_ROUTES => "; ",
                _ => ", ",
            });
        }
        if word != group {
            between.push_str(&table.capital(word));
            between.push_str(": ");
        }
        words.push((between, false));
        words.push((name.unwrap_or_default(), fact.new));
        group = word;
        count += usize::from(fact.counts());
    }
    ToldRow { head: table.region_head(row), count: count.to_string(), words }
}

/// Its name and its state; of others than the two powers also whose aircraft use it.
fn base_line(stage: &Stage, number: usize, table: &Table) -> Option<String> {
    let base = stage.bases.get(number)?;
    let line = if base.sign == BaseSign::Western { table.base_used } else { table.base_in };
    let actor = |id| stage.atlas.actor_name(id);
    Some(table.filled(line, &[&base.name, actor(country(stage, number)), actor(&base.operator)]))
}

/// The state that a base stands in.
fn country(stage: &Stage, number: usize) -> &str {
    let event = stage.bases.get(number).and_then(|base| stage.event(base.event));
    event.and_then(|event| event.places.first()).map_or("", |place| &place.country)
}

/// A line without a name is called by its ends.
fn route_name(stage: &Stage, number: usize) -> String {
    let Some(event) = stage.routes.get(number).and_then(|route| stage.event(route.event)) else { return String::new() };
    match event.places.as_slice() {
        _ if !event.name.is_empty() => event.name.clone(),
        [first, .., last] => [&first.name, "–", &last.name].concat(),
        _ => event.title.clone(),
    }
}

/// As plain text.
pub fn plain(told: &Told, stage: &Stage, table: &Table) -> String {
    let mut text = [&told.date, "\n", &told.lead].concat();
    let mut add = |parts: &[&str]| parts.iter().for_each(|part| text.push_str(part));
    for row in &told.rows {
        add(&["\n", row.head, " (", &row.count, "): "]);
        row.words.iter().for_each(|(words, _)| add(&[words]));
        add(&[if row.words.is_empty() { table.none } else { "" }]);
    }
    if told.some_left_out {
        add(&["\n", table.some_left_out]);
    }
    if !told.new.is_empty() {
        add(&["\n", &told.new, if told.change.is_empty() { ":" } else { ": " }, &told.change]);
    }
    for number in &told.events {
        add(&["\n– ", stage.event(*number).map_or("", |event| &event.title)]);
    }
    add(&["\n", table.same_as_map]);
    text
}
