//! Marks on the map: crowds, the walk by keys, what is left out, and two dates compared.

use e2e::visit::Visit;
use e2e::{Tested, holds, same};

use crate::by_finger;

const STRIP: &str = "document.querySelector('.strip').textContent";
const OPEN: &str = "document.querySelector('article[data-event]')?.dataset.event ?? ''";

#[tokio::test]
async fn keys_walk_from_mark_to_mark_and_enter_opens() -> Tested {
    Visit::to("#t=2005-07-05&e=astana-declaration-2005")
        .run(async |page| {
            page.ready().await?;
            let before = page.text(OPEN).await?;
            page.keys(".map", "Enter ArrowDown").await?;
            page.until_true("getComputedStyle(document.querySelector('.strip')).display !== 'none'").await?;
            let said = page.text(STRIP).await?;
            holds(said.contains("km south") && said.contains("of Astana") && said.contains(" of "), said)?;
            let active = page.attribute(".map", "aria-activedescendant").await?;
            let named =
                page.text(&format!("document.getElementById({active:?})?.querySelector('title').textContent")).await?;
            holds(named.len() > 10, format!("the mark `{active}` has a name: {named}"))?;
            same(page.text(OPEN).await?, before.as_str(), "to look is not to open")?;
            page.keys(".map", "Enter").await?;
            page.until_true(&format!("({OPEN}) !== {before:?} || document.querySelector('.fan')")).await?;
            page.keys(".map", "Escape Escape").await?;
            page.until("document.querySelector('.map').hasAttribute('aria-activedescendant')", false).await
        })
        .await
}

#[tokio::test]
async fn every_mark_on_the_map_has_a_name_of_its_own() -> Tested {
    Visit::to("#t=2017-06-09")
        .run(async |page| {
            page.ready().await?;
            let nameless = "[...document.querySelectorAll('.map .mark[id]')].filter(m => !m.querySelector('title')?.textContent.trim()).length";
            holds(page.count(".map .mark[id]").await? > 10, "there are marks")?;
            same(page.value(nameless).await?, 0, "marks without a name")?;
            let twice = "(ids => ids.length - new Set(ids).size)([...document.querySelectorAll('[id]')].map(e => e.id))";
            same(page.value(twice).await?, 0, "ids used twice")
        })
        .await
}

#[tokio::test]
async fn a_crowd_spreads_under_a_finger_and_each_leaf_opens() -> Tested {
    by_finger("#t=2017-06-09", 390, 844)
        .run(async |page| {
            page.ready().await?;
            let crowd = "[...document.querySelectorAll('.mark[data-crowd]')].find(m => { \
                         const r = m.querySelector('.hit').getBoundingClientRect(); \
                         const x = r.x + r.width / 2, y = r.y + r.height / 2; \
                         return m.contains(document.elementFromPoint(x, y)) })";
            let events = page.value(&format!("+({crowd}).dataset.crowd")).await?;
            let [x, y] = page.numbers(&format!("(r => [r.x + r.width / 2, r.y + r.height / 2])(({crowd}).querySelector('.hit').getBoundingClientRect())")).await?;
            page.touch(&[&[(x, y)]]).await?;
            page.until("document.querySelectorAll('.leaf').length", events).await?;
            let leaf = page.text("document.querySelector('.leaf:last-child').dataset.event").await?;
            page.click(".leaf:last-child .hit").await?;
            page.until(OPEN, leaf).await?;
            holds(page.count(".fan").await? == 0, "the crowd stands together again")
        })
        .await
}

#[tokio::test]
async fn the_key_takes_a_layer_off_the_map_the_list_and_the_link() -> Tested {
    Visit::to("#t=2014-05-21&p=events")
        .size(1440, 900)
        .run(async |page| {
            page.ready().await?;
            let lines = page.count("[data-route]").await?;
            let rows = page.count(".rows li[data-kind=pipeline]").await?;
            holds(lines > 3 && rows > 3, "pipelines are shown")?;
            page.click(".frame .key h2 button").await?;
            page.until_true("document.querySelector('.key ul')").await?;
            let press =
                "[...document.querySelectorAll('.key button[aria-pressed]')].find(b => b.querySelector('.pipe'))";
            page.value(&format!("({press}).click()")).await?;
            page.until("document.querySelectorAll('[data-route]').length", 0).await?;
            page.until("document.querySelectorAll('.rows li[data-kind=pipeline]').length", 0).await?;
            page.until_true("location.hash.includes('x=pipeline')").await?;
            page.click(".left-out a").await?;
            page.until("document.querySelectorAll('[data-route]').length", lines).await
        })
        .await
}

#[tokio::test]
async fn the_page_of_signs_counts_and_chooses_by_actor_and_by_voice() -> Tested {
    Visit::to("#t=2014-05-21&p=signs")
        .run(async |page| {
            page.ready().await?;
            let dots = page.count(".dots .mark").await?;
            page.value("document.querySelector('input[name=who][value=UZB]').click()").await?;
            page.until_true("location.hash.includes('a=UZB')").await?;
            page.until_true(&format!("document.querySelectorAll('.dots .mark').length < {dots}")).await?;
            page.value("document.querySelector('input[name=voice][value=background]').click()").await?;
            page.until_true("location.hash.includes('v=background')").await
        })
        .await
}

#[tokio::test]
async fn two_dates_are_compared_by_key_and_by_button() -> Tested {
    Visit::to("#t=2005-07-05")
        .size(1440, 900)
        .run(async |page| {
            page.ready().await?;
            page.click(".pin").await?;
            page.until_true("location.hash.includes('w=2005-07-05')").await?;
            page.keys("[role=slider]", "End").await?;
            page.until_true("document.querySelector('.differ')?.textContent.includes('5 July 2005')").await?;
            page.until("document.querySelector('[data-country=IND]').dataset.status", "member").await?;
            holds(page.count(".fresh.stay use").await? >= 2, "what differs is marked")?;
            let told = page.text("document.querySelector('.differ').textContent").await?;
            holds(told.contains("join") && told.contains("events between"), told.clone())?;
            page.keys(".map", "x").await?;
            page.until("document.querySelector('[data-country=IND]').dataset.status", "observer").await?;
            same(page.text("document.querySelector('.differ').textContent").await?, told.as_str(), "the words stay")?;
            page.click(".cmp input[value=now] + *, .cmp label:has(input[value=now])").await?;
            page.until("document.querySelector('[data-country=IND]').dataset.status", "member").await?;
            page.click(".cmp button").await?;
            page.until_true("!location.hash.includes('w=')").await
        })
        .await
}
