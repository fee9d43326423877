//! The fine level: Natural Earth 10m inside a box around Central Asia, stitched to the coarse level at its edge.
//!
//! Where a border crosses the edge, both levels have a point: they are paired by whose border it is, and the fine line is
//! bent over its last kilometres until it ends where the coarse one begins. From there both are one topology: neighbours
//! share their border on both sides of the edge, and outside nothing differs from the coarse level.

use crate::{
    clip,
    countries::{Draft, LEAST_ISLAND, Ring},
    plane::{FINE, Point},
    topojson::{Geometry, Topology},
};
use anyhow::{Context, Result, ensure};
use sco_atlas::map::basemap::{Arc, ArcKind, ArcRef, Country, Layers, Way};
use std::collections::BTreeMap;

/// Lines of both levels that cross the edge farther apart than this are not the same border.
const SAME_DEGREES: f64 = 0.1;

/// On which side of the edge.
#[derive(Clone, Copy, PartialEq)]
enum Side {
    Inside,
    Outside,
}

#[derive(Clone, Copy)]
enum End {
    First,
    Last,
}

/// Where a border crosses the edge, as the end of an arc.
struct Crossing {
    arc: usize,
    end: End,
    at: Point,
    owners: Vec<String>,
}

/// What one level has on its side.
struct Half {
    arcs: Vec<(ArcKind, Vec<Point>)>,
    crossings: Vec<Crossing>,
    countries: BTreeMap<String, Parts>,
}

#[derive(Default)]
struct Parts {
    rings: Vec<Ring>,
    /// From edge to edge.
    chains: Vec<Ring>,
}

/// `names` has numbers and letters of countries, `fine` only numbers.
pub fn bake(coarse: &Layers, names: &str, fine: &str) -> Result<(Vec<Arc>, Vec<Country>)> {
    let names: Topology = serde_json::from_str(names).context("The countries are not TopoJSON.")?;
    let fine: Topology = serde_json::from_str(fine).context("The fine countries are not TopoJSON.")?;
    let letters: BTreeMap<_, _> =
        names.countries()?.iter().filter_map(|country| Some((country.id.clone()?, country.text("a3")))).collect();
    let letters = |geometry: &Geometry| match (&geometry.id, geometry.text("name")) {
        (Some(id), _) => letters.get(id).map(|a3| (*a3).to_owned()),
        (None, "Siachen Glacier") => Some("KAS".to_owned()),
        (None, "Baikonur") => Some("KAB".to_owned()),
        (None, _) => None,
    };
    let mut inside = Half::of(&Draft::read(&fine, letters)?, Side::Inside);
    let outside = Half::of(&Draft::of(coarse), Side::Outside);
    inside.meet(&outside)?;
    inside.drop_islets();
    let first_fine = outside.arcs.len();
    let mut draft = stitch(outside, inside, coarse)?;
    draft.simplify(first_fine, FINE);
    Ok(draft.finish(FINE))
}

impl Half {
    fn of(draft: &Draft, side: Side) -> Self {
        let mut owners: BTreeMap<u32, Vec<String>> = BTreeMap::new();
        for (a3, (_, rings)) in &draft.countries {
            rings.iter().flatten().for_each(|arc_ref| owners.entry(arc_ref.arc).or_default().push(a3.clone()));
        }
        let mut half = Self { arcs: Vec::new(), crossings: Vec::new(), countries: BTreeMap::new() };
        let mut parts: Vec<Vec<Option<u32>>> = Vec::new();
        for ((kind, points), number) in draft.arcs.iter().zip(0u32..) {
            let split = clip::split(points);
            let last = split.len().saturating_sub(1);
            let mut numbers = Vec::new();
            for (place, (inside, points)) in split.into_iter().enumerate() {
                if inside != (side == Side::Inside) {
                    numbers.push(None);
                    continue;
                }
                let arc = half.arcs.len();
                let ends = [(End::First, points.first(), place > 0), (End::Last, points.last(), place < last)];
                for (end, at, cut) in ends {
                    if let (Some(at), true, Some(owners)) = (at, cut, owners.get(&number)) {
                        half.crossings.push(Crossing { arc, end, at: *at, owners: owners.clone() });
                    }
                }
                half.arcs.push((*kind, points));
                numbers.push(Some(arc as u32));
            }
            parts.push(numbers);
        }
        for (a3, (_, rings)) in &draft.countries {
            let mut of_country = Parts::default();
            rings.iter().for_each(|ring| of_country.add(ring, &parts));
            half.countries.insert(a3.clone(), of_country);
        }
        half
    }

