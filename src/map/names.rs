//! Names that the base map can carry, and where they may stand. What they are called is the language's business
//! ([`crate::text`]); the order is the priority.

use super::projection::LonLat;

/// Hundredths of a degree: a quarter of the bytes of two floats.
#[derive(Clone, Copy)]
pub struct Degrees {
    lon: i16,
    lat: i16,
}

impl Degrees {
    pub fn lon_lat(self) -> LonLat {
        LonLat { lon: f64::from(self.lon) / 100.0, lat: f64::from(self.lat) / 100.0 }
    }
}

/// A state's name, set straight at the first free anchor.
pub struct StateName {
    /// ISO 3166 alpha-3.
    pub id: &'static str,
    pub anchors: &'static [Degrees],
    /// 1 largest to 4 smallest.
    pub rank: u8,
}

/// A first-level region of a state, named where it is widest.
pub struct District {
    pub id: &'static str,
    pub at: Degrees,
}

pub struct Town {
    pub id: &'static str,
    pub at: Degrees,
    /// 0 capital of a member, 1 other capital, 2 town of events, 3 town.
    pub rank: u8,
    /// Sides of the dot to try, best first.
    pub sides: &'static [Side],
}

/// A range, desert or water, set along a curve through three points.
pub struct Feature {
    pub id: &'static str,
    pub course: [Degrees; 3],
    pub class: FeatureClass,
    pub px: f64,
    /// Shown between these scales, km per pixel.
    pub nearest: f64,
    pub farthest: f64,
}

