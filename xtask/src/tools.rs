//! The tools the build needs: the wasm target, Trunk, wasm-bindgen, wasm-opt; and cargo-deny for the tests.
//!
//! A tool on PATH at the right version is used. Otherwise it is installed once per user, beside its version, so that
//! several checkouts share it: `$SCO_ATLAS_TOOLS`, else `$XDG_CACHE_HOME/sco-atlas/tools`, else `~/.cache/sco-atlas/tools`.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use crate::npm::BINARYEN;
use crate::step::{Failure, Outcome, Run, first_line, note, step};
use crate::workspace;

pub const TRUNK: &str = "0.21.14";
/// Older ones do not understand what rustc writes today.
const BINARYEN_AT_LEAST: u32 = 123;
const CARGO_DENY: &str = "0.20.2";
const GECKODRIVER: &str = "0.37.1";
pub const WASM_TARGET: &str = "wasm32-unknown-unknown";

/// The tools, found.
pub struct Toolbox {
    pub trunk: PathBuf,
    pub wasm_bindgen: PathBuf,
    /// The program and the number it gives as its version.
    pub wasm_opt: Option<(PathBuf, u32)>,
    /// The standard library can be built for size, and without words for panics.
    pub own_std: bool,
}

impl Toolbox {
    /// PATH with the tools in front: Trunk looks for wasm-bindgen there.
    pub fn path(&self) -> OsString {
        let folders = [&self.trunk, &self.wasm_bindgen].into_iter().filter_map(|tool| tool.parent().map(PathBuf::from));
        let before = std::env::var_os("PATH").unwrap_or_default();
        let all: Vec<PathBuf> = folders.chain(std::env::split_paths(&before)).collect();
        std::env::join_paths(all).unwrap_or(before)
    }

    /// Whether the wasm becomes as small as it can: else it is weighed but not judged.
    pub fn shrinks(&self) -> bool {
        self.wasm_opt.is_some() && self.own_std
    }

    /// What cargo is told when it builds the site.
    pub fn cargo_env(&self) -> &'static [(&'static str, &'static str)] {
        if self.own_std { OWN_STD } else { &[] }
    }
}

/// The standard library that comes with Rust is built for speed and carries a sentence for every panic. Built with the
/// page, for size, and with panics that end at once, the wasm loses 13.8 kB brotli (176.8 to 163.0). Cargo knows how, but
/// has not promised it: a toolchain that does not, builds the site as it comes.
const OWN_STD: &[(&str, &str)] = &[
    ("RUSTC_BOOTSTRAP", "1"),
    ("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort"),
    ("CARGO_UNSTABLE_BUILD_STD_FEATURES", "optimize_for_size"),
    ("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", "-Cpanic=immediate-abort -Zunstable-options"),
];

/// Finds the tools; installs what is missing.
pub fn ready() -> Outcome<Toolbox> {
    wasm_target()?;
    let wasm_bindgen = wasm_bindgen_version()?;
    let toolbox = Toolbox {
        trunk: cargo_tool("trunk", "trunk", TRUNK)?,
        wasm_bindgen: cargo_tool("wasm-bindgen", "wasm-bindgen-cli", &wasm_bindgen)?,
        wasm_opt: wasm_opt()?,
        own_std: own_std(),
    };
    fetch(&toolbox)?;
    Ok(toolbox)
}

/// Every crate that a build without network asks for. Trunk asks cargo about every platform; of the standard library's own
/// crates cargo fetches those of the machine at hand, unless the page's target is named.
fn fetch(toolbox: &Toolbox) -> Outcome {
    let targets: &[&[&str]] = if toolbox.own_std { &[&[], &["--target", WASM_TARGET]] } else { &[&[]] };
    targets.iter().try_for_each(|target| {
        Run::new("cargo", "fetch")
            .envs(toolbox.cargo_env())
            .args(["fetch", "--locked"])
            .args(target.iter().copied())
            .remedy("The crates of Cargo.lock could not be fetched: the first run needs the network (crates.io).")
            .quietly()
    })
}

