//! The clock in words and by calendar, the path through the chapters, and the ruler's ways of showing time.

use std::collections::HashSet;

use e2e::engine::Visitor;
use e2e::page::{Hand, Page, SPOKEN};
use e2e::visit::Visit;
use e2e::{Tested, holds, same};
use serde_json::json;
use xtask::browsers::Kind;

use crate::NOT_SLOWED;

const CARD: &str = "document.querySelector('#card')?.dataset.event";

/// The dates at which something of the atlas begins, as its own data tell them.
const DATES: &str = "new Set(JSON.parse(document.getElementById('atlas').textContent).features.filter((f) => f.when)\
    .map((f) => { const s = f.when.timespans[0].start; return s.in ?? s.earliest; })).size";

async fn walk(page: &Page, key: &str) -> Tested<Vec<String>> {
    let mut seen = vec![page.value("document.querySelector('time').dateTime").await?.to_string()];
    let mut spoken = page.spoken_date().await?;
    loop {
        page.keys("[role=slider]", key).await?;
        page.frames().await?;
        let next = page.spoken_date().await?;
        if next == spoken {
            return Ok(seen);
        }
        seen.push(next.split(':').next().unwrap_or_default().to_owned());
        spoken = next;
    }
}

#[tokio::test]
async fn the_arrows_visit_each_event_date_once_and_back() -> Tested {
    Visit::to("#t=earliest")
        .run(async |page| {
            page.ready().await?;
            page.keys("[role=slider]", "Home").await?;
            page.frames().await?;
            let forwards = walk(page, "ArrowRight").await?;
            let mut back = walk(page, "ArrowLeft").await?;
            let dates = page.value(DATES).await?.as_u64().unwrap_or_default() as usize;
            same(forwards.len(), dates, "each date once")?;
            let distinct: HashSet<&String> = forwards.iter().skip(1).collect();
            same(distinct.len(), forwards.len() - 1, "and none twice")?;
            back.reverse();
            same(back.get(1..back.len() - 1), forwards.get(1..forwards.len() - 1), "the same way back")
        })
        .await
}

#[tokio::test]
async fn a_date_can_be_typed_and_what_is_not_understood_is_said() -> Tested {
    Visit::to("#t=2005-07-05&e=astana-declaration-2005")
        .run(async |page| {
            page.ready().await?;
            page.click(".col .date-b").await?;
            page.until("document.activeElement.id", "date").await?;
            page.type_text("31.2.2009").await?;
            page.until_true("document.querySelector('#date-note').textContent.includes('no such day')").await?;
            page.keys("#date", "Enter").await?;
            same(page.text(CARD).await?, String::new(), "nothing was left")?;
            page.value("document.querySelector('#date').select()").await?;
            page.type_text("june 2009").await?;
            page.until_true("document.querySelector('#date-note').textContent.includes('June 2009')").await?;
            holds(page.count(".held li:not(.aside)").await? >= 4, "the events of June 2009 are listed")?;
            page.keys("#date", "Enter").await?;
            page.until_true(&format!("{SPOKEN}.startsWith('15 June 2009')")).await?;
            page.until_true("document.activeElement.className === 'date-b'").await?;
            page.back().await?;
            page.until_true(&format!("{SPOKEN}.startsWith('5 July 2005')")).await
        })
        .await
}

#[tokio::test]
async fn the_field_of_the_date_has_the_focus_however_slow_the_machine_is() -> Tested {
    Visit::to("#t=2005-07-05&e=astana-declaration-2005")
        .only_in(Kind::Chromium, NOT_SLOWED)
        .run(async |page| {
            page.ready().await?;
            page.cdp("Emulation.setCPUThrottlingRate", json!({ "rate": 4 })).await?;
            for _ in 0..2 {
                page.click(".col .date-b").await?;
                page.until("document.activeElement.id", "date").await?;
                page.keys("#date", "Escape").await?;
                page.until_true("document.activeElement.className === 'date-b'").await?;
            }
            Ok(())
        })
        .await
}

#[tokio::test]
async fn escape_gives_the_date_back_and_nothing_has_moved() -> Tested {
    Visit::to("tr/#t=2005-07-05&e=astana-declaration-2005")
        .run(async |page| {
            page.ready().await?;
            let spoken = page.spoken_date().await?;
            page.click(".col .date-b").await?;
            page.until("document.activeElement.id", "date").await?;
            page.type_text("ocak 19").await?;
            page.until_true("document.querySelector('#date-note').textContent.includes('anlaşılmadı')").await?;
            page.keys("#date", "Escape").await?;
            page.until(CARD, "astana-declaration-2005").await?;
            same(page.spoken_date().await?, spoken, "the same date")
        })
        .await
}

