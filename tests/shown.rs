//! What is shown at a link, as files; the code that a camera reads; the lines of an embed.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

use std::path::Path;

use proptest::prelude::*;
use sco_atlas::app::{Link, Theme};
use sco_atlas::atlas::Kind;
use sco_atlas::share::embed_code::{self, Choices};
use sco_atlas::share::publish::{Sources, publish};
use sco_atlas::share::{csv, qr, shown};
use sco_atlas::text::Language;
use serde_json::Value;

#[path = "fixtures/published.rs"]
mod published;

fn published() -> Value {
    let sources = Sources::of(Path::new(env!("CARGO_MANIFEST_DIR")), "en").unwrap();
    serde_json::from_str(&publish(&sources, "en").unwrap().geojson).unwrap()
}

fn ids_at(fragment: &str) -> Vec<String> {
    let stage = published::stage(Language::English);
    let state = shown::state_at(&stage, &Link::read(fragment), Language::English);
    shown::events(&stage, &state).iter().map(|event| event.id.to_string()).collect()
}

#[test]
fn what_is_shown_follows_the_mode_the_sieve_and_the_search() {
    let stage = published::stage(Language::English);
    let [so_far, only, all] = ["m=sofar", "m=only", "m=all"].map(|mode| ids_at(&format!("t=2005-07-05&{mode}")));
    assert!(only.contains(&"astana-declaration-2005".to_owned()));
    assert!(only.len() < so_far.len() && so_far.len() < all.len());
    assert!(so_far.iter().all(|id| {
        let when = stage.atlas.event(id).unwrap().when.unwrap();
        when.first_day() <= "2005-07-05".parse::<sco_atlas::time::Date>().unwrap().first_day()
    }));
    let sifted = ids_at("t=2005-07-05&m=all&x=summit,trade&v=article");
    assert!(!sifted.is_empty() && sifted.len() < all.len());
    for id in sifted {
        let event = stage.atlas.event(&id).unwrap();
        assert!(event.kind != Kind::Summit && event.kind != Kind::Trade, "{id}");
    }
    let found = ids_at("p=events&q=manas&t=1996");
    assert!(found.contains(&"manas-base".to_owned()) && found.len() < all.len());
}

#[test]
fn the_table_of_what_is_shown_has_the_columns_and_rows_of_the_published_one() {
    let stage = published::stage(Language::English);
    let whole = csv::csv(&stage.atlas).unwrap();
    let state = shown::state_at(&stage, &Link::read("t=2005-07-05"), Language::English);
    let part = shown::table(&stage, &state).unwrap();
    let mut whole = ::csv::Reader::from_reader(whole.as_bytes());
    let mut part = ::csv::Reader::from_reader(part.as_bytes());
    assert_eq!(part.headers().unwrap(), whole.headers().unwrap());
    let all: Vec<::csv::StringRecord> = whole.records().map(Result::unwrap).collect();
    let rows: Vec<::csv::StringRecord> = part.records().map(Result::unwrap).collect();
    let ids: Vec<&str> = rows.iter().map(|row| &row[0]).collect();
    assert_eq!(ids, ids_at("t=2005-07-05"));
    assert!(rows.iter().all(|row| all.contains(row)));
}

#[test]
fn the_features_of_what_is_shown_are_those_that_are_published() {
    let (stage, published) = (published::stage(Language::English), published());
    for fragment in ["t=2005-07-05", "t=2014&m=only", "m=all&t=2020", "t=1991&x=membership"] {
        let state = shown::state_at(&stage, &Link::read(fragment), Language::English);
        let text = shown::geojson(&published, &stage, &state, "https://a.example/#t=2005");
        let file: Value = serde_json::from_str(&text).unwrap();
        assert_eq!(file["type"], "FeatureCollection");
        assert_eq!(file["atlas"], published["atlas"]);
        let features = file["features"].as_array().unwrap();
        let all = published["features"].as_array().unwrap();
        assert!(features.iter().all(|feature| all.contains(feature)));
        let mut ids: Vec<&str> = features.iter().map(|feature| feature["id"].as_str().unwrap()).collect();
        let mut expected = ids_at(fragment);
        ids.sort_unstable();
        expected.sort_unstable();
        assert_eq!(ids, expected, "{fragment}");
    }
}

/// Draws the code as its path says, eight pixels a module, and lets another library read it.
fn decoded(svg: &str) -> String {
    let number = |text: &str| text.parse::<usize>().unwrap_or_else(|_| panic!("{text}"));
    let side = number(svg.split_once("viewBox=\"0 0 ").unwrap().1.split(' ').next().unwrap());
    let path = svg.rsplit_once("d=\"").unwrap().1.split('"').next().unwrap();
    let mut dark = vec![false; side * side];
    for run in path.split('M').filter(|run| !run.is_empty()) {
        let (at, length) = run.split_once('h').unwrap();
        let (x, y) = at.split_once(' ').unwrap();
        let length = number(length.split('v').next().unwrap());
        (0..length).for_each(|n| dark[number(y) * side + number(x) + n] = true);
    }
    let px = 8;
    let mut image = rqrr::PreparedImage::prepare_from_greyscale(side * px, side * px, |x, y| {
        if dark[y / px * side + x / px] { 0 } else { 255 }
    });
    let grids = image.detect_grids();
    grids[0].decode().unwrap().1
}

