//! The browsers and drivers of the end-to-end tests: found, or installed where that is ours to do.

use std::path::{Path, PathBuf};

use crate::step::{Failure, Outcome, Run, note, step};
use crate::tools::{self, on_path};

/// The engines that the suite runs in, Chromium first. All of them speak W3C WebDriver.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Chromium,
    Firefox,
    WebKit,
}

/// Names the engine of a run: `chromium`, `firefox` or `webkit`.
pub const ENGINE: &str = "SCO_ATLAS_ENGINE";

impl Kind {
    pub const ALL: [Self; 3] = [Self::Chromium, Self::Firefox, Self::WebKit];

    pub fn name(self) -> &'static str {
        match self {
            Self::Chromium => "Chromium",
            Self::Firefox => "Firefox",
            Self::WebKit => "WebKitGTK",
        }
    }

    /// As `SCO_ATLAS_ENGINE` and the names of logs have it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
            Self::WebKit => "webkit",
        }
    }

    /// The one that `SCO_ATLAS_ENGINE` names; Chromium if it is not set.
    pub fn chosen() -> Outcome<Self> {
        let word = std::env::var(ENGINE).unwrap_or_default();
        Self::ALL.into_iter().find(|kind| kind.word() == word || word.is_empty()).ok_or_else(|| {
            Failure::new(format!("{ENGINE} is `{word}`, which is no engine."))
                .hint("Write `chromium`, `firefox` or `webkit`.")
        })
    }

    fn is_here(self) -> bool {
        match self {
            Self::Chromium => Chromium::find().is_some(),
            Self::Firefox => Firefox::find().is_some(),
            Self::WebKit => WebKit::find().is_some(),
        }
    }

    /// The packages of Debian that bring it. With fonts, so that pictures show letters of every language of the map.
    fn debian(self) -> &'static [&'static str] {
        match self {
            Self::Chromium => &["chromium", "chromium-driver", "fonts-dejavu-core", "fonts-noto-core"],
            Self::Firefox => &["firefox-esr", "fonts-dejavu-core", "fonts-noto-core"],
            Self::WebKit => &["webkit2gtk-driver", "xvfb", "fonts-dejavu-core", "fonts-noto-core"],
        }
    }

    /// What to install by hand.
    fn remedy(self) -> &'static str {
        match self {
            Self::Chromium => {
                "Debian, Ubuntu: `sudo apt-get install chromium chromium-driver`. Elsewhere: install both, or name them in CHROME and CHROMEDRIVER."
            }
            Self::Firefox => {
                "Debian: `sudo apt-get install firefox-esr`; elsewhere install Firefox, or name it in FIREFOX. geckodriver comes from crates.io, or name it in GECKODRIVER."
            }
            Self::WebKit => {
                "Debian, Ubuntu: `sudo apt-get install webkit2gtk-driver xvfb`. Other Linux: install MiniBrowser and WebKitWebDriver of WebKitGTK 4.1 and Xvfb, or name them in WEBKIT, WEBKITDRIVER and XVFB."
            }
        }
    }

    /// Whether it is here, with its driver: that of Firefox is ours to install.
    fn with_driver(self) -> Outcome<bool> {
        if self == Self::Firefox && Firefox::browser().is_some() {
            tools::geckodriver()?;
        }
        Ok(self.is_here())
    }

    /// Finds it; on Debian, as root, installs it.
    fn bring(self) -> Outcome {
        if self.with_driver()? {
            return Ok(());
        }
        from_debian(&format!("{} and its driver", self.name()), self.debian())?;
        if self.with_driver()? {
            return Ok(());
        }
        Err(Failure::new(format!("{} and its driver are not on this machine.", self.name())).hint(self.remedy()))
    }
}

/// The engines of this machine, brought where that is ours. Of each that is missing a note says why, and what to do.
pub fn ready() -> Vec<Kind> {
    Kind::ALL
        .into_iter()
        .filter(|kind| {
            let brought = kind.bring();
            if let Err(why) = &brought {
                note("setup", format!("{}: the end-to-end tests are left out in it. {why}", kind.name()));
            }
            brought.is_ok()
        })
        .collect()
}

/// Chromium and its driver.
#[derive(Clone, Debug)]
pub struct Chromium {
    pub browser: PathBuf,
    pub driver: PathBuf,
}

const BROWSERS: &[&str] = &["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const DRIVERS: &[&str] = &["chromedriver", "chromium.chromedriver"];

impl Chromium {
    /// `$CHROME` and `$CHROMEDRIVER`, else what is on PATH.
    pub fn find() -> Option<Self> {
        let browser = named("CHROME").or_else(|| BROWSERS.iter().find_map(|name| on_path(name)))?;
        let driver = named("CHROMEDRIVER").or_else(|| DRIVERS.iter().find_map(|name| on_path(name)))?;
        Some(Self { browser, driver })
    }

    /// Finds them; on Debian, as root, installs them. Nothing is tested without them.
    pub fn ready() -> Outcome<Self> {
        Kind::Chromium.bring()?;
        Self::find().ok_or_else(|| Failure::new("Chromium is gone.").hint(Kind::Chromium.remedy()))
    }
}

/// Firefox and geckodriver.
#[derive(Clone, Debug)]
pub struct Firefox {
    pub browser: PathBuf,
    pub driver: PathBuf,
}

impl Firefox {
    /// `$FIREFOX` and `$GECKODRIVER`, else what is on PATH and what was installed.
    pub fn find() -> Option<Self> {
        Some(Self { browser: Self::browser()?, driver: named("GECKODRIVER").or_else(tools::found_geckodriver)? })
    }

    fn browser() -> Option<PathBuf> {
        named("FIREFOX").or_else(|| ["firefox", "firefox-esr"].iter().find_map(|name| on_path(name)))
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
    /// `$WEBKIT`, `$WEBKITDRIVER` and `$XVFB`, else where Debian puts them.
    pub fn find() -> Option<Self> {
        let folders = ["/usr/lib/x86_64-linux-gnu", "/usr/lib/aarch64-linux-gnu", "/usr/lib", "/usr/libexec"];
        let mut browsers = folders.iter().map(|folder| Path::new(folder).join("webkit2gtk-4.1/MiniBrowser"));
        let browser = named("WEBKIT").or_else(|| browsers.find(|path| path.is_file()))?;
        let driver = named("WEBKITDRIVER").or_else(|| on_path("WebKitWebDriver"))?;
        let screen = named("XVFB").or_else(|| on_path("Xvfb"))?;
        Some(Self { browser, driver, screen })
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
