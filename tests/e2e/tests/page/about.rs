//! The article as a way into the map: its outline, its notes, and the files behind it.

use e2e::visit::Visit;
use e2e::{Tested, holds};

/// A claim without a date: it stands in the outline only.
const UNDATED: &str = "sco-lacks-means";

#[tokio::test]
async fn the_outline_leads_to_an_event_without_a_date() -> Tested {
    Visit::to("#p=about")
        .run(async |page| {
            page.ready().await?;
            page.click("details[data-section=abstract] summary").await?;
            page.click(&format!("details[data-section=abstract] a[data-event={UNDATED}]")).await?;
            page.opened(UNDATED).await
        })
        .await
}

#[tokio::test]
async fn every_note_leads_to_an_event_and_every_file_of_the_data_is_there() -> Tested {
    Visit::to("tr/#p=about")
        .run(async |page| {
            page.ready().await?;
            let notes = page.count(".about .notes > li").await?;
            holds(notes == page.count(".about .notes > li:has(a[data-event])").await?, "each note has an event")?;
            let links = "[...document.querySelectorAll('.about a[href*=\"data/\"]')]";
            let fetched = format!("Promise.all({links}.map(link => fetch(link.href).then(answer => answer.ok)))");
            page.until(&format!("{fetched}.then(all => all.length >= 7 && all.every(Boolean))"), true).await
        })
        .await
}
