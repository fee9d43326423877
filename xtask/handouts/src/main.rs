//! Writes the hand-outs beside a built site; its one argument is the folder of the site.
fn main() -> handouts::Outcome<()> {
    let root = std::path::Path::new("/work/pictures");
    let studio = handouts::studio::Studio::open(root)?;
    let site = sco_atlas::share::site::Site::of(root)?;
    let press = handouts::raster::Press::default();
    std::fs::create_dir_all("/tmp/pix")?;
    for language in sco_atlas::text::Language::ALL {
        let atlas = handouts::studio::Studio::atlas(root, language)?;
        let stage = sco_atlas::scene::Stage::new(atlas);
        for chapter in handouts::chapter::chapters(&stage, &site, language) {
            println!("{} {} {}", chapter.n, chapter.address, chapter.alt);
            for (name, format) in
                [("w", sco_atlas::share::picture::Format::Wide), ("c", sco_atlas::share::picture::Format::Classic)]
            {
                let t = std::time::Instant::now();
                let svg = studio.picture(&stage, language, &chapter, format)?;
                let s = t.elapsed().as_secs_f64();
                let path = format!("/tmp/pix/{}-{}-{name}", language.code(), chapter.n);
                std::fs::write(format!("{path}.svg"), &svg)?;
                let png = press.png(&svg, 1)?;
                println!("  {name} {s:.2} {} {} {:.2}", svg.len(), png.len(), t.elapsed().as_secs_f64());
                std::fs::write(format!("{path}.png"), png)?;
            }
        }
    }
    Ok(())
}
