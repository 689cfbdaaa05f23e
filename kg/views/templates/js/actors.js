"use strict";
/** Actors joined to actors: those that have to do with the same policies, and whether they stand on the same side. */
const ActorsView = (() => {
  const { make, drawing, told, plural } = Elements;
  /** So many actors stand in the ring, and so many pairs in the table, at most. */
  const MOST = 36;
  const MOST_PAIRS = 200;
  const RULE = "Weight of a line: the number of policies that both actors have to do with. They agree on a policy where both put it forward, carry it out, are its partners or have its benefit; they conflict on it where one does and it is aimed against the other. Whoever is only addressed is on no side.";
  const SIDES = { puts_forward: 1, tasks: 1, partner: 1, beneficiary: 1, adversary: -1, addressee: 0 };
  const section = Elements.byId("actors-view");

  /** Returns for each policy the actors that have to do with it: their side, and the evidence. */
  const byPolicy = (shown) => {
    const policies = new Map();
    for (const id of shown.edges) {
      const edge = Data.edges.get(id);
      const ends = [Data.nodes.get(edge.from), Data.nodes.get(edge.to)];
      const [actor, policy] = [ends.find((node) => node.kind === "actor"), ends.find((node) => node.kind === "policy")];
      const evidence = edge.evidence.filter(shown.counts);
      if (!actor || !policy || !(edge.relation in SIDES) || !evidence.length) continue;
      if (!policies.has(policy.id)) policies.set(policy.id, new Map());
      const own = policies.get(policy.id);
      const before = own.get(actor.id) ?? { side: 0, evidence: [] };
      own.set(actor.id, { side: before.side || SIDES[edge.relation], evidence: [...before.evidence, ...evidence] });
    }
    return policies;
  };

  /** Returns the pairs of actors, those with most policies in common first. */
  const pairs = (shown) => {
    const found = new Map();
    for (const [policy, own] of byPolicy(shown)) {
      const ids = [...own.keys()].sort();
      ids.forEach((one, at) => ids.slice(at + 1).forEach((other) => {
        const key = `${one}|${other}`;
        if (!found.has(key)) found.set(key, { id: key, one, other, policies: [], agree: 0, conflict: 0, evidence: [] });
        const pair = found.get(key);
        const sides = own.get(one).side * own.get(other).side;
        pair.policies.push(policy);
        pair[sides < 0 ? "conflict" : "agree"] += sides === 0 ? 0 : 1;
        pair.evidence.push(...own.get(one).evidence, ...own.get(other).evidence);
      }));
    }
    return [...found.values()].sort((a, b) => b.policies.length - a.policies.length || (a.id < b.id ? -1 : 1));
  };

  /** Returns the evidence behind a pair of actors. */
  const evidenceOf = (one, other, shown) => {
    const key = [one.id, other.id].sort().join("|");
    return [...new Set((pairs(shown).find((pair) => pair.id === key) ?? { evidence: [] }).evidence)];
  };

  const show = (shown, state) => {
    const all = pairs(shown);
    const degrees = new Map();
    for (const pair of all) for (const id of [pair.one, pair.other]) degrees.set(id, (degrees.get(id) ?? 0) + pair.policies.length);
    const ring = [...degrees.keys()].sort((a, b) => degrees.get(b) - degrees.get(a) || (a < b ? -1 : 1)).slice(0, MOST);
    const off = Data.hubs.filter((hub) => !state.hubs.includes(hub.id)).map((hub) => Data.nodes.get(hub.id).text);
    Elements.refill(section,
      make("p.hint.rule", {}, RULE, off.length ? ` Left out, since their lines are off: ${off.join(", ")}.` : ""),
      ring.length < degrees.size ? make("p.cut", {}, `${ring.length} of ${plural(degrees.size, "actor")} drawn, those with most.`) : null,
      all.length ? make("div.both", {}, circle(ring, all, state), table(all, state)) : make("p", {}, "No two actors have to do with the same policy here. Lines that are off are not counted."));
  };

  const circle = (ring, all, state) => {
    const [radius, middle] = [200, 380];
    const spot = new Map(ring.map((id, at) => [id, (2 * Math.PI * at) / ring.length - Math.PI / 2]));
    const place = (angle, away) => [middle + away * Math.cos(angle), middle + away * Math.sin(angle)].map((value) => Math.round(value * 10) / 10);
    const lines = all.filter((pair) => spot.has(pair.one) && spot.has(pair.other)).map((pair) => {
      const [[x1, y1], [x2, y2]] = [pair.one, pair.other].map((id) => place(spot.get(id), radius));
      const kind = pair.conflict > pair.agree ? "conflict" : pair.agree ? "agree" : "share";
      return drawing(`path.${kind}${state.selected === pair.id ? ".chosen" : ""}`, { d: `M${x1} ${y1}Q${middle} ${middle} ${x2} ${y2}`, "stroke-width": 1.5 + 1.5 * pair.policies.length, onclick: () => State.set({ selected: pair.id }) },
        drawing("title", {}, inWords(pair)));
    });
    const labels = ring.map((id) => {
      const angle = spot.get(id);
      const [x, y] = place(angle, radius + 9);
      const left = Math.cos(angle) < -0.001;
      const turned = Math.round((angle * 180) / Math.PI) + (left ? 180 : 0);
      const text = Data.nodes.get(id).text;
      return drawing("text.ink", { x, y, dy: "0.33em", transform: `rotate(${turned} ${x} ${y})`, "text-anchor": left ? "end" : "start", onclick: () => State.set({ selected: id }) }, text.length > 26 ? `${text.slice(0, 25)}…` : text);
    });
    return make("figure", {}, drawing("svg.circle", { viewBox: "0 0 760 760", "aria-hidden": "true" }, ...lines, ...labels),
      make("figcaption.hint", {}, key("agree", "mostly agree"), key("conflict", "mostly conflict"), key("share", "share policies, on no side")));
  };

  const key = (kind, words) => make("span.keyed", {}, drawing("svg.stroke", { viewBox: "0 0 28 10", "aria-hidden": "true" }, drawing(`path.${kind}`, { d: "M0 5H28", "stroke-width": 3 })), ` ${words}`);

  const inWords = (pair) => `${Data.nodes.get(pair.one).text} and ${Data.nodes.get(pair.other).text}: ${plural(pair.policies.length, "policy", "policies")}, agree on ${pair.agree}, conflict on ${pair.conflict}`;

  const table = (all, state) => make("div.scroll", { tabindex: 0, role: "region", "aria-label": "Pairs of actors" },
    make("table", {}, make("thead", {}, make("tr", {}, ...["One", "Other", "Policies", "Agree", "Conflict"].map((title) => make("th", { scope: "col" }, title)))),
      make("tbody", {}, ...all.slice(0, MOST_PAIRS).map((pair) => make("tr", { "aria-selected": String(state.selected === pair.id) },
        make("td", {}, told(Data.nodes.get(pair.one).text)), make("td", {}, told(Data.nodes.get(pair.other).text)),
        make("td.number", {}, make("button.link", { type: "button", "aria-label": inWords(pair), onclick: () => State.set({ selected: pair.id }) }, String(pair.policies.length))),
        make("td.number", {}, String(pair.agree)), make("td.number", {}, String(pair.conflict)))))),
    all.length > MOST_PAIRS ? make("p.cut", {}, `${MOST_PAIRS} of ${all.length} pairs shown.`) : null);

  return { show, evidenceOf, RULE };
})();
