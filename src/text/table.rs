//! What a language has to say: words, and how numbers and names are put into them. A page carries the words of its own
//! language; the wasm carries none.

use super::typed::Unread;
use super::words::{Words, fill};
use crate::atlas::{Cargo, Kind, ProblemKind, RouteState, Status};
use crate::number::fixed;
use crate::time::calendar::DateError;

macro_rules! table {
    ($($(#[$doc:meta])* $name:ident: $words:ty,)*) => {
        /// One language. `{0}`, `{1}` stand for what is put in.
        #[derive(Clone)]
        pub struct Table {
            $($(#[$doc])* pub $name: $words,)*
        }

        impl Table {
            pub const EMPTY: Self = Self { $($name: Words::EMPTY,)* };

            /// All words in the order of the members, as a page carries them.
            pub fn written(&self) -> String {
                let mut all = Vec::new();
                $(self.$name.put(&mut all);)*
                all.join(Self::BETWEEN)
            }

            /// The inverse; what is missing at the end is empty.
            #[inline(never)]
            pub fn read(written: &'static str) -> Self {
                let mut table = Self::EMPTY;
                let mut all = written.split(Self::BETWEEN);
                $(table.$name.take(&mut all);)*
                table
            }
        }
    };
}

impl Table {
    /// Stands in no word: a test holds it.
    pub const BETWEEN: &'static str = "|";
}

table! {
    code: &'static str,
    /// Names of the base map: a line each, `id=name`.
    names: &'static str,
    months: [&'static str; 12],
    months_short: [&'static str; 12],
    /// Nought to twelve in words.
    numbers: [&'static str; 13],
    /// Before decimals, and between thousands.
    marks: [&'static str; 2],

    // dates
    about_date: &'static str,
    from_to: &'static str,
    until: &'static str,
    ended_unknown: &'static str,
    still_so: &'static str,
    no_date: &'static str,

    // page
    skip_to_event: &'static str,
    parts: &'static str,
    /// Names of the page's regions, for those who do not see them.
    margin: &'static str,
    steps: &'static str,
    ruler: &'static str,
    nav_start: &'static str,
    nav_story: &'static str,
    nav_explore: &'static str,
    nav_events: &'static str,
    nav_figures: &'static str,
    nav_words: &'static str,
    nav_about: &'static str,
    language: &'static str,
    theme: &'static str,
    theme_light: &'static str,
    theme_dark: &'static str,
    theme_contrast: &'static str,
    full_screen: &'static str,
    copy_link: &'static str,
    link_copied: &'static str,
    menu: &'static str,
    open_full_map: &'static str,

    // start
    frontier: [&'static str; 2],

    // event
    n_of_m: &'static str,
    the_article: &'static str,
    editors_note: &'static str,
    corrected: &'static str,
    background: &'static str,
    same_day: &'static str,
    what_changed: &'static str,
    figures: &'static str,
    places: &'static str,
    no_place: &'static str,
    about_place: &'static str,
    section: &'static str,
    no_source: &'static str,
    note: &'static str,
    not_in_article: &'static str,
    dated_by_us: &'static str,
    references: &'static str,
    no_event_here: &'static str,
    before: &'static str,
    after: &'static str,
    undated: &'static str,
    and_more: &'static str,

    // clock
    date: &'static str,
    previous: &'static str,
    next: &'static str,
    play: &'static str,
    pause: &'static str,
    show: &'static str,
    so_far: &'static str,
    only_this_date: &'static str,
    all: &'static str,
    step: &'static str,
    units: [&'static str; 3],
    pace: &'static str,
    paces: [&'static str; 4],
    halts: &'static str,
    ruler_shows: &'static str,
    /// In the order of the menu.
    reaches: [&'static str; 5],
    nothing_here: &'static str,
    forecasts: &'static str,
    change_date: &'static str,
    go_to_date: &'static str,
    back_to: &'static str,
    read_as: &'static str,
    type_hint: &'static str,
    unread: [&'static str; 5],
    enter_goes: &'static str,
    path_heads: [&'static str; 2],
    n_of_path: [&'static str; 2],
    step_of: &'static str,
    steps_of: [&'static str; 2],
    all_legs: &'static str,
    back: &'static str,
    on: &'static str,
    back_to_path: &'static str,
    value_text: &'static str,

    // map
    map: &'static str,
    zoom_in: &'static str,
    zoom_out: &'static str,
    whole_region: &'static str,
    /// Of the small map that shows where the large one is.
    locator: &'static str,
    borders_today: &'static str,
    on_the_map_now: &'static str,
    key: &'static str,
    earlier_event: &'static str,
    disputed_area: &'static str,
    us_base: &'static str,
    us_base_leaving: &'static str,
    us_base_closed: &'static str,
    russian_base: &'static str,
    western_base: &'static str,
    km: &'static str,
    /// Kilometres, one of eight directions from north over east, and from where.
    away: &'static str,
    /// From north over east.
    ways: [&'static str; 8],
    /// Keys and what they do: on the map, and on a mark.
    map_keys: [[&'static str; 2]; 3],
    mark_keys: [[&'static str; 2]; 3],
    hint_wheel: &'static str,
    hint_finger: &'static str,

    // two dates
    compare: &'static str,
    comparing: &'static str,
    compare_end: &'static str,
    since: &'static str,
    nothing_differs: &'static str,
    /// None, one, more.
    events_between: [&'static str; 3],

    // signs
    all_signs: &'static str,
    signs_heading: &'static str,
    membership: &'static str,
    bases: &'static str,
    pipelines: &'static str,
    taking_part: &'static str,
    everyone: &'static str,
    whose_word: &'static str,
    both_words: &'static str,
    some_left_out: &'static str,
    show_all: &'static str,
    rough_place: &'static str,
    changed_here: &'static str,
    /// In the order of [`Kind::ALL`].
    kinds: [&'static str; 17],
    /// In the order of [`Status`].
    statuses: [&'static str; 5],
    statuses_new: [&'static str; 5],
    /// Oil and gas, each planned, being built, in operation, given up.
    routes: [[&'static str; 4]; 2],

    // list
    /// One, more.
    events_so_far: [&'static str; 2],
    more_rows: &'static str,
    newest_first: &'static str,

    // search
    search: &'static str,
    search_in: &'static str,
    clear: &'static str,
    hits: [&'static str; 2],
    no_hit: &'static str,
    /// What was searched, of so many events.
    searched: &'static str,
    also_known: &'static str,
    /// How many hits the map does not show.
    not_at_date: [&'static str; 2],
    show_hits: &'static str,
    all_events: &'static str,
    /// In the order of ranks.
    found_in: [&'static str; 3],

    // change
    and: &'static str,
    /// What `i` is at the head of a sentence.
    capital_i: &'static str,
    /// Who becomes what, in the order of [`Status`]; of bases: open, told to leave, closed, may stay after all; of lines: in
    /// the order of [`RouteState`]. One, more.
    changes: [[&'static str; 2]; 13],
    /// Nobody's; whose a base is: US, Western, Russian; what a line carries: oil, gas.
    whose: [&'static str; 6],
    /// Members, observers, partners, bases of three kinds: none, one, more.
    counts_now: [[&'static str; 3]; 6],

    // the region in words
    region_in_words: &'static str,
    copy_text: &'static str,
    text_copied: &'static str,
    /// The Five, members, observers, US bases on their soil: none, one, more.
    lead: [[&'static str; 3]; 4],
    /// In the order of [`Status`], then bases of three kinds, oil, gas, disputes.
    region_heads: [&'static str; 10],
    /// A base and its state; and who uses it.
    base_in: &'static str,
    base_used: &'static str,
    /// In the order of [`crate::atlas::BaseState`].
    base_states: [&'static str; 3],
    /// That work, are built, planned, given up.
    route_states: [&'static str; 4],
    none: &'static str,
    new_today: &'static str,
    new_in: &'static str,
    same_as_map: &'static str,

    // trouble
    left_out: [&'static str; 2],
    show_problems: &'static str,
    problems_heading: &'static str,
    found: &'static str,
    /// In the order of `Table::problem`.
    problems: [&'static str; 25],
    /// In the order of [`crate::atlas::Expected`].
    expected: [&'static str; 7],
}

/// By number; what is not there is empty.
pub(super) fn one(words: &[&'static str], number: usize) -> &'static str {
    words.get(number).copied().unwrap_or_default()
}

/// One or more than one.
pub(super) fn by_number(words: &[&'static str; 2], n: usize) -> &'static str {
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
    pub figures_article: &'static str,
    pub figures_editor: &'static str,
    pub figures_clock: &'static str,
    /// To the last year.
    pub figures_end: fn(&str) -> String,
    /// Above members, observers and partners in one.
    pub figures_ranks: &'static str,
    pub figures_area: &'static str,
    /// How many, and their numbers.
    pub figures_notes: fn(usize, &str) -> String,
    /// So many of so many.
    pub figures_added: fn(usize, usize) -> String,
    pub figures_table: &'static str,
    pub figures_what: &'static str,
    pub figures_whose: &'static str,
    pub figures_the_editor: &'static str,
    pub failed: &'static str,
    pub try_again: &'static str,
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
            (_, true) => self.status_new(status),
            (Status::Observer | Status::Partner, false) => self.status(status),
            (Status::Member | Status::FounderFive, false) => "",
        }
    }
}

impl Table {
    /// A figure with its unit. A unit that is a sign stands before the number: Turkish writes %17.
    pub fn quantity(&self, value: f64, unit: &str) -> String {
        let number = self.decimal(value);
        match unit {
            "" => number,
            "%" => ["%", &number].concat(),
            unit => [&number, " ", unit].concat(),
        }
    }
}
