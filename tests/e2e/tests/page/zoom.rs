//! Zoomed in, narrow, with wide letters, with few colours: nothing is lost. What is pressed is large enough.

use e2e::engine::Visitor;
use e2e::page::Page;
use e2e::visit::{Visit, left_out_in};
use e2e::{Tested, holds};
use serde_json::Value;
use xtask::browsers::Kind;

use crate::NO_FINGER;
use crate::share::READY;

const EVENT: &str = "#t=2005-07-05&e=astana-declaration-2005";
const STATES: &[&str] = &[
    "",
    EVENT,
    "#t=2010-09-15&e=peace-mission-2010",
    "#p=story",
    "#p=story&h=price-of-manas",
    "#t=2017-06-09&p=events",
    "#p=events&q=Manas",
    "#p=figures",
    "#t=2017-06-09&p=words",
    "#t=2005-07-05&x=summit&p=signs",
    "#t=2017-06-09&w=2001-06-15&p=explore",
    "#p=about",
    "#p=share",
];

/// Texts that are cut, and whatever makes the page wider than the window. Names on the map and the ruler are placed, not set.
const CUT: &str = "(() => {
  const wrong = [];
  const name = (one) => '<' + one.tagName.toLowerCase() + '.' + [...one.classList].join('.') + '> ' + one.textContent.trim().slice(0, 50);
  const wide = Math.max(document.documentElement.scrollWidth, document.body.scrollWidth);
  if (wide > innerWidth + 1) wrong.push('the page is ' + wide + ' wide');
  const col = document.querySelector('.col');
  if (col && col.scrollWidth > col.clientWidth + 1) wrong.push('the margin scrolls sideways: ' + col.scrollWidth + ' in ' + col.clientWidth);
  for (const one of document.querySelectorAll('body *')) {
    if (one.closest('svg, .sr, select, option, textarea, [aria-hidden=true], .grip, #lecture-keys') || !one.checkVisibility({ visibilityProperty: true })) continue;
    const own = [...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
    if (!own && !one.matches('input')) continue;
    const style = getComputedStyle(one);
    if (style.clipPath !== 'none') continue;
    if (style.display !== 'inline' && style.overflow !== 'visible' && (one.scrollWidth > one.clientWidth + 1 || one.scrollHeight > one.clientHeight + 2) && !/auto|scroll/.test(style.overflow)) wrong.push('cut: ' + name(one));
    const range = document.createRange(); range.selectNodeContents(one);
    const r = range.getBoundingClientRect();
    if (!r.width) continue;
    for (let box = one.parentElement; box && box !== document.body; box = box.parentElement) {
      const s = getComputedStyle(box);
      if (s.overflowX === 'visible' && s.overflowY === 'visible') continue;
      const b = box.getBoundingClientRect();
      if (s.overflowX !== 'auto' && s.overflowX !== 'scroll' && (r.right > b.right + 1.5 || r.left < b.left - 1.5)) wrong.push('runs out sideways of .' + box.className + ': ' + name(one));
      const air = parseFloat(style.fontSize) / 4;
      if (s.overflowY === 'hidden' && !box.matches('[data-sheet=peek] .col') && (r.bottom > b.bottom + air || r.top < b.top - air)) wrong.push('runs out of .' + box.className + ': ' + name(one));
      break;
    }
    if (r.right > innerWidth + 1.5) wrong.push('beyond the window: ' + name(one));
  }
  // Two words of the interface never lie on each other.
  const words = [...document.querySelectorAll('.bar a, .bar button, .kick > *, .ctl label, .ctl select, .ctl button, .here-date, .way button, .date, .place, .sent')]
    .filter((one) => one.checkVisibility({ visibilityProperty: true }) && one.getBoundingClientRect().width > 1 && getComputedStyle(one).clipPath === 'none');
  for (const a of words) for (const b of words) {
    if (a === b || a.contains(b) || b.contains(a) || a.compareDocumentPosition(b) & 2) continue;
    const [p, q] = [a.getBoundingClientRect(), b.getBoundingClientRect()];
    if (Math.min(p.right, q.right) - Math.max(p.left, q.left) > 2 && Math.min(p.bottom, q.bottom) - Math.max(p.top, q.top) > 3
      && a.closest('.col') === b.closest('.col')) wrong.push('on each other: ' + name(a) + ' and ' + name(b));
  }
  return [...new Set(wrong)];
})()";

/// The values of WCAG 2.2, 1.4.12. A sheet of the document's own: no policy forbids it.
const SPACING: &str = "const sheet = new CSSStyleSheet();
  sheet.replaceSync('* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; } p { margin-bottom: 2em !important; }');
  document.adoptedStyleSheets = [sheet];";

fn sized(width: u32, height: u32) -> Visitor {
    Visitor { width, height, ..Visitor::default() }
}

fn told(value: &Value) -> Vec<String> {
    value.as_array().into_iter().flatten().filter_map(Value::as_str).map(String::from).collect()
}

