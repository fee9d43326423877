//! The ground: sea, land by membership, water, borders, claims and pipelines, in world units inside the camera group. Three
//! strata, each drawn again only when something of it changes: panning costs nothing here.

use yew::prelude::*;

use super::shape::{Value, keyed, layer, letters, many, of, part, shape, text, word};
use crate::app::Panel;
use crate::atlas::{Cargo, Id, RouteState, Status};
use crate::map::Outline;
use crate::map::outline::Arc;
use crate::scene::moment::{RouteNow, is_disputed};
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

/// From the bottom up; each lies on a sheet of its own.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Stratum {
    /// The sea, its net and its coasts: always the same.
    Water,
    Land,
    /// Pipelines, and what is pointed out.
    Lines,
}

/// Equal when the same would be drawn: most steps of the clock leave the ground as it is.
pub struct GroundProps {
    pub stratum: Stratum,
    pub outline: Outline,
    pub stage: Stage,
    pub scene: Scene,
    pub news: News,
    pub nearness: Nearness,
    pub panel: Panel,
}

impl PartialEq for GroundProps {
    fn eq(&self, other: &Self) -> bool {
        if self.stratum != other.stratum || self.stratum == Stratum::Water {
            return self.stratum == other.stratum;
        }
        let (a, b) = (&self.scene, &other.scene);
        let same_part = || match self.stratum {
            Stratum::Lines => a.routes == b.routes,
            _ => a.changed == b.changed && self.areas() == other.areas(),
        };
        self.nearness == other.nearness
            && self.panel == other.panel
            && (self.stratum != Stratum::Lines || self.news == other.news)
            && self.outline == other.outline
            && self.stage == other.stage
            && (a == b || a.roster == b.roster && a.found.is_none() && b.found.is_none() && same_part())
    }
}

impl GroundProps {
    /// Disputed areas that are drawn.
    fn areas(&self) -> Vec<&str> {
        let Self { outline, stage, scene, nearness, panel, .. } = self;
        let open = scene.open.and_then(|number| stage.event(number));
        let shown =
            |area: &&str| scene.claims && *panel != Panel::Start && is_disputed(area, scene.day, nearness.km(), open);
        outline.areas.iter().map(AsRef::as_ref).filter(shown).collect()
    }
}

/// From how near on which waters are drawn, and how.
const WATERS: [(Nearness, &str, &str); 7] = [
    (Nearness::Town, "#regions", "adm"),
    (Nearness::Far, "#rivers-1", "river r1"),
    (Nearness::Region, "#rivers-2", "river r2"),
    (Nearness::Country, "#rivers-3", "river r2"),
    (Nearness::Province, "#rivers-4", "river r2"),
    (Nearness::Far, "#lakes", "lake"),
    (Nearness::Country, "#small-lakes", "lake"),
];

/// Fills that carry a ribbon.
const RANKS: [(Status, &str); 4] =
    [(Status::Partner, "par"), (Status::Observer, "obs"), (Status::FounderFive, "five"), (Status::Member, "mem")];

pub fn ground(props: &GroundProps) -> Html {
    match props.stratum {
        Stratum::Water => water(),
        Stratum::Land => land(props),
        Stratum::Lines => lines(props),
    }
}

fn water() -> Html {
    let coast = |class: &'static str| part_of("#big-coasts", class);
    layer("ground", of![part_of("#graticule", "grat"), coast("vig v3"), coast("vig v2"), coast("vig v1")])
}

fn lines(props: &GroundProps) -> Html {
    let GroundProps { stage, scene, news, panel, .. } = props;
    let shown = scene.routes.iter().filter(|_| *panel != Panel::Start);
    layer(
        "ground",
        of![fresh(stage, news), layer("routes", &mut many(&mut shown.filter_map(|now| route(stage, scene, now))))],
    )
}

fn land(props: &GroundProps) -> Html {
    let GroundProps { outline, stage, scene, nearness, panel, .. } = props;
    let areas = props.areas();
    // For all that ever had a rank: a moving clock makes no new ones.
    let ranked = |country: &&Id| stage.roster.iter().any(|(_, state, _)| state == *country);
    let clips = outline.countries.iter().filter(ranked).map(clip);
    let lands = outline.countries.iter().map(|country| {
        let status = scene.status(country);
        keyed!(country.clone(), "use", {
            "class": word("land"), "href": part("#c-", country), "data-country": part("", country), "data-status": word(status.word()),
        })
    });
    let ribs = RANKS.iter().map(|(status, class)| ribbon(outline, scene, *status, class));
    let mut frontier = if *panel == Panel::Start { frontier(outline) } else { Vec::new() };
    let net = ["#graticule", "#graticule-near"].into_iter().filter(|_| *nearness >= Nearness::Valley);
    let net = net.map(|href| part_of(href, "grat"));
    let waters = WATERS.iter().filter(|(least, ..)| nearness >= least).map(|(_, href, class)| part_of(href, class));
    let claims = areas.iter().map(
        |area| keyed!(*area, "use", { "href": part("#d-", area), "class": word("disp"), "data-area": part("", area) }),
    );
    let claim_lines = areas.iter().map(|area| {
        let line = |class: &'static str| keyed!(class, "use", { "href": part("#d-", area), "class": word(class) });
        keyed!(*area, "g", {}, of![line("displine-c"), line("displine")])
    });
    let changes = scene.changed.iter().map(|(state, _)| outlined(state, state, "changed"));
    layer(
        "ground",
        of![
            shape!("defs", {}, many(&mut { clips })),
            layer("lands", &mut many(&mut { lands })),
            layer("ribs", &mut many(&mut { ribs })),
            layer("net", &mut many(&mut { net })),
            layer("waters", &mut many(&mut { waters })),
            layer("claims", &mut many(&mut { claims })),
            part_of("#borders", "border"),
            part_of("#coasts", "coast"),
            layer("claim-lines", &mut many(&mut { claim_lines })),
            layer("changes", &mut many(&mut { changes })),
            layer("frontier", &mut frontier),
        ],
    )
}

