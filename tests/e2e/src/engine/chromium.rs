//! Chromium by chromedriver, and by the DevTools protocol behind it.

use std::process::Command;

use serde_json::{Value, json};
use xtask::browsers::{Chromium, Kind, is_root};

use super::{Engine, Post, Visitor};

/// A command of the DevTools protocol.
pub fn cdp(command: &str, params: Value) -> Post {
    Post { path: "goog/cdp/execute", body: json!({ "cmd": command, "params": params }) }
}

impl Engine for Chromium {
    fn kind(&self) -> Kind {
        Kind::Chromium
    }

    fn driver(&self, port: u16, _: &Visitor) -> Command {
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

    fn dress(&self, visitor: &Visitor, _: (i64, i64)) -> Vec<Post> {
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
