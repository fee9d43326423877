//! A deck in the format of PowerPoint: one slide a chapter, with the picture, its words for who does not see it, a title, a
//! note for the speaker and a link. As small as a deck may be: one master, one layout, one theme.

use std::io::{Cursor, Write};

use sco_atlas::share::escape;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::Outcome;

pub struct Slide<'a> {
    pub title: &'a str,
    /// PNG, 16:9.
    pub picture: &'a [u8],
    pub alt: &'a str,
    /// Paragraphs.
    pub note: Vec<&'a str>,
    pub link: &'a str,
    /// What the link says.
    pub open: &'a str,
}

/// 13.333 by 7.5 inches, in the units of the format.
const WIDTH: u32 = 12_192_000;
const HEIGHT: u32 = 6_858_000;

const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const SPACES: &str = "xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" \
    xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" \
    xmlns:p=\"http://schemas.openxmlformats.org/presentationml/2006/main\"";
const GROUP: &str = "<p:nvGrpSpPr><p:cNvPr id=\"1\" name=\"\"/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm><a:off x=\"0\" \
    y=\"0\"/><a:ext cx=\"0\" cy=\"0\"/><a:chOff x=\"0\" y=\"0\"/><a:chExt cx=\"0\" cy=\"0\"/></a:xfrm></p:grpSpPr>";
const COLOURS: &str = "<p:clrMap bg1=\"lt1\" tx1=\"dk1\" bg2=\"lt2\" tx2=\"dk2\" accent1=\"accent1\" accent2=\"accent2\" accent3=\"accent3\" \
    accent4=\"accent4\" accent5=\"accent5\" accent6=\"accent6\" hlink=\"hlink\" folHlink=\"folHlink\"/>";

pub fn deck(title: &str, language: &str, slides: &[Slide]) -> Outcome<Vec<u8>> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let packed = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Deflated);
    let as_is = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    let mut put = |name: &str, bytes: &[u8]| -> Outcome<()> {
        zip.start_file(name, if name.ends_with(".png") { as_is } else { packed })?;
        zip.write_all(bytes)?;
        Ok(())
    };
    put("[Content_Types].xml", content_types(slides.len()).as_bytes())?;
    let core = format!("{PACKAGE}/relationships/metadata/core-properties");
    put(
        "_rels/.rels",
        relations(&[
            ("rId1", &format!("{OFFICE}/officeDocument"), "ppt/presentation.xml"),
            ("rId2", &core, "docProps/core.xml"),
        ])
        .as_bytes(),
    )?;
    put("docProps/core.xml", properties(title, language).as_bytes())?;
    put("ppt/presentation.xml", presentation(slides.len()).as_bytes())?;
    let mut parts = vec![
        ("rId1".to_owned(), "slideMaster", "slideMasters/slideMaster1.xml".to_owned()),
        ("rId2".to_owned(), "notesMaster", "notesMasters/notesMaster1.xml".to_owned()),
        ("rId3".to_owned(), "theme", "theme/theme1.xml".to_owned()),
    ];
    parts.extend((1..=slides.len()).map(|n| (format!("rId{}", n + 3), "slide", format!("slides/slide{n}.xml"))));
    put("ppt/_rels/presentation.xml.rels", own_relations(&parts).as_bytes())?;
    put("ppt/theme/theme1.xml", theme().as_bytes())?;
    put("ppt/theme/theme2.xml", theme().as_bytes())?;
    put("ppt/slideMasters/slideMaster1.xml", master().as_bytes())?;
    put(
        "ppt/slideMasters/_rels/slideMaster1.xml.rels",
        own_relations(&[
            ("rId1".to_owned(), "slideLayout", "../slideLayouts/slideLayout1.xml".to_owned()),
            ("rId2".to_owned(), "theme", "../theme/theme1.xml".to_owned()),
        ])
        .as_bytes(),
    )?;
    put("ppt/slideLayouts/slideLayout1.xml", layout().as_bytes())?;
    put(
        "ppt/slideLayouts/_rels/slideLayout1.xml.rels",
        own_relations(&[("rId1".to_owned(), "slideMaster", "../slideMasters/slideMaster1.xml".to_owned())]).as_bytes(),
    )?;
    put("ppt/notesMasters/notesMaster1.xml", notes_master().as_bytes())?;
    put(
        "ppt/notesMasters/_rels/notesMaster1.xml.rels",
        own_relations(&[("rId1".to_owned(), "theme", "../theme/theme2.xml".to_owned())]).as_bytes(),
    )?;
    for (slide, n) in slides.iter().zip(1..) {
        put(&format!("ppt/media/image{n}.png"), slide.picture)?;
        put(&format!("ppt/slides/slide{n}.xml"), on_slide(slide, language).as_bytes())?;
        let link = format!(
            "<Relationship Id=\"rId4\" Type=\"{OFFICE}/hyperlink\" Target=\"{}\" TargetMode=\"External\"/></Relationships>",
            escape(slide.link)
        );
        let own = own_relations(&[
            ("rId1".to_owned(), "slideLayout", "../slideLayouts/slideLayout1.xml".to_owned()),
            ("rId2".to_owned(), "image", format!("../media/image{n}.png")),
            ("rId3".to_owned(), "notesSlide", format!("../notesSlides/notesSlide{n}.xml")),
        ]);
        put(&format!("ppt/slides/_rels/slide{n}.xml.rels"), own.replace("</Relationships>", &link).as_bytes())?;
        put(&format!("ppt/notesSlides/notesSlide{n}.xml"), notes(slide, language).as_bytes())?;
        put(
            &format!("ppt/notesSlides/_rels/notesSlide{n}.xml.rels"),
            own_relations(&[
                ("rId1".to_owned(), "notesMaster", "../notesMasters/notesMaster1.xml".to_owned()),
                ("rId2".to_owned(), "slide", format!("../slides/slide{n}.xml")),
            ])
            .as_bytes(),
        )?;
    }
    Ok(zip.finish()?.into_inner())
}

