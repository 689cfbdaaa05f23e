"use strict";
/** Dark or light: what the system asks for, until the switch says otherwise. */
const Theme = (() => {
  const dark = window.matchMedia("(prefers-color-scheme: dark)");
  const wanted = (state) => state.theme || (dark.matches ? "dark" : "light");

  /** Puts the theme on the page. */
  const apply = (state) => {
    document.documentElement.dataset.theme = wanted(state);
  };

  const toggle = () => State.set({ theme: wanted(State.now) === "dark" ? "light" : "dark" });

  /** Returns the colour of a CSS variable in the theme that is on. */
  const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();

  const lineColour = (relation) => colour(`line-${relation.replace("_", "-")}`);
  const seriesColour = (number) => colour(`series-${number}`);

  const start = (redraw) => {
    dark.addEventListener("change", () => { apply(State.now); redraw(); });
    window.addEventListener("beforeprint", () => { document.documentElement.dataset.theme = "light"; redraw(); });
    window.addEventListener("afterprint", () => { apply(State.now); redraw(); });
  };

  return { apply, toggle, colour, lineColour, seriesColour, start };
})();
