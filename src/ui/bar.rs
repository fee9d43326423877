//! The title line: what this is, its parts, and the tools.

use yew::prelude::*;

use super::browser;
use super::find::seek;
use super::icons::{Icon, button, icon};
use super::shape::{block, keyed, letters, many, of, part, pressable, pressed, said, shape, text, truth, word};
use super::store::Act;
use crate::app::{Action, Dress, Panel, Theme};
use crate::scene::Stage;
use crate::text::Language;

#[derive(PartialEq)]
pub struct BarProps {
    pub act: Act,
    pub stage: Stage,
    pub panel: Panel,
    pub dress: Dress,
    /// The menu of a phone is open.
    pub menu: bool,
}

pub fn bar(props: &BarProps) -> Html {
    let BarProps { act, stage, panel: shown, dress, menu: open } = props;
    let open = *open;
    let language = dress.language;
    let table = language.table();
    let parts = [
        (Panel::Story, table.nav_story),
        (Panel::Explore, table.nav_explore),
        (Panel::Events, table.nav_events),
        (Panel::Figures, table.nav_figures),
        (Panel::Words, table.nav_words),
        (Panel::About, table.nav_about),
    ];
    let (next_theme, theme_words) = match dress.theme {
        Theme::System | Theme::Light => (Theme::Dark, table.theme_dark),
        Theme::Dark => (Theme::Contrast, table.theme_contrast),
        Theme::Contrast => (Theme::Light, table.theme_light),
    };
    let others = Language::ALL.into_iter().filter(|other| *other != language);
    let find = {
        let act = act.clone();
        Callback::from(move |_: MouseEvent| seek(&act))
    };
    let parts = parts.into_iter().map(|(panel, words)| {
        let current = word("page").filter(|_| *shown == panel);
        let turn = act.click(Action::Turn(panel));
        pressable(keyed!(panel.word(), "a", { "href": part("#p=", panel.word()), "aria-current": current }, of![letters(words)]), turn)
    });
    let mut tools = many(&mut others.map(|other| to_language(language, other)));
    tools.extend([
        button("find-b", table.search, Icon::Find, find),
        button("share-b", table.share, Icon::Link, act.click(Action::Turn(Panel::Share))),
        button("", theme_words, Icon::Theme, act.click(Action::Wear(next_theme))),
        button("lect-b", table.lecture, Icon::Lecture, Callback::from(|_: MouseEvent| to_lecture())),
        button("full-b", table.full_screen, Icon::FullScreen, Callback::from(|_: MouseEvent| browser::full_screen())),
    ]);
    let about = &stage.atlas.about;
    let start = pressed!(act.click(Action::Turn(Panel::Start)), "a", {
        "href": word("#"), "aria-label": text([&about.title, ", ", table.nav_start].concat()),
    }, of![letters(&about.title)]);
    let menu = pressed!(act.click(Action::Menu(!open)), "button", {
        "type": word("button"), "class": word("menu-b"), "aria-expanded": truth(open), "aria-controls": word("parts"),
        "aria-label": word(table.menu),
    }, of![icon(if open { Icon::Close } else { Icon::Menu })]);
    let nav = shape!("nav", { "class": word("nav"), "aria-label": word(table.parts) }, many(&mut { parts }));
    let parts = shape!("div", { "id": word("parts"), "class": word(if open { "parts open" } else { "parts" }) },
        of![nav, block("div", "tools", &mut tools)]);
    let full = shape!("a", { "class": "to-full", "href": "./", "target": "_blank", "rel": "noopener" },
        of![letters(table.open_full_map), icon(Icon::Outward)]);
    let title = block("h1", "ttl", of![start, said("em", "", &about.subtitle)]);
    block("header", "bar", of![title, menu, parts, pressable(full, Callback::from(open_full))])
}

/// Pages of other languages lie in folders; English at the top.
fn language_href(from: Language, to: Language) -> String {
    let up = if from == Language::English { "" } else { "../" };
    match to {
        Language::English if up.is_empty() => "./".to_owned(),
        Language::English => up.to_owned(),
        _ => [up, to.code(), "/"].concat(),
    }
}

/// `www/by-key.js` keeps the date, the event and the dress on the way there.
fn to_language(from: Language, to: Language) -> Html {
    let code = to.code();
    let letters_of = code.to_ascii_uppercase();
    keyed!(code, "a", {
        "class": word("lang"), "href": text(language_href(from, to)), "lang": word(code), "hreflang": word(code),
        "aria-label": text([&letters_of, ", ", to.in_this_language()].concat()),
    }, of![letters(&letters_of)])
}

/// The same place, on the wall of a lecture hall.
fn to_lecture() {
    browser::go_to_page(&["?lecture", browser::fragment().as_str()].concat());
}

/// From an embed to the whole page at the same place.
fn open_full(event: MouseEvent) {
    let link = event.target_dyn_into::<web_sys::Element>().and_then(|target| target.closest("a").ok().flatten());
    if let Some(link) = link {
        let _ = link.set_attribute("href", &["./", &browser::fragment()].concat());
    }
}
