//! Joins the hand-kept sources into the one file that a page reads, for one language.
//!
//! It knows no files: it is given texts with their names and gives a text. Whatever is missing is named by file and path,
//! all of it at once; a file with anything missing is not published. The output is the same, byte for byte, for the same
//! input: members stand in the order of the alphabet.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use serde_json::{Map, Value, json};

pub use super::complaint::Complaint;
use super::complaint::Spot;
use super::geometry::{geometry, rounded};

/// A file by the name to call it in a complaint, and its text.
#[derive(Clone, Debug, Default)]
pub struct Named {
    pub name: String,
    pub text: String,
}

/// The files described in `docs/atlas-format.md`.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    pub atlas: Named,
    /// In the order in which their events shall stand.
    pub events: Vec<Named>,
    pub places: Named,
    /// The texts of the language asked for.
    pub texts: Named,
}

impl Sources {
    /// The hand-kept files of a repository, joined for one language. The failure names the file.
    pub fn of(repository: &Path, language: &str) -> Result<Self, String> {
        let named = |name: String| match fs::read_to_string(repository.join(&name)) {
            Ok(text) => Ok(Named { name, text }),
            Err(error) => Err(format!("{name}: {error}")),
        };
        let folder = "data/atlas/events";
        let entries = fs::read_dir(repository.join(folder)).map_err(|error| format!("{folder}: {error}"))?;
        let mut events: Vec<String> = entries
            .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
            .filter(|name| name.ends_with(".json"))
            .map(|name| format!("{folder}/{name}"))
            .collect();
        events.sort();
        Ok(Self {
            atlas: named("data/atlas/atlas.json".to_owned())?,
            events: events.into_iter().map(named).collect::<Result<_, _>>()?,
            places: named("data/atlas/places.json".to_owned())?,
            texts: named(format!("data/atlas/texts.{language}.json"))?,
        })
    }
}

#[derive(Clone, Debug, PartialEq)]
pub struct Published {
    /// GeoJSON without needless space.
    pub geojson: String,
    pub events: usize,
}

pub fn publish(sources: &Sources, language: &str) -> Result<Published, Vec<Complaint>> {
    let mut complaints = Vec::new();
    let atlas = parse(&sources.atlas, &mut complaints);
    let places = parse(&sources.places, &mut complaints);
    let texts = parse(&sources.texts, &mut complaints);
    let events: Vec<Value> = sources.events.iter().map(|file| parse(file, &mut complaints)).collect();
    if !complaints.is_empty() {
        return Err(complaints);
    }
    let mut press =
        Press { sources, language, places, texts, complaints, actors: BTreeSet::new(), used: BTreeMap::new() };
    let (collection, events) = press.collection(atlas, events);
    press.check_unused();
    if press.complaints.is_empty() {
        Ok(Published { geojson: collection.to_string(), events })
    } else {
        Err(press.complaints)
    }
}

fn parse(file: &Named, complaints: &mut Vec<Complaint>) -> Value {
    serde_json::from_str(&file.text).unwrap_or_else(|error| {
        complaints.push(Complaint { file: file.name.clone(), path: String::new(), what: error.to_string() });
        Value::Null
    })
}

/// What is at hand while a file is made.
struct Press<'a> {
    sources: &'a Sources,
    language: &'a str,
    places: Value,
    texts: Value,
    complaints: Vec<Complaint>,
    /// Every actor that something names.
    actors: BTreeSet<String>,
    /// Ids whose texts were taken, by the room of the texts file they are in.
    used: BTreeMap<&'static str, BTreeSet<String>>,
}

impl<'a> Press<'a> {
    fn complain(&mut self, spot: &Spot, what: impl Into<String>) {
        self.complaints.push(Complaint { file: spot.file.to_owned(), path: spot.path.clone(), what: what.into() });
    }

