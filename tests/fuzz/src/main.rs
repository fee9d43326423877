//! `fuzz [target…] [--seconds N] [--seed N] [--keep]`: puts hostile input into the doors of the atlas, one after the other.

use std::alloc::System;
use std::process::ExitCode;
use std::time::Duration;

use cap::Cap;
use fuzz::corpus;
use fuzz::run::{MAX_BYTES, Plan, finds, run};
use fuzz::targets::{TARGETS, Target};

/// One allocation that is far beyond the limit ends the process; all below is watched by the run.
#[global_allocator]
static MEMORY: Cap<System> = Cap::new(System, 4 * MAX_BYTES);

fn main() -> ExitCode {
    match dispatch(std::env::args().skip(1).collect()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("{why}");
            ExitCode::FAILURE
        }
    }
}

fn dispatch(words: Vec<String>) -> Result<(), String> {
    let (mut seconds, mut seed, mut keeps) = (600, 1, false);
    let mut targets: Vec<&Target> = Vec::new();
    let mut words = words.into_iter();
    while let Some(word) = words.next() {
        let mut number = |name: &str| {
            let value = words.next().and_then(|value| value.parse::<u64>().ok());
            value.ok_or_else(|| format!("`{name}` wants a whole number after it."))
        };
        match word.as_str() {
            "--seconds" => seconds = number("--seconds")?,
            "--seed" => seed = number("--seed")?,
            "--keep" => keeps = true,
            name => targets.push(TARGETS.iter().find(|target| target.name == name).ok_or_else(|| {
                let names: Vec<&str> = TARGETS.iter().map(|target| target.name).collect();
                format!("There is no target `{name}`. There are: {}.", names.join(", "))
            })?),
        }
    }
    if targets.is_empty() {
        targets.extend(TARGETS);
    }
    for target in targets {
        let plan = Plan {
            time: Duration::from_secs(seconds),
            seed,
            memory: &MEMORY,
            finds: finds(target.name),
            keeps: keeps.then(|| corpus::folder(target.name)),
        };
        let figures = run(target, &plan)?;
        println!(
            "{:<8} {} s, seed {seed}: {} cases, {} kinds of answer, peak {:.1} MB, slowest {:.1} ms ({} bytes)",
            target.name,
            seconds,
            figures.cases,
            figures.met,
            figures.peak_bytes as f64 / 1e6,
            figures.slowest.as_secs_f64() * 1e3,
            figures.slowest_bytes,
        );
    }
    Ok(())
}
