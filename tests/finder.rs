//! Looking for words in the atlas of this repository, in both languages and in any script.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

#[path = "fixtures/published.rs"]
mod published;

use published::stage;
use sco_atlas::app::{Action, Dress, Form, Link, Panel, Setting, Sheet, State, Theme, step};
use sco_atlas::map::Size;
use sco_atlas::scene::find::{Found, Rank, marks};
use sco_atlas::scene::moment::{Ask, Mode, scene};
use sco_atlas::scene::{News, Sieve, Stage, plate};
use sco_atlas::text::Language;

fn find(stage: &Stage, query: &str) -> Found {
    stage.finder().find(query).expect("there are words to look for")
}

/// Numbers of all that was found.
fn numbers(found: &Found) -> Vec<usize> {
    Rank::ALL.into_iter().flat_map(|rank| found.at(rank)).collect()
}

/// Is something found, and does all of it lie at this place?
fn leads_to(stage: &Stage, query: &str, place: &str) {
    let hits = numbers(&find(stage, query));
    assert!(!hits.is_empty(), "{query} finds nothing");
    let at_place = |number: &usize| stage.event(*number).unwrap().places.iter().any(|at| at.id.as_ref() == place);
    assert!(hits.iter().any(at_place), "{query} does not lead to {place}");
}

#[test]
fn a_place_is_found_by_every_name_in_every_script_and_language() {
    for language in Language::ALL {
        let stage = stage(language);
        for (query, place) in [
            ("Манас", "manas"),
            ("Manas", "manas"),
            ("ganci", "manas"),
            ("K2", "k2"),
            ("k2", "k2"),
            ("Қарши", "k2"),
            ("Karshi", "k2"),
            ("qarshi", "k2"),
            ("Карши Ханабад", "k2"),
            ("Пекин", "beijing"),
            ("北京", "beijing"),
            ("Beijing", "beijing"),
            ("pekin", "beijing"),
            ("Фрунзе", "bishkek"),
            ("biskek", "bishkek"),
            ("Tselinograd", "astana"),
            ("alma-ata", "almaty"),
            ("تهران", "tehran"),
            ("喀什", "kashgar"),
            ("钓鱼岛", "senkaku-diaoyu"),
        ] {
            leads_to(&stage, query, place);
        }
    }
}

#[test]
fn other_spellings_find_the_same_events() {
    let stage = stage(Language::English);
    for spellings in [
        &["Манас", "manas", "MANAS", " Manas "][..],
        &["Қарши", "Карши", "Qarshi", "karşı"],
        &["Astana", "Астана", "ASTANA"],
        &["北京", "Пекин", "peking"],
        &["ШОС казахстан", "ŞİÖ kazakistan", "上合组织 哈萨克斯坦"],
    ] {
        // The other script may be in no text: what it finds by name must be found by the first as well.
        let first = numbers(&find(&stage, spellings[0]));
        for spelling in &spellings[1..] {
            let others = numbers(&find(&stage, spelling));
            let by_name = |number: &&usize| find(&stage, spelling).rank(**number) != Some(Rank::Text);
            let missed: Vec<&usize> = others.iter().filter(by_name).filter(|number| !first.contains(number)).collect();
            assert!(missed.is_empty(), "{} and {spelling}: {missed:?}", spellings[0]);
            assert!(!others.is_empty(), "{spelling}");
        }
    }
}

#[test]
fn states_and_organisations_are_found_by_any_name() {
    for language in Language::ALL {
        let stage = stage(language);
        for (query, actor) in [
            ("Россия", "RUS"),
            ("中国", "CHN"),
            ("ŞİÖ", "SCO"),
            ("SCO", "SCO"),
            ("ШОС", "SCO"),
            ("上合组织", "SCO"),
            ("НАТО", "NATO"),
            ("Узбекистан", "UZB"),
            ("Kazakistan", "KAZ"),
            ("Газпром", "GAZPROM"),
        ] {
            let found = find(&stage, query);
            let acts = |number: usize| {
                let event = stage.event(number).unwrap();
                event.actors.iter().any(|id| id.as_ref() == actor)
            };
            let by_name = stage.atlas.events.iter().enumerate().filter(|(number, _)| acts(*number));
            for (number, event) in by_name {
                assert!(found.rank(number).is_some_and(|rank| rank <= Rank::Names), "{query} misses {}", event.id);
            }
            assert!(found.count() > 0, "{query} finds nothing");
        }
    }
}

