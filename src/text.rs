//! In words: every string on the screen goes through a table, one file a language.
//!
//! A table is a plain value: a key that a language lacks does not compile. Tables know words, plurals and the order of
//! words; they know nothing of the screen.

pub mod dates;
mod en;
pub mod fold;
mod names_en;
mod names_tr;
pub mod table;
mod tr;
pub use table::{ChangeWords, Table};

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

    pub const fn table(self) -> &'static Table {
        match self {
            Language::English => &en::TABLE,
            Language::Turkish => &tr::TABLE,
        }
    }
}
