//! The presenter's window, written by the build: what to say at each step. `www/lecture/presenter.js` shows the one that is
//! on the wall.

use yew::prelude::*;

use super::card::headline;
use crate::scene::{Path, Stage};
use crate::text::{Language, dates};

#[derive(Properties, PartialEq)]
pub struct PresenterProps {
    pub stage: Stage,
    pub language: Language,
}

#[component]
pub fn Presenter(props: &PresenterProps) -> Html {
    let PresenterProps { stage, language } = props;
    let (words, table) = (&language.pages().presenter, language.table());
    let id = |number: &usize| stage.event(*number).map(|event| event.id.to_string());
    let chapters = stage.legs.iter().filter(|leg| leg.path == Path::Chapters);
    let button = |id: &'static str, words: &'static str, held: Option<&'static str>| {
        html! { <button type="button" {id} aria-pressed={held}>{ words }</button> }
    };
    html! {
        <>
            <header>
                <span>{ words.elapsed }{ " " }<output id="elapsed">{ "00:00" }</output></span>
                <h1 class="sr">{ words.heading }</h1>
                <output id="time">{ "00:00" }</output>
            </header>
            <main aria-live="polite">
                <p id="alone" class="alone" role="alert" hidden={true}>{ words.alone }</p>
                <h2>{ words.now }</h2>
                <p class="date" id="date"></p>
                <p class="sent" id="sent"></p>
                <p class="note" id="note"></p>
            </main>
            <aside>
                <h2>{ words.next }</h2>
                <p class="date" id="next-date"></p>
                <p class="sent" id="next-sent"></p>
            </aside>
            <footer>
                { button("prev", words.back, None) }
                { button("next", words.on, None) }
                { button("blank", words.blank, Some("false")) }
                { button("predict", words.predict, Some("false")) }
                { button("chapters", words.chapters, Some("false")) }
                { button("again", words.again, None) }
            </footer>
            <ol id="steps" hidden={true}>
                { for chapters.map(|leg| html! {
                    <li key={leg.id.to_string()} data-chapter={leg.id.to_string()}
                        data-events={leg.events.iter().filter_map(id).collect::<Vec<_>>().join(" ")}>
                        <p class="when">{ dates::date(table, leg.at) }</p>
                        <h3 class="title">{ &leg.title }</h3>
                        <p class="say">{ &leg.point }{ " " }{ &leg.body }</p>
                    </li>
                }) }
                { for stage.atlas.events.iter().take(stage.dated()).map(|event| html! {
                    <li key={event.id.to_string()} data-event={event.id.to_string()}>
                        <p class="when">{ headline(event, table) }</p>
                        <h3 class="title">{ &event.title }</h3>
                        <p class="say">{ &event.claim }</p>
                    </li>
                }) }
            </ol>
        </>
    }
}
