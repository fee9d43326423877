//! The base map as SVG path data in world units, or in a part of them where it is fine.
//!
//! All of it is sent once inside the page, so the text is made for the compressor: an arc is spelled in the direction in
//! which the first ring that owns it runs, so that its steps stand in the page twice in the same words. Points that round
//! to the same whole unit are dropped.

mod graticule;
mod spell;

use super::basemap::{ArcKind, ArcRef, Basemap, Cell, Way};
use super::{LonLat, World, project};
use spell::Spelling;
use std::collections::{BTreeMap, BTreeSet};

/// Edges longer than this get points between, so that they bend with the projection.
const LONGEST_STRAIGHT_DEGREES: f64 = 2.0;

/// Only the coast of larger land gets water lines around it. 8,000 km² in square world units.
const WATER_LINES_FROM_AREA: f64 = 8_000.0 / (super::projection::KM_PER_WORLD * super::projection::KM_PER_WORLD);

/// Rivers are shown by rank as the reader comes closer; the last rank of each band.
pub const RIVER_BANDS: [u8; 4] = [3, 5, 7, u8::MAX];

#[derive(Clone, Debug, PartialEq)]
pub struct CountryPath {
    pub a3: String,
    pub d: String,
}

/// All arcs with the same owners, drawn as one path.
#[derive(Clone, Debug, PartialEq)]
pub struct ArcPath {
    /// `arc-KAZ-KGZ`, `arc-IND`, `arc-IND-isles`.
    pub id: String,
    /// In alphabetical order: one or two.
    pub owners: Vec<String>,
    pub kind: EdgeKind,
    pub d: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum EdgeKind {
    Border,
    /// The coast of a continent or of a large island: gets water lines.
    Coast,
    /// The coast of small islands.
    IsletCoast,
}

#[derive(Clone, Debug, PartialEq)]
pub struct LakePath {
    /// Empty where no registry has a name.
    pub name: String,
    /// Square world units, islands taken off.
    pub area: f64,
    pub d: String,
}

#[derive(Clone, Debug, PartialEq)]
pub struct RiverPath {
    /// The last rank in this path, one of [`RIVER_BANDS`].
    pub up_to_rank: u8,
    pub d: String,
}

#[derive(Clone, Debug, PartialEq)]
pub struct DisputedPath {
    pub id: String,
    pub name: String,
    pub d: String,
}

impl Basemap {
    pub fn country_paths(&self) -> Vec<CountryPath> {
        (self.countries().iter())
            .map(|country| {
                let mut d = Spelling::default();
                country.rings.iter().for_each(|ring| d.ring(&self.round(&self.ring(ring), Shape::Closed)));
                CountryPath { a3: country.a3.clone(), d: d.text() }
            })
            .collect()
    }

    /// Coasts and borders, merged by owners; the edges of the box are neither.
    pub fn arc_paths(&self) -> Vec<ArcPath> {
        let mut groups: BTreeMap<(Vec<&str>, EdgeKind), Spelling> = BTreeMap::new();
        let mut drawn = BTreeSet::new();
        for ring in self.countries().iter().flat_map(|country| &country.rings) {
            let coast = self.coast_kind(ring);
            let key_of = |arc_ref: &ArcRef| {
                let owners = self.owners(arc_ref.arc);
                let kind = if owners.len() > 1 { EdgeKind::Border } else { coast };
                (owners, kind)
            };
            for run in ring.chunk_by(|a, b| key_of(a) == key_of(b)) {
                let fresh: Vec<ArcRef> = run.iter().copied().filter(|arc_ref| drawn.insert(arc_ref.arc)).collect();
                let Some(first) = fresh.first() else { continue };
                let spelling = groups.entry(key_of(first)).or_default();
                let whole = fresh.len() == ring.len() && fresh.iter().all(|arc_ref| self.is_ground(*arc_ref));
                if whole {
                    spelling.ring(&self.round(&self.ring(ring), Shape::Closed));
                    continue;
                }
                for piece in fresh.split(|arc_ref| !self.is_ground(*arc_ref)) {
                    for chain in piece.chunk_by(|a, b| self.end(*a, Way::Forward) == self.end(*b, Way::Backward)) {
                        spelling.line(&self.round(&self.chain(chain), Shape::Open));
                    }
                }
            }
        }
        (groups.into_iter())
            .map(|((owners, kind), d)| ArcPath {
                id: format!("arc-{}{}", owners.join("-"), if kind == EdgeKind::IsletCoast { "-isles" } else { "" }),
                owners: owners.into_iter().map(str::to_owned).collect(),
                kind,
                d: d.text(),
            })
            .filter(|path| !path.d.is_empty())
            .collect()
    }

    pub fn lake_paths(&self) -> Vec<LakePath> {
        (self.layers().lakes.iter())
            .map(|lake| {
                let rings: Vec<Vec<World>> = lake.rings.iter().map(|ring| self.round(ring, Shape::Closed)).collect();
                let mut areas = rings.iter().map(|ring| area(ring));
                let area = areas.next().unwrap_or_default() - areas.sum::<f64>();
                let mut d = Spelling::default();
                rings.iter().for_each(|ring| d.ring(ring));
                let area = area.max(0.0) / (self.units_per_world() * self.units_per_world());
                LakePath { name: lake.name.clone(), area, d: d.text() }
            })
            .collect()
    }

