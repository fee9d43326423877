//! The plate: what stands on the map in pixels. Rings, signs, dots, the leader, and every name where it found room.
//!
//! Order is priority (DESIGN: open event, its other places, bases, states, capitals, towns, water, ranges). Runs when
//! the camera rests.

use super::moment::{BaseSign, Moment};
use super::stage::Props;
use crate::atlas::{BaseState, Event, Id, Kind, Sense, Status, Thing};
use crate::map::labels::{Anchor, Area, Hold, Spot, Taken, caps_width, text_width};
use crate::map::names::{self, FeatureClass, Side};
use crate::map::{Camera, Screen, Size, World, curve, project};
use crate::number::{atan2, hypot, path, sin_cos};
use crate::text::Table;

pub struct View<'a> {
    pub camera: Camera,
    pub size: Size,
    /// Boxes that buttons and the key cover.
    pub reserved: &'a [Area],
    /// Height at which the leader enters from the margin; `None`: no leader in this form.
    pub leader_y: Option<f64>,
    /// Size of map names against the usual: 1 at a desk.
    pub scale: f64,
    /// Names are left out below this rank on small maps.
    pub small: bool,
}

#[derive(Default, PartialEq)]
pub struct Plate {
    pub leader: Option<String>,
    pub circles: Vec<(Screen, f64)>,
    pub rings: Vec<Ring>,
    pub ticks: Vec<(Screen, Screen)>,
    pub signs: Vec<Sign>,
    pub dots: Vec<DotMark>,
    pub links: Vec<LinkMark>,
    pub towns: Vec<TownMark>,
    pub names: Vec<Name>,
    pub curved: Vec<Curved>,
    pub scale: Option<(u32, f64)>,
}

#[derive(PartialEq)]
pub struct Ring {
    pub at: Screen,
    pub main: bool,
    pub about: bool,
}

#[derive(PartialEq)]
pub struct Sign {
    pub event: Id,
    pub kind: Kind,
    pub symbol: &'static str,
    pub class: &'static str,
    pub at: Screen,
    pub px: f64,
    /// The state of a base.
    pub state: Option<&'static str>,
    pub title: String,
    pub open: bool,
}

#[derive(PartialEq)]
pub struct DotMark {
    pub event: Id,
    pub kind: Kind,
    pub at: Screen,
    pub rough: bool,
    /// Drawn as a sign, not as a dot, when the map is near enough.
    pub sign: bool,
    pub title: String,
}

#[derive(PartialEq)]
pub struct LinkMark {
    pub path: String,
    pub sense: Sense,
}

#[derive(PartialEq)]
pub struct TownMark {
    pub id: &'static str,
    pub at: Screen,
    pub capital: bool,
}

#[derive(PartialEq)]
pub struct Name {
    pub key: String,
    pub class: String,
    pub text: String,
    pub suffix: String,
    pub at: Screen,
    pub anchor: Anchor,
    /// The box it takes.
    pub area: Area,
}

#[derive(PartialEq)]
pub struct Curved {
    pub id: &'static str,
    pub key: String,
    pub class: &'static str,
    pub text: &'static str,
    pub path: String,
}

/// Radius of the open event's ring, of the rings of its other places, and of a base's sign.
const RING_PX: f64 = 12.5;
const RING2_PX: f64 = 11.5;
const SIGN_PX: f64 = 8.0;
/// Signs nearer than this to each other move apart.
const APART_PX: f64 = 15.0;

pub fn plate(stage: &Props, moment: &Moment, view: &View, table: &'static Table) -> Plate {
    let mut draw = Draw {
        stage,
        moment,
        view,
        table,
        km: view.camera.km_per_px(),
        taken: Taken::new(view.size),
        signs_at: Vec::new(),
        named_bases: Vec::new(),
        plate: Plate::default(),
    };
    draw.take_what_is_there();
    let places = draw.rings();
    draw.bases();
    draw.open_event(&places);
    draw.base_names();
    draw.dots();
    draw.states();
    draw.towns();
    draw.features();
    draw.scale_bar();
    draw.plate
}

impl Plate {
    /// The mark nearest to a tap, if a finger could have meant it.
    pub fn mark_near(&self, at: Screen, reach_px: f64) -> Option<&Id> {
        let signs = self.signs.iter().filter(|sign| !sign.symbol.is_empty()).map(|sign| (&sign.event, sign.at));
        let dots = self.dots.iter().map(|dot| (&dot.event, dot.at));
        signs
            .chain(dots)
            .map(|(event, mark)| (event, hypot(mark.x - at.x, mark.y - at.y)))
            .filter(|(_, distance)| *distance <= reach_px)
            .min_by(|(_, a), (_, b)| a.total_cmp(b))
            .map(|(event, _)| event)
    }
}

struct Draw<'a> {
    stage: &'a Props,
    moment: &'a Moment,
    view: &'a View<'a>,
    table: &'static Table,
    km: f64,
    taken: Taken,
    signs_at: Vec<Screen>,
    named_bases: Vec<(usize, Screen, &'static str)>,
    plate: Plate,
}

