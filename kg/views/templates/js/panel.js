"use strict";
/** The panel: what is selected, the sentences behind it with their phrases marked, and what it is joined to. */
const Panel = (() => {
  const { make, told, button, plural } = Elements;
  /** So many entries of a list are shown at first. */
  const FEW = 12;
  const details = Elements.byId("details");
  let drawn = "";

  /** Shows what is selected, or what can be. */
  const show = (shown, state) => {
    const edge = Data.edges.get(state.selected);
    const node = Data.nodes.get(state.selected);
    const pair = Data.pair(state.selected);
    if (node) Elements.refill(details, ...nodePanel(node, shown, state));
    else if (edge) Elements.refill(details, ...linePanel(edge, shown));
    else if (pair) Elements.refill(details, ...pairPanel(pair, shown));
    else Elements.refill(details, ...opening(shown));
    if (state.selected !== drawn) details.scrollTop = 0;
    drawn = state.selected;
  };

  const close = () => button("×", () => State.set({ selected: "", steps: 0 }), { class: "close", title: "Close (Esc)", "aria-label": "Close" });

  const link = (id, properties = {}) => make("button.link", { type: "button", onclick: () => choose(id), ...properties }, told(Data.nodes.get(id).text));

  /** Selects a node, and brings it into sight on the map. */
  const choose = (id) => {
    State.set({ selected: id, steps: 0 });
    if (State.now.view === "map" && Data.nodes.has(id)) MapView.reveal(id);
    details.focus();
  };

  const nodePanel = (node, shown, state) => {
    const evidence = node.evidence.filter(shown.counts);
    return [
      make("div.head", {}, make("h2", {}, told(node.text)), close()),
      make("p.sub", {}, describe(node), ` · ${plural(Data.sentenceCount(evidence), "sentence")} in ${plural(Data.documentsOf(evidence).length, "document")}`),
      wordings(node),
      hubNote(node, state),
      make("div.actions", {}, unfold(node, shown, state), around(node, shown, state), evidence.length ? copyAll(evidence) : null),
      neighbours(node, shown),
      ...sentences(evidence, shown),
    ];
  };

  /** Returns the other wordings of a policy, or the other names of an actor. */
  const wordings = (node) => (node.also ? make("details.also", {}, make("summary", {}, plural(node.also.length, node.kind === "policy" ? "other wording" : "other name")),
    cutList(node.also.map((text) => make("li", {}, told(text))), FEW, "ul")) : null);

  /** Returns what kind of thing a node is, in words. */
  const describe = (node) => {
    if (node.kind !== "policy") return Data.kindWord(node);
    const labels = node.sectors.map((code) => Data.sectorLabels.get(code) ?? "no sector told");
    return [node.kinds.join(", ") || "policy", labels.join(", ")].join(" · ");
  };

  const hubNote = (node, state) => {
    const hub = Data.hubs.find((entry) => entry.id === node.id);
    if (!hub) return null;
    const on = state.hubs.includes(hub.id);
    const change = () => State.set({ hubs: on ? state.hubs.filter((id) => id !== hub.id) : [...state.hubs, hub.id] });
    return make("p.hint", {}, `More than a quarter of all lines meet here. They are ${on ? "on" : "off, so that the rest can be seen"}. `,
      button(on ? `Hide its ${hub.links} lines` : `Show its ${hub.links} lines`, change));
  };

  const around = (node, shown, state) => {
    if (state.steps > 0) {
      const cut = shown.around && shown.around.shown < shown.around.of ? ` (${shown.around.shown} of ${shown.around.of} shown)` : "";
      return button(`Show all again${cut}`, () => { State.set({ steps: 0 }); MapView.fit(); });
    }
    const hubs = Data.isHub(node.id) ? [...new Set([...state.hubs, node.id])] : state.hubs;
    return button("Only what it touches", () => { State.set({ steps: 1, hubs, view: "map" }); MapView.fit(); });
  };

  /** Returns the button that shows the policies of a sector, or folds them again; null where nothing is folded. */
  const unfold = (node, shown, state) => {
    if (node.kind !== "sector") return null;
    const code = node.sectors[0];
    if (state.open.includes(code)) return button("Fold its policies", () => State.set({ open: state.open.filter((other) => other !== code) }));
    if (!shown.folded.has(node.id)) return null;
    return button(`Show its ${plural(shown.folded.get(node.id), "policy", "policies")}`, () => State.set({ open: [...state.open, code] }));
  };

  const copyAll = (evidence) => button("Copy citations", () => Elements.copy(
    Data.bySentence(evidence).map(([number, own]) => citation(number, own)).join("\n")));

  const linePanel = (edge, shown) => [
    make("div.head", {}, make("h2", {}, told(Data.nodes.get(edge.from).text), make("span.arrow", {}, ` ${Data.relations.get(edge.relation).label} `), told(Data.nodes.get(edge.to).text)), close()),
    make("p.sub", {}, plural(Data.sentenceCount(edge.evidence.filter(shown.counts)), "sentence")),
    make("div.actions", {}, button("From", () => choose(edge.from)), button("To", () => choose(edge.to)), copyAll(edge.evidence.filter(shown.counts))),
    ...sentences(edge.evidence.filter(shown.counts), shown),
  ];

  const pairPanel = ([actor, sector], shown) => {
    const evidence = (sector.kind === "actor" ? ActorsView : MatrixView).evidenceOf(actor, sector, shown);
    return [
      make("div.head", {}, make("h2", {}, told(actor.text), make("span.arrow", {}, sector.kind === "actor" ? " and " : " in "), told(sector.text)), close()),
      make("p.sub", {}, plural(Data.sentenceCount(evidence), "sentence")),
      make("div.actions", {}, link(actor.id), link(sector.id), evidence.length ? copyAll(evidence) : null),
      ...sentences(evidence, shown),
    ];
  };

  /** What the panel says while nothing is selected: how to begin, and what is told most. */
  const opening = (shown) => {
    const list = [...shown.nodes].map((id) => Data.nodes.get(id));
    return [
      make("h2", {}, "Select a policy, a sector, an actor or a line"),
      make("p.sub", {}, "The sentences that say it appear here. Every line and every mark has at least one."),
      most("Policies told most often", list.filter((node) => node.kind === "policy"), shown),
      most("Actors told most often", list.filter((node) => node.kind === "actor"), shown),
      make("p.hint.keys", {}, make("kbd", {}, "/"), " finds, ", make("kbd", {}, "Enter"), " selects, ", make("kbd", {}, "Esc"), " clears, arrows go from node to node, ", make("kbd", {}, "m"), " map, ", make("kbd", {}, "t"), " table, ", make("kbd", {}, "x"), " matrix, ", make("kbd", {}, "a"), " actors, ", make("kbd", {}, "s"), " documents side by side, ", make("kbd", {}, "c"), " compares, ", make("kbd", {}, "l"), " time line, ", make("kbd", {}, "f"), " fits, ", make("kbd", {}, "+"), make("kbd", {}, "−"), " zoom"),
    ];
  };

  const most = (title, list, shown) => {
    const ranked = list.map((node) => [node, Data.sentenceCount(node.evidence.filter(shown.counts))]).filter(([, count]) => count > 1)
      .sort(([a, countA], [b, countB]) => countB - countA || a.rank - b.rank).slice(0, 5);
    if (!ranked.length) return null;
    return make("section.most", {}, make("h3", {}, title),
      make("ul.plain", {}, ...ranked.map(([node, count]) => make("li", {}, link(node.id), make("span.count", { title: plural(count, "sentence") }, String(count))))));
  };

  /** Returns what a node is joined to on the screen, a list a relation. */
  const neighbours = (node, shown) => {
    const groups = new Map();
    for (const edge of Data.touching.get(node.id)) {
      if (!shown.edges.has(edge.id)) continue;
      const relation = Data.relations.get(edge.relation);
      const word = edge.from === node.id ? relation.label : relation.back;
      if (!groups.has(word)) groups.set(word, []);
      groups.get(word).push(edge);
    }
    if (!groups.size) return null;
    const total = [...groups.values()].reduce((sum, edges) => sum + edges.length, 0);
    return make("details.neighbours", { open: total <= 4 }, make("summary", {}, plural(total, "line")),
      ...[...groups].map(([word, edges]) => make("div", {}, make("h4", {}, `${word} (${edges.length})`), cutList(edges.map((edge) => neighbour(edge, node)), FEW, "ul.plain"))));
  };

  const neighbour = (edge, node) => make("li", {}, link(Data.otherEnd(edge, node.id)),
    make("button.count", { type: "button", title: "The sentences of this line", onclick: () => { State.set({ selected: edge.id, steps: 0 }); details.focus(); } }, String(Data.sentenceCount(edge.evidence))));

  /** Returns a list that shows its first entries, says how many there are, and shows more when asked. */
  const cutList = (entries, most, tag) => {
    const list = make(tag, {}, ...entries.slice(0, most));
    if (entries.length <= most) return list;
    const note = make("p.cut", {});
    const more = () => {
      list.append(...entries.slice(list.children.length, list.children.length + 50));
      tell();
    };
    const tell = () => {
      const left = entries.length - list.children.length;
      Elements.refill(note, `${list.children.length} of ${entries.length} shown`, left ? button("Show more", more) : null);
    };
    tell();
    return make("div", {}, list, note);
  };

  /** Returns the evidence: a card a sentence, in the order of the documents. */
  const sentences = (evidence, shown) => {
    const groups = Data.bySentence(evidence);
    if (!groups.length) return [make("p.hint", {}, "Nothing that passes the filters says this.")];
    const cards = groups.map(([number, own]) => card(number, own, shown));
    return [make("h3", {}, "What the documents say"), cutList(cards, FEW, "div.cards")];
  };

  const card = (number, own, shown) => {
    const sentence = Data.sentences[number];
    const document = Data.documents[sentence.document];
    return make("article.card", { "data-series": Data.documents.length <= 3 ? sentence.document : null },
      make("header", {}, make("strong", {}, told(document.label)), make("span", {}, document.published || document.day)),
      make("p.sentence", {}, ...marked(sentence.text, own.map((key) => Data.evidence[key].mark))),
      make("ul.says", {}, ...own.map((key) => says(Data.evidence[key]))),
      make("footer", {}, make("span.source", {}, told(document.name), ` · characters ${sentence.start}–${sentence.end}`),
        make("span.links", {}, inText(sentence, own), button("Copy citation", () => Elements.copy(citation(number, own))))));
  };

  /** Returns the link to the first place of a sentence in the page of its document; null where there is no such page. */
  const inText = (sentence, own) => {
    const page = Data.pages[sentence.document];
    const { start, end } = Data.evidence[own[0]];
    return page ? make("a", { href: `${page}#at=${start}-${end}` }, "In the text") : null;
  };

  /** Returns a text with the phrases marked; phrases that overlap are one mark. */
  const marked = (text, marks) => {
    const parts = [];
    let done = 0;
    for (const [start, end] of [...marks].sort((a, b) => a[0] - b[0] || a[1] - b[1])) {
      if (end <= done) continue;
      const characters = [Math.max(start, done), end];
      if (characters[0] > done) parts.push(slice(text, done, characters[0]));
      const last = parts.at(-1);
      if (last instanceof Element && characters[0] === done) last.append(slice(text, ...characters));
      else parts.push(make("mark", {}, slice(text, ...characters)));
      done = end;
    }
    parts.push(slice(text, done));
    return [make("bdi", {}, ...parts)];
  };

  /** Offsets count code points, as Python does; JavaScript counts half of a rare one. */
  const slice = (text, start, end) => (/[\ud800-\udfff]/.test(text) ? [...text].slice(start, end).join("") : text.slice(start, end));

  const says = (telling) => {
    const [source, target] = [Data.nodes.get(telling.source), Data.nodes.get(telling.target)];
    const relation = Data.relations.get(telling.relation).label;
    const notes = [`characters ${telling.start}–${telling.end}`];
    if (telling.act) notes.unshift(`“${telling.act}”`);
    if (telling.confidence !== undefined) notes.push(`rule right in ${Math.round(telling.confidence * 100)} of 100`);
    if (telling.ambiguous) notes.push("a second reading stood near");
    return make("li", {}, source ? link(source.id) : null, make("span.arrow", {}, ` ${relation} `), target ? link(target.id) : null,
      make("span.source", {}, ` ${notes.join(" · ")}`));
  };

  /** Returns a citation of what a sentence says: the words, the document, and the characters. */
  const citation = (number, own) => {
    const sentence = Data.sentences[number];
    const { title, published, name, label } = Data.documents[sentence.document];
    const places = own.map((key) => `${Data.evidence[key].start}–${Data.evidence[key].end}`);
    return `“${sentence.text}” ${title || label}${published ? `, ${published}` : ""} (${name}, characters ${[...new Set(places)].join(", ")}).`;
  };

  return { show, choose, cutList };
})();
