//! The browsers. All of them speak W3C WebDriver; what each needs beyond that is said in its own file and nowhere else.

pub(crate) mod chromium;
mod firefox;
mod webkit;

use std::process::Command;

use serde_json::Value;
use xtask::browsers::{Chromium, Firefox, Kind, WebKit};

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
    fn kind(&self) -> Kind;
    /// A screen to start before the driver: it says its number in its first line. None: the engine needs none.
    fn screen(&self) -> Option<Command> {
        None
    }
    /// The driver program, to listen on the port.
    fn driver(&self, port: u16, visitor: &Visitor) -> Command;
    fn capabilities(&self, visitor: &Visitor) -> Value;
    /// What makes the open session play the visitor, when the window is `bars` pixels larger than the page in it.
    fn dress(&self, visitor: &Visitor, bars: (i64, i64)) -> Vec<Post>;
    /// The first guess of `bars`. None: a page has the size it was told, at once.
    fn bars(&self) -> Option<(i64, i64)> {
        None
    }
    /// Asks for the console's lines. None: it cannot be asked, and the page tells of itself (`watch`).
    fn console(&self) -> Option<Post> {
        None
    }
    /// Asks for the requests of the page. None: as above.
    fn network(&self) -> Option<Post> {
        None
    }
}

/// The engine that `SCO_ATLAS_ENGINE` names; Chromium if it is not set.
pub fn chosen() -> Tested<Box<dyn Engine>> {
    let kind = Kind::chosen()?;
    let found: Option<Box<dyn Engine>> = match kind {
        Kind::Chromium => Chromium::find().map(|engine| Box::new(engine) as Box<dyn Engine>),
        Kind::Firefox => Firefox::find().map(|engine| Box::new(engine) as Box<dyn Engine>),
        Kind::WebKit => WebKit::find().map(|engine| Box::new(engine) as Box<dyn Engine>),
    };
    Ok(found.ok_or_else(|| {
        format!("{} or its driver is not here: `cargo xtask setup` brings it, or says what to install", kind.name())
    })?)
}
