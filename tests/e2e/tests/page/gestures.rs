//! Fingers, pen and mouse as they really come in, on the page and in a frame on somebody else's page.

use e2e::engine::Visitor;
use e2e::page::{Hand, Page};
use e2e::visit::Visit;
use e2e::{Tested, holds};
use xtask::browsers::Kind;
use xtask::site::Stand;

use crate::{NO_FINGER, NO_PEN, by_finger};
use Hand::{Down, To, Up};

/// Left edge, upper edge and width of Uzbekistan on the screen.
const UZBEKISTAN: &str = "(() => { const r = document.querySelector('[data-country=UZB]').getBoundingClientRect(); \
                          return [r.left, r.top, r.width]; })()";
const RESTED: &str = "!document.querySelector('.map').classList.contains('moving')";

async fn uzbekistan(page: &Page) -> Tested<(f64, f64, f64)> {
    Ok(page.numbers::<3>(UZBEKISTAN).await?.into())
}

fn lively() -> Visitor {
    Visitor { calm: false, ..Visitor::default() }
}

#[tokio::test]
async fn a_thrown_map_goes_on_and_comes_to_rest() -> Tested {
    Visit::to("#t=2005-05-13")
        .by(lively())
        .run(async |page| {
            page.ready().await?;
            let throw = [
                (0, To(900.0, 300.0)),
                (0, Down),
                (16, To(880.0, 300.0)),
                (16, To(850.0, 300.0)),
                (16, To(820.0, 300.0)),
                (0, Up),
            ];
            // On a busy machine the driver may rest before it lets go: then nothing was thrown.
            let mut ways = Vec::new();
            for _ in 0..5 {
                let (before, ..) = uzbekistan(page).await?;
                page.pointer("mouse", &throw).await?;
                page.until_true(RESTED).await?;
                let (after, ..) = uzbekistan(page).await?;
                ways.push(after - before);
                if after - before < -84.0 {
                    return Ok(());
                }
                page.keys(".map", "0").await?;
            }
            holds(false, format!("it never went on by itself: {ways:?}"))
        })
        .await
}

#[tokio::test]
async fn with_less_motion_a_map_lies_where_it_is_let_go() -> Tested {
    Visit::to("#t=2005-05-13")
        .run(async |page| {
            page.ready().await?;
            let (x, ..) = uzbekistan(page).await?;
            let throw = [
                (0, To(900.0, 300.0)),
                (0, Down),
                (16, To(880.0, 300.0)),
                (16, To(850.0, 300.0)),
                (16, To(820.0, 300.0)),
                (0, Up),
            ];
            page.pointer("mouse", &throw).await?;
            page.until_true(RESTED).await?;
            let (after, ..) = uzbekistan(page).await?;
            holds((after - x + 80.0).abs() < 3.0, format!("it stopped at once: {x} to {after}"))
        })
        .await
}

#[tokio::test]
async fn two_fingers_bring_the_map_nearer() -> Tested {
    by_finger("#t=2005-05-13", 1024, 768)
        .run(async |page| {
            page.ready().await?;
            let (.., width) = uzbekistan(page).await?;
            page.touch(&[&[(640.0, 300.0), (560.0, 300.0)], &[(700.0, 300.0), (780.0, 300.0)]]).await?;
            page.until_true(RESTED).await?;
            page.until_true(&format!("{UZBEKISTAN}[2] > {}", width * 1.8)).await
        })
        .await
}

#[tokio::test]
async fn a_pen_drags_the_map() -> Tested {
    Visit::to("#t=2005-05-13")
        .size(1024, 768)
        .touching()
        .not_in(Kind::Firefox, NO_PEN)
        .run(async |page| {
            page.ready().await?;
            let (x, ..) = uzbekistan(page).await?;
            page.pointer(
                "pen",
                &[
                    (0, To(700.0, 300.0)),
                    (0, Down),
                    (40, To(720.0, 300.0)),
                    (40, To(760.0, 300.0)),
                    (200, To(760.0, 300.0)),
                    (0, Up),
                ],
            )
            .await?;
            page.until_true(&format!("Math.abs({UZBEKISTAN}[0] - {}) < 3", x + 60.0)).await
        })
        .await
}

