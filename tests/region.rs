//! What changed and the region in words: against a table made by hand, and against the scene that the map draws.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

#[path = "fixtures/published.rs"]
mod published;

use published::stage;
use sco_atlas::app::{Action, Dress, Form, Setting, State, Theme, step};
use sco_atlas::atlas::{BaseState, Cargo, Kind, RouteState, Status};
use sco_atlas::map::Size;
use sco_atlas::scene::change::begun_at;
use sco_atlas::scene::moment::{Ask, BaseSign};
use sco_atlas::scene::region::Fact;
use sco_atlas::scene::tell::{change_sentence, plain, said, told};
use sco_atlas::scene::{Scene, Sieve, Stage, region, scene};
use sco_atlas::text::Language;
use sco_atlas::time::Date;

const DESK: Size = Size { width: 1048.0, height: 754.0 };

fn date(text: &str) -> Date {
    text.parse().unwrap()
}

/// What stands on the page after the clock has gone there.
fn arrived(stage: &Stage, language: Language, at: Date) -> Scene {
    let dress = Dress { language, theme: Theme::System, setting: Setting::Page };
    let fresh = State::new(dress, DESK, DESK.width, Form::Desk);
    let state = step(stage, &fresh, Action::GoTo(at)).unwrap();
    scene(stage, state.ask())
}

struct Entry {
    at: Date,
    said: String,
    text: String,
}

/// The table made by hand: `= date`, `> sentence`, then the text; what stands over all has `@` before it.
fn table(language: Language) -> Vec<Entry> {
    let path = format!("{}/tests/fixtures/region.{}.txt", env!("CARGO_MANIFEST_DIR"), language.code());
    let mut file = std::fs::read_to_string(path).unwrap();
    let shared: Vec<(String, String)> = file
        .lines()
        .filter(|line| line.starts_with('@') && line.contains(' '))
        .map(|line| line.split_once(' ').map(|(word, text)| (word.to_owned(), text.to_owned())).unwrap())
        .collect();
    for (word, text) in shared {
        file = file.replace(&word, &text);
    }
    let entry = |block: &str| {
        let mut lines = block.trim_end().lines();
        let at = date(lines.next().unwrap());
        let said = lines.next().and_then(|line| line.strip_prefix("> ")).expect("a sentence").to_owned();
        Entry { at, said, text: lines.collect::<Vec<_>>().join("\n") }
    };
    file.split("\n= ").skip(1).map(entry).collect()
}

#[test]
fn the_sentence_and_the_region_are_those_of_the_table_made_by_hand() {
    for language in Language::ALL {
        let (stage, words, entries) = (stage(language), language.table(), table(language));
        assert!(entries.len() >= 20, "{} dates", entries.len());
        for Entry { at, said: sentence, text } in entries {
            let now = arrived(&stage, language, at);
            assert_eq!(said(&stage, &now, words), sentence);
            let told = told(&stage, &now, words);
            for (ours, theirs) in plain(&told, &stage, words).lines().zip(text.lines()) {
                assert_eq!(ours, theirs, "{at}");
            }
            assert_eq!(plain(&told, &stage, words), text, "{at}");
        }
    }
}

#[test]
fn the_same_dates_are_told_in_both_languages() {
    let [english, turkish] =
        Language::ALL.map(|language| table(language).iter().map(|entry| entry.at).collect::<Vec<_>>());
    assert_eq!(english, turkish);
}

/// Every date at which something begins: of events, of states, of bases and of pipelines.
fn all_dates(stage: &Stage) -> Vec<Date> {
    let mut dates: Vec<Date> = stage.stops.iter().map(|stop| stop.date).collect();
    dates.extend(stage.roster.iter().map(|(from, ..)| *from));
    dates.extend(stage.bases.iter().flat_map(|base| &base.states).map(|(from, _)| *from));
    dates.extend(stage.routes.iter().flat_map(|route| &route.states).map(|(from, _)| *from));
    dates
}

