//! What is shown, and the article that it reads, as somebody cites them.
//!
//! Both are CSL-JSON items first; every other form is written from the item.

use serde_json::{Value, json};

use super::{bibtex, citation, ris, shown};
use crate::app::{Link, State};
use crate::scene::Stage;
use crate::text::cited::Cited;
use crate::text::{Language, dates};
use crate::time::Date;

/// Who answers for the map: as the licence of the data asks to be named.
pub const MAKER: &str = "sco-atlas";

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    Text,
    Bibtex,
    Ris,
    Csl,
}

impl Form {
    pub const ALL: [Form; 4] = [Form::Text, Form::Bibtex, Form::Ris, Form::Csl];

    /// The word for it, which is also how a file of it ends.
    pub const fn word(self) -> &'static str {
        match self {
            Form::Text => "txt",
            Form::Bibtex => "bib",
            Form::Ris => "ris",
            Form::Csl => "json",
        }
    }

    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|form| form.word() == word)
    }
}

/// A moment of the map that somebody looked at.
pub struct View<'a> {
    pub stage: &'a Stage,
    pub link: &'a Link,
    pub language: Language,
    /// The page, without a fragment.
    pub page: &'a str,
    pub accessed: Date,
}

impl View<'_> {
    /// Where it is found again.
    pub fn address(&self) -> String {
        let fragment = shown::passed_on(self.link).to_string();
        if fragment.is_empty() { self.page.to_owned() } else { [self.page, "#", &fragment].concat() }
    }

    /// What it is called: the map, the open event, the date.
    pub fn title(&self) -> String {
        self.title_of(&self.state())
    }

    pub fn item(&self) -> Value {
        let (about, words, state) = (&self.stage.atlas.about, self.words(), self.state());
        let mut id = [MAKER, "-", &about.id, "-", &state.at.to_string()].concat();
        if let Some(event) = state.event.as_deref() {
            id.extend(["-", event]);
        }
        id.retain(|c| c.is_ascii_alphanumeric() || c == '-');
        json!({
            "id": id,
            "type": "webpage",
            "author": [{ "literal": MAKER }],
            "title": self.title_of(&state),
            "genre": words.map,
            "version": about.data_version,
            "issued": about.date.parse().map_or(Value::Null, date_parts),
            "accessed": date_parts(self.accessed),
            "URL": self.address(),
            "language": self.language.code(),
            "note": self.note(&state),
        })
    }

    /// The same as a sentence of a bibliography, in the language of the page.
    pub fn line(&self) -> String {
        let (about, words, state) = (&self.stage.atlas.about, self.words(), self.state());
        let year = about.date.parse().map_or_else(|_| String::new(), |date: Date| format!(" ({})", date.year()));
        let accessed = Cited::fill(words.accessed, &[&dates::date(self.language.table(), self.accessed)]);
        let based = Cited::fill(words.based_on, &[&citation::line(&self.stage.atlas.work)]);
        let title = self.title_of(&state);
        let note = self.note(&state);
        let address = self.address();
        format!("{MAKER}{year}. {title} [{}]. {note} {address} ({accessed}). {based}", words.map)
    }

    fn state(&self) -> State {
        shown::state_at(self.stage, &shown::passed_on(self.link), self.language)
    }

    fn words(&self) -> &'static Cited {
        self.language.cited()
    }

    fn title_of(&self, state: &State) -> String {
        let event = state.event.as_deref().and_then(|id| self.stage.atlas.event(id));
        let date = dates::date(self.language.table(), state.at);
        let title = &self.stage.atlas.about.title;
        match event {
            Some(event) => format!("{title}: {}, {date}", event.title.trim_end_matches('.')),
            None => format!("{title}: {date}"),
        }
    }

    fn note(&self, state: &State) -> String {
        let (about, words, table) = (&self.stage.atlas.about, self.words(), self.language.table());
        let date = about.date.parse().map_or_else(|_| about.date.clone(), |date| dates::date(table, date));
        let shown = Cited::fill(words.shown, &[&dates::date(table, state.at)]);
        [shown, Cited::fill(words.version, &[&about.data_version, &date])].join(" ")
    }
}

/// A citation in a form; `line` is the item as text.
pub fn written(item: &Value, line: &str, form: Form) -> String {
    match form {
        Form::Text => format!("{line}\n"),
        Form::Bibtex => bibtex::entry(item),
        Form::Ris => ris::ris(item),
        Form::Csl => format!("{:#}\n", json!([item])),
    }
}

/// The view in a form.
pub fn view(view: &View, form: Form) -> String {
    written(&view.item(), &view.line(), form)
}

/// The article in a form, from the published atlas.
pub fn article(published: &Value, stage: &Stage, form: Form) -> String {
    let none = Value::Null;
    written(published.get("work").unwrap_or(&none), &citation::line(&stage.atlas.work), form)
}

fn date_parts(date: Date) -> Value {
    let parts = [Some(i64::from(date.year())), date.month().map(i64::from), date.day().map(i64::from)];
    json!({ "date-parts": [parts.into_iter().flatten().collect::<Vec<_>>()] })
}
