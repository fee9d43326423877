//! What a test does on the page.

use std::cell::Cell;
use std::fmt::Debug;
use std::path::Path;
use std::time::{Duration, Instant};

use fantoccini::wd::WebDriverCompatibleCommand;
use fantoccini::{Client, Locator};
use serde_json::{Value, json};
use xtask::browsers::Kind;
use xtask::site::Running;

use crate::driver::Driver;
use crate::engine::chromium::cdp;
use crate::engine::{Engine, Post, Visitor};
use crate::{Problem, Tested, watch};

/// What the slider says of where it stands.
pub const SPOKEN: &str = "document.querySelector('[role=slider]').getAttribute('aria-valuetext')";

pub struct Page {
    pub client: Client,
    pub site: Running,
    engine: Box<dyn Engine>,
    _driver: Driver,
    script: bool,
    /// How many requests were looked at for errors.
    looked: Cell<usize>,
}

/// How long a test waits for what must come: long enough for two cores that are busy with something else.
const PATIENCE: Duration = Duration::from_secs(40);

impl Page {
    pub(crate) fn new(client: Client, engine: Box<dyn Engine>, site: Running, driver: Driver, script: bool) -> Self {
        Self { client, site, engine, _driver: driver, script, looked: Cell::new(0) }
    }

    /// The engine that it runs in.
    pub fn kind(&self) -> Kind {
        self.engine.kind()
    }

    /// Opens a path below the site.
    pub async fn go(&self, path: &str) -> Tested {
        self.client.goto(&format!("{}{path}", self.site.url())).await?;
        let query = path.split_once('?').and_then(|(_, rest)| rest.split('#').next()).unwrap_or_default();
        // Firefox comes back early, with the page before, when that was turning to another place. (A language leads on.)
        if self.script && !query.is_empty() && !query.contains("lang=") {
            self.until("location.search", format!("?{query}")).await?;
        }
        Ok(())
    }

    /// Goes back, by the page's own history: the button of WebKit skips what no hand has touched.
    pub async fn back(&self) -> Tested {
        self.client.execute("history.back()", vec![]).await?;
        Ok(())
    }

    /// Turns the running page to another fragment, and waits until the map rests there.
    pub async fn turn_to(&self, fragment: &str) -> Tested {
        self.client.execute("location.hash = arguments[0]", vec![json!(fragment)]).await?;
        self.frames().await?;
        self.until_true("!document.querySelector('.map.moving')").await
    }

    /// Waits until what a key has done is drawn.
    pub async fn frames(&self) -> Tested {
        const FRAMES: &str =
            "const [done] = arguments; requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 0)));";
        self.client.execute_async(FRAMES, vec![]).await?;
        Ok(())
    }

    /// Waits until the atlas runs.
    pub async fn ready(&self) -> Tested {
        self.state("ready").await
    }

    /// Waits until `<html data-atlas>` says so.
    pub async fn state(&self, wanted: &str) -> Tested {
        self.until("document.documentElement.dataset.atlas", wanted).await
    }

    /// The value of an expression in the page.
    pub async fn value(&self, expression: &str) -> Tested<Value> {
        Ok(self.client.execute(&format!("return {expression};"), vec![]).await?)
    }

    /// The same, as text; `null` is empty.
    pub async fn text(&self, expression: &str) -> Tested<String> {
        Ok(match self.value(expression).await? {
            Value::String(text) => text,
            Value::Null => String::new(),
            other => other.to_string(),
        })
    }

    /// A list of so many numbers.
    pub async fn numbers<const N: usize>(&self, expression: &str) -> Tested<[f64; N]> {
        let found: Vec<f64> = serde_json::from_value(self.value(expression).await?)?;
        found.try_into().map_err(|_| format!("`{expression}` is not a list of {N} numbers").into())
    }

    /// Waits until an expression has this value.
    pub async fn until(&self, expression: &str, wanted: impl Into<Value> + Debug) -> Tested {
        let wanted = wanted.into();
        let start = Instant::now();
        loop {
            let found = self.value(expression).await?;
            if found == wanted {
                return Ok(());
            }
            if start.elapsed() > PATIENCE {
                return Err(format!("waited for `{expression}` to be {wanted}, but it is {found}").into());
            }
            tokio::time::sleep(Duration::from_millis(30)).await;
        }
    }

    /// Waits until an expression holds.
    pub async fn until_true(&self, expression: &str) -> Tested {
        self.until(&format!("!!({expression})"), true).await
    }

    /// Waits until an expression is no longer this text, and gives the new one.
    pub async fn changed(&self, expression: &str, before: &str) -> Tested<String> {
        self.until_true(&format!("({expression}) !== {}", json!(before))).await?;
        self.text(expression).await
    }