#[tokio::test]
async fn next_and_back_lead_through_a_chapter_with_clock_map_and_link_in_step() -> Tested {
    Visit::to("#p=story")
        .run(async |page| {
            page.ready().await?;
            page.click(".legs [data-leg=price-of-manas]").await?;
            page.until("document.querySelector('#card')?.dataset.leg", "price-of-manas").await?;
            page.until_true(&format!("{SPOKEN}.startsWith('3 February 2009')")).await?;
            page.until_true("document.querySelector('.brk') && document.querySelectorAll('[data-mark].on').length >= 6").await?;
            let steps = page.count(".ladder li").await?;
            for _ in 0..steps {
                let before = page.text(CARD).await?;
                page.click(".way .btn:last-of-type").await?;
                page.changed(CARD, &before).await?;
                page.until("document.querySelectorAll('.ladder .on').length", 1).await?;
                let open = page.text(CARD).await?;
                page.until_true(&format!("location.hash.includes('e={open}') && location.hash.includes('h=price-of-manas')")).await?;
                page.until_true(&format!("document.querySelector('svg [data-event={open}][data-open]') || document.querySelector('.place.none')")).await?;
            }
            page.click(".way .btn:last-of-type").await?;
            page.until("document.querySelector('#card')?.dataset.leg", "pipes-turn-east").await?;
            page.click(".way .btn:first-of-type").await?;
            page.until_true(&format!("{CARD} && document.querySelector('.kick').textContent.includes('Manas')")).await?;
            // Looking around, and back to the path.
            page.keys("[role=slider]", "ArrowRight").await?;
            page.until_true("document.querySelector('.way-back')").await?;
            page.click(".way-back").await?;
            page.until("document.querySelector('#card')?.dataset.leg", "price-of-manas").await
        })
        .await
}

#[tokio::test]
async fn at_the_ends_of_the_path_the_way_on_is_said_to_be_over() -> Tested {
    Visit::to("#p=story&h=frontier")
        .run(async |page| {
            page.ready().await?;
            same(
                page.attribute(".way .btn:first-of-type", "aria-disabled").await?,
                "true".to_owned(),
                "no step before",
            )?;
            same(page.attribute(".pb.prev", "aria-disabled").await?, "true".to_owned(), "nor in the clock")?;
            page.click(".way .btn:first-of-type").await?;
            page.until("document.querySelector('#card')?.dataset.leg", "frontier").await
        })
        .await
}

#[tokio::test]
async fn the_ruler_shows_a_year_with_the_signs_of_its_events_and_follows_the_clock() -> Tested {
    Visit::to("#t=2005-07-05")
        .run(async |page| {
            page.ready().await?;
            same(page.count(".ks").await?, 0, "squares at first")?;
            for _ in 0..5 {
                page.keys("[role=slider]", "+").await?;
            }
            page.until_true("document.querySelectorAll('.ks').length >= 4 && location.hash.includes('z=2005')").await?;
            page.keys("[role=slider]", "End").await?;
            page.until_true("location.hash.includes('z=2020')").await?;
            page.keys("[role=slider]", "- - - - -").await?;
            page.until_true("!location.hash.includes('z=')").await
        })
        .await
}

#[tokio::test]
async fn a_pointer_over_the_ruler_finds_an_event_or_says_that_there_is_none() -> Tested {
    Visit::to("#t=2005-07-05")
        .run(async |page| {
            page.ready().await?;
            let x = |year: f64| format!("(r => r.left + 20 + (r.width - 44) * {})(document.querySelector('.slide').getBoundingClientRect())", (year - 1991.0) / 30.0);
            let y = page.value("document.querySelector('.slide').getBoundingClientRect().top").await?.as_f64().unwrap_or_default() + 50.0;
            let quiet = page.value(&x(1994.6)).await?.as_f64().unwrap_or_default();
            page.pointer("mouse", &[(0, Hand::To(quiet, y))]).await?;
            page.until_true("document.querySelector('.peek text').textContent.includes('no event in the article')").await?;
            let busy = page.value(&x(2005.5)).await?.as_f64().unwrap_or_default();
            page.pointer("mouse", &[(0, Hand::To(busy, y))]).await?;
            page.until_true("/2005: ./.test(document.querySelector('.peek text').textContent)").await?;
            holds(page.spoken_date().await?.starts_with("5 July 2005"), "looking moves nothing")
        })
        .await
}

