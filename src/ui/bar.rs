//! The title line: what this is, its parts, and the tools.

use yew::prelude::*;

use super::browser;
use super::find::seek;
use super::icons::{Icon, button, icon};
use super::store::Act;
use crate::app::{Action, Panel, State, Theme};
use crate::scene::Stage;
use crate::text::Language;

pub fn bar(act: &Act, stage: &Stage, state: &State) -> Html {
    let language = state.dress.language;
    let table = language.table();
    let parts = [
        (Panel::Story, table.nav_story),
        (Panel::Explore, table.nav_explore),
        (Panel::Events, table.nav_events),
        (Panel::Figures, table.nav_figures),
        (Panel::Words, table.nav_words),
        (Panel::About, table.nav_about),
    ];
    let (next_theme, theme_words) = match state.dress.theme {
        Theme::System | Theme::Light => (Theme::Dark, table.theme_dark),
        Theme::Dark => (Theme::Contrast, table.theme_contrast),
        Theme::Contrast => (Theme::Light, table.theme_light),
    };
    let others = Language::ALL.into_iter().filter(|other| *other != language);
    let find = {
        let act = act.clone();
        Callback::from(move |_: MouseEvent| seek(&act))
    };
    html! {
        <header class="bar">
            <h1 class="ttl"><a href="#" aria-label={[&stage.atlas.about.title, ", ", table.nav_start].concat()} onclick={act.click(Action::Turn(Panel::Start))}>{ &stage.atlas.about.title }</a><em>{ &stage.atlas.about.subtitle }</em></h1>
            <button type="button" class="menu-b" aria-expanded={state.menu.to_string()} aria-controls="parts" aria-label={table.menu}
                onclick={act.click(Action::Menu(!state.menu))}>{ icon(if state.menu { Icon::Close } else { Icon::Menu }) }</button>
            <div id="parts" class={if state.menu { "parts open" } else { "parts" }}>
                <nav class="nav" aria-label={table.parts}>
                    { for parts.into_iter().map(|(panel, words)| html! {
                        <a key={panel.word()} href={format!("#p={}", panel.word())} aria-current={(state.panel == panel).then_some("page")}
                            onclick={act.click(Action::Turn(panel))}>{ words }</a>
                    }) }
                </nav>
                <div class="tools">
                    { for others.map(|other| html! {
                        <a key={other.code()} class="lang" href={language_href(language, other)} lang={other.code()} hreflang={other.code()}
                            aria-label={[&other.code().to_ascii_uppercase(), ", ", other.in_this_language()].concat()} onclick={to_language(language, other)}>{ other.code().to_ascii_uppercase() }</a>
                    }) }
                    { button("find-b", table.search, Icon::Find, find) }
                    { button("", theme_words, Icon::Theme, act.click(Action::Wear(next_theme))) }
                    { button("full-b", table.full_screen, Icon::FullScreen, Callback::from(|_: MouseEvent| browser::full_screen())) }
                </div>
            </div>
            <a class="to-full" href="./" target="_blank" rel="noopener" onclick={Callback::from(open_full)}>{ table.open_full_map }{ icon(Icon::Outward) }</a>
        </header>
    }
}

/// Pages of other languages lie in folders; English at the top.
fn language_href(from: Language, to: Language) -> String {
    let up = if from == Language::English { "" } else { "../" };
    let down = if to == Language::English { String::new() } else { format!("{}/", to.code()) };
    match format!("{up}{down}") {
        here if here.is_empty() => "./".to_owned(),
        href => href,
    }
}

/// Keeps the date, the event and the dress on the way to the other language.
fn to_language(from: Language, to: Language) -> Callback<MouseEvent> {
    Callback::from(move |event: MouseEvent| {
        if event.ctrl_key() || event.meta_key() || event.shift_key() {
            return;
        }
        event.prevent_default();
        browser::go_to_page(&format!("{}{}", language_href(from, to), browser::search_and_fragment()));
    })
}

/// From an embed to the whole page at the same place.
fn open_full(event: MouseEvent) {
    let link = event.target_dyn_into::<web_sys::Element>().and_then(|target| target.closest("a").ok().flatten());
    if let Some(link) = link {
        let _ = link.set_attribute("href", &format!("./{}", browser::fragment()));
    }
}
