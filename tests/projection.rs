//! The projection: back where it came from, and the same as a published library's.
#![allow(clippy::unwrap_used)]

use proj4rs::Proj;
use proj4rs::transform::transform;
use proptest::prelude::*;
use sco_atlas::map::projection::{EARTH_RADIUS_KM, KM_PER_WORLD};
use sco_atlas::map::{Camera, LonLat, Screen, Size, project, unproject};

fn cases(cases: u32) -> ProptestConfig {
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

fn place() -> impl Strategy<Value = LonLat> {
    (20.0..=180.0, -5.0..=82.0).prop_map(|(lon, lat)| LonLat { lon, lat })
}

proptest! {
    #![proptest_config(cases(10_000))]

    #[test]
    fn a_place_projected_and_back_is_the_same_place(place in place()) {
        let back = unproject(project(place)).unwrap();
        prop_assert!((back.lon - place.lon).abs() < 1e-6, "{place:?} {back:?}");
        prop_assert!((back.lat - place.lat).abs() < 1e-6, "{place:?} {back:?}");
    }
}

#[test]
fn proj4_projects_to_the_same_point() {
    let sphere = Proj::from_proj_string("+proj=longlat +R=10000 +no_defs").unwrap();
    let plane = Proj::from_proj_string("+proj=laea +lat_0=45 +lon_0=82 +R=10000 +no_defs").unwrap();
    for lon in (20..=180).step_by(2) {
        for lat in (-5..=82).step_by(3) {
            let place = LonLat { lon: lon.into(), lat: lat.into() };
            let mut point = (place.lon.to_radians(), place.lat.to_radians(), 0.0);
            transform(&sphere, &plane, &mut point).unwrap();
            let ours = project(place);
            let (x, y) = (point.0, -point.1);
            let error = (ours.x - x).hypot(ours.y - y);
            assert!(error <= 1e-6 * x.hypot(y).max(1.0), "{place:?}: {ours:?}, proj4 says {x} {y}");
        }
    }
}

const SIZE: Size = Size { width: 1048.0, height: 754.0 };

fn looking_at(lon: f64, lat: f64, km_per_px: f64) -> Camera {
    Camera::new(project(LonLat { lon, lat }), KM_PER_WORLD / km_per_px)
}

#[test]
fn the_scale_at_the_middle_is_that_of_the_parallel_there() {
    // On the middle meridian a level line runs along the parallel, and a degree of it is known.
    let degree_km = EARTH_RADIUS_KM.to_radians();
    for (lat, km_per_px) in [(17.0_f64, 6.0), (30.0, 3.0), (45.0, 1.0), (45.0, 0.25), (62.0, 6.0)] {
        let camera = looking_at(82.0, lat, km_per_px);
        let [west, east] = [81.5, 82.5].map(|lon| camera.at(LonLat { lon, lat }, SIZE).x);
        let known = degree_km * lat.to_radians().cos() / (east - west);
        let ours = camera.ground_km_per_px();
        assert!((ours / known - 1.0).abs() < 1e-4, "{lat}: {ours}, known {known}");
    }
    // At the centre of the projection both scales are one; 28 degrees south a level pixel holds less ground.
    assert!((looking_at(82.0, 45.0, 2.0).ground_km_per_px() - 2.0).abs() < 1e-4);
    assert!(looking_at(82.0, 17.0, 6.0).ground_km_per_px() < 5.85);
}

#[test]
fn the_scale_at_the_middle_is_the_great_circle_of_the_geo_crate() {
    use geo::{Distance, Haversine, Point};
    for (lon, lat, km_per_px) in
        [(74.59, 42.87, 0.3), (74.59, 42.87, 1.16), (30.52, 50.45, 8.2), (116.4, 39.9, 4.0), (139.7, 36.5, 8.2)]
    {
        let camera = looking_at(lon, lat, km_per_px);
        let end = |dx: f64| {
            let at = Screen { x: SIZE.width / 2.0 + dx, y: SIZE.height / 2.0 };
            let place = unproject(camera.world(at, SIZE)).unwrap();
            Point::new(place.lon, place.lat)
        };
        let known = Haversine.distance(end(-50.0), end(50.0)) / 1000.0 / 100.0;
        let ours = camera.ground_km_per_px();
        assert!((ours / known - 1.0).abs() < 1e-3, "{lon} {lat}: {ours}, known {known}");
    }
}
