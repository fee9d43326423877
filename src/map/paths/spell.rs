//! Path data in the shortest spelling: relative steps of whole units, `l` left unsaid after `m`, a minus sign as separator.

use super::World;
use std::fmt::Write;

#[derive(Debug, Default)]
pub struct Spelling {
    text: String,
    /// Where the pen stands, in whole units.
    at: (i64, i64),
}

impl Spelling {
    pub fn text(self) -> String {
        self.text
    }

    /// A closed shape; nothing if it has no face.
    pub fn ring(&mut self, points: &[World]) {
        let mut points = steps(points);
        if points.len() > 1 && points.first() == points.last() {
            points.pop();
        }
        if let (3.., Some(start)) = (points.len(), points.first().copied()) {
            self.polyline(&points);
            self.text.push('z');
            self.at = start;
        }
    }

    /// An open line; nothing if it has no length.
    pub fn line(&mut self, points: &[World]) {
        let points = steps(points);
        if points.len() > 1 {
            self.polyline(&points);
        }
    }

    /// A smooth curve: from a start by a first handle, then for each piece the handle before its end and the end. The
    /// handle after an end mirrors the one before it, and `s` leaves it unsaid.
    pub fn curve(&mut self, start: World, handle: World, pieces: &[[World; 2]]) {
        self.text.push('m');
        self.step(whole(start), true);
        for (number, [before, end]) in pieces.iter().enumerate() {
            let from = self.at;
            match number {
                0 => {
                    self.text.push('c');
                    self.step(whole(handle), true);
                    self.at = from;
                }
                1 => self.text.push('s'),
                _ => {}
            }
            self.step(whole(*before), number == 1);
            self.at = from;
            self.step(whole(*end), false);
        }
    }

    fn polyline(&mut self, points: &[(i64, i64)]) {
        self.text.push('m');
        for (number, point) in points.iter().enumerate() {
            self.step(*point, number == 0);
        }
    }

    fn step(&mut self, to: (i64, i64), after_letter: bool) {
        let (dx, dy) = (to.0 - self.at.0, to.1 - self.at.1);
        self.at = to;
        let before_x = if after_letter || dx < 0 { "" } else { " " };
        let before_y = if dy < 0 { "" } else { " " };
        // Writing to a string cannot fail.
        let _ = write!(self.text, "{before_x}{dx}{before_y}{dy}");
    }
}

fn whole(point: World) -> (i64, i64) {
    (point.x.round() as i64, point.y.round() as i64)
}

fn steps(points: &[World]) -> Vec<(i64, i64)> {
    let mut points: Vec<(i64, i64)> = points.iter().copied().map(whole).collect();
    points.dedup();
    points
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(points: &[(f64, f64)]) -> Vec<World> {
        points.iter().map(|(x, y)| World { x: *x, y: *y }).collect()
    }

    #[test]
    fn a_ring_is_spelled_without_a_needless_sign() {
        let mut d = Spelling::default();
        d.ring(&at(&[(10.0, -4.0), (12.0, -4.0), (12.0, 1.0)]));
        d.line(&at(&[(11.0, -4.0), (11.2, -4.0), (9.0, -9.0)]));
        assert_eq!(d.text(), "m10-4 2 0 0 5zm1 0-2-5");
    }

    #[test]
    fn a_face_without_room_leaves_no_text() {
        let mut d = Spelling::default();
        d.ring(&at(&[(10.0, 4.0), (12.0, 4.0), (10.1, 4.1)]));
        d.line(&at(&[(10.0, 4.0), (10.1, 4.1)]));
        assert_eq!(d.text(), "");
    }
}
