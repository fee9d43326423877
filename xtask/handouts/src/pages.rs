//! Two still pages in the words of a language: all pictures with what can be taken along, and all chapters on paper.

use sco_atlas::atlas::Atlas;
use sco_atlas::share::escape;
use sco_atlas::text::Language;

use crate::chapter::Chapter;

/// Names of what is made of a chapter, below the folder of its language.
pub const PICTURES: [(&str, u32, &str); 4] =
    [("-16x9", 1, "16:9"), ("-16x9@2x", 2, "16:9"), ("-4x3", 1, "4:3"), ("-4x3@2x", 2, "4:3")];

pub struct Page<'a> {
    pub language: Language,
    pub atlas: &'a Atlas,
    pub chapters: &'a [Chapter],
    /// The name of the style sheet with the tokens, at the top of the site.
    pub tokens: &'a str,
}

impl Page<'_> {
    fn head(&self, title: &str, up: &str) -> String {
        format!(
            "<!doctype html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, \
             initial-scale=1\">\n<meta name=\"color-scheme\" content=\"light dark\">\n<title>{}</title>\n<link rel=\"icon\" href=\"{up}icon.svg\" \
             type=\"image/svg+xml\">\n<link rel=\"stylesheet\" href=\"{up}{}\">\n<link rel=\"stylesheet\" href=\"{up}pictures/pages.css\">\n\
             </head>\n",
            self.language.code(),
            escape(title),
            self.tokens,
        )
    }

    /// Below `pictures/`.
    pub fn index(&self) -> String {
        let (code, pages) = (self.language.code(), self.language.pages());
        let (site, sheet) = match self.language {
            Language::English => ("../".to_owned(), "../handout.html".to_owned()),
            other => (format!("../{}/", other.code()), format!("../{}/handout.html", other.code())),
        };
        let mut html = self.head(pages.pictures_heading, "../");
        html += &format!(
            "<body class=\"list\">\n<header><p class=\"kick\"><a href=\"{site}\">{}</a></p><h1>{}</h1><p>{}</p><p class=\"all\">\
             <a href=\"sco-atlas-{code}.pptx\">{}</a> <a href=\"sco-atlas-{code}.pdf\">{}</a> <a href=\"{sheet}\">{}</a>{}</p></header>\n<main>\n",
            escape(&self.atlas.about.title),
            pages.pictures_heading,
            pages.pictures_about,
            pages.pictures_slides,
            pages.pictures_pages,
            pages.pictures_sheet,
            self.others(|other| format!("{}.html", other.code())),
        );
        for chapter in self.chapters {
            html += &self.entry(chapter);
        }
        html + "</main>\n</body>\n</html>\n"
    }

    fn others(&self, address: impl Fn(Language) -> String) -> String {
        let others = Language::ALL.into_iter().filter(|other| *other != self.language);
        let link = |other: Language| {
            let (code, words) = (other.code(), other.in_this_language());
            format!(" <a href=\"{}\" lang=\"{code}\" hreflang=\"{code}\">{words}</a>", address(other))
        };
        others.map(link).collect()
    }

    fn entry(&self, chapter: &Chapter) -> String {
        let (code, pages, id) = (self.language.code(), self.language.pages(), &chapter.id);
        let mut files = format!("<a href=\"{code}/{id}.svg\" download>SVG</a>");
        for (end, times, shape) in PICTURES {
            let twice = if times > 1 { [", ", pages.pictures_twice].concat() } else { String::new() };
            files += &format!(" <a href=\"{code}/{id}{end}.png\" download>PNG {shape}{twice}</a>");
        }
        format!(
            "<article id=\"{id}\"><h2>{}</h2><p class=\"kick\">{}</p><a href=\"{}\"><img src=\"{code}/{id}.svg\" alt=\"{}\" width=\"1600\" \
             height=\"900\" loading=\"lazy\"></a>\n<p class=\"files\">{files} <a href=\"{code}/{id}.txt\">{}</a> <a href=\"{code}/{id}-qr.svg\">{}</a> \
             <a href=\"{}\">{}</a></p><p class=\"cite\"><b>{}</b> {}</p></article>\n",
            escape(&chapter.title),
            escape(&chapter.over),
            escape(&chapter.address),
            escape(&chapter.alt),
            pages.pictures_told,
            pages.pictures_code,
            escape(&chapter.address),
            pages.pictures_open,
            pages.pictures_cited,
            escape(&chapter.cited),
        )
    }

    /// At the top of the pages of its language.
    pub fn handout(&self) -> String {
        let (code, pages) = (self.language.code(), self.language.pages());
        let up = if self.language == Language::English { "" } else { "../" };
        let mut html = self.head(&[pages.pictures_sheet, ": ", &self.atlas.about.title].concat(), up);
        html += &format!(
            "<body class=\"paper\">\n<header><p class=\"kick\">{}<span class=\"screen\"> <a href=\"{up}pictures/{code}.html\">{}</a>{}</span></p>\
             <h1>{}</h1><p class=\"sub\">{}</p></header>\n<main>\n",
            pages.pictures_sheet_about,
            pages.pictures_heading,
            self.others(|other| match other {
                Language::English => "../handout.html".to_owned(),
                other => format!("{}/handout.html", other.code()),
            }),
            escape(&self.atlas.about.title),
            escape(&self.atlas.about.subtitle),
        );
        for chapter in self.chapters {
            let id = &chapter.id;
            html += &format!(
                "<article><img class=\"map\" src=\"{up}pictures/{code}/{id}-map.svg\" alt=\"{}\" width=\"680\" height=\"524\">\
                 <div class=\"said\"><p class=\"date\">{}</p><h2>{}. {}</h2><p class=\"sent\">{}</p><p>{}</p><p class=\"src\">{}</p></div>\
                 <img class=\"code\" src=\"{up}pictures/{code}/{id}-qr.svg\" alt=\"{}\" width=\"120\" height=\"120\"></article>\n",
                escape(&chapter.alt),
                escape(&chapter.date),
                chapter.n,
                escape(&chapter.title),
                escape(&chapter.sentence),
                escape(&chapter.point),
                escape(chapter.foot.first().map_or("", String::as_str)),
                escape(&[pages.pictures_code, ": ", &chapter.address].concat()),
            );
        }
        let foot = self.chapters.first().and_then(|chapter| chapter.foot.last()).map_or("", String::as_str);
        html + &format!("</main>\n<footer><p>{} {}</p></footer>\n</body>\n</html>\n", pages.method, escape(foot))
    }
}
