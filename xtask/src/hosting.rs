//! What a good host sends with each file of the site: the headers of `docs/hosting/headers.txt`, its type, and how long it
//! may be kept.
//!
//! [`crate::site`] is such a host. `docs/hosting/` has configurations for others; the tests here hold them to the same rules.

use std::path::Path;

use http::{HeaderName, HeaderValue, StatusCode};

use crate::step::{Failure, Outcome};
use crate::workspace;

/// For names that carry a hash of their content.
pub const FOR_EVER: &str = "public, max-age=31536000, immutable";
/// For all others: kept, but asked for again before each use.
pub const ASK_AGAIN: &str = "no-cache";
/// For the page in one file, see [`is_one_file`].
pub const TAKEN_AWAY: &str = "attachment";

/// Stands in the headers for the origin of the page, `https://example.org`.
pub const ORIGIN: &str = "{origin}";

/// The headers of `docs/hosting/headers.txt`, with [`ORIGIN`] in them.
pub fn recommended_headers() -> Outcome<Vec<(HeaderName, HeaderValue)>> {
    let path = workspace::root().join("docs/hosting/headers.txt");
    let text = workspace::read(&path)?;
    header_lines(&text)
        .map(|line| {
            header(line).ok_or_else(|| {
                Failure::new(format!("{}: `{line}` is not a header.", path.display())).hint("Write `Name: value`.")
            })
        })
        .collect()
}

/// The lines that are headers, not notes.
pub fn header_lines(text: &str) -> impl Iterator<Item = &str> {
    text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'))
}

fn header(line: &str) -> Option<(HeaderName, HeaderValue)> {
    let (name, value) = line.split_once(':')?;
    Some((name.trim().parse().ok()?, value.trim().parse().ok()?))
}

/// The value for a page of this origin; where it is not known it is not named.
pub fn from_origin(value: &str, origin: Option<&str>) -> String {
    match origin {
        Some(origin) => value.replace(ORIGIN, origin),
        None => value.replace(&format!(" {ORIGIN}"), ""),
    }
}

/// The types of what this site is made of; anything else is left to the general table of a server.
pub fn media_type(path: &str) -> Option<&'static str> {
    if path.ends_with('/') {
        return Some("text/html; charset=utf-8");
    }
    Some(match Path::new(path).extension()?.to_str()? {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "wasm" => "application/wasm",
        "geojson" => "application/geo+json",
        "json" => "application/json",
        "svg" => "image/svg+xml",
        "csv" => "text/csv; charset=utf-8",
        "txt" | "md" => "text/plain; charset=utf-8",
        "webmanifest" => "application/manifest+json",
        "bin" => "application/octet-stream",
        _ => return None,
    })
}

/// Names with a hash of the content may be kept for ever; all else must be asked for again. So must an answer that is an
/// error: what is missing while a version is put up is there a moment later.
pub fn cache_rule(path: &str, status: StatusCode) -> &'static str {
    let is_file = status.is_success() || status == StatusCode::NOT_MODIFIED;
    if is_file && carries_hash(path) { FOR_EVER } else { ASK_AGAIN }
}

/// `name-<hash>.js`, `name-<hash>_bg.wasm`: 12 to 16 hexadecimal digits, as Trunk writes them.
pub fn carries_hash(path: &str) -> bool {
    let Some(stem) = Path::new(path).file_stem().and_then(|stem| stem.to_str()) else {
        return false;
    };
    let Some((_, hash)) = stem.strip_suffix("_bg").unwrap_or(stem).rsplit_once('-') else {
        return false;
    };
    (12..=16).contains(&hash.len()) && hash.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}

