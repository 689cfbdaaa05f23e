"use strict";
/** Folds policies into their sectors where there are too many to be seen; their lines become lines of the sector. */
const Folding = (() => {
  /** So many policies are shown unfolded. */
  const MOST = 300;
  /** So many lines are shown while policies are folded, those with the most sentences. */
  const MOST_LINES = 220;

  /**
   * Returns what is shown when policies are folded into sectors that are not open.
   * What is selected, and what it touches while that is little, stays unfolded.
   */
  const apply = (shown, state) => {
    const policies = [...shown.nodes].filter((id) => Data.nodes.get(id).kind === "policy");
    if (policies.length <= MOST) return shown;
    const kept = keptOpen(shown, state);
    const into = new Map();
    for (const id of policies) {
      const sector = Data.sectorNode(Data.nodes.get(id));
      if (!kept.has(id) && !state.open.includes(Data.nodes.get(sector).sectors[0])) into.set(id, sector);
    }
    const all = linesOf(shown, into);
    const chosen = (line) => [line.from, line.to, line.id].includes(state.selected);
    const lines = all.sort((a, b) => chosen(b) - chosen(a) || b.evidence.length - a.evidence.length || (a.id < b.id ? -1 : 1)).slice(0, MOST_LINES);
    Data.foldLines(lines);
    const joined = new Set(lines.flatMap((line) => [line.from, line.to]));
    const nodes = new Set([...shown.nodes].filter((id) => !into.has(id) && (Data.nodes.get(id).kind !== "actor" || joined.has(id) || isBare(id, shown, into) || id === state.selected)));
    const folded = new Map();
    for (const sector of into.values()) {
      nodes.add(sector);
      folded.set(sector, (folded.get(sector) ?? 0) + 1);
    }
    const ends = (id) => [Data.edges.get(id).from, Data.edges.get(id).to];
    const edges = new Set([...[...shown.edges].filter((id) => !ends(id).some((end) => into.has(end))), ...lines.map((line) => line.id)]);
    return { ...shown, nodes, edges, folded, cut: { lines: lines.length, of: all.length } };
  };

  /** Whether an actor is on the screen for a reason other than the lines of folded policies. */
  const isBare = (id, shown, into) => Data.isHub(id)
    || Data.touching.get(id).some((edge) => shown.edges.has(edge.id) && !into.has(Data.otherEnd(edge, id)));

  const keptOpen = (shown, state) => {
    if (!Data.nodes.has(state.selected)) return new Set(Data.edges.has(state.selected) ? [Data.edges.get(state.selected).from, Data.edges.get(state.selected).to] : []);
    const touched = Data.touching.get(state.selected).filter((edge) => shown.edges.has(edge.id)).map((edge) => Data.otherEnd(edge, state.selected));
    return new Set([state.selected, ...(touched.length <= MOST / 2 && Data.nodes.get(state.selected).kind !== "sector" ? touched : [])]);
  };

  /** Returns the lines between sectors and actors that stand for those of folded policies. */
  const linesOf = (shown, into) => {
    const lines = new Map();
    for (const id of shown.edges) {
      const edge = Data.edges.get(id);
      if (!Data.isTold(edge) || !(into.has(edge.from) || into.has(edge.to))) continue;
      const [from, to] = [edge.from, edge.to].map((end) => into.get(end) ?? end);
      const key = `${from}~${edge.relation}~${to}`;
      if (!lines.has(key)) lines.set(key, { ...edge, id: key, from, to, folded: true, smooth: false, evidence: new Set() });
      for (const number of edge.evidence) if (shown.counts(number)) lines.get(key).evidence.add(number);
    }
    return [...lines.values()].map((line) => {
      const evidence = [...line.evidence];
      return { ...line, evidence, width: Math.min(6, 0.8 + 0.6 * Math.log2(1 + Data.sentenceCount(evidence))) };
    });
  };

  return { apply };
})();
