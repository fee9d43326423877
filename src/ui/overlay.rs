//! What stands on the map in pixels: the plate, drawn.

use std::rc::Rc;

use yew::prelude::*;

use super::fan::fan;
use super::shape::{keyed, layer, letters, many, of, part, px, shape, text, word};
use crate::map::{Screen, Size};
use crate::number::path;
use crate::scene::Plate;
use crate::scene::plate::{Curved, DotMark, Mark, Name, Ring, Sign, TownMark, symbol_of};
use crate::text::Language;

/// A plate, equal by address: it is made anew only when something of it may have changed.
#[derive(Clone)]
pub struct Placed(pub Rc<Plate>);

impl PartialEq for Placed {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

#[derive(PartialEq)]
pub struct OverlayProps {
    pub plate: Placed,
    pub layer: Layer,
    pub size: Size,
    pub language: Language,
    /// Words beside the frontier, at the start.
    pub note: Option<(f64, f64)>,
    /// How far above the foot of the map the scale stands.
    pub scale_up: f64,
}

/// From the bottom up. What belongs to the base map is drawn from the plate on which names were last placed: it does not
/// change under a moving clock.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Layer {
    Features,
    Dots,
    Towns,
    Signs,
    Names,
}

impl Layer {
    pub const ALL: [Layer; 5] = [Layer::Features, Layer::Dots, Layer::Towns, Layer::Signs, Layer::Names];

    pub const fn is_of_base_map(self) -> bool {
        matches!(self, Layer::Features | Layer::Towns | Layer::Names)
    }
}

pub fn overlay(props: &OverlayProps) -> Html {
    let OverlayProps { plate: Placed(plate), layer: part, size, language, note, scale_up } = props;
    let mut layers = match part {
        Layer::Features => vec![layer("phys", &mut many(&mut plate.curved.iter().map(curved)))],
        Layer::Dots => vec![
            layer("ticks", &mut many(&mut plate.ticks.iter().enumerate().map(|(n, (from, to))| tick(n, from, to)))),
            layer("crosses", &mut many(&mut plate.crosses.iter().enumerate().map(|(n, at)| cross(n, at)))),
            layer(
                "piles",
                &mut many(&mut plate.piles().into_iter().map(|(at, r, open)| {
                    // Known by where it lies: one more or less leaves the others as they are.
                    let key = ((at.x * 8.0) as usize) << 16 | (at.y * 8.0) as usize & 0xffff;
                    circle(key, if open { "pile open" } else { "pile" }, at.x + 2.0, at.y + 2.0, r)
                })),
            ),
            layer("dots", &mut many(&mut plate.dots.iter().map(if plate.in_passing { dot_in_passing } else { dot }))),
        ],
        Layer::Towns => vec![
            layer("towns", &mut many(&mut plate.towns.iter().enumerate().map(|(n, one)| town(n, one)))),
            layer(
                "isles",
                &mut many(&mut plate.isles.iter().enumerate().map(|(n, at)| circle(n, "isle", at.x, at.y, 6.5))),
            ),
        ],
        Layer::Signs => signs(plate),
        Layer::Names => {
            let table = language.table();
            let mut note = note.map_or_else(Vec::new, |(x, y)| {
                many(&mut table.frontier.iter().enumerate().map(|(n, line)| {
                    let y = y + 20.0 * n as f64;
                    keyed!(n, "text", { "class": word("frt"), "x": px(x), "y": px(y) }, of![letters(line)])
                }))
            });
            let mut layers = vec![
                layer("labs", &mut many(&mut plate.names.iter().map(name))),
                layer("note", &mut note),
                layer(
                    "scale",
                    &mut plate.scale.map_or_else(Vec::new, |bar| scale(bar, size.height - scale_up, table.km)),
                ),
            ];
            layers.extend(plate.fan.as_ref().map(fan));
            layers
        }
    };
    layer("ov", &mut layers)
}

fn signs(plate: &Plate) -> Vec<Html> {
    let circles = plate.circles.iter().enumerate();
    vec![
        layer("links", &mut many(&mut plate.links.iter().enumerate().map(|(n, link)| keyed!(n, "path", {
            "class": word(link.class), "marker-end": word(link.head), "stroke-width": px(link.px), "d": text(link.path.clone()),
        })))),
        layer("leaders", &mut plate.leader.iter().flat_map(|path| leader(path)).collect::<Vec<Html>>()),
        layer("doubt", &mut many(&mut circles.map(|(n, (at, r))| circle(n, "approx", at.x, at.y, *r)))),
        layer("rings", &mut many(&mut plate.rings.iter().enumerate().map(|(n, one)| ring(n, one)))),
        layer("signs", &mut many(&mut plate.signs.iter().map(sign))),
    ]
}

fn curved(curved: &Curved) -> Html {
    let along = shape!("textPath", { "href": part("#p-", &curved.key), "startOffset": word("50%"), "text-anchor": word("middle") }, of![letters(curved.text)]);
    keyed!(
        curved.key.as_str(),
        "g",
        {},
        of![
            shape!("path", { "id": part("p-", &curved.key), "class": word("course"), "d": text(curved.path.clone()) }),
            shape!("text", { "class": word(curved.class), "font-size": px(curved.px) }, of![along]),
        ]
    )
}

/// From where a sign truly belongs to where it found room.
fn tick(n: usize, from: &Screen, to: &Screen) -> Html {
    let line = path(1, &[("M", from.x), (" ", from.y), ("L", to.x), (" ", to.y)]);
    keyed!(
        n,
        "g",
        {},
        of![shape!("path", { "class": word("tick"), "d": text(line) }), circle(1, "tickdot", from.x, from.y, 1.6),]
    )
}

