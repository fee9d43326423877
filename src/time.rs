//! When: days, dates known to a precision, spans, and where a day lies on the ruler.

pub mod calendar;
pub mod when;
pub use calendar::{Date, Day, Precision};
pub use when::{Bound, End, When};
