//! A chapter as it leaves the house: what its picture shows, what is said of it, and where it leads.

use sco_atlas::app::frame::is_on_the_base_map;
use sco_atlas::app::{Link, Panel};
use sco_atlas::atlas::Event;
use sco_atlas::scene::moment::Ask;
use sco_atlas::scene::{Leg, Path, Stage, scene, tell};
use sco_atlas::share::site::Site;
use sco_atlas::share::{citation, shown};
use sco_atlas::text::{Language, dates};
use sco_atlas::ui::card::{headline, place_line};

pub struct Chapter {
    pub id: String,
    pub n: usize,
    pub link: Link,
    /// Absolute, with the fragment.
    pub address: String,
    pub over: String,
    pub title: String,
    pub point: String,
    pub body: String,
    pub note: String,
    pub date: String,
    pub place: String,
    pub sentence: String,
    /// Sources, borders, version.
    pub foot: Vec<String>,
    /// For who does not see the picture: short, and in full.
    pub alt: String,
    pub told: String,
    pub cited: String,
    /// Date and title of each step.
    pub steps: Vec<(String, String)>,
}

/// The chapters of an atlas, in order.
pub fn chapters(stage: &Stage, site: &Site, language: Language) -> Vec<Chapter> {
    let all = stage.legs_of(Path::Chapters).count();
    stage.legs_of(Path::Chapters).map(|leg| chapter(stage, site, language, leg, all)).collect()
}

/// The first step that the map can point at; without one the title page.
fn first_step<'a>(stage: &'a Stage, leg: &Leg) -> Option<&'a Event> {
    let is_shown = |event: &&Event| {
        event.when.is_some() && event.places.first().is_some_and(|place| is_on_the_base_map(&place.at))
    };
    leg.events.iter().filter_map(|number| stage.event(*number)).find(is_shown)
}

fn chapter(stage: &Stage, site: &Site, language: Language, leg: &Leg, all: usize) -> Chapter {
    let (table, pages, atlas) = (language.table(), language.pages(), &stage.atlas);
    let event = first_step(stage, leg);
    let link = Link {
        panel: Some(Panel::Story),
        leg: Some(leg.id.to_string()),
        event: event.map(|event| event.id.to_string()),
        ..Link::default()
    };
    // As the page itself would write it.
    let state = shown::state_at(stage, &link, language);
    let link = state.link();
    let date = event.map_or_else(|| dates::date(table, leg.at), |event| headline(event, table));
    let place = event.map_or_else(String::new, |event| place_line(atlas, event).name);
    let sentence = event.map_or("", |event| &event.title).to_owned();
    let shown = scene(stage, Ask::about(state.at, &state.sieve));
    let told = tell::told(stage, &shown, table);
    let happening: Vec<&str> =
        [&place, &sentence].into_iter().map(String::as_str).filter(|part| !part.is_empty()).collect();
    let happening = if happening.is_empty() { String::new() } else { [&happening.join(": "), ". "].concat() };
    let alt = [table.map, ", ", &date, ". ", &happening, &told.lead].concat().trim().to_owned();
    let address = [&site.page(language), "#", &link.to_string()].concat();
    let title = leg.title.clone();
    let cited =
        (pages.picture_cited)(&[&atlas.about.title, ": ", &title].concat(), &address, &atlas.about.data_version);
    let steps = leg.events.iter().filter_map(|number| stage.event(*number));
    Chapter {
        id: leg.id.to_string(),
        n: leg.n,
        over: table.n_of_path(false, leg.n, all),
        point: leg.point.clone(),
        body: leg.body.clone(),
        note: atlas
            .chapters
            .iter()
            .find(|chapter| chapter.id == leg.id)
            .map_or_else(String::new, |found| found.note.clone()),
        foot: foot(stage, event, language),
        told: [&alt, "\n\n", &tell::plain(&told, stage, table)].concat(),
        steps: steps.map(|event| (headline(event, table), event.title.clone())).collect(),
        link,
        address,
        title,
        date,
        place,
        sentence,
        alt,
        cited,
    }
}

/// After whom, on which notes, whose borders, which data.
pub fn foot(stage: &Stage, event: Option<&Event>, language: Language) -> Vec<String> {
    let (table, pages, atlas) = (language.table(), language.pages(), &stage.atlas);
    let work = &atlas.work;
    let author = work.authors.iter().map(|(family, given)| [given, " ", family].concat());
    let author = author.collect::<Vec<String>>().join(", ");
    let volume = match (work.volume.as_str(), work.issue.as_str()) {
        ("", _) => String::new(),
        (volume, "") => [" ", volume].concat(),
        (volume, issue) => [" ", volume, "(", issue, ")"].concat(),
    };
    let year = work.year.map(|year| year.to_string()).unwrap_or_default();
    let mut after = (pages.after_author)(&author, &[work.container.as_str(), &volume].concat(), &year);
    let notes = event.map_or(&[][..], |event| &event.notes);
    if !notes.is_empty() {
        let numbers: Vec<String> = notes.iter().map(ToString::to_string).collect();
        let notes = (pages.figures_notes)(notes.len(), &numbers.join(", "));
        after = [&after, " ", &table.capital(&notes), "."].concat();
    }
    let doi = citation::doi_address(work).unwrap_or_default();
    let mut foot = vec![[&after, " ", &doi].concat().trim().to_owned()];
    foot.push([table.borders_today, ". ", &(pages.picture_data)(&atlas.about.data_version)].concat());
    foot.retain(|text| !text.is_empty());
    foot
}
