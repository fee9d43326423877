// Starts the map. The page is readable before this runs and stays so if it fails: then one sentence and one action appear.
import "./by-key.js";

const page = document.documentElement;
const own = document.querySelector("script[data-wasm]");

function failed(error) {
  page.dataset.atlas = "failed";
  if (error) console.error(error);
}

const again = document.getElementById("again");
if (again) {
  again.addEventListener("click", (event) => {
    event.preventDefault();
    location.reload();
  });
}

// A panic in a callback arrives here as an error of the compiled code.
addEventListener("error", (event) => {
  if (event.error instanceof WebAssembly.RuntimeError) failed(event.error);
});

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
  await module.default({ module_or_path: url(own.dataset.wasm) });
  if (page.dataset.atlas === "loading") failed(new Error("the map did not start"));
  else follow(document.querySelector(".frame"));
} catch (error) {
  failed(error);
}

// Offline after the first visit. An embed keeps nothing, and a host that is not safe has no such thing.
if (navigator.serviceWorker && !page.classList.contains("embed")) {
  navigator.serviceWorker.register(new URL("sw.js", own.src)).catch(() => {});
}
