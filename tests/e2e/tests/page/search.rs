//! Looking for words in the list of events.

use e2e::page::Page;
use e2e::visit::Visit;
use e2e::{Tested, holds, same};

const FIELD: &str = "#find";
const HITS: &str = "document.querySelectorAll('.list .rows li').length";
const TOLD: &str = "document.querySelector('.told h2')?.textContent";
const FOCUSED: &str = "document.activeElement.id";

/// Types into the field, as a reader does.
async fn look_for(page: &Page, words: &str) -> Tested {
    let field = page.client.find(fantoccini::Locator::Css(FIELD)).await?;
    Ok(field.send_keys(words).await?)
}

#[tokio::test]
async fn what_is_typed_is_found_in_the_list_on_the_ruler_and_on_the_map() -> Tested {
    Visit::to("#p=events&t=2012")
        .run(async |page| {
            page.ready().await?;
            let dots = page.count(".dots [data-event]").await?;
            look_for(page, "Манас").await?;
            page.until_true(&format!("{TOLD}?.includes('Манас')")).await?;
            let hits = page.value(HITS).await?.as_u64().unwrap_or_default();
            holds((5..60).contains(&hits), format!("{hits} events for Манас"))?;
            holds(page.text(TOLD).await?.starts_with(&format!("{hits} ")), "the number is told")?;
            holds(page.count(".rows mark").await? > 2, "found words are marked")?;
            same(page.text("document.querySelector('.rows mark').textContent").await?, "Manas", "the first mark")?;
            let on_ruler = page.count(".squares .on").await?;
            holds(on_ruler > 2 && on_ruler <= hits, format!("{on_ruler} crimson squares for {hits} hits"))?;
            holds(page.count(".dots [data-event]").await? < dots, "dots of other events have left the map")?;
            holds(page.count(".mark .sy.dim").await? > 0, "other bases step back")?;
            page.until_true("decodeURIComponent(location.hash).includes('q=Манас')").await
        })
        .await
}

#[tokio::test]
async fn enter_opens_the_first_hit_and_back_returns_to_the_search() -> Tested {
    Visit::to("#p=events&t=2012")
        .run(async |page| {
            page.ready().await?;
            look_for(page, "k2").await?;
            page.until_true(TOLD).await?;
            let first = page.attribute(".rows li", "data-event").await?;
            page.keys(FIELD, "Enter").await?;
            page.opened(&first).await?;
            page.until_true(&format!("location.hash.includes('e={first}')")).await?;
            page.back().await?;
            page.until(&format!("document.querySelector('{FIELD}')?.value"), "k2").await?;
            page.until_true(&format!("{HITS} > 0 && !document.querySelector('article[data-event]')")).await
        })
        .await
}

#[tokio::test]
async fn the_keys_lead_to_the_field_into_the_list_and_out_of_the_search() -> Tested {
    Visit::to("#t=2005-07-05")
        .run(async |page| {
            page.ready().await?;
            page.keys("[role=slider]", "/").await?;
            page.until(FOCUSED, "find").await?;
            same(page.text("document.querySelector('#find').value").await?, "", "the key itself is not written")?;
            look_for(page, "a/b").await?;
            page.until("document.querySelector('#find').value", "a/b").await?;
            page.keys(FIELD, "Escape").await?;
            page.until("document.querySelector('#find').value", "").await?;
            look_for(page, "gaz").await?;
            page.until_true(TOLD).await?;
            page.keys(FIELD, "ArrowDown").await?;
            page.until_true("document.activeElement === document.querySelector('.rows a')").await
        })
        .await
}

#[tokio::test]
async fn a_link_with_words_opens_the_same_search_in_turkish() -> Tested {
    Visit::to("tr/#p=events&t=2012&q=%E5%8C%97%E4%BA%AC")
        .run(async |page| {
            page.ready().await?;
            page.until_true(&format!("{TOLD}?.includes('için')")).await?;
            same(page.text("document.querySelector('#find').value").await?, "北京", "the words of the link")?;
            holds(page.value(HITS).await?.as_u64().is_some_and(|hits| hits > 3), "Beijing is found")?;
            holds(
                page.text("document.querySelector('.told').textContent").await?.contains("Пекин"),
                "its other names are told",
            )
        })
        .await
}

#[tokio::test]
async fn what_is_not_there_is_said_and_all_events_are_offered() -> Tested {
    Visit::to("#p=events&t=2012&q=zeppelin")
        .run(async |page| {
            page.ready().await?;
            page.until_true(&format!("{TOLD}?.includes('zeppelin')")).await?;
            same(page.value(HITS).await?, serde_json::json!(0), "hits")?;
            holds(
                page.text("document.querySelector('.told').textContent").await?.contains("252"),
                "what was searched is said",
            )?;
            page.click(".do").await?;
            page.until_true(&format!("{HITS} > 20")).await?;
            page.until_true("!location.hash.includes('q=')").await
        })
        .await
}

#[tokio::test]
async fn all_hits_are_shown_on_the_map_from_a_phone() -> Tested {
    Visit::to("#p=events&t=2002&q=manas")
        .size(390, 844)
        .touching()
        .run(async |page| {
            page.ready().await?;
            page.until_true(TOLD).await?;
            page.until_true("document.documentElement.scrollWidth <= innerWidth").await?;
            let field = "document.querySelector('#find').getBoundingClientRect().height";
            holds(page.value(field).await?.as_f64().is_some_and(|height| height >= 44.0), "the field fits a finger")?;
            page.click(".do").await?;
            page.until("document.querySelector('.frame').dataset.sheet", "peek").await?;
            page.until_true("location.hash.includes('m=all') && location.hash.includes('c=')").await?;
            holds(page.count(".dots [data-event]").await? > 0, "hits are on the map")
        })
        .await
}

#[tokio::test]
async fn an_embed_has_no_search() -> Tested {
    Visit::to("?embed=1#p=events&t=2012&q=manas")
        .size(640, 360)
        .run(async |page| {
            page.ready().await?;
            page.keys("[role=slider]", "/").await?;
            holds(page.count(".mark .sy.dim").await? == 0, "nothing steps back")?;
            let seen = "[...document.querySelectorAll('#find')].filter(field => field.offsetParent).length";
            same(page.value(seen).await?, serde_json::json!(0), "fields that are seen")
        })
        .await
}
