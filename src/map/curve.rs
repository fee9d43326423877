//! Curves through points, as SVG path data. Routes are schematic: smooth, without false bends.

use crate::number::{atan2, hypot, path, sin_cos};

use super::projection::{EARTH_RADIUS_KM, LonLat, World, project};

/// How far the tangents reach, as a share of the distance between neighbours.
const TENSION: f64 = 0.18;

/// A smooth line through places (Catmull-Rom as cubic Béziers), in world units.
pub fn through(places: &[LonLat]) -> String {
    let points: Vec<World> = places.iter().map(|&place| project(place)).collect();
    let mut text = String::new();
    for (i, point) in points.iter().enumerate() {
        let previous = i.checked_sub(1).and_then(|i| points.get(i));
        match previous {
            None => {
                text.push_str(&path(0, &[("M", point.x), (" ", point.y)]));
            }
            Some(from) => {
                let before = i.checked_sub(2).and_then(|i| points.get(i)).unwrap_or(from);
                let after = points.get(i + 1).unwrap_or(point);
                let curve = [
                    ("C", from.x + (point.x - before.x) * TENSION),
                    (" ", from.y + (point.y - before.y) * TENSION),
                    (" ", point.x - (after.x - from.x) * TENSION),
                    (" ", point.y - (after.y - from.y) * TENSION),
                    (" ", point.x),
                    (" ", point.y),
                ];
                text.push_str(&path(0, &curve));
            }
        }
    }
    text
}

/// Points on the shortest way over the sphere, `steps + 1` of them, ends included.
pub fn shortest_way(from: LonLat, to: LonLat, steps: u32) -> Vec<LonLat> {
    let (a, b) = (on_sphere(from), on_sphere(to));
    let (cross, dot) = (length(across(a, b)), a.0 * b.0 + a.1 * b.1 + a.2 * b.2);
    let angle = atan2(cross, dot);
    (0..=steps)
        .map(|step| {
            let t = f64::from(step) / f64::from(steps.max(1));
            // What each end gives; from a place to itself, or to the one opposite, no way is the shortest.
            let share = |t: f64| if cross < 1e-12 { t } else { sin_cos(angle * t).0 / cross };
            let (p, q) = (share(1.0 - t), share(t));
            let (x, y, z) = (p * a.0 + q * b.0, p * a.1 + q * b.1, p * a.2 + q * b.2);
            LonLat { lon: atan2(y, x).to_degrees(), lat: atan2(z, hypot(x, y)).to_degrees() }
        })
        .collect()
}

/// How far a place is from another, in kilometres, and in which of eight directions from north over east.
pub fn away(from: LonLat, to: LonLat) -> (f64, usize) {
    let (a, b) = (on_sphere(from), on_sphere(to));
    let angle = atan2(length(across(a, b)), a.0 * b.0 + a.1 * b.1 + a.2 * b.2);
    // The bearing at the start of the shortest way.
    let (sin_turn, cos_turn) = sin_cos((to.lon - from.lon).to_radians());
    let (sin_from, cos_from) = sin_cos(from.lat.to_radians());
    let (sin_to, cos_to) = sin_cos(to.lat.to_radians());
    let bearing = atan2(sin_turn * cos_to, cos_from * sin_to - sin_from * cos_to * cos_turn);
    let eighth = (bearing / std::f64::consts::FRAC_PI_4).round() as i32;
    (angle * EARTH_RADIUS_KM, eighth.rem_euclid(8) as usize)
}

/// From the middle of the Earth, in Earth radii.
type Vector = (f64, f64, f64);

fn on_sphere(place: LonLat) -> Vector {
    let (sin_lon, cos_lon) = sin_cos(place.lon.to_radians());
    let (sin_lat, cos_lat) = sin_cos(place.lat.to_radians());
    (cos_lat * cos_lon, cos_lat * sin_lon, sin_lat)
}

fn across(a: Vector, b: Vector) -> Vector {
    (a.1 * b.2 - a.2 * b.1, a.2 * b.0 - a.0 * b.2, a.0 * b.1 - a.1 * b.0)
}

fn length((x, y, z): Vector) -> f64 {
    (x * x + y * y + z * z).sqrt()
}

#[cfg(test)]
mod tests {
    use super::*;
    use geo::{Haversine, InterpolatePoint, Point};
    use proptest::prelude::*;

    prop_compose! {
        fn place()(lon in -179.0..179.0_f64, lat in -85.0..85.0_f64) -> LonLat {
            LonLat { lon, lat }
        }
    }

    proptest! {
        #[test]
        fn the_shortest_way_is_that_of_the_geo_crate(from in place(), to in place()) {
            let (a, b) = (Point::new(from.lon, from.lat), Point::new(to.lon, to.lat));
            for (step, ours) in shortest_way(from, to, 8).into_iter().enumerate() {
                let theirs = Haversine.point_at_ratio_between(a, b, step as f64 / 8.0);
                let away = length(across(on_sphere(ours), on_sphere(LonLat { lon: theirs.x(), lat: theirs.y() })));
                prop_assert!(away < 1e-7, "{ours:?} {theirs:?}");
            }
        }
    }

    proptest! {
        #[test]
        fn distance_and_direction_are_those_of_the_geo_crate(from in place(), to in place()) {
            use geo::{Bearing, Distance};
            let (a, b) = (Point::new(from.lon, from.lat), Point::new(to.lon, to.lat));
            let (km, direction) = away(from, to);
            prop_assert!((km - Haversine.distance(a, b) / 1000.0).abs() < 0.01);
            let bearing = Haversine.bearing(a, b);
            let turn = (bearing - direction as f64 * 45.0).rem_euclid(360.0);
            prop_assert!(km < 1.0 || turn.min(360.0 - turn) < 22.6, "{bearing}, {direction}");
        }
    }

    #[test]
    fn a_way_from_a_place_to_itself_stays_there() {
        let osh = LonLat { lon: 72.8, lat: 40.53 };
        for place in shortest_way(osh, osh, 4) {
            assert!((place.lon - osh.lon).abs() < 1e-9 && (place.lat - osh.lat).abs() < 1e-9);
        }
    }
}