#[tokio::test]
async fn a_second_tap_held_and_drawn_down_zooms() -> Tested {
    by_finger("#t=2005-05-13", 390, 844)
        .run(async |page| {
            page.ready().await?;
            let (.., width) = uzbekistan(page).await?;
            let (x, y) = (330.0, 230.0);
            let twice = [
                (0, To(x, y)),
                (0, Down),
                (30, Up),
                (60, Down),
                (30, To(x, y + 30.0)),
                (30, To(x, y + 70.0)),
                (30, To(x, y + 110.0)),
                (0, Up),
            ];
            page.pointer("touch", &twice).await?;
            page.until_true(RESTED).await?;
            page.until_true(&format!("{UZBEKISTAN}[2] > {}", width * 1.7)).await
        })
        .await
}

#[tokio::test]
async fn a_box_drawn_with_shift_fills_the_map() -> Tested {
    Visit::to("#t=2005-05-13")
        .run(async |page| {
            page.ready().await?;
            let (.., width) = uzbekistan(page).await?;
            page.drag_with("Shift", (700.0, 250.0), (920.0, 410.0)).await?;
            page.until_true(RESTED).await?;
            page.until_true(&format!("{UZBEKISTAN}[2] > {}", width * 2.5)).await?;
            holds(page.count(".framing").await? == 0, "the box is gone")
        })
        .await
}

/// A long page of somebody else, with the map in its middle.
const HOST: &str = "<!doctype html><meta charset=utf-8><title>A page</title><style>body{margin:0;height:3000px}\
                    p{height:200px;margin:0}iframe{width:640px;height:360px;border:0;display:block}</style>\
                    <p>Above</p><iframe src='./?embed=1#t=2005-05-13' title='Map'></iframe><p>Below</p>";

/// The map in the frame, as the host page sees it.
const FRAMED: &str = "document.querySelector('iframe').contentDocument";

async fn in_frame(page: &Page, expression: &str) -> Tested<f64> {
    let found = page.value(&expression.replace("FRAME", FRAMED)).await?;
    found.as_f64().ok_or_else(|| format!("{expression} is {found}").into())
}

async fn framed(page: &Page) -> Tested {
    page.until_true(&format!("{FRAMED}?.documentElement.dataset.atlas === 'ready'")).await
}

const FRAMED_WIDTH: &str = "FRAME.querySelector('[data-country=UZB]').getBoundingClientRect().width";
const FRAMED_LEFT: &str = "FRAME.querySelector('[data-country=UZB]').getBoundingClientRect().left";

#[tokio::test]
async fn in_a_frame_the_bare_wheel_scrolls_the_page_around_and_says_how_to_zoom() -> Tested {
    Visit::to("host.html")
        .standing_in("host.html", Stand::host(HOST))
        .size(800, 700)
        .run(async |page| {
            framed(page).await?;
            let width = in_frame(page, FRAMED_WIDTH).await?;
            // A hint goes again while a slow machine still looks: what was seen is noted down.
            page.client
                .execute(&format!("const hint = {FRAMED}.querySelector('.hint'); new MutationObserver(() => {{ window.hinted = hint.textContent || window.hinted }}).observe(hint, {{ attributes: true, childList: true, subtree: true, characterData: true }})"), vec![])
                .await?;
            page.wheel(300.0, 320.0, 150).await?;
            page.until_true("scrollY > 100").await?;
            holds((in_frame(page, FRAMED_WIDTH).await? - width).abs() < 1.0, "the map kept its scale")?;
            page.until_true("window.hinted?.includes('Ctrl')").await?;
            page.until_true(&format!("!{FRAMED}.querySelector('.hint.on')")).await
        })
        .await
}

#[tokio::test]
async fn in_a_frame_one_finger_scrolls_the_page_around() -> Tested {
    Visit::to("host.html")
        .standing_in("host.html", Stand::host(HOST))
        .size(800, 700)
        .touching()
        .not_in(Kind::Firefox, "its driver's finger sends events, but scrolls no page")
        .not_in(Kind::WebKit, NO_FINGER)
        .run(async |page| {
            framed(page).await?;
            let left = in_frame(page, FRAMED_LEFT).await?;
            let up: Vec<(u32, Hand)> = [(0, To(300.0, 400.0)), (0, Down)]
                .into_iter()
                .chain((1..12).map(|step| (16, To(300.0, 400.0 - 16.0 * f64::from(step)))))
                .chain([(16, Up)])
                .collect();
            page.pointer("touch", &up).await?;
            page.until_true("scrollY > 60").await?;
            holds((in_frame(page, FRAMED_LEFT).await? - left).abs() < 1.0, "one finger left the map alone")
        })
        .await
}

