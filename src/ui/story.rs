//! The article as a path: its chapters, or its own sections, with next and back, and the way there from anywhere.

use yew::prelude::*;

use super::card::{Now, card_of, event_link};
use super::store::Act;
use crate::app::step::{Way, ends};
use crate::app::{Action, State};
use crate::scene::{Leg, Path};
use crate::text::{Table, dates};

/// The list of all legs, the title page of one, or one of its steps.
pub fn story(now: &Now, state: &State, link: &str) -> Html {
    let leg = state.leg.as_deref().and_then(|id| now.stage.leg(id));
    match (leg, now.scene.open) {
        (None, _) => overview(now),
        (Some(leg), None) => title_page(now, leg, state),
        (Some(leg), Some(open)) => {
            let of = leg.events.len();
            let step = leg.events.iter().position(|event| *event == open).map_or(0, |step| step + 1);
            let head = html! {
                <p class="kick"><span>{ leg_link(now.act, leg) }</span><span>{ now.table.step_of(step, of) }</span></p>
            };
            card_of(now, head, ladder(now, leg, state), link, state.pinned)
        }
    }
}

fn overview(now: &Now) -> Html {
    let Now { stage, table, .. } = *now;
    let paths = [Path::Chapters, Path::Sections].into_iter().zip(table.path_heads);
    html! {
        <section key="story" class="story">
            <h2 class="sr" tabindex="-1">{ table.nav_story }</h2>
            { for paths.map(|(path, head)| html! {
                <section key={head}><h3 class="und">{ head }</h3>
                    <ol class="legs">{ for stage.legs_of(path).map(|leg| html! {
                        <li key={leg.id.to_string()}><span class="n">{ leg.n.to_string() }</span>
                            <div>{ leg_link(now.act, leg) }<p>{ if leg.point.is_empty() { table.steps_of(leg.events.len()) } else { leg.point.clone() } }</p></div>
                            <span class="d">{ years(leg) }</span></li>
                    }) }</ol>
                </section>
            }) }
        </section>
    }
}

fn title_page(now: &Now, leg: &Leg, state: &State) -> Html {
    let Now { stage, table, .. } = *now;
    let of = stage.legs_of(leg.path).count();
    let span = table.from_to(&dates::date(table, leg.span.0), &dates::date(table, leg.span.1));
    html! {
        <article key={leg.id.to_string()} class="card leg" id="card" tabindex="-1" data-leg={leg.id.to_string()}>
            <p class="kick"><span>{ table.n_of_path(leg.path == Path::Sections, leg.n, of) }</span>{ all_legs(now) }</p>
            <h2 class="big">{ &leg.title }</h2>
            <p class="span">{ span }</p>
            if !leg.point.is_empty() { <p class="sent">{ &leg.point }</p> }
            if !leg.body.is_empty() { <p class="txt">{ &leg.body }</p> }
            { ladder(now, leg, state) }
        </article>
    }
}

/// The steps of a leg with the one that is shown, the way on and back, and how far it is.
fn ladder(now: &Now, leg: &Leg, state: &State) -> Html {
    let Now { act, stage, scene, table, .. } = *now;
    let (first, last) = ends(stage, state);
    let go = |way: Way, words: &'static str, end: bool| {
        html! {
            <button type="button" class="btn" aria-disabled={end.to_string()} onclick={act.click(Action::StepEvent(way))}>{ words }</button>
        }
    };
    let legs = stage.legs_of(leg.path);
    html! {
        <>
            <ol class="ladder" aria-label={table.steps}>
                { for leg.events.iter().filter_map(|&number| Some((number, stage.event(number)?))).map(|(number, event)| {
                    let here = scene.open == Some(number);
                    let date = event.when.map_or_else(|| table.undated.to_owned(), |when| dates::short(table, when.start.earliest));
                    let done = event.when.is_some_and(|when| when.first_day() <= scene.day);
                    html! {
                        <li key={event.id.to_string()} class={if here { "on" } else if done { "done" } else { "" }} aria-current={here.then_some("step")}>
                            <span class="d">{ date }</span>{ event_link(act, event) }</li>
                    }
                }) }
            </ol>
            <nav class="way" aria-label={table.nav_story}>
                { go(Way::Back, table.back, first) }{ go(Way::On, table.on, last) }
                <ol class="pips">{ for legs.map(|other| html! {
                    <li key={other.id.to_string()}><a href={leg_href(other)} title={other.title.clone()} aria-label={[&other.n.to_string(), ", ", &other.title].concat()}
                        aria-current={(other.id == leg.id).then_some("true")} onclick={act.click(Action::Leg(Some(other.id.clone())))}>{ other.n.to_string() }</a></li>
                }) }</ol>
            </nav>
        </>
    }
}

/// In the card, while the reader looks around: the way back to where the path was left.
pub fn way_back(act: &Act, leg: Option<&Leg>, table: &Table) -> Html {
    match leg {
        None => html! {},
        Some(leg) => html! {
            <p class="tools-line"><a class="way-back" href={leg_href(leg)} onclick={act.click(Action::Leg(Some(leg.id.clone())))}>{ table.with(table.back_to_path, &leg.title) }</a></p>
        },
    }
}

fn all_legs(now: &Now) -> Html {
    html! { <a href="#p=story" onclick={now.act.click(Action::Leg(None))}>{ now.table.all_legs }</a> }
}

fn leg_link(act: &Act, leg: &Leg) -> Html {
    html! { <a href={leg_href(leg)} data-leg={leg.id.to_string()} onclick={act.click(Action::Leg(Some(leg.id.clone())))}>{ &leg.title }</a> }
}

fn leg_href(leg: &Leg) -> String {
    ["#p=story&h=", &leg.id].concat()
}

fn years(leg: &Leg) -> String {
    let (from, to) = (leg.span.0.year().to_string(), leg.span.1.year().to_string());
    if from == to { from } else { [&from, "–", &to].concat() }
}
