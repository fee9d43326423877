// The presenter's window: what is on the wall, what to say, what comes next, and how long it has taken.
(function () {
  var room = new URLSearchParams(location.search).get("with");
  var channel = room && "BroadcastChannel" in window ? new BroadcastChannel("sco-atlas-" + room) : null;
  var chapters = Array.prototype.slice.call(document.querySelectorAll("#steps [data-chapter]"));
  var events = Array.prototype.slice.call(document.querySelectorAll("#steps [data-event]"));
  var began = Date.now();

  function at(id) { return document.getElementById(id); }
  function put(id, text) { at(id).textContent = text || ""; }
  function words(step, name) {
    var found = step && step.querySelector("." + name);
    return found ? found.textContent : "";
  }
  function named(list, name, id) {
    return list.filter(function (step) { return step.getAttribute(name) === id; })[0];
  }

  function order(link, byChapter) {
    // On a chapter: its title page, its events, the next chapter. Else all events in the order of time.
    if (byChapter) return chapters;
    if (link.get("p") !== "story" || !link.get("h")) return events;
    return chapters.reduce(function (all, chapter) {
      var ids = chapter.getAttribute("data-events").split(" ");
      return all.concat(chapter, ids.map(function (id) { return named(events, "data-event", id); }).filter(Boolean));
    }, []);
  }

  function show(told) {
    var link = new URLSearchParams((told.link || "").replace(/^#/, ""));
    var chapter = named(chapters, "data-chapter", link.get("h"));
    var event = named(events, "data-event", link.get("e"));
    var steps = order(link, told.chapters);
    var now = told.chapters ? chapter : event || chapter;
    var place = steps.indexOf(now);
    if (!told.chapters && event && chapter && steps !== events) {
      // An event may be told in two chapters: the one of this chapter.
      place = steps.indexOf(event, steps.indexOf(chapter));
    }
    var next = steps[place + 1];
    put("date", told.date || words(now, "when"));
    put("sent", told.sentence || words(now, "title"));
    put("note", words(event || chapter, "say"));
    put("next-date", words(next, "when"));
    put("next-sent", words(next, "title"));
    at("blank").setAttribute("aria-pressed", String(!!told.blank));
    at("predict").setAttribute("aria-pressed", String(!!told.predict));
    at("chapters").setAttribute("aria-pressed", String(!!told.chapters));
  }

  function two(number) { return (number < 10 ? "0" : "") + number; }
  function tick() {
    var gone = Math.floor((Date.now() - began) / 1000);
    put("elapsed", two(Math.floor(gone / 60)) + ":" + two(gone % 60));
    var time = new Date();
    put("time", two(time.getHours()) + ":" + two(time.getMinutes()));
  }
  tick();
  setInterval(tick, 1000);

  if (!channel) {
    at("alone").hidden = false;
    return;
  }
  channel.onmessage = function (event) {
    if (event.data && typeof event.data.link === "string") show(event.data);
  };
  function say(what) { channel.postMessage({ sco: what }); }
  ["prev", "next", "blank", "predict", "chapters"].forEach(function (what) {
    at(what).addEventListener("click", function () { say(what); });
  });
  at("again").addEventListener("click", function () { began = Date.now(); tick(); });
  addEventListener("keydown", function (event) {
    var what = { PageDown: "next", ArrowRight: "next", PageUp: "prev", ArrowLeft: "prev", ".": "blank", b: "blank" }[event.key];
    if (!what || event.ctrlKey || event.altKey || event.metaKey || (event.key.length === 1 && !single())) return;
    event.preventDefault();
    say(what);
  });
  // The switch of www/by-key.js.
  function single() {
    try {
      return localStorage.getItem("sco-atlas-keys") !== "off";
    } catch (_) {
      return true;
    }
  }
  say("ask");
})();
