//! How words become sentences: names in a row, one or more, none, a capital at the head.

use super::Table;
use super::table::{by_number, one};
use super::words::fill;

impl Table {
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
