"use strict";
/** Makes elements of the page. Text only ever becomes a text node, so nothing that a document says can run. */
const Elements = (() => {
  const SVG = "http://www.w3.org/2000/svg";

  /**
   * Returns a new element.
   * @param {string} name its tag, with classes behind dots: "p.note".
   * @param {object} properties listeners under "on…", other entries as attributes; false and null are left out.
   * @param {...(Node|string|null)} children what it holds.
   */
  const make = (name, properties = {}, ...children) => {
    const [tag, ...classes] = name.split(".");
    return fill(document.createElement(tag), classes, properties, children);
  };

  /** Returns a new element of a drawing. */
  const drawing = (name, properties = {}, ...children) => {
    const [tag, ...classes] = name.split(".");
    return fill(document.createElementNS(SVG, tag), classes, properties, children);
  };

  const fill = (element, classes, properties, children) => {
    if (classes.length) element.setAttribute("class", classes.join(" "));
    for (const [key, value] of Object.entries(properties)) {
      if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
      else if (value !== false && value !== null && value !== undefined) element.setAttribute(key, value === true ? "" : value);
    }
    element.append(...children.filter((child) => child !== null && child !== undefined));
    return element;
  };

  /** Returns text of a document: its direction is its own and does not leak into what stands around it. */
  const told = (text) => make("bdi", {}, text);

  const button = (text, onclick, properties = {}) => make("button", { type: "button", onclick, ...properties }, text);

  const byId = (id) => document.getElementById(id);

  /** Puts other children into an element. */
  const refill = (element, ...children) => element.replaceChildren(...children.filter((child) => child !== null));

  const plural = (count, one, many = `${one}s`) => `${count.toLocaleString("en")} ${count === 1 ? one : many}`;

  /** Offers content as a file. */
  const download = (blob, name) => {
    const address = URL.createObjectURL(blob);
    make("a", { href: address, download: name }).click();
    setTimeout(() => URL.revokeObjectURL(address), 10000);
  };

  /** Puts text into the clipboard; a page opened as a file may lack the newer way. */
  const copy = async (text) => {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      const area = make("textarea", { readonly: true, class: "unseen" });
      area.value = text;
      document.body.append(area);
      area.select();
      document.execCommand("copy");
      area.remove();
    }
    say("copied");
  };

  /** Says something to those who cannot see it happen. */
  const say = (text) => { byId("status").textContent = text; };

  /** Writes a state behind the "#" of the address; in a frame of a notebook there is no address to write. */
  const remember = (state) => {
    try {
      history.replaceState(null, "", state ? `#${state}` : location.pathname + location.search);
    } catch {
      // Such a frame may not change its address; the page works on without it.
    }
  };

  return { make, drawing, told, button, byId, refill, plural, download, copy, say, remember };
})();
