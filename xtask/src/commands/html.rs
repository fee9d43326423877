//! Every HTML file of the built site, held to the HTML standard by the Nu checker: a program in Java, from npm.

use std::path::PathBuf;

use crate::browsers::from_debian;
use crate::commands::build::with_extension;
use crate::npm::VNU;
use crate::step::{Outcome, Run, note, step};
use crate::tools::on_path;
use crate::workspace;

/// Properties of styles that the checker's list is too old for; each of them stands in its standard: SVG 2 has the first
/// two, CSS Basic User Interface 4 the third.
const NEWER: &str = ".*CSS: “(paint-order|vector-effect|field-sizing)”: Property .* doesn't exist.*";

/// Java from PATH; on Debian, as root, installed.
pub fn java() -> Outcome<Option<PathBuf>> {
    if on_path("java").is_none() && VNU.find().is_some() {
        from_debian("Java", &["default-jre-headless"])?;
    }
    Ok(on_path("java"))
}

/// Whether it could be checked; a page that breaks the standard is a failure.
pub fn hold() -> Outcome<bool> {
    let (checker, java) = (VNU.find(), java()?);
    let (Some(checker), Some(java)) = (&checker, &java) else {
        let missing = if checker.is_none() { "vnu-jar from npm" } else { "Java" };
        note("test", format!("the HTML of every page: left out, {missing} is missing"));
        return Ok(false);
    };
    let pages = with_extension(&workspace::dist(), "html")?;
    step("test", &format!("the HTML of every page ({})", pages.len()), || {
        Run::new(java, "html")
            .args(["-Xss4m", "-jar"])
            .args([checker])
            .args(["--format", "gnu", "--filterpattern", NEWER])
            .args(&pages)
            .remedy("Each line above names the file, the place and what the HTML standard says.")
            .quietly()
    })?;
    Ok(true)
}
