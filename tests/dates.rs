//! The calendar: against another one, and against anything a hand may type.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use chrono::Datelike;
use proptest::prelude::*;
use sco_atlas::time::{Date, Day, Precision};

/// chrono counts from 0001-01-01 as day 1.
const CHRONO_EPOCH: i32 = 719_163;

fn cases() -> ProptestConfig {
    ProptestConfig { cases: 10_000, failure_persistence: None, ..ProptestConfig::default() }
}

fn date() -> impl Strategy<Value = Date> {
    (1i16..=9999, 1u8..=12, 1u8..=31, 0u8..3, any::<bool>()).prop_map(|(year, month, day, precision, about)| {
        let date = match precision {
            0 => Date::from_year(year),
            1 => Date::from_month(year, month),
            _ => Date::from_day(year, month, day).or_else(|_| Date::from_day(year, month, 28)),
        };
        if about { date.unwrap().about() } else { date.unwrap() }
    })
}

#[test]
fn every_thousandth_day_of_27_000_years_is_the_day_chrono_says() {
    for n in (-5_000_000..=5_000_000).step_by(997) {
        let expected = chrono::NaiveDate::from_num_days_from_ce_opt(n + CHRONO_EPOCH).unwrap();
        assert_eq!(Day(n).civil(), (expected.year(), expected.month(), expected.day()), "day {n}");
    }
}

#[test]
fn leap_days_exist_only_in_leap_years() {
    for (text, exists) in [("2000-02-29", true), ("2004-02-29", true), ("1900-02-29", false), ("2005-02-29", false)] {
        assert_eq!(text.parse::<Date>().is_ok(), exists, "{text}");
    }
}

#[test]
fn no_date_is_read_from_anything_but_the_three_shapes() {
    for text in [
        "",
        "~",
        "20",
        "02005",
        "2005-",
        "2005-7",
        "2005-07-05-",
        "2005-07-5",
        "+005",
        "2005-07~-01",
        "0000",
        "２００５",
        "2005 ",
    ] {
        assert!(text.parse::<Date>().is_err(), "{text:?}");
    }
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn a_day_to_its_civil_date_and_back_is_the_same_day(n in -5_000_000i32..=5_000_000) {
        let (year, month, day) = Day(n).civil();
        prop_assert_eq!(Day::from_civil(year, month, day), Day(n));
        let expected = chrono::NaiveDate::from_num_days_from_ce_opt(n + CHRONO_EPOCH).unwrap();
        prop_assert_eq!((year, month, day), (expected.year(), expected.month(), expected.day()));
    }

    #[test]
    fn a_date_written_and_read_is_the_same_date(date in date()) {
        prop_assert_eq!(date.to_string().parse::<Date>(), Ok(date));
    }

    #[test]
    fn the_first_day_is_never_after_the_last(date in date()) {
        let days = date.last_day().0 - date.first_day().0 + 1;
        match date.precision() {
            Precision::Year => prop_assert!((365..=366).contains(&days)),
            Precision::Month => prop_assert!((28..=31).contains(&days)),
            Precision::Day => prop_assert_eq!(days, 1),
        }
        prop_assert_eq!(date.first_day().date().year(), date.year());
        prop_assert_eq!(date.last_day().date().year(), date.year());
    }

    #[test]
    fn any_text_is_read_or_refused_without_a_panic(text in "\\PC{0,12}|[0-9~-]{0,12}|[0-9]{4}-[0-9]{2}-[0-9]{2}~?") {
        if let Ok(date) = text.parse::<Date>() {
            prop_assert_eq!(date.to_string(), text);
        }
    }
}
