"use strict";
/** Two documents or more beside each other: their policies by sector, and what became of each. */
const CompareView = (() => {
  const { make, told, plural } = Elements;
  const CHANGES = ["new", "only in", "kept with another act", "kept, not in each", "kept", "not repeated"];
  const section = Elements.byId("compare-view");

  /** Returns the numbers of the documents: those chosen, or the last two that tell a policy; further ones behind them. */
  const sides = (state) => {
    const find = (name, otherwise) => {
      const number = Data.documents.findIndex((document) => document.name === name);
      return number < 0 ? otherwise : number;
    };
    const telling = [...new Set(Data.nodeList.filter((node) => node.kind === "policy").flatMap((node) => Data.documentsOf(node.evidence)))].sort((a, b) => a - b);
    const last = telling.at(-1) ?? Data.documents.length - 1;
    const two = [find(state.before, telling.at(-2) ?? 0), find(state.after, last)];
    return [...two, ...state.more.map(Number).filter((number) => !two.includes(number))];
  };

  const tellings = (node, number, shown) => node.evidence.filter((key) => shown.counts(key) && Data.documentOf(key) === number);
  const acts = (keys) => [...new Set(keys.map((key) => Data.evidence[key].act).filter(Boolean))].sort();

  /** Returns what became of a policy over the documents in their order, null where none tells it. */
  const change = (told, numbers) => {
    const label = (at) => Data.documents[numbers[at]].label;
    const [first, last, end] = [told.findIndex((keys) => keys.length), told.findLastIndex((keys) => keys.length), told.length - 1];
    if (first < 0) return null;
    if (end > 1 && first === last && first > 0 && last < end) return `only in ${label(first)}`;
    if (last < end) return end > 1 ? `not repeated after ${label(last)}` : "not repeated in this text";
    if (first > 0) return end > 1 ? `new in ${label(first)}` : "new";
    if (told.some((keys) => !keys.length)) return "kept, not in each";
    return told.every((keys) => acts(keys).join() === acts(told[0]).join()) ? "kept" : "kept with another act";
  };

  const show = (shown, state) => {
    if (Data.documents.length < 2) return Elements.refill(section, make("p", {}, "There is one document; two are needed to compare."));
    const numbers = sides(state);
    const rows = Data.nodeList.filter((node) => node.kind === "policy").map((node) => {
      const told = numbers.map((number) => tellings(node, number, shown));
      return { node, told, change: change(told, numbers) };
    }).filter((row) => row.change && shown.nodes.has(row.node.id));
    const words = [...new Set(rows.map((row) => row.change))].sort((a, b) => order(a) - order(b) || (a < b ? -1 : 1));
    const counts = words.map((word) => `${rows.filter((row) => row.change === word).length} ${word}`);
    return Elements.refill(section, make("div.bar", {}, select("before", numbers[0]), " → ", select("after", numbers[1]),
      ...numbers.slice(2).map((number) => further(number, state)), another(numbers, state), make("span.count", {}, counts.join(" · ") || "nothing")),
      make("p.hint", {}, "What a text does not repeat is not thereby dropped. Policies whose wordings share most of their words are one; “kg compare” follows wordings, people and numbers too."),
      rows.length ? make("div.scroll", { tabindex: 0, role: "region", "aria-label": "Policies of the documents" }, table(rows, numbers, state)) : make("p", {}, "None of these documents tells a policy that passes the filters."));
  };

  const order = (word) => CHANGES.findIndex((known) => word.startsWith(known));

  const further = (number, state) => make("span.filter", {}, " → ", told(Data.documents[number].label), " ",
    make("button.link", { type: "button", "aria-label": `without ${Data.documents[number].label}`, onclick: () => State.set({ more: state.more.filter((one) => Number(one) !== number) }) }, "×"));

  /** Returns what adds one more document, nothing where all are shown. */
  const another = (numbers, state) => {
    const left = Data.documents.map(({ label }, number) => ({ label, number })).filter(({ number }) => !numbers.includes(number));
    if (!left.length) return null;
    const add = (event) => State.set({ more: [...state.more.filter((one) => numbers.includes(Number(one))), event.target.value] });
    return make("label.filter", {}, make("span.unseen", {}, "One more document"), make("select", { id: "compare-more", onchange: add },
      make("option", { value: "", selected: true }, "one more …"), ...left.map(({ label, number }) => make("option", { value: number }, label))));
  };

  const select = (key, chosen) => make("label.filter", {}, make("span.unseen", {}, key === "before" ? "Before" : "After"),
    make("select", { id: `compare-${key}`, onchange: (event) => State.set({ [key]: event.target.value }) },
      ...Data.documents.map(({ name, label }, number) => make("option", { value: name, selected: number === chosen }, label))));

  const table = (rows, numbers, state) => {
    const groups = new Map();
    for (const row of rows) {
      const sector = Data.sectorLabels.get(row.node.sectors[0]) ?? "No sector told";
      groups.set(sector, [...(groups.get(sector) ?? []), row]);
    }
    return make("table", {}, make("thead", {}, make("tr", {}, ...["Sector and policy", ...numbers.map((number) => Data.documents[number].label), "Change"].map((title) => make("th", { scope: "col" }, told(title))))),
      make("tbody", {}, ...[...groups].sort(([a], [b]) => (a < b ? -1 : 1)).flatMap(([sector, own]) => [
        make("tr.group", {}, make("th", { scope: "rowgroup", colspan: numbers.length + 2 }, told(sector), make("span.count", {}, ` ${plural(own.length, "policy", "policies")}`))),
        ...own.sort((a, b) => order(a.change) - order(b.change) || a.node.rank - b.node.rank).map((row) => line(row, state))])));
  };

  const line = ({ node, told: sides, change: word }, state) => make("tr", { "aria-selected": String(state.selected === node.id) },
    make("th", { scope: "row" }, make("button.link", { type: "button", onclick: () => State.set({ selected: node.id }) }, told(node.text))),
    ...sides.map((keys) => make("td", {}, keys.length ? `${Data.sentenceCount(keys)} ${acts(keys).join(", ")}` : "·")),
    make("td", {}, word === "kept" ? word : make("strong", {}, word)));

  return { show };
})();
