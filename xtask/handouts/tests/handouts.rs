//! What is written beside the site, opened again by other programs' libraries.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read};
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use handouts::files::{File, all};
use handouts::raster::Press;
use resvg::usvg::{Group, Node};
use sco_atlas::app::Link;
use sco_atlas::share::site::Site;

const ADDRESS: &str = "https://example.org/atlas/";
const LANGUAGES: [&str; 2] = ["en", "tr"];

/// Drawn once for all tests.
static FILES: LazyLock<BTreeMap<String, Vec<u8>>> = LazyLock::new(|| {
    let site = Site::at(ADDRESS).unwrap();
    let files: Vec<File> = all(&root(), &site, "tokens-x.css").unwrap();
    files.into_iter().collect()
});

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn ending(end: &str) -> impl Iterator<Item = (&'static str, &'static [u8])> {
    FILES.iter().filter(move |(path, _)| path.ends_with(end)).map(|(path, bytes)| (path.as_str(), bytes.as_slice()))
}

/// Pictures of chapters with and without words.
fn drawings() -> impl Iterator<Item = (&'static str, &'static str)> {
    ending(".svg")
        .filter(|(path, _)| !path.ends_with("-qr.svg"))
        .map(|(path, bytes)| (path, std::str::from_utf8(bytes).unwrap()))
}

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).unwrap()
}

#[test]
fn every_picture_stands_by_itself() {
    assert_eq!(drawings().count(), 2 * 12 * 2);
    for (path, svg) in drawings() {
        let document = roxmltree::Document::parse(svg).unwrap_or_else(|why| panic!("{path}: {why}"));
        assert!(!svg.contains("var(") && !svg.contains("<script") && !svg.contains("<image"), "{path}");
        let ids: BTreeSet<&str> = document.descendants().filter_map(|node| node.attribute("id")).collect();
        let style =
            document.descendants().find(|node| node.has_tag_name("style")).and_then(|node| node.text()).unwrap();
        for node in document.descendants() {
            for attribute in node.attributes() {
                let value = attribute.value();
                let reference = match attribute.name() {
                    "href" => value.strip_prefix('#'),
                    "class" => {
                        for class in value.split_whitespace() {
                            assert!(style.contains(&format!(".{class}")), "{path}: no rule for {class}");
                        }
                        None
                    }
                    name => {
                        assert!(!name.starts_with("on") && name != "tabindex", "{path}: {name}");
                        value.strip_prefix("url(#").and_then(|rest| rest.strip_suffix(')'))
                    }
                };
                if let Some(id) = reference {
                    assert!(ids.contains(id), "{path}: nothing is called {id}");
                }
            }
        }
        for id in style.split("url(#").skip(1).filter_map(|rest| rest.split(')').next()) {
            assert!(ids.contains(id), "{path}: the style names {id}");
        }
        let root = document.root_element();
        assert_eq!(root.attribute("role"), Some("img"), "{path}");
        let says = |name: &str| root.children().find(|node| node.has_tag_name(name)).and_then(|node| node.text());
        assert!(
            says("title").is_some_and(|text| text.len() > 5) && says("desc").is_some_and(|text| text.len() > 40),
            "{path}"
        );
        let stray =
            document.descendants().filter(|node| node.is_text() && !node.text().unwrap_or_default().trim().is_empty());
        for node in stray {
            let inside = |name: &str| node.ancestors().any(|above| above.has_tag_name(name));
            assert!(["text", "title", "desc", "style"].into_iter().any(inside), "{path}: {:?}", node.text());
        }
    }
}

fn texts_of<'a>(group: &'a Group, texts: &mut Vec<&'a resvg::usvg::Text>) {
    for node in group.children() {
        match node {
            Node::Group(inner) => texts_of(inner, texts),
            Node::Text(text) => texts.push(text),
            _ => {}
        }
    }
}

#[test]
fn another_program_sees_every_name_and_none_is_cut() {
    let press = Press::default();
    for (path, svg) in drawings().filter(|(path, _)| path.contains("/tr/")) {
        let document = roxmltree::Document::parse(svg).unwrap();
        let written = document.descendants().filter(|node| node.has_tag_name("text")).count();
        let tree = press.tree(svg).unwrap();
        let mut texts = Vec::new();
        texts_of(tree.root(), &mut texts);
        assert_eq!(texts.len(), written, "{path}");
        let (width, height) = (tree.size().width(), tree.size().height());
        let all_words = !path.ends_with("-map.svg");
        for text in texts {
            let area = text.abs_bounding_box();
            assert!(
                area.left() >= -1.0
                    && area.right() <= width + 1.0
                    && area.top() >= -1.0
                    && area.bottom() <= height + 1.0,
                "{path}: {:?}",
                text.chunks().first().map(|chunk| chunk.text())
            );
            // What begins in the margin ends there: 336 units of 10/7.
            let size = text
                .chunks()
                .first()
                .and_then(|chunk| chunk.spans().first())
                .map_or(0.0, |span| span.font_size().get());
            if all_words && area.left() > 38.0 && area.left() < 42.0 && size > 0.0 {
                assert!(
                    area.right() < 336.0 * 10.0 / 7.0,
                    "{path}: {:?}",
                    text.chunks().first().map(|chunk| chunk.text())
                );
            }
        }
    }
}

