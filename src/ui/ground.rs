//! The ground: sea, land by membership, water, borders, claims and pipelines, in world units inside the camera group.
//! Drawn again only when its properties change: panning costs nothing here.

use yew::prelude::*;

use crate::app::Panel;
use crate::atlas::{Cargo, RouteState, Status};
use crate::map::Outline;
use crate::scene::moment::is_disputed;
use crate::scene::{News, Scene, Stage};

/// How near the map is, in the steps at which the ground shows more.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Nearness {
    Far,
    Region,
    Country,
    Province,
    Town,
    Valley,
}

impl Nearness {
    pub fn of(km_per_px: f64) -> Self {
        match km_per_px {
            km if km > 7.0 => Self::Far,
            km if km > 4.5 => Self::Region,
            km if km > 3.2 => Self::Country,
            km if km > 2.4 => Self::Province,
            km if km > 1.5 => Self::Town,
            _ => Self::Valley,
        }
    }

    const fn km(self) -> f64 {
        match self {
            Self::Far => 8.0,
            Self::Region => 5.0,
            Self::Country => 4.0,
            Self::Province => 3.0,
            Self::Town | Self::Valley => 1.0,
        }
    }
}

#[derive(Properties, PartialEq)]
pub struct GroundProps {
    pub outline: Outline,
    pub stage: Stage,
    pub scene: Scene,
    pub news: News,
    pub nearness: Nearness,
    pub panel: Panel,
}

/// Fills that carry a ribbon.
const RANKS: [(Status, &str); 4] =
    [(Status::Partner, "par"), (Status::Observer, "obs"), (Status::FounderFive, "five"), (Status::Member, "mem")];

#[component]
pub fn Ground(props: &GroundProps) -> Html {
    let GroundProps { outline, stage, scene, news, nearness, panel } = props;
    let open = scene.open.and_then(|number| stage.event(number));
    let areas: Vec<&str> = outline
        .areas
        .iter()
        .map(AsRef::as_ref)
        .filter(|area| scene.claims && *panel != Panel::Start && is_disputed(area, scene.day, nearness.km(), open))
        .collect();
    html! {
        <>
            <defs>
                { for RANKS.iter().map(|(status, class)| clip(outline, scene, *status, class)) }
                { for scene.changed.iter().map(|(state, _)| html! {
                    <clipPath key={format!("k{state}")} id={format!("clip-{state}")}><use href={format!("#c-{state}")} /></clipPath>
                }) }
                { for news.change.roster.iter().map(|(state, _)| html! {
                    <clipPath key={format!("n{state}")} id={format!("fresh-{state}")}><use href={format!("#c-{state}")} /></clipPath>
                }) }
            </defs>
            <use href="#graticule" class="grat" />
            <g class="vigs">
                <use href="#big-coasts" class="vig v3" />
                <use href="#big-coasts" class="vig v2" />
                <use href="#big-coasts" class="vig v1" />
            </g>
            <g class="lands">
                { for outline.countries.iter().map(|country| {
                    let status = scene.status(country);
                    html! {
                        <use key={country.to_string()} class="land" href={format!("#c-{country}")}
                            data-country={country.to_string()} data-status={status.word()} />
                    }
                }) }
            </g>
            <g class="ribs">
                { for RANKS.iter().map(|(status, class)| ribbon(outline, scene, *status, class)) }
            </g>
            <g class="net">
                if *nearness >= Nearness::Valley {
                    <use href="#graticule" class="grat" />
                    <use href="#graticule-near" class="grat" />
                }
            </g>
            <g class="waters">
                if *nearness >= Nearness::Town { <use href="#regions" class="adm" /> }
                <use href="#rivers-1" class="river r1" />
                if *nearness >= Nearness::Region { <use href="#rivers-2" class="river r2" /> }
                if *nearness >= Nearness::Country { <use href="#rivers-3" class="river r2" /> }
                if *nearness >= Nearness::Province { <use href="#rivers-4" class="river r2" /> }
                <use href="#lakes" class="lake" />
                if *nearness >= Nearness::Country { <use href="#small-lakes" class="lake" /> }
            </g>
            <g class="claims">
                { for areas.iter().map(|area| html! {
                    <use key={*area} href={format!("#d-{area}")} class="disp" data-area={area.to_string()} />
                }) }
            </g>
            <use href="#borders" class="border" />
            <use href="#coasts" class="coast" />
            <g class="claim-lines">
                { for areas.iter().map(|area| html! {
                    <g key={*area}>
                        <use href={format!("#d-{area}")} class="displine-c" />
                        <use href={format!("#d-{area}")} class="displine" />
                    </g>
                }) }
            </g>
            <g class="changes">
                { for scene.changed.iter().map(|(state, _)| html! {
                    <g key={state.to_string()} clip-path={format!("url(#clip-{state})")}>
                        <use href={format!("#c-{state}")} class="changed" />
                    </g>
                }) }
            </g>
            { fresh(stage, news) }
            <g class="frontier">
                if *panel == Panel::Start {
                    { frontier(outline) }
                }
            </g>
            <g class="routes">
                { for scene.routes.iter().filter(|_| *panel != Panel::Start).filter_map(|now| {
                    let route = stage.routes.get(now.route)?;
                    let (carries, state) = (cargo_class(route.carries), state_class(now.state));
                    let lit = match (now.lit, scene.is_beside(route.event)) {
                        (true, _) => "hi",
                        (false, true) => "dim",
                        (false, false) => "",
                    };
                    let double = route.carries == Cargo::Gas && now.state == RouteState::Operating;
                    Some(html! {
                        <g key={route.id.to_string()} data-route={route.id.to_string()} data-event={route.id.to_string()}
                            data-kind="pipeline" data-state={state_word(now.state)}>
                            <path class="pipe-c" d={route.path.to_string()} />
                            <path class={classes!("pipe", carries, state, lit)} d={route.path.to_string()} />
                            if double { <path class="pipe-in" d={route.path.to_string()} /> }
                        </g>
                    })
                }) }
            </g>
        </>
    }
}

