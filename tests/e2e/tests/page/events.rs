//! Opening an event, and the link that leads to it.

use e2e::visit::Visit;
use e2e::{Tested, holds};

use crate::{EVENT, EVENT_DAY};

/// Is the card of the event open?
fn card(event: &str) -> String {
    format!("document.querySelector('article[data-event=\"{event}\"]')")
}

fn row(event: &str) -> String {
    format!("li[data-event={event}] a")
}

#[tokio::test]
async fn opening_an_event_from_the_list_shows_its_card_and_writes_its_link() -> Tested {
    Visit::to(&format!("#p=events&t={EVENT_DAY}"))
        .run(async |page| {
            page.ready().await?;
            page.click(&row(EVENT)).await?;
            page.opened(EVENT).await?;
            page.until_true(&format!("location.hash.includes('e={EVENT}') && location.hash.includes('t={EVENT_DAY}')"))
                .await
        })
        .await
}

#[tokio::test]
async fn a_link_opens_what_it_names_and_keeps_keys_that_are_not_ours() -> Tested {
    Visit::to(&format!("#t={EVENT_DAY}&e={EVENT}&foo=bar&c=nonsense"))
        .run(async |page| {
            page.ready().await?;
            page.opened(EVENT).await?;
            holds(page.spoken_date().await?.contains("2005"), "the clock stands in 2005")?;
            let before = page.fragment().await?;
            page.keys("[role=slider]", "ArrowRight").await?;
            page.until_true(&format!("decodeURIComponent(location.hash) !== '#{before}'")).await?;
            holds(page.fragment().await?.contains("foo=bar"), "the foreign key is kept")
        })
        .await
}

#[tokio::test]
async fn a_link_of_nonsense_opens_the_first_view_without_complaint() -> Tested {
    Visit::to("#t=2005-13-45&e=no-such-event&c=NaN,1e999&&&=&%%%")
        .run(async |page| {
            page.ready().await?;
            holds(page.count("[role=slider][aria-valuetext]").await? == 1, "the clock runs")
        })
        .await
}

#[tokio::test]
async fn back_leads_to_the_view_before_the_event() -> Tested {
    Visit::to(&format!("#p=events&t={EVENT_DAY}"))
        .run(async |page| {
            page.ready().await?;
            page.click(&row(EVENT)).await?;
            page.opened(EVENT).await?;
            page.until_true(&format!("location.hash.includes('e={EVENT}')")).await?;
            page.back().await?;
            page.until_true(&format!("!({})", card(EVENT))).await?;
            page.until_true("!location.hash.includes('e=')").await
        })
        .await
}

#[tokio::test]
async fn the_same_link_leads_to_the_same_view() -> Tested {
    Visit::to(&format!("#t={EVENT_DAY}&e={EVENT}"))
        .run(async |page| {
            page.ready().await?;
            page.opened(EVENT).await?;
            let date = page.spoken_date().await?;
            let link = page.text("location.href").await?;
            page.go("?fresh").await?;
            page.client.goto(&link).await?;
            page.ready().await?;
            page.opened(EVENT).await?;
            e2e::same(page.spoken_date().await?, date, "the date of the link")
        })
        .await
}
