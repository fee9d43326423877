//! Files in `dist/` that are for hosts and not for readers: `_headers`, which Netlify and Cloudflare Pages read, and
//! `404.html`, without which some hosts give the first page in place of what is missing.

use std::path::Path;

use http::HeaderValue;

use crate::hosting::{FOR_EVER, TAKEN_AWAY, carries_hash, from_origin, is_one_file, recommended_headers};
use crate::step::Outcome;
use crate::workspace;

pub const HEADERS: &str = "_headers";
pub const MISSING: &str = "404.html";

/// No link: it is shown at any depth below a host of which nothing is known.
const NOTHING_HERE: &str = "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
    <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"color-scheme\" content=\"light dark\">\n\
    <meta name=\"robots\" content=\"noindex\">\n<title>404</title>\n</head>\n<body>\n<h1>404</h1>\n<p>Nothing is here.</p>\n\
    <p lang=\"tr\">Burada bir şey yok.</p>\n</body>\n</html>\n";

/// Writes both into `folder`.
pub fn write(folder: &Path) -> Outcome {
    let files = workspace::names_below(folder)?;
    let headers = recommended_headers()?;
    let origin = origin(folder);
    let value = |value: &HeaderValue| Some(from_origin(value.to_str().ok()?, origin.as_deref()));
    let headers: Vec<(&str, String)> =
        headers.iter().filter_map(|(name, worth)| Some((name.as_str(), value(worth)?))).collect();
    for (name, text) in [(HEADERS, rules(&headers, &files)), (MISSING, NOTHING_HERE.to_owned())] {
        let path = folder.join(name);
        workspace::write(&path, text)?;
    }
    Ok(())
}

/// Where the built site says that it lives.
fn origin(folder: &Path) -> Option<String> {
    let page = workspace::read(&folder.join("index.html")).ok()?;
    let (_, rest) = page.split_once("<link rel=\"canonical\" href=\"")?;
    let (address, _) = rest.split_once('"')?;
    let (scheme, rest) = address.split_once("://")?;
    Some(format!("{scheme}://{}", rest.split('/').next()?))
}

/// The rules for these files. Where two match, one host joins their values and another takes the nearer one: so no header
/// stands in two of them, and what is not kept for ever is left to these hosts, who have it asked for again.
fn rules(headers: &[(&str, String)], files: &[String]) -> String {
    let mut text = String::from("/*\n");
    for (name, value) in headers {
        text.push_str(&format!("  {name}: {value}\n"));
    }
    for file in files.iter().filter(|file| carries_hash(file)) {
        text.push_str(&format!("/{file}\n  cache-control: {FOR_EVER}\n"));
    }
    for file in files.iter().filter(|file| is_one_file(file)) {
        // One host leads from `x.html` to `x`.
        for address in [file.as_str(), file.trim_end_matches(".html")] {
            text.push_str(&format!("/{address}\n  content-disposition: {TAKEN_AWAY}\n"));
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(list: &[&str]) -> Vec<String> {
        list.iter().map(|&name| name.to_owned()).collect()
    }

    #[test]
    fn each_header_stands_in_one_rule_of_those_that_match_a_file() {
        let files =
            names(&["index.html", "a-0123456789abcdef_bg.wasm", "tr/b-0123456789abcdef.css", "sco-atlas-tr.html"]);
        let text = rules(&[("x-content-type-options", "nosniff".to_owned())], &files);
        assert_eq!(
            text,
            "/*\n  x-content-type-options: nosniff\n\
             /a-0123456789abcdef_bg.wasm\n  cache-control: public, max-age=31536000, immutable\n\
             /tr/b-0123456789abcdef.css\n  cache-control: public, max-age=31536000, immutable\n\
             /sco-atlas-tr.html\n  content-disposition: attachment\n\
             /sco-atlas-tr\n  content-disposition: attachment\n"
        );
    }

    #[test]
    fn the_rules_of_a_site_keep_within_what_these_hosts_read() {
        let folder = workspace::scratch().join("hosts-tests");
        std::fs::create_dir_all(&folder).unwrap();
        for name in ["a-0123456789abcdef.js", "sco-atlas-en.html"] {
            std::fs::write(folder.join(name), "").unwrap();
        }
        let page = "<head><link rel=\"canonical\" href=\"https://maps.example/sco/\"></head>";
        std::fs::write(folder.join("index.html"), page).unwrap();
        write(&folder).unwrap();
        let text = std::fs::read_to_string(folder.join(HEADERS)).unwrap();
        for (name, value) in recommended_headers().unwrap() {
            let value = from_origin(value.to_str().unwrap(), Some("https://maps.example"));
            assert!(text.contains(&format!("  {name}: {value}\n")), "{name} is not in {text}");
        }
        assert!(text.lines().all(|line| line.len() < 2000), "a line is too long");
        assert!(text.lines().filter(|line| line.starts_with('/')).count() < 100, "there are too many rules");
    }
}
