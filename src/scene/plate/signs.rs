//! Signs of bases and dots of earlier events: each where it is, or as near as its neighbours allow.

use super::{APART_PX, DotMark, Draw, Mark, RING_PX, SIGN_PX, Sign};
use crate::atlas::{BaseState, Kind};
use crate::map::Screen;
use crate::map::labels::{Area, Hold, text_width};
use crate::map::names::Side;
use crate::number::{hypot, sin_cos};
use crate::scene::moment::{BaseNow, BaseSign};

impl Draw<'_> {
    pub(super) fn bases(&mut self) {
        for now in &self.moment.bases {
            let Some(base) = self.stage.bases.get(now.base) else { continue };
            let true_at = self.screen(base.at);
            let in_focus = self.moment.focus.iter().any(|focus| focus.base == Some(now.base));
            let small = now.sign == BaseSign::Western
                && (self.km > 6.5 || !matches!(now.state, Some(BaseState::Open | BaseState::Leaving)));
            let hidden = in_focus || small || now.state.is_none() || !self.inside(true_at, 4.0);
            let (symbol, class) = base_symbol(now);
            let class = if self.moment.is_beside(base.event) { "dim" } else { class };
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
            let Some(mark) = self.mark(base.event, at) else { continue };
            self.plate.signs.push(Sign {
                mark,
                symbol: if hidden { "" } else { symbol },
                class,
                px: if now.sign == BaseSign::Western { 12.0 } else { 15.0 } * self.view.scale,
                state: Some(state),
                open: false,
                fresh: self.view.news.change.bases.iter().any(|(number, ..)| *number == now.base),
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
            self.name(spot, ["b-", &base.id].concat(), &["lb ", class].concat(), base.name.clone());
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

    /// Each dot where it is; what would lie on a sign or on another dot joins it, and nothing is lost.
    pub(super) fn dots(&mut self) {
        for dot in &self.moment.dots {
            let at = self.screen(dot.at);
            if !self.inside(at, 5.0) {
                continue;
            }
            if self.join(at, &dot.events) || self.is_covered(at) {
                continue;
            }
            let Some(mut mark) = dot.events.first().and_then(|&number| self.mark(number, at)) else { continue };
            mark.events.clone_from(&dot.events);
            // What was looked for is shown by its sign at any scale.
            let found = self.moment.found.is_some();
            let near = (self.km < 3.0 || found) && !dot.rough;
            let always = matches!(dot.kind, Kind::Exercise | Kind::Forecast);
            let fresh = dot.events.iter().any(|&number| self.view.news.has(self.stage, self.moment, number));
            self.plate.dots.push(DotMark {
                mark,
                rough: dot.rough,
                sign: near || always,
                fresh,
                class: if found { "found" } else { "past" },
            });
        }
        for dot in &self.plate.dots {
            self.taken.add(Area::around(dot.mark.at, dot.radius() + 1.5), Hold::Full);
        }
    }

    /// Adds events to a mark that is already there.
    fn join(&mut self, at: Screen, events: &[usize]) -> bool {
        let scale = self.view.scale;
        let is_near = |mark: &Mark, reach: f64| hypot(mark.at.x - at.x, mark.at.y - at.y) < reach;
        let sign = self.plate.signs.iter_mut().find(|sign| {
            (sign.open || !sign.symbol.is_empty())
                && is_near(&sign.mark, if sign.open { RING_PX + 4.0 } else { SIGN_PX + 3.0 } * scale)
        });
        let near = self.km < 3.0;
        let mark = match sign {
            Some(sign) => Some(&mut sign.mark),
            None => {
                let reach = |dot: &DotMark| if near || dot.sign { 15.0 } else { 8.0 } * scale;
                self.plate.dots.iter_mut().find(|dot| is_near(&dot.mark, reach(dot))).map(|dot| &mut dot.mark)
            }
        };
        let Some(mark) = mark else { return false };
        let fresh: Vec<usize> = events.iter().copied().filter(|number| !mark.events.contains(number)).collect();
        mark.events.extend(fresh);
        true
    }

    /// Under a button or the key nothing is seen.
    fn is_covered(&self, at: Screen) -> bool {
        self.view.reserved.iter().any(|area| area.overlaps(&Area::around(at, 3.0)))
    }

    /// The base that an event is about.
    pub(super) fn base_of(&self, event: usize) -> Option<&BaseNow> {
        let base = self.stage.bases.iter().position(|base| base.event == event)?;
        self.moment.bases.get(base)
    }
}

pub(super) fn base_symbol(base: &BaseNow) -> (&'static str, &'static str) {
    match (base.sign, base.state) {
        (BaseSign::American, Some(BaseState::Closed)) => ("base-us-closed", "us"),
        (BaseSign::American, Some(BaseState::Leaving)) => ("base-us-leaving", "us"),
        (BaseSign::American, _) => ("base-us", "us"),
        (BaseSign::Russian, _) => ("base-ru", "ru"),
        (BaseSign::Western, _) => ("base-we", "we"),
    }
}
