//! Where things lie in this repository.

use std::path::{Path, PathBuf};

use crate::step::{Failure, Outcome};

/// The top of the repository.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().map_or_else(|| PathBuf::from("."), Path::to_path_buf)
}

/// The finished site, written by `cargo xtask build`.
pub fn dist() -> PathBuf {
    root().join("dist")
}

/// What cargo builds.
pub fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from)
}

/// Where the commands keep their logs and what they made before.
pub fn scratch() -> PathBuf {
    target().join("xtask")
}

/// A text file, whole.
pub fn read(path: &Path) -> Outcome<String> {
    std::fs::read_to_string(path).map_err(|why| Failure::file("read", path, why))
}

pub fn write(path: &Path, bytes: impl AsRef<[u8]>) -> Outcome {
    std::fs::write(path, bytes).map_err(|why| Failure::file("write", path, why))
}

/// Every file below `folder`, in order of its path.
pub fn files_below(folder: &Path) -> std::io::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder)? {
            let path = entry?.path();
            if path.is_dir() { folders.push(path) } else { files.push(path) }
        }
    }
    files.sort();
    Ok(files)
}

/// The names of these files as a page writes them: from `folder` on, with slashes.
pub fn names_below(folder: &Path) -> Outcome<Vec<String>> {
    let files = files_below(folder).map_err(|why| Failure::file("read", folder, why))?;
    let name = |file: &PathBuf| file.strip_prefix(folder).unwrap_or(file).to_string_lossy().replace('\\', "/");
    Ok(files.iter().map(name).collect())
}