    fn collection(&mut self, atlas: Value, events: Vec<Value>) -> (Value, usize) {
        let spot = Spot { file: &self.sources.atlas.name, path: String::new() };
        let Value::Object(mut collection) = atlas else {
            self.complain(&spot, "should be an object");
            return (Value::Null, 0);
        };
        if self.texts.get("language").and_then(Value::as_str) != Some(self.language) {
            let spot = Spot { file: &self.sources.texts.name, path: "language".to_owned() };
            self.complain(&spot, format!("should be \"{}\"", self.language));
        }
        let features = self.features(events);
        let count = features.len();
        self.about(&mut collection, &spot);
        self.each(&mut collection, "sections", &spot, &mut |press, section| {
            let id = id_of(section);
            let title = press.text_of("sections", &id, "", Need::Must);
            section.insert("title".to_owned(), title);
        });
        for (list, members) in [
            ("periods", &[("title", Need::Must)][..]),
            ("chapters", &[("title", Need::Must), ("point", Need::Must), ("body", Need::Must), ("note", Need::May)]),
            ("series", &[("title", Need::Must), ("caption", Need::May)]),
        ] {
            self.each(&mut collection, list, &spot, &mut |press, item| {
                let id = id_of(item);
                let texts = press.texts_of(list, &id, members);
                item.insert("texts".to_owned(), texts);
            });
        }
        self.each(&mut collection, "chapters", &spot, &mut |press, chapter| press.meet(chapter.get("states")));
        self.each(&mut collection, "series", &spot, &mut |press, series| press.labels(series));
        let actors = self.actors(collection.remove("actors"), &spot);
        collection.insert("actors".to_owned(), actors);
        collection.insert("features".to_owned(), Value::Array(features));
        collection.insert("type".to_owned(), json!("FeatureCollection"));
        (Value::Object(collection), count)
    }

    fn about(&mut self, collection: &mut Map<String, Value>, spot: &Spot) {
        let members = [("title", Need::Must), ("subtitle", Need::Must), ("lead", Need::Must), ("about", Need::May)];
        let texts = self.texts_of("atlas", "", &members);
        match collection.get_mut("atlas").and_then(Value::as_object_mut) {
            Some(about) => {
                about.insert("texts".to_owned(), texts);
                about.insert("language".to_owned(), json!(self.language));
            }
            None => self.complain(&spot.to("atlas"), "missing"),
        }
    }

    /// Each object of a list of the collection, where there is such a list.
    fn each(
        &mut self,
        collection: &mut Map<String, Value>,
        list: &'static str,
        spot: &Spot,
        change: &mut dyn FnMut(&mut Self, &mut Map<String, Value>),
    ) {
        let Some(items) = collection.get_mut(list) else { return };
        let Some(items) = items.as_array_mut() else { return self.complain(&spot.to(list), "should be a list") };
        for (n, item) in items.iter_mut().enumerate() {
            let spot = spot.to(list).at(n);
            match item.as_object_mut() {
                Some(item) => change(self, item),
                None => self.complain(&spot, "should be an object"),
            }
        }
    }

    fn features(&mut self, files: Vec<Value>) -> Vec<Value> {
        let sources = self.sources;
        let mut features = Vec::new();
        let mut met: BTreeMap<String, String> = BTreeMap::new();
        for (file, value) in sources.events.iter().zip(files) {
            let spot = Spot { file: &file.name, path: String::new() };
            let Value::Array(items) = value else {
                self.complain(&spot, "should be a list of features");
                continue;
            };
            for (n, item) in items.into_iter().enumerate() {
                let spot = spot.at(n);
                let Value::Object(feature) = item else {
                    self.complain(&spot, "should be an object");
                    continue;
                };
                let id = id_of(&feature);
                if id.is_empty() {
                    self.complain(&spot.to("id"), "missing");
                } else if let Some(first) = met.insert(id.clone(), file.name.clone()) {
                    self.complain(&spot.to("id"), format!("\"{id}\" is also in {first}"));
                }
                features.push(self.feature(feature, &id, &spot));
            }
        }
        features
    }

    fn feature(&mut self, mut feature: Map<String, Value>, id: &str, spot: &Spot) -> Value {
        let spot = spot.to("properties");
        let mut properties = match feature.remove("properties") {
            Some(Value::Object(properties)) => properties,
            _ => {
                self.complain(&spot, "missing");
                Map::new()
            }
        };
        self.meet(properties.get("actors"));
        if let Some(operator) = properties.get("operator").and_then(Value::as_str) {
            self.actors.insert(operator.to_owned());
        }
        for change in properties.get("roster").and_then(Value::as_array).into_iter().flatten() {
            self.actors.extend(change.get("state").and_then(Value::as_str).map(str::to_owned));
        }
        self.places(&mut properties, &spot);
        self.check_links(&properties, &spot);
        self.figures(&mut properties, id, &spot);
        let members = [("title", Need::Must), ("name", Need::May), ("claim", Need::Must), ("check", Need::May)];
        let texts = self.texts_of("events", id, &members);
        properties.insert("texts".to_owned(), texts);
        let geometry = geometry(&mut properties);
        feature.insert("type".to_owned(), json!("Feature"));
        feature.insert("geometry".to_owned(), geometry);
        feature.insert("properties".to_owned(), Value::Object(properties));
        Value::Object(feature)
    }

