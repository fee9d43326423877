//! The article as a path: its chapters with next and back, and the way there from anywhere.

use yew::prelude::*;

use super::card::Now;

pub fn story(now: &Now) -> Html {
    let Now { stage, table, .. } = *now;
    html! {
        <section key="story" class="story">
            <h2 class="date" tabindex="-1">{ table.nav_story }</h2>
            <ol>{ for stage.atlas.chapters.iter().map(|chapter| html! { <li key={chapter.id.to_string()}>{ &chapter.title }</li> }) }</ol>
        </section>
    }
}
