//! Choices in words: a menu that looks like a word of a sentence, and a switch.

use wasm_bindgen::JsCast;
use web_sys::{EventTarget, HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

/// `Step by event`: the label, and the word that is chosen by its number.
pub fn choice(id: &'static str, label: &str, words: &[&str], chosen: usize, pick: Callback<usize>) -> Html {
    let onchange = Callback::from(move |event: Event| {
        let menu = event.target().and_then(|target: EventTarget| target.dyn_into::<HtmlSelectElement>().ok());
        if let Some(number) = menu.and_then(|menu| usize::try_from(menu.selected_index()).ok()) {
            pick.emit(number);
        }
    });
    html! {
        <label class="opt"><span>{ label }</span>
            <select {id} {onchange}>
                { for words.iter().enumerate().map(|(n, word)| html! { <option key={n} selected={n == chosen}>{ *word }</option> }) }
            </select>
        </label>
    }
}

pub fn switch(id: &'static str, label: &str, on: bool, turn: Callback<bool>) -> Html {
    let onchange = Callback::from(move |event: Event| {
        let input = event.target().and_then(|target: EventTarget| target.dyn_into::<HtmlInputElement>().ok());
        if let Some(input) = input {
            turn.emit(input.checked());
        }
    });
    html! {
        <label class={if on { "sw on" } else { "sw" }}><input {id} type="checkbox" class="sr" checked={on} {onchange} />{ label }</label>
    }
}
