//! Words of citations: few, and only where something is taken away. The page does not carry them.

use super::Language;
use super::words::fill;

pub struct Cited {
    /// What kind of work it is.
    pub map: &'static str,
    pub shown: &'static str,
    pub version: &'static str,
    pub accessed: &'static str,
    pub based_on: &'static str,
}

impl Cited {
    pub fn fill(sentence: &str, parts: &[&str]) -> String {
        fill(sentence, parts)
    }
}

impl Language {
    pub const fn cited(self) -> &'static Cited {
        match self {
            Language::English => &ENGLISH,
            Language::Turkish => &TURKISH,
        }
    }
}

const ENGLISH: Cited = Cited {
    map: "interactive map",
    shown: "Date shown: {0}.",
    version: "Data version {0}, {1}.",
    accessed: "accessed {0}",
    based_on: "Based on: {0}",
};

const TURKISH: Cited = Cited {
    map: "etkileşimli harita",
    shown: "Gösterilen tarih: {0}.",
    version: "Veri sürümü {0}, {1}.",
    accessed: "erişim: {0}",
    based_on: "Dayandığı makale: {0}",
};
