// Starts the file that holds everything: the large parts lie packed in the page and are unpacked here. No other file is
// asked for. Runs as a module at the end of the page; `boot.js` does the same for the site.
const page = document.documentElement;

function failed(error) {
  page.dataset.atlas = "failed";
  console.error(error);
}

document.getElementById("again").addEventListener("click", (event) => {
  event.preventDefault();
  location.reload();
});

addEventListener("error", (event) => {
  if (event.error instanceof WebAssembly.RuntimeError) failed(event.error);
});

// The whole page, for the reader of an embed, is this file.
addEventListener("click", (event) => {
  const link = event.target.closest?.("a.to-full");
  if (link) link.href = location.pathname + location.hash;
}, true);

async function unpacked(id, type) {
  const block = document.getElementById(id);
  const packed = await (await fetch("data:application/gzip;base64," + block.textContent)).blob();
  block.remove();
  const bytes = await new Response(packed.stream().pipeThrough(new DecompressionStream("gzip"))).arrayBuffer();
  return type ? URL.createObjectURL(new Blob([bytes], { type })) : bytes;
}

const text = async (id) => new TextDecoder().decode(await unpacked(id));

try {
  // The ground first: with it the first picture is whole.
  document.querySelector("#geo defs").innerHTML = await text("packed-geo");
  const still = document.createElement("template");
  still.innerHTML = await text("packed-still");
  document.body.append(still.content);
  document.getElementById("geo").dataset.detail = await unpacked("packed-detail", "image/svg+xml");
  document.getElementById("atlas").textContent = await text("packed-atlas");
  const module = await import(await unpacked("packed-script", "text/javascript"));
  await module.default({ module_or_path: await unpacked("packed-wasm") });
  if (page.dataset.atlas === "loading") failed(new Error("the map did not start"));
} catch (error) {
  failed(error);
}
