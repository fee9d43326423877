//! Signs of bases and dots of earlier events: each where it is, or as near as its neighbours allow.

use super::{APART_PX, DotMark, Draw, SIGN_PX, Sign};
use crate::atlas::BaseState;
use crate::map::Screen;
use crate::map::labels::{Area, Hold, text_width};
use crate::map::names::Side;
use crate::number::{hypot, sin_cos};
use crate::scene::moment::BaseSign;

impl Draw<'_> {
    pub(super) fn bases(&mut self) {
        for now in &self.moment.bases {
            let Some(base) = self.stage.bases.get(now.base) else { continue };
            let Some(event) = self.stage.event(base.event) else { continue };
            let true_at = self.screen(base.at);
            let in_focus = self.moment.focus.iter().any(|focus| focus.base == Some(now.base));
            let small = now.sign == BaseSign::Western
                && (self.km > 6.5 || !matches!(now.state, Some(BaseState::Open | BaseState::Leaving)));
            let hidden = in_focus || small || now.state.is_none() || !self.inside(true_at, 4.0);
            let (symbol, class) = base_symbol(now.sign, now.state);
            let state = match now.state {
                None => "none",
                Some(BaseState::Open | BaseState::Leaving) => "open",
                Some(BaseState::Closed) => "closed",
            };
            let at = if hidden { true_at } else { self.apart(true_at) };
            if !hidden {
                if hypot(at.x - true_at.x, at.y - true_at.y) > 1.0 {
                    self.plate.ticks.push((true_at, at));
                }
                self.signs_at.push(at);
                self.taken.add(Area::around(at, SIGN_PX * self.view.scale + 1.0), Hold::Full);
            }
            self.plate.signs.push(Sign {
                event: event.id.clone(),
                kind: event.kind,
                symbol: if hidden { "" } else { symbol },
                class,
                at,
                px: if now.sign == BaseSign::Western { 12.0 } else { 15.0 } * self.view.scale,
                state: Some(state),
                title: event.title.clone(),
                open: false,
            });
            if !hidden && self.km < 3.5 {
                self.named_bases.push((now.base, at, class));
            }
        }
    }

    pub(super) fn base_names(&mut self) {
        for (number, at, class) in std::mem::take(&mut self.named_bases) {
            let Some(base) = self.stage.bases.get(number) else { continue };
            let px = 12.0 * self.view.scale;
            let sides = [Side::SW, Side::W, Side::S, Side::SE, Side::E, Side::N];
            let known = self.memory.recall("b-", &base.id);
            if known.gone {
                continue;
            }
            let sides = self.sides(known, &sides);
            let width = text_width(&base.name, px, 0.0);
            let spot = self.taken.beside(at, SIGN_PX, width, px, Hold::Line, &sides);
            self.name(spot, format!("b-{}", base.id), &format!("lb {class}"), base.name.clone());
        }
    }

    /// A spot for a sign at least [`APART_PX`] from the others, as near as may be.
    pub(super) fn apart(&self, at: Screen) -> Screen {
        let free =
            |spot: &Screen| self.signs_at.iter().all(|other| hypot(other.x - spot.x, other.y - spot.y) >= APART_PX);
        if free(&at) {
            return at;
        }
        // South-east first: the bases of the region lie along the mountains from south-west to north-east.
        const TURNS: [f64; 8] = [0.6, 2.2, -0.6, 3.1, 1.4, -2.2, -1.4, 0.0];
        [17.0, 22.0, 28.0, 36.0]
            .iter()
            .flat_map(|&reach| {
                TURNS.map(|turn| {
                    let (sin, cos) = sin_cos(turn);
                    Screen { x: at.x + reach * cos, y: at.y + reach * sin }
                })
            })
            .find(free)
            .unwrap_or(at)
    }

    pub(super) fn dots(&mut self) {
        // Newest first: where two would touch, the later event keeps the place and the earlier one stays in the list.
        for dot in self.moment.dots.iter().rev() {
            let at = self.screen(dot.at);
            if !self.inside(at, 5.0) {
                continue;
            }
            let sign = self.km < 3.0 && !dot.rough && self.taken.is_free(&Area::around(at, 8.0), Hold::Full);
            if !self.taken.is_free(&Area::around(at, 3.5), Hold::Full) {
                continue;
            }
            self.taken.add(Area::around(at, if sign { 8.0 } else { 4.0 }), Hold::Full);
            let Some(event) = self.stage.event(dot.event) else { continue };
            let title =
                if dot.count > 1 { (self.table.and_more)(&event.title, dot.count - 1) } else { event.title.clone() };
            self.plate.dots.push(DotMark {
                event: event.id.clone(),
                kind: dot.kind,
                at,
                rough: dot.rough,
                sign,
                title,
            });
        }
    }
}

pub(super) fn base_symbol(sign: BaseSign, state: Option<BaseState>) -> (&'static str, &'static str) {
    match (sign, state) {
        (BaseSign::American, Some(BaseState::Closed)) => ("base-us-closed", "us"),
        (BaseSign::American, _) => ("base-us", "us"),
        (BaseSign::Russian, _) => ("base-ru", "ru"),
        (BaseSign::Western, _) => ("base-we", "we"),
    }
}
