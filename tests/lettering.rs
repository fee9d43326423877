//! Names keep their places while the map moves by a little.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

#[path = "fixtures/published.rs"]
mod published;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use published::stage;
use sco_atlas::map::{Camera, LonLat, Size, project};
use sco_atlas::scene::moment::{Ask, Mode};
use sco_atlas::scene::plate::{Plate, View, plate_after};
use sco_atlas::scene::{News, Sieve, Stage, scene};
use sco_atlas::text::Language;

const STEPS: u32 = 60;
/// From the region to the valleys, in kilometres a pixel; each leg is walked in small steps.
const LEGS: [(f64, f64); 4] = [(8.4, 5.2), (5.2, 3.2), (3.2, 1.7), (1.7, 0.85)];
const SIZES: [Size; 2] = [Size { width: 1048.0, height: 754.0 }, Size { width: 390.0, height: 684.0 }];
const PLACES: [(f64, f64); 4] = [(72.0, 41.5), (66.0, 44.0), (75.5, 34.8), (106.0, 40.0)];
const EVENTS: [&str; 3] = ["astana-declaration-2005", "gas-deal-2014", "india-pakistan-full-members-2017"];

/// What stood on each of a row of plates: the spot of every name by its key.
type Row = Vec<BTreeMap<String, u8>>;

fn zoom(stage: &Stage, language: Language, size: Size, (lon, lat): (f64, f64), event: &str, scales_km: &[f64]) -> Row {
    let at = stage.atlas.event(event).unwrap().when.unwrap().start.earliest;
    let scene = scene(stage, Ask { at, event: Some(event), mode: Mode::SoFar, sieve: &Sieve::OPEN, query: "" });
    let mut before: Option<Plate> = None;
    let mut row = Row::new();
    let middle = project(LonLat { lon, lat });
    let unit = Camera::new(middle, 0.1).km_per_px() * 0.1;
    for km in scales_km {
        let camera = Camera::new(middle, unit / km);
        let view = View {
            camera,
            size,
            reserved: &[],
            leader_y: Some(114.0),
            scale: 1.0,
            small: false,
            fan: None,
            news: &News::default(),
        };
        let plate = plate_after(before.as_ref(), stage, &scene, &view, language.table());
        let names = plate.names.iter().map(|name| (name.key.clone(), name.choice));
        row.push(names.chain(plate.curved.iter().map(|curved| (curved.key.clone(), 0))).collect());
        before = Some(plate);
    }
    row
}

/// Every leg, nearer or away again.
fn every_zoom(mut look: impl FnMut(&str, &Row)) {
    for language in Language::ALL {
        let stage = stage(language);
        for size in SIZES {
            for place in PLACES {
                for event in EVENTS {
                    for (from, to) in LEGS.into_iter().flat_map(|(from, to)| [(from, to), (to, from)]) {
                        let step = |step: u32| from * (to / from).powf(f64::from(step) / f64::from(STEPS));
                        let scales: Vec<f64> = (0..=STEPS).map(step).collect();
                        let what = format!("{from} to {to} at {place:?}, {event}, {} {}", size.width, language.code());
                        look(&what, &zoom(&stage, language, size, place, event, &scales));
                    }
                }
            }
        }
    }
}

/// How often a name comes, over a row.
fn comings(row: &Row, key: &str) -> usize {
    let there: Vec<bool> = row.iter().map(|names| names.contains_key(key)).collect();
    there.windows(2).filter(|pair| !pair[0] && pair[1]).count() + usize::from(there[0])
}

fn keys(row: &Row) -> Vec<String> {
    let mut keys: Vec<String> = row.iter().flat_map(BTreeMap::keys).cloned().collect();
    keys.sort();
    keys.dedup();
    keys
}

#[derive(Default)]
struct Faults {
    seen: usize,
    flicker: Vec<String>,
    restless: Vec<String>,
}

static FAULTS: LazyLock<Faults> = LazyLock::new(|| {
    let mut faults = Faults::default();
    every_zoom(|what, row| {
        for key in keys(row) {
            faults.seen += 1;
            if comings(row, &key) > 1 {
                faults.flicker.push(format!("{key} comes {} times ({what})", comings(row, &key)));
            }
            let mut spots: Vec<u8> = row.iter().filter_map(|names| names.get(&key)).copied().collect();
            spots.dedup();
            let different: BTreeSet<u8> = spots.iter().copied().collect();
            if different.len() < spots.len() {
                faults.restless.push(format!("{key} takes {spots:?} ({what})"));
            }
        }
    });
    faults
});

#[test]
fn no_name_goes_and_comes_back_while_zooming() {
    assert!(FAULTS.seen > 5000, "only {} names were seen", FAULTS.seen);
    assert!(FAULTS.flicker.is_empty(), "{:#?}", FAULTS.flicker);
}

#[test]
fn no_name_changes_its_side_back_and_forth_while_zooming() {
    assert!(FAULTS.restless.is_empty(), "{:#?}", FAULTS.restless);
}

#[test]
fn a_far_jump_forgets_where_names_stood() {
    let (size, stage) = (SIZES[0], stage(Language::English));
    let near = zoom(&stage, Language::English, size, PLACES[0], EVENTS[0], &[2.0]);
    let jumped = zoom(&stage, Language::English, size, PLACES[0], EVENTS[0], &[8.0, 2.0]);
    assert_eq!(near.last(), jumped.last());
}
