//! The margin beside the map: one panel at a time.

use std::rc::Rc;

use yew::prelude::*;

use super::browser::{self, Still};
use super::card::{Now, card};
use super::list::list;
use super::problems::problems;
use super::store::Act;
use super::watch::{Watch, nothing, use_watch};
use crate::app::Panel;
use crate::atlas::{Id, Report};
use crate::scene::{Scene, Stage};
use crate::text::Language;
use crate::time::Date;

#[derive(Properties, PartialEq)]
pub struct MarginProps {
    pub act: Act,
    pub stage: Stage,
    pub scene: Scene,
    pub report: Rc<Report>,
    pub still: Still,
    pub at: Date,
    pub event: Option<Id>,
    pub panel: Panel,
    /// What is looked for.
    pub query: String,
    pub language: Language,
    /// The address of what is shown, for the card.
    pub link: String,
}

/// One component for all panels: each would be some kB of code around what it draws. Their roots have keys, so that no
/// panel is made out of the nodes of another.
#[component]
pub fn Margin(props: &MarginProps) -> Html {
    let MarginProps { act, stage, scene, report, still, at, event, panel, query, language, link } = props;
    let to_show = *panel == Panel::Events && event.is_some();
    use_watch(
        Watch::Page(*panel, event.clone()),
        Box::new(move || {
            if to_show {
                browser::show_row(".rows .on");
            }
            nothing()
        }),
    );
    let now = Now { act, stage, scene, at: *at, table: language.table() };
    match panel {
        Panel::Start => first_page(still, stage, *language),
        Panel::Explore => card(&now, link),
        Panel::Events => list(&now, event.as_deref(), query),
        Panel::About => still.about(),
        Panel::Problems => problems(report, *language),
    }
}

/// The build writes it, the running page takes it from there.
#[cfg(feature = "prerender")]
fn first_page(_: &Still, stage: &Stage, language: Language) -> Html {
    super::start::start(stage, language)
}

#[cfg(not(feature = "prerender"))]
fn first_page(still: &Still, _: &Stage, _: Language) -> Html {
    still.start()
}
