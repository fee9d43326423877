//! WebKitGTK's small browser by its driver, on a screen that is only memory. The settings of GTK play the visitor.

use std::process::Command;

use serde_json::{Value, json};
use xtask::browsers::{Kind, WebKit};
use xtask::workspace;

use super::{Engine, Post, Visitor};

/// The screen, in whose middle the pointer stands from the start.
const SCREEN: (i64, i64) = (2560, 3200);
/// The bars of a window above its page.
const BARS: i64 = 23;

impl Engine for WebKit {
    fn kind(&self) -> Kind {
        Kind::WebKit
    }

    fn screen(&self) -> Option<Command> {
        let mut command = Command::new(&self.screen);
        let size = format!("{}x{}x24", SCREEN.0, SCREEN.1);
        command.args(["-displayfd", "1", "-screen", "0", &size, "-nolisten", "tcp"]);
        Some(command)
    }

    fn driver(&self, port: u16, visitor: &Visitor) -> Command {
        let settings = workspace::root().join("tests/e2e/gtk").join(if visitor.calm { "calm" } else { "lively" });
        let mut command = Command::new(&self.driver);
        command
            .arg(format!("--port={port}"))
            .env("XDG_CONFIG_HOME", settings)
            .env("GSETTINGS_BACKEND", "memory")
            .env("GTK_THEME", if visitor.dark { "Adwaita:dark" } else { "Adwaita" })
            .env("GDK_BACKEND", "x11")
            .env("GDK_SCALE", visitor.density.to_string())
            .env("LANGUAGE", "en_GB");
        command
    }

    fn capabilities(&self, visitor: &Visitor) -> Value {
        let script = format!("--enable-javascript={}", visitor.script);
        json!({ "webkitgtk:browserOptions": { "binary": self.browser, "args": ["--automation", script] } })
    }

    fn dress(&self, visitor: &Visitor, bars: (i64, i64)) -> Vec<Post> {
        let (width, height) = (i64::from(visitor.width) + bars.0, i64::from(visitor.height) + bars.1);
        // Nobody manages the windows of this screen, so the one under the pointer has the focus: its bars, not its page.
        let (x, y) = ((SCREEN.0 - width) / 2, (SCREEN.1 - BARS) / 2);
        vec![Post { path: "window/rect", body: json!({ "x": x, "y": y, "width": width, "height": height }) }]
    }

    fn bars(&self) -> Option<(i64, i64)> {
        Some((0, BARS))
    }
}