    /// Waits until the card of the event is open.
    pub async fn opened(&self, event: &str) -> Tested {
        self.until_true(&format!("document.querySelector('article[data-event=\"{event}\"]')")).await
    }

    /// Waits until the map in the frame of the page is there. While the frame loads, its document has no root yet.
    pub async fn framed(&self) -> Tested {
        self.until_true("document.querySelector('iframe').contentDocument?.documentElement?.dataset.atlas === 'ready'")
            .await
    }

    /// The clock goes on at a press of its key.
    pub async fn goes_on(&self) -> Tested {
        let before = self.spoken_date().await?;
        self.keys("[role=slider]", "ArrowRight").await?;
        self.changed(SPOKEN, &before).await.map(drop)
    }

    /// The attribute of the first element that fits; empty if there is none.
    pub async fn attribute(&self, selector: &str, name: &str) -> Tested<String> {
        self.text(&format!("document.querySelector({})?.getAttribute({})", json!(selector), json!(name))).await
    }

    /// How many elements fit.
    pub async fn count(&self, selector: &str) -> Tested<u64> {
        let found = self.value(&format!("document.querySelectorAll({}).length", json!(selector))).await?;
        found.as_u64().ok_or_else(|| Problem::from(format!("the length of {selector} is {found}")))
    }

    /// The date as the slider speaks it.
    pub async fn spoken_date(&self) -> Tested<String> {
        self.attribute("[role=slider]", "aria-valuetext").await
    }

    /// The fragment of the address, decoded, without `#`.
    pub async fn fragment(&self) -> Tested<String> {
        self.text("decodeURIComponent(location.hash.slice(1))").await
    }

    /// Presses the first element that fits, where a finger would.
    pub async fn click(&self, selector: &str) -> Tested {
        let element = self.client.find(Locator::Css(selector)).await?;
        self.client
            .execute("arguments[0].scrollIntoView({ block: 'center' })", vec![serde_json::to_value(&element)?])
            .await?;
        Ok(element.click().await?)
    }

    /// Focuses the first element that fits and presses keys by their names: `"ArrowRight ArrowRight End"`.
    pub async fn keys(&self, selector: &str, names: &str) -> Tested {
        self.client
            .execute("document.querySelector(arguments[0]).focus({ preventScroll: true })", vec![json!(selector)])
            .await?;
        self.press(names).await
    }

    /// Presses keys by their names where the focus is; those of `"Shift+Tab"` together.
    pub async fn press(&self, names: &str) -> Tested {
        for name in names.split_whitespace() {
            let together = if name == "+" { vec![name] } else { name.split('+').collect() };
            let keys = together.into_iter().map(key).collect::<Option<Vec<_>>>();
            let keys = keys.ok_or_else(|| format!("no key is called {name}"))?;
            let down = keys.iter().map(|key| json!({ "type": "keyDown", "value": key }));
            let up = keys.iter().rev().map(|key| json!({ "type": "keyUp", "value": key }));
            let strokes: Vec<Value> = down.chain(up).collect();
            self.actions(json!([{ "type": "key", "id": "keyboard", "actions": strokes }])).await?;
        }
        Ok(())
    }

    /// Writes into what has the focus, letter by letter.
    pub async fn type_text(&self, text: &str) -> Tested {
        let strokes: Vec<Value> = text
            .chars()
            .flat_map(|letter| ["keyDown", "keyUp"].map(|kind| json!({ "type": kind, "value": letter.to_string() })))
            .collect();
        self.actions(json!([{ "type": "key", "id": "keyboard", "actions": strokes }])).await
    }

    /// Fingers on the glass: each is a list of points in CSS pixels, touched, moved through together, and lifted.
    pub async fn touch(&self, fingers: &[&[(f64, f64)]]) -> Tested {
        let sources: Vec<Value> = fingers
            .iter()
            .enumerate()
            .map(|(id, points)| {
                let mut actions = Vec::new();
                for (at, (x, y)) in points.iter().enumerate() {
                    let ms = if at == 0 { 0 } else { 40 };
                    actions.push(json!({ "type": "pointerMove", "duration": ms, "x": x.round(), "y": y.round() }));
                    if at == 0 {
                        actions.push(json!({ "type": "pointerDown", "button": 0 }));
                    }
                }
                actions.push(json!({ "type": "pointerUp", "button": 0 }));
                json!({
                    "type": "pointer",
                    "id": format!("finger {id}"),
                    "parameters": { "pointerType": "touch" },
                    "actions": actions,
                })
            })
            .collect();
        self.actions(json!(sources)).await
    }

