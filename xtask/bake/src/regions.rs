//! Borders between the first-level regions of the five Central Asian states, as lines.
//!
//! Only what two regions of one state share is drawn: the outer edge belongs to the countries, which come from a coarser
//! source. Loose ends are moved onto it.

use crate::{
    geopackage::Geopackage,
    plane::{self, Ground, Level, Point},
    simplify,
};
use anyhow::Result;
use sco_atlas::map::basemap::Line;
use std::collections::BTreeMap;

const STATES: [&str; 5] = ["KAZ", "KGZ", "TJK", "TKM", "UZB"];
const LEAST_TRIANGLE: f64 = 140.0;
/// Cities that are regions of their own are too small to draw, in square world units.
const LEAST_REGION: f64 = 9_000.0;
/// A loose end this near to the border of its state reaches it.
const REACH_DEGREES: f64 = 0.2;

type Key = (u64, u64);

pub fn bake(package: &Geopackage, ground: &Ground, level: Level) -> Result<Vec<Line>> {
    let mut lines = Vec::new();
    for state in STATES {
        let outline = ground.rings(state);
        let mut users: BTreeMap<(Key, Key), (usize, [Point; 2])> = BTreeMap::new();
        for ring in package.rows("states_provinces", &format!("adm0_a3 = '{state}'"))?.iter().flatten() {
            let is_city = plane::area(ring) < LEAST_REGION;
            for edge in ring.windows(2) {
                let (a, b) = (edge[0].key(), edge[1].key());
                let entry = users.entry((a.min(b), a.max(b))).or_insert((0, [edge[0], edge[1]]));
                entry.0 += if is_city { 9 } else { 1 };
            }
        }
        let inner: Vec<[Point; 2]> = users.into_values().filter(|(n, _)| *n == 2).map(|(_, edge)| edge).collect();
        let mut degree: BTreeMap<Key, usize> = BTreeMap::new();
        inner.iter().flatten().for_each(|point| *degree.entry(point.key()).or_default() += 1);
        for chain in chains(inner, &degree) {
            let mut chain = inside(&chain, state, ground);
            for end in [true, false] {
                let loose = if end { chain.last() } else { chain.first() };
                let Some(loose) = loose.copied() else { continue };
                if degree.get(&loose.key()).copied().unwrap_or(1) > 2 {
                    continue;
                }
                if let Some(reached) = nearest(&outline, loose).filter(|near| near.distance(loose) < REACH_DEGREES) {
                    if end { chain.push(reached) } else { chain.insert(0, reached) }
                }
            }
            let Some(first) = chain.first().copied() else { continue };
            let cells = plane::cells(&simplify::line(&chain, level.least(LEAST_TRIANGLE, first), 2), level);
            if cells.len() > 1 {
                lines.push(cells);
            }
        }
    }
    Ok(lines)
}

/// Lines from junction to junction.
fn chains(edges: Vec<[Point; 2]>, degree: &BTreeMap<Key, usize>) -> Vec<Vec<Point>> {
    let mut chains: Vec<Vec<Point>> = Vec::new();
    let is_end = |point: &Point| degree.get(&point.key()) != Some(&2);
    let mut pool: Vec<Vec<Point>> = edges.into_iter().map(Vec::from).collect();
    while let Some(mut chain) = pool.pop() {
        for _ in 0..2 {
            while let Some(end) = chain.last().copied().filter(|end| !is_end(end)) {
                let next = pool.iter().position(|edge| edge.contains(&end));
                let Some(next) = next else { break };
                let edge = pool.swap_remove(next);
                chain.extend(edge.into_iter().filter(|point| *point != end));
            }
            chain.reverse();
        }
        chains.push(chain);
    }
    chains
}

/// The longest part of a line that lies in its state.
fn inside(line: &[Point], state: &str, ground: &Ground) -> Vec<Point> {
    let runs = line.chunk_by(|a, b| (ground.country_at(*a) == Some(state)) == (ground.country_at(*b) == Some(state)));
    let kept = runs.filter(|run| ground.country_at(run[0]) == Some(state)).max_by_key(|run| run.len());
    kept.map(<[Point]>::to_vec).unwrap_or_default()
}

/// The nearest point of an outline.
pub fn nearest(rings: &[Vec<Point>], to: Point) -> Option<Point> {
    let on = rings.iter().flat_map(|ring| ring.iter().zip(ring.iter().cycle().skip(1))).map(|(a, b)| foot(*a, *b, to));
    on.min_by(|a, b| a.distance(to).total_cmp(&b.distance(to)))
}

/// The point of an edge that is nearest to another.
pub fn foot(a: Point, b: Point, to: Point) -> Point {
    let shrink = to.y.to_radians().cos();
    let (ex, ey) = ((b.x - a.x) * shrink, b.y - a.y);
    let (px, py) = ((to.x - a.x) * shrink, to.y - a.y);
    let length = ex * ex + ey * ey;
    let t = if length > 0.0 { ((px * ex + py * ey) / length).clamp(0.0, 1.0) } else { 0.0 };
    Point::new(a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t)
}
