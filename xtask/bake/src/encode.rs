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
