//! Hostile input for the four doors of the atlas: data, link, message, base map.
//!
//! * [`targets`] says for each door what is put in, and what must be so of what comes out.
//! * [`mutate`] makes new inputs from those that are known.
//! * [`run`] puts them in: no panic, no case above a second, never more memory than the limit, and every promise kept.
//!
//! Which inputs are worth going on from is told by the door itself: a target answers with what it met (which problems, which
//! members, which error), and an input that meets something new joins the others. So no instrumented compiler is needed, and
//! a run can be repeated by its seed. What was found once lies in `corpus/` and is put in again by every `cargo xtask test`.

pub mod corpus;
pub mod mutate;
pub mod run;
pub mod targets;

/// What a target says of an input: what it met there, or the promise that was broken.
pub type Met = Result<u64, String>;

/// Fails with the sentence if the fact is not so.
///
/// # Errors
/// The sentence.
pub fn holds(fact: bool, sentence: impl FnOnce() -> String) -> Result<(), String> {
    if fact { Ok(()) } else { Err(sentence()) }
}