/// What has changed since the date before: pointed out once, or for as long as that date is pinned.
fn fresh(stage: &Stage, news: &News) -> Html {
    let since = news.since.map_or(0, |day| day.0);
    html! {
        <g class={if news.pinned { "fresh stay" } else { "fresh" }}>
            { for news.change.roster.iter().map(|(state, _)| html! {
                <g key={format!("{state}{since}")} clip-path={format!("url(#fresh-{state})")}>
                    <use href={format!("#c-{state}")} class="changed pulse" />
                </g>
            }) }
            { for news.change.routes.iter().filter_map(|(number, _)| stage.routes.get(*number)).map(|route| html! {
                <path key={format!("{}{since}", route.id)} class="pipe drawn" pathLength="1" d={route.path.to_string()} />
            }) }
        </g>
    }
}

fn clip(outline: &Outline, scene: &Scene, status: Status, class: &'static str) -> Html {
    html! {
        <clipPath key={class} id={format!("clip-{class}")}>
            { for outline.countries.iter().filter(|country| scene.status(country) == status).map(|country| html! {
                <use key={country.to_string()} href={format!("#c-{country}")} />
            }) }
        </clipPath>
    }
}

/// Members share one ribbon along the outer edge of their bloc; observers and partners have each their own.
fn ribbon(outline: &Outline, scene: &Scene, status: Status, class: &'static str) -> Html {
    let bloc = matches!(status, Status::Member | Status::FounderFive);
    let arcs = outline.arcs.iter().filter(|arc| {
        let holders = arc.owners.iter().filter(|owner| scene.status(owner) == status).count();
        if bloc { holders == 1 } else { holders > 0 }
    });
    html! {
        <g key={class} clip-path={format!("url(#clip-{class})")} class={classes!("rib", class)}>
            { for arcs.map(|arc| html! { <use key={arc.href.to_string()} href={arc.href.to_string()} /> }) }
        </g>
    }
}

/// The border of 1996 between China and the four others.
fn frontier(outline: &Outline) -> Html {
    let of_five = |owner: &str| matches!(owner, "RUS" | "KAZ" | "KGZ" | "TJK");
    let arcs: Vec<_> = outline
        .arcs
        .iter()
        .filter(|arc| arc.owners.len() == 2)
        .filter(|arc| {
            arc.owners.iter().any(|owner| owner.as_ref() == "CHN") && arc.owners.iter().any(|owner| of_five(owner))
        })
        .collect();
    html! {
        { for ["front-c", "front"].into_iter().map(|class| html! {
            <g key={class} class={class}>
                { for arcs.iter().map(|arc| html! { <use key={arc.href.to_string()} href={arc.href.to_string()} /> }) }
            </g>
        }) }
    }
}

pub const fn cargo_class(cargo: Cargo) -> &'static str {
    match cargo {
        Cargo::Oil => "oil",
        Cargo::Gas => "gas",
    }
}

pub const fn state_class(state: RouteState) -> &'static str {
    match state {
        RouteState::Planned => "plan",
        RouteState::Building => "bld",
        RouteState::Operating => "op",
        RouteState::Cancelled => "can",
    }
}

/// The word of the page contract.
pub const fn state_word(state: RouteState) -> &'static str {
    match state {
        RouteState::Planned => "planned",
        RouteState::Building => "building",
        RouteState::Operating => "operating",
        RouteState::Cancelled => "cancelled",
    }
}
