//! What is claimed: the model, and the one door by which data enters.

pub mod model;
pub mod order;
pub mod read;
pub mod report;
pub use model::*;
pub use read::read;
pub use report::{Expected, Problem, ProblemKind, Report};

mod desk;
mod features;
mod ids;
mod json;
mod moments;
mod node;
mod outline;
mod salvage;
#[cfg(not(target_arch = "wasm32"))]
mod series;
mod sources;
mod story;
mod things;
mod words;
