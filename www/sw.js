// Keeps one version of the site on the reader's machine, whole. The build writes into it what belongs to the version:
// each file and the hash of its bytes. A file that is not that very file is not taken, and then nothing is: no reader
// sees files of two versions. A new version waits until no page of the old one is open, or until the only one is loaded
// again. What is not in the list is never touched.
const FILES = /*put:files*/ {};
const VERSION = "/*put:version*/";

const home = new URL("./", self.location).href;
// Several sites may share a host.
const MINE = "sco-atlas " + home + " ";
const CACHE = MINE + VERSION;

const hex = (bytes) => [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, "0")).join("");

async function is(answer, hash) {
  return answer.ok && hex(await crypto.subtle.digest("SHA-256", await answer.clone().arrayBuffer())) === hash;
}

// Some hosts lead from index.html to the folder: ask for the folder.
const address = (name) => new URL(name.replace(/(^|\/)index\.html$/, "$1"), home).href;

// And some lead from x.html to x: a browser takes no page that was led elsewhere from a worker.
const led = (answer) => (answer.redirected ? new Response(answer.body, { headers: answer.headers }) : answer);

async function take(cache, name, hash) {
  const url = address(name);
  // The version before has most of it.
  const before = await caches.match(url);
  if (before && (await is(before, hash))) return cache.put(url, led(before));
  // And the page has fetched some of it a moment ago: only what is not that very file is asked for anew.
  for (const from of ["force-cache", "no-cache"]) {
    const answer = await fetch(url, { cache: from, credentials: "same-origin" });
    if (await is(answer, hash)) return cache.put(url, led(answer));
  }
  throw new Error(name + " is of another version");
}

async function fill() {
  const cache = await caches.open(CACHE);
  try {
    await Promise.all(Object.entries(FILES).map(([name, hash]) => take(cache, name, hash)));
  } catch (error) {
    await caches.delete(CACHE);
    throw error;
  }
}

async function forget(all) {
  const names = (await caches.keys()).filter((name) => name.startsWith(MINE) && (all || name !== CACHE));
  await Promise.all(names.map((name) => caches.delete(name)));
}

// A host that no longer has this script, or has one that does not run, wants it gone. No answer at all is no word.
async function look() {
  try {
    await self.registration.update();
  } catch {
    const answer = await fetch(self.location.href, { cache: "no-store" }).catch(() => undefined);
    if (answer && (answer.ok || answer.status === 404 || answer.status === 410)) {
      // In this order: who is no longer registered may be stopped in the middle.
      await forget(true);
      await self.registration.unregister();
    }
  }
}

function kept(url) {
  if (!url.href.startsWith(home)) return undefined;
  const name = url.href.slice(home.length).split(/[?#]/)[0];
  const file = name === "" || name.endsWith("/") ? name + "index.html" : name;
  return Object.hasOwn(FILES, file) ? address(file) : undefined;
}

async function page(event, file) {
  const { waiting } = self.registration;
  if (waiting && (await self.clients.matchAll({ type: "window" })).length < 2) {
    // Nobody else reads the old version: the new one takes its place, and the page is asked for once more.
    waiting.postMessage("take over");
    // Not by a header `Refresh`: with a fragment in the address that would load nothing.
    return new Response("<script>location.reload()</script>", { headers: { "Content-Type": "text/html" } });
  }
  event.waitUntil(look());
  return part(event, file);
}

async function part(event, file) {
  // To open it would make it again, should it be forgotten.
  return (await caches.match(file, { cacheName: CACHE })) ?? fetch(event.request);
}

self.addEventListener("install", (event) => event.waitUntil(fill()));
self.addEventListener("activate", (event) => event.waitUntil(forget(false)));
self.addEventListener("message", (event) => {
  if (event.data === "take over") self.skipWaiting();
});
self.addEventListener("fetch", (event) => {
  const { request } = event;
  const file = request.method === "GET" ? kept(new URL(request.url)) : undefined;
  if (file) event.respondWith(request.mode === "navigate" ? page(event, file) : part(event, file));
});
