//! Pictures, slides and hand-outs of every chapter, in every language, made from the same map as the page.

pub mod chapter;
pub mod code;
pub mod files;
pub mod pages;
pub mod paper;
pub mod raster;
pub mod slides;
pub mod studio;

/// What went wrong, in a sentence.
pub type Outcome<T> = Result<T, Box<dyn std::error::Error>>;
