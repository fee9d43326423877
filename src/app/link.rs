//! The fragment of the address: `#t=2005-07-05&e=k2-base&c=65.9,38.8,6.2&m=sofar`.
//!
//! Total both ways. What is not ours is kept, what cannot be read is left out without complaint, and whatever is in a
//! link today is read by every later version (`tests/fixtures/links.txt`).
//!
//! | key | value |
//! |---|---|
//! | `t` | date shown: `2005`, `2005-07`, `2005-07-05`, `earliest`, `latest` |
//! | `e` | id of the open event |
//! | `c` | longitude, latitude and zoom of the middle of the map; absent: the map fits the region |
//! | `m` | `sofar`, `only`, `all` |
//! | `w` | the pinned date with which the date shown is compared, written like `t` |
//! | `x` | kinds of events left out: `summit,trade` |
//! | `a` | id of the one actor whose events are shown |
//! | `v` | whose word is shown: `article`, `background` |
//! | `p` | what the margin shows: `start`, `story`, `explore`, `events`, `figures`, `words`, `signs`, `about`, `problems`, `share` |
//! | `h` | id of the chapter, or of the section of the article, on whose path the reader is |
//! | `z` | years that the ruler shows: `2005-2010`, `2005` |
//! | `r` | how the ruler shows them: `even`, `spans`, or both |
//! | `by`, `pace`, `halt` | how playing goes on: `month` or `year`; `3`, `12` or `reading`; `1`: it stops where a chapter ends |
//! | `play` | `1`: it begins to play at once; read, never written |
//! | `q` | words to look for in the list of events, UTF-8 in percents |

use std::fmt;

use super::clock::{Pace, Unit};
use super::query;
use super::reach::Reach;
use super::state::Panel;
use crate::atlas::Kind;
use crate::map::LonLat;
use crate::number::{self, fixed};
use crate::scene::Voice;
use crate::scene::moment::Mode;
use crate::time::Date;

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Link {
    pub at: Option<At>,
    pub event: Option<String>,
    pub view: Option<LinkView>,
    pub mode: Option<Mode>,
    pub with: Option<Date>,
    /// Kinds left out, in the order of [`Kind::ALL`].
    pub held: Vec<Kind>,
    pub actor: Option<String>,
    pub voice: Voice,
    pub panel: Option<Panel>,
    pub leg: Option<String>,
    pub reach: Reach,
    pub unit: Unit,
    pub pace: Pace,
    pub halts: bool,
    pub play: bool,
    pub query: Option<String>,
    /// Keys that are not ours, as they came.
    pub foreign: Vec<String>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum At {
    Date(Date),
    Earliest,
    Latest,
}

/// The middle of the map and the zoom as web maps count it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LinkView {
    pub centre: LonLat,
    pub zoom: f64,
}

/// Longer fragments are passed over: nobody shares them.
pub const LONGEST: usize = 4096;
/// Of what is not ours so much is kept, or else a link would grow until it is too long to be read again.
const SPARE: usize = 2000;

impl Link {
    /// Reads a fragment, with or without `#`.
    pub fn read(fragment: &str) -> Self {
        let fragment = fragment.strip_prefix('#').unwrap_or(fragment);
        let mut link = Self::default();
        let mut spare = SPARE;
        if fragment.len() > LONGEST {
            return link;
        }
        for pair in fragment.split('&').filter(|pair| !pair.is_empty()) {
            let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
            match key {
                "t" => link.at = read_at(value),
                "e" => link.event = id(value),
                "c" => link.view = read_view(value),
                "m" => link.mode = Mode::from_word(value),
                "w" => link.with = value.parse().ok(),
                "x" => link.held = read_kinds(value),
                "a" => link.actor = id(value),
                "v" => link.voice = Voice::ALL.into_iter().find(|voice| voice.word() == value).unwrap_or_default(),
                "p" => link.panel = Panel::from_word(value),
                "h" => link.leg = id(value),
                "z" => link.reach.years = Reach::read_years(value),
                "r" => {
                    link.reach.even = has_word(value, "even");
                    link.reach.spans = has_word(value, "spans");
                }
                "by" => link.unit = Unit::ALL.into_iter().find(|unit| unit.word() == value).unwrap_or_default(),
                "pace" => link.pace = Pace::ALL.into_iter().find(|pace| pace.word() == value).unwrap_or_default(),
                "halt" => link.halts = value == "1",
                "play" => link.play = value == "1",
                "q" => link.query = query::read(value),
                _ if pair.len() < spare => {
                    spare -= pair.len() + 1;
                    link.foreign.push(pair.to_owned());
                }
                _ => {}
            }
        }
        link
    }
}

pub(super) fn read_at(value: &str) -> Option<At> {
    match value {
        "earliest" => Some(At::Earliest),
        "latest" => Some(At::Latest),
        _ => value.parse().ok().map(At::Date),
    }
}

