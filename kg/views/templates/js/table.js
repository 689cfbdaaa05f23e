"use strict";
/** The table: the same things as on the map, a row each, sorted by any column. */
const TableView = (() => {
  const { make, told, button, plural } = Elements;
  const MOST = 300;
  const BYTE_ORDER_MARK = "\ufeff";
  const section = Elements.byId("table-view");
  const NAMES = { policy: "Policies", actor: "Actors", sector: "Sectors", line: "Lines" };
  let limit = MOST;

  const labels = (codes) => codes.map((code) => Data.sectorLabels.get(code) ?? "no sector told").join(", ");
  const names = (ids) => [...new Set(ids)].map((id) => Data.nodes.get(id).text).join(", ");

  /** For each kind of row its columns: code, heading, value of an entry, and whether it is a number. */
  const COLUMNS = {
    policy: [
      ["name", "Policy", (entry) => entry.thing.text], ["kind", "Kind", (entry) => entry.thing.kinds.join(", ")],
      ["sector", "Sector", (entry) => labels(entry.thing.sectors)], ["by", "Put forward by", (entry) => names(entry.by)],
      ["towards", "Aimed at", (entry) => names(entry.towards)], ["sentences", "Sentences", (entry) => entry.sentences, true],
      ["documents", "Documents", (entry) => entry.documents.length, true], ["first", "First", (entry) => entry.first], ["last", "Last", (entry) => entry.last],
    ],
    actor: [
      ["name", "Actor", (entry) => entry.thing.text], ["kind", "Kind", (entry) => entry.thing.agent],
      ["lines", "Lines", (entry) => entry.told.length, true], ["sentences", "Sentences", (entry) => entry.sentences, true],
      ["sectors", "Sectors", (entry) => entry.sectors, true], ["between", "Betweenness", (entry) => entry.between, true],
      ["documents", "Documents", (entry) => entry.documents.length, true], ["first", "First", (entry) => entry.first], ["last", "Last", (entry) => entry.last],
    ],
    sector: [
      ["name", "Sector", (entry) => entry.thing.text], ["policies", "Policies", (entry) => entry.policies, true],
      ["sentences", "Sentences", (entry) => entry.sentences, true], ["actors", "Actors", (entry) => entry.actors, true],
      ["documents", "Documents", (entry) => entry.documents.length, true], ["first", "First", (entry) => entry.first], ["last", "Last", (entry) => entry.last],
    ],
    line: [
      ["name", "From", (entry) => Data.nodes.get(entry.thing.from).text], ["relation", "Relation", (entry) => Data.relations.get(entry.thing.relation).label],
      ["to", "To", (entry) => Data.nodes.get(entry.thing.to).text], ["sentences", "Sentences", (entry) => entry.sentences, true],
      ["documents", "Documents", (entry) => entry.documents.length, true], ["first", "First", (entry) => entry.first], ["last", "Last", (entry) => entry.last],
    ],
  };

  /** Returns what the columns are made of, for each thing of a kind that is shown. */
  const entries = (kind, shown, state) => {
    if (kind === "line") return [...shown.edges].map((id) => Data.edges.get(id)).filter(Data.isTold).map((edge) => common(edge, shown));
    return [...shown.nodes].map((id) => Data.nodes.get(id)).filter((node) => node.kind === kind)
      .map((node) => ({ ...common(node, shown), ...joined(node, shown, state) }));
  };

  const common = (thing, shown) => {
    const evidence = thing.evidence.filter(shown.counts);
    const documents = Data.documentsOf(evidence);
    const days = documents.map((number) => Data.documents[number].day).filter(Boolean).sort();
    return { thing, evidence, documents, sentences: Data.sentenceCount(evidence), first: days[0] ?? "", last: days.at(-1) ?? "" };
  };

  const joined = (node, shown, state) => {
    const lines = Data.touching.get(node.id).filter((edge) => shown.edges.has(edge.id));
    const told = lines.filter(Data.isTold);
    const policies = node.kind === "sector" ? lines.map((edge) => Data.nodes.get(edge.from)) : told.map((edge) => Data.nodes.get(Data.otherEnd(edge, node.id))).filter((other) => other.kind === "policy");
    const all = Data.touching.get(node.id).filter((edge) => edge.evidence.some(shown.counts));
    return {
      told, by: all.filter((edge) => edge.relation === "puts_forward" && edge.to === node.id).map((edge) => edge.from),
      towards: told.filter((edge) => edge.relation !== "puts_forward" && edge.from === node.id).map((edge) => edge.to),
      policies: policies.length, sectors: new Set(policies.map(Data.sectorNode)).size,
      actors: new Set(policies.flatMap((policy) => Data.touching.get(policy.id)).filter((edge) => shown.edges.has(edge.id) && Data.isTold(edge)).map((edge) => [edge.from, edge.to]).flat().filter((id) => Data.nodes.get(id).kind === "actor")).size,
      between: (node.between ?? [0, 0])[Data.hubs.every((hub) => state.hubs.includes(hub.id)) ? 0 : 1],
    };
  };

  /** Returns the entries in the order that is chosen: by sentences, most first, until another column is. */
  const sorted = (list, columns, sort) => {
    const [, , value] = columns.find(([code]) => code === sort.replace("-", "")) ?? columns.find(([code]) => code === "sentences");
    const direction = sort && !sort.startsWith("-") ? 1 : -1;
    const compare = (a, b) => (typeof a === "number" ? a - b : String(a).localeCompare(String(b), "en"));
    return list.sort((a, b) => direction * compare(value(a), value(b)) || (a.thing.id < b.thing.id ? -1 : 1));
  };

  /** Shows the table. */
  const show = (shown, state) => {
    const columns = COLUMNS[state.rows];
    const list = sorted(entries(state.rows, shown, state), columns, state.sort);
    const focused = document.activeElement ? document.activeElement.id : "";
    Elements.refill(section, bar(list, columns, state),
      state.rows === "actor" ? make("p.hint", {}, caution(state)) : null,
      make("div.scroll", { tabindex: 0, role: "region", "aria-label": NAMES[state.rows] },
        make("table", {}, make("thead", {}, make("tr", {}, ...columns.map((column) => heading(column, state)))),
          make("tbody", {}, ...list.slice(0, limit).map((entry) => row(entry, columns, state))))),
      list.length > limit ? make("p.cut", {}, `${limit} of ${list.length.toLocaleString("en")} shown`, button("Show more", () => { limit += MOST; show(shown, state); })) : null);
    if (focused && Elements.byId(focused)) Elements.byId(focused).focus();
  };

  const caution = (state) => `${Data.estimated ? "It is estimated from a sample. " : ""}Betweenness tells who stands between others. In a star nearly all ways lead through the middle, so it says little there; `
    + (Data.hubs.length && !Data.hubs.every((hub) => state.hubs.includes(hub.id)) ? `here it is counted without ${Data.hubs.map((hub) => Data.nodes.get(hub.id).text).join(", ")}.` : "switch the lines of the middle off to count without it.");

  const bar = (list, columns, state) => make("div.bar", {},
    make("div.switch", { role: "group", "aria-label": "Rows" }, ...State.ROWS.map((kind) => button(NAMES[kind], () => { limit = MOST; State.set({ rows: kind, sort: "" }); }, { id: `rows-${kind}`, "aria-pressed": String(kind === state.rows) }))),
    make("span.hint", {}, plural(list.length, "row")), button("CSV", () => save(list, columns, state), { title: "Save these rows for a spreadsheet" }));

  const heading = ([code, label, , number], state) => {
    const on = (state.sort || "-sentences").replace("-", "") === code;
    const descending = on && (state.sort === "" || state.sort.startsWith("-"));
    const turn = on ? (descending ? code : `-${code}`) : (number ? `-${code}` : code);
    return make("th", { scope: "col", "aria-sort": on ? (descending ? "descending" : "ascending") : "none", class: number ? "number" : null },
      button(`${label}${on ? (descending ? " ▾" : " ▴") : ""}`, () => State.set({ sort: turn }), { id: `sort-${code}` }));
  };

  const row = (entry, columns, state) => make("tr", { "aria-selected": entry.thing.id === state.selected ? "true" : null, onclick: () => State.set({ selected: entry.thing.id, steps: 0 }) },
    ...columns.map(([, , value, number], column) => (column
      ? make("td", { class: number ? "number" : null, "data-column": columns[column][0] }, number ? format(value(entry)) : told(value(entry)))
      : make("th", { scope: "row" }, make("button.link", { type: "button", id: `row-${entry.thing.id}` }, told(value(entry)))))));

  const format = (number) => (Number.isInteger(number) ? number.toLocaleString("en") : number.toFixed(3));

  /** Saves rows as a spreadsheet reads them; a cell that it would take for a formula is kept as text. */
  const save = (list, columns, state) => {
    const cell = (value) => {
      const text = typeof value === "string" && /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value);
      return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
    };
    const lines = [columns.map(([, label]) => label), ...list.map((entry) => columns.map(([, , value]) => value(entry)))];
    Elements.download(new Blob([BYTE_ORDER_MARK + lines.map((line) => line.map(cell).join(",")).join("\r\n") + "\r\n"], { type: "text/csv;charset=utf-8" }), `${state.rows}.csv`);
  };

  return { show };
})();
