//! Figures over time. The build draws them into the page; the running page does without what they stand on.

use super::desk::{Desk, TEXT_CHARS, TITLE_CHARS};
use super::node::Node;
use super::order::put_in_order;
use super::{Series, SeriesPoint};

impl Desk<'_> {
    pub fn series(&mut self, node: &Node, known: &dyn Fn(&str) -> bool) -> Option<Series> {
        let id = self.own_id(node)?;
        let mut points = Vec::new();
        self.each(node, "points", &mut |desk, point| points.extend(desk.series_point(point, known)));
        put_in_order(&mut points, &|point| point.at.first_day().0.into());
        let texts = self.texts(node);
        Some(Series {
            unit: self.text(node, "unit", TITLE_CHARS),
            title: self.title(&texts, &id),
            caption: self.text(&texts, "caption", TEXT_CHARS),
            points,
            id,
        })
    }

    fn series_point(&mut self, node: &Node, known: &dyn Fn(&str) -> bool) -> Option<SeriesPoint> {
        let at = self.needed_date(node, "at")?;
        if node.get("value").is_none() {
            self.missing(node, "value");
        }
        let value = self.number(node, "value")?;
        Some(SeriesPoint {
            at,
            value,
            evidence: self.evidence(node),
            event: node.get("event").and_then(|node| self.reference(&node, known)),
            label: self.text(node, "label", TITLE_CHARS),
        })
    }
}
