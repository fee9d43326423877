//! `sco-atlas-<lang>.html`: a page of the site with everything inside, to be opened from a disk without network.
//!
//! Text that is read without script stays as it is: the start page and the record. What only the running map needs lies
//! packed (gzip, base64) in blocks that `www/one-file.js` opens. The geometry is among them: plain, it would cost the
//! fine map its place below a million bytes.

use std::path::Path;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use crate::commands::compress::gzip;
use crate::step::{Failure, Outcome};
use crate::workspace;

/// The languages and where their pages lie.
const PAGES: &[(&str, &str)] = &[("en", "index.html"), ("tr", "tr/index.html")];
/// What the page itself may do: nothing but show what it holds.
const POLICY: &str = "default-src 'none'; script-src 'unsafe-inline' 'wasm-unsafe-eval' blob: data:; \
                      style-src 'unsafe-inline' data:; img-src data: blob:; connect-src data: blob:; base-uri 'none'; \
                      form-action 'none'";
/// How `dress.js` names a file that it fetches.
const FETCHED: (&str, &str) = ("new URL(\"", "\", own).href");
/// Nobody knows whether the file of the other language lies beside this one: no link leads there.
const STYLE: &str = ".lang, .share-b { display: none !important; }";

/// Writes a file for each language of the site in `dist/`.
pub fn write() -> Outcome {
    let dist = workspace::dist();
    let start = workspace::read(&workspace::root().join("www/one-file.js"))?;
    for (language, page) in PAGES {
        let html = workspace::read(&dist.join(page))?;
        let whole = Whole { folder: &dist, start: &start }.of(&html)?;
        let file = dist.join(format!("sco-atlas-{language}.html"));
        workspace::write(&file, whole)?;
    }
    Ok(())
}

struct Whole<'a> {
    folder: &'a Path,
    start: &'a str,
}

