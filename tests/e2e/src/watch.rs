//! Scripts in front of all others, which the server of the test puts into the pages that it sends: a story's own, and, for
//! engines whose console and network nobody can ask, one that tells the server what went wrong.

use xtask::site::{Asked, Running, Stand};

use crate::Tested;
use crate::visit::built_text;

const SCRIPT: &str = include_str!("watch.js");
const PAGES: &[&str] = &["index.html", "tr/index.html"];
const HEAD: &str = "<head>";

/// The script by which pages tell of themselves.
pub fn over(site: &Running) -> (&'static str, &'static str) {
    site.stand_in("watch", Stand::body(""));
    ("watch.js", SCRIPT)
}

/// Puts scripts, by name, in front of all others, in the pages of the site and in those that stand in for them.
pub fn put_first(site: &Running, stands: &[(String, Stand)], scripts: &[(&str, &str)]) -> Tested {
    let mut head = HEAD.to_owned();
    for (name, script) in scripts {
        site.stand_in(name, Stand::body(*script));
        head.push_str(&format!("<script src=\"{}{name}\"></script>", site.url()));
    }
    for page in PAGES {
        let stand = match stands.iter().find(|(file, _)| file == page) {
            Some((_, stand)) => stand.clone(),
            None => Stand::body(built_text(page)?),
        };
        let html = String::from_utf8_lossy(&stand.body);
        site.stand_in(page, Stand { body: html.replacen(HEAD, &head, 1).into_bytes(), ..stand });
    }
    Ok(())
}

/// What was told by `kind`, in plain words.
fn told<'a>(asked: &'a [Asked], kind: &'a str) -> impl Iterator<Item = String> + 'a {
    asked.iter().filter_map(move |one| {
        let (_, words) = one.path.split_once("/watch?")?;
        let mut pairs = url::form_urlencoded::parse(words.as_bytes());
        pairs.find(|(name, _)| name == kind).map(|(_, words)| words.into_owned())
    })
}

/// Errors as a console has them: what the page told, and the files that did not come.
pub fn errors(asked: &[Asked]) -> Vec<String> {
    let lost = asked.iter().filter(|one| one.status >= 400);
    let lost = lost.map(|one| format!("{} failed to load: the server answered {}", one.path, one.status));
    told(asked, "error").chain(lost).collect()
}

/// Addresses of other hosts that the page asked for.
pub fn others(asked: &[Asked]) -> Vec<String> {
    told(asked, "other").collect()
}
