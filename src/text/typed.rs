//! Dates as people write them: `2005`, `July 2005`, `5 Temmuz 2005`, `5.7.2005`, `2005-07-05`. The day stands before the
//! month unless the month is a word or the year comes first; what could be read in two ways is not read.

use super::fold::fold;
use crate::time::Date;
use crate::time::calendar::DateError;

/// Why something was not read as a date, in the order of the table's words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unread {
    /// Nothing that looks like a date.
    Shape,
    NoMonth,
    NoDay,
    /// `5/7/2005` is two dates.
    TwoWays,
}

/// Months in the languages of the house, twelve each.
const MONTHS: [&str; 24] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "ocak",
    "şubat",
    "mart",
    "nisan",
    "mayıs",
    "haziran",
    "temmuz",
    "ağustos",
    "eylül",
    "ekim",
    "kasım",
    "aralık",
];

/// Longer texts are no dates.
const LONGEST: usize = 40;

pub fn read(text: &str) -> Result<Date, Unread> {
    if text.len() > LONGEST {
        return Err(Unread::Shape);
    }
    let mut numbers: Vec<(i32, bool)> = Vec::new();
    let mut month = None;
    let mut word_first = false;
    for token in text.split(|letter: char| !letter.is_alphanumeric()).filter(|token| !token.is_empty()) {
        let digits = token.trim_end_matches(|letter: char| letter.is_ascii_alphabetic());
        let ending = token.get(digits.len()..).unwrap_or_default();
        match digits.parse() {
            Ok(number) if ending.is_empty() || is_ordinal(ending) => numbers.push((number, digits.len() == 4)),
            _ if month.is_some() => return Err(Unread::Shape),
            _ => {
                month = Some(month_of(token).ok_or(Unread::Shape)?);
                word_first = numbers.is_empty();
            }
        }
    }
    let said = match (month, numbers.as_slice()) {
        (None, [(year, true)]) => Date::from_year(*year as i16),
        (None, [(year, true), (month, false)] | [(month, false), (year, true)]) => to_month(*year, *month),
        (None, [(year, true), (month, false), (day, false)]) => to_day(*year, *month, *day),
        (None, [(day, false), (month, false), (year, true)]) => {
            if text.contains('/') && *day <= 12 && *month <= 12 && day != month {
                return Err(Unread::TwoWays);
            }
            to_day(*year, *month, *day)
        }
        (Some(month), [(year, true)]) => to_month(*year, month),
        (Some(month), [(day, false), (year, true)]) => to_day(*year, month, *day),
        (Some(month), [(year, true), (day, false)]) if !word_first => to_day(*year, month, *day),
        _ => return Err(Unread::Shape),
    };
    said.map_err(|why| match why {
        DateError::NoSuchMonth => Unread::NoMonth,
        DateError::NoSuchDay => Unread::NoDay,
        DateError::Shape => Unread::Shape,
    })
}

fn to_month(year: i32, month: i32) -> Result<Date, DateError> {
    Date::from_month(year as i16, u8::try_from(month).unwrap_or(0))
}

fn to_day(year: i32, month: i32, day: i32) -> Result<Date, DateError> {
    Date::from_day(year as i16, u8::try_from(month).unwrap_or(0), u8::try_from(day).unwrap_or(0))
}

/// `1st`, `2nd`, `3rd`, `4th`.
fn is_ordinal(ending: &str) -> bool {
    ["st", "nd", "rd", "th"].iter().any(|known| ending.eq_ignore_ascii_case(known))
}

/// The beginning of a name is enough, from three letters on.
fn month_of(word: &str) -> Option<i32> {
    let word = fold(word);
    let named = MONTHS.iter().position(|name| word.chars().count() >= 3 && fold(name).starts_with(&word))?;
    Some(named as i32 % 12 + 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Language, dates};
    use proptest::prelude::*;

    #[test]
    fn dates_are_read_as_people_write_them() {
        for (said, meant) in [
            ("2005", "2005"),
            (" 2005 ", "2005"),
            ("July 2005", "2005-07"),
            ("jul 2005", "2005-07"),
            ("2005 July", "2005-07"),
            ("temmuz 2005", "2005-07"),
            ("TEMMUZ 2005", "2005-07"),
            ("Ağu 2005", "2005-08"),
            ("agustos 2005", "2005-08"),
            ("7.2005", "2005-07"),
            ("07/2005", "2005-07"),
            ("2005-07", "2005-07"),
            ("5.7.2005", "2005-07-05"),
            ("05.07.2005", "2005-07-05"),
            ("5. 7. 2005", "2005-07-05"),
            ("5-7-2005", "2005-07-05"),
            ("2005-07-05", "2005-07-05"),
            ("2005.7.5", "2005-07-05"),
            ("23/6/2009", "2009-06-23"),
            ("7/7/2005", "2005-07-07"),
            ("5 July 2005", "2005-07-05"),
            ("5th of july 2005", ""),
            ("5th July, 2005", "2005-07-05"),
            ("July 5, 2005", "2005-07-05"),
            ("5 Temmuz 2005", "2005-07-05"),
            ("2005 July 5", "2005-07-05"),
        ] {
            let read = read(said).map_or_else(|_| String::new(), |date| date.to_string());
            assert_eq!(read, meant, "{said:?}");
        }
    }

    #[test]
    fn what_is_not_understood_says_why() {
        for (said, why) in [
            ("", Unread::Shape),
            ("soon", Unread::Shape),
            ("ju 2005", Unread::Shape),
            ("05", Unread::Shape),
            ("20055", Unread::Shape),
            ("5.7.05", Unread::Shape),
            ("July June 2005", Unread::Shape),
            ("13.2005", Unread::NoMonth),
            ("2005-13-01", Unread::NoMonth),
            ("31.2.2005", Unread::NoDay),
            ("0.2.2005", Unread::NoDay),
            ("5/7/2005", Unread::TwoWays),
        ] {
            assert_eq!(read(said), Err(why), "{said:?}");
        }
    }

    proptest! {
        #[test]
        fn every_date_shown_can_be_typed_as_it_is_shown(year in 1990_i16..2021, month in 1_u8..13, day in 1_u8..29, turkish: bool) {
            let table = if turkish { Language::Turkish } else { Language::English }.table();
            for date in [Date::from_year(year), Date::from_month(year, month), Date::from_day(year, month, day)] {
                let date = date.unwrap();
                prop_assert_eq!(read(&dates::date(table, date)), Ok(date));
                prop_assert_eq!(read(&dates::short(table, date)), Ok(date));
                prop_assert_eq!(read(&date.to_string()), Ok(date));
            }
        }

        #[test]
        fn nothing_typed_breaks_it(text in "\\PC{0,60}") {
            let _ = read(&text);
        }
    }
}
