//! Pages that tell of themselves, for engines whose console and network nobody can ask: the site is served with one
//! script more, which sends what went wrong to the server of the test.

use xtask::site::{Asked, Running, Stand};

use crate::Tested;
use crate::visit::built_text;

const SCRIPT: &str = include_str!("watch.js");
const PAGES: &[&str] = &["index.html", "tr/index.html"];
const HEAD: &str = "<head>";

/// Puts the script in front of all others, in the pages of the site and in those that stand in for them.
pub fn over(site: &Running, stands: &[(String, Stand)]) -> Tested {
    site.stand_in("watch.js", Stand::body(SCRIPT));
    site.stand_in("watch", Stand::body(""));
    for page in PAGES {
        let stand = match stands.iter().find(|(file, _)| file == page) {
            Some((_, stand)) => stand.clone(),
            None => Stand::body(built_text(page)?),
        };
        let html = String::from_utf8_lossy(&stand.body);
        let tag = format!("{HEAD}<script src=\"{}watch.js\"></script>", site.url());
        site.stand_in(page, Stand { body: html.replacen(HEAD, &tag, 1).into_bytes(), ..stand });
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