    /// Presses the main button of a mouse, moves through the points, lets go.
    pub async fn drag(&self, points: &[(f64, f64)]) -> Tested {
        let mut actions = Vec::new();
        for (at, (x, y)) in points.iter().enumerate() {
            actions.push(json!({ "type": "pointerMove", "duration": 30, "x": x.round(), "y": y.round() }));
            if at == 0 {
                actions.push(json!({ "type": "pointerDown", "button": 0 }));
            }
        }
        actions.push(json!({ "type": "pointerUp", "button": 0 }));
        self.actions(json!([{ "type": "pointer", "id": "mouse", "actions": actions }])).await
    }

    /// Two taps of the mouse at a point, in one breath.
    pub async fn double_tap(&self, x: f64, y: f64) -> Tested {
        let tap = [json!({ "type": "pointerDown", "button": 0 }), json!({ "type": "pointerUp", "button": 0 })];
        let mut actions =
            vec![json!({ "type": "pointerMove", "duration": 0, "x": x.round() as i64, "y": y.round() as i64 })];
        actions.extend(tap.clone());
        actions.push(json!({ "type": "pause", "duration": 40 }));
        actions.extend(tap);
        self.actions(json!([{ "type": "pointer", "id": "mouse", "actions": actions }])).await
    }

    /// A sequence of one pointer: each step is a wait in milliseconds before it, and what is done.
    pub async fn pointer(&self, kind: &str, steps: &[(u32, Hand)]) -> Tested {
        let actions: Vec<Value> = steps
            .iter()
            .flat_map(|(ms, hand)| {
                let pause = json!({ "type": "pause", "duration": ms });
                let act = match *hand {
                    Hand::To(x, y) => {
                        json!({ "type": "pointerMove", "duration": 0, "x": x.round() as i64, "y": y.round() as i64 })
                    }
                    Hand::Down => json!({ "type": "pointerDown", "button": 0 }),
                    Hand::Up => json!({ "type": "pointerUp", "button": 0 }),
                };
                [pause, act]
            })
            .collect();
        self.actions(json!([{
            "type": "pointer", "id": kind, "parameters": { "pointerType": kind }, "actions": actions,
        }]))
        .await
    }

    /// Drags the mouse while a key is held.
    pub async fn drag_with(&self, key_name: &str, from: (f64, f64), to: (f64, f64)) -> Tested {
        let key = key(key_name).ok_or_else(|| format!("no key is called {key_name}"))?;
        let go = |(x, y): (f64, f64), ms: u32| json!({ "type": "pointerMove", "duration": ms, "x": x.round() as i64, "y": y.round() as i64 });
        let wait = json!({ "type": "pause", "duration": 0 });
        let half = ((from.0 + to.0) / 2.0, (from.1 + to.1) / 2.0);
        self.actions(json!([
            { "type": "key", "id": "keyboard", "actions": [
                { "type": "keyDown", "value": key }, wait, wait, wait, wait, { "type": "keyUp", "value": key },
            ] },
            { "type": "pointer", "id": "mouse", "actions": [
                go(from, 0), { "type": "pointerDown", "button": 0 }, go(half, 30), go(to, 30), { "type": "pointerUp", "button": 0 }, wait,
            ] },
        ]))
        .await
    }

    /// Turns the wheel at a point.
    pub async fn wheel(&self, x: f64, y: f64, delta_y: i32) -> Tested {
        let turn = json!({ "type": "scroll", "x": x.round() as i64, "y": y.round() as i64, "deltaX": 0, "deltaY": delta_y, "duration": 0 });
        self.actions(json!([{ "type": "wheel", "id": "wheel", "actions": [turn] }])).await
    }

    async fn actions(&self, sources: Value) -> Tested {
        self.post(Post { path: "actions", body: json!({ "actions": sources }) }).await?;
        Ok(())
    }

    /// Makes the open page that of another visitor: size, dress, motion.
    pub async fn dress(&self, visitor: &Visitor) -> Tested {
        let wanted = (i64::from(visitor.width), i64::from(visitor.height));
        let mut bars = self.engine.bars().unwrap_or_default();
        for _ in 0..5 {
            for post in self.engine.dress(visitor, bars) {
                self.post(post).await?;
            }
            if self.engine.bars().is_none() {
                return Ok(());
            }
            // A window takes its time to grow; one that has stopped at another size had other bars than was thought.
            let start = Instant::now();
            let mut found = self.inner_size().await?;
            while found != wanted && start.elapsed() < Duration::from_secs(2) {
                tokio::time::sleep(Duration::from_millis(30)).await;
                found = self.inner_size().await?;
            }
            if found == wanted {
                return Ok(());
            }
            bars = (bars.0 + wanted.0 - found.0, bars.1 + wanted.1 - found.1);
        }
        Err(format!("the window of {} cannot be made {} × {}", self.kind().name(), wanted.0, wanted.1).into())
    }

