"use strict";
// Puts the editor on the page: with the questions and terms of the page, and no way to any other server.
(() => {
  const page = JSON.parse(document.getElementById("page").textContent);
  const { Yasqe, Yasr } = window;
  const prefixes = Object.entries(page.prefixes).map(([prefix, namespace]) => `${prefix}: <${namespace}>`);

  // The editor's own lists of terms come from a server elsewhere.
  Yasqe.defaults.autocompleters = ["variables"];
  Yasqe.forkAutocompleter("prefixes", { name: "own-prefixes", get: () => prefixes, persistenceId: null });
  for (const [name, terms] of [["class", page.classes], ["property", page.properties]]) {
    const find = (yasqe, token) => terms.filter((term) => term.startsWith(token.autocompletionString ?? ""));
    Yasqe.forkAutocompleter(name, { name: `own-${name}`, get: find, bulk: false, persistenceId: null });
  }
  Yasqe.defaults.value = page.questions[0]?.sparql ?? "SELECT * WHERE { ?s ?p ?o } LIMIT 10";
  // Answers are not kept in the browser: large ones would fill its storage.
  Yasr.defaults.maxPersistentResponseSize = 0;
  Yasr.defaults.prefixes = page.prefixes;

  const yasgui = new window.Yasgui(document.getElementById("yasgui"), {
    requestConfig: { endpoint: page.endpoint, method: "POST" },
    copyEndpointOnNewTab: false,
    endpointCatalogueOptions: { getData: () => [], keys: [] },
    populateFromUrl: (tab) => ({ ...tab, requestConfig: { ...tab.requestConfig, endpoint: page.endpoint } }),
    persistenceId: `kg ${page.endpoint}`,
  });

  function show(name) {
    const question = page.questions.find((one) => one.name === name);
    if (!question) return;
    const open = Object.values(yasgui._tabs).find((tab) => tab.getName() === name);
    const tab = open ?? yasgui.addTab(true, { name });
    yasgui.selectTabId(tab.getId());
    tab.setQuery(question.sparql);
    tab.query().catch(() => {}); // The page shows what went wrong.
  }

  document.getElementById("questions").addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (button) show(button.dataset.question);
  });
  show(new URLSearchParams(location.search).get("question"));
  window.asking = { yasgui, show };
})();
