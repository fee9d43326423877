//! The locator: the whole theatre in small, with a frame where the map is.

use yew::prelude::*;

use super::shape::{of, shape, text, word};
use crate::map::{Camera, Screen, Size};
use crate::number::path;
use crate::text::Table;

/// From Kyiv to Tokyo, in world units; the style sheet gives it 120 x 84 px.
const THEATRE: &str = "-6300 -3700 12600 8820";

pub fn locator(camera: &Camera, size: Size, table: &Table) -> Html {
    let corner = camera.world(Screen::default(), size);
    let (width, height) = (size.width / camera.k(), size.height / camera.k());
    let frame = path(0, &[("M", corner.x), (" ", corner.y), ("h", width), ("v", height), ("h", -width)]);
    let shapes = of![
        shape!("use", { "href": "#lands", "class": "lo-land" }),
        shape!("use", { "href": "#coasts", "class": "lo-coast" }),
        shape!("path", {
            "class": word("lo-frame"), "vector-effect": word("non-scaling-stroke"), "d": text([&frame, "Z"].concat()),
        }),
    ];
    shape!("svg", {
        "class": word("locator"), "role": word("img"), "aria-label": word(table.locator), "viewBox": word(THEATRE),
    }, shapes)
}
