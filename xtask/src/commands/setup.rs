//! `cargo xtask setup`: installs what is missing, and says what is there.

use crate::args::Args;
use crate::commands::{deny, html};
use crate::npm;
use crate::step::{Outcome, note};
use crate::{browsers, tools};

pub fn run(args: Args) -> Outcome {
    args.finish()?;
    let toolbox = tools::ready()?;
    for package in npm::TESTED {
        package.ready()?;
    }
    html::java()?;
    if let Some(tool) = tools::deny() {
        deny::fetch(&tool, true);
    }
    let engines: Vec<&str> = browsers::ready().into_iter().map(browsers::Kind::name).collect();
    note("setup", format!("ready: {}, {}", tools::summary(&toolbox), engines.join(", ")));
    Ok(())
}
