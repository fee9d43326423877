//! The gate of the data. [`data`] is what there is, [`rules`] what must be true of it, [`fault`] how one is told.
//!
//! A crate of its own: a validator of schemas takes long to compile, and `cargo xtask serve` shall not wait for it.

pub mod data;
pub mod fault;
pub mod rules;
