//! Curves through points, as SVG path data. Routes are schematic: smooth, without false bends.

use std::fmt::Write;

use super::projection::{LonLat, World, project};

/// How far the tangents reach, as a share of the distance between neighbours.
const TENSION: f64 = 0.18;

/// A smooth line through places (Catmull-Rom as cubic Béziers), in world units.
pub fn through(places: &[LonLat]) -> String {
    let points: Vec<World> = places.iter().map(|&place| project(place)).collect();
    let mut path = String::new();
    for (i, point) in points.iter().enumerate() {
        let previous = i.checked_sub(1).and_then(|i| points.get(i));
        match previous {
            None => {
                let _ = write!(path, "M{:.0} {:.0}", point.x, point.y);
            }
            Some(from) => {
                let before = i.checked_sub(2).and_then(|i| points.get(i)).unwrap_or(from);
                let after = points.get(i + 1).unwrap_or(point);
                let _ = write!(
                    path,
                    "C{:.0} {:.0} {:.0} {:.0} {:.0} {:.0}",
                    from.x + (point.x - before.x) * TENSION,
                    from.y + (point.y - before.y) * TENSION,
                    point.x - (after.x - from.x) * TENSION,
                    point.y - (after.y - from.y) * TENSION,
                    point.x,
                    point.y
                );
            }
        }
    }
    path
}

/// Points on the shortest way over the sphere, `steps + 1` of them, ends included.
pub fn shortest_way(from: LonLat, to: LonLat, steps: u32) -> Vec<LonLat> {
    use geo::{Haversine, InterpolatePoint, Point};
    let (a, b) = (Point::new(from.lon, from.lat), Point::new(to.lon, to.lat));
    (0..=steps)
        .map(|step| {
            let point = Haversine.point_at_ratio_between(a, b, f64::from(step) / f64::from(steps.max(1)));
            LonLat { lon: point.x(), lat: point.y() }
        })
        .collect()
}

/// Kilometres over the sphere.
pub fn distance_km(from: LonLat, to: LonLat) -> f64 {
    use geo::{Distance, Haversine, Point};
    Haversine.distance(Point::new(from.lon, from.lat), Point::new(to.lon, to.lat)) / 1000.0
}
