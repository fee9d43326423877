//! Elements of a drawing, made by one function. What `html!` writes out at each place is some hundred bytes a time; a map
//! is made of many small shapes: so a list of names and one of values is all that stands at each.
//!
//! `shape!("circle", { "class": word("hit"), "r": px(9.0) })` is an element, with children as a third part; `keyed!` is the
//! same with a key before it, for what stands in a list.

use std::rc::Rc;

use yew::AttrValue;
use yew::prelude::*;
use yew::virtual_dom::{AttributeOrProperty, Attributes, Key, VTag, VText};

use crate::number::fixed;

/// The value of an attribute; `None` leaves it out.
pub type Value = Option<AttributeOrProperty>;

macro_rules! shape {
    ($tag:literal, { $($name:literal: $value:expr),* $(,)? }) => {
        $crate::ui::shape::element($tag, None, &[$($name),*], Box::new([$($value),*]), Vec::new())
    };
    ($tag:literal, { $($name:literal: $value:expr),* $(,)? }, $children:expr) => {
        $crate::ui::shape::element($tag, None, &[$($name),*], Box::new([$($value),*]), $children)
    };
}

macro_rules! keyed {
    ($key:expr, $tag:literal, { $($name:literal: $value:expr),* $(,)? }) => {
        $crate::ui::shape::element($tag, Some($key.into()), &[$($name),*], Box::new([$($value),*]), Vec::new())
    };
    ($key:expr, $tag:literal, { $($name:literal: $value:expr),* $(,)? }, $children:expr) => {
        $crate::ui::shape::element($tag, Some($key.into()), &[$($name),*], Box::new([$($value),*]), $children)
    };
}

/// `shape!` that does something when it is pressed.
macro_rules! pressed {
    ($onclick:expr, $tag:literal, { $($name:literal: $value:expr),* $(,)? }, $children:expr) => {
        $crate::ui::shape::pressable($tag, &[$($name),*], Box::new([$($value),*]), $children, $onclick)
    };
}

pub(super) use {keyed, pressed, shape};

#[inline(never)]
pub fn element(
    tag: &'static str,
    key: Option<Key>,
    keys: &'static [&'static str],
    values: Box<[Value]>,
    children: Vec<Html>,
) -> Html {
    let mut element = made(tag, keys, values, children);
    element.key = key;
    element.into()
}

#[inline(never)]
pub fn pressable(
    tag: &'static str,
    keys: &'static [&'static str],
    values: Box<[Value]>,
    children: Vec<Html>,
    onclick: Callback<MouseEvent>,
) -> Html {
    let mut element = made(tag, keys, values, children);
    element.add_listener(Rc::new(yew::html::onclick::Wrapper::new(onclick)));
    element.into()
}

fn made(tag: &'static str, keys: &'static [&'static str], values: Box<[Value]>, children: Vec<Html>) -> VTag {
    let mut element = VTag::new(tag);
    element.set_attributes(Attributes::Dynamic { keys, values });
    element.add_children(children);
    element
}

/// An element of one class; an empty class is none.
#[inline(never)]
pub fn block(tag: &'static str, class: &'static str, children: Vec<Html>) -> Html {
    let class = if class.is_empty() { None } else { word(class) };
    element(tag, None, &["class"], Box::new([class]), children)
}

/// Words in an element of one class.
#[inline(never)]
pub fn said(tag: &'static str, class: &'static str, words: &str) -> Html {
    block(tag, class, vec![letters(words)])
}

/// A link whose address says the same as the press.
#[inline(never)]
pub fn link(class: &'static str, href: String, words: &str, onclick: Callback<MouseEvent>) -> Html {
    let class = if class.is_empty() { None } else { word(class) };
    pressed!(onclick, "a", { "class": class, "href": text(href) }, vec![letters(words)])
}

pub fn nothing() -> Html {
    Html::default()
}

/// A path of one class.
pub fn path_of(class: &'static str, path: &str) -> Html {
    shape!("path", { "class": word(class), "d": text(path.to_owned()) })
}

/// A group of one class.
pub fn layer(class: &'static str, children: Vec<Html>) -> Html {
    shape!("g", { "class": word(class) }, children)
}

/// All of a list, of which each has its key.
#[inline(never)]
pub fn many(shapes: &mut dyn Iterator<Item = Html>) -> Vec<Html> {
    let mut all = Vec::new();
    for shape in shapes {
        all.push(shape);
    }
    all
}

/// The server renderer leaves out what is `Static` among dynamic attributes: what the build writes needs the other kind.
pub fn word(text: &'static str) -> Value {
    if cfg!(feature = "prerender") {
        return Some(AttributeOrProperty::Attribute(AttrValue::Static(text)));
    }
    Some(AttributeOrProperty::Static(text))
}

#[inline(never)]
pub fn text(text: String) -> Value {
    Some(AttributeOrProperty::Attribute(AttrValue::from(text)))
}

/// The id of something in the page, as a reference to it.
#[inline(never)]
pub fn part(head: &str, id: &str) -> Value {
    text([head, id].concat())
}

/// A length, to a tenth of a pixel.
#[inline(never)]
pub fn px(value: f64) -> Value {
    text(fixed(value, 1))
}

#[inline(never)]
pub fn letters(letters: &str) -> Html {
    VText::new(letters.to_owned()).into()
}
