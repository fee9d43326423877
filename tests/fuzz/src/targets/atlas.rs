//! The data: any bytes are an atlas, possibly an empty one, and a report. What came through the door is clean, within its
//! bounds, the same when read again, and can be shown.

use std::collections::BTreeSet;

use sco_atlas::app::Link;
use sco_atlas::atlas::read::MAX_EVENTS;
use sco_atlas::atlas::report::MAX_PROBLEMS;
use sco_atlas::atlas::{self, Atlas, Content, Event, Report};
use sco_atlas::map::camera::overview;
use sco_atlas::scene::plate::{View, plate};
use sco_atlas::scene::track::Room;
use sco_atlas::scene::{News, Sieve, Stage, Track, change, scene, tell};
use sco_atlas::share::shown;
use sco_atlas::text::Language;
use sco_atlas::time::Axis;

use super::{ROOM, Target, about, hash, published};
use crate::mutate::Rules;
use crate::{Met, holds};

pub const TARGET: Target = Target {
    name: "atlas",
    rules: Rules {
        words: &[
            b"{",
            b"}",
            b"[",
            b"]",
            b",",
            b":",
            b"\"",
            b"\\",
            b"\\u0000",
            b"\\ud83d",
            b"\\ud83d\\ude00",
            b"\\u202e",
            b"null",
            b"true",
            b"[[",
            b"{\"a\":",
            b"\"type\":\"Feature\",",
            b"\"type\":\"FeatureCollection\",",
            b"\"features\":[",
            b"\"id\":\"a\",",
            b"\"geometry\":{\"type\":\"Point\",\"coordinates\":[71,51]},",
            b"\"kind\":\"summit\"",
            b"\"kind\":\"base\"",
            b"\"kind\":\"pipeline\"",
            b"\"kind\":\"membership\"",
            b"\"title\":\"A\"",
            b"\"texts\":{\"en\":{",
            b"\"when\":null",
            b"\"when\":{\"timespans\":[{\"start\":{\"in\":\"2005\"}}]}",
            b"\"earliest\":",
            b"\"latest\":",
            b"\"end\":",
            b"\"open\"",
            b"\"2005-07-05\"",
            b"\"2005-13\"",
            b"\"-9999\"",
            b"\"places\":[",
            b"\"links\":[",
            b"\"about\":[\"a\"]",
            b"\"notes\":[1]",
            b"\"sources\":[",
            b"\"chapters\":[",
            b"\"actors\":[",
            b"\"periods\":[",
            b"\"series\":[",
            b"\"states\":[",
            b"\"route\":[[",
            b"\"areas\":[\"crimea\"]",
            b"\"url\":\"javascript:alert(1)\"",
            b"\"url\":\"https://a\"",
            b"<img src=x onerror=alert(1)>",
            b"</script>",
            b"\xef\xbb\xbf",
            b"\xff",
            b"\xe2\x80\xae",
            b"\n",
        ],
        longest: 1 << 21,
    },
    seeds,
    put_in,
};

fn seeds() -> Vec<Vec<u8>> {
    let small = include_str!("../../../fixtures/atlas/small.geojson");
    let mut seeds: Vec<Vec<u8>> = [
        small,
        include_str!("../../../fixtures/atlas/broken-dates.geojson"),
        include_str!("../../../fixtures/atlas/foreign.geojson"),
        include_str!("../../../fixtures/atlas/not-a-number.geojson"),
        include_str!("../../../fixtures/atlas/unclosed.geojson"),
        include_str!("../../../fixtures/atlas/words-and-places.geojson"),
        include_str!("../../../fixtures/atlas/wrong-types.geojson"),
    ]
    .map(|text| text.as_bytes().to_vec())
    .to_vec();
    // The atlas of this repository, and as many events as are read, all at one place and of one year.
    seeds.push(published().into_bytes());
    seeds.push(crowd().into_bytes());
    seeds
}

fn crowd() -> String {
    let features: Vec<String> = (0..MAX_EVENTS)
        .map(|n| {
            format!(
                "{{\"type\":\"Feature\",\"id\":\"e{n}\",\"geometry\":{{\"type\":\"Point\",\"coordinates\":[71.4,51.1]}},\
                 \"when\":{{\"timespans\":[{{\"start\":{{\"in\":\"2005\"}}}}]}},\"properties\":{{\"kind\":\"summit\",\"title\":\"E {n}\"}}}}"
            )
        })
        .collect();
    format!("{{\"type\":\"FeatureCollection\",\"features\":[{}]}}", features.join(","))
}

fn put_in(bytes: &[u8]) -> Met {
    let (atlas, report) = atlas::read(bytes, "en");
    within_bounds(&atlas, &report)?;
    atlas.events.iter().try_for_each(clean)?;
    let addresses = atlas.sources.iter().map(|source| source.url.as_str()).chain([atlas.work.url.as_str()]);
    for url in addresses.chain(atlas.events.iter().flat_map(|event| &event.references).map(|one| one.url.as_str())) {
        holds(url.is_empty() || is_web(url), || format!("not an address of the web: {url}"))?;
    }
    let again = atlas::read(bytes, "en");
    // Not a number is not itself; the door lets none through.
    holds(*again.0 == *atlas && again.1 == report, || "read twice it is two atlases".to_owned())?;
    let shown = if atlas.events.is_empty() { 0 } else { show(bytes, &atlas)? };
    let told: BTreeSet<String> = report
        .problems
        .iter()
        .take(40)
        .map(|problem| {
            let path: String = problem.path.chars().filter(|c| !c.is_ascii_digit()).collect();
            let kind = format!("{:?}", problem.kind);
            format!("{path} {}", kind.split([' ', '{']).next().unwrap_or_default())
        })
        .collect();
    Ok(hash(&(told, counts(&atlas).map(about), shown)))
}

