"use strict";
/** Writes labels over the map: all of one size on the screen, none over another, the most important first. */
const Labels = (() => {
  const FAMILY = "system-ui, -apple-system, 'Segoe UI', 'Noto Sans', 'DejaVu Sans', sans-serif";
  /** How high a row of the ring is on the map. */
  const ROW = 14;
  /** So many labels are tried in a frame at most. */
  const MOST = 700;
  const PADDING = 5;
  /** A label is shortened to so many letters at least, to stay on the screen. */
  const FEWEST_LETTERS = 14;
  const widths = new Map();
  let boxes = [];
  /** Returns as much of a text as fits a width, up to the end of a word where one is near. */
  const cut = (context, text, font, width) => {
    if (widthOf(context, text, font) <= width) return text;
    let letters = Math.max(FEWEST_LETTERS, Math.floor(text.length * width / widthOf(context, text, font)) - 2);
    while (letters > FEWEST_LETTERS && widthOf(context, `${text.slice(0, letters)} …`, font) > width) letters -= 1;
    const word = text.lastIndexOf(" ", letters);
    return `${text.slice(0, word > letters / 2 ? word : letters).replace(/[\s…,;]+$/u, "")} …`;
  };

  /** Returns how large letters are on the screen, for a map drawn so many times its size. */
  const sizes = (scale) => {
    const row = Math.min(12, Math.max(10, ROW * scale * 0.92));
    return { policy: row, sector: Math.min(12, row + 1), actor: Math.min(11.5, row + 0.5) };
  };

  const fontOf = (kind, size, strong) => `${kind === "sector" || strong ? "600 " : ""}${size}px ${FAMILY}`;

  const widthOf = (context, text, font) => {
    const key = `${font}|${text}`;
    if (!widths.has(key)) {
      context.font = font;
      widths.set(key, context.measureText(text).width);
    }
    return widths.get(key);
  };

  /**
   * Returns the label of a node with its place on the screen, in pixels.
   * @param {CanvasRenderingContext2D} context measures the text.
   * @param {object} node the node.
   * @param {object} view where nodes are, how large the map is, which are in the light.
   */
  const labelOf = (context, node, view) => {
    const [at, strong] = [view.at(node), view.isLit(node.id)];
    const size = sizes(view.scale)[node.kind];
    const faint = node.kind === "sector" && !Data.isMain(node.id);
    const font = fontOf(faint ? "" : node.kind, size, strong);
    const boxed = node.kind === "actor";
    const gap = view.sizeOf(node) * view.scale + 3;
    const edge = { left: at.x - gap - 3, right: view.width - at.x - gap - 3, middle: Infinity }[node.anchor];
    // Sectors face each other across the ring; each has its half of it.
    const free = node.kind === "sector" ? Math.min(edge, Math.abs(at.x - view.at({ x: 0, y: 0 }).x) - gap) : edge;
    const text = cut(context, node.label, font, free) + view.suffix(node.id);
    const width = widthOf(context, text, font) + (boxed ? 2 * PADDING : 0);
    const height = size * 1.06 + (boxed ? PADDING : 0);
    const left = { left: at.x - gap - width, right: at.x + gap, middle: at.x - width / 2 }[node.anchor];
    return { id: node.id, kind: node.kind, text, font, boxed, strong, faint, left, top: at.y - height / 2, width, height };
  };

  /**
   * Keeps boxes that touch no other; finds out in time that does not grow with their number.
   * The label of a sector may lie over the small mark of an actor: the map is read by its sectors.
   */
  class Room {
    constructor() { this.rows = new Map(); }

    *cells(box) {
      for (let row = Math.floor(box.top / 20); row <= Math.floor((box.top + box.height) / 20); row += 1) yield row;
    }

    isFree(box) {
      for (const row of this.cells(box)) {
        for (const other of this.rows.get(row) ?? []) {
          if (other.kind === "actor" && box.kind === "sector") continue;
          if (box.left < other.left + other.width && other.left < box.left + box.width
            && box.top < other.top + other.height && other.top < box.top + box.height && other.id !== box.id) return false;
        }
      }
      return true;
    }

    take(box) {
      for (const row of this.cells(box)) this.rows.set(row, [...(this.rows.get(row) ?? []), box]);
    }
  }

  /** Draws labels.
   * @param {CanvasRenderingContext2D} context draws in pixels of the screen.
   * @param {Iterable<object>} nodes those to name, the most important first.
   * @param {object} view where nodes are, how large the map is, which are in the light.
   */
  const draw = (context, nodes, view) => {
    const room = new Room();
    boxes = [];
    for (const mark of view.marks) room.take(mark);
    let tried = 0;
    for (const node of nodes) {
      const at = view.at(node);
      if (at.x < -300 || at.y < -20 || at.x > view.width + 300 || at.y > view.height + 20) continue;
      tried += 1;
      if (tried > MOST) break;
      const label = labelOf(context, node, view);
      if (!isWhole(label, view) || !room.isFree(label)) continue;
      room.take(label);
      boxes.push(label);
    }
    for (const label of boxes) write(context, label, view);
    context.globalAlpha = 1;
  };

  const isWhole = (label, view) => label.left > 1 && label.left + label.width < view.width - 1
    && label.top > 0 && label.top + label.height < view.height;

  const write = (context, label, view) => {
    context.globalAlpha = view.isDim(label.id) ? 0.55 : 1;
    if (label.boxed) drawBox(context, label, view);
    context.font = label.font;
    context.textAlign = "left";
    context.textBaseline = "middle";
    context.lineJoin = "round";
    const [x, y] = [label.left + (label.boxed ? PADDING : 0), label.top + label.height / 2 + 0.5];
    if (!label.boxed) {
      context.strokeStyle = view.colours.ground;
      context.lineWidth = 3;
      context.strokeText(label.text, x, y);
    }
    context.fillStyle = label.faint ? view.colours.muted : view.colours.ink;
    context.fillText(label.text, x, y);
  };

  const drawBox = (context, label, view) => {
    context.beginPath();
    context.roundRect(label.left, label.top, label.width, label.height, 3);
    context.fillStyle = view.colours.ground;
    context.fill();
    context.strokeStyle = label.strong ? view.colours.focus : view.colours.ink;
    context.lineWidth = label.strong ? 2 : 1;
    context.setLineDash(view.isReserved(label.id) ? [3, 3] : []);
    context.stroke();
    context.setLineDash([]);
  };

  /** Returns the id of the node whose label is at a point of the screen. */
  const at = (x, y) => {
    const found = boxes.find((box) => x >= box.left && x <= box.left + box.width && y >= box.top - 1 && y <= box.top + box.height + 1);
    return found ? found.id : null;
  };

  return { draw, at, get boxes() { return boxes; } };
})();
