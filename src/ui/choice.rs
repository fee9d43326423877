//! Choices in words: a menu that looks like a word of a sentence, a switch, and one of several.

use wasm_bindgen::{JsCast, JsValue};
use web_sys::{EventTarget, HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;
use yew::virtual_dom::AttributeOrProperty;

use super::shape::{block, filled, hearing, keyed, letters, many, of, on, said, shape, word};

/// `Step by event`: the label, and the word that is chosen by its number.
pub fn choice(id: &'static str, label: &'static str, words: &[&str], chosen: usize, pick: Callback<usize>) -> Html {
    let onchange = Callback::from(move |event: Event| {
        let menu = event.target().and_then(|target: EventTarget| target.dyn_into::<HtmlSelectElement>().ok());
        if let Some(number) = menu.and_then(|menu| usize::try_from(menu.selected_index()).ok()) {
            pick.emit(number);
        }
    });
    // A property: the attribute is only what was selected at first.
    let selected = |n: usize| Some(AttributeOrProperty::Property(JsValue::from_bool(n == chosen)));
    let mut options = words
        .iter()
        .enumerate()
        .map(|(n, words)| keyed!(n, "option", { "selected": selected(n) }, of![letters(words)]));
    let menu = shape!("select", { "id": word(id) }, many(&mut options));
    block("label", "opt", of![said("span", "", label), hearing(menu, NodeRef::default(), of![on!(onchange, onchange)])])
}

/// A radio button or a checkbox before its words.
pub fn switch(
    kind: &'static str,
    name: &'static str,
    (value, words): (&str, &str),
    on: bool,
    turn: Callback<bool>,
) -> Html {
    let onchange = Callback::from(move |event: Event| {
        let input = event.target().and_then(|target: EventTarget| target.dyn_into::<HtmlInputElement>().ok());
        if let Some(input) = input {
            turn.emit(input.checked());
        }
    });
    let input = shape!("input", { "type": word(kind), "name": word(name), "class": word("sr") });
    let input = hearing(filled(input, value, Some(on)), NodeRef::default(), of![on!(onchange, onchange)]);
    keyed!(value, "label", { "class": word("on").filter(|_| on) }, of![input, letters(words)])
}
