//! An SVG as pixels, with fonts that come along: a bare machine gives the same picture.

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

fn encoded(pixels: &[u8], width: u32, height: u32) -> Outcome<Vec<u8>> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, width, height);
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_compression(png::Compression::Default);
    encoder.set_filter(png::FilterType::NoFilter);
    let mut writer = encoder.write_header()?;
    writer.write_image_data(pixels)?;
    writer.finish()?;
    Ok(bytes)
}
