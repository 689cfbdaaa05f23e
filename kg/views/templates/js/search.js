"use strict";
/** Finds nodes while one types: a list under the field, gone through with arrows, taken with Enter. */
const Search = (() => {
  const { make, told, byId } = Elements;
  const MOST = 12;
  const field = byId("find");
  const list = byId("found");
  let found = [];
  let active = -1;

  const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

  const entries = Data.nodeList.map((node) => ({ node, words: plain([node.text, ...(node.also ?? [])].join(" ")) }));

  /** Returns nodes that hold all words that are looked for: those that begin with them first. */
  const matches = (text) => {
    const words = plain(text).split(/\s+/).filter(Boolean);
    if (!words.length) return [];
    const begins = (entry) => entry.words.startsWith(words.join(" "));
    const whole = (entry) => words.every((word) => ` ${entry.words} `.includes(` ${word} `));
    const heads = (entry) => words.every((word) => ` ${entry.words}`.includes(` ${word}`));
    return entries.filter((entry) => words.every((word) => entry.words.includes(word)))
      .sort((a, b) => begins(b) - begins(a) || whole(b) - whole(a) || heads(b) - heads(a) || a.node.rank - b.node.rank).map((entry) => entry.node);
  };

  const open = () => {
    const all = matches(field.value);
    found = all.slice(0, MOST);
    active = found.length ? 0 : -1;
    const more = all.length > found.length ? make("p.cut", {}, `${found.length} of ${all.length} shown`) : null;
    const none = field.value.trim() && !all.length ? make("p.cut", {}, "Nothing has these words.") : null;
    Elements.refill(list, make("ul", { role: "listbox", id: "found-list", "aria-label": "Found" }, ...found.map(option)), more, none);
    list.hidden = !field.value.trim();
    mark();
  };

  const option = (node, number) => make("li", { role: "option", id: `found-${number}`, onmousedown: (event) => { event.preventDefault(); take(number); } },
    told(node.text), make("span.count", {}, Data.kindWord(node)));

  const mark = () => {
    list.querySelectorAll("[role=option]").forEach((entry, number) => entry.setAttribute("aria-selected", String(number === active)));
    field.setAttribute("aria-expanded", String(!list.hidden && found.length > 0));
    if (active < 0 || list.hidden) return field.removeAttribute("aria-activedescendant");
    field.setAttribute("aria-activedescendant", `found-${active}`);
    byId(`found-${active}`).scrollIntoView({ block: "nearest" });
  };

  const close = () => {
    list.hidden = true;
    mark();
  };

  /** Selects a found node, filters or not, and looks at it. */
  const take = (number) => {
    const node = found[number];
    if (!node) return;
    close();
    field.value = "";
    Main.reach(node);
    byId("details").focus();
  };

  const onKey = (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && found.length) {
      event.preventDefault();
      active = (active + step + found.length) % found.length;
      mark();
    } else if (event.key === "Enter") {
      event.preventDefault();
      take(active);
    } else if (event.key === "Escape") {
      event.stopPropagation();
      if (list.hidden && !field.value) field.blur();
      field.value = "";
      close();
    }
  };

  const start = () => {
    field.addEventListener("input", open);
    field.addEventListener("keydown", onKey);
    field.addEventListener("focus", () => { if (field.value.trim()) open(); });
    field.addEventListener("blur", close);
  };

  return { start, matches };
})();
