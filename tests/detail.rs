//! The fine level joins the coarse one: the same parts, no crack at the edge of its box, and no jump where they change.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test stops where it fails, in its helpers too"
)]

use sco_atlas::map::basemap::{ArcKind, Basemap, Cell};
use sco_atlas::map::camera::DETAIL_FROM_KM_PER_PX;
use sco_atlas::map::projection::KM_PER_WORLD;
use sco_atlas::map::{LonLat, World, project, sheet, unproject};
use std::collections::{BTreeMap, BTreeSet};

fn level(file: &str) -> Basemap {
    let path = format!("{}/data/base/{file}", env!("CARGO_MANIFEST_DIR"));
    Basemap::decode(&std::fs::read(path).expect(file)).expect("it decodes")
}

fn coarse() -> Basemap {
    level("basemap.bin")
}

fn fine() -> Basemap {
    level("detail.bin")
}

/// The ground of each pair of owners, as lines of world units.
fn lines(basemap: &Basemap) -> BTreeMap<Vec<String>, Vec<Vec<World>>> {
    let mut lines: BTreeMap<Vec<String>, Vec<Vec<World>>> = BTreeMap::new();
    for (arc, number) in basemap.arcs().iter().zip(0u32..).filter(|(arc, _)| arc.kind == ArcKind::Ground) {
        let owners = basemap.owners(number).into_iter().map(str::to_owned).collect();
        let line = arc.points.iter().map(|cell| project(basemap.lon_lat(*cell))).collect();
        lines.entry(owners).or_default().push(line);
    }
    lines
}

fn distance(point: World, lines: &[Vec<World>]) -> f64 {
    let to_edge = |a: World, b: World| {
        let (ex, ey) = (b.x - a.x, b.y - a.y);
        let length = (ex * ex + ey * ey).max(1e-9);
        let t = (((point.x - a.x) * ex + (point.y - a.y) * ey) / length).clamp(0.0, 1.0);
        (point.x - a.x - ex * t).hypot(point.y - a.y - ey * t)
    };
    lines.iter().flat_map(|line| line.windows(2)).map(|edge| to_edge(edge[0], edge[1])).fold(f64::MAX, f64::min)
}

#[test]
fn both_levels_have_the_same_countries_borders_and_coasts() {
    let (coarse, fine) = (coarse(), fine());
    let names = |basemap: &Basemap| -> Vec<String> {
        basemap.countries().iter().map(|country| format!("{} {}", country.a3, country.name)).collect()
    };
    assert_eq!(names(&coarse), names(&fine));
    let ids = |basemap: &Basemap| -> BTreeSet<String> { basemap.arc_paths().into_iter().map(|arc| arc.id).collect() };
    assert_eq!(ids(&coarse), ids(&fine));
    let areas = |basemap: &Basemap| -> Vec<String> { basemap.disputed_paths().into_iter().map(|a| a.id).collect() };
    assert_eq!(areas(&coarse), areas(&fine));
}

#[test]
fn every_part_of_the_fine_sheet_stands_in_for_one_of_the_page() {
    let svg = sheet::fine(&coarse(), &fine());
    let (page, _) = sheet::coarse(&coarse());
    let ids = |text: &str| -> Vec<String> {
        text.split(" id=\"")
            .skip(1)
            .chain(text.split("<g id=\"").skip(1))
            .filter_map(|rest| rest.split('"').next())
            .map(str::to_owned)
            .collect()
    };
    let known: BTreeSet<String> = ids(&page).into_iter().collect();
    let found: BTreeSet<String> = ids(&svg).into_iter().collect();
    for id in [
        "c-KAZ",
        "c-KGZ",
        "c-CHN",
        "c-RUS",
        "arc-KAZ-KGZ",
        "arc-CHN-RUS",
        "lakes",
        "rivers-1",
        "d-aksai-chin",
        "graticule-near",
    ] {
        assert!(found.contains(id), "{id} is fine");
    }
    // Far away nothing differs, and nothing is sent twice.
    for id in ["c-JPN", "c-UKR", "arc-JPN", "arc-RUS-UKR", "d-crimea", "graticule"] {
        assert!(known.contains(id) && !found.contains(id), "{id} is only coarse");
    }
    let strange: Vec<&String> = found.difference(&known).collect();
    assert!(strange.is_empty(), "{strange:?}");
}