fn content_types(slides: usize) -> String {
    const KIND: &str = "application/vnd.openxmlformats-officedocument.presentationml";
    let mut text = format!(
        "{HEAD}<Types xmlns=\"{PACKAGE}/content-types\"><Default Extension=\"rels\" \
         ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" \
         ContentType=\"application/xml\"/><Default Extension=\"png\" ContentType=\"image/png\"/>"
    );
    let mut put = |name: &str, kind: &str| text += &format!("<Override PartName=\"{name}\" ContentType=\"{kind}\"/>");
    put("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml");
    put("/ppt/presentation.xml", &format!("{KIND}.presentation.main+xml"));
    put("/ppt/slideMasters/slideMaster1.xml", &format!("{KIND}.slideMaster+xml"));
    put("/ppt/slideLayouts/slideLayout1.xml", &format!("{KIND}.slideLayout+xml"));
    put("/ppt/notesMasters/notesMaster1.xml", &format!("{KIND}.notesMaster+xml"));
    for n in 1..=2 {
        put(&format!("/ppt/theme/theme{n}.xml"), "application/vnd.openxmlformats-officedocument.theme+xml");
    }
    for n in 1..=slides {
        put(&format!("/ppt/slides/slide{n}.xml"), &format!("{KIND}.slide+xml"));
        put(&format!("/ppt/notesSlides/notesSlide{n}.xml"), &format!("{KIND}.notesSlide+xml"));
    }
    text + "</Types>"
}

fn relations(all: &[(&str, &str, &str)]) -> String {
    let mut text = format!("{HEAD}<Relationships xmlns=\"{PACKAGE}/relationships\">");
    for (id, kind, target) in all {
        text += &format!("<Relationship Id=\"{id}\" Type=\"{kind}\" Target=\"{target}\"/>");
    }
    text + "</Relationships>"
}

fn own_relations(all: &[(String, &str, String)]) -> String {
    let full: Vec<(&str, String, &str)> =
        all.iter().map(|(id, kind, target)| (id.as_str(), format!("{OFFICE}/{kind}"), target.as_str())).collect();
    let all: Vec<(&str, &str, &str)> = full.iter().map(|(id, kind, target)| (*id, kind.as_str(), *target)).collect();
    relations(&all)
}

fn properties(title: &str, language: &str) -> String {
    format!(
        "{HEAD}<cp:coreProperties xmlns:cp=\"{PACKAGE}/metadata/core-properties\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\
         <dc:title>{}</dc:title><dc:creator>sco-atlas</dc:creator><dc:language>{language}</dc:language></cp:coreProperties>",
        escape(title)
    )
}