    /// `{"place": id, "role"}` becomes the place itself.
    fn places(&mut self, properties: &mut Map<String, Value>, spot: &Spot) {
        let Some(list) = properties.get_mut("places").and_then(Value::as_array_mut) else { return };
        for (n, item) in list.iter_mut().enumerate() {
            let spot = spot.to("places").at(n).to("place");
            let Some(id) = item.get("place").and_then(Value::as_str).map(str::to_owned) else {
                self.complain(&spot, "missing");
                continue;
            };
            let Some(mut place) = self.places.get(&id).and_then(Value::as_object).cloned() else {
                self.complain(&spot, format!("\"{id}\" is not in {}", self.sources.places.name));
                continue;
            };
            match place.get("coordinates").and_then(rounded) {
                Some(coordinates) => {
                    place.insert("coordinates".to_owned(), coordinates);
                }
                None => {
                    let spot = Spot { file: &self.sources.places.name, path: format!("{id}.coordinates") };
                    self.complain(&spot, "should be [longitude, latitude]");
                }
            }
            let name = self.text_of("places", &id, "", Need::Must);
            place.insert("name".to_owned(), name);
            place.insert("id".to_owned(), json!(id));
            if let Some(role) = item.get("role") {
                place.insert("role".to_owned(), role.clone());
            }
            *item = Value::Object(place);
        }
    }

    fn check_links(&mut self, properties: &Map<String, Value>, spot: &Spot) {
        let places: Vec<&Value> = list_of(properties, "places").filter_map(|place| place.get("id")).collect();
        for (n, link) in list_of(properties, "links").enumerate() {
            for end in ["from", "to"] {
                if link.get(end).is_none_or(|id| !places.contains(&id)) {
                    let found = link.get(end).map_or_else(String::new, Value::to_string);
                    let spot = spot.to("links").at(n).to(end);
                    self.complain(&spot, format!("{found} is not among the places of this event"));
                }
            }
        }
    }

    /// The words for what each figure counts, and its unit in the language of the reader.
    fn figures(&mut self, properties: &mut Map<String, Value>, id: &str, spot: &Spot) {
        let words = self.words(&["events", id, "figures"]);
        let Some(figures) = properties.get_mut("figures").and_then(Value::as_array_mut) else { return };
        for (n, figure) in figures.iter_mut().enumerate() {
            let Some(figure) = figure.as_object_mut() else {
                self.complain(&spot.to("figures").at(n), "should be an object");
                continue;
            };
            match words.get(n).and_then(filled) {
                Some(words) => {
                    figure.insert("what".to_owned(), words);
                }
                None => {
                    let spot = Spot { file: &self.sources.texts.name, path: format!("events.{id}.figures[{n}]") };
                    self.complain(&spot, "missing");
                }
            }
            if let (Some(value), Some(dollars)) = (
                figure.get("value").and_then(Value::as_f64),
                figure.get("unit").and_then(Value::as_str).and_then(dollars),
            ) {
                figure.insert("usd".to_owned(), (value * dollars).into());
            }
            self.unit(figure);
        }
    }

    /// The words beside the points of a series, where it has such words.
    fn labels(&mut self, series: &mut Map<String, Value>) {
        let id = id_of(series);
        self.unit(series);
        let labels = self.words(&["series", &id, "labels"]);
        let Some(points) = series.get_mut("points").and_then(Value::as_array_mut) else { return };
        if !labels.is_empty() && labels.len() != points.len() {
            let spot = Spot { file: &self.sources.texts.name, path: format!("series.{id}.labels") };
            self.complain(&spot, format!("{} labels for {} points", labels.len(), points.len()));
        }
        for (point, label) in points.iter_mut().zip(&labels) {
            if let (Some(point), Some(label)) = (point.as_object_mut(), filled(label)) {
                point.insert("label".to_owned(), label);
            }
        }
    }

