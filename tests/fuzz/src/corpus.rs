//! Inputs that are kept: `corpus/<target>/`, one a file, small, and named by their content.

use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash, Hasher};
use std::path::{Path, PathBuf};

/// An input is not kept in the repository above this.
pub const KEPT_BYTES: usize = 4096;

pub fn folder(target: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus").join(target)
}

/// All kept inputs of a target in the order of their names.
///
/// # Errors
/// A folder or file that cannot be read, with its path.
pub fn kept(target: &str) -> Result<Vec<(PathBuf, Vec<u8>)>, String> {
    let folder = folder(target);
    let told = |path: &Path, why: std::io::Error| format!("Could not read {}: {why}.", path.display());
    let entries = std::fs::read_dir(&folder).map_err(|why| told(&folder, why))?;
    let mut paths = entries
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<Result<Vec<_>, _>>()
        .map_err(|why| told(&folder, why))?;
    paths.sort();
    paths.into_iter().map(|path| Ok((path.clone(), std::fs::read(&path).map_err(|why| told(&path, why))?))).collect()
}

/// Writes an input below a folder under the name of its content.
///
/// # Errors
/// Why it could not be written.
pub fn keep(folder: &Path, bytes: &[u8]) -> Result<PathBuf, String> {
    let mut hasher = DefaultHasher::new();
    bytes.hash(&mut hasher);
    let path = folder.join(format!("{:016x}", hasher.finish()));
    let written = std::fs::create_dir_all(folder).and_then(|()| std::fs::write(&path, bytes));
    written.map(|()| path.clone()).map_err(|why| format!("Could not write {}: {why}.", path.display()))
}
