"use strict";
/** Decides what is on the screen, and says it in words. */
const Filtering = (() => {
  /** So many nodes around a selected one are shown at most, those with the most lines first. */
  const MOST_AROUND = 150;

  /**
   * Returns the ids of nodes and edges that pass, and the test that evidence must pass to count.
   * @param {object} state what is chosen.
   */
  const apply = (state) => {
    Data.foldLines([]);
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
    const shown = { nodes, edges, counts, around: null, folded: new Map() };
    return state.steps > 0 && nodes.has(state.selected) ? around(shown, state) : Folding.apply(shown, state);
  };

  /** Returns a test: does a piece of evidence stand in a chosen document and time, and is it sure enough? */
  const evidenceFilter = (state) => {
    const number = Data.documents.findIndex((document) => [document.name, `only:${document.name}`].includes(state.document));
    const inTime = Data.documents.map(({ day }) => (!state.from || (day !== "" && day >= state.from))
      && (!state.until || (day !== "" && day.slice(0, state.until.length) <= state.until)));
    return (evidence) => {
      const document = Data.documentOf(evidence);
      return (number < 0 || document === number) && inTime[document]
        && (state.sure === 0 || (Data.evidence[evidence].confidence ?? 0) >= state.sure);
    };
  };

  const policyPasses = (node, state, counts) => {
    const evidence = node.evidence.filter(counts);
    return evidence.length > 0 && Data.sentenceCount(evidence) >= state.least
      && (state.document !== "several" || Data.documentsOf(evidence).length > 1)
      && (!state.document.startsWith("only:") || Data.documentsOf(node.evidence).length === 1)
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
    if (state.document.startsWith("only:")) return false;
    if (node.kind === "sector") return !state.kinds.length && (!state.sectors.length || state.sectors.includes(node.sectors[0]));
    return node.kind === "actor" && !state.kinds.length && !state.sectors.length
      && (Data.isHub(node.id) || !Data.touching.get(node.id).length);
  };

  /** Returns what lies so many steps around the selected node; where that is too much, the nodes with most lines. */
  const around = (shown, state) => {
    const reached = new Set([state.selected]);
    for (let step = 0; step < state.steps; step += 1) {
      for (const id of [...reached]) {
        for (const edge of Data.touching.get(id)) if (shown.edges.has(edge.id)) reached.add(Data.otherEnd(edge, id));
      }
    }
    const nearest = [...reached].sort((a, b) => (b === state.selected) - (a === state.selected) || Data.nodes.get(a).rank - Data.nodes.get(b).rank);
    const nodes = new Set(nearest.slice(0, MOST_AROUND));
    const edges = new Set([...shown.edges].filter((id) => nodes.has(Data.edges.get(id).from) && nodes.has(Data.edges.get(id).to)));
    return { ...shown, nodes, edges, around: { shown: nodes.size, of: reached.size } };
  };

  /** Returns the filters that are set, in words. */
  const inWords = (state) => [
    ...documentWords(state), ...policyWords(state), ...lineWords(state),
    ...(state.sure > 0 ? [`only facts whose rule was measured right in at least ${Math.round(state.sure * 100)} of 100 cases`] : []),
  ];

  const documentWords = (state) => {
    const words = [];
    const named = Data.documents.find((document) => [document.name, `only:${document.name}`].includes(state.document));
    if (named) words.push(state.document.startsWith("only:") ? `only what nothing but ${named.label} tells` : `only what ${named.label} tells`);
    if (state.document === "several") words.push("only policies that several documents tell");
    if (state.from) words.push(`from ${state.from}`);
    if (state.until) words.push(`until ${state.until}`);
    return words;
  };

  const policyWords = (state) => {
    const words = [];
    if (state.kinds.length) words.push(`only policies of kind ${state.kinds.join(", ")}`);
    if (state.sectors.length) words.push(`only the sectors ${state.sectors.map((code) => Data.sectorLabels.get(code)).join(", ")}`);
    if (state.least > 1) words.push(`only policies with at least ${state.least} sentences`);
    return words;
  };

  const lineWords = (state) => {
    const words = [];
    for (const hub of Data.hubs) {
      if (!state.hubs.includes(hub.id)) words.push(`the ${hub.links} lines of ${Data.nodes.get(hub.id).text} are off`);
    }
    const off = State.defaults().relations.filter((code) => !state.relations.includes(code));
    if (off.length) words.push(`off: ${off.map((code) => `“${Data.relations.get(code).label}”`).join(", ")}`);
    if (state.steps > 0 && Data.nodes.has(state.selected)) {
      words.push(`only what lies within ${Elements.plural(state.steps, "step")} of ${Data.nodes.get(state.selected).text}`);
    }
    return words;
  };

  return { apply, inWords };
})();
