//! The baked base map is what it says: countries where they are, nothing torn at 180°, borders shared.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test stops where it fails, in its helpers too"
)]

use proptest::prelude::*;
use sco_atlas::map::LonLat;
use sco_atlas::map::basemap::{ArcKind, Basemap, Cell, Layers, MAX_FILE_BYTES};
use sco_atlas::map::paths::{EdgeKind, graticule_path, water_line_coasts};
use std::collections::BTreeSet;

fn bytes() -> Vec<u8> {
    std::fs::read(concat!(env!("CARGO_MANIFEST_DIR"), "/data/base/basemap.bin")).expect("data/base/basemap.bin")
}

fn basemap() -> Basemap {
    Basemap::decode(&bytes()).expect("it decodes")
}

#[test]
fn places_lie_in_their_countries() {
    let places = [
        ("Astana", 71.43, 51.13, Some("KAZ")),
        ("Almaty", 76.91, 43.25, Some("KAZ")),
        ("Bishkek", 74.59, 42.87, Some("KGZ")),
        ("Osh", 72.80, 40.53, Some("KGZ")),
        ("Andijan", 72.34, 40.78, Some("UZB")),
        ("Tashkent", 69.28, 41.31, Some("UZB")),
        ("Sokh", 71.13, 39.97, Some("UZB")),
        ("Dushanbe", 68.78, 38.56, Some("TJK")),
        ("Khujand", 69.63, 40.28, Some("TJK")),
        ("Ashgabat", 58.38, 37.95, Some("TKM")),
        ("west of Khorgos", 80.1, 44.22, Some("KAZ")),
        ("Yining", 81.32, 43.92, Some("CHN")),
        ("Kashgar", 75.99, 39.47, Some("CHN")),
        ("Aksai Chin", 79.3, 35.2, Some("CHN")),
        ("Hong Kong, New Territories", 114.13, 22.44, Some("CHN")),
        ("Srinagar", 74.80, 34.09, Some("IND")),
        ("Itanagar", 93.62, 27.1, Some("IND")),
        ("Gilgit", 74.31, 35.92, Some("PAK")),
        ("Siachen", 77.1, 35.5, Some("KAS")),
        ("Simferopol", 34.1, 44.95, Some("UKR")),
        ("Donetsk", 37.8, 48.0, Some("UKR")),
        ("Sukhumi", 41.1, 43.05, Some("GEO")),
        ("Taipei", 121.5, 25.05, Some("TWN")),
        ("Moscow", 37.62, 55.75, Some("RUS")),
        ("Kaliningrad", 20.9, 54.7, Some("RUS")),
        ("Vladivostok", 132.0, 43.2, Some("RUS")),
        ("Anadyr", 177.0, 65.0, Some("RUS")),
        ("Provideniya, beyond 180", 186.5, 64.6, Some("RUS")),
        ("Iturup", 147.9, 45.0, Some("RUS")),
        ("Tokyo", 139.6, 35.75, Some("JPN")),
        ("Ulaanbaatar", 106.92, 47.92, Some("MNG")),
        ("the Caspian", 51.0, 42.0, None),
        ("the Black Sea", 34.0, 43.0, None),
        ("outside the box", 2.35, 48.85, None),
    ];
    let basemap = basemap();
    for (name, lon, lat, expected) in places {
        assert_eq!(basemap.country_at(LonLat { lon, lat }), expected, "{name}");
    }
}

#[test]
fn our_inside_is_the_inside_of_the_geo_crate() {
    use geo::{Contains, LineString, Point, Polygon};
    let basemap = basemap();
    // Kazakhstan has no holes and its first ring is not its only one.
    let country = basemap.countries().iter().find(|country| country.a3 == "KAZ").expect("Kazakhstan");
    let polygons: Vec<Polygon> = (country.rings.iter())
        .map(|ring| {
            let points = basemap.ring(ring).into_iter().map(|cell| basemap.lon_lat(cell));
            Polygon::new(points.map(|at| (at.lon, at.lat)).collect::<LineString>(), Vec::new())
        })
        .collect();
    for step in 0..4_000 {
        let (lon, lat) = (45.003 + f64::from(step % 80) * 0.55, 38.507 + f64::from(step / 80) * 0.37);
        let within = polygons.iter().filter(|polygon| polygon.contains(&Point::new(lon, lat))).count() % 2 == 1;
        let ours = basemap.country_at(LonLat { lon, lat }) == Some("KAZ");
        assert_eq!(ours, within, "{lon} {lat}");
    }
}

