//! The names of the protocol are the same in the program, in the published types and in the script of the element.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

use sco_atlas::app::message::{Answer, Message};

const TYPES: &str = include_str!("../www/embed/sco-atlas.d.ts");
const ELEMENT: &str = include_str!("../www/embed/sco-atlas.js");

fn between<'a>(text: &'a str, from: &str, to: &str) -> &'a str {
    text.split_once(from).unwrap().1.split_once(to).unwrap().0
}

/// What stands after `type: "` in a part of a text, in its order.
fn types<'a>(text: &'a str, from: &str, to: &str) -> Vec<&'a str> {
    let part = between(text, from, to);
    part.split("type: \"").skip(1).map(|rest| rest.split('"').next().unwrap()).collect()
}

#[test]
fn the_published_types_have_every_message_and_no_other() {
    assert_eq!(types(TYPES, "export type Message", "\nexport "), Message::WORDS);
    assert_eq!(types(TYPES, "export type Answer", "\nexport "), Answer::WORDS);
}

#[test]
fn the_element_hears_every_answer_and_sends_only_messages() {
    let heard: Vec<String> = between(ELEMENT, "const EVENTS = { ", " }")
        .split(", ")
        .map(|pair| pair.split(':').next().unwrap().trim_matches('"').to_owned())
        .collect();
    assert_eq!(heard, Answer::WORDS);
    let mut sent: Vec<&str> = ELEMENT.split("type: \"").skip(1).map(|rest| rest.split('"').next().unwrap()).collect();
    sent.sort_unstable();
    sent.dedup();
    assert_eq!(sent, Message::WORDS);
}
