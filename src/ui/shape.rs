//! Elements of a drawing, made by one function. What `html!` writes out at each place is some hundred bytes a time; a map
//! is made of many small shapes: so a list of names and one of values is all that stands at each.
//!
//! `shape!("circle", { "class": word("hit"), "r": px(9.0) })` is an element, with children as a third part: `of![a, b]`, or
//! a list. `keyed!` is the same with a key before it, for what stands in a list. Values that are all letters of the source,
//! `{ "class": "hit", "r": "9" }`, are not even made: they lie in the page's memory.

use std::rc::Rc;

use yew::AttrValue;
use yew::prelude::*;
use yew::virtual_dom::{AttributeOrProperty, Attributes, Key, Listener, VList, VTag, VText};

use crate::number;

/// The value of an attribute; `None` leaves it out.
pub type Value = Option<AttributeOrProperty>;

/// Names and values that are always the same.
pub type Fixed = &'static [(&'static str, AttributeOrProperty)];

/// What is given away: the function takes it out, so that no place has code that drops what is no longer there.
macro_rules! of {
    ($($given:expr),* $(,)?) => {
        &mut *::std::mem::ManuallyDrop::new([$($given),*])
    };
}

macro_rules! drawn {
    ($key:expr, $tag:literal, { $($name:literal: $value:literal),* $(,)? }, $children:expr) => {
        $crate::ui::shape::fixed($tag, $key, &[
            $(($name, ::yew::virtual_dom::AttributeOrProperty::Static($value))),*
        ], $children)
    };
    ($key:expr, $tag:literal, { $($name:literal: $value:expr),* $(,)? }, $children:expr) => {
        $crate::ui::shape::element($tag, $key, &[$($name),*], $crate::ui::shape::of![$($value),*], $children)
    };
}

macro_rules! shape {
    ($tag:literal, $look:tt) => {
        $crate::ui::shape::drawn!(None, $tag, $look, &mut [])
    };
    ($tag:literal, $look:tt, $children:ident) => {
        $crate::ui::shape::drawn!(None, $tag, $look, &mut *{ $children })
    };
    ($tag:literal, $look:tt, $children:expr) => {
        $crate::ui::shape::drawn!(None, $tag, $look, &mut *$children)
    };
}

macro_rules! keyed {
    ($key:expr, $tag:literal, $look:tt) => {
        $crate::ui::shape::drawn!(Some($key.into()), $tag, $look, &mut [])
    };
    ($key:expr, $tag:literal, $look:tt, $children:ident) => {
        $crate::ui::shape::drawn!(Some($key.into()), $tag, $look, &mut *{ $children })
    };
    ($key:expr, $tag:literal, $look:tt, $children:expr) => {
        $crate::ui::shape::drawn!(Some($key.into()), $tag, $look, &mut *$children)
    };
}

/// `shape!` that does something when it is pressed.
macro_rules! pressed {
    ($onclick:expr, $tag:literal, $look:tt, $children:expr) => {
        $crate::ui::shape::pressable($crate::ui::shape::shape!($tag, $look, $children), $onclick)
    };
}

/// A listener: `on!(onclick, callback)`.
macro_rules! on {
    ($event:ident, $callback:expr) => {
        Some(::std::rc::Rc::new(::yew::html::$event::Wrapper::new($callback))
            as ::std::rc::Rc<dyn ::yew::virtual_dom::Listener>)
    };
}

pub(super) use {drawn, keyed, of, on, pressed, shape};

/// Takes the values and the children out of what it is given.
#[inline(never)]
pub fn element(
    tag: &'static str,
    key: Option<Key>,
    keys: &'static [&'static str],
    values: &mut [Value],
    children: &mut [Html],
) -> Html {
    let values = values.iter_mut().map(Option::take).collect();
    made(tag, key, Attributes::Dynamic { keys, values }, children)
}

#[inline(never)]
pub fn fixed(tag: &'static str, key: Option<Key>, attributes: Fixed, children: &mut [Html]) -> Html {
    made(tag, key, Attributes::Static(attributes), children)
}

