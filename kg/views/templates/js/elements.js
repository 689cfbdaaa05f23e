"use strict";
/** Makes elements of the page. Text only ever becomes a text node, so nothing that a document says can run. */
const Elements = (() => {
  /**
   * Returns a new element.
   * @param {string} name its tag, with classes behind dots: "p.note".
   * @param {object} properties listeners under "on…", other entries as attributes; false and null are left out.
   * @param {...(Node|string|null)} children what it holds.
   */
  const make = (name, properties = {}, ...children) => {
    const [tag, ...classes] = name.split(".");
    const element = document.createElement(tag);
    if (classes.length) element.className = classes.join(" ");
    for (const [key, value] of Object.entries(properties)) {
      if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
      else if (value !== false && value !== null && value !== undefined) element.setAttribute(key, value === true ? "" : value);
    }
    element.append(...children.filter((child) => child !== null));
    return element;
  };

  /** Returns text of a document: its direction is its own and does not leak into what stands around it. */
  const told = (text) => make("bdi", {}, text);

  const byId = (id) => document.getElementById(id);

  const plural = (count, one, many = `${one}s`) => `${count.toLocaleString("en")} ${count === 1 ? one : many}`;

  return { make, told, byId, plural };
})();