#[test]
fn letters_of_both_languages_have_shapes_in_the_font_that_comes_along() {
    let press = Press::default();
    for letter in "abcçgğıiİöşüâîûABCÇĞIÖŞÜ’–“”≠≈Ққ".chars() {
        let svg = format!(
            "<svg xmlns='http://www.w3.org/2000/svg' width='40' height='40'><text x='5' y='30' font-size='24' font-family='Libertinus Serif'>{letter}</text></svg>"
        );
        let tree = press.tree(&svg).unwrap();
        let mut texts = Vec::new();
        texts_of(tree.root(), &mut texts);
        let glyphs: Vec<_> =
            texts.iter().flat_map(|text| text.layouted()).flat_map(|span| &span.positioned_glyphs).collect();
        assert!(!glyphs.is_empty() && glyphs.iter().all(|glyph| glyph.id.0 != 0), "{letter}");
    }
}

#[test]
fn pictures_have_the_sizes_that_slides_have() {
    let sizes = [
        ("-16x9.png", (1600, 900)),
        ("-16x9@2x.png", (3200, 1800)),
        ("-4x3.png", (1200, 900)),
        ("-4x3@2x.png", (2400, 1800)),
    ];
    for (end, size) in sizes {
        assert_eq!(ending(end).count(), 24, "{end}");
        for (path, bytes) in ending(end) {
            let decoder = png::Decoder::new(bytes);
            let reader = decoder.read_info().unwrap();
            assert_eq!((reader.info().width, reader.info().height), size, "{path}");
        }
    }
    for language in LANGUAGES {
        let preview = &FILES[&format!("pictures/og-{language}.png")];
        let reader = png::Decoder::new(preview.as_slice()).read_info().unwrap();
        assert_eq!((reader.info().width, reader.info().height), (1200, 630));
    }
}

#[test]
fn a_code_leads_to_the_view_that_its_picture_shows() {
    let press = Press::default();
    let mut addresses = BTreeSet::new();
    assert_eq!(ending("-qr.svg").count(), 24);
    for (path, bytes) in ending("-qr.svg") {
        let image = image::load_from_memory(&press.png(text(bytes), 1).unwrap()).unwrap().to_luma8();
        let mut prepared = rqrr::PreparedImage::prepare(image);
        let grids = prepared.detect_grids();
        assert_eq!(grids.len(), 1, "{path}");
        let (_, address) = grids[0].decode().unwrap();
        let told = &FILES[&path.replace("-qr.svg", ".txt")];
        assert!(text(told).contains(&address), "{path}: {address}");
        let (page, fragment) = address.split_once('#').unwrap();
        assert_eq!(page, if path.contains("/tr/") { format!("{ADDRESS}tr/") } else { ADDRESS.to_owned() });
        let link = Link::read(fragment);
        assert!(link.leg.is_some() && link.at.is_some() && link.foreign.is_empty(), "{address}");
        addresses.insert(address);
    }
    assert_eq!(addresses.len(), 24);
}

