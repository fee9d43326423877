//! What a language has to say.

use crate::atlas::{BaseState, Cargo, Kind, ProblemKind, RouteState, Status};
use crate::number::fixed;

/// One language: constants for whole strings, functions where words depend on a value.
pub struct Table {
    pub code: &'static str,
    /// Said on the link to this language, in this language.
    pub in_this_language: &'static str,
    /// Names of the base map: a line each, `id=name`.
    pub names: &'static str,
    pub months: [&'static str; 12],
    pub months_short: [&'static str; 12],
    pub number: fn(usize) -> String,
    pub decimal: fn(f64) -> String,

    // dates
    pub about_date: fn(&str) -> String,
    pub from_to: fn(&str, &str) -> String,
    pub until: fn(&str) -> String,
    pub ended_unknown: &'static str,
    pub still_so: &'static str,
    pub no_date: &'static str,

    // page
    pub skip_to_event: &'static str,
    pub parts: &'static str,
    /// Names of the page's regions, for those who do not see them.
    pub margin: &'static str,
    pub steps: &'static str,
    pub ruler: &'static str,
    pub nav_start: &'static str,
    pub nav_explore: &'static str,
    pub nav_events: &'static str,
    pub nav_about: &'static str,
    pub nav_signs: &'static str,
    pub language: &'static str,
    pub theme: &'static str,
    pub theme_light: &'static str,
    pub theme_dark: &'static str,
    pub theme_contrast: &'static str,
    pub full_screen: &'static str,
    pub copy_link: &'static str,
    pub link_copied: &'static str,
    pub menu: &'static str,
    pub open_full_map: &'static str,

    // start
    pub frontier: [&'static str; 2],

    // event
    pub n_of_m: fn(usize, usize) -> String,
    pub the_article: &'static str,
    pub editors_note: &'static str,
    pub corrected: &'static str,
    pub background: &'static str,
    pub same_day: &'static str,
    pub what_changed: &'static str,
    pub figures: &'static str,
    pub places: &'static str,
    pub no_place: &'static str,
    pub about_place: &'static str,
    pub section: fn(&str) -> String,
    pub no_source: &'static str,
    pub note: fn(u16) -> String,
    pub not_in_article: &'static str,
    pub dated_by_us: &'static str,
    pub references: &'static str,
    pub no_event_here: &'static str,
    pub before: &'static str,
    pub after: &'static str,
    pub undated: &'static str,
    pub and_more: fn(&str, usize) -> String,

    // clock
    pub date: &'static str,
    pub previous: &'static str,
    pub next: &'static str,
    pub play: &'static str,
    pub pause: &'static str,
    pub show: &'static str,
    pub so_far: &'static str,
    pub only_this_date: &'static str,
    pub all: &'static str,
    pub value_text: fn(&str, &str) -> String,

    // map
    pub map: &'static str,
    pub zoom_in: &'static str,
    pub zoom_out: &'static str,
    pub whole_region: &'static str,
    /// Of the small map that shows where the large one is.
    pub locator: &'static str,
    pub borders_today: &'static str,
    pub on_the_map_now: &'static str,
    pub key: &'static str,
    pub earlier_event: &'static str,
    pub disputed_area: &'static str,
    pub us_base: &'static str,
    pub us_base_leaving: &'static str,
    pub us_base_closed: &'static str,
    pub russian_base: &'static str,
    pub western_base: &'static str,
    pub km: &'static str,
    /// Kilometres, one of eight directions from north over east, and from where.
    pub away: fn(&str, usize, &str) -> String,
    /// Keys and what they do: on the map, and on a mark.
    pub map_keys: [(&'static str, &'static str); 3],
    pub mark_keys: [(&'static str, &'static str); 3],
    pub hint_wheel: &'static str,
    pub hint_finger: &'static str,
    pub close: &'static str,

    // two dates
    pub compare: &'static str,
    pub comparing: &'static str,
    pub compare_end: &'static str,
    pub since: fn(&str) -> String,
    pub nothing_differs: &'static str,
    pub events_between: fn(usize) -> String,

    // signs
    pub all_signs: &'static str,
    pub signs_heading: &'static str,
    pub membership: &'static str,
    pub bases: &'static str,
    pub pipelines: &'static str,
    pub taking_part: &'static str,
    pub everyone: &'static str,
    pub whose_word: &'static str,
    pub both_words: &'static str,
    pub some_left_out: &'static str,
    pub show_all: &'static str,
    pub rough_place: &'static str,
    pub changed_here: &'static str,
    pub kind: fn(Kind) -> &'static str,
    pub status: fn(Status) -> &'static str,
    pub status_new: fn(Status) -> &'static str,
    pub route: fn(Cargo, RouteState) -> &'static str,

    // list
    pub events_so_far: fn(usize) -> String,
    pub newest_first: &'static str,

    // search
    pub search: &'static str,
    pub search_in: &'static str,
    pub clear: &'static str,
    pub hits: fn(usize, &str) -> String,
    pub no_hit: fn(&str) -> String,
    /// What was searched, of so many events.
    pub searched: fn(usize) -> String,
    pub also_known: fn(&str) -> String,
    /// How many hits the map does not show.
    pub not_at_date: fn(usize) -> String,
    pub show_hits: &'static str,
    pub all_events: &'static str,
    /// In the order of ranks.
    pub found_in: [&'static str; 3],

    // about

    // change
    pub change: fn(&ChangeWords) -> String,

    // trouble
    pub left_out: fn(usize) -> String,
    pub show_problems: &'static str,
    pub problems_heading: &'static str,
    pub found: &'static str,
    /// What is wrong, and what to do.
    pub problem: fn(&ProblemKind) -> String,
}

/// What only the build writes into the pages: none of it is in the wasm.
#[cfg(feature = "prerender")]
pub struct Pages {
    pub begin: &'static str,
    pub count_events: fn(usize) -> &'static str,
    pub count_dated: fn(usize) -> &'static str,
    pub count_notes: fn(usize) -> &'static str,
    pub after_author: fn(&str, &str, &str) -> String,
    pub about_and_sources: &'static str,
    pub schematic: &'static str,
    pub events_heading: &'static str,
    pub about_heading: &'static str,
    pub work_read: &'static str,
    pub outline_heading: &'static str,
    pub sources_heading: &'static str,
    pub data_heading: &'static str,
    pub data_files: &'static str,
    pub codebook: &'static str,
    pub data_changes: &'static str,
    pub credits: &'static str,
    pub method: &'static str,
    pub failed: &'static str,
    pub try_again: &'static str,
}

/// The facts of a change, named in the language.
pub struct ChangeWords {
    pub roster: Vec<(String, Status)>,
    pub bases: Vec<(String, BaseState)>,
    pub routes: Vec<(String, RouteState)>,
    pub members: usize,
    pub observers: usize,
}

impl Table {
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
            (_, true) => (self.status_new)(status),
            (Status::Observer | Status::Partner, false) => (self.status)(status),
            (Status::Member | Status::FounderFive, false) => "",
        }
    }
}

impl Table {
    /// A figure with its unit. A unit that is a sign stands before the number: Turkish writes %17.
    pub fn quantity(&self, value: f64, unit: &str) -> String {
        let number = (self.decimal)(value);
        match unit {
            "" => number,
            "%" => ["%", &number].concat(),
            unit => [&number, " ", unit].concat(),
        }
    }
}

impl ChangeWords {
    /// The states that now hold a status.
    pub fn with(&self, status: Status) -> Vec<String> {
        self.roster.iter().filter(|(_, held)| *held == status).map(|(name, _)| name.clone()).collect()
    }
}

/// Clauses joined to one sentence, its first letter a capital; what the capital of `i` is, the language says.
pub(super) fn sentence(clauses: &[String], capital_i: char) -> String {
    let joined = clauses.join("; ");
    let mut letters = joined.chars();
    match letters.next() {
        None => String::new(),
        Some(first) => {
            // The letters of both languages; the tables of all others are 3 kB.
            let capital = match first {
                'i' => capital_i,
                'ı' => 'I',
                'ç' => 'Ç',
                'ğ' => 'Ğ',
                'ö' => 'Ö',
                'ş' => 'Ş',
                'ü' => 'Ü',
                other => other.to_ascii_uppercase(),
            };
            [capital.encode_utf8(&mut [0; 4]), letters.as_str(), "."].concat()
        }
    }
}

/// A figure with the marks of a language: at most two decimals, thousands apart.
pub(super) fn decimal(value: f64, point: char, thousands: char) -> String {
    let text = fixed(value.abs(), 2);
    let (whole, part) = text.split_once('.').unwrap_or((&text, ""));
    let mut grouped = String::new();
    for (place, digit) in whole.chars().enumerate() {
        // Four digits stand together: 2002 soldiers, 10,000 soldiers.
        if place > 0 && (whole.len() - place).is_multiple_of(3) && whole.len() > 4 {
            grouped.push(thousands);
        }
        grouped.push(digit);
    }
    let part = part.trim_end_matches('0');
    let sign = if value < 0.0 { "−" } else { "" };
    if part.is_empty() { format!("{sign}{grouped}") } else { format!("{sign}{grouped}{point}{part}") }
}
