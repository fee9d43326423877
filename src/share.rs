//! What leaves the house: published files and citations.

pub mod citation;
pub mod publish;
