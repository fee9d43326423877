//! The plates that are looked at: five dates of the argument, and the view of each chapter of the atlas.

use serde_json::Value;
use xtask::workspace;

use crate::page::Page;
use crate::{Problem, Tested};

pub const DATES: [&str; 5] = ["1996-04-26", "2001-06-15", "2005-07-05", "2014-05-21", "2017-06-09"];

pub struct Plate {
    /// Sorts as the plates are told: `03-2005-07-05`, `12-ch07-price-of-manas`.
    pub name: String,
    pub at: String,
    /// Longitude and latitude of what the map must hold; empty: where the event leads it.
    pub hold: Vec<(f64, f64)>,
}

/// The five dates, then the chapters.
pub fn plates() -> Tested<Vec<Plate>> {
    let atlas: Value =
        serde_json::from_str(&std::fs::read_to_string(workspace::root().join("data/atlas/atlas.json"))?)?;
    let dates = DATES.iter().enumerate().map(|(number, date)| Plate {
        name: format!("{:02}-{date}", number + 1),
        at: (*date).to_owned(),
        hold: Vec::new(),
    });
    let mut plates: Vec<Plate> = dates.collect();
    for chapter in atlas.get("chapters").and_then(Value::as_array).ok_or("the atlas has chapters")? {
        plates.push(plate(chapter, plates.len() + 1).ok_or_else(|| format!("a chapter lacks something: {chapter}"))?);
    }
    Ok(plates)
}

fn plate(chapter: &Value, number: usize) -> Option<Plate> {
    let hold = chapter.pointer("/view/hold")?.as_array()?.iter();
    Some(Plate {
        name: format!("{number:02}-ch{:02}-{}", chapter["n"].as_u64()?, chapter["id"].as_str()?),
        at: chapter["at"].as_str()?.to_owned(),
        hold: hold.map(|point| Some((point[0].as_f64()?, point[1].as_f64()?))).collect::<Option<_>>()?,
    })
}

impl Plate {
    /// Shows it on a page that runs, at whatever size its map has; the lead event of the date opens.
    pub async fn show(&self, page: &Page) -> Tested {
        let view = if self.hold.is_empty() { String::new() } else { self.view(page).await? };
        page.turn_to(&format!("#t={}{view}", self.at)).await
    }

    /// The camera that holds the points, as a link says it.
    async fn view(&self, page: &Page) -> Tested<String> {
        use sco_atlas::map::{Camera, Inset, LonLat, Size};
        let size = page.value("(b => [b.width, b.height])(document.querySelector('.map svg').viewBox.baseVal)").await?;
        let side = |at: usize| size.get(at).and_then(Value::as_f64).ok_or_else(|| Problem::from("the map has no size"));
        let size = Size { width: side(0)?, height: side(1)? };
        let points: Vec<LonLat> = self.hold.iter().map(|&(lon, lat)| LonLat { lon, lat }).collect();
        let mut inset = Inset::all((size.width.min(size.height) / 12.0).round());
        // An embed has its title on the map.
        inset.top += if size.height < 300.0 { 34.0 } else { 0.0 };
        let camera = Camera::fit(&points, size, inset);
        let middle = camera.lon_lat();
        Ok(format!("&c={:.3},{:.3},{:.2}", middle.lon, middle.lat, camera.zoom()))
    }
}
