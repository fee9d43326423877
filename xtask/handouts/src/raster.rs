//! An SVG as pixels, with fonts that come along: a bare machine gives the same picture.

use std::collections::HashMap;
use std::sync::Arc;

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree, fontdb};

use crate::Outcome;

/// The face in which pictures are set, and what stands in for all others.
pub const FAMILY: &str = "Libertinus Serif";

pub struct Press {
    fonts: Arc<fontdb::Database>,
}

impl Default for Press {
    fn default() -> Self {
        let mut fonts = fontdb::Database::new();
        for font in typst_assets::fonts() {
            fonts.load_font_data(font.to_vec());
        }
        fonts.set_serif_family(FAMILY);
        fonts.set_sans_serif_family(FAMILY);
        Self { fonts: Arc::new(fonts) }
    }
}

impl Press {
    pub fn tree(&self, svg: &str) -> Outcome<Tree> {
        let options = Options { fontdb: self.fonts.clone(), font_family: FAMILY.to_owned(), ..Options::default() };
        Ok(Tree::from_str(svg, &options)?)
    }

    /// PNG, so many times as large as the SVG says.
    pub fn png(&self, svg: &str, times: u32) -> Outcome<Vec<u8>> {
        let tree = self.tree(svg)?;
        let size = tree.size();
        let scale = times as f32;
        let (width, height) = ((size.width() * scale).round() as u32, (size.height() * scale).round() as u32);
        let mut pixmap = Pixmap::new(width, height).ok_or("a picture of no size")?;
        resvg::render(&tree, Transform::from_scale(scale, scale), &mut pixmap.as_mut());
        // Every pixel is opaque: the fourth channel is left out.
        let pixels: Vec<u8> =
            pixmap.pixels().iter().flat_map(|pixel| [pixel.red(), pixel.green(), pixel.blue()]).collect();
        encoded(&pixels, width, height)
    }
}

/// A map has few colours and many mixtures of them along its edges: 256 say it all, in a third of the bytes.
const COLOURS: usize = 256;
/// Colours nearer than this to one that is more frequent give way to it.
const APART: u32 = 60;

type Colour = [u8; 3];

fn encoded(pixels: &[u8], width: u32, height: u32) -> Outcome<Vec<u8>> {
    let (colours, _) = pixels.as_chunks::<3>();
    let mut counts: HashMap<Colour, (usize, u8)> = HashMap::new();
    for colour in colours {
        counts.entry(*colour).or_default().0 += 1;
    }
    let mut frequent: Vec<(Colour, usize)> = counts.iter().map(|(colour, (count, _))| (*colour, *count)).collect();
    frequent.sort_unstable_by_key(|(colour, count)| (usize::MAX - count, *colour));
    let mut palette: Vec<Colour> = Vec::new();
    for (colour, _) in &frequent {
        if palette.len() < COLOURS && palette.iter().all(|chosen| distance(chosen, colour) >= APART) {
            palette.push(*colour);
        }
    }
    for (colour, entry) in &mut counts {
        let nearest = palette.iter().enumerate().min_by_key(|(_, chosen)| distance(chosen, colour));
        entry.1 = nearest.map_or(0, |(n, _)| u8::try_from(n).unwrap_or(0));
    }
    let indices: Vec<u8> = colours.iter().map(|colour| counts.get(colour).map_or(0, |(_, n)| *n)).collect();
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, width, height);
    encoder.set_color(png::ColorType::Indexed);
    encoder.set_palette(palette.concat());
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_compression(png::Compression::Default);
    encoder.set_filter(png::FilterType::NoFilter);
    let mut writer = encoder.write_header()?;
    writer.write_image_data(&indices)?;
    writer.finish()?;
    Ok(bytes)
}

fn distance(a: &Colour, b: &Colour) -> u32 {
    a.iter().zip(b).map(|(a, b)| u32::from(a.abs_diff(*b)).pow(2)).sum()
}
