//! Firefox by geckodriver. Its preferences play the visitor; its own window is told how large the page in it is.

use std::process::Command;

use serde_json::{Value, json};
use xtask::browsers::{Firefox, Kind};

use super::{Engine, Post, Visitor};

/// Without a window, Firefox knows no pointer at all. These are the numbers of its own (`ui.*PointerCapabilities`).
const FINGER: u8 = 1;
const MOUSE: u8 = 2 | 4;

/// The window of Firefox is never narrower than 450 px, the page in it may be.
const SIZE: &str = "for (const [side, px] of [['width', arguments[0]], ['height', arguments[1]]])
    for (const bound of ['', 'min-', 'max-']) gBrowser.selectedBrowser.style.setProperty(bound + side, `${px}px`, 'important');
    gBrowser.selectedBrowser.style.setProperty('flex', 'none');";

impl Engine for Firefox {
    fn kind(&self) -> Kind {
        Kind::Firefox
    }

    fn driver(&self, port: u16, _: &Visitor) -> Command {
        let mut command = Command::new(&self.driver);
        // A second port of its own, so that two may run at once; and its own window may be told something.
        command.arg(format!("--port={port}")).args(["--websocket-port=0", "--allow-system-access"]);
        command
    }

    fn capabilities(&self, visitor: &Visitor) -> Value {
        let pointer = if visitor.touch { FINGER } else { MOUSE };
        let prefs = json!({
            "intl.accept_languages": "en-GB",
            "javascript.enabled": visitor.script,
            "dom.w3c_touch_events.enabled": u8::from(visitor.touch),
            "ui.primaryPointerCapabilities": pointer,
            "ui.allPointerCapabilities": pointer,
            "ui.prefersReducedMotion": u8::from(visitor.calm),
            "ui.systemUsesDarkTheme": u8::from(visitor.dark),
            "layout.css.prefers-color-scheme.content-override": u8::from(!visitor.dark),
            "layout.css.devPixelsPerPx": visitor.density.to_string(),
            // No processes in advance, for pages that nobody opens.
            "dom.ipc.processPrelaunch.enabled": false,
            "browser.newtab.preload": false,
        });
        let size = [format!("--width={}", visitor.width), format!("--height={}", visitor.height)];
        json!({
            "browserName": "firefox",
            "moz:firefoxOptions": { "binary": self.browser, "args": ["-headless", size[0], size[1]], "prefs": prefs },
        })
    }

    fn dress(&self, visitor: &Visitor, _: (i64, i64)) -> Vec<Post> {
        let context = |name: &str| Post { path: "moz/context", body: json!({ "context": name }) };
        let size = json!({ "script": SIZE, "args": [visitor.width, visitor.height] });
        vec![context("chrome"), Post { path: "execute/sync", body: size }, context("content")]
    }
}
