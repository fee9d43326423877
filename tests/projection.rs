//! The projection: back where it came from, and the same as a published library's.
#![allow(clippy::unwrap_used)]

use proj4rs::Proj;
use proj4rs::transform::transform;
use proptest::prelude::*;
use sco_atlas::map::{LonLat, project, unproject};

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
