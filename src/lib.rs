//! The map of the house. Rooms in order; a room imports only from rooms above it.
//!
//! * [`number`] writes, reads and turns numbers.
//! * [`time`] says *when*: days, dates known to a precision, spans, and where a day lies on the ruler.
//! * [`map`] says *where*: the projection, the camera, the base map, and where names find room.
//! * [`atlas`] is *what is claimed*: the model and the one door by which data enters.
//! * [`text`] says it *in words*: tables of sentences, plurals, dates, one file a language.
//! * [`scene`] is *what is true and visible* at a date, and what changed between two dates.
//! * [`app`] is *what the reader does*: state, step, link, input.
//! * [`share`] is *what leaves the house*: published files and citations.
//! * `ui` draws it, and is the only room that knows a browser.

pub mod app;
pub mod atlas;
pub mod map;
pub mod number;
pub mod scene;
pub mod share;
pub mod text;
pub mod time;
#[cfg(feature = "ui")]
pub mod ui;
