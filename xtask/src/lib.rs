//! The commands of this repository, one file each, and what they share.
//!
//! * [`step`] runs a piece of work and tells of it in one line; [`args`] reads the command line; [`workspace`] knows paths.
//! * [`hosting`] knows what a host should send, and [`site`] sends it: `cargo xtask serve` and the end-to-end tests use the
//!   same server.
//! * [`tools`], [`npm`] and [`browsers`] find or install what the commands need.
//! * [`stand`] is what may come in place of a file.
//! * [`house`] knows the rules of the code; those of the data are in the crate `check`.
//! * [`commands`] are what you can type after `cargo xtask`.

pub mod args;
pub mod browsers;
pub mod commands;
pub mod hosting;
pub mod house;
pub mod npm;
pub mod site;
pub mod stand;
pub mod step;
pub mod tools;
pub mod workspace;
