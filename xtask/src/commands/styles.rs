//! Style sheets as readers get them: without the notes for who changes them, and those of the map as one file. Each further file
//! would be asked for by itself, and what it has in common with the others would be sent again.

use std::path::Path;

use crate::commands::build::with_extension;
use crate::hosting::carries_hash;
use crate::step::{Failure, Outcome};
use crate::workspace;

/// Worn by other pages too, so that it stays a file of its own.
const SHARED: &str = "tokens-";
const BEGINS: &str = "<link rel=\"stylesheet\" href=\"";

pub fn pack(folder: &Path) -> Outcome {
    for file in with_extension(folder, "css")? {
        workspace::write(&file, plain(&workspace::read(&file)?))?;
    }
    join(folder)
}

/// What follows the shared sheet in the first page goes into one file, by the name of the first of them.
fn join(folder: &Path) -> Outcome {
    let page = workspace::read(&folder.join("index.html"))?;
    let names: Vec<&str> = links(&page)
        .filter_map(|link| link.strip_prefix("./"))
        .filter(|name| carries_hash(name) && !name.starts_with(SHARED))
        .collect();
    let Some((first, others)) = names.split_first() else { return Ok(()) };
    let mut whole = workspace::read(&folder.join(first))?;
    for other in others {
        let file = folder.join(other);
        whole.push_str(&workspace::read(&file)?);
        std::fs::remove_file(&file).map_err(|why| Failure::file("remove", &file, why))?;
    }
    workspace::write(&folder.join(first), &whole)?;
    for page in with_extension(folder, "html")? {
        let text = workspace::read(&page)?;
        // In the pages of the build each link has a line of its own.
        let leads_on = |line: &&str| !links(line).any(|link| others.iter().any(|other| link.ends_with(other)));
        workspace::write(&page, text.split_inclusive('\n').filter(leads_on).collect::<String>())?;
    }
    Ok(())
}

fn links(page: &str) -> impl Iterator<Item = &str> {
    page.split(BEGINS).skip(1).filter_map(|rest| Some(rest.split_once('"')?.0))
}

/// No value of ours holds the marks of a note.
fn plain(style: &str) -> String {
    let mut parts = style.split("/*");
    let first = parts.next().unwrap_or_default().to_owned();
    let all = parts.fold(first, |kept, part| kept + part.split_once("*/").map_or("", |(_, rest)| rest));
    all.lines().filter(|line| !line.trim().is_empty()).fold(String::new(), |kept, line| kept + line + "\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_style_sheet_loses_its_notes_and_nothing_else() {
        let style = "/* page.css: a */\n:root {\n  --ink: #172025; /* b\n c */\n\n}\n/* d */\np { margin: 0; }\n";
        assert_eq!(plain(style), ":root {\n  --ink: #172025; \n}\np { margin: 0; }\n");
    }

    #[test]
    fn sheets_of_the_map_become_one_in_their_order_and_others_stay() {
        let folder = workspace::scratch().join("styles-tests");
        let _ = std::fs::remove_dir_all(&folder);
        std::fs::create_dir_all(folder.join("tr")).unwrap();
        let sheets = ["tokens-0123456789abcdef", "page-0123456789abcdef", "map-0123456789abcdef", "share"];
        for (sheet, text) in sheets.iter().zip([":root {}\n", "p {}\n", "/* a */\nb {}\n", "i {}\n"]) {
            std::fs::write(folder.join(format!("{sheet}.css")), text).unwrap();
        }
        for (page, up) in [("index.html", "./"), ("tr/index.html", "../")] {
            let links: String = sheets.iter().map(|sheet| format!("{BEGINS}{up}{sheet}.css\"/>\n")).collect();
            std::fs::write(folder.join(page), format!("<head>\n{links}</head>")).unwrap();
        }
        pack(&folder).unwrap();
        assert_eq!(workspace::read(&folder.join("page-0123456789abcdef.css")).unwrap(), "p {}\nb {}\n");
        assert!(!folder.join("map-0123456789abcdef.css").exists());
        for (page, up) in [("index.html", "./"), ("tr/index.html", "../")] {
            let page = workspace::read(&folder.join(page)).unwrap();
            let left = ["tokens-0123456789abcdef", "page-0123456789abcdef", "share"];
            let left: Vec<String> = left.iter().map(|sheet| format!("{up}{sheet}.css")).collect();
            assert_eq!(links(&page).collect::<Vec<_>>(), left);
            assert!(page.starts_with("<head>\n<link") && page.ends_with("/>\n</head>"), "{page}");
        }
    }
}