/// The tools in a few words.
pub fn summary(toolbox: &Toolbox) -> String {
    let wasm_opt = match &toolbox.wasm_opt {
        Some((_, version)) => format!("wasm-opt {version}"),
        None => "no wasm-opt".into(),
    };
    let wasm_bindgen = wasm_bindgen_version().unwrap_or_default();
    format!("Trunk {TRUNK}, wasm-bindgen {wasm_bindgen}, {wasm_opt}")
}

pub fn on_path(name: &str) -> Option<PathBuf> {
    let file = format!("{name}{}", std::env::consts::EXE_SUFFIX);
    std::env::split_paths(&std::env::var_os("PATH")?).map(|folder| folder.join(&file)).find(|path| path.is_file())
}

fn wasm_target() -> Outcome {
    let rustlib = rustlib().ok_or_else(|| {
        Failure::new("rustc does not answer.").hint("Install Rust from https://rustup.rs, then run this again.")
    })?;
    if rustlib.join(WASM_TARGET).is_dir() {
        return Ok(());
    }
    step("setup", &format!("rustup target add {WASM_TARGET}"), || {
        Run::new("rustup", "rustup-target")
            .args(["target", "add", WASM_TARGET])
            .remedy(format!("Rust's {WASM_TARGET} target is missing. With rustup: `rustup target add {WASM_TARGET}`; without, install it from where your Rust came."))
            .quietly()
    })
}

/// Where the toolchain keeps what belongs to each target.
fn rustlib() -> Option<PathBuf> {
    first_line("rustc", &["--print", "sysroot"]).map(|sysroot| Path::new(&sysroot).join("lib/rustlib"))
}

/// Is a component of the toolchain there, or can rustup bring it?
pub fn has_component(name: &str, there: &dyn Fn() -> bool) -> bool {
    there() || (Run::new("rustup", "rustup-component").args(["component", "add", name]).quietly().is_ok() && there())
}

/// Its sources are a component of the toolchain; whether rustc can, it tells itself.
fn own_std() -> bool {
    let sources = || rustlib().is_some_and(|rustlib| rustlib.join("src/rust/library/std").is_dir());
    let can = has_component("rust-src", &sources)
        && Run::new("rustc", "own-std")
            .args(["-Cpanic=immediate-abort", "-Zunstable-options", "--print", "cfg", "--target", WASM_TARGET])
            .env("RUSTC_BOOTSTRAP", "1")
            .quietly()
            .is_ok();
    if !can {
        note("setup", "this toolchain cannot build its own standard library (rust-src): the wasm stays larger");
    }
    can
}

/// The version in Cargo.lock: the tool and the crate must be the same.
fn wasm_bindgen_version() -> Outcome<String> {
    let path = workspace::root().join("Cargo.lock");
    let text = workspace::read(&path)?;
    let mut lines = text.lines().skip_while(|line| *line != "name = \"wasm-bindgen\"");
    lines
        .nth(1)
        .and_then(|line| line.strip_prefix("version = \""))
        .and_then(|rest| rest.strip_suffix('"'))
        .map(String::from)
        .ok_or_else(|| Failure::new("Cargo.lock names no version of wasm-bindgen."))
}

/// Where tools are kept, once per user.
pub fn cache() -> Outcome<PathBuf> {
    let from = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    from("SCO_ATLAS_TOOLS")
        .or_else(|| from("XDG_CACHE_HOME").map(|folder| folder.join("sco-atlas/tools")))
        .or_else(|| std::env::home_dir().map(|folder| folder.join(".cache/sco-atlas/tools")))
        .ok_or_else(|| {
            Failure::new("There is no home folder to keep tools in.").hint("Set SCO_ATLAS_TOOLS to a folder.")
        })
}

/// Where a tool of cargo is installed for all checkouts.
fn home_of(program: &str, version: &str) -> Outcome<PathBuf> {
    Ok(cache()?.join(format!("{program}-{version}")))
}

