//! axe-core in every state of the page: light, dark and high contrast, English and Turkish, desk and phone.
//!
//! Its source is run through WebDriver, which no policy of the page binds. `AXE_ONLY=part of a name` runs those states alone.

use std::collections::BTreeMap;
use std::time::Duration;

use e2e::engine::Visitor;
use e2e::page::Page;
use e2e::visit::{Visit, built_bytes, built_file, built_with, left_out_in};
use e2e::{Problem, Tested, holds};
use serde_json::Value;
use xtask::browsers::Kind;
use xtask::npm::AXE;
use xtask::site::Stand;

use crate::NO_TITLES;
use crate::share::READY;

/// What is done on the page to come into the state.
enum Do {
    Click(&'static str),
    Keys(&'static str, &'static str),
    Type(&'static str),
    /// Waits until it holds.
    Until(&'static str),
}

use Do::{Click, Keys, Type, Until};

struct State {
    name: &'static str,
    /// What of the address chooses the page: `embed=1`.
    query: &'static str,
    link: &'static str,
    way: &'static [Do],
}

const fn at(name: &'static str, link: &'static str) -> State {
    State { name, query: "", link, way: &[] }
}

const fn after(name: &'static str, link: &'static str, way: &'static [Do]) -> State {
    State { name, query: "", link, way }
}

const EVENT: &str = "#t=2005-07-05&e=astana-declaration-2005";

/// What a page at a desk, a tablet and a phone can be.
const STATES: &[State] = &[
    at("start", ""),
    at("event open", EVENT),
    at("date without an event", "#t=2003-08-20"),
    at("event without a date", "#e=sco-lacks-means"),
    at("story", "#p=story"),
    at("chapter", "#p=story&h=price-of-manas"),
    at("step of a chapter", "#t=2005-07-05&e=astana-declaration-2005&p=story&h=price-of-manas"),
    at("list", "#t=2017-06-09&p=events"),
    at("filter", "#t=2005-07-05&x=summit,trade&p=signs"),
    at("search with hits", "#p=events&q=Manas"),
    at("search without hits", "#p=events&q=xyzzy"),
    at("figures", "#p=figures"),
    at("in words", "#t=2005-07-05&p=words"),
    at("about", "#p=about"),
    at("compare", "#t=2017-06-09&w=2001-06-15&p=explore"),
    at("near", "#t=2014-05-21&c=74.6,42.9,7"),
    at("a year on the ruler", "#t=2005&z=2005&r=spans"),
    at("nothing unread", "#p=problems"),
    after("map under the keyboard", EVENT, &[Keys(".map", "Enter")]),
    after("playing", EVENT, &[Click(".pb.play")]),
    after("share", "#t=2005-07-05&p=share", &[Until(READY)]),
    after("dialog of the code", "#t=2005-07-05&p=share", &[Until(READY), Click("[data-take=large]")]),
    after("dialog of the keys", "#p=about", &[Click("[data-keys]")]),
];

const AT_A_DESK: &[State] = &[after("date being written", EVENT, &[Click(".card .date-b"), Type("2009")])];

const ON_A_PHONE: &[State] = &[
    after("sheet half up", EVENT, &[Click(".grip")]),
    after("sheet full", EVENT, &[Click(".grip"), Click(".grip")]),
    after("date being written", EVENT, &[Click(".here .date-b"), Type("2009")]),
    after("menu", "", &[Click(".menu-b")]),
    after("key", EVENT, &[Click(".key button")]),
];

const ELSEWHERE: &[State] = &[
    State { name: "embed", query: "embed=1", link: EVENT, way: &[] },
    State { name: "bare embed", query: "embed=1&controls=0", link: EVENT, way: &[] },
    State { name: "lecture", query: "lecture", link: EVENT, way: &[] },
    State { name: "lecture, a chapter", query: "lecture=chapters", link: "#p=story&h=six", way: &[] },
];

/// What stands beside the page.
const PAGES: &[&str] = &["presenter.html", "handout.html", "data/codebook.html"];

const RUN: &str = "const done = arguments[arguments.length - 1];
    axe.run(document, { resultTypes: ['violations'], rules: { 'target-size': { enabled: true } } }).then(
        (found) => done(found.violations.flatMap((rule) => rule.nodes.map((node) =>
            rule.id + ': ' + node.target.flat().join(' ') + ': ' + node.failureSummary.replace(/\\s+/g, ' ')))),
        (why) => done(['axe did not run: ' + why]));";

/// What was found, and in which states.
#[derive(Default)]
struct Found {
    all: BTreeMap<String, Vec<String>>,
    states: usize,
}

impl Found {
    async fn look(&mut self, page: &Page, axe: &str, state: &str) -> Tested {
        self.states += 1;
        if page.value("typeof axe").await? != "object" {
            page.client.execute(axe, vec![]).await?;
        }
        let found = page.client.execute_async(RUN, vec![]).await?;
        for line in found.as_array().ok_or("axe answers with a list")?.iter().filter_map(Value::as_str) {
            self.all.entry(line.to_owned()).or_default().push(state.to_owned());
        }
        Ok(())
    }

    fn judged(self) -> Tested {
        println!("axe looked at {} states", self.states);
        let lines: Vec<String> =
            self.all.iter().map(|(line, states)| format!("{line}\n    in: {}", states.join(", "))).collect();
        holds(lines.is_empty(), format!("axe found {} things:\n{}", lines.len(), lines.join("\n")))
    }
}

/// The source of axe; nothing where npm could not bring it, or where it cannot judge.
fn source() -> Tested<Option<String>> {
    if left_out_in(Kind::WebKit, NO_TITLES)? {
        return Ok(None);
    }
    let Some(file) = AXE.find() else {
        println!("left out: there is no axe-core; `cargo xtask setup` brings it where there is npm");
        return Ok(None);
    };
    Ok(Some(std::fs::read_to_string(file)?))
}

async fn walk(page: &Page, state: &State) -> Tested {
    page.ready().await?;
    page.until_true("!document.querySelector('.map.moving')").await?;
    for one in state.way {
        match one {
            Click(selector) => page.click(selector).await?,
            Keys(selector, names) => page.keys(selector, names).await?,
            Type(text) => page.type_text(text).await?,
            Until(expression) => page.until_true(expression).await?,
        }
        page.frames().await?;
    }
    Ok(())
}

/// All states in each dress and language, in one browser.
async fn in_every_dress(visitor: Visitor, states: &[&[State]], dresses: &[(&str, &str)]) -> Tested {
    let Some(axe) = source()? else { return Ok(()) };
    let only = std::env::var("AXE_ONLY").unwrap_or_default();
    let (width, height) = (visitor.width, visitor.height);
    Visit::to("")
        .by(visitor)
        .run(async |page| {
            let mut found = Found::default();
            for (folder, theme) in dresses {
                for state in states.iter().copied().flatten().filter(|state| state.name.contains(&only)) {
                    let name = format!("{} ({width}x{height} {folder}{theme})", state.name);
                    // Another query each time: what was done before is forgotten.
                    let path = format!("{folder}?theme={theme}&{}&n={}{}", state.query, found.states, state.link);
                    page.go(&path).await?;
                    walk(page, state).await.map_err(|why| Problem::from(format!("{name}: {why}")))?;
                    found.look(page, &axe, &name).await?;
                }
            }
            found.judged()
        })
        .await
}

fn sized(width: u32, height: u32) -> Visitor {
    Visitor { width, height, ..Visitor::default() }
}

#[tokio::test]
async fn axe_finds_nothing_at_a_desk_in_light_and_dark_and_both_languages() -> Tested {
    in_every_dress(sized(1280, 800), &[STATES, AT_A_DESK, ELSEWHERE], &[("", "light"), ("tr/", "dark")]).await
}

#[tokio::test]
async fn axe_finds_nothing_in_the_other_language_dark_and_in_high_contrast() -> Tested {
    in_every_dress(sized(1024, 768), &[STATES, AT_A_DESK], &[("", "dark"), ("tr/", "contrast")]).await
}

#[tokio::test]
async fn axe_finds_nothing_on_a_phone() -> Tested {
    let phone = Visitor { touch: true, ..sized(390, 844) };
    in_every_dress(phone, &[STATES, ON_A_PHONE], &[("tr/", "light"), ("", "dark")]).await
}

#[tokio::test]
async fn axe_finds_nothing_on_a_phone_that_lies() -> Tested {
    in_every_dress(sized(844, 390), &[STATES, AT_A_DESK], &[("", "light")]).await
}

#[tokio::test]
async fn axe_finds_nothing_on_the_pages_beside_the_map() -> Tested {
    let Some(axe) = source()? else { return Ok(()) };
    Visit::to("")
        .run(async |page| {
            let mut found = Found::default();
            let folders = ["", "tr/"].iter().flat_map(|folder| PAGES.iter().map(move |one| format!("{folder}{one}")));
            let there = folders.filter(|path| xtask::workspace::dist().join(path).is_file());
            for path in there.chain(["pictures/en.html", "pictures/tr.html"].map(String::from)) {
                page.go(&path).await?;
                found.look(page, &axe, &path).await?;
            }
            found.judged()
        })
        .await
}

/// The page after a failure, the page that waits, and the page whose data have a fault.
#[tokio::test]
async fn axe_finds_nothing_when_something_is_broken_or_slow() -> Tested {
    let Some(axe) = source()? else { return Ok(()) };
    let wasm = built_file("wasm")?;
    let broken = built_with("atlas", |data| data.replacen("2005-07-05", "2005-13-45", 1))?;
    let bytes = built_bytes(&wasm)?;
    // From the first visit on: what was once fetched under this name is kept for ever.
    Visit::to("")
        .standing_in(&wasm, Stand::status(404))
        .forgiving("wasm")
        .forgiving("WebAssembly")
        .run(async |page| {
            let mut found = Found::default();
            for folder in ["", "tr/"] {
                for dress in ["light", "dark"] {
                    page.go(&format!("{folder}?theme={dress}&failed")).await?;
                    page.state("failed").await?;
                    found.look(page, &axe, &format!("failed ({folder}{dress})")).await?;
                }
            }
            page.dress(&sized(390, 844)).await?;
            page.go("?theme=light&failed-on-a-phone").await?;
            page.state("failed").await?;
            found.look(page, &axe, "failed on a phone").await?;
            page.dress(&Visitor::default()).await?;
            page.site.stand_in(&wasm, Stand::body(bytes.clone()).after(Duration::from_secs(4)));
            page.go("?slow").await?;
            page.state("loading").await?;
            found.look(page, &axe, "loading").await?;
            page.site.stand_in(&wasm, Stand::body(bytes));
            page.site.stand_in("index.html", Stand::body(broken));
            for dress in ["light", "dark"] {
                page.go(&format!("?theme={dress}&fault")).await?;
                page.ready().await?;
                found.look(page, &axe, &format!("warned of a fault ({dress})")).await?;
                page.turn_to("#p=problems").await?;
                holds(page.count(".errs li").await? > 0, "the fault is listed")?;
                found.look(page, &axe, &format!("list of faults ({dress})")).await?;
            }
            found.judged()
        })
        .await
}