#[test]
fn what_is_counted_in_words_is_what_the_map_shows() {
    let stage = stage(Language::English);
    for at in all_dates(&stage) {
        let now = scene(&stage, Ask::about(at, &Sieve::OPEN));
        let facts = region(&stage, &now, &begun_at(&stage, &now));
        let count = |row: usize| facts.iter().filter(|fact| fact.row == row && fact.counts()).count();
        for status in [Status::FounderFive, Status::Member, Status::Observer, Status::Partner] {
            assert_eq!(count(status as usize), now.count(status), "{at}");
        }
        for (head, sign) in [(4, BaseSign::American), (5, BaseSign::Western), (6, BaseSign::Russian)] {
            let open = |state: Option<BaseState>| matches!(state, Some(BaseState::Open | BaseState::Leaving));
            let shown = now.bases.iter().filter(|base| base.sign == sign && open(base.state)).count();
            assert_eq!(count(head), shown, "{at}");
        }
        for (head, cargo) in [(7, Cargo::Oil), (8, Cargo::Gas)] {
            let of = |number: usize| stage.routes[number].carries == cargo;
            let works = now.routes.iter().filter(|now| now.state == RouteState::Operating && of(now.route)).count();
            assert_eq!(count(head), works, "{at}");
        }
    }
}

#[test]
fn every_thing_of_the_map_has_its_name_in_the_words_once() {
    let stage = stage(Language::Turkish);
    for at in all_dates(&stage) {
        let now = scene(&stage, Ask::about(at, &Sieve::OPEN));
        let (mut states, mut bases, mut routes) = (Vec::new(), Vec::new(), Vec::new());
        for Fact { row, group, number, .. } in region(&stage, &now, &begun_at(&stage, &now)) {
            match row {
                0..4 => states.push(now.roster[number].0.clone()),
                4..7 => bases.push((number, group)),
                7..9 => routes.push(number),
                _ => assert!(now.claims, "{at}"),
            }
        }
        let mut on_map: Vec<_> = now.roster.iter().map(|(id, _)| id.clone()).collect();
        on_map.sort();
        states.sort();
        assert_eq!(states, on_map, "{at}");
        bases.sort_by_key(|(number, _)| *number);
        let on_map: Vec<_> =
            now.bases.iter().filter_map(|base| base.state.map(|state| (base.base, state as usize))).collect();
        assert_eq!(bases, on_map, "{at}");
        routes.sort();
        assert_eq!(routes, now.routes.iter().map(|route| route.route).collect::<Vec<_>>(), "{at}");
    }
}

#[test]
fn what_is_new_in_the_words_is_what_the_sentence_names() {
    for language in Language::ALL {
        let (stage, words) = (stage(language), language.table());
        for at in all_dates(&stage) {
            let now = scene(&stage, Ask::about(at, &Sieve::OPEN));
            let (told, sentence) = (told(&stage, &now, words), change_sentence(&stage, &now, words));
            let new: Vec<&String> =
                told.rows.iter().flat_map(|row| &row.words).filter(|(_, new)| *new).map(|(w, _)| w).collect();
            let named = new.iter().filter(|name| {
                let first = name.split([',', '(']).next().unwrap().split(" in ").next().unwrap().trim();
                sentence.contains(first)
            });
            let area = |name: &&&String| ["Crimea", "Kırım", "Donbas"].contains(&name.as_str());
            assert_eq!(named.count(), new.iter().filter(|name| !area(name)).count(), "{at}: {sentence} {new:?}");
            assert_eq!(sentence.is_empty(), new.iter().all(|name| area(&name)), "{at}: {sentence} {new:?}");
        }
    }
}

#[test]
fn no_place_for_a_word_is_left_empty_and_no_word_stands_twice() {
    for language in Language::ALL {
        let (stage, words) = (stage(language), language.table());
        for at in all_dates(&stage) {
            let now = arrived(&stage, language, at);
            let told = plain(&told(&stage, &now, words), &stage, words);
            for text in [told, said(&stage, &now, words)] {
                for wrong in ["{", "}", "  ", " ,", " ;", " .", "..", ";;", "::", "()"] {
                    assert!(!text.contains(wrong), "{at}: {wrong} in {text}");
                }
                assert!(text.lines().all(|line| line == line.trim() && !line.is_empty()), "{at}: {text}");
            }
        }
    }
}

