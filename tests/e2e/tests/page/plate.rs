//! The plate, measured: no name on a name, a sign or a line, none outside the map or under what lies over it.
//!
//! Boxes are those of the ink: the browser's own widths, and how far the letters reach above and below the line.

use e2e::engine::Visitor;
use e2e::page::Page;
use e2e::plates::DATES;
use e2e::visit::Visit;
use e2e::{Problem, Tested, holds};
use sco_atlas::map::labels::{bold_width, caps_width, text_width};
use sco_atlas::map::names;
use sco_atlas::text::Language;
use serde_json::{Value, json};
use xtask::browsers::Kind;

/// Every visible name with its boxes, every mark with its own, and what lies over the map. Pixels of the page.
const MEASURE: &str = r"
    const pen = document.createElement('canvas').getContext('2d');
    const lang = document.documentElement.lang;
    const rect = r => [r.left, r.top, r.right, r.bottom];
    // Without its edge, which one engine counts and another does not.
    const filled = part => {
        const b = part.getBBox(), m = part.getScreenCTM();
        return [b.x * m.a + m.e, b.y * m.d + m.f, (b.x + b.width) * m.a + m.e, (b.y + b.height) * m.d + m.f];
    };
    const map = document.querySelector('.map').getBoundingClientRect();
    const ink = (text, css) => {
        // Drawn large: one engine gives whole pixels.
        pen.font = `${css.fontStyle} ${css.fontWeight} ${parseFloat(css.fontSize) * 16}px ${css.fontFamily}`;
        const shown = css.textTransform === 'uppercase' ? text.toLocaleUpperCase(lang) : text;
        const m = pen.measureText(shown);
        return [m.actualBoundingBoxAscent / 16, m.actualBoundingBoxDescent / 16];
    };
    const names = [];
    const seen = e => e.checkVisibility({ visibilityProperty: true });
    for (const text of document.querySelectorAll('.labs text, .note text, .scale text')) {
        if (!seen(text)) continue;
        const [up, down] = ink(text.textContent, getComputedStyle(text));
        const [left, , right] = filled(text);
        if (left === right) continue;
        // The tracking after the last letter is no ink.
        const after = parseFloat(getComputedStyle(text).letterSpacing) || 0;
        const base = map.top + Number(text.getAttribute('y'));
        names.push({ name: text.textContent, boxes: [[left, base - up, right - after, base + down]] });
    }
    for (const text of document.querySelectorAll('.phys text')) {
        if (!seen(text)) continue;
        const css = getComputedStyle(text), along = text.querySelector('textPath');
        const course = document.querySelector(along.getAttribute('href'));
        const boxes = [];
        for (let i = 0; i < text.getNumberOfChars(); i++) {
            const from = text.getStartPositionOfChar(i), to = text.getEndPositionOfChar(i);
            const [up, down] = ink(text.textContent[i], css);
            const turn = text.getRotationOfChar(i) * Math.PI / 180, sin = Math.sin(turn), cos = Math.cos(turn);
            const corners = [from, to].flatMap(p => [up, -down].map(h => [p.x + sin * h + map.left, p.y - cos * h + map.top]));
            const xs = corners.map(c => c[0]), ys = corners.map(c => c[1]);
            boxes.push([Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)]);
        }
        const cut = text.getComputedTextLength() > course.getTotalLength() + 1;
        names.push({ name: text.textContent, boxes, cut });
    }
    const marks = [];
    for (const mark of document.querySelectorAll('.ov .mark, .towns > *, .rings > *')) {
        const parts = mark.matches('g') ? [...mark.children].filter(p => !p.matches('title, .hit')) : [mark];
        for (const part of parts) {
            if (seen(part)) marks.push({ name: mark.dataset.event ?? mark.getAttribute('class') ?? 'ring', boxes: [filled(part)] });
        }
    }
    const lines = [];
    for (const [kind, line] of [...document.querySelectorAll('.leader, .link')].map(l => [l.classList[0], l])) {
        const length = line.getTotalLength(), boxes = [];
        for (let at = 0; at <= length; at += 3) {
            const p = line.getPointAtLength(at);
            boxes.push([p.x + map.left - .6, p.y + map.top - .6, p.x + map.left + .6, p.y + map.top + .6]);
        }
        lines.push({ name: kind, boxes });
    }
    const over = [];
    const covers = '.mapbox > :not(.map, svg), .col, .ctl, .axis, .to-full, .bar a, .bar button';
    for (const cover of document.querySelectorAll(covers)) {
        const box = cover.getBoundingClientRect();
        if (seen(cover) && box.width * box.height > 0) over.push({ name: cover.className || cover.textContent, boxes: [rect(box)] });
    }
    return { map: rect(map), names, marks, lines, over };
