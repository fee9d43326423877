//! Where: the projection, the camera, the base map, and where names find room.

pub mod basemap;
pub mod paths;
pub mod projection;
pub use projection::{LonLat, World, project, unproject};
