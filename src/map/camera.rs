//! What part of the world the map shows. Knows no gesture and no window: the size of the map is an argument.
//!
//! Every mapping has its inverse: `camera.world(camera.screen(p, size), size)` is `p`.
//!
//! ```
//! use sco_atlas::map::{Camera, LonLat, Size, project};
//! let size = Size { width: 1048.0, height: 754.0 };
//! let camera = Camera::new(project(LonLat { lon: 74.5, lat: 43.0 }), 0.1);
//! let middle = camera.screen(project(LonLat { lon: 74.5, lat: 43.0 }), size);
//! assert_eq!((middle.x, middle.y), (524.0, 377.0));
//! ```

use crate::number::{atan2, exp2, fixed, log2, path, sin_cos};

use super::projection::{EARTH_RADIUS_KM, KM_PER_WORLD, LonLat, World, project, unproject};

/// Pixels from the upper left corner of the map.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Screen {
    pub x: f64,
    pub y: f64,
}

#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Size {
    pub width: f64,
    pub height: f64,
}

/// Pixels at each side of the map that something else covers.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Inset {
    pub left: f64,
    pub top: f64,
    pub right: f64,
    pub bottom: f64,
}

impl Inset {
    pub const fn all(px: f64) -> Self {
        Self { left: px, top: px, right: px, bottom: px }
    }
}

/// The point in the middle of the map, and pixels per world unit. A zoom outside the limits cannot be built.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Camera {
    centre: World,
    k: f64,
}

/// The fine base data are exact to 0.3 km: nearer than this they would lie.
pub const NEAREST_KM_PER_PX: f64 = 0.25;
/// From here on the fine base map is drawn; both levels differ by about a pixel where they change.
pub const DETAIL_FROM_KM_PER_PX: f64 = 3.4;
/// Once fine, the map stays so until it is this much farther away.
const DETAIL_HOLDS: f64 = 1.15;
/// Farther than this nothing is added, even in a frame 300 px wide.
pub const FARTHEST_KM_PER_PX: f64 = 30.0;
/// Kilometres per pixel of a web map at zoom 0 on the equator: the zoom in links means what readers know.
const KM_PER_PX_AT_ZOOM_0: f64 = 156.543;
/// The middle of the map stays within this box of world units: from Kyiv to Tokyo and from Ceylon to the Arctic.
const REACH: (World, World) = (World { x: -5600.0, y: -4400.0 }, World { x: 5600.0, y: 5200.0 });

impl Camera {
    pub fn new(centre: World, k: f64) -> Self {
        let k = if k.is_finite() { k } else { KM_PER_WORLD / 6.0 };
        let (low, high) = REACH;
        // `clamp` would bring the formatting of floats, for its panic about a low above the high.
        let hold = |value: f64, low: f64, high: f64| if value.is_finite() { value.max(low).min(high) } else { 0.0 };
        Self {
            centre: World { x: hold(centre.x, low.x, high.x), y: hold(centre.y, low.y, high.y) },
            k: k.clamp(KM_PER_WORLD / FARTHEST_KM_PER_PX, KM_PER_WORLD / NEAREST_KM_PER_PX),
        }
    }

    /// The nearest camera that shows all `points` in the part of the map that `inset` leaves free.
    pub fn fit(points: &[LonLat], size: Size, inset: Inset) -> Self {
        let mut low = World { x: f64::INFINITY, y: f64::INFINITY };
        let mut high = World { x: f64::NEG_INFINITY, y: f64::NEG_INFINITY };
        for world in points.iter().map(|&point| project(point)) {
            low = World { x: low.x.min(world.x), y: low.y.min(world.y) };
            high = World { x: high.x.max(world.x), y: high.y.max(world.y) };
        }
        if points.is_empty() {
            (low, high) = (World::default(), World::default());
        }
        let free_width = (size.width - inset.left - inset.right).max(40.0);
        let free_height = (size.height - inset.top - inset.bottom).max(40.0);
        let k = (free_width / (high.x - low.x).max(1.0)).min(free_height / (high.y - low.y).max(1.0));
        let k = k.clamp(KM_PER_WORLD / FARTHEST_KM_PER_PX, KM_PER_WORLD / NEAREST_KM_PER_PX);
        // The middle of the free part is not the middle of the map.
        let shift_x = (inset.left - inset.right) / 2.0 / k;
        let shift_y = (inset.top - inset.bottom) / 2.0 / k;
        Self::new(World { x: (low.x + high.x) / 2.0 - shift_x, y: (low.y + high.y) / 2.0 - shift_y }, k)
    }

    pub fn centre(&self) -> World {
        self.centre
    }

    /// Pixels per world unit.
    pub fn k(&self) -> f64 {
        self.k
    }

    pub fn km_per_px(&self) -> f64 {
        KM_PER_WORLD / self.k
    }

    /// Kilometres of ground under a level pixel at the middle of the map. [`Self::km_per_px`] is that of the projection's
    /// centre: far from it a level line is up to a tenth shorter on the ground.
    pub fn ground_km_per_px(&self) -> f64 {
        let reach = GAUGE_PX / 2.0 / self.k;
        let end = |x: f64| unproject(World { x, ..self.centre });
        let (Some(west), Some(east)) = (end(self.centre.x - reach), end(self.centre.x + reach)) else {
            return self.km_per_px();
        };
        great_circle_km(west, east) / GAUGE_PX
    }

