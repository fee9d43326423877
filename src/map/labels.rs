//! Where names find room: boxes that are taken, and the first free of a few good spots.
//!
//! Nothing is measured: widths are estimated from four classes of glyphs, wide enough for every font of the stack.
//! Whoever asks first is served first, so the order of asking is the priority.

use crate::number::hypot;

use super::camera::{Screen, Size};
use super::names::Side;

/// A box on the map, in pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Area {
    pub left: f64,
    pub top: f64,
    pub right: f64,
    pub bottom: f64,
}

impl Area {
    pub fn around(centre: Screen, reach: f64) -> Self {
        Self { left: centre.x - reach, top: centre.y - reach, right: centre.x + reach, bottom: centre.y + reach }
    }

    pub fn overlaps(&self, other: &Self) -> bool {
        self.left < other.right && self.right > other.left && self.top < other.bottom && self.bottom > other.top
    }
}

/// How strongly a taken box keeps others out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Hold {
    /// A line that a dot may sit on, but no name.
    Line,
    /// The dot of a capital: no name lies on it, not even one that may lie on lines.
    Dot,
    /// Anything else.
    Full,
}

/// The boxes already taken on a map of a size.
#[derive(Clone, Debug)]
pub struct Taken {
    size: Size,
    boxes: Vec<(Area, Hold)>,
}

/// Text that found its place. `x` is where `anchor` says, `y` the base line.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spot {
    pub x: f64,
    pub y: f64,
    pub anchor: Anchor,
    pub area: Area,
    pub px: f64,
    /// Which of its spots it took, by their number or by the side.
    pub choice: u8,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    Start,
    Middle,
    End,
}

impl Anchor {
    pub const fn word(self) -> &'static str {
        match self {
            Anchor::Start => "start",
            Anchor::Middle => "middle",
            Anchor::End => "end",
        }
    }
}

/// Share of the type size above and below the base line.
const ASCENT: f64 = 0.76;
const DESCENT: f64 = 0.3;
/// No name nearer than this to the edge of the map.
const EDGE_PX: f64 = 3.0;

impl Taken {
    pub fn new(size: Size) -> Self {
        Self { size, boxes: Vec::new() }
    }

    pub fn add(&mut self, area: Area, hold: Hold) {
        let within =
            area.right > 0.0 && area.bottom > 0.0 && area.left < self.size.width && area.top < self.size.height;
        if within {
            self.boxes.push((area, hold));
        }
    }

    /// Small boxes along a line, so that names keep clear of it.
    pub fn add_line(&mut self, points: &[Screen], reach: f64, hold: Hold) {
        const STEP_PX: f64 = 7.0;
        for (from, to) in points.iter().zip(points.iter().skip(1)) {
            let length = hypot(to.x - from.x, to.y - from.y);
            let outside = from.x.max(to.x) < 0.0
                || from.y.max(to.y) < 0.0
                || from.x.min(to.x) > self.size.width
                || from.y.min(to.y) > self.size.height;
            if outside || length > 20_000.0 {
                continue;
            }
            let steps = (length / STEP_PX).ceil().max(1.0) as u32;
            for step in 0..=steps {
                let t = f64::from(step) / f64::from(steps);
                let point = Screen { x: from.x + (to.x - from.x) * t, y: from.y + (to.y - from.y) * t };
                self.add(Area::around(point, reach), hold);
            }
        }
    }

    /// Whether nothing that holds at least as strongly as `against` is in the way, and the map's edge is not either.
    #[inline(never)]
    pub fn is_free(&self, area: &Area, against: Hold) -> bool {
        area.left >= EDGE_PX
            && area.top >= EDGE_PX
            && area.right <= self.size.width - EDGE_PX
            && area.bottom <= self.size.height - EDGE_PX
            && !self.boxes.iter().any(|(taken, hold)| *hold >= against && taken.overlaps(area))
    }

    /// Beside a sign of radius `r`: the first of `sides` where nothing holds as strongly as `against`.
    #[inline(never)]
    pub fn beside(&mut self, at: Screen, r: f64, width: f64, px: f64, against: Hold, sides: &[Side]) -> Option<Spot> {
        let spot = sides
            .iter()
            .map(|&side| spot_beside(at, r, width, px, side))
            .find(|spot| self.is_free(&spot.area, against))?;
        self.add(spot.area, Hold::Full);
        Some(spot)
    }

