//! Draws the baked map as one SVG, to look at: `cargo run -p bake --example draw -- LON LAT KM_PER_PX > map.svg`.

use anyhow::{Context, Result};
use sco_atlas::map::basemap::{Basemap, run_by};
use sco_atlas::map::paths::{self, EdgeKind};
use sco_atlas::map::projection::{KM_PER_WORLD, LonLat, project};

const WIDTH: f64 = 1048.0;
const HEIGHT: f64 = 754.0;
const STYLE: &str = "path{fill:none;vector-effect:non-scaling-stroke;stroke-linejoin:round}
.land{fill:#f2f3ec}.in{fill:#dbe3c6}.border{stroke:#4d5a4a;stroke-width:1}.coast{stroke:#7f98a8;stroke-width:.8}
.grat{stroke:#c3d3dd;stroke-width:.5}.water{stroke:#b9cfdd;stroke-opacity:.35}.river{stroke:#8db5cc;stroke-width:.9}
.lake{fill:#d0e2ee;stroke:#7f98a8;stroke-width:.6;fill-rule:evenodd}.region{stroke:#8a9a7a;stroke-width:.7;stroke-dasharray:3 3}
.disp{fill:#8c2f3b;fill-opacity:.18;stroke:#8c2f3b;stroke-width:1;stroke-dasharray:4 3}";
const MEMBERS: [&str; 8] = ["RUS", "CHN", "KAZ", "KGZ", "TJK", "UZB", "IND", "PAK"];

fn main() -> Result<()> {
    let mut numbers = std::env::args().skip(1).map(|text| text.parse::<f64>());
    let mut next = || numbers.next().context("LON LAT KM_PER_PX")?.context("not a number");
    let (centre, km_per_px) = (project(LonLat { lon: next()?, lat: next()? }), next()?);
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/../../data/base/basemap.bin");
    let map = Basemap::decode(&std::fs::read(file)?)?;
    let k = KM_PER_WORLD / km_per_px;
    let (x, y) = (WIDTH / 2.0 - centre.x * k, HEIGHT / 2.0 - centre.y * k);
    println!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {HEIGHT}\" width=\"{WIDTH}\" height=\"{HEIGHT}\">"
    );
    println!("<style>{STYLE}</style><rect width=\"100%\" height=\"100%\" fill=\"#dce8ef\"/>");
    println!("<g transform=\"translate({x} {y}) scale({k})\">");
    let draw = |class: &str, d: &str| println!("<path class=\"{class}\" d=\"{d}\"/>");
    let arcs = map.arc_paths();
    draw("grat", &paths::graticule_path());
    for width in ["22", "13", "5.5"] {
        for arc in arcs.iter().filter(|arc| arc.kind == EdgeKind::Coast) {
            println!("<path class=\"water\" stroke-width=\"{width}\" d=\"{}\"/>", arc.d);
        }
    }
    for country in map.country_paths() {
        draw(if MEMBERS.contains(&run_by(&country.a3)) { "land in" } else { "land" }, &country.d);
    }
    draw("region", &map.region_path());
    let last = if km_per_px > 7.0 {
        3
    } else if km_per_px > 4.5 {
        5
    } else if km_per_px > 2.5 {
        7
    } else {
        u8::MAX
    };
    map.river_paths().iter().filter(|river| river.up_to_rank <= last).for_each(|river| draw("river", &river.d));
    let least = (14.0 / k).powi(2) / 2.0;
    for lake in map.lake_paths() {
        if lake.area > least || (!lake.name.is_empty() && lake.area > least / 4.0) {
            draw("lake", &lake.d);
        }
    }
    map.disputed_paths().iter().for_each(|area| draw("disp", &area.d));
    for arc in &arcs {
        match arc.kind {
            EdgeKind::Border if arc.owners.iter().any(|a3| a3 == "KAS") => {}
            EdgeKind::Border => draw("border", &arc.d),
            EdgeKind::Coast | EdgeKind::IsletCoast => draw("coast", &arc.d),
        }
    }
    println!("</g></svg>");
    Ok(())
}
