//! Many things at one place, spread out so that a finger or a key can open each: a disc around the place with a sign for
//! every event, in rings, the earliest at the top of the innermost.

use super::{Draw, Mark, base_symbol, sign_of};
use crate::map::{Screen, Size};
use crate::number::sin_cos;

pub struct Fan {
    /// Where it is drawn: as near to the place as the edge of the map allows.
    pub centre: Screen,
    /// The place itself.
    pub from: Screen,
    pub reach: f64,
    pub leaves: Vec<Leaf>,
}

pub struct Leaf {
    pub mark: Mark,
    pub symbol: &'static str,
    pub class: &'static str,
    pub year: String,
    pub open: bool,
}

/// From leaf to leaf: what a finger needs, and the least that a small map gives.
const PITCH_PX: [f64; 4] = [44.0, 38.0, 33.0, 28.0];
/// Around the outermost leaves.
const RIM_PX: f64 = 22.0;

impl Draw<'_> {
    /// Spreads the crowd that the reader has asked for.
    pub(super) fn spread(&mut self) {
        let Some(number) = self.view.fan.and_then(|id| self.stage.number(id)) else { return };
        let crowd = self.plate.marks().into_iter().find(|mark| mark.events.len() > 1 && mark.events.contains(&number));
        let Some((at, mut events)) = crowd.map(|mark| (mark.at, mark.events.clone())) else { return };
        events.sort_unstable();
        // A sheet may cover the foot of the map.
        let Size { width, height } = self.view.size;
        let sheet = self.view.reserved.iter().find(|area| area.right - area.left >= width && area.bottom >= height);
        let height = sheet.map_or(height, |sheet| sheet.top);
        let (rings, reach) = rings(events.len(), Size { width, height });
        let hold = |value: f64, whole: f64| value.min(whole - reach - 4.0).max(reach + 4.0).min(whole);
        let centre = Screen { x: hold(at.x, width), y: hold(at.y, height) };
        let mut leaves = Vec::new();
        let mut rest = events.into_iter();
        for (radius, count) in rings {
            for place in 0..count {
                let Some(number) = rest.next() else { break };
                let Some(event) = self.stage.event(number) else { continue };
                let turn = std::f64::consts::TAU * place as f64 / count as f64 - std::f64::consts::FRAC_PI_2;
                let (sin, cos) = sin_cos(turn);
                let spot = Screen { x: centre.x + radius * cos, y: centre.y + radius * sin };
                let Some(mut mark) = self.mark(number, spot) else { continue };
                mark.line = self.line_of(&mark);
                let (symbol, class) = self.base_of(number).map_or((sign_of(event), ""), base_symbol);
                leaves.push(Leaf {
                    mark,
                    symbol,
                    class,
                    year: event.when.map_or_else(String::new, |when| when.first_day().civil().0.to_string()),
                    open: self.moment.open == Some(number),
                });
            }
        }
        self.plate.fan = Some(Fan { centre, from: at, reach, leaves });
    }
}

/// Rings for so many leaves, as wide apart as the map has room for: radius and number each; and how far it all reaches.
fn rings(leaves: usize, size: Size) -> (Vec<(f64, usize)>, f64) {
    let room = size.width.min(size.height) / 2.0 - 4.0;
    let mut found = (Vec::new(), 0.0);
    for pitch in PITCH_PX {
        let mut rings = Vec::new();
        let (mut rest, mut radius) = (leaves, 0.0);
        while rest > 0 {
            radius += if rings.is_empty() { pitch * 1.05 } else { pitch };
            let fits = (std::f64::consts::TAU * radius / pitch) as usize;
            let here = fits.min(rest).max(1);
            rings.push((radius, here));
            rest -= here;
        }
        let reach = radius + RIM_PX;
        found = (rings, reach);
        if reach <= room {
            break;
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_leaf_finds_a_place_and_no_two_are_nearer_than_the_pitch() {
        for leaves in 1..80 {
            let (rings, reach) = rings(leaves, Size { width: 1048.0, height: 754.0 });
            assert_eq!(rings.iter().map(|(_, count)| count).sum::<usize>(), leaves);
            let chord = |(radius, count): &(f64, usize)| 2.0 * radius * (std::f64::consts::PI / *count as f64).sin();
            assert!(rings.iter().filter(|(_, count)| *count > 1).all(|ring| chord(ring) > 27.0), "{leaves}: {rings:?}");
            assert!(reach < 754.0, "{leaves} reach {reach}");
        }
    }
}
