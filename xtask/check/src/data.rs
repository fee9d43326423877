//! What there is to check: the hand-kept files, the base map, the schema, and the article where it is at hand.

use std::fs;
use std::path::Path;

use sco_atlas::map::basemap::Basemap;
use sco_atlas::share::publish::{Named, Sources};
use serde_json::Value;

use crate::fault::Fault;

/// A file by its name in the repository.
#[derive(Clone, Debug)]
pub struct File<T = Value> {
    pub name: String,
    pub content: T,
}

#[derive(Clone, Debug)]
pub struct Data {
    pub atlas: File,
    pub events: Vec<File>,
    pub places: File,
    /// By language, in the order of their names.
    pub texts: Vec<(String, File)>,
    pub coverage: File<String>,
    pub changelog: File<String>,
    pub schema: File,
    pub basemap: Basemap,
    /// The text of the article: not ours to publish, so most copies of the repository are without it.
    pub article: Option<String>,
}

/// A feature with the file that keeps it.
#[derive(Clone, Copy, Debug)]
pub struct Record<'a> {
    pub file: &'a str,
    pub id: &'a str,
    pub feature: &'a Value,
}

impl Data {
    pub fn load(root: &Path) -> Result<Self, Fault> {
        let json = |name: &str| -> Result<File, Fault> {
            let file = text(root, name)?;
            let content = serde_json::from_str(&file.content)
                .map_err(|error| fault(name, error.to_string(), "Mend the JSON at that line."))?;
            Ok(File { name: file.name, content })
        };
        let bytes = fs::read(root.join("data/base/basemap.bin"));
        let bytes =
            bytes.map_err(|error| fault("data/base/basemap.bin", error.to_string(), "Run `cargo xtask bake`."))?;
        let mut texts = Vec::new();
        for name in names(root, "data/atlas", "texts.")? {
            let language = name.trim_start_matches("data/atlas/texts.").trim_end_matches(".json").to_owned();
            texts.push((language, json(&name)?));
        }
        Ok(Self {
            atlas: json("data/atlas/atlas.json")?,
            events: names(root, "data/atlas/events", "")?.iter().map(|name| json(name)).collect::<Result<_, _>>()?,
            places: json("data/atlas/places.json")?,
            texts,
            coverage: text(root, "data/atlas/COVERAGE.md")?,
            changelog: text(root, "data/atlas/CHANGELOG.md")?,
            schema: json("www/data/atlas.schema.json")?,
            basemap: Basemap::decode(&bytes)
                .map_err(|error| fault("data/base/basemap.bin", error.to_string(), "Run `cargo xtask bake`."))?,
            article: root
                .ancestors()
                .skip(1)
                .find_map(|folder| fs::read_to_string(folder.join("shared/article/kocamaz-2019.txt")).ok()),
        })
    }

    pub fn records(&self) -> impl Iterator<Item = Record<'_>> {
        self.events.iter().flat_map(|file| {
            let features = file.content.as_array().map_or(&[][..], Vec::as_slice);
            features.iter().map(|feature| Record { file: &file.name, id: word(feature, "id"), feature })
        })
    }

    /// The items of a list of `atlas.json`, with their path.
    pub fn items(&self, list: &str) -> impl Iterator<Item = (String, &Value)> {
        let items = self.atlas.content.get(list).and_then(Value::as_array).into_iter().flatten();
        items.enumerate().map(move |(n, item)| (format!("{list}[{n}]"), item))
    }

    /// What `publish` takes, for one language.
    pub fn sources(&self, texts: &File) -> Sources {
        let named = |file: &File| Named { name: file.name.clone(), text: file.content.to_string() };
        Sources {
            atlas: named(&self.atlas),
            events: self.events.iter().map(named).collect(),
            places: named(&self.places),
            texts: named(texts),
        }
    }

    /// How much there is, in one line.
    pub fn figures(&self) -> String {
        let of = |evidence: &str| self.records().filter(|record| record.property("evidence") == evidence).count();
        format!(
            "{} records: {} of the article, {} of it corrected, {} background; {} places, {} works, {} languages; {}.",
            self.records().count(),
            of("article"),
            of("article-corrected"),
            of("background"),
            self.places.content.as_object().map_or(0, serde_json::Map::len),
            self.items("sources").count(),
            self.texts.len(),
            if self.article.is_some() { "held against the article" } else { "the article is not at hand" },
        )
    }
}

impl<'a> Record<'a> {
    /// A word of the properties; empty where there is none.
    pub fn property(&self, name: &str) -> &'a str {
        self.feature.get("properties").map_or("", |properties| word(properties, name))
    }

    /// The items of a list of the properties, with their path.
    pub fn items(&self, list: &str) -> impl Iterator<Item = (String, &'a Value)> + use<'a> {
        let items = self.feature.pointer(&format!("/properties/{list}")).and_then(Value::as_array);
        let path = format!("properties.{list}");
        items.into_iter().flatten().enumerate().map(move |(n, item)| (format!("{path}[{n}]"), item))
    }

    pub fn fault(&self, path: impl Into<String>, what: impl Into<String>, remedy: &'static str) -> Fault {
        Fault { file: self.file.to_owned(), record: self.id.to_owned(), path: path.into(), what: what.into(), remedy }
    }
}

impl<T> File<T> {
    /// A fault of the file as a whole, or of what stands at a path in it.
    pub fn fault(&self, path: impl Into<String>, what: impl Into<String>, remedy: &'static str) -> Fault {
        Fault { path: path.into(), ..fault(&self.name, what.into(), remedy) }
    }
}

/// A member that is text; empty where it is not.
pub fn word<'v>(value: &'v Value, name: &str) -> &'v str {
    value.get(name).and_then(Value::as_str).unwrap_or_default()
}

fn fault(file: &str, what: String, remedy: &'static str) -> Fault {
    Fault { file: file.to_owned(), record: String::new(), path: String::new(), what, remedy }
}

fn text(root: &Path, name: &str) -> Result<File<String>, Fault> {
    let content = fs::read_to_string(root.join(name))
        .map_err(|error| fault(name, error.to_string(), "Put it back from the history."))?;
    Ok(File { name: name.to_owned(), content })
}

/// The JSON files of a folder whose names begin so, in order.
fn names(root: &Path, folder: &str, begin: &str) -> Result<Vec<String>, Fault> {
    let entries = fs::read_dir(root.join(folder))
        .map_err(|error| fault(folder, error.to_string(), "Put it back from the history."))?;
    let mut names: Vec<String> = entries
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .filter(|name| name.starts_with(begin) && name.ends_with(".json"))
        .map(|name| format!("{folder}/{name}"))
        .collect();
    names.sort();
    Ok(names)
}
