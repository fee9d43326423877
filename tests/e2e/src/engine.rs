//! The browsers. All of them speak W3C WebDriver; what each needs beyond that is said here and nowhere else.

use std::io::{Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use xtask::browsers::{Chromium, Firefox, WebKit, is_root};

use crate::Tested;

/// The visitor a browser plays.
#[derive(Clone, Debug)]
pub struct Visitor {
    pub width: u32,
    pub height: u32,
    pub script: bool,
    pub touch: bool,
    pub dark: bool,
    pub calm: bool,
    /// The system forces its own few colours on every page.
    pub few_colours: bool,
    /// Makes text and lines as on a screen with this many pixels a CSS pixel.
    pub density: f64,
}

impl Default for Visitor {
    fn default() -> Self {
        Self {
            width: 1280,
            height: 800,
            script: true,
            touch: false,
            dark: false,
            calm: true,
            few_colours: false,
            density: 1.0,
        }
    }
}

/// A command beyond the standard: sent by POST to a path below the session.
#[derive(Clone, Debug)]
pub struct Post {
    pub path: &'static str,
    pub body: Value,
}

/// A browser behind WebDriver.
pub trait Engine: Send + Sync {
    fn name(&self) -> &'static str;
    /// The driver program, to listen on the port.
    fn driver(&self, port: u16) -> Command;
    fn capabilities(&self, visitor: &Visitor) -> Value;
    /// What makes the open session play the visitor.
    fn dress(&self, visitor: &Visitor) -> Vec<Post>;
    /// Asks for the console's lines, where the engine can tell.
    fn console(&self) -> Option<Post>;
    /// Asks for the requests of the page, where the engine can tell.
    fn network(&self) -> Option<Post>;
}

impl Engine for Chromium {
    fn name(&self) -> &'static str {
        "Chromium"
    }

    fn driver(&self, port: u16) -> Command {
        let mut command = Command::new(&self.driver);
        command.arg(format!("--port={port}")).arg("--log-level=SEVERE");
        command
    }

    fn capabilities(&self, visitor: &Visitor) -> Value {
        let mut args = vec![
            "--headless".to_owned(),
            "--disable-gpu".into(),
            "--disable-quic".into(),
            "--disable-dev-shm-usage".into(),
            "--disable-background-networking".into(),
            "--disable-component-update".into(),
            "--disable-sync".into(),
            "--disable-extensions".into(),
            "--no-first-run".into(),
            "--no-default-browser-check".into(),
            "--hide-scrollbars".into(),
            "--lang=en-GB".into(),
            // Whatever asks for another host gets no answer, and is seen in the log.
            "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1".into(),
            format!("--window-size={},{}", visitor.width, visitor.height),
        ];
        if is_root() {
            args.push("--no-sandbox".into());
        }
        if visitor.touch {
            args.push("--touch-events=enabled".into());
        }
        json!({
            "browserName": "chrome",
            "goog:chromeOptions": { "binary": self.browser, "args": args },
            "goog:loggingPrefs": { "browser": "ALL", "performance": "ALL" },
        })
    }

    fn dress(&self, visitor: &Visitor) -> Vec<Post> {
        let cdp = |command: &str, params: Value| Post {
            path: "goog/cdp/execute",
            body: json!({ "cmd": command, "params": params }),
        };
        let mut posts = vec![
            cdp(
                "Emulation.setDeviceMetricsOverride",
                json!({
                    "width": visitor.width,
                    "height": visitor.height,
                    "deviceScaleFactor": visitor.density,
                    "mobile": visitor.touch,
                }),
            ),
            cdp(
                "Emulation.setEmulatedMedia",
                json!({ "features": [
                    { "name": "prefers-color-scheme", "value": if visitor.dark { "dark" } else { "light" } },
                    { "name": "forced-colors", "value": if visitor.few_colours { "active" } else { "none" } },
                    { "name": "prefers-reduced-motion", "value": if visitor.calm { "reduce" } else { "no-preference" } },
                ] }),
            ),
        ];
        if visitor.touch {
            posts.push(cdp("Emulation.setTouchEmulationEnabled", json!({ "enabled": true, "maxTouchPoints": 5 })));
        }
        if !visitor.script {
            posts.push(cdp("Emulation.setScriptExecutionDisabled", json!({ "value": true })));
        }
        posts
    }

    fn console(&self) -> Option<Post> {
        Some(Post { path: "se/log", body: json!({ "type": "browser" }) })
    }

    fn network(&self) -> Option<Post> {
        Some(Post { path: "se/log", body: json!({ "type": "performance" }) })
    }
}

