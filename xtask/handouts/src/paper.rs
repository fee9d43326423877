//! A hand-out as PDF: one page a chapter, with the picture, real text, words for who does not see it, and a link.

use krilla::SerializeSettings;
use krilla::action::{Action, LinkAction};
use krilla::annotation::{Annotation, LinkAnnotation, Target};
use krilla::color::rgb;
use krilla::geom::{Point, Rect, Size, Transform};
use krilla::metadata::Metadata;
use krilla::page::PageSettings;
use krilla::paint::Fill;
use krilla::surface::Surface;
use krilla::tagging::{ContentTag, Identifier, Node, SpanTag, Tag, TagGroup, TagTree};
use krilla::text::{Font, TextDirection};
use krilla_svg::{SurfaceExt, SvgSettings};
use resvg::usvg::Tree;
use sco_atlas::map::labels::text_width;

use crate::Outcome;

pub struct Sheet<'a> {
    pub picture: &'a Tree,
    pub title: &'a str,
    pub alt: &'a str,
    pub body: Vec<&'a str>,
    pub steps_head: &'a str,
    pub steps: &'a [(String, String)],
    pub link: &'a str,
    pub open: &'a str,
    pub cited: &'a str,
    /// Side in modules, and path.
    pub code: (usize, String),
}

/// As `--ink` and `--link` of the page.
const INK: (u8, u8, u8) = (23, 32, 37);
const LINK: (u8, u8, u8) = (31, 78, 134);
/// A4, upright, in points.
const PAPER: (f32, f32) = (595.0, 842.0);
const EDGE: f32 = 40.0;
const WIDTH: f32 = PAPER.0 - 2.0 * EDGE;

pub fn pages(title: &str, language: &str, sheets: &[Sheet]) -> Outcome<Vec<u8>> {
    let fonts = Fonts::load()?;
    let mut document =
        krilla::Document::new_with(SerializeSettings { enable_tagging: true, ..SerializeSettings::default() });
    document.set_metadata(Metadata::new().title(title.to_owned()).language(language.to_owned()));
    let mut tree = TagTree::new().with_lang(Some(language.to_owned()));
    for sheet in sheets {
        let settings = PageSettings::from_wh(PAPER.0, PAPER.1).ok_or("a page of no size")?;
        let mut page = document.start_page_with(settings);
        let mut surface = page.surface();
        let mut writer = Writer { fonts: &fonts, surface: &mut surface, y: EDGE, tree: &mut tree, ink: INK };
        writer.put(sheet.title, &fonts.bold, 20.0, WIDTH);
        writer.y += 6.0;
        writer.picture(sheet)?;
        writer.y += 10.0;
        for text in &sheet.body {
            writer.put(text, &fonts.plain, 11.5, WIDTH);
            writer.y += 4.0;
        }
        writer.y += 4.0;
        writer.put(sheet.steps_head, &fonts.bold, 11.0, WIDTH);
        for (date, step) in sheet.steps {
            writer.put(&[date.as_str(), ": ", step].concat(), &fonts.plain, 10.5, WIDTH);
        }
        let foot = PAPER.1 - EDGE - 84.0;
        writer.y = writer.y.max(foot);
        writer.code(&sheet.code, foot)?;
        let top = writer.y;
        writer.ink = LINK;
        let open = writer.line(sheet.open, &fonts.plain, 11.0);
        writer.ink = INK;
        writer.y += 2.0;
        writer.put(sheet.cited, &fonts.plain, 9.0, WIDTH - 100.0);
        surface.finish();
        let area = Rect::from_xywh(EDGE, top, 200.0, 15.0).ok_or("a link of no size")?;
        let link = LinkAnnotation::new(area, Target::Action(Action::Link(LinkAction::new(sheet.link.to_owned()))));
        let told = page.add_tagged_annotation(Annotation::new_link(link, Some(sheet.open.to_owned())));
        let mut group = TagGroup::new(Tag::Link);
        group.push(Node::Leaf(open));
        group.push(Node::Leaf(told));
        tree.push(group);
        page.finish();
    }
    document.set_tag_tree(tree);
    document.finish().map_err(|why| format!("the hand-out could not be written: {why:?}").into())
}

struct Fonts {
    plain: Font,
    bold: Font,
}

