//! From bytes to [`Layers`]. Total: any bytes give layers or an error, in memory bounded by a multiple of their length.
//!
//! ```text
//! file    = "SCOBASE" version frame section*
//! version = "1"
//! frame   = steps-per-degree, west, south, east, north
//! section = tag byte, length in bytes, body        each tag once, unknown tags are skipped
//! ```
//! Numbers are LEB128; signed ones are zigzag. A point is the difference to the point before it in the same section, also
//! across lines. Counts stand before what they count.

use super::{
    Arc, ArcKind, ArcRef, ArcUse, BasemapError, Cell, Country, Disputed, Frame, Lake, Layers, Line, River, Way,
};

pub const MAGIC: &[u8; 7] = b"SCOBASE";
pub const VERSION: u8 = b'1';

/// Ten times what either level has: nothing longer is looked at.
pub const MAX_FILE_BYTES: usize = 1 << 20;

/// A longer edge is a mistake of stitching, and would cost memory when it is bent with the projection.
pub const MAX_EDGE_DEGREES: i32 = 30;
const MAX_STEPS_PER_DEGREE: u32 = 10_000;

/// The tags of the sections.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Section {
    Arcs = 1,
    Countries = 2,
    Lakes = 3,
    Rivers = 4,
    Disputed = 5,
    Regions = 6,
}

pub fn layers(bytes: &[u8]) -> Result<Layers, BasemapError> {
    if bytes.len() > MAX_FILE_BYTES {
        return Err(BasemapError::TooLarge { bytes: bytes.len(), limit: MAX_FILE_BYTES });
    }
    let rest = bytes.strip_prefix(MAGIC).ok_or(BasemapError::NotABasemap)?;
    let mut file = Reader { rest };
    match file.byte("the version")? {
        VERSION => {}
        other => return Err(BasemapError::UnknownVersion(other)),
    }
    let frame = file.frame()?;
    let mut layers = Layers { frame, ..Layers::default() };
    let mut seen = [false; 256];
    while !file.rest.is_empty() {
        let tag = file.byte("a section")?;
        let length = file.number("a section's length")?;
        let body = file.take(length, "a section")?;
        if let Some(seen) = seen.get_mut(usize::from(tag))
            && std::mem::replace(seen, true)
        {
            return Err(BasemapError::SectionTwice(tag));
        }
        let mut body =
            Body { bytes: Reader { rest: body }, steps: frame.steps_per_degree.cast_signed(), at: Cell::default() };
        match tag {
            t if t == Section::Arcs as u8 => layers.arcs = body.arcs()?,
            t if t == Section::Countries as u8 => layers.countries = body.countries()?,
            t if t == Section::Lakes as u8 => layers.lakes = body.lakes()?,
            t if t == Section::Rivers as u8 => layers.rivers = body.rivers()?,
            t if t == Section::Disputed as u8 => layers.disputed = body.disputed()?,
            t if t == Section::Regions as u8 => layers.regions = body.lines("regions", 2)?,
            _ => continue,
        }
        if !body.bytes.rest.is_empty() {
            return Err(BasemapError::BytesLeftOver { section: tag });
        }
    }
    Ok(layers)
}

/// Checks that rings are closed and arcs shared by two at most, and counts who uses what.
pub fn uses(layers: &Layers) -> Result<Vec<Vec<ArcUse>>, BasemapError> {
    let mut uses: Vec<Vec<ArcUse>> = vec![Vec::new(); layers.arcs.len()];
    for (country, number) in layers.countries.iter().zip(0u32..) {
        for ring in &country.rings {
            let first = ring.first().ok_or(BasemapError::EmptyRing)?;
            let (start, _) = ends(layers, *first)?;
            let mut at = start;
            for arc_ref in ring {
                let (from, to) = ends(layers, *arc_ref)?;
                if from != at {
                    return Err(BasemapError::OpenRing);
                }
                at = to;
                let users = uses.get_mut(arc_ref.arc as usize).ok_or(BasemapError::UnknownArc(arc_ref.arc))?;
                users.push(ArcUse { country: number, way: arc_ref.way });
                if users.len() > 2 {
                    return Err(BasemapError::ArcUsedTooOften(arc_ref.arc));
                }
            }
            if at != start {
                return Err(BasemapError::OpenRing);
            }
        }
    }
    Ok(uses)
}

fn ends(layers: &Layers, arc_ref: ArcRef) -> Result<(Cell, Cell), BasemapError> {
    let arc = layers.arcs.get(arc_ref.arc as usize).ok_or(BasemapError::UnknownArc(arc_ref.arc))?;
    match (arc.points.first(), arc.points.last(), arc_ref.way) {
        (Some(first), Some(last), Way::Forward) => Ok((*first, *last)),
        (Some(first), Some(last), Way::Backward) => Ok((*last, *first)),
        _ => Err(BasemapError::TooFewPoints { what: "arcs" }),
    }
}

struct Reader<'a> {
    rest: &'a [u8],
}

impl<'a> Reader<'a> {
    fn byte(&mut self, while_reading: &'static str) -> Result<u8, BasemapError> {
        let (first, rest) = self.rest.split_first().ok_or(BasemapError::EndsEarly { while_reading })?;
        self.rest = rest;
        Ok(*first)
    }

    fn take(&mut self, length: u32, while_reading: &'static str) -> Result<&'a [u8], BasemapError> {
        let (head, rest) =
            self.rest.split_at_checked(length as usize).ok_or(BasemapError::EndsEarly { while_reading })?;
        self.rest = rest;
        Ok(head)
    }

    fn number(&mut self, while_reading: &'static str) -> Result<u32, BasemapError> {
        let mut value = 0u64;
        for shift in [0, 7, 14, 21, 28] {
            let byte = self.byte(while_reading)?;
            value |= u64::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                return u32::try_from(value).map_err(|_| BasemapError::NumberTooLong { while_reading });
            }
        }
        Err(BasemapError::NumberTooLong { while_reading })
    }

