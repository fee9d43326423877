//! A moment and a change in the words of a language: the same words for who sees, who hears and who copies them.

use super::change::{Change, begun_at};
use super::moment::{BaseSign, Moment};
use super::region::{Row, What, region};
use super::stage::{Route, Stage};
use crate::atlas::{BaseState, Cargo, Event, Kind, RouteState, Status};
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
    pub count: usize,
    /// Names and what stands between them; true: new at this date.
    pub words: Vec<(String, bool)>,
}

/// What begins or ends at the date of a moment; empty: nothing does.
pub fn change_sentence(stage: &Stage, now: &Moment, table: &Table) -> String {
    change_words(stage, &begun_at(stage, now), now, table)
}

/// The same with its date, as it is shown and spoken after each move.
pub fn dated_change(stage: &Stage, now: &Moment, table: &Table) -> String {
    let change = change_sentence(stage, now, table);
    if change.is_empty() { change } else { table.value_text(&dates::date(table, now.at), &change) }
}

/// What is spoken after a move: what changed, else what the open event says.
pub fn said(stage: &Stage, now: &Moment, table: &Table) -> String {
    let change = change_sentence(stage, now, table);
    let title = now.open.and_then(|number| stage.event(number)).map_or("", |event| &event.title);
    table.value_text(&dates::date(table, now.at), if change.is_empty() { title } else { &change })
}

/// A change in one sentence: first who and what, then how many there are now.
pub fn change_words(stage: &Stage, change: &Change, now: &Moment, table: &Table) -> String {
    let mut clauses = Vec::new();
    for (status, joins) in Status::ALL.into_iter().zip(&table.joins) {
        let of = change.roster.iter().filter(|(_, held)| *held == status);
        clauses.extend(table.several(joins, &of.map(|(id, _)| stage.atlas.actor_name(id)).collect::<Vec<_>>(), ""));
    }
    for (base, was, state) in &change.bases {
        let stays = (*was, *state) == (Some(BaseState::Leaving), BaseState::Open);
        let number = if stays { 3 } else { *state as usize };
        let (Some(name), Some(whose)) = (base_name(stage, *base), whose(now, *base, table)) else { continue };
        clauses.extend(table.base_changes.get(number).and_then(|forms| table.several(&[forms; 2], &[name], whose)));
    }
    for (cargo, word) in [Cargo::Oil, Cargo::Gas].into_iter().zip(table.cargoes) {
        let states = [RouteState::Planned, RouteState::Building, RouteState::Operating, RouteState::Cancelled];
        for (state, forms) in states.into_iter().zip(&table.route_changes) {
            let of = change.routes.iter().filter(|(_, held)| *held == state);
            let routes = of.filter_map(|(number, _)| stage.routes.get(*number)).filter(|route| route.carries == cargo);
            let names: Vec<String> = routes.map(|route| route_name(stage, route)).collect();
            clauses.extend(table.several(forms, &names.iter().map(String::as_str).collect::<Vec<_>>(), word));
        }
    }
    let mut counts = Vec::new();
    for (status, count) in &change.counts {
        let forms = table.counts_now.get(*status as usize);
        counts.extend(forms.map(|forms| table.counted(forms, *count, "")));
    }
    for sign in [BaseSign::American, BaseSign::Russian, BaseSign::Western] {
        let is_of = |number: usize| now.bases.iter().any(|base| base.base == number && base.sign == sign);
        let other = |(base, was, state): &(usize, Option<BaseState>, BaseState)| {
            is_of(*base) && is_in_use(*was) != is_in_use(Some(*state))
        };
        if let (true, [forms, ..], Some(whose)) =
            (change.bases.iter().any(other), &table.counts_now, table.base_whose.get(sign as usize))
        {
            let count = now.bases.iter().filter(|base| base.sign == sign && is_in_use(base.state)).count();
            counts.push(table.counted(forms, count, whose));
        }
    }
    if !counts.is_empty() {
        clauses.push(counts.join(", "));
    }
    table.sentence(&clauses)
}

fn is_in_use(state: Option<BaseState>) -> bool {
    matches!(state, Some(BaseState::Open | BaseState::Leaving))
}

fn whose(now: &Moment, number: usize, table: &Table) -> Option<&'static str> {
    let base = now.bases.iter().find(|base| base.base == number)?;
    table.base_whose.get(base.sign as usize).copied()
}

/// What an event's thing is called, where that is not what the event says.
fn base_name(stage: &Stage, number: usize) -> Option<&str> {
    let base = stage.bases.get(number)?;
    let event = stage.event(base.event).filter(|event| !event.name.is_empty());
    Some(event.map_or(&base.name, |event| &event.name))
}

/// A line without a name is called by its ends.
fn route_name(stage: &Stage, route: &Route) -> String {
    let Some(event) = stage.event(route.event) else { return String::new() };
    match event.places.as_slice() {
        _ if !event.name.is_empty() => event.name.clone(),
        [first, .., last] => [&first.name, "–", &last.name].concat(),
        _ => event.title.clone(),
    }
}

