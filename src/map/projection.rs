//! Lambert azimuthal equal-area on the sphere, centred on 82° E 45° N, with its inverse.
//!
//! Formulas: Snyder, *Map Projections: A Working Manual* (USGS PP 1395, 1987), p. 182-190, eq. 24-2 to 24-4 and 20-14 to
//! 20-18. World units: [`EARTH_RADIUS_WORLD`] is one Earth radius; x grows to the east, y to the south, as on a screen.
//!
//! ```
//! use sco_atlas::map::{LonLat, project, unproject};
//! let astana = LonLat { lon: 71.43, lat: 51.13 };
//! let back = unproject(project(astana)).unwrap();
//! assert!((back.lon - astana.lon).abs() < 1e-9);
//! ```

use crate::number::{atan2, hypot, sin_cos};

/// Degrees, WGS 84 taken as a sphere.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct LonLat {
    pub lon: f64,
    pub lat: f64,
}

/// The plane of the projection.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct World {
    pub x: f64,
    pub y: f64,
}

/// One world unit is 0.637 km: whole numbers are precise enough for drawing.
pub const EARTH_RADIUS_WORLD: f64 = 10_000.0;
pub const EARTH_RADIUS_KM: f64 = 6371.0088;
pub const KM_PER_WORLD: f64 = EARTH_RADIUS_KM / EARTH_RADIUS_WORLD;
pub const CENTRE: LonLat = LonLat { lon: 82.0, lat: 45.0 };

pub fn project(place: LonLat) -> World {
    let (sin0, cos0) = sin_cos(CENTRE.lat.to_radians());
    let (sin, cos) = sin_cos(place.lat.to_radians());
    let (sin_d, cos_d) = sin_cos((place.lon - CENTRE.lon).to_radians());
    // At the point opposite the centre the denominator is nought; it is the only one without an image.
    let k = (2.0 / (1.0 + sin0 * sin + cos0 * cos * cos_d).max(1e-12)).sqrt();
    World { x: EARTH_RADIUS_WORLD * k * cos * sin_d, y: -EARTH_RADIUS_WORLD * k * (cos0 * sin - sin0 * cos * cos_d) }
}

/// `None` outside the disc that the sphere fills.
pub fn unproject(point: World) -> Option<LonLat> {
    let (x, y) = (point.x / EARTH_RADIUS_WORLD, -point.y / EARTH_RADIUS_WORLD);
    let rho = hypot(x, y);
    if rho.is_nan() || rho > 2.0 {
        return None;
    }
    if rho < 1e-15 {
        return Some(CENTRE);
    }
    let (sin0, cos0) = sin_cos(CENTRE.lat.to_radians());
    let (sin_c, cos_c) = sin_cos(2.0 * asin(rho / 2.0));
    let lat = asin((cos_c * sin0 + y * sin_c * cos0 / rho).clamp(-1.0, 1.0));
    let lon = atan2(x * sin_c, rho * cos0 * cos_c - y * sin0 * sin_c);
    Some(LonLat { lon: CENTRE.lon + lon.to_degrees(), lat: lat.to_degrees() })
}

/// Of a sine from -1 to 1.
fn asin(sin: f64) -> f64 {
    atan2(sin, ((1.0 - sin) * (1.0 + sin)).max(0.0).sqrt())
}
