//! Days of the Gregorian calendar, and dates known to a year, a month or a day.
//!
//! A [`Date`] that does not exist cannot be built. `2005` is a year long: software that needs one day asks for
//! [`Date::first_day`] or [`Date::last_day`] and says which.
//!
//! ```
//! use sco_atlas::time::Date;
//! let year: Date = "2005".parse().unwrap();
//! assert_eq!(year.first_day().to_string(), "2005-01-01");
//! assert_eq!(year.last_day().to_string(), "2005-12-31");
//! assert_eq!("2005-07~".parse::<Date>().unwrap().to_string(), "2005-07~");
//! assert!("2005-02-30".parse::<Date>().is_err());
//! ```

use std::fmt;
use std::str::FromStr;

/// Whole days since 1970-01-01.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(pub i32);

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Precision {
    Year,
    Month,
    Day,
}

/// A date of the years 1 to 9999, known to a precision; `about` is EDTF's `~`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    year: i16,
    /// 0: only the year is known.
    month: u8,
    /// 0: only the month is known.
    day: u8,
    about: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateError {
    /// Not `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
    Shape,
    /// A month outside 1 to 12.
    NoSuchMonth,
    /// A day that this month has not.
    NoSuchDay,
}

impl Day {
    /// Howard Hinnant, "chrono-compatible low-level date algorithms", `days_from_civil`.
    pub fn from_civil(year: i32, month: u32, day: u32) -> Self {
        let year = if month <= 2 { year - 1 } else { year };
        let era = year.div_euclid(400);
        let year_of_era = year.rem_euclid(400);
        let day_of_year = (153 * ((month as i32 + 9) % 12) + 2) / 5 + day as i32 - 1;
        let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
        Day(era * 146_097 + day_of_era - 719_468)
    }

    /// Year, month, day: the inverse, `civil_from_days`.
    pub fn civil(self) -> (i32, u32, u32) {
        let days = self.0 + 719_468;
        let era = days.div_euclid(146_097);
        let day_of_era = days.rem_euclid(146_097);
        let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let shifted = (5 * day_of_year + 2) / 153;
        let day = (day_of_year - (153 * shifted + 2) / 5 + 1) as u32;
        let month = if shifted < 10 { shifted + 3 } else { shifted - 9 } as u32;
        let year = year_of_era + era * 400 + i32::from(month <= 2);
        (year, month, day)
    }

    /// This day as a date known to the day. Days outside the years 1 to 9999 are held at the edge.
    pub fn date(self) -> Date {
        let (year, month, day) = self.civil();
        match year {
            ..=0 => Date { year: 1, month: 1, day: 1, about: false },
            1..=9999 => Date { year: year as i16, month: month as u8, day: day as u8, about: false },
            _ => Date { year: 9999, month: 12, day: 31, about: false },
        }
    }
}

impl Date {
    pub fn from_year(year: i16) -> Result<Self, DateError> {
        if (1..=9999).contains(&year) {
            Ok(Self { year, month: 0, day: 0, about: false })
        } else {
            Err(DateError::Shape)
        }
    }

    pub fn from_month(year: i16, month: u8) -> Result<Self, DateError> {
        let date = Self::from_year(year)?;
        if !(1..=12).contains(&month) {
            return Err(DateError::NoSuchMonth);
        }
        Ok(Self { month, ..date })
    }

    pub fn from_day(year: i16, month: u8, day: u8) -> Result<Self, DateError> {
        let date = Self::from_month(year, month)?;
        if day == 0 || day > days_in_month(year, month) {
            return Err(DateError::NoSuchDay);
        }
        Ok(Self { day, ..date })
    }

    /// The same date, said to be about right.
    pub fn about(self) -> Self {
        Self { about: true, ..self }
    }

    pub fn is_about(self) -> bool {
        self.about
    }

    pub fn precision(self) -> Precision {
        match (self.month, self.day) {
            (0, _) => Precision::Year,
            (_, 0) => Precision::Month,
            _ => Precision::Day,
        }
    }

    pub fn year(self) -> i16 {
        self.year
    }

    pub fn month(self) -> Option<u8> {
        (self.month > 0).then_some(self.month)
    }

    pub fn day(self) -> Option<u8> {
        (self.day > 0).then_some(self.day)
    }

    pub fn first_day(self) -> Day {
        Day::from_civil(self.year.into(), self.month.max(1).into(), self.day.max(1).into())
    }

    pub fn last_day(self) -> Day {
        let month = if self.month == 0 { 12 } else { self.month };
        let day = if self.day == 0 { days_in_month(self.year, month) } else { self.day };
        Day::from_civil(self.year.into(), month.into(), day.into())
    }
}

/// `month` is 1 to 12.
fn days_in_month(year: i16, month: u8) -> u8 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        _ => 31,
    }
}

impl FromStr for Date {
    type Err = DateError;

    fn from_str(text: &str) -> Result<Self, DateError> {
        let (body, about) = match text.strip_suffix('~') {
            Some(body) => (body, true),
            None => (text, false),
        };
        let mut parts = body.split('-');
        let year = number(parts.next(), 4)?.ok_or(DateError::Shape)? as i16;
        let month = number(parts.next(), 2)?.map(|month| month as u8);
        let day = number(parts.next(), 2)?.map(|day| day as u8);
        if parts.next().is_some() {
            return Err(DateError::Shape);
        }
        let date = match (month, day) {
            (None, _) => Self::from_year(year)?,
            (Some(month), None) => Self::from_month(year, month)?,
            (Some(month), Some(day)) => Self::from_day(year, month, day)?,
        };
        Ok(if about { date.about() } else { date })
    }
}

/// Exactly `digits` ASCII digits, or no part at all.
fn number(part: Option<&str>, digits: usize) -> Result<Option<u16>, DateError> {
    let Some(part) = part else { return Ok(None) };
    if part.len() != digits || !part.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(DateError::Shape);
    }
    Ok(Some(part.bytes().fold(0, |sum, byte| sum * 10 + u16::from(byte - b'0'))))
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.year)?;
        if self.month > 0 {
            write!(f, "-{:02}", self.month)?;
        }
        if self.day > 0 {
            write!(f, "-{:02}", self.day)?;
        }
        f.write_str(if self.about { "~" } else { "" })
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.date().fmt(f)
    }
}
