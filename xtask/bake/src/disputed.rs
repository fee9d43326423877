//! Areas that one state runs and another claims, cut out of the baked countries.
//!
//! Their free edges come from Natural Earth 10m by way of QGIS; wherever an edge runs along a border or a coast, the baked
//! border takes its place, so that the hatching ends where the country does.

use crate::{
    geopackage::Geopackage,
    lakes,
    plane::{self, Ground, Level, Point},
    regions, rivers, simplify,
};
use anyhow::{Context, Result, ensure};
use sco_atlas::map::basemap::Disputed;
use std::collections::BTreeMap;

const LEAST_TRIANGLE: f64 = 24.0;
/// An edge nearer than this to the border of its country is that border.
const ON_THE_BORDER_DEGREES: f64 = 0.12;
/// An edge that never gets farther than this from the border is a quarrel of two sources, not an edge of the area.
const NEVER_FAR_DEGREES: f64 = 0.2;

struct Area {
    id: &'static str,
    name: &'static str,
    /// The country it is drawn in.
    a3: &'static str,
    from: From,
}

enum From {
    /// The country itself.
    Whole,
    /// Polygons of `states_provinces`, taken together.
    Province(&'static str),
    /// Lines of `disputed_borders` cut it off; a point in it says on which side.
    Lines(&'static str, [f64; 2]),
}

use From::{Lines, Province, Whole};

const AREAS: [Area; 14] = [
    area("abkhazia", "Abkhazia", "GEO", Province("adm0_a3 = 'GEO' AND name = 'Abkhazia'")),
    area("aksai-chin", "Aksai Chin", "CHN", Lines("fid = 21", [79.3, 35.2])),
    area("arunachal-pradesh", "Arunachal Pradesh", "IND", Province("name = 'Arunachal Pradesh'")),
    area("azad-kashmir", "Azad Kashmir", "PAK", Province("name = 'Azad Kashmir'")),
    area("baikonur", "Baikonur", "KAZ", Province("adm0_a3 = 'KAB'")),
    area("crimea", "Crimea", "UKR", Province("name IN ('Crimea', 'Sevastopol')")),
    area("donbas", "Donbas", "UKR", Lines("fid = 45", [38.6, 48.0])),
    area("gilgit-baltistan", "Gilgit-Baltistan", "PAK", Province("name = 'Northern Areas'")),
    area("jammu-and-kashmir", "Jammu and Kashmir", "IND", Province("name = 'Jammu and Kashmir'")),
    area("nagorno-karabakh", "Nagorno-Karabakh", "AZE", Lines("fid IN (29, 40, 42)", [46.75, 39.8])),
    area("shaksgam", "Shaksgam", "CHN", Lines("fid = 15", [76.6, 36.1])),
    area("siachen", "Siachen", "KAS", Whole),
    area("south-ossetia", "South Ossetia", "GEO", Lines("fid = 9", [44.0, 42.3])),
    area("transnistria", "Transnistria", "MDA", Lines("fid = 7", [29.6, 46.9])),
];

const fn area(id: &'static str, name: &'static str, a3: &'static str, from: From) -> Area {
    Area { id, name, a3, from }
}

pub fn bake(package: &Geopackage, ground: &Ground, level: Level) -> Result<Vec<Disputed>> {
    AREAS
        .iter()
        .map(|area| cut(area, package, ground, level).with_context(|| format!("{} cannot be cut.", area.name)))
        .collect()
}

fn cut(area: &Area, package: &Geopackage, ground: &Ground, level: Level) -> Result<Disputed> {
    let outline = ground.rings(area.a3);
    let ring = match area.from {
        Whole => outline.into_iter().next().context("The country is missing.")?,
        Province(condition) => {
            let rings = union(package.rows("states_provinces", condition)?.into_iter().flatten().collect());
            let ring = rings.into_iter().max_by(|a, b| plane::area(a).total_cmp(&plane::area(b)));
            let mut ring = ring.context("It is missing.")?;
            ring.pop();
            snap(&ring, &outline, level, |point| ground.country_at(point) == Some(area.a3))
        }
        Lines(condition, [x, y]) => {
            let lines = rivers::join(package.rows("disputed_borders", condition)?.into_iter().flatten().collect());
            let line = lines.into_iter().max_by_key(Vec::len).context("It is missing.")?;
            let (outline, from, to) = home(&outline, &line).context("Its ends are on no border.")?;
            let at = Point::new(x, y);
            let line = simplify::line(&line, level.least(LEAST_TRIANGLE, at), 2);
            let [one, other] = [false, true].map(|turned| [line.clone(), path(outline, to, from, turned)].concat());
            match (lakes::contains(&one, at), lakes::contains(&other, at)) {
                (true, true) if plane::area(&other) < plane::area(&one) => other,
                (true, _) => one,
                (false, true) => other,
                (false, false) => anyhow::bail!("The point that tells its side is on neither."),
            }
        }
    };
    let ring = plane::ring_cells(&ring, level).context("Nothing is left of it.")?;
    ensure!(ring.len() < 2_000, "It has no end.");
    Ok(Disputed { id: area.id.to_owned(), name: area.name.to_owned(), rings: vec![ring] })
}

/// A place on a ring: on the edge after this corner.
#[derive(Clone, Copy)]
struct Stop {
    corner: usize,
    point: Point,
}

fn stop(ring: &[Point], to: Point) -> Option<Stop> {
    let edges = ring.iter().zip(ring.iter().cycle().skip(1)).enumerate();
    let feet = edges.map(|(corner, (a, b))| Stop { corner, point: regions::foot(*a, *b, to) });
    feet.min_by(|a, b| a.point.distance(to).total_cmp(&b.point.distance(to)))
}

/// The ring of a country on which both ends of a line lie best.
fn home<'a>(rings: &'a [Vec<Point>], line: &[Point]) -> Option<(&'a [Point], Stop, Stop)> {
    let (first, last) = (*line.first()?, *line.last()?);
    let stops = rings.iter().filter_map(|ring| Some((ring.as_slice(), stop(ring, first)?, stop(ring, last)?)));
    let miss = |(_, a, b): &(&[Point], Stop, Stop)| a.point.distance(first) + b.point.distance(last);
    stops.min_by(|a, b| miss(a).total_cmp(&miss(b)))
}

/// Along a ring from one stop to another, one way or the other.
fn path(ring: &[Point], from: Stop, to: Stop, turned: bool) -> Vec<Point> {
    let n = ring.len();
    let mut points = vec![from.point];
    if turned {
        let steps = (from.corner + n - to.corner) % n;
        points.extend((0..steps).map(|i| ring[(from.corner + n - i) % n]));
    } else {
        let steps = (to.corner + n - from.corner) % n;
        points.extend((1..=steps).map(|i| ring[(from.corner + i) % n]));
    }
    points.push(to.point);
    points
}

/// Closed lines around neighbouring polygons: edges that two of them share go.
fn union(rings: Vec<Vec<Point>>) -> Vec<Vec<Point>> {
    if rings.len() == 1 {
        return rings;
    }
    let mut edges: BTreeMap<_, (usize, Vec<Point>)> = BTreeMap::new();
    for edge in rings.iter().flat_map(|ring| ring.windows(2)) {
        let (a, b) = (edge[0].key(), edge[1].key());
        edges.entry((a.min(b), a.max(b))).or_insert((0, edge.to_vec())).0 += 1;
    }
    rivers::join(edges.into_values().filter(|(n, _)| *n == 1).map(|(_, edge)| edge).collect())
}

/// Puts the country's own border in the place of every run of a ring that follows it or strays beyond it.
fn snap(ring: &[Point], outline: &[Vec<Point>], level: Level, inside: impl Fn(Point) -> bool) -> Vec<Point> {
    let n = ring.len();
    let least_triangle = ring.first().map_or(LEAST_TRIANGLE, |first| level.least(LEAST_TRIANGLE, *first));
    let far = |point: &Point| match regions::nearest(outline, *point) {
        Some(found) if inside(*point) => found.distance(*point),
        _ => 0.0,
    };
    let far: Vec<f64> = ring.iter().map(far).collect();
    let mut on: Vec<bool> = far.iter().map(|far| *far < ON_THE_BORDER_DEGREES).collect();
    if let Some(start) = (0..n).find(|i| !on[*i] && on[(i + n - 1) % n]) {
        let order: Vec<usize> = (0..n).map(|i| (i + start) % n).collect();
        let was = on.clone();
        for run in order.chunk_by(|a, b| was[*a] == was[*b]) {
            let never_far = run.iter().all(|i| far[*i] < NEVER_FAR_DEGREES);
            run.iter().for_each(|i| on[*i] = never_far);
        }
    }
    let Some(start) = (0..n).find(|i| !on[*i] && on[(i + n - 1) % n]) else {
        return simplify::ring(ring, least_triangle);
    };
    let order: Vec<usize> = (0..n).map(|i| (i + start) % n).collect();
    let mut snapped = Vec::new();
    for run in order.chunk_by(|a, b| on[*a] == on[*b]) {
        let points: Vec<Point> = run.iter().map(|i| ring[*i]).collect();
        match (on[run[0]], home(outline, &points)) {
            (true, Some((outline, from, to))) => {
                let ways = [false, true].map(|turned| path(outline, from, to, turned));
                // The way that stays with the run, not the way around the country.
                let stray = |way: &Vec<Point>| -> f64 {
                    let far = |point: &Point| points.iter().map(|p| p.distance(*point)).fold(f64::INFINITY, f64::min);
                    way.iter().map(far).fold(0.0, f64::max)
                };
                let [one, other] = ways;
                snapped.extend(if stray(&one) <= stray(&other) { one } else { other });
            }
            _ => snapped.extend(simplify::line(&points, least_triangle, 2)),
        }
    }
    snapped
}
