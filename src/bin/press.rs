//! The second wasm: what a reader takes away. The page fetches it when the panel for that is first opened, hands it the
//! atlas and the words that it holds already, and asks.

use sco_atlas::app::{Link, Theme};
use sco_atlas::atlas;
use sco_atlas::scene::Stage;
use sco_atlas::share::cite::{self, Form, View};
use sco_atlas::share::embed_code::{self, Choices};
use sco_atlas::share::picture::{self, Format, Parts, Words, style};
use sco_atlas::share::{qr, shown};
use sco_atlas::text::{Language, dates};
use sco_atlas::time::Date;
use serde_json::Value;
use wasm_bindgen::prelude::wasm_bindgen;

fn main() {}

#[wasm_bindgen]
pub struct Press {
    stage: Stage,
    published: Value,
    language: Language,
}

#[wasm_bindgen]
impl Press {
    /// The blocks of the page, and its language.
    #[wasm_bindgen(constructor)]
    pub fn new(atlas: &str, words: String, language: &str) -> Press {
        #[cfg(target_arch = "wasm32")]
        sco_atlas::text::speak(words);
        #[cfg(not(target_arch = "wasm32"))]
        drop(words);
        let language = Language::from_code(language).unwrap_or(Language::English);
        let (read, _) = atlas::read(atlas.as_bytes(), language.code());
        Press { stage: Stage::new(read), published: serde_json::from_str(atlas).unwrap_or_default(), language }
    }

    /// The version of the data.
    pub fn version(&self) -> String {
        self.stage.atlas.about.data_version.clone()
    }

    /// The address to pass on. `page` is without a fragment, everywhere.
    pub fn address(&self, fragment: &str, page: &str) -> String {
        self.view(&Link::read(fragment), page, None).address()
    }

    /// `accessed` is a day, as `2026-11-24`; empty where the form is not known.
    pub fn cite(&self, fragment: &str, page: &str, form: &str, accessed: &str) -> String {
        let form = Form::from_word(form);
        form.map_or_else(String::new, |form| {
            cite::view(&self.view(&Link::read(fragment), page, accessed.parse().ok()), form)
        })
    }

    /// The article in a form.
    pub fn cite_article(&self, form: &str) -> String {
        Form::from_word(form).map_or_else(String::new, |form| cite::article(&self.published, &self.stage, form))
    }

    /// How many events are shown.
    pub fn count(&self, fragment: &str) -> usize {
        shown::events(&self.stage, &self.state(fragment)).len()
    }

    pub fn csv(&self, fragment: &str) -> String {
        shown::table(&self.stage, &self.state(fragment)).unwrap_or_default()
    }

    pub fn geojson(&self, fragment: &str, page: &str) -> String {
        let address = self.address(fragment, page);
        shown::geojson(&self.published, &self.stage, &self.state(fragment), &address)
    }

    /// `undefined`: the text is too long for a code.
    pub fn qr(&self, text: &str, label: &str) -> Option<String> {
        qr::svg(text, label)
    }

    /// The map of the page as an SVG that stands by itself: `map`, `sheet` and `symbols` are the markup of the page. An
    /// error is a sentence for the console.
    pub fn picture(
        &self,
        fragment: &str,
        page: &str,
        wide: bool,
        map: &str,
        sheet: &str,
        symbols: &str,
    ) -> Result<String, String> {
        let (state, table) = (self.state(fragment), self.language.table());
        let event = state.event.as_deref().and_then(|id| self.stage.atlas.event(id));
        let place = event.and_then(|event| event.places.first()).map_or("", |place| &place.name);
        let about = &self.stage.atlas.about;
        let sentence = event.map_or("", |event| &event.title);
        let when = event.and_then(|event| event.when);
        let date = when.map_or_else(|| dates::date(table, state.at), |when| dates::headline(table, &when));
        let foot = [
            cite::article(&self.published, &self.stage, Form::Text).trim().to_owned(),
            [table.borders_today, ". ", &about.title, ", ", &about.data_version, ", ", &about.license, "."].concat(),
        ];
        // An address has no room to be broken in but before its keys.
        let address = self.address(fragment, page).replace('#', "\n#").replace('&', "\n&");
        let foot: Vec<String> = foot.into_iter().chain(address.lines().map(str::to_owned)).collect();
        let words = Words {
            language: self.language,
            over: "",
            title: &about.title,
            date: &date,
            place,
            sentence,
            point: "",
            foot: &foot,
            description: &[table.map, ", ", &date, ". ", sentence].concat(),
        };
        let style =
            style::resolved(include_str!("../../www/css/picture.css"), include_str!("../../www/css/tokens.css"))?;
        let parts = Parts { map, sheets: &[sheet], symbols, style: &style, key: &[] };
        picture::picture(&parts, &words, if wide { Format::Wide } else { Format::Classic })
    }

    /// The code of an embed, from choices as JSON: `site`, `language`, `theme`, `width` (none: all there is), `height`,
    /// `controls`, `fixed`, `start` (a fragment).
    pub fn embed(&self, choices: &str) -> String {
        let asked: Value = serde_json::from_str(choices).unwrap_or_default();
        let text = |name: &str| asked.get(name).and_then(Value::as_str);
        let flag = |name: &str, absent: bool| asked.get(name).and_then(Value::as_bool).unwrap_or(absent);
        let px = |name: &str| asked.get(name).and_then(Value::as_u64).and_then(|px| u16::try_from(px).ok());
        let start = text("start").map(|fragment| shown::passed_on(&Link::read(fragment)));
        let titled = start.clone().unwrap_or_default();
        embed_code::html(&Choices {
            site: text("site").unwrap_or_default().to_owned(),
            language: text("language").and_then(Language::from_code).unwrap_or(self.language),
            theme: text("theme").and_then(Theme::from_word).unwrap_or_default(),
            width: px("width"),
            height: px("height").unwrap_or(480),
            controls: flag("controls", true),
            version: flag("fixed", false).then(|| self.version()),
            title: match start {
                Some(_) => self.view(&titled, "", None).title(),
                None => self.stage.atlas.about.title.clone(),
            },
            link_text: self.language.table().open_full_map.to_owned(),
            start,
        })
    }
}

impl Press {
    fn view<'a>(&'a self, link: &'a Link, page: &'a str, accessed: Option<Date>) -> View<'a> {
        let accessed = accessed.unwrap_or_else(|| self.stage.last.date());
        View { stage: &self.stage, link, language: self.language, page, accessed }
    }

    fn state(&self, fragment: &str) -> sco_atlas::app::State {
        shown::state_at(&self.stage, &shown::passed_on(&Link::read(fragment)), self.language)
    }
}
