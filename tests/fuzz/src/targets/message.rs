//! The message of another page: lines `member=value`, as the port hands them on. What is not understood changes nothing;
//! what is understood leads to a place of the atlas.

use std::collections::BTreeMap;

use sco_atlas::app::message::{LONGEST, Refusal};
use sco_atlas::app::{Answer, Form, Message, Setting, step};
use sco_atlas::map::Size;

use super::link::stands;
use super::{STAGE, Target, fresh, hash};
use crate::mutate::Rules;
use crate::{Met, holds};

pub const TARGET: Target = Target {
    name: "message",
    rules: Rules {
        words: &[
            b"\n",
            b"=",
            b"type=",
            b"goto",
            b"next",
            b"prev",
            b"state",
            b"\nt=",
            b"\nevent=",
            b"\nchapter=",
            b"\nlink=",
            b"\nby=",
            b"chapter",
            b"1",
            b"12",
            b"13",
            b"0",
            b"-1",
            b"1e9",
            b"summer-2005",
            b"manas-base",
            b"2005-07-05",
            b"earliest",
            b"latest",
            b"#t=2005&e=manas-base",
            b"p=story&h=six",
            b"q=%FF",
            b"c=0,0,1e308",
            b"__proto__",
            b"constructor",
            b"\0",
            b"<img src=x onerror=alert(1)>",
            b"javascript:alert(1)",
            b"\xe2\x80\xae",
        ],
        longest: 3 * LONGEST,
    },
    seeds,
    put_in,
};

fn seeds() -> Vec<Vec<u8>> {
    let seeds = [
        "type=goto\nt=2005-07-05",
        "type=goto\nevent=manas-base",
        "type=goto\nchapter=5",
        "type=goto\nchapter=summer-2005\nt=latest",
        "type=goto\nlink=#t=2005-08&m=only&utm=x",
        "type=next",
        "type=prev\nby=chapter",
        "type=state",
        "type=eval\ncode=alert(1)",
    ];
    seeds.iter().map(|seed| seed.as_bytes().to_vec()).collect()
}

fn put_in(bytes: &[u8]) -> Met {
    let text = String::from_utf8_lossy(bytes);
    let members: BTreeMap<&str, &str> = text.split('\n').filter_map(|line| line.split_once('=')).collect();
    // As the port does: a text that is too long is no member.
    let member = |name: &str| match members.get(name) {
        Some(value) if value.len() > LONGEST => Err(Refusal::Malformed),
        Some(value) => Ok(Some((*value).to_owned())),
        None => Ok(None),
    };
    STAGE.with(|stage| {
        let mut met = Vec::new();
        let mut state = fresh(Setting::Embed, Form::Embed);
        // Said twice: the second time from where the first led.
        for _ in 0..2 {
            let message = match Message::read(stage, &member) {
                Err(refusal) => {
                    met.push((refusal.word(), false, false, ""));
                    continue;
                }
                Ok(message) => message,
            };
            let known = members.get("type").is_some_and(|word| Message::WORDS.contains(word));
            holds(known, || format!("{members:?} was understood as {message:?}"))?;
            let Some(action) = message.action(stage, &state) else {
                met.push(("still", false, false, ""));
                continue;
            };
            let next = step(stage, &state, action).unwrap_or_else(|| state.clone());
            stands(stage, &next)?;
            holds(next.foreign.is_empty(), || format!("a message left {:?} in the link", next.foreign))?;
            state = next;
            met.push(("moved", state.event.is_some(), state.leg.is_some(), state.panel.word()));
        }
        for answer in [Answer::Ready, Answer::State, Answer::Resize(Size { width: 1.0, height: 2.0 })] {
            holds(answer.members(stage, &state, 0).len() > 2, || "an answer says nothing".to_owned())?;
        }
        Ok(hash(&(met, !state.query.is_empty(), state.playing, state.mode as u8, state.sieve.is_open())))
    })
}
