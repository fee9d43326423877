//! Writes the pages: takes `index.html` as Trunk left it, puts in the geometry, the first picture, the record and the
//! atlas, writes one page a language, and the open data and the answer to oEmbed beside them.
//!
//! Run by Trunk after every build (`Trunk.toml`); its one argument is the folder to work on, else `TRUNK_STAGING_DIR`.

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use sco_atlas::app::{Dress, Form, Link, Theme};
use sco_atlas::atlas::{self, Atlas};
use sco_atlas::map::basemap::Basemap;
use sco_atlas::map::{Outline, Size, sheet};
use sco_atlas::scene::Stage;
use sco_atlas::share::oembed;
use sco_atlas::share::open_data::{self, Edition};
use sco_atlas::share::publish::{Sources, publish};
use sco_atlas::share::site::Site;
use sco_atlas::text::Language;
use sco_atlas::ui::about::{About, AboutProps};
use sco_atlas::ui::app::{App, AppProps};
use sco_atlas::ui::browser::Still;
use sco_atlas::ui::figures::{Figures, FiguresProps};
use sco_atlas::ui::record::{Record, RecordProps};
use yew::LocalServerRenderer;

type Failure = Box<dyn Error>;

/// The map of the first picture, as a desk shows it.
const FIRST_PICTURE: Size = Size { width: 1048.0, height: 754.0 };

fn main() -> Result<(), Failure> {
    let folder = std::env::args().nth(1).or_else(|| std::env::var("TRUNK_STAGING_DIR").ok());
    let folder = PathBuf::from(folder.ok_or("prerender: name the folder that holds index.html")?);
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let template = fs::read_to_string(folder.join("index.html"))?;
    let coarse = basemap(root, "data/base/basemap.bin")?;
    let (geometry, ids) = sheet::coarse(&coarse);
    let fine = sheet::fine(&coarse, &basemap(root, "data/base/detail.bin")?);
    let hash: String = open_data::sha256(fine.as_bytes()).chars().take(16).collect();
    let detail = format!("detail-{hash}.svg");
    fs::write(folder.join(&detail), fine)?;
    let outline = Outline::from_ids(ids.iter().map(String::as_str));
    let symbols = fs::read_to_string(root.join("www/symbols.svg"))?;
    let runtime = tokio::runtime::Builder::new_current_thread().build()?;
    fs::create_dir_all(folder.join("data"))?;
    let site = Site::of(root)?;
    let mut editions = Vec::new();
    for language in Language::ALL {
        let geojson = published(root, language)?;
        let (atlas, report) = atlas::read(geojson.as_bytes(), language.code());
        if !report.is_clean() {
            return Err(format!("the published atlas has faults:\n{report}").into());
        }
        let page = Page {
            template: &template,
            geometry: &geometry,
            detail: &detail,
            symbols: &symbols,
            outline: &outline,
            site: &site,
        };
        let html = runtime.block_on(page.write(language, &atlas, &geojson))?;
        let path = match language {
            Language::English => folder.join("index.html"),
            other => folder.join(other.code()).join("index.html"),
        };
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent)?;
        }
        fs::write(path.with_file_name(oembed::FILE), oembed::answer(&site, language, &atlas.about.title))?;
        fs::write(path, html)?;
        editions.push((geojson, atlas));
    }
    let editions: Vec<Edition> = editions.iter().map(|(geojson, atlas)| Edition { geojson, atlas }).collect();
    let schema = fs::read_to_string(root.join("www/data/atlas.schema.json"))?;
    let changelog = fs::read_to_string(root.join("data/atlas/CHANGELOG.md"))?;
    for file in open_data::files(&editions, &schema, &changelog)? {
        fs::write(folder.join("data").join(file.name), file.text)?;
    }
    Ok(())
}

fn basemap(root: &Path, file: &str) -> Result<Basemap, Failure> {
    Basemap::decode(&fs::read(root.join(file))?).map_err(|error| format!("{file}: {error}").into())
}

/// The hand-kept sources joined for one language.
fn published(root: &Path, language: Language) -> Result<String, Failure> {
    let sources = Sources::of(root, language.code())?;
    publish(&sources, language.code()).map(|published| published.geojson).map_err(|complaints| {
        let lines: Vec<String> = complaints.iter().map(ToString::to_string).collect();
        lines.join("\n").into()
    })
}

struct Page<'a> {
    template: &'a str,
    geometry: &'a str,
    /// The name of the file with the fine sheet.
    detail: &'a str,
    symbols: &'a str,
    outline: &'a Outline,
    site: &'a Site,
}

impl Page<'_> {
    async fn write(&self, language: Language, atlas: &Atlas, geojson: &str) -> Result<String, Failure> {
        let pages = language.pages();
        let first_picture = LocalServerRenderer::<App>::with_props(AppProps {
            stage: Stage::new(atlas.clone()),
            report: Rc::default(),
            outline: self.outline.clone(),
            still: Still::default(),
            dress: Dress { language, theme: Theme::System, embed: false },
            size: FIRST_PICTURE,
            ruler_px: FIRST_PICTURE.width,
            form: Form::Desk,
            link: Link::default(),
        });
        let record = LocalServerRenderer::<Record>::with_props(RecordProps { atlas: atlas.clone(), language });
        let about = LocalServerRenderer::<About>::with_props(AboutProps { atlas: atlas.clone(), language });
        let figures = LocalServerRenderer::<Figures>::with_props(FiguresProps { atlas: atlas.clone(), language });
        let title = &atlas.about.title;
        let head = format!(
            "<title>{}</title><meta name=\"description\" content=\"{}\">{}",
            escape(title),
            escape(&atlas.about.lead),
            oembed::link(self.site, language, title)
        );
        let trouble = format!(
            "<p>{}</p><a class=\"btn\" id=\"again\" href=\"\">{}</a>",
            escape(pages.failed),
            escape(pages.try_again)
        );
        // The page never closes the block early, whatever a text says.
        let data = geojson.replace("</", "<\\/").replace("<!--", "<\\u0021--");
        let parts = [
            ("head", head),
            ("detail", format!("./{}", self.detail)),
            ("geo", format!("<!--geo-->{}<!--/geo-->", self.geometry)),
            ("symbols", self.symbols.to_owned()),
            ("app", first_picture.hydratable(false).render().await),
            ("trouble", trouble),
            ("record", record.hydratable(false).render().await),
            ("figures", figures.hydratable(false).render().await),
            ("about", about.hydratable(false).render().await),
            ("words", language.table().written()),
            ("atlas", data),
        ];
        let mut html = self.template.to_owned();
        for (name, text) in parts {
            html = splice(&html, name, &text)?;
        }
        Ok(if language == Language::English { html } else { in_folder(&html, language) })
    }
}

/// Puts a part where `<!--put:name-->` stands, or between that and `<!--/put:name-->`.
fn splice(html: &str, name: &str, part: &str) -> Result<String, Failure> {
    let marker = format!("<!--put:{name}-->");
    let (before, after) =
        html.split_once(&marker).ok_or_else(|| format!("index.html: the place {marker} is missing"))?;
    Ok([before, part, after].concat())
}

/// A page one folder down: its own files lie one folder up.
fn in_folder(html: &str, language: Language) -> String {
    html.replace("<html lang=\"en\"", &format!("<html lang=\"{}\"", language.code())).replace("\"./", "\"../")
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
