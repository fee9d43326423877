//! The ground everything stands on: countries, lakes, rivers, disputed areas, regions.
//!
//! A border is stored once, as an [`Arc`], and rings refer to it, so two neighbours cannot drift apart. Who owns an arc is
//! not stored but counted: one ring uses it, it is a coast; two use it, it is a border. The file is written by
//! `cargo xtask bake` and read by [`Basemap::decode`]; nothing here knows of SVG (that is [`super::paths`]).

mod decode;
mod error;

pub use decode::{MAGIC, MAX_EDGE_DEGREES, MAX_FILE_BYTES, Section, VERSION};
pub use error::BasemapError;

use super::LonLat;
use std::rc::Rc;

/// A decoded base map. A handle: cheap to clone, equal only to itself.
#[derive(Clone, Debug)]
pub struct Basemap {
    inner: Rc<Inner>,
    units_per_world: f64,
}

#[derive(Debug)]
struct Inner {
    layers: Layers,
    uses: Vec<Vec<ArcUse>>,
}

/// What the file holds, as it holds it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Layers {
    pub frame: Frame,
    pub arcs: Vec<Arc>,
    pub countries: Vec<Country>,
    pub lakes: Vec<Lake>,
    pub rivers: Vec<River>,
    pub disputed: Vec<Disputed>,
    /// Borders between first-level regions: lines only, the outer edge belongs to the countries.
    pub regions: Vec<Line>,
}

/// The grid and the box the data were cut to, in steps of the grid.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Frame {
    pub steps_per_degree: u32,
    pub south_west: Cell,
    pub north_east: Cell,
}

impl Default for Frame {
    fn default() -> Self {
        Self { steps_per_degree: 100, south_west: Cell::default(), north_east: Cell::default() }
    }
}

/// A point of the grid. Longitudes run on past 180 so that Chukotka stays beside Siberia.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Cell {
    pub lon: i32,
    pub lat: i32,
}

/// At least two points.
pub type Line = Vec<Cell>;
/// At least three points; the last is joined to the first and not repeated.
pub type Ring = Vec<Cell>;

#[derive(Clone, Debug, PartialEq)]
pub struct Arc {
    pub kind: ArcKind,
    pub points: Line,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ArcKind {
    /// A coast or a border: something to draw.
    Ground,
    /// Where the box cuts through a country: closes its ring, is never drawn.
    BoxEdge,
}

/// An arc as a ring walks along it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ArcRef {
    pub arc: u32,
    pub way: Way,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Way {
    Forward,
    Backward,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Country {
    /// Natural Earth's three letters; `KAS` is the Siachen glacier (see [`run_by`]).
    pub a3: String,
    pub name: String,
    /// Holes are rings like others: the inside is by the even-odd rule.
    pub rings: Vec<Vec<ArcRef>>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Lake {
    /// Empty where no registry has a name.
    pub name: String,
    /// The shore, then the islands.
    pub rings: Vec<Ring>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct River {
    pub name: String,
    /// 1 is the greatest.
    pub rank: u8,
    pub lines: Vec<Line>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Disputed {
    /// `crimea`, `aksai-chin`, ...
    pub id: String,
    pub name: String,
    pub rings: Vec<Ring>,
}

/// Which country uses an arc, and in which direction its ring runs along it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ArcUse {
    pub country: u32,
    pub way: Way,
}

/// The state whose colour a piece of ground wears: Siachen is drawn as what runs it.
pub fn run_by(a3: &str) -> &str {
    match a3 {
        "KAS" => "IND",
        other => other,
    }
}

impl Basemap {
    /// Reads a baked file. Every way in which the bytes can be wrong is a sentence of [`BasemapError`].
    pub fn decode(bytes: &[u8]) -> Result<Self, BasemapError> {
        let layers = decode::layers(bytes)?;
        let uses = decode::uses(&layers)?;
        Ok(Self { inner: Rc::new(Inner { layers, uses }), units_per_world: 1.0 })
    }

    /// The same map, to be drawn in finer units inside its box. Outside, whole world units are enough.
    pub fn in_units(&self, per_world: u32) -> Self {
        Self { units_per_world: f64::from(per_world), ..self.clone() }
    }

    /// How many units of its paths make a world unit.
    pub fn units_per_world(&self) -> f64 {
        self.units_per_world
    }

    pub fn layers(&self) -> &Layers {
        &self.inner.layers
    }

    pub fn countries(&self) -> &[Country] {
        &self.inner.layers.countries
    }

    pub fn arcs(&self) -> &[Arc] {
        &self.inner.layers.arcs
    }

    /// Who uses the arc: nobody for a number that does not exist.
    pub fn uses(&self, arc: u32) -> &[ArcUse] {
        self.inner.uses.get(arc as usize).map_or(&[], Vec::as_slice)
    }

    /// The owners of an arc in alphabetical order: one is a coast, two are a border.
    pub fn owners(&self, arc: u32) -> Vec<&str> {
        let mut owners: Vec<&str> = (self.uses(arc).iter())
            .filter_map(|used| self.countries().get(used.country as usize))
            .map(|country| country.a3.as_str())
            .collect();
        owners.sort_unstable();
        owners.dedup();
        owners
    }

    pub fn lon_lat(&self, cell: Cell) -> LonLat {
        let steps = f64::from(self.inner.layers.frame.steps_per_degree);
        LonLat { lon: f64::from(cell.lon) / steps, lat: f64::from(cell.lat) / steps }
    }

    /// Whether a place lies in the box that the data were made for.
    pub fn in_frame(&self, place: LonLat) -> bool {
        let Frame { south_west, north_east, .. } = self.inner.layers.frame;
        let (low, high) = (self.lon_lat(south_west), self.lon_lat(north_east));
        (low.lon..=high.lon).contains(&place.lon) && (low.lat..=high.lat).contains(&place.lat)
    }

    /// The points of a ring, once around, the first not repeated.
    pub fn ring(&self, ring: &[ArcRef]) -> Ring {
        let mut cells = Ring::new();
        for arc_ref in ring {
            self.walk(*arc_ref, &mut cells);
            cells.pop();
        }
        cells
    }

    /// Adds the points of one arc in the direction of the walk.
    pub fn walk(&self, arc_ref: ArcRef, cells: &mut Vec<Cell>) {
        let Some(arc) = self.arcs().get(arc_ref.arc as usize) else { return };
        match arc_ref.way {
            Way::Forward => cells.extend(&arc.points),
            Way::Backward => cells.extend(arc.points.iter().rev()),
        }
    }

    /// The country under a place, by its three letters; `None` at sea and outside the box.
    pub fn country_at(&self, place: LonLat) -> Option<&str> {
        (self.countries().iter())
            .find(|country| {
                let crossings: usize = country.rings.iter().map(|ring| self.crossings(ring, place)).sum();
                crossings % 2 == 1
            })
            .map(|country| country.a3.as_str())
    }

    /// How often a ray to the east crosses the ring.
    fn crossings(&self, ring: &[ArcRef], place: LonLat) -> usize {
        let cells = self.ring(ring);
        let next = cells.iter().cycle().skip(1);
        (cells.iter().zip(next))
            .filter(|(a, b)| {
                let (a, b) = (self.lon_lat(**a), self.lon_lat(**b));
                (a.lat > place.lat) != (b.lat > place.lat)
                    && place.lon < a.lon + (b.lon - a.lon) * (place.lat - a.lat) / (b.lat - a.lat)
            })
            .count()
    }
}

impl PartialEq for Basemap {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.inner, &other.inner)
    }
}
