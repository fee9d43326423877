//! The fragment of the address: total both ways, and readable for ever.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

use proptest::prelude::*;
use sco_atlas::app::link::{At, LONGEST, Link, LinkView};
use sco_atlas::app::state::Panel;
use sco_atlas::app::{Pace, Reach, Unit};
use sco_atlas::atlas::Kind;
use sco_atlas::map::LonLat;
use sco_atlas::scene::Voice;
use sco_atlas::scene::moment::Mode;
use sco_atlas::time::{Date, Day};

fn date() -> impl Strategy<Value = Date> {
    (-700_000..2_900_000_i32, 0..3_u8, any::<bool>()).prop_map(|(day, precision, about)| {
        let date = Day(day).date();
        let date = match precision {
            0 => Date::from_year(date.year()).unwrap(),
            1 => Date::from_month(date.year(), date.month().unwrap()).unwrap(),
            _ => date,
        };
        if about { date.about() } else { date }
    })
}

fn at() -> impl Strategy<Value = At> {
    prop_oneof![date().prop_map(At::Date), Just(At::Earliest), Just(At::Latest)]
}

prop_compose! {
    fn link()(
        at in proptest::option::of(at()),
        event in proptest::option::of("[a-z0-9-]{1,40}"),
        view in proptest::option::of((20.0..180.0_f64, -5.0..80.0_f64, 1.0..9.0_f64)),
        mode in proptest::option::of(prop_oneof![Just(Mode::SoFar), Just(Mode::Only), Just(Mode::All)]),
        with in proptest::option::of(date()),
        held in proptest::sample::subsequence(Kind::ALL.to_vec(), 0..=Kind::ALL.len()),
        actor in proptest::option::of("[A-Z]{2,6}"),
        voice in prop_oneof![Just(Voice::All), Just(Voice::Article), Just(Voice::Background)],
        panel in proptest::option::of(prop_oneof![Just(Panel::Start), Just(Panel::Events), Just(Panel::About)]),
        query in proptest::option::of("[^\\s\\pC\u{fffd}][^\\pC\u{fffd}]{0,79}"),
        leg in proptest::option::of("[a-z0-9-]{1,20}"),
        reach in (proptest::option::of((1991_i16..2010, 0_i16..10)), any::<bool>(), any::<bool>()),
        playing in (0_usize..3, 0_usize..4, any::<bool>(), any::<bool>()),
        foreign in proptest::collection::vec("[f-l]{2,6}=[a-zA-Z0-9%._~-]{0,12}", 0..3),
    ) -> Link {
        let view = view.map(|(lon, lat, zoom)| LinkView { centre: LonLat { lon, lat }, zoom });
        let (years, even, spans) = reach;
        let reach = Reach { years: years.map(|(from, more)| (from, from + more)), even, spans };
        let (unit, pace, halts, play) = (Unit::ALL[playing.0], Pace::ALL[playing.1], playing.2, playing.3);
        Link { at, event, view, mode, with, held, actor, voice, panel, leg, reach, unit, pace, halts, play, query, foreign }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(10_000))]

    #[test]
    fn what_is_written_is_read_again(link in link()) {
        let text = link.to_string();
        let again = Link::read(&text);
        prop_assert_eq!(&again.at, &link.at);
        prop_assert_eq!(&again.event, &link.event);
        prop_assert_eq!(&again.mode, &link.mode);
        prop_assert_eq!(&again.panel, &link.panel);
        prop_assert_eq!(&again.query, &link.query);
        prop_assert_eq!((&again.leg, again.reach, again.play), (&link.leg, link.reach, link.play));
        prop_assert_eq!((again.unit, again.pace, again.halts), (link.unit, link.pace, link.halts));
        prop_assert_eq!(&again.foreign, &link.foreign);
        // A view is written to the decimals that a pixel needs; writing it twice changes nothing more.
        prop_assert_eq!(Link::read(&again.to_string()), again.clone());
        if let (Some(was), Some(is)) = (link.view, again.view) {
            prop_assert!((was.centre.lon - is.centre.lon).abs() < 0.06);
            prop_assert!((was.zoom - is.zoom).abs() < 0.006);
        } else {
            prop_assert_eq!(link.view.is_some(), again.view.is_some());
        }
    }

    #[test]
    fn no_text_is_too_strange(text in ".{0,200}") {
        let link = Link::read(&text);
        let _ = link.to_string();
    }

    #[test]
    fn nor_is_a_mutated_link(link in link(), at in 0..60_usize, with in any::<char>()) {
        let mut text: Vec<char> = link.to_string().chars().collect();
        if at < text.len() {
            text[at] = with;
        }
        let text: String = text.into_iter().collect();
        let once = Link::read(&text);
        prop_assert_eq!(Link::read(&once.to_string()), Link::read(&Link::read(&once.to_string()).to_string()));
    }
}

#[test]
fn every_old_link_is_still_read() {
    let fixtures = include_str!("fixtures/links.txt");
    let mut count = 0;
    for line in fixtures.lines().filter(|line| !line.is_empty() && !line.starts_with("//")) {
        let (text, meaning) = line.split_once(" => ").expect("a link, an arrow, what it means");
        assert_eq!(Link::read(text).to_string(), meaning, "{text}");
        count += 1;
    }
    assert!(count >= 12);
}

#[test]
fn what_is_written_is_never_too_long_to_be_read_again() {
    let ours = format!(
        "t=2005~&e={id}&c=71.4,51.1,6&p=story&h={id}&a={id}&q={q}",
        id = "a".repeat(80),
        q = "%C5%9F".repeat(80)
    );
    let text = format!("{ours}&utm={}", "x".repeat(LONGEST - ours.len() - 5));
    let link = Link::read(&text);
    assert_eq!(link.event.as_deref().map(str::len), Some(80), "it is read");
    // What the page adds of its own: kinds, modes, years.
    let more = Link { held: Kind::ALL.to_vec(), mode: Some(Mode::Only), with: link.at.and_then(date_of), ..link };
    let again = Link::read(&more.to_string());
    assert_eq!(
        (again.event, again.held.len()),
        (more.event.clone(), Kind::ALL.len()),
        "{} bytes",
        more.to_string().len()
    );
    assert_eq!(Link::read("utm=x&t=2005").foreign, ["utm=x"], "what is not ours is kept");
}

fn date_of(at: At) -> Option<Date> {
    if let At::Date(date) = at { Some(date) } else { None }
}

#[test]
fn a_fragment_without_end_is_passed_over() {
    let endless = "t=2005&".repeat(100_000);
    assert_eq!(Link::read(&endless), Link::default());
}
