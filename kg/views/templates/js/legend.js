"use strict";
/** The legend: only what is on the screen, with its counts, and the filters that are set, in words. */
const Legend = (() => {
  const { make, drawing, plural } = Elements;
  const legend = Elements.byId("legend");
  const SHAPES = {
    dot: () => drawing("circle", { cx: 8, cy: 8, r: 5.5 }),
    triangle: () => drawing("path", { d: "M8 1.5 14.5 13.5 1.5 13.5Z" }),
    triangleDown: () => drawing("path", { d: "M8 14.5 14.5 2.5 1.5 2.5Z" }),
    square: () => drawing("rect", { x: 2.5, y: 2.5, width: 11, height: 11 }),
    diamond: () => drawing("path", { d: "M8 .5 15.5 8 8 15.5 .5 8Z" }),
    hexagon: () => drawing("path", { d: "M4.5 2h7L15 8l-3.5 6h-7L1 8Z" }),
    star: () => drawing("path", { d: "M8 .5 10 6h5.5L11 9.4 12.7 15 8 11.6 3.3 15 5 9.4 .5 6H6Z" }),
    box: () => drawing("rect", { class: "box", x: 1, y: 3.5, width: 14, height: 9, rx: 2 }),
    point: () => drawing("circle", { cx: 8, cy: 8, r: 2.5 }),
  };

  /** Returns a small picture of a shape, in a colour that the style sheet knows by its class. */
  const symbol = (shape, colour) => drawing(`svg.symbol.${colour}`, { viewBox: "0 0 16 16", "aria-hidden": "true" }, SHAPES[shape]());

  const stroke = (relation) => drawing(`svg.stroke.line-${relation.code.replace("_", "-")}`, { viewBox: "0 0 28 10", "aria-hidden": "true" },
    drawing("line", { x1: 0, y1: 5, x2: 28, y2: 5, "stroke-dasharray": relation.dash.join(" ") || null }));

  /** Shows what stands for what. */
  const show = (shown, state) => {
    const closed = legend.querySelector("details:not([open])") !== null;
    Elements.refill(legend, make("details", { open: !closed },
      make("summary", { id: "legend-summary" }, onScreen(shown)),
      colouring(state),
      make("ul.plain.key", {}, ...[...policyEntries(shown, state), ...kindEntries(shown)].map(entry)),
      make("ul.plain.key.lines", {}, ...lineEntries(shown).map(entry)),
      foldedNote(shown),
      state.view === "actors" ? make("p.hint", {}, ActorsView.RULE) : null,
      make("p.hint", {}, state.view === "actors" ? "" : "Size and width: number of sentences. ", Elements.button("Copy legend", () => Elements.copy(inWords(shown, state)), { id: "copy-legend" })),
      activeFilters(state)));
  };

  /** Says how much of the whole is shown. */
  const onScreen = (shown) => {
    const [some, all] = [shown.nodes.size, Data.nodeList.length];
    return some < all ? `On the screen: ${some.toLocaleString("en")} of ${plural(all, "node")}` : `On the screen: ${plural(all, "node")}`;
  };

  const foldedNote = (shown) => {
    const count = [...shown.folded.values()].reduce((sum, own) => sum + own, 0);
    return count ? make("p.hint", {}, `${plural(count, "policy", "policies")} folded into ${plural(shown.folded.size, "sector")}, with their lines: select a sector to show them.${shown.cut.lines < shown.cut.of ? ` ${shown.cut.lines} of ${plural(shown.cut.of, "such line")} shown, those with most sentences.` : ""}`) : null;
  };

  const entry = ({ picture, label, count }) => make("li", {}, picture, make("span", {}, label), make("span.count", {}, count.toLocaleString("en")));

  const colouring = (state) => {
    const select = make("select", { id: "colouring", onchange: (event) => State.set({ colouring: event.target.value }) },
      ...Data.colourings.map(({ code, label }) => make("option", { value: code, selected: code === state.colouring }, label)));
    return make("label.row", {}, "Colour of policies", select);
  };

  const policyEntries = (shown, state) => {
    const counts = new Map();
    for (const id of shown.nodes) {
      const node = Data.nodes.get(id);
      if (node.kind === "policy") counts.set(node.series[state.colouring], (counts.get(node.series[state.colouring]) ?? 0) + 1);
    }
    return Data.colourings.find(({ code }) => code === state.colouring).classes.filter(({ series }) => counts.has(series))
      .map(({ label, series }) => ({ picture: symbol(Data.shapes[series], `series-${series}`), label: `policy: ${label}`, count: counts.get(series) }));
  };

  const kindEntries = (shown) => {
    const nodes = [...shown.nodes].map((id) => Data.nodes.get(id));
    return [["sector", "point", "muted"], ["actor", "box", "ink"]]
      .map(([kind, shape, colour]) => ({ picture: symbol(shape, colour), label: kind, count: nodes.filter((node) => node.kind === kind).length }))
      .filter(({ count }) => count);
  };

  const lineEntries = (shown) => [...Data.relations.values()]
    .map((relation) => ({ picture: stroke(relation), label: relation.label, count: [...shown.edges].filter((id) => Data.edges.get(id).relation === relation.code).length }))
    .filter(({ count }) => count);

  const activeFilters = (state) => {
    const words = Filtering.inWords(state);
    return words.length ? make("ul.active", {}, ...words.map((word) => make("li", {}, Elements.told(word)))) : null;
  };

  /** Returns the legend as text, to go with a picture. */
  const inWords = (shown, state) => [
    ...[...policyEntries(shown, state), ...kindEntries(shown), ...lineEntries(shown)].map(({ label, count }) => `${label}: ${count}`),
    "size and width: number of sentences", ...Filtering.inWords(state),
    ...Data.documents.map(({ label, name }) => `source: ${label} (${name})`),
    `${plural(shown.nodes.size, "node")}, ${plural(shown.edges.size, "line")}`,
  ].join("\n");

  return { show, symbol, stroke };
})();
