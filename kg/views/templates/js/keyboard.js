"use strict";
/** What keys do anywhere on the page, and on the map. */
const Keyboard = (() => {
  const { byId } = Elements;
  const ARROWS = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };

  const anywhere = {
    "/": () => { byId("find").focus(); byId("find").select(); },
    f: () => { State.set({ view: "map" }); MapView.fit(); },
    m: () => State.set({ view: "map" }),
    t: () => State.set({ view: "table" }),
    x: () => State.set({ view: "matrix" }),
    a: () => State.set({ view: "actors" }),
    s: () => State.set({ view: "multiples" }),
    c: () => State.set({ view: "compare" }),
    l: () => State.set({ view: "time" }),
    d: () => Theme.toggle(),
    "+": () => MapView.zoom(1.3),
    "=": () => MapView.zoom(1.3),
    "-": () => MapView.zoom(1 / 1.3),
  };

  const isTyping = (target) => target.matches("input[type=text], textarea, select");

  const onKey = (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape") return escape();
    if (isTyping(event.target) || !(event.key in anywhere)) return;
    event.preventDefault();
    anywhere[event.key]();
  };

  /** Goes back one step: an open list first, then the selection. */
  const escape = () => {
    if (Controls.close()) return;
    State.set({ selected: "", steps: 0 });
    if (State.now.view === "map") byId("map").focus();
  };

  const onMap = (event) => {
    if (event.key in ARROWS) {
      event.preventDefault();
      const next = MapView.next(State.now.selected, ARROWS[event.key]);
      if (!next) return;
      State.set({ selected: next });
      MapView.reveal(next);
    } else if (event.key === "Enter" && State.now.selected) {
      byId("details").focus();
    }
  };

  const start = () => {
    document.addEventListener("keydown", onKey);
    byId("map").addEventListener("keydown", onMap);
    byId("skip").addEventListener("click", (event) => {
      event.preventDefault(); // following it would put its own words where the state stands in the address
      byId("details").focus();
    });
  };

  return { start };
})();
