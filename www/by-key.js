// For who goes by key: the way to the search by `/`, the help that `?` opens, the switch that turns off keys of one letter or sign (who speaks to the
// machine, or whose hand shakes, presses them unmeant), and a focus that is never lost. Loaded before all that hears keys.
const root = document.documentElement;
const help = document.getElementById("keys");
const sole = help.querySelector("input");
const KEPT = "sco-atlas-keys";
const LEFT = "sco-atlas-left-by-key";
// Where letters are written.
const FIELDS = "input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable]";
const STOPS = "#card, h2[tabindex], a[href], button, input, select, [tabindex='0']";
const seen = (element) => element.checkVisibility({ visibilityProperty: true });
const worn = (name) => root.classList.contains(name);

// A host may forbid storage, and an embed keeps nothing: then the choice holds for this visit.
function kept(store, work) {
  try {
    return worn("embed") ? null : work(window[store]);
  } catch {
    return null;
  }
}

function show() {
  if (help.open) return;
  help.showModal();
  help.querySelector("h2").focus();
}

function find() {
  document.querySelector(".find-b")?.click();
}

// The same place in the other language. Who goes by key arrives on the link that leads back.
function cross(event, link) {
  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  // Firefox counts a key as one stroke of a pointer of no kind.
  if (event.detail === 0 || event.pointerType === "") kept("sessionStorage", (store) => store.setItem(LEFT, "1"));
  const asked = location.search.slice(1).split("&").filter((pair) => pair && !pair.startsWith("lang=")).join("&");
  location.assign(link.getAttribute("href") + (asked ? "?" + asked : "") + location.hash);
}

sole.checked = kept("localStorage", (store) => store.getItem(KEPT)) !== "off";
sole.addEventListener("change", () => {
  kept("localStorage", (store) => (sole.checked ? store.removeItem(KEPT) : store.setItem(KEPT, "off")));
});

addEventListener(
  "keydown",
  (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    // Space is no sign: it presses buttons.
    if (event.key.length !== 1 || event.key === " " || event.target.closest?.(FIELDS)) return;
    if (sole.checked && !help.open) {
      // A lecture has a line of its own, and an embed looks for nothing.
      const way = worn("lecture") ? undefined : { "?": show, "/": worn("embed") ? undefined : find }[event.key];
      if (!way) return;
      event.preventDefault();
      way();
    }
    event.stopImmediatePropagation();
  },
  true,
);

addEventListener(
  "click",
  (event) => {
    const on = (selector) => event.target.closest?.(selector);
    if (on("[data-keys]")) show();
    // On its button or beside it; the browser gives the focus back.
    else if (event.target === help || on("#keys button")) help.close();
    else if (on("a.lang")) cross(event, on("a.lang"));
  },
  true,
);

if (kept("sessionStorage", (store) => store.getItem(LEFT))) {
  kept("sessionStorage", (store) => store.removeItem(LEFT));
  new MutationObserver((_, watch) => {
    if (root.dataset.atlas === "loading") return;
    watch.disconnect();
    // Once it is drawn; of the two one is seen.
    setTimeout(() => document.querySelectorAll(".menu-b, a.lang").forEach((link) => link.focus()), 100);
  }).observe(root, { attributeFilter: ["data-atlas"] });
}

// What had the focus last, and what lay around it, from the inside out.
let around = [];
let waits = false;
addEventListener("pointerdown", () => (around = []), true);
addEventListener("focusin", ({ target }) => {
  around = [];
  for (let one = target; one && one !== document.body; one = one.parentElement) around.push(one);
  // Where the page is a strip and scrolls, what gets the focus comes into sight.
  if (matchMedia("(max-width: 559px) and (max-height: 399px)").matches)
    target.scrollIntoView({ block: target.matches("#card, h2") ? "start" : "nearest" });
});

// Whoever presses what then goes away stands on the nearest that is left. The app knows better, and comes first.
function recover() {
  waits = false;
  if (document.activeElement !== document.body || !around.length || seen(around[0])) return;
  for (const one of around) {
    const stop = one.isConnected && [one, ...one.querySelectorAll(STOPS)].find((stop) => stop.matches(STOPS) && seen(stop));
    if (stop) return stop.focus({ preventScroll: true });
  }
}

new MutationObserver(() => {
  if (waits || !around.length || document.activeElement !== document.body) return;
  waits = true;
  setTimeout(recover, 50);
}).observe(document.getElementById("app"), { subtree: true, childList: true, attributeFilter: ["class", "hidden", "data-sheet"] });
