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
  var embed = ask.has("embed") && ask.get("embed") !== "0";
  if (embed) root.classList.add("embed");
  var theme = ask.get("theme");
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
