//! Names of states, towns, ranges and waters, where they find room; and the scale.

use super::memory::Recall;
use super::{Curved, Draw, TownMark};
use crate::atlas::Status;
use crate::map::Screen;
use crate::map::labels::{Area, Hold, Spot, bold_width, caps_width, text_width};
use crate::map::names::{self, Degrees, Feature, FeatureClass, StateName, Town};
use crate::number::{hypot, path};
use crate::scene::moment::is_disputed;

/// From so near, a claim is named with who runs the land.
const CLAIMS_KM: f64 = 2.5;
/// From so near, regions are named: their borders are drawn from there.
const DISTRICTS_KM: f64 = 2.4;

impl Draw<'_> {
    pub(super) fn states(&mut self) {
        let sizes: [f64; 5] = match self.km {
            km if km > 7.0 => [0.0, 15.0, 12.5, 11.0, 11.0],
            km if km > 4.0 => [0.0, 17.0, 14.0, 11.5, 11.0],
            km if km > 2.0 => [0.0, 19.0, 16.0, 14.0, 11.5],
            _ => [0.0, 22.0, 19.0, 17.0, 13.0],
        };
        // What stands already keeps its place before what comes new.
        for stood in [true, false] {
            for state in names::STATES {
                let known = self.memory.recall("s-", state.id);
                let status = self.moment.status(state.id);
                let px = sizes.get(usize::from(state.rank)).copied().unwrap_or(11.0);
                // Small states outside are left out on a far map.
                let left_out = self.km > 7.0 && state.rank == 4 && status == Status::None;
                if known.last.is_some() != stood || known.gone || left_out {
                    continue;
                }
                let tries: &[(f64, f64, u8)] = match state.rank {
                    1 => &[(px, 0.26, 1), (14.0, 0.16, 2), (11.5, 0.09, 3)],
                    2 => &[(px, 0.16, 2), (11.5, 0.09, 3)],
                    3 => &[(px, 0.09, 3), (11.0, 0.03, 4)],
                    _ => &[(px, 0.03, 4), (11.0, 0.03, 4)],
                };
                self.state_name(state, known, status, tries);
            }
        }
    }

    fn state_name(&mut self, state: &StateName, known: Recall, status: Status, tries: &[(f64, f64, u8)]) {
        let scale = self.view.scale;
        let text = self.table.name(state.id);
        let changed = self.moment.changed.iter().any(|(id, _)| id.as_ref() == state.id);
        let note = self.table.status_note(status, changed);
        let rank = match status {
            Status::Member => "mem",
            Status::FounderFive => "five",
            Status::Observer => "obs",
            Status::Partner => "par",
            Status::None => "out",
        };
        let anchors: Vec<Screen> = state.anchors.iter().map(|&anchor| self.at(anchor)).collect();
        let points = known.order(&anchors);
        let note_width = if changed { bold_width(note, 13.0 * scale) } else { text_width(note, 12.0 * scale, 0.0) };
        let note_px = if changed { 13.0 } else { 12.0 } * scale;
        let last = points.get(..usize::from(known.last.is_some())).unwrap_or_default();
        // Where it stood, if need be smaller; then elsewhere.
        for points in [last, &points] {
            for &(px, track, class) in tries {
                let px = px * scale;
                let width = caps_width(text, px, track).max(note_width);
                let step = 12.0 * scale + px * 0.25;
                let below = if note.is_empty() { 0.0 } else { step };
                let Some(spot) = self.taken.centred(points, width, px, below) else { continue };
                if !note.is_empty() {
                    let below = Spot { y: spot.y + step, px: note_px, ..spot };
                    let class = if changed { "lcn chg" } else { "lcn" };
                    self.label(Some(below), ("n-", state.id), class, note);
                }
                // Letter spacing follows the last letter too: half of it back to the middle.
                let middle = Spot { x: spot.x + px * track / 2.0, ..spot };
                self.label(Some(middle), ("s-", state.id), &["lc c", &class.to_string(), " ", rank].concat(), text);
                return;
            }
        }
    }

    fn at(&self, place: Degrees) -> Screen {
        self.view.camera.at(place.lon_lat(), self.view.size)
    }

    /// Land and islands that one state runs and another claims, from near enough.
    pub(super) fn claims(&mut self) {
        if self.km > CLAIMS_KM {
            return;
        }
        let (stage, moment, km) = (self.stage, self.moment, self.km);
        let open = moment.open.and_then(|number| stage.event(number));
        let (px, step) = (12.0 * self.view.scale, 13.0 * self.view.scale);
        for claim in names::CLAIMS.iter().filter(|claim| is_disputed(claim.id, moment.day, km, open)) {
            let at = self.at(claim.at);
            let (text, note) = (self.table.name(claim.id), self.table.name(claim.run_by));
            // An event about it has its ring and its name there.
            if !self.inside(at, 0.0) || self.moment.focus.iter().any(|focus| focus.name == text) {
                continue;
            }
            let width = bold_width(text, px).max(text_width(note, px, 0.0));
            let (dx, dy) = (width / 2.0 + 34.0, step * 3.0);
            let mut spots = vec![at];
            for (right, down) in [(0, -1), (0, 1), (1, -1), (1, 1), (-1, -1), (-1, 1), (1, 0), (-1, 0)] {
                spots.push(Screen { x: at.x + dx * f64::from(right), y: at.y + dy * f64::from(down) });
            }
            // An island stands in its ring, and the name beside it.
            let from = usize::from(claim.island);
            let known = self.memory.recall("d-", claim.id);
            if known.gone {
                continue;
            }
            let points = known.order(spots.get(from..).unwrap_or_default());
            if claim.island {
                self.taken.add(Area::around(at, 8.0), Hold::Full);
            }
            let Some(spot) = self.taken.centred(&points, width, px, step) else { continue };
            if claim.island {
                self.plate.isles.push(at);
            }
            if claim.island || spot.choice > 0 {
                // From the land to the nearest side of its name.
                let y =
                    if spot.y > at.y + step { spot.area.top } else { spot.area.bottom.min(at.y.max(spot.area.top)) };
                let x = at.x.max(spot.area.left).min(spot.area.right);
                let end = Screen { x, y };
                self.taken.add_line(&[at, end], 1.0, Hold::Line);
                self.plate.ticks.push((at, end));
            }
            let below = Spot { y: spot.y + step, ..spot };
            self.label(Some(spot), ("d-", claim.id), "ld", text);
            self.label(Some(below), ("r-", claim.id), "ldn", note);
        }
    }

    pub(super) fn towns(&mut self) {
        let rank_shown = match self.km {
            km if km > 7.0 => 1,
            km if km > 3.5 => 2,
            _ => 3,
        };
        for stood in [true, false] {
            for town in names::TOWNS.iter().filter(|town| town.rank <= rank_shown) {
                let known = self.memory.recall("t-", town.id);
                if known.last.is_some() == stood && !known.gone {
                    self.town(town, known);
                }
            }
        }
    }

    fn town(&mut self, town: &Town, known: Recall) {
        let at = self.at(town.at);
        let focused = self
            .moment
            .focus
            .iter()
            .any(|focus| hypot(self.screen(focus.at).x - at.x, self.screen(focus.at).y - at.y) < 7.0);
        let blocked = !self.taken.is_free(&Area::around(at, 3.0), Hold::Full);
        if focused || !self.inside(at, 8.0) || blocked && town.rank > 1 {
            return;
        }
        let px = [13.5, 12.5].get(usize::from(town.rank)).copied().unwrap_or(12.0) * self.view.scale;
        let text = self.table.name(town.id);
        let sides = self.sides(known, town.sides);
        let spot = self.taken.beside(at, 3.4, text_width(text, px, 0.0), px, Hold::Line, &sides);
        if spot.is_none() && (town.rank > 0 || blocked) {
            return;
        }
        self.taken.add(Area::around(at, 4.0), Hold::Full);
        self.plate.towns.push(TownMark { id: town.id, at, capital: town.rank <= 1 });
        self.label(spot, ("t-", town.id), "lt", text);
    }

    /// Regions of the states, where the map is near enough to draw their borders.
    pub(super) fn districts(&mut self) {
        if self.km > DISTRICTS_KM || self.view.small {
            return;
        }
        for stood in [true, false] {
            for district in names::DISTRICTS {
                let known = self.memory.recall("i-", district.id);
                // Its chief town or its lake has said the name.
                let said = self.plate.towns.iter().any(|town| town.id == district.id)
                    || self.plate.curved.iter().any(|curved| curved.id == district.id);
                if said || known.last.is_some() != stood || known.gone {
                    continue;
                }
                let (px, text) = (11.0 * self.view.scale, self.table.name(district.id));
                let at = self.at(district.at);
                let spots = [0.0, -18.0, 18.0, -36.0, 36.0].map(|dy| Screen { x: at.x, y: at.y + dy });
                let width = text_width(text, px, 0.09);
                let spot = self.taken.centred(&known.order(&spots), width, px, 0.0);
                self.label(spot, ("i-", district.id), "lr", text);
            }
        }
    }

    pub(super) fn features(&mut self) {
        for stood in [true, false] {
            for (number, feature) in names::FEATURES.iter().enumerate() {
                let key = ["c", &number.to_string()].concat();
                let known = self.memory.recall("", &key);
                let shown = self.km >= feature.nearest && self.km <= feature.farthest;
                if known.last.is_some() == stood
                    && !known.gone
                    && shown
                    && !(self.view.small && feature.class != FeatureClass::Water)
                {
                    self.feature(feature, key);
                }
            }
        }
    }

    fn feature(&mut self, feature: &Feature, key: String) {
        let text = self.table.name(feature.id);
        let px = feature.px * self.view.scale;
        let track = if feature.class == FeatureClass::Water { 0.06 } else { 0.18 };
        let need = text_width(text, px, track);
        let [a, b, c] = feature.course.map(|point| self.at(point));
        let length = hypot(b.x - a.x, b.y - a.y) + hypot(c.x - b.x, c.y - b.y);
        if need > length * 1.5 && feature.class != FeatureClass::Water {
            return;
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
            return;
        }
        let class = match feature.class {
            FeatureClass::Water => "wa",
            FeatureClass::Heights => "mt",
            FeatureClass::Desert => "ds",
        };
        self.plate.curved.push(Curved {
            id: feature.id,
            key,
            class,
            text,
            px,
            path: path(
                1,
                &[("M", start.x), (" ", start.y), ("Q", control.x), (" ", control.y), (" ", end.x), (" ", end.y)],
            ),
        });
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
