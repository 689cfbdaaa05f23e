"use strict";
/** What is selected, filtered and shown; kept in the address, so that a link brings it back. */
const State = (() => {
  const VIEWS = ["map", "table", "matrix", "actors", "multiples", "compare", "time"];
  const ROWS = ["policy", "actor", "sector", "line"];

  const defaults = () => ({
    selected: "",
    document: "",
    from: "",
    until: "",
    kinds: [],
    sectors: [],
    relations: [...Data.relations.values()].filter((relation) => relation.shown).map((relation) => relation.code),
    least: 1,
    sure: 0,
    hubs: [],
    steps: 0,
    open: [],
    colouring: Data.colourings[0].code,
    view: "map",
    rows: "policy",
    sort: "",
    before: "",
    after: "",
    more: [],
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
    Elements.remember(hash);
  };

  const day = (value) => /^\d{4}(-\d\d){0,2}$/.test(value);

  /** For each entry: whether a value from the address can be meant. */
  const known = {
    selected: (value) => Data.exists(value),
    document: (value) => value === "several" || Data.documents.some((document) => [document.name, `only:${document.name}`].includes(value)),
    from: day,
    until: day,
    colouring: (value) => Data.colourings.some((colouring) => colouring.code === value),
    view: (value) => VIEWS.includes(value),
    rows: (value) => ROWS.includes(value),
    before: (value) => Data.documents.some((document) => document.name === value),
    after: (value) => Data.documents.some((document) => document.name === value),
    sort: (value) => /^-?[a-z]+$/.test(value),
    theme: (value) => ["light", "dark"].includes(value),
  };
  const numbers = { least: [1, 1000], sure: [0, 1], steps: [0, 2] };

  /** Returns what the address says; what it says wrongly is left out. */
  const read = () => {
    const found = defaults();
    const sectors = Data.sectors.map((sector) => sector.code);
    const lists = { kinds: Data.kinds, sectors, open: sectors,
      relations: [...Data.relations.keys()], hubs: Data.hubs.map((hub) => hub.id),
      more: Data.documents.map((_, number) => String(number)) };
    for (const [key, value] of new URLSearchParams(location.hash.slice(1))) {
      if (Object.hasOwn(lists, key)) found[key] = value.split(",").filter((entry) => lists[key].includes(entry));
      else if (Object.hasOwn(numbers, key)) found[key] = within(Number(value), numbers[key], found[key]);
      else if (Object.hasOwn(known, key) && known[key](value)) found[key] = value;
    }
    return found;
  };

  const within = (number, [least, most], otherwise) => (number >= least && number <= most ? number : otherwise);

  /** Takes what the address says, at the start and whenever it is changed by hand. */
  const start = () => {
    current = read();
    window.addEventListener("hashchange", () => set(read()));
  };

  /** Takes all filters off; the view, its order and the theme stay. */
  const reset = () => {
    const { view, rows, sort, theme, colouring, before, after, more } = current;
    set({ ...defaults(), view, rows, sort, theme, colouring, before, after, more });
  };

  return { VIEWS, ROWS, set, listen, start, reset, defaults, get now() { return current; } };
})();
