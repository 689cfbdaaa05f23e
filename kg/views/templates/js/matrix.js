"use strict";
/** The matrix: actors by sectors, with the number of sentences in which the one has to do with the other. */
const MatrixView = (() => {
  const { make, told } = Elements;
  const MOST = 60;
  const section = Elements.byId("matrix-view");

  /** Calls back with each told line between an actor and a policy that is shown, and the policy's main sector. */
  const eachLine = (shown, visit) => {
    for (const id of shown.edges) {
      const edge = Data.edges.get(id);
      const ends = [Data.nodes.get(edge.from), Data.nodes.get(edge.to)];
      const [actor, policy] = [ends.find((node) => node.kind === "actor"), ends.find((node) => node.kind === "policy")];
      if (actor && policy && Data.sectorNode(policy)) visit(actor, Data.sectorNode(policy), edge);
    }
  };

  /** Returns the evidence behind a cell. */
  const evidenceOf = (actor, sector, shown) => {
    const numbers = [];
    eachLine(shown, (other, holder, edge) => {
      if (other.id === actor.id && holder === sector.id) numbers.push(...edge.evidence.filter(shown.counts));
    });
    return [...new Set(numbers)];
  };

  /** Returns for each actor the evidence by sector. */
  const gather = (shown) => {
    const cells = new Map();
    eachLine(shown, (actor, sector, edge) => {
      if (!cells.has(actor.id)) cells.set(actor.id, new Map());
      const own = cells.get(actor.id);
      own.set(sector, [...(own.get(sector) ?? []), ...edge.evidence.filter(shown.counts)]);
    });
    return cells;
  };

  /** Shows the matrix. */
  const show = (shown, state) => {
    const cells = gather(shown);
    const total = (id) => [...cells.get(id).values()].reduce((sum, numbers) => sum + Data.sentenceCount(numbers), 0);
    const actors = [...cells.keys()].sort((a, b) => total(b) - total(a) || (a < b ? -1 : 1));
    const used = new Set([...cells.values()].flatMap((own) => [...own.keys()]));
    const sectors = Data.nodeList.filter((node) => used.has(node.id)).sort((a, b) => angle(a) - angle(b));
    const most = Math.max(1, ...actors.flatMap((id) => [...cells.get(id).values()].map((numbers) => Data.sentenceCount(numbers))));
    Elements.refill(section,
      make("p.hint", {}, "Sentences in which an actor puts forward, or is named by, a policy of a sector. A number opens them. ",
        actors.length > MOST ? `${MOST} of ${actors.length} actors shown.` : "", Data.hubs.some((hub) => !state.hubs.includes(hub.id)) ? " Actors whose lines are off are left out." : ""),
      actors.length ? make("div.scroll", { tabindex: 0, role: "region", "aria-label": "Actors by sectors" },
        make("table.matrix", {}, head(sectors), make("tbody", {}, ...actors.slice(0, MOST).map((id) => row(id, cells.get(id), sectors, most, state)))))
        : make("p", {}, "No line joins an actor to a policy here."));
  };

  /** Sectors stand in the order in which the ring has them. */
  const angle = (node) => (node.x >= 0 ? node.y : 1e6 - node.y);

  const head = (sectors) => make("thead", {}, make("tr", {}, make("td", {}),
    ...sectors.map((sector) => make("th", { scope: "col" }, make("button.link", { type: "button", onclick: () => State.set({ selected: sector.id }) }, told(sector.text))))));

  const row = (id, own, sectors, most, state) => make("tr", {},
    make("th", { scope: "row" }, make("button.link", { type: "button", onclick: () => State.set({ selected: id }) }, told(Data.nodes.get(id).text))),
    ...sectors.map((sector) => cell(id, sector, own.get(sector.id), most, state)));

  const cell = (id, sector, numbers, most, state) => {
    if (!numbers || !numbers.length) return make("td", {});
    const count = Data.sentenceCount(numbers);
    const selected = `${id}|${sector.id}`;
    return make("td", { "data-heat": Math.ceil((4 * count) / most) }, make("button", { type: "button", "aria-pressed": String(state.selected === selected),
      "aria-label": `${Data.nodes.get(id).text}, ${sector.text}: ${Elements.plural(count, "sentence")}`, onclick: () => State.set({ selected }) }, String(count)));
  };

  return { show, evidenceOf };
})();
