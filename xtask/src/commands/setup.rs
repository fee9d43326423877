//! `cargo xtask setup`: installs what is missing, and says what is there.

use crate::args::Args;
use crate::commands::deny;
use crate::step::{Outcome, note};
use crate::tools;

pub fn run(args: Args) -> Outcome {
    args.finish()?;
    let toolbox = tools::ready()?;
    tools::deck()?;
    if let Some(tool) = tools::deny() {
        deny::fetch(&tool, true);
    }
    note("setup", format!("ready: {}", tools::summary(&toolbox)));
    Ok(())
}
