//! The base map: bytes are a map or a sentence that says why not. What is a map can be drawn and asked, and the page finds
//! its parts by their ids.

use std::path::Path;

use sco_atlas::map::basemap::{Basemap, MAX_FILE_BYTES};
use sco_atlas::map::{LonLat, Outline, sheet};

use super::{Target, about, hash};
use crate::mutate::Rules;
use crate::{Met, holds};

pub const TARGET: Target = Target {
    name: "basemap",
    rules: Rules {
        words: &[
            b"SCOBASE1",
            b"SCOBASE",
            b"\x01",
            b"\x02",
            b"\x03",
            b"\x04",
            b"\x05",
            b"\x06",
            b"\x07",
            b"\0",
            b"\xff\xff\xff\xff\x0f",
            b"\xff\xff\xff\xff\xff",
            b"\x80\x80\x80\x80\x08",
            b"\x64\0\0\0\0",
            b"\x02\x02",
            b"\x03KAZ",
            b"\xc3\xa9",
            b"\xc3\x28",
            b"<script>",
            b"\"><img src=x onerror=alert(1)>",
        ],
        longest: 1 << 18,
    },
    seeds,
    put_in,
};

fn seeds() -> Vec<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data/base");
    let mut seeds = vec![small(), b"SCOBASE1\x64\0\0\0\0".to_vec(), b"<!doctype html>".to_vec()];
    // The map of the repository, and its beginning: most of what changes in it is seen there.
    if let Ok(bytes) = std::fs::read(folder.join("basemap.bin")) {
        seeds.push(bytes);
    }
    seeds
}

/// A map of one square country with a lake, a river, an area and a region.
fn small() -> Vec<u8> {
    // A square of ten degrees, told as differences: zigzag, LEB128.
    const SIDE: [u8; 2] = [0xd0, 0x0f];
    const BACK: [u8; 2] = [0xcf, 0x0f];
    let ring: Vec<u8> = [&[0, 0][..], &SIDE, &[0], &[0], &SIDE, &BACK, &[0], &[0], &BACK].concat();
    let mut bytes = b"SCOBASE1\x64\0\0\0\0".to_vec();
    let mut section = |tag: u8, body: &[u8]| {
        bytes.push(tag);
        bytes.push(u8::try_from(body.len()).unwrap_or_default());
        bytes.extend_from_slice(body);
    };
    section(1, &[&[1, 0, 5][..], &ring].concat());
    section(2, b"\x01\x03KAZ\x01K\x01\x01\x00");
    let line = [&[1, 4, 2, 2, 4, 0, 0, 4, 3, 0][..]].concat();
    section(3, &[b"\x01\x04Aral", &line[..]].concat());
    section(4, &[b"\x01\x02Ob\x01", &line[..]].concat());
    section(5, &[b"\x01\x06crimea\x06Crimea", &line[..]].concat());
    section(6, &line);
    bytes
}

fn put_in(bytes: &[u8]) -> Met {
    let basemap = match Basemap::decode(bytes) {
        Ok(basemap) => basemap,
        Err(why) => {
            let sentence = why.to_string();
            holds(sentence.ends_with('.') && sentence.len() < 200, || format!("no sentence: {sentence}"))?;
            return Ok(hash(&sentence.chars().filter(|c| !c.is_ascii_digit()).collect::<String>()));
        }
    };
    holds(bytes.len() <= MAX_FILE_BYTES, || format!("{} bytes were read", bytes.len()))?;
    let layers = basemap.layers();
    let points: usize = layers.arcs.iter().map(|arc| arc.points.len()).sum();
    let counts = [
        layers.arcs.len(),
        layers.countries.len(),
        layers.lakes.len(),
        layers.rivers.len(),
        layers.disputed.len(),
        layers.regions.len(),
        points,
    ];
    let again = Basemap::decode(bytes).map_err(|why| format!("the second time: {why}"))?;
    holds(again.layers() == layers, || "read twice it is two maps".to_owned())?;
    basemap.country_at(LonLat { lon: 5.0, lat: 5.0 });
    let (svg, ids) = sheet::coarse(&basemap);
    let tags = svg.matches('<').count();
    holds(!svg.contains("NaN") && !svg.contains("inf"), || "a coordinate that is no number was drawn".to_owned())?;
    let outline = Outline::from_ids(ids.iter().map(String::as_str));
    holds(outline.countries.len() <= counts.get(1).copied().unwrap_or_default(), || {
        "more countries than there are".into()
    })?;
    Ok(hash(&(counts.map(about), about(tags), outline.arcs.len().min(3), outline.areas.len().min(3))))
}
