//! Glyphs of the interface, drawn on 16 px, and the signs of the map from the sheet of symbols in the page.

use yew::prelude::*;

use super::shape::{of, part, path_of, pressed, shape, word};

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Icon {
    Previous,
    Next,
    Play,
    Pause,
    ZoomIn,
    ZoomOut,
    WholeRegion,
    Link,
    Theme,
    FullScreen,
    Lecture,
    Menu,
    Close,
    Outward,
    Find,
}

impl Icon {
    const fn path(self) -> &'static str {
        match self {
            Icon::Previous => "M5 2v12H3V2ZM14 2v12L6 8Z",
            Icon::Next => "M11 2v12h2V2ZM2 2v12l8-6Z",
            Icon::Play => "M3 1.5v13L14 8Z",
            Icon::Pause => "M3 2h4v12H3ZM9 2h4v12H9Z",
            Icon::ZoomIn => "M8 2v12M2 8h12",
            Icon::ZoomOut => "M2 8h12",
            Icon::WholeRegion => "M1.5 3h13v10h-13ZM5 6h6v4H5Z",
            Icon::Link => "M8 10V1.5M4.5 5 8 1.5 11.5 5M3 8v6.5h10V8",
            Icon::Theme => "M8 1.8a6.2 6.2 0 0 1 0 12.4ZM8 1.8a6.2 6.2 0 0 0 0 12.4Z",
            Icon::FullScreen => "M2 6V2h4M10 2h4v4M14 10v4h-4M6 14H2v-4",
            Icon::Lecture => "M1 2.5h14M2.5 2.5v8h11v-8M8 10.5v2M5 14.5 8 12l3 2.5",
            Icon::Menu => "M2 4h12M2 8h12M2 12h12",
            Icon::Close => "m3 3 10 10M13 3 3 13",
            Icon::Find => "M10.2 10.2 14.5 14.5M11.5 7A4.5 4.5 0 1 1 2.5 7a4.5 4.5 0 0 1 9 0Z",
            Icon::Outward => "M9 2h5v5M14 2 7 9M11 9v5H2V5h5",
        }
    }
}

pub fn icon(icon: Icon) -> Html {
    drawn(if icon == Icon::Theme { "i i-theme" } else { "i" }, "0 0 16 16", path_of("", icon.path()), None)
}

/// A small picture beside words that say the same.
fn drawn(class: &'static str, view: &'static str, shape: Html, side: Option<&'static str>) -> Html {
    let side = || side.and_then(word);
    shape!("svg", { "class": word(class), "width": side(), "height": side(), "viewBox": word(view), "aria-hidden": word("true") }, of![shape])
}

/// A button that shows an icon; the label is for the voice and for who waits over it. `class` may be empty.
pub fn button(class: &'static str, label: &'static str, glyph: Icon, onclick: Callback<MouseEvent>) -> Html {
    pressed!(onclick, "button", {
        "type": word("button"), "class": word(class), "aria-label": word(label), "title": word(label),
    }, of![icon(glyph)])
}

/// A sign of the map beside text.
pub fn sign(symbol: &str, class: &'static str) -> Html {
    let shown = shape!("use", {
        "href": part("#s-", symbol), "x": word("-9"), "y": word("-9"), "width": word("18"), "height": word("18"),
    });
    drawn(if class.is_empty() { "ico" } else { class }, "-8 -8 16 16", shown, Some("16"))
}

/// The three marks of the editor's voices: added, made exact, corrected.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Glyph {
    Added,
    Corrected,
}

pub fn glyph(glyph: Glyph) -> Html {
    let path = match glyph {
        Glyph::Added => "M7 2v10M2 7h10",
        Glyph::Corrected => "M2 5h10M2 9.4h10M10 1.6 4.4 12.6",
    };
    drawn("gl", "0 0 14 14", path_of("", path), Some("14"))
}
