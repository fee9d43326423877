//! The sentence that is said after a move, and the region in words.

use std::time::Duration;

use e2e::page::{Hand, Page};
use e2e::visit::Visit;
use e2e::{Tested, holds, same};

const STATUS: &str = "document.querySelector('[role=status]').textContent";
const SLIDER: &str = "[role=slider]";
const DATE: &str = "document.querySelector('.words h2')?.textContent";
const NEWS: &str = "document.querySelector('.words .new p')?.textContent";
const LEAD: &str = "document.querySelector('.words .lead')?.textContent";
const CARD: &str = "document.querySelector('.what-changed p')?.textContent";

/// What stands in a row of the panel, with its number before it.
fn row(head: &str) -> String {
    let is_row = format!("row.querySelector('dt').textContent === '{head}'");
    let words = "[...row.querySelectorAll('dd')].map(part => part.textContent).join(' ')";
    format!("[...document.querySelectorAll('.words dl > div')].filter(row => {is_row}).map(row => {words})[0]")
}

/// Keeps the time of every change of the status line.
async fn listen(page: &Page) -> Tested {
    let line = "document.querySelector('[role=status]')";
    let observer = "new MutationObserver(() => window.heard.push([performance.now(), line.textContent]))";
    let watch = "observe(line, { childList: true, characterData: true, subtree: true })";
    page.value(&format!("(() => {{ const line = {line}; window.heard = []; {observer}.{watch}; }})()"))
        .await
        .map(|_| ())
}

async fn wait(ms: u64) {
    tokio::time::sleep(Duration::from_millis(ms)).await;
}

#[tokio::test]
async fn one_exact_sentence_is_said_and_shown_after_a_move() -> Tested {
    Visit::to("#t=2001-06-14")
        .run(async |page| {
            page.ready().await?;
            same(page.text(STATUS).await?, "", "what is said on arrival")?;
            page.keys(SLIDER, "ArrowRight").await?;
            page.until(STATUS, "15 June 2001: Uzbekistan joins; six members.").await?;
            same(page.text(CARD).await?, page.text(STATUS).await?, "what the card shows and what is said")
        })
        .await
}

#[tokio::test]
async fn the_region_in_words_follows_the_slider_and_says_what_the_status_says() -> Tested {
    Visit::to("#p=words&t=2005-07-04")
        .run(async |page| {
            page.ready().await?;
            same(page.text(DATE).await?, "4 July 2005", "the date of the panel")?;
            page.keys(SLIDER, "ArrowRight").await?;
            page.until(DATE, "5 July 2005").await?;
            same(page.text(&row("Members")).await?.split(' ').next(), Some("6"), "members")?;
            same(page.text(&row("Observers")).await?, "4 Mongolia, India, Iran, Pakistan", "observers")?;
            let new = "[...document.querySelectorAll('.words dd b')].map(name => name.textContent).join()";
            same(page.text(new).await?, "India,Iran,Pakistan", "the new ones")?;
            page.until(STATUS, "5 July 2005: India, Iran and Pakistan become observers; four observers.").await?;
            let (said, news) = (page.text(STATUS).await?, page.text(NEWS).await?);
            let sentence = said.split_once(": ").map(|(_, sentence)| sentence).unwrap_or_default();
            same(news, format!("New today {sentence}"), "what the panel shows and what is said")?;
            same(page.count(".words .new a").await?, 2, "events that begin on this day")?;
            page.keys(SLIDER, "End").await?;
            page.until_true(&format!("{LEAD}.startsWith('Eight states belong to the SCO.')")).await
        })
        .await
}

#[tokio::test]
async fn the_turkish_page_says_it_in_turkish() -> Tested {
    Visit::to("tr/#p=words&t=2001-06-14")
        .run(async |page| {
            page.ready().await?;
            page.keys(SLIDER, "ArrowRight").await?;
            page.until(STATUS, "15 Haziran 2001: Özbekistan üye olur; altı üye.").await?;
            same(page.text(NEWS).await?, "Bugün yeni Özbekistan üye olur; altı üye.", "what the panel shows")?;
            same(page.text(&row("Gaz hatları")).await?, "0 Yok", "gas pipelines")
        })
        .await
}

