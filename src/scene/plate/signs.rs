//! Signs of bases and dots of earlier events: each where it is, or as near as its neighbours allow.

use super::{APART_PX, DotMark, Draw, Mark, RING_PX, SIGN_PX, Sign};
use crate::atlas::{BaseState, Kind};
use crate::map::labels::{Area, Hold, text_width};
use crate::map::names::Side;
use crate::map::{Screen, Size};
use crate::number::{hypot, sin_cos};
use crate::scene::moment::{BaseNow, BaseSign, Moment};

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

    /// Each dot where it is; what would lie on a sign or on another dot joins it, and nothing is lost. Where there are very
    /// many, they join from farther off, and the earliest keeps its place: what comes later leaves the others where they are.
    pub(super) fn dots(&mut self) {
        let Moment { dots, found, .. } = self.moment;
        let steps = (dots.len() / CROWD).min(CROWD_STEPS);
        let crowd = steps as f64 * CROWD_STEP_PX;
        let mut near = Near::new(self.view.size, CROWD_STEPS as f64 * CROWD_STEP_PX);
        for number in 0..dots.len() {
            let Some(dot) = dots.get(if steps > 0 { dots.len() - 1 - number } else { number }) else { continue };
            let at = self.screen(dot.at);
            if !self.inside(at, 5.0) {
                continue;
            }
            if self.join(at, &dot.events, crowd, &near) || self.is_covered(at) {
                continue;
            }
            let Some(mut mark) = dot.events.first().and_then(|&number| self.mark(number, at)) else { continue };
            mark.events.clone_from(&dot.events);
            // What was looked for is shown by its sign at any scale.
            let found = found.is_some();
            let sign = (self.km < 3.0 || found) && !dot.rough && crowd < 15.0;
            let always = matches!(dot.kind, Kind::Exercise | Kind::Forecast);
            let fresh = dot.events.iter().any(|&number| self.view.news.has(self.stage, self.moment, number));
            near.add(at, self.plate.dots.len());
            self.plate.dots.push(DotMark {
                mark,
                rough: dot.rough,
                sign: sign || always,
                fresh,
                class: if found { "found" } else { "past" },
            });
        }
        for dot in &self.plate.dots {
            self.taken.add(Area::around(dot.mark.at, dot.radius() + 1.5), Hold::Full);
        }
    }

    /// Adds events to a mark that is already there.
    fn join(&mut self, at: Screen, events: &[usize], crowd: f64, near: &Near) -> bool {
        let scale = self.view.scale;
        let is_near = |mark: &Mark, reach: f64| hypot(mark.at.x - at.x, mark.at.y - at.y) < reach;
        let sign = self.plate.signs.iter_mut().find(|sign| {
            (sign.open || !sign.symbol.is_empty())
                && is_near(&sign.mark, if sign.open { RING_PX + 4.0 } else { SIGN_PX + 3.0 } * scale)
        });
        let far = self.km >= 3.0;
        let mark = match sign {
            Some(sign) => Some(&mut sign.mark),
            None => {
                let reach = |dot: &DotMark| if far && !dot.sign { 8.0 } else { 15.0_f64 }.max(crowd) * scale;
                let dots = &self.plate.dots;
                let found =
                    near.first(at, &|number| dots.get(number).is_some_and(|dot| is_near(&dot.mark, reach(dot))));
                found.and_then(|number| self.plate.dots.get_mut(number)).map(|dot| &mut dot.mark)
            }
        };
        let Some(mark) = mark else { return false };
        mark.events.extend_from_slice(events);
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

/// With every so many places that have a dot, dots join from a step farther off, up to the last.
const CROWD: usize = 800;
const CROWD_STEP_PX: f64 = 8.0;
const CROWD_STEPS: usize = 5;

/// Which dots may be near a place: a net of squares, each with the dots in it as a chain.
struct Near {
    side: f64,
    columns: usize,
    /// The last dot of each square; the dot before a dot in its square.
    last: Vec<Option<u16>>,
    before: Vec<Option<u16>>,
}

impl Near {
    fn new(size: Size, side: f64) -> Self {
        let columns = (size.width / side) as usize + 1;
        let rows = (size.height / side) as usize + 1;
        Self { side, columns, last: vec![None; columns * rows], before: Vec::new() }
    }

    fn square(&self, at: Screen) -> (usize, usize) {
        ((at.x / self.side) as usize, (at.y / self.side) as usize)
    }

    /// Dots come in the order of their numbers.
    fn add(&mut self, at: Screen, number: usize) {
        let (column, row) = self.square(at);
        let Some(last) = self.last.get_mut(row * self.columns + column) else { return self.before.push(None) };
        self.before.push(*last);
        *last = u16::try_from(number).ok();
    }

    /// The first dot in the squares around a place that fits.
    fn first(&self, at: Screen, fits: &dyn Fn(usize) -> bool) -> Option<usize> {
        let (column, row) = self.square(at);
        let mut first: Option<usize> = None;
        for row in row.saturating_sub(1)..=row + 1 {
            for column in column.saturating_sub(1)..=(column + 1).min(self.columns - 1) {
                let mut next = self.last.get(row * self.columns + column).copied().flatten();
                while let Some(dot) = next {
                    let number = usize::from(dot);
                    if first.is_none_or(|first| number < first) && fits(number) {
                        first = Some(number);
                    }
                    next = self.before.get(number).copied().flatten();
                }
            }
        }
        first
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
