//! Where the site stands: only what must be absolute asks, such as links in files that leave it.

use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::text::Language;

/// Says another address than the file, for one build.
const VARIABLE: &str = "SCO_ATLAS_ADDRESS";
const FILE: &str = "data/site.json";

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Site {
    /// Ends in a slash.
    pub address: String,
}

impl Site {
    pub fn of(root: &Path) -> Result<Self, String> {
        if let Ok(address) = std::env::var(VARIABLE) {
            return Self::at(&address);
        }
        let text = fs::read_to_string(root.join(FILE)).map_err(|why| format!("{FILE}: {why}"))?;
        let file: Value = serde_json::from_str(&text).map_err(|why| format!("{FILE}: {why}"))?;
        let address = file.get("address").and_then(Value::as_str).ok_or(format!("{FILE}: no address"))?;
        Self::at(address)
    }

    /// An address is http(s), and ends where a name of a file can follow.
    pub fn at(address: &str) -> Result<Self, String> {
        let address = address.trim();
        let is_web = ["https://", "http://"].iter().any(|scheme| address.starts_with(scheme));
        let is_plain = !address.contains(|c: char| c.is_whitespace() || matches!(c, '"' | '<' | '>' | '#' | '?'));
        if !is_web || !is_plain {
            return Err(format!("“{address}” is not the address of a site"));
        }
        Ok(Self { address: [address.trim_end_matches('/'), "/"].concat() })
    }

    /// The page of a language.
    pub fn page(&self, language: Language) -> String {
        match language {
            Language::English => self.address.clone(),
            other => [&self.address, other.code(), "/"].concat(),
        }
    }
}
