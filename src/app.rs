//! What the reader does: the state, the step, the link, and gestures made into actions. Knows no browser.

pub mod clock;
pub mod frame;
pub mod gesture;
mod hits;
pub mod link;
pub mod message;
mod path;
pub mod query;
pub mod reach;
mod sheet;
pub mod state;
pub mod step;
pub use clock::{Pace, Unit};
pub use gesture::{Gesture, Grip, Touch};
pub use link::Link;
pub use message::{Answer, Message};
pub use reach::Reach;
pub use sheet::Sheet;
pub use state::{Copied, Dress, Form, Hint, History, Panel, Setting, Side, State, Theme};
pub use step::{Action, step};
