//! A crowd spread out: a disc of paper with a sign for every event, each for a finger or a key of its own.

use yew::prelude::*;

use super::overlay::{circle, mark_attributes, symbol};
use super::shape::{layer, letters, many, of, px, shape, text, word};
use crate::number::{hypot, path};
use crate::scene::plate::{Fan, Leaf};

pub fn fan(fan: &Fan) -> Html {
    let (centre, from) = (fan.centre, fan.from);
    let (dx, dy) = (from.x - centre.x, from.y - centre.y);
    let away = hypot(dx, dy).max(1.0);
    let mut drawn = vec![circle(0, "fan-disc", centre.x, centre.y, fan.reach)];
    if away > fan.reach {
        // Where the place itself is.
        let (edge_x, edge_y) = (dx / away * fan.reach, dy / away * fan.reach);
        let line = path(1, &[("M", from.x), (" ", from.y), ("L", centre.x + edge_x), (" ", centre.y + edge_y)]);
        drawn.push(shape!("path", { "class": word("tick"), "d": text(line) }));
    }
    drawn.push(layer("leaves", &mut many(&mut fan.leaves.iter().map(leaf))));
    layer("fan", &mut drawn)
}

fn leaf(leaf: &Leaf) -> Html {
    let at = leaf.mark.at;
    let (class, year) = if leaf.open { ("now", "ly on") } else { (leaf.class, "ly") };
    let year = shape!("text", { "class": word(year), "x": px(at.x), "y": px(at.y + 15.0), "text-anchor": word("middle") }, of![letters(&leaf.year)]);
    let drawn = vec![symbol(leaf.symbol, class, at.x, at.y - 4.0, 15.0), year, circle(1, "hit", at.x, at.y, 22.0)];
    mark_attributes(&leaf.mark, "mark leaf", None, leaf.open, drawn)
}
