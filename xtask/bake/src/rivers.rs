//! Named rivers: Natural Earth 50m, and from 10m those that the region needs and 50m leaves out.

use crate::{
    clip,
    plane::{self, COARSE, FINE, LEFT_COARSE, NEAR, Point, WHOLE},
    simplify,
};
use anyhow::{Context, Result};
use dbase::{Encoding, FieldValue, Record, encoding::LossyCodePage, yore::code_pages::CP1252};
use sco_atlas::map::basemap::{Line, River};
use shapefile::Shape;
use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
};

const LEAST_TRIANGLE: f64 = 260.0;
/// Shorter rivers go, in degrees in the core, and up to four times as much far away.
const LEAST_LENGTH_DEGREES: f64 = 0.5;
const LEAST_LENGTH_WEIGHT: f64 = 0.25;

/// Rivers of this rank and beyond are seen only close up, and are kept only where the reader comes close.
const CLOSE_UP_RANK: u8 = 6;
const CLOSE_UP_WEIGHT: f64 = 0.5;

/// Rivers that only the fine level has are shown with the last, so that none appears when the levels change.
const NEW_RANK: u8 = 8;
const LEAST_FINE_DEGREES: f64 = 0.3;
/// A river's two courses meet at the edge when they are no farther apart.
const MEET_DEGREES: f64 = 0.15;

/// Only at 10m.
const MORE: [&str; 22] = [
    "Aksu",
    "Atrek (Atrak)",
    "Belaya",
    "Esil",
    "Gandak",
    "Harirud",
    "Herlen (Kerulen)",
    "Ile",
    "Ingoda",
    "Ishim",
    "Jhelum",
    "Katun",
    "Künes",
    "Nen",
    "Onon",
    "Orhon",
    "Ravi",
    "Shilka",
    "Vitim",
    "Wei",
    "Yalu",
    "Zarafshon",
];

pub fn bake(shapes_50m: &Path, shapes_10m: &Path) -> Result<Vec<River>> {
    let mut rivers: BTreeMap<(u8, String), Vec<Vec<Point>>> = BTreeMap::new();
    // The 50m text is UTF-8 although its header says Latin-1; the 10m text is what its header says.
    let coarse = read(shapes_50m, dbase::UnicodeLossy)?;
    let fine = read(shapes_10m, LossyCodePage(CP1252))?;
    let more = fine.into_iter().filter(|(_, name, _)| MORE.contains(&name.as_str()));
    for (rank, name, lines) in coarse.into_iter().chain(more) {
        if !name.is_empty() {
            rivers
                .entry((rank.max(1), name))
                .or_default()
                .extend(lines.iter().flat_map(|line| clip::inside(line, WHOLE)));
        }
    }
    let mut baked = Vec::new();
    for ((rank, name), lines) in rivers {
        let seen = |line: &Vec<Point>| {
            let weight = line.iter().map(|point| point.weight()).fold(0.0, f64::max);
            length(line) * weight.clamp(LEAST_LENGTH_WEIGHT, 1.0) >= LEAST_LENGTH_DEGREES
                && (rank < CLOSE_UP_RANK || weight >= CLOSE_UP_WEIGHT)
        };
        let joined = join(lines).into_iter().filter(seen);
        let lines: Vec<_> = (joined.map(|line| plane::cells(&simplify::line(&line, LEAST_TRIANGLE, 2), COARSE)))
            .filter(|line| line.len() > 1)
            .collect();
        if !lines.is_empty() {
            baked.push(River { name, rank, lines });
        }
    }
    Ok(baked)
}

