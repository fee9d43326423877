//! `cargo xtask shots [words]`: screenshots of the built site into `out/shots/`, by the binary `shots` of the crate `e2e`.

use crate::args::Args;
use crate::browsers::Chromium;
use crate::step::{Outcome, Run};

pub fn run(args: Args) -> Outcome {
    Chromium::ready()?;
    Run::new("cargo", "shots")
        .args(["run", "--quiet", "--package", "e2e", "--bin", "shots", "--"])
        .args(args.all())
        .remedy("`cargo xtask build` must have made the site before.")
        .openly()
}