#[test]
fn no_edge_jumps_across_the_map() {
    let basemap = basemap();
    let steps = i64::from(basemap.layers().frame.steps_per_degree);
    let lines = |layers: &Layers| -> Vec<Vec<Cell>> {
        let Layers { arcs, lakes, rivers, disputed, regions, frame: _, countries: _ } = layers.clone();
        let arcs = arcs.into_iter().filter(|arc| arc.kind == ArcKind::Ground).map(|arc| arc.points);
        let rings = lakes.into_iter().flat_map(|lake| lake.rings);
        let rivers = rivers.into_iter().flat_map(|river| river.lines);
        let disputed = disputed.into_iter().flat_map(|area| area.rings);
        arcs.chain(rings).chain(rivers).chain(disputed).chain(regions).collect()
    };
    for line in lines(basemap.layers()) {
        for edge in line.windows(2) {
            let span = i64::from(edge[0].lon - edge[1].lon).abs();
            // Degrees of longitude are short in the north: what counts is the ground.
            let ground = span as f64 * (f64::from(edge[0].lat) / steps as f64).to_radians().cos();
            assert!(ground < 5.0 * steps as f64, "{edge:?}");
        }
    }
}

#[test]
fn an_arc_is_a_coast_of_one_or_a_border_of_two() {
    let basemap = basemap();
    let mut borders = 0;
    for (number, arc) in (0u32..).zip(basemap.arcs()) {
        let owners = basemap.owners(number);
        match basemap.uses(number) {
            [_] => assert_eq!(owners.len(), 1),
            [one, other] => {
                assert_eq!(arc.kind, ArcKind::Ground);
                assert_eq!(owners.len(), 2, "arc {number} is a border of {owners:?} with itself");
                assert_ne!(one.country, other.country);
                for owner in &owners {
                    let country = basemap.countries().iter().find(|country| country.a3 == *owner).expect("an owner");
                    assert!(country.rings.iter().flatten().any(|arc_ref| arc_ref.arc == number));
                }
                borders += 1;
            }
            uses => panic!("arc {number} has {} uses", uses.len()),
        }
    }
    assert!(borders > 150, "{borders}");
}

#[test]
fn edges_of_the_box_are_not_drawn() {
    let basemap = basemap();
    let drawn: BTreeSet<String> = basemap.arc_paths().into_iter().map(|path| path.id).collect();
    for id in ["arc-CHN-KAZ", "arc-KAZ-KGZ", "arc-CHN-RUS", "arc-RUS", "arc-IND", "arc-IND-isles", "arc-CHN-KAS"] {
        assert!(drawn.contains(id), "{id}");
    }
    // Libya's inland cut at 20° E has no coast path around it: every coast point is off the box.
    let west = basemap.layers().frame.south_west.lon;
    for arc in basemap.arcs().iter().filter(|arc| arc.kind == ArcKind::Ground) {
        // A bulge that is thinned to a straight line may leave a few steps on the edge.
        let along = arc
            .points
            .windows(2)
            .any(|edge| edge[0].lon == west && edge[1].lon == west && (edge[0].lat - edge[1].lat).abs() > 20);
        assert!(!along, "{arc:?}");
    }
}

#[test]
fn disputed_areas_have_their_ids() {
    let ids: Vec<String> = basemap().disputed_paths().into_iter().map(|area| area.id).collect();
    let expected = [
        "abkhazia",
        "aksai-chin",
        "arunachal-pradesh",
        "azad-kashmir",
        "baikonur",
        "crimea",
        "donbas",
        "gilgit-baltistan",
        "jammu-and-kashmir",
        "nagorno-karabakh",
        "shaksgam",
        "siachen",
        "south-ossetia",
        "transnistria",
    ];
    assert_eq!(ids, expected);
}

