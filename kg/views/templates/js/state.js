"use strict";
/** What is selected, filtered and shown; kept in the address, so that a link brings it back. */
const State = (() => {
  const defaults = () => ({
    selected: "",
    document: "",
    kinds: [],
    sectors: [],
    relations: [...Data.relations.values()].filter((relation) => relation.shown).map((relation) => relation.code),
    least: 1,
    hubs: [],
    colouring: Data.colourings[0].code,
    view: "map",
    theme: "",
  });
  const listeners = [];
  let current = defaults();

  /** Changes some entries and tells all listeners which they were. */
  const set = (changes) => {
    const changed = Object.keys(changes).filter((key) => String(changes[key]) !== String(current[key]));
    if (!changed.length) return;
    current = { ...current, ...changes };
    write();
    for (const listener of listeners) listener(current, changed);
  };

  const listen = (listener) => listeners.push(listener);

  /** Writes what differs from the beginning behind the "#" of the address. */
  const write = () => {
    const first = defaults();
    const entries = Object.entries(current).filter(([key, value]) => String(value) !== String(first[key]));
    const hash = new URLSearchParams(entries.map(([key, value]) => [key, String(value)])).toString();
    history.replaceState(null, "", hash ? `#${hash}` : location.pathname + location.search);
  };

  /** Returns what the address says; what it says wrongly is left out. */
  const read = () => {
    const found = defaults();
    const known = {
      selected: (value) => Data.nodes.has(value) || Data.edges.has(value),
      document: (value) => value === "several" || Data.documents.some((document) => document.name === value),
      colouring: (value) => Data.colourings.some((colouring) => colouring.code === value),
      view: (value) => ["map", "table"].includes(value),
      theme: (value) => ["light", "dark"].includes(value),
    };
    const lists = { kinds: Data.kinds, sectors: Data.sectors.map((sector) => sector.code),
      relations: [...Data.relations.keys()], hubs: Data.hubs.map((hub) => hub.id) };
    for (const [key, value] of new URLSearchParams(location.hash.slice(1))) {
      if (key in lists) found[key] = value.split(",").filter((entry) => lists[key].includes(entry));
      else if (key === "least") found.least = Math.max(1, Number.parseInt(value, 10) || 1);
      else if (key in known && known[key](value)) found[key] = value;
    }
    return found;
  };

  /** Takes what the address says, at the start and whenever it is changed by hand. */
  const start = () => {
    current = read();
    window.addEventListener("hashchange", () => set(read()));
  };

  const reset = () => set({ ...defaults(), view: current.view, theme: current.theme });

  return { set, listen, start, reset, defaults, get now() { return current; } };
})();
