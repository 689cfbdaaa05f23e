"use strict";
/** The bar of filters and the switches of the view. */
const Controls = (() => {
  const { make, button, byId } = Elements;
  const LEAST = [1, 2, 3, 5, 10];
  const SURE = [0, 0.5, 0.7, 0.8, 0.9];

  /** Shows the filters as they are set. */
  const show = (state) => {
    const open = byId("filters").querySelector("details[open]");
    const [kept, focused] = [open ? open.id : "", document.activeElement ? document.activeElement.id : ""];
    Elements.refill(byId("filters"),
      Data.documents.length > 1 ? documents(state) : null,
      ...(days().length > 2 ? [time("from", "From", state), time("until", "Until", state)] : []),
      choice("kinds", "Kind", Data.kinds.map((kind) => [kind, kind]), state),
      choice("sectors", "Sector", Data.sectors.map(({ code, label }) => [code, label]), state),
      choice("relations", "Lines", [...Data.relations.values()].map(({ code, label }) => [code, label]), state),
      select("least", "Sentences", LEAST.map((least) => [least, least === 1 ? "any" : `≥ ${least}`]), state),
      Data.isMeasured ? select("sure", "Confidence", SURE.map((sure) => [sure, sure === 0 ? "any" : `≥ ${sure}`]), state) : null,
      ...Data.hubs.map((hub) => hubSwitch(hub, state)),
      Filtering.inWords({ ...state, hubs: Data.hubs.map((hub) => hub.id) }).length ? button("Clear filters", State.reset, { id: "clear" }) : null);
    if (kept && byId(kept)) byId(kept).open = true;
    if (focused && byId(focused) && byId(focused) !== document.activeElement) byId(focused).focus();
    for (const view of document.querySelectorAll("[data-view]")) view.setAttribute("aria-pressed", String(view.dataset.view === state.view));
  };

  const select = (key, label, options, state) => make("label.filter", {}, `${label} `,
    make("select", { id: `filter-${key}`, onchange: (event) => State.set({ [key]: Number.isNaN(Number(event.target.value)) || event.target.value === "" ? event.target.value : Number(event.target.value) }) },
      ...options.map(([value, text]) => make("option", { value, selected: String(value) === String(state[key]) }, text))));

  const documents = (state) => select("document", "Document", [
    ["", `all ${Data.documents.length}`], ...Data.documents.map(({ name, label }) => [name, label]),
    ["several", Data.documents.length === 2 ? "policies in both" : "policies in several"],
    ...Data.documents.map(({ name, label }) => [`only:${name}`, `policies only in ${label}`]),
  ], state);

  const days = () => [...new Set(Data.documents.map(({ day }) => day).filter(Boolean))].sort();

  const time = (key, label, state) => select(key, label, [["", "any"], ...days().map((day) => [day, day])], state);

  /** Returns a list of boxes to tick behind a word; none ticked means all, but for lines. */
  const choice = (key, label, options, state) => {
    const chosen = state[key];
    const first = State.defaults()[key];
    const changed = String(chosen) !== String(first);
    const toggle = (value) => State.set({ [key]: options.map(([code]) => code).filter((code) => (code === value) !== chosen.includes(code)) });
    const box = ([value, text]) => make("label", {},
      make("input", { type: "checkbox", id: `${key}-${value}`, checked: chosen.includes(value), onchange: () => toggle(value) }), Elements.told(text));
    return make("details.choice", { id: `choice-${key}`, ontoggle: closeOthers },
      make("summary", { id: `summary-${key}` }, label, changed ? make("span.set", {}, ` ${chosen.length}`) : null),
      make("div.popover", {}, changed ? button("All", () => State.set({ [key]: first }), { id: `all-${key}` }) : null, ...options.map(box)));
  };

  const closeOthers = (event) => {
    if (!event.target.open) return;
    for (const other of document.querySelectorAll("details.choice[open]")) if (other !== event.target) other.open = false;
  };

  const hubSwitch = (hub, state) => {
    const on = state.hubs.includes(hub.id);
    const change = () => State.set({ hubs: on ? state.hubs.filter((id) => id !== hub.id) : [...state.hubs, hub.id] });
    return make("label.filter.hub", { title: "More than a quarter of all lines meet here; they would hide the rest" },
      make("input", { type: "checkbox", id: `hub-${hub.id}`, checked: on, onchange: change }), Elements.told(`${Data.nodes.get(hub.id).text} (${hub.links} lines)`));
  };

  /** Closes what stands open; returns whether anything did. */
  const close = () => {
    const open = document.querySelector("details.choice[open]");
    if (!open) return false;
    open.open = false;
    open.querySelector("summary").focus();
    return true;
  };

  const start = () => {
    for (const view of document.querySelectorAll("[data-view]")) view.addEventListener("click", () => State.set({ view: view.dataset.view }));
    byId("fit").addEventListener("click", MapView.fit);
    byId("picture").addEventListener("click", MapView.save);
    byId("theme").addEventListener("click", Theme.toggle);
    byId("narrow").addEventListener("click", () => {
      const open = document.body.classList.toggle("with-filters");
      byId("narrow").setAttribute("aria-expanded", String(open));
    });
    document.addEventListener("click", (event) => {
      if (!event.target.closest("details.choice") && event.target.isConnected) for (const open of document.querySelectorAll("details.choice[open]")) open.open = false;
    });
  };

  return { start, show, close };
})();