impl Whole<'_> {
    /// The page with its files inside.
    fn of(&self, html: &str) -> Outcome<String> {
        // As if it lay at the top, and without the panel whose wasm lies beside the page.
        let html = html.replace("\"../", "\"./");
        let html = html.replace(part(&html, "<section id=\"share\"", "<script type=\"text/plain\" id=\"words\">")?, "");
        // What is for machines that find pages goes too: nobody finds a file on a disk.
        let html = html.replace(part(&html, "<script type=\"application/ld+json\">", "</body>")?, "");
        let site = between(&html, "type=\"application/json+oembed\" href=\"", "oembed.json")?.to_owned();
        let site = site.strip_suffix("tr/").unwrap_or(&site);
        let html = html.replace("\"./data/", &format!("\"{site}data/")).replace("\"data/", &format!("\"{site}data/"));
        let script = self.text(between(&html, "data-js=\"./", "\"")?)?;
        let wasm = self.bytes(between(&html, "data-wasm=\"./", "\"")?)?;
        let fine = between(&html, "data-detail=\"./", "\"")?;
        let detail = self.bytes(fine)?;
        let geometry = between(&html, "<!--geo-->", "<!--/geo-->")?;
        let still = part(&html, "<section id=\"figures\"", "<script type=\"text/plain\" id=\"words\">")?;
        let atlas = between(&html, "id=\"atlas\">", "</script>")?;

        let mut blocks = String::new();
        for (id, bytes) in [
            ("geo", geometry.as_bytes()),
            ("still", still.as_bytes()),
            ("atlas", atlas.as_bytes()),
            ("detail", &detail),
            ("script", script.as_bytes()),
            ("wasm", &wasm),
        ] {
            blocks.push_str(&packed(id, bytes)?);
        }
        let record = part(&html, "<section id=\"record\"", "<section id=\"figures\"")?;
        let body = html.replace(geometry, "").replace(still, "").replace(atlas, "");
        let body = body.replace(record, &without_signs(record)).replace(&format!("\"./{fine}\""), "\"\"");
        let keys = self.text("by-key.js")?;
        let end = format!(
            "{blocks}\n<script type=\"module\">\n{keys}</script>\n<script type=\"module\">\n{}</script>\n</body>",
            self.start
        );
        let body = body.replace("</body>", &end);
        let body = body.replacen("<html ", "<html data-whole ", 1);
        let (head, body) = body.split_once("</head>").ok_or_else(|| missing("</head>"))?;
        Ok(format!("{}</head>{body}", self.head(head)?))
    }

    /// The head with its styles and its first script inside, and without what leads to other files.
    fn head(&self, head: &str) -> Outcome<String> {
        let mut kept = String::with_capacity(head.len());
        let mut rest = head;
        while let Some((before, after)) = rest.split_once('<') {
            kept.push_str(before);
            let (tag, after) = after.split_once('>').ok_or_else(|| missing(">"))?;
            rest = after;
            let link =
                |begin: &str| tag.starts_with("link ").then(|| tag.split_once(begin)).flatten()?.1.split('"').next();
            if tag.starts_with("meta charset") {
                kept.push_str(&format!("<{tag}>\n<meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">"));
            } else if let Some(style) = link("rel=\"stylesheet\" href=\"./") {
                kept.push_str(&format!("<style>\n{}</style>", self.text(style)?));
            } else if let Some(icon) = link("rel=\"icon\" href=\"./") {
                let icon = STANDARD.encode(self.bytes(icon)?);
                kept.push_str(&format!("<link rel=\"icon\" href=\"data:image/svg+xml;base64,{icon}\">"));
            } else if tag.starts_with("script src=\"./dress.js\"") {
                let dress = self.with_files(&self.text("dress.js")?)?;
                kept.push_str(&format!("<script>\n{dress}</script>"));
                rest = rest.strip_prefix("</script>").unwrap_or(rest);
            } else if tag.starts_with("script type=\"module\"") {
                rest = rest.strip_prefix("</script>").unwrap_or(rest);
            } else if !tag.starts_with("link ") || tag.contains(" href=\"http") {
                kept.push_str(&format!("<{tag}>"));
            }
        }
        kept.push_str(rest);
        let lines: Vec<&str> = kept.lines().filter(|line| !line.trim().is_empty()).collect();
        Ok(format!("{}\n<style>{STYLE}</style>\n", lines.join("\n")))
    }

    /// A script with the files inside that it would fetch when they are needed.
    fn with_files(&self, script: &str) -> Outcome<String> {
        let mut parts = script.split(FETCHED.0);
        let mut whole = parts.next().unwrap_or_default().to_owned();
        for part in parts {
            let (name, rest) = part.split_once(FETCHED.1).ok_or_else(|| missing(FETCHED.1))?;
            let kind = if name.ends_with(".css") { "text/css" } else { "text/javascript" };
            whole.push_str(&format!("\"data:{kind};base64,{}\"{rest}", STANDARD.encode(self.bytes(name)?)));
        }
        Ok(whole)
    }

    fn text(&self, name: &str) -> Outcome<String> {
        let text = workspace::read(&self.folder.join(name))?;
        // Neither may end the element that it comes to stand in.
        if text.contains("</script") || text.contains("</style") {
            return Err(Failure::new(format!("{name} cannot stand inside a page: it closes an element.")));
        }
        Ok(text)
    }

    fn bytes(&self, name: &str) -> Outcome<Vec<u8>> {
        let path = self.folder.join(name);
        std::fs::read(&path).map_err(|why| Failure::file("read", &path, why))
    }
}

/// The record's small signs say nothing that its words do not.
fn without_signs(record: &str) -> String {
    let mut parts = record.split("<svg ");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |kept, part| kept + part.split_once("</svg>").map_or(part, |(_, rest)| rest))
}

fn packed(id: &str, bytes: &[u8]) -> Outcome<String> {
    let small = gzip(bytes).map_err(|why| Failure::new(format!("Could not pack the {id} of the page: {why}.")))?;
    Ok(format!("\n<script type=\"application/gzip\" id=\"packed-{id}\">{}</script>", STANDARD.encode(small)))
}

/// What stands between two marks; the first pair of them.
fn between<'a>(html: &'a str, from: &str, to: &str) -> Outcome<&'a str> {
    let after = html.split_once(from).ok_or_else(|| missing(from))?.1;
    Ok(after.split_once(to).ok_or_else(|| missing(to))?.0)
}

/// The same with the first mark.
fn part<'a>(html: &'a str, from: &str, to: &str) -> Outcome<&'a str> {
    let at = html.find(from).ok_or_else(|| missing(from))?;
    let rest = html.get(at..).unwrap_or_default();
    Ok(rest.split_once(to).ok_or_else(|| missing(to))?.0)
}

fn missing(what: &str) -> Failure {
    Failure::new(format!("The page has no `{what}`: the file with everything inside cannot be made of it."))
        .hint("xtask/src/commands/one_file.rs says what it looks for.")
}

