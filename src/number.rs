//! Numbers as text and back, and the few curves of trigonometry: the standard ways are exact to the last bit for every
//! number there is, and bring 25 kB of tables for it. What a map needs fits on two pages.

pub mod circle;
pub mod read;
pub mod write;
pub use circle::{atan2, exp2, hypot, log2, sin_cos};
pub use read::read;
pub use write::{fixed, path};
