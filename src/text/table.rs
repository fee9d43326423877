//! What a language has to say: words and sentences with places for what is put in. A page carries the words of its own
//! language; the wasm carries none. How they are filled: [`super::say`].

use super::words::Words;

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
    lecture: &'static str,
    share: &'static str,
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
    map_keys: [[&'static str; 2]; 4],
    mark_keys: [[&'static str; 2]; 4],
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
    /// In the order of [`crate::atlas::Kind::ALL`].
    kinds: [&'static str; 17],
    /// In the order of [`crate::atlas::Status`].
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
    /// Who becomes what, in the order of [`crate::atlas::Status`]; of bases: open, told to leave, closed, may stay after all; of lines: in
    /// the order of [`crate::atlas::RouteState`]. One, more.
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
    /// In the order of [`crate::atlas::Status`], then bases of three kinds, oil, gas, disputes.
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
    pub presenter: Presenter,
    pub keys: Keys,
    pub share: Share,
    /// The version of the data.
    pub picture_data: fn(&str) -> String,
    pub pictures_heading: &'static str,
    pub pictures_about: &'static str,
    pub pictures_slides: &'static str,
    pub pictures_pages: &'static str,
    pub pictures_sheet: &'static str,
    pub pictures_sheet_about: &'static str,
    pub pictures_twice: &'static str,
    pub pictures_told: &'static str,
    pub pictures_cited: &'static str,
    pub pictures_code: &'static str,
    pub pictures_open: &'static str,
    pub pictures_steps: &'static str,
    /// Title, address, data version.
    pub picture_cited: fn(&str, &str, &str) -> String,
    pub failed: &'static str,
    pub try_again: &'static str,
}

/// Words of the lecture: on the wall and in the presenter's window.
pub struct Presenter {
    /// What the keys do, in one line.
    pub keys: &'static str,
    pub heading: &'static str,
    pub now: &'static str,
    pub next: &'static str,
    pub back: &'static str,
    pub on: &'static str,
    pub blank: &'static str,
    pub predict: &'static str,
    pub chapters: &'static str,
    pub elapsed: &'static str,
    pub again: &'static str,
    pub alone: &'static str,
}

/// The help that `?` opens: which keys there are, place by place, and the switch for those of one letter.
#[cfg(feature = "prerender")]
pub struct Keys {
    /// Also on the button that opens it.
    pub heading: &'static str,
    /// Everywhere, on the map, on the ruler, in fields: a heading, then keys and what they do. Keys of one letter or sign
    /// are held back while the switch is off.
    pub places: [(&'static str, &'static [(&'static str, &'static str)]); 4],
    pub single: &'static str,
    pub single_about: &'static str,
    pub lecture: &'static str,
    pub close: &'static str,
}

/// The panel of what is taken away.
#[cfg(feature = "prerender")]
pub struct Share {
    /// What the running page adds, for who has it not.
    pub needs: &'static str,
    pub failed: &'static str,
    pub link: &'static str,
    pub copy: &'static str,
    pub copied: &'static str,
    /// Where copying is forbidden.
    pub selected: &'static str,
    pub download: &'static str,
    pub citation: &'static str,
    pub cited: &'static str,
    /// This view, the article.
    pub cites: [&'static str; 2],
    pub form: &'static str,
    pub text: &'static str,
    pub data: &'static str,
    /// One, more.
    pub shown: [&'static str; 2],
    pub picture: &'static str,
    pub undrawn: &'static str,
    pub shape: &'static str,
    pub png_twice: &'static str,
    pub code: &'static str,
    pub code_of: &'static str,
    pub large: &'static str,
    pub close: &'static str,
    pub too_long: &'static str,
    pub embed: &'static str,
    pub width: &'static str,
    pub full_width: &'static str,
    pub height: &'static str,
    /// Their names in this language, in the order of [`super::Language::ALL`].
    pub languages: [&'static str; 2],
    pub as_system: &'static str,
    pub begins: &'static str,
    /// With this view, at the beginning.
    pub starts: [&'static str; 2],
    pub controls: &'static str,
    pub data_of: &'static str,
    /// The newest data, this version.
    pub versions: [&'static str; 2],
    /// The version is put in.
    pub not_kept: &'static str,
    pub lines: &'static str,
    pub pictures: &'static str,
    pub pictures_link: &'static str,
    pub handout_link: &'static str,
}
