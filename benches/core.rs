//! What the core costs: reading, the scene at a date, the plate, the link. Ratios between runs, not times, are quoted.

#![allow(clippy::unwrap_used, missing_docs)]

use criterion::{Criterion, criterion_group, criterion_main};
use sco_atlas::app::Link;
use sco_atlas::atlas::{self, Atlas};
use sco_atlas::map::{Camera, LonLat, Size, project};
use sco_atlas::scene::find::Finder;
use sco_atlas::scene::moment::{Ask, Mode, scene};
use sco_atlas::scene::plate::{View, plate};
use sco_atlas::scene::{News, Sieve, Stage};
use sco_atlas::share::publish::{Sources, publish};
use sco_atlas::text::Language;
use std::hint::black_box;

/// An atlas of so many events, spread over thirty years and the region.
fn many(events: usize) -> String {
    let features: Vec<String> = (0..events)
        .map(|n| {
            let (year, month, day) = (1991 + n % 29, 1 + n % 12, 1 + n % 28);
            let (lon, lat) = (45.0 + (n % 700) as f64 / 10.0, 30.0 + (n % 290) as f64 / 10.0);
            format!(
                r#"{{"type":"Feature","id":"e-{n}","geometry":{{"type":"Point","coordinates":[{lon:.1},{lat:.1}]}},"when":{{"timespans":[{{"start":{{"in":"{year}-{month:02}-{day:02}"}}}}]}},"properties":{{"kind":"summit","texts":{{"en":{{"title":"Event {n}","claim":"It is said."}}}}}}}}"#
            )
        })
        .collect();
    let head = r#""type":"FeatureCollection","atlas":{"format":"sco-atlas","version":1,"language":"en"}"#;
    format!(r#"{{{head},"features":[{}]}}"#, features.join(","))
}

/// The atlas as published, in English.
fn of_this_repository() -> Atlas {
    let sources = Sources::of(std::path::Path::new(env!("CARGO_MANIFEST_DIR")), "en").unwrap();
    atlas::read(publish(&sources, "en").unwrap().geojson.as_bytes(), "en").0
}

fn core(criterion: &mut Criterion) {
    let text = many(10_000);
    criterion
        .bench_function("read 10,000 events", |bench| bench.iter(|| atlas::read(black_box(text.as_bytes()), "en")));
    for events in [250, 10_000] {
        let stage = Stage::new(atlas::read(many(events).as_bytes(), "en").0);
        let ask = Ask {
            at: "2014-05-21".parse().unwrap(),
            event: Some("e-100"),
            mode: Mode::SoFar,
            sieve: &Sieve::OPEN,
            query: "",
        };
        criterion
            .bench_function(&format!("scene of {events} events"), |bench| bench.iter(|| scene(&stage, black_box(ask))));
        let moment = scene(&stage, ask);
        let news = News::default();
        let view = View {
            camera: Camera::new(project(LonLat { lon: 76.0, lat: 44.0 }), 0.107),
            size: Size { width: 1048.0, height: 754.0 },
            reserved: &[],
            leader_y: Some(114.0),
            scale: 1.0,
            small: false,
            fan: None,
            news: &news,
        };
        let table = Language::English.table();
        criterion.bench_function(&format!("plate of {events} events"), |bench| {
            bench.iter(|| plate(&stage, &moment, black_box(&view), table));
        });
    }
    let stage = Stage::new(of_this_repository());
    criterion.bench_function("finder made", |bench| bench.iter(|| Finder::new(black_box(&stage.atlas))));
    for query in ["manas", "Қарши 2005", "china in central asia"] {
        criterion
            .bench_function(&format!("find {query}"), |bench| bench.iter(|| stage.finder().find(black_box(query))));
    }
    criterion.bench_function("link", |bench| {
        bench.iter(|| Link::read(black_box("#t=2005-07-05&e=k2-base&c=65.92,38.83,6.2&m=all")).to_string());
    });
}

criterion_group!(benches, core);
criterion_main!(benches);