";

type Area = [f64; 4];

struct Thing {
    name: String,
    boxes: Vec<Area>,
}

fn things(list: &Value) -> Option<Vec<Thing>> {
    let area = |value: &Value| Some([value[0].as_f64()?, value[1].as_f64()?, value[2].as_f64()?, value[3].as_f64()?]);
    let thing = |value: &Value| {
        let boxes = value["boxes"].as_array()?.iter().map(area).collect::<Option<_>>()?;
        Some(Thing { name: value["name"].as_str()?.to_owned(), boxes })
    };
    list.as_array()?.iter().map(thing).collect()
}

/// By more than a hair: half a pixel.
fn meet(a: &Thing, b: &Thing) -> bool {
    a.boxes.iter().any(|a| {
        b.boxes.iter().any(|b| a[0] < b[2] - 0.5 && b[0] < a[2] - 0.5 && a[1] < b[3] - 0.5 && b[1] < a[3] - 0.5)
    })
}

/// What is wrong on the map as it is shown now, each offender by name.
async fn offenders(page: &Page) -> Tested<Vec<String>> {
    let found = page.client.execute(MEASURE, vec![]).await?;
    let read = |key: &str| {
        things(found.get(key).unwrap_or(&Value::Null)).ok_or_else(|| Problem::from(format!("no {key} in {found}")))
    };
    let (names, marks, lines, over) = (read("names")?, read("marks")?, read("lines")?, read("over")?);
    let map: Vec<f64> =
        found.get("map").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_f64).collect();
    let [left, top, right, bottom] = map[..] else { return Err("the map has no box".into()) };
    let mut wrong = Vec::new();
    for (number, name) in names.iter().enumerate() {
        let inside = |b: &Area| b[0] >= left - 0.5 && b[1] >= top - 0.5 && b[2] <= right + 0.5 && b[3] <= bottom + 0.5;
        if !name.boxes.iter().all(inside) {
            wrong.push(format!("{} leaves the map", name.name));
        }
        let others = names.iter().skip(number + 1).chain(&marks).chain(&lines).chain(&over);
        wrong.extend(others.filter(|other| meet(name, other)).map(|other| format!("{} on {}", name.name, other.name)));
    }
    for name in found
        .get("names")
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
        .filter(|name| name.get("cut") == Some(&Value::Bool(true)))
    {
        wrong.push(format!("{} is longer than its course", name["name"]));
    }
    if names.len() < 2 {
        wrong.push(format!("only {} names", names.len()));
    }
    Ok(wrong)
}

/// Views by what a reader does: the region, the valleys, the south, the east, the steppe.
const VIEWS: [&str; 8] = [
    "",
    "&c=80,45,4.25",
    "&c=67.5,42.5,5.29",
    "&c=70,41,5.85",
    "&c=72,40.5,6.5",
    "&c=75,42.5,7.1",
    "&c=76,34.5,6.2",
    "&c=110,44,5.1",
];

/// Every date in every view, at one size: 40 pictures in one visit.
async fn measure(path: &str, width: u32, height: u32) -> Tested {
    Visit::to(path)
        .size(width, height)
        .run(async |page| {
            page.ready().await?;
            let mut wrong = Vec::new();
            for date in DATES {
                for view in VIEWS {
                    page.turn_to(&format!("#t={date}{view}")).await?;
                    let found = offenders(page).await?;
                    wrong.extend(found.into_iter().map(|line| format!("{date}{view}: {line}")));
                }
            }
            holds(wrong.is_empty(), format!("{} are in each other's way:\n  {}", wrong.len(), wrong.join("\n  ")))
        })
        .await
}

#[tokio::test]
async fn no_name_meets_another_a_mark_or_the_frame_at_a_desk() -> Tested {
    measure("", 1440, 900).await
}

#[tokio::test]
async fn no_name_meets_another_a_mark_or_the_frame_in_turkish() -> Tested {
    measure("tr/", 1440, 900).await
}

#[tokio::test]
async fn no_name_meets_another_a_mark_or_the_frame_on_a_tablet() -> Tested {
    measure("", 1024, 768).await
}

#[tokio::test]
async fn no_name_meets_another_a_mark_or_the_frame_on_a_phone() -> Tested {
    measure("", 390, 844).await
}

#[tokio::test]
async fn no_name_meets_another_a_mark_or_the_frame_on_a_phone_that_lies() -> Tested {
    measure("", 844, 390).await
}

