//! `cargo xtask setup`: installs what is missing, and says what is there.

use std::path::PathBuf;

use crate::args::Args;
use crate::browsers::{self, Kind};
use crate::commands::{deny, html};
use crate::npm;
use crate::step::{Outcome, note};
use crate::tools::{self, Toolbox};

/// What the tests need, found or brought.
pub struct Ready {
    pub toolbox: Toolbox,
    pub cargo_deny: Option<PathBuf>,
    pub engines: Vec<Kind>,
}

pub fn run(args: Args) -> Outcome {
    args.finish()?;
    all(true).map(drop)
}

/// Brings everything; the advisories `anew`, or only if there are none.
pub fn all(anew: bool) -> Outcome<Ready> {
    let toolbox = tools::ready()?;
    for package in npm::TESTED {
        package.ready()?;
    }
    html::java()?;
    let cargo_deny = tools::deny();
    if let Some(tool) = &cargo_deny {
        deny::fetch(tool, anew);
    }
    let engines = browsers::ready();
    let names: Vec<&str> = engines.iter().map(|engine| engine.name()).collect();
    note("setup", format!("ready: {}, {}", tools::summary(&toolbox), names.join(", ")));
    Ok(Ready { toolbox, cargo_deny, engines })
}
