//! What this is, what it stands on, where its data are. Written once by the build; the running page only shows it.

use yew::prelude::*;

use super::card::event_href;
use crate::atlas::{Atlas, Content, Event};
use crate::share::citation;
use crate::text::{Language, Table, dates};

#[derive(Properties, PartialEq)]
pub struct AboutProps {
    pub atlas: Atlas,
    pub language: Language,
}

#[component]
pub fn About(props: &AboutProps) -> Html {
    let AboutProps { atlas, language } = props;
    let (table, pages, language) = (language.table(), language.pages(), *language);
    let address = citation::doi_address(&atlas.work).unwrap_or_default();
    let line = citation::line(&atlas.work);
    html! {
        <section id="about" class="about" aria-labelledby="about-heading">
            <h2 id="about-heading" class="date" tabindex="-1">{ pages.about_heading }</h2>
            <p class="txt">{ &atlas.about.about }</p>
            <p class="txt">{ pages.method }</p>
            <p class="tools-line"><button type="button" class="do" data-keys="">{ pages.keys.heading }</button></p>
            <h3>{ pages.work_read }</h3>
            <p class="cite">
                <span lang={atlas.work.language.clone()}>{ line.strip_suffix(address.as_str()).unwrap_or(&line).to_owned() }</span>
                <a href={address.clone()} rel="noopener noreferrer">{ &address }</a>
            </p>
            <h3>{ pages.outline_heading }</h3>
            { outline(atlas, table) }
            <h3>{ pages.sources_heading }</h3>
            <ol class="notes">
                { for atlas.notes.iter().map(|note| {
                    let line = citation::note_line(atlas, note);
                    let lang = citation::note_language(atlas, note);
                    html! { <li key={note.n} value={note.n.to_string()}><span {lang}>{ line }</span>{ entries(&atlas.events_of_note(note.n), table) }</li> }
                }) }
            </ol>
            <h3>{ pages.data_heading }</h3>
            <p class="txt">{ pages.data_files }{ data_links(language) }
                { format!("{} · {} · {}", atlas.about.data_version, atlas.about.date, atlas.about.license) }</p>
            <p class="txt"><a href={pictures(language)}>{ pages.pictures_heading }</a></p>
                <p class="txt">{ pages.schematic }{ " " }{ pages.credits }</p>
        </section>
    }
}

/// The article as a way into the map: each section with its events in reading order, undated ones too.
fn outline(atlas: &Content, table: &Table) -> Html {
    html! {
        <ul class="outline">
            { for atlas.sections.iter().map(|section| {
                let events = atlas.events_of_section(&section.id);
                html! {
                    <li key={section.id.to_string()}><details data-section={section.id.to_string()}>
                        <summary>{ &section.title }{ " " }<span class="n">{ events.len() }</span></summary>
                        { entries(&events, table) }
                    </details></li>
                }
            }) }
        </ul>
    }
}

fn entries(events: &[&Event], table: &Table) -> Html {
    html! {
        <ul>{ for events.iter().map(|event| {
            let date = event.when.map_or_else(|| table.undated.to_owned(), |when| dates::short(table, when.start.earliest));
            html! { <li key={event.id.to_string()}><a href={event_href(event)} data-event={event.id.to_string()}>{ &event.title }</a>{ " " }<span class="n">{ date }</span></li> }
        }) }</ul>
    }
}

/// The page that the build writes beside the pictures of the chapters.
fn pictures(language: Language) -> String {
    let up = if language == Language::English { "" } else { "../" };
    [up, "pictures/", language.code(), ".html"].concat()
}

fn data_links(language: Language) -> Html {
    let (table, pages) = (language.table(), language.pages());
    let up = if language == Language::English { "data/" } else { "../data/" };
    let files = [
        ("GeoJSON", ["atlas.", table.code, ".geojson"]),
        ("CSV", ["atlas.", table.code, ".csv"]),
        ("CSL-JSON", ["sources", ".csl", ".json"]),
        ("BibTeX", ["sources", "", ".bib"]),
        ("JSON Schema", ["atlas", ".schema", ".json"]),
        (pages.codebook, ["codebook", "", ".html"]),
        (pages.data_changes, ["CHANGELOG", "-DATA", ".md"]),
    ];
    html! { { for files.iter().map(|(name, file)| html! {
        <span key={*name}>{ " " }<a href={[up, &file.concat()].concat()}>{ *name }</a>{ " · " }</span>
    }) } }
}
