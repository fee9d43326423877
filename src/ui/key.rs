//! The key: only what is on the map now.

use yew::prelude::*;

use super::ground::{cargo_class, state_class};
use super::icons::sign;
use super::store::Act;
use crate::app::Action;
use crate::atlas::{BaseState, Cargo, RouteState, Status};
use crate::scene::moment::BaseSign;
use crate::scene::{Scene, Stage};
use crate::text::Language;

/// What the key covers in two columns, in pixels; a row may be broken in two.
pub fn key_height(stage: &Stage, scene: &Scene) -> f64 {
    72.0 + 22.4 * rows(stage, scene, Language::English).len().div_ceil(2) as f64
}

fn rows(stage: &Stage, scene: &Scene, language: Language) -> Vec<(&'static str, Html, String)> {
    let table = language.table();
    let mut rows: Vec<(&'static str, Html, String)> = Vec::new();
    let ranks =
        [(Status::FounderFive, "five"), (Status::Member, "mem"), (Status::Observer, "obs"), (Status::Partner, "par")];
    for (status, class) in ranks {
        let count = scene.count(status);
        if count > 0 {
            rows.push((class, swatch(class), format!("{} ({count})", (table.status)(status))));
        }
    }
    let bases = [
        ("base-us", "us", table.us_base, BaseSign::American, true),
        ("base-us-closed", "us", table.us_base_closed, BaseSign::American, false),
        ("base-ru", "ru", table.russian_base, BaseSign::Russian, true),
        ("base-we", "we", table.western_base, BaseSign::Western, true),
    ];
    for (symbol, class, words, base_sign, open) in bases {
        let shown = scene
            .bases
            .iter()
            .any(|base| base.sign == base_sign && base.state.is_some_and(|state| (state != BaseState::Closed) == open));
        if shown {
            rows.push((symbol, sign(symbol, class), words.to_owned()));
        }
    }
    for carries in [Cargo::Oil, Cargo::Gas] {
        for state in [RouteState::Operating, RouteState::Building, RouteState::Planned, RouteState::Cancelled] {
            let shown = scene.routes.iter().any(|now| {
                now.state == state && stage.routes.get(now.route).is_some_and(|route| route.carries == carries)
            });
            if shown {
                let words = (table.route)(carries, state);
                rows.push((words, line(carries, state), words.to_owned()));
            }
        }
    }
    if !scene.dots.is_empty() {
        let dot = html! { <svg width="26" height="10" viewBox="0 0 26 10" aria-hidden="true"><circle class="pastdot" cx="13" cy="5" r="3" /></svg> };
        rows.push(("dot", dot, table.earlier_event.to_owned()));
    }
    rows.push(("claim", claim(), table.disputed_area.to_owned()));
    rows
}

pub fn key(act: &Act, stage: &Stage, scene: &Scene, language: Language, folded: bool) -> Html {
    let table = language.table();
    let fold = act.click(Action::FoldKey(!folded));
    let rows = rows(stage, scene, language);
    html! {
        <section class={if folded { "key folded" } else { "key" }} aria-label={table.on_the_map_now}>
            <h2><button type="button" aria-expanded={(!folded).to_string()} onclick={fold}>
                <span class="wide">{ table.on_the_map_now }</span><span class="word">{ table.key }</span>
            </button></h2>
            if !folded {
                <ul>{ for rows.into_iter().map(|(key, mark, words)| html! { <li key={key}>{ mark }<span>{ words }</span></li> }) }</ul>
            }
        </section>
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
