//! What the build, the tests and the checks take from npm: pinned, each in a folder of its own beside the other tools, no script of it
//! ever runs. Where there is no npm, what needs it is left out and said.

use std::path::{Path, PathBuf};

use crate::step::{Failure, Outcome, Run, note, step};
use crate::tools::{cache, on_path};

/// A package, and the file of it that is used.
pub struct Package {
    pub name: &'static str,
    pub version: &'static str,
    /// Below `node_modules/<name>`.
    file: &'static str,
    /// What cannot be done without it.
    without: &'static str,
}

/// wasm-opt.
pub const BINARYEN: Package =
    Package { name: "binaryen", version: "132", file: "bin/wasm-opt", without: "the wasm stays larger" };
/// A real deck, from which the tests drive the map.
pub const REVEAL: Package = Package {
    name: "reveal.js",
    version: "6.0.2",
    file: "dist/reveal.js",
    without: "the tests with a deck are left out",
};
/// The rules of accessibility that a program can check.
pub const AXE: Package = Package {
    name: "axe-core",
    version: "4.14.1",
    file: "axe.min.js",
    without: "the test of every state with axe is left out",
};
/// The Nu HTML checker; it needs Java.
pub const VNU: Package = Package {
    name: "vnu-jar",
    version: "26.9.27",
    file: "build/dist/vnu.jar",
    without: "the pages are not held to the HTML standard",
};
/// Only for `cargo xtask lighthouse`.
pub const LIGHTHOUSE: Package = Package {
    name: "lighthouse",
    version: "13.5.0",
    file: "cli/index.js",
    without: "`cargo xtask lighthouse` cannot run",
};

/// What `cargo xtask test` uses.
pub const TESTED: [&Package; 3] = [&REVEAL, &AXE, &VNU];

impl Package {
    fn home(&self) -> Outcome<PathBuf> {
        Ok(cache()?.join(format!("{}-{}", self.name, self.version)))
    }

    /// The file, where it is installed.
    pub fn find(&self) -> Option<PathBuf> {
        let file = self.home().ok()?.join("node_modules").join(self.name).join(self.file);
        file.is_file().then_some(file)
    }

    /// Installs it if there is npm, else says what is left out.
    pub fn ready(&self) -> Outcome<Option<PathBuf>> {
        let Self { name, version, without, .. } = self;
        if let Some(file) = self.find() {
            return Ok(Some(file));
        }
        if on_path("npm").is_none() {
            note("setup", format!("no npm to get {name}: {without}"));
            return Ok(None);
        }
        let home = self.home()?;
        let got = step("setup", &format!("{name} {version} from npm (once)"), || {
            install(&home, &format!("{name}@{version}"), &format!("install-{name}"))
        });
        let found = self.find().filter(|_| got.is_ok());
        if found.is_none() {
            note("setup", format!("npm could not bring {name}: {without}"));
            let _ = std::fs::remove_dir_all(&home);
        }
        Ok(found)
    }
}

/// Installs a package into a folder of its own; no script of it runs.
fn install(home: &Path, package: &str, log: &str) -> Outcome {
    std::fs::create_dir_all(home).map_err(|why| Failure::file("create", home, why))?;
    Run::new("npm", log)
        .args(["install", "--no-audit", "--no-fund", "--ignore-scripts", "--prefix"])
        .args([home.as_os_str()])
        .args([package])
        .in_folder(home)
        .quietly()
}
