//! The browser and the driver for the end-to-end tests: found, or installed where that is ours to do.

use std::path::{Path, PathBuf};

use crate::step::{Failure, Outcome, Run, step};
use crate::tools::on_path;

/// Chromium and its driver. Other engines can stand beside it: all of them speak W3C WebDriver.
#[derive(Clone, Debug)]
pub struct Chromium {
    pub browser: PathBuf,
    pub driver: PathBuf,
}

const BROWSERS: &[&str] = &["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const DRIVERS: &[&str] = &["chromedriver", "chromium.chromedriver"];
/// With fonts, so that pictures show letters of every language of the map.
const DEBIAN: &[&str] = &["chromium", "chromium-driver", "fonts-dejavu-core", "fonts-noto-core"];

impl Chromium {
    /// `$CHROME` and `$CHROMEDRIVER`, else what is on PATH.
    pub fn find() -> Option<Self> {
        let browser = named("CHROME").or_else(|| BROWSERS.iter().find_map(|name| on_path(name)))?;
        let driver = named("CHROMEDRIVER").or_else(|| DRIVERS.iter().find_map(|name| on_path(name)))?;
        Some(Self { browser, driver })
    }

    /// Finds them; on Debian, as root, installs them.
    pub fn ready() -> Outcome<Self> {
        if let Some(found) = Self::find() {
            return Ok(found);
        }
        from_debian("chromium and chromedriver", DEBIAN)?;
        Self::find().ok_or_else(|| {
            Failure::new("The end-to-end tests need Chromium (or Chrome) and chromedriver of the same version on PATH.")
                .hint("Debian, Ubuntu: `sudo apt-get install chromium chromium-driver`. Elsewhere: install both, or name them in CHROME and CHROMEDRIVER.")
        })
    }
}

/// Firefox and geckodriver.
#[derive(Clone, Debug)]
pub struct Firefox {
    pub browser: PathBuf,
    pub driver: PathBuf,
}

impl Firefox {
    /// `$FIREFOX` and `$GECKODRIVER`, else what is on PATH.
    pub fn find() -> Option<Self> {
        let browser = named("FIREFOX").or_else(|| ["firefox", "firefox-esr"].iter().find_map(|name| on_path(name)))?;
        Some(Self { browser, driver: named("GECKODRIVER").or_else(|| on_path("geckodriver"))? })
    }
}

/// WebKitGTK's small browser, its driver, and a screen that is only memory.
#[derive(Clone, Debug)]
pub struct WebKit {
    pub browser: PathBuf,
    pub driver: PathBuf,
    pub screen: PathBuf,
}

impl WebKit {
    /// `$WEBKIT` and `$WEBKITDRIVER`, else where Debian puts them.
    pub fn find() -> Option<Self> {
        let folders = ["/usr/lib/x86_64-linux-gnu", "/usr/lib/aarch64-linux-gnu", "/usr/lib"];
        let mut browsers = folders.iter().map(|folder| Path::new(folder).join("webkit2gtk-4.1/MiniBrowser"));
        let browser = named("WEBKIT").or_else(|| browsers.find(|path| path.is_file()))?;
        let driver = named("WEBKITDRIVER").or_else(|| on_path("WebKitWebDriver"))?;
        Some(Self { browser, driver, screen: on_path("xvfb-run")? })
    }
}

/// Installs packages of Debian, where this is Debian and we are root there; elsewhere does nothing.
pub fn from_debian(what: &str, packages: &[&str]) -> Outcome {
    if !(is_root() && Path::new("/etc/debian_version").is_file() && on_path("apt-get").is_some()) {
        return Ok(());
    }
    step("setup", &format!("{what} from Debian (once)"), || {
        let apt = |log: &str, args: &[&str]| {
            Run::new("apt-get", log)
                .args(args)
                .env("DEBIAN_FRONTEND", "noninteractive")
                .remedy("Debian's packages could not be installed; see the lines above.")
                .quietly()
        };
        apt("apt-update", &["update"])?;
        apt("apt-install", &[&["install", "-y", "--no-install-recommends"], packages].concat())
    })
}

fn named(variable: &str) -> Option<PathBuf> {
    std::env::var_os(variable).map(PathBuf::from).filter(|path| path.is_file())
}

/// Does this process act for root?
pub fn is_root() -> bool {
    // The owner of our own entry in /proc is the user we act for.
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt;
        std::fs::metadata("/proc/self").is_ok_and(|data| data.uid() == 0)
    }
    #[cfg(not(unix))]
    {
        false
    }
}
