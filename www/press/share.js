// Fills the panel of what is taken away. boot.js fetches it when the panel is first shown; it fetches the press, a second
// wasm, hands it what the page holds already, and keeps to the clock while the panel is shown.
const page = document.documentElement;
let root;
const take = (name) => root.querySelector(`[data-take="${name}"]`);
const chosen = (name) => root.querySelector(`[name="${name}"]:checked, select[name="${name}"]`).value;
const own = page.lang;
const home = here();
const site = new URL(own === "en" ? "./" : "../", home).href;
const presses = {};
let press, frame, before, last;

const style = document.createElement("link");
style.rel = "stylesheet";
style.href = new URL("share.css", import.meta.url).href;

// The address of the page without what comes after it; a page in a file is cited where the site lives.
function here() {
  if (!location.protocol.startsWith("http")) return document.querySelector('link[rel="canonical"]').href;
  return location.origin + location.pathname.replace(/index\.html$/, "");
}

// A press speaks one language: each has its own copy of the module, and the words of its own page.
async function load(lang, from) {
  const module = await import(`./press.js?${lang}`);
  await module.default();
  const block = (id) => from.getElementById(id).textContent;
  return new module.Press(block("atlas"), block("words"), lang);
}

function pressOf(lang) {
  return (presses[lang] ??= (async () => {
    if (lang === own) return load(lang, document);
    const answer = await fetch(new URL(lang === "en" ? "./" : `${lang}/`, site));
    if (!answer.ok) throw new Error(`${answer.url}: ${answer.status}`);
    return load(lang, new DOMParser().parseFromString(await answer.text(), "text/html"));
  })());
}

// What is shown, not the panel that hands it out.
function fragment() {
  const back = ["story", "events", "figures", "words", "signs"].includes(before) ? `p=${before}` : "";
  return location.hash.slice(1).split("&").map((pair) => (pair === "p=share" ? back : pair)).filter(Boolean).join("&");
}

function today() {
  const now = new Date();
  const two = (n) => String(n).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

function fill() {
  const at = (last = fragment());
  const address = press.address(at, home);
  take("link").value = address;
  cite();
  const n = press.count(at);
  const { one, more } = take("count").dataset;
  take("count").textContent = n === 1 ? one : more.replace("{0}", n);
  const code = press.qr(address, take("qr").dataset.label);
  for (const place of ["qr", "board-qr"]) take(place).innerHTML = code ?? "";
  take("board-link").textContent = address;
  take("board-title").textContent = JSON.parse(press.cite(at, home, "json", today()))[0].title;
  take("large").hidden = !code;
  take("too-long").hidden = Boolean(code);
  embed();
}

function cite() {
  const form = chosen("form");
  take("cite").textContent = cited(form).trimEnd();
  take("cite").dataset.form = form;
}

function cited(form) {
  return chosen("cited") === "view" ? press.cite(fragment(), home, form, today()) : press.cite_article(form);
}

async function embed() {
  const lang = chosen("language");
  const fixed = chosen("data") === "fixed";
  const choices = {
    site,
    language: lang,
    theme: chosen("theme"),
    width: Number(chosen("width")) || null,
    height: Number(chosen("height")),
    start: chosen("start") === "view" ? fragment() : null,
    controls: root.querySelector('[name="controls"]').checked,
    fixed,
  };
  try {
    const words = await pressOf(lang);
    take("embed").value = words.embed(JSON.stringify(choices)).trimEnd();
    take("not-kept").hidden = !fixed || (await kept());
  } catch (error) {
    failed(error);
  }
}

// Whether the host keeps this version under an address of its own: asked once, and only when somebody wants it.
let asked;
function kept() {
  return (asked ??= fetch(new URL(`v/${press.version()}/`, site), { method: "HEAD" }).then(
    (answer) => answer.ok,
    () => false,
  ));
}

async function copy(what) {
  const place = take(what);
  const text = what === "cite" ? cited(chosen("form")) : place.value;
  try {
    await navigator.clipboard.writeText(text);
    say(root.dataset.copied);
  } catch {
    if (place.select) {
      place.focus();
      place.select();
    } else {
      getSelection().selectAllChildren(place);
    }
    say(root.dataset.selected);
  }
}

function save(what) {
  const at = fragment();
  const files = {
    csv: () => ["csv", "text/csv", press.csv(at)],
    geojson: () => ["geojson", "application/geo+json", press.geojson(at, home)],
    cite: () => [chosen("form"), "text/plain", cited(chosen("form"))],
  };
  const [end, type, text] = files[what]();
  give(new Blob([text], { type: `${type};charset=utf-8` }), end);
}

// The map of the page as a picture that stands by itself; a canvas makes pixels of it.
async function draw(what) {
  const wide = chosen("shape") === "wide";
  const [width, height] = wide ? [1600, 900] : [1200, 900];
  const of = (selector) => document.querySelector(selector).outerHTML;
  try {
    const sheet = document.getElementById("geo").outerHTML;
    const svg = press.picture(fragment(), home, wide, of(".map"), sheet, document.querySelector("symbol").closest("svg").outerHTML);
    if (what === "svg") return give(new Blob([svg], { type: "image/svg+xml;charset=utf-8" }), "svg");
    const times = what === "png2" ? 2 : 1;
    const image = new Image();
    image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
    await image.decode();
    const canvas = document.createElement("canvas");
    canvas.width = width * times;
    canvas.height = height * times;
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    canvas.toBlob((blob) => give(blob, "png"), "image/png");
  } catch (error) {
    console.error(error);
    say(root.dataset.undrawn);
  }
}

function give(blob, end) {
  const date = new URLSearchParams(fragment()).get("t");
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = `sco-atlas${date ? `-${date}` : ""}.${end}`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}

let quiet;
function say(words) {
  const said = take("said");
  said.textContent = words;
  said.classList.add("seen");
  clearTimeout(quiet);
  quiet = setTimeout(() => {
    said.textContent = "";
    said.classList.remove("seen");
  }, 4000);
}

function failed(error) {
  console.error(error);
  take("tools").hidden = true;
  take("needs").hidden = true;
  take("failed").hidden = false;
}

// The address is replaced while the reader moves, and nobody tells: it is looked at while the panel is shown.
setInterval(() => {
  if (press && frame.dataset.panel === "share" && fragment() !== last) fill();
}, 400);

function listen() {
  root.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (button?.dataset.copy) copy(button.dataset.copy);
    if (button?.dataset.save) (/^(svg|png)/.test(button.dataset.save) ? draw : save)(button.dataset.save);
    if (button === take("large")) take("board").showModal();
    if (button === take("shut")) take("board").close();
  });
  root.addEventListener("change", (event) => {
    if (["cited", "form"].includes(event.target.name)) cite();
    else embed();
  });
  // The page's own keys stay out of what is chosen and read here.
  root.addEventListener("keydown", (event) => event.stopPropagation());
}

export async function open(shown, from) {
  frame = shown;
  before = from ?? before;
  if (!root) {
    root = document.getElementById("share");
    // Who has left in the meantime is served on return.
    if (!root) return;
    listen();
  }
  try {
    if (!style.isConnected) {
      document.head.append(style);
      await new Promise((done, fail) => {
        style.onload = done;
        style.onerror = () => fail(new Error(style.href));
      });
    }
    press = await pressOf(own);
    fill();
    take("needs").hidden = true;
    take("tools").hidden = false;
  } catch (error) {
    failed(error);
  }
}
