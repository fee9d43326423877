//! Points in degrees, the grid they end on, and the baked ground that other layers are fitted to.

use anyhow::{Context, Result};
use sco_atlas::map::basemap::{Basemap, Cell, Frame, Layers};
use sco_atlas::map::{LonLat, World, project};

/// Degrees. `x` runs on past 180.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Point {
    pub x: f64,
    pub y: f64,
}

/// The box: Kyiv to Tokyo in view, and Chukotka whole.
pub const WEST: f64 = 20.0;
pub const EAST: f64 = 192.0;
pub const SOUTH: f64 = -5.0;
pub const NORTH: f64 = 82.0;

const STEPS_PER_DEGREE: u32 = 100;

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

    pub fn cell(self) -> Cell {
        let steps = f64::from(STEPS_PER_DEGREE);
        Cell { lon: (self.x * steps).round() as i32, lat: (self.y * steps).round() as i32 }
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

    pub fn in_box(self) -> bool {
        (WEST..=EAST).contains(&self.x) && (SOUTH..=NORTH).contains(&self.y)
    }

    /// Degrees, with longitudes shortened as at this latitude.
    pub fn distance(self, other: Self) -> f64 {
        ((self.x - other.x) * self.y.to_radians().cos()).hypot(self.y - other.y)
    }
}

impl From<Cell> for Point {
    fn from(cell: Cell) -> Self {
        let steps = f64::from(STEPS_PER_DEGREE);
        Self { x: f64::from(cell.lon) / steps, y: f64::from(cell.lat) / steps }
    }
}

pub fn frame() -> Frame {
    Frame {
        steps_per_degree: STEPS_PER_DEGREE,
        south_west: Point::new(WEST, SOUTH).cell(),
        north_east: Point::new(EAST, NORTH).cell(),
    }
}

/// On the grid, without repeats.
pub fn cells(points: &[Point]) -> Vec<Cell> {
    let mut cells: Vec<Cell> = points.iter().map(|point| point.cell()).collect();
    cells.dedup();
    cells
}

/// As [`cells`], for a ring: the last point is not the first again. `None` if no face is left.
pub fn ring_cells(points: &[Point]) -> Option<Vec<Cell>> {
    let mut cells = cells(points);
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
        rings.iter().map(|ring| self.basemap.ring(ring).into_iter().map(Point::from).collect()).collect()
    }

    pub fn country_at(&self, point: Point) -> Option<&str> {
        self.basemap.country_at(LonLat { lon: point.x, lat: point.y })
    }
}
