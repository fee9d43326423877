//! The other half of `sco_atlas::map::basemap`: from layers to bytes. The format is told there.

use sco_atlas::map::basemap::{ArcKind, ArcRef, Cell, Frame, Layers, MAGIC, Section, VERSION, Way};

pub fn encode(layers: &Layers) -> Vec<u8> {
    let Layers { frame, arcs, countries, lakes, rivers, disputed, regions } = layers;
    let mut file = Writer::default();
    file.bytes.extend(MAGIC);
    file.bytes.push(VERSION);
    file.frame(frame);
    file.section(Section::Arcs, |body| {
        body.list(arcs, |body, arc| {
            body.bytes.push(match arc.kind {
                ArcKind::Ground => 0,
                ArcKind::BoxEdge => 1,
            });
            body.line(&arc.points);
        });
    });
    file.section(Section::Countries, |body| {
        body.list(countries, |body, country| {
            body.text(&country.a3);
            body.text(&country.name);
            body.list(&country.rings, |body, ring| body.list(ring, Writer::arc_ref));
        });
    });
    file.section(Section::Lakes, |body| {
        body.list(lakes, |body, lake| {
            body.text(&lake.name);
            body.lines(&lake.rings);
        });
    });
    file.section(Section::Rivers, |body| {
        body.list(rivers, |body, river| {
            body.text(&river.name);
            body.bytes.push(river.rank);
            body.lines(&river.lines);
        });
    });
    file.section(Section::Disputed, |body| {
        body.list(disputed, |body, area| {
            body.text(&area.id);
            body.text(&area.name);
            body.lines(&area.rings);
        });
    });
    file.section(Section::Regions, |body| body.lines(regions));
    file.bytes
}

#[derive(Default)]
struct Writer {
    bytes: Vec<u8>,
    at: Cell,
}

impl Writer {
    fn frame(&mut self, frame: &Frame) {
        let Frame { steps_per_degree, south_west, north_east } = frame;
        self.number(*steps_per_degree);
        for corner in [south_west, north_east] {
            self.signed(corner.lon);
            self.signed(corner.lat);
        }
    }

    fn section(&mut self, tag: Section, write: impl FnOnce(&mut Self)) {
        let mut body = Self::default();
        write(&mut body);
        self.bytes.push(tag as u8);
        self.count(body.bytes.len());
        self.bytes.append(&mut body.bytes);
    }

    fn list<T>(&mut self, items: &[T], mut write: impl FnMut(&mut Self, &T)) {
        self.count(items.len());
        items.iter().for_each(|item| write(self, item));
    }

    fn lines(&mut self, lines: &[Vec<Cell>]) {
        self.list(lines, |body, line| body.line(line));
    }

    fn line(&mut self, line: &[Cell]) {
        self.list(line, |body, cell| {
            body.signed(cell.lon - body.at.lon);
            body.signed(cell.lat - body.at.lat);
            body.at = *cell;
        });
    }

    fn arc_ref(&mut self, arc_ref: &ArcRef) {
        self.number(arc_ref.arc << 1 | u32::from(arc_ref.way == Way::Backward));
    }

    fn text(&mut self, text: &str) {
        self.count(text.len());
        self.bytes.extend(text.as_bytes());
    }

    fn count(&mut self, count: usize) {
        // The layers of a map are far from four thousand million of anything.
        self.number(u32::try_from(count).unwrap_or(u32::MAX));
    }

    fn signed(&mut self, value: i32) {
        self.number(((value << 1) ^ (value >> 31)).cast_unsigned());
    }

    fn number(&mut self, mut value: u32) {
        while value > 0x7f {
            self.bytes.push((value & 0x7f) as u8 | 0x80);
            value >>= 7;
        }
        self.bytes.push(value as u8);
    }
}

#[cfg(test)]
#[allow(clippy::expect_used, reason = "a test stops where it fails")]
mod tests {
    use super::*;
    use proptest::{collection::vec, prelude::*};
    use sco_atlas::map::basemap::{Arc, Basemap, Country, Disputed, Lake, River};

    fn line(least: usize) -> impl Strategy<Value = Vec<Cell>> {
        let step = (-300..300i32, -300..300i32);
        ((4_000..12_000i32, 0..6_000i32), vec(step, least - 1..20)).prop_map(|((lon, lat), steps)| {
            let mut at = Cell { lon, lat };
            let mut line = vec![at];
            for (east, north) in steps {
                at = Cell { lon: at.lon + east, lat: (at.lat + north).clamp(-9_000, 9_000) };
                line.push(at);
            }
            line
        })
    }

    fn lines(least: usize) -> impl Strategy<Value = Vec<Vec<Cell>>> {
        vec(line(least), 0..4)
    }

    prop_compose! {
        /// Islands: each arc closed and used by one country, forward or backward.
        fn any_layers()(
            steps_per_degree in 100..1_000u32,
            islands in vec((line(2), any::<bool>(), any::<bool>(), "[A-Z]{3}", "\\PC{0,12}"), 0..6),
            lakes in vec(("\\PC{0,8}", lines(3)), 0..4),
            rivers in vec(("\\PC{0,8}", any::<u8>(), lines(2)), 0..4),
            disputed in vec(("[a-z-]{1,9}", "\\PC{0,8}", lines(3)), 0..4),
            regions in lines(2),
        ) -> Layers {
            let frame = Frame { steps_per_degree, south_west: Cell { lon: -3, lat: 7 }, north_east: Cell { lon: 9, lat: 8 } };
            let mut arcs = Vec::new();
            let mut countries = Vec::new();
            for (number, (mut points, edge, backward, a3, name)) in (0u32..).zip(islands) {
                points.extend(points.clone().into_iter().rev().skip(1));
                arcs.push(Arc { kind: if edge { ArcKind::BoxEdge } else { ArcKind::Ground }, points });
                let way = if backward { Way::Backward } else { Way::Forward };
                countries.push(Country { a3, name, rings: vec![vec![ArcRef { arc: number, way }]] });
            }
            Layers {
                frame,
                arcs,
                countries,
                lakes: lakes.into_iter().map(|(name, rings)| Lake { name, rings }).collect(),
                rivers: rivers.into_iter().map(|(name, rank, lines)| River { name, rank, lines }).collect(),
                disputed: disputed.into_iter().map(|(id, name, rings)| Disputed { id, name, rings }).collect(),
                regions,
            }
        }
    }

    proptest! {
        #[test]
        fn what_is_written_is_read(layers in any_layers()) {
            let basemap = Basemap::decode(&encode(&layers));
            prop_assert_eq!(basemap.map(|basemap| basemap.layers().clone()), Ok(layers));
        }
    }

    #[test]
    fn the_baked_files_are_written_again_to_the_byte() {
        for name in ["basemap.bin", "detail.bin"] {
            let file = format!("{}/../../data/base/{name}", env!("CARGO_MANIFEST_DIR"));
            let bytes = std::fs::read(file).expect("cargo xtask bake writes it");
            let basemap = Basemap::decode(&bytes).expect("it decodes");
            assert!(encode(basemap.layers()) == bytes, "{name}");
        }
    }
}