/// A part of the base map, drawn. Its key is its name and dress.
fn part_of(href: &'static str, class: &'static str) -> Html {
    keyed!([href, class].concat(), "use", { "href": word(href), "class": word(class) })
}

fn route(stage: &Stage, scene: &Scene, now: &RouteNow) -> Option<Html> {
    let route = stage.routes.get(now.route)?;
    let lit = match (now.lit, scene.is_beside(route.event)) {
        (true, _) => " hi",
        (false, true) => " dim",
        (false, false) => "",
    };
    let classes = ["pipe ", cargo_class(route.carries), " ", state_class(now.state), lit].concat();
    let line = |class: Value| shape!("path", { "class": class, "d": part("", &route.path) });
    let name = letters(&stage.event(route.event)?.title);
    let mut lines = vec![shape!("title", {}, of![name]), line(word("pipe-c")), line(text(classes))];
    if route.carries == Cargo::Gas && now.state == RouteState::Operating {
        lines.push(line(word("pipe-in")));
    }
    Some(keyed!(route.id.clone(), "g", {
        "data-route": part("", &route.id), "data-event": part("", &route.id), "data-kind": word("pipeline"),
        "data-state": word(state_word(now.state)),
    }, lines))
}

/// What has changed since the date before: pointed out once, or for as long as that date is pinned.
fn fresh(stage: &Stage, news: &News) -> Html {
    let since = news.since.map_or(0, |day| day.0).to_string();
    let mut drawn: Vec<Html> = Vec::new();
    for (state, _) in &news.change.roster {
        drawn.push(outlined(&[state, since.as_str()].concat(), state, "changed pulse"));
    }
    for route in news.change.routes.iter().filter_map(|(number, _)| stage.routes.get(*number)) {
        drawn.push(keyed!([&route.id, since.as_str()].concat(), "path", {
            "class": word("pipe drawn"), "pathLength": word("1"), "d": part("", &route.path),
        }));
    }
    layer(if news.pinned { "fresh stay" } else { "fresh" }, &mut drawn)
}

/// The edge of a state, on its inner side.
fn outlined(key: &str, state: &str, class: &'static str) -> Html {
    let edge = shape!("use", { "href": part("#c-", state), "class": word(class) });
    keyed!(key, "g", { "clip-path": inside(state) }, of![edge])
}

/// The face of one state: a clip of several would be their union, worked out anew with every change of the roster, 90 ms
/// each.
fn clip(state: &Id) -> Html {
    let face = shape!("use", { "href": part("#c-", state) });
    keyed!(state.clone(), "clipPath", { "id": part("clip-", state) }, of![face])
}

fn inside(state: &str) -> Value {
    text(["url(#clip-", state, ")"].concat())
}

/// Members share one ribbon along the outer edge of their bloc; observers and partners have each their own. Each state
/// draws its part of it, on its inner side.
fn ribbon(outline: &Outline, scene: &Scene, status: Status, class: &'static str) -> Html {
    let bloc = matches!(status, Status::Member | Status::FounderFive);
    let states = scene.roster.iter().filter(|(_, held)| *held == status).map(|(state, _)| {
        let edges = outline.arcs.iter().filter(|arc| {
            let holders = || arc.owners.iter().filter(|owner| scene.status(owner) == status).count();
            arc.owners.contains(state) && (!bloc || holders() == 1)
        });
        keyed!(state.clone(), "g", { "clip-path": inside(state) }, many(&mut { edges.map(line_of) }))
    });
    keyed!(class, "g", { "class": part("rib ", class) }, many(&mut { states }))
}

fn line_of(arc: &Arc) -> Html {
    keyed!(arc.href.clone(), "use", { "href": part("", &arc.href) })
}

/// The border of 1996 between China and the four others.
fn frontier(outline: &Outline) -> Vec<Html> {
    let of_five = |owner: &str| matches!(owner, "RUS" | "KAZ" | "KGZ" | "TJK");
    let is_frontier = |arc: &&Arc| {
        arc.owners.len() == 2
            && arc.owners.iter().any(|owner| owner.as_ref() == "CHN")
            && arc.owners.iter().any(|owner| of_five(owner))
    };
    let lines = || many(&mut outline.arcs.iter().filter(is_frontier).map(line_of));
    vec![layer("front-c", &mut lines()), layer("front", &mut lines())]
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
