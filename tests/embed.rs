//! What other pages take from us: the element's script and its types, and the answer to oEmbed.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

use sco_atlas::share::oembed;
use sco_atlas::share::site::Site;
use sco_atlas::text::Language;
use serde_json::Value;

#[path = "fixtures/published.rs"]
mod published;

const ELEMENT: &str = include_str!("../www/embed/sco-atlas.js");

/// All words in double quotes.
fn quoted(text: &str) -> Vec<&str> {
    text.split('"').skip(1).step_by(2).collect()
}

fn between<'a>(text: &'a str, from: &str, to: &str) -> &'a str {
    text.split_once(from).unwrap().1.split_once(to).unwrap().0
}

#[test]
fn the_element_numbers_the_chapters_as_the_atlas_does() {
    let stage = published::stage(Language::English);
    let chapters: Vec<&str> = stage.atlas.chapters.iter().map(|chapter| chapter.id.as_ref()).collect();
    assert_eq!(quoted(between(ELEMENT, "const CHAPTERS = [", "]")), chapters);
}

#[test]
fn oembed_gives_a_frame_with_a_title_that_the_page_of_the_language_fills() {
    let site = Site::at("https://a.example/map").unwrap();
    for (language, page) in
        [(Language::English, "https://a.example/map/"), (Language::Turkish, "https://a.example/map/tr/")]
    {
        let answer: Value = serde_json::from_str(&oembed::answer(&site, language, "Who \"is\" <where>?")).unwrap();
        assert_eq!(answer["version"], "1.0");
        assert_eq!(answer["type"], "rich");
        assert_eq!(answer["title"], "Who \"is\" <where>?");
        let html = answer["html"].as_str().unwrap();
        assert!(
            html.starts_with(&format!("<iframe src=\"{page}?embed=1\" title=\"Who &quot;is&quot; &lt;where&gt;?\""))
        );
        assert!(html.contains("loading=\"lazy\"") && html.contains("allow=\"fullscreen\""));
        let width = format!("width=\"{}\" height=\"{}\"", answer["width"], answer["height"]);
        assert!(html.contains(&width), "{html}");
        let link = oembed::link(&site, language, "T");
        assert!(link.contains(&format!("href=\"{page}oembed.json\"")), "{link}");
    }
}

#[test]
fn an_address_is_one_or_is_refused() {
    assert_eq!(Site::at("https://a.example").unwrap().address, "https://a.example/");
    for wrong in ["", "a.example", "ftp://a.example/", "https://a.example/?x", "https://a.example/\" onload=\""] {
        assert!(Site::at(wrong).is_err(), "{wrong}");
    }
}
