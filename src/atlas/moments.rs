//! `when`: dates, bounds and spans, read so that an impossible one is never guessed at.

use super::desk::Desk;
use super::node::Node;
use super::{Expected, ProblemKind};
use crate::time::{Bound, Date, End, When};

/// EDTF level 1 of Linked Places: an interval still open, and one whose end nobody knows.
const OPEN: &str = "..";
const UNKNOWN: &str = "";

/// Why there is no span: a claim without a date is honest, a date that cannot be is not.
pub(super) struct Unreadable;

impl Desk<'_> {
    pub fn date(&mut self, node: &Node, name: &str) -> Option<Date> {
        node.get(name).and_then(|node| self.date_here(&node))
    }

    /// A date that its owner cannot do without.
    pub fn needed_date(&mut self, node: &Node, name: &str) -> Option<Date> {
        if node.get(name).is_none() {
            self.missing(node, name);
        }
        self.date(node, name)
    }

    pub fn date_here(&mut self, node: &Node) -> Option<Date> {
        let Some(text) = node.value.as_str() else {
            self.wrong(node, Expected::Text);
            return None;
        };
        match text.parse() {
            Ok(date) => Some(date),
            Err(error) => {
                self.tell(node, ProblemKind::BadDate(error));
                None
            }
        }
    }

    /// `start` and `end` as plain dates: the span of the ruler.
    pub fn span(&mut self, node: &Node) -> Option<(Date, Date)> {
        let start = self.needed_date(node, "start")?;
        let end = self.needed_date(node, "end")?;
        if start.first_day() > end.last_day() {
            self.tell(node, ProblemKind::SpanOutOfOrder);
            return None;
        }
        Some((start, end))
    }

    pub fn when(&mut self, feature: &Node) -> Result<Option<When>, Unreadable> {
        let Some(when) = feature.get("when") else { return Ok(None) };
        let spans = when.place_of("timespans");
        let Some(first) = spans.item(0) else {
            self.missing(&when, "timespans");
            return Err(Unreadable);
        };
        if let Some(second) = spans.item(1) {
            self.tell(&second, ProblemKind::MoreThanOneSpan);
        }
        let Some(start) = first.get("start") else {
            self.missing(&first, "start");
            return Err(Unreadable);
        };
        let start = self.bound(&start)?;
        let end = match first.get("end") {
            Some(end) => self.end(&end, start)?,
            None => End::Within,
        };
        Ok(Some(When { start, end }))
    }

    fn end(&mut self, node: &Node, start: Bound) -> Result<End, Unreadable> {
        let word = node.get("in").and_then(|node| node.value.as_str().map(str::to_owned));
        match word.as_deref() {
            Some(OPEN) => Ok(End::Open),
            Some(UNKNOWN) => Ok(End::Unknown),
            _ => {
                let end = self.bound(node)?;
                if end.latest.last_day() < start.earliest.first_day() {
                    self.tell(node, ProblemKind::EndBeforeStart);
                    return Err(Unreadable);
                }
                Ok(End::At(end))
            }
        }
    }

    /// `{"in": D}`, `{"earliest": D, "latest": D}`, or the date alone.
    fn bound(&mut self, node: &Node) -> Result<Bound, Unreadable> {
        let once = if node.value.as_str().is_some() { Some(*node) } else { node.get("in") };
        let (earliest, latest) = match once {
            Some(once) => {
                let date = self.date_here(&once);
                (date, date)
            }
            None => (self.needed_date(node, "earliest"), self.needed_date(node, "latest")),
        };
        let (Some(earliest), Some(latest)) = (earliest, latest) else { return Err(Unreadable) };
        if earliest.first_day() > latest.last_day() {
            self.tell(node, ProblemKind::SpanOutOfOrder);
            return Err(Unreadable);
        }
        Ok(Bound { earliest, latest })
    }
}