    /// Whether the fine base map is wanted; `now` says whether it is drawn.
    pub fn wants_detail(&self, now: bool) -> bool {
        self.km_per_px() <= DETAIL_FROM_KM_PER_PX * if now { DETAIL_HOLDS } else { 1.0 }
    }

    pub fn screen(&self, world: World, size: Size) -> Screen {
        Screen {
            x: (world.x - self.centre.x) * self.k + size.width / 2.0,
            y: (world.y - self.centre.y) * self.k + size.height / 2.0,
        }
    }

    pub fn world(&self, screen: Screen, size: Size) -> World {
        World {
            x: (screen.x - size.width / 2.0) / self.k + self.centre.x,
            y: (screen.y - size.height / 2.0) / self.k + self.centre.y,
        }
    }

    pub fn at(&self, place: LonLat, size: Size) -> Screen {
        self.screen(project(place), size)
    }

    /// Moves the picture by that many pixels, as a finger drags it.
    pub fn dragged(&self, dx: f64, dy: f64) -> Self {
        Self::new(World { x: self.centre.x - dx / self.k, y: self.centre.y - dy / self.k }, self.k)
    }

    /// Nearer by `factor`; what lies under `about` stays there.
    pub fn zoomed(&self, factor: f64, about: Screen, size: Size) -> Self {
        let fixed = self.world(about, size);
        Self::new(self.centre, self.k * factor).holding(fixed, about, size)
    }

    /// Farther off if it is nearer than `k`; what is in the middle stays there.
    pub fn no_nearer(&self, k: f64, size: Size) -> Self {
        let middle = Screen { x: size.width / 2.0, y: size.height / 2.0 };
        Self::new(self.centre(), self.k.min(k)).holding(self.world(middle, size), middle, size)
    }

    /// The same zoom, with `world` at the pixel `screen`.
    pub fn holding(&self, world: World, screen: Screen, size: Size) -> Self {
        Self::new(
            World {
                x: world.x - (screen.x - size.width / 2.0) / self.k,
                y: world.y - (screen.y - size.height / 2.0) / self.k,
            },
            self.k,
        )
    }

    /// Between two cameras: `t` from 0 to 1. The scale goes by equal ratios.
    pub fn between(&self, other: &Self, t: f64) -> Self {
        let mix = |a: f64, b: f64| a + (b - a) * t;
        Self::new(
            World { x: mix(self.centre.x, other.centre.x), y: mix(self.centre.y, other.centre.y) },
            self.k * exp2(t * log2(other.k / self.k)),
        )
    }

    /// Zoom as web maps count it.
    pub fn zoom(&self) -> f64 {
        log2(KM_PER_PX_AT_ZOOM_0 / self.km_per_px())
    }

    pub fn from_zoom(centre: LonLat, zoom: f64) -> Self {
        Self::new(project(centre), KM_PER_WORLD * exp2(zoom.clamp(0.0, 22.0)) / KM_PER_PX_AT_ZOOM_0)
    }

    pub fn lon_lat(&self) -> LonLat {
        unproject(self.centre).unwrap_or_default()
    }

    /// For the camera group: world units to pixels.
    pub fn transform(&self, size: Size) -> String {
        let origin = self.screen(World { x: 0.0, y: 0.0 }, size);
        [&path(2, &[("translate(", origin.x), (" ", origin.y)]), ") scale(", &fixed(self.k, 5), ")"].concat()
    }
}

/// The ground is measured along so much of the map.
const GAUGE_PX: f64 = 80.0;

/// By haversines: exact for near places too.
fn great_circle_km(a: LonLat, b: LonLat) -> f64 {
    let half = |from: f64, to: f64| sin_cos((to - from).to_radians() / 2.0).0;
    let (lat, lon) = (half(a.lat, b.lat), half(a.lon, b.lon));
    let (_, cos_a) = sin_cos(a.lat.to_radians());
    let (_, cos_b) = sin_cos(b.lat.to_radians());
    let h = (lat * lat + cos_a * cos_b * lon * lon).clamp(0.0, 1.0);
    2.0 * EARTH_RADIUS_KM * atan2(h.sqrt(), (1.0 - h).sqrt())
}

/// What the overview must hold: the whole theatre on a wide map, its heart on a small one.
pub fn heartland(size: Size) -> &'static [LonLat] {
    const WIDE: [LonLat; 5] = [
        LonLat { lon: 37.62, lat: 55.75 },
        LonLat { lon: 116.4, lat: 39.91 },
        LonLat { lon: 51.39, lat: 35.69 },
        LonLat { lon: 76.5, lat: 25.5 },
        LonLat { lon: 75.0, lat: 59.6 },
    ];
    const SMALL: [LonLat; 4] = [
        LonLat { lon: 71.45, lat: 55.0 },
        LonLat { lon: 86.0, lat: 43.0 },
        LonLat { lon: 57.0, lat: 40.5 },
        LonLat { lon: 68.5, lat: 35.5 },
    ];
    if size.width < 560.0 || size.height < 440.0 { &SMALL } else { &WIDE }
}

pub fn overview(size: Size) -> Camera {
    Camera::fit(heartland(size), size, Inset::all(20.0))
}
