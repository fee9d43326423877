//! The table from names to functions. A command gets the rest of the line and answers with success or one sentence.

pub mod bake;
pub mod bench;
pub mod budgets;
pub mod build;
pub mod check;
pub mod compress;
pub mod crowds;
pub mod deny;
pub mod fuzz;
pub mod hosts;
pub mod html;
pub mod imports;
pub mod lighthouse;
pub mod names;
pub mod offline;
pub mod one_file;
pub mod serve;
pub mod setup;
pub mod shots;
pub mod styles;
pub mod test;

use crate::args::Args;
use crate::step::Outcome;

pub struct Command {
    pub name: &'static str,
    pub run: fn(Args) -> Outcome,
    pub about: &'static str,
}

pub const COMMANDS: &[Command] = &[
    Command {
        name: "setup",
        run: setup::run,
        about: "install what is missing: wasm target, Trunk, wasm-bindgen, wasm-opt, cargo-deny",
    },
    Command {
        name: "serve",
        run: serve::run,
        about: "build and serve on http://127.0.0.1:8080  [--open] [--dev] [--port N]",
    },
    Command { name: "build", run: build::run, about: "build the site into dist/, compress it, hold it to its budgets" },
    Command {
        name: "test",
        run: test::run,
        about: "everything: format, lints, core, checks, build, budgets, end to end  [--every-engine]",
    },
    Command { name: "check", run: check::run, about: "the rules of this repository that a program can check" },
    Command {
        name: "crowds",
        run: crowds::run,
        about: "what visits cost in bytes and requests, into docs/hosting/crowds.md",
    },
    Command {
        name: "fuzz",
        run: fuzz::run,
        about: "hostile input for atlas, link, message and basemap, ten minutes each  [target] [--seconds N] [--seed N]",
    },
    Command { name: "bench", run: bench::run, about: "the built site beside its peers, in one run: ratios  [--quick]" },
    Command { name: "bake", run: bake::run, about: "bake the base map and the article's data from their sources" },
    Command {
        name: "lighthouse",
        run: lighthouse::run,
        about: "Lighthouse on the built site, mobile; its bars are ours",
    },
    Command { name: "shots", run: shots::run, about: "screenshots of the built site into out/shots/ [--plates]" },
];

pub fn listing() -> String {
    let mut text = String::from("cargo xtask <command>\n\n");
    for command in COMMANDS {
        text.push_str(&format!("  {:<10} {}\n", command.name, command.about));
    }
    text.push_str("\nA command prints a line for each step. What the tools said is in target/xtask/.");
    text
}
