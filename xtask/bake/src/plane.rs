//! Points in degrees, the grid they end on, and the baked ground that other layers are fitted to.

use anyhow::{Context, Result};
use sco_atlas::map::basemap::{ArcRef, Basemap, Cell, Frame, Layers};
use sco_atlas::map::{LonLat, World, project};

/// Degrees. `x` runs on past 180.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Point {
    pub x: f64,
    pub y: f64,
}

/// A box of longitudes and latitudes, in degrees.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bounds {
    pub west: f64,
    pub south: f64,
    pub east: f64,
    pub north: f64,
}

/// The box: Kyiv to Tokyo in view, and Chukotka whole.
pub const WHOLE: Bounds = Bounds { west: 20.0, south: -5.0, east: 192.0, north: 82.0 };

/// The box of the fine level: Central Asia with what borders it. Its edges lie off the coarse grid, so that no coarse
/// corner lies on them, and where few borders cross them, each once.
pub const NEAR: Bounds = Bounds { west: 50.504, south: 31.002, east: 97.004, north: 57.002 };

/// Around Demchok both levels do not agree on who runs the land, by up to 26 km: what the coarse level says stays.
pub const LEFT_COARSE: Bounds = Bounds { west: 78.604, south: 32.204, east: 80.004, north: 33.604 };

/// Whether the fine level is fine here.
pub fn is_near(point: Point) -> bool {
    NEAR.holds(point) && !LEFT_COARSE.holds(point)
}

/// How fine a layer is made.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Level {
    pub steps_per_degree: u32,
    pub bounds: Bounds,
    /// A triangle or a face so many times smaller than in the coarse level still counts.
    finer: f64,
}

pub const COARSE: Level = Level { steps_per_degree: 100, bounds: WHOLE, finer: 1.0 };
pub const FINE: Level = Level { steps_per_degree: 500, bounds: NEAR, finer: 0.15 };

/// Where the reader comes closest, and how much more an error counts there.
const HEART: [f64; 4] = [55.0, 36.0, 85.0, 48.0];
const HEART_WEIGHT: f64 = 2.5;
/// What the map is about.
const CORE: [f64; 4] = [40.0, 20.0, 125.0, 60.0];
/// How much less an error counts, for each degree outside the core, and at most.
const FADE_DEGREES: f64 = 18.0;
const LEAST_WEIGHT: f64 = 0.07;

impl Point {
    pub fn new(x: f64, y: f64) -> Self {
        Self { x, y }
    }

    pub fn cell(self, level: Level) -> Cell {
        let steps = f64::from(level.steps_per_degree);
        Cell { lon: (self.x * steps).round() as i32, lat: (self.y * steps).round() as i32 }
    }

    pub fn middle(self, other: Self) -> Self {
        Self::new((self.x + other.x) / 2.0, (self.y + other.y) / 2.0)
    }

    pub fn world(self) -> World {
        project(LonLat { lon: self.x, lat: self.y })
    }

    /// Same key for the same point, to the bit.
    pub fn key(self) -> (u64, u64) {
        (self.x.to_bits(), self.y.to_bits())
    }

    /// 1 in the core, more in its heart, less the farther away.
    pub fn weight(self) -> f64 {
        let beyond = |[west, south, east, north]: [f64; 4]| {
            (west - self.x).max(self.x - east).max(south - self.y).max(self.y - north).max(0.0)
        };
        if beyond(HEART) == 0.0 {
            return HEART_WEIGHT;
        }
        let outside = beyond(CORE);
        (1.0 - outside / FADE_DEGREES).max(LEAST_WEIGHT)
    }

    /// Degrees, with longitudes shortened as at this latitude.
    pub fn distance(self, other: Self) -> f64 {
        ((self.x - other.x) * self.y.to_radians().cos()).hypot(self.y - other.y)
    }
}

impl From<LonLat> for Point {
    fn from(place: LonLat) -> Self {
        Self { x: place.lon, y: place.lat }
    }
}

impl Bounds {
    pub fn holds(self, point: Point) -> bool {
        (self.west..=self.east).contains(&point.x) && (self.south..=self.north).contains(&point.y)
    }

    /// Whether a point lies on the edge.
    pub fn edges(self, point: Point) -> bool {
        let on_side = point.x == self.west || point.x == self.east || point.y == self.south || point.y == self.north;
        on_side && self.holds(point)
    }
}

impl Level {
    /// What is least in the coarse level, made fit for this one here.
    pub fn least(self, coarse: f64, here: Point) -> f64 {
        if self.bounds.holds(here) { coarse * self.finer } else { coarse }
    }

    pub fn frame(self) -> Frame {
        let Bounds { west, south, east, north } = self.bounds;
        Frame {
            steps_per_degree: self.steps_per_degree,
            south_west: Point::new(west, south).cell(self),
            north_east: Point::new(east, north).cell(self),
        }
    }
}

/// Where a point of the grid lies.
pub fn point(cell: Cell, level: Level) -> Point {
    let steps = f64::from(level.steps_per_degree);
    Point::new(f64::from(cell.lon) / steps, f64::from(cell.lat) / steps)
}

/// On the grid, without repeats.
pub fn cells(points: &[Point], level: Level) -> Vec<Cell> {
    let mut cells: Vec<Cell> = points.iter().map(|point| point.cell(level)).collect();
    cells.dedup();
    cells
}

/// As [`cells`], for a ring: the last point is not the first again. `None` if no face is left.
pub fn ring_cells(points: &[Point], level: Level) -> Option<Vec<Cell>> {
    let mut cells = cells(points, level);
    while cells.len() > 1 && cells.first() == cells.last() {
        cells.pop();
    }
    (cells.len() > 2).then_some(cells)
}

/// Square world units.
pub fn area(ring: &[Point]) -> f64 {
    let world: Vec<World> = ring.iter().map(|point| point.world()).collect();
    let next = world.iter().cycle().skip(1);
    let twice: f64 = world.iter().zip(next).map(|(a, b)| a.x * b.y - b.x * a.y).sum();
    (twice / 2.0).abs()
}

/// The baked countries: what other layers are cut to and snapped on.
pub struct Ground {
    basemap: Basemap,
}

impl Ground {
    pub fn of(layers: &Layers) -> Result<Self> {
        let bytes = crate::encode::encode(layers);
        Ok(Self { basemap: Basemap::decode(&bytes).context("The baked countries cannot be read back.")? })
    }

    /// The outline of a country.
    pub fn rings(&self, a3: &str) -> Vec<Vec<Point>> {
        let country = self.basemap.countries().iter().find(|country| country.a3 == a3);
        let rings = country.map(|country| country.rings.as_slice()).unwrap_or_default();
        rings.iter().map(|ring| self.points(ring)).collect()
    }

    fn points(&self, ring: &[ArcRef]) -> Vec<Point> {
        self.basemap.ring(ring).into_iter().map(|cell| Point::from(self.basemap.lon_lat(cell))).collect()
    }

    pub fn country_at(&self, point: Point) -> Option<&str> {
        self.basemap.country_at(LonLat { lon: point.x, lat: point.y })
    }
}
