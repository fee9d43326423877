//! The messages between a page and the map in its frame: what is heard, what is answered, and what is only counted.

use std::time::Duration;

use e2e::page::Page;
use e2e::visit::Visit;
use e2e::{Tested, holds, same};
use serde_json::Value;
use xtask::site::{Running, Site, Stand};

/// A page of another host: it keeps what the frame says, by its kind.
const HOST: &str = r##"<!doctype html><title>Host</title>
<iframe id="map" src="SITE?embed=1&origin=ORIGIN#t=2005-07-05" title="Map" width="900" height="500" allow="fullscreen"></iframe>
<iframe id="stranger" src="STRANGER" title="Stranger"></iframe>
<script>
var said = { ready: [], state: [], "at-end": [], resize: [], error: [], other: [] };
var frame = document.getElementById("map");
addEventListener("message", function (event) {
  if (event.source !== frame.contentWindow) return;
  var type = event.data && event.data["sco-atlas"] === 1 ? event.data.type : "other";
  (said[type] || said.other).push(event.data);
});
function say(message) { frame.contentWindow.postMessage(message, "*"); }
function tell(type, more) { say(Object.assign({ "sco-atlas": 1, type: type }, more)); }
</script>"##;

/// Somebody in another frame of the same host page, who speaks the protocol well.
const STRANGER: &str = r##"<!doctype html><title>Stranger</title><script>
addEventListener("message", function (event) {
  var map = parent.frames[0];
  for (var i = 0; i < 200; i += 1) map.postMessage({ "sco-atlas": 1, type: "goto", t: "1999" }, "*");
  map.postMessage({ "sco-atlas": 1, type: "next" }, "*");
  event.source.postMessage("done", "*");
});
</script>"##;

/// What no version of the protocol has: 10,000 of them, the same each time.
const STORM: &str = r##"
(function () {
  var seed = 20050705;
  function die(sides) { seed = (seed * 1103515245 + 12345) % 2147483648; return Math.floor(seed / 2147483648 * sides); }
  function pick(list) { return list[die(list.length)]; }
  function noise(length) { var s = ""; while (s.length < length) s += String.fromCharCode(die(65535)); return s; }
  var script = ["<script>alert(1)<\/script>", "javascript:alert(1)", "\"><img src=x onerror=alert(1)>", "#t=1&t=2", "%00%ff%", "\u202e\u0000", "__proto__", "constructor"];
  function wrong() {
    return pick([
      null, undefined, NaN, -1, 1e308, true, "", [], {}, [["t"]], new Date(0), new ArrayBuffer(64), new Map([["t", "1999"]]),
      { toString: "1999" }, pick(script), noise(40), noise(5) + pick(script),
    ]);
  }
  var kinds = [
    function () { return wrong(); },
    function () { return { "sco-atlas": pick([0, 2, "1", null, true, [1], 1.5]), type: "goto", t: "1999" }; },
    function () { return { type: "goto", t: "1999" }; },
    function () { return { "sco-atlas": 1 }; },
    function () { return { "sco-atlas": 1, type: wrong() }; },
    function () { return { "sco-atlas": 1, type: pick(["Goto", "goto ", "eval", "ready", "at-end", "resize", "error", "__proto__", "toString"]), t: "1999" }; },
    function () { return { "sco-atlas": 1, type: "goto", t: pick([{}, [], true, ["1999"], noise(5000)]) }; },
    function () { return { "sco-atlas": 1, type: "goto", event: pick([7, -1, {}, [], true]) }; },
    function () { return { "sco-atlas": 1, type: "goto", link: pick([{}, [], true, new ArrayBuffer(8)]) }; },
    function () { return { "sco-atlas": 1, type: "goto", t: pick(script) }; },
    function () { return { "sco-atlas": 1, type: "goto", event: pick(script) + noise(9) }; },
    function () { return { "sco-atlas": 1, type: "goto", chapter: pick(script) + noise(9) }; },
    function () { return { "sco-atlas": 1, type: pick(["next", "prev"]), by: pick([{}, [], true, noise(5000)]) }; },
    function () { var deep = {}, at = deep; for (var i = 0; i < 60; i += 1) at = at.goto = {}; return { "sco-atlas": 1, type: deep }; },
    function () { return "{\"sco-atlas\":1,\"type\":\"goto\",\"t\":\"1999\"}"; },
  ];
  for (var i = 0; i < 10000; i += 1) say(kinds[i % kinds.length]());
  say({ "sco-atlas": 1, type: "goto", t: noise(200000) });
  say({ "sco-atlas": 1, type: noise(200000) });
  say({ "sco-atlas": 1, type: "goto", link: "t=" + noise(200000) });
  return true;
})()"##;

