//! The little of TopoJSON that the sources use: quantized arcs, polygons, properties.

use crate::plane::Point;
use anyhow::{Context, Result, bail};
use serde::Deserialize;
use std::collections::BTreeMap;

#[derive(Deserialize)]
pub struct Topology {
    transform: Transform,
    pub objects: BTreeMap<String, Collection>,
    arcs: Vec<Vec<[i64; 2]>>,
}

#[derive(Deserialize)]
struct Transform {
    scale: [f64; 2],
    translate: [f64; 2],
}

#[derive(Deserialize)]
pub struct Collection {
    #[serde(default)]
    pub geometries: Vec<Geometry>,
}

#[derive(Deserialize)]
pub struct Geometry {
    /// The number of ISO 3166, where there is one.
    #[serde(default)]
    pub id: Option<String>,
    #[serde(rename = "type")]
    kind: String,
    #[serde(default)]
    arcs: serde_json::Value,
    #[serde(default)]
    pub properties: BTreeMap<String, serde_json::Value>,
}

impl Topology {
    /// Arcs in degrees, as they come.
    pub fn arcs(&self) -> Vec<Vec<Point>> {
        let Transform { scale, translate } = &self.transform;
        let degrees = |steps: &Vec<[i64; 2]>| {
            let mut at = [0, 0];
            let place = |step: &[i64; 2]| {
                at = [at[0] + step[0], at[1] + step[1]];
                Point::new(at[0] as f64 * scale[0] + translate[0], at[1] as f64 * scale[1] + translate[1])
            };
            steps.iter().map(place).collect()
        };
        self.arcs.iter().map(degrees).collect()
    }
}

impl Topology {
    pub fn countries(&self) -> Result<&[Geometry]> {
        Ok(&self.objects.get("countries").context("The topology has no countries.")?.geometries)
    }
}

impl Geometry {
    /// Polygons of rings of arc numbers; `!n` is arc n walked backward.
    pub fn polygons(&self) -> Result<Vec<Vec<Vec<i64>>>> {
        Ok(match self.kind.as_str() {
            "Polygon" => vec![serde_json::from_value(self.arcs.clone())?],
            "MultiPolygon" => serde_json::from_value(self.arcs.clone())?,
            other => bail!("A {other} stands where polygons are wanted."),
        })
    }

    pub fn text(&self, property: &str) -> &str {
        self.properties.get(property).and_then(serde_json::Value::as_str).unwrap_or_default()
    }
}
