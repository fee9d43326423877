//! The studio: the page's own map, rendered without a page, and made a picture of.

use std::fs;
use std::path::Path;

use sco_atlas::app::Link;
use sco_atlas::atlas::{self, Atlas};
use sco_atlas::map::basemap::Basemap;
use sco_atlas::map::{Outline, Size, sheet};
use sco_atlas::scene::Stage;
use sco_atlas::share::picture::{Format, KeyRow, Parts, Words, markup, picture, style};
use sco_atlas::share::publish::{Sources, publish};
use sco_atlas::text::Language;
use sco_atlas::ui::plain_map::{PlainMap, PlainMapProps};
use yew::LocalServerRenderer;

use crate::Outcome;
use crate::chapter::Chapter;

pub struct Studio {
    coarse: String,
    fine: String,
    symbols: String,
    pub style: String,
    outline: Outline,
    runtime: tokio::runtime::Runtime,
}

/// Nearer than this the fine sheet is drawn.
const FINE_FROM_K: f64 = 0.187;

impl Studio {
    pub fn open(root: &Path) -> Outcome<Self> {
        let basemap = |file: &str| -> Outcome<Basemap> {
            Basemap::decode(&fs::read(root.join(file))?).map_err(|error| format!("{file}: {error}").into())
        };
        let whole = basemap("data/base/basemap.bin")?;
        let (coarse, ids) = sheet::coarse(&whole);
        let fine = sheet::fine(&whole, &basemap("data/base/detail.bin")?);
        let tokens = fs::read_to_string(root.join("www/css/tokens.css"))?;
        Ok(Self {
            coarse,
            fine,
            symbols: fs::read_to_string(root.join("www/symbols.svg"))?,
            style: style::resolved(&fs::read_to_string(root.join("www/css/picture.css"))?, &tokens)?,
            outline: Outline::from_ids(ids.iter().map(String::as_str)),
            runtime: tokio::runtime::Builder::new_current_thread().build()?,
        })
    }

    /// The map alone as the page has it, and the rows of its key.
    pub fn map(
        &self,
        stage: &Stage,
        language: Language,
        link: &Link,
        size: Size,
        leader: bool,
    ) -> Outcome<(String, Vec<KeyRow>)> {
        let props = PlainMapProps {
            stage: stage.clone(),
            outline: self.outline.clone(),
            language,
            size,
            link: link.clone(),
            leader,
        };
        let renderer = LocalServerRenderer::<PlainMap>::with_props(props).hydratable(false);
        let page = markup::read(&self.runtime.block_on(renderer.render()))?;
        let map = page.find(&|element| element.has_class("map")).ok_or("no map was drawn")?;
        let mut text = String::new();
        map.write(&mut text);
        let mut key = Vec::new();
        if let Some(list) = page.elements().find(|element| element.name == "ul") {
            for row in list.elements() {
                let mut parts = row.elements();
                let (Some(mark), Some(said)) = (parts.next(), parts.next()) else { continue };
                let mut drawn = String::new();
                mark.write(&mut drawn);
                let words = said.children.iter().filter_map(|node| match node {
                    markup::Node::Text(text) => Some(text.as_str()),
                    markup::Node::Element(_) => None,
                });
                key.push((drawn, words.collect()));
            }
        }
        Ok((text, key))
    }

    pub fn picture(&self, stage: &Stage, language: Language, chapter: &Chapter, format: Format) -> Outcome<String> {
        let words = Words {
            language,
            over: &chapter.over,
            title: &chapter.title,
            date: &chapter.date,
            place: &chapter.place,
            sentence: &chapter.sentence,
            point: &chapter.point,
            foot: &chapter.foot,
            description: &chapter.alt,
        };
        self.drawn(stage, &chapter.link, &words, format)
    }

    pub fn drawn(&self, stage: &Stage, link: &Link, words: &Words, format: Format) -> Outcome<String> {
        let (map, key) = self.map(stage, words.language, link, format.map(), format == Format::Wide)?;
        let near = markup::read(&map)?;
        let camera = near.find(&|element| element.has_class("camera")).and_then(|found| found.get("transform"));
        let k = camera.and_then(|text| text.split_once("scale(")?.1.strip_suffix(')')?.parse().ok()).unwrap_or(0.0);
        let both = [self.fine.as_str(), self.coarse.as_str()];
        let sheets = if k > FINE_FROM_K { &both[..] } else { both.get(1..).unwrap_or_default() };
        let parts = Parts { map: &map, sheets, symbols: &self.symbols, style: &self.style, key: &key };
        Ok(picture(&parts, words, format)?)
    }

    /// The atlas of a language, as it is published.
    pub fn atlas(root: &Path, language: Language) -> Outcome<Atlas> {
        let sources = Sources::of(root, language.code())?;
        let published = publish(&sources, language.code())
            .map_err(|complaints| complaints.iter().map(ToString::to_string).collect::<Vec<String>>().join("\n"))?;
        let (atlas, report) = atlas::read(published.geojson.as_bytes(), language.code());
        if !report.is_clean() {
            return Err(format!("the published atlas has faults:\n{report}").into());
        }
        Ok(atlas)
    }
}
