// Lecture mode: what a presenter's remote sends becomes steps of the map. Loaded by dress.js when the address asks for it.
(function () {
  var root = document.documentElement;
  var ask = new URLSearchParams(location.search);
  var byChapter = ask.get("lecture") === "chapters";
  var predict = ask.has("predict") && ask.get("predict") !== "0";
  var keys = document.getElementById("lecture-keys");
  var room = Math.random().toString(36).slice(2, 10);
  var channel = "BroadcastChannel" in window ? new BroadcastChannel("sco-atlas-" + room) : null;

  function say(type, rest) {
    postMessage(Object.assign({ "sco-atlas": 1, type: type }, rest), "*");
  }

  function isAtEnd(way) {
    var button = document.querySelector(way === "next" ? ".pb.next" : ".pb.prev");
    return !byChapter && !!button && button.getAttribute("aria-disabled") === "true";
  }

  function step(way) {
    if (root.classList.contains("blank")) return root.classList.remove("blank"), tell();
    if (root.classList.contains("hush")) {
      root.classList.remove("hush");
      tell();
      if (way === "next") return;
    }
    if (predict && way === "next" && !isAtEnd(way)) root.classList.add("hush");
    say(way, byChapter ? { by: "chapter" } : {});
  }

  function leave() {
    if (document.fullscreenElement) return document.exitFullscreen();
    ask.delete("lecture");
    ask.delete("predict");
    var rest = ask.toString();
    location.href = location.pathname + (rest ? "?" + rest : "") + location.hash;
  }

  function fullScreen() {
    if (document.fullscreenElement) document.exitFullscreen();
    else if (root.requestFullscreen) root.requestFullscreen().catch(function () {});
  }

  function edge(way) {
    if (byChapter || /(^|[#&])p=story/.test(location.hash)) say("goto", { chapter: way === "first" ? 1 : 12 });
    else say("goto", { t: way === "first" ? "earliest" : "latest" });
  }

  function present() {
    // In the page in one file there is no window to open: it has one file.
    if (root.hasAttribute("data-whole")) return;
    open("./presenter.html?with=" + room + location.hash, "sco-atlas-presenter", "popup,width=900,height=640");
  }

  var doing = {
    next: function () { step("next"); },
    prev: function () { step("prev"); },
    first: function () { edge("first"); },
    last: function () { edge("last"); },
    blank: function () { root.classList.toggle("blank"); tell(); },
    predict: function () { predict = !predict; root.classList.remove("hush"); tell(); },
    chapters: function () { byChapter = !byChapter; tell(); },
    full: fullScreen,
    leave: leave,
    present: present,
    keys: function () { if (keys) keys.hidden = !keys.hidden; },
    ask: function () { tell(); },
  };

  var named = {
    PageDown: "next", ArrowRight: "next", ArrowDown: "next", Enter: "next",
    PageUp: "prev", ArrowLeft: "prev", ArrowUp: "prev", Backspace: "prev",
    Home: "first", End: "last", ".": "blank", b: "blank", f: "full", Escape: "leave", p: "predict", r: "predict", c: "chapters", n: "present", "?": "keys",
  };

  // Before the ruler and the map hear of it: in a lecture the remote's meaning wins.
  addEventListener("keydown", function (event) {
    // Of a map that has failed the keys are the page's.
    if (event.ctrlKey || event.altKey || event.metaKey || root.dataset.atlas === "failed") return;
    var what = event.key === " " ? (event.shiftKey ? "prev" : "next") : named[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (!what) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (!event.repeat) doing[what]();
    if (keys && what !== "keys") keys.hidden = true;
  }, true);

  function words(selector) {
    var found = document.querySelector(selector);
    // The date, without the place that stands behind it.
    return found && found.firstChild ? found.firstChild.textContent.trim() : "";
  }

  function tell() {
    if (!channel) return;
    channel.postMessage({
      link: location.hash, date: words(".here-date"), sentence: words(".here-sent"), last: isAtEnd("next"),
      blank: root.classList.contains("blank"), hidden: root.classList.contains("hush"), predict: predict, chapters: byChapter,
    });
  }

  if (channel) {
    channel.onmessage = function (event) {
      var what = event.data && event.data.sco;
      if (typeof what === "string" && Object.prototype.hasOwnProperty.call(doing, what) && what !== "leave") doing[what]();
    };
  }

  // The address follows the map a moment later.
  var later = 0;
  function follow() {
    clearTimeout(later);
    tell();
    later = setTimeout(tell, 500);
  }
  new MutationObserver(follow).observe(document.getElementById("app"), { subtree: true, childList: true, characterData: true });
  addEventListener("hashchange", follow);

  // A first touch goes on, as a click of a remote does; the right third of a wall that can be touched goes on, the left back.
  addEventListener("click", function (event) {
    if (event.target.closest("a, button")) return;
    step(event.clientX < innerWidth / 3 ? "prev" : "next");
  });

  if (keys) {
    keys.hidden = false;
    setTimeout(function () { keys.hidden = true; }, 6000);
  }
})();
