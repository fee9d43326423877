//! Names of states, towns, ranges and waters, where they find room; and the scale.

use super::{Curved, Draw, TownMark};
use crate::atlas::Status;
use crate::map::Screen;
use crate::map::labels::{Anchor, Area, Hold, Spot, caps_width, text_width};
use crate::map::names::{self, FeatureClass, Side};
use crate::number::{hypot, path};

impl Draw<'_> {
    pub(super) fn states(&mut self) {
        let sizes: [f64; 5] = match self.km {
            km if km > 7.0 => [0.0, 15.0, 12.5, 11.0, 0.0],
            km if km > 4.0 => [0.0, 17.0, 14.0, 11.5, 10.5],
            km if km > 2.0 => [0.0, 19.0, 16.0, 14.0, 11.5],
            _ => [0.0, 22.0, 19.0, 17.0, 13.0],
        };
        for state in names::STATES {
            let status = self.moment.status(state.id);
            let mut px = sizes.get(usize::from(state.rank)).copied().unwrap_or(0.0);
            if px == 0.0 {
                if status == Status::None {
                    continue;
                }
                px = 11.0;
            }
            let text = self.table.name(state.id);
            let changed = self.moment.changed.iter().any(|(id, _)| id.as_ref() == state.id);
            let note = self.table.status_note(status, changed);
            let tries: &[(f64, f64, u8)] = match state.rank {
                1 => &[(px, 0.26, 1), (14.0, 0.16, 2), (11.5, 0.09, 3)],
                2 => &[(px, 0.16, 2), (11.5, 0.09, 3)],
                3 => &[(px, 0.09, 3), (11.0, 0.03, 4)],
                _ => &[(px, 0.05, 4), (11.0, 0.03, 4)],
            };
            self.state_name(state.id, state.anchors, text, note, status, changed, tries);
        }
    }

    #[allow(clippy::too_many_arguments)]
    pub(super) fn state_name(
        &mut self,
        id: &str,
        anchors: &[names::Degrees],
        text: &str,
        note: &'static str,
        status: Status,
        changed: bool,
        tries: &[(f64, f64, u8)],
    ) {
        let scale = self.view.scale;
        for &(px, track, class) in tries {
            let px = px * scale;
            let note_px = if note.is_empty() { 0.0 } else { 14.0 * scale };
            let width = caps_width(text, px, track).max(text_width(note, 13.0 * scale, 0.0));
            for &anchor in anchors {
                let at = self.view.camera.at(anchor.lon_lat(), self.view.size);
                let Some(spot) = self.taken.centred(at, width, px, note_px) else { continue };
                let rank = match status {
                    Status::Member => "mem",
                    Status::FounderFive => "five",
                    Status::Observer => "obs",
                    Status::Partner => "par",
                    Status::None => "out",
                };
                // Letter spacing follows the last letter too: half of it back to the middle.
                let middle = Spot { x: spot.x + px * track / 2.0, ..spot };
                self.name(Some(middle), format!("s-{id}"), &format!("lc c{class} {rank}"), text.to_owned());
                if !note.is_empty() {
                    let below = Spot { x: at.x, y: at.y + 14.0 * scale, anchor: Anchor::Middle, area: spot.area };
                    let class = if changed { "lcn chg" } else { "lcn" };
                    self.name(Some(below), format!("n-{id}"), class, note.to_owned());
                }
                return;
            }
        }
    }

    pub(super) fn towns(&mut self) {
        let rank_shown = match self.km {
            km if km > 7.0 => 1,
            km if km > 3.5 => 2,
            _ => 3,
        };
        for town in names::TOWNS.iter().filter(|town| town.rank <= rank_shown) {
            let at = self.view.camera.at(town.at.lon_lat(), self.view.size);
            let focused = self
                .moment
                .focus
                .iter()
                .any(|focus| hypot(self.screen(focus.at).x - at.x, self.screen(focus.at).y - at.y) < 7.0);
            if focused || !self.inside(at, 8.0) {
                continue;
            }
            let blocked = !self.taken.is_free(&Area::around(at, 3.0), Hold::Full);
            if blocked && town.rank > 1 {
                continue;
            }
            let px = [13.5, 12.5, 12.0, 12.0].get(usize::from(town.rank)).copied().unwrap_or(12.0) * self.view.scale;
            let text = self.table.name(town.id);
            let mut sides = town.sides.to_vec();
            sides.extend([Side::E, Side::W, Side::S, Side::N]);
            let spot = self.taken.beside(at, 3.4, text_width(text, px, 0.0), px, Hold::Line, &sides);
            if spot.is_none() && (town.rank > 0 || blocked) {
                continue;
            }
            self.taken.add(Area::around(at, 4.0), Hold::Full);
            self.plate.towns.push(TownMark { id: town.id, at, capital: town.rank <= 1 });
            let class = ["lt t0", "lt t1", "lt t2", "lt t3"].get(usize::from(town.rank)).copied().unwrap_or("lt");
            self.name(spot, format!("t-{}", town.id), class, text.to_owned());
        }
    }

    pub(super) fn features(&mut self) {
        for (number, feature) in names::FEATURES.iter().enumerate() {
            if self.km < feature.nearest
                || self.km > feature.farthest
                || (self.view.small && feature.class != FeatureClass::Water)
            {
                continue;
            }
            let text = self.table.name(feature.id);
            let px = feature.px * self.view.scale;
            let track = if feature.class == FeatureClass::Water { 0.06 } else { 0.18 };
            let need = text_width(text, px, track);
            let [a, b, c] = feature.course.map(|point| self.view.camera.at(point.lon_lat(), self.view.size));
            let length = hypot(b.x - a.x, b.y - a.y) + hypot(c.x - b.x, c.y - b.y);
            if need > length * 1.5 && feature.class != FeatureClass::Water {
                continue;
            }
            // The curve goes through the middle point: its control lies twice as far out.
            let reach = ((need - length) / 2.0 + 8.0).max(0.0);
            let start = extend(b, a, reach);
            let end = extend(b, c, reach);
            let control = Screen { x: 2.0 * b.x - (start.x + end.x) / 2.0, y: 2.0 * b.y - (start.y + end.y) / 2.0 };
            let whole = length + 2.0 * reach;
            let half = (need / whole / 2.0).min(0.5);
            let points: Vec<Screen> = (0..=12)
                .map(|step| quadratic(start, control, end, 0.5 - half + 2.0 * half * f64::from(step) / 12.0))
                .collect();
            if !self.taken.along(&points, px, Hold::Line) {
                continue;
            }
            let class = match feature.class {
                FeatureClass::Water => "wa",
                FeatureClass::Heights => "mt",
                FeatureClass::Desert => "ds",
            };
            self.plate.curved.push(Curved {
                id: feature.id,
                key: format!("c{number}"),
                class,
                text,
                path: path(
                    1,
                    &[("M", start.x), (" ", start.y), ("Q", control.x), (" ", control.y), (" ", end.x), (" ", end.y)],
                ),
            });
        }
    }

    /// True at the middle of the map.
    pub(super) fn scale_bar(&mut self) {
        let steps = [5_u32, 10, 20, 50, 100, 200, 500, 1000, 2000];
        let least = if self.view.small { 50.0 } else { 70.0 };
        let km_per_px = self.view.camera.ground_km_per_px();
        self.plate.scale = steps.into_iter().map(|km| (km, f64::from(km) / km_per_px)).find(|(_, px)| *px > least);
    }
}

fn extend(from: Screen, to: Screen, reach: f64) -> Screen {
    let length = hypot(to.x - from.x, to.y - from.y).max(1e-6);
    Screen { x: to.x + (to.x - from.x) / length * reach, y: to.y + (to.y - from.y) / length * reach }
}

fn quadratic(a: Screen, b: Screen, c: Screen, t: f64) -> Screen {
    let s = 1.0 - t;
    Screen { x: s * s * a.x + 2.0 * s * t * b.x + t * t * c.x, y: s * s * a.y + 2.0 * s * t * b.y + t * t * c.y }
}
