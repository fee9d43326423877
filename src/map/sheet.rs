//! The sheet: the base map as SVG definitions to draw from, each part by its id (the table is in [`super::outline`]).
//!
//! The coarse sheet stands in the page. The fine one is a file beside it: the same ids, only those whose shape is another
//! near Central Asia, so that the page can put one in the place of the other.

use std::fmt::Write as _;

use super::basemap::Basemap;
use super::paths::{ArcPath, EdgeKind, LakePath, graticule_path, near_graticule_path, water_line_coasts};

/// Lakes from this face on are drawn at every scale, in square world units.
const LAKE_AT_EVERY_SCALE: f64 = 9_000.0;
/// The fine sheet is drawn in quarters of a world unit: 160 m.
const FINE_UNITS: u32 = 4;
const FINE_SCALE: &str = " transform=\"scale(.25)\"";

/// An id and its path.
type Part = (String, String);
/// What a layer makes of a map.
type Layer<'a> = &'a dyn Fn(&Basemap) -> Vec<Part>;

/// The definitions of the page, and their ids.
pub fn coarse(basemap: &Basemap) -> (String, Vec<String>) {
    let mut svg = String::new();
    let mut ids = Vec::new();
    let mut named = |svg: &mut String, id: String, d: &str| {
        *svg += &path(&format!(" id=\"{id}\""), d);
        ids.push(id);
    };
    svg += "<g id=\"lands\">";
    for country in basemap.country_paths() {
        named(&mut svg, format!("c-{}", country.a3), &country.d);
    }
    svg += "</g>";
    let arcs = drawn_arcs(basemap);
    let kinds = [("borders", vec![EdgeKind::Border]), ("coasts", vec![EdgeKind::Coast, EdgeKind::IsletCoast])];
    for (group, kinds) in kinds {
        let _ = write!(svg, "<g id=\"{group}\">");
        for arc in arcs.iter().filter(|arc| kinds.contains(&arc.kind)) {
            named(&mut svg, arc.id.clone(), &arc.d);
        }
        svg += "</g>";
    }
    svg += "<g id=\"big-coasts\">";
    for id in water_line_coasts(&arcs) {
        let _ = write!(svg, "<use href=\"#{id}\"/>");
    }
    svg += "</g>";
    for (group, lakes) in lakes(basemap) {
        svg += &lake_group(group, "", &lakes);
    }
    for (id, d) in lines_and_areas(basemap) {
        named(&mut svg, id, &d);
    }
    named(&mut svg, "graticule".to_owned(), &graticule_path());
    named(&mut svg, "graticule-near".to_owned(), "");
    (svg, ids)
}

/// The fine sheet as a file of its own.
pub fn fine(coarse: &Basemap, fine: &Basemap) -> String {
    let drawn = fine.in_units(FINE_UNITS);
    let mut svg = String::from("<svg xmlns=\"http://www.w3.org/2000/svg\">");
    let mut put = |id: &str, d: &str| svg += &path(&format!(" id=\"{id}\"{FINE_SCALE}"), d);
    // What is the same in both levels, drawn in the same units, is left out.
    let countries = |basemap: &Basemap| -> Vec<Part> {
        basemap.country_paths().into_iter().map(|country| (format!("c-{}", country.a3), country.d)).collect()
    };
    let arcs =
        |basemap: &Basemap| -> Vec<Part> { drawn_arcs(basemap).into_iter().map(|arc| (arc.id, arc.d)).collect() };
    let layers: [Layer; 3] = [&countries, &arcs, &lines_and_areas];
    for layer in layers {
        let known = layer(coarse);
        for (same_units, (id, d)) in layer(fine).iter().zip(layer(&drawn)) {
            if !known.contains(same_units) {
                put(&id, &d);
            }
        }
    }
    put("graticule-near", &near_graticule_path(drawn.units_per_world()));
    for (group, lakes) in lakes(&drawn) {
        svg += &lake_group(group, FINE_SCALE, &lakes);
    }
    svg += "</svg>";
    svg
}

fn path(attributes: &str, d: &str) -> String {
    format!("<path{attributes} vector-effect=\"non-scaling-stroke\" d=\"{d}\"/>")
}

/// The Siachen glacier is a shape of the source, not a state: nothing is drawn around it.
fn drawn_arcs(basemap: &Basemap) -> Vec<ArcPath> {
    let mut arcs = basemap.arc_paths();
    arcs.retain(|arc| !arc.owners.iter().any(|owner| owner == "KAS"));
    arcs
}

fn lakes(basemap: &Basemap) -> [(&'static str, Vec<LakePath>); 2] {
    let (large, small) = basemap.lake_paths().into_iter().partition(|lake| lake.area >= LAKE_AT_EVERY_SCALE);
    [("lakes", large), ("small-lakes", small)]
}

fn lake_group(id: &str, attributes: &str, lakes: &[LakePath]) -> String {
    let paths: String = lakes.iter().map(|lake| path("", &lake.d)).collect();
    format!("<g id=\"{id}\"{attributes}>{paths}</g>")
}

/// Rivers by their bands, disputed areas, regions.
fn lines_and_areas(basemap: &Basemap) -> Vec<Part> {
    let rivers = basemap.river_paths().into_iter().zip(1..).map(|(river, band)| (format!("rivers-{band}"), river.d));
    let areas = basemap.disputed_paths().into_iter().map(|area| (format!("d-{}", area.id), area.d));
    rivers.chain(areas).chain([("regions".to_owned(), basemap.region_path())]).collect()
}
