//! Citations of a view and of the article: what is shown is what they say, and standard readers read them.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

use std::path::Path;

use biblatex::{Bibliography, ChunksExt};
use sco_atlas::app::Link;
use sco_atlas::scene::Stage;
use sco_atlas::share::cite::{self, Form, View};
use sco_atlas::share::publish::{Sources, publish};
use sco_atlas::share::site::Site;
use sco_atlas::share::{escape, head, ris, shown};
use sco_atlas::text::Language;
use serde_json::{Value, json};

#[path = "fixtures/published.rs"]
mod published;

const PAGE: &str = "https://maps.example/sco/";
const FRAGMENT: &str = "t=2005-07-05&e=astana-declaration-2005&m=all&p=share&play=1";

fn view<'a>(stage: &'a Stage, link: &'a Link, language: Language) -> View<'a> {
    View { stage, link, language, page: PAGE, accessed: "2026-11-24".parse().unwrap() }
}

fn atlas_as_published(language: Language) -> Value {
    let sources = Sources::of(Path::new(env!("CARGO_MANIFEST_DIR")), language.code()).unwrap();
    serde_json::from_str(&publish(&sources, language.code()).unwrap().geojson).unwrap()
}

/// A strict reader: tag, two spaces, hyphen, space, value; first TY, last ER.
fn read_ris(text: &str) -> Vec<(String, String)> {
    let lines: Vec<&str> = text.strip_suffix("\r\n").unwrap().split("\r\n").collect();
    let tags: Vec<(String, String)> = lines
        .iter()
        .map(|line| {
            let (tag, value) = line.split_once("  - ").unwrap_or_else(|| panic!("{line}"));
            assert!(tag.len() == 2 && tag.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit()), "{line}");
            (tag.to_owned(), value.to_owned())
        })
        .collect();
    assert_eq!((tags[0].0.as_str(), tags.last().unwrap().0.as_str()), ("TY", "ER"));
    assert_eq!(tags.iter().filter(|(tag, _)| tag == "TY" || tag == "ER").count(), 2);
    tags
}

fn tag<'t>(tags: &'t [(String, String)], wanted: &str) -> &'t str {
    tags.iter().find(|(tag, _)| tag == wanted).map_or("", |(_, value)| value)
}

#[test]
fn a_view_is_cited_with_its_date_its_event_its_version_and_its_link() {
    for language in Language::ALL {
        let stage = published::stage(language);
        let link = Link::read(FRAGMENT);
        let line = view(&stage, &link, language).line();
        let about = &stage.atlas.about;
        let event = stage.atlas.event("astana-declaration-2005").unwrap();
        for part in [
            about.title.as_str(),
            event.title.trim_end_matches('.'),
            about.data_version.as_str(),
            "https://maps.example/sco/#t=2005-07-05&e=astana-declaration-2005&m=all ",
            "10.33458/uidergisi.541542",
        ] {
            assert!(line.contains(part), "{part} is not in {line}");
        }
        let (shown, accessed) = match language {
            Language::English => ("Date shown: 5 July 2005.", "(accessed 24 November 2026)"),
            Language::Turkish => ("Gösterilen tarih: 5 Temmuz 2005.", "(erişim: 24 Kasım 2026)"),
        };
        assert!(line.contains(shown) && line.contains(accessed), "{line}");
    }
}

#[test]
fn the_link_that_is_cited_leads_to_what_is_shown_and_not_to_the_panel() {
    let stage = published::stage(Language::English);
    let link = Link::read(FRAGMENT);
    let address = view(&stage, &link, Language::English).address();
    let again = Link::read(address.split_once('#').unwrap().1);
    assert_eq!(again, shown::passed_on(&link));
    let state = shown::state_at(&stage, &again, Language::English);
    assert_eq!(state.event.as_deref(), Some("astana-declaration-2005"));
    assert!(!state.playing);
    assert_eq!(view(&stage, &Link::default(), Language::English).address(), PAGE);
}

#[test]
fn every_form_of_a_view_says_the_same() {
    let stage = published::stage(Language::English);
    let link = Link::read(FRAGMENT);
    let view = view(&stage, &link, Language::English);
    let item: Value = serde_json::from_str::<Value>(&cite::view(&view, Form::Csl)).unwrap()[0].clone();
    let (title, url) = (item["title"].as_str().unwrap(), item["URL"].as_str().unwrap());
    assert_eq!(item["accessed"], json!({ "date-parts": [[2026, 11, 24]] }));
    assert_eq!(item["version"], json!(stage.atlas.about.data_version));

    let bibliography = Bibliography::parse(&cite::view(&view, Form::Bibtex)).unwrap();
    let entry = bibliography.get(item["id"].as_str().unwrap()).unwrap();
    assert_eq!(entry.title().unwrap().format_verbatim(), title);
    assert_eq!(entry.url().unwrap(), url);
    assert_eq!(entry.get("urldate").unwrap().format_verbatim(), "2026-11-24");
    assert_eq!(entry.get("version").unwrap().format_verbatim(), item["version"].as_str().unwrap());

    let tags = read_ris(&cite::view(&view, Form::Ris));
    assert_eq!((tag(&tags, "TY"), tag(&tags, "TI"), tag(&tags, "UR")), ("ELEC", title, url));
    assert_eq!((tag(&tags, "Y2"), tag(&tags, "AU")), ("2026/11/24", "sco-atlas"));
}