impl Draw<'_> {
    fn screen(&self, world: World) -> Screen {
        self.view.camera.screen(world, self.view.size)
    }

    fn inside(&self, at: Screen, margin: f64) -> bool {
        let Size { width, height } = self.view.size;
        at.x >= margin && at.y >= margin && at.x <= width - margin && at.y <= height - margin
    }

    fn take_what_is_there(&mut self) {
        for area in self.view.reserved {
            self.taken.add(*area, Hold::Full);
        }
        for town in names::TOWNS.iter().filter(|town| town.rank <= 1) {
            self.taken.add(Area::around(self.screen(project(town.at.lon_lat())), 2.4), Hold::Line);
        }
        for now in &self.moment.routes {
            let Some(route) = self.stage.routes.get(now.route) else { continue };
            for line in &route.lines {
                let points: Vec<Screen> = line.iter().map(|&point| self.screen(point)).collect();
                self.taken.add_line(&points, 3.0, Hold::Line);
            }
        }
    }

    /// The open event owns the map: its rings, circles of doubt, leader and links come before everything.
    fn rings(&mut self) -> Vec<Screen> {
        let scale = self.view.scale;
        let places: Vec<Screen> = self.moment.focus.iter().map(|focus| self.screen(focus.at)).collect();
        for (number, (focus, &at)) in self.moment.focus.iter().zip(&places).enumerate() {
            let main = number == 0;
            let radius = if main { RING_PX } else { RING2_PX } * scale;
            self.taken.add(Area::around(at, radius + 1.5), Hold::Full);
            let doubt_px = focus.accuracy_km / self.km;
            if focus.rough && doubt_px > 14.0 * scale && doubt_px < 4000.0 {
                self.plate.circles.push((at, doubt_px));
            }
            self.plate.rings.push(Ring { at, main, about: focus.rough });
            self.signs_at.push(at);
        }
        if let Some(&main) = places.first() {
            self.leader(main);
        }
        self.links();
        places
    }

    /// The signs in the rings and the names beside them.
    fn open_event(&mut self, places: &[Screen]) {
        let Some(event) = self.moment.open.and_then(|number| self.stage.event(number)) else { return };
        let scale = self.view.scale;
        for (number, (focus, &at)) in self.moment.focus.iter().zip(places).enumerate() {
            let main = number == 0;
            let base = focus.base.and_then(|base| self.moment.bases.get(base));
            let (symbol, class) = match base {
                Some(base) if !main || event.kind == Kind::Base => base_symbol(base.sign, base.state),
                _ if main => (sign_of(event), "now"),
                _ => ("", ""),
            };
            if !symbol.is_empty() {
                self.plate.signs.push(Sign {
                    event: event.id.clone(),
                    kind: event.kind,
                    symbol,
                    class: if main { "now" } else { class },
                    at,
                    px: 15.0 * scale,
                    state: None,
                    title: event.title.clone(),
                    open: true,
                });
            } else if !main {
                self.plate.towns.push(TownMark { id: "", at, capital: true });
            }
            let (px, class) = if main { (16.0 * scale, "lf") } else { (13.5 * scale, "ls") };
            let radius = if main { 14.0 } else { 12.0 } * scale;
            let text =
                if focus.rough { [self.table.about_place, " ", &focus.name].concat() } else { focus.name.clone() };
            let width = text_width(&text, px * 1.06, 0.0);
            let sides = [Side::E, Side::NE, Side::SE, Side::W, Side::NW, Side::SW, Side::N, Side::S];
            // Its name stands even on a line, where the halo keeps it readable, or a little farther off.
            let spot =
                [(radius, Hold::Line), (radius, Hold::Full), (radius + 9.0, Hold::Full), (radius + 18.0, Hold::Full)]
                    .into_iter()
                    .find_map(|(reach, against)| self.taken.beside(at, reach, width, px, against, &sides));
            self.name(spot, format!("f{number}"), class, text, String::new());
        }
    }

    /// From the margin to the ring: level first, then straight to it, ending at the ring's edge.
    fn leader(&mut self, main: Screen) {
        let Some(y) = self.view.leader_y else { return };
        if !self.inside(main, -4.0) {
            return;
        }
        let elbow = (main.x - (main.y - y).abs() * 0.9).min(main.x - 40.0).max(18.0);
        let angle = atan2(main.y - y, main.x - elbow);
        let (sin, cos) = sin_cos(angle);
        let radius = RING_PX * self.view.scale;
        let end = Screen { x: main.x - radius * cos, y: main.y - radius * sin };
        self.plate.leader = Some(path(1, &[("M0 ", y), ("H", elbow), ("L", end.x), (" ", end.y)]));
        let way = [Screen { x: 0.0, y }, Screen { x: elbow, y }, end];
        self.taken.add_line(&way, 4.0, Hold::Full);
    }

    fn links(&mut self) {
        for link in &self.moment.links {
            let way: Vec<Screen> = curve::shortest_way(link.from_place, link.to_place, 24)
                .into_iter()
                .map(|place| self.screen(project(place)))
                .collect();
            let bent = bend(&way, RING_PX * self.view.scale + 2.0);
            self.taken.add_line(&bent, 3.0, Hold::Line);
            let mut line = String::new();
            for (number, point) in bent.iter().enumerate() {
                let command = if number == 0 { "M" } else { "L" };
                line.push_str(&path(1, &[(command, point.x), (" ", point.y)]));
            }
            self.plate.links.push(LinkMark { path: line, sense: link.sense });
        }
    }

    fn bases(&mut self) {
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

    fn base_names(&mut self) {
        for (number, at, class) in std::mem::take(&mut self.named_bases) {
            let Some(base) = self.stage.bases.get(number) else { continue };
            let px = 12.0 * self.view.scale;
            let sides = [Side::SW, Side::W, Side::S, Side::SE, Side::E, Side::N];
            let width = text_width(&base.name, px, 0.0);
            let spot = self.taken.beside(at, SIGN_PX, width, px, Hold::Line, &sides);
            self.name(spot, format!("b-{}", base.id), &format!("lb {class}"), base.name.clone(), String::new());
        }
    }

    /// A spot for a sign at least [`APART_PX`] from the others, as near as may be.
    fn apart(&self, at: Screen) -> Screen {
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

    fn dots(&mut self) {
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

    fn states(&mut self) {
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
    fn state_name(
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
                self.name(
                    Some(middle),
                    format!("s-{id}"),
                    &format!("lc c{class} {rank}"),
                    text.to_owned(),
                    String::new(),
                );
                if !note.is_empty() {
                    let below = Spot { x: at.x, y: at.y + 14.0 * scale, anchor: Anchor::Middle, area: spot.area };
                    let class = if changed { "lcn chg" } else { "lcn" };
                    self.name(Some(below), format!("n-{id}"), class, note.to_owned(), String::new());
                }
                return;
            }
        }
    }

    fn towns(&mut self) {
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
            self.name(spot, format!("t-{}", town.id), class, text.to_owned(), String::new());
        }
    }

    fn features(&mut self) {
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
    fn scale_bar(&mut self) {
        let steps = [5_u32, 10, 20, 50, 100, 200, 500, 1000, 2000];
        let least = if self.view.small { 50.0 } else { 70.0 };
        self.plate.scale =
            steps.into_iter().find(|&km| f64::from(km) / self.km > least).map(|km| (km, f64::from(km) / self.km));
    }

    fn name(&mut self, spot: Option<Spot>, key: String, class: &str, text: String, suffix: String) {
        let Some(spot) = spot else { return };
        self.plate.names.push(Name {
            key,
            class: class.to_owned(),
            text,
            suffix,
            at: Screen { x: spot.x, y: spot.y },
            anchor: spot.anchor,
            area: spot.area,
        });
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

/// The way, cut back at both ends so that it meets rings and does not cross them, bowed a little so that two ways
/// between the same towns do not lie on each other.
fn bend(way: &[Screen], cut: f64) -> Vec<Screen> {
    let (Some(&first), Some(&last)) = (way.first(), way.last()) else { return Vec::new() };
    let length = hypot(last.x - first.x, last.y - first.y).max(1.0);
    let (nx, ny) = (-(last.y - first.y) / length, (last.x - first.x) / length);
    let count = way.len().saturating_sub(1).max(1) as f64;
    way.iter()
        .enumerate()
        .map(|(number, point)| {
            let t = number as f64 / count;
            let bow = 4.0 * t * (1.0 - t) * length * 0.05;
            Screen { x: point.x + nx * bow, y: point.y + ny * bow }
        })
        .filter(|point| {
            hypot(point.x - first.x, point.y - first.y) >= cut && hypot(point.x - last.x, point.y - last.y) >= cut
        })
        .collect()
}

fn base_symbol(sign: BaseSign, state: Option<BaseState>) -> (&'static str, &'static str) {
    match (sign, state) {
        (BaseSign::American, Some(BaseState::Closed)) => ("base-us-closed", "us"),
        (BaseSign::American, _) => ("base-us", "us"),
        (BaseSign::Russian, _) => ("base-ru", "ru"),
        (BaseSign::Western, _) => ("base-we", "we"),
    }
}

/// The sign of an event, by its name in the sheet of symbols. A base shows whose it is.
pub fn sign_of(event: &Event) -> &'static str {
    match &event.thing {
        Thing::Base { operator, .. } => match operator.as_ref() {
            "USA" => "base-us",
            "RUS" => "base-ru",
            _ => "base-we",
        },
        _ => symbol_of(event.kind),
    }
}

/// The sign of a kind of event.
pub fn symbol_of(kind: Kind) -> &'static str {
    match kind {
        Kind::Base => "base-us",
        Kind::Forecast => "projection",
        other => other.word(),
    }
}