#[test]
fn a_deck_has_twelve_slides_with_words_notes_and_links() {
    for language in LANGUAGES {
        let deck = &FILES[&format!("pictures/sco-atlas-{language}.pptx")];
        let mut zip = zip::ZipArchive::new(Cursor::new(deck)).unwrap();
        let names: Vec<String> = zip.file_names().map(|name| name.unwrap().into_owned()).collect();
        let mut read = |name: &str| {
            let mut part = String::new();
            zip.by_name(name).unwrap_or_else(|why| panic!("{name}: {why}")).read_to_string(&mut part).unwrap();
            part
        };
        // Every part is XML, and what a part names is there.
        for name in names.iter().filter(|name| name.ends_with(".xml") || name.ends_with(".rels")) {
            let part = read(name);
            let document = roxmltree::Document::parse(&part).unwrap_or_else(|why| panic!("{name}: {why}"));
            let Some((folder, _)) = name.split_once("_rels/") else { continue };
            for node in document
                .descendants()
                .filter(|node| node.has_tag_name("Relationship") || node.attribute("Target").is_some())
            {
                if node.attribute("TargetMode") == Some("External") {
                    continue;
                }
                let target = node.attribute("Target").unwrap();
                let place = match target.strip_prefix("../") {
                    Some(rest) => format!("ppt/{rest}"),
                    None => format!("{folder}{target}"),
                };
                assert!(names.contains(&place), "{name} names {place}");
            }
        }
        let types = read("[Content_Types].xml");
        for n in 1..=12 {
            let slide = read(&format!("ppt/slides/slide{n}.xml"));
            let slide = roxmltree::Document::parse(&slide).unwrap();
            let alt = slide.descendants().find_map(|node| node.attribute("descr")).unwrap();
            assert!(alt.len() > 40, "{alt}");
            let title = slide
                .descendants()
                .find(|node| node.has_tag_name(("http://schemas.openxmlformats.org/drawingml/2006/main", "t")));
            assert!(title.and_then(|node| node.text()).is_some_and(|text| text.len() > 3));
            let notes = read(&format!("ppt/notesSlides/notesSlide{n}.xml"));
            let notes = roxmltree::Document::parse(&notes).unwrap();
            let said: usize = notes
                .descendants()
                .filter(|node| node.tag_name().name() == "t")
                .filter_map(|node| node.text())
                .map(str::len)
                .sum();
            assert!(said > 100, "{n}: {said}");
            let relations = read(&format!("ppt/slides/_rels/slide{n}.xml.rels"));
            let relations = roxmltree::Document::parse(&relations).unwrap();
            let link = relations.descendants().find(|node| node.attribute("TargetMode") == Some("External")).unwrap();
            assert!(link.attribute("Target").unwrap().starts_with(ADDRESS));
            assert!(types.contains(&format!("/ppt/slides/slide{n}.xml")));
        }
        assert!(!names.iter().any(|name| name.ends_with("slide13.xml")));
    }
}

#[test]
fn a_hand_out_has_twelve_pages_with_text_and_links_and_words_for_pictures() {
    for language in LANGUAGES {
        let bytes = &FILES[&format!("pictures/sco-atlas-{language}.pdf")];
        let document = lopdf::Document::load_mem(bytes).unwrap();
        let pages = document.get_pages();
        assert_eq!(pages.len(), 12);
        for (n, page) in pages {
            // Text is text: shown by operators of text, in fonts that say which letters they show.
            let content = lopdf::content::Content::decode(&document.get_page_content(page).unwrap()).unwrap();
            let shown = content.operations.iter().filter(|step| step.operator == "Tj" || step.operator == "TJ").count();
            let fonts = document.get_page_fonts(page).unwrap();
            assert!(shown > 10, "page {n}: {shown}");
            assert!(fonts.len() > 1 && fonts.values().all(|font| font.has(b"ToUnicode")), "page {n}");
        }
        let links = document
            .objects
            .values()
            .filter_map(|object| object.as_dict().ok())
            .filter(|object| object.get(b"S").is_ok_and(|kind| kind.as_name().is_ok_and(|name| name == b"URI")));
        let inline = document
            .objects
            .values()
            .filter_map(|object| object.as_dict().ok()?.get(b"A").ok()?.as_dict().ok())
            .filter(|action| action.has(b"URI"));
        assert_eq!(links.count() + inline.count(), 12);
        let figures =
            document.objects.values().filter_map(|object| object.as_dict().ok()).filter(|object| object.has(b"Alt"));
        assert!(figures.count() >= 12);
    }
}

#[test]
fn the_pages_list_every_chapter_and_lead_only_to_what_is_there() {
    for (path, end) in
        [("pictures/en.html", "../"), ("pictures/tr.html", "../"), ("handout.html", ""), ("tr/handout.html", "../")]
    {
        let html = text(&FILES[path]);
        assert_eq!(html.matches("<article").count(), 12, "{path}");
        assert!(!html.contains("<script") && !html.contains("style="), "{path}");
        let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
        for target in ["href=\"", "src=\""]
            .into_iter()
            .flat_map(|mark| html.split(mark).skip(1))
            .filter_map(|rest| rest.split('"').next())
        {
            if target.starts_with("http")
                || target.contains("tokens-")
                || target.ends_with('/')
                || target.ends_with("icon.svg")
            {
                continue;
            }
            let place = match target.strip_prefix("../") {
                Some(rest) => rest.to_owned(),
                None if folder.is_empty() => target.to_owned(),
                None => format!("{folder}/{target}"),
            };
            assert!(FILES.contains_key(&place), "{path} leads to {target}");
        }
        assert!(html.contains(end));
    }
}