#[test]
fn the_code_decodes_to_the_link() {
    for fragment in
        ["", "#t=2005-07-05", "#t=2014-05-21&w=2005-07-05&e=gas-deal-2014&c=65.900,38.800,6.20&q=%D0%9C%D0%B0%D0%BD"]
    {
        let link = format!("https://sco-atlas.example/tr/{fragment}");
        assert_eq!(decoded(&qr::svg(&link, "").unwrap()), link);
    }
    let long = format!("https://a.example/#{}", "t=2005&".repeat(260));
    assert_eq!(decoded(&qr::svg(&long, "").unwrap()), long);
    assert!(qr::svg(&"x".repeat(4096), "").is_none(), "no code holds so much");
}

fn choices(title: &str, start: Option<Link>) -> Choices {
    Choices {
        site: "https://maps.example/sco/".to_owned(),
        language: Language::Turkish,
        theme: Theme::Dark,
        width: None,
        height: 480,
        start,
        controls: true,
        version: None,
        title: title.to_owned(),
        link_text: "Open".to_owned(),
    }
}

/// A tag and its attributes.
type Tag = (String, Vec<(String, String)>);

/// Tags, attributes and text, as HTML reads them; what is not of that shape panics.
fn read_html(html: &str) -> (Vec<Tag>, String) {
    let unescape = |text: &str| {
        text.replace("&lt;", "<")
            .replace("&gt;", ">")
            .replace("&quot;", "\"")
            .replace("&#39;", "'")
            .replace("&amp;", "&")
    };
    let (mut tags, mut text, mut rest) = (Vec::new(), String::new(), html);
    while let Some((before, after)) = rest.split_once('<') {
        text.push_str(&unescape(before));
        let (tag, after) = after.split_once('>').unwrap();
        let (name, mut attributes) = tag.split_once(' ').unwrap_or((tag, ""));
        let mut read = Vec::new();
        while !attributes.trim().is_empty() {
            let (key, value) = attributes.split_once("=\"").unwrap_or_else(|| panic!("{tag}"));
            let (value, after) = value.split_once('"').unwrap_or_else(|| panic!("{tag}"));
            read.push((key.trim().to_owned(), unescape(value)));
            attributes = after;
        }
        tags.push((name.to_owned(), read));
        rest = after;
    }
    text.push_str(&unescape(rest));
    (tags, text)
}

#[test]
fn the_code_of_an_embed_says_what_was_chosen() {
    let start = Link::read("t=2005-07-05&e=astana-declaration-2005");
    let html = embed_code::html(&choices("Atlas: 5 July 2005", Some(start.clone())));
    let (tags, text) = read_html(&html);
    let frame = &tags[0];
    let of = |key: &str| frame.1.iter().find(|(found, _)| found == key).map_or("", |(_, value)| value);
    assert_eq!(frame.0, "iframe");
    assert_eq!(of("src"), "https://maps.example/sco/tr/?embed=1&theme=dark#t=2005-07-05&e=astana-declaration-2005");
    assert_eq!((of("title"), of("loading"), of("allow")), ("Atlas: 5 July 2005", "lazy", "fullscreen"));
    assert_eq!((of("width"), of("height")), ("100%", "480"));
    let link = tags.iter().find(|(name, _)| name == "a").unwrap();
    assert_eq!(link.1[0].1, "https://maps.example/sco/tr/#t=2005-07-05&e=astana-declaration-2005");
    assert!(text.contains("Open"));

    let fixed = Choices {
        version: Some("1.2.0".to_owned()),
        controls: false,
        width: Some(5),
        theme: Theme::System,
        language: Language::English,
        ..choices("", None)
    };
    let [framed, whole] = embed_code::addresses(&fixed);
    assert_eq!(framed, "https://maps.example/sco/v/1.2.0/?embed=1&controls=0");
    assert_eq!(whole, "https://maps.example/sco/v/1.2.0/");
    assert!(embed_code::html(&fixed).contains("width=\"200\""));
}

proptest! {
    #[test]
    fn hostile_titles_links_and_versions_stay_text(
        title in any::<String>(), link in "[ -~]{0,80}", text in "[<>\"'&a-z/ ]{0,40}", version in "[ -~]{0,20}",
    ) {
        let start = Link::read(&link);
        let chosen = Choices {
            link_text: text.clone(), version: Some(version), ..choices(&title, Some(start))
        };
        let (tags, written) = read_html(&embed_code::html(&chosen));
        let names: Vec<&str> = tags.iter().map(|(name, _)| name.as_str()).collect();
        prop_assert_eq!(names, ["iframe", "/iframe", "p", "a", "/a", "/p"]);
        let keys: Vec<&str> = tags[0].1.iter().map(|(key, _)| key.as_str()).collect();
        prop_assert_eq!(keys, ["src", "title", "width", "height", "loading", "allow", "style"]);
        prop_assert_eq!(&tags[0].1[1].1, &title);
        let [framed, _] = embed_code::addresses(&chosen);
        prop_assert_eq!(&tags[0].1[0].1, &framed);
        prop_assert!(framed.starts_with("https://maps.example/sco/v/"));
        prop_assert!(!framed.contains("/../"));
        prop_assert_eq!(written.trim_matches('\n'), text);
    }
}
