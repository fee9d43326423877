//! What the baked map weighs, in the file and as path text in the page.

use sco_atlas::map::basemap::{Basemap, Layers};
use sco_atlas::map::paths;

pub fn print(name: &str, bytes: &[u8], basemap: &Basemap) {
    let Layers { arcs, countries, lakes, rivers, disputed, regions, .. } = basemap.layers();
    let count = |lines: &[Vec<_>]| lines.iter().map(Vec::len).sum::<usize>();
    println!("{name:<16} {:>7} bytes, brotli {:>6}", bytes.len(), brotli(bytes));
    println!(
        "countries        {:>7}, arcs {}, points {}",
        countries.len(),
        arcs.len(),
        arcs.iter().map(|a| a.points.len()).sum::<usize>()
    );
    println!("lakes            {:>7}, points {}", lakes.len(), lakes.iter().map(|l| count(&l.rings)).sum::<usize>());
    println!("rivers           {:>7}, points {}", rivers.len(), rivers.iter().map(|r| count(&r.lines)).sum::<usize>());
    println!(
        "disputed         {:>7}, points {}",
        disputed.len(),
        disputed.iter().map(|d| count(&d.rings)).sum::<usize>()
    );
    println!("regions (lines)  {:>7}, points {}", regions.len(), count(regions));

    let arcs = basemap.arc_paths();
    let layers = [
        ("countries", basemap.country_paths().into_iter().map(|p| p.d).collect::<Vec<_>>()),
        ("arcs", arcs.iter().map(|p| p.d.clone()).collect()),
        ("lakes", basemap.lake_paths().into_iter().map(|p| p.d).collect()),
        ("rivers", basemap.river_paths().into_iter().map(|p| p.d).collect()),
        ("disputed", basemap.disputed_paths().into_iter().map(|p| p.d).collect()),
        ("regions", vec![basemap.region_path()]),
        ("graticule", vec![paths::graticule_path()]),
    ];
    let mut all = String::new();
    for (name, paths) in layers {
        let before = brotli(all.as_bytes());
        let number = paths.len();
        for d in &paths {
            all.push_str("<path d=\"");
            all.push_str(d);
            all.push_str("\"/>");
        }
        println!("  {name:<14} {number:>4} paths, brotli +{}", brotli(all.as_bytes()) - before);
    }
    println!("path text        {:>7} bytes, brotli {:>6}", all.len(), brotli(all.as_bytes()));
}

fn brotli(bytes: &[u8]) -> usize {
    let mut out = Vec::new();
    let params = brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 24, ..Default::default() };
    match brotli::BrotliCompress(&mut &bytes[..], &mut out, &params) {
        Ok(size) => size,
        Err(_) => bytes.len(),
    }
}