#[test]
fn every_item_fits_the_schema_of_csl_that_the_data_keep() {
    let schema: Value = serde_json::from_str(include_str!("../www/data/atlas.schema.json")).unwrap();
    let csl = json!({ "$defs": schema["$defs"], "$ref": "#/$defs/csl" });
    for language in Language::ALL {
        let stage = published::stage(language);
        for fragment in ["", FRAGMENT, "t=2009", "t=2009-06&m=only", "p=figures&t=2020"] {
            let link = Link::read(fragment);
            let item = view(&stage, &link, language).item();
            if let Err(error) = jsonschema::validate(&csl, &item) {
                panic!("{fragment}: {}: {error}", error.instance_path());
            }
        }
    }
}

#[test]
fn the_article_is_cited_in_every_form() {
    let stage = published::stage(Language::English);
    let published = atlas_as_published(Language::English);
    let work = &stage.atlas.work;
    let bibliography = Bibliography::parse(&cite::article(&published, &stage, Form::Bibtex)).unwrap();
    let entry = bibliography.iter().next().unwrap();
    assert_eq!(entry.title().unwrap().format_verbatim(), work.title);
    let tags = read_ris(&cite::article(&published, &stage, Form::Ris));
    assert_eq!((tag(&tags, "TY"), tag(&tags, "JO")), ("JOUR", work.container.as_str()));
    assert_eq!((tag(&tags, "SP"), tag(&tags, "EP"), tag(&tags, "DA")), ("127", "141", "2019/03/01"));
    assert_eq!(tag(&tags, "AU"), "Ünaldılar Kocamaz, Sinem");
    let csl: Value = serde_json::from_str(&cite::article(&published, &stage, Form::Csl)).unwrap();
    assert_eq!(csl[0], published["work"]);
    assert!(cite::article(&published, &stage, Form::Text).contains(&work.title));
}

#[test]
fn no_value_makes_a_second_line_of_ris() {
    let item = json!({ "type": "report", "title": "One\r\nER  - \nTY  - JOUR", "author": [{ "literal": "A\nB" }] });
    let tags = read_ris(&ris::ris(&item));
    assert_eq!(tag(&tags, "TI"), "One ER - TY - JOUR");
}

#[test]
fn the_head_names_the_data_the_article_and_its_events() {
    let site = Site::at("https://maps.example/sco").unwrap();
    for language in Language::ALL {
        let stage = published::stage(language);
        let (html, foot) = (head::head(&stage.atlas, &site, language), head::foot(&stage.atlas, &site, language));
        let json = foot.split_once("application/ld+json\">").unwrap().1.strip_suffix("</script>").unwrap();
        let graph: Value = serde_json::from_str(json).unwrap();
        let nodes = graph["@graph"].as_array().unwrap();
        let of = |kind: &str| nodes.iter().filter(|node| node["@type"] == json!(kind)).collect::<Vec<_>>();
        let [dataset, article] = [of("Dataset")[0], of("ScholarlyArticle")[0]];
        assert_eq!(dataset["isBasedOn"]["@id"], article["@id"]);
        assert_eq!(dataset["version"], json!(stage.atlas.about.data_version));
        assert_eq!(dataset["url"], json!(site.page(language)));
        assert_eq!(dataset["temporalCoverage"], json!("1991/2020"));
        assert!(
            dataset["distribution"]
                .as_array()
                .unwrap()
                .iter()
                .all(|file| { file["contentUrl"].as_str().unwrap().starts_with("https://maps.example/sco/data/") })
        );
        assert_eq!(article["author"][0]["familyName"], json!("Ünaldılar Kocamaz"));
        let events = of("Event");
        assert!(events.len() > 10, "{}", events.len());
        for event in events {
            let link = Link::read(event["@id"].as_str().unwrap().split_once('#').unwrap().1);
            let told = stage.atlas.event(link.event.as_deref().unwrap()).unwrap();
            assert_eq!(event["name"], json!(told.title));
        }
        for tag in
            ["citation_title", "citation_doi\" content=\"10.33458/uidergisi.541542", "DC.rights", "rel=\"canonical\""]
        {
            assert!(html.contains(tag), "{tag}");
        }
    }
}

#[test]
fn no_text_closes_the_script_of_the_page_or_an_attribute() {
    let stage = published::stage(Language::English);
    let mut content = (*stage.atlas).clone();
    content.about.lead = "</script><script>alert(1)</script><!--".to_owned();
    content.about.title = "\"><img src=x onerror=alert(1)>".to_owned();
    let site = Site::at("https://maps.example/").unwrap();
    let tags = head::head(&content, &site, Language::English);
    assert!(!tags.contains("<img") && tags.contains("&lt;img"), "{tags}");
    let html = head::foot(&content, &site, Language::English);
    assert_eq!(html.matches("</script").count(), 1, "only its own end");
    let json = html.split_once("ld+json\">").unwrap().1.strip_suffix("</script>").unwrap();
    let graph: Value = serde_json::from_str(json).unwrap();
    assert_eq!(graph["@graph"][0]["name"], json!(content.about.title));
    let coins = head::coins(&content, &site, Language::English);
    assert_eq!((coins.matches('<').count(), coins.matches("Z3988").count()), (4, 2));
}

#[test]
fn an_address_without_a_host_or_with_more_than_a_path_is_refused() {
    for address in ["", "sco-atlas.example", "ftp://a/", "https://", "https://a/?x", "https://a/#t", "https://a b/"] {
        assert!(Site::at(address).is_err(), "{address}");
    }
    assert_eq!(Site::at(" https://a.example/b ").unwrap().page(Language::Turkish), "https://a.example/b/tr/");
}

#[test]
fn what_is_escaped_is_text_in_html() {
    assert_eq!(escape("<a href=\"x\">'&"), "&lt;a href=&quot;x&quot;&gt;&#39;&amp;");
}
