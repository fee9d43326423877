//! What leaves the house: published files and citations.

pub mod citation;
mod complaint;
mod geometry;
pub mod publish;
