//! New inputs from old ones: bytes changed, words put in, parts doubled, moved and joined. The same seed gives the same.

/// Xorshift: no more chance than is needed.
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    pub fn roll(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    /// Below the bound; 0 for none.
    pub fn below(&mut self, bound: usize) -> usize {
        usize::try_from(self.roll() >> 11).unwrap_or_default().checked_rem(bound).unwrap_or_default()
    }

    pub fn pick<'a, T>(&mut self, items: &'a [T]) -> Option<&'a T> {
        items.get(self.below(items.len()))
    }
}

/// What belongs to a door: the words that mean something there, and how long an input grows.
pub struct Rules {
    pub words: &'static [&'static [u8]],
    pub longest: usize,
}

/// `bytes` changed one to six times; `other` lends parts.
pub fn mutated(bytes: &[u8], other: &[u8], rules: &Rules, dice: &mut Dice) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    for _ in 0..=dice.below(6) {
        change(&mut bytes, other, rules, dice);
    }
    bytes.truncate(rules.longest);
    bytes
}

fn change(bytes: &mut Vec<u8>, other: &[u8], rules: &Rules, dice: &mut Dice) {
    let (from, to) = span(bytes, dice);
    match dice.below(12) {
        0 => flip(bytes, from, dice),
        1 => set(bytes, from, [0, 1, 0x7f, 0x80, 0xff, b'"', b'%'].get(dice.below(7)).copied().unwrap_or_default()),
        2 => drop(bytes.drain(from..to)),
        3 => bytes.truncate(from),
        4 | 5 => {
            let word = dice.pick(rules.words).copied().unwrap_or_default();
            put(bytes, from, if dice.below(2) == 0 { from } else { to }, word);
        }
        6 => {
            let part = bytes.get(from..to).unwrap_or_default().to_vec();
            put(bytes, from, from, &part);
        }
        7 => {
            let part = bytes.get(from..to).unwrap_or_default().to_vec();
            let at = dice.below(bytes.len() + 1);
            put(bytes, at, at, &part);
        }
        8 => {
            let (start, end) = span(other, dice);
            let part = other.get(start..end).unwrap_or_default().to_vec();
            put(bytes, from, to, &part);
        }
        9 => number(bytes, from, dice),
        10 => flip(bytes, from, dice),
        _ => swell(bytes, from, to, rules, dice),
    }
}

/// Mostly short.
fn span(bytes: &[u8], dice: &mut Dice) -> (usize, usize) {
    let from = dice.below(bytes.len() + 1);
    let room = bytes.len() - from;
    let length = if dice.below(4) == 0 { dice.below(room + 1) } else { dice.below(room.min(16) + 1) };
    (from, from + length)
}

fn put(bytes: &mut Vec<u8>, from: usize, to: usize, part: &[u8]) {
    let (from, to) = (from.min(bytes.len()), to.clamp(from.min(bytes.len()), bytes.len()));
    drop(bytes.splice(from..to, part.iter().copied()));
}

fn set(bytes: &mut [u8], at: usize, value: u8) {
    if let Some(byte) = bytes.get_mut(at) {
        *byte = value;
    }
}

fn flip(bytes: &mut [u8], at: usize, dice: &mut Dice) {
    let bit = 1 << dice.below(8);
    if let Some(byte) = bytes.get_mut(at) {
        *byte ^= bit;
    }
}

/// The digits after this place become others.
fn number(bytes: &mut Vec<u8>, from: usize, dice: &mut Dice) {
    const NUMBERS: [&str; 12] = [
        "0",
        "-1",
        "1e999",
        "-1e-999",
        "65536",
        "2147483648",
        "9999",
        "0.1",
        "1e5",
        "180.1",
        "99999999999999999999",
        "13",
    ];
    let rest = bytes.get(from..).unwrap_or_default();
    let Some(start) = rest.iter().position(u8::is_ascii_digit) else { return };
    let length = rest.iter().skip(start).take_while(|byte| byte.is_ascii_digit()).count();
    let other = dice.pick(&NUMBERS).copied().unwrap_or_default();
    put(bytes, from + start, from + start + length, other.as_bytes());
}

/// Now and then a part very often: what costs the square of its length is seen only in long inputs.
fn swell(bytes: &mut Vec<u8>, from: usize, to: usize, rules: &Rules, dice: &mut Dice) {
    let part = bytes.get(from..to).unwrap_or_default().to_vec();
    let room = rules.longest.saturating_sub(bytes.len());
    let most = if dice.below(40) == 0 { room } else { room.min(4096) };
    let times = most.checked_div(part.len()).unwrap_or_default();
    put(bytes, to, to, &part.repeat(dice.below(times + 1)));
}