fn presentation(slides: usize) -> String {
    let ids: String = (1..=slides).map(|n| format!("<p:sldId id=\"{}\" r:id=\"rId{}\"/>", 255 + n, n + 3)).collect();
    format!(
        "{HEAD}<p:presentation {SPACES}><p:sldMasterIdLst><p:sldMasterId id=\"2147483648\" r:id=\"rId1\"/></p:sldMasterIdLst>\
         <p:notesMasterIdLst><p:notesMasterId r:id=\"rId2\"/></p:notesMasterIdLst><p:sldIdLst>{ids}</p:sldIdLst>\
         <p:sldSz cx=\"{WIDTH}\" cy=\"{HEIGHT}\"/><p:notesSz cx=\"6858000\" cy=\"9144000\"/></p:presentation>"
    )
}

fn master() -> String {
    let style = |name: &str| format!("<p:{name}><a:lvl1pPr><a:defRPr sz=\"1800\"/></a:lvl1pPr></p:{name}>");
    format!(
        "{HEAD}<p:sldMaster {SPACES}><p:cSld><p:bg><p:bgPr><a:solidFill><a:schemeClr val=\"bg1\"/></a:solidFill><a:effectLst/></p:bgPr></p:bg>\
         <p:spTree>{GROUP}</p:spTree></p:cSld>{COLOURS}<p:sldLayoutIdLst><p:sldLayoutId id=\"2147483649\" r:id=\"rId1\"/></p:sldLayoutIdLst>\
         <p:txStyles>{}{}{}</p:txStyles></p:sldMaster>",
        style("titleStyle"),
        style("bodyStyle"),
        style("otherStyle")
    )
}

fn layout() -> String {
    format!(
        "{HEAD}<p:sldLayout {SPACES} type=\"titleOnly\" preserve=\"1\"><p:cSld name=\"Map\"><p:spTree>{GROUP}{}</p:spTree></p:cSld>\
         <p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>",
        shape(
            2,
            "Title",
            "<p:ph type=\"title\"/>",
            Some((0, 0, WIDTH, 540_000)),
            "<a:p><a:endParaRPr lang=\"en\"/></a:p>"
        )
    )
}

fn notes_master() -> String {
    format!(
        "{HEAD}<p:notesMaster {SPACES}><p:cSld><p:bg><p:bgRef idx=\"1001\"><a:schemeClr val=\"bg1\"/></p:bgRef></p:bg><p:spTree>{GROUP}{}{}\
         </p:spTree></p:cSld>{COLOURS}</p:notesMaster>",
        image_place(2),
        shape(
            3,
            "Notes",
            "<p:ph type=\"body\" sz=\"quarter\" idx=\"1\"/>",
            Some((685_800, 4_400_550, 5_486_400, 3_600_450)),
            "<a:p><a:endParaRPr lang=\"en\"/></a:p>"
        )
    )
}

fn image_place(id: u32) -> String {
    format!(
        "<p:sp><p:nvSpPr><p:cNvPr id=\"{id}\" name=\"Slide\"/><p:cNvSpPr><a:spLocks noGrp=\"1\" noRot=\"1\" noChangeAspect=\"1\"/></p:cNvSpPr>\
         <p:nvPr><p:ph type=\"sldImg\"/></p:nvPr></p:nvSpPr><p:spPr><a:xfrm><a:off x=\"685800\" y=\"1143000\"/><a:ext cx=\"5486400\" \
         cy=\"3086100\"/></a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></p:spPr></p:sp>"
    )
}

type Area = (u32, u32, u32, u32);

fn shape(id: u32, name: &str, place: &str, area: Option<Area>, paragraphs: &str) -> String {
    let area = area.map_or_else(String::new, |(x, y, width, height)| {
        format!(
            "<a:xfrm><a:off x=\"{x}\" y=\"{y}\"/><a:ext cx=\"{width}\" cy=\"{height}\"/></a:xfrm>\
             <a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom>"
        )
    });
    format!(
        "<p:sp><p:nvSpPr><p:cNvPr id=\"{id}\" name=\"{name}\"/><p:cNvSpPr><a:spLocks noGrp=\"1\"/></p:cNvSpPr><p:nvPr>{place}</p:nvPr></p:nvSpPr>\
         <p:spPr>{area}</p:spPr><p:txBody><a:bodyPr lIns=\"342900\" anchor=\"ctr\"><a:normAutofit/></a:bodyPr><a:lstStyle/>{paragraphs}</p:txBody></p:sp>"
    )
}

