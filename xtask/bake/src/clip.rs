//! Cuts lines to the box, and keeps what lies outside as a walk along its edge.
//!
//! A ring that leaves the box is closed along the edge, around corners where it must. Lines are cut where they cross, so
//! what two countries share stays shared.

use crate::plane::{EAST, NORTH, Point, SOUTH, WEST};

#[derive(Clone, Debug, PartialEq)]
pub enum Piece {
    Inside(Vec<Point>),
    /// Every point lies on the edge of the box.
    Along(Vec<Point>),
}

pub fn pieces(line: &[Point]) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    for edge in line.windows(2) {
        let cuts = cuts(edge[0], edge[1]);
        for part in cuts.windows(2) {
            let (a, b) = (part[0], part[1]);
            let inside = Point::new((a.x + b.x) / 2.0, (a.y + b.y) / 2.0).in_box();
            match (inside, pieces.last_mut()) {
                (true, Some(Piece::Inside(points))) => points.push(b),
                (true, _) => pieces.push(Piece::Inside(vec![a, b])),
                (false, Some(Piece::Along(points))) => points.push(clamp(b)),
                (false, _) => pieces.push(Piece::Along(vec![clamp(a), clamp(b)])),
            }
        }
    }
    pieces
}

/// The shortest walk along the edge that turns around the same corners.
pub fn tighten(walk: &[Point]) -> Vec<Point> {
    let mut tight: Vec<Point> = Vec::new();
    for point in walk {
        tight.push(*point);
        loop {
            match tight.as_slice() {
                [.., a, b] if a == b => tight.truncate(tight.len() - 1),
                [.., a, b, c] if on_one_side(a, b, c) => {
                    tight.remove(tight.len() - 2);
                }
                _ => break,
            }
        }
    }
    tight
}

fn on_one_side(a: &Point, b: &Point, c: &Point) -> bool {
    (a.x == b.x && b.x == c.x && (a.x == WEST || a.x == EAST))
        || (a.y == b.y && b.y == c.y && (a.y == SOUTH || a.y == NORTH))
}

fn clamp(point: Point) -> Point {
    Point::new(point.x.clamp(WEST, EAST), point.y.clamp(SOUTH, NORTH))
}

/// Both ends, and between them the crossings with the four lines of the box, in order.
fn cuts(a: Point, b: Point) -> Vec<Point> {
    let mut cuts = vec![(0.0, a), (1.0, b)];
    for x in [WEST, EAST] {
        let t = (x - a.x) / (b.x - a.x);
        if t > 0.0 && t < 1.0 {
            cuts.push((t, Point::new(x, a.y + (b.y - a.y) * t)));
        }
    }
    for y in [SOUTH, NORTH] {
        let t = (y - a.y) / (b.y - a.y);
        if t > 0.0 && t < 1.0 {
            cuts.push((t, Point::new(a.x + (b.x - a.x) * t, y)));
        }
    }
    cuts.sort_by(|a, b| a.0.total_cmp(&b.0));
    cuts.into_iter().map(|(_, point)| point).collect()
}

/// The parts of a line that lie in the box.
pub fn inside(line: &[Point]) -> Vec<Vec<Point>> {
    let kept = pieces(line).into_iter().filter_map(|piece| match piece {
        Piece::Inside(points) => Some(points),
        Piece::Along(_) => None,
    });
    kept.collect()
}
