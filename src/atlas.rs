//! What is claimed: the model, and the one door by which data enters.

pub mod model;
pub use model::*;
