"use strict";
/** Begins: reads the state from the address, and shows every part again whenever it changes. */
const Main = (() => {
  const { byId, plural } = Elements;
  const FILTERS = ["document", "from", "until", "kinds", "sectors", "relations", "least", "sure", "hubs", "steps", "open"];
  let shown;

  /** Shows the state in every part of the page. */
  const show = (state, changed) => {
    if (changed.includes("theme")) Theme.apply(state);
    const follows = changed.includes("selected") && (state.steps > 0 || (shown && shown.folded.size));
    if (!shown || follows || changed.some((key) => FILTERS.includes(key))) shown = Filtering.apply(state);
    for (const view of State.VIEWS) byId(`${view}-view`).hidden = view !== state.view;
    MapView.show(shown, state);
    if (state.view === "table") TableView.show(shown, state);
    if (state.view === "matrix") MatrixView.show(shown, state);
    if (state.view === "actors") ActorsView.show(shown, state);
    if (state.view === "multiples") MultiplesView.show(shown);
    if (state.view === "compare") CompareView.show(shown, state);
    Controls.show(state);
    Panel.show(shown, state);
    Legend.show(shown, state);
    notice(state);
    MapView.redraw();
    if (changed.includes("selected") && state.selected) Elements.say(inWords(state.selected));
    if (changed.includes("steps") || changed.includes("open") || (changed.includes("view") && state.view === "map")) requestAnimationFrame(MapView.fit);
  };

  const inWords = (id) => {
    if (Data.nodes.has(id)) return `Selected: ${Data.nodes.get(id).text}, ${Data.kindWord(Data.nodes.get(id))}`;
    return Data.edges.has(id) ? `Selected: ${MapView.lineInWords(Data.edges.get(id))}` : `Selected: ${Data.pair(id).map((node) => node.text).join(" and ")}`;
  };

  /** Says on the map what cannot be seen there. */
  const notice = (state) => {
    const words = [];
    if (!shown.nodes.size) words.push("Nothing passes these filters.");
    else if (shown.around && shown.around.shown < shown.around.of) words.push(`${shown.around.shown} of ${shown.around.of} nodes shown, those with most lines.`);
    if (Data.nodes.has(state.selected) && !shown.nodes.has(state.selected)) words.push("What is selected does not pass the filters.");
    byId("notice").textContent = words.join(" ");
    byId("notice").hidden = !words.length;
  };

  /** Selects a node and looks at it; filters that hide it are taken off. */
  const reach = (node) => {
    State.set({ selected: node.id, steps: 0 });
    if (!shown.nodes.has(node.id)) {
      State.reset();
      State.set({ selected: node.id });
    }
    if (State.now.view === "map") MapView.centre(node.id);
  };

  const start = () => {
    State.start();
    Theme.apply(State.now);
    if (!Data.nodeList.length) {
      for (const id of ["map-view", "filters"]) byId(id).hidden = true;
      byId("empty").hidden = false;
      byId("emptiness").textContent = Data.documents.length
        ? `${plural(Data.documents.length, "document")}, and no policy, sector or actor was found in ${Data.documents.length === 1 ? "it" : "them"}.`
        : "There is no document in the graph yet. “kg build” puts some in.";
      byId("theme").addEventListener("click", () => { Theme.toggle(); Theme.apply(State.now); });
      return;
    }
    MapView.start();
    Controls.start();
    Search.start();
    Keyboard.start();
    Theme.start(() => show(State.now, []));
    State.listen(show);
    show(State.now, ["view", "selected"]);
    new ResizeObserver(MapView.fit).observe(byId("map"));
  };

  return { start, reach, get shown() { return shown; } };
})();
Main.start();
