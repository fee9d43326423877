//! Where the words of a picture stand: in a margin beside the map, or in a band under it.

use crate::app::Form;
use super::markup::{Element, Node};
use super::{Format, Words, element, px};
use crate::map::labels::{Area, bold_width, text_width};
use crate::share::escape;

/// A picture is drawn in units that are 10/7 of a pixel of the finished one: its smallest letters are read from a bench.
const UNIT: f64 = 10.0 / 7.0;
const SMALL_UNIT: f64 = 1.6;
const MARGIN: f64 = 336.0;
const CARD_MARGIN: f64 = 312.0;
const BAND: f64 = 216.0;
const EDGE: f64 = 28.0;
/// Where the leader leaves the margin, as on the page.
pub(super) const LEADER_Y: f64 = match Form::Desk.leader_y() {
    Some(y) => y,
    None => 0.0,
};

pub const fn units(format: Format) -> (f64, f64) {
    let (width, height) = format.size();
    let unit = if matches!(format, Format::Small) { SMALL_UNIT } else { UNIT };
    (width as f64 / unit, height as f64 / unit)
}

pub const fn map_area(format: Format) -> Area {
    let (right, bottom) = units(format);
    match format {
        Format::Wide => Area { left: MARGIN, top: 0.0, right, bottom },
        Format::Card => Area { left: CARD_MARGIN, top: 0.0, right, bottom },
        Format::Classic => Area { left: 0.0, top: 0.0, right, bottom: bottom - BAND },
        Format::Small => Area { left: 0.0, top: 0.0, right, bottom },
    }
}

struct Column {
    x: f64,
    width: f64,
    /// The foot of what was written last.
    y: f64,
}