pub fn told(stage: &Stage, now: &Moment, table: &Table) -> Told {
    let begins = stage.stop_at(now.at).map_or(0..0, |stop| stop.events.clone());
    let passes = |number: &usize| stage.event(*number).is_some_and(|event: &Event| now.sieve.passes(event));
    let (change, events) = (change_sentence(stage, now, table), begins.filter(passes).collect::<Vec<_>>());
    let date = dates::date(table, now.at);
    let new = match now.at.precision() {
        _ if change.is_empty() && events.is_empty() => String::new(),
        Precision::Day => table.new_today.to_owned(),
        _ => table.filled(table.new_in, &[&date]),
    };
    let rows = region(stage, now).into_iter().map(|row| told_row(stage, row, table)).collect();
    Told { lead: lead(stage, now, table), rows, some_left_out: !now.sieve.is_open(), new, change, events, date }
}

/// Two or three short sentences. What a sieve may hide is not said to be absent.
fn lead(stage: &Stage, now: &Moment, table: &Table) -> String {
    let [five, members, observers, bases] = &table.lead;
    let count = |status| now.count(status);
    let mut all = Vec::new();
    if !now.sieve.holds(Kind::Membership) {
        let sco = count(Status::Member);
        let (forms, n) = if sco > 0 { (members, sco) } else { (five, count(Status::FounderFive)) };
        all.push(table.counted(forms, n, ""));
        all.push(table.counted(observers, count(Status::Observer), ""));
    }
    let is_member = |place: &str| matches!(now.status(place), Status::Member | Status::FounderFive);
    let on_their_soil = now.bases.iter().filter(|base| {
        let event = stage.bases.get(base.base).and_then(|base| stage.event(base.event));
        let place = event.and_then(|event| event.places.first());
        base.sign == BaseSign::American && is_in_use(base.state) && place.is_some_and(|place| is_member(&place.country))
    });
    let n = on_their_soil.count();
    if n > 0 || (now.sieve.is_open() && !now.roster.is_empty()) {
        all.push(table.counted(bases, n, ""));
    }
    all.retain(|sentence| !sentence.is_empty());
    all.iter().map(|sentence| table.capital(sentence)).collect::<Vec<_>>().join(" ")
}

fn told_row(stage: &Stage, row: Row, table: &Table) -> ToldRow {
    let mut words: Vec<(String, bool)> = Vec::new();
    let mut group = "";
    for item in row.items {
        let (name, word, between) = match item.what {
            What::State(id) => (stage.atlas.actor_name(&id).to_owned(), "", ", "),
            What::Base(number, state) => (base_line(stage, number, table), table.base_state(state), "; "),
            What::Route(number, state) => {
                let name = stage.routes.get(number).map(|route| route_name(stage, route));
                (name.unwrap_or_default(), table.route_state(state), ", ")
            }
            What::Area(claim) => (table.name(claim.id).to_owned(), table.name(claim.run_by), ", "),
        };
        let (before, head, colon) = match word == group {
            true => (between, String::new(), ""),
            false => (". ", table.capital(word), ": "),
        };
        words.push(([if words.is_empty() { "" } else { before }, &head, colon].concat(), false));
        words.push((name, item.new));
        group = word;
    }
    if words.is_empty() {
        words.push((table.none.to_owned(), false));
    }
    let head = table.region_heads.get(row.head).copied().unwrap_or_default();
    ToldRow { head, count: row.count, words }
}

/// Its name and its state; of others than the two powers also whose aircraft use it.
fn base_line(stage: &Stage, number: usize, table: &Table) -> String {
    let (Some(base), Some(name)) = (stage.bases.get(number), base_name(stage, number)) else { return String::new() };
    let country = stage.event(base.event).and_then(|event| event.places.first()).map_or("", |place| &place.country);
    let others = !matches!(base.operator.as_ref(), "USA" | "RUS");
    let line = if others { table.base_used } else { table.base_in };
    table.filled(line, &[name, stage.atlas.actor_name(country), stage.atlas.actor_name(&base.operator)])
}

/// As plain text.
pub fn plain(told: &Told, stage: &Stage, table: &Table) -> String {
    let mut lines = vec![told.date.clone(), told.lead.clone()];
    for row in &told.rows {
        let words: String = row.words.iter().map(|(words, _)| words.as_str()).collect();
        lines.push([row.head, " (", &row.count.to_string(), "): ", &words].concat());
    }
    if told.some_left_out {
        lines.push(table.some_left_out.to_owned());
    }
    if !told.new.is_empty() {
        lines.push([&told.new, ": ", &told.change].concat().trim_end().to_owned());
        let titles = told.events.iter().filter_map(|number| stage.event(*number));
        lines.extend(titles.map(|event| ["– ", &event.title].concat()));
    }
    lines.push(table.same_as_map.to_owned());
    lines.join("\n")
}
