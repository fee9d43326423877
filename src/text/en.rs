//! English.

use super::names_en::NAMES;
#[cfg(feature = "prerender")]
use super::table::Pages;
use super::table::{ChangeWords, Table};
use crate::atlas::{BaseState, Cargo, Expected, Kind, ProblemKind, RouteState, Status};
use crate::time::calendar::DateError;

pub const TABLE: Table = Table {
    code: "en",
    in_this_language: "In English",
    names: NAMES,
    months: [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
    months_short: ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
    number,
    decimal: |value| super::table::decimal(value, '.', ','),

    about_date: |date| format!("about {date}"),
    from_to: |from, to| format!("{from} to {to}"),
    until: |end| format!("until {end}"),
    ended_unknown: "It ended; the day is not known.",
    still_so: "Still so when the article was printed.",
    no_date: "No date given",

    skip_to_event: "Skip to the event",
    parts: "Parts",
    margin: "What is shown",
    steps: "Steps",
    ruler: "Ruler of years",
    nav_start: "Start",
    nav_explore: "Explore",
    nav_events: "Events",
    nav_about: "About",
    nav_signs: "Signs",
    language: "Language",
    theme: "Theme",
    theme_light: "Light theme",
    theme_dark: "Dark theme",
    theme_contrast: "High contrast",
    full_screen: "Full screen",
    copy_link: "Copy link",
    link_copied: "Link copied.",
    menu: "Menu",
    open_full_map: "Open the full map",

    frontier: ["It begins here: five states", "and the frontier between them"],

    n_of_m: |n, m| format!("{n} of {m}"),
    the_article: "The article",
    editors_note: "Editor’s note",
    corrected: "Corrected",
    background: "Background",
    same_day: "The same date",
    what_changed: "What changed",
    figures: "Figures",
    places: "Places",
    no_place: "No place on the map",
    about_place: "about",
    section: |title| format!("Section “{title}”."),
    no_source: "The article gives no source here.",
    note: |n| format!("Note {n}"),
    not_in_article: "Not in the article: added by the editor.",
    dated_by_us: "dated by us",
    references: "Checked against",
    no_event_here: "No event in the article on this date.",
    before: "Before",
    after: "Next",
    undated: "Without a date",
    and_more: |title, more| format!("{title}, and {more} more here"),

    date: "Date",
    previous: "Previous event",
    next: "Next event",
    play: "Play",
    pause: "Pause",
    show: "Show",
    so_far: "So far",
    only_this_date: "Only this date",
    all: "All",
    value_text: |date, what| if what.is_empty() { date.to_owned() } else { format!("{date}: {what}") },

    map: "Map of Central Asia and its neighbours",
    zoom_in: "Zoom in",
    zoom_out: "Zoom out",
    whole_region: "Whole region",
    locator: "Where this part of the map lies",
    borders_today: "Borders are today’s. Natural Earth, GeoNames",
    on_the_map_now: "On the map now",
    key: "Key",
    earlier_event: "Earlier event",
    disputed_area: "Disputed area",
    us_base: "US base, in use",
    us_base_leaving: "US base, told to leave",
    us_base_closed: "US base, closed",
    russian_base: "Russian base",
    western_base: "Other Western airfield",
    km: "km",
    away: |km, direction, from| {
        const WAYS: [&str; 8] =
            ["north", "north-east", "east", "south-east", "south", "south-west", "west", "north-west"];
        format!("{km} km {} of {from}.", WAYS.get(direction).copied().unwrap_or_default())
    },
    map_keys: [("arrows", "move the map"), ("+ −", "zoom"), ("Enter", "go from place to place")],
    mark_keys: [("arrows", "next place"), ("Enter", "open"), ("Esc", "leave")],
    hint_wheel: "Hold Ctrl or ⌘ and turn the wheel to zoom",
    hint_finger: "Move the map with two fingers",
    close: "Close",

    compare: "Compare with this date",
    comparing: "Two dates compared",
    compare_end: "End the comparison",
    since: |date| format!("Since {date}"),
    nothing_differs: "No state, base or pipeline differs.",
    events_between: |n| match n {
        0 => "No event between.".to_owned(),
        1 => "1 event between.".to_owned(),
        n => format!("{n} events between."),
    },

    all_signs: "All signs",
    signs_heading: "The signs",
    membership: "Membership",
    bases: "Bases",
    pipelines: "Pipelines",
    taking_part: "Who takes part",
    everyone: "everyone",
    whose_word: "Whose word",
    both_words: "both",
    some_left_out: "Some signs are left out.",
    show_all: "Show all",
    rough_place: "Place known roughly",
    changed_here: "Changed on this date",
    kind,
    status: |status| match status {
        Status::FounderFive => "Shanghai Five",
        Status::Member => "SCO member",
        Status::Observer => "observer",
        Status::Partner => "dialogue partner",
        Status::None => "not a member",
    },
    status_new: |status| match status {
        Status::FounderFive => "",
        Status::Member => "new member",
        Status::Observer => "new observer",
        Status::Partner => "new partner",
        Status::None => "",
    },
    route,

    events_so_far: |n| if n == 1 { "1 event so far".to_owned() } else { format!("{n} events so far") },
    newest_first: "Newest first",

    search: "Search",
    search_in: "Title, text, place, name, date",
    clear: "Clear the search",
    hits: |n, words| {
        if n == 1 { format!("1 event for “{words}”") } else { format!("{n} events for “{words}”") }
    },
    no_hit: |words| format!("No event for “{words}”"),
    searched: |n| {
        format!(
            "Searched in all {n} events: titles, texts, places, actors, kinds, dates; places and actors also by other names."
        )
    },
    also_known: |names| format!("Also known as {names}"),
    not_at_date: |n| {
        if n == 1 {
            "1 of them is not shown at this date.".to_owned()
        } else {
            format!("{n} of them are not shown at this date.")
        }
    },
    show_hits: "Show all on the map",
    all_events: "Show all events",
    found_in: ["In the title", "Place, actor, kind or date", "In the text"],

    change,

    left_out: |n| {
        if n == 1 {
            "1 entry of the data could not be read.".to_owned()
        } else {
            format!("{n} entries of the data could not be read.")
        }
    },
    show_problems: "Show which",
    problems_heading: "What could not be read",
    found: "found",
    problem,
};

/// What only the build writes.
#[cfg(feature = "prerender")]
pub const PAGES: Pages = Pages {
    begin: "Begin in 1996",
    count_events: |n| if n == 1 { "event" } else { "events" },
    count_dated: |n| if n == 1 { "dated event" } else { "dated events" },
    count_notes: |n| if n == 1 { "source note" } else { "source notes" },
    after_author: |author, journal, year| format!("After {author}, in {journal}, {year}."),
    about_and_sources: "About and sources",
    schematic: "Pipelines are drawn as schemes.",
    events_heading: "Events",
    about_heading: "About this map",
    work_read: "The article",
    outline_heading: "The article, section by section",
    sources_heading: "Sources of the article",
    data_heading: "Data",
    data_files: "All of it as open data:",
    codebook: "Codebook",
    data_changes: "Changes",
    credits: "Made with Natural Earth (public domain). Place coordinates: GeoNames (CC BY 4.0). Airfields: \
              airportsdata (MIT). Pipeline courses: Global Energy Monitor (CC BY 4.0), simplified.",
    method: "What the article says stands beside a solid line, in our words. What the editor adds stands beside a dashed \
             line, a correction beside a double one. A year is shown as a year, a rough place as a ring.",
    failed: "The map could not start. The text below is complete.",
    try_again: "Load again",
};

fn number(n: usize) -> String {
    const WORDS: [&str; 13] =
        ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
    WORDS.get(n).map_or_else(|| n.to_string(), |word| (*word).to_owned())
}

fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Membership => "Membership",
        Kind::Summit => "Summit",
        Kind::Treaty => "Treaty or agreement",
        Kind::Base => "Base",
        Kind::Exercise => "Military exercise",
        Kind::Pipeline => "Pipeline",
        Kind::EnergyDeal => "Energy deal",
        Kind::Trade => "Trade",
        Kind::Loan => "Loan or credit",
        Kind::Institution => "Institution",
        Kind::Conflict => "War or armed violence",
        Kind::Protest => "Unrest",
        Kind::Terror => "Terrorist attack or threat",
        Kind::Statement => "Statement",
        Kind::Norms => "Norm or idea",
        Kind::Dispute => "Dispute",
        Kind::Forecast => "Forecast",
    }
}

