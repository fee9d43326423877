//! Lakes from the topology inside plotly.js: only its lakes are Natural Earth, its countries are not.

use crate::{
    plane::{self, COARSE, Level, Point, WHOLE},
    script, simplify,
    topojson::Topology,
};
use anyhow::{Context, Result};
use sco_atlas::map::basemap::Lake;

const LEAST_TRIANGLE: f64 = 36.0;
/// Square world units (0.41 km²) in the core.
const LEAST_LAKE: f64 = 500.0;

/// The source has no names: these are told by a point in the water.
const NAMES: [(&str, f64, f64); 36] = [
    ("Lake Baikal", 107.7, 53.3),
    ("Lake Balkhash", 78.0, 46.62),
    ("Issyk-Kul", 77.3, 42.4),
    ("Aral Sea", 60.8, 46.5),
    ("Aral Sea (west)", 58.5, 45.2),
    ("Lake Zaysan", 84.0, 48.0),
    ("Alakol", 81.75, 46.1),
    ("Tengiz", 69.0, 50.45),
    ("Sarygamysh", 57.4, 41.9),
    ("Chardara", 68.2, 41.15),
    ("Toktogul", 72.9, 41.8),
    ("Lake Ladoga", 31.5, 60.8),
    ("Lake Onega", 35.5, 61.6),
    ("Rybinsk Reservoir", 38.4, 58.5),
    ("Lake Van", 42.9, 38.6),
    ("Lake Urmia", 45.5, 37.7),
    ("Lake Sevan", 45.35, 40.35),
    ("Lake Tuz", 33.4, 38.8),
    ("Khövsgöl", 100.5, 51.0),
    ("Uvs Nuur", 92.8, 50.3),
    ("Khyargas Nuur", 93.3, 49.2),
    ("Hulun Nur", 117.4, 48.95),
    ("Lake Khanka", 132.4, 45.0),
    ("Qinghai Hu", 100.2, 36.9),
    ("Nam Co", 90.6, 30.7),
    ("Siling Co", 88.95, 31.8),
    ("Bosten Hu", 87.0, 41.95),
    ("Tai Hu", 120.15, 31.2),
    ("Poyang Hu", 116.3, 29.1),
    ("Hongze Hu", 118.6, 33.3),
    ("Tonle Sap", 104.0, 12.9),
    ("Lake Chany", 77.5, 54.85),
    ("Lake Taymyr", 102.0, 74.5),
    ("Lake Peipus", 27.5, 58.7),
    ("Lake Saimaa", 28.3, 61.3),
    ("Lake Victoria", 33.0, -1.0),
];

pub fn bake(geo_assets: &str, level: Level) -> Result<Vec<Lake>> {
    let json = script::object_after(geo_assets, "require_world_50m = ")?;
    let topology: Topology = serde_json::from_str(&json).context("The lakes are not TopoJSON.")?;
    let arcs = topology.arcs();
    let mut lakes: Vec<Lake> = Vec::new();
    for geometry in &topology.objects.get("lakes").context("The topology has no lakes.")?.geometries {
        for polygon in geometry.polygons()? {
            let rings: Vec<Vec<Point>> = polygon.iter().map(|ring| walk(&arcs, ring)).collect();
            let Some(shore) = rings.first() else { continue };
            if !shore.iter().all(|point| WHOLE.holds(*point)) {
                continue;
            }
            let kept: Vec<_> = (rings.iter())
                .filter(|ring| plane::area(ring) * ring[0].weight() >= level.least(LEAST_LAKE, shore[0]))
                .filter_map(|ring| {
                    // At 50m a shore has no point too many for the fine level.
                    let least_triangle = if level == COARSE { LEAST_TRIANGLE } else { 0.0 };
                    let thinned = simplify::ring(ring, least_triangle);
                    plane::ring_cells(&thinned, level)
                })
                .collect();
            let name = NAMES.iter().find(|(_, x, y)| contains(shore, Point::new(*x, *y))).map_or("", |(name, ..)| name);
            let lake = Lake { name: name.to_owned(), rings: kept };
            // Some lakes stand in the source twice.
            if !lake.rings.is_empty() && !lakes.contains(&lake) {
                lakes.push(lake);
            }
        }
    }
    lakes.sort_by(|a, b| (&a.name, &a.rings).cmp(&(&b.name, &b.rings)));
    Ok(lakes)
}

fn walk(arcs: &[Vec<Point>], ring: &[i64]) -> Vec<Point> {
    let mut points = Vec::new();
    for number in ring {
        match *number {
            n if n < 0 => points.extend(arcs[!n as usize].iter().rev()),
            n => points.extend(&arcs[n as usize]),
        }
        points.pop();
    }
    points
}

/// By the even-odd rule.
pub fn contains(ring: &[Point], at: Point) -> bool {
    let next = ring.iter().cycle().skip(1);
    let crosses = |(a, b): &(&Point, &Point)| {
        (a.y > at.y) != (b.y > at.y) && at.x < a.x + (b.x - a.x) * (at.y - a.y) / (b.y - a.y)
    };
    ring.iter().zip(next).filter(crosses).count() % 2 == 1
}
