//! The lecture, as a presenter's remote drives it, and the presenter's window.

use e2e::visit::Visit;
use e2e::{Tested, holds, same};

const DATE: &str = "document.querySelector('.here-date').firstChild.textContent";
const SENTENCE: &str = "document.querySelector('.here-sent')?.textContent ?? ''";
const WORN: &str = "document.documentElement.className";
const MAP: &str = "[role=application]";

#[tokio::test]
async fn a_remote_goes_on_and_back_whatever_has_the_focus() -> Tested {
    Visit::to("?lecture#p=story&h=price-of-manas")
        .size(1024, 768)
        .run(async |page| {
            page.ready().await?;
            let title = page.text(SENTENCE).await?;
            holds(!title.is_empty(), "the chapter says its title")?;
            page.keys(MAP, "PageDown").await?;
            let first = page.changed(SENTENCE, &title).await?;
            page.keys(MAP, "ArrowRight").await?;
            let second = page.changed(SENTENCE, &first).await?;
            page.type_text(" ").await?;
            page.changed(SENTENCE, &second).await?;
            page.keys(MAP, "PageUp").await?;
            page.until(SENTENCE, second.as_str()).await?;
            page.keys(MAP, "ArrowLeft").await?;
            page.until(SENTENCE, first.as_str()).await?;
            page.keys(MAP, "PageUp").await?;
            page.until(SENTENCE, title.as_str()).await
        })
        .await
}

#[tokio::test]
async fn a_lecture_shows_a_map_a_date_and_a_sentence_and_nothing_else() -> Tested {
    Visit::to("?lecture#t=2005-07-05")
        .size(1024, 768)
        .run(async |page| {
            page.ready().await?;
            // The title is for those who cannot see; of the bar nothing is drawn.
            page.until_true("getComputedStyle(document.querySelector('.bar')).clipPath === 'inset(50%)'").await?;
            let seen = "[...document.querySelectorAll('button, a, select, input')].filter((one) => one.checkVisibility()).length";
            same(page.value(seen).await?.as_u64(), Some(0), "nothing to press")?;
            same(page.text(DATE).await?.as_str(), "5 July 2005", "the date")?;
            holds(page.text(WORN).await?.contains("theme-light"), "rooms are bright")?;
            let least = "Math.min(...[...document.querySelectorAll('.labs text')].map((name) => name.getAttribute('font-size')))";
            holds(page.value(least).await?.as_f64().unwrap_or(0.0) >= 19.0, "names are read from the last row")?;
            let fits = "(() => { const band = document.querySelector('.ctl').getBoundingClientRect(); const here = document.querySelector('.here').getBoundingClientRect(); return here.top >= band.top && here.bottom <= band.bottom && here.right <= innerWidth; })()";
            page.until_true(fits).await?;
            same(page.text("String(localStorage.length)").await?.as_str(), "0", "nothing is kept")
        })
        .await
}

#[tokio::test]
async fn at_the_last_step_a_remote_stays_and_home_leads_to_the_first() -> Tested {
    Visit::to("?lecture#t=latest")
        .size(1024, 768)
        .run(async |page| {
            page.ready().await?;
            page.keys(MAP, "End").await?;
            page.until_true("document.querySelector('.pb.next').getAttribute('aria-disabled') === 'true'").await?;
            let last = page.text(DATE).await?;
            page.keys(MAP, "PageDown").await?;
            page.frames().await?;
            same(page.text(DATE).await?, last.clone(), "it stays")?;
            page.keys(MAP, "Home").await?;
            page.changed(DATE, &last).await?;
            let first = "(() => { const clock = document.querySelector('[role=slider]'); return clock.ariaValueNow === clock.ariaValueMin; })()";
            page.until_true(first).await
        })
        .await
}

#[tokio::test]
async fn the_wall_goes_blank_and_comes_back_at_the_same_step() -> Tested {
    Visit::to("?lecture#t=2005-07-05")
        .size(1024, 768)
        .run(async |page| {
            page.ready().await?;
            let date = page.text(DATE).await?;
            page.type_text(".").await?;
            page.until_true("getComputedStyle(document.body).visibility === 'hidden'").await?;
            page.keys(MAP, "PageDown").await?;
            page.until_true("getComputedStyle(document.body).visibility === 'visible'").await?;
            same(page.text(DATE).await?, date, "the key that brings it back does not go on")
        })
        .await
}

#[tokio::test]
async fn asked_to_predict_the_next_event_waits_for_a_second_press() -> Tested {
    Visit::to("?lecture&predict#t=2005-07-05")
        .size(1024, 768)
        .run(async |page| {
            page.ready().await?;
            let before = page.text(SENTENCE).await?;
            let hidden = "getComputedStyle(document.querySelector('.here-sent')).visibility === 'hidden'";
            page.keys(MAP, "PageDown").await?;
            let next = page.changed(SENTENCE, &before).await?;
            page.until_true(hidden).await?;
            page.keys(MAP, "PageDown").await?;
            page.until_true(&format!("!({hidden})")).await?;
            same(page.text(SENTENCE).await?, next, "the second press reveals and does not go on")
        })
        .await
}

#[tokio::test]
async fn by_chapters_each_press_is_a_chapter_and_escape_leaves_at_the_same_place() -> Tested {
    Visit::to("?lecture=chapters#p=story&h=frontier")
        .size(1024, 768)
        .run(async |page| {
            page.ready().await?;
            page.keys(MAP, "PageDown").await?;
            page.until_true("location.hash.includes('h=six')").await?;
            page.keys(MAP, "PageDown").await?;
            page.until_true("location.hash.includes('h=runways')").await?;
            page.keys(MAP, "Escape").await?;
            page.until_true("location.search === '' && location.hash.includes('h=runways')").await?;
            page.ready().await
        })
        .await
}

#[tokio::test]
async fn the_presenters_window_says_what_is_on_the_wall_and_what_comes_next_and_drives_it() -> Tested {
    Visit::to("?lecture#p=story&h=price-of-manas")
        .size(1024, 768)
        .run(async |page| {
            page.ready().await?;
            let title = page.text(SENTENCE).await?;
            page.type_text("n").await?;
            let wall = page.client.window().await?;
            let mut other = None;
            for _ in 0..50 {
                other = page.client.windows().await?.into_iter().find(|window| *window != wall);
                if other.is_some() {
                    break;
                }
                page.frames().await?;
            }
            page.client.switch_to_window(other.ok_or("no window opened")?).await?;
            page.until("document.getElementById('sent')?.textContent", title.as_str()).await?;
            holds(!page.text("document.getElementById('note').textContent").await?.is_empty(), "there is a note")?;
            let next = page.text("document.getElementById('next-sent').textContent").await?;
            holds(!next.is_empty(), "and a next step")?;
            page.click("#next").await?;
            page.until("document.getElementById('sent').textContent", next.as_str()).await?;
            page.client.switch_to_window(wall).await?;
            page.until(SENTENCE, next.as_str()).await
        })
        .await
}
