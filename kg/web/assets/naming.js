"use strict";
// Names the parts of the editor that it leaves without a name, for those who do not see it.
(() => {
  const names = {
    ".CodeMirror textarea": "SPARQL query",
    ".tableSizer": "rows on a page",
    ".requestConfigWrapper select, .tabMenu select": "form of the answer",
    ".autocomplete": "address of the endpoint",
    ".tab input": "name of the tab",
  };

  function name(editor) {
    for (const [selector, words] of Object.entries(names)) {
      for (const part of editor.querySelectorAll(selector)) {
        if (!part.hasAttribute("aria-label")) part.setAttribute("aria-label", words);
      }
    }
    // What scrolls must be reached by keys.
    for (const part of editor.querySelectorAll(".CodeMirror-scroll[tabindex='-1']")) {
      part.tabIndex = 0;
      part.setAttribute("role", "region");
      part.setAttribute("aria-label", "lines of the query");
    }
    for (const part of editor.querySelectorAll("th:empty, th .dt-column-title:empty")) {
      part.textContent = "#";
    }
    nameTabs(editor);
  }

  // A list of tabs may hold tabs alone; this one holds a button that adds one. So all of them are buttons in a group.
  function nameTabs(editor) {
    for (const list of editor.querySelectorAll("[role='tablist']")) {
      list.setAttribute("role", "group");
      list.setAttribute("aria-label", "queries");
    }
    for (const tab of editor.querySelectorAll(".tabsList a[aria-selected]")) {
      tab.setAttribute("role", "button");
      tab.setAttribute("aria-pressed", tab.getAttribute("aria-selected"));
      tab.removeAttribute("aria-selected");
      // The panel of a tab that was never opened does not exist.
      tab.removeAttribute("aria-controls");
    }
    for (const panel of editor.querySelectorAll("[role='tabpanel']")) {
      panel.setAttribute("role", "group");
    }
  }

  const editor = document.getElementById("yasgui");
  const watched = { childList: true, subtree: true, attributes: true, attributeFilter: ["aria-selected", "role", "tabindex"] };
  new MutationObserver(() => name(editor)).observe(editor, watched);
  name(editor);
})();
