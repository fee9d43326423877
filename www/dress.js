// Before the first paint: the dress that the address asks for. Runs from the head, so that nothing changes colour later.
(function () {
  var root = document.documentElement;
  var ask = new URLSearchParams(location.search);
  var lang = (ask.get("lang") || "").slice(0, 2);
  var whole = root.hasAttribute("data-whole");
  if (!whole && (lang === "tr" || lang === "en") && lang !== root.lang) {
    ask.delete("lang");
    var rest = ask.toString();
    location.replace((lang === "tr" ? "./tr/" : "../") + (rest ? "?" + rest : "") + location.hash);
    return;
  }
  root.classList.add("js");
  // The wasm comes while the page is read, after what is painted; boot.js takes it.
  var tag = document.currentScript;
  if (tag.dataset.early) {
    self.early = fetch(new URL(tag.dataset.early, document.baseURI), { priority: "low" });
    self.early.catch(function () {});
  }
  // The script that starts the map may not come, and then nobody else could say so.
  addEventListener("error", function (event) {
    if (event.target.dataset && event.target.dataset.wasm) root.dataset.atlas = "failed";
  }, true);
  // Who waits so long is told; should the map come after all, it takes its place.
  setTimeout(function () {
    if (root.dataset.atlas === "loading") root.dataset.atlas = "failed";
  }, 60000);
  // To load again keeps the place, and asks the host, not a cache that may hold what came in place of a file.
  addEventListener("click", function (event) {
    if (event.target.id !== "again") return;
    event.preventDefault();
    var load = function () {
      location.reload();
    };
    var own = document.querySelector("script[data-wasm]");
    var files = own && !whole ? [own.src, own.dataset.js, own.dataset.wasm] : [];
    var asked = files.map(function (file) {
      return fetch(file, { cache: "reload" }).then(function (answer) {
        return answer.arrayBuffer();
      });
    });
    setTimeout(load, 5000);
    Promise.all(asked).then(load, load);
  });
  var asked = function (name) {
    return ask.has(name) && ask.get(name) !== "0";
  };
  var lecture = asked("lecture");
  var embed = !lecture && asked("embed");
  if (embed) root.classList.add("embed");
  if (embed && ask.get("controls") === "0") root.classList.add("bare");
  var theme = ask.get("theme");
  if (lecture) {
    root.classList.add("lecture");
    // Rooms are bright.
    theme = theme || "light";
    var own = tag.src;
    var style = document.createElement("link");
    style.rel = "stylesheet";
    style.href = new URL("lecture/lecture.css", own).href;
    var script = document.createElement("script");
    script.src = new URL("lecture/lecture.js", own).href;
    script.defer = true;
    document.head.append(style);
    addEventListener("DOMContentLoaded", function () {
      document.head.append(script);
    });
  }
  try {
    if (!theme && !embed) theme = localStorage.getItem("sco-atlas-theme");
  } catch (_) {
    // A host may forbid storage: the system's theme it is.
  }
  // Paper is light, whatever the screen wears.
  var worn = "";
  addEventListener("beforeprint", function () {
    worn = root.className;
    root.classList.remove("theme-dark", "theme-contrast");
    root.classList.add("theme-light", "print");
  });
  addEventListener("afterprint", function () {
    root.className = worn;
  });
  if (theme === "light" || theme === "dark" || theme === "contrast") root.classList.add("theme-" + theme);
})();
