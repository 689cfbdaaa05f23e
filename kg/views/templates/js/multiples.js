"use strict";
/** Small multiples: the same map once a document, every node at its fixed place, what the document tells in colour. */
const MultiplesView = (() => {
  const { make, drawing, told, plural } = Elements;
  /** So many documents are shown at most. */
  const MOST = 24;
  const section = Elements.byId("multiples-view");

  const frame = (() => {
    const [xs, ys] = [Data.nodeList.map((node) => node.x), Data.nodeList.map((node) => node.y)];
    const [left, top] = [Math.min(...xs) - 30, Math.min(...ys) - 30];
    return [left, top, Math.max(...xs) + 30 - left, Math.max(...ys) + 30 - top].map(Math.round).join(" ");
  })();

  /** Shows a map for each document that passes the filters of time. */
  const show = (shown) => {
    const drawn = Data.documents.map((document, number) => [document, number, evidenceIn(number, shown)]).filter(([, , own]) => own.size);
    Elements.refill(section,
      make("p.hint", {}, `Every node stands at the same place in each map; what a document tells is dark, with the sectors in words. A click shows the document alone on the map. ${drawn.length > MOST ? `${MOST} of ${plural(drawn.length, "document")} shown.` : ""}`),
      drawn.length ? make("div.multiples", {}, ...drawn.slice(0, MOST).map(([document, number, own]) => one(document, number, own)))
        : make("p", {}, "No document passes these filters."));
  };

  /** Returns the ids of nodes that a document tells, with how many sentences. */
  const evidenceIn = (number, shown) => {
    const found = new Map();
    for (const id of shown.nodes) {
      const own = Data.nodes.get(id).evidence.filter((key) => shown.counts(key) && Data.documentOf(key) === number);
      if (own.length) found.set(id, Data.sentenceCount(own));
    }
    return found;
  };

  const one = (document, number, own) => {
    const policies = [...own.keys()].filter((id) => Data.nodes.get(id).kind === "policy").length;
    const choose = () => { State.set({ document: document.name, view: "map" }); MapView.fit(); };
    return make("button.multiple", { type: "button", onclick: choose, title: "Show it alone on the map" },
      make("strong", {}, told(document.label)), make("span.count", {}, ` ${plural(policies, "policy", "policies")}`),
      drawing("svg", { viewBox: frame, "aria-hidden": "true" }, ...Data.nodeList.map((node) => dot(node, own.get(node.id)))));
  };

  const dot = (node, count) => {
    if (node.kind === "sector") return drawing(count ? "text.ink" : "text.faint", { x: node.x, y: node.y + 7, "text-anchor": node.anchor === "end" ? "end" : "start" }, count ? node.text : "");
    const size = (node.kind === "actor" ? 7 : 8) + (count ? Math.min(10, 3 * (count - 1)) : 0);
    return node.kind === "actor"
      ? drawing(count ? "rect.boxed" : "rect.faint", { x: node.x - size, y: node.y - size, width: 2 * size, height: 2 * size })
      : drawing(count ? "circle.series-0" : "circle.faint", { cx: node.x, cy: node.y, r: size });
  };

  return { show };
})();