#[tokio::test]
async fn quick_steps_are_said_once_and_never_twice_within_600_ms() -> Tested {
    Visit::to("#t=2005-07-05")
        .run(async |page| {
            page.ready().await?;
            listen(page).await?;
            page.keys(SLIDER, "ArrowRight ArrowRight ArrowRight ArrowRight ArrowRight ArrowRight").await?;
            page.until_true("heard.length > 0").await?;
            for _ in 0..4 {
                page.keys(SLIDER, "ArrowLeft").await?;
                wait(150).await;
            }
            wait(800).await;
            wait(700).await;
            let nearest = "Math.min(9999, ...heard.slice(1).map(([at], n) => at - heard[n][0]))";
            let nearest = page.value(nearest).await?.as_f64().unwrap_or_default();
            holds(nearest >= 600.0, format!("two sentences within {nearest} ms"))?;
            let said = page.value("heard.length").await?.as_u64().unwrap_or_default();
            holds((2..=5).contains(&said), format!("ten steps in two runs are said {said} times"))
        })
        .await
}

#[tokio::test]
async fn nothing_is_said_while_the_clock_is_dragged_until_it_is_let_go() -> Tested {
    Visit::to("#t=2005-07-05")
        .run(async |page| {
            page.ready().await?;
            listen(page).await?;
            let side = |side: &str| format!("document.querySelector('{SLIDER}').getBoundingClientRect().{side}");
            let left = page.value(&side("left")).await?.as_f64().unwrap_or_default();
            let y = page.value(&side("top")).await?.as_f64().unwrap_or_default() + 50.0;
            let scrub = [(0, Hand::To(left + 300.0, y)), (0, Hand::Down), (50, Hand::To(left + 360.0, y))];
            let moves = (1..=12).map(|n| (90, Hand::To(left + 360.0 + 20.0 * f64::from(n), y)));
            let scrub: Vec<_> = scrub.into_iter().chain(moves).collect();
            page.pointer("mouse", &scrub).await?;
            same(page.value("heard.length").await?.as_u64(), Some(0), "sentences under a moving clock")?;
            page.pointer("mouse", &[(0, Hand::Up)]).await?;
            page.until_true("heard.length === 1").await
        })
        .await
}

#[tokio::test]
async fn a_play_says_nothing_until_it_pauses() -> Tested {
    Visit::to("#t=2005-07-05")
        .run(async |page| {
            page.ready().await?;
            listen(page).await?;
            page.click(".pb.play").await?;
            wait(1500).await;
            same(page.value("heard.length").await?.as_u64(), Some(0), "sentences while playing")?;
            page.click(".pb.play").await?;
            page.until_true("heard.length === 1").await
        })
        .await
}

#[tokio::test]
async fn the_words_are_copied_as_they_are_shown_and_the_status_says_so() -> Tested {
    Visit::to("#p=words&t=2005-07-05")
        .run(async |page| {
            page.ready().await?;
            let keep = "navigator.clipboard.writeText = text => { window.copied = text; return Promise.resolve(); }";
            page.value(&format!("(() => {{ {keep}; }})()")).await?;
            page.click(".words .kick button").await?;
            page.until(STATUS, "Text copied.").await?;
            let copied = page.text("copied").await?;
            holds(copied.starts_with("5 July 2005\n"), format!("the date is first: {copied}"))?;
            for words in
                [page.text(LEAD).await?, page.text("document.querySelector('.words > .src').textContent").await?]
            {
                holds(copied.contains(&words), format!("{words} is copied"))?;
            }
            let heads =
                page.text("[...document.querySelectorAll('.words dt')].map(head => head.textContent).join()").await?;
            for head in heads.split(',') {
                let shown = page.text(&row(head)).await?;
                let (count, words) = shown.split_once(' ').unwrap_or_default();
                holds(
                    copied.contains(&format!("\n{head} ({count}): {words}\n")),
                    format!("{head}: {words} is copied"),
                )?;
            }
            Ok(())
        })
        .await
}

#[tokio::test]
async fn what_the_reader_leaves_out_is_missing_from_the_words_and_they_say_so() -> Tested {
    Visit::to("#p=words&t=2005-07-05&x=base")
        .run(async |page| {
            page.ready().await?;
            let fragment = page.fragment().await?;
            page.until_true("document.querySelector('.words .left-out')").await?;
            let heads =
                page.text("[...document.querySelectorAll('.words dt')].map(head => head.textContent).join()").await?;
            holds(!heads.contains("US bases") && heads.contains("Members"), format!("{fragment}: {heads}"))?;
            page.click(".words .left-out a").await?;
            page.until_true(&row("US bases")).await
        })
        .await
}