#[test]
fn disputed_areas_do_not_spill_over_their_country() {
    let basemap = basemap();
    let range = |values: &[f64]| {
        (values.iter().copied().fold(f64::MAX, f64::min), values.iter().copied().fold(f64::MIN, f64::max))
    };
    let homes = [
        ("abkhazia", "GEO"),
        ("aksai-chin", "CHN"),
        ("arunachal-pradesh", "IND"),
        ("azad-kashmir", "PAK"),
        ("baikonur", "KAZ"),
        ("crimea", "UKR"),
        ("donbas", "UKR"),
        ("gilgit-baltistan", "PAK"),
        ("jammu-and-kashmir", "IND"),
        ("nagorno-karabakh", "AZE"),
        ("shaksgam", "CHN"),
        ("south-ossetia", "GEO"),
        ("transnistria", "MDA"),
    ];
    for (id, home) in homes {
        let area = basemap.layers().disputed.iter().find(|area| area.id == id).expect(id);
        let cells = area.rings.concat();
        let ring: Vec<LonLat> = cells.iter().map(|cell| basemap.lon_lat(*cell)).collect();
        let (west, east) = range(&ring.iter().map(|at| at.lon).collect::<Vec<_>>());
        let (south, north) = range(&ring.iter().map(|at| at.lat).collect::<Vec<_>>());
        let (mut inside, mut outside) = (0, 0);
        for step in 0..3_600 {
            let (x, y) = (f64::from(step % 60) + 0.5, f64::from(step / 60) + 0.5);
            let at = LonLat { lon: west + (east - west) * x / 60.0, lat: south + (north - south) * y / 60.0 };
            let crosses = |(a, b): &(&LonLat, &LonLat)| {
                (a.lat > at.lat) != (b.lat > at.lat)
                    && at.lon < a.lon + (b.lon - a.lon) * (at.lat - a.lat) / (b.lat - a.lat)
            };
            if ring.iter().zip(ring.iter().cycle().skip(1)).filter(crosses).count() % 2 == 1 {
                if basemap.country_at(at) == Some(home) { inside += 1 } else { outside += 1 }
            }
        }
        assert!(inside > 300 && outside * 100 < inside, "{id}: {inside} inside, {outside} outside");
    }
}

#[test]
fn lakes_and_rivers_are_there() {
    let basemap = basemap();
    let lakes = basemap.lake_paths();
    let area_km2 = |name: &str| {
        let lake = lakes.iter().find(|lake| lake.name == name).unwrap_or_else(|| panic!("{name}"));
        lake.area * 0.637_100_88 * 0.637_100_88
    };
    assert!((27_000.0..36_000.0).contains(&area_km2("Lake Baikal")), "{}", area_km2("Lake Baikal"));
    assert!((5_500.0..7_000.0).contains(&area_km2("Issyk-Kul")), "{}", area_km2("Issyk-Kul"));
    assert!((14_000.0..22_000.0).contains(&area_km2("Lake Balkhash")), "{}", area_km2("Lake Balkhash"));
    let rivers: BTreeSet<&str> = basemap.layers().rivers.iter().map(|river| river.name.as_str()).collect();
    for name in ["Syr Darya", "Amu Darya", "Ile", "Naryn", "Indus", "Amur", "Yalu", "Zarafshon"] {
        assert!(rivers.contains(name), "{name}");
    }
    assert!(basemap.river_paths().iter().all(|band| !band.d.is_empty()));
}

#[test]
fn an_arc_is_told_in_the_words_of_a_ring() {
    let basemap = basemap();
    let rings: String = basemap.country_paths().into_iter().map(|path| path.d).collect();
    let arcs = basemap.arc_paths();
    // After its start, each run of steps of an arc stands somewhere in a ring, but for a last step that `z` replaces.
    let (mut found, mut all) = (0, 0);
    for run in arcs.iter().flat_map(|arc| arc.d.split(['m', 'z'])).filter(|run| run.len() > 40) {
        all += 1;
        found += usize::from(rings.contains(&run[12..run.len() - 8]));
    }
    assert!(found * 100 >= all * 97, "{found} of {all}");
}

#[test]
fn the_sea_gets_water_lines_around_large_land_only() {
    let arcs = basemap().arc_paths();
    let coasts = water_line_coasts(&arcs);
    assert!(coasts.contains(&"arc-RUS") && coasts.contains(&"arc-TWN"));
    assert!(coasts.iter().all(|id| !id.ends_with("-isles")));
    assert!(arcs.iter().any(|arc| arc.kind == EdgeKind::IsletCoast && arc.id == "arc-MDV-isles"));
    assert!(graticule_path().starts_with('m'));
}

