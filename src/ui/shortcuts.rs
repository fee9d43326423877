//! The help that `?` and a button open: the keys, place by place, and the switch for those of one letter. Written once by
//! the build; `www/by-key.js` opens it and keeps the choice.

use yew::prelude::*;

use crate::text::Language;

#[derive(Properties, PartialEq)]
pub struct ShortcutsProps {
    pub language: Language,
}

#[component]
pub fn Shortcuts(props: &ShortcutsProps) -> Html {
    let words = &props.language.pages().keys;
    html! {
        <dialog id="keys" class="about" aria-labelledby="keys-heading">
            <h2 id="keys-heading" class="date" tabindex="-1">{ words.heading }</h2>
            { for words.places.iter().map(|(head, keys)| html! {
                <section key={*head}>
                    <h3>{ *head }</h3>
                    <dl>{ for keys.iter().map(|(key, does)| html! {
                        <div key={*key}><dt>{ for key.split(' ').map(|key| html! { <kbd key={key}>{ key }</kbd> }) }</dt><dd>{ *does }</dd></div>
                    }) }</dl>
                </section>
            }) }
            <p><label class="tick"><input type="checkbox" role="switch" aria-describedby="keys-about" checked=true />{ words.single }</label></p>
            <p id="keys-about" class="txt">{ words.single_about }{ " " }{ words.lecture }</p>
            <p class="go"><button type="button" class="btn">{ words.close }</button></p>
        </dialog>
    }
}