#[tokio::test]
async fn in_a_frame_two_fingers_move_the_map_and_leave_the_page_around_alone() -> Tested {
    Visit::to("host.html")
        .standing_in("host.html", Stand::host(HOST))
        .size(800, 700)
        .touching()
        .not_in(Kind::WebKit, NO_FINGER)
        .run(async |page| {
            framed(page).await?;
            let width = in_frame(page, FRAMED_WIDTH).await?;
            page.touch(&[
                &[(280.0, 330.0), (260.0, 330.0), (220.0, 330.0)],
                &[(340.0, 330.0), (360.0, 330.0), (400.0, 330.0)],
            ])
            .await?;
            page.until_true(&format!("{} > {}", FRAMED_WIDTH.replace("FRAME", FRAMED), width * 1.5)).await?;
            holds(page.value("scrollY").await?.as_f64() < Some(40.0), "two fingers left the page alone")
        })
        .await
}

/// The height of the sheet in whole pixels.
const SHEET: &str = "Math.round(document.querySelector('.col').getBoundingClientRect().height)";

const STOP: &str = "document.querySelector('.frame').dataset.sheet";

/// From now on, `heights` are all that it has under a finger.
async fn watch_heights(page: &Page) -> Tested {
    let watch = format!("(window.heights = [], new MutationObserver(() => heights.push({SHEET})))");
    let column = "document.querySelector('.col')";
    page.client.execute(&format!("{watch}.observe({column}, {{ attributeFilter: ['style'] }})"), vec![]).await?;
    Ok(())
}

/// A finger draws the grip up by each of these, rests, and lets go.
async fn draw(page: &Page, up: &[f64]) -> Tested {
    let (x, y) = grip(page).await?;
    let last = (300, To(x, y - up.last().unwrap_or(&0.0)));
    let way: Vec<(u32, Hand)> = up.iter().map(|up| (30, To(x, y - up))).collect();
    page.pointer("touch", &[&[(0, To(x, y)), (0, Down)], &way[..], &[last, (0, Up)]].concat()).await
}

/// Where a finger comes down on the grip.
async fn grip(page: &Page) -> Tested<(f64, f64)> {
    let [top] = page.numbers("[document.querySelector('.grip').getBoundingClientRect().top]").await?;
    Ok((195.0, top + 10.0))
}

#[tokio::test]
async fn the_sheet_follows_the_finger_and_rests_at_the_nearest_of_three_stops() -> Tested {
    by_finger("#t=2005-07-05&e=astana-declaration-2005", 390, 844)
        .run(async |page| {
            page.ready().await?;
            page.until(SHEET, 126).await?;
            watch_heights(page).await?;
            draw(page, &[60.0, 170.0]).await?;
            page.until_true("heights.includes(126 + 170)").await?;
            page.until(STOP, "half").await?;
            page.until(SHEET, 380).await?;
            // Past the top of what there is it goes no farther.
            draw(page, &[150.0, 355.0]).await?;
            page.until(STOP, "full").await?;
            page.until(SHEET, 684).await?;
            holds(page.value("Math.max(...heights) <= 684").await? == true, "it went no farther than its highest stop")
        })
        .await
}

#[tokio::test]
async fn a_thrown_sheet_goes_on_to_a_stop_from_anywhere_on_it() -> Tested {
    by_finger("#t=2005-07-05&e=astana-declaration-2005", 390, 844)
        .run(async |page| {
            page.ready().await?;
            page.until(SHEET, 126).await?;
            let (x, y) = grip(page).await?;
            // At the lowest stop anywhere on it will do: here on the sentence.
            let on_it = y + 70.0;
            let way = [20.0, 60.0, 120.0].map(|up| (15, To(x, on_it - up)));
            page.pointer("touch", &[&[(0, To(x, on_it)), (0, Down)], &way[..], &[(0, Up)]].concat()).await?;
            page.until_true(&format!("['half', 'full'].includes({STOP})")).await?;
            page.until_true(&format!("[380, 684].includes({SHEET})")).await
        })
        .await
}

#[tokio::test]
async fn the_page_s_own_zoom_is_never_blocked() -> Tested {
    Visit::to("")
        .size(390, 844)
        .touching()
        .run(async |page| {
            page.ready().await?;
            let view = page.attribute("meta[name=viewport]", "content").await?;
            holds(!view.contains("user-scalable") && !view.contains("maximum-scale"), view)?;
            let touch = page.text("getComputedStyle(document.querySelector('.col')).touchAction").await?;
            holds(touch == "auto" || touch.contains("pinch-zoom"), format!("the margin lets fingers zoom: {touch}"))
        })
        .await
}
