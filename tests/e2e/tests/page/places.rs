//! Where the page lies, and in which language.

use e2e::visit::Visit;
use e2e::{Tested, holds, same};

use crate::{EVENT, EVENT_DAY, by_finger};

#[tokio::test]
async fn the_page_works_from_any_path() -> Tested {
    Visit::to(&format!("#t={EVENT_DAY}&e={EVENT}"))
        .under("/maps/central-asia")
        .run(async |page| {
            page.ready().await?;
            for asked in page.site.asked() {
                holds(asked.path.starts_with("/maps/central-asia/"), format!("{} is outside", asked.path))?;
            }
            holds(page.count(&format!("[data-event={EVENT}]")).await? >= 1, "the event is there")
        })
        .await
}

#[tokio::test]
async fn the_turkish_page_speaks_turkish_from_its_own_address() -> Tested {
    Visit::to("tr/")
        .under("/a/b")
        .run(async |page| {
            same(page.text("document.documentElement.lang").await?, "tr", "the language of the page")?;
            page.ready().await?;
            holds(page.count("[data-event]").await? >= 1, "the events are there")
        })
        .await
}

#[tokio::test]
async fn a_wish_for_turkish_leads_to_the_turkish_page() -> Tested {
    Visit::to(&format!("?lang=tr#t={EVENT_DAY}"))
        .run(async |page| {
            page.until("document.documentElement.lang", "tr").await?;
            page.ready().await?;
            holds(page.fragment().await?.contains(EVENT_DAY), "the link came along")
        })
        .await
}

#[tokio::test]
async fn a_finger_moves_the_map() -> Tested {
    by_finger("", 390, 844)
        .run(async |page| {
            page.ready().await?;
            let camera = "document.querySelector('svg:has([data-country]) g[transform]')?.getAttribute('transform')";
            let before = page.text(camera).await?;
            let x =
                page.value("(r => r.x + r.width / 2)(document.querySelector('svg:has([data-country])').getBoundingClientRect())").await?;
            let y =
                page.value("(r => r.y + r.height / 4)(document.querySelector('svg:has([data-country])').getBoundingClientRect())").await?;
            let (x, y) = (x.as_f64().unwrap_or(195.0), y.as_f64().unwrap_or(300.0));
            page.touch(&[&[(x - 20.0, y), (x - 80.0, y)], &[(x + 20.0, y), (x + 80.0, y)]]).await?;
            page.changed(camera, &before).await.map(|_| ())
        })
        .await
}