fn counts(atlas: &Content) -> [usize; 8] {
    [
        atlas.sections.len(),
        atlas.sources.len(),
        atlas.notes.len(),
        atlas.periods.len(),
        atlas.chapters.len(),
        atlas.series.len(),
        atlas.actors.len(),
        atlas.events.len(),
    ]
}

fn within_bounds(atlas: &Content, report: &Report) -> Result<(), String> {
    holds(atlas.events.len() <= MAX_EVENTS, || format!("{} events", atlas.events.len()))?;
    holds(report.problems.len() <= MAX_PROBLEMS, || format!("{} problems are listed", report.problems.len()))?;
    for problem in &report.problems {
        let said = problem.to_string();
        holds(problem.value.chars().count() <= 80 && !said.contains('\n'), || format!("a complaint too long: {said}"))?;
    }
    let ids: BTreeSet<&str> = atlas.events.iter().map(|event| &*event.id).collect();
    holds(ids.len() == atlas.events.len(), || "two events have one id".to_owned())?;
    let first = |event: &Event| event.when.map_or(i64::MAX, |when| when.first_day().0.into());
    holds(atlas.events.is_sorted_by_key(first), || "events do not stand in the order of time".to_owned())
}

fn clean(event: &Event) -> Result<(), String> {
    let mut texts = vec![(&event.title, 300), (&event.name, 300), (&event.claim, 4000), (&event.check, 4000)];
    texts.extend(event.places.iter().map(|place| (&place.name, 300)));
    for (text, limit) in texts {
        let odd =
            |c: char| (c.is_control() && c != '\n') || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
        holds(!text.contains(odd), || format!("a text is not clean: {text:?}"))?;
        holds(text.chars().count() <= limit, || format!("a text has more than {limit} characters: {text}"))?;
    }
    holds(!event.title.is_empty(), || format!("{} has no title", event.id))?;
    for place in &event.places {
        let inside = (-180.0..=180.0).contains(&place.at.lon) && (-90.0..=90.0).contains(&place.at.lat);
        holds(inside && place.accuracy_km.is_finite(), || format!("{:?} is no place on earth", place.at))?;
    }
    let numbers = event.figures.iter().flat_map(|figure| [figure.value, figure.usd]);
    holds(numbers.into_iter().all(f64::is_finite), || format!("{} has a number that is none", event.id))
}

fn is_web(url: &str) -> bool {
    let begin = url.get(..8).unwrap_or(url).to_ascii_lowercase();
    (begin.starts_with("http://") || begin.starts_with("https://"))
        && !url.contains(|c: char| c.is_whitespace() || c.is_control() || matches!(c, '"' | '<' | '>'))
}

/// What a page does with it: the first date, the last, and one event open.
fn show(bytes: &[u8], atlas: &Atlas) -> Result<u64, String> {
    let stage = Stage::new(atlas.clone());
    let table = Language::English.table();
    let open = atlas.events.first().map(|event| event.id.to_string()).unwrap_or_default();
    let mut marks = 0;
    for link in [format!("e={open}&m=all"), "t=earliest".to_owned(), "t=latest&m=only&q=a".to_owned()] {
        let state = shown::state_at(&stage, &Link::read(&link), Language::English);
        super::link::stands(&stage, &state)?;
        let now = scene(&stage, state.ask());
        let news = News::default();
        let view = View {
            camera: overview(ROOM),
            size: ROOM,
            reserved: &[],
            leader_y: Some(114.0),
            scale: 1.0,
            small: false,
            fan: Some(&open),
            news: &news,
        };
        marks += plate(&stage, &now, &view, table).marks().len();
        let told = tell::told(&stage, &now, table);
        let before = scene(&stage, shown::state_at(&stage, &Link::read("t=earliest"), Language::English).ask());
        tell::change_words(&stage, &change(&stage, &before, &now), table);
        holds(!tell::plain(&told, &stage, table).is_empty(), || "the map in words is empty".to_owned())?;
    }
    let axis = Axis::new(stage.first, stage.last, 0.0, ROOM.width);
    Track::new(&stage, &axis, Room { base: 60.0, top: 8.0, pitch: 7.0, years: true }, &Sieve::OPEN);
    read_again(bytes, &stage)?;
    Ok(u64::from(about(marks)))
}

/// What the panel gives away of a sound file is read as the same events.
fn read_again(bytes: &[u8], stage: &Stage) -> Result<(), String> {
    let Ok(file) = serde_json::from_slice(bytes) else { return Ok(()) };
    if stage.atlas.events.len() > 400 {
        return Ok(());
    }
    let state = shown::state_at(stage, &Link::read("m=all&t=latest"), Language::English);
    let given = shown::geojson(&file, stage, &state, "https://a.example/");
    let (atlas, _) = atlas::read(given.as_bytes(), "en");
    for event in atlas.events.iter() {
        let before = stage.atlas.event(&event.id);
        let same = before.is_some_and(|before| (&before.title, before.when) == (&event.title, event.when));
        holds(same, || format!("{} was given away as another event", event.id))?;
    }
    Ok(())
}
