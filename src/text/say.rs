//! How words become sentences: numbers and names put into them, one or more, none, in a row, a capital at the head.

use super::Table;
use super::typed::Unread;
use super::words::fill;
use crate::atlas::{Cargo, Kind, ProblemKind, RouteState, Status};
use crate::number::fixed;
use crate::time::calendar::DateError;

/// By number; what is not there is empty.
fn one(words: &[&'static str], number: usize) -> &'static str {
    words.get(number).copied().unwrap_or_default()
}

/// One or more than one.
fn by_number(words: &[&'static str; 2], n: usize) -> &'static str {
    let [single, several] = words;
    if n == 1 { single } else { several }
}

impl Table {
    /// Up to twelve in words.
    pub fn number(&self, n: usize) -> String {
        self.numbers.get(n).map_or_else(|| n.to_string(), |word| (*word).to_owned())
    }

    /// At most two decimals, thousands apart.
    pub fn decimal(&self, value: f64) -> String {
        let [point, thousands] = self.marks;
        let text = fixed(value.abs(), 2);
        let (whole, part) = text.split_once('.').unwrap_or((&text, ""));
        let mut grouped = String::new();
        for (place, digit) in whole.chars().enumerate() {
            // Four digits stand together: 2002 soldiers, 10,000 soldiers.
            if place > 0 && (whole.len() - place).is_multiple_of(3) && whole.len() > 4 {
                grouped.push_str(thousands);
            }
            grouped.push(digit);
        }
        let part = part.trim_end_matches('0');
        let sign = if value < 0.0 { "−" } else { "" };
        let point = if part.is_empty() { "" } else { point };
        [sign, &grouped, point, part].concat()
    }

    pub fn about_date(&self, date: &str) -> String {
        fill(self.about_date, &[date])
    }

    pub fn from_to(&self, from: &str, to: &str) -> String {
        fill(self.from_to, &[from, to])
    }

    pub fn until(&self, end: &str) -> String {
        fill(self.until, &[end])
    }

    pub fn n_of_m(&self, n: usize, m: usize) -> String {
        fill(self.n_of_m, &[&n.to_string(), &m.to_string()])
    }

    pub fn section(&self, title: &str) -> String {
        fill(self.section, &[title])
    }

    pub fn note(&self, n: u16) -> String {
        fill(self.note, &[&n.to_string()])
    }

    pub fn and_more(&self, title: &str, more: usize) -> String {
        fill(self.and_more, &[title, &more.to_string()])
    }

    pub fn value_text(&self, date: &str, what: &str) -> String {
        if what.is_empty() { date.to_owned() } else { fill(self.value_text, &[date, what]) }
    }

    /// Why what was typed is not gone to; the last is a date outside of what there is.
    pub fn unread(&self, why: Option<Unread>, parts: &[&str]) -> String {
        fill(one(&self.unread, why.map_or(4, |why| why as usize)), parts)
    }

    pub fn n_of_path(&self, sections: bool, n: usize, of: usize) -> String {
        fill(one(&self.n_of_path, usize::from(sections)), &[&n.to_string(), &of.to_string()])
    }

    pub fn step_of(&self, n: usize, of: usize) -> String {
        fill(self.step_of, &[&n.to_string(), &of.to_string()])
    }

    pub fn steps_of(&self, n: usize) -> String {
        fill(by_number(&self.steps_of, n), &[&n.to_string()])
    }

    /// Kilometres, one of eight directions from north over east, and from where.
    pub fn away(&self, km: &str, direction: usize, from: &str) -> String {
        fill(self.away, &[km, one(&self.ways, direction), from])
    }

    pub fn since(&self, date: &str) -> String {
        fill(self.since, &[date])
    }

    pub fn events_between(&self, n: usize) -> String {
        fill(one(&self.events_between, n.min(2)), &[&n.to_string()])
    }

    pub fn kind(&self, kind: Kind) -> &'static str {
        one(&self.kinds, kind as usize)
    }

    pub fn status(&self, status: Status) -> &'static str {
        one(&self.statuses, status as usize)
    }

    pub fn status_new(&self, status: Status) -> &'static str {
        one(&self.statuses_new, status as usize)
    }

    pub fn route(&self, cargo: Cargo, state: RouteState) -> &'static str {
        let [oil, gas] = &self.routes;
        one(if cargo == Cargo::Oil { oil } else { gas }, state as usize)
    }

    pub fn events_so_far(&self, n: usize) -> String {
        fill(by_number(&self.events_so_far, n), &[&n.to_string()])
    }

    pub fn hits(&self, n: usize, words: &str) -> String {
        fill(by_number(&self.hits, n), &[&n.to_string(), words])
    }

    pub fn no_hit(&self, words: &str) -> String {
        fill(self.no_hit, &[words])
    }

    /// What was searched, of so many events.
    pub fn searched(&self, n: usize) -> String {
        fill(self.searched, &[&n.to_string()])
    }

    pub fn also_known(&self, names: &str) -> String {
        fill(self.also_known, &[names])
    }

    /// How many hits the map does not show.
    pub fn not_at_date(&self, n: usize) -> String {
        fill(by_number(&self.not_at_date, n), &[&n.to_string()])
    }

    pub fn left_out(&self, n: usize) -> String {
        fill(by_number(&self.left_out, n), &[&n.to_string()])
    }

    /// What is wrong, and what to do.
    pub fn problem(&self, kind: &ProblemKind) -> String {
        let (number, first, second) = match *kind {
            ProblemKind::Empty => (0, None, None),
            ProblemKind::NotJson { line, column } => (1, Some(line), Some(column)),
            ProblemKind::TooLarge { limit_bytes } => (2, Some(limit_bytes / 1_048_576), None),
            ProblemKind::NotACollection => (3, None, None),
            ProblemKind::WrongVersion => (4, None, None),
            ProblemKind::MissingMember => (5, None, None),
            ProblemKind::WrongType { expected } => {
                return fill(one(&self.problems, 6), &[one(&self.expected, expected as usize)]);
            }
            ProblemKind::UnknownKind { suggestion: Some(word) } => return fill(one(&self.problems, 7), &[word]),
            ProblemKind::UnknownKind { suggestion: None } => (8, None, None),
            ProblemKind::BadDate(DateError::Shape) => (9, None, None),
            ProblemKind::BadDate(DateError::NoSuchMonth) => (10, None, None),
            ProblemKind::BadDate(DateError::NoSuchDay) => (11, None, None),
            ProblemKind::EndBeforeStart => (12, None, None),
            ProblemKind::SpanOutOfOrder => (13, None, None),
            ProblemKind::MoreThanOneSpan => (14, None, None),
            ProblemKind::CoordinateOutOfRange => (15, None, None),
            ProblemKind::NumberOutOfRange => (16, None, None),
            ProblemKind::DuplicateId => (17, None, None),
            ProblemKind::UnknownReference => (18, None, None),
            ProblemKind::BadUrl => (19, None, None),
            ProblemKind::BadId => (20, None, None),
            ProblemKind::TooManyEvents { limit } => (21, Some(limit), None),
            ProblemKind::TooManyItems { limit } => (22, Some(limit), None),
            ProblemKind::TooLong { limit } => (23, Some(limit), None),
            ProblemKind::OtherLanguage => (24, None, None),
        };
        let word = |number: Option<u32>| number.map_or_else(String::new, |number| number.to_string());
        fill(one(&self.problems, number), &[&word(first), &word(second)])
    }

    /// The name of something on the base map; its id if the language lacks it, which a test forbids.
    #[inline(never)]
    pub fn name(&self, id: &'static str) -> &'static str {
        for line in self.names.split('\n') {
            if let Some(name) = line.strip_prefix(id).and_then(|rest| rest.strip_prefix('=')) {
                return name;
            }
        }
        id
    }

    /// The word under a state's name; members need none unless they are new.
    pub fn status_note(&self, status: Status, changed: bool) -> &'static str {
        match (status, changed) {
            (Status::None, _) => "",
            (_, true) => self.status_new(status),
            (Status::Observer | Status::Partner, false) => self.status(status),
            (Status::Member | Status::FounderFive, false) => "",
        }
    }

    /// A figure with its unit. A unit that is a sign stands before the number: Turkish writes %17.
    pub fn quantity(&self, value: f64, unit: &str) -> String {
        let number = self.decimal(value);
        match unit {
            "" => number,
            "%" => ["%", &number].concat(),
            unit => [&number, " ", unit].concat(),
        }
    }

    /// Who does what, said of one or of more.
    pub fn change(&self, what: usize, whose: usize, names: &[&str]) -> String {
        let forms = self.changes.get(what).map_or("", |forms| by_number(forms, names.len()));
        fill(forms, &[&self.list(names), one(&self.whose, whose)])
    }

    /// How many there are now, by the row of the region from the members on.
    pub fn count_now(&self, row: usize, n: usize) -> String {
        self.counts_now.get(row - 1).map_or_else(String::new, |forms| self.counted(forms, n))
    }

    /// None, one or more, the number in words.
    pub fn counted(&self, forms: &[&'static str; 3], n: usize) -> String {
        fill(one(forms, n.min(2)), &[&self.number(n)])
    }

    pub fn filled(&self, words: &'static str, parts: &[&str]) -> String {
        fill(words, parts)
    }

    pub fn region_head(&self, row: usize) -> &'static str {
        one(&self.region_heads, row)
    }

    pub fn base_state(&self, group: usize) -> &'static str {
        one(&self.base_states, group)
    }

    pub fn route_state(&self, group: usize) -> &'static str {
        one(&self.route_states, group)
    }

    /// `A`, `A and B`, `A, B and C`.
    fn list(&self, names: &[&str]) -> String {
        match names {
            [first @ .., last] if !first.is_empty() => [&first.join(", "), self.and, last].concat(),
            names => names.concat(),
        }
    }

    /// Clauses joined to one sentence; empty without any.
    pub fn sentence(&self, clauses: &[String]) -> String {
        if clauses.is_empty() { String::new() } else { [&self.capital(&clauses.join("; ")), "."].concat() }
    }

    /// The first letter a capital; what the capital of `i` is, the language says.
    pub fn capital(&self, words: &str) -> String {
        let mut letters = words.chars();
        let Some(first) = letters.next() else { return String::new() };
        let mut plain = [0; 4];
        // The letters of both languages; the tables of all others are 3 kB.
        let capital = match first {
            'i' => self.capital_i,
            'ı' => "I",
            'ç' => "Ç",
            'ğ' => "Ğ",
            'ö' => "Ö",
            'ş' => "Ş",
            'ü' => "Ü",
            other => other.to_ascii_uppercase().encode_utf8(&mut plain),
        };
        [capital, letters.as_str()].concat()
    }
}
