//! When: days, dates known to a precision, spans, and where a day lies on the ruler.

pub mod axis;
pub mod calendar;
pub mod when;
pub use axis::Axis;
pub use calendar::{Date, Day, Precision};
pub use when::{Bound, End, When};
