//! Data full of markup: what is text in the file is text on the page, and no address leads anywhere but to the web.

use e2e::visit::{Visit, built_text};
use e2e::{Tested, holds, same};
use serde_json::Value;
use xtask::site::Stand;

const MARKUP: &str = "<img src=x onerror=window.hit=1><script>window.hit=1</script><b id=struck>\"'>&amp;</b>";

/// Members that are words of a list, ids or dates: with markup in them nothing would be left to show.
const KEPT: [&str; 24] = [
    "type", "id", "kind", "in", "earliest", "latest", "end", "evidence", "dated_by", "source", "section", "actors",
    "about", "notes", "from", "to", "sense", "status", "state", "carries", "place", "language", "format", "date",
];

fn struck(value: &mut Value, name: &str) {
    match value {
        Value::String(text) if name.to_lowercase().contains("url") || text.starts_with("http") => {
            *text = "javascript:window.hit=1".to_owned();
        }
        Value::String(text) if !KEPT.contains(&name) => *text = format!("{MARKUP} {text}"),
        Value::Array(items) => items.iter_mut().for_each(|item| struck(item, name)),
        Value::Object(members) => members.iter_mut().for_each(|(name, member)| struck(member, name)),
        _ => {}
    }
}

/// The page with markup in every text of its data.
fn hostile() -> Tested<String> {
    let html = built_text("index.html")?;
    let at = html.find("id=\"atlas\"").ok_or("the page carries its data")?;
    let begin = at + html.get(at..).and_then(|rest| rest.find('>')).ok_or("the tag ends")? + 1;
    let length = html.get(begin..).and_then(|rest| rest.find("</script>")).ok_or("the element ends")?;
    let (before, rest) = html.split_at(begin);
    let (data, after) = rest.split_at(length);
    let mut data: Value = serde_json::from_str(data)?;
    struck(&mut data, "");
    let data = data.to_string().replace("</", "<\\/").replace("<!--", "<\\u0021--");
    Ok(format!("{before}{data}{after}"))
}

/// What markup would have made of itself, in the page and in what it shows of itself.
const MADE: &str = "[...document.querySelectorAll('img, #struck, [onerror], [onload], [onclick], iframe, object, embed')].length \
    + [...document.querySelectorAll('[href], [src], [action]')].filter((e) => /^\\s*(javascript|data:text)/i.test( \
      e.getAttribute('href') ?? e.getAttribute('src') ?? e.getAttribute('action') ?? '')).length \
    + (window.hit ?? 0)";

#[tokio::test]
async fn markup_in_the_data_is_text_on_every_page_of_the_margin_and_in_what_is_taken_away() -> Tested {
    Visit::to("?hostile")
        .standing_in("index.html", Stand::body(hostile()?))
        .run(async |page| {
            page.ready().await?;
            let scripts = page.count("script").await?;
            let mut seen = false;
            for place in [
                "p=start",
                "t=2005-07-05&e=astana-declaration-2005",
                "t=2014-05-21&e=gas-deal-2014&c=74.6,42.9,5",
                "t=2005-07-05&p=story",
                "t=2005-07-05&p=story&h=summer-2005",
                "t=2005-07-05&p=events",
                "t=2005-07-05&p=events&q=img",
                "t=2005-07-05&p=words",
                "t=2005-07-05&p=signs",
                "t=2005-07-05&p=figures",
                "t=2005-07-05&p=about",
                "t=2005-07-05&p=problems",
                "t=2005-07-05&p=share",
            ] {
                page.turn_to(place).await?;
                page.frames().await?;
                same(page.value(MADE).await?.as_u64(), Some(0), &format!("elements made of text at {place}"))?;
                same(page.count("script").await?, scripts, &format!("scripts at {place}"))?;
                seen |= page.value("document.querySelector('#app').textContent.includes('<img src=x')").await? == true;
            }
            holds(seen, "the markup was shown, as text")?;
            page.until_true("document.querySelector('#share [data-take=tools]')?.hidden === false").await?;
            same(page.value(MADE).await?.as_u64(), Some(0), "elements made of text in what is taken away")?;
            same(page.count("script").await?, scripts, "scripts in what is taken away")
        })
        .await
}
