//! Meridians and parallels every 10°, as cubic curves.
//!
//! A curve through both ends of a 20° piece with the true directions there strays by less than half a world unit, and
//! takes a tenth of the text of a line with points every 2°.

use super::super::{LonLat, World, project};
use super::spell::Spelling;

const EVERY_DEGREES: i32 = 10;
const PIECE_DEGREES: i32 = 20;
const LON_DEGREES: [i32; 2] = [0, 200];
const LAT_DEGREES: [i32; 2] = [0, 80];

pub fn path() -> String {
    let mut d = Spelling::default();
    let [west, east] = LON_DEGREES;
    let [south, north] = LAT_DEGREES;
    for lon in (west..=east).step_by(EVERY_DEGREES as usize) {
        line(&mut d, south, north, |lat| LonLat { lon: f64::from(lon), lat });
    }
    for lat in (south..=north).step_by(EVERY_DEGREES as usize) {
        line(&mut d, west, east, |lon| LonLat { lon, lat: f64::from(lat) });
    }
    d.text()
}

fn line(d: &mut Spelling, from: i32, to: i32, place: impl Fn(f64) -> LonLat) {
    let at = |degrees: f64| project(place(degrees));
    let third = f64::from(PIECE_DEGREES) / 3.0;
    // The derivative by a small step to either side.
    let handle = |degrees: f64, reach: f64| {
        let (before, here, after) = (at(degrees - 0.01), at(degrees), at(degrees + 0.01));
        World { x: here.x + (after.x - before.x) / 0.02 * reach, y: here.y + (after.y - before.y) / 0.02 * reach }
    };
    let pieces: Vec<[World; 2]> = (from..to)
        .step_by(PIECE_DEGREES as usize)
        .map(|start| {
            let end = f64::from(start + PIECE_DEGREES);
            [handle(end, -third), at(end)]
        })
        .collect();
    d.curve(at(f64::from(from)), handle(f64::from(from), third), &pieces);
}