impl Fonts {
    fn load() -> Outcome<Self> {
        let face = |weight: u16| {
            let mut database = resvg::usvg::fontdb::Database::new();
            for font in typst_assets::fonts() {
                database.load_font_data(font.to_vec());
            }
            let id = database.query(&resvg::usvg::fontdb::Query {
                families: &[resvg::usvg::fontdb::Family::Name(crate::raster::FAMILY)],
                weight: resvg::usvg::fontdb::Weight(weight),
                ..Default::default()
            })?;
            database.with_face_data(id, |bytes, index| Font::new(bytes.to_vec().into(), index))?
        };
        let (plain, bold) = (face(400).ok_or("no plain font")?, face(700).ok_or("no bold font")?);
        Ok(Self { plain, bold })
    }
}

struct Writer<'a, 'b> {
    fonts: &'a Fonts,
    surface: &'a mut Surface<'b>,
    y: f32,
    tree: &'a mut TagTree,
    ink: (u8, u8, u8),
}

impl Writer<'_, '_> {
    /// A paragraph in lines that fit.
    fn put(&mut self, text: &str, font: &Font, size: f32, width: f32) {
        let mut lines: Vec<String> = Vec::new();
        let wide = f64::from(width);
        for word in text.split_whitespace() {
            match lines.last_mut() {
                Some(line) if text_width(&[line.as_str(), " ", word].concat(), f64::from(size) * 0.86, 0.0) <= wide => {
                    line.push(' ');
                    line.push_str(word);
                }
                _ => lines.push(word.to_owned()),
            }
        }
        let is_heading = font == &self.fonts.bold && size > 15.0;
        let count = lines.len();
        let mut parts = Vec::new();
        for (n, line) in lines.into_iter().enumerate() {
            let line = if n + 1 < count { line + " " } else { line };
            parts.push(Node::Leaf(self.line(&line, font, size)));
        }
        if parts.is_empty() {
            return;
        }
        let mut group =
            if is_heading { TagGroup::new(Tag::Hn(std::num::NonZeroU16::MIN, None)) } else { TagGroup::new(Tag::P) };
        parts.into_iter().for_each(|part| group.push(part));
        self.tree.push(group);
    }

    fn line(&mut self, text: &str, font: &Font, size: f32) -> Identifier {
        self.y += size * 1.3;
        let told = self.surface.start_tagged(ContentTag::Span(SpanTag::empty()));
        self.surface.set_fill(Some(Fill {
            paint: rgb::Color::new(self.ink.0, self.ink.1, self.ink.2).into(),
            ..Fill::default()
        }));
        let at = Point::from_xy(EDGE, self.y);
        self.surface.draw_text(at, font.clone(), size, text, false, TextDirection::Auto);
        self.surface.end_tagged();
        told
    }

    fn picture(&mut self, sheet: &Sheet) -> Outcome<()> {
        let height = WIDTH * 9.0 / 16.0;
        let size = Size::from_wh(WIDTH, height).ok_or("a picture of no size")?;
        self.surface.push_transform(&Transform::from_translate(EDGE, self.y));
        let told = self.surface.start_tagged(ContentTag::Other);
        self.surface.draw_svg(sheet.picture, size, SvgSettings::default()).ok_or("the picture could not be drawn")?;
        self.surface.end_tagged();
        self.surface.pop();
        let mut group = TagGroup::new(Tag::Figure(Some(sheet.alt.to_owned())));
        group.push(Node::Leaf(told));
        self.tree.push(group);
        self.y += height;
        Ok(())
    }

    /// The code of the link, in the lower right corner.
    fn code(&mut self, (side, path): &(usize, String), top: f32) -> Outcome<()> {
        let wide = 84.0;
        let svg = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{side}\" height=\"{side}\"><path d=\"{path}\"/></svg>"
        );
        let tree = Tree::from_str(&svg, &resvg::usvg::Options::default())?;
        let size = Size::from_wh(wide, wide).ok_or("a code of no size")?;
        self.surface.push_transform(&Transform::from_translate(PAPER.0 - EDGE - wide, top));
        self.surface.start_tagged(ContentTag::Artifact(krilla::tagging::ArtifactType::Other));
        self.surface.draw_svg(&tree, size, SvgSettings::default()).ok_or("the code could not be drawn")?;
        self.surface.end_tagged();
        self.surface.pop();
        Ok(())
    }
}
