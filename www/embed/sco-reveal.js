// reveal.js: one clicker walks through the map on a slide, and on to the next slide.
//   <section><sco-atlas chapter="5" data-steps="5"></sco-atlas></section>
//   Reveal.initialize({ plugins: [ScoReveal] });
// Each step is a fragment of the slide, so the deck counts, goes back and shows its progress as always. Without `data-steps`
// the slide has as many as the map has left.
var ScoReveal = {
  id: "sco-reveal",
  init(deck) {
    const maps = new Map();

    const steps = (section) => section.querySelectorAll(".sco-step");
    const shown = (section) => section.querySelectorAll(".sco-step.visible").length;

    function add(section) {
      const step = document.createElement("span");
      step.className = "fragment sco-step";
      step.hidden = true;
      section.append(step);
    }

    /** The map goes to the step that the slide shows. Messages keep their order, and wait for a map that still loads. */
    function walk(section, pressed) {
      const map = maps.get(section);
      if (!map) return;
      const wanted = shown(section);
      map.pressed = pressed;
      while (map.at < wanted) {
        map.at += 1;
        map.element.next();
      }
      while (map.at > wanted) {
        map.at -= 1;
        map.element.prev();
      }
    }

    /** The map could not go on: the slide has fewer steps than it thought, and the press is for the deck. */
    function ended(section, map, way) {
      if (way !== "next" || map.at === 0) return;
      map.at -= 1;
      [...steps(section)].slice(map.at).forEach((step) => step.remove());
      map.counted = true;
      deck.syncFragments(section);
      if (map.pressed && deck.getCurrentSlide() === section) deck.next();
      map.pressed = false;
    }

    for (const element of deck.getSlidesElement().querySelectorAll("sco-atlas")) {
      const section = element.closest("section");
      if (!section || maps.has(section)) continue;
      const count = Number(element.dataset.steps);
      const map = { element, at: 0, pressed: false, counted: count > 0 };
      maps.set(section, map);
      for (let step = 0; step < (count || 1); step += 1) add(section);
      element.addEventListener("sco-at-end", (event) => ended(section, map, event.detail.way));
      element.addEventListener("sco-state", (event) => {
        if (map.counted || event.detail.last || map.at < steps(section).length) return;
        add(section);
        deck.syncFragments(section);
      });
      // Whoever moved the map by hand has the keys in its frame: they go back to the deck with the hand.
      element.addEventListener("pointerleave", () => window.focus());
    }

    deck.on("fragmentshown", () => walk(deck.getCurrentSlide(), true));
    deck.on("fragmenthidden", () => walk(deck.getCurrentSlide(), false));
    deck.on("slidechanged", (event) => walk(event.currentSlide, false));
    deck.on("ready", () => walk(deck.getCurrentSlide(), false));
  },
};
