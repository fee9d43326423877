//! What is there before any script, and what the page may ask for.

use e2e::visit::{Visit, built_text};
use e2e::{Tested, holds};

#[tokio::test]
async fn the_page_becomes_ready_and_shows_countries_marks_list_and_slider() -> Tested {
    Visit::to("")
        .run(async |page| {
            page.ready().await?;
            page.until_true("[...document.querySelectorAll('[role=alert]')].every(e => !e.checkVisibility())").await?;
            for country in ["KAZ", "CHN", "RUS", "UZB"] {
                holds(
                    page.count(&format!("[data-country={country}][data-status]")).await? >= 1,
                    format!("{country} is on the map with its status"),
                )?;
            }
            holds(page.count("svg [data-event][data-kind]").await? >= 1, "the map has marks of events")?;
            holds(
                page.count("[role=slider][aria-valuetext]").await? == 1,
                "there is one slider, and it speaks its date",
            )?;
            holds(page.count("[role=status]").await? == 1, "there is one line of status")
        })
        .await
}

#[tokio::test]
async fn without_script_the_page_shows_the_map_and_the_whole_list() -> Tested {
    Visit::to("")
        .without_script()
        .run(async |page| {
            let html = page.client.source().await?;
            holds(html.contains("data-atlas=\"loading\""), "no script ran")?;
            holds(html.contains("data-country=\"KAZ\""), "the map is drawn")?;
            holds(html.matches("<li id=\"").count() >= 40, "every event is there to read")?;
            page.shot(&e2e::visit::pictures().join("without-script.png")).await
        })
        .await
}

#[test]
fn the_served_html_holds_the_picture_and_no_script_or_style_inside() -> Tested {
    let html = built_text("index.html")?;
    holds(html.contains("<path"), "the picture is in the HTML")?;
    holds(html.contains("astana-declaration-2005"), "the events are in the HTML")?;
    holds(!html.contains("<style") && !html.contains(" style=\""), "there is no style inside")?;
    let bare = html.match_indices("<script").filter(|(at, _)| {
        let tag = html.get(*at..).unwrap_or_default().split('>').next().unwrap_or_default();
        !tag.contains(" src=") && !tag.contains("json") && !tag.contains("text/plain")
    });
    holds(bare.count() == 0, "there is no script inside")
}

#[tokio::test]
async fn running_does_not_replace_what_was_drawn_before() -> Tested {
    // The served nodes are taken over, not drawn again: a country's path of the HTML is still the same one.
    Visit::to("")
        .run(async |page| {
            page.ready().await?;
            let served = built_text("index.html")?;
            let path = page.text("document.querySelector('[data-country=KAZ]').getAttribute('d') ?? ''").await?;
            holds(path.is_empty() || served.contains(&path), "the path of Kazakhstan is the one that was served")
        })
        .await
}

#[tokio::test]
async fn every_file_is_asked_for_once_and_from_here() -> Tested {
    Visit::to("")
        .run(async |page| {
            page.ready().await?;
            let asked = page.site.asked();
            for one in &asked {
                holds(one.status < 400, format!("{} answered {}", one.path, one.status))?;
                let times = asked.iter().filter(|other| other.path == one.path).count();
                holds(times == 1, format!("{} was asked for {times} times", one.path))?;
            }
            Ok(())
        })
        .await
}

#[tokio::test]
async fn what_to_do_first_is_seen_without_scrolling_on_a_laptop() -> Tested {
    for (width, height) in [(1440, 900), (1366, 768), (1280, 720), (1024, 768)] {
        Visit::to("")
            .size(width, height)
            .run(async |page| {
                page.ready().await?;
                page.until_true(
                    "document.querySelector('.start .btn').getBoundingClientRect().bottom \
                     < document.querySelector('.col').getBoundingClientRect().bottom",
                )
                .await
            })
            .await?;
    }
    Ok(())
}

#[tokio::test]
async fn a_small_phone_needs_no_sideways_scrolling() -> Tested {
    Visit::to("")
        .size(390, 844)
        .touching()
        .run(async |page| {
            page.ready().await?;
            page.until_true("document.documentElement.scrollWidth <= innerWidth").await
        })
        .await
}