    /// Centred on the first point where it fits, with room for a note of `note_px` below.
    #[inline(never)]
    pub fn centred(&mut self, points: &[(u8, Screen)], width: f64, px: f64, note_px: f64) -> Option<Spot> {
        points.iter().find_map(|&(choice, at)| self.centred_on(at, choice, width, px, note_px))
    }

    fn centred_on(&mut self, at: Screen, choice: u8, width: f64, px: f64, note_px: f64) -> Option<Spot> {
        let area = Area {
            left: at.x - width / 2.0 - 2.0,
            top: at.y - px * 0.82,
            right: at.x + width / 2.0 + 2.0,
            bottom: at.y + px * DESCENT + note_px,
        };
        if !self.is_free(&area, Hold::Line) {
            return None;
        }
        self.add(area, Hold::Full);
        Some(Spot { x: at.x, y: at.y, anchor: Anchor::Middle, area, px, choice })
    }

    /// Along a curve given by points: takes all of it or nothing.
    pub fn along(&mut self, points: &[Screen], px: f64, against: Hold) -> bool {
        let areas: Vec<Area> = points
            .iter()
            .map(|point| Area {
                left: point.x - px * 0.45,
                top: point.y - px * 0.85,
                right: point.x + px * 0.45,
                bottom: point.y + px * 0.3,
            })
            .collect();
        let free = areas.iter().all(|area| self.is_free(area, against));
        if free {
            areas.into_iter().for_each(|area| self.add(area, Hold::Full));
        }
        free
    }
}

fn spot_beside(at: Screen, r: f64, width: f64, px: f64, side: Side) -> Spot {
    let (dx, dy) = match side {
        Side::E => (1.0, 0.0),
        Side::W => (-1.0, 0.0),
        Side::N => (0.0, -1.0),
        Side::S => (0.0, 1.0),
        Side::NE => (0.72, -0.8),
        Side::NW => (-0.72, -0.8),
        Side::SE => (0.72, 0.8),
        Side::SW => (-0.72, 0.8),
    };
    let x = at.x + dx * (r + 3.0);
    let edge = at.y + dy * (r + 2.0);
    let (anchor, left) = if dx > 0.0 {
        (Anchor::Start, x)
    } else if dx < 0.0 {
        (Anchor::End, x - width)
    } else {
        (Anchor::Middle, x - width / 2.0)
    };
    let base = if dy == 0.0 {
        at.y + px * 0.33
    } else if dy < 0.0 {
        // What hangs below the line keeps off the sign.
        edge - px * 0.08
    } else {
        edge + px * ASCENT
    };
    let area = Area {
        left: left - 1.0,
        top: base - px * ASCENT - 1.0,
        right: left + width + 1.0,
        bottom: base + px * DESCENT,
    };
    Spot { x, y: base, anchor, area, px, choice: side as u8 }
}

/// An estimate of the width of roman text, in pixels. `track` is letter spacing in ems.
#[inline(never)]
pub fn text_width(text: &str, px: f64, track: f64) -> f64 {
    let ems: f64 = text
        .chars()
        .map(|c| match c {
            'i' | 'j' | 'l' | 'f' | 't' | 'ı' | ' ' | '.' | ',' | '\'' | '’' | 'I' => 0.37,
            'W' => 1.18,
            'm' | 'w' | 'M' => 0.94,
            'A'..='Z' | 'Ç' | 'Ğ' | 'Ö' | 'Ş' | 'Ü' | 'İ' => 0.79,
            _ => 0.595,
        })
        .sum();
    ems * px + text.chars().count() as f64 * track * px
}

/// The same for bold text.
pub fn bold_width(text: &str, px: f64) -> f64 {
    text_width(text, px * 1.1, 0.0)
}

/// The same for text that the style sheet sets in capitals.
pub fn caps_width(text: &str, px: f64, track: f64) -> f64 {
    let ems: f64 = text
        .chars()
        .map(|c| match c {
            'I' | 'İ' | 'i' | 'ı' => 0.42,
            ' ' | '.' => 0.32,
            'M' | 'W' | 'm' | 'w' => 0.98,
            'N' | 'H' | 'O' | 'n' | 'h' | 'o' | 'Ö' | 'ö' => 0.83,
            _ => 0.76,
        })
        .sum();
    ems * px + text.chars().count() as f64 * track * px
}