fn program_in(home: &Path, program: &str) -> PathBuf {
    home.join("bin").join(format!("{program}{}", std::env::consts::EXE_SUFFIX))
}

/// `program` at exactly `version`, if it is there.
fn installed(program: &str, version: &str) -> Outcome<Option<PathBuf>> {
    let ours = program_in(&home_of(program, version)?, program);
    if ours.is_file() {
        return Ok(Some(ours));
    }
    let says = |path: &PathBuf| first_line(path, &["--version"]).unwrap_or_default();
    Ok(on_path(program).filter(|path| says(path).split_whitespace().nth(1) == Some(version)))
}

/// The driver of Firefox, if it is here.
pub fn found_geckodriver() -> Option<PathBuf> {
    installed("geckodriver", GECKODRIVER).ok()?
}

/// Finds the driver of Firefox, or installs it.
pub fn geckodriver() -> Outcome<PathBuf> {
    cargo_tool("geckodriver", "geckodriver", GECKODRIVER)
}

/// `program` of the crate `package` at exactly `version`.
fn cargo_tool(program: &str, package: &str, version: &str) -> Outcome<PathBuf> {
    if let Some(path) = installed(program, version)? {
        return Ok(path);
    }
    let home = home_of(program, version)?;
    let what = format!("{package} {version} (once)");
    step("setup", &what, || {
        // Unoptimised and without debug information: minutes less, and as fast for an app of this size. Without TLS:
        // neither tool ever goes to the network here.
        Run::new("cargo", &format!("install-{program}"))
            .args(["install", "--locked", "--debug", "--no-default-features", "--bin", program, "--root"])
            .args([home.as_os_str()])
            .args([format!("{package}@{version}")])
            .env("CARGO_PROFILE_DEV_DEBUG", "0")
            .env("CARGO_TARGET_DIR", workspace::scratch().join("tools"))
            .remedy(format!(
                "Could not install {program}. It needs crates.io and a C compiler; or put {program} {version} on PATH."
            ))
            .quietly()
    })?;
    Ok(program_in(&home, program))
}

/// cargo-deny; without it the crates of others are not looked at.
pub fn deny() -> Option<PathBuf> {
    let found = cargo_tool("cargo-deny", "cargo-deny", CARGO_DENY);
    if found.is_err() {
        note("setup", "cargo-deny could not be installed: licences and sources of crates are not checked");
    }
    found.ok()
}

/// cargo-deny, if it is there.
pub fn deny_if_there() -> Option<PathBuf> {
    installed("cargo-deny", CARGO_DENY).ok()?
}

/// wasm-opt as installed or from PATH, if new enough, else from npm if there is npm, else none: the site is then larger, but works.
fn wasm_opt() -> Outcome<Option<(PathBuf, u32)>> {
    let with_version = |path: PathBuf| {
        let version = first_line(&path, &["--version"]).as_deref().and_then(binaryen_version)?;
        Some((path, version)).filter(|_| version >= BINARYEN_AT_LEAST)
    };
    let here = BINARYEN.find().or_else(|| on_path("wasm-opt")).and_then(with_version);
    Ok(if here.is_some() { here } else { BINARYEN.ready()?.and_then(with_version) })
}

/// `wasm-opt version 132 (version_132)` is 132.
fn binaryen_version(line: &str) -> Option<u32> {
    line.strip_prefix("wasm-opt version ")?.split(|c: char| !c.is_ascii_digit()).next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn binaryen_tells_its_version_in_more_than_one_way() {
        assert_eq!(binaryen_version("wasm-opt version 132 (version_132)"), Some(132));
        assert_eq!(binaryen_version("wasm-opt version 108"), Some(108));
        assert_eq!(binaryen_version("hello"), None);
    }

    #[test]
    fn the_lock_file_names_wasm_bindgen() {
        assert!(wasm_bindgen_version().is_ok_and(|version| version.starts_with("0.2.")));
    }
}
