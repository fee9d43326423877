//! One visit: a site of its own, a browser of its own, one page, and a look at what went wrong unseen.

use std::io::Write;
use std::path::PathBuf;

use fantoccini::error::NewSessionError;
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::Value;
use xtask::browsers::Kind;
use xtask::commands::build::with_extension;
use xtask::site::{Running, Site, Stand};
use xtask::workspace;

use crate::driver::Driver;
use crate::engine::{Engine, Visitor, chosen};
use crate::page::Page;
use crate::{Tested, holds, watch};

/// What to open, as whom, and what the test breaks on purpose.
pub struct Visit {
    path: String,
    base: String,
    visitor: Visitor,
    stands: Vec<(String, Stand)>,
    forgiven: Vec<String>,
    before: Option<String>,
    keeps: bool,
    not_in: Vec<(Kind, &'static str)>,
}

impl Visit {
    /// `path` is below the site: `""`, `"tr/"`, `"?lang=tr#t=2005"`.
    pub fn to(path: &str) -> Self {
        Self {
            path: path.to_owned(),
            base: "/".to_owned(),
            visitor: Visitor::default(),
            stands: Vec::new(),
            forgiven: Vec::new(),
            before: None,
            keeps: false,
            not_in: Vec::new(),
        }
    }

    pub fn size(mut self, width: u32, height: u32) -> Self {
        self.visitor.width = width;
        self.visitor.height = height;
        self
    }

    pub fn by(mut self, visitor: Visitor) -> Self {
        self.visitor = visitor;
        self
    }

    pub fn without_script(mut self) -> Self {
        self.visitor.script = false;
        self
    }

    pub fn touching(mut self) -> Self {
        self.visitor.touch = true;
        self
    }

    /// The site lies below this path.
    pub fn under(mut self, base: &str) -> Self {
        self.base = base.to_owned();
        self
    }

    /// Another answer in place of a file. The console errors it causes are to be forgiven by name.
    pub fn standing_in(mut self, file: &str, stand: Stand) -> Self {
        self.stands.push((file.to_owned(), stand));
        self
    }

    /// Lines of the console that contain this are no failure.
    pub fn forgiving(mut self, words: &str) -> Self {
        self.forgiven.push(words.to_owned());
        self
    }

    /// A script that runs before those of the page, each time it is opened.
    pub fn after_running(mut self, script: impl Into<String>) -> Self {
        self.before = Some(script.into());
        self
    }

    /// With the site's service worker. Other visits have one that does nothing, so that what is asked for is asked by the
    /// page.
    pub fn keeping(mut self) -> Self {
        self.keeps = true;
        self
    }

    /// This story cannot be told in that engine, for this reason: `run` says so and does nothing there.
    pub fn not_in(mut self, engine: Kind, why: &'static str) -> Self {
        self.not_in.push((engine, why));
        self
    }

    /// Of all engines it can be told in this one, for this reason.
    pub fn only_in(mut self, engine: Kind, why: &'static str) -> Self {
        self.not_in.extend(Kind::ALL.into_iter().filter(|kind| *kind != engine).map(|kind| (kind, why)));
        self
    }

    /// Opens the page in the engine of this run and does the work; leaves a picture in `target/e2e/` when it fails.
    pub async fn run(self, work: impl AsyncFnOnce(&Page) -> Tested) -> Tested {
        let engine = chosen()?;
        for (kind, why) in &self.not_in {
            if left_out_in(*kind, why)? {
                return Ok(());
            }
        }
        let site = Site::built()?.under(&self.base).start(0)?;
        for (file, stand) in &self.stands {
            site.stand_in(file, stand.clone());
        }
        let page = self.open_in(engine, site).await?;
        let mut outcome = work(&page).await;
        if outcome.is_ok() {
            outcome = self.nothing_unseen(&page).await;
        }
        if outcome.is_err() {
            let name = format!("{}-{}", page.kind().word(), story().replace("::", "-"));
            // The failure matters, not whether its picture could be taken.
            let _ = page.shot(&pictures().join(format!("{name}.png"))).await;
        }
        outcome
    }

    /// Opens the page in a new browser and leaves the rest to you.
    pub async fn open(&self, site: Running) -> Tested<Page> {
        self.open_in(chosen()?, site).await
    }