#[test]
fn a_sentence_that_says_one_does_not_speak_of_many() {
    let (stage, words) = (stage(Language::English), Language::English.table());
    for at in all_dates(&stage) {
        let now = scene(&stage, Ask::about(at, &Sieve::OPEN));
        let text = plain(&told(&stage, &now, words), &stage, words).to_lowercase();
        for wrong in
            ["one members", "one observers", "one us bases", "one others", "one states", "one dialogue partners"]
        {
            assert!(!text.contains(wrong), "{at}: {wrong}");
        }
    }
}

#[test]
fn what_is_known_to_a_year_is_not_said_of_its_january() {
    let (stage, words) = (stage(Language::English), Language::English.table());
    let sentence = |at: &str| change_sentence(&stage, &scene(&stage, Ask::about(date(at), &Sieve::OPEN)), words);
    assert!(!sentence("2014-01").contains("Dushanbe"), "{}", sentence("2014-01"));
    assert!(sentence("2014").contains("Dushanbe airport ceases to be a Western base"), "{}", sentence("2014"));
    assert_eq!(sentence("2001-10-01"), "");
}

#[test]
fn who_is_confirmed_in_a_status_does_not_come_to_it_anew() {
    let stage = stage(Language::English);
    let changed = |at: &str| scene(&stage, Ask::about(date(at), &Sieve::OPEN)).changed.len();
    assert_eq!(changed("2015-07-10"), 5, "Belarus and four partners, not India and Pakistan");
    assert_eq!(changed("2016-06-24"), 0);
    assert_eq!(changed("2001-06-15"), 1, "the Five were at the table before");
}

#[test]
fn what_the_reader_leaves_out_is_left_out_of_the_words_and_never_said_to_end() {
    let (stage, words) = (stage(Language::English), Language::English.table());
    let rows_at = |at: &str, sieve: &Sieve| {
        let now = scene(&stage, Ask::about(date(at), sieve));
        (told(&stage, &now, words), change_sentence(&stage, &now, words))
    };
    let mut sieve = Sieve::default();
    sieve.toggle(Kind::Membership);
    let (told, sentence) = rows_at("2017-06-09", &sieve);
    assert!(told.some_left_out && sentence.is_empty(), "{sentence}");
    assert!(told.rows.iter().all(|row| !["Members", "Observers", "Dialogue partners"].contains(&row.head)));
    assert!(!told.lead.contains("organisation"), "{}", told.lead);
    let mut sieve = Sieve::default();
    for kind in [Kind::Base, Kind::Pipeline, Kind::Dispute] {
        sieve.toggle(kind);
    }
    let (told, sentence) = rows_at("2014-06-03", &sieve);
    assert_eq!(told.rows.iter().map(|row| row.head).collect::<Vec<_>>(), ["Members", "Observers", "Dialogue partners"]);
    assert!(sentence.is_empty() && !told.lead.contains("base"), "{sentence} {}", told.lead);
    let mut sieve = Sieve::default();
    sieve.actor = Some("CHN".into());
    let (told, _) = rows_at("2005-07-05", &sieve);
    assert!(!told.lead.contains("No US"), "what a sieve hides is not said to be absent: {}", told.lead);
    assert!(told.rows.iter().all(|row| row.head != "US bases"), "China has no part in those");
}

#[test]
fn the_words_of_a_date_that_nothing_begins_at_have_no_news() {
    let (stage, words) = (stage(Language::English), Language::English.table());
    let now = arrived(&stage, Language::English, date("2006-02-02"));
    let told = told(&stage, &now, words);
    assert_eq!((told.new.as_str(), told.change.as_str(), told.events.len()), ("", "", 0));
    assert_eq!(said(&stage, &now, words), "2 February 2006");
}