fn cross(n: usize, at: &Screen) -> Html {
    let (x, y) = (at.x - 4.0, at.y - 4.0);
    let lines = path(1, &[("M", x), (" ", y), ("l8 8M", x), (" ", y + 8.0), ("l8 ", -8.0)]);
    keyed!(n, "path", { "class": word("cross"), "d": text(lines) })
}

/// With a key, for lists.
#[inline(never)]
pub fn circle(key: usize, class: &'static str, x: f64, y: f64, r: f64) -> Html {
    keyed!(key, "circle", { "class": word(class), "cx": px(x), "cy": px(y), "r": px(r) })
}

fn dot(dot: &DotMark) -> Html {
    let Screen { x, y } = dot.mark.at;
    let class = if dot.fresh { "mark fresh" } else { "mark" };
    mark_attributes(&dot.mark, class, None, false, vec![face(dot, 0), circle(1, "hit", x, y, 9.0)])
}

/// Nobody points at it: no name, and no ground for a pointer. Dozens of them come and go with every step of a hand.
fn dot_in_passing(dot: &DotMark) -> Html {
    let number = dot.mark.events.first().copied().unwrap_or_default();
    if dot.sign { keyed!(number, "g", {}, of![face(dot, 0)]) } else { face(dot, number) }
}

/// What is seen of it.
fn face(dot: &DotMark, key: usize) -> Html {
    let Screen { x, y } = dot.mark.at;
    if dot.sign {
        return symbol(symbol_of(dot.mark.kind), dot.class, x, y, 12.0);
    }
    circle(key, if dot.rough { "pastdot ap" } else { "pastdot" }, x, y, dot.radius())
}

fn town(n: usize, town: &TownMark) -> Html {
    let key = if town.id.is_empty() { ["x", &n.to_string()].concat() } else { town.id.to_owned() };
    let Screen { x, y } = town.at;
    if town.capital {
        keyed!(key, "rect", { "class": word("cap"), "x": px(x - 2.6), "y": px(y - 2.6), "width": word("5.2"), "height": word("5.2") })
    } else {
        keyed!(key, "circle", { "class": word("town"), "cx": px(x), "cy": px(y), "r": word("2") })
    }
}

fn leader(path: &str) -> [Html; 2] {
    let way = || text(path.to_owned());
    // Its key makes it draw itself anew.
    [
        keyed!("casing", "path", { "class": word("leader-c"), "d": way() }),
        keyed!(path, "path", { "class": word("leader"), "pathLength": word("1"), "d": way() }),
    ]
}

fn ring(n: usize, ring: &Ring) -> Html {
    let Screen { x, y } = ring.at;
    if !ring.main {
        return circle(n, "ring2", x, y, 11.5);
    }
    let edge = circle(1, if ring.about { "ring about" } else { "ring" }, x, y, 12.5);
    keyed!(n, "g", {}, of![circle(0, "ring-c", x, y, 12.5), edge])
}

fn sign(sign: &Sign) -> Html {
    let at = sign.mark.at;
    let there = !sign.symbol.is_empty();
    let mut drawn = Vec::new();
    if there && sign.fresh {
        drawn.push(circle(0, "pulse-ring", at.x, at.y, 11.0));
    }
    if there {
        drawn.push(symbol(sign.symbol, sign.class, at.x, at.y, sign.px));
    }
    if there || sign.mark.events.len() > 1 {
        drawn.push(circle(1, "hit", at.x, at.y, 14.0));
    }
    mark_attributes(&sign.mark, "mark", sign.state, sign.open, drawn)
}

fn name(name: &Name) -> Html {
    keyed!(name.key.as_str(), "text", {
        "class": text(name.class.clone()), "x": px(name.at.x), "y": px(name.at.y), "font-size": px(name.px),
        "text-anchor": word(name.anchor.word()),
    }, of![letters(&name.text)])
}

fn scale((km, width): (u32, f64), y: f64, unit: &str) -> Vec<Html> {
    let (end, middle) = (18.0 + width, 18.0 + width / 2.0);
    let bar =
        path(1, &[("M18 ", y - 5.0), ("V", y), ("H", end), ("V", y - 5.0), ("M", middle), (" ", y - 3.0), ("V", y)]);
    vec![
        shape!("path", { "d": text(bar) }),
        shape!("text", { "x": px(end + 6.0), "y": px(y + 1.0) }, of![letters(&[&km.to_string(), " ", unit].concat())]),
    ]
}

/// A mark as the page contract has it. Its line is its name, and what is said to who waits over it.
pub fn mark_attributes(
    mark: &Mark,
    class: &'static str,
    state: Option<&'static str>,
    open: bool,
    mut drawn: Vec<Html>,
) -> Html {
    let crowd = mark.events.len();
    // What another mark speaks for is no button.
    let (id, role) = if mark.line.is_empty() { (None, None) } else { (part("m-", &mark.event), word("button")) };
    drawn.insert(0, shape!("title", {}, of![letters(&mark.line)]));
    let key = [if open { "o-" } else { "" }, &mark.event].concat();
    keyed!(key, "g", {
        "id": id, "class": word(class), "role": role, "data-event": part("", &mark.event),
        "data-kind": word(mark.kind.word()), "data-state": state.and_then(word), "data-open": if open { word("true") } else { None },
        "data-crowd": if crowd > 1 { text(crowd.to_string()) } else { None },
    }, drawn)
}

/// A sign centred on a point; the sheet draws 18 units for a sign of 16.
#[inline(never)]
pub fn symbol(id: &str, class: &'static str, x: f64, y: f64, size: f64) -> Html {
    let side = size * 18.0 / 16.0;
    keyed!("sign", "use", {
        "href": part("#s-", id), "class": part("sy ", class), "x": px(x - side / 2.0), "y": px(y - side / 2.0), "width": px(side),
        "height": px(side),
    })
}
