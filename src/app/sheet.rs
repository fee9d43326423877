//! The sheet of a phone: three stops, and where it comes to rest when a finger lets it go.

/// How far the sheet is drawn up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sheet {
    Peek,
    Half,
    Full,
}

/// A throw carries the sheet as far as it would go in so long.
const THROW_MS: f64 = 180.0;

impl Sheet {
    const ALL: [Sheet; 3] = [Sheet::Peek, Sheet::Half, Sheet::Full];

    pub const fn word(self) -> &'static str {
        match self {
            Sheet::Peek => "peek",
            Sheet::Half => "half",
            Sheet::Full => "full",
        }
    }

    /// The next one up; from the highest down to the lowest.
    pub const fn next(self) -> Self {
        match self {
            Sheet::Peek => Sheet::Half,
            Sheet::Half => Sheet::Full,
            Sheet::Full => Sheet::Peek,
        }
    }

    /// Its height in a page of this height, as the style sheet has it.
    pub fn height(self, page: f64) -> f64 {
        match self {
            Sheet::Peek => 126.0,
            Sheet::Half => 0.45 * page,
            Sheet::Full => page - 160.0,
        }
    }

    /// As high as a finger draws it, between the stops.
    pub fn drawn(height: f64, page: f64) -> f64 {
        height.min(Sheet::Full.height(page)).max(Sheet::Peek.height(page))
    }

    /// Where it comes to rest when it is let go at a height, going up at so many pixels a millisecond.
    pub fn at_rest(height: f64, speed: f64, page: f64) -> Self {
        let [peek, half, full] = Self::ALL.map(|stop| stop.height(page));
        match 2.0 * (height + speed * THROW_MS) {
            low if low < peek + half => Sheet::Peek,
            middle if middle < half + full => Sheet::Half,
            _ => Sheet::Full,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Sheet;

    const PAGE: f64 = 844.0;

    #[test]
    fn a_sheet_that_is_let_go_comes_to_rest_at_the_nearest_stop() {
        for stop in Sheet::ALL {
            for near in [-40.0, 0.0, 40.0] {
                assert_eq!(Sheet::at_rest(stop.height(PAGE) + near, 0.0, PAGE), stop);
            }
        }
    }

    #[test]
    fn a_sheet_that_is_thrown_goes_on_to_the_next_stop() {
        assert_eq!(Sheet::at_rest(200.0, 1.0, PAGE), Sheet::Half);
        assert_eq!(Sheet::at_rest(330.0, -1.0, PAGE), Sheet::Peek);
        assert_eq!(Sheet::at_rest(400.0, 3.0, PAGE), Sheet::Full);
    }

    #[test]
    fn a_sheet_follows_a_finger_no_farther_than_its_stops() {
        assert_eq!(Sheet::drawn(9000.0, PAGE), Sheet::Full.height(PAGE));
        assert_eq!(Sheet::drawn(-5.0, PAGE), Sheet::Peek.height(PAGE));
        assert_eq!(Sheet::drawn(300.0, PAGE), 300.0);
    }

    #[test]
    fn every_press_of_the_grip_leads_on_and_round() {
        let round = Sheet::Peek.next().next().next();
        assert_eq!((Sheet::Peek.next(), Sheet::Half.next(), round), (Sheet::Half, Sheet::Full, Sheet::Peek));
    }
}