#[test]
fn a_border_crosses_the_edge_of_the_box_as_one_line_of_both_neighbours() {
    let fine = fine();
    let frame = fine.layers().frame;
    let on_edge = |cell: &Cell| {
        (cell.lon == frame.south_west.lon || cell.lon == frame.north_east.lon)
            && (frame.south_west.lat..=frame.north_east.lat).contains(&cell.lat)
            || (cell.lat == frame.south_west.lat || cell.lat == frame.north_east.lat)
                && (frame.south_west.lon..=frame.north_east.lon).contains(&cell.lon)
    };
    let mut ends: BTreeMap<Cell, Vec<Vec<&str>>> = BTreeMap::new();
    for (arc, number) in fine.arcs().iter().zip(0u32..) {
        for cell in [arc.points.first(), arc.points.last()].into_iter().flatten().filter(|cell| on_edge(cell)) {
            ends.entry(*cell).or_default().push(fine.owners(number));
        }
    }
    assert!(ends.len() >= 10, "{} borders and coasts cross", ends.len());
    for (cell, owners) in ends {
        assert_eq!(owners.len(), 2, "one line comes and one goes on at {cell:?}: {owners:?}");
        assert_eq!(owners[0], owners[1], "{cell:?}");
    }
}

#[test]
fn outside_the_box_the_fine_level_is_the_coarse_one() {
    let (coarse, fine) = (lines(&coarse()), lines(&fine()));
    let frame = level("detail.bin");
    let mut seen = 0;
    for (owners, lines) in &coarse {
        for point in lines.iter().flatten() {
            let place = unproject(*point).expect("on the map");
            if !frame.in_frame(place) {
                let distance = distance(*point, &fine[owners]);
                assert!(distance < 0.05, "{owners:?} at {place:?} is {distance} off");
                seen += 1;
            }
        }
    }
    assert!(seen > 8_000, "{seen}");
}

#[test]
fn no_line_jumps_where_the_levels_change() {
    // Borders: an islet of the fine level has nothing to be compared with.
    let (coarse, fine) = (lines(&coarse()), lines(&fine()));
    let frame = level("detail.bin");
    let mut offs_px: Vec<f64> = Vec::new();
    for (owners, lines) in fine.iter().filter(|(owners, _)| owners.len() == 2) {
        for edge in lines.iter().flat_map(|line| line.windows(2)) {
            let steps = ((edge[1].x - edge[0].x).hypot(edge[1].y - edge[0].y) / 5.0).ceil() as u32;
            for step in 0..steps {
                let t = f64::from(step) / f64::from(steps);
                let point =
                    World { x: edge[0].x + (edge[1].x - edge[0].x) * t, y: edge[0].y + (edge[1].y - edge[0].y) * t };
                if frame.in_frame(unproject(point).expect("on the map")) {
                    offs_px.push(distance(point, &coarse[owners]) * KM_PER_WORLD / DETAIL_FROM_KM_PER_PX);
                }
            }
        }
    }
    offs_px.sort_by(f64::total_cmp);
    let within = |share: f64| offs_px[((offs_px.len() - 1) as f64 * share) as usize];
    let (half, most, all) = (within(0.5), within(0.98), within(1.0));
    println!("{} places: half within {half}, 98 in 100 within {most}, all within {all} px", offs_px.len());
    assert!(offs_px.len() > 5_000 && half < 0.5 && most < 1.5 && all < 5.0, "{half} {most} {all}");
}

#[test]
fn places_lie_in_their_countries_in_the_fine_level_too() {
    let fine = fine();
    let places = [
        ("Bishkek", 74.59, 42.87, Some("KGZ")),
        ("Manas airfield", 74.477, 43.061, Some("KGZ")),
        ("Kordai, across the Chu", 74.71, 43.04, Some("KAZ")),
        ("Osh", 72.80, 40.53, Some("KGZ")),
        ("Andijan", 72.34, 40.78, Some("UZB")),
        ("Sokh", 71.13, 39.97, Some("UZB")),
        ("Khorgos, the Chinese side", 80.42, 44.21, Some("CHN")),
        ("Kashgar", 75.99, 39.47, Some("CHN")),
        ("Aksai Chin", 79.3, 35.2, Some("CHN")),
        ("Srinagar", 74.80, 34.09, Some("IND")),
        ("Gilgit", 74.31, 35.92, Some("PAK")),
        ("Siachen", 77.1, 35.5, Some("KAS")),
        ("Baikonur", 63.3, 45.95, Some("KAZ")),
        ("Termez", 67.28, 37.22, Some("UZB")),
        ("Simferopol, outside", 34.1, 44.95, Some("UKR")),
        ("the Caspian", 51.0, 42.0, None),
    ];
    for (name, lon, lat, expected) in places {
        assert_eq!(fine.country_at(LonLat { lon, lat }), expected, "{name}");
    }
}

#[test]
fn the_fine_sheet_stays_within_its_budget() {
    let svg = sheet::fine(&coarse(), &fine());
    let params = brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 22, ..Default::default() };
    let mut packed = Vec::new();
    brotli::BrotliCompress(&mut svg.as_bytes(), &mut packed, &params).expect("memory does not fail");
    println!("{} bytes, {} compressed", svg.len(), packed.len());
    assert!(packed.len() <= 60_000, "the fine sheet has {} bytes", packed.len());
}
