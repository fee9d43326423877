//! What an event is on the map besides a mark: a base, a pipeline, a roster, a disputed area.

use super::desk::Desk;
use super::node::Node;
use super::order::put_in_order;
use super::words::{BASE_STATES, CARGOES, ROUTE_STATES, STATUSES};
use super::{RosterChange, Thing};
use crate::map::LonLat;
use crate::time::Date;

impl Desk<'_> {
    /// `properties` holds the members, `feature` the geometry. The member that is there says which thing it is.
    pub fn thing(&mut self, feature: &Node, properties: &Node) -> Thing {
        let lines = self.lines(feature, properties);
        if !lines.is_empty() {
            return self.route(properties, lines);
        }
        if properties.get("roster").is_some() {
            return self.roster(properties);
        }
        if properties.get("areas").is_some() {
            let mut areas = Vec::new();
            self.each(properties, "areas", &mut |desk, item| areas.extend(desk.code(item)));
            return Thing::Areas(areas);
        }
        if properties.get("carries").is_some() {
            self.missing(properties, "route");
            return Thing::Mark;
        }
        if properties.get("operator").is_some() || properties.get("states").is_some() {
            return self.base(properties);
        }
        Thing::Mark
    }

    /// Half a base is no base: without its operator or any state it is shown as a mark.
    fn base(&mut self, properties: &Node) -> Thing {
        let Some(operator) = properties.get("operator") else {
            self.missing(properties, "operator");
            return Thing::Mark;
        };
        let Some(operator) = self.code(&operator) else { return Thing::Mark };
        let states = self.states(properties, &BASE_STATES);
        if states.is_empty() { Thing::Mark } else { Thing::Base { operator, states } }
    }

    fn route(&mut self, properties: &Node, lines: Vec<Vec<LonLat>>) -> Thing {
        let Some(carries) = properties.get("carries") else {
            self.missing(properties, "carries");
            return Thing::Mark;
        };
        let Some(carries) = self.word(&carries, &CARGOES) else { return Thing::Mark };
        let states = self.states(properties, &ROUTE_STATES);
        if states.is_empty() { Thing::Mark } else { Thing::Route { carries, lines, states } }
    }

    fn roster(&mut self, properties: &Node) -> Thing {
        let mut changes = Vec::new();
        self.each(properties, "roster", &mut |desk, item| {
            for needed in ["state", "status"] {
                if item.get(needed).is_none() {
                    desk.missing(item, needed);
                }
            }
            let state = item.get("state").and_then(|node| desk.code(&node));
            let status = item.get("status").and_then(|node| desk.word(&node, &STATUSES));
            let from = desk.needed_date(item, "from");
            if let (Some(state), Some(status), Some(from)) = (state, status, from) {
                changes.push(RosterChange { state, status, from });
            }
        });
        put_in_order(&mut changes, &|change| change.from.first_day().0.into());
        Thing::Roster(changes)
    }

    /// In the order of time; told when there are none.
    fn states<T: Copy>(&mut self, properties: &Node, words: &[(&'static str, T)]) -> Vec<(Date, T)> {
        let mut states = Vec::new();
        if properties.get("states").is_none() {
            self.missing(properties, "states");
        }
        self.each(properties, "states", &mut |desk, item| {
            if item.get("state").is_none() {
                desk.missing(item, "state");
            }
            let from = desk.needed_date(item, "from");
            let state = item.get("state").and_then(|node| desk.word(&node, words));
            states.extend(from.zip(state));
        });
        put_in_order(&mut states, &|(from, _)| from.first_day().0.into());
        states
    }

    /// `properties.route` or `routes` as kept by hand, else the geometry as published.
    fn lines(&mut self, feature: &Node, properties: &Node) -> Vec<Vec<LonLat>> {
        let mut lines = Vec::new();
        if let Some(route) = properties.get("route") {
            lines.extend(self.line(&route));
            return lines;
        }
        if properties.get("routes").is_some() {
            self.each(properties, "routes", &mut |desk, line| lines.extend(desk.line(line)));
            return lines;
        }
        let Some(geometry) = feature.get("geometry") else { return lines };
        match geometry.value.get("type").and_then(|name| name.as_str()) {
            Some("LineString") => lines.extend(self.line(&geometry.place_of("coordinates"))),
            Some("MultiLineString") => {
                self.each(&geometry, "coordinates", &mut |desk, line| lines.extend(desk.line(line)));
            }
            _ => {}
        }
        lines
    }
}