#[tokio::test]
async fn what_lasts_is_shown_on_demand_and_the_map_keeps_its_shape() -> Tested {
    Visit::to("#t=2005-07-05&r=spans")
        .run(async |page| {
            page.ready().await?;
            page.until_true("document.querySelectorAll('.spans .lasts').length > 8").await?;
            let words = page.text("document.querySelector('.spans').textContent").await?;
            holds(words.contains("Manas") && words.contains("Kant"), format!("the bases are named: {words}"))?;
            holds(page.count(".map .land").await? > 50, "the map is there")
        })
        .await
}

#[tokio::test]
async fn playing_by_the_year_from_a_link_goes_on_by_itself_and_a_hand_stops_it() -> Tested {
    Visit::to("#t=2001&play=1&by=year&pace=3")
        .run(async |page| {
            page.ready().await?;
            page.until_true(&format!("{SPOKEN}.startsWith('2003')")).await?;
            page.keys("[role=slider]", "ArrowRight").await?;
            page.frames().await?;
            let still = page.spoken_date().await?;
            tokio::time::sleep(std::time::Duration::from_millis(3500)).await;
            same(page.spoken_date().await?, still, "it has stopped")
        })
        .await
}

#[tokio::test]
async fn the_map_flies_to_a_chapter_before_its_marks_are_shown_and_a_hand_ends_the_flight() -> Tested {
    let moved = Visitor { calm: false, width: 1440, height: 900, ..Visitor::default() };
    Visit::to("#t=2005-07-05")
        .by(moved)
        .run(async |page| {
            page.ready().await?;
            page.until_true("!document.querySelector('.flying')").await?;
            page.value("location.hash = '#p=story&h=price-of-manas'").await?;
            page.until_true("document.querySelector('.view.flying')").await?;
            let hidden = "getComputedStyle(document.querySelector('.dots').parentNode).visibility";
            same(page.text(hidden).await?, "hidden".to_owned(), "marks wait")?;
            page.until_true("!document.querySelector('.flying')").await?;
            same(page.text(hidden).await?, "visible".to_owned(), "and come")?;
            page.value("location.hash = '#t=2005-07-05'").await?;
            page.until_true("document.querySelector('.view.flying')").await?;
            page.pointer("mouse", &[(0, Hand::To(900.0, 300.0)), (0, Hand::Down), (0, Hand::To(930.0, 320.0))]).await?;
            page.until_true("!document.querySelector('.flying')").await?;
            page.pointer("mouse", &[(0, Hand::Up)]).await
        })
        .await
}

#[tokio::test]
async fn the_field_keeps_the_focus_when_a_date_is_understood_and_a_menu_when_another_word_is_chosen() -> Tested {
    Visit::to("#t=2005-07-05")
        .run(async |page| {
            page.ready().await?;
            page.click(".col .date-b").await?;
            page.until("document.activeElement.id", "date").await?;
            page.type_text("2014").await?;
            page.until_true("document.querySelector('.held')").await?;
            same(page.text("document.activeElement.id").await?, "date".to_owned(), "the field has the focus")?;
            page.type_text("-06").await?;
            page.until_true("document.querySelector('#date-note').textContent.includes('June 2014')").await?;
            page.type_text("\u{e007}").await?;
            page.until_true(&format!("{SPOKEN}.startsWith('3 June 2014')")).await?;
            page.keys("#by", "ArrowDown").await?;
            page.until_true("location.hash.includes('by=month')").await?;
            same(page.text("document.activeElement.id").await?, "by".to_owned(), "the menu has the focus")?;
            // What is chosen elsewhere is shown here too.
            page.keys("#reach", "ArrowDown").await?;
            page.until_true("location.hash.includes('r=even')").await?;
            page.value("location.hash = '#t=2005-07-05&z=2005'").await?;
            page.until("document.querySelector('#reach').value", "one year").await?;
            page.until("document.querySelector('#by').value", "by event").await
        })
        .await
}

#[tokio::test]
async fn who_goes_on_by_key_stays_at_next_from_the_title_page_to_the_steps() -> Tested {
    Visit::to("#p=story&h=price-of-manas")
        .run(async |page| {
            page.ready().await?;
            page.keys(".way .btn:last-of-type", "Enter").await?;
            page.until(CARD, "kyrgyz-closure-order-2009").await?;
            page.until("document.activeElement.textContent", "Next").await?;
            page.type_text("\u{e007}").await?;
            page.until(CARD, "russian-credit-kyrgyzstan-2009").await?;
            same(page.text("document.activeElement.textContent").await?, "Next".to_owned(), "and from step to step")
        })
        .await
}