struct Met {
    page: Page,
    _host: Running,
    _stranger: Running,
}

/// The map in the frame of a page of another host.
async fn hosted(origin: Option<&str>) -> Tested<Met> {
    let page = Visit::to("icon.svg").open(Site::built()?.start(0)?).await?;
    let folder = xtask::workspace::dist();
    let bare = |folder| Site { folder, base: "/".into(), headers: Vec::new() };
    let stranger = bare(folder.clone()).start(0)?;
    stranger.stand_in("stranger.html", Stand::body(STRANGER));
    let host = bare(folder).start(0)?;
    let own = format!("http://{}", host.address);
    let html = HOST
        .replace("SITE", &page.site.url())
        .replace("ORIGIN", origin.unwrap_or(&own))
        .replace("STRANGER", &format!("{}stranger.html", stranger.url()));
    host.stand_in("host.html", Stand::body(html));
    page.client.goto(&format!("{}host.html", host.url())).await?;
    Ok(Met { page, _host: host, _stranger: stranger })
}

/// Asks for the state, and gives the answer.
async fn state(page: &Page) -> Tested<Value> {
    let before = page.value("said.state.length").await?;
    page.value("tell('state')").await?;
    page.until_true(&format!("said.state.length > {before}")).await?;
    page.value("said.state[said.state.length - 1]").await
}

#[tokio::test]
async fn the_map_says_that_it_is_there_and_goes_where_it_is_told() -> Tested {
    let met = hosted(None).await?;
    let page = &met.page;
    page.until("said.ready.length", 1).await?;
    same(page.text("said.ready[0].lang").await?, "en", "the language")?;
    same(page.text("said.ready[0].t").await?, "2005-07-05", "the date")?;
    page.value("tell('goto', { chapter: 'summer-2005' })").await?;
    page.until("said.state.at(-1)?.chapter", "summer-2005").await?;
    let title = page.text("said.state.at(-1).link").await?;
    page.value("tell('next')").await?;
    page.until_true("said.state.at(-1).event").await?;
    page.value("tell('prev')").await?;
    page.until("said.state.at(-1).link", title).await?;
    page.value("tell('goto', { chapter: 'frontier' })").await?;
    page.until("said.state.at(-1).chapter", "frontier").await?;
    page.value("tell('prev')").await?;
    page.until("said['at-end'].at(-1)?.way", "prev").await?;
    page.value("tell('goto', { link: '#t=2001-06-15&p=story&h=six' })").await?;
    page.until("said.state.at(-1).chapter", "six").await
}

#[tokio::test]
async fn ten_thousand_hostile_messages_move_nothing_and_are_counted() -> Tested {
    let met = hosted(None).await?;
    let page = &met.page;
    page.until("said.ready.length", 1).await?;
    let before = state(page).await?;
    page.value(STORM.trim_start()).await?;
    let after = state(page).await?;
    for key in ["t", "event", "chapter", "link", "title"] {
        same(&after[key], &before[key], key)?;
    }
    let ignored = after["ignored"].as_u64().unwrap_or_default();
    holds(ignored >= 8_000, format!("{ignored} messages were counted as none"))?;
    holds(page.value("said.other.length").await? == 0, "nothing was said outside the protocol")?;
    page.value("tell('goto', { t: '2001' })").await?;
    page.until_true("said.state.at(-1).t.startsWith('2001')").await?;
    let errors = page.console_errors().await?;
    let errors: Vec<&String> = errors.iter().filter(|line| !line.contains("/favicon.ico")).collect();
    holds(errors.is_empty(), format!("{errors:?}"))
}

