//! The focus: seen at every stop, in order, never lost; and a way without dragging to all that can be dragged.

use std::collections::BTreeSet;

use e2e::engine::Visitor;
use e2e::page::Page;
use e2e::visit::Visit;
use e2e::{Tested, holds, same};
use serde_json::Value;

const EVENT: &str = "#t=2005-07-05&e=astana-declaration-2005";
const HAS_FOCUS: &str = "document.activeElement !== document.body";

/// Names an element, and numbers those that Tab must reach: of radio buttons one is enough.
const SETUP: &str = "window.stops = () => [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex=\"0\"]')]
    .filter((one) => one.checkVisibility({ visibilityProperty: true }) && !one.closest('dialog:not([open])')
        && (one.type !== 'radio' || one.checked) && !one.disabled);
  window.told = (one) => (one.getAttribute('aria-label') || one.textContent.trim() || one.id || one.value).slice(0, 40) + ' <' + one.tagName.toLowerCase() + '>';
  window.all = window.stops(); window.all.forEach((one, n) => { one.dataset.stop = n; });";

/// What is wrong with where the focus is; its number.
const HERE: &str = "(() => {
  const one = document.activeElement;
  if (!one || one === document.body || one === document.documentElement) return ['', -1];
  const around = [one, one.closest('label'), one.nextElementSibling].filter(Boolean);
  const ring = around.find((each) => { const s = getComputedStyle(each); return s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2; });
  const n = Number(one.dataset.stop ?? -2);
  if (!ring) return [told(one) + ' shows no focus', n];
  const r = ring.getBoundingClientRect();
  if (r.right <= 0 || r.bottom <= 0 || r.left >= innerWidth || r.top >= innerHeight) return [told(one) + ' has the focus out of sight', n];
  let hit = null;
  for (const at of [.5, .1, .3, .7, .9]) for (const down of [.5, .1, .3, .7, .9]) {
    hit = document.elementFromPoint(r.left + r.width * at, r.top + r.height * down);
    if (hit && (ring.contains(hit) || hit.contains(ring) && !hit.matches('.col, .mapbox'))) return ['', n];
  }
  return [told(one) + ' has the focus under ' + (hit?.className?.baseVal ?? hit?.className), n];
})()";

/// Walks with Tab through the page; what is wrong on the way, and what was not reached.
async fn walk(page: &Page, state: &str) -> Tested<Vec<String>> {
    page.ready().await?;
    page.until_true("!document.querySelector('.map.moving')").await?;
    page.client.execute(SETUP, vec![]).await?;
    let count = page.value("all.length").await?.as_u64().unwrap_or(0);
    let (mut reached, mut wrong) = (BTreeSet::new(), BTreeSet::new());
    page.client.execute("document.activeElement?.blur?.(); scrollTo(0, 0)", vec![]).await?;
    for _ in 0..count + 12 {
        page.press("Tab").await?;
        let here = page.value(HERE).await?;
        let (what, stop) = (
            here.get(0).and_then(Value::as_str).unwrap_or_default(),
            here.get(1).and_then(Value::as_i64).unwrap_or(-1),
        );
        if stop == -1 {
            break;
        }
        if !what.is_empty() {
            wrong.insert(format!("{state}: {what}"));
        }
        if stop >= 0 && !reached.insert(stop) && reached.len() as u64 == count {
            break;
        }
    }
    let missed =
        page.value("all.filter((one) => one.isConnected).map((one) => [Number(one.dataset.stop), told(one)])").await?;
    for one in missed.as_array().into_iter().flatten() {
        let stop = one[0].as_i64().unwrap_or(-1);
        if !reached.contains(&stop) {
            wrong.insert(format!("{state}: Tab does not reach {}", one[1].as_str().unwrap_or_default()));
        }
    }
    Ok(wrong.into_iter().collect())
}

const STATES: &[&str] = &[
    "",
    EVENT,
    "#p=story",
    "#p=story&h=price-of-manas",
    "#t=1997-04-24&p=events",
    "#p=events&q=Manas",
    "#p=figures",
    "#t=2005-07-05&p=words",
    "#t=2005-07-05&x=summit&p=signs",
    "#t=2017-06-09&w=2001-06-15&p=explore",
];

