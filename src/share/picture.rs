//! A picture of the map that stands by itself: an SVG with its own style, its title, date, sentence and sources, right in any
//! program that draws SVG. Made from the markup of the live map, at build time and in the browser alike.

mod layout;
pub mod markup;
mod shape;
pub mod style;

use super::escape;
use markup::{Element, Node};
use shape::Camera;

use crate::map::Size;
use crate::number;
use crate::text::Language;

/// What a picture is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// 16:9.
    Wide,
    /// 4:3.
    Classic,
    /// The preview of a shared link.
    Card,
    /// The map alone, one of several on a sheet of paper.
    Small,
}

impl Format {
    pub const ALL: [Format; 4] = [Format::Wide, Format::Classic, Format::Card, Format::Small];

    /// In pixels of the finished picture.
    pub const fn size(self) -> (u32, u32) {
        match self {
            Format::Wide => (1600, 900),
            Format::Classic => (1200, 900),
            Format::Card => (1200, 630),
            Format::Small => (680, 524),
        }
    }

    /// The room of the map, in the pixels in which the map is drawn.
    pub const fn map(self) -> Size {
        let area = layout::map_area(self);
        Size { width: area.right - area.left, height: area.bottom - area.top }
    }
}

pub struct Words<'a> {
    pub language: Language,
    /// Above the title.
    pub over: &'a str,
    pub title: &'a str,
    pub date: &'a str,
    pub place: &'a str,
    pub sentence: &'a str,
    pub point: &'a str,
    /// Sources, the state of the borders, licence and version: a paragraph each.
    pub foot: &'a [String],
    /// What the picture shows, in words.
    pub description: &'a str,
}

/// A row of the key: its little drawing as markup, and its words.
pub type KeyRow = (String, String);

pub struct Parts<'a> {
    /// `<div class="map" …>…</div>` as the page has it: sheets that lie one above the other.
    pub map: &'a str,
    /// The base map as definitions; a part is taken from the first sheet that has it.
    pub sheets: &'a [&'a str],
    pub symbols: &'a str,
    /// The style of pictures with its tokens resolved (`style::resolved`).
    pub style: &'a str,
    pub key: &'a [KeyRow],
}

/// Layers that only serve whoever moves the map.
const LEFT_OUT: &[&str] = &["cur", "hit", "fan", "fresh", "pulse-ring", "stipple"];
const KEPT: &[&str] = &["data-status", "class", "id"];

pub fn picture(parts: &Parts, words: &Words, format: Format) -> Result<String, String> {
    let mut map = one_sheet(markup::read(parts.map)?);
    let size = size_of(&map).ok_or("the map says no size")?;
    let camera =
        map.find(&|element| element.has_class("camera")).and_then(|found| Camera::read(found.get("transform")?));
    let camera = camera.ok_or("the map has no camera")?;
    strip(&mut map, words.language);
    let area = layout::map_area(format);
    let room = (area.right - area.left, area.bottom - area.top);
    let scale = (room.0 / size.0).min(room.1 / size.1);
    let origin = (area.left + (room.0 - size.0 * scale) / 2.0, area.top + (room.1 - size.1 * scale) / 2.0);
    // What lies beside a map of another shape is drawn too: the ground goes on under the edge.
    let seen = Camera {
        x: camera.x + (origin.0 - area.left) / scale,
        y: camera.y + (origin.1 - area.top) / scale,
        k: camera.k,
    };
    let mut definitions = Vec::new();
    take_along(parts, &mut map, seen, (room.0 / scale, room.1 / scale), &mut definitions)?;

    let mut drawing = element("g", &[("class", "picture".to_owned())]);
    let rect = |class: &str, (x, y): (f64, f64), (width, height): (f64, f64)| {
        element(
            "rect",
            &[("class", class.to_owned()), ("x", px(x)), ("y", px(y)), ("width", px(width)), ("height", px(height))],
        )
    };
    let (width, height) = layout::units(format);
    drawing.children.push(Node::Element(rect("paper", (0.0, 0.0), (width, height))));
    let corner = (area.left, area.top);
    drawing.children.push(Node::Element(rect("sea", corner, room)));
    let mut frame = element("clipPath", &[("id", "frame".to_owned())]);
    frame.children.push(Node::Element(rect("", corner, room)));
    definitions.push(frame);
    let mut framed = element("g", &[("clip-path", "url(#frame)".to_owned())]);
    let place =
        [&number::path(2, &[("translate(", origin.0), (" ", origin.1)]), ") scale(", &number::fixed(scale, 5), ")"];
    let mut moved = element("g", &[("transform", place.concat())]);
    moved.children.append(&mut map.children);
    framed.children.push(Node::Element(moved));
    drawing.children.push(Node::Element(framed));
    let mut key = Vec::new();
    for (mark, said) in parts.key {
        let mut mark = markup::read(mark)?;
        strip(&mut mark, words.language);
        take_along(parts, &mut mark, seen, room, &mut definitions)?;
        key.push((mark, said.as_str()));
    }
    layout::words(&mut drawing, words, key, format);
    if is_led(&drawing) && format == Format::Wide {
        // Where it comes into a map of this scale.
        layout::leader(&mut drawing, words, origin.1 + layout::LEADER_Y * scale);
    }
    let mut defs = element("defs", &[]);
    defs.children = definitions.into_iter().map(Node::Element).collect();
    drawing.children.insert(0, Node::Element(defs));
    forget_unused_ids(&mut drawing);
    drop_empty(&mut drawing);
    let style = style::fitted(&mut drawing, parts.style, camera.k);

    let (across, down) = format.size();
    let mut text = String::new();
    for part in [
        "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" role=\"img\" lang=\"",
        words.language.code(),
        "\" width=\"",
        &across.to_string(),
        "\" height=\"",
        &down.to_string(),
        "\" viewBox=\"0 0 ",
        &px(width),
        " ",
        &px(height),
        "\" aria-labelledby=\"title desc\"><title id=\"title\">",
        &escape(&title(words)),
        "</title><desc id=\"desc\">",
        &escape(words.description),
        "</desc><style>",
        &style,
        "</style>",
    ] {
        text.push_str(part);
    }
    drawing.write(&mut text);
    text.push_str("</svg>\n");
    Ok(text)
}