#[tokio::test]
async fn nobody_but_the_parent_of_the_named_origin_is_heard() -> Tested {
    let met = hosted(None).await?;
    let page = &met.page;
    page.until("said.ready.length", 1).await?;
    let before = state(page).await?;
    page.value(
        "(addEventListener('message', (event) => { if (event.data === 'done') window.strange = true; }), \
         document.getElementById('stranger').contentWindow.postMessage('go', '*'))",
    )
    .await?;
    page.until_true("window.strange").await?;
    same(&state(page).await?["link"], &before["link"], "the view after the stranger spoke")
}

#[tokio::test]
async fn a_host_of_another_origin_than_the_named_one_hears_nothing_and_moves_nothing() -> Tested {
    let met = hosted(Some("https://somebody.example")).await?;
    let page = &met.page;
    page.client.enter_frame(0).await?;
    page.ready().await?;
    let link = page.text("location.hash").await?;
    page.client.enter_parent_frame().await?;
    page.value("(tell('goto', { t: '1999' }), tell('state'), tell('next'))").await?;
    tokio::time::sleep(Duration::from_secs(1)).await;
    same(page.text("JSON.stringify(Object.values(said).flat())").await?, "[]", "what the host heard")?;
    page.client.enter_frame(0).await?;
    same(page.text("location.hash").await?, link, "where the map stands")
}

/// Links of all keys with what no key can be; a page that nobody frames hears itself.
const LINKS: &str = r##"
const [done] = arguments;
let seed = 1996;
const die = (sides) => { seed = (seed * 1103515245 + 12345) % 2147483648; return Math.floor(seed / 2147483648 * sides); };
const keys = ["t", "e", "c", "m", "w", "x", "a", "v", "p", "h", "z", "r", "by", "pace", "halt", "play", "q", "__proto__", "%", ""];
const values = ["", "<script>alert(1)</script>", "javascript:alert(1)", "%00", "%E0%A4%A", "9".repeat(400), "-1", "NaN,NaN,NaN",
  "1e999,1e999,1e999", "0000-00-00", "2005-99-99", "story", "latest", "😀".repeat(50), "a".repeat(5000), "../../..", "&&==&&"];
let left = 2000;
(function turn() {
  for (let i = 0; i < 20; i += 1, left -= 1) {
    let link = "";
    for (let part = die(6); part >= 0; part -= 1) link += keys[die(keys.length)] + "=" + values[die(values.length)] + "&";
    postMessage({ "sco-atlas": 1, type: "goto", link }, "*");
  }
  if (left > 0) setTimeout(turn, 0); else setTimeout(() => done(true), 0);
})();"##;

#[tokio::test]
async fn two_thousand_hostile_links_and_some_addresses_leave_the_page_alive() -> Tested {
    Visit::to("?theme=%3Cscript%3E&embed=%00&origin=javascript:alert(1)#t=%00&e=<script>&c=NaN,NaN,NaN&p=__proto__")
        .run(async |page| {
            page.ready().await?;
            page.go(&format!("?origin={}#q={}&t=0000-00-00&z=9-1&h=..%2F..", "9".repeat(2000), "%F0%9F".repeat(500)))
                .await?;
            page.ready().await?;
            page.go("?lang=__proto__&origin=null#t=2005-07-05").await?;
            page.ready().await?;
            page.client.execute_async(LINKS, vec![]).await?;
            page.state("ready").await?;
            page.turn_to("p=explore&t=2005-07-05&e=astana-declaration-2005").await?;
            page.opened("astana-declaration-2005").await
        })
        .await
}
