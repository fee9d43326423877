//! The article as a path: its chapters, or its own sections, with next and back, and the way there from anywhere.

use yew::prelude::*;

use super::card::{Now, card_of, event_link};
use super::shape::{
    beside, block, keyed, letters, link, many, nothing, of, part, pressed, said, shape, text, truth, word,
};
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
            let step = leg.events.iter().position(|event| *event == open).map_or(0, |step| step + 1);
            let step = now.table.step_of(step, leg.events.len());
            let head = block("p", "kick", of![leg_link(now.act, leg), said("span", "", &step)]);
            card_of(now, open, head, ladder(now, leg, state), link, state.pinned)
        }
    }
}

fn overview(now: &Now) -> Html {
    let Now { stage, table, .. } = *now;
    let mut all = vec![shape!("h2", { "class": "sr", "tabindex": "-1" }, of![letters(table.nav_story)])];
    for (path, head) in [Path::Chapters, Path::Sections].into_iter().zip(table.path_heads) {
        let legs = stage.legs_of(path).map(|leg| {
            let told = if leg.point.is_empty() { &table.steps_of(leg.events.len()) } else { &leg.point };
            keyed!(
                leg.id.clone(),
                "li",
                {},
                of![
                    said("span", "n", &leg.n.to_string()),
                    block("div", "", of![leg_link(now.act, leg), said("p", "", told)]),
                    said("span", "d", &years(leg)),
                ]
            )
        });
        all.extend([said("h3", "und", head), block("ol", "legs", &mut many(&mut { legs }))]);
    }
    keyed!("story", "section", { "class": "story" }, all)
}

fn title_page(now: &Now, leg: &Leg, state: &State) -> Html {
    let Now { act, stage, table, .. } = *now;
    let n = table.n_of_path(leg.path == Path::Sections, leg.n, stage.legs_of(leg.path).count());
    let all_legs = link("", "#p=story".to_owned(), table.all_legs, act.click(Action::Leg(None)));
    let span = table.from_to(&dates::date(table, leg.span.0), &dates::date(table, leg.span.1));
    let mut parts = vec![
        block("p", "kick", of![said("span", "", &n), all_legs]),
        said("h2", "big", &leg.title),
        said("p", "span", &span),
    ];
    for (class, words) in [("sent", &leg.point), ("txt", &leg.body)] {
        if !words.is_empty() {
            parts.push(said("p", class, words));
        }
    }
    parts.push(ladder(now, leg, state));
    keyed!(leg.id.clone(), "article", {
        "class": word("card leg"), "id": word("card"), "tabindex": word("-1"), "data-leg": part("", &leg.id),
    }, parts)
}

/// The way on and back, how far it is, and the steps of a leg with the one that is shown.
fn ladder(now: &Now, leg: &Leg, state: &State) -> Html {
    let Now { act, stage, scene, table, .. } = *now;
    let (first, last) = ends(stage, state);
    let go = |way: Way, words: &'static str, end: bool| {
        pressed!(act.click(Action::StepEvent(way)), "button", {
            "class": word("btn"), "type": word("button"), "aria-disabled": truth(end),
        }, of![letters(words)])
    };
    let steps = leg.events.iter().filter_map(|&number| {
        let event = stage.event(number)?;
        let here = scene.open == Some(number);
        let date = event.when.map_or_else(|| table.undated.to_owned(), |when| dates::short(table, when.start.earliest));
        let done = event.when.is_some_and(|when| when.first_day() <= scene.day);
        let class = if here {
            "on"
        } else if done {
            "done"
        } else {
            ""
        };
        Some(keyed!(event.id.clone(), "li", { "class": word(class), "aria-current": word("step").filter(|_| here) },
            of![said("span", "d", &date), event_link(act, event)]))
    });
    let steps = many(&mut { steps });
    let pips = stage.legs_of(leg.path).map(|other| {
        let n = other.n.to_string();
        let open = act.click(Action::Leg(Some(other.id.clone())));
        let pip = pressed!(open, "a", {
            "href": text(leg_href(other)), "title": text(other.title.clone()), "aria-label": text([&n, ", ", &other.title].concat()),
            "aria-current": word("true").filter(|_| other.id == leg.id),
        }, of![letters(&n)]);
        keyed!(other.id.clone(), "li", {}, of![pip])
    });
    let way = of![
        go(Way::Back, table.back, first),
        go(Way::On, table.on, last),
        block("ol", "pips", &mut many(&mut { pips })),
    ];
    beside(of![
        shape!("ol", { "class": word("ladder"), "aria-label": word(table.steps) }, steps),
        shape!("nav", { "class": word("way"), "aria-label": word(table.nav_story) }, way),
    ])
}

/// In the card, while the reader looks around: the way back to where the path was left.
pub fn way_back(act: &Act, leg: Option<&Leg>, table: &Table) -> Html {
    let Some(leg) = leg else { return nothing() };
    let words = table.filled(table.back_to_path, &[&leg.title]);
    let open = act.click(Action::Leg(Some(leg.id.clone())));
    block("p", "tools-line", of![link("way-back", leg_href(leg), &words, open)])
}

fn leg_link(act: &Act, leg: &Leg) -> Html {
    pressed!(act.click(Action::Leg(Some(leg.id.clone()))), "a", { "href": text(leg_href(leg)), "data-leg": part("", &leg.id) },
        of![letters(&leg.title)])
}

fn leg_href(leg: &Leg) -> String {
    ["#p=story&h=", &leg.id].concat()
}

fn years(leg: &Leg) -> String {
    let (from, to) = (leg.span.0.year().to_string(), leg.span.1.year().to_string());
    if from == to { from } else { [&from, "–", &to].concat() }
}
