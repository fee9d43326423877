//! `cargo xtask bake [words]`: runs the crate `bake`, which bakes the data that is committed.

use crate::args::Args;
use crate::step::{Outcome, Run};

pub fn run(args: Args) -> Outcome {
    Run::new("cargo", "bake")
        .args(["run", "--quiet", "--release", "--package", "bake", "--"])
        .args(args.all())
        .remedy("Baking needs the sources it names; the baked data is committed, so nothing else needs them.")
        .openly()
}
