//! The geometry that follows from what is kept by hand: a route, or the places.

use serde_json::{Map, Value, json};

/// A route moves into the geometry, where it belongs; else the places make it.
pub fn geometry(properties: &mut Map<String, Value>) -> Value {
    if let Some(route) = properties.remove("route") {
        return json!({ "type": "LineString", "coordinates": rounded_all(&route) });
    }
    if let Some(routes) = properties.remove("routes") {
        let lines: Vec<Value> = routes.as_array().into_iter().flatten().map(rounded_all).collect();
        return json!({ "type": "MultiLineString", "coordinates": lines });
    }
    let places = properties.get("places").and_then(Value::as_array).into_iter().flatten();
    let mut points: Vec<Value> = places.filter_map(|place| place.get("coordinates")).cloned().collect();
    match points.len() {
        0 => Value::Null,
        1 => json!({ "type": "Point", "coordinates": points.pop() }),
        _ => json!({ "type": "MultiPoint", "coordinates": points }),
    }
}

fn rounded_all(line: &Value) -> Value {
    // What is no point stays as it is, for the reader to report.
    let points = line.as_array().into_iter().flatten();
    points.map(|point| rounded(point).unwrap_or_else(|| point.clone())).collect()
}

/// `[lon, lat]` to four decimals, 11 m at the equator: finer than any place here is known.
pub fn rounded(point: &Value) -> Option<Value> {
    let pair = point.as_array().filter(|pair| pair.len() == 2)?;
    let four = |value: &Value| value.as_f64().map(|degrees| (degrees * 1e4).round() / 1e4);
    let pair: Option<Vec<f64>> = pair.iter().map(four).collect();
    pair.map(|pair| json!(pair))
}
