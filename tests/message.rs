//! What another page may say, and what it is told: the contract of `docs/protocol.md`.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

#[path = "fixtures/published.rs"]
mod published;

use std::collections::HashMap;

use proptest::prelude::*;
use published::stage;
use sco_atlas::app::message::{LONGEST, Refusal, Told};
use sco_atlas::app::step::Way;
use sco_atlas::app::{Answer, Dress, Form, Message, Panel, Setting, State, Theme, step};
use sco_atlas::map::Size;
use sco_atlas::scene::Stage;
use sco_atlas::text::Language;

fn fresh() -> State {
    let dress = Dress { language: Language::English, theme: Theme::System, setting: Setting::Embed };
    let size = Size { width: 640.0, height: 232.0 };
    State::new(dress, size, size.width, Form::Embed)
}

fn read(stage: &Stage, members: &[(&str, &str)]) -> Result<Message, Refusal> {
    let members: HashMap<&str, &str> = members.iter().copied().collect();
    Message::read(stage, &|name| Ok(members.get(name).map(|text| (*text).to_owned())))
}

fn after(stage: &Stage, state: &State, members: &[(&str, &str)]) -> State {
    let action = read(stage, members).unwrap().action(stage, state).unwrap();
    step(stage, state, action).unwrap()
}

fn told(state: &State, stage: &Stage, answer: Answer) -> HashMap<&'static str, Told> {
    answer.members(stage, state, 3).into_iter().collect()
}

#[test]
fn a_message_leads_to_a_date_an_event_a_chapter_or_a_link() {
    let stage = stage(Language::English);
    let dated = after(&stage, &fresh(), &[("type", "goto"), ("t", "2005-07-05")]);
    assert_eq!(dated.at.to_string(), "2005-07-05");
    let event = after(&stage, &fresh(), &[("type", "goto"), ("event", "manas-base")]);
    assert_eq!(event.event.as_deref(), Some("manas-base"));
    let chapter = after(&stage, &fresh(), &[("type", "goto"), ("chapter", "5")]);
    assert_eq!(chapter.panel, Panel::Story);
    assert_eq!(stage.leg(chapter.leg.as_deref().unwrap()).unwrap().n, 5);
    let named = after(&stage, &fresh(), &[("type", "goto"), ("chapter", chapter.leg.as_deref().unwrap())]);
    assert_eq!(named.leg, chapter.leg);
    let linked = after(&stage, &fresh(), &[("type", "goto"), ("link", "t=2005-08&m=only")]);
    assert_eq!(linked.link().to_string(), "t=2005-08&m=only");
}

#[test]
fn next_and_prev_go_the_way_of_the_buttons_and_stop_at_the_ends() {
    let stage = stage(Language::English);
    let mut state = after(&stage, &fresh(), &[("type", "goto"), ("t", "earliest")]);
    let mut steps = 0;
    while let Some(action) = read(&stage, &[("type", "next")]).unwrap().action(&stage, &state) {
        state = step(&stage, &state, action).expect("a step that may be done changes something");
        steps += 1;
    }
    assert!(steps > 100, "{steps}");
    assert_eq!(told(&state, &stage, Answer::State)["last"], Told::Truth(true));
    assert_eq!(read(&stage, &[("type", "next")]).unwrap().way(), Some(Way::On));
}

#[test]
fn by_chapters_the_twelve_follow_each_other_and_there_is_no_thirteenth() {
    let stage = stage(Language::English);
    let mut state = fresh();
    for n in 1..=12 {
        state = after(&stage, &state, &[("type", "next"), ("by", "chapter")]);
        assert_eq!(stage.leg(state.leg.as_deref().unwrap()).unwrap().n, n);
    }
    assert_eq!(read(&stage, &[("type", "next"), ("by", "chapter")]).unwrap().action(&stage, &state), None);
    let back = after(&stage, &state, &[("type", "prev"), ("by", "chapter")]);
    assert_eq!(stage.leg(back.leg.as_deref().unwrap()).unwrap().n, 11);
}

#[test]
fn what_is_not_understood_is_refused_with_its_reason() {
    let stage = stage(Language::English);
    let refused = |members: &[(&str, &str)]| read(&stage, members).unwrap_err();
    assert_eq!(refused(&[]), Refusal::Unknown);
    assert_eq!(refused(&[("type", "eval")]), Refusal::Unknown);
    assert_eq!(refused(&[("type", "goto"), ("t", "5/7/2005")]), Refusal::Malformed);
    assert_eq!(refused(&[("type", "goto"), ("t", "2005-02-30")]), Refusal::Malformed);
    assert_eq!(refused(&[("type", "goto"), ("link", "javascript:alert(1)")]), Refusal::Malformed);
    assert_eq!(refused(&[("type", "goto"), ("event", "<script>")]), Refusal::Absent);
    assert_eq!(refused(&[("type", "goto"), ("chapter", "13")]), Refusal::Absent);
    assert_eq!(Message::read(&stage, &|_| Err(Refusal::Malformed)), Err(Refusal::Malformed));
}