fn route(cargo: Cargo, state: RouteState) -> &'static str {
    match (cargo, state) {
        (Cargo::Oil, RouteState::Planned) => "Oil pipeline, planned",
        (Cargo::Oil, RouteState::Building) => "Oil pipeline, being built",
        (Cargo::Oil, RouteState::Operating) => "Oil pipeline",
        (Cargo::Oil, RouteState::Cancelled) => "Oil pipeline, given up",
        (Cargo::Gas, RouteState::Planned) => "Gas pipeline, planned",
        (Cargo::Gas, RouteState::Building) => "Gas pipeline, being built",
        (Cargo::Gas, RouteState::Operating) => "Gas pipeline",
        (Cargo::Gas, RouteState::Cancelled) => "Gas pipeline, given up",
    }
}

fn list(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

fn change(words: &ChangeWords) -> String {
    let mut clauses = Vec::new();
    let s = |names: &[String]| if names.len() == 1 { "s" } else { "" };
    for status in [Status::FounderFive, Status::Member, Status::Observer, Status::Partner, Status::None] {
        let names = words.with(status);
        if names.is_empty() {
            continue;
        }
        let (who, s) = (list(&names), s(&names));
        clauses.push(match status {
            Status::FounderFive => format!("{who} form{s} the Shanghai Five"),
            Status::Member if names.len() >= 5 => format!("{who} found the SCO"),
            Status::Member => format!("{who} join{s}"),
            Status::Observer => {
                format!("{who} become{s} {}", if names.len() == 1 { "an observer" } else { "observers" })
            }
            Status::Partner => {
                format!("{who} become{s} {}", if names.len() == 1 { "a dialogue partner" } else { "dialogue partners" })
            }
            Status::None => format!("{who} leave{s}"),
        });
    }
    if words.roster.iter().any(|(_, status)| *status == Status::Member) {
        clauses.push(format!("{} members", number(words.members)));
    } else if words.roster.iter().any(|(_, status)| *status == Status::Observer) {
        clauses.push(format!(
            "{} {}",
            number(words.observers),
            if words.observers == 1 { "observer" } else { "observers" }
        ));
    }
    for (name, state) in &words.bases {
        clauses.push(match state {
            BaseState::Open => format!("{name} opens as a base"),
            BaseState::Leaving => format!("{name} is told to close"),
            BaseState::Closed => format!("the base {name} is closed"),
        });
    }
    for (name, state) in &words.routes {
        clauses.push(match state {
            RouteState::Planned => format!("{name}: planned"),
            RouteState::Building => format!("{name}: building begins"),
            RouteState::Operating => format!("{name}: in operation"),
            RouteState::Cancelled => format!("{name}: given up"),
        });
    }
    super::table::sentence(&clauses, 'I')
}

fn problem(kind: &ProblemKind) -> String {
    let text = match kind {
        ProblemKind::Empty => "This is empty. Put the published atlas here.",
        ProblemKind::NotJson { line, column } => {
            return format!("This is not JSON (line {line}, column {column}). Mend the text there; the rest was read.");
        }
        ProblemKind::TooLarge { limit_bytes } => {
            return format!("This is longer than {} MB. Split it.", limit_bytes / 1_048_576);
        }
        ProblemKind::NotACollection => "This is not a GeoJSON FeatureCollection. Put the published atlas here.",
        ProblemKind::WrongVersion => "This is not sco-atlas version 1. Convert it.",
        ProblemKind::MissingMember => "This is missing. Add it.",
        ProblemKind::WrongType { expected } => {
            let what = match expected {
                Expected::Text => "text",
                Expected::Number => "a number",
                Expected::WholeNumber => "a whole number",
                Expected::Truth => "true or false",
                Expected::List => "a list",
                Expected::Object => "an object",
                Expected::Coordinates => "coordinates, longitude first",
            };
            return format!("This should be {what}.");
        }
        ProblemKind::UnknownKind { suggestion: Some(word) } => {
            return format!("This word is not known. Perhaps “{word}”?");
        }
        ProblemKind::UnknownKind { suggestion: None } => "This word is not known. The schema lists them.",
        ProblemKind::BadDate(DateError::Shape) => "This is not a date. Write 2005, 2005-07 or 2005-07-05.",
        ProblemKind::BadDate(DateError::NoSuchMonth) => "There is no such month. Months run from 01 to 12.",
        ProblemKind::BadDate(DateError::NoSuchDay) => "There is no such day. Correct it or leave it out.",
        ProblemKind::EndBeforeStart => "The end is before the start. Correct them.",
        ProblemKind::SpanOutOfOrder => "Earliest is after latest. Correct them.",
        ProblemKind::MoreThanOneSpan => "Only the first time span is used. Make an event of each.",
        ProblemKind::CoordinateOutOfRange => {
            "No such place. Longitude comes first, −180 to 180, then latitude, −90 to 90."
        }
        ProblemKind::NumberOutOfRange => "This number is out of range. Correct it.",
        ProblemKind::DuplicateId => "This id is taken. Give it another.",
        ProblemKind::UnknownReference => "The file does not hold this. Correct the id or add it.",
        ProblemKind::BadUrl => "Only http(s) addresses are shown. Correct it.",
        ProblemKind::BadId => "An id has only a–z, 0–9 and hyphens. Rename it.",
        ProblemKind::TooManyEvents { limit } => {
            return format!("Only the first {limit} events are read. Split the file.");
        }
        ProblemKind::TooManyItems { limit } => {
            return format!("Only the first {limit} items are read. Shorten the list.");
        }
        ProblemKind::TooLong { limit } => return format!("The text was cut after {limit} characters. Shorten it."),
        ProblemKind::OtherLanguage => "This has no text in this language. Add it.",
    };
    text.to_owned()
}
