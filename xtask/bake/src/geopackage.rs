//! Reads lines and polygons from a GeoPackage: SQLite with well-known binary behind a small header.

use crate::plane::Point;
use anyhow::{Context, Result, bail};
use rusqlite::{Connection, OpenFlags};
use std::path::Path;

pub struct Geopackage(Connection);

impl Geopackage {
    pub fn open(path: &Path) -> Result<Self> {
        let connection = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY);
        Ok(Self(connection.with_context(|| format!("{} is not a GeoPackage.", path.display()))?))
    }

    /// The lines or rings of the rows of a table that meet a condition, row by row.
    pub fn rows(&self, table: &str, condition: &str) -> Result<Vec<Vec<Vec<Point>>>> {
        let mut statement = self.0.prepare(&format!("SELECT geom FROM {table} WHERE {condition} ORDER BY fid"))?;
        let blobs = statement.query_map([], |row| row.get::<_, Vec<u8>>(0))?;
        blobs.map(|blob| geometry(&blob?)).collect()
    }
}

fn geometry(blob: &[u8]) -> Result<Vec<Vec<Point>>> {
    let flags = *blob.get(3).context("A geometry is empty.")?;
    let envelope = match (flags >> 1) & 7 {
        0 => 0,
        1 => 32,
        2 | 3 => 48,
        4 => 64,
        other => bail!("Envelope {other} is not known."),
    };
    let mut wkb = Wkb { rest: blob.get(8 + envelope..).context("A geometry ends early.")? };
    let mut lines = Vec::new();
    wkb.geometry(&mut lines)?;
    Ok(lines)
}

struct Wkb<'a> {
    rest: &'a [u8],
}

impl Wkb<'_> {
    fn geometry(&mut self, lines: &mut Vec<Vec<Point>>) -> Result<()> {
        let [order] = self.take()?;
        anyhow::ensure!(order == 1, "The geometry is not little-endian.");
        match self.number()? {
            2 => lines.push(self.line()?),
            3 => {
                for _ in 0..self.number()? {
                    lines.push(self.line()?);
                }
            }
            5 | 6 => {
                for _ in 0..self.number()? {
                    self.geometry(lines)?;
                }
            }
            other => bail!("Geometry {other} is not known."),
        }
        Ok(())
    }

    fn line(&mut self) -> Result<Vec<Point>> {
        (0..self.number()?)
            .map(|_| Ok(Point::new(f64::from_le_bytes(self.take()?), f64::from_le_bytes(self.take()?))))
            .collect()
    }

    fn number(&mut self) -> Result<u32> {
        Ok(u32::from_le_bytes(self.take()?))
    }

    fn take<const N: usize>(&mut self) -> Result<[u8; N]> {
        let (head, rest) = self.rest.split_first_chunk::<N>().context("A geometry ends early.")?;
        self.rest = rest;
        Ok(*head)
    }
}
