//! Brotli 11 and gzip 9 siblings of every text and wasm file, for hosts that send what lies beside a file.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use crate::step::{Failure, Outcome};
use crate::workspace;

const COMPRESSIBLE: &[&str] =
    &["html", "css", "js", "wasm", "json", "geojson", "svg", "csv", "txt", "md", "xml", "webmanifest", "bin"];

/// Writes `x.br` and `x.gz` beside each file of `folder` that gets smaller.
pub fn folder(folder: &Path) -> Outcome {
    let mut files = workspace::files_below(folder).map_err(|why| Failure::file("read", folder, why))?;
    files.retain(|file| file.extension().and_then(|found| found.to_str()).is_some_and(|x| COMPRESSIBLE.contains(&x)));
    // The slowest first, so that no core waits at the end.
    files.sort_by_key(|file| std::fs::metadata(file).map_or(0, |data| data.len()));
    let queue = Mutex::new(files);
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    std::thread::scope(|scope| {
        let workers: Vec<_> = (0..cores).map(|_| scope.spawn(|| drain(&queue))).collect();
        workers.into_iter().try_for_each(|worker| {
            worker.join().unwrap_or_else(|_| Err(Failure::new("A thread that compressed files ended early.")))
        })
    })
}

fn drain(queue: &Mutex<Vec<PathBuf>>) -> Outcome {
    loop {
        let next = queue.lock().map_or(None, |mut files| files.pop());
        let Some(path) = next else { return Ok(()) };
        siblings(&path).map_err(|why| Failure::file("compress", &path, why))?;
    }
}

fn siblings(path: &Path) -> io::Result<()> {
    let bytes = std::fs::read(path)?;
    for (suffix, small) in [("br", kept(&bytes, "br", brotli)?), ("gz", kept(&bytes, "gz", gzip)?)] {
        if small.len() < bytes.len() {
            let mut name = path.as_os_str().to_owned();
            name.push(".");
            name.push(suffix);
            std::fs::write(name, small)?;
        }
    }
    Ok(())
}

/// How many bytes brotli makes of these.
pub fn brotli_bytes(bytes: &[u8]) -> io::Result<usize> {
    Ok(kept(bytes, "br", brotli)?.len())
}

/// What was made of the same bytes before, or else is made now: most files are the same in the next build.
fn kept(bytes: &[u8], suffix: &str, make: fn(&[u8]) -> io::Result<Vec<u8>>) -> io::Result<Vec<u8>> {
    let mut hasher = DefaultHasher::new();
    bytes.hash(&mut hasher);
    let folder = workspace::scratch().join("siblings");
    let path = folder.join(format!("{:016x}-{}.{suffix}", hasher.finish(), bytes.len()));
    if let Ok(small) = std::fs::read(&path) {
        return Ok(small);
    }
    let small = make(bytes)?;
    std::fs::create_dir_all(&folder)?;
    // Whole or not at all, whoever else writes the same.
    let draft = path.with_extension(format!("{suffix}-{:?}", std::thread::current().id()));
    std::fs::write(&draft, &small)?;
    std::fs::rename(&draft, &path)?;
    Ok(small)
}

fn brotli(bytes: &[u8]) -> io::Result<Vec<u8>> {
    let params =
        brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 22, size_hint: bytes.len(), ..Default::default() };
    let mut small = Vec::new();
    brotli::BrotliCompress(&mut &*bytes, &mut small, &params)?;
    Ok(small)
}

pub fn gzip(bytes: &[u8]) -> io::Result<Vec<u8>> {
    // No name and no time inside: the same bytes give the same file.
    let mut encoder = flate2::GzBuilder::new().write(Vec::new(), flate2::Compression::best());
    encoder.write_all(bytes)?;
    encoder.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_kinds_are_smaller_and_the_same_each_time() {
        let text = "the same line again\n".repeat(200);
        assert!(brotli(text.as_bytes()).unwrap().len() < 100);
        assert_eq!(gzip(text.as_bytes()).unwrap(), gzip(text.as_bytes()).unwrap());
    }
}
