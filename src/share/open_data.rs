//! The folder `data/` of the built site: what is in it, under which licence, and the sum of each file.

use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::{bibtex, codebook, csl, csv};
use crate::atlas::Content;

pub struct Licence {
    pub name: &'static str,
    pub spdx: &'static str,
    pub url: &'static str,
    pub covers: &'static str,
}

pub const LICENCE: Licence = Licence {
    name: "Creative Commons Attribution 4.0 International",
    spdx: "CC-BY-4.0",
    url: "https://creativecommons.org/licenses/by/4.0/",
    covers: "Our text and data are free to use under CC BY 4.0; name “sco-atlas” and the article. The article itself is all \
             rights reserved: nothing here is taken from its wording.",
};

pub struct Credit {
    pub who: &'static str,
    pub what: &'static str,
    pub licence: &'static str,
    pub url: &'static str,
}

const fn credit(who: &'static str, what: &'static str, licence: &'static str, url: &'static str) -> Credit {
    Credit { who, what, licence, url }
}

pub const CREDITS: &[Credit] = &[
    credit("Natural Earth", "Base map", "public domain", "https://www.naturalearthdata.com/"),
    credit("GeoNames", "Coordinates of places", "CC BY 4.0", "https://www.geonames.org/"),
    credit("airportsdata", "Coordinates of airfields", "MIT", "https://pypi.org/project/airportsdata/"),
    credit(
        "Global Energy Monitor",
        "Courses of pipelines, simplified",
        "CC BY 4.0",
        "https://globalenergymonitor.org/",
    ),
];

/// A file of the folder.
#[derive(Clone, Debug, PartialEq)]
pub struct OpenFile {
    pub name: String,
    pub media_type: &'static str,
    pub text: String,
}

/// The atlas in one language, as published and as read from that.
pub struct Edition<'a> {
    pub geojson: &'a str,
    pub atlas: &'a Content,
}

/// Every file of the folder; the schema and the change log are given as they are kept. The index comes last.
pub fn files(editions: &[Edition], schema: &str, changelog: &str) -> Result<Vec<OpenFile>, Box<dyn std::error::Error>> {
    let mut files = Vec::new();
    let mut add =
        |name: &str, media_type, text: String| files.push(OpenFile { name: name.to_owned(), media_type, text });
    for Edition { geojson, atlas } in editions {
        let language = &atlas.about.language;
        add(&format!("atlas.{language}.geojson"), "application/geo+json", (*geojson).to_owned());
        add(&format!("atlas.{language}.csv"), "text/csv; charset=utf-8; header=present", csv::csv(atlas)?);
    }
    let Some(first) = editions.first() else { return Ok(files) };
    let published: Value = serde_json::from_str(first.geojson)?;
    add("sources.csl.json", "application/vnd.citationstyles.csl+json", csl::csl(&published));
    add("sources.bib", "application/x-bibtex", bibtex::bibtex(&published));
    add("atlas.schema.json", "application/schema+json", schema.to_owned());
    add("codebook.html", "text/html; charset=utf-8", codebook::codebook(first.atlas));
    add("codebook.css", "text/css; charset=utf-8", CODEBOOK_CSS.to_owned());
    add("CHANGELOG-DATA.md", "text/markdown; charset=utf-8", changelog.to_owned());
    let index = index(first.atlas, &files);
    files.push(OpenFile { name: "index.json".to_owned(), media_type: "application/json", text: index });
    Ok(files)
}

fn index(atlas: &Content, files: &[OpenFile]) -> String {
    let listed: Vec<Value> = (files.iter())
        .map(|file| {
            json!({
                "name": file.name,
                "media_type": file.media_type,
                "bytes": file.text.len(),
                "sha256": sha256(file.text.as_bytes()),
            })
        })
        .collect();
    let credits: Vec<Value> = (CREDITS.iter())
        .map(|credit| json!({ "who": credit.who, "what": credit.what, "licence": credit.licence, "url": credit.url }))
        .collect();
    let index = json!({
        "id": atlas.about.id,
        "title": atlas.about.title,
        "version": atlas.about.data_version,
        "date": atlas.about.date,
        "records": atlas.events.len(),
        "licence": { "name": LICENCE.name, "spdx": LICENCE.spdx, "url": LICENCE.url, "covers": LICENCE.covers },
        "credits": credits,
        "files": listed,
    });
    format!("{index:#}\n")
}

/// In small hexadecimal letters, as `sha256sum` prints it.
pub fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The page has no style in itself: a good host forbids it.
const CODEBOOK_CSS: &str = "\
:root { color-scheme: light dark; }
main { max-width: 60rem; margin: 0 auto; padding: 1rem; font: 1rem/1.5 Georgia, serif; }
table { width: 100%; border-collapse: collapse; }
th, td { padding: 0.25rem 0.75rem 0.25rem 0; border-bottom: 1px solid; text-align: left; vertical-align: top; }
";