#[test]
fn every_word_must_be_found_and_the_worst_place_ranks() {
    let stage = stage(Language::English);
    let found = find(&stage, "manas 2009");
    let titles: Vec<&str> = found.at(Rank::Names).map(|number| stage.event(number).unwrap().title.as_str()).collect();
    assert!(titles.iter().any(|title| title.contains("Manas")), "{titles:?}");
    for number in numbers(&found) {
        assert!(find(&stage, "manas").rank(number).is_some() && find(&stage, "2009").rank(number).is_some());
    }
    assert!(found.count() < find(&stage, "manas").count());
    let first = stage.event(find(&stage, "manas").first().unwrap()).unwrap();
    assert!(first.title.contains("Manas"), "a title comes first: {}", first.title);
    for rank in Rank::ALL {
        let at: Vec<usize> = find(&stage, "china").at(rank).collect();
        assert!(at.is_sorted() && !at.is_empty());
    }
}

#[test]
fn a_month_in_words_and_a_written_day_find_their_events() {
    for (language, query) in [(Language::English, "june 2009"), (Language::Turkish, "haziran 2009")] {
        let stage = stage(language);
        let found = find(&stage, query);
        assert!(found.at(Rank::Names).count() > 0);
        for number in found.at(Rank::Names) {
            let when = stage.event(number).unwrap().when.unwrap();
            assert!((when.start.earliest.year()..=2014).contains(&2009));
        }
        let day = find(&stage, "2005-07-05");
        assert!(day.first().is_some_and(|number| {
            stage.event(number).unwrap().when.unwrap().start.earliest == "2005-07-05".parse().unwrap()
        }));
    }
}

#[test]
fn gas_is_found_in_the_words_of_the_reader() {
    let gaz = find(&stage(Language::Turkish), "gaz");
    assert!(gaz.at(Rank::Title).count() > 3);
    let gas = find(&stage(Language::English), "gas");
    assert!(gas.at(Rank::Title).count() > 3);
}

#[test]
fn nothing_is_found_for_what_is_not_there_and_no_words_are_no_search() {
    let stage = stage(Language::English);
    assert_eq!(find(&stage, "manas zeppelin").count(), 0);
    assert!(find(&stage, "zeppelin").first().is_none());
    assert!(stage.finder().find(" …!’ ").is_none());
}

#[test]
fn the_other_names_of_what_was_named_are_told() {
    let stage = stage(Language::English);
    let also = find(&stage, "ganci").also;
    assert!(also.iter().any(|name| name == "Манас") && !also.iter().any(|name| name == "Ganci"), "{also:?}");
    assert!(find(&stage, "gan").also.is_empty());
}

#[test]
fn found_words_are_marked_whole() {
    let title = "US air base at Karshi-Khanabad, “Qarshi” in Uzbek";
    let marked: Vec<&str> = marks(title, "қарши us").into_iter().map(|place| &title[place]).collect();
    assert_eq!(marked, ["US", "Karshi", "Qarshi"]);
    assert!(marks(title, "").is_empty());
}

fn fresh(form: Form, setting: Setting) -> State {
    let dress = Dress { language: Language::English, theme: Theme::System, setting };
    State::new(dress, Size { width: 800.0, height: 754.0 }, 1000.0, form)
}