#[test]
fn foreign_keys_of_a_link_in_a_message_are_left_out() {
    let stage = stage(Language::English);
    let state = after(&stage, &fresh(), &[("type", "goto"), ("link", "t=2005-12-31&utm=x&onload=alert(1)")]);
    assert_eq!(state.link().to_string(), "t=2005-12-31");
}

#[test]
fn every_word_of_the_protocol_is_read_or_said() {
    let stage = stage(Language::English);
    for word in Message::WORDS {
        let read = read(&stage, &[("type", word), ("t", "2005")]);
        assert!(read.is_ok(), "{word}: {read:?}");
    }
    let size = Size { width: 1.0, height: 2.0 };
    let all =
        [Answer::Ready, Answer::State, Answer::AtEnd(Way::On), Answer::Resize(size), Answer::Error(Refusal::Absent)];
    assert_eq!(all.map(Answer::word), Answer::WORDS);
    let protocol = include_str!("../docs/protocol.md");
    for word in Message::WORDS.iter().chain(&Answer::WORDS) {
        assert!(protocol.contains(&format!("`{word}`")), "docs/protocol.md does not tell of {word}");
    }
    for answer in all {
        for (member, _) in answer.members(&stage, &fresh(), 0) {
            assert!(protocol.contains(&format!("`{member}`")), "docs/protocol.md does not tell of the member {member}");
        }
    }
}

#[test]
fn the_state_names_what_is_shown() {
    let stage = stage(Language::Turkish);
    let state = after(&stage, &fresh(), &[("type", "goto"), ("event", "manas-base")]);
    let told = told(&state, &stage, Answer::Ready);
    assert_eq!(told["event"], Told::Text("manas-base".to_owned()));
    assert_eq!(told["chapter"], Told::Nothing);
    assert_eq!(told["title"], Told::Text(stage.atlas.event("manas-base").unwrap().title.clone()));
    assert_eq!(told["ignored"], Told::Number(3.0));
    assert_eq!(told["sco-atlas"], Told::Number(1.0));
}

/// Words of the protocol, words near it, and anything.
fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        prop::sample::select(vec![
            "goto",
            "next",
            "prev",
            "state",
            "ready",
            "t",
            "2005",
            "2005-07-05",
            "earliest",
            "13",
            "-1",
            "1e9",
            "chapter",
            "event",
            "#t=2005",
            "t=2005&e=manas-base",
            "javascript:alert(1)",
            "<img src=x onerror=alert(1)>",
            "__proto__",
            "constructor",
            "%",
            "%%%",
            "c=0,0,1e308",
            "t=9999-99-99",
            "h=../..",
            "q=%FF%FE",
            "\u{0}",
            "\u{202e}",
        ])
        .prop_map(str::to_owned),
        ".{0,40}",
        "[a-z]{1,3}=[ -~]{0,60}",
        Just("x".repeat(LONGEST)),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 10_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_message_breaks_the_page_or_leaves_it_where_no_link_leads(
        kind in text(), t in prop::option::of(text()), event in prop::option::of(text()),
        chapter in prop::option::of(text()), link in prop::option::of(text()), by in prop::option::of(text()),
    ) {
        thread_local!(static STAGE: Stage = stage(Language::English));
        STAGE.with(|stage| {
            let members: HashMap<&str, Option<&String>> = HashMap::from([
                ("type", Some(&kind)), ("t", t.as_ref()), ("event", event.as_ref()), ("chapter", chapter.as_ref()),
                ("link", link.as_ref()), ("by", by.as_ref()),
            ]);
            let before = fresh();
            let read = Message::read(stage, &|name| Ok(members.get(name).copied().flatten().cloned()));
            if let Ok(Some(action)) = read.map(|message| message.action(stage, &before)) {
                let state = step(stage, &before, action).unwrap_or(before);
                // What it led to is a place of the atlas, and its link says so again.
                assert!(state.event.as_deref().is_none_or(|id| stage.atlas.event(id).is_some()));
                assert!(state.leg.as_deref().is_none_or(|id| stage.leg(id).is_some()));
                assert!(state.foreign.is_empty());
            }
        });
    }
}
