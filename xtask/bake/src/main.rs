//! `cargo xtask bake`: makes `data/base` from public sources, the same bytes every time.
//!
//! Sources come from package registries ([`sources`]), each layer is one module, [`encode`] writes the file that
//! `sco_atlas::map::basemap` reads, [`provenance`] says where everything came from. Nothing here is needed to build the page.

#![allow(clippy::indexing_slicing, reason = "runs at a desk: a wrong index stops the baking, never a reader's page")]

mod clip;
mod countries;
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
use sco_atlas::map::basemap::{Basemap, Layers};
use std::{fs, path::Path};

fn main() -> Result<()> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).context("The workspace has no root.")?;
    let sources = sources::obtain(&root.join("target/bake-sources"))?;
    let layers = base(&sources)?;
    let bytes = encode::encode(&layers);
    let basemap = Basemap::decode(&bytes).context("The baked file cannot be read back.")?;

    let out = root.join("data/base");
    fs::create_dir_all(&out)?;
    fs::write(out.join("basemap.bin"), &bytes)?;
    fs::write(out.join("PROVENANCE.md"), provenance::provenance(&sources, &layers)?)?;
    fs::write(out.join("LICENSES.md"), provenance::licences(&sources)?)?;
    figures::print(&bytes, &basemap);
    Ok(())
}

/// The whole box at one level of detail.
fn base(sources: &sources::Sources) -> Result<Layers> {
    let (arcs, countries) = countries::bake(&sources.read("visionscarto")?)?;
    let mut layers = Layers { frame: plane::frame(), arcs, countries, ..Layers::default() };
    let ground = plane::Ground::of(&layers)?;
    let package = geopackage::Geopackage::open(&sources.path("qgis")?)?;
    layers.lakes = lakes::bake(&sources.read("plotly")?)?;
    layers.rivers = rivers::bake(&sources.path("rivers-50m")?, &sources.path("rivers-10m")?)?;
    layers.disputed = disputed::bake(&package, &ground)?;
    layers.regions = regions::bake(&package, &ground)?;
    Ok(layers)
}