fn title(words: &Words) -> String {
    let parts: Vec<&str> = [words.title, words.date].into_iter().filter(|part| !part.is_empty()).collect();
    parts.join(", ")
}

fn element(name: &str, attributes: &[(&str, String)]) -> Element {
    let attributes = attributes.iter().filter(|(_, value)| !value.is_empty());
    let attributes = attributes.map(|(name, value)| ((*name).to_owned(), value.clone())).collect();
    Element { name: name.to_owned(), attributes, children: Vec::new() }
}

fn px(value: f64) -> String {
    let text = number::fixed(value, 1);
    text.strip_suffix(".0").unwrap_or(&text).to_owned()
}

fn size_of(map: &Element) -> Option<(f64, f64)> {
    let mut sides = map.get("viewBox")?.split_whitespace().filter_map(number::read).skip(2);
    Some((sides.next()?, sides.next()?)).filter(|(width, height)| *width > 0.0 && *height > 0.0)
}

/// All sheets of a map as one, the lowest first.
fn one_sheet(map: Element) -> Element {
    let mut whole = element("svg", &[]);
    lay(map, &mut whole);
    whole
}

fn lay(part: Element, whole: &mut Element) {
    if part.name == "svg" {
        whole.set("viewBox", part.get("viewBox").unwrap_or_default().to_owned());
        whole.children.extend(part.children);
        return;
    }
    for node in part.children {
        if let Node::Element(part) = node {
            lay(part, whole);
        }
    }
}

/// Takes out what serves hands, keys and voices, and writes capitals where the page's style makes them.
fn strip(drawing: &mut Element, language: Language) {
    drawing.retain(&|element| {
        element.name != "title" && element.name != "script" && !LEFT_OUT.iter().any(|class| element.has_class(class))
    });
    drawing.each_mut(&mut |element| {
        let is_key_mark = element.name == "svg";
        element.attributes.retain(|(name, _)| {
            let serves = ["data-", "aria-", "on"].iter().any(|head| name.starts_with(head))
                || matches!(name.as_str(), "tabindex" | "role" | "pathLength" | "style" | "vector-effect");
            KEPT.contains(&name.as_str()) || !serves || (is_key_mark && name == "viewBox")
        });
        if element.has_class("lc") {
            capitals(element, language);
        }
    });
}

fn capitals(element: &mut Element, language: Language) {
    for node in &mut element.children {
        if let Node::Text(text) = node {
            let dotted = if language == Language::Turkish { text.replace('i', "İ") } else { text.clone() };
            // Entities are not letters.
            *text = if text.contains('&') { dotted } else { dotted.to_uppercase() };
        }
    }
}