    fn signed(&mut self, while_reading: &'static str) -> Result<i32, BasemapError> {
        let zigzag = self.number(while_reading)?;
        Ok((zigzag >> 1).cast_signed() ^ -(zigzag & 1).cast_signed())
    }

    /// A count of things that take at least `least_bytes` each, so that it can be trusted with an allocation.
    fn count(&mut self, of: &'static str, least_bytes: usize) -> Result<usize, BasemapError> {
        let count = self.number(of)? as usize;
        if count > self.rest.len() / least_bytes { Err(BasemapError::CountTooLarge { of }) } else { Ok(count) }
    }

    fn text(&mut self, what: &'static str) -> Result<String, BasemapError> {
        let length = self.number(what)?;
        let bytes = self.take(length, what)?;
        String::from_utf8(bytes.to_vec()).map_err(|_| BasemapError::NotText { what })
    }

    fn frame(&mut self) -> Result<Frame, BasemapError> {
        let steps_per_degree = self.number("the grid")?;
        if steps_per_degree == 0 || steps_per_degree > MAX_STEPS_PER_DEGREE {
            return Err(BasemapError::ImpossibleGrid(steps_per_degree));
        }
        let mut corner = || Ok(Cell { lon: self.signed("the box")?, lat: self.signed("the box")? });
        Ok(Frame { steps_per_degree, south_west: corner()?, north_east: corner()? })
    }
}

/// One section; remembers the last point, because the next one is told from it.
struct Body<'a> {
    bytes: Reader<'a>,
    steps: i32,
    at: Cell,
}

impl Body<'_> {
    fn arcs(&mut self) -> Result<Vec<Arc>, BasemapError> {
        self.list("arcs", 6, |body| {
            let kind = match body.bytes.byte("an arc")? {
                0 => ArcKind::Ground,
                1 => ArcKind::BoxEdge,
                other => return Err(BasemapError::UnknownArcKind(other)),
            };
            Ok(Arc { kind, points: body.line("arcs", 2)? })
        })
    }

    fn countries(&mut self) -> Result<Vec<Country>, BasemapError> {
        self.list("countries", 3, |body| {
            let a3 = body.bytes.text("country's letters")?;
            let name = body.bytes.text("country's name")?;
            let rings = body.list("rings", 1, |body| body.list("arcs of a ring", 1, Self::arc_ref))?;
            Ok(Country { a3, name, rings })
        })
    }

    fn arc_ref(&mut self) -> Result<ArcRef, BasemapError> {
        let packed = self.bytes.number("a ring")?;
        Ok(ArcRef { arc: packed >> 1, way: if packed & 1 == 0 { Way::Forward } else { Way::Backward } })
    }

    fn lakes(&mut self) -> Result<Vec<Lake>, BasemapError> {
        self.list("lakes", 2, |body| Ok(Lake { name: body.bytes.text("lake's name")?, rings: body.lines("lakes", 3)? }))
    }

    fn rivers(&mut self) -> Result<Vec<River>, BasemapError> {
        self.list("rivers", 3, |body| {
            Ok(River {
                name: body.bytes.text("river's name")?,
                rank: body.bytes.byte("a river's rank")?,
                lines: body.lines("rivers", 2)?,
            })
        })
    }

    fn disputed(&mut self) -> Result<Vec<Disputed>, BasemapError> {
        self.list("disputed areas", 3, |body| {
            Ok(Disputed {
                id: body.bytes.text("disputed area's id")?,
                name: body.bytes.text("disputed area's name")?,
                rings: body.lines("disputed areas", 3)?,
            })
        })
    }

    fn lines(&mut self, what: &'static str, least_points: usize) -> Result<Vec<Line>, BasemapError> {
        self.list(what, 1 + 2 * least_points, |body| body.line(what, least_points))
    }

    fn line(&mut self, what: &'static str, least_points: usize) -> Result<Line, BasemapError> {
        let mut before = None;
        let points = self.list(what, 2, |body| {
            let point = body.point(what)?;
            let far = |a: i32, b: i32| (a - b).abs() > MAX_EDGE_DEGREES * body.steps;
            if before.is_some_and(|b: Cell| far(b.lon, point.lon) || far(b.lat, point.lat)) {
                return Err(BasemapError::EdgeTooLong { what });
            }
            before = Some(point);
            Ok(point)
        })?;
        if points.len() < least_points { Err(BasemapError::TooFewPoints { what }) } else { Ok(points) }
    }

    fn point(&mut self, what: &'static str) -> Result<Cell, BasemapError> {
        let (lon, lat) = (self.bytes.signed(what)?, self.bytes.signed(what)?);
        let inside = |from: i32, step: i32, limit: i32| {
            from.checked_add(step)
                .filter(|v| v.unsigned_abs() <= (limit * self.steps).unsigned_abs())
                .ok_or(BasemapError::OutsideTheWorld { what })
        };
        self.at = Cell { lon: inside(self.at.lon, lon, 360)?, lat: inside(self.at.lat, lat, 90)? };
        Ok(self.at)
    }

    fn list<T>(
        &mut self,
        of: &'static str,
        least_bytes: usize,
        mut read: impl FnMut(&mut Self) -> Result<T, BasemapError>,
    ) -> Result<Vec<T>, BasemapError> {
        let count = self.bytes.count(of, least_bytes)?;
        let mut items = Vec::with_capacity(count);
        for _ in 0..count {
            items.push(read(self)?);
        }
        Ok(items)
    }
}
