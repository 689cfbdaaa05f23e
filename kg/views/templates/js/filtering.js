"use strict";
/** Decides what is on the screen, and says it in words. */
const Filtering = (() => {
  /**
   * Returns the ids of nodes and edges that pass, and the evidence of each that counts.
   * @param {object} state what is chosen.
   */
  const apply = (state) => {
    const counts = evidenceFilter(state);
    const policies = new Set(Data.nodeList.filter((node) => node.kind === "policy" && policyPasses(node, state, counts))
      .map((node) => node.id));
    const passes = (id) => Data.nodes.get(id).kind !== "policy" || policies.has(id);
    const edges = new Set();
    const nodes = new Set(policies);
    for (const edge of Data.edgeList) {
      if (!passes(edge.from) || !passes(edge.to) || !edgePasses(edge, state, counts)) continue;
      edges.add(edge.id);
      nodes.add(edge.from);
      nodes.add(edge.to);
    }
    for (const node of Data.nodeList) if (standsAlone(node, state, counts)) nodes.add(node.id);
    return { nodes, edges, counts };
  };

  /** Returns a test: does a piece of evidence stand in a chosen document? */
  const evidenceFilter = (state) => {
    if (!state.document || state.document === "several") return () => true;
    const number = Data.documents.findIndex((document) => document.name === state.document);
    return (evidence) => Data.documentOf(evidence) === number;
  };

  const policyPasses = (node, state, counts) => {
    const sentences = Data.sentenceCount(node.evidence.filter(counts));
    return sentences >= state.least
      && (state.document !== "several" || new Set(node.evidence.map(Data.documentOf)).size > 1)
      && (!state.kinds.length || node.kinds.some((kind) => state.kinds.includes(kind)))
      && (!state.sectors.length || node.sectors.some((code) => state.sectors.includes(code)));
  };

  const edgePasses = (edge, state, counts) => state.relations.includes(edge.relation)
    && (!edge.hub || state.hubs.includes(edge.hub))
    && edge.evidence.some(counts)
    && (Data.isTold(edge) || !state.sectors.length || state.sectors.includes(Data.nodes.get(edge.to).sectors[0]));

  /** A node without a line is on the screen if nothing that is chosen speaks against it. */
  const standsAlone = (node, state, counts) => {
    if (state.least > 1 || state.document === "several" || !node.evidence.some(counts)) return false;
    if (node.kind === "sector") return !state.kinds.length && (!state.sectors.length || state.sectors.includes(node.sectors[0]));
    return node.kind === "actor" && !state.kinds.length && !state.sectors.length
      && (isHub(node) || !Data.touching.get(node.id).length);
  };

  const isHub = (node) => Data.hubs.some((hub) => hub.id === node.id);

  /** Returns the filters that are set, in words. */
  const inWords = (state) => {
    const first = State.defaults();
    const words = [];
    const named = Data.documents.find((document) => document.name === state.document);
    if (named) words.push(`only what ${named.label} tells`);
    if (state.document === "several") words.push("only policies that several documents tell");
    if (state.kinds.length) words.push(`only ${state.kinds.join(", ")}`);
    if (state.sectors.length) words.push(`only the sectors ${state.sectors.map((code) => Data.sectorLabels.get(code)).join(", ")}`);
    if (state.least > 1) words.push(`only policies with at least ${state.least} sentences`);
    for (const hub of Data.hubs) {
      if (!state.hubs.includes(hub.id)) words.push(`the ${hub.links} lines of ${Data.nodes.get(hub.id).text} are off`);
    }
    const off = first.relations.filter((code) => !state.relations.includes(code));
    if (off.length) words.push(`off: ${off.map((code) => Data.relations.get(code).label).join(", ")}`);
    return words;
  };

  return { apply, inWords };
})();
