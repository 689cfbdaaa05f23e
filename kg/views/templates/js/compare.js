"use strict";
/** Two documents beside each other: their policies by sector, and what became of each. */
const CompareView = (() => {
  const { make, told, plural } = Elements;
  const CHANGES = ["new", "kept with another act", "kept", "not repeated in this text"];
  const section = Elements.byId("compare-view");

  /** Returns the numbers of the two documents: those chosen, or the last two that tell a policy. */
  const sides = (state) => {
    const find = (name, otherwise) => {
      const number = Data.documents.findIndex((document) => document.name === name);
      return number < 0 ? otherwise : number;
    };
    const telling = [...new Set(Data.nodeList.filter((node) => node.kind === "policy").flatMap((node) => Data.documentsOf(node.evidence)))].sort((a, b) => a - b);
    const last = telling.at(-1) ?? Data.documents.length - 1;
    return [find(state.before, telling.at(-2) ?? 0), find(state.after, last)];
  };

  const tellings = (node, number, shown) => node.evidence.filter((key) => shown.counts(key) && Data.documentOf(key) === number);
  const acts = (keys) => [...new Set(keys.map((key) => Data.evidence[key].act).filter(Boolean))].sort();

  /** Returns what became of a policy, null where neither document tells it. */
  const change = (before, after) => {
    if (!before.length && !after.length) return null;
    if (!before.length) return "new";
    if (!after.length) return "not repeated in this text";
    return acts(before).join() === acts(after).join() ? "kept" : "kept with another act";
  };

  const show = (shown, state) => {
    if (Data.documents.length < 2) return Elements.refill(section, make("p", {}, "There is one document; two are needed to compare."));
    const [first, second] = sides(state);
    const rows = Data.nodeList.filter((node) => node.kind === "policy").map((node) => {
      const [before, after] = [tellings(node, first, shown), tellings(node, second, shown)];
      return { node, before, after, change: change(before, after) };
    }).filter((row) => row.change && shown.nodes.has(row.node.id));
    const counts = CHANGES.map((word) => [word, rows.filter((row) => row.change === word).length]).filter(([, count]) => count);
    return Elements.refill(section, make("div.bar", {}, select("before", first), " → ", select("after", second),
      make("span.count", {}, counts.map(([word, count]) => `${count} ${word}`).join(" · ") || "nothing")),
      make("p.hint", {}, "What a text does not repeat is not thereby dropped. Policies whose wordings share most of their words are one; “kg compare” follows wordings, people and numbers too."),
      rows.length ? make("div.scroll", { tabindex: 0, role: "region", "aria-label": "Policies of two documents" }, table(rows, first, second, state)) : make("p", {}, "Neither document tells a policy that passes the filters."));
  };

  const select = (key, chosen) => make("label.filter", {}, make("span.unseen", {}, key === "before" ? "Before" : "After"),
    make("select", { id: `compare-${key}`, onchange: (event) => State.set({ [key]: event.target.value }) },
      ...Data.documents.map(({ name, label }, number) => make("option", { value: name, selected: number === chosen }, label))));

  const table = (rows, first, second, state) => {
    const groups = new Map();
    for (const row of rows) {
      const sector = Data.sectorLabels.get(row.node.sectors[0]) ?? "No sector told";
      groups.set(sector, [...(groups.get(sector) ?? []), row]);
    }
    return make("table", {}, make("thead", {}, make("tr", {}, ...["Sector and policy", Data.documents[first].label, Data.documents[second].label, "Change"].map((title) => make("th", { scope: "col" }, told(title))))),
      make("tbody", {}, ...[...groups].sort(([a], [b]) => (a < b ? -1 : 1)).flatMap(([sector, own]) => [
        make("tr.group", {}, make("th", { scope: "rowgroup", colspan: 4 }, told(sector), make("span.count", {}, ` ${plural(own.length, "policy", "policies")}`))),
        ...own.sort((a, b) => CHANGES.indexOf(a.change) - CHANGES.indexOf(b.change) || a.node.rank - b.node.rank).map((row) => line(row, state))])));
  };

  const line = ({ node, before, after, change: word }, state) => make("tr", { "aria-selected": String(state.selected === node.id) },
    make("th", { scope: "row" }, make("button.link", { type: "button", onclick: () => State.set({ selected: node.id }) }, told(node.text))),
    ...[before, after].map((keys) => make("td", {}, keys.length ? `${Data.sentenceCount(keys)} ${acts(keys).join(", ")}` : "·")),
    make("td", {}, word === "kept" ? word : make("strong", {}, word)));

  return { show };
})();
