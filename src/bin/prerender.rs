//! Writes the pages: takes `index.html` as Trunk left it, puts in the geometry, the first picture, the record and the
//! atlas, writes one page a language, and the open data and the answer to oEmbed beside them.
//!
//! Run by Trunk after every build (`Trunk.toml`); its one argument is the folder to work on, else `TRUNK_STAGING_DIR`.

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use sco_atlas::app::{Dress, Form, Link, Setting, Theme};
use sco_atlas::atlas::{self, Atlas};
use sco_atlas::map::basemap::Basemap;
use sco_atlas::map::{Outline, Size, sheet};
use sco_atlas::scene::Stage;
use sco_atlas::share::escape;
use sco_atlas::share::head;
use sco_atlas::share::oembed;
use sco_atlas::share::open_data::{self, Edition};
use sco_atlas::share::publish::{Sources, publish};
use sco_atlas::share::site::Site;
use sco_atlas::text::Language;
use sco_atlas::ui::about::{About, AboutProps};
use sco_atlas::ui::app::{App, AppProps};
use sco_atlas::ui::figures::{Figures, FiguresProps};
use sco_atlas::ui::presenter::{Presenter, PresenterProps};
use sco_atlas::ui::record::{Record, RecordProps};
use sco_atlas::ui::share::{Share, ShareProps};
use sco_atlas::ui::shortcuts::{Shortcuts, ShortcutsProps};
use sco_atlas::ui::still::Still;
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
    let site = Site::of(root)?;
    let symbols = fs::read_to_string(root.join("www/symbols.svg"))?;
    let runtime = tokio::runtime::Builder::new_current_thread().build()?;
    fs::create_dir_all(folder.join("data"))?;
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
        let path = folder.join(language.folder()).join("index.html");
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent)?;
        }
        fs::write(path.with_file_name(oembed::FILE), oembed::answer(&site, language, &atlas.about.title))?;
        fs::write(&path, html)?;
        let presenter = runtime.block_on(presenter(&template, language, &atlas))?;
        fs::write(path.with_file_name("presenter.html"), presenter)?;
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
            dress: Dress { language, theme: Theme::System, setting: Setting::Page },
            size: FIRST_PICTURE,
            ruler_px: FIRST_PICTURE.width,
            form: Form::Desk,
            link: Link::default(),
        });
        let record = LocalServerRenderer::<Record>::with_props(RecordProps { atlas: atlas.clone(), language });
        let about = LocalServerRenderer::<About>::with_props(AboutProps { atlas: atlas.clone(), language });
        let share = LocalServerRenderer::<Share>::with_props(ShareProps { atlas: atlas.clone(), language });
        let figures = LocalServerRenderer::<Figures>::with_props(FiguresProps { atlas: atlas.clone(), language });
        let keys = LocalServerRenderer::<Shortcuts>::with_props(ShortcutsProps { language });
        let title = &atlas.about.title;
        let head = format!(
            "<title>{}</title><meta name=\"description\" content=\"{}\">{}",
            escape(title),
            escape(&atlas.about.lead),
            [
                head::head(atlas, self.site, language),
                preview(self.site, language, atlas),
                oembed::link(self.site, language, title)
            ]
            .concat()
        );
        let trouble = format!(
            "<p>{}</p><button type=\"button\" class=\"btn\" id=\"again\">{}</button>",
            escape(pages.failed),
            escape(pages.try_again)
        );
        // The page never closes the block early, whatever a text says.
        let data = geojson.replace("</", "<\\/").replace("<!--", "<\\u0021--");
        let wasm = self.template.split_once("data-wasm=\"").and_then(|(_, rest)| rest.split('"').next());
        let wasm = wasm.ok_or("index.html: the name of the wasm is missing")?;
        let parts = [
            ("head", head),
            ("wasm", wasm.to_owned()),
            ("detail", format!("./{}", self.detail)),
            ("geo", format!("<!--geo-->{}<!--/geo-->", self.geometry)),
            ("symbols", self.symbols.to_owned()),
            ("app", first_picture.hydratable(false).render().await),
            ("trouble", trouble),
            ("record", record.hydratable(false).render().await),
            ("figures", figures.hydratable(false).render().await),
            ("share", share.hydratable(false).render().await),
            ("foot", head::foot(atlas, self.site, language)),
            ("about", about.hydratable(false).render().await),
            ("lecture", escape(pages.presenter.keys)),
            ("keys", keys.hydratable(false).render().await),
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

/// The window of who presents: it wears the tokens of the page.
async fn presenter(template: &str, language: Language, atlas: &Atlas) -> Result<String, Failure> {
    let tokens = template.split('"').find(|part| part.contains("/tokens-") && part.ends_with(".css"));
    let tokens = tokens.ok_or("index.html: the style sheet of the tokens is missing")?;
    let props = PresenterProps { stage: Stage::new(atlas.clone()), language };
    let body = LocalServerRenderer::<Presenter>::with_props(props).hydratable(false).render().await;
    let html = format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n<meta name=\"robots\" content=\"noindex\">\n<title>{}: {}</title>\n\
         <link rel=\"icon\" href=\"./icon.svg\" type=\"image/svg+xml\">\n<link rel=\"stylesheet\" href=\"{tokens}\">\n\
         <link rel=\"stylesheet\" href=\"./lecture/presenter.css\">\n</head>\n<body class=\"presenter\">\n{body}\n\
         <script src=\"./lecture/presenter.js\"></script>\n</body>\n</html>\n",
        escape(language.pages().presenter.heading),
        escape(&atlas.about.title),
    );
    Ok(if language == Language::English { html } else { in_folder(&html, language) })
}

/// What other sites show of a shared link: it needs whole addresses.
fn preview(site: &Site, language: Language, atlas: &Atlas) -> String {
    let (address, code) = (&site.address, language.code());
    let picture = format!("{address}pictures/og-{code}.png");
    let about = &atlas.about;
    let told = [
        ("og:type", "website"),
        ("og:title", &about.title),
        ("og:description", &about.lead),
        ("og:url", &site.page(language)),
        ("og:locale", if language == Language::Turkish { "tr_TR" } else { "en_GB" }),
        ("og:image", &picture),
        ("og:image:type", "image/png"),
        ("og:image:width", "1200"),
        ("og:image:height", "630"),
        ("og:image:alt", language.table().map),
    ];
    let told = told.map(|(name, value)| format!("<meta property=\"{name}\" content=\"{}\">", escape(value)));
    [&told.concat(), "<meta name=\"twitter:card\" content=\"summary_large_image\">"].concat()
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
