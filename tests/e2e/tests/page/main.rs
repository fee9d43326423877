//! The page contract, as a visitor meets it: each test has a site and a browser of its own.
//!
//! One test: `cargo test -p e2e <part of its name>`, after `cargo xtask build`; `SCO_ATLAS_ENGINE=firefox` or `webkit`
//! before it for another engine than Chromium.

mod about;
mod axe;
mod breakage;
mod clock;
mod deck;
mod detail;
mod element;
mod events;
mod faults;
mod faults_frames;
mod faults_running;
mod figures;
mod first_picture;
mod focus;
mod frame;
mod gestures;
mod hostile;
mod lecture;
mod map;
mod marks;
mod messages;
mod offline;
mod one_file;
mod places;
mod plate;
mod search;
mod share;
mod shortcuts;
mod story;
mod stranger;
mod words;
mod zoom;

use e2e::visit::Visit;
use xtask::browsers::Kind;

/// An event of the seed that every test may lean on.
const EVENT: &str = "astana-declaration-2005";
const EVENT_DAY: &str = "2005-07-05";

// Why a story is left out in an engine.
const NO_FINGER: &str = "its driver turns fingers into one mouse";
const NO_CACHE: &str =
    "its driver keeps nothing that was fetched: even what is asked of the cache alone is asked of the host";
const NO_TITLES: &str = "axe takes the title of a sign for text, which WebKit's style hides: to it signs have no name";
const PAGE_OF_ITS_OWN: &str = "its small browser shows a page of its own in place of one that broke off";
const NO_PEN: &str = "its driver knows no pen";
const NO_MEMORY: &str = "its driver cannot be asked what it keeps in memory, nor told that memory is scarce";
const NOT_SLOWED: &str = "its driver cannot make the machine slower";

/// A visit with a finger on the glass.
fn by_finger(path: &str, width: u32, height: u32) -> Visit {
    Visit::to(path).size(width, height).touching().not_in(Kind::WebKit, NO_FINGER)
}