fn paragraph(text: &str, language: &str, more: &str) -> String {
    format!("<a:p><a:r><a:rPr lang=\"{language}\" {more}<a:t>{}</a:t></a:r></a:p>", escape(text))
}

/// The title over the picture, and the link in the same line.
fn on_slide(slide: &Slide, language: &str) -> String {
    let bar = 540_000;
    let height = HEIGHT - bar;
    let width = u32::try_from(u64::from(height) * 16 / 9).unwrap_or(WIDTH).min(WIDTH);
    let title = paragraph(slide.title, language, "sz=\"2000\" b=\"1\"/>");
    let link = paragraph(slide.open, language, "sz=\"1400\"><a:hlinkClick r:id=\"rId4\"/></a:rPr>");
    let link_width = 3_000_000;
    format!(
        "{HEAD}<p:sld {SPACES}><p:cSld><p:spTree>{GROUP}{}<p:pic><p:nvPicPr><p:cNvPr id=\"3\" name=\"Map\" descr=\"{}\"><a:hlinkClick \
         r:id=\"rId4\"/></p:cNvPr><p:cNvPicPr><a:picLocks noChangeAspect=\"1\"/></p:cNvPicPr><p:nvPr/></p:nvPicPr><p:blipFill><a:blip r:embed=\"rId2\"/>\
         <a:stretch><a:fillRect/></a:stretch></p:blipFill><p:spPr><a:xfrm><a:off x=\"{}\" y=\"{bar}\"/><a:ext cx=\"{width}\" cy=\"{height}\"/></a:xfrm>\
         <a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></p:spPr></p:pic>{}</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sld>",
        shape(2, "Title", "<p:ph type=\"title\"/>", Some((0, 0, WIDTH - link_width, bar)), &title),
        escape(slide.alt),
        (WIDTH - width) / 2,
        shape(4, "Link", "", Some((WIDTH - link_width, 0, link_width, bar)), &link),
    )
}

fn notes(slide: &Slide, language: &str) -> String {
    let paragraphs: String = slide.note.iter().map(|text| paragraph(text, language, "/>")).collect();
    format!(
        "{HEAD}<p:notes {SPACES}><p:cSld><p:spTree>{GROUP}{}{}</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:notes>",
        image_place(2).replace("<p:spPr><a:xfrm><a:off x=\"685800\" y=\"1143000\"/><a:ext cx=\"5486400\" cy=\"3086100\"/></a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></p:spPr>", "<p:spPr/>"),
        shape(3, "Notes", "<p:ph type=\"body\" idx=\"1\"/>", None, &paragraphs)
    )
}

/// The colours of a theme must be said; slides use the first two.
fn theme() -> String {
    let colour = |name: &str, value: &str| format!("<a:{name}><a:srgbClr val=\"{value}\"/></a:{name}>");
    let accents: String = (1..=6).map(|n| colour(&format!("accent{n}"), "5C6870")).collect();
    let fill = "<a:solidFill><a:schemeClr val=\"phClr\"/></a:solidFill>";
    let line = format!("<a:ln w=\"6350\">{fill}</a:ln>");
    let effect = "<a:effectStyle><a:effectLst/></a:effectStyle>";
    let font = "<a:latin typeface=\"Georgia\"/><a:ea typeface=\"\"/><a:cs typeface=\"\"/>";
    format!(
        "{HEAD}<a:theme xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" name=\"Atlas\"><a:themeElements><a:clrScheme name=\"Atlas\">\
         {}{}{}{}{accents}{}{}</a:clrScheme><a:fontScheme name=\"Atlas\"><a:majorFont>{font}</a:majorFont><a:minorFont>{font}</a:minorFont></a:fontScheme>\
         <a:fmtScheme name=\"Atlas\"><a:fillStyleLst>{fill}{fill}{fill}</a:fillStyleLst><a:lnStyleLst>{line}{line}{line}</a:lnStyleLst>\
         <a:effectStyleLst>{effect}{effect}{effect}</a:effectStyleLst><a:bgFillStyleLst>{fill}{fill}{fill}</a:bgFillStyleLst></a:fmtScheme>\
         </a:themeElements></a:theme>",
        colour("dk1", "172025"),
        colour("lt1", "FBFBF8"),
        colour("dk2", "435058"),
        colour("lt2", "F1F1EC"),
        colour("hlink", "1F4E86"),
        colour("folHlink", "1F4E86"),
    )
}
