//! The article's numbers where people would rather look than read. Written once by the build; the running page shows it
//! and marks what is past.

use yew::prelude::*;

use crate::atlas::Atlas;
use crate::text::Language;

#[derive(Properties, PartialEq)]
pub struct FiguresProps {
    pub atlas: Atlas,
    pub language: Language,
}

#[component]
pub fn Figures(props: &FiguresProps) -> Html {
    let FiguresProps { atlas, language } = props;
    let table = language.table();
    html! {
        <section id="figures" class="figures">
            <h2 class="date" tabindex="-1">{ table.nav_figures }</h2>
            { for atlas.series.iter().map(|series| html! { <h3 key={series.id.to_string()}>{ &series.title }</h3> }) }
        </section>
    }
}
