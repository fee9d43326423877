//! What the reader does: the state, the step, the link, and gestures made into actions. Knows no browser.

pub mod gesture;
mod hits;
pub mod link;
pub mod query;
pub mod state;
pub mod step;
pub use gesture::{Gesture, Touch};
pub use link::Link;
pub use state::{Dress, Form, History, Panel, Sheet, State, Theme};
pub use step::{Action, step};
