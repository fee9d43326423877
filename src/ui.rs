//! The page, in Yew. Thin: what is so comes from [`crate::scene`], what may be done goes to [`crate::app`].
//!
//! Every component renders the same on the build machine and in the browser; only effects and callbacks touch the
//! browser, and only through [`browser`].

#[cfg(feature = "prerender")]
pub mod about;
pub mod app;
pub mod bar;
pub mod browser;
pub mod card;
mod choice;
pub mod compare;
pub mod controls;
pub mod detail;
pub mod drawn;
pub mod fan;
#[cfg(feature = "prerender")]
pub mod figures;
pub mod find;
mod flight;
pub mod ground;
pub mod hand;
pub mod icons;
pub mod key;
pub mod list;
mod locator;
pub mod map_view;
pub mod margin;
pub mod overlay;
#[cfg(feature = "prerender")]
pub mod plain_map;
mod port;
#[cfg(feature = "prerender")]
pub mod presenter;
pub mod problems;
#[cfg(feature = "prerender")]
pub mod record;
pub mod ruler;
mod scale;
pub mod shape;
#[cfg(feature = "prerender")]
pub mod share;
mod sheet;
#[cfg(feature = "prerender")]
pub mod shortcuts;
pub mod signs;
mod spans;
#[cfg(feature = "prerender")]
pub mod start;
pub mod still;
pub mod store;
pub mod story;
pub mod strip;
mod typed;
pub mod watch;
pub mod words;
