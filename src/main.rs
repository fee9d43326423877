//! Where the page comes to life: reads what the page holds, draws it, and says so. Nothing here decides anything.

use std::rc::Rc;

use sco_atlas::app::Link;
use sco_atlas::atlas;
use sco_atlas::map::Outline;
use sco_atlas::scene::Stage;
use sco_atlas::ui::app::{App, AppProps};
use sco_atlas::ui::{browser, still};

fn main() {
    #[cfg(debug_assertions)]
    browser::tell_panics();
    let dress = browser::dress();
    #[cfg(target_arch = "wasm32")]
    sco_atlas::text::speak(browser::block("words"));
    let (atlas, report) = atlas::read(browser::block("atlas").as_bytes(), dress.language.code());
    if atlas.events.is_empty() {
        // Nothing to show: the page keeps its first picture and its text, and says so.
        browser::tell_page("failed");
        return;
    }
    let ids = browser::geometry_ids();
    let (size, ruler_px, form) = browser::room(dress.setting);
    let props = AppProps {
        stage: Stage::new(atlas),
        report: Rc::new(report),
        outline: Outline::from_ids(ids.iter().map(String::as_str)),
        still: still::still(),
        dress,
        size,
        ruler_px,
        form,
        link: Link::read(&browser::fragment()),
    };
    if let Some(place) = browser::clear_place() {
        yew::Renderer::<App>::with_root_and_props(place, props).render();
        browser::tell_page("ready");
    }
}
