"use strict";
/** The map: what vis-network draws, where it is looked at from, and what a click on it means. */
const MapView = (() => {
  const DIM = 0.22;
  const NEAR = 12;
  /** More lit lines than this are drawn thin, so that one can see between them. */
  const MANY = 30;
  const MARGIN = 12;
  /** On a screen narrower than this, in pixels, no room is kept for labels beside the ring. */
  const NARROW = 520;
  /** Room for labels on either side of the ring, in pixels. */
  const LABEL_ROOM = 185;
  const container = Elements.byId("map");
  const tip = Elements.byId("tip");
  const still = window.matchMedia("(prefers-reduced-motion: reduce)");
  let network, nodes, edges;
  let shown = { nodes: new Set(), edges: new Set(), folded: new Map() };
  let lit = { nodes: new Set(), edges: new Set(), any: false };
  let ordered = [];
  let colours = {};

  /** Draws the map for the first time. */
  const start = () => {
    nodes = new vis.DataSet();
    edges = new vis.DataSet();
    network = new vis.Network(container, { nodes, edges }, Data.options);
    network.on("afterDrawing", drawOver);
    network.on("click", ({ pointer }) => State.set({ selected: hit(pointer.DOM), steps: 0 }));
    container.addEventListener("mousemove", hover);
    container.addEventListener("mouseleave", () => { tip.hidden = true; });
  };

  /** Puts what passes the filters on the map. */
  const show = (passing, state) => {
    shown = passing;
    light(state);
    colours = { ground: Theme.colour("ground"), ink: Theme.colour("ink"), muted: Theme.colour("muted"), focus: Theme.colour("focus") };
    const policyColours = Data.shapes.map((_, number) => Theme.seriesColour(number));
    const lineColours = new Map([...Data.relations.keys()].map((code) => [code, Theme.lineColour(code)]));
    renew(nodes, [...shown.nodes].map((id) => nodeEntry(Data.nodes.get(id), state, policyColours)));
    renew(edges, [...shown.edges].map((id) => edgeEntry(Data.edges.get(id), lineColours)));
    ordered = [...shown.nodes].map((id) => Data.nodes.get(id))
      .sort((a, b) => lit.nodes.has(b.id) - lit.nodes.has(a.id) || a.rank - b.rank);
    if (lit.any) ordered.sort((a, b) => (b.id === state.selected) - (a.id === state.selected));
  };

  /** Puts entries into a data set and takes all others out. */
  const renew = (set, entries) => {
    const kept = new Set(entries.map((entry) => entry.id));
    set.remove(set.getIds().filter((id) => !kept.has(id)));
    set.update(entries);
  };

  /** Decides what is in the light: the selected thing and what it touches; alone it would only darken the rest. */
  const light = (state) => {
    const [nodesLit, edgesLit] = [new Set(), new Set()];
    const pair = Data.pair(state.selected);
    const addEdge = (edge) => {
      edgesLit.add(edge.id);
      nodesLit.add(edge.from).add(edge.to);
    };
    if (Data.edges.has(state.selected)) addEdge(Data.edges.get(state.selected));
    if (Data.nodes.has(state.selected)) {
      nodesLit.add(state.selected);
      for (const edge of Data.touching.get(state.selected)) if (shown.edges.has(edge.id)) addEdge(edge);
    }
    if (pair) {
      for (const edge of Data.touching.get(pair[0].id)) {
        const other = Data.nodes.get(Data.otherEnd(edge, pair[0].id));
        if (shown.edges.has(edge.id) && other.kind === "policy" && Data.sectorNode(other) === pair[1].id) addEdge(edge);
      }
      nodesLit.add(pair[0].id).add(pair[1].id);
    }
    lit = { nodes: nodesLit, edges: edgesLit, any: nodesLit.size > 1, chosen: state.selected };
  };

  const nodeEntry = (node, state, policyColours) => {
    const series = node.kind === "policy" ? node.series[state.colouring] : null;
    const colour = series === null ? Theme.colour(node.kind === "actor" ? "ink" : "muted") : policyColours[series];
    return {
      id: node.id, x: node.x, y: node.y, size: sizeOf(node),
      shape: series === null ? node.shape : Data.shapes[series],
      color: { background: node.kind === "actor" ? colours.ground : colour, border: colour },
      opacity: lit.any && !lit.nodes.has(node.id) ? DIM : 1,
    };
  };

  /** A sector into which policies are folded grows with their number. */
  const sizeOf = (node) => (shown.folded.has(node.id) ? Math.min(24, 5 + 1.2 * Math.sqrt(shown.folded.get(node.id))) : node.size);

  const edgeEntry = (edge, lineColours) => {
    const told = Data.isTold(edge);
    const many = lit.edges.size > MANY;
    const strength = lit.any ? (lit.edges.has(edge.id) ? (many ? 0.4 : 1) : DIM / 2) : (told ? 0.85 : 0.3);
    return {
      id: edge.id, from: edge.from, to: edge.to, dashes: edge.dashes, smooth: edge.smooth,
      width: edge.width * (lit.edges.has(edge.id) && !many ? 1.6 : 1),
      color: { color: lineColours.get(edge.relation), opacity: edge.hub && !lit.any ? 0.25 : strength },
      ...(told && !(many && lit.edges.has(edge.id)) ? {} : { arrows: { middle: { enabled: false } } }),
    };
  };

  /** Writes labels and marks the selected node, in pixels of the screen. */
  const drawOver = (context) => {
    const ratio = context.canvas.width / container.clientWidth;
    context.save();
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    const view = screen();
    Labels.draw(context, ordered, { ...view, marks: marks(view) });
    const chosen = Data.nodes.get(lit.chosen);
    if (chosen && shown.nodes.has(chosen.id) && chosen.kind !== "actor") ringAround(context, chosen);
    if (Data.edges.has(lit.chosen)) nameLine(context, Data.edges.get(lit.chosen));
    context.restore();
    if (!performance.getEntriesByName("drawn").length) performance.mark("drawn");
  };

  /** Returns what labels need to know of the screen. */
  const screen = () => {
    const scale = network.getScale();
    const middle = network.getViewPosition();
    const [width, height] = [container.clientWidth, container.clientHeight];
    const at = (node) => ({ x: (node.x - middle.x) * scale + width / 2, y: (node.y - middle.y) * scale + height / 2 });
    return {
      scale, width, height, at, colours, sizeOf,
      isLit: (id) => lit.nodes.has(id),
      isDim: (id) => lit.any && !lit.nodes.has(id),
      suffix: (id) => (shown.folded.has(id) ? ` (${shown.folded.get(id)})` : ""),
      isReserved: (id) => Data.isHub(id) && !State.now.hubs.includes(id),
    };
  };

  /** Returns the room that marks take; a label may not hide that of another node. */
  const marks = (view) => ordered.filter((node) => node.kind !== "sector").map((node) => {
    const [{ x, y }, size] = [view.at(node), node.size * view.scale * 0.8];
    return { id: node.id, kind: node.kind, left: x - size, top: y - size, width: 2 * size, height: 2 * size };
  });

  const ringAround = (context, node) => {
    const { x, y } = screen().at(node);
    context.beginPath();
    context.arc(x, y, node.size * network.getScale() + 3.5, 0, 2 * Math.PI);
    context.strokeStyle = colours.focus;
    context.lineWidth = 2;
    context.stroke();
  };

  /** Writes over the middle of a line what it says. */
  const nameLine = (context, edge) => {
    const [from, to] = [edge.from, edge.to].map((id) => screen().at(Data.nodes.get(id)));
    context.font = "600 11px system-ui, sans-serif";
    context.textBaseline = "middle";
    context.textAlign = "center";
    context.strokeStyle = colours.ground;
    context.lineWidth = 4;
    const text = Data.relations.get(edge.relation).label;
    context.strokeText(text, (from.x + to.x) / 2, (from.y + to.y) / 2 - 8);
    context.fillStyle = colours.ink;
    context.fillText(text, (from.x + to.x) / 2, (from.y + to.y) / 2 - 8);
  };

  /** Returns the id of what is at a point: a label, else the nearest mark, else a line; "" for the ground. */
  const hit = ({ x, y }) => {
    const named = Labels.at(x, y);
    if (named) return named;
    const view = screen();
    let [best, least] = ["", Infinity];
    for (const node of ordered) {
      const at = view.at(node);
      const distance = Math.hypot(at.x - x, at.y - y) - node.size * view.scale;
      if (distance < least) [best, least] = [node.id, distance];
    }
    if (least < NEAR / 2) return best;
    return network.getEdgeAt({ x, y }) ?? (least < NEAR ? best : "");
  };

  /** Shows the whole wording of what the pointer is over; the panel and the table hold the same. */
  const hover = (event) => {
    const frame = container.getBoundingClientRect();
    const point = { x: event.clientX - frame.left, y: event.clientY - frame.top };
    const id = event.buttons ? "" : hit(point);
    container.style.cursor = id ? "pointer" : "grab";
    tip.hidden = !id;
    if (!id) return;
    tip.textContent = Data.nodes.has(id) ? Data.nodes.get(id).text : lineInWords(Data.edges.get(id));
    tip.style.left = `${Math.max(8, Math.min(point.x + 14, frame.width - tip.offsetWidth - 8))}px`;
    tip.style.top = `${point.y + 18 + tip.offsetHeight > frame.height ? point.y - tip.offsetHeight - 10 : point.y + 18}px`;
  };

  const lineInWords = (edge) => `${Data.nodes.get(edge.from).text} → ${Data.relations.get(edge.relation).label} → ${Data.nodes.get(edge.to).text}`;

  /** Looks at all that is shown, and keeps room for labels beside it. */
  const fit = () => {
    const list = ordered.length ? ordered : Data.nodeList;
    if (!list.length || !container.clientWidth) return;
    const [width, height] = [container.clientWidth - 2 * MARGIN, container.clientHeight - 2 * MARGIN];
    const [across, down] = [extent(list, "x"), extent(list, "y")];
    const room = width < NARROW ? 0 : 2 * LABEL_ROOM;
    const scale = Math.min(4, height / Math.max(40, down.size), (width - room) / Math.max(40, across.size));
    network.moveTo({ position: { x: across.middle, y: down.middle }, scale });
  };

  const extent = (list, axis) => {
    const values = list.map((node) => node[axis]);
    const [least, most] = [values.reduce((a, b) => Math.min(a, b)), values.reduce((a, b) => Math.max(a, b))];
    return { size: most - least, middle: (least + most) / 2 };
  };

  /** Brings a node into the middle. */
  const centre = (id) => {
    const ends = (Data.nodes.has(id) ? [id] : [Data.edges.get(id).from, Data.edges.get(id).to]).map((end) => Data.nodes.get(end));
    const position = { x: extent(ends, "x").middle, y: extent(ends, "y").middle };
    move({ position, scale: Math.max(network.getScale(), 1.1) });
  };

  const zoom = (factor) => move({ position: network.getViewPosition(), scale: network.getScale() * factor });

  /** Moves the map by so many pixels. */
  const pan = (right, down) => {
    const [{ x, y }, scale] = [network.getViewPosition(), network.getScale()];
    network.moveTo({ position: { x: x + right / scale, y: y + down / scale }, scale });
  };

  const move = (to) => network.moveTo({ ...to, animation: still.matches ? false : { duration: 220, easingFunction: "easeInOutQuad" } });

  /** Returns the shown node that is nearest to another in a direction; from nowhere, the most important one. */
  const next = (id, [right, down]) => {
    const from = Data.nodes.get(id);
    if (!from || !shown.nodes.has(id)) return ordered.length ? ordered[0].id : "";
    let [best, least] = ["", Infinity];
    for (const node of ordered) {
      const [x, y] = [node.x - from.x, node.y - from.y];
      const along = x * right + y * down;
      const cost = along <= 0 || node.id === id ? Infinity : along + 2.5 * Math.abs(x * down - y * right);
      if (cost < least) [best, least] = [node.id, cost];
    }
    return best || id;
  };

  /** Brings a node into sight if it is not. */
  const reveal = (id) => {
    const view = screen();
    const { x, y } = view.at(Data.nodes.get(id));
    if (x < 20 || y < 20 || x > view.width - 20 || y > view.height - 20) centre(id);
  };

  /** Saves the map as a picture. */
  const save = () => {
    const canvas = container.querySelector("canvas");
    const paper = Elements.make("canvas", { width: canvas.width, height: canvas.height });
    const context = paper.getContext("2d");
    context.fillStyle = Theme.colour("ground");
    context.fillRect(0, 0, paper.width, paper.height);
    context.drawImage(canvas, 0, 0);
    paper.toBlob((blob) => Elements.download(blob, "network.png"));
  };

  const redraw = () => network.redraw();

  /** Returns where a shown node is on the screen, in pixels from the corner of the map. */
  const placeOf = (id) => screen().at(Data.nodes.get(id));

  return { start, show, fit, centre, reveal, zoom, pan, next, save, redraw, placeOf, lineInWords };
})();