#[test]
fn path_data_has_no_needless_letters() {
    let basemap = basemap();
    let texts = basemap
        .country_paths()
        .into_iter()
        .map(|path| path.d)
        .chain(basemap.arc_paths().into_iter().map(|path| path.d));
    for d in texts {
        assert!(
            d.starts_with('m') && d.chars().all(|c| c.is_ascii_digit() || matches!(c, 'm' | 'z' | ' ' | '-')),
            "{d}"
        );
    }
}

fn brotli_size(bytes: &[u8]) -> usize {
    let params = brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 24, ..Default::default() };
    let mut packed = Vec::new();
    brotli::BrotliCompress(&mut &*bytes, &mut packed, &params).expect("memory does not fail")
}

#[test]
fn the_file_and_the_page_stay_within_their_budgets() {
    let file = brotli_size(&bytes());
    assert!(file < 55_000, "the file has {file} bytes");

    let basemap = basemap();
    let mut text = String::new();
    let mut add = |d: &str| text.extend(["<path d=\"", d, "\"/>"]);
    basemap.country_paths().iter().for_each(|path| add(&path.d));
    basemap.arc_paths().iter().for_each(|path| add(&path.d));
    basemap.lake_paths().iter().for_each(|path| add(&path.d));
    basemap.river_paths().iter().for_each(|path| add(&path.d));
    basemap.disputed_paths().iter().for_each(|path| add(&path.d));
    add(&basemap.region_path());
    add(&graticule_path());
    let page = brotli_size(text.as_bytes());
    assert!(page <= 52_000, "the paths have {page} bytes");
}

fn exercise(bytes: &[u8]) {
    if let Ok(basemap) = Basemap::decode(bytes) {
        basemap.country_at(LonLat { lon: 70.0, lat: 40.0 });
        basemap.country_paths();
        basemap.arc_paths();
        basemap.lake_paths();
        basemap.river_paths();
        basemap.disputed_paths();
        basemap.region_path();
    }
}

/// A header that is right, so that what follows is looked at.
fn headed(body: &[u8]) -> Vec<u8> {
    [b"SCOBASE1", [100, 0, 0, 0, 0].as_slice(), body].concat()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 10_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_are_read_or_refused(body in prop::collection::vec(any::<u8>(), 0..400)) {
        exercise(&body);
        exercise(&headed(&body));
    }

    #[test]
    fn sections_of_small_numbers_are_read_or_refused(
        sections in prop::collection::vec((1u8..8, prop::collection::vec(0u8..9, 0..60)), 0..7)
    ) {
        let body: Vec<u8> = (sections.into_iter())
            .flat_map(|(tag, body)| [vec![tag, body.len() as u8], body].concat())
            .collect();
        exercise(&headed(&body));
    }
}

#[test]
fn changed_bytes_are_read_or_refused() {
    // Whole maps are dear to walk: decode them all, draw a few.
    let good = bytes();
    let mut state = 0x2545_f491_4f6c_dd1d_u64;
    let mut random = move |below: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state % below as u64) as usize
    };
    for case in 0..1_000 {
        let mut bytes = good.clone();
        for _ in 0..=random(4) {
            let at = random(bytes.len());
            bytes[at] = random(256) as u8;
        }
        if random(4) == 0 {
            bytes.truncate(random(bytes.len()));
        }
        if case % 100 == 0 { exercise(&bytes) } else { drop(Basemap::decode(&bytes)) }
    }
}

#[test]
fn every_way_to_be_wrong_is_a_sentence() {
    let good = bytes();
    let message = |bytes: &[u8]| Basemap::decode(bytes).expect_err("it is wrong").to_string();
    assert_eq!(message(b"<!DOCTYPE html>"), "The file does not begin like a base map.");
    assert_eq!(message(&[&good[..7], b"9"].concat()), "The base map has version 57, which is not known here.");
    assert!(message(&good[..good.len() / 2]).starts_with("The file ends in the middle of"));
    // A leap of 2³¹ steps: the least number has no opposite.
    let leap = headed(&[6, 8, 1, 2, 0xff, 0xff, 0xff, 0xff, 0x0f, 0]);
    assert_eq!(message(&leap), "A point of regions lies outside the world.");
    let endless = [good, vec![0; MAX_FILE_BYTES]].concat();
    assert_eq!(message(&endless), "The file has 1096481 bytes; no base map has more than 1048576.");
}
