//! The key: only what is on the map now, with its number. Each row takes its layer off the map and puts it back.

use yew::prelude::*;

use super::ground::{cargo_class, state_class};
use super::icons::sign;
use super::store::Act;
use crate::app::{Action, Panel, State};
use crate::atlas::{BaseState, Cargo, Kind, RouteState, Status};
use crate::scene::moment::{BaseNow, BaseSign};
use crate::scene::plate::symbol_of;
use crate::scene::{Scene, Stage};
use crate::text::{Table, dates};
use crate::time::Date;

/// A row of the key, or of the page of signs.
pub struct Row {
    pub key: &'static str,
    /// The kind of event whose layer it is.
    pub kind: Kind,
    pub mark: Html,
    pub words: String,
    pub count: usize,
}

/// What the key covers in two columns, in pixels.
pub fn key_height(stage: &Stage, scene: &Scene, table: &Table, pinned: Option<Date>, whole: bool) -> f64 {
    let sure = signs_of_sureness(scene, pinned, table).len();
    let rows = rows(stage, scene, table).len() + sure + usize::from(!scene.dots.is_empty());
    let foot = if whole { 0.0 } else { 28.0 };
    56.0 + foot + 24.0 * rows.div_ceil(2) as f64
}

fn rows(stage: &Stage, scene: &Scene, table: &Table) -> Vec<Row> {
    let mut rows = membership(scene, table);
    rows.extend(bases(scene, table));
    rows.extend(pipelines(stage, scene, table));
    if scene.claims {
        rows.push(Row {
            key: "claim",
            kind: Kind::Dispute,
            mark: claim(),
            words: table.disputed_area.to_owned(),
            count: 0,
        });
    }
    rows
}

pub fn key(act: &Act, stage: &Stage, scene: &Scene, state: &State) -> Html {
    let (table, folded) = (state.dress.language.table(), state.key_folded);
    let fold = act.click(Action::FoldKey(!folded));
    let rows = rows(stage, scene, table);
    let held =
        Kind::ALL.into_iter().filter(|kind| state.sieve.holds(*kind)).map(|kind| of_kind(stage, scene, table, kind));
    html! {
        <section class={if folded { "key folded" } else { "key" }} aria-label={table.on_the_map_now}>
            <h2><button type="button" aria-expanded={(!folded).to_string()} onclick={fold}>
                <span class="wide">{ table.on_the_map_now }</span><span class="word">{ table.key }</span>
            </button>
                if !folded { <a href="#p=signs" onclick={act.click(Action::Turn(Panel::Signs))}>{ table.all_signs }</a> }
            </h2>
            if !folded {
                <ul>
                    { for rows.into_iter().chain(held).map(|row| toggle(act, row, state)) }
                    { for signs_of_sureness(scene, state.pinned, table).into_iter().map(|(key, mark, words)| html! {
                        <li key={key}>{ mark }<span>{ words }</span></li>
                    }) }
                    if !scene.dots.is_empty() {
                        <li key="dot">{ circle("pastdot") }<span>{ table.earlier_event }</span>{ number(scene.dots.iter().map(|dot| dot.events.len()).sum()) }</li>
                    }
                </ul>
                if !state.sieve.is_open() { { left_out(act, table) } }
            }
        </section>
    }
}

/// What is new on the map, and what is known only roughly.
fn signs_of_sureness(scene: &Scene, pinned: Option<Date>, table: &Table) -> Vec<(&'static str, Html, String)> {
    let mut rows = Vec::new();
    if let Some(pinned) = pinned {
        rows.push(("changed", edge(), table.since(&dates::date(table, pinned))));
    } else if !scene.changed.is_empty() {
        rows.push(("changed", edge(), table.changed_here.to_owned()));
    }
    if scene.dots.iter().any(|dot| dot.rough) || scene.focus.iter().any(|focus| focus.rough) {
        rows.push(("rough", circle("pastdot ap"), table.rough_place.to_owned()));
    }
    rows
}

fn edge() -> Html {
    html! { <svg width="26" height="10" viewBox="0 0 26 10" aria-hidden="true"><path class="changed" d="M1 6C8 2 16 9 25 4" /></svg> }
}

fn circle(class: &'static str) -> Html {
    html! { <svg width="26" height="10" viewBox="0 0 26 10" aria-hidden="true"><circle class={class} cx="13" cy="5" r="3.4" /></svg> }
}

/// That something is left out, and the way back.
pub fn left_out(act: &Act, table: &Table) -> Html {
    html! {
        <p class="left-out">{ table.some_left_out }{ " " }
            <a href="#" onclick={act.click(Action::ShowAll)}>{ table.show_all }</a></p>
    }
}