/// `sco-atlas-<language>.html`: the page with everything inside. The policy of the site would keep its scripts from running,
/// so it is not opened where it lies but taken away.
pub fn is_one_file(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or_default();
    let language = name.strip_prefix("sco-atlas-").and_then(|rest| rest.strip_suffix(".html"));
    language.is_some_and(|code| !code.is_empty() && code.bytes().all(|byte| byte.is_ascii_lowercase()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use regex::Regex;

    /// Names as a build writes them, and names that only look like it.
    const KEPT: &[&str] = &[
        "sco-atlas-1a2b3c4d5e6f7081.js",
        "sco-atlas-1a2b3c4d5e6f708_bg.wasm",
        "tokens-b3c1f7a90d2e4c55.css",
        "detail-44c0ffee00c0ffee.svg",
        "v/1.2.0/detail-44c0ffee00c0ffee.svg",
    ];
    const NOT_KEPT: &[&str] = &[
        "",
        "index.html",
        "tr/index.html",
        "boot.js",
        "sw.js",
        "presenter.html",
        "press/press_bg.wasm",
        "data/atlas.en.geojson",
        "data/atlas.csv",
        "sco-atlas-en.html",
        "embed/sco-atlas.js",
        "pictures/en/six.svg",
        "pictures/en/summer-2005-16x9@2x.png",
        "pictures/sco-atlas-tr.pptx",
        "2005-07-05.json",
        "1a2b3c4d5e6f7081.js",
        "a-1a2b3c4d5e6.js",
        "a-1a2b3c4d5e6f70819.js",
    ];

    fn file(name: &str) -> String {
        std::fs::read_to_string(workspace::root().join("docs/hosting").join(name)).unwrap()
    }

    /// The lists, and what was built, if something was.
    fn names() -> Vec<String> {
        let built = workspace::names_below(&workspace::dist()).unwrap_or_default();
        KEPT.iter().chain(NOT_KEPT).map(|&name| name.to_owned()).chain(built).collect()
    }

    /// The first text in quotes of the first line that has `mark`; nginx begins a pattern with `~`.
    fn quoted<'a>(config: &'a str, mark: &str) -> &'a str {
        let line = config.lines().find(|line| line.contains(mark)).unwrap_or_else(|| panic!("no line has {mark}"));
        line.split('"').nth(1).unwrap_or_else(|| panic!("{line} has nothing in quotes")).trim_start_matches('~')
    }

    /// The headers that a configuration sends with every answer: name and value of each line that `name` finds one in.
    /// `origin` is how it says that.
    fn sent(config: &str, origin: &str, name: impl Fn(&str) -> Option<&str>) -> Vec<(String, String)> {
        let value = |line: &str| Some(line.split('"').nth(1)?.replace(origin, ORIGIN));
        let pair = |line: &str| Some((name(line.trim())?.to_lowercase(), value(line)?));
        config.lines().filter_map(pair).collect()
    }

    fn wanted() -> Vec<(String, String)> {
        let pair = |(name, value): (HeaderName, HeaderValue)| (name.to_string(), value.to_str().unwrap().to_owned());
        recommended_headers().unwrap().into_iter().map(pair).collect()
    }

    #[test]
    fn only_names_with_a_hash_are_kept_for_ever() {
        for name in KEPT {
            assert!(carries_hash(name), "{name}");
        }
        for name in NOT_KEPT {
            assert!(!carries_hash(name), "{name}");
        }
        assert_eq!(cache_rule("a-1a2b3c4d5e6f7081.js", StatusCode::NOT_FOUND), ASK_AGAIN);
        assert_eq!(cache_rule("a-1a2b3c4d5e6f7081.js", StatusCode::NOT_MODIFIED), FOR_EVER);
    }

    #[test]
    fn only_the_page_in_one_file_is_taken_away() {
        assert!(is_one_file("sco-atlas-en.html") && is_one_file("/maps/v/1.2.0/sco-atlas-tr.html"));
        for name in ["index.html", "embed/sco-atlas.js", "sco-atlas-1a2b3c4d5e6f7081.js", "sco-atlas-.html"] {
            assert!(!is_one_file(name), "{name}");
        }
    }

    #[test]
    fn nginx_sends_the_recommended_headers_and_no_other_policy() {
        let config = file("nginx.conf");
        let headers = sent(&config, "$scheme://$http_host", |line| line.strip_prefix("add_header ")?.split(' ').next());
        assert_eq!(headers, wanted(), "docs/hosting/nginx.conf and headers.txt");
        // One in an inner block would put all of these out of force.
        assert!(!config.contains("        add_header"), "an add_header stands in an inner block");
        assert!(config.lines().filter(|line| line.contains("add_header ")).all(|line| line.ends_with(" always;")));
    }

    #[test]
    fn caddy_sends_the_recommended_headers_and_no_other_policy() {
        let config = file("Caddyfile");
        let block = config.split("header {").nth(1).and_then(|rest| rest.split("\t\t}").next()).unwrap();
        let mut headers = sent(block, "{scheme}://{hostport}", |line| line.split(' ').next());
        assert_eq!(headers.pop(), Some(("cache-control".to_owned(), ASK_AGAIN.to_owned())));
        assert_eq!(headers, wanted(), "docs/hosting/Caddyfile and headers.txt");
        // That would put the block off until a file is sent: errors would go without it.
        assert!(!block.lines().any(|line| line.trim().starts_with('-')), "the block takes a header away");
    }

    #[test]
    fn nginx_and_caddy_keep_for_ever_what_this_server_keeps_and_take_away_the_same_file() {
        let (nginx, caddy) = (file("nginx.conf"), file("Caddyfile"));
        for config in [&nginx, &caddy] {
            let kept = Regex::new(quoted(config, "[0-9a-f]{")).unwrap();
            let aside = Regex::new(quoted(config, "/sco-atlas-[")).unwrap();
            for name in names() {
                let address = format!("/{name}");
                assert_eq!(kept.is_match(&address), carries_hash(&name), "{name} by {kept}");
                assert_eq!(aside.is_match(&address), is_one_file(&name), "{name} by {aside}");
            }
            assert!(config.contains(&format!("\"{FOR_EVER}\"")) && config.contains(&format!("\"{TAKEN_AWAY}\"")));
        }
    }

    #[test]
    fn nginx_and_caddy_know_the_types_that_this_server_sends() {
        let (nginx, caddy) = (file("nginx.conf"), file("Caddyfile"));
        for ending in ["html", "css", "js", "wasm", "geojson", "json", "svg", "csv", "txt", "md", "webmanifest"] {
            let whole = media_type(&format!("a.{ending}")).unwrap();
            let bare = whole.split(';').next().unwrap();
            let typed = |line: &str| {
                let mut words = line.trim().trim_end_matches(';').split_whitespace();
                words.next() == Some(bare) && words.any(|word| word == ending)
            };
            assert!(nginx.lines().any(typed), "nginx.conf gives .{ending} another type than {bare}");
            // Where Caddy is told nothing it knows the type by itself: those four are in its own table.
            let own = ["html", "css", "json", "svg"].contains(&ending);
            let matcher = caddy.lines().find(|line| {
                line.contains(" path ") && line.ends_with(&format!("*.{ending}"))
                    || line.contains(&format!("*.{ending} "))
            });
            let told = matcher.and_then(|line| line.split_whitespace().next());
            assert_eq!(told.is_none(), own, ".{ending} in the Caddyfile");
            if let Some(name) = told {
                assert!(
                    caddy.contains(&format!("header {name} Content-Type \"{whole}\"")),
                    ".{ending} in the Caddyfile"
                );
            }
        }
    }
}
