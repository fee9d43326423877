//! What the service worker keeps: each file of the site with the hash of its bytes, written into `sw.js`.
//!
//! The worker takes exactly these files or none. Data to take away, pictures, files for hosts and the page in one file
//! are not the running site and stay out.

use std::path::Path;

use sha2::{Digest, Sha256};

use crate::commands::hosts;
use crate::step::{Failure, Outcome};
use crate::workspace;

const WORKER: &str = "sw.js";
const FILES: &str = "/*put:files*/ {}";
const VERSION: &str = "/*put:version*/";
/// Folders that are not kept.
const ASIDE: &[&str] = &["data/", "embed/", "press/", "pictures/", "handout.html", "tr/handout.html"];
/// How names begin or end that are not kept.
const NOT: &[&str] = &[".br", ".gz", "oembed.json", WORKER, hosts::HEADERS, hosts::MISSING];
const ONE_FILE: (&str, &str) = ("sco-atlas-", ".html");

/// Writes the list into the worker of `folder`.
pub fn list(folder: &Path) -> Outcome {
    let path = folder.join(WORKER);
    let worker = workspace::read(&path)?;
    if !(worker.contains(FILES) && worker.contains(VERSION)) {
        return Err(Failure::new(format!("{} has no place for the list of files.", path.display()))
            .hint("www/sw.js marks it: `/*put:files*/ {}` and `/*put:version*/`."));
    }
    let mut files = Vec::new();
    for name in workspace::names_below(folder)? {
        if is_kept(&name) {
            let file = folder.join(&name);
            let bytes = std::fs::read(&file).map_err(|why| Failure::file("read", &file, why))?;
            files.push((name, hash(&bytes)));
        }
    }
    workspace::write(&path, written(&worker, &files))
}

fn is_kept(name: &str) -> bool {
    let whole = name.starts_with(ONE_FILE.0) && name.ends_with(ONE_FILE.1);
    !whole && !ASIDE.iter().any(|folder| name.starts_with(folder)) && !NOT.iter().any(|end| name.ends_with(end))
}

/// The worker with a list in it. Its version is the hash of the list: other files, another version.
pub fn written(worker: &str, files: &[(String, String)]) -> String {
    let lines: Vec<String> = files.iter().map(|(name, hash)| format!("  \"{name}\": \"{hash}\"")).collect();
    let list = format!("{{\n{},\n}}", lines.join(",\n"));
    let version: String = hash(list.as_bytes()).chars().take(16).collect();
    worker.replace(FILES, &list).replace(VERSION, &version)
}

pub fn hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_running_site_needs_is_kept_and_nothing_else() {
        for kept in ["index.html", "tr/index.html", "a-1.css", "sco-atlas-1_bg.wasm", "sco-atlas-1.js", "detail-1.svg"]
        {
            assert!(is_kept(kept), "{kept}");
        }
        for left in [
            "index.html.br",
            "a.css.gz",
            "sw.js",
            "data/x.csv",
            "embed/sco-atlas.js",
            "sco-atlas-tr.html",
            "_headers",
            "404.html",
            "pictures/en/six.svg",
        ] {
            assert!(!is_kept(left), "{left}");
        }
        assert!(!is_kept("oembed.json") && !is_kept("tr/oembed.json"));
    }

    #[test]
    fn another_byte_is_another_version() {
        let version = |bytes: &[u8]| written(VERSION, &[("index.html".to_owned(), hash(bytes))]);
        assert_eq!(version(b"one"), version(b"one"));
        assert_ne!(version(b"one"), version(b"two"));
    }

    #[test]
    fn the_worker_of_the_repository_has_places_for_both() {
        let worker = std::fs::read_to_string(workspace::root().join("www/sw.js")).unwrap();
        let filled = written(&worker, &[("index.html".to_owned(), hash(b"page"))]);
        assert!(filled.contains("\"index.html\": \"") && !filled.contains("put:"));
    }
}
