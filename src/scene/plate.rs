//! The plate: what stands on the map in pixels. Rings, signs, dots, the leader, and every name where it found room.
//!
//! Order is priority (DESIGN: open event, its other places, bases, states, capitals, towns, water, ranges). Runs when
//! the camera rests.

mod fan;
mod lettering;
mod memory;
mod signs;
mod walk;
mod ways;

pub use fan::{Fan, Leaf};
pub use walk::Toward;

use signs::base_symbol;

use super::change::News;
use super::moment::Moment;
use super::stage::Props;
use crate::atlas::{Event, Id, Kind, RouteState, Thing};
use crate::map::labels::{Anchor, Area, Hold, Spot, Taken, bold_width};
use crate::map::names::{self, Side};
use crate::map::{Camera, Screen, Size, World, project};
use crate::text::Table;
use memory::{Memory, Recall};

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
    /// The event whose crowd is spread out.
    pub fan: Option<&'a str>,
    /// What is new since the date before.
    pub news: &'a News,
}

#[derive(Default)]
pub struct Plate {
    pub leader: Option<String>,
    pub circles: Vec<(Screen, f64)>,
    pub rings: Vec<Ring>,
    pub ticks: Vec<(Screen, Screen)>,
    /// Where a line that was given up is crossed out.
    pub crosses: Vec<Screen>,
    pub signs: Vec<Sign>,
    pub dots: Vec<DotMark>,
    pub links: Vec<LinkMark>,
    pub towns: Vec<TownMark>,
    /// Islands in dispute.
    pub isles: Vec<Screen>,
    pub names: Vec<Name>,
    pub curved: Vec<Curved>,
    pub scale: Option<(u32, f64)>,
    pub fan: Option<Fan>,
    /// Only passed by, under a hand on the clock: nobody points at its marks.
    pub in_passing: bool,
    memory: Memory,
}

pub struct Ring {
    pub at: Screen,
    pub main: bool,
    pub about: bool,
}

/// Something on the map that can be opened.
pub struct Mark {
    /// What opens when it stands alone; its name in the document.
    pub event: Id,
    pub kind: Kind,
    pub at: Screen,
    /// Numbers of all that it stands for: the first is its own, then the latest first; of a crowd the earliest first.
    pub events: Vec<usize>,
    /// One line for who does not see it, or waits over it.
    pub line: String,
}

pub struct Sign {
    pub mark: Mark,
    pub symbol: &'static str,
    pub class: &'static str,
    pub px: f64,
    /// The state of a base.
    pub state: Option<&'static str>,
    pub open: bool,
    /// It has changed since the date before.
    pub fresh: bool,
}

pub struct DotMark {
    pub mark: Mark,
    pub rough: bool,
    /// Drawn as a sign, not as a dot: when the map is near enough, and always where a drill was held or something foretold.
    pub sign: bool,
    pub fresh: bool,
    /// What was looked for stands before what is only earlier.
    pub class: &'static str,
}

impl DotMark {
    /// Its face grows with what it stands for.
    pub fn radius(&self) -> f64 {
        if self.sign {
            return 7.0;
        }
        let crowd = match self.mark.events.len() {
            few @ ..=40 => few.min(12) as f64,
            many => many.min(200) as f64,
        };
        let least = if self.rough { 3.0 } else { 2.0 };
        least + 0.6 * crowd.sqrt()
    }
}

pub struct LinkMark {
    pub path: String,
    pub class: &'static str,
    pub head: &'static str,
    pub px: f64,
}

pub struct TownMark {
    pub id: &'static str,
    pub at: Screen,
    pub capital: bool,
}

pub struct Name {
    pub key: String,
    pub class: String,
    pub text: String,
    pub at: Screen,
    pub anchor: Anchor,
    pub px: f64,
    /// The box it takes.
    pub area: Area,
    /// Which of its spots it took.
    pub choice: u8,
}

pub struct Curved {
    pub id: &'static str,
    pub key: String,
    pub class: &'static str,
    pub text: &'static str,
    pub px: f64,
    pub path: String,
}

