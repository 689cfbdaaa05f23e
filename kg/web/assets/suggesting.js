"use strict";
// Fills the list of a field with the names that fit it, when somebody first comes to the field.
(() => {
  async function fill(field) {
    const address = field.dataset.suggestions;
    delete field.dataset.suggestions;
    const answer = await fetch(address);
    if (!answer.ok) return; // The field takes any words, with and without suggestions.
    const list = document.getElementById(field.getAttribute("list"));
    for (const row of await answer.json()) {
      const option = document.createElement("option");
      option.value = row.label;
      list.append(option);
    }
  }

  document.addEventListener("focusin", (event) => {
    if (event.target.dataset?.suggestions) fill(event.target).catch(() => {});
  });
})();