#[inline(never)]
fn made(tag: &'static str, key: Option<Key>, attributes: Attributes, children: &mut [Html]) -> Html {
    let mut element = VTag::new(tag);
    element.key = key;
    element.set_attributes(attributes);
    if let Some(inside) = element.children_mut() {
        *inside = beside(children);
    }
    element.into()
}

#[inline(never)]
pub fn pressable(element: Html, onclick: Callback<MouseEvent>) -> Html {
    hearing(element, NodeRef::default(), of![on!(onclick, onclick)])
}

/// The element itself, as long as nobody else holds it.
fn tag_of(element: &mut Html) -> Option<&mut VTag> {
    if let Html::VTag(tag) = element { Rc::get_mut(tag) } else { None }
}

/// An element that is known by `node`, and hears of what happens to it.
#[inline(never)]
pub fn hearing(mut element: Html, node: NodeRef, listeners: &mut [Option<Rc<dyn Listener>>]) -> Html {
    if let Some(tag) = tag_of(&mut element) {
        tag.node_ref = node;
        tag.set_listeners(listeners.iter_mut().map(Option::take).collect());
    }
    element
}

/// A field or a switch: `element` is an `input`, whose value the reader may change.
#[inline(never)]
pub fn filled(mut element: Html, value: &str, checked: Option<bool>) -> Html {
    if let Some(tag) = tag_of(&mut element) {
        tag.set_value(Some(AttrValue::from(value.to_owned())));
        if let Some(checked) = checked {
            tag.set_checked(checked);
        }
    }
    element
}

/// What it leaves behind needs no memory: nobody gives that back. (`VText::new` would copy even an empty text.)
fn taken(html: &mut Html) -> Html {
    std::mem::replace(html, Html::VText(VText { text: AttrValue::Static("") }))
}

/// Several side by side, without an element around them.
#[inline(never)]
pub fn beside(children: &mut [Html]) -> Html {
    Html::VList(Rc::new(VList::with_children(many(&mut children.iter_mut().map(taken)), None)))
}

/// An element of one class; an empty class is none.
#[inline(never)]
pub fn block(tag: &'static str, class: &'static str, children: &mut [Html]) -> Html {
    let class = if class.is_empty() { None } else { word(class) };
    element(tag, None, &["class"], of![class], children)
}

/// Words in an element of one class.
#[inline(never)]
pub fn said(tag: &'static str, class: &'static str, words: &str) -> Html {
    block(tag, class, of![letters(words)])
}

/// A link whose address says the same as the press.
#[inline(never)]
pub fn link(class: &'static str, href: String, words: &str, onclick: Callback<MouseEvent>) -> Html {
    let class = if class.is_empty() { None } else { word(class) };
    pressed!(onclick, "a", { "class": class, "href": text(href) }, of![letters(words)])
}

/// A button of words.
#[inline(never)]
pub fn doing(words: &str, onclick: Callback<MouseEvent>) -> Html {
    pressed!(onclick, "button", { "type": "button", "class": "do" }, of![letters(words)])
}

pub fn nothing() -> Html {
    Html::default()
}

/// A path of one class.
pub fn path_of(class: &'static str, path: &str) -> Html {
    shape!("path", { "class": word(class), "d": text(path.to_owned()) })
}

/// Unseen, and larger than all that is drawn over it: Chromium lays all layers of a page out anew, for some milliseconds,
/// whenever the box around what one of them draws has changed.
pub fn extent() -> Html {
    shape!("rect", { "class": "extent", "x": "-150%", "y": "-150%", "width": "400%", "height": "400%" })
}

/// A group of one class.
pub fn layer(class: &'static str, children: &mut [Html]) -> Html {
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

/// `true` or `false`.
pub fn truth(value: bool) -> Value {
    word(if value { "true" } else { "false" })
}

/// The id of something in the page, as a reference to it.
#[inline(never)]
pub fn part(head: &str, id: &str) -> Value {
    text([head, id].concat())
}

/// A length, to a tenth of a pixel.
#[inline(never)]
pub fn px(value: f64) -> Value {
    text(number::fixed(value, 1))
}

#[inline(never)]
pub fn letters(letters: &str) -> Html {
    VText::new(letters.to_owned()).into()
}
