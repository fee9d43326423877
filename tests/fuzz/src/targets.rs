//! The doors: what each is given, and what must be so of what comes out.

mod atlas;
mod basemap;
mod link;
mod message;

use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash, Hasher};
use std::path::Path;

use sco_atlas::app::{Dress, Form, Setting, State, Theme};
use sco_atlas::atlas::read;
use sco_atlas::map::Size;
use sco_atlas::scene::Stage;
use sco_atlas::share::publish::{Sources, publish};
use sco_atlas::text::Language;

use crate::Met;
use crate::mutate::Rules;

pub struct Target {
    pub name: &'static str,
    pub rules: Rules,
    /// Inputs to go on from, beside those that are kept.
    pub seeds: fn() -> Vec<Vec<u8>>,
    pub put_in: fn(&[u8]) -> Met,
}

pub const TARGETS: &[Target] = &[atlas::TARGET, link::TARGET, message::TARGET, basemap::TARGET];

const ROOM: Size = Size { width: 1048.0, height: 754.0 };

fn hash(met: &impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    met.hash(&mut hasher);
    hasher.finish()
}

/// The order of magnitude of a count: more of the same is not new.
fn about(count: usize) -> u32 {
    usize::BITS - count.leading_zeros()
}

/// The atlas of this repository, as it is published. Nothing can be tested without it.
#[expect(clippy::panic, reason = "without the sources of the repository there is no test")]
fn published() -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let sources = Sources::of(&root, "en").unwrap_or_else(|why| panic!("{why}"));
    publish(&sources, "en")
        .unwrap_or_else(|_| panic!("data/atlas does not keep its rules: `cargo xtask check`"))
        .geojson
}

thread_local! {
    static STAGE: Stage = Stage::new(read(published().as_bytes(), "en").0);
}

fn fresh(setting: Setting, form: Form) -> State {
    let dress = Dress { language: Language::English, theme: Theme::System, setting };
    State::new(dress, ROOM, ROOM.width, form)
}
