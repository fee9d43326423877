//! What a plate remembers for the one after it, so that names do not flicker while the map moves by a little: where each
//! stood, and which spots it has given up.

use super::{Curved, Name};
use crate::map::{Camera, Screen};

#[derive(Default)]
pub struct Memory {
    /// Pixels a world unit; 0: there was no plate.
    k: f64,
    way: Way,
    kept: Vec<Kept>,
}

/// Whether the map comes nearer or goes away. What was given up on the way is free again when the map turns back.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Way {
    #[default]
    Still,
    Nearer,
    Farther,
}

#[derive(Clone, Copy)]
struct Kept {
    mark: u32,
    known: Recall,
    /// How near the map was when it last gave up a spot.
    k: f64,
}

/// What is known of a name.
#[derive(Clone, Copy, Default)]
pub struct Recall {
    /// The spot it took on the plate before.
    pub last: Option<u8>,
    /// It had to go, and waits until the map turns back.
    pub gone: bool,
    /// Spots it gave up, a bit for each.
    left: u16,
}

impl Recall {
    pub fn has_left(self, choice: u8) -> bool {
        self.left & bit(choice) != 0
    }

    /// The spots not given up, numbered, where it stood before the others.
    #[inline(never)]
    pub fn order(self, spots: &[Screen]) -> Vec<(u8, Screen)> {
        let mut order = Vec::new();
        for stood in [true, false] {
            for (number, spot) in spots.iter().enumerate() {
                let number = number as u8;
                if (self.last == Some(number)) == stood && !self.has_left(number) {
                    order.push((number, *spot));
                }
            }
        }
        order
    }
}

fn bit(choice: u8) -> u16 {
    1 << (choice & 15)
}

/// A key in four bytes (FNV-1a): a confusion of two would only cost a name its old spot.
fn mark(head: &str, id: &str) -> u32 {
    let mut mark = 0x811c_9dc5_u32;
    for text in [head, id] {
        for byte in text.bytes() {
            mark = (mark ^ u32::from(byte)).wrapping_mul(0x0100_0193);
        }
    }
    mark
}

/// A map that moved more than this against its scale is another map: it owes nothing to the one before.
const LITTLE: f64 = 1.8;
/// What was given up is given up for so long.
const LONG: f64 = 2.0;

fn within(ratio: f64, reach: f64) -> bool {
    ratio < reach && ratio * reach > 1.0
}

impl Memory {
    /// What of it counts for another camera.
    pub fn seen_from(&self, camera: Camera) -> Self {
        let k = camera.k();
        let ratio = k / self.k;
        if !within(ratio, LITTLE) {
            return Self::default();
        }
        let way = match ratio {
            ratio if ratio > 1.0001 => Way::Nearer,
            ratio if ratio < 0.9999 => Way::Farther,
            _ => Way::Still,
        };
        let on = way == self.way && way != Way::Still;
        let mut kept = self.kept.clone();
        for one in &mut kept {
            if !on || !within(k / one.k, LONG) {
                one.known.left = 0;
                one.known.gone = false;
            }
        }
        Self { k, way, kept }
    }

    /// A name by the two halves of its key.
    #[inline(never)]
    pub fn recall(&self, head: &str, id: &str) -> Recall {
        self.find(mark(head, id)).map(|kept| kept.known).unwrap_or_default()
    }

    fn find(&self, mark: u32) -> Option<&Kept> {
        self.kept.iter().find(|kept| kept.mark == mark)
    }

    /// What the plate with these names will be remembered by.
    pub fn after(&self, camera: Camera, names: &[Name], curved: &[Curved]) -> Self {
        let mut next = Self { k: camera.k(), way: self.way, kept: Vec::new() };
        for name in names {
            next.keep(self, mark("", &name.key), name.choice);
        }
        for curved in curved {
            next.keep(self, mark("", &curved.key), 0);
        }
        for kept in &self.kept {
            if next.find(kept.mark).is_none() && (kept.known.gone || kept.known.last.is_some()) {
                let k = if kept.known.gone { kept.k } else { next.k };
                let known = Recall { last: None, gone: true, ..kept.known };
                next.kept.push(Kept { known, k, ..*kept });
            }
        }
        next
    }

    #[inline(never)]
    fn keep(&mut self, before: &Self, mark: u32, choice: u8) {
        let mut kept = before.find(mark).copied().unwrap_or(Kept { mark, known: Recall::default(), k: self.k });
        if let Some(last) = kept.known.last.filter(|last| *last != choice) {
            kept.known.left |= bit(last);
            kept.k = self.k;
        }
        kept.known.last = Some(choice);
        kept.known.gone = false;
        self.kept.push(kept);
    }
}
