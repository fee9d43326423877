//! Meridians and parallels as cubic curves.
//!
//! A curve through both ends of a piece with the true directions there strays, for 20°, by less than half a world unit,
//! and takes a tenth of the text of a line with points every 2°.

use super::super::{LonLat, World, project};
use super::spell::Spelling;

/// A net in whole degrees: each side is a multiple of the pieces.
pub struct Net {
    every: i32,
    /// Lines at its multiples are left to a wider net.
    but: i32,
    piece: i32,
    lon: [i32; 2],
    lat: [i32; 2],
}

pub const WIDE: Net = Net { every: 10, but: 360, piece: 20, lon: [0, 200], lat: [0, 80] };
/// As far as the reader comes near, and some way beyond.
pub const NEAR: Net = Net { every: 2, but: 10, piece: 10, lon: [40, 110], lat: [20, 60] };

impl Net {
    pub fn path(&self, units_per_world: f64) -> String {
        let mut d = Spelling::default();
        let [west, east] = self.lon;
        let [south, north] = self.lat;
        let at = |place: LonLat| {
            let World { x, y } = project(place);
            World { x: x * units_per_world, y: y * units_per_world }
        };
        for lon in (west..=east).step_by(self.every as usize).filter(|lon| self.has(*lon)) {
            self.line(&mut d, self.lat, |lat| at(LonLat { lon: f64::from(lon), lat }));
        }
        for lat in (south..=north).step_by(self.every as usize).filter(|lat| self.has(*lat)) {
            self.line(&mut d, self.lon, |lon| at(LonLat { lon, lat: f64::from(lat) }));
        }
        d.text()
    }

    fn has(&self, degrees: i32) -> bool {
        degrees == 0 || degrees % self.but != 0
    }

    fn line(&self, d: &mut Spelling, [from, to]: [i32; 2], at: impl Fn(f64) -> World) {
        let third = f64::from(self.piece) / 3.0;
        // The derivative by a small step to either side.
        let handle = |degrees: f64, reach: f64| {
            let (before, here, after) = (at(degrees - 0.01), at(degrees), at(degrees + 0.01));
            World { x: here.x + (after.x - before.x) / 0.02 * reach, y: here.y + (after.y - before.y) / 0.02 * reach }
        };
        let pieces: Vec<[World; 2]> = (from..to)
            .step_by(self.piece as usize)
            .map(|start| {
                let end = f64::from(start + self.piece);
                [handle(end, -third), at(end)]
            })
            .collect();
        d.curve(at(f64::from(from)), handle(f64::from(from), third), &pieces);
    }
}
