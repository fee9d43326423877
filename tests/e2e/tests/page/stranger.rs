//! Somebody who has never seen the page, on a phone: when did Manas close, why, and how do I send that to a friend? By
//! finger, by keys alone, with less motion, in Turkish.

use e2e::engine::Visitor;
use e2e::page::Page;
use e2e::visit::Visit;
use e2e::{Tested, holds, same};
use serde_json::{Value, json};

/// What the answer is, in the language of the page.
struct Answer {
    path: &'static str,
    date: &'static str,
    title: &'static str,
    why: &'static str,
}

const ENGLISH: Answer =
    Answer { path: "", date: "3 June 2014", title: "The US hands back Manas", why: "NATO’s mission in Afghanistan" };
const TURKISH: Answer =
    Answer {
        path: "tr/", date: "3 Haziran 2014", title: "ABD, Manas’ı geri verir", why: "NATO’nun Afganistan görevi"
    };

const HIT: &str = ".rows li[data-event=manas-closed-2014] a";

fn phone(calm: bool) -> Visitor {
    Visitor { width: 390, height: 844, touch: true, calm, ..Visitor::default() }
}

/// A finger on the middle of what is seen of it; it must be there to be touched.
async fn tap(page: &Page, selector: &str) -> Tested {
    page.until_true(&format!("document.querySelector('{selector}')?.checkVisibility()")).await?;
    let at = page
        .value(&format!(
            "(() => {{ const one = document.querySelector('{selector}'); one.scrollIntoView({{ block: 'nearest' }});
               const r = one.getBoundingClientRect(), x = r.left + r.width / 2, y = r.top + r.height / 2;
               const hit = document.elementFromPoint(x, y);
               return [x, y, one.contains(hit) || !!hit?.contains(one)]; }})()"
        ))
        .await?;
    let number = |n: usize| at.get(n).and_then(Value::as_f64).ok_or("a place on the glass");
    holds(at.get(2) == Some(&json!(true)), format!("{selector} lies under something else"))?;
    page.touch(&[&[(number(0)?, number(1)?)]]).await?;
    page.frames().await
}

/// Goes on with Tab until the focus is there.
async fn tab_to(page: &Page, selector: &str) -> Tested {
    press_to(page, "Tab", selector).await
}

async fn press_to(page: &Page, key: &str, selector: &str) -> Tested {
    for _ in 0..80 {
        page.press(key).await?;
        if page.value(&format!("document.activeElement.matches('{selector}')")).await? == true {
            return Ok(());
        }
    }
    Err(format!("80 times {key} do not lead to {selector}").into())
}

async fn the_answer_is_there(page: &Page, answer: &Answer) -> Tested {
    page.until("document.querySelector('article[data-event]')?.dataset.event", "manas-closed-2014").await?;
    page.until_true(&format!("document.querySelector('.here-date').textContent.includes('{}')", answer.date)).await?;
    same(page.text("document.querySelector('.sent').textContent").await?.as_str(), answer.title, "the sentence")
}

/// The reason is read without moving the map: it lies in the part of the sheet that is seen.
async fn the_reason_is_seen(page: &Page, answer: &Answer) -> Tested {
    let seen = format!(
        "(() => {{ const why = [...document.querySelectorAll('.voice p')].find((one) => one.textContent.includes('{}'));
           const r = why?.getBoundingClientRect(); return !!r && r.top >= 50 && r.bottom <= innerHeight - 100 && why.checkVisibility(); }})()",
        answer.why
    );
    page.until_true(&seen).await
}

async fn the_link_is_given(page: &Page, answer: &Answer) -> Tested {
    page.until_true("!document.querySelector('[data-take=tools]').hidden").await?;
    page.until_true("document.querySelector('[data-take=link]').value.includes('e=manas-closed-2014')").await?;
    let link = page.text("document.querySelector('[data-take=link]').value").await?;
    // A friend opens it.
    page.client.goto("about:blank").await?;
    page.client.goto(&link).await?;
    page.ready().await?;
    the_answer_is_there(page, answer).await
}

async fn by_finger(answer: Answer, visitor: Visitor) -> Tested {
    Visit::to(answer.path)
        .by(visitor)
        .run(async |page| {
            page.ready().await?;
            tap(page, ".menu-b").await?;
            tap(page, ".find-b").await?;
            page.until_true("document.activeElement.matches('#find')").await?;
            page.type_text("Manas").await?;
            tap(page, HIT).await?;
            the_answer_is_there(page, &answer).await?;
            tap(page, ".grip").await?;
            tap(page, ".grip").await?;
            the_reason_is_seen(page, &answer).await?;
            tap(page, ".menu-b").await?;
            tap(page, ".share-b").await?;
            the_link_is_given(page, &answer).await
        })
        .await
}

#[tokio::test]
async fn a_stranger_with_a_finger_finds_when_manas_closed_and_why_and_sends_the_link() -> Tested {
    by_finger(ENGLISH, phone(false)).await
}

#[tokio::test]
async fn a_stranger_with_less_motion_finds_it() -> Tested {
    by_finger(ENGLISH, phone(true)).await
}

#[tokio::test]
async fn a_stranger_finds_it_in_turkish() -> Tested {
    by_finger(TURKISH, phone(false)).await
}

#[tokio::test]
async fn a_stranger_with_keys_alone_finds_it_and_sends_the_link() -> Tested {
    Visit::to("")
        .by(Visitor { touch: false, ..phone(true) })
        .run(async |page| {
            page.ready().await?;
            tab_to(page, ".menu-b").await?;
            page.press("Enter").await?;
            tab_to(page, ".find-b").await?;
            page.press("Enter").await?;
            page.until_true("document.activeElement.matches('#find')").await?;
            page.type_text("Manas").await?;
            tab_to(page, HIT).await?;
            page.press("Enter").await?;
            the_answer_is_there(page, &ENGLISH).await?;
            // Back: who has tabbed once around through its own buttons presses none of the page in Firefox under its driver.
            press_to(page, "Shift+Tab", ".grip").await?;
            page.press("Enter Enter").await?;
            the_reason_is_seen(page, &ENGLISH).await?;
            press_to(page, "Shift+Tab", ".menu-b").await?;
            page.press("Enter").await?;
            tab_to(page, ".share-b").await?;
            page.press("Enter").await?;
            the_link_is_given(page, &ENGLISH).await
        })
        .await
}
