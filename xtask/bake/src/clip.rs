//! Cuts lines to the box, and keeps what lies outside as a walk along its edge.
//!
//! A ring that leaves the box is closed along the edge, around corners where it must. Lines are cut where they cross, so
//! what two countries share stays shared.

use crate::plane::{Bounds, LEFT_COARSE, NEAR, Point, is_near};

/// A line that must end elsewhere is bent over so much of its length.
const BEND_DEGREES: f64 = 0.5;

#[derive(Clone, Debug, PartialEq)]
pub enum Piece {
    Inside(Vec<Point>),
    /// Every point lies on the edge of the box.
    Along(Vec<Point>),
}

pub fn pieces(line: &[Point], bounds: Bounds) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    for edge in line.windows(2) {
        let cuts = cuts(edge[0], edge[1], &[bounds]);
        for part in cuts.windows(2) {
            let (a, b) = (part[0], part[1]);
            match (bounds.holds(a.middle(b)), pieces.last_mut()) {
                (true, Some(Piece::Inside(points))) => points.push(b),
                (true, _) => pieces.push(Piece::Inside(vec![a, b])),
                (false, Some(Piece::Along(points))) => points.push(clamp(b, bounds)),
                (false, _) => pieces.push(Piece::Along(vec![clamp(a, bounds), clamp(b, bounds)])),
            }
        }
    }
    pieces
}

/// Cut where it enters and leaves the fine box: what lies inside, and what does not.
pub fn split(line: &[Point]) -> Vec<(bool, Vec<Point>)> {
    let mut parts: Vec<(bool, Vec<Point>)> = Vec::new();
    for edge in line.windows(2) {
        let cuts = cuts(edge[0], edge[1], &[NEAR, LEFT_COARSE]);
        for part in cuts.windows(2) {
            let (a, b) = (part[0], part[1]);
            let inside = is_near(a.middle(b));
            match parts.last_mut() {
                Some((was, points)) if *was == inside => {
                    // A line of the box is only a cut where the line changes sides.
                    if points.last() == Some(&a) && a != edge[0] {
                        points.pop();
                    }
                    points.push(b);
                }
                _ => parts.push((inside, vec![a, b])),
            }
        }
    }
    parts
}

/// The shortest walk along the edge that turns around the same corners.
pub fn tighten(walk: &[Point], bounds: Bounds) -> Vec<Point> {
    let mut tight: Vec<Point> = Vec::new();
    for point in walk {
        tight.push(*point);
        loop {
            match tight.as_slice() {
                [.., a, b] if a == b => tight.truncate(tight.len() - 1),
                [.., a, b, c] if on_one_side(a, b, c, bounds) => {
                    tight.remove(tight.len() - 2);
                }
                _ => break,
            }
        }
    }
    tight
}

fn on_one_side(a: &Point, b: &Point, c: &Point, bounds: Bounds) -> bool {
    (a.x == b.x && b.x == c.x && (a.x == bounds.west || a.x == bounds.east))
        || (a.y == b.y && b.y == c.y && (a.y == bounds.south || a.y == bounds.north))
}

fn clamp(point: Point, bounds: Bounds) -> Point {
    Point::new(point.x.clamp(bounds.west, bounds.east), point.y.clamp(bounds.south, bounds.north))
}

/// Both ends, and between them the crossings with the four lines of each box, in order.
fn cuts(a: Point, b: Point, boxes: &[Bounds]) -> Vec<Point> {
    let mut cuts = vec![(0.0, a), (1.0, b)];
    for x in boxes.iter().flat_map(|bounds| [bounds.west, bounds.east]) {
        let t = (x - a.x) / (b.x - a.x);
        if t > 0.0 && t < 1.0 {
            cuts.push((t, Point::new(x, a.y + (b.y - a.y) * t)));
        }
    }
    for y in boxes.iter().flat_map(|bounds| [bounds.south, bounds.north]) {
        let t = (y - a.y) / (b.y - a.y);
        if t > 0.0 && t < 1.0 {
            cuts.push((t, Point::new(a.x + (b.x - a.x) * t, y)));
        }
    }
    cuts.sort_by(|a, b| a.0.total_cmp(&b.0));
    cuts.into_iter().map(|(_, point)| point).collect()
}

/// The parts of a line that lie in the box.
pub fn inside(line: &[Point], bounds: Bounds) -> Vec<Vec<Point>> {
    let kept = pieces(line, bounds).into_iter().filter_map(|piece| match piece {
        Piece::Inside(points) => Some(points),
        Piece::Along(_) => None,
    });
    kept.collect()
}

/// Moves the start of a line, and what follows less and less, so that its other end stays.
pub fn bend(points: &mut [Point], to: Point) {
    let Some(from) = points.first().copied() else { return };
    let length: f64 = points.windows(2).map(|edge| edge[0].distance(edge[1])).sum();
    let reach = length.min(BEND_DEGREES);
    let mut walked = 0.0;
    let mut before = from;
    for point in points.iter_mut() {
        walked += before.distance(*point);
        before = *point;
        let share = (1.0 - walked / reach).max(0.0);
        *point = Point::new(point.x + (to.x - from.x) * share, point.y + (to.y - from.y) * share);
    }
    points[0] = to;
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(points: &[(f64, f64)]) -> Vec<Point> {
        points.iter().map(|(x, y)| Point::new(*x, *y)).collect()
    }

    #[test]
    fn a_line_is_cut_only_where_it_enters_or_leaves_the_fine_box() {
        // Past the box to the north, then through its western edge; the lines of the box go on beyond it.
        let course = line(&[(40.0, 60.0), (60.0, 60.0), (60.0, 50.0), (40.0, 50.0)]);
        let parts = split(&course);
        let sides: Vec<bool> = parts.iter().map(|(inside, _)| *inside).collect();
        assert_eq!(sides, [false, true, false]);
        assert_eq!(parts[0].1, line(&[(40.0, 60.0), (60.0, 60.0), (60.0, NEAR.north)]));
        assert_eq!(parts[1].1, line(&[(60.0, NEAR.north), (60.0, 50.0), (NEAR.west, 50.0)]));
        // Around Demchok the fine box has a hole.
        let through = split(&line(&[(75.0, 33.0), (85.0, 33.0)]));
        assert_eq!(through.iter().map(|(inside, _)| *inside).collect::<Vec<_>>(), [true, false, true]);
    }

    #[test]
    fn a_bent_line_begins_where_it_is_told_and_ends_where_it_did() {
        let mut course = line(&[(50.0, 45.0), (50.1, 45.0), (50.3, 45.0), (53.0, 45.0)]);
        let to = Point::new(50.0, 45.02);
        bend(&mut course, to);
        assert_eq!(course[0], to);
        assert!(course[1].y < 45.02 && course[1].y > course[2].y && course[2].y > 45.0);
        assert_eq!(course[3], Point::new(53.0, 45.0));
        // A line shorter than the bend keeps its other end too: others meet it there.
        let mut short = line(&[(50.0, 45.0), (50.05, 45.0), (50.1, 45.0)]);
        bend(&mut short, to);
        assert_eq!(short[0], to);
        assert!((short[2].y - 45.0).abs() < 1e-12);
    }
}
