//! `cargo xtask build`: Trunk builds and prerenders, wasm-opt shrinks, then each page in one file, what is kept offline, siblings, then budgets.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};

use crate::args::Args;
use crate::commands::{budgets, compress, hosts, imports, names, offline, one_file, styles};
use crate::step::{Failure, Outcome, Run, note, step};
use crate::tools::{self, Toolbox};
use crate::workspace;

pub fn run(args: Args) -> Outcome {
    args.finish()?;
    let toolbox = tools::ready()?;
    site(&toolbox)?;
    budgets::hold(toolbox.shrinks())
}

/// Builds the site into `dist/`.
pub fn site(toolbox: &Toolbox) -> Outcome {
    step("build", "wasm and pages, release", || {
        Run::new(&toolbox.trunk, "trunk-build")
            .envs(toolbox.cargo_env())
            .args(["build", "--release", "--offline", "--locked"])
            .env("PATH", toolbox.path())
            .env("CARGO_NET_OFFLINE", "true")
            // Some environments set NO_COLOR=1, which Trunk reads as its own flag and refuses.
            .env("NO_COLOR", "true")
            .remedy("The first error above is the place to begin.")
            .quietly()
    })?;
    step("build", "the press, a second wasm", || press(toolbox))?;
    match &toolbox.wasm_opt {
        Some((wasm_opt, version)) => {
            step("build", &format!("wasm-opt {version} -Oz"), || shrink(wasm_opt, *version))?;
        }
        None => note("build", "without wasm-opt: the wasm is about a fifth larger than it could be"),
    }
    step("build", "numbers for the names of imports", imports::number)?;
    step("build", "style sheets without their notes, those of the map as one", || styles::pack(&workspace::dist()))?;
    step("build", "names by content", || names::by_content(&workspace::dist()))?;
    step("build", "pictures, slides and hand-outs", handouts)?;
    step("build", "each page in one file", one_file::write)?;
    step("build", "what hosts read", || hosts::write(&workspace::dist()))?;
    step("build", "the list of what is kept offline", || offline::list(&workspace::dist()))?;
    step("build", "brotli and gzip siblings", || compress::folder(&workspace::dist()))
}

/// The wasm for what readers take away, beside the script that asks for it.
fn press(toolbox: &Toolbox) -> Outcome {
    Run::new("cargo", "press-build")
        .envs(toolbox.cargo_env())
        .args(["build", "--release", "--offline", "--locked", "--target", tools::WASM_TARGET])
        .args(["--no-default-features", "--features", "press", "--bin", "press"])
        .remedy("The first error above is the place to begin.")
        .quietly()?;
    let built = workspace::target().join(tools::WASM_TARGET).join("release/press.wasm");
    Run::new(&toolbox.wasm_bindgen, "press-bindgen")
        .args(["--target", "web", "--no-typescript", "--out-name", "press", "--out-dir"])
        .args([workspace::dist().join("press").as_os_str(), built.as_os_str()])
        .remedy("wasm-bindgen must be at the version of Cargo.lock: `cargo xtask setup` brings it.")
        .quietly()
}

/// Pictures of every chapter, and what is made of them; from the same inputs they are only copied.
fn handouts() -> Outcome {
    Run::new("cargo", "handouts")
        .args(["run", "--quiet", "--locked", "--offline", "--profile", "prerender", "--package", "handouts", "--"])
        .args([workspace::dist(), workspace::scratch().join("handouts")])
        .env("CARGO_NET_OFFLINE", "true")
        .remedy("The first error above is the place to begin.")
        .quietly()
}

/// What rustc turns on for wasm by default, said aloud for wasm-opt; every browser since 2021 knows them.
const FEATURES: &[&str] = &[
    "--enable-bulk-memory",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

/// Taken apart, made small, and made small again. Below 1024 lies only the far end of the stack, so that what is added
/// to an address may stand in the access itself. 2.4 kB brotli less than `-Oz` alone.
const PASSES: &[&str] = &[
    "--flatten",
    "--rereloop",
    "--low-memory-unused",
    "--one-caller-inline-max-function-size=20",
    "-Oz",
    "--optimize-added-constants-propagate",
    "-Oz",
    "--converge",
    "--strip-producers",
    "--strip-target-features",
];

/// Runs wasm-opt on each wasm of the site, or takes what it made of the same bytes before.
fn shrink(wasm_opt: &Path, version: u32) -> Outcome {
    let kept = workspace::scratch().join("wasm-opt");
    std::fs::create_dir_all(&kept).map_err(|why| Failure::file("create", &kept, why))?;
    for wasm in with_extension(&workspace::dist(), "wasm")? {
        let bytes = std::fs::read(&wasm).map_err(|why| Failure::file("read", &wasm, why))?;
        let mut hasher = DefaultHasher::new();
        (version, PASSES, FEATURES, bytes).hash(&mut hasher);
        let small = kept.join(format!("{:016x}.wasm", hasher.finish()));
        if !small.is_file() {
            let draft = small.with_extension("draft");
            Run::new(wasm_opt, "wasm-opt")
                .args(PASSES)
                .args(FEATURES)
                .args([wasm.as_os_str(), "-o".as_ref(), draft.as_os_str()])
                .remedy("wasm-opt does not understand this wasm: try a newer Binaryen on PATH.")
                .quietly()?;
            std::fs::rename(&draft, &small).map_err(|why| Failure::file("rename", &draft, why))?;
        }
        std::fs::copy(&small, &wasm).map_err(|why| Failure::file("write", &wasm, why))?;
    }
    Ok(())
}

/// The files below `folder` that end in `.extension`.
pub fn with_extension(folder: &Path, extension: &str) -> Outcome<Vec<PathBuf>> {
    let mut files = workspace::files_below(folder).map_err(|why| Failure::file("read", folder, why))?;
    files.retain(|file| file.extension().is_some_and(|found| found == extension));
    Ok(files)
}