    /// Bends the lines at the edge until they meet those of the other half.
    fn meet(&mut self, other: &Self) -> Result<()> {
        ensure!(
            self.crossings.len() == other.crossings.len(),
            "The edge of the fine box is crossed {} times in the fine level and {} times in the coarse one.",
            self.crossings.len(),
            other.crossings.len()
        );
        let mut free: Vec<&Crossing> = other.crossings.iter().collect();
        for Crossing { arc, end, at, owners } in &self.crossings {
            let same = free.iter().position(|other| other.owners == *owners && other.at.distance(*at) < SAME_DEGREES);
            let place = same.with_context(|| format!("Only the fine border of {owners:?} crosses at {at:?}."))?;
            let to = free.swap_remove(place).at;
            let points = &mut self.arcs[*arc].1;
            match end {
                End::First => clip::bend(points, to),
                End::Last => {
                    points.reverse();
                    clip::bend(points, to);
                    points.reverse();
                }
            }
        }
        Ok(())
    }

    fn drop_islets(&mut self) {
        let countries = self.countries.iter().map(|(a3, parts)| {
            let rings = parts.rings.iter().chain(&parts.chains).cloned().collect();
            (a3.clone(), (String::new(), rings))
        });
        let draft = Draft { arcs: std::mem::take(&mut self.arcs), countries: countries.collect() };
        let users = draft.users();
        for parts in self.countries.values_mut() {
            parts.rings.retain(|ring| {
                let shared = ring.iter().any(|arc_ref| users.get(&arc_ref.arc).is_some_and(|n| *n > 1));
                let first = draft.arcs[ring[0].arc as usize].1[0];
                shared || draft.size(ring) >= FINE.least(LEAST_ISLAND, first)
            });
        }
        self.arcs = draft.arcs;
    }
}

impl Parts {
    /// What of a ring lies on this side: the whole, or chains, or nothing.
    fn add(&mut self, ring: &Ring, parts: &[Vec<Option<u32>>]) {
        let mut pieces: Vec<Option<ArcRef>> = Vec::new();
        for ArcRef { arc, way } in ring {
            let numbers = parts[*arc as usize].iter().map(|part| part.map(|arc| ArcRef { arc, way: *way }));
            match way {
                Way::Forward => pieces.extend(numbers),
                Way::Backward => pieces.extend(numbers.rev()),
            }
        }
        let Some(away) = pieces.iter().position(Option::is_none) else {
            self.rings.push(pieces.into_iter().flatten().collect());
            return;
        };
        pieces.rotate_left(away);
        let runs = pieces.split(Option::is_none).map(|run| run.iter().flatten().copied().collect::<Ring>());
        self.chains.extend(runs.filter(|run| !run.is_empty()));
    }
}

/// Rings of both halves as one draft, first the arcs of the coarse one.
fn stitch(outside: Half, inside: Half, coarse: &Layers) -> Result<Draft> {
    let shift = outside.arcs.len() as u32;
    let mut draft = Draft { arcs: outside.arcs, countries: BTreeMap::new() };
    draft.arcs.extend(inside.arcs);
    let (mut far, mut near) = (outside.countries, inside.countries);
    for Country { a3, name, .. } in &coarse.countries {
        let Parts { mut rings, chains } = far.remove(a3).unwrap_or_default();
        let Parts { rings: mut fine_rings, chains: fine_chains } = near.remove(a3).unwrap_or_default();
        if chains.is_empty() && !rings.is_empty() {
            // The coarse level has all of it outside: an islet in the box would be a part of its own.
            fine_rings.clear();
        }
        let moved = |ring: Ring| ring.into_iter().map(|ArcRef { arc, way }| ArcRef { arc: arc + shift, way }).collect();
        let mut loose: Vec<Ring> = chains.into_iter().chain(fine_chains.into_iter().map(moved)).collect();
        while let Some(mut ring) = loose.pop() {
            while draft.end(ring[ring.len() - 1]) != draft.start(ring[0]) {
                let end = draft.end(ring[ring.len() - 1]);
                let next = loose.iter().position(|chain| draft.start(chain[0]) == end);
                ring.extend(loose.swap_remove(next.with_context(|| format!("The halves of {a3} do not meet."))?));
            }
            rings.push(ring);
        }
        rings.extend(fine_rings.into_iter().map(moved));
        draft.countries.insert(a3.clone(), (name.clone(), rings));
    }
    Ok(draft)
}
