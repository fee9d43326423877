// <sco-atlas chapter="5" lang="tr">a link for when there is no script</sco-atlas>
// The map in a frame, as an element: attributes say where it stands and follow where the reader goes. A classic script, so
// that it may come from any host. The messages underneath are in docs/protocol.md, all types in sco-atlas.d.ts.
(() => {
  const PROTOCOL = 1;
  const HOME = new URL("../", document.currentScript?.src || location.href).href;
  const CHAPTERS = [
    "frontier", "six", "runways", "streets", "summer-2005", "drills", "price-of-manas", "pipes-turn-east", "chinas-money",
    "turn-to-beijing", "belt-meets-union", "eight-members",
  ];
  const WHERE = ["t", "event", "chapter"];
  const DRESS = ["lang", "theme", "src", "title"];
  const EVENTS = { ready: "sco-ready", state: "sco-state", "at-end": "sco-at-end", resize: "sco-resize", error: "sco-error" };
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(":host{display:block;height:600px}:host([hidden]){display:none}iframe{width:100%;height:100%;border:0}");

  const chapter = (word) => CHAPTERS[Number(word) - 1] ?? word;

  class ScoAtlas extends HTMLElement {
    static observedAttributes = [...WHERE, ...DRESS];
    #frame;
    #ready = false;
    #follows = false;
    #changed = new Set();
    #waiting = [];
    /** The whole view that was last told, for a frame that is opened again. */
    #left = "";
    #hear = (event) => this.#heard(event);
    /** The last state that the map told, and how many messages of the frame were none. */
    state = null;
    ignored = 0;

    connectedCallback() {
      addEventListener("message", this.#hear);
      this.#open();
    }

    disconnectedCallback() {
      removeEventListener("message", this.#hear);
      this.#frame?.remove();
      this.#frame = undefined;
      this.#ready = false;
    }

    attributeChangedCallback(name, before, now) {
      if (this.#follows || before === now) return;
      if (WHERE.includes(name)) this.#left = "";
      if (!this.#frame) return;
      if (name === "title") this.#frame.title = now ?? "";
      else if (DRESS.includes(name)) this.#open();
      else {
        if (!this.#changed.size) queueMicrotask(() => this.#send());
        this.#changed.add(name);
      }
    }

    goto(where) {
      const place = { ...where };
      if (place.chapter !== undefined) place.chapter = chapter(place.chapter);
      this.#post({ ...place, type: "goto" });
    }

    next(by) {
      this.#post(by ? { type: "next", by } : { type: "next" });
    }

    prev(by) {
      this.#post(by ? { type: "prev", by } : { type: "prev" });
    }

    /** Asks for the state; the answer is a `sco-state`. */
    ask() {
      this.#post({ type: "state" });
    }

    get #home() {
      return new URL(this.getAttribute("src") || HOME, document.baseURI);
    }

    #address() {
      const lang = this.getAttribute("lang");
      const url = new URL(lang && lang !== "en" ? encodeURIComponent(lang) + "/" : "./", this.#home);
      url.search = new URLSearchParams({ embed: "1", origin: location.origin });
      const theme = this.getAttribute("theme");
      if (theme) url.searchParams.set("theme", theme);
      const [t, event, leg] = WHERE.map((name) => this.getAttribute(name));
      const link = new URLSearchParams();
      if (t) link.set("t", t);
      if (event) link.set("e", event);
      if (leg) {
        link.set("p", "story");
        link.set("h", chapter(leg));
      }
      url.hash = this.#left || link;
      return url.href;
    }

    #open() {
      this.#frame?.remove();
      this.#ready = false;
      this.#changed.clear();
      const root = this.shadowRoot ?? this.attachShadow({ mode: "open" });
      root.adoptedStyleSheets = [sheet];
      const frame = document.createElement("iframe");
      frame.title = this.getAttribute("title") || "Russia, China and the SCO";
      frame.loading = "lazy";
      frame.allow = "fullscreen";
      frame.src = this.#address();
      this.#frame = frame;
      root.append(frame);
    }

    /** What the page changed since, in one message. */
    #send() {
      const where = {};
      for (const name of this.#changed) if (this.hasAttribute(name)) where[name] = this.getAttribute(name);
      this.#changed.clear();
      if (Object.keys(where).length) this.goto(where);
    }

    #post(message) {
      // A site opened from a disk has no origin to name.
      const { origin } = this.#home;
      if (this.#ready) this.#frame.contentWindow?.postMessage({ ...message, "sco-atlas": PROTOCOL }, origin === "null" ? "*" : origin);
      else this.#waiting.push(message);
    }

    #heard({ source, origin, data }) {
      if (!this.#frame || source !== this.#frame.contentWindow || origin !== this.#home.origin) return;
      const name = data?.["sco-atlas"] === PROTOCOL && Object.hasOwn(EVENTS, data.type) && EVENTS[data.type];
      if (!name) {
        this.ignored += 1;
        return;
      }
      if (data.type === "ready" || data.type === "state") this.#follow(data);
      if (data.type === "ready") {
        this.#ready = true;
        for (const message of this.#waiting.splice(0)) this.#post(message);
      }
      this.dispatchEvent(new CustomEvent(name, { detail: data, bubbles: true, composed: true }));
    }

    /** The attributes say where the reader is, unless the page has just said where to go. */
    #follow(state) {
      this.state = state;
      if (!this.#changed.size) this.#left = state.link;
      this.#follows = true;
      for (const name of WHERE) {
        const now = state[name];
        const before = this.getAttribute(name);
        if (this.#changed.has(name) || (name === "chapter" && before && chapter(before) === now)) continue;
        if (typeof now !== "string" || !now) this.removeAttribute(name);
        else if (now !== before) this.setAttribute(name, now);
      }
      this.#follows = false;
    }
  }

  if (!customElements.get("sco-atlas")) customElements.define("sco-atlas", ScoAtlas);
})();
