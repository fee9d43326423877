//! The link: any text is read, what was read is written so that it is read again, and following it leads to a place that
//! has a link of its own.

use sco_atlas::app::link::LONGEST;
use sco_atlas::app::{Action, Form, Link, Setting, State, step};
use sco_atlas::scene::Stage;

use super::{STAGE, Target, about, fresh, hash};
use crate::mutate::Rules;
use crate::{Met, holds};

pub const TARGET: Target = Target {
    name: "link",
    rules: Rules {
        words: &[
            b"#",
            b"&",
            b"=",
            b"t=",
            b"e=",
            b"c=",
            b"m=",
            b"w=",
            b"x=",
            b"a=",
            b"v=",
            b"p=",
            b"h=",
            b"z=",
            b"r=",
            b"by=",
            b"pace=",
            b"halt=1",
            b"play=1",
            b"q=",
            b"earliest",
            b"latest",
            b"2005-07-05",
            b"2005~",
            b"-0001",
            b"9999-12-31",
            b"manas-base",
            b"astana-declaration-2005",
            b"story",
            b"events",
            b"share",
            b"explore",
            b"summer-2005",
            b"sofar",
            b"only",
            b"all",
            b"article",
            b"background",
            b"summit,trade",
            b"KGZ",
            b"1991-2020",
            b"2005-2005",
            b"even,spans",
            b"month",
            b"year",
            b"reading",
            b"%F0%9F%98%80",
            b"%ff",
            b"%2C",
            b"%00",
            b"+",
            b"NaN",
            b"1e308",
            b"-180,-90,22",
            b"\xd8\xb4",
            b"<script>",
            b"javascript:",
        ],
        longest: 3 * LONGEST,
    },
    seeds,
    put_in,
};

fn seeds() -> Vec<Vec<u8>> {
    let lines = include_str!("../../../fixtures/links.txt").lines();
    lines.filter_map(|line| line.split_once(" => ")).map(|(link, _)| link.as_bytes().to_vec()).collect()
}

fn put_in(bytes: &[u8]) -> Met {
    let text = String::from_utf8_lossy(bytes);
    let link = Link::read(&text);
    holds(text.len() <= LONGEST + 1 || link == Link::default(), || format!("{} bytes were read", text.len()))?;
    let written = link.to_string();
    // As the address carries it.
    let read = |link: &Link| Link::read(&format!("#{link}"));
    let again = read(&link);
    // Written to the decimals that a pixel needs: after that nothing changes any more.
    let twice = read(&again);
    holds(again == twice, || format!("`{written}` is read as `{again}` and that as `{twice}`"))?;
    let rounded = Link { view: again.view, play: again.play, ..link.clone() };
    holds(rounded == again, || format!("{link:?} was written as `{written}`, which is {again:?}"))?;
    let place = STAGE.with(|stage| follow(stage, &link))?;
    let mut keys: Vec<&str> = written.split('&').filter_map(|pair| pair.split_once('=')).map(|(key, _)| key).collect();
    keys.truncate(3);
    Ok(hash(&(
        place,
        keys.iter().map(|key| key.get(..4).unwrap_or(key)).collect::<Vec<_>>(),
        about(again.foreign.len()),
    )))
}

/// What it leads to is a place of the atlas, and the link of that place leads there again.
pub fn follow(stage: &Stage, link: &Link) -> Result<u64, String> {
    let mut kinds = Vec::new();
    for (setting, form) in [(Setting::Page, Form::Desk), (Setting::Embed, Form::Embed)] {
        let before = fresh(setting, form);
        let after = step(stage, &before, Action::Follow(link.clone())).unwrap_or_else(|| before.clone());
        stands(stage, &after)?;
        let home = after.link().to_string();
        let go = |link: &str| {
            step(stage, &before, Action::Follow(Link::read(&format!("#{link}")))).unwrap_or_else(|| before.clone())
        };
        let there = go(&home);
        let kept = |state: &State| {
            (state.at, state.panel, state.leg.clone(), state.query.clone(), state.sieve.clone(), state.mode)
        };
        holds(kept(&after) == kept(&there), || format!("`{link}` leads to `{home}`, that to `{}`", there.link()))?;
        // Where no event is open, a date brings the one of that date; an open one stays.
        holds(after.event.is_none() || after.event == there.event, || format!("`{home}` loses its event"))?;
        let settled = there.link().to_string();
        let last = go(&settled).link();
        holds(last.to_string() == settled, || format!("`{home}` leads to `{settled}`, that to `{last}`"))?;
        kinds.push((after.event.is_some(), after.leg.is_some(), after.playing, after.panel.word()));
    }
    Ok(hash(&kinds))
}

/// A state names only what the atlas has.
pub fn stands(stage: &Stage, state: &State) -> Result<(), String> {
    let event = state.event.as_deref().is_none_or(|id| stage.atlas.event(id).is_some());
    holds(event, || format!("no such event: {:?}", state.event))?;
    let leg = state.leg.as_deref().is_none_or(|id| stage.leg(id).is_some());
    holds(leg, || format!("no such chapter: {:?}", state.leg))?;
    let camera = state.camera();
    let (centre, k) = (camera.centre(), camera.k());
    holds(centre.x.is_finite() && centre.y.is_finite() && k.is_finite() && k > 0.0, || {
        format!("the camera: {camera:?}")
    })
}
