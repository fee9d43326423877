//! `cargo xtask bake`: makes `data/base` from public sources, the same bytes every time.
//!
//! Sources come from package registries ([`sources`]), each layer is one module, [`encode`] writes the file that
//! `sco_atlas::map::basemap` reads, [`provenance`] says where everything came from. Nothing here is needed to build the page.

#![allow(clippy::indexing_slicing, reason = "runs at a desk: a wrong index stops the baking, never a reader's page")]

mod clip;
mod countries;
mod detail;
mod disputed;
mod encode;
mod figures;
mod geopackage;
mod lakes;
mod plane;
mod provenance;
mod regions;
mod rivers;
mod script;
mod simplify;
mod sources;
mod topojson;

use anyhow::{Context, Result};
use plane::{COARSE, FINE, Level};
use sco_atlas::map::basemap::{Basemap, Lake, Layers, Ring};
use std::{fs, path::Path};

fn main() -> Result<()> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).context("The workspace has no root.")?;
    let sources = sources::obtain(&root.join("target/bake-sources"))?;
    let coarse = base(&sources)?;
    let fine = near(&sources, &coarse)?;

    let out = root.join("data/base");
    fs::create_dir_all(&out)?;
    for (name, layers) in [("basemap.bin", &coarse), ("detail.bin", &fine)] {
        let bytes = encode::encode(layers);
        let basemap = Basemap::decode(&bytes).with_context(|| format!("{name} cannot be read back."))?;
        fs::write(out.join(name), &bytes)?;
        figures::print(name, &bytes, &basemap);
    }
    fs::write(out.join("PROVENANCE.md"), provenance::provenance(&sources, &coarse, &fine)?)?;
    fs::write(out.join("LICENSES.md"), provenance::licences(&sources)?)?;
    Ok(())
}

/// The whole box, coarse.
fn base(sources: &sources::Sources) -> Result<Layers> {
    let (arcs, countries) = countries::bake(&sources.read("visionscarto")?)?;
    let mut layers = Layers { frame: COARSE.frame(), arcs, countries, ..Layers::default() };
    layers.rivers = rivers::bake(&sources.path("rivers-50m")?, &sources.path("rivers-10m")?)?;
    with_the_rest(layers, COARSE, sources)
}

/// The same, but fine inside its own box.
fn near(sources: &sources::Sources, coarse: &Layers) -> Result<Layers> {
    let (arcs, countries) = detail::bake(coarse, &sources.read("visionscarto")?, &sources.read("world-atlas")?)?;
    let mut layers = Layers { frame: FINE.frame(), arcs, countries, ..Layers::default() };
    layers.rivers = rivers::fine(&coarse.rivers, &sources.path("rivers-50m")?, &sources.path("rivers-10m")?)?;
    let mut layers = with_the_rest(layers, FINE, sources)?;
    // Outside the box every layer is the coarse one.
    let is_near = |rings: &[Ring], level| rings.iter().flatten().any(|cell| plane::is_near(plane::point(*cell, level)));
    let as_fine = |rings: &[Ring]| -> Vec<Ring> {
        let points = |ring: &Ring| ring.iter().map(|cell| plane::point(*cell, COARSE)).collect::<Vec<_>>();
        rings.iter().map(|ring| plane::cells(&points(ring), FINE)).collect()
    };
    layers.lakes.retain(|lake| is_near(&lake.rings, FINE));
    for lake in coarse.lakes.iter().filter(|lake| !is_near(&lake.rings, COARSE)) {
        layers.lakes.push(Lake { name: lake.name.clone(), rings: as_fine(&lake.rings) });
    }
    for (area, coarse) in layers.disputed.iter_mut().zip(&coarse.disputed) {
        if !is_near(&coarse.rings, COARSE) {
            area.rings = as_fine(&coarse.rings);
        }
    }
    Ok(layers)
}

/// Lakes, and what is fitted to the countries.
fn with_the_rest(mut layers: Layers, level: Level, sources: &sources::Sources) -> Result<Layers> {
    let ground = plane::Ground::of(&layers)?;
    let package = geopackage::Geopackage::open(&sources.path("qgis")?)?;
    layers.lakes = lakes::bake(&sources.read("plotly")?, level)?;
    layers.disputed = disputed::bake(&package, &ground, level)?;
    layers.regions = regions::bake(&package, &ground, level)?;
    Ok(layers)
}
