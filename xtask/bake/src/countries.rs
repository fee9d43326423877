//! Countries from Natural Earth's 50m topology: unwrapped at 180°, cut to the box, simplified arc by arc.

use crate::{
    clip::{self, Piece},
    plane::{self, COARSE, Level, Point, WHOLE},
    simplify,
    topojson::{Geometry, Topology},
};
use anyhow::{Context, Result};
use sco_atlas::map::basemap::{Arc, ArcKind, ArcRef, Cell, Country, Layers, Way};
use std::collections::{BTreeMap, BTreeSet};

/// A point goes when its triangle, in square world units (0.41 km²), is smaller than this in the core.
const LEAST_TRIANGLE: f64 = 38.0;
/// Islands smaller than this go, in square world units in the core; never the largest ring of a country.
pub const LEAST_ISLAND: f64 = 220.0;
/// Half the diameter of the sign for a state that is too small for the grid.
const ATOLL_STEPS: i32 = 4;
/// They stand inside the border of another and are drawn with it: Baikonur is only leased.
const DRAWN_WITH: [(&str, &str); 3] = [("HKG", "CHN"), ("MAC", "CHN"), ("KAB", "KAZ")];
/// West of this, on the far side of the seam, everything in the box belongs east of 180°.
const SEAM_DEGREES: f64 = -168.0;

pub type Ring = Vec<ArcRef>;

/// Countries by their three letters, with their names, on arcs that neighbours share.
pub struct Draft {
    pub arcs: Vec<(ArcKind, Vec<Point>)>,
    pub countries: BTreeMap<String, (String, Vec<Ring>)>,
}

pub fn bake(topojson: &str) -> Result<(Vec<Arc>, Vec<Country>)> {
    let topology: Topology = serde_json::from_str(topojson).context("The countries are not TopoJSON.")?;
    let mut draft = Draft::read(&topology, |geometry| Some(geometry.text("a3").to_owned()))?;
    draft.cut_to_box();
    draft.drop_islets();
    draft.simplify(0, COARSE);
    Ok(draft.finish(COARSE))
}

/// Longitudes run on past 180 on arcs beyond the seam.
fn unwrap(arc: Vec<Point>) -> Vec<Point> {
    let jumps = arc.windows(2).any(|edge| (edge[0].x - edge[1].x).abs() > 180.0);
    let beyond = arc.iter().all(|point| point.x < SEAM_DEGREES);
    let shift = |point: Point| if point.x < 0.0 { Point::new(point.x + 360.0, point.y) } else { point };
    if jumps || beyond { arc.into_iter().map(shift).collect() } else { arc }
}

impl Draft {
    /// The coarse level, as it was baked.
    pub fn of(layers: &Layers) -> Self {
        let point = |cell: &Cell| plane::point(*cell, COARSE);
        let arcs = layers.arcs.iter().map(|arc| (arc.kind, arc.points.iter().map(point).collect())).collect();
        let countries = layers.countries.iter().map(|country| {
            let Country { a3, name, rings } = country.clone();
            (a3, (name, rings))
        });
        Self { arcs, countries: countries.collect() }
    }

    /// `letters` tells the three letters of a country; what has none is left out.
    pub fn read(topology: &Topology, letters: impl Fn(&Geometry) -> Option<String>) -> Result<Self> {
        let arcs = topology.arcs().into_iter().map(|arc| (ArcKind::Ground, unwrap(arc))).collect();
        let mut draft = Self { arcs, countries: BTreeMap::new() };
        let mut merged: BTreeMap<&str, Vec<Ring>> = BTreeMap::new();
        for geometry in topology.countries()? {
            let Some(a3) = letters(geometry) else { continue };
            let rings: Vec<Ring> = geometry.polygons()?.into_iter().flatten().map(|ring| refs(&ring)).collect();
            match DRAWN_WITH.iter().find(|(small, _)| *small == a3) {
                Some((_, large)) => merged.entry(large).or_default().extend(rings),
                None => {
                    draft.countries.insert(a3, (geometry.text("name").to_owned(), rings));
                }
            }
        }
        for (a3, more) in merged {
            let (name, mut rings) = draft.countries.remove(a3).with_context(|| format!("{a3} is missing."))?;
            rings.extend(more);
            let rings = draft.dissolve(rings)?;
            draft.countries.insert(a3.to_owned(), (name, rings));
        }
        Ok(draft)
    }

