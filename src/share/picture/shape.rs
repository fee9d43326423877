//! The geometry that a picture takes along: the parts that it draws, and of those only what lies in sight.

use super::markup::Element;
use crate::map::labels::Area;
use crate::number;

/// Ends of the strokes of what lies just outside are seen.
const BESIDE_PX: f64 = 14.0;

/// From the world to the pixels of the map.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Camera {
    pub x: f64,
    pub y: f64,
    pub k: f64,
}

impl Camera {
    /// Reads `translate(512.44 362.88) scale(0.11046)`.
    pub fn read(transform: &str) -> Option<Self> {
        let inside = |name: &str| transform.split_once(name)?.1.split_once(')').map(|(inside, _)| inside);
        let mut moved = inside("translate(")?.split([' ', ',']).filter_map(number::read);
        let k = number::read(inside("scale(")?.trim()).filter(|k| *k > 0.0)?;
        Some(Self { x: moved.next()?, y: moved.next()?, k })
    }

    /// Whether anything of a path of the sheet can be seen on a map of this size. Curves are not asked.
    pub fn sees(&self, path: &str, (width, height): (f64, f64)) -> bool {
        let Some(area) = bounds(path) else { return true };
        let (x, y) = (|x: f64| x * self.k + self.x, |y: f64| y * self.k + self.y);
        x(area.right) > -BESIDE_PX
            && x(area.left) < width + BESIDE_PX
            && y(area.bottom) > -BESIDE_PX
            && y(area.top) < height + BESIDE_PX
    }
}

/// Of a path of straight lines as the sheet has them: a move, then steps, all relative.
fn bounds(path: &str) -> Option<Area> {
    let mut area: Option<Area> = None;
    let (mut x, mut y) = (0.0, 0.0);
    let mut start = (0.0, 0.0);
    for part in path.split('m').skip(1) {
        let (steps, closed) = part.strip_suffix('z').map_or((part, false), |steps| (steps, true));
        let lengths = lengths(steps)?;
        let mut pairs = lengths.iter().zip(lengths.iter().skip(1)).step_by(2);
        for (n, (dx, dy)) in pairs.by_ref().enumerate() {
            x += dx;
            y += dy;
            if n == 0 {
                start = (x, y);
            }
            let known = area.get_or_insert(Area { left: x, top: y, right: x, bottom: y });
            known.left = known.left.min(x);
            known.right = known.right.max(x);
            known.top = known.top.min(y);
            known.bottom = known.bottom.max(y);
        }
        if closed {
            (x, y) = start;
        }
    }
    area
}

fn lengths(steps: &str) -> Option<Vec<f64>> {
    let apart = steps.replace('-', " -");
    apart.split([' ', ',']).filter(|length| !length.is_empty()).map(number::read).collect()
}

/// A part of the fine sheet in units of the world: its own are quarters, which would make its strokes thinner.
pub fn in_world_units(part: &mut Element) {
    let Some(scale) = part.get("transform").and_then(|transform| transform.strip_prefix("scale(")?.strip_suffix(')'))
    else {
        return;
    };
    let Some(scale) = number::read(&["0", scale].concat()) else { return };
    part.remove("transform");
    part.each_mut(&mut |element| {
        if let Some(path) = element.get("d") {
            element.set("d", scaled(path, scale));
        }
    });
}

fn scaled(path: &str, scale: f64) -> String {
    let mut text = String::new();
    let mut length = String::new();
    let put = |length: &mut String, text: &mut String| {
        if let Some(value) = number::read(length) {
            let written = number::fixed(value * scale, 2);
            let written = written.trim_end_matches('0').trim_end_matches('.');
            let is_apart = written.starts_with('-') || !text.ends_with(|c: char| c.is_ascii_digit());
            text.push_str(if is_apart { "" } else { " " });
            text.push_str(if written.is_empty() { "0" } else { written });
        }
        length.clear();
    };
    for letter in path.chars() {
        match letter {
            '0'..='9' | '.' => length.push(letter),
            '-' => {
                put(&mut length, &mut text);
                length.push('-');
            }
            _ => {
                put(&mut length, &mut text);
                if letter.is_ascii_alphabetic() {
                    text.push(letter);
                }
            }
        }
    }
    put(&mut length, &mut text);
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_camera_is_read_and_knows_what_it_sees() {
        let camera = Camera::read("translate(100.5 50) scale(0.5)").unwrap();
        assert_eq!(camera, Camera { x: 100.5, y: 50.0, k: 0.5 });
        let size = (200.0, 100.0);
        assert!(camera.sees("m0 0 10 10-5 3z", size));
        assert!(!camera.sees("m400 0 10 10-5 3z", size));
        // The second part is told from where the first one began.
        assert!(camera.sees("m400 0 10 10zm-400 0 5 5", size));
        assert!(camera.sees("m4000 0c1 2 3 4 5 6", size));
        assert_eq!(Camera::read("scale(0)"), None);
    }

    #[test]
    fn quarters_become_units() {
        assert_eq!(scaled("m4 8-2 1 0-4zm1-1 40 0", 0.25), "m1 2-0.5 0.25 0-1zm0.25-0.25 10 0");
        let mut part =
            super::super::markup::read("<g id=\"a\" transform=\"scale(.25)\"><path d=\"m4 4\"/></g>").unwrap();
        in_world_units(&mut part);
        assert_eq!(part.get("transform"), None);
        assert_eq!(part.elements().next().and_then(|path| path.get("d")), Some("m1 1"));
    }
}