async fn in_each_state(visitor: Visitor, spaced: bool, look: &str) -> Tested {
    let size = format!("{}x{}", visitor.width, visitor.height);
    Visit::to("")
        .by(visitor)
        .run(async |page| {
            let mut wrong = Vec::new();
            for folder in ["", "tr/"] {
                for (n, state) in STATES.iter().enumerate() {
                    page.go(&format!("{folder}?n={n}{state}")).await?;
                    at_rest(page, state).await?;
                    if spaced {
                        page.client.execute(SPACING, vec![]).await?;
                    }
                    page.frames().await?;
                    let found = told(&page.value(look).await?);
                    wrong.extend(found.iter().map(|what| format!("{size} {folder}{state}: {what}")));
                }
            }
            holds(wrong.is_empty(), format!("{} are wrong:\n{}", wrong.len(), wrong.join("\n")))
        })
        .await
}

async fn at_rest(page: &Page, state: &str) -> Tested {
    page.ready().await?;
    page.until_true("!document.querySelector('.map.moving')").await?;
    if state.contains("p=share") {
        page.until_true(READY).await?;
    }
    Ok(())
}

#[tokio::test]
async fn at_400_percent_nothing_is_cut_and_nothing_scrolls_sideways() -> Tested {
    in_each_state(sized(320, 256), false, CUT).await
}

#[tokio::test]
async fn at_200_percent_nothing_is_cut_and_nothing_scrolls_sideways() -> Tested {
    in_each_state(sized(640, 400), false, CUT).await
}

#[tokio::test]
async fn at_320_pixels_nothing_is_cut_and_nothing_scrolls_sideways() -> Tested {
    in_each_state(sized(320, 640), false, CUT).await
}

#[tokio::test]
async fn with_wide_letters_nothing_is_cut_at_a_desk() -> Tested {
    in_each_state(sized(1280, 800), true, CUT).await
}

#[tokio::test]
async fn with_wide_letters_nothing_is_cut_on_a_phone() -> Tested {
    in_each_state(sized(390, 844), true, CUT).await
}

/// What is pressed and is smaller than `least`. Not asked of: links within a sentence, and marks on the map and the ruler,
/// which keys, lists and buttons lead to as well.
fn small(least: f64) -> String {
    format!(
        "(() => {{ const wrong = [];
  for (const one of document.querySelectorAll('a[href], button, select, summary, textarea, input:not(.sr), label:has(input.sr), [role=slider]')) {{
    if (!one.checkVisibility({{ visibilityProperty: true, opacityProperty: true }}) || one.closest('dialog:not([open]), .skip, svg')) continue;
    const r = one.getBoundingClientRect();
    if (!r.width || one.closest('label:has(input:not(.sr))') && one.matches('input')) continue;
    const inline = getComputedStyle(one).display === 'inline' && [...one.parentElement.childNodes].some((node) => node !== one && node.nodeType === 3 && node.data.trim());
    const inSentence = inline || one.closest('.refs, .span, .cite, .notes, .what-changed, caption, figcaption, table, .txt');
    if (inSentence && one.matches('a, .txt a')) continue;
    if (r.width < {least} - .5 || r.height < {least} - .5)
      wrong.push(Math.round(r.width) + ' × ' + Math.round(r.height) + ': ' + one.tagName.toLowerCase() + '.' + one.className + ' in .' + one.parentElement.className + ' ' + (one.getAttribute('aria-label') ?? one.textContent).slice(0, 30));
  }}
  return [...new Set(wrong)]; }})()"
    )
}

#[tokio::test]
async fn what_is_pressed_with_a_mouse_is_24_pixels_large() -> Tested {
    in_each_state(sized(1280, 800), false, &small(24.0)).await
}

async fn is_large_for_a_finger(width: u32, height: u32) -> Tested {
    if left_out_in(Kind::WebKit, NO_FINGER)? {
        return Ok(());
    }
    in_each_state(Visitor { touch: true, ..sized(width, height) }, false, &small(44.0)).await
}

#[tokio::test]
async fn what_is_pressed_with_a_finger_is_44_pixels_large() -> Tested {
    is_large_for_a_finger(390, 844).await
}

#[tokio::test]
async fn what_is_pressed_with_a_finger_is_44_pixels_large_on_a_phone_that_lies() -> Tested {
    is_large_for_a_finger(844, 390).await
}

#[tokio::test]
async fn with_the_reader_s_own_colours_signs_are_seen_and_what_is_chosen_is_marked() -> Tested {
    Visit::to(EVENT)
        .by(Visitor { few_colours: true, ..Visitor::default() })
        .run(async |page| {
            page.ready().await?;
            if page.value("matchMedia('(forced-colors: active)').matches").await? == false {
                println!("left out: this engine cannot be told to force colours");
                return Ok(());
            }
            let of =
                |selector: &str, name: &str| format!("getComputedStyle(document.querySelector('{selector}')).{name}");
            let same = page
                .value(&format!("{} === {}", of(".land[data-status=member]", "fill"), of(".map", "backgroundColor")))
                .await?;
            holds(same == false, "members are told from the sea by a pattern")?;
            holds(
                page.text(&of(".ring", "stroke")).await? != page.text(&of(".map", "backgroundColor")).await?,
                "the ring is seen",
            )?;
            holds(
                page.text(&of(".nav [aria-current]", "fontWeight")).await?
                    != page.text(&of(".nav a:not([aria-current])", "fontWeight")).await?,
                "where one is, is said by weight",
            )?;
            page.keys(".pb.next", "Tab").await?;
            let ring = "getComputedStyle(document.activeElement).outlineStyle";
            holds(page.text(ring).await? != "none", "the focus is seen")
        })
        .await
}