/// Radius of the open event's ring, of the rings of its other places, and of a base's sign.
const RING_PX: f64 = 12.5;
const RING2_PX: f64 = 11.5;
const SIGN_PX: f64 = 8.0;
/// Signs nearer than this to each other move apart.
const APART_PX: f64 = 15.0;

pub fn plate(stage: &Props, moment: &Moment, view: &View, table: &'static Table) -> Plate {
    plate_after(None, stage, moment, view, table)
}

/// The same, when the reader has another plate before the eyes: a name that stands there keeps its side while it fits, and
/// makes no room for one that comes new, so that nothing flickers while the map moves by a little.
pub fn plate_after(
    before: Option<&Plate>,
    stage: &Props,
    moment: &Moment,
    view: &View,
    table: &'static Table,
) -> Plate {
    let memory = before.map(|before| before.memory.seen_from(view.camera)).unwrap_or_default();
    let mut draw = Draw::new(stage, moment, view, table, memory);
    draw.take_what_is_there();
    let places = draw.rings();
    draw.bases();
    draw.open_signs(&places);
    draw.dots();
    draw.open_names(&places);
    draw.names_of_ways();
    draw.base_names();
    draw.states();
    draw.claims();
    draw.towns();
    draw.features();
    draw.districts();
    draw.scale_bar();
    draw.plate.memory = draw.memory.after(view.camera, &draw.plate.names, &draw.plate.curved);
    draw.lines_of_marks();
    draw.spread();
    draw.plate
}

/// While the clock is under a hand: the marks alone. Names stay on the plate before, as they stood when the clock last
/// rested, and no event is open.
pub fn plate_in_passing(stage: &Props, moment: &Moment, view: &View, table: &'static Table) -> Plate {
    let mut draw = Draw::new(stage, moment, view, table, Memory::default());
    draw.plate.in_passing = true;
    // No name asks what is taken.
    draw.taken = Taken::new(Size::default());
    draw.take_what_is_there();
    draw.bases();
    draw.dots();
    draw.lines_of_marks();
    draw.plate
}

struct Draw<'a> {
    stage: &'a Props,
    moment: &'a Moment,
    view: &'a View<'a>,
    table: &'static Table,
    km: f64,
    memory: Memory,
    taken: Taken,
    signs_at: Vec<Screen>,
    named_bases: Vec<(usize, Screen, &'static str)>,
    /// Ways that bear a name: its key, the name, and the way.
    named_ways: Vec<(String, String, Vec<Screen>)>,
    plate: Plate,
}

