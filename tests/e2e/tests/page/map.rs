//! Moving the map: by mouse, wheel, finger, key and button, always about what lies under the pointer.

use e2e::page::Page;
use e2e::visit::{Visit, left_out};
use e2e::{Tested, holds, same};

/// Where on the screen Tashkent's dot stands: the camera's own word for it, in pixels of the page.
const TASHKENT: &str = "(() => { const r = document.querySelector('[data-country=UZB]').getBoundingClientRect(); \
                        return [r.left + r.width / 2, r.top + r.height / 2, r.width]; })()";

async fn uzbekistan(page: &Page) -> Tested<(f64, f64, f64)> {
    Ok(page.numbers::<3>(TASHKENT).await?.into())
}

/// A rested map has its names again.
async fn at_rest(page: &Page) -> Tested {
    page.until_true("!document.querySelector('.map').classList.contains('moving')").await
}

#[tokio::test]
async fn a_drag_moves_the_map_as_far_as_the_mouse() -> Tested {
    Visit::to("#t=2005-07-05")
        .run(async |page| {
            page.ready().await?;
            let (x, y, _) = uzbekistan(page).await?;
            page.drag(&[(900.0, 300.0), (880.0, 310.0), (800.0, 360.0)]).await?;
            at_rest(page).await?;
            let (after_x, after_y, _) = uzbekistan(page).await?;
            holds((after_x - x + 100.0).abs() < 3.0 && (after_y - y - 60.0).abs() < 3.0, "it went along")?;
            page.until_true("location.hash.includes('c=')").await?;
            holds(page.count(".labs text").await? > 10, "the names are back")
        })
        .await
}

#[tokio::test]
async fn the_wheel_zooms_about_the_pointer() -> Tested {
    Visit::to("#t=2005-07-05")
        .run(async |page| {
            page.ready().await?;
            let (x, y, width) = uzbekistan(page).await?;
            page.wheel(x, y, -300).await?;
            at_rest(page).await?;
            page.until_true(&format!("{TASHKENT}[2] > {}", width * 1.2)).await?;
            let (after_x, after_y, _) = uzbekistan(page).await?;
            holds((after_x - x).abs() < 4.0 && (after_y - y).abs() < 4.0, "what was under the pointer is there still")
        })
        .await
}

#[tokio::test]
async fn keys_and_buttons_do_what_the_mouse_does() -> Tested {
    Visit::to("#t=2005-05-13")
        .run(async |page| {
            page.ready().await?;
            let (x, _, width) = uzbekistan(page).await?;
            page.keys(".map", "ArrowLeft").await?;
            page.until_true(&format!("{TASHKENT}[0] > {}", x + 90.0)).await?;
            page.click(".mctl button:nth-child(1)").await?;
            page.until_true(&format!("{TASHKENT}[2] > {}", width * 1.4)).await?;
            page.click(".mctl button:nth-child(2)").await?;
            page.click(".mctl button:nth-child(3)").await?;
            page.until_true(&format!("Math.abs({TASHKENT}[0] - {x}) < 2")).await
        })
        .await
}

const TAPS: &str = "window.taps = []; addEventListener('click', (event) => taps.push(event.timeStamp), true);";

#[tokio::test]
async fn two_taps_bring_the_map_nearer() -> Tested {
    Visit::to("#t=2005-07-05")
        .run(async |page| {
            page.ready().await?;
            let (_, _, width) = uzbekistan(page).await?;
            page.client.execute(TAPS, vec![]).await?;
            // On a busy machine the driver may rest between the taps: then they were one and one.
            for _ in 0..10 {
                page.double_tap(1000.0, 420.0).await?;
                if page.value("taps.splice(0).some((at, n, all) => at - all[n - 1] < 300)").await? == true {
                    return page.until_true(&format!("{TASHKENT}[2] > {}", width * 1.5)).await;
                }
            }
            left_out("the driver never tapped twice within 300 ms: the machine is too busy")
        })
        .await
}

#[tokio::test]
async fn a_mark_opens_its_event() -> Tested {
    Visit::to("#t=2005-07-05")
        .run(async |page| {
            page.ready().await?;
            let id = page.text("document.querySelector('.dots .mark').dataset.event").await?;
            page.click(".dots .mark .hit").await?;
            page.until_true("!!document.querySelector('article[data-event]')").await?;
            page.until_true(&format!("location.hash.includes('e={id}')")).await
        })
        .await
}

#[tokio::test]
async fn the_address_chooses_the_dress() -> Tested {
    Visit::to("?theme=dark&embed=1#t=2005-07-05")
        .size(640, 360)
        .run(async |page| {
            page.ready().await?;
            page.until_true("document.documentElement.classList.contains('theme-dark')").await?;
            page.until_true("getComputedStyle(document.querySelector('.col')).display === 'none'").await?;
            holds(page.text("String(localStorage.length)").await? == "0", "an embed keeps nothing")
        })
        .await
}

/// From now on, every frame under a hand on the clock in which Kazakhstan's name is not on Kazakhstan.
const ASTRAY: &str = "(window.astray = 0, (function look() { \
     const name = [...document.querySelectorAll('.labs text')].find((name) => /^kazakhstan$/i.test(name.textContent)); \
     if (name && document.querySelector('.frame.scrub')) { \
       const land = document.querySelector('[data-country=KAZ]').getBoundingClientRect(), at = name.getBoundingClientRect(); \
       const x = at.left + at.width / 2, y = at.top + at.height / 2; \
       if (x < land.left || x > land.right || y < land.top || y > land.bottom) window.astray += 1; } \
     requestAnimationFrame(look); })(), 1)";

#[tokio::test]
async fn names_stand_on_their_land_when_a_hand_takes_the_clock_while_the_map_flies() -> Tested {
    Visit::to("#t=2005-07-05&e=astana-declaration-2005")
        .run(async |page| {
            page.ready().await?;
            page.value(ASTRAY).await?;
            let at = "(() => { const r = document.querySelector('[role=slider]').getBoundingClientRect(); \
                      return [r.left + r.width / 2, r.top + r.height / 2]; })()";
            let [x, y] = page.numbers(at).await?;
            for fragment in ["t=2001-10-07", "t=2005-07-05&e=astana-declaration-2005", "t=1996-04-26"] {
                page.turn_to(fragment).await?;
                let way: Vec<(f64, f64)> = (0..10).map(|step| (x + 14.0 * f64::from(step), y)).collect();
                page.drag(&way).await?;
            }
            same(page.value("window.astray").await?, 0, "frames with the name elsewhere")
        })
        .await
}
