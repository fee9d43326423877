//! One run: inputs put in until the time is over, and a look at what each cost.

use std::collections::HashSet;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use cap::Cap;

use crate::corpus;
use crate::mutate::{Dice, mutated};
use crate::targets::Target;

/// More than this nothing may hold at once, inputs and all.
pub const MAX_BYTES: usize = 256 << 20;
/// A case that works longer hangs.
pub const MAX_CASE: Duration = Duration::from_secs(1);
/// One that does not come back is ended.
const LOST: Duration = Duration::from_secs(10);
/// How many inputs a run goes on from.
const POOL: usize = 4000;

/// What a run did.
#[derive(Clone, Debug, Default)]
pub struct Figures {
    pub cases: u64,
    pub met: usize,
    pub peak_bytes: usize,
    pub slowest: Duration,
    pub slowest_bytes: usize,
}

/// What a run needs to know.
pub struct Plan<'a> {
    pub time: Duration,
    pub seed: u64,
    /// Counts what the whole process holds.
    pub memory: &'a Cap<std::alloc::System>,
    /// Where a case that breaks something is left.
    pub finds: PathBuf,
    /// Small inputs that met something new are left here.
    pub keeps: Option<PathBuf>,
}

/// The case at work, for who watches.
struct Now {
    bytes: Mutex<Vec<u8>>,
    began_ms: AtomicU64,
    over: AtomicBool,
    clock: Clock,
}

/// Puts in what is kept, then what follows from it, until the time is over.
///
/// # Errors
/// The first case that broke something: what, and where the input lies.
pub fn run(target: &Target, plan: &Plan) -> Result<Figures, String> {
    let mut pool: Vec<Vec<u8>> = corpus::kept(target.name)?.into_iter().map(|(_, bytes)| bytes).collect();
    pool.extend((target.seeds)());
    let now = Now {
        bytes: Mutex::default(),
        began_ms: AtomicU64::new(u64::MAX),
        over: AtomicBool::new(false),
        clock: Clock::of_this_thread(),
    };
    std::panic::set_hook(Box::new(|_| {}));
    let outcome = std::thread::scope(|scope| {
        scope.spawn(|| watch(&now, plan));
        let outcome = fuzz(target, plan, &mut pool, &now);
        now.over.store(true, Ordering::Relaxed);
        outcome
    });
    drop(std::panic::take_hook());
    outcome
}

fn fuzz(target: &Target, plan: &Plan, pool: &mut Vec<Vec<u8>>, now: &Now) -> Result<Figures, String> {
    let start = Instant::now();
    let mut dice = Dice::new(plan.seed);
    let mut met = HashSet::new();
    let mut figures = Figures::default();
    let seeds = pool.clone();
    let mut seeds = seeds.iter();
    loop {
        // First what is known, all of it, however short the time.
        let known = seeds.next();
        if known.is_none() && start.elapsed() >= plan.time {
            break;
        }
        let bytes = known.cloned().unwrap_or_else(|| {
            let (one, other) = (dice.below(pool.len()), dice.below(pool.len()));
            let of = |at: usize| pool.get(at).map_or(&[][..], Vec::as_slice);
            mutated(of(one), of(other), &target.rules, &mut dice)
        });
        let (answer, took) = put_in(target, &bytes, now).map_err(|why| told(target, plan, &bytes, &why))?;
        figures.cases += 1;
        if took > figures.slowest {
            (figures.slowest, figures.slowest_bytes) = (took, bytes.len());
        }
        if met.insert(answer) && known.is_none() {
            if let Some(folder) = plan.keeps.as_ref().filter(|_| bytes.len() <= corpus::KEPT_BYTES) {
                corpus::keep(folder, &bytes)?;
            }
            // Long inputs are dear to go on from, and the short ones teach the same.
            if bytes.len() <= 1 << 16 {
                if pool.len() < POOL {
                    pool.push(bytes);
                } else if let Some(place) = pool.get_mut(dice.below(POOL)) {
                    *place = bytes;
                }
            }
        }
    }
    figures.met = met.len();
    figures.peak_bytes = plan.memory.max_allocated();
    if figures.peak_bytes > MAX_BYTES {
        return Err(format!("{}: held {} bytes at once, more than {MAX_BYTES}.", target.name, figures.peak_bytes));
    }
    Ok(figures)
}

