//! Where the site lives. Its pages work at any address; what is cited, printed or sent needs one that is whole.

use std::path::Path;

use serde_json::Value;

use crate::text::Language;

/// Overrides the file when the site is built.
pub const VARIABLE: &str = "SCO_ATLAS_ADDRESS";
const FILE: &str = "data/site.json";

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Site {
    /// Ends in `/`.
    pub address: String,
}

impl Site {
    /// The address that the environment gives, else the one of the repository.
    pub fn of(root: &Path) -> Result<Self, String> {
        if let Ok(address) = std::env::var(VARIABLE) {
            return Self::at(&address).map_err(|why| format!("{VARIABLE}: {why}"));
        }
        let text = std::fs::read_to_string(root.join(FILE)).map_err(|why| format!("{FILE}: {why}"))?;
        let file: Value = serde_json::from_str(&text).map_err(|why| format!("{FILE}: {why}"))?;
        let address = file.get("address").and_then(Value::as_str).ok_or_else(|| format!("{FILE}: no \"address\""))?;
        Self::at(address).map_err(|why| format!("{FILE}: {why}"))
    }

    pub fn at(address: &str) -> Result<Self, String> {
        let address = address.trim();
        let host = address.strip_prefix("https://").or(address.strip_prefix("http://"));
        let sound = host.is_some_and(|host| {
            !host.is_empty() && !host.contains(|c: char| c.is_whitespace() || "?#\"<>\\".contains(c))
        });
        if !sound {
            return Err(format!("“{address}” is not an address like https://example.org/map/"));
        }
        let end = if address.ends_with('/') { "" } else { "/" };
        Ok(Self { address: [address, end].concat() })
    }

    /// The page of a language.
    pub fn page(&self, language: Language) -> String {
        [self.address.as_str(), language.folder()].concat()
    }
}