#[tokio::test]
async fn no_name_meets_another_a_mark_or_the_frame_in_somebody_s_page() -> Tested {
    measure("?embed=1", 640, 360).await
}

#[tokio::test]
async fn every_state_of_central_asia_is_named_from_four_km_a_pixel_in() -> Tested {
    let mut missing = Vec::new();
    for (path, language) in [("", Language::English), ("tr/", Language::Turkish)] {
        for (width, height) in [(1440, 900), (1024, 768)] {
            let states = ["KAZ", "KGZ", "TJK", "TKM", "UZB"].map(|id| language.table().name(id));
            Visit::to(path)
                .size(width, height)
                .run(async |page| {
                    page.ready().await?;
                    for date in DATES {
                        for view in ["&c=67.5,42.5,5.29", "&c=68,42,5.45", "&c=67.5,42,5.6"] {
                            page.turn_to(&format!("#t={date}{view}")).await?;
                            for state in states {
                                let there = format!(
                                    "[...document.querySelectorAll('.labs .lc')].some(e => e.textContent === {})",
                                    json!(state)
                                );
                                if page.value(&there).await? != true {
                                    missing.push(format!("{state} ({path}{width}x{height} {date}{view})"));
                                }
                            }
                        }
                    }
                    Ok(())
                })
                .await?;
        }
    }
    holds(missing.is_empty(), format!("not named:\n  {}", missing.join("\n  ")))
}

/// The group and class a name wears, and the name.
type Worn = (&'static str, &'static str, &'static str);

fn worn(language: Language) -> Vec<Worn> {
    let table = language.table();
    let states = names::STATES.iter().map(|state| ("labs", "lc c1", table.name(state.id)));
    let towns = names::TOWNS.iter().flat_map(|town| {
        ["lt", "lf", "ls", "lb us", "lcn", "lcn chg"].map(|class| ("labs", class, table.name(town.id)))
    });
    let features = names::FEATURES.iter().map(|feature| {
        let class = if feature.class == names::FeatureClass::Water { "wa" } else { "mt" };
        ("phys", class, table.name(feature.id))
    });
    let claims = names::CLAIMS
        .iter()
        .flat_map(|claim| [("labs", "ld", table.name(claim.id)), ("labs", "ldn", table.name(claim.run_by))]);
    let districts = names::DISTRICTS.iter().map(|district| ("labs", "lr", table.name(district.id)));
    states.chain(districts).chain(towns).chain(features).chain(claims).collect()
}

#[tokio::test]
async fn no_name_is_wider_than_the_placement_thinks() -> Tested {
    const WIDTHS: &str = "return arguments[0].map(([group, worn, words]) => {
            const made = name => document.createElementNS('http://www.w3.org/2000/svg', name);
            const g = made('g'), text = made('text');
            g.setAttribute('class', group); text.setAttribute('class', worn); text.textContent = words; text.setAttribute('font-size', 16);
            g.append(text); document.querySelector('.ov').append(g);
            const css = getComputedStyle(text), width = text.getComputedTextLength();
            const made_of = [width, parseFloat(css.fontSize), parseFloat(css.letterSpacing) || 0];
            g.remove();
            return made_of;
        });";
    let mut wide = Vec::new();
    for (path, language) in [("", Language::English), ("tr/", Language::Turkish)] {
        // On a coarse screen the letters of WebKitGTK are whole pixels wide.
        let density = if Kind::chosen()? == Kind::WebKit { 2.0 } else { 1.0 };
        Visit::to(&format!("{path}#t=2005-07-05"))
            .by(Visitor { density, ..Visitor::default() })
            .run(async |page| {
                page.ready().await?;
                let worn = worn(language);
                let measured = page.client.execute(WIDTHS, vec![json!(worn)]).await?;
                for ((_, class, words), measured) in worn.iter().zip(measured.as_array().into_iter().flatten()) {
                    let number = |at: usize| measured[at].as_f64().ok_or("a width is a number");
                    let (width, px, track) = (number(0)?, number(1)?, number(2)?);
                    let thought = match class.split(' ').next() {
                        Some("lc") => caps_width(words, px, track / px),
                        Some("lf" | "ls" | "ld") => bold_width(words, px),
                        _ if class.ends_with("chg") => bold_width(words, px),
                        _ => text_width(words, px, track / px),
                    };
                    if width > thought + 0.1 {
                        wide.push(format!("{words} ({class}) is {width:.1} px wide, thought {thought:.1}"));
                    }
                }
                holds(worn.len() > 100, "names were measured")
            })
            .await?;
    }
    holds(wide.is_empty(), format!("{} are wider than thought:\n  {}", wide.len(), wide.join("\n  ")))
}
