"use strict";
/** The graph of the page, and the ways through it. */
const Data = (() => {
  const graph = JSON.parse(document.getElementById("graph").textContent);
  const nodes = new Map(graph.nodes.map((node) => [node.id, node]));
  const edges = new Map(graph.edges.map((edge) => [edge.id, edge]));
  const relations = new Map(graph.relations.map((relation) => [relation.code, relation]));
  const sectors = new Map(graph.sectors.map((sector) => [sector.code, sector.label]));
  const touching = new Map(graph.nodes.map((node) => [node.id, []]));
  for (const edge of graph.edges) {
    touching.get(edge.from).push(edge);
    touching.get(edge.to).push(edge);
  }

  const documentOf = (number) => graph.sentences[graph.evidence[number].sentence].document;

  const otherEnd = (edge, id) => (edge.from === id ? edge.to : edge.from);

  /** Whether a line is told by a document; belonging to a sector is not. */
  const isTold = (edge) => edge.relation !== "sector" && edge.relation !== "also_sector";

  /** Returns how many sentences stand behind evidence. */
  const sentenceCount = (numbers) => new Set(numbers.map((number) => graph.evidence[number].sentence)).size;

  /** Returns numbers of evidence, gathered by sentence in the order of the documents. */
  const bySentence = (numbers) => {
    const groups = new Map();
    for (const number of numbers) {
      const key = graph.evidence[number].sentence;
      if (!groups.has(key)) groups.set(key, []);
      groups.get(key).push(number);
    }
    const place = (key) => [graph.sentences[key].document, graph.sentences[key].start];
    return [...groups].sort(([a], [b]) => place(a)[0] - place(b)[0] || place(a)[1] - place(b)[1]);
  };

  const kindWord = (node) => (node.kind === "actor" ? node.agent : node.kind);

  return {
    ...graph, nodeList: graph.nodes, edgeList: graph.edges, nodes, edges, relations, sectorLabels: sectors,
    touching, documentOf, otherEnd, isTold, sentenceCount, bySentence, kindWord,
  };
})();
