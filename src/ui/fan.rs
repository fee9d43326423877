//! A crowd spread out: a disc of paper with a sign for every event, each for a finger or a key of its own.

use yew::prelude::*;

use super::overlay::{mark_attributes, symbol};
use crate::number::{fixed, hypot, path};
use crate::scene::plate::Fan;

pub fn fan(fan: &Fan) -> Html {
    let px = |value: f64| fixed(value, 1);
    let (centre, from) = (fan.centre, fan.from);
    let (dx, dy) = (from.x - centre.x, from.y - centre.y);
    let away = hypot(dx, dy).max(1.0);
    let outside = away > fan.reach;
    let (edge_x, edge_y) = (dx / away * fan.reach, dy / away * fan.reach);
    html! {
        <g class="fan">
            <circle class="fan-disc" cx={px(centre.x)} cy={px(centre.y)} r={px(fan.reach)} />
            if outside {
                <path class="tick" d={path(1, &[("M", from.x), (" ", from.y), ("L", centre.x + edge_x), (" ", centre.y + edge_y)])} />
            }
            <g class="leaves">
                { for fan.leaves.iter().map(|leaf| {
                    let at = leaf.mark.at;
                    let class = if leaf.open { "now" } else { leaf.class };
                    mark_attributes(&leaf.mark, "mark leaf", None, leaf.open, html! {
                        <>
                            { symbol(leaf.symbol, class, at.x, at.y - 4.0, 15.0) }
                            <text class={if leaf.open { "ly on" } else { "ly" }} x={px(at.x)} y={px(at.y + 15.0)} text-anchor="middle">{ &leaf.year }</text>
                            <circle class="hit" cx={px(at.x)} cy={px(at.y)} r="22" />
                        </>
                    })
                }) }
            </g>
        </g>
    }
}
