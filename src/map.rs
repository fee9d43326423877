//! Where: the projection, the camera, the base map, and where names find room.

pub mod basemap;
pub mod camera;
pub mod curve;
pub mod labels;
pub mod names;
pub mod outline;
pub mod paths;
pub mod projection;
pub mod sheet;
pub use camera::{Camera, Inset, Screen, Size};
pub use outline::Outline;
pub use projection::{LonLat, World, project, unproject};
