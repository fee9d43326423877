//! What stands on the ruler, in pixels: a square for each dated event, heaped where they crowd, a bar under the line for
//! what is known to the year only. Worked out once for a ruler; a clock that moves only says where it is cut.
//!
//! Paths are written in the order of time, so that what is past is the head of one text and what is to come its tail.

use super::sieve::Sieve;
use super::stage::Props;
use crate::number::path;
use crate::time::{Axis, Day, Precision};

/// Where on the ruler marks may stand, in pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Room {
    /// The line that carries the squares.
    pub base: f64,
    /// They reach no higher than this.
    pub top: f64,
    /// The pitch of squares in a heap that is not pressed together.
    pub pitch: f64,
    /// Whether bars of year-only events are drawn.
    pub years: bool,
}

/// Marks of one look in the order of time.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Strand {
    path: String,
    /// The day of each mark, and how far the path reaches with it.
    ends: Vec<(Day, usize)>,
}

impl Strand {
    fn add(&mut self, day: Day, mark: &str) {
        self.path.push_str(mark);
        self.ends.push((day, self.path.len()));
    }

    /// What has begun by a day, and what has not.
    pub fn cut(&self, now: Day) -> (&str, &str) {
        let begun = self.ends.partition_point(|(day, _)| *day <= now);
        let at = begun.checked_sub(1).and_then(|last| self.ends.get(last)).map_or(0, |(_, end)| *end);
        self.path.split_at_checked(at).unwrap_or(("", &self.path))
    }

    pub fn len(&self) -> usize {
        self.ends.len()
    }

    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }
}

/// The sign of an event where the ruler is near enough to tell kinds apart.
#[derive(Clone, Debug, PartialEq)]
pub struct Sign {
    pub event: usize,
    pub day: Day,
    pub x: f64,
    pub y: f64,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Track {
    /// What the argument rests on.
    pub heavy: Strand,
    pub light: Strand,
    pub years: Strand,
    /// What the sieve holds back.
    pub aside: String,
    pub signs: Vec<Sign>,
    /// Events share a column whose height is their number: there are more than squares find room.
    pub dense: bool,
    /// Where the mark of each event stands, by its number.
    spots: Vec<Option<Spot>>,
    base: f64,
}

#[derive(Clone, Copy, Debug, PartialEq)]
struct Spot {
    x: f64,
    y: f64,
    width: f64,
    height: f64,
}

/// Squares are no wider and no narrower than this.
const SIDE_PX: (f64, f64) = (2.2, 6.4);
/// Squares pressed closer than this are one column.
const LEAST_PITCH_PX: f64 = 1.9;
/// A month this wide has room for signs.
const SIGN_PX: f64 = 15.0;
/// Rows of signs, and of bars of years.
const SIGN_ROWS: usize = 3;
const YEAR_ROWS: usize = 4;

/// A stretch of the ruler whose events stand on one heap.
struct Heap {
    x: f64,
    width: f64,
    events: Vec<usize>,
}

impl Track {
    pub fn new(stage: &Props, axis: &Axis, room: Room, sieve: &Sieve) -> Self {
        let mut track = Self { spots: vec![None; stage.dated()], base: room.base, ..Self::default() };
        let bins = Bins::of(axis);
        let mut heaps: Vec<(i32, Heap)> = Vec::new();
        let mut years: Vec<usize> = Vec::new();
        for (number, event) in stage.atlas.events.iter().enumerate().take(stage.dated()) {
            let Some(start) = event.when.map(|when| when.start.earliest) else { continue };
            if !axis.holds(start.first_day()) {
                continue;
            }
            if start.precision() == Precision::Year {
                years.push(number);
                continue;
            }
            let (bin, x, width) = bins.at(axis, start.first_day());
            // They come in the order of time, so that only the last heap may be theirs.
            match heaps.last_mut().filter(|(last, _)| *last == bin) {
                Some((_, heap)) => heap.events.push(number),
                None => heaps.push((bin, Heap { x, width, events: vec![number] })),
            }
        }
        let highest = room.base - 3.0 - room.top;
        let most = heaps.iter().map(|(_, heap)| heap.events.len()).max().unwrap_or(0);
        track.dense = most as f64 * LEAST_PITCH_PX > highest;
        let signs = !track.dense && room.years && bins.width(axis) >= SIGN_PX;
        for (_, heap) in &heaps {
            let columns = ((heap.width / SIGN_PX) as usize).max(1);
            if track.dense {
                track.column(stage, heap, highest / most as f64);
            } else if signs && heap.events.len() <= columns * SIGN_ROWS {
                track.kinds(stage, heap, columns, sieve);
            } else {
                track.squares(stage, heap, room, highest, sieve);
            }
        }
        if room.years {
            track.bars(stage, axis, &years, sieve);
        }
        track
    }

    /// The mark of an event, as a path; of one known to the year only it is a line.
    pub fn mark(&self, event: usize) -> Option<(String, bool)> {
        let Spot { x, y, width, height } = (*self.spots.get(event)?)?;
        Some(if height > 0.0 { (rect(x, y, width, height), false) } else { (line(x, y, width), true) })
    }