async fn at_every_stop(visitor: Visitor) -> Tested {
    let size = format!("{}x{}", visitor.width, visitor.height);
    Visit::to("")
        .by(visitor)
        .run(async |page| {
            let mut wrong = Vec::new();
            for (n, state) in STATES.iter().enumerate() {
                page.go(&format!("?n={n}{state}")).await?;
                wrong.extend(walk(page, &format!("{size} {state}")).await?);
            }
            holds(wrong.is_empty(), format!("{} stops are wrong:\n{}", wrong.len(), wrong.join("\n")))
        })
        .await
}

#[tokio::test]
async fn tab_reaches_everything_and_the_focus_is_seen_at_a_desk() -> Tested {
    at_every_stop(Visitor::default()).await
}

#[tokio::test]
async fn tab_reaches_everything_and_the_focus_is_seen_on_a_phone() -> Tested {
    at_every_stop(Visitor { width: 390, height: 844, ..Visitor::default() }).await
}

#[tokio::test]
async fn tab_reaches_everything_and_the_focus_is_seen_at_400_percent() -> Tested {
    at_every_stop(Visitor { width: 320, height: 256, ..Visitor::default() }).await
}

#[tokio::test]
async fn the_first_stop_leads_past_the_title_line_to_the_event() -> Tested {
    Visit::to(EVENT)
        .run(async |page| {
            page.ready().await?;
            page.press("Tab").await?;
            page.until_true("document.activeElement.matches('.skip') && getComputedStyle(document.activeElement).clipPath === 'none'")
                .await?;
            page.press("Enter").await?;
            page.until_true("document.activeElement.matches('#card')").await
        })
        .await
}

/// Each: where, what is pressed on what.
const PRESSED: &[(&str, &str, &str)] = &[
    (EVENT, ".pb.next", "Enter"),
    (EVENT, ".date-b", "Enter"),
    (EVENT, ".nav a[href='#p=events']", "Enter"),
    (EVENT, ".tools-line a + a", "Enter"),
    (EVENT, ".share-b", "Enter"),
    (EVENT, ".key h2 button", "Enter"),
    (EVENT, ".key li button", "Enter"),
    (EVENT, ".key h2 a", "Enter"),
    ("", ".start .btn", "Enter"),
    ("#p=about", ".outline summary", "Enter"),
    ("#t=2017-06-09&w=2001-06-15&p=explore", ".cmp button", "Enter"),
    ("#t=2017-06-09&w=2001-06-15&p=explore", ".map", "x"),
    ("#t=2017-06-09&p=events", ".rows li:nth-child(3) a", "Enter"),
    ("#p=events&q=Manas", "#find", "Escape"),
    ("#p=events&q=Manas", ".find button", "Enter"),
    ("#p=events&q=Manas", ".list .do", "Enter"),
    ("#p=events&q=xyzzy", ".list .do", "Enter"),
    ("#t=2005-07-05&x=summit&p=signs", ".left-out a", "Enter"),
    ("#t=2005-07-05&x=summit&e=astana-declaration-2005", ".key .left-out a", "Enter"),
    ("#p=story", ".legs a", "Enter"),
    ("#p=story&h=price-of-manas", ".way .btn + .btn", "Enter"),
    ("#p=story&h=price-of-manas", ".pips a[aria-current]", "Enter"),
    ("#p=story&h=price-of-manas", ".kick a", "Enter"),
    (EVENT, ".map", "Enter Enter"),
    (EVENT, ".map", "Enter Escape"),
    ("#t=2005-07-05&p=words", ".words .do", "Enter"),
];

#[tokio::test]
async fn whatever_is_pressed_the_focus_is_somewhere_that_is_seen() -> Tested {
    Visit::to("")
        .run(async |page| {
            let mut lost = Vec::new();
            for (n, (link, selector, keys)) in PRESSED.iter().enumerate() {
                page.go(&format!("?n={n}{link}")).await?;
                page.ready().await?;
                if page.count(selector).await? == 0 {
                    lost.push(format!("{link} {selector}: it is not there"));
                    continue;
                }
                page.keys(selector, keys).await?;
                tokio::time::sleep(std::time::Duration::from_millis(250)).await;
                page.frames().await?;
                if page.until_true(HAS_FOCUS).await.is_err() {
                    lost.push(format!("{link} {selector} {keys}: the focus is lost"));
                }
            }
            holds(lost.is_empty(), lost.join("\n"))
        })
        .await
}

