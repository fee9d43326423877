//! What this is, what it stands on, where its data are.

use yew::prelude::*;

use crate::scene::Stage;
use crate::share::citation;
use crate::text::Language;

pub fn about(stage: &Stage, language: Language) -> Html {
    let table = language.table();
    let atlas = &stage.atlas;
    html! {
        <section key="about" class="about">
            <h2 class="date" tabindex="-1">{ table.about_heading }</h2>
            <p class="txt">{ &atlas.about.about }</p>
            <p class="txt">{ table.method }</p>
            <h3>{ table.work_read }</h3>
            <p class="cite">{ citation::line(&atlas.work) }{ " " }
                if let Some(address) = citation::doi_address(&atlas.work) {
                    <a href={address.clone()} rel="noopener noreferrer">{ address }</a>
                }
            </p>
            <h3>{ table.sources_heading }</h3>
            <ol class="notes">
                { for atlas.notes.iter().map(|note| {
                    let line = citation::note_line(atlas, note);
                    html! { <li key={note.n} value={note.n.to_string()}>{ line }</li> }
                }) }
            </ol>
            <h3>{ table.data_heading }</h3>
            <p class="txt"><a href={format!("{}data/atlas.{}.geojson", if language == Language::English { "" } else { "../" }, table.code)}>{ table.data_files }</a>
                { format!(" · {} · {} · {}", atlas.about.data_version, atlas.about.date, atlas.about.license) }</p>
            <p class="txt">{ table.schematic }{ " " }{ table.credits }</p>
        </section>
    }
}
