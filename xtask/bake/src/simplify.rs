//! Visvalingam and Whyatt: take away the point whose triangle is smallest, again and again.
//!
//! Triangles are measured in world units, as the reader sees them, and count less outside the core.

use crate::plane::Point;
use std::{cmp::Reverse, collections::BinaryHeap};

/// Keeps both ends, and every point whose weighted triangle is at least `least_area` square world units.
pub fn line(points: &[Point], least_area: f64, least_points: usize) -> Vec<Point> {
    let world: Vec<_> = points.iter().map(|point| point.world()).collect();
    let triangle = |a: usize, b: usize, c: usize| {
        let (a, at, c) = (world[a], world[b], world[c]);
        let area = ((at.x - a.x) * (c.y - a.y) - (c.x - a.x) * (at.y - a.y)).abs() / 2.0;
        area * points[b].weight()
    };
    let mut before: Vec<usize> = (0..points.len()).map(|i| i.saturating_sub(1)).collect();
    let mut after: Vec<usize> = (0..points.len()).map(|i| i + 1).collect();
    let mut alive = vec![true; points.len()];
    let mut areas = vec![f64::INFINITY; points.len()];
    let mut heap = BinaryHeap::new();
    for (i, area) in areas.iter_mut().enumerate().take(points.len().saturating_sub(1)).skip(1) {
        *area = triangle(i - 1, i, i + 1);
        heap.push(Reverse((area.to_bits(), i)));
    }
    let mut left = points.len();
    while let Some(Reverse((bits, i))) = heap.pop() {
        if !alive[i] || bits != areas[i].to_bits() {
            continue;
        }
        if areas[i] >= least_area || left <= least_points {
            break;
        }
        alive[i] = false;
        left -= 1;
        let (a, c) = (before[i], after[i]);
        (after[a], before[c]) = (c, a);
        for j in [a, c] {
            if j > 0 && j + 1 < points.len() {
                // Never less than what was taken away before it: a spike does not vanish after its foot.
                areas[j] = triangle(before[j], j, after[j]).max(areas[i]);
                heap.push(Reverse((areas[j].to_bits(), j)));
            }
        }
    }
    points.iter().zip(&alive).filter(|(_, alive)| **alive).map(|(point, _)| *point).collect()
}

/// A ring whose last point is not repeated: cut at its first point and the point farthest from it.
pub fn ring(points: &[Point], least_area: f64) -> Vec<Point> {
    let Some(first) = points.first() else { return Vec::new() };
    let far = (0..points.len()).max_by(|a, b| points[*a].distance(*first).total_cmp(&points[*b].distance(*first)));
    let far = far.unwrap_or_default();
    let mut there = line(&points[..=far], least_area, 2);
    let back: Vec<Point> = points[far..].iter().copied().chain([*first]).collect();
    let mut back = line(&back, least_area, 3);
    there.pop();
    back.pop();
    there.extend(back);
    there
}
