//! Ways on the map that belong to the open event: the leader from the margin, deals and words as arcs, soldiers on
//! their way to a drill.

use super::{Draw, LinkMark, RING_PX};
use crate::atlas::{Event, Kind, Sense};
use crate::map::labels::{Area, Hold, bold_width};
use crate::map::names::{self, Side};
use crate::map::{LonLat, Screen, curve, project};
use crate::number::{atan2, hypot, path, sin_cos};

/// How far an arc bows out, as a share of its length.
const BOW: f64 = 0.07;
/// Steps of an arc.
const STEPS: u32 = 48;

impl Draw<'_> {
    /// From the margin to the ring: level first, then straight to it, ending at the ring's edge.
    pub(super) fn leader(&mut self, main: Screen) {
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

    pub(super) fn links(&mut self) {
        let Some(event) = self.moment.open.and_then(|number| self.stage.event(number)) else { return };
        let given = event.figures.iter().find(|figure| figure.usd > 0.0);
        for link in &self.moment.links {
            let (class, head, px) = match link.sense {
                Sense::Gives => ("link deal", "url(#head-deal)", deal_px(given.map_or(0.0, |figure| figure.usd))),
                Sense::Aims => ("link", "url(#head)", 1.2),
            };
            let bent = self.arc(link.from, link.to, class, head, px);
            // One sum, however many take a share of it.
            let told = !self.named_ways.is_empty();
            if let Some(figure) = given.filter(|_| !told) {
                let sum = self.table.quantity(figure.value, &figure.unit);
                self.named_ways.push(("w-sum".to_owned(), sum, bent));
            }
        }
        if event.kind == Kind::Exercise {
            self.contingents(event);
        }
    }

    /// From the capital of each state that sends soldiers, with their number where it is known.
    fn contingents(&mut self, event: &Event) {
        let Some(site) = event.places.first() else { return };
        for actor in event.actors.iter().filter(|actor| actor.as_ref() != site.country) {
            let Some(from) = capital(actor) else { continue };
            let bent = self.arc(from, site.at, "link troop", "url(#head-troop)", 1.4);
            let sent = event.figures.iter().find(|figure| figure.actor.as_ref() == Some(actor));
            if let Some(figure) = sent {
                self.named_ways.push((["w-", actor].concat(), self.table.quantity(figure.value, ""), bent));
            }
        }
    }

    /// The shortest way over the sphere, bowed to the side where more room is.
    fn arc(&mut self, from: LonLat, to: LonLat, class: &'static str, head: &'static str, px: f64) -> Vec<Screen> {
        let way: Vec<Screen> =
            curve::shortest_way(from, to, STEPS).into_iter().map(|place| self.screen(project(place))).collect();
        let cut = RING_PX * self.view.scale + 2.0;
        let (one, other) = (bend(&way, cut, BOW), bend(&way, cut, -BOW));
        let room = |bent: &[Screen]| {
            bent.iter().filter(|point| self.taken.is_free(&Area::around(**point, 5.0), Hold::Line)).count()
        };
        let bent = if room(&other) > room(&one) { other } else { one };
        self.taken.add_line(&bent, px / 2.0 + 2.0, Hold::Line);
        let mut line = String::new();
        for (number, point) in bent.iter().enumerate() {
            let command = if number == 0 { "M" } else { "L" };
            line.push_str(&path(1, &[(command, point.x), (" ", point.y)]));
        }
        self.plate.links.push(LinkMark { path: line, class, head, px });
        bent
    }

    /// Each name at the first free spot near the middle of its way.
    pub(super) fn names_of_ways(&mut self) {
        for (key, text, way) in std::mem::take(&mut self.named_ways) {
            let px = 13.5 * self.view.scale;
            let width = bold_width(&text, px);
            let known = self.memory.recall("", &key);
            let sides = self.sides(known, &[Side::NE, Side::SE, Side::NW, Side::SW]);
            let last = sides.get(..usize::from(known.last.is_some())).unwrap_or_default();
            let middle = way.len() / 2;
            // Where it stood, then anywhere else: first by side, then by how far from the middle.
            let spot = [last, &sides].into_iter().find_map(|sides| {
                [0, 4, 8, 12].into_iter().find_map(|off| {
                    let near = [way.get(middle + off), middle.checked_sub(off).and_then(|at| way.get(at))];
                    near.into_iter().flatten().find_map(|at| self.taken.beside(*at, 6.0, width, px, Hold::Line, sides))
                })
            });
            self.name(spot.filter(|_| !known.gone), key, "ls sum", text);
        }
    }
}

/// As wide as the root of the sum: 2 billion are 1.7 px, 400 billion 5.2.
fn deal_px(usd: f64) -> f64 {
    const MOST_USD: f64 = 400e9;
    1.4 + 3.8 * (usd.min(MOST_USD) / MOST_USD).sqrt()
}

/// Where the government of a state sits.
fn capital(state: &str) -> Option<LonLat> {
    let town = match state {
        "CHN" => "beijing",
        "RUS" => "moscow",
        "KAZ" => "astana",
        "KGZ" => "bishkek",
        "TJK" => "dushanbe",
        "UZB" => "tashkent",
        "IND" => "new-delhi",
        "PAK" => "islamabad",
        _ => return None,
    };
    names::TOWNS.iter().find(|known| known.id == town).map(|known| known.at.lon_lat())
}

/// The way, cut back at both ends so that it meets rings and does not cross them, bowed by a share of its length so that
/// two ways between the same towns do not lie on each other.
fn bend(way: &[Screen], cut: f64, share: f64) -> Vec<Screen> {
    let (Some(&first), Some(&last)) = (way.first(), way.last()) else { return Vec::new() };
    let length = hypot(last.x - first.x, last.y - first.y).max(1.0);
    let (nx, ny) = (-(last.y - first.y) / length, (last.x - first.x) / length);
    let count = way.len().saturating_sub(1).max(1) as f64;
    way.iter()
        .enumerate()
        .map(|(number, point)| {
            let t = number as f64 / count;
            let bow = 4.0 * t * (1.0 - t) * length * share;
            Screen { x: point.x + nx * bow, y: point.y + ny * bow }
        })
        .filter(|point| {
            hypot(point.x - first.x, point.y - first.y) >= cut && hypot(point.x - last.x, point.y - last.y) >= cut
        })
        .collect()
}