    fn squares(&mut self, stage: &Props, heap: &Heap, room: Room, highest: f64, sieve: &Sieve) {
        let side = (heap.width - 1.6).clamp(SIDE_PX.0, SIDE_PX.1);
        let pitch = room.pitch.min(highest / heap.events.len() as f64);
        let height = (pitch - 1.1).max(pitch * 0.7);
        let x = heap.x + (heap.width - side) / 2.0;
        for (row, &number) in heap.events.iter().enumerate() {
            let Some(event) = stage.event(number) else { continue };
            let day = event.when.map_or(Day(0), |when| when.first_day());
            let y = self.base - 3.0 - row as f64 * pitch - height;
            self.stands(number, Spot { x, y, width: side, height });
            let mark = rect(x, y, side, height);
            match (sieve.passes(event), event.essential) {
                (false, _) => self.aside.push_str(&mark),
                (true, true) => self.heavy.add(day, &mark),
                (true, false) => self.light.add(day, &mark),
            }
        }
    }

    /// Signs side by side and over each other, where the heap is wide enough for them.
    fn kinds(&mut self, stage: &Props, heap: &Heap, columns: usize, sieve: &Sieve) {
        const PITCH_PX: f64 = SIGN_PX - 3.0;
        let used = heap.events.len().min(columns);
        let left = heap.x + (heap.width - used as f64 * PITCH_PX) / 2.0;
        for (place, &number) in heap.events.iter().enumerate() {
            let Some(event) = stage.event(number) else { continue };
            let x = left + (place % columns) as f64 * PITCH_PX;
            let y = self.base - 3.0 - ((place / columns) as f64 + 1.0) * PITCH_PX;
            if sieve.passes(event) {
                let day = event.when.map_or(Day(0), |when| when.first_day());
                self.signs.push(Sign { event: number, day, x: x + PITCH_PX / 2.0, y: y + PITCH_PX / 2.0 });
                // The sign itself is drawn crimson: a bar under it says the same without colour.
                self.stands(number, Spot { x, y: y + PITCH_PX - 0.5, width: PITCH_PX - 2.0, height: 0.0 });
            }
        }
    }

    fn stands(&mut self, number: usize, spot: Spot) {
        if let Some(known) = self.spots.get_mut(number) {
            *known = Some(spot);
        }
    }

    fn column(&mut self, stage: &Props, heap: &Heap, event_px: f64) {
        let width = (heap.width - 0.6).max(1.0);
        let height = (heap.events.len() as f64 * event_px).max(1.5);
        let spot = Spot { x: heap.x, y: self.base - 3.0 - height, width, height };
        for &number in &heap.events {
            self.stands(number, spot);
        }
        let first = heap.events.first().and_then(|&number| stage.event(number)?.when);
        let day = first.map_or(Day(0), |when| when.first_day());
        self.heavy.add(day, &rect(spot.x, spot.y, width, height));
    }

    /// A bar as long as our ignorance.
    fn bars(&mut self, stage: &Props, axis: &Axis, years: &[usize], sieve: &Sieve) {
        let mut row = (i16::MIN, 0);
        for &number in years {
            let Some(event) = stage.event(number) else { continue };
            let Some(start) = event.when.map(|when| when.start.earliest) else { continue };
            row = if row.0 == start.year() { (row.0, row.1 + 1) } else { (start.year(), 0) };
            if row.1 >= YEAR_ROWS {
                continue;
            }
            let y = self.base + 7.5 + row.1 as f64 * 3.8;
            let (from, to) = (axis.x(start.first_day()) + 2.0, axis.x(Day(start.last_day().0 + 1)) - 2.0);
            let width = (to - from).max(2.0);
            self.stands(number, Spot { x: from, y, width, height: 0.0 });
            if sieve.passes(event) {
                self.years.add(start.first_day(), &line(from, y, width));
            }
        }
    }
}

fn rect(x: f64, y: f64, width: f64, height: f64) -> String {
    [&path(1, &[("M", x), (" ", y), ("h", width), ("v", height), ("h", -width)]), "z"].concat()
}

fn line(x: f64, y: f64, width: f64) -> String {
    path(1, &[("M", x), (" ", y), ("h", width)])
}

/// How events are heaped: by quarter, by month where months are wide enough, each day for itself where dates stand evenly
/// apart or the ruler is very near.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Bins {
    Quarter,
    Month,
    Day,
}

impl Bins {
    fn of(axis: &Axis) -> Self {
        let month_px = (axis.right - axis.left) / (f64::from(axis.last.0 - axis.first.0) / 30.44);
        match month_px {
            _ if axis.is_even() => Bins::Day,
            px if px > 90.0 => Bins::Day,
            px if px >= 5.5 => Bins::Month,
            _ => Bins::Quarter,
        }
    }

    /// The number of the heap of a day, where it begins, and how wide it is.
    fn at(self, axis: &Axis, day: Day) -> (i32, f64, f64) {
        let (year, month, _) = day.civil();
        let month = month as i32 - 1;
        let (bin, from, to) = match self {
            Bins::Quarter => {
                let quarter = month / 3;
                (year * 4 + quarter, first_of(year * 12 + quarter * 3), first_of(year * 12 + quarter * 3 + 3))
            }
            Bins::Month => (year * 12 + month, first_of(year * 12 + month), first_of(year * 12 + month + 1)),
            Bins::Day => {
                let x = axis.x(day);
                return (day.0, x - 4.0, 8.0);
            }
        };
        let x = axis.x(from);
        (bin, x, axis.x(to) - x)
    }

    fn width(self, axis: &Axis) -> f64 {
        match self {
            Bins::Day if axis.is_even() => 0.0,
            Bins::Day => SIGN_PX,
            _ => self.at(axis, axis.first).2,
        }
    }
}

/// The first day of a month counted from the year nought.
fn first_of(months: i32) -> Day {
    Day::from_civil(months.div_euclid(12), months.rem_euclid(12) as u32 + 1, 1)
}