/// Class, type size, height of a line.
type Look = (&'static str, f64, f64);

const OVER: Look = ("over", 12.0, 16.0);
const TITLE: Look = ("title", 16.0, 20.0);
const DATE: Look = ("date", 29.0, 32.0);
const PLACE: Look = ("place", 15.0, 20.0);
const SENTENCE: Look = ("sentence", 20.0, 25.0);
const POINT: Look = ("point", 14.0, 19.0);
const KEY: Look = ("keyed", 12.0, 20.0);
const FOOT: Look = ("foot", 11.0, 14.5);

/// Lines that are no wider than the column. Estimates are never less than the truth.
pub fn lines(text: &str, (class, size, _): Look, width: f64) -> Vec<String> {
    let measure = |line: &str| match class {
        "sentence" | "title" | "headline" => bold_width(line, size * 0.84),
        _ => text_width(line, size * 0.84, 0.0),
    };
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if measure(&[line.as_str(), " ", word].concat()) <= width => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

impl Column {
    /// Writes a text and goes on below it.
    fn put(&mut self, drawing: &mut Element, text: &str, look: Look) {
        let lines = lines(text, look, self.width);
        if lines.is_empty() {
            return;
        }
        let (class, _, line_height) = look;
        let mut words = element("text", &[("class", class.to_owned())]);
        for (n, line) in lines.iter().enumerate() {
            self.y += line_height;
            let mut span = element("tspan", &[("x", px(self.x)), ("y", px(self.y))]);
            // Between the lines of one text stands a space, for who copies it.
            let space = if n + 1 < lines.len() { " " } else { "" };
            span.children.push(Node::Text([&escape(line), space].concat()));
            words.children.push(Node::Element(span));
        }
        drawing.children.push(Node::Element(words));
    }

    fn height(&self, text: &str, look: Look) -> f64 {
        lines(text, look, self.width).len() as f64 * look.2
    }

    /// Paragraphs that end at the foot of the picture; gives where they begin.
    fn put_foot(&mut self, drawing: &mut Element, paragraphs: &[String], bottom: f64) -> f64 {
        let height: f64 = paragraphs.iter().map(|text| self.height(text, FOOT)).sum();
        let top = bottom - height;
        self.y = top;
        for text in paragraphs {
            self.put(drawing, text, FOOT);
        }
        top
    }

    /// As many rows as find room, in columns of `wide` units.
    fn put_key(&mut self, drawing: &mut Element, key: Vec<(Element, &str)>, bottom: f64, columns: usize) {
        let room = ((bottom - self.y) / KEY.2).max(0.0) as usize;
        let rows = key.len().div_ceil(columns.max(1)).min(room);
        let wide = self.width / columns.max(1) as f64;
        for (n, (mut mark, said)) in key.into_iter().take(rows * columns).enumerate() {
            let (x, y) = (self.x + wide * (n / rows.max(1)) as f64, self.y + KEY.2 * (n % rows.max(1) + 1) as f64);
            let width = mark.get("width").and_then(crate::number::read).unwrap_or(26.0);
            let height = mark.get("height").and_then(crate::number::read).unwrap_or(10.0);
            mark.set("x", px(x + (26.0 - width) / 2.0));
            mark.set("y", px(y - 4.0 - height / 2.0));
            let mut group = element("g", &[("class", "key".to_owned())]);
            group.children.push(Node::Element(mark));
            let mut words = element("text", &[("class", KEY.0.to_owned()), ("x", px(x + 34.0)), ("y", px(y))]);
            words.children.push(Node::Text(escape(said)));
            group.children.push(Node::Element(words));
            drawing.children.push(Node::Element(group));
        }
        self.y += KEY.2 * rows as f64;
    }
}

pub fn words(drawing: &mut Element, words: &Words, key: Vec<(Element, &str)>, format: Format) {
    let (width, height) = units(format);
    match format {
        Format::Small => {}
        Format::Wide => {
            let mut column = Column { x: EDGE, width: MARGIN - EDGE - 20.0, y: 14.0 };
            column.put(drawing, words.over, OVER);
            column.put(drawing, words.title, TITLE);
            column.y = column.y.max(LEADER_Y + 5.0 - DATE.2 - PLACE.2);
            column.put(drawing, words.date, DATE);
            column.y = LEADER_Y + 5.0 - PLACE.2;
            column.put(drawing, words.place, PLACE);
            column.y += 8.0;
            column.put(drawing, words.sentence, SENTENCE);
            column.y += 6.0;
            column.put(drawing, words.point, POINT);
            let mut foot = Column { x: EDGE, ..column };
            let top = foot.put_foot(drawing, words.foot, height - 20.0);
            column.y += 10.0;
            column.put_key(drawing, key, top - 8.0, 1);
        }
        Format::Card => {
            let mut column = Column { x: EDGE, width: CARD_MARGIN - EDGE - 20.0, y: 34.0 };
            column.put(drawing, words.over, OVER);
            column.y += 8.0;
            column.put(drawing, words.title, ("headline", 25.0, 30.0));
            column.y += 6.0;
            column.put(drawing, words.point, POINT);
            column.put_foot(drawing, words.foot, height - 22.0);
        }
        Format::Classic => {
            let top = height - BAND;
            let half = width / 2.0;
            let mut left = Column { x: EDGE, width: half - EDGE - 20.0, y: top + 8.0 };
            left.put(drawing, words.over, OVER);
            left.put(drawing, words.title, TITLE);
            left.y += 2.0;
            left.put(drawing, words.date, DATE);
            left.put(drawing, words.place, PLACE);
            left.y += 4.0;
            left.put(drawing, words.sentence, SENTENCE);
            let mut right = Column { x: half + 10.0, width: half - EDGE - 10.0, y: top + 8.0 };
            right.put(drawing, words.point, POINT);
            let mut foot = Column { x: right.x, width: right.width, y: 0.0 };
            let foot_top = foot.put_foot(drawing, words.foot, height - 14.0);
            right.y += 6.0;
            right.put_key(drawing, key, foot_top - 4.0, 2);
        }
    }
}

/// The part of the leader that lies in the margin: from the name of the place to the edge of the map.
pub fn leader(drawing: &mut Element, words: &Words, y: f64) {
    if words.place.is_empty() {
        return;
    }
    let from = EDGE + text_width(words.place, PLACE.1 * 0.94, 0.0) + 8.0;
    if from < MARGIN {
        let path = ["M", &px(from), " ", &px(y), "H", &px(MARGIN)].concat();
        drawing.children.push(Node::Element(element("path", &[("class", "leader".to_owned()), ("d", path)])));
    }
}