    async fn open_in(&self, engine: Box<dyn Engine>, site: Running) -> Tested<Page> {
        let mut first = Vec::new();
        if !self.keeps {
            site.stand_in("sw.js", Stand::body(""));
            if engine.console().is_none() {
                first.push(watch::over(&site));
            }
        }
        first.extend(self.before.as_deref().map(|script| ("before.js", script)));
        if !first.is_empty() {
            watch::put_first(&site, &self.stands, &first)?;
        }
        let mut tried = 1;
        let (client, driver) = loop {
            match session(engine.as_ref(), &self.visitor).await {
                // Between the moment when a port is free and the one when the driver takes it somebody else may.
                Err(why) if tried < 3 && why.downcast_ref().is_some_and(was_no_driver) => tried += 1,
                session => break session?,
            }
        };
        let page = Page::new(client, engine, site, driver, self.visitor.script);
        page.dress(&self.visitor).await?;
        page.go(&self.path).await?;
        Ok(page)
    }

    async fn nothing_unseen(&self, page: &Page) -> Tested {
        let errors: Vec<String> = page
            .console_errors()
            .await?
            .into_iter()
            .filter(|line| !self.forgiven.iter().any(|words| line.contains(words.as_str())))
            .collect();
        holds(errors.is_empty(), format!("the console has errors:\n  {}", errors.join("\n  ")))?;
        let foreign = page.foreign_requests().await?;
        holds(foreign.is_empty(), format!("the page asked other hosts: {foreign:?}"))
    }
}

/// A browser of its own, and the driver that ends it.
async fn session(engine: &dyn Engine, visitor: &Visitor) -> Tested<(Client, Driver)> {
    let mut driver = Driver::start(engine, visitor).await?;
    let Value::Object(capabilities) = engine.capabilities(visitor) else {
        return Err("capabilities are an object".into());
    };
    let client = ClientBuilder::new(HttpConnector::new())
        .capabilities(capabilities)
        .connect(&format!("http://127.0.0.1:{}", driver.port))
        .await?;
    if let Some(session) = client.session_id().await? {
        driver.ends(session);
    }
    Ok((client, driver))
}

fn was_no_driver(why: &NewSessionError) -> bool {
    use NewSessionError::{Failed, FailedC, Lost, NotW3C};
    matches!(why, Failed(_) | FailedC(_) | Lost(_) | NotW3C(_))
}

/// Is this run in that engine? Then it says that the story is left out, and why; the story ends.
pub fn left_out_in(engine: Kind, why: &str) -> Tested<bool> {
    let here = Kind::chosen()? == engine;
    if here {
        left_out(why)?;
    }
    Ok(here)
}

/// Says that the story is left out here. Not by `print`, which the harness keeps to itself when all is well.
pub fn left_out(why: &str) -> Tested {
    Ok(writeln!(std::io::stderr(), "left out in {}: {}: {why}", Kind::chosen()?.name(), story())?)
}

/// The name of the test: the harness gives it to the thread.
fn story() -> String {
    std::thread::current().name().unwrap_or("visit").to_owned()
}

/// Where pictures of failures go.
pub fn pictures() -> PathBuf {
    workspace::scratch().with_file_name("e2e")
}

/// The one file at the top of the built site with this extension: its name carries a hash.
pub fn built_file(extension: &str) -> Tested<String> {
    let dist = workspace::dist();
    let file = with_extension(&dist, extension)?
        .into_iter()
        .find(|file| file.parent() == Some(&dist))
        .ok_or("the built site has no such file")?;
    Ok(file.strip_prefix(&dist)?.to_string_lossy().into_owned())
}

/// A file of the built site.
pub fn built_bytes(path: &str) -> Tested<Vec<u8>> {
    Ok(std::fs::read(workspace::dist().join(path))?)
}

/// A file of the built site as text.
pub fn built_text(path: &str) -> Tested<String> {
    Ok(std::fs::read_to_string(workspace::dist().join(path))?)
}

/// The built page with one of its blocks of data put through a change.
pub fn built_with(id: &str, change: impl Fn(&str) -> String) -> Tested<String> {
    let html = built_text("index.html")?;
    let at =
        html.find(&format!("id=\"{id}\"")).ok_or_else(|| format!("the page carries an element with the id `{id}`"))?;
    let begin = at + html.get(at..).and_then(|rest| rest.find('>')).ok_or("the tag ends")? + 1;
    let length = html.get(begin..).and_then(|rest| rest.find("</script>")).ok_or("the element ends")?;
    let (before, rest) = html.split_at(begin);
    let (data, after) = rest.split_at(length);
    Ok(format!("{before}{}{after}", change(data)))
}