#[cfg(test)]
mod tests {
    use super::*;

    const HTML: &str = "<!doctype html>\n<html lang=\"tr\" data-atlas=\"loading\">\n<head>\n<meta charset=\"utf-8\">\n\
        <title>T</title><link rel=\"alternate\" type=\"application/json+oembed\" href=\"https://a.example/tr/oembed.json\">\n\
        <link rel=\"icon\" href=\"../icon.svg\" type=\"image/svg+xml\">\n<link rel=\"alternate\" hreflang=\"en\" href=\"../\">\n\
        <script src=\"../dress.js\"></script>\n<link rel=\"stylesheet\" href=\"../page-1.css\"/>\n\
        <script type=\"module\" src=\"../boot.js\" data-js=\"../a.js\" data-wasm=\"../a.wasm\"></script></head>\n<body>\n\
        <svg id=\"geo\" data-detail=\"../detail-1.svg\"><defs><!--geo--><path d=\"m1 2\"/><!--/geo--></defs></svg>\n\
        <section id=\"record\"><svg class=\"gl\"><path/></svg>Words</section>\n<section id=\"figures\">F</section>\n\
        <section id=\"about\"><a href=\"../data/x.csv\">X</a></section>\n<section id=\"share\">S</section>\n\
        <script type=\"text/plain\" id=\"words\">W</script>\n<script type=\"application/geo+json\" id=\"atlas\">{}</script>\n\
        <script type=\"application/ld+json\">{\"a\": \"<b>\"}</script></body>\n</html>\n";

    fn folder(name: &str, script: &str) -> std::path::PathBuf {
        let folder = workspace::scratch().join("one-file-tests").join(name);
        std::fs::create_dir_all(&folder).unwrap();
        for (name, text) in [
            ("icon.svg", "<svg/>"),
            ("dress.js", script),
            ("by-key.js", "keys();"),
            ("page-1.css", "p { color: red }"),
            ("a.js", "export {};"),
            ("a.wasm", "wasm"),
            ("detail-1.svg", "<svg/>"),
        ] {
            std::fs::write(folder.join(name), text).unwrap();
        }
        folder
    }

    fn opened(html: &str, id: &str) -> String {
        use std::io::Read;
        let block = between(html, &format!("id=\"packed-{id}\">"), "</script>").unwrap();
        let small = STANDARD.decode(block).unwrap();
        let mut text = String::new();
        flate2::read::GzDecoder::new(small.as_slice()).read_to_string(&mut text).unwrap();
        text
    }

    #[test]
    fn nothing_in_it_leads_to_a_file_beside_it() {
        let folder = folder("whole", "go();");
        let html = Whole { folder: &folder, start: "start();\n" }.of(HTML).unwrap();
        for left in ["=\"./", "=\"../", "boot.js", "hreflang", "ld+json", "<b>", "id=\"share"] {
            assert!(!html.contains(left), "{left} in {html}");
        }
        for inside in ["p { color: red }", "go();", "keys();", "start();", ">Words</section>", "<html data-whole lang"]
        {
            assert!(html.contains(inside), "{inside} is not in {html}");
        }
        assert_eq!(opened(&html, "geo"), "<path d=\"m1 2\"/>");
        assert_eq!(opened(&html, "wasm"), "wasm");
        assert_eq!(opened(&html, "atlas"), "{}");
        assert!(opened(&html, "still").contains("<a href=\"https://a.example/data/x.csv\">"));
    }

    #[test]
    fn what_the_first_script_would_fetch_is_inside_it() {
        let folder = folder("fetched", "add(new URL(\"page-1.css\", own).href, 1);");
        let html = Whole { folder: &folder, start: "" }.of(HTML).unwrap();
        let style = STANDARD.encode("p { color: red }");
        assert!(html.contains(&format!("add(\"data:text/css;base64,{style}\", 1);")), "{html}");
    }

    #[test]
    fn a_script_that_would_end_its_element_is_refused() {
        let folder = folder("closing", "'</script>'");
        assert!(Whole { folder: &folder, start: "" }.of(HTML).is_err());
    }

    #[test]
    fn a_page_without_its_parts_is_refused() {
        let folder = folder("parts", "");
        let html = HTML.replace("<!--geo-->", "");
        assert!(Whole { folder: &folder, start: "" }.of(&html).is_err());
    }
}
