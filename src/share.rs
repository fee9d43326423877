//! What leaves the house: published files and citations.
//!
//! What the page itself does not need is written where the site is built, and left out of the wasm.

#[cfg(not(target_arch = "wasm32"))]
pub mod bibtex;
pub mod citation;
#[cfg(not(target_arch = "wasm32"))]
pub mod codebook;
mod complaint;
#[cfg(not(target_arch = "wasm32"))]
pub mod csl;
#[cfg(not(target_arch = "wasm32"))]
pub mod csv;
mod geometry;
#[cfg(not(target_arch = "wasm32"))]
pub mod oembed;
#[cfg(not(target_arch = "wasm32"))]
pub mod open_data;
pub mod publish;
#[cfg(not(target_arch = "wasm32"))]
pub mod site;