/// A row that takes its layer off the map and puts it back.
pub fn toggle(act: &Act, row: Row, state: &State) -> Html {
    let on = !state.sieve.holds(row.kind);
    html! {
        <li key={row.key} class={(!on).then_some("off")}>
            <button type="button" aria-pressed={on.to_string()} onclick={act.click(Action::Sift(row.kind))}>
                { row.mark }<span>{ row.words }</span>{ number(row.count) }
            </button>
        </li>
    }
}

fn number(count: usize) -> Html {
    html! { <span class="n">{ if count > 0 { count.to_string() } else { String::new() } }</span> }
}

pub fn membership(scene: &Scene, table: &Table) -> Vec<Row> {
    let ranks =
        [(Status::FounderFive, "five"), (Status::Member, "mem"), (Status::Observer, "obs"), (Status::Partner, "par")];
    let rows = ranks.into_iter().map(|(status, class)| Row {
        key: class,
        kind: Kind::Membership,
        mark: swatch(class),
        words: table.status(status).to_owned(),
        count: scene.count(status),
    });
    rows.filter(|row| row.count > 0).collect()
}

pub fn bases(scene: &Scene, table: &Table) -> Vec<Row> {
    let looks = [
        ("base-us", "us", BaseSign::American, BaseState::Open),
        ("base-us-leaving", "us", BaseSign::American, BaseState::Leaving),
        ("base-us-closed", "us", BaseSign::American, BaseState::Closed),
        ("base-ru", "ru", BaseSign::Russian, BaseState::Open),
        ("base-we", "we", BaseSign::Western, BaseState::Open),
    ];
    let rows = looks.into_iter().map(|(symbol, class, whose, state)| Row {
        key: symbol,
        kind: Kind::Base,
        mark: sign(symbol, class),
        words: table.base_words(&BaseNow { base: 0, sign: whose, state: Some(state) }).to_owned(),
        count: scene.bases.iter().filter(|base| base.sign == whose && base.state == Some(state)).count(),
    });
    rows.filter(|row| row.count > 0).collect()
}

pub fn pipelines(stage: &Stage, scene: &Scene, table: &Table) -> Vec<Row> {
    let mut rows = Vec::new();
    for carries in [Cargo::Oil, Cargo::Gas] {
        for state in [RouteState::Operating, RouteState::Building, RouteState::Planned, RouteState::Cancelled] {
            let of = |number: usize| stage.routes.get(number).is_some_and(|route| route.carries == carries);
            let count = scene.routes.iter().filter(|now| now.state == state && of(now.route)).count();
            let words = table.route(carries, state);
            if count > 0 {
                rows.push(Row {
                    key: words,
                    kind: Kind::Pipeline,
                    mark: line(carries, state),
                    words: words.to_owned(),
                    count,
                });
            }
        }
    }
    rows
}

/// The sign of a kind of event, and how many have begun, whatever is left out.
pub fn of_kind(stage: &Stage, scene: &Scene, table: &Table, kind: Kind) -> Row {
    let is_of = |number: &&usize| stage.event(**number).is_some_and(|event| event.kind == kind);
    Row {
        key: kind.word(),
        kind,
        mark: sign(symbol_of(kind), ""),
        words: table.kind(kind).to_owned(),
        count: scene.begun.iter().filter(is_of).count(),
    }
}

fn swatch(class: &'static str) -> Html {
    html! {
        <svg width="26" height="15" viewBox="0 0 26 15" class={classes!("swg", class)} aria-hidden="true">
            <rect x="1.2" y="1.2" width="23.6" height="12.6" />
        </svg>
    }
}

fn line(carries: Cargo, state: RouteState) -> Html {
    html! {
        <svg width="26" height="10" viewBox="0 0 26 10" aria-hidden="true">
            <path class={classes!("pipe", cargo_class(carries), state_class(state))} d="M1 5H25" />
            if carries == Cargo::Gas && state == RouteState::Operating { <path class="pipe-in" d="M1 5H25" /> }
            if state == RouteState::Cancelled { <path class="cross" d="M9 1l8 8M9 9l8-8" /> }
        </svg>
    }
}

fn claim() -> Html {
    html! {
        <svg width="26" height="14" viewBox="0 0 26 14" class="dispk" aria-hidden="true">
            <path class="fillh" d="M1 8 8 1M1 14 14 1M6 14 19 1M12 14 25 1M18 14 25 7" />
            <rect x=".5" y=".5" width="25" height="13" />
        </svg>
    }
}
