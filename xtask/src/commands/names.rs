//! The wasm, its script and the style sheets are named by what is in them.
//!
//! Trunk names them by what rustc and we wrote. What is done to them afterwards depends on tools and on this program: two
//! builds could give other bytes the same name, which hosts and browsers keep for ever.

use std::path::Path;

use crate::commands::build::with_extension;
use crate::commands::offline::hash;
use crate::hosting::carries_hash;
use crate::step::{Failure, Outcome};
use crate::workspace;

const DIGITS: usize = 16;

/// Renames them in `folder`, and what leads to them in its pages. Run it when nothing changes them any more.
pub fn by_content(folder: &Path) -> Outcome {
    for file in [with_extension(folder, "wasm")?, with_extension(folder, "css")?].concat() {
        let name = file.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        let Some(old) = name.strip_suffix("_bg.wasm").or(name.strip_suffix(".css")).filter(|_| carries_hash(name))
        else {
            continue;
        };
        // A wasm and its script go by one name.
        let ends = [".js", "_bg.wasm", ".css"].map(|end| (file.with_file_name(format!("{old}{end}")), end));
        let together: Vec<_> = ends.into_iter().filter(|(path, _)| path.is_file()).collect();
        let mut bytes = Vec::new();
        for (path, _) in &together {
            bytes.extend(read(path)?);
        }
        let digits: String = hash(&bytes).chars().take(DIGITS).collect();
        let new = format!("{}-{digits}", old.rsplit_once('-').map_or(old, |(begin, _)| begin));
        for (path, end) in &together {
            std::fs::rename(path, path.with_file_name(format!("{new}{end}")))
                .map_err(|why| Failure::file("rename", path, why))?;
        }
        for page in with_extension(folder, "html")? {
            let text = workspace::read(&page)?;
            if text.contains(old) {
                workspace::write(&page, text.replace(old, &new))?;
            }
        }
    }
    Ok(())
}

fn read(path: &Path) -> Outcome<Vec<u8>> {
    std::fs::read(path).map_err(|why| Failure::file("read", path, why))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A site with these bytes in its wasm, renamed; the name that its page leads to.
    fn named(test: &str, wasm: &str) -> String {
        let folder = workspace::scratch().join("names-tests").join(test);
        let _ = std::fs::remove_dir_all(&folder);
        std::fs::create_dir_all(folder.join("tr")).unwrap();
        std::fs::write(folder.join("a-0123456789abcdef.js"), "script").unwrap();
        std::fs::write(folder.join("a-0123456789abcdef_bg.wasm"), wasm).unwrap();
        std::fs::write(folder.join("press_bg.wasm"), "press").unwrap();
        std::fs::write(folder.join("page-0123456789abcdef.css"), "p {}").unwrap();
        for page in ["index.html", "tr/index.html"] {
            std::fs::write(
                folder.join(page),
                "./a-0123456789abcdef.js ./a-0123456789abcdef_bg.wasm ./page-0123456789abcdef.css",
            )
            .unwrap();
        }
        by_content(&folder).unwrap();
        let page = std::fs::read_to_string(folder.join("tr/index.html")).unwrap();
        assert_eq!(page, std::fs::read_to_string(folder.join("index.html")).unwrap());
        for name in page.split(' ') {
            assert!(folder.join(name).is_file() && carries_hash(name), "{name}");
        }
        assert!(folder.join("press_bg.wasm").is_file(), "what has no hash keeps its name");
        assert!(!folder.join("a-0123456789abcdef.js").exists() && !folder.join("page-0123456789abcdef.css").exists());
        page
    }

    #[test]
    fn the_same_bytes_have_the_same_name_and_others_another() {
        assert_eq!(named("one", "wasm"), named("same", "wasm"));
        assert_ne!(named("one", "wasm"), named("other", "smaller wasm"));
    }
}