/// The fine level: outside its box the coarse rivers, inside their courses at 10m, and close up those that 50m has not.
pub fn fine(coarse: &[River], shapes_50m: &Path, shapes_10m: &Path) -> Result<Vec<River>> {
    let mut courses: BTreeMap<String, (u8, Vec<Vec<Point>>)> = BTreeMap::new();
    let rows_10m = read(shapes_10m, LossyCodePage(CP1252))?;
    let at_10m: BTreeSet<String> = rows_10m.iter().map(|(_, name, _)| name.clone()).collect();
    let rows_50m = read(shapes_50m, dbase::UnicodeLossy)?.into_iter().filter(|(_, name, _)| !at_10m.contains(name));
    for (rank, name, lines) in rows_10m.into_iter().chain(rows_50m).filter(|(_, name, _)| !name.is_empty()) {
        let course = courses.entry(name).or_insert((rank, Vec::new()));
        course.1.extend(
            lines.iter().flat_map(|line| clip::split(line)).filter(|(inside, _)| *inside).map(|(_, line)| line),
        );
    }
    let mut rivers = Vec::new();
    for River { name, rank, lines } in coarse {
        let points = |line: &Line| -> Vec<Point> { line.iter().map(|cell| plane::point(*cell, COARSE)).collect() };
        let split = lines.iter().flat_map(|line| clip::split(&points(line)));
        let outside: Vec<Vec<Point>> = split.filter(|(inside, _)| !inside).map(|(_, line)| line).collect();
        let inside = courses.remove(name).map(|(_, lines)| lines).unwrap_or_default();
        let mut lines: Vec<Line> = thinned(&meeting(join(inside), &outside));
        lines.extend(outside.iter().map(|line| plane::cells(line, FINE)));
        rivers.push(River { name: name.clone(), rank: *rank, lines });
    }
    for (name, (rank, lines)) in courses {
        let lines = thinned(&join(lines));
        if !lines.is_empty() {
            rivers.push(River { name, rank: rank.max(NEW_RANK), lines });
        }
    }
    Ok(rivers)
}

/// Lines that reach the edge end where a line outside begins.
fn meeting(mut lines: Vec<Vec<Point>>, outside: &[Vec<Point>]) -> Vec<Vec<Point>> {
    let ends: Vec<Point> = outside.iter().flat_map(|line| [line[0], line[line.len() - 1]]).collect();
    let near = |point: Point| {
        ends.iter()
            .copied()
            .find(|end| (NEAR.edges(*end) || LEFT_COARSE.edges(*end)) && end.distance(point) < MEET_DEGREES)
    };
    for line in &mut lines {
        for _ in 0..2 {
            if let Some(to) = near(line[0]) {
                clip::bend(line, to);
            }
            line.reverse();
        }
    }
    lines
}

fn thinned(lines: &[Vec<Point>]) -> Vec<Line> {
    let long = lines.iter().filter(|line| length(line) >= LEAST_FINE_DEGREES);
    long.map(|line| plane::cells(&simplify::line(line, FINE.least(LEAST_TRIANGLE, line[0]), 2), FINE)).collect()
}

type Row = (u8, String, Vec<Vec<Point>>);

fn read<E: Encoding + 'static>(path: &Path, encoding: E) -> Result<Vec<Row>> {
    let shapes = shapefile::ShapeReader::from_path(path)?.read()?;
    let records = dbase::Reader::from_path_with_encoding(path.with_extension("dbf"), encoding)?.read()?;
    shapes.into_iter().zip(records).map(|(shape, record)| row(shape, &record)).collect()
}

fn row(shape: Shape, record: &Record) -> Result<Row> {
    let name = match record.get("name") {
        Some(FieldValue::Character(name)) => name.clone().unwrap_or_default(),
        _ => String::new(),
    };
    let rank = match record.get("scalerank") {
        Some(FieldValue::Numeric(rank)) => rank.context("A river has no rank.")? as u8,
        _ => anyhow::bail!("The rivers have no column scalerank."),
    };
    let lines = match shape {
        Shape::Polyline(line) => line.into_inner(),
        _ => Vec::new(),
    };
    let points = |line: Vec<shapefile::Point>| line.into_iter().map(|point| Point::new(point.x, point.y)).collect();
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    Ok((rank, name, lines.into_iter().map(points).collect()))
}

/// Joins lines end to end, so that the pieces of a river are thinned as one.
pub fn join(mut lines: Vec<Vec<Point>>) -> Vec<Vec<Point>> {
    let mut joined = Vec::new();
    while let Some(mut line) = lines.pop() {
        while let Some((i, turned)) = lines.iter().enumerate().find_map(|(i, next)| {
            let end = line.last()?;
            if next.first()? == end { Some((i, false)) } else { (next.last()? == end).then_some((i, true)) }
        }) {
            let mut next = lines.remove(i);
            if turned {
                next.reverse();
            }
            line.extend(next.into_iter().skip(1));
        }
        while let Some((i, turned)) = lines.iter().enumerate().find_map(|(i, next)| {
            let start = line.first()?;
            if next.last()? == start { Some((i, false)) } else { (next.first()? == start).then_some((i, true)) }
        }) {
            let mut next = lines.remove(i);
            if turned {
                next.reverse();
            }
            next.pop();
            next.append(&mut line);
            line = next;
        }
        joined.push(line);
    }
    joined.reverse();
    joined
}

fn length(line: &[Point]) -> f64 {
    line.windows(2).map(|edge| edge[0].distance(edge[1])).sum()
}
