//! The key: only what is on the map now, with its number. Each row takes its layer off the map and puts it back.

use yew::prelude::*;

use super::ground::{cargo_class, state_class};
use super::icons::sign;
use super::shape::{
    beside, block, keyed, letters, link, many, nothing, of, part, pressed, said, shape, text, truth, word,
};
use super::store::Act;
use crate::app::{Action, Panel, State};
use crate::atlas::{BaseState, Cargo, Kind, RouteState, Status};
use crate::scene::moment::{BaseNow, BaseSign};
use crate::scene::plate::symbol_of;
use crate::scene::{Scene, Sieve, Stage};
use crate::text::{Language, Table, dates};
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

#[derive(PartialEq)]
pub struct KeyProps {
    act: Act,
    stage: Stage,
    scene: Scene,
    folded: bool,
    sieve: Sieve,
    pinned: Option<Date>,
    language: Language,
}

impl KeyProps {
    pub fn new(act: &Act, stage: &Stage, scene: &Scene, state: &State) -> Self {
        Self {
            act: act.clone(),
            stage: stage.clone(),
            scene: scene.clone(),
            folded: state.key_folded,
            sieve: state.sieve.clone(),
            pinned: state.pinned,
            language: state.dress.language,
        }
    }
}

pub fn key(props: &KeyProps) -> Html {
    let KeyProps { act, stage, scene, folded, sieve, pinned, language } = props;
    let (table, folded) = (language.table(), *folded);
    let fold = act.click(Action::FoldKey(!folded));
    let rows = rows(stage, scene, table);
    let held = Kind::ALL.into_iter().filter(|kind| sieve.holds(*kind)).map(|kind| of_kind(stage, scene, table, kind));
    let button = pressed!(fold, "button", { "type": word("button"), "aria-expanded": truth(!folded) },
        of![said("span", "wide", table.on_the_map_now), said("span", "word", table.key)]);
    let (mut all_signs, mut shown) = (nothing(), nothing());
    if !folded {
        all_signs = link("", "#p=signs".to_owned(), table.all_signs, act.click(Action::Turn(Panel::Signs)));
        let mut all = many(&mut rows.into_iter().chain(held).map(|row| toggle(act, row, sieve)));
        for (key, mark, words) in signs_of_sureness(scene, *pinned, table) {
            all.push(keyed!(key, "li", {}, of![mark, said("span", "", &words)]));
        }
        if !scene.dots.is_empty() {
            let events = number(scene.dots.iter().map(|dot| dot.events.len()).sum());
            all.push(keyed!("dot", "li", {}, of![circle("pastdot"), said("span", "", table.earlier_event), events]));
        }
        let left_out = if sieve.is_open() { nothing() } else { left_out(act, table) };
        shown = beside(of![block("ul", "", &mut all), left_out]);
    }
    shape!("section", { "class": word(if folded { "key folded" } else { "key" }), "aria-label": word(table.on_the_map_now) },
        of![block("h2", "", of![button, all_signs]), shown])
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

/// A picture of a line or a dot, beside its words.
fn picture(shapes: &mut [Html]) -> Html {
    shape!("svg", { "width": "26", "height": "10", "viewBox": "0 0 26 10", "aria-hidden": "true" }, shapes)
}

fn edge() -> Html {
    picture(of![shape!("path", { "class": "changed", "d": "M1 6C8 2 16 9 25 4" })])
}

fn circle(class: &'static str) -> Html {
    picture(of![shape!("circle", { "class": word(class), "cx": word("13"), "cy": word("5"), "r": word("3.4") })])
}

/// That something is left out, and the way back.
#[inline(never)]
pub fn left_out(act: &Act, table: &Table) -> Html {
    let back = link("", "#".to_owned(), table.show_all, act.click(Action::ShowAll));
    block("p", "left-out", of![letters(table.some_left_out), letters(" "), back])
}

/// A row that takes its layer off the map and puts it back.
pub fn toggle(act: &Act, row: Row, sieve: &Sieve) -> Html {
    let on = !sieve.holds(row.kind);
    let button = pressed!(act.click(Action::Sift(row.kind)), "button", { "type": word("button"), "aria-pressed": truth(on) },
        of![row.mark, said("span", "", &row.words), number(row.count)]);
    keyed!(row.key, "li", { "class": word("off").filter(|_| !on) }, of![button])
}

fn number(count: usize) -> Html {
    said("span", "n", &if count > 0 { count.to_string() } else { String::new() })
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
    shape!("svg", {
        "width": word("26"), "height": word("15"), "viewBox": word("0 0 26 15"), "class": part("swg ", class), "aria-hidden": word("true"),
    }, of![shape!("rect", { "x": "1.2", "y": "1.2", "width": "23.6", "height": "12.6" })])
}

fn line(carries: Cargo, state: RouteState) -> Html {
    let class = ["pipe ", cargo_class(carries), " ", state_class(state)].concat();
    let mut lines = vec![shape!("path", { "class": text(class), "d": word("M1 5H25") })];
    if carries == Cargo::Gas && state == RouteState::Operating {
        lines.push(shape!("path", { "class": "pipe-in", "d": "M1 5H25" }));
    }
    if state == RouteState::Cancelled {
        lines.push(shape!("path", { "class": "cross", "d": "M9 1l8 8M9 9l8-8" }));
    }
    picture(&mut lines)
}

fn claim() -> Html {
    let shapes = of![
        shape!("path", { "class": "fillh", "d": "M1 8 8 1M1 14 14 1M6 14 19 1M12 14 25 1M18 14 25 7" }),
        shape!("rect", { "x": ".5", "y": ".5", "width": "25", "height": "13" }),
    ];
    shape!("svg", { "width": "26", "height": "14", "viewBox": "0 0 26 14", "class": "dispk", "aria-hidden": "true" }, shapes)
}