/// Ids that a drawing names, with the attribute's mark taken off.
fn named(drawing: &Element) -> Vec<String> {
    let mut ids: Vec<String> = Vec::new();
    drawing.each(&mut |element| {
        for (name, value) in &element.attributes {
            let id = match name.as_str() {
                "href" | "xlink:href" => value.strip_prefix('#'),
                _ => value.strip_prefix("url(#").and_then(|rest| rest.strip_suffix(')')),
            };
            ids.extend(
                id.filter(|id| !ids.iter().any(|known| known == id)).map(str::to_owned).into_iter().collect::<Vec<_>>(),
            );
        }
    });
    ids
}

/// Copies what a drawing names from the sheets and the signs, and takes out what names something out of sight.
fn take_along(
    parts: &Parts,
    drawing: &mut Element,
    camera: Camera,
    room: (f64, f64),
    taken: &mut Vec<Element>,
) -> Result<(), String> {
    let mut wanted = named(drawing);
    let mut gone: Vec<String> = Vec::new();
    while let Some(id) = wanted.pop() {
        let own = drawing.find(&|element| element.get("id") == Some(&id)).is_some();
        if own || taken.iter().any(|element| element.get("id") == Some(&id)) {
            continue;
        }
        let Some(mut part) = part_of(parts, &id)? else {
            gone.push(id);
            continue;
        };
        shape::in_world_units(&mut part);
        part.each_mut(&mut |element| element.remove("vector-effect"));
        let in_sight = |element: &Element| element.get("d").is_none_or(|path| camera.sees(path, room));
        if part.name != "symbol" {
            part.retain(&in_sight);
            if !in_sight(&part) || (part.name == "g" && part.children.is_empty()) {
                gone.push(id);
                continue;
            }
        }
        wanted.extend(named(&part));
        taken.push(part);
    }
    let stays = |element: &Element| {
        let href = element.get("href").and_then(|href| href.strip_prefix('#'));
        !href.is_some_and(|id| gone.iter().any(|gone| gone == id))
    };
    drawing.retain(&stays);
    taken.iter_mut().for_each(|part| part.retain(&stays));
    Ok(())
}

/// The element of an id, in the first text that has it.
fn part_of(parts: &Parts, id: &str) -> Result<Option<Element>, String> {
    let mark = [" id=\"", id, "\""].concat();
    for text in parts.sheets.iter().copied().chain([parts.symbols]) {
        let Some((before, _)) = text.split_once(&mark) else { continue };
        let from = before.rfind('<').and_then(|at| text.get(at..)).unwrap_or_default();
        return markup::read(&first_element(from)).map(Some);
    }
    Ok(None)
}

/// The element with which a text begins, up to its own end.
fn first_element(text: &str) -> String {
    let name: String = text.chars().skip(1).take_while(|c| c.is_alphanumeric()).collect();
    let (open, end) = (["<", &name].concat(), ["</", &name, ">"].concat());
    let head = text.split_once('>').map_or("", |(head, _)| head);
    if head.ends_with('/') {
        return [head, ">"].concat();
    }
    let mut depth = 0_usize;
    let mut at = 0;
    while let Some(rest) = text.get(at..) {
        let next_open = rest.find(&open).unwrap_or(usize::MAX);
        let Some(next_end) = rest.find(&end) else { break };
        if next_open < next_end {
            depth += 1;
            at += next_open + open.len();
        } else {
            depth = depth.saturating_sub(1);
            at += next_end + end.len();
            if depth == 0 {
                break;
            }
        }
    }
    text.get(..at).unwrap_or_default().to_owned()
}

fn forget_unused_ids(drawing: &mut Element) {
    let named = named(drawing);
    drawing.each_mut(&mut |element| {
        if element.get("id").is_some_and(|id| id != "hatch" && id != "frame" && !named.iter().any(|known| known == id))
        {
            element.remove("id");
        }
    });
}

fn drop_empty(drawing: &mut Element) {
    loop {
        let mut count = 0;
        drawing.each(&mut |_| count += 1);
        drawing.retain(&|element| {
            !(matches!(element.name.as_str(), "g" | "text" | "defs") && element.children.is_empty())
        });
        let mut left = 0;
        drawing.each(&mut |_| left += 1);
        if left == count {
            return;
        }
    }
}

fn is_led(drawing: &Element) -> bool {
    drawing.find(&|element| element.has_class("leader")).is_some()
}
