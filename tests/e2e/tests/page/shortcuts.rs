//! The help that `?` opens, and the switch for keys of one letter or sign.

use e2e::page::Page;
use e2e::visit::Visit;
use e2e::{Tested, holds, same};

const OPEN: &str = "document.getElementById('keys').open";
const AT: &str = "document.activeElement.matches";
const SWITCH: &str = "#keys input";

async fn turned_off(page: &Page) -> Tested {
    page.keys("body", "?").await?;
    page.until(OPEN, true).await?;
    page.keys(SWITCH, "Space").await?;
    page.until("document.querySelector('#keys input').checked", false).await?;
    page.keys("#keys button", "Enter").await?;
    page.until(OPEN, false).await
}

#[tokio::test]
async fn the_question_mark_opens_the_keys_from_the_map_and_escape_returns_there() -> Tested {
    Visit::to("#t=2005-07-05")
        .run(async |page| {
            page.ready().await?;
            page.keys(".map", "?").await?;
            page.until(OPEN, true).await?;
            page.until_true("document.querySelector('#keys').contains(document.activeElement)").await?;
            holds(page.count("#keys kbd").await? > 12, "it lists the keys")?;
            let before = page.text("location.hash").await?;
            page.type_text("+0/").await?;
            page.frames().await?;
            same(page.text("location.hash").await?, before, "the map behind it hears nothing")?;
            page.keys("#keys h2", "Escape").await?;
            page.until(OPEN, false).await?;
            page.until_true(&format!("{AT}('.map')")).await
        })
        .await
}

#[tokio::test]
async fn a_button_opens_the_keys_in_turkish_and_gets_the_focus_back() -> Tested {
    Visit::to("tr/#p=about")
        .run(async |page| {
            page.ready().await?;
            page.keys("[data-keys]", "Enter").await?;
            page.until(OPEN, true).await?;
            same(
                page.text("document.querySelector('#keys h2').textContent").await?.as_str(),
                "Klavye kısayolları",
                "said",
            )?;
            page.keys("#keys button", "Enter").await?;
            page.until(OPEN, false).await?;
            page.until_true(&format!("{AT}('[data-keys]')")).await
        })
        .await
}

#[tokio::test]
async fn turned_off_no_letter_does_anything_until_it_is_turned_on_again_and_arrows_stay() -> Tested {
    Visit::to("#t=2005-07-05&w=2001-06-15&p=explore")
        .run(async |page| {
            page.ready().await?;
            turned_off(page).await?;
            let before = page.text("location.hash").await?;
            let side = page.text("document.querySelector('.cmp :checked').value").await?;
            for at in [".map", "[role=slider]", "body"] {
                for key in ["+", "-", "0", "x", "/", "?", "."] {
                    page.keys(at, key).await?;
                }
            }
            page.frames().await?;
            same(page.text("location.hash").await?, before, "nothing has moved")?;
            same(page.text("document.querySelector('.cmp :checked').value").await?, side, "nor changed sides")?;
            holds(page.value(OPEN).await? == false, "nor opened")?;
            let date = page.spoken_date().await?;
            page.keys("[role=slider]", "ArrowRight").await?;
            page.changed("document.querySelector('[role=slider]').ariaValueText", &date).await?;
            // It is kept, and the button leads back to the switch.
            page.go("?again#p=about").await?;
            page.ready().await?;
            page.keys("body", "?").await?;
            page.frames().await?;
            holds(page.value(OPEN).await? == false, "it is still off at the next visit")?;
            page.click("[data-keys]").await?;
            page.keys(SWITCH, "Space").await?;
            page.keys("#keys button", "Enter").await?;
            page.keys(".map", "/").await?;
            page.until_true(&format!("{AT}('#find')")).await
        })
        .await
}

#[tokio::test]
async fn turned_off_letters_are_still_written_into_fields() -> Tested {
    Visit::to("#p=events")
        .run(async |page| {
            page.ready().await?;
            turned_off(page).await?;
            page.keys("#find", "x").await?;
            page.type_text("-0?").await?;
            page.until("document.getElementById('find').value", "x-0?").await
        })
        .await
}

#[tokio::test]
async fn turned_off_a_lecture_goes_on_by_remote_and_hears_no_letter() -> Tested {
    Visit::to("")
        .run(async |page| {
            page.ready().await?;
            turned_off(page).await?;
            page.go("?lecture#t=2005-07-05").await?;
            page.ready().await?;
            page.keys("body", "b").await?;
            page.keys("body", ".").await?;
            page.frames().await?;
            holds(
                page.value("document.documentElement.classList.contains('blank')").await? == false,
                "the wall is not blank",
            )?;
            let date = page.spoken_date().await?;
            page.keys("body", "PageDown").await?;
            page.changed("document.querySelector('[role=slider]').ariaValueText", &date).await?;
            Ok(())
        })
        .await
}

#[tokio::test]
async fn an_embed_has_the_switch_and_keeps_nothing() -> Tested {
    Visit::to("?embed=1#t=2005-07-05")
        .run(async |page| {
            page.ready().await?;
            turned_off(page).await?;
            page.keys(".map", "?").await?;
            page.frames().await?;
            holds(page.value(OPEN).await? == false, "off for this visit")?;
            same(page.value("localStorage.length + sessionStorage.length").await?.as_u64(), Some(0), "nothing is kept")
        })
        .await
}