    fn unit(&mut self, owner: &mut Map<String, Value>) {
        let Some(unit) = owner.get("unit").and_then(Value::as_str).map(str::to_owned) else { return };
        let words = self.text_of("units", &unit, "", Need::Must);
        owner.insert("unit".to_owned(), words);
    }

    /// A list of the texts file; empty where there is none.
    fn words(&self, steps: &[&str]) -> Vec<Value> {
        let found = steps.iter().try_fold(&self.texts, |value, step| value.get(step));
        found.and_then(Value::as_array).cloned().unwrap_or_default()
    }

    /// Actors that something names, with their names; `kept` holds the other names of some.
    fn actors(&mut self, kept: Option<Value>, spot: &Spot) -> Value {
        let ids = std::mem::take(&mut self.actors);
        let kept: Vec<Value> = kept.and_then(|kept| kept.as_array().cloned()).unwrap_or_default();
        for (n, actor) in kept.iter().enumerate() {
            if !actor.get("id").and_then(Value::as_str).is_some_and(|id| ids.contains(id)) {
                self.complain(&spot.to("actors").at(n).to("id"), "belongs to nothing in the atlas");
            }
        }
        ids.into_iter()
            .map(|id| {
                let mut actor = json!({ "name": self.text_of("actors", &id, "", Need::Must), "id": id });
                let known = kept.iter().find(|known| known.get("id") == actor.get("id"));
                if let (Some(names), Some(actor)) = (known.and_then(|known| known.get("names")), actor.as_object_mut())
                {
                    actor.insert("names".to_owned(), names.clone());
                }
                actor
            })
            .collect()
    }

    fn meet(&mut self, actors: Option<&Value>) {
        let ids = actors.and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str);
        self.actors.extend(ids.map(str::to_owned));
    }

    fn texts_of(&mut self, room: &'static str, id: &str, members: &[(&str, Need)]) -> Value {
        let mut texts = Map::new();
        for (member, need) in members {
            let text = self.text_of(room, id, member, *need);
            if !text.is_null() {
                texts.insert((*member).to_owned(), text);
            }
        }
        Value::Object([(self.language.to_owned(), Value::Object(texts))].into_iter().collect())
    }

    /// `room.id.member`, where empty steps are left out.
    fn text_of(&mut self, room: &'static str, id: &str, member: &str, need: Need) -> Value {
        let steps = [room, id, member];
        let steps = steps.iter().filter(|step| !step.is_empty());
        let found = steps.clone().try_fold(&self.texts, |value, step| value.get(step));
        let text = found.and_then(filled);
        self.used.entry(room).or_default().insert(id.to_owned());
        match (text, need, found.is_none_or(Value::is_null)) {
            (Some(text), _, _) => text,
            (None, Need::May, _) => Value::Null,
            (None, Need::Must, absent) => {
                let path = steps.copied().collect::<Vec<_>>().join(".");
                let spot = Spot { file: &self.sources.texts.name, path };
                self.complain(&spot, if absent { "missing" } else { "should be text that is not empty" });
                Value::Null
            }
        }
    }

    /// A text that nothing asks for is a slip in its id.
    fn check_unused(&mut self) {
        for room in ["sections", "periods", "chapters", "series", "units", "events"] {
            let Some(texts) = self.texts.get(room).and_then(Value::as_object) else { continue };
            let used = self.used.get(room);
            let idle: Vec<String> =
                texts.keys().filter(|id| used.is_none_or(|used| !used.contains(*id))).cloned().collect();
            for id in idle {
                let spot = Spot { file: &self.sources.texts.name, path: format!("{room}.{id}") };
                self.complain(&spot, "belongs to nothing in the atlas");
            }
        }
    }
}

#[derive(Clone, Copy)]
enum Need {
    Must,
    May,
}

fn filled(text: &Value) -> Option<Value> {
    text.as_str().filter(|text| !text.trim().is_empty()).map(|text| json!(text))
}

fn id_of(object: &Map<String, Value>) -> String {
    object.get("id").and_then(Value::as_str).unwrap_or_default().to_owned()
}

fn list_of<'v>(object: &'v Map<String, Value>, name: &str) -> impl Iterator<Item = &'v Value> {
    object.get(name).and_then(Value::as_array).into_iter().flatten()
}

/// How many US dollars one of a unit is, for sums and not for rates.
fn dollars(unit: &str) -> Option<f64> {
    match unit {
        "USD billion" => Some(1e9),
        "USD million" => Some(1e6),
        _ => None,
    }
}
