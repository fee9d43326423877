//! What is true and visible at a date, what changed between two dates, and the plate drawn of it.

pub mod change;
pub mod find;
pub mod moment;
pub mod plate;
pub mod region;
pub mod sieve;
pub mod stage;
pub mod story;
pub mod tell;
pub mod track;
pub use change::{Change, News, change};
pub use find::Found;
pub use moment::{Scene, scene};
pub use plate::{Plate, plate};
pub use region::region;
pub use sieve::{Sieve, Voice};
pub use stage::{Stage, Stop};
pub use story::{Leg, Path};
pub use track::Track;
