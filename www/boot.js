// Starts the map. The page is readable before this runs and stays so if it fails: then one sentence and one action appear.
import "./by-key.js";

const page = document.documentElement;
const own = document.querySelector("script[data-wasm]");

function failed(error) {
  page.dataset.atlas = "failed";
  if (error) console.error(error);
}

// A panic in a callback arrives here as an error of the compiled code, the end of its stack as one of range.
const broken = (error) => error instanceof RangeError || (self.WebAssembly && error instanceof WebAssembly.RuntimeError);
addEventListener("error", ({ error }) => {
  if (broken(error)) failed(error);
});
addEventListener("unhandledrejection", ({ reason }) => {
  if (broken(reason)) failed(reason);
});

// A host without https has no clipboard to write to: the old way does it.
async function writeText(text) {
  const before = document.activeElement;
  const field = document.createElement("textarea");
  field.value = text;
  document.body.append(field);
  field.focus();
  field.select();
  document.execCommand("copy");
  field.remove();
  before?.focus({ preventScroll: true });
}
if (!navigator.clipboard) Object.defineProperty(navigator, "clipboard", { value: { writeText } });

// What a reader takes away is fetched when its panel is first shown.
function follow(frame) {
  const look = async (before) => {
    if (frame.dataset.panel !== "share" || page.classList.contains("embed")) return;
    try {
      (await import("./press/share.js")).open(frame, before);
    } catch (error) {
      console.error(error);
      document.querySelector("#share [data-take=failed]")?.removeAttribute("hidden");
    }
  };
  const panel = new MutationObserver((changes) => look(changes.at(-1).oldValue));
  panel.observe(frame, { attributeFilter: ["data-panel"], attributeOldValue: true });
  look();
}

const url = (name) => new URL(name, document.baseURI).href;

try {
  const module = await import(url(own.dataset.js));
  await module.default({ module_or_path: self.early ?? url(own.dataset.wasm) });
  if (page.dataset.atlas === "loading") failed(new Error("the map did not start"));
  else follow(document.querySelector(".frame"));
} catch (error) {
  failed(error);
}

// Offline after the first visit. An embed keeps nothing, a host that is not safe has no such thing, and in a sealed frame it
// may not even be asked for.
try {
  if (!page.classList.contains("embed")) navigator.serviceWorker?.register(new URL("sw.js", own.src)).catch(() => {});
} catch {}