    async fn inner_size(&self) -> Tested<(i64, i64)> {
        let size = self.value("[innerWidth, innerHeight]").await?;
        let side = |at: usize| size.get(at).and_then(Value::as_i64).ok_or_else(|| Problem::from("a window has a size"));
        Ok((side(0)?, side(1)?))
    }

    /// Sends a command of the engine's own.
    pub async fn post(&self, post: Post) -> Tested<Value> {
        Ok(self.client.issue_cmd(post).await?)
    }

    /// Sends a command of the DevTools protocol, which Chromium alone knows.
    pub async fn cdp(&self, command: &str, params: Value) -> Tested<Value> {
        self.post(cdp(command, params)).await
    }

    /// Errors in the console since the last look: scripts, files that did not come, breaches of the policy.
    pub async fn console_errors(&self) -> Tested<Vec<String>> {
        let Some(ask) = self.engine.console() else {
            self.all_told().await?;
            let asked = self.site.asked();
            let before = self.looked.replace(asked.len());
            return Ok(watch::errors(asked.get(before..).unwrap_or_default()));
        };
        let lines = self.post(ask).await?;
        let severe = lines.as_array().into_iter().flatten().filter(|line| line["level"] == "SEVERE");
        Ok(severe.map(|line| line["message"].as_str().unwrap_or_default().to_owned()).collect())
    }

    /// Addresses the page asked for that are not the site's.
    pub async fn foreign_requests(&self) -> Tested<Vec<String>> {
        let Some(ask) = self.engine.network() else {
            self.all_told().await?;
            return Ok(watch::others(&self.site.asked()));
        };
        let home = format!("http://{}/", self.site.address);
        let lines = self.post(ask).await?;
        let asked = lines.as_array().into_iter().flatten().filter_map(|line| {
            let event: Value = serde_json::from_str(line["message"].as_str()?).ok()?;
            if event.pointer("/message/method")? != "Network.requestWillBeSent" {
                return None;
            }
            event.pointer("/message/params/request/url")?.as_str().map(String::from)
        });
        let own = |url: &String| {
            url.starts_with(&home)
                || ["data:", "blob:", "about:", "chrome:"].iter().any(|scheme| url.starts_with(scheme))
        };
        Ok(asked.filter(|url| !own(url)).collect())
    }

    /// Waits until what a watched page has to tell has come to the server.
    async fn all_told(&self) -> Tested {
        const ALL: &str = "const [done] = arguments; Promise.resolve(window.watched?.()).then(() => done());";
        if self.script {
            self.client.execute_async(ALL, vec![]).await?;
        }
        Ok(())
    }

    /// Writes a picture of what is seen.
    pub async fn shot(&self, to: &Path) -> Tested {
        if let Some(folder) = to.parent() {
            std::fs::create_dir_all(folder)?;
        }
        Ok(std::fs::write(to, self.client.screenshot().await?)?)
    }
}

impl WebDriverCompatibleCommand for Post {
    fn endpoint(&self, base: &url::Url, session: Option<&str>) -> Result<url::Url, url::ParseError> {
        base.join(&format!("session/{}/{}", session.unwrap_or_default(), self.path))
    }

    fn method_and_body(&self, _: &url::Url) -> (http::Method, Option<String>) {
        (http::Method::POST, Some(self.body.to_string()))
    }
}

/// What a hand does with one pointer.
#[derive(Clone, Copy, Debug)]
pub enum Hand {
    To(f64, f64),
    Down,
    Up,
}

/// WebDriver's code of a key, or the letter itself.
fn key(name: &str) -> Option<String> {
    let code = match name {
        "Tab" => '\u{e004}',
        "Enter" => '\u{e007}',
        "Shift" => '\u{e008}',
        "Escape" => '\u{e00c}',
        "Space" => ' ',
        "PageUp" => '\u{e00e}',
        "PageDown" => '\u{e00f}',
        "End" => '\u{e010}',
        "Home" => '\u{e011}',
        "ArrowLeft" => '\u{e012}',
        "ArrowUp" => '\u{e013}',
        "ArrowRight" => '\u{e014}',
        "ArrowDown" => '\u{e015}',
        other => {
            let mut letters = other.chars();
            return letters.next().filter(|_| letters.next().is_none()).map(String::from);
        }
    };
    Some(code.to_string())
}
