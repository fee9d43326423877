//! The first page: what this is, and the one filled button. Written once by the build; the running page only shows it.

use yew::prelude::*;

use crate::scene::Stage;
use crate::text::Language;

pub fn start(stage: &Stage, language: Language) -> Html {
    let (table, pages) = (language.table(), language.pages());
    let about = &stage.atlas.about;
    let first = stage.stops.iter().find(|stop| stop.date.first_day() > crate::app::state::start_date().first_day());
    let first = first.and_then(|stop| stage.event(stop.events.start));
    let work = &stage.atlas.work;
    let author = work.authors.first().map(|(family, given)| format!("{given} {family}")).unwrap_or_default();
    let year = work.year.map(|year| year.to_string()).unwrap_or_default();
    let counts = [
        (stage.atlas.events.len(), (pages.count_events)(stage.atlas.events.len())),
        (stage.dated(), (pages.count_dated)(stage.dated())),
        (stage.atlas.notes.len(), (pages.count_notes)(stage.atlas.notes.len())),
    ];
    html! {
        <section key="start" class="start">
            <h2 class="big">{ &about.title }</h2>
            <p class="lead">{ &about.lead }</p>
            <p class="txt">{ &about.about }</p>
            <p class="go">
                if let Some(event) = first {
                    <a class="btn" href={super::card::event_href(event)}>{ pages.begin }</a>
                }
                <a class="lnk" href="#p=events">{ table.nav_events }</a>
            </p>
            <dl class="facts">
                { for counts.into_iter().map(|(n, words)| html! { <div key={words}><dt>{ n }</dt><dd>{ words }</dd></div> }) }
            </dl>
            <p class="src">{ (pages.after_author)(&author, &work.container, &year) }{ " " }
                <a href="#p=about">{ pages.about_and_sources }</a>
            </p>
        </section>
    }
}
