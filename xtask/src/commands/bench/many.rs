//! The page with an atlas of many more events than anybody has told: copies of its own, strewn over land and years, as the
//! bench strews those of the peers.

use serde_json::{Map, Value, json};

use crate::step::{Failure, Outcome};

const OPENS: &str = "<script type=\"application/geo+json\" id=\"atlas\">";
const CLOSES: &str = "</script>";
/// What moves more than its own mark when it is told twice: borders, lines, bases, areas.
const THINGS: [&str; 5] = ["membership", "pipeline", "base", "dispute", "forecast"];
/// Dates of the copies: any month of so many years.
const YEARS: (u64, u64) = (1996, 25);
/// A copy lies no farther from its place than this.
const STREWN_DEGREES: f64 = 9.0;

/// The same page, whose atlas holds so many events.
pub fn page(text: &str, events: usize) -> Outcome<String> {
    let none = || {
        Failure::new("The built page holds no atlas to multiply.")
            .hint("`cargo xtask build` makes a page that holds one.")
    };
    let (head, rest) = text.split_once(OPENS).ok_or_else(none)?;
    let (atlas, tail) = rest.split_once(CLOSES).ok_or_else(none)?;
    let mut atlas: Value = serde_json::from_str(atlas)
        .map_err(|why| Failure::new(format!("The atlas of the built page could not be read: {why}.")))?;
    let features = atlas.get_mut("features").and_then(Value::as_array_mut).ok_or_else(none)?;
    let models: Vec<Value> = features.iter().filter(|feature| model(feature).is_some()).cloned().collect();
    let mut chance = Chance(events as u64);
    for (number, model) in (features.len()..events).zip(models.iter().filter_map(model).cycle()) {
        features.push(model.copy(number, &mut chance));
    }
    // Inside a script no text may end it.
    let atlas = atlas.to_string().replace("</", "<\\/");
    Ok([head, OPENS, &atlas, CLOSES, tail].concat())
}

/// An event that can be told again.
struct Model<'a> {
    title: &'a str,
    lon: f64,
    lat: f64,
    properties: &'a Map<String, Value>,
}

fn model(feature: &Value) -> Option<Model<'_>> {
    let properties = feature.get("properties")?.as_object()?;
    let (_, words) = properties.get("texts")?.as_object()?.iter().next()?;
    let at = properties.get("places")?.get(0)?.get("coordinates")?;
    let model = Model {
        title: words.get("title")?.as_str()?,
        lon: at.get(0)?.as_f64()?,
        lat: at.get(1)?.as_f64()?,
        properties,
    };
    (!THINGS.contains(&properties.get("kind")?.as_str()?)).then_some(model)
}

impl Model<'_> {
    fn copy(&self, number: usize, chance: &mut Chance) -> Value {
        let year = YEARS.0 + chance.below(YEARS.1);
        let month = 1 + chance.below(12);
        let lon = self.lon + chance.around(STREWN_DEGREES);
        let lat = (self.lat + chance.around(STREWN_DEGREES)).clamp(-60.0, 80.0);
        let at = [lon, lat].map(|degrees| (degrees * 1000.0).round() / 1000.0);
        let of = |name: &str| self.properties.get(name).cloned().unwrap_or(Value::Null);
        let title = format!("{} ({number})", self.title);
        let texts = self.properties.get("texts").and_then(Value::as_object).into_iter().flatten();
        let words = |language: &String| (language.clone(), json!({ "title": title, "claim": title }));
        let texts: Map<String, Value> = texts.map(|(language, _)| words(language)).collect();
        let place = json!({
            "id": format!("place-{number}"), "name": format!("Place {number}"), "coordinates": at, "accuracy_km": 1,
        });
        json!({
            "type": "Feature",
            "id": format!("copy-{number}"),
            "geometry": { "type": "Point", "coordinates": at },
            "when": { "timespans": [{ "start": { "in": format!("{year}-{month:02}") } }] },
            "properties": {
                "kind": of("kind"), "actors": of("actors"), "evidence": of("evidence"), "dated_by": of("dated_by"),
                "section": of("section"), "essential": false, "texts": texts, "places": [place],
            },
        })
    }
}

/// The same numbers in every run (Steele's splitmix64).
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, end: u64) -> u64 {
        self.next() % end
    }

    /// Nearer to nought more often than far from it.
    fn around(&mut self, most: f64) -> f64 {
        let thirds: u64 = (0..3).map(|_| self.below(2001)).sum();
        (thirds as f64 / 3000.0 - 1.0) * most
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = r#"<main></main><script type="application/geo+json" id="atlas">{"features":[
        {"id":"one","geometry":{"type":"Point","coordinates":[74.5,43.1]},"properties":{"kind":"summit","texts":{"en":{"title":"A meeting"}},"places":[{"coordinates":[74.5,43.1]}]}},
        {"id":"two","properties":{"kind":"base","texts":{"en":{"title":"A base"}},"places":[{"coordinates":[1,2]}]}}
    ],"type":"FeatureCollection"}</script><p>after</p>"#;

    fn features(page: &str) -> Vec<Value> {
        let atlas = page.split_once(OPENS).unwrap().1.split_once(CLOSES).unwrap().0;
        let atlas: Value = serde_json::from_str(atlas).unwrap();
        atlas["features"].as_array().unwrap().clone()
    }

    #[test]
    fn a_page_of_many_keeps_its_own_and_adds_copies_of_what_has_a_place_and_changes_no_border() {
        let many = page(PAGE, 50).unwrap();
        let features = features(&many);
        assert_eq!(features.len(), 50);
        assert_eq!((features[0]["id"].as_str(), features[1]["id"].as_str()), (Some("one"), Some("two")));
        for copy in &features[2..] {
            assert_eq!(copy["properties"]["kind"], "summit");
            let [lon, lat] = [0, 1].map(|axis| copy["geometry"]["coordinates"][axis].as_f64().unwrap());
            assert!((lon - 74.5).abs() <= 9.001 && (lat - 43.1).abs() <= 9.001, "{lon} {lat}");
        }
        assert!(many.starts_with("<main></main>") && many.ends_with("</script><p>after</p>"));
        assert_eq!(many, page(PAGE, 50).unwrap(), "the same in every run");
    }

    #[test]
    fn a_page_without_an_atlas_is_said_to_have_none() {
        assert!(page("<p>nothing</p>", 50).unwrap_err().to_string().starts_with("The built page holds no atlas"));
    }
}
