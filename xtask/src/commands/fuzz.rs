//! `cargo xtask fuzz [target…] [--seconds N] [--seed N] [--keep]`: hostile input for the doors of the atlas, by the crate `fuzz`.

use crate::args::Args;
use crate::step::{Outcome, Run};

pub const REMEDY: &str =
    "What broke lies in target/fuzz-finds/: put it into tests/fuzz/corpus/, mend the door, and it stays mended.";

pub fn run(args: Args) -> Outcome {
    Run::new("cargo", "fuzz")
        .args(["run", "--quiet", "--profile", "fuzz", "--package", "fuzz", "--bin", "fuzz", "--"])
        .args(args.all())
        .remedy(REMEDY)
        .openly()
}
