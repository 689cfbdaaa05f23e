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

  /** Returns the numbers of the documents in which evidence stands, in their order. */
  const documentsOf = (numbers) => [...new Set(numbers.map(documentOf))].sort((a, b) => a - b);

  const otherEnd = (edge, id) => (edge.from === id ? edge.to : edge.from);

  /** Whether a line is told by a document; belonging to a sector is not. */
  const isTold = (edge) => edge.relation !== "sector" && edge.relation !== "also_sector";

  const isHub = (id) => graph.hubs.some((hub) => hub.id === id);

  /** Returns the node of the sector that a policy mainly belongs to. */
  const sectorNode = (policy) => (touching.get(policy.id).find((edge) => edge.relation === "sector" && edge.from === policy.id) ?? {}).to;

  /** Whether a sector is the main one of any policy. */
  const isMain = (id) => touching.get(id).some((edge) => edge.relation === "sector");

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

  /** Returns the two nodes of a cell of the matrix, "actor|sector"; null for anything else. */
  const pair = (id) => {
    const ends = id.split("|").map((end) => nodes.get(end));
    return ends.length === 2 && ends.every(Boolean) ? ends : null;
  };

  const exists = (id) => nodes.has(id) || isLine(id) || pair(id) !== null;

  let folded = [];

  /** Puts lines that stand for those of folded policies in the place of such lines before. */
  const foldLines = (lines) => {
    for (const line of folded) {
      edges.delete(line.id);
      for (const end of [line.from, line.to]) touching.set(end, touching.get(end).filter((edge) => edge.id !== line.id));
    }
    for (const line of lines) {
      edges.set(line.id, line);
      for (const end of [line.from, line.to]) touching.get(end).push(line);
    }
    folded = lines;
  };

  /** Whether an id can be that of a line, folded or not. */
  const isLine = (id) => {
    const [from, relation, to, ...rest] = id.split("~");
    return !rest.length && nodes.has(from) && nodes.has(to) && relations.has(relation);
  };

  const isMeasured = graph.evidence.some((telling) => telling.confidence !== undefined);

  return {
    ...graph, nodeList: graph.nodes, edgeList: graph.edges, nodes, edges, relations, sectorLabels: sectors, touching,
    documentOf, documentsOf, otherEnd, isTold, isHub, isMain, sectorNode, sentenceCount, bySentence, kindWord, pair, exists, foldLines,
    isMeasured,
  };
})();