    /// Takes out arcs that two of the rings share, and joins what is left.
    fn dissolve(&self, rings: Vec<Ring>) -> Result<Vec<Ring>> {
        let mut count: BTreeMap<u32, usize> = BTreeMap::new();
        rings.iter().flatten().for_each(|arc_ref| *count.entry(arc_ref.arc).or_default() += 1);
        let shared = |arc_ref: &ArcRef| count.get(&arc_ref.arc).is_some_and(|n| *n > 1);
        let (open, mut done): (Vec<Ring>, Vec<Ring>) = rings.into_iter().partition(|ring| ring.iter().any(shared));
        let mut loose: Vec<ArcRef> = open.into_iter().flatten().filter(|arc_ref| !shared(arc_ref)).collect();
        while !loose.is_empty() {
            let mut ring = vec![loose.remove(0)];
            while self.start(ring[0]) != self.end(ring[ring.len() - 1]) {
                let end = self.end(ring[ring.len() - 1]);
                let next = loose.iter().position(|arc_ref| self.start(*arc_ref) == end);
                ring.push(loose.remove(next.context("Merged countries do not close.")?));
            }
            done.push(ring);
        }
        Ok(done)
    }

    pub fn start(&self, arc_ref: ArcRef) -> Option<(u64, u64)> {
        self.walk(arc_ref).first().map(|point| point.key())
    }

    pub fn end(&self, arc_ref: ArcRef) -> Option<(u64, u64)> {
        self.walk(arc_ref).last().map(|point| point.key())
    }

    fn walk(&self, arc_ref: ArcRef) -> Vec<Point> {
        let mut points = self.arcs[arc_ref.arc as usize].1.clone();
        if arc_ref.way == Way::Backward {
            points.reverse();
        }
        points
    }

    fn points(&self, ring: &Ring) -> Vec<Point> {
        let mut points = Vec::new();
        for arc_ref in ring {
            points.extend(self.walk(*arc_ref));
            points.pop();
        }
        points
    }

    fn cut_to_box(&mut self) {
        let mut arcs: Vec<(ArcKind, Vec<Point>)> = Vec::new();
        let mut parts: Vec<Vec<u32>> = Vec::new();
        for (_, arc) in &self.arcs {
            let mut numbers = Vec::new();
            for piece in clip::pieces(arc, WHOLE) {
                numbers.push(arcs.len() as u32);
                arcs.push(match piece {
                    Piece::Inside(points) => (ArcKind::Ground, points),
                    Piece::Along(points) => (ArcKind::BoxEdge, points),
                });
            }
            parts.push(numbers);
        }
        self.arcs = arcs;
        let mut countries = std::mem::take(&mut self.countries);
        for (_, rings) in countries.values_mut() {
            *rings = rings.iter().map(|ring| self.cut_ring(ring, &parts)).filter(|ring| !ring.is_empty()).collect();
        }
        countries.retain(|_, (_, rings)| !rings.is_empty());
        self.countries = countries;
    }

    /// Each walk outside becomes one arc along the edge, of this ring alone.
    fn cut_ring(&mut self, ring: &Ring, parts: &[Vec<u32>]) -> Ring {
        let mut cut: Ring = Vec::new();
        for ArcRef { arc, way } in ring {
            let numbers = parts[*arc as usize].iter().map(|arc| ArcRef { arc: *arc, way: *way });
            match way {
                Way::Forward => cut.extend(numbers),
                Way::Backward => cut.extend(numbers.rev()),
            }
        }
        let kind = |arc_ref: &ArcRef| self.arcs[arc_ref.arc as usize].0;
        // Begin inside, so that no walk outside is cut in two by the start of the ring.
        let Some(first) = cut.iter().position(|arc_ref| kind(arc_ref) == ArcKind::Ground) else { return Vec::new() };
        cut.rotate_left(first);
        let runs: Vec<Ring> = cut.chunk_by(|a, b| kind(a) == kind(b)).map(<[ArcRef]>::to_vec).collect();
        let mut done = Ring::new();
        for run in runs {
            if self.arcs[run[0].arc as usize].0 == ArcKind::Ground {
                done.extend(run);
                continue;
            }
            let walk: Vec<Point> = run.iter().flat_map(|arc_ref| self.walk(*arc_ref)).collect();
            let walk = clip::tighten(&walk, WHOLE);
            if walk.len() > 1 {
                done.push(ArcRef { arc: self.arcs.len() as u32, way: Way::Forward });
                self.arcs.push((ArcKind::BoxEdge, walk));
            }
        }
        done
    }

    /// How many rings walk along each arc.
    pub fn users(&self) -> BTreeMap<u32, usize> {
        let mut users = BTreeMap::new();
        let refs = self.countries.values().flat_map(|(_, rings)| rings).flatten();
        refs.for_each(|arc_ref| *users.entry(arc_ref.arc).or_default() += 1);
        users
    }

