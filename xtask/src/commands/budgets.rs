//! What each part of the page may weigh, compressed with brotli 11. One table; the build fails above it.

use std::path::{Path, PathBuf};

use crate::commands::build::with_extension;
use crate::commands::compress::brotli_bytes;
use crate::step::{Failure, Outcome};
use crate::workspace;

struct Budget {
    name: &'static str,
    limit_bytes: usize,
    weighed: Weighed,
}

enum Weighed {
    /// All files with this extension that the start of the page asks for, together: without the folders of [`LATER`].
    Extension(&'static str),
    /// All files of `dist/<folder>` with one of these extensions, together.
    Folder(&'static str, &'static [&'static str]),
    /// Each file of `dist/<folder>` whose name begins and ends so, alone.
    Each { folder: &'static str, begin: &'static str, end: &'static str },
    /// The same, as it is on a disk.
    Plain { folder: &'static str, begin: &'static str, end: &'static str },
    /// The part of a file of `dist/` between two marks.
    Between { file: &'static str, from: &'static str, to: &'static str },
    /// A file of the repository.
    File(&'static str),
}

/// Hold a wasm.
const SHRUNK: &[&str] = &["wasm", "press, when it is opened"];

/// Folders of `dist/` that are fetched when they are needed.
const LATER: &[&str] = &["press", "lecture", "embed", "pictures"];

/// No start of the page asks for it: it has a line of its own.
const WORKER: &str = "sw.js";

/// A kilobyte is 1000 bytes.
const BUDGETS: &[Budget] = &[
    Budget { name: "wasm", limit_bytes: 180_000, weighed: Weighed::Extension("wasm") },
    Budget { name: "script", limit_bytes: 10_000, weighed: Weighed::Extension("js") },
    Budget { name: "lecture", limit_bytes: 6_000, weighed: Weighed::Folder("lecture", &["js", "css"]) },
    Budget { name: "style", limit_bytes: 14_000, weighed: Weighed::Extension("css") },
    Budget {
        name: "press, when it is opened",
        limit_bytes: 140_000,
        weighed: Weighed::Folder("press", &["wasm", "js", "css"]),
    },
    Budget {
        name: "style of the hand-outs",
        limit_bytes: 1_200,
        weighed: Weighed::Each { folder: "pictures", begin: "", end: ".css" },
    },
    Budget {
        name: "base map in the page",
        limit_bytes: 55_000,
        weighed: Weighed::Between { file: "index.html", from: "<svg id=\"geo\"", to: "</svg>" },
    },
    Budget {
        name: "fine base map",
        limit_bytes: 60_000,
        weighed: Weighed::Each { folder: "", begin: "detail-", end: ".svg" },
    },
    Budget { name: "base map, baked", limit_bytes: 55_000, weighed: Weighed::File("data/base/basemap.bin") },
    Budget {
        name: "atlas, one language",
        limit_bytes: 60_000,
        weighed: Weighed::Each { folder: "data", begin: "atlas.", end: ".geojson" },
    },
    Budget {
        name: "service worker",
        limit_bytes: 4_000,
        weighed: Weighed::Each { folder: "", begin: "sw", end: ".js" },
    },
    Budget {
        name: "custom element, for hosts",
        limit_bytes: 3_000,
        weighed: Weighed::Each { folder: "embed", begin: "sco-atlas", end: ".js" },
    },
    Budget {
        name: "help for decks, for hosts",
        limit_bytes: 2_000,
        weighed: Weighed::Each { folder: "embed", begin: "sco-reveal", end: ".js" },
    },
    Budget {
        name: "one file, plain",
        limit_bytes: 1_000_000,
        weighed: Weighed::Plain { folder: "", begin: "sco-atlas-", end: ".html" },
    },
];

/// Weighs, prints the table, and fails when a part is over or missing. A wasm that could not be `shrunk` is weighed
/// but not judged: the machine lacks a tool, the page has not grown.
pub fn hold(shrunk: bool) -> Outcome {
    println!("\n  {:<32} {:>10} {:>10} {:>10}", "brotli 11, kB of 1000 bytes", "plain", "brotli", "budget");
    let mut wrong = Vec::new();
    for budget in BUDGETS {
        let weights = weigh(&budget.weighed)?;
        if weights.is_empty() {
            println!("  {:<32} {:>10} {:>10} {:>10.1}", budget.name, "missing", "", kb(budget.limit_bytes));
            wrong.push(format!("{}: there is nothing to weigh", budget.name));
        }
        for Weight { what, plain, small } in weights {
            let judged = shrunk || !SHRUNK.contains(&budget.name);
            let over = judged && small > budget.limit_bytes;
            let mark = match (judged, over) {
                (false, _) => "  not judged: a tool is missing",
                (true, true) => "  over",
                (true, false) => "",
            };
            let name = if what.is_empty() { budget.name.to_owned() } else { format!("{} ({what})", budget.name) };
            println!("  {name:<32} {:>10.1} {:>10.1} {:>10.1}{mark}", kb(plain), kb(small), kb(budget.limit_bytes));
            if over {
                wrong.push(format!("{name} is {:.1} kB over", kb(small - budget.limit_bytes)));
            }
        }
    }
    println!();
    if wrong.is_empty() {
        return Ok(());
    }
    Err(Failure::new(format!("The page does not keep its budgets: {}.", wrong.join("; ")))
        .hint("Take something out, or argue for another figure in xtask/src/commands/budgets.rs."))
}

struct Weight {
    what: String,
    plain: usize,
    small: usize,
}

fn weigh(weighed: &Weighed) -> Outcome<Vec<Weight>> {
    let dist = workspace::dist();
    match weighed {
        Weighed::Extension(extension) => {
            let mut files = with_extension(&dist, extension)?;
            files.retain(|file| {
                !file.ends_with(WORKER) && !LATER.iter().any(|folder| file.starts_with(dist.join(folder)))
            });
            together(&files)
        }
        Weighed::Folder(folder, extensions) => {
            let folder = dist.join(folder);
            let mut files = Vec::new();
            for extension in extensions.iter().filter(|_| folder.is_dir()) {
                files.extend(with_extension(&folder, extension)?);
            }
            together(&files)
        }
        Weighed::Plain { folder, begin, end } => {
            let mut weights = weigh(&Weighed::Each { folder, begin, end })?;
            for weight in &mut weights {
                weight.small = weight.plain;
            }
            Ok(weights)
        }
        Weighed::Each { folder, begin, end } => {
            let folder = dist.join(folder);
            if !folder.is_dir() {
                return Ok(Vec::new());
            }
            let mut weights = Vec::new();
            for file in with_extension(&folder, end.rsplit('.').next().unwrap_or_default())? {
                let name = file.file_name().and_then(|name| name.to_str()).unwrap_or_default();
                if let Some(what) = name.strip_prefix(begin).and_then(|rest| rest.strip_suffix(end)) {
                    weights.push(weight(what.to_owned(), &read(&file)?, &file)?);
                }
            }
            Ok(weights)
        }
        Weighed::Between { file, from, to } => {
            let file = dist.join(file);
            let text = String::from_utf8_lossy(&read(&file)?).into_owned();
            let part = text.split_once(from).and_then(|(_, rest)| rest.split_once(to)).map(|(part, _)| part);
            part.map(|part| weight(String::new(), part.as_bytes(), &file)).into_iter().collect()
        }
        Weighed::File(file) => {
            let file = workspace::root().join(file);
            if !file.is_file() {
                return Ok(Vec::new());
            }
            Ok(vec![weight(String::new(), &read(&file)?, &file)?])
        }
    }
}

fn together(files: &[PathBuf]) -> Outcome<Vec<Weight>> {
    let mut all = Weight { what: String::new(), plain: 0, small: 0 };
    for file in files {
        let one = weight(String::new(), &read(file)?, file)?;
        all.plain += one.plain;
        all.small += one.small;
    }
    Ok(if files.is_empty() { Vec::new() } else { vec![all] })
}

fn weight(what: String, bytes: &[u8], file: &Path) -> Outcome<Weight> {
    let small = brotli_bytes(bytes).map_err(|why| Failure::file("compress", file, why))?;
    Ok(Weight { what, plain: bytes.len(), small })
}

fn read(file: &Path) -> Outcome<Vec<u8>> {
    std::fs::read(file).map_err(|why| Failure::file("read", file, why))
}

#[expect(clippy::cast_precision_loss, reason = "sizes of files, to one decimal")]
fn kb(bytes: usize) -> f64 {
    bytes as f64 / 1000.0
}