/// What the target met, and how long that took: of a slow one, the best of three, for the machine has other work.
fn put_in(target: &Target, bytes: &[u8], now: &Now) -> Result<(u64, Duration), String> {
    *now.bytes.lock().unwrap_or_else(PoisonError::into_inner) = bytes.to_vec();
    let mut best = Duration::MAX;
    for _ in 0..3 {
        let begin = now.clock.worked();
        now.began_ms.store(milliseconds(begin), Ordering::Relaxed);
        let outcome = catch_unwind(AssertUnwindSafe(|| (target.put_in)(bytes)));
        now.began_ms.store(u64::MAX, Ordering::Relaxed);
        let met = outcome.map_err(|panic| format!("panicked: {}", words(&*panic)))??;
        best = best.min(now.clock.worked().saturating_sub(begin));
        if best <= MAX_CASE {
            return Ok((met, best));
        }
    }
    Err(format!("took {best:?}, longer than {MAX_CASE:?}"))
}

/// How long a thread has had a processor, where the system tells; else how long it has lived. A machine that is busy
/// elsewhere makes no case slower.
struct Clock {
    start: Instant,
    told: Option<PathBuf>,
}

impl Clock {
    fn of_this_thread() -> Self {
        let thread = std::fs::read_link("/proc/thread-self").ok();
        Self { start: Instant::now(), told: thread.map(|thread| Path::new("/proc").join(thread).join("schedstat")) }
    }

    fn worked(&self) -> Duration {
        let told = self.told.as_ref().and_then(|path| std::fs::read_to_string(path).ok());
        let told = told.and_then(|told| told.split(' ').next()?.parse().ok());
        told.map_or_else(|| self.start.elapsed(), Duration::from_nanos)
    }
}

/// Ends the process when a case does not come back, or takes more than the memory it may.
fn watch(now: &Now, plan: &Plan) {
    while !now.over.load(Ordering::Relaxed) {
        let lasts = milliseconds(now.clock.worked()).saturating_sub(now.began_ms.load(Ordering::Relaxed));
        let held = plan.memory.allocated();
        if Duration::from_millis(lasts) > LOST || held > MAX_BYTES {
            let bytes = now.bytes.lock().unwrap_or_else(PoisonError::into_inner);
            let place = corpus::keep(&plan.finds, &bytes).map_or_else(|why| why, |path| path.display().to_string());
            eprintln!("A case lasts {lasts} ms and holds {held} bytes: {place}");
            std::process::exit(2);
        }
        std::thread::sleep(Duration::from_millis(2));
    }
}

fn told(target: &Target, plan: &Plan, bytes: &[u8], why: &str) -> String {
    let place = corpus::keep(&plan.finds, bytes).map_or_else(|why| why, |path| path.display().to_string());
    let why: String = why.chars().take(1000).collect();
    format!("{}: {why}\n  input: {place}\n  seed: {}", target.name, plan.seed)
}

fn words(panic: &(dyn std::any::Any + Send)) -> String {
    let text = panic.downcast_ref::<String>().map(String::as_str);
    text.or_else(|| panic.downcast_ref::<&str>().copied()).unwrap_or("without a word").to_owned()
}

fn milliseconds(time: Duration) -> u64 {
    u64::try_from(time.as_millis()).unwrap_or(u64::MAX)
}

/// Where a target's finds lie: below the folder of the build, never in the repository.
pub fn finds(target: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../target/fuzz-finds").join(target)
}