#[test]
fn the_map_shows_the_hits_and_the_clock_hides_none_from_the_list() {
    let stage = stage(Language::English);
    let state = step(&stage, &fresh(Form::Desk, Setting::Page), Action::Follow(Link::read("#t=2002&p=events&q=manas")))
        .unwrap();
    assert_eq!((state.panel, state.sought()), (Panel::Events, "manas"));
    let now = scene(&stage, state.ask());
    let found = now.found.as_ref().unwrap();
    assert!(!now.shown.is_empty() && now.shown.len() < found.count());
    assert!(now.shown.iter().all(|number| found.rank(*number).is_some()));
    assert!(now.dots.iter().flat_map(|dot| &dot.events).all(|number| found.rank(*number).is_some()));
    let all = step(&stage, &state, Action::ShowHits).unwrap();
    assert_eq!(all.mode, Mode::All);
    let seen = scene(&stage, all.ask());
    let dated = numbers(found).into_iter().filter(|number| *number < stage.dated()).count();
    assert_eq!(seen.shown.len(), dated);
    for dot in &seen.dots {
        let at = all.camera().screen(dot.at, all.size);
        let inside = (0.0..=all.size.width).contains(&at.x) && (0.0..=all.size.height).contains(&at.y);
        let far = stage.event(dot.events[0]).unwrap().places[0].at;
        assert!(inside || far.lon < 20.0, "{far:?} at {at:?}");
    }
}

#[test]
fn bases_that_were_not_found_step_back() {
    let stage = stage(Language::English);
    let ask = |query| Ask { at: "2005".parse().unwrap(), event: None, mode: Mode::SoFar, sieve: &Sieve::OPEN, query };
    let news = News::default();
    let view = plate::View {
        camera: fresh(Form::Desk, Setting::Page).camera(),
        size: Size { width: 800.0, height: 754.0 },
        reserved: &[],
        leader_y: None,
        scale: 1.0,
        small: false,
        fan: None,
        news: &news,
    };
    let signs = |query| {
        let table = Language::English.table();
        let plate = plate::plate(&stage, &scene(&stage, ask(query)), &view, table);
        let shown = plate.signs.iter().filter(|sign| !sign.symbol.is_empty());
        shown.map(|sign| (sign.mark.event.to_string(), sign.class.contains("dim"))).collect::<Vec<_>>()
    };
    assert!(signs("").iter().all(|(_, dim)| !dim));
    let manas = signs("manas");
    assert!(manas.iter().any(|(_, dim)| *dim));
    assert!(manas.iter().any(|(event, dim)| event == "manas-base" && !dim), "{manas:?}");
}

#[test]
fn a_search_is_kept_while_an_event_is_open_and_ends_at_the_start() {
    let stage = stage(Language::English);
    let state = step(&stage, &fresh(Form::Phone, Setting::Page), Action::Find("\u{7} Manas".into())).unwrap();
    assert_eq!((state.query.as_str(), state.panel), ("Manas", Panel::Events));
    let first = stage.event(find(&stage, "Manas").first().unwrap()).unwrap().id.clone();
    let open = step(&stage, &state, Action::Open(first)).unwrap();
    assert_eq!((open.query.as_str(), open.sought(), open.panel), ("Manas", "", Panel::Explore));
    assert!(open.link().to_string().ends_with("q=Manas"));
    let back = step(&stage, &open, Action::Turn(Panel::Events)).unwrap();
    assert_eq!((back.sought(), back.sheet), ("Manas", Sheet::Full));
    assert_eq!(step(&stage, &back, Action::ShowHits).unwrap().sheet, Sheet::Peek);
    assert_eq!(step(&stage, &back, Action::Turn(Panel::Start)).unwrap().query, "");
    assert_eq!(step(&stage, &back, Action::Find(String::new())).unwrap().link().query, None);
}

#[test]
fn a_link_with_words_alone_opens_the_search_but_not_in_an_embed() {
    let stage = stage(Language::English);
    let link = || Action::Follow(Link::read("#q=%D0%9C%D0%B0%D0%BD%D0%B0%D1%81"));
    let state = step(&stage, &fresh(Form::Desk, Setting::Page), link()).unwrap();
    assert_eq!((state.panel, state.sought()), (Panel::Events, "Манас"));
    let embed = step(&stage, &fresh(Form::Embed, Setting::Embed), link()).unwrap();
    assert_eq!(embed.sought(), "");
    assert!(scene(&stage, embed.ask()).found.is_none());
}