fn id(value: &str) -> Option<String> {
    let sound = (1..=80).contains(&value.len())
        && value.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_');
    sound.then(|| value.to_owned())
}

/// The kinds that are named, each once; some programs write the comma as %2C.
fn read_kinds(value: &str) -> Vec<Kind> {
    Kind::ALL.into_iter().filter(|kind| has_word(value, kind.word())).collect()
}

fn has_word(value: &str, wanted: &str) -> bool {
    value
        .split([',', '%'])
        .map(|word| word.strip_prefix("2C").or(word.strip_prefix("2c")).unwrap_or(word))
        .any(|word| word == wanted)
}

fn read_view(value: &str) -> Option<LinkView> {
    // Some programs write the comma as %2C when they pass a link on.
    // So that each part begins where a comma was, however it is written.
    let value = value.replace('%', ",%");
    let parts = value.split(',').map(|part| part.strip_prefix("%2C").or(part.strip_prefix("%2c")).unwrap_or(part));
    let mut numbers = parts.map(|part| number::read(part).filter(|number| number.is_finite()));
    let (lon, lat, zoom) = (numbers.next()??, numbers.next()??, numbers.next()??);
    let sound = numbers.next().is_none()
        && (-180.0..=190.0).contains(&lon)
        && (-90.0..=90.0).contains(&lat)
        && (0.0..=22.0).contains(&zoom);
    sound.then_some(LinkView { centre: LonLat { lon, lat }, zoom })
}

impl fmt::Display for Link {
    /// Without the `#`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Named one by one: a new member does not compile until it is written.
        let Self {
            at,
            event,
            view,
            mode,
            with,
            held,
            actor,
            voice,
            panel,
            leg,
            reach,
            unit,
            pace,
            halts,
            play,
            query,
            foreign,
        } = self;
        let mut parts: Vec<String> = Vec::new();
        let mut put = |key: &str, value: &str| parts.push([key, value].concat());
        match at {
            Some(At::Date(date)) => put("t=", &date.to_string()),
            Some(At::Earliest) => put("t=", "earliest"),
            Some(At::Latest) => put("t=", "latest"),
            None => {}
        }
        put_some(&mut put, "e=", event.as_deref());
        if let Some(LinkView { centre, zoom }) = view {
            let decimals = decimals(*zoom);
            put(
                "c=",
                &[&fixed(centre.lon, decimals), ",", &fixed(centre.lat, decimals), ",", &fixed(*zoom, 2)].concat(),
            );
        }
        put_some(&mut put, "m=", mode.map(Mode::word));
        put_some(&mut put, "w=", with.map(|date| date.to_string()).as_deref());
        if !held.is_empty() {
            let words: Vec<&str> = held.iter().map(|kind| kind.word()).collect();
            put("x=", &words.join(","));
        }
        put_some(&mut put, "a=", actor.as_deref());
        put_some(&mut put, "v=", Some(voice.word()).filter(|_| *voice != Voice::All));
        put_some(&mut put, "p=", panel.map(Panel::word));
        put_some(&mut put, "h=", leg.as_deref());
        put_some(&mut put, "z=", reach.written_years().as_deref());
        match (reach.even, reach.spans) {
            (true, true) => put("r=", "even,spans"),
            (true, false) => put("r=", "even"),
            (false, true) => put("r=", "spans"),
            (false, false) => {}
        }
        put_some(&mut put, "by=", Some(unit.word()).filter(|_| *unit != Unit::default()));
        put_some(&mut put, "pace=", Some(pace.word()).filter(|_| *pace != Pace::default()));
        put_some(&mut put, "halt=", Some("1").filter(|_| *halts));
        put_some(&mut put, "play=", Some("1").filter(|_| *play));
        put_some(&mut put, "q=", query.as_deref().map(query::written).as_deref());
        parts.extend(foreign.iter().cloned());
        f.write_str(&parts.join("&"))
    }
}

#[inline(never)]
fn put_some(put: &mut dyn FnMut(&str, &str), key: &str, value: Option<&str>) {
    if let Some(value) = value {
        put(key, value);
    }
}

/// As many decimals of a degree as a pixel at this zoom, as written, needs.
fn decimals(zoom: f64) -> u32 {
    ((zoom * 100.0).round() / 100.0 * std::f64::consts::LN_2 / std::f64::consts::LN_10).ceil().clamp(1.0, 6.0) as u32
}

impl Mode {
    pub const fn word(self) -> &'static str {
        match self {
            Mode::SoFar => "sofar",
            Mode::Only => "only",
            Mode::All => "all",
        }
    }

    pub fn from_word(word: &str) -> Option<Self> {
        [Mode::SoFar, Mode::Only, Mode::All].into_iter().find(|mode| mode.word() == word)
    }
}
