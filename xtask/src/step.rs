//! A step is one piece of work told in one line: what it does, and how long it took.
//!
//! What a program prints goes to a log under `target/xtask/`; it is shown only when the program fails, with a sentence
//! that says what to do.

use std::ffi::{OsStr, OsString};
use std::fmt::{self, Display};
use std::fs::File;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;

use crate::workspace;

/// What went wrong, and what to do.
#[derive(Debug)]
pub struct Failure {
    what: String,
    hint: Option<String>,
}

pub type Outcome<T = ()> = Result<T, Failure>;

impl Failure {
    pub fn new(what: impl Into<String>) -> Self {
        Self { what: what.into(), hint: None }
    }

    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// `Could not <verb> <path>: <why>.`
    pub fn file(verb: &str, path: &Path, why: impl Display) -> Self {
        Self::new(format!("Could not {verb} {}: {why}.", path.display()))
    }
}

impl Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.what)?;
        match &self.hint {
            Some(hint) => write!(f, "\n{hint}"),
            None => Ok(()),
        }
    }
}

impl std::error::Error for Failure {}

/// Column in which the time begins.
const WIDTH: usize = 64;

/// Does the work and prints its line.
pub fn step<T>(command: &str, what: &str, work: impl FnOnce() -> Outcome<T>) -> Outcome<T> {
    let begin = format!("{command:<6} {what} ");
    print!("{begin}");
    let _ = io::stdout().flush();
    let start = Instant::now();
    let outcome = work();
    let dots = ".".repeat(WIDTH.saturating_sub(begin.chars().count()).max(3));
    let verdict = if outcome.is_ok() { "" } else { "  failed" };
    println!("{dots} {:>6.1} s{verdict}", start.elapsed().as_secs_f64());
    outcome
}

/// A line that is not a step: something to know.
pub fn note(command: &str, what: impl Display) {
    println!("{command:<6} {what}");
}

/// A program to run.
pub struct Run {
    command: Command,
    shown: String,
    log: PathBuf,
    remedy: String,
}

/// Lines of the log shown on failure.
const TAIL: usize = 40;

impl Run {
    /// `log` names the file under `target/xtask/` that takes what the program prints.
    pub fn new(program: impl AsRef<OsStr>, log: &str) -> Self {
        let shown = Path::new(program.as_ref()).file_name().unwrap_or(program.as_ref()).to_string_lossy().into_owned();
        let mut command = Command::new(program);
        command.current_dir(workspace::root()).stdin(Stdio::null()).env("RUST_BACKTRACE", "0");
        Self { command, shown, log: workspace::scratch().join(format!("{log}.log")), remedy: String::new() }
    }

    pub fn args<S: AsRef<OsStr>>(mut self, args: impl IntoIterator<Item = S>) -> Self {
        for arg in args {
            self.shown = format!("{} {}", self.shown, arg.as_ref().to_string_lossy());
            self.command.arg(arg);
        }
        self
    }

    pub fn env(mut self, name: &str, value: impl Into<OsString>) -> Self {
        self.command.env(name, value.into());
        self
    }

    pub fn envs(mut self, all: &[(&str, &str)]) -> Self {
        self.command.envs(all.iter().copied());
        self
    }

    pub fn in_folder(mut self, folder: &Path) -> Self {
        self.command.current_dir(folder);
        self
    }

    /// The sentence to print when it fails.
    pub fn remedy(mut self, remedy: impl Into<String>) -> Self {
        self.remedy = remedy.into();
        self
    }

    /// Runs it; what it prints goes to its log.
    pub fn quietly(mut self) -> Outcome {
        let folder = workspace::scratch();
        std::fs::create_dir_all(&folder).map_err(|why| Failure::file("create", &folder, why))?;
        let log = File::create(&self.log).map_err(|why| Failure::file("write", &self.log, why))?;
        let also = log.try_clone().map_err(|why| Failure::file("write", &self.log, why))?;
        self.command.stdout(log).stderr(also);
        let status = self.command.status().map_err(|why| self.not_started(&why))?;
        if status.success() {
            return Ok(());
        }
        let said = std::fs::read(&self.log).unwrap_or_default();
        let said = String::from_utf8_lossy(&said);
        let tail = telling_lines(&said).join("\n");
        Err(Failure::new(format!(
            "{tail}\n\n`{}` failed ({status}); all it said is in {}.",
            self.shown,
            self.log.display()
        ))
        .hint(self.remedy))
    }

    /// Runs it in front of you, until it ends.
    pub fn openly(mut self) -> Outcome {
        let status = self.command.status().map_err(|why| self.not_started(&why))?;
        if status.success() {
            Ok(())
        } else {
            Err(Failure::new(format!("`{}` ended ({status}).", self.shown)).hint(self.remedy))
        }
    }

    fn not_started(&self, why: &io::Error) -> Failure {
        Failure::new(format!("Could not start `{}`: {why}.", self.shown)).hint(self.remedy.clone())
    }
}

/// From the first error on, or else the end.
fn telling_lines(said: &str) -> Vec<&str> {
    let first = said.lines().position(|line| line.starts_with("error") || line.starts_with("---- "));
    let begin = first.unwrap_or_else(|| said.lines().count().saturating_sub(TAIL));
    said.lines().skip(begin).take(TAIL).collect()
}

/// The first line a program prints, or nothing if it cannot be run.
pub fn first_line(program: impl AsRef<OsStr>, args: &[&str]) -> Option<String> {
    let output = Command::new(program).args(args).current_dir(workspace::root()).output().ok()?;
    if !output.status.success() {
        return None;
    }
    Some(String::from_utf8_lossy(&output.stdout).lines().next().unwrap_or_default().trim().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_shown_begins_at_the_first_error() {
        let said = format!("Compiling\nerror[E0308]: no\n{}", "more\n".repeat(100));
        let shown = telling_lines(&said);
        assert_eq!((shown[0], shown.len()), ("error[E0308]: no", TAIL));
        assert_eq!(telling_lines("a\nb"), ["a", "b"]);
    }
}
