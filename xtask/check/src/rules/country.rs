//! Places lie in the country they name, on the base map as it is drawn; a place at sea names none.

use geo::{Closest, ClosestPoint, Contains, Distance, Haversine, LineString, MultiPolygon, Point, Polygon};
use sco_atlas::map::basemap::Basemap;
use serde_json::Value;

use crate::data::{Data, word};
use crate::fault::Fault;

/// How far thinning may have moved a border, with the grid of the base map.
const BORDER_MOVED_KM: f64 = 5.0;
/// No state runs the middle of these for all: the claim is about whose they are.
const NO_COUNTRY: [&str; 1] = ["kashmir"];

pub fn faults(data: &Data) -> Vec<Fault> {
    let mut faults = Vec::new();
    for (id, place) in data.places.content.as_object().into_iter().flatten() {
        let mut tell = |path: &str, what: String, remedy| {
            faults.push(Fault { record: id.clone(), ..data.places.fault(path, what, remedy) });
        };
        let numbers: Vec<f64> = place
            .get("coordinates")
            .and_then(Value::as_array)
            .into_iter()
            .flatten()
            .filter_map(Value::as_f64)
            .collect();
        let [lon, lat] = numbers[..] else {
            tell("coordinates", "no longitude and latitude".to_owned(), "Write [longitude, latitude].");
            continue;
        };
        let at = Point::new(lon, lat);
        if beyond_the_map(&data.basemap, at) {
            continue;
        }
        let named = word(place, "country");
        match (named, under(&data.basemap, at)) {
            ("", None) => {}
            ("", Some(found))
                if NO_COUNTRY.contains(&id.as_str()) || inland_km(&data.basemap, &found, at) < BORDER_MOVED_KM => {}
            ("", Some(found)) => {
                tell("country", format!("the place lies in {found} and names no country"), "Name the country.");
            }
            (named, Some(found)) if named == found => {}
            (named, found) => {
                let Some(shape) = shape(&data.basemap, named) else {
                    tell(
                        "country",
                        format!("the base map has no country {named}"),
                        "Write the three letters of ISO 3166.",
                    );
                    continue;
                };
                let off = off_km(&shape, at);
                if off > BORDER_MOVED_KM {
                    let found = found.unwrap_or_else(|| "the sea".to_owned());
                    let what = format!("[{lon}, {lat}] lies in {found}, {off:.0} km from {named}");
                    tell("coordinates", what, "Longitude comes first; correct the point or the country.");
                }
            }
        }
    }
    faults
}

/// The base map ends before Washington and Jakarta: of those it can say nothing.
fn beyond_the_map(basemap: &Basemap, at: Point) -> bool {
    let frame = basemap.layers().frame;
    let (low, high) = (basemap.lon_lat(frame.south_west), basemap.lon_lat(frame.north_east));
    !(low.lat..=high.lat).contains(&at.y())
        || ![at.x(), at.x() + 360.0].iter().any(|lon| (low.lon..=high.lon).contains(lon))
}

fn under(basemap: &Basemap, at: Point) -> Option<String> {
    let found =
        basemap.countries().iter().find(|country| shape(basemap, &country.a3).is_some_and(|shape| inside(&shape, at)));
    found.map(|country| country.a3.clone())
}

/// Islands and holes as rings of their own: inside is by the even-odd rule. Longitudes of the map run on past 180°.
fn shape(basemap: &Basemap, a3: &str) -> Option<MultiPolygon> {
    let country = basemap.countries().iter().find(|country| country.a3 == a3)?;
    let ring = |refs: &Vec<_>| -> LineString {
        let corners = basemap.ring(refs).into_iter().map(|cell| basemap.lon_lat(cell));
        corners.map(|corner| (corner.lon, corner.lat)).collect()
    };
    Some(country.rings.iter().map(|refs| Polygon::new(ring(refs), Vec::new())).collect())
}

fn inside(shape: &MultiPolygon, at: Point) -> bool {
    let turned = Point::new(at.x() + 360.0, at.y());
    [at, turned].iter().any(|at| shape.iter().filter(|ring| ring.contains(at)).count() % 2 == 1)
}

/// Kilometres from a point to the edge of a shape.
fn off_km(shape: &MultiPolygon, at: Point) -> f64 {
    let near = |ring: &Polygon| match ring.exterior().closest_point(&at) {
        Closest::SinglePoint(point) | Closest::Intersection(point) => Haversine.distance(point, at) / 1000.0,
        Closest::Indeterminate => f64::INFINITY,
    };
    shape.iter().map(near).fold(f64::INFINITY, f64::min)
}

fn inland_km(basemap: &Basemap, a3: &str, at: Point) -> f64 {
    shape(basemap, a3).map_or(0.0, |shape| off_km(&shape, at))
}
