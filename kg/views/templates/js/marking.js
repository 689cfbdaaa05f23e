"use strict";
/** The marks of a text and their facts: selecting the one shows the other. */
const Marking = (() => {
  const { make, button, byId } = Elements;
  const facts = JSON.parse(byId("data").textContent).map(([start, end, type], index) => ({ number: index + 1, start, end, type }));
  const off = new Set();
  let selected = 0;

  const entry = (number) => byId(`fact-${number}`);
  const piecesOf = (number) => document.querySelectorAll(`#text [data-marks~="${number}"]`);
  const isShown = (number) => !off.has(facts[number - 1].type);

  /** Selects a fact: its stretch is marked, its entry open. */
  const select = (number) => {
    clear();
    selected = number;
    for (const piece of piecesOf(number)) piece.classList.add("on");
    entry(number).open = true;
    entry(number).setAttribute("aria-current", "true");
    showOthers(number);
    bringIntoSight(piecesOf(number)[0], byId("source"));
    bringIntoSight(entry(number), byId("facts"));
    Elements.remember(`fact=${number}`);
    Elements.say(`Fact ${number} of ${facts.length}: ${entry(number).querySelector("summary").textContent}`);
  };

  const clear = () => {
    for (const piece of document.querySelectorAll("#text .on")) piece.classList.remove("on");
    for (const here of document.querySelectorAll(".here")) here.remove();
    if (!selected) return;
    entry(selected).open = false;
    entry(selected).removeAttribute("aria-current");
    selected = 0;
    Elements.remember("");
  };

  /** Lists the other facts that stand in the same stretch, under the selected one. */
  const showOthers = (number) => {
    const { start, end } = facts[number - 1];
    const others = facts.filter((fact) => fact.number !== number && isShown(fact.number) && fact.start < end && fact.end > start);
    if (!others.length) return;
    entry(number).append(make("div.here", {}, `Also here (${others.length}):`,
      make("ul", {}, ...others.map((fact) => make("li", {}, button(words(fact.number), () => go(fact.number), { class: "link" }))))));
  };

  const words = (number) => entry(number).querySelector("summary").textContent.trim();

  /** Scrolls a part of the page so that an element in it can be seen. */
  const bringIntoSight = (element, part) => {
    if (!element) return;
    const [place, frame] = [element.getBoundingClientRect(), part.getBoundingClientRect()];
    if (place.top >= frame.top + 40 && place.bottom <= frame.bottom - 40) return;
    part.scrollTop += place.top - frame.top - Math.min(120, frame.height / 4);
  };

  /** Selects a fact and keeps the keys where they are at work: in the text or in the list. */
  const go = (number) => {
    const inList = byId("facts").contains(document.activeElement);
    select(number);
    if (inList) entry(number).querySelector("summary").focus({ preventScroll: true });
  };

  const step = (by) => {
    const shown = facts.filter((fact) => isShown(fact.number)).map((fact) => fact.number);
    if (!shown.length) return;
    const at = shown.indexOf(selected);
    go(at < 0 ? shown[by > 0 ? 0 : shown.length - 1] : shown[(at + by + shown.length) % shown.length]);
  };

  /** A click on a mark selects its shortest fact; further clicks go through the others that stand there. */
  const onText = (event) => {
    const piece = event.target.closest("[data-marks]");
    if (!piece || String(getSelection())) return;
    const here = piece.dataset.marks.split(" ").map(Number).filter(isShown);
    if (here.length) select(here[(here.indexOf(selected) + 1) % here.length]);
  };

  const onSummary = (event) => {
    const summary = event.target.closest("summary");
    if (!summary) return;
    event.preventDefault();
    const number = Number(summary.parentElement.dataset.number);
    if (number === selected) clear();
    else select(number);
  };

  const onKey = (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches("input[type=text]")) return;
    if (event.key === "Escape") clear();
    else if (event.key === "n" || event.key === "j") step(1);
    else if (event.key === "p" || event.key === "k") step(-1);
    else if (event.key === "b" && byId("network")) byId("network").click();
  };

  const onType = (event) => {
    const type = Number(event.target.dataset.type);
    off[event.target.checked ? "delete" : "add"](type);
    byId("text").classList.toggle(`off-${type}`, off.has(type));
    for (const one of document.querySelectorAll("#facts details")) one.hidden = off.has(Number(one.dataset.type));
    if (selected && !isShown(selected)) clear();
  };

  /** Reads what the address asks for: a fact by its number, or a stretch by its characters. */
  const follow = () => {
    const asked = new URLSearchParams(location.hash.slice(1));
    const number = Number(asked.get("fact"));
    if (Number.isInteger(number) && number > 0 && number <= facts.length) return select(number);
    const place = /^(\d+)-(\d+)$/.exec(asked.get("at") ?? "");
    return place ? show(Number(place[1]), Number(place[2])) : undefined;
  };

  /** Selects the fact of a stretch; where none has just these characters, the stretch is marked alone. */
  const show = (start, end) => {
    const fact = facts.find((one) => one.start === start && one.end === end);
    if (fact) return select(fact.number);
    clear();
    const pieces = [...document.querySelectorAll("#text [data-at]")]
      .filter((piece) => Number(piece.dataset.at) < end && Number(piece.dataset.at) + [...piece.textContent].length > start);
    for (const piece of pieces) piece.classList.add("on");
    return bringIntoSight(pieces[0], byId("source"));
  };

  const start = () => {
    byId("text").addEventListener("click", onText);
    byId("facts").addEventListener("click", onSummary);
    byId("next").addEventListener("click", () => step(1));
    byId("previous").addEventListener("click", () => step(-1));
    for (const box of document.querySelectorAll("[data-type][type=checkbox]")) box.addEventListener("change", onType);
    for (const link of document.querySelectorAll("[data-go]")) link.addEventListener("click", () => go(Number(link.dataset.go)));
    byId("skip").addEventListener("click", (event) => {
      event.preventDefault(); // following it would put its own words where the fact stands in the address
      byId("facts").focus();
    });
    document.addEventListener("keydown", onKey);
    window.addEventListener("hashchange", follow);
    follow();
  };

  return { start, select, get selected() { return selected; } };
})();
Marking.start();