impl Engine for Firefox {
    fn name(&self) -> &'static str {
        "Firefox"
    }

    fn driver(&self, port: u16) -> Command {
        let mut command = Command::new(&self.driver);
        // A second port of its own, so that two may run at once.
        command.arg(format!("--port={port}")).arg("--websocket-port=0");
        command
    }

    fn capabilities(&self, visitor: &Visitor) -> Value {
        // The window's own frame takes some of the height.
        let size = [format!("--width={}", visitor.width), format!("--height={}", visitor.height + 85)];
        json!({
            "browserName": "firefox",
            "moz:firefoxOptions": {
                "binary": self.browser,
                "args": ["-headless", size[0], size[1]],
                "prefs": { "ui.prefersReducedMotion": u8::from(visitor.calm), "ui.systemUsesDarkTheme": u8::from(visitor.dark) },
            },
        })
    }

    fn dress(&self, _: &Visitor) -> Vec<Post> {
        Vec::new()
    }

    fn console(&self) -> Option<Post> {
        None
    }

    fn network(&self) -> Option<Post> {
        None
    }
}

impl Engine for WebKit {
    fn name(&self) -> &'static str {
        "WebKit"
    }

    fn driver(&self, port: u16) -> Command {
        // It has no headless way: a screen is made for it.
        let mut command = Command::new(&self.screen);
        command.args(["-a", "-s", "-screen 0 1600x1200x24"]).arg(&self.driver).arg(format!("--port={port}"));
        command
    }

    fn capabilities(&self, _: &Visitor) -> Value {
        json!({ "webkitgtk:browserOptions": { "binary": self.browser, "args": ["--automation"] } })
    }

    fn dress(&self, visitor: &Visitor) -> Vec<Post> {
        vec![Post { path: "window/rect", body: json!({ "width": visitor.width, "height": visitor.height + 85 }) }]
    }

    fn console(&self) -> Option<Post> {
        None
    }

    fn network(&self) -> Option<Post> {
        None
    }
}

/// The engines that this machine has; Chromium first. The others are not installed by us yet.
pub fn engines() -> Vec<Box<dyn Engine>> {
    let mut engines: Vec<Box<dyn Engine>> = Vec::new();
    engines.extend(Chromium::find().map(|engine| Box::new(engine) as Box<dyn Engine>));
    engines.extend(Firefox::find().map(|engine| Box::new(engine) as Box<dyn Engine>));
    engines.extend(WebKit::find().map(|engine| Box::new(engine) as Box<dyn Engine>));
    engines
}

/// A driver at work. It ends with the value, also when a test panics.
pub struct Driver {
    child: Child,
    pub port: u16,
    session: Option<String>,
}

/// How long a driver may take to listen.
const PATIENCE: Duration = Duration::from_secs(20);

impl Driver {
    pub async fn start(engine: &dyn Engine) -> Tested<Self> {
        let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port();
        let child = engine.driver(port).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn()?;
        let driver = Self { child, port, session: None };
        let start = Instant::now();
        while TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err() {
            if start.elapsed() > PATIENCE {
                return Err("the driver of the browser does not listen".into());
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        Ok(driver)
    }

    /// The session to end when this ends.
    pub fn ends(&mut self, session: String) {
        self.session = Some(session);
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        // Ending the session closes the browser; a killed driver would leave it behind.
        if let Some(session) = self.session.take()
            && let Ok(mut stream) = TcpStream::connect((Ipv4Addr::LOCALHOST, self.port))
        {
            let _ = stream.set_read_timeout(Some(Duration::from_secs(10)));
            let _ = write!(
                stream,
                "DELETE /session/{session} HTTP/1.1\r\nHost: 127.0.0.1:{}\r\nConnection: close\r\n\r\n",
                self.port
            );
            let _ = stream.read(&mut [0; 64]);
        }
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
