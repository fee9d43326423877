//! The slider and its keys.

use e2e::page::SPOKEN;
use e2e::visit::Visit;
use e2e::{Tested, holds, same};

const STATUS: &str = "document.querySelector('[role=status]').textContent";

/// `5 July 2005: what happens` is the fifth of July.
fn day(spoken: &str) -> &str {
    spoken.split(':').next().unwrap_or(spoken)
}

#[tokio::test]
async fn the_arrows_go_to_the_next_event_and_back() -> Tested {
    Visit::to("#t=2005-07-05")
        .run(async |page| {
            page.ready().await?;
            let first = page.spoken_date().await?;
            page.keys("[role=slider]", "ArrowRight").await?;
            let second = page.changed(SPOKEN, &first).await?;
            page.keys("[role=slider]", "ArrowLeft").await?;
            let back = page.changed(SPOKEN, &second).await?;
            same(day(&back), day(&first), "one step on and one back")
        })
        .await
}

#[tokio::test]
async fn pages_go_by_the_year() -> Tested {
    Visit::to("#t=2005-07-05")
        .run(async |page| {
            page.ready().await?;
            let first = page.spoken_date().await?;
            page.keys("[role=slider]", "PageUp").await?;
            let later = page.changed(SPOKEN, &first).await?;
            holds(later.contains("2006"), format!("a year after July 2005 is in 2006, not {later}"))?;
            page.keys("[role=slider]", "PageDown").await?;
            let back = page.changed(SPOKEN, &later).await?;
            same(day(&back), day(&first), "a year on and a year back")
        })
        .await
}

#[tokio::test]
async fn home_and_end_go_to_the_ends_and_the_status_says_so() -> Tested {
    Visit::to("#t=2005-07-05")
        .run(async |page| {
            page.ready().await?;
            let first = page.spoken_date().await?;
            let said = page.text(STATUS).await?;
            page.keys("[role=slider]", "Home").await?;
            let home = page.changed(SPOKEN, &first).await?;
            holds(home.contains("1991"), format!("the beginning is in 1991, not {home}"))?;
            page.keys("[role=slider]", "End").await?;
            let end = page.changed(SPOKEN, &home).await?;
            holds(end.contains("2020"), format!("the end is in 2020, not {end}"))?;
            page.changed(STATUS, &said).await.map(|_| ())
        })
        .await
}

#[tokio::test]
async fn the_address_follows_the_slider_without_filling_the_history() -> Tested {
    Visit::to("#t=2005-07-05")
        .run(async |page| {
            page.ready().await?;
            let entries = page.value("history.length").await?;
            page.keys("[role=slider]", "ArrowRight ArrowRight ArrowRight").await?;
            page.until_true("!location.hash.includes('t=2005-07-05') && location.hash.includes('t=')").await?;
            same(page.value("history.length").await?, entries, "entries of the history")
        })
        .await
}

#[tokio::test]
async fn a_country_joins_when_its_day_comes() -> Tested {
    Visit::to("#t=2001-06-14")
        .run(async |page| {
            page.ready().await?;
            let uzbekistan = "document.querySelector('[data-country=UZB]').dataset.status";
            let before = page.text(uzbekistan).await?;
            holds(before != "member", format!("Uzbekistan is {before} the day before"))?;
            page.keys("[role=slider]", "ArrowRight").await?;
            page.until(uzbekistan, "member").await
        })
        .await
}