impl<'a> Draw<'a> {
    fn new(stage: &'a Props, moment: &'a Moment, view: &'a View<'a>, table: &'static Table, memory: Memory) -> Self {
        Self {
            stage,
            moment,
            view,
            table,
            km: view.camera.km_per_px(),
            memory,
            taken: Taken::new(view.size),
            signs_at: Vec::new(),
            named_bases: Vec::new(),
            named_ways: Vec::new(),
            plate: Plate::default(),
        }
    }
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
            self.taken.add(Area::around(self.screen(project(town.at.lon_lat())), 3.0), Hold::Dot);
        }
        for now in &self.moment.routes {
            let Some(route) = self.stage.routes.get(now.route) else { continue };
            for line in &route.lines {
                let points: Vec<Screen> = line.iter().map(|&point| self.screen(point)).collect();
                self.taken.add_line(&points, 3.0, Hold::Line);
                let middle = points.get(points.len() / 2).filter(|_| now.state == RouteState::Cancelled);
                self.plate.crosses.extend(middle.filter(|at| self.inside(**at, 6.0)));
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

    /// The signs in the rings.
    fn open_signs(&mut self, places: &[Screen]) {
        let Some((open, event)) = self.moment.open.and_then(|number| Some((number, self.stage.event(number)?))) else {
            return;
        };
        for (number, (focus, &at)) in self.moment.focus.iter().zip(places).enumerate() {
            let main = number == 0;
            let base = focus.base.and_then(|base| self.moment.bases.get(base));
            let (symbol, class) = match base {
                Some(base) if !main || event.kind == Kind::Base => base_symbol(base),
                _ if main => (sign_of(event), "now"),
                _ => ("", ""),
            };
            // A place that is neither the main one nor a base is only pointed at.
            let base = focus.base.and_then(|base| self.stage.bases.get(base));
            let own = if main { Some(open) } else { base.map(|base| base.event) };
            if let Some(mark) = own.and_then(|own| self.mark(own, at)) {
                self.plate.signs.push(Sign {
                    mark,
                    symbol,
                    class: if main { "now" } else { class },
                    px: 15.0 * self.view.scale,
                    state: None,
                    open: true,
                    fresh: false,
                });
            }
            if symbol.is_empty() {
                self.plate.towns.push(TownMark { id: "", at, capital: true });
            }
        }
    }

    /// The names beside the rings: after the dots, which stand where they must.
    fn open_names(&mut self, places: &[Screen]) {
        let Some(event) = self.moment.open.and_then(|number| self.stage.event(number)) else { return };
        let scale = self.view.scale;
        for (number, (focus, &at)) in self.moment.focus.iter().zip(places).enumerate() {
            let main = number == 0;
            let (px, class) = if main { (16.0 * scale, "lf") } else { (13.5 * scale, "ls") };
            let radius = if main { 14.0 } else { 12.0 } * scale;
            let text =
                if focus.rough { [self.table.about_place, " ", &focus.name].concat() } else { focus.name.clone() };
            let width = bold_width(&text, px);
            let key = ["f", &number.to_string(), "-", &event.id].concat();
            let known = self.memory.recall("", &key);
            if known.gone && !main {
                continue;
            }
            let sides = self.sides(known, &Side::ALL);
            let last = sides.get(..usize::from(known.last.is_some())).unwrap_or_default();
            // Its name stands a little farther off, or even on a line, where the halo keeps it readable.
            let mut tries = Vec::new();
            for (offs, against) in
                [([0.0, 9.0, 18.0, 28.0, 40.0], Hold::Line), ([0.0, 9.0, 18.0, 28.0, 40.0], Hold::Dot)]
            {
                for sides in [last, &sides] {
                    tries.extend(offs.map(|off| (off, against, sides)));
                }
            }
            let spot = tries
                .into_iter()
                .find_map(|(off, against, sides)| self.taken.beside(at, radius + off, width, px, against, sides));
            self.name(spot, key, class, text);
        }
    }

    /// A mark that stands for one event.
    fn mark(&self, number: usize, at: Screen) -> Option<Mark> {
        let event = self.stage.event(number)?;
        Some(Mark { event: event.id.clone(), kind: event.kind, at, events: vec![number], line: String::new() })
    }

    /// Sides to try: the one taken before comes first, one that was left does not come again.
    fn sides(&self, known: Recall, best: &[Side]) -> Vec<Side> {
        let mut sides = Vec::new();
        if let Some(&last) = known.last.and_then(|last| Side::ALL.get(usize::from(last))) {
            sides.push(last);
        }
        for more in [best, &[Side::E, Side::W, Side::S, Side::N]] {
            for &side in more {
                if !known.has_left(side as u8) {
                    sides.push(side);
                }
            }
        }
        sides
    }

    /// A name of the base map: its key has two halves.
    #[inline(never)]
    fn label(&mut self, spot: Option<Spot>, (head, id): (&str, &str), class: &str, text: &str) {
        self.name(spot, [head, id].concat(), class, text.to_owned());
    }

    #[inline(never)]
    fn name(&mut self, spot: Option<Spot>, key: String, class: &str, text: String) {
        let Some(spot) = spot else { return };
        self.plate.names.push(Name {
            key,
            class: class.to_owned(),
            text,
            at: Screen { x: spot.x, y: spot.y },
            anchor: spot.anchor,
            px: spot.px,
            area: spot.area,
            choice: spot.choice,
        });
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
