//! What has happened so far, newest first; or what a search found.

use yew::prelude::*;

use super::card::{Now, event_href};
use super::find::{field, hits, marked};
use super::icons::sign;
use super::key::left_out;
use super::shape::{block, doing, keyed, letters, many, of, part, pressed, said, shape, text, word};
use super::typed::date_to_type;
use crate::app::Action;
use crate::atlas::{Event, Evidence};
use crate::scene::Sieve;
use crate::scene::plate::sign_of;
use crate::text::dates;
use crate::time::Precision;

/// `open` is the open event, `query` what is looked for.
pub fn list(now: &Now, open: Option<&str>, query: &str, sieve: &Sieve) -> Html {
    let scene = now.scene;
    // Two children in both cases, so that the field stays the same field while a reader writes in it.
    let below = match &scene.found {
        Some(found) => keyed!("found", "div", {}, of![hits(now, found, open, query)]),
        None => keyed!("so-far", "div", {}, so_far(now, open, sieve)),
    };
    let labelled = word("list-heading");
    keyed!("list", "section", { "class": word("list"), "aria-labelledby": labelled }, of![field(now, query), below])
}

fn so_far(now: &Now, open: Option<&str>, sieve: &Sieve) -> Vec<Html> {
    let Now { stage, scene, at, table, .. } = *now;
    let count = said("span", "", &table.events_so_far(scene.shown.len()));
    let date = shape!("time", { "datetime": text(at.to_string()) }, of![letters(&dates::date(table, at))]);
    let date = date_to_type(now.act, table, &dates::date(table, at), date);
    let mut all = vec![
        block("p", "kick", of![count, said("span", "", table.newest_first)]),
        shape!("h2", { "class": "date", "id": "list-heading", "tabindex": "-1" }, of![date]),
    ];
    if !sieve.is_open() {
        all.push(left_out(now.act, table));
    }
    all.push(rows(now, &mut scene.shown.iter().rev().copied().take(now.rows), open, ""));
    if scene.shown.len() > now.rows {
        all.push(doing(table.more_rows, now.act.click(Action::MoreRows)));
    }
    let undated = (stage.dated()..stage.atlas.events.len()).filter_map(|number| stage.event(number));
    let mut undated = many(&mut undated.filter(|event| sieve.passes(event)).map(|event| row(now, event, open, "")));
    if !undated.is_empty() {
        all.extend([said("h3", "und", table.undated), block("ul", "rows", &mut undated)]);
    }
    all
}

/// Events by their numbers. The words of `query` are marked in their titles.
pub fn rows(now: &Now, numbers: &mut dyn Iterator<Item = usize>, open: Option<&str>, query: &str) -> Html {
    let events = numbers.filter_map(|number| now.stage.event(number));
    block("ol", "rows", &mut many(&mut events.map(|event| row(now, event, open, query))))
}

fn row(now: &Now, event: &Event, open: Option<&str>, query: &str) -> Html {
    let table = now.table;
    let on = open == Some(event.id.as_ref());
    let onclick = now.act.click(Action::Open(event.id.clone()));
    let (date, vague) = match event.when {
        Some(when) => {
            let start = when.start.earliest;
            (dates::short(table, start), start.precision() == Precision::Year || start.is_about())
        }
        None => (String::new(), true),
    };
    let evidence = match event.evidence {
        Evidence::Article => "",
        Evidence::Corrected => table.corrected,
        Evidence::Background => table.background,
    };
    let entry = of![
        said("span", if vague { "d vague" } else { "d" }, &date),
        sign(sign_of(event), ""),
        block("span", "t", of![marked(&event.title, query)]),
        said("span", "ev", evidence),
    ];
    let entry =
        pressed!(onclick, "a", { "href": text(event_href(event)), "aria-current": word("true").filter(|_| on) }, entry);
    keyed!(event.id.clone(), "li", {
        "class": word("on").filter(|_| on), "data-event": part("", &event.id), "data-kind": word(event.kind.word()),
    }, of![entry])
}
