//! What was found once is put in again, and some seconds of what nobody has seen. Longer: `cargo xtask fuzz`.

use std::alloc::System;
use std::time::Duration;

use cap::Cap;
use fuzz::corpus::{KEPT_BYTES, kept};
use fuzz::run::{MAX_BYTES, Plan, finds, run};
use fuzz::targets::TARGETS;

#[global_allocator]
static MEMORY: Cap<System> = Cap::new(System, 4 * MAX_BYTES);

/// Another one each time: what is broken is told with its seed.
fn seed() -> u64 {
    let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
    now.map_or(1, |now| now.as_secs())
}

#[test]
fn no_door_panics_hangs_or_fills_the_memory() {
    for target in TARGETS {
        let plan = Plan {
            time: Duration::from_secs(3),
            seed: seed(),
            memory: &MEMORY,
            finds: finds(target.name),
            keeps: None,
        };
        let figures = run(target, &plan).unwrap_or_else(|why| panic!("{why}"));
        assert!(figures.met > 8, "{}: only {} kinds of answer", target.name, figures.met);
    }
}

#[test]
fn the_corpus_is_there_and_small() {
    for target in TARGETS {
        let inputs = kept(target.name).unwrap();
        assert!(inputs.len() >= 8, "{}: {} inputs", target.name, inputs.len());
        assert!(inputs.iter().all(|(_, bytes)| bytes.len() <= KEPT_BYTES));
        let total: usize = inputs.iter().map(|(_, bytes)| bytes.len()).sum();
        assert!(total < 200_000, "{}: {total} bytes", target.name);
    }
}