    /// One path for each of [`RIVER_BANDS`], the greatest rivers first.
    pub fn river_paths(&self) -> Vec<RiverPath> {
        let mut from = 0;
        RIVER_BANDS
            .map(|up_to_rank| {
                let band = from..=up_to_rank;
                from = up_to_rank.saturating_add(1);
                let mut d = Spelling::default();
                (self.layers().rivers.iter().filter(|river| band.contains(&river.rank)))
                    .flat_map(|river| &river.lines)
                    .for_each(|line| d.line(&self.round(line, Shape::Open)));
                RiverPath { up_to_rank, d: d.text() }
            })
            .into()
    }

    pub fn disputed_paths(&self) -> Vec<DisputedPath> {
        (self.layers().disputed.iter())
            .map(|area| {
                let mut d = Spelling::default();
                area.rings.iter().for_each(|ring| d.ring(&self.round(ring, Shape::Closed)));
                DisputedPath { id: area.id.clone(), name: area.name.clone(), d: d.text() }
            })
            .collect()
    }

    pub fn region_path(&self) -> String {
        let mut d = Spelling::default();
        self.layers().regions.iter().for_each(|line| d.line(&self.round(line, Shape::Open)));
        d.text()
    }

    fn is_ground(&self, arc_ref: ArcRef) -> bool {
        self.arcs().get(arc_ref.arc as usize).is_some_and(|arc| arc.kind == ArcKind::Ground)
    }

    /// A ring that touches a border or the box is part of something larger than itself.
    fn coast_kind(&self, ring: &[ArcRef]) -> EdgeKind {
        let of_more = ring.iter().any(|arc_ref| !self.is_ground(*arc_ref) || self.uses(arc_ref.arc).len() > 1);
        let unit_area = self.units_per_world() * self.units_per_world();
        let large = of_more || area(&self.round(&self.ring(ring), Shape::Closed)) > WATER_LINES_FROM_AREA * unit_area;
        if large { EdgeKind::Coast } else { EdgeKind::IsletCoast }
    }

    fn end(&self, arc_ref: ArcRef, side: Way) -> Option<Cell> {
        let points = &self.arcs().get(arc_ref.arc as usize)?.points;
        if arc_ref.way == side { points.last().copied() } else { points.first().copied() }
    }

    fn chain(&self, refs: &[ArcRef]) -> Vec<Cell> {
        let mut cells = Vec::new();
        for arc_ref in refs {
            cells.pop();
            self.walk(*arc_ref, &mut cells);
        }
        cells
    }

    /// Bends long edges, projects, and rounds to whole units.
    fn round(&self, cells: &[Cell], shape: Shape) -> Vec<World> {
        let places: Vec<LonLat> = cells.iter().map(|cell| self.lon_lat(*cell)).collect();
        let back = places.first().filter(|_| shape == Shape::Closed);
        let next = places.iter().skip(1).chain(back);
        let bent = places.iter().zip(next).flat_map(|(a, b)| between(*a, *b));
        let last = places.last().copied().filter(|_| shape == Shape::Open);
        let units = self.units_per_world();
        let whole = |place: LonLat| {
            let World { x, y } = project(place);
            let (finer, then) = if self.in_frame(place) { (units, 1.0) } else { (1.0, units) };
            World { x: (x * finer).round() * then, y: (y * finer).round() * then }
        };
        bent.chain(last).map(whole).collect()
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Shape {
    Open,
    Closed,
}

/// The start of an edge, and the points that bend it.
fn between(a: LonLat, b: LonLat) -> impl Iterator<Item = LonLat> {
    let span = (a.lon - b.lon).abs().max((a.lat - b.lat).abs());
    let pieces = (span / LONGEST_STRAIGHT_DEGREES) as u32 + 1;
    (0..pieces).map(move |piece| {
        let t = f64::from(piece) / f64::from(pieces);
        LonLat { lon: a.lon + (b.lon - a.lon) * t, lat: a.lat + (b.lat - a.lat) * t }
    })
}

/// The 10° net, in smooth curves.
pub fn graticule_path() -> String {
    graticule::WIDE.path(1.0)
}

/// The 2° net around Central Asia, without the lines of the 10° net.
pub fn near_graticule_path(units_per_world: f64) -> String {
    graticule::NEAR.path(units_per_world)
}

/// The ids of the arc paths around which the sea gets water lines: for `<use href="#...">`.
pub fn water_line_coasts(arcs: &[ArcPath]) -> Vec<&str> {
    arcs.iter().filter(|arc| arc.kind == EdgeKind::Coast).map(|arc| arc.id.as_str()).collect()
}

/// Square world units, whichever way the ring runs.
fn area(ring: &[World]) -> f64 {
    let next = ring.iter().cycle().skip(1);
    let twice: f64 = ring.iter().zip(next).map(|(a, b)| a.x * b.y - b.x * a.y).sum();
    (twice / 2.0).abs()
}