#[tokio::test]
async fn escape_in_the_date_gives_the_focus_back() -> Tested {
    Visit::to(EVENT)
        .run(async |page| {
            page.ready().await?;
            page.keys(".date-b", "Enter").await?;
            page.until_true("document.activeElement.matches('#date')").await?;
            page.press("Escape").await?;
            page.until_true("document.activeElement.matches('.date-b')").await
        })
        .await
}

#[tokio::test]
async fn who_changes_the_language_by_key_stands_on_the_link_that_leads_back() -> Tested {
    Visit::to(EVENT)
        .run(async |page| {
            page.ready().await?;
            page.keys("a.lang", "Enter").await?;
            page.until("document.documentElement.lang", "tr").await?;
            page.ready().await?;
            page.until_true("document.activeElement.matches('a.lang')").await?;
            same(page.text("document.activeElement.lang").await?.as_str(), "en", "and it leads back")
        })
        .await
}

/// All that can be dragged, and what does the same without: `cmp` is a switch.
#[tokio::test]
async fn there_is_another_way_for_every_drag() -> Tested {
    Visit::to("#t=2005-07-05")
        .run(async |page| {
            page.ready().await?;
            let hash = "location.hash";
            let mut before = page.text(hash).await?;
            // The map is moved by arrows and brought nearer by buttons.
            for (selector, key) in
                [(".map", "ArrowRight"), (".mctl button", "Enter"), (".mctl button + button", "Enter")]
            {
                page.keys(selector, key).await?;
                before = page.changed(hash, &before).await?;
            }
            // The years go by keys, by buttons and by typing.
            let date = "document.querySelector('[role=slider]').ariaValueText";
            let mut at = page.text(date).await?;
            for (selector, key) in [("[role=slider]", "ArrowRight"), (".pb.next", "Enter"), (".pb.prev", "Enter")] {
                page.keys(selector, key).await?;
                at = page.changed(date, &at).await?;
            }
            page.keys(".date-b", "Enter").await?;
            page.until_true("document.activeElement.matches('#date')").await?;
            page.type_text("2009").await?;
            page.press("Enter").await?;
            page.until_true(&format!("{date}.includes('2009')")).await?;
            // The years that the ruler shows are chosen in a menu.
            same(page.count("select#reach").await?, 1, "a menu for the reach of the ruler")
        })
        .await?;
    // The sheet of a phone goes by a button.
    Visit::to(EVENT)
        .size(390, 844)
        .run(async |page| {
            page.ready().await?;
            let sheet = "document.querySelector('.frame').dataset.sheet";
            let mut at = page.text(sheet).await?;
            for _ in 0..3 {
                page.keys(".grip", "Enter").await?;
                at = page.changed(sheet, &at).await?;
            }
            Ok(())
        })
        .await
}

/// Says of each element what it should be, and is not.
const LANGUAGES: &str = "(() => { const wrong = [];
  for (const one of document.querySelectorAll('[lang]')) if (!/^[a-z]{2,3}(-[A-Za-z]+)*$/.test(one.lang)) wrong.push(one.outerHTML.slice(0, 90));
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node; (node = walker.nextNode()); ) {
    const one = node.parentElement;
    if (one.closest('script, svg, textarea, pre')) continue;
    const lang = one.closest('[lang]').lang;
    if (/[\\u0400-\\u04ff]/.test(node.data) && !/^(ru|kk|ky|tg|mn)/.test(lang)) wrong.push('Cyrillic in ' + lang + ': ' + node.data.slice(0, 60));
    if (/[\\u4e00-\\u9fff]/.test(node.data) && !lang.startsWith('zh')) wrong.push('Chinese in ' + lang + ': ' + node.data.slice(0, 60));
  }
  return wrong;
})()";

#[tokio::test]
async fn the_page_and_its_parts_say_their_language() -> Tested {
    Visit::to("")
        .run(async |page| {
            for (path, lang) in [("#p=about", "en"), ("tr/#p=about", "tr")] {
                page.go(path).await?;
                page.ready().await?;
                page.until("document.documentElement.lang", lang).await?;
                for state in ["#p=about", EVENT, "#p=events&q=Manas", "#p=share"] {
                    page.turn_to(state).await?;
                    let wrong = page.value(LANGUAGES).await?;
                    let none = wrong.as_array().is_some_and(Vec::is_empty);
                    holds(none, format!("{path} {state}: {wrong}"))?;
                }
                page.turn_to("#p=about").await?;
                holds(page.count(".cite [lang]").await? > 0, "the article's own title says its language")?;
            }
            Ok(())
        })
        .await
}