    fn drop_islets(&mut self) {
        let users = self.users();
        let mut countries = std::mem::take(&mut self.countries);
        for (_, rings) in countries.values_mut() {
            let largest = rings.iter().map(|ring| self.size(ring)).fold(0.0, f64::max);
            rings.retain(|ring| {
                let shared = ring.iter().any(|arc_ref| users.get(&arc_ref.arc).is_some_and(|n| *n > 1));
                let size = self.size(ring);
                shared || size >= LEAST_ISLAND || size >= largest
            });
        }
        self.countries = countries;
    }

    /// Square world units, as they count where the ring lies.
    pub fn size(&self, ring: &Ring) -> f64 {
        let points = self.points(ring);
        let weight = points.first().map_or(0.0, |point| point.weight());
        plane::area(&points) * weight
    }

    /// Arcs from this number on.
    pub fn simplify(&mut self, from: usize, level: Level) {
        let thin: BTreeSet<u32> = (self.countries.values().flat_map(|(_, rings)| rings))
            .filter(|ring| ring.len() < 3)
            .flatten()
            .map(|arc_ref| arc_ref.arc)
            .collect();
        for (number, (kind, points)) in self.arcs.iter_mut().enumerate().skip(from) {
            let Some(first) = points.first().filter(|_| *kind == ArcKind::Ground) else { continue };
            let least_triangle = level.least(LEAST_TRIANGLE, *first);
            *points = if points.first() == points.last() {
                let mut ring = simplify::ring(&points[..points.len() - 1], least_triangle);
                ring.extend(ring.first().copied());
                ring
            } else {
                // A ring of two arcs keeps its face.
                let least_points = if thin.contains(&(number as u32)) { 3 } else { 2 };
                simplify::line(points, least_triangle, least_points)
            };
        }
    }

    /// On the grid; arcs in the order of their first use, a coast in the direction of its ring.
    pub fn finish(self, level: Level) -> (Vec<Arc>, Vec<Country>) {
        let users = self.users();
        let mut numbers: BTreeMap<u32, u32> = BTreeMap::new();
        let mut arcs: Vec<Arc> = Vec::new();
        let mut countries = Vec::new();
        for (a3, (name, rings)) in &self.countries {
            let mut done = Vec::new();
            for ring in rings {
                if plane::ring_cells(&self.points(ring), level).is_none() {
                    continue;
                }
                let mut refs = Ring::new();
                for arc_ref in ring {
                    let (kind, _) = self.arcs[arc_ref.arc as usize];
                    let alone = users.get(&arc_ref.arc) == Some(&1);
                    let points = if alone { self.walk(*arc_ref) } else { self.arcs[arc_ref.arc as usize].1.clone() };
                    let points = plane::cells(&points, level);
                    if points.len() < 2 {
                        continue;
                    }
                    let arc = *numbers.entry(arc_ref.arc).or_insert_with(|| {
                        arcs.push(Arc { kind, points });
                        arcs.len() as u32 - 1
                    });
                    refs.push(ArcRef { arc, way: if alone { Way::Forward } else { arc_ref.way } });
                }
                done.push(refs);
            }
            if done.is_empty() {
                let Some(place) = rings.first().and_then(|ring| self.points(ring).first().copied()) else { continue };
                done.push(vec![ArcRef { arc: arcs.len() as u32, way: Way::Forward }]);
                arcs.push(Arc { kind: ArcKind::Ground, points: atoll(place, level) });
            }
            countries.push(Country { a3: a3.clone(), name: name.clone(), rings: done });
        }
        (arcs, countries)
    }
}

/// A state too small for the grid is a diamond.
fn atoll(place: Point, level: Level) -> Vec<Cell> {
    let Cell { lon, lat } = place.cell(level);
    let corner = |east: i32, north: i32| Cell { lon: lon + east * ATOLL_STEPS, lat: lat + north * ATOLL_STEPS };
    vec![corner(1, 0), corner(0, 1), corner(-1, 0), corner(0, -1), corner(1, 0)]
}

/// TopoJSON writes `!n` for arc n walked backward.
fn refs(ring: &[i64]) -> Ring {
    let arc_ref = |n: &i64| match *n {
        n if n < 0 => ArcRef { arc: !n as u32, way: Way::Backward },
        n => ArcRef { arc: n as u32, way: Way::Forward },
    };
    ring.iter().map(arc_ref).collect()
}
