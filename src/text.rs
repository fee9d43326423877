//! In words: every string on the screen goes through a table, one file a language.
//!
//! A table is a plain value: a key that a language lacks does not compile. Tables know words, plurals and the order of
//! words; they know nothing of the screen. The build writes the table of a language into its page, and the running page
//! reads it from there: the wasm carries no words.

pub mod cited;
pub mod dates;
#[cfg(not(target_arch = "wasm32"))]
mod en;
pub mod fold;
#[cfg(not(target_arch = "wasm32"))]
mod names_en;
#[cfg(not(target_arch = "wasm32"))]
mod names_tr;
mod say;
pub mod table;
#[cfg(not(target_arch = "wasm32"))]
mod tr;
pub mod typed;
mod words;
pub use table::Table;

/// A language of the house.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    English,
    Turkish,
}

impl Language {
    pub const ALL: [Language; 2] = [Language::English, Language::Turkish];

    pub const fn code(self) -> &'static str {
        match self {
            Language::English => "en",
            Language::Turkish => "tr",
        }
    }

    /// Where its page lies below the top of the site: English at the top.
    pub const fn folder(self) -> &'static str {
        match self {
            Language::English => "",
            Language::Turkish => "tr/",
        }
    }

    pub fn from_code(code: &str) -> Option<Self> {
        let code = code.get(..2).unwrap_or(code).to_ascii_lowercase();
        Self::ALL.into_iter().find(|language| language.code() == code)
    }

    /// The words that only the build needs.
    #[cfg(feature = "prerender")]
    pub const fn pages(self) -> &'static table::Pages {
        match self {
            Language::English => &en::PAGES,
            Language::Turkish => &tr::PAGES,
        }
    }

    /// What the link to this language is called, in this language.
    pub const fn in_this_language(self) -> &'static str {
        match self {
            Language::English => "In English",
            Language::Turkish => "Türkçesi",
        }
    }

    #[cfg(not(target_arch = "wasm32"))]
    pub const fn table(self) -> &'static Table {
        match self {
            Language::English => &en::TABLE,
            Language::Turkish => &tr::TABLE,
        }
    }

    /// The words of the page: it speaks one language.
    #[cfg(target_arch = "wasm32")]
    pub fn table(self) -> &'static Table {
        PAGE.get_or_init(|| Table::EMPTY)
    }
}

#[cfg(target_arch = "wasm32")]
static PAGE: std::sync::OnceLock<Table> = std::sync::OnceLock::new();

/// Takes the words that the page carries; before anything is said.
#[cfg(target_arch = "wasm32")]
pub fn speak(written: String) {
    PAGE.get_or_init(|| Table::read(written.leak()));
}