/// Land or islands that one state runs and another claims.
pub struct Claim {
    /// Of land: the id of the area on the base map.
    pub id: &'static str,
    /// Id of the words that say who runs it and who claims it.
    pub run_by: &'static str,
    pub at: Degrees,
    pub island: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FeatureClass {
    Heights,
    Desert,
    Water,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    E,
    NE,
    SE,
    W,
    NW,
    SW,
    N,
    S,
}

impl Side {
    pub const ALL: [Side; 8] = [Side::E, Side::NE, Side::SE, Side::W, Side::NW, Side::SW, Side::N, Side::S];
}

use FeatureClass::{Desert, Heights, Water};
use Side::{E, N, NE, NW, S, SE, SW, W};

const fn at(lon: f64, lat: f64) -> Degrees {
    Degrees { lon: hundredths(lon), lat: hundredths(lat) }
}

/// Of a positive number.
const fn hundredths(degrees: f64) -> i16 {
    (degrees * 100.0 + 0.5) as i16
}

const fn state(id: &'static str, rank: u8, anchors: &'static [Degrees]) -> StateName {
    StateName { id, anchors, rank }
}

const fn town(id: &'static str, rank: u8, lon: f64, lat: f64, sides: &'static [Side]) -> Town {
    Town { id, at: at(lon, lat), rank, sides }
}

const fn feature(id: &'static str, class: FeatureClass, px: f64, scale: (f64, f64), course: [Degrees; 3]) -> Feature {
    Feature { id, course, class, px, nearest: scale.0, farthest: scale.1 }
}

const fn district(id: &'static str, lon: f64, lat: f64) -> District {
    District { id, at: at(lon, lat) }
}

const fn claim(id: &'static str, run_by: &'static str, lon: f64, lat: f64) -> Claim {
    Claim { id, run_by, at: at(lon, lat), island: false }
}

const fn island(id: &'static str, run_by: &'static str, lon: f64, lat: f64) -> Claim {
    Claim { id, run_by, at: at(lon, lat), island: true }
}

#[rustfmt::skip]
pub const CLAIMS: &[Claim] = &[
    claim("gilgit-baltistan", "run-pak-ind", 74.6, 35.8),
    claim("jammu-and-kashmir", "run-ind-pak", 76.3, 33.6),
    claim("aksai-chin", "run-chn-ind", 79.3, 35.1),
    claim("azad-kashmir", "run-pak-ind", 73.8, 33.7),
    claim("shaksgam", "run-chn-ind", 76.6, 36.1),
    claim("siachen", "run-ind-pak", 77.1, 35.4),
    claim("arunachal-pradesh", "run-ind-chn", 94.6, 28.2),
    claim("crimea", "run-rus-ukr", 34.3, 45.3),
    claim("donbas", "run-sep-ukr", 38.6, 48.0),
    claim("abkhazia", "run-own-geo", 41.2, 43.0),
    claim("south-ossetia", "run-own-geo", 44.0, 42.3),
    claim("nagorno-karabakh", "run-own-aze", 46.75, 39.8),
    claim("transnistria", "run-own-mda", 29.5, 47.0),
    island("southern-kurils", "run-rus-jpn", 146.5, 44.2),
    island("liancourt", "run-kor-jpn", 131.87, 37.24),
    island("senkaku", "run-jpn-chn", 123.5, 25.75),
    island("paracel", "run-chn-vnm", 112.0, 16.5),
    island("spratly", "run-many", 114.0, 10.0),
];

#[rustfmt::skip]
pub const STATES: &[StateName] = &[
    state("RUS", 1, &[at(72.0, 58.4), at(62.0, 57.4), at(90.0, 58.0), at(100.0, 60.0), at(50.0, 55.2), at(84.0, 54.0)]),
    state("CHN", 1, &[at(101.0, 34.6), at(98.0, 36.6), at(106.0, 33.0), at(88.0, 40.6), at(84.5, 37.5), at(79.8, 40.4), at(80.5, 39.8)]),
    state("KAZ", 1, &[at(61.3, 47.75), at(65.5, 48.6), at(62.5, 49.4), at(66.5, 49.9), at(59.5, 48.6), at(69.0, 46.9), at(72.5, 44.4), at(75.2, 43.85)]),
    state("IND", 1, &[at(78.5, 23.2), at(77.5, 26.6), at(78.0, 29.6), at(75.6, 30.6)]),
    state("MNG", 2, &[at(103.5, 46.2), at(100.0, 46.4)]),
    state("IRN", 2, &[at(55.0, 33.2), at(57.0, 34.6), at(56.0, 36.0)]),
    state("PAK", 2, &[at(68.6, 28.6), at(71.5, 30.8)]),
    state("TUR", 2, &[at(35.0, 39.1)]),
    state("UKR", 2, &[at(31.5, 49.2), at(33.0, 48.6)]),
    state("SAU", 2, &[at(45.0, 24.5)]),
    state("AFG", 3, &[at(65.4, 33.6), at(64.5, 33.1), at(64.2, 34.0), at(66.4, 35.2), at(69.6, 36.6)]),
    state("TKM", 3, &[at(58.8, 39.4), at(60.0, 38.6)]),
    state("UZB", 3, &[at(62.6, 42.2), at(64.0, 41.4), at(66.8, 40.1)]),
    state("KGZ", 3, &[at(74.8, 41.55), at(75.2, 41.3), at(76.0, 41.15), at(76.6, 41.5), at(74.5, 42.2), at(75.4, 40.75)]),
    state("TJK", 3, &[at(70.7, 38.75), at(71.9, 38.95), at(72.3, 38.6), at(72.6, 38.2), at(71.6, 38.3), at(73.2, 37.75), at(70.9, 39.15), at(73.0, 39.1), at(70.2, 38.2)]),
    state("BLR", 3, &[at(28.0, 53.3)]),
    state("IRQ", 3, &[at(43.6, 33.0)]),
    state("MMR", 3, &[at(96.0, 21.6)]),
    state("THA", 3, &[at(101.5, 16.0)]),
    state("JPN", 3, &[at(138.2, 36.6)]),
    state("POL", 3, &[at(20.6, 52.0)]),
    state("FIN", 3, &[at(26.5, 63.0)]),
    state("AZE", 4, &[at(48.0, 40.4)]),
    state("ARM", 4, &[at(45.0, 40.2)]),
    state("GEO", 4, &[at(43.4, 42.2)]),
    state("SYR", 4, &[at(38.6, 35.0)]),
    state("NPL", 4, &[at(84.2, 28.2)]),
    state("BTN", 4, &[at(90.4, 27.4)]),
    state("BGD", 4, &[at(90.0, 24.2)]),
    state("VNM", 4, &[at(106.3, 20.8), at(108.0, 14.0)]),
    state("LAO", 4, &[at(102.8, 19.4)]),
    state("KHM", 4, &[at(105.0, 12.8)]),
    state("LKA", 4, &[at(80.7, 7.7)]),
    state("KOR", 4, &[at(127.8, 36.4)]),
    state("PRK", 4, &[at(126.6, 40.0)]),
    state("TWN", 4, &[at(121.0, 23.7)]),
    state("PHL", 4, &[at(121.5, 15.0)]),
    state("ROU", 4, &[at(25.3, 45.7)]),
    state("OMN", 4, &[at(56.5, 20.5)]),
];

/// Of the five states of Central Asia, whose regions the base map draws.
#[rustfmt::skip]
pub const DISTRICTS: &[District] = &[
    district("akmola", 70.0, 52.0),
    district("aktobe", 58.0, 48.7),
    district("almaty", 78.2, 44.9),
    district("atyrau", 52.8, 47.7),
    district("east-kazakhstan", 81.5, 48.8),
    district("jambyl", 72.3, 44.5),
    district("karaganda", 71.5, 48.3),
    district("kostanay", 64.0, 51.5),
    district("kyzylorda", 64.0, 45.3),
    district("mangystau", 53.6, 43.9),
    district("north-kazakhstan", 69.3, 54.0),
    district("pavlodar", 76.3, 52.2),
    district("south-kazakhstan", 68.3, 43.4),
    district("west-kazakhstan", 50.8, 49.8),
    district("batken", 70.6, 39.95),
    district("chuy", 74.3, 42.75),
    district("issyk-kul", 78.3, 41.8),
    district("jalal-abad", 72.3, 41.6),
    district("naryn", 75.2, 41.2),
    district("osh", 73.3, 40.1),
    district("talas", 71.9, 42.35),
    district("sughd", 69.2, 39.6),
    district("khatlon", 69.2, 37.8),
    district("gorno-badakhshan", 72.8, 38.4),
    district("ahal", 59.2, 38.6),
    district("balkan", 55.0, 39.6),
    district("dashoguz", 58.6, 41.2),
    district("lebap", 63.5, 38.7),
    district("mary", 62.2, 36.9),
    district("karakalpakstan", 58.6, 43.6),
    district("khorezm", 60.6, 41.4),
    district("navoiy", 63.8, 42.2),
    district("bukhara", 63.6, 40.2),
    district("samarkand", 66.3, 39.9),
    district("kashkadarya", 66.2, 38.8),
    district("surkhandarya", 67.5, 38.1),
    district("jizzakh", 67.6, 40.3),
    district("namangan", 71.2, 41.1),
];

#[rustfmt::skip]
pub const TOWNS: &[Town] = &[
    town("moscow", 0, 37.62, 55.75, &[E, NE]),
    town("beijing", 0, 116.4, 39.91, &[NW, W, N]),
    town("astana", 0, 71.45, 51.18, &[E, NE, W]),
    town("tashkent", 0, 69.28, 41.31, &[NW, W, N, SW]),
    town("bishkek", 0, 74.59, 42.87, &[N, NE, NW, E]),
    town("dushanbe", 0, 68.78, 38.56, &[W, SW, S]),
    town("ashgabat", 1, 58.38, 37.95, &[W, SW]),
    town("kabul", 1, 69.17, 34.53, &[SW, W, S]),
    town("islamabad", 1, 73.05, 33.69, &[SW, S]),
    town("new-delhi", 1, 77.21, 28.61, &[E, SE]),
    town("tehran", 1, 51.39, 35.69, &[W, SW, S]),
    town("ulaanbaatar", 1, 106.92, 47.92, &[N, NE]),
    town("kyiv", 1, 30.52, 50.45, &[W, NW]),
    town("minsk", 1, 27.57, 53.9, &[W, NW]),
    town("ankara", 1, 32.85, 39.93, &[W, S]),
    town("baku", 1, 49.87, 40.41, &[S, SE]),
    town("tbilisi", 1, 44.79, 41.72, &[N, NW]),
    town("yerevan", 1, 44.51, 40.18, &[W]),
    town("tokyo", 1, 139.69, 35.69, &[S, SE]),
    town("seoul", 1, 126.98, 37.57, &[W]),
    town("hanoi", 1, 105.85, 21.03, &[W]),
    town("baghdad", 1, 44.37, 33.31, &[W]),
    town("riyadh", 1, 46.7, 24.65, &[W]),
    town("kathmandu", 1, 85.32, 27.71, &[S]),
    town("colombo", 1, 79.86, 6.93, &[W]),
    town("dhaka", 1, 90.4, 23.7, &[S]),
    town("pyongyang", 1, 125.75, 39.03, &[W]),
    town("bangkok", 1, 100.5, 13.75, &[W]),
    town("shanghai", 2, 121.46, 31.22, &[W, SW, NW]),
    town("almaty", 2, 76.91, 43.25, &[NE, E]),
    town("urumqi", 2, 87.6, 43.8, &[NE, E, N]),
    town("yekaterinburg", 2, 60.61, 56.84, &[E, NE]),
    town("ufa", 2, 55.97, 54.74, &[W, SW]),
    town("st-petersburg", 2, 30.31, 59.94, &[E]),
    town("vladivostok", 2, 131.89, 43.12, &[E, SE]),
    town("khabarovsk", 2, 135.07, 48.48, &[E, NE]),
    town("osh", 2, 72.8, 40.53, &[SE, S]),
    town("andijan", 2, 72.34, 40.78, &[W, NW]),
    town("atyrau", 2, 51.92, 47.11, &[N, NE]),
    town("qingdao", 2, 120.38, 36.06, &[E]),
    town("srinagar", 2, 74.8, 34.09, &[SW, S]),
    town("khorgos", 3, 80.41, 44.22, &[NE, N]),
    town("daqing", 3, 125.1, 46.59, &[E]),
    town("skovorodino", 3, 123.94, 53.99, &[W]),
    town("blagoveshchensk", 3, 127.53, 50.27, &[E]),
    town("simferopol", 3, 34.1, 44.95, &[N]),
    town("chelyabinsk", 3, 61.4, 55.16, &[E]),
    town("omsk", 3, 73.37, 54.99, &[E, N]),
    town("novosibirsk", 3, 82.93, 55.03, &[E, N]),
    town("irkutsk", 3, 104.3, 52.29, &[W, SW]),
    town("kashgar", 3, 75.99, 39.47, &[S, SE]),
    town("samarkand", 3, 66.96, 39.65, &[SW, S]),
    town("lanzhou", 3, 103.83, 36.06, &[S]),
    town("xian", 3, 108.94, 34.34, &[S, SE]),
    town("karaganda", 3, 73.1, 49.8, &[E]),
    town("aktau", 3, 51.17, 43.65, &[E]),
    town("volgograd", 3, 44.51, 48.71, &[W]),
    town("kazan", 3, 49.1, 55.79, &[N]),
    town("karachi", 3, 67.0, 24.86, &[W]),
    town("mumbai", 3, 72.88, 19.08, &[W]),
    town("lahore", 3, 74.35, 31.55, &[SE]),
    town("mashhad", 3, 59.6, 36.3, &[E]),
    town("herat", 3, 62.2, 34.35, &[W]),
    town("kandahar", 3, 65.7, 31.61, &[S]),
    town("lhasa", 3, 91.1, 29.65, &[N]),
    town("chengdu", 3, 104.07, 30.67, &[W]),
    town("wuhan", 3, 114.3, 30.6, &[W]),
    town("guangzhou", 3, 113.26, 23.13, &[N]),
    town("harbin", 3, 126.65, 45.75, &[W]),
    town("shymkent", 3, 69.6, 42.31, &[NE, N]),
    town("taraz", 3, 71.37, 42.9, &[N]),
    town("karakol", 3, 78.39, 42.49, &[E]),
    town("naryn", 3, 76.0, 41.43, &[S]),
    town("balykchy", 3, 76.19, 42.46, &[W, SW]),
    town("tokmok", 3, 75.3, 42.84, &[E, SE]),
    town("talas", 3, 72.24, 42.52, &[S]),
    town("jalal-abad", 3, 73.0, 40.93, &[E]),
    town("leh", 3, 77.58, 34.16, &[S]),
    town("gilgit", 3, 74.31, 35.92, &[N]),
    town("muzaffarabad", 3, 73.47, 34.37, &[W]),
    town("peshawar", 3, 71.58, 34.01, &[W]),
    town("hotan", 3, 79.92, 37.11, &[N]),
    town("amritsar", 3, 74.87, 31.63, &[S]),
];

#[rustfmt::skip]
pub const FEATURES: &[Feature] = &[
    feature("tian-shan", Heights, 13.0, (1.6, 9.0), [at(76.6, 41.35), at(80.6, 42.0), at(85.8, 42.85)]),
    feature("tian-shan", Heights, 15.0, (0.5, 2.4), [at(75.2, 41.75), at(77.6, 41.85), at(80.4, 42.3)]),
    feature("alay", Heights, 12.0, (0.5, 2.4), [at(70.9, 39.75), at(72.2, 39.85), at(73.6, 39.75)]),
    feature("muyunkum", Desert, 13.0, (0.8, 2.6), [at(69.4, 44.3), at(71.0, 44.35), at(72.6, 44.2)]),
    feature("pamir", Heights, 12.0, (0.8, 6.2), [at(71.9, 38.15), at(73.4, 38.25), at(75.0, 38.0)]),
    feature("hindu-kush", Heights, 12.0, (1.0, 6.2), [at(67.4, 34.75), at(70.0, 35.5), at(72.8, 36.6)]),
    feature("karakoram", Heights, 12.0, (0.6, 4.2), [at(74.9, 36.5), at(76.8, 35.75), at(79.0, 34.6)]),
    feature("kunlun-shan", Heights, 13.0, (2.0, 9.0), [at(80.0, 36.2), at(86.0, 36.5), at(92.5, 35.8)]),
    feature("altai", Heights, 13.0, (2.0, 9.0), [at(84.6, 50.4), at(88.3, 48.9), at(91.8, 47.0)]),
    feature("himalaya", Heights, 14.0, (1.6, 10.0), [at(77.6, 31.6), at(83.0, 28.9), at(89.0, 28.0)]),
    feature("ural-mountains", Heights, 13.0, (3.0, 10.0), [at(58.2, 52.2), at(59.2, 56.5), at(59.2, 61.5)]),
    feature("caucasus", Heights, 12.0, (1.5, 9.0), [at(41.0, 43.4), at(44.2, 42.75), at(47.6, 41.6)]),
    feature("taklamakan", Desert, 12.0, (2.0, 7.6), [at(79.6, 38.75), at(83.0, 38.7), at(87.0, 39.3)]),
    feature("gobi", Desert, 14.0, (2.0, 10.0), [at(101.5, 42.4), at(105.5, 43.0), at(110.0, 43.8)]),
    feature("plateau-of-tibet", Desert, 13.0, (2.0, 9.0), [at(81.5, 33.2), at(87.5, 32.4), at(94.0, 32.8)]),
    feature("karakum", Desert, 11.0, (1.5, 4.4), [at(57.4, 40.35), at(59.4, 40.2), at(61.4, 39.8)]),
    feature("kyzylkum", Desert, 11.0, (1.5, 5.0), [at(62.6, 43.6), at(64.3, 42.95), at(66.0, 42.3)]),
    feature("west-siberian-plain", Desert, 13.0, (4.0, 10.0), [at(66.0, 60.6), at(74.0, 60.9), at(82.0, 60.4)]),
    feature("fergana", Desert, 11.0, (0.3, 2.0), [at(70.7, 40.5), at(71.5, 40.62), at(72.2, 40.68)]),
    feature("caspian-sea", Water, 15.0, (2.5, 10.0), [at(51.9, 44.8), at(50.35, 42.2), at(51.6, 38.3)]),
    feature("aral-sea", Water, 10.5, (2.0, 4.5), [at(58.2, 45.6), at(59.3, 45.55), at(60.6, 45.3)]),
    feature("l-balkhash", Water, 11.0, (1.0, 7.0), [at(73.9, 45.75), at(75.5, 46.43), at(78.6, 46.5)]),
    feature("issyk-kul", Water, 11.0, (0.3, 1.7), [at(76.35, 42.4), at(77.2, 42.42), at(78.1, 42.55)]),
    feature("l-baikal", Water, 12.0, (3.0, 8.4), [at(103.9, 51.2), at(106.6, 52.3), at(108.9, 54.4)]),
    feature("black-sea", Water, 14.0, (3.0, 10.0), [at(30.8, 43.2), at(34.5, 43.0), at(38.5, 42.9)]),
    feature("arabian-sea", Water, 15.0, (3.0, 10.0), [at(60.0, 21.5), at(64.0, 20.8), at(68.0, 20.6)]),
    feature("bay-of-bengal", Water, 15.0, (3.0, 10.0), [at(85.5, 16.2), at(88.2, 16.0), at(91.0, 16.2)]),
    feature("south-china-sea", Water, 14.0, (3.0, 10.0), [at(112.2, 15.4), at(114.8, 16.0), at(117.0, 18.6)]),
    feature("east-china-sea", Water, 12.0, (3.0, 9.0), [at(122.8, 27.6), at(125.0, 29.2), at(126.8, 31.2)]),
    feature("yellow-sea", Water, 11.0, (3.0, 7.4), [at(121.9, 35.2), at(123.4, 35.8), at(125.0, 36.2)]),
    feature("sea-of-japan", Water, 13.0, (3.0, 10.0), [at(131.0, 39.8), at(134.4, 40.2), at(138.0, 40.9)]),
    feature("sea-of-okhotsk", Water, 14.0, (3.0, 10.0), [at(143.0, 55.0), at(148.0, 55.0), at(153.0, 54.6)]),
    feature("persian-gulf", Water, 11.0, (2.0, 8.0), [at(49.4, 28.6), at(51.4, 27.0), at(54.0, 26.0)]),
    feature("syr-darya", Water, 10.5, (1.0, 5.0), [at(63.2, 45.75), at(65.2, 45.05), at(66.9, 44.35)]),
    feature("amu-darya", Water, 10.5, (1.0, 4.4), [at(60.6, 41.9), at(62.2, 40.55), at(63.6, 39.6)]),
    feature("irtysh", Water, 10.5, (1.0, 5.0), [at(76.4, 53.2), at(78.0, 51.6), at(80.2, 50.55)]),
    feature("indus", Water, 10.5, (0.8, 5.0), [at(68.3, 27.2), at(69.4, 28.6), at(70.6, 29.9)]),
];
