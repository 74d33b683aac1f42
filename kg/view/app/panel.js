// The panel on the right: all about the node, edge or path that is selected.

import { button, byId, fill, h, outside } from "./dom.js";
import { edgePanel, pathPanel } from "./evidence.js";
import { hide, pin } from "./graph.js";
import { guardWords } from "./look.js";
import { bySaying, relationWords } from "./model.js";
import { dateWords, intervalWords, plural } from "./words.js";
import { otherEnd } from "./walks.js";

const FIRST = 8;

export function drawPanel(app) {
  const panel = byId("panel");
  const node = app.selectedNode();
  const edge = app.selectedEdge();
  panel.classList.toggle("empty", !node && !edge && !app.state.path.length);
  if (node && node.statement >= 0) fill(panel, closer(app), statementPanel(app, app.model.statements[node.statement], node));
  else if (node) fill(panel, closer(app), entityPanel(app, node));
  else if (edge) fill(panel, closer(app), edgePanel(app, edge));
  else if (app.state.path.length) fill(panel, closer(app), pathPanel(app));
  else fill(panel, welcome(app));
  panel.scrollTop = 0;
}

function closer(app) {
  return button("×", () => app.update({ selected: null, path: [] }), { class: "close", "aria-label": "Close the details", title: "Close (Esc)" });
}

function welcome(app) {
  const { model } = app;
  const count = (kind) => model.edges.filter((edge) => edge.kind === kind).length;
  const contested = model.edges.filter((edge) => edge.contested).length;
  return [
    h("h2", { text: "What is in here" }),
    h("dl", { class: "figures" },
      figure(model.articles.length, "article"), figure(model.nodes.filter((node) => node.type !== "Statement").length, "entity", "entities"),
      figure(model.statements.length, "statement"), figure(count("fact"), "fact"), figure(count("claim"), "mere claim"),
      figure(contested, "contested edge")),
    h("p", { text: "A solid edge is a fact: an article says it in its own voice. A dashed edge in a colour is only claimed, by the actor of that colour. A dotted edge with ≠ is contested." }),
    h("p", { text: "Select a node or an edge to see who says so, in which words, where and when. Press / to search, ? for all keys." }),
    casualties(app, app.model.casualties),
  ];
}

function figure(count, one, many) {
  return h("div", {}, h("dd", { text: count.toLocaleString("en") }), h("dt", { text: plural(count, one, many).replace(/^[\d,]+ /, "") }));
}

function entityPanel(app, node) {
  return [
    h("p", { class: "kicker" }, app.swatch(node.type), app.typeLabel(node.type), node.unnamed ? " · unnamed in the text" : ""),
    h("h2", { text: node.label, tabindex: "-1" }),
    node.aliases.length ? h("p", { class: "aliases", text: `Also: ${node.aliases.join(" · ")}` }) : "",
    offices(app, node),
    node.links.length ? h("p", { class: "links" }, node.links.map((link) => outside(link, link.replace(/^https?:\/\/(www\.)?/, "")))) : "",
    nodeActions(app, node),
    casualties(app, app.model.casualties.filter((one) => one.holder === node.index || one.place === node.index)),
    saidBy(app, node),
    saidOf(app, node),
    relations(app, node),
  ];
}

function offices(app, node) {
  const held = node.edges.map((index) => app.model.edges[index]).filter((edge) => edge.relation === "holdsOffice");
  const rows = held.map((edge) => h("li", {}, nodeLink(app, otherEnd(edge, node.index)), " ", edgeLink(app, edge, edge.kind === "fact" ? "why" : "claimed: why")));
  const of = node.affiliated.map((index) => h("li", {}, "of ", nodeLink(app, index)));
  return rows.length || of.length ? h("ul", { class: "offices" }, rows, of) : "";
}

export function nodeLink(app, index) {
  const node = app.model.nodes[index];
  return button([app.swatch(node.type), h("span", { text: node.label })], () => app.select(`node.${node.key}`), { class: "node-link" });
}

export function edgeLink(app, edge, words) {
  return button(words, () => app.select(`edge.${edge.key}`), { class: "edge-link" });
}

function nodeActions(app, node) {
  const around = (steps) => app.update({ only: `${node.key}:${steps}`, added: [], hidden: [], view: "graph" });
  const pinned = app.state.pinned.includes(node.key);
  return h("div", { class: "actions", role: "toolbar", "aria-label": `What to do with ${node.label}` },
    button("Expand or collapse", () => { app.update({ view: "graph" }); app.graph.toggle(node.index); }),
    button("Only 1 step", () => around(1)), button("Only 2 steps", () => around(2)),
    button(pinned ? "Release" : "Pin", () => pin(app, node), { "aria-pressed": String(pinned) }), button("Hide", () => hide(app, node)),
    button("Path from here", () => app.startPath(node)),
    button("Timeline", () => app.update({ view: "timeline" })),
    button("Statements", () => app.update({ view: "statements", speaker: node.key })));
}

function casualties(app, found) {
  return section("Casualties reported, each as told", found, (one) => h("li", {},
    `${one.comparator && one.comparator !== "exactly" ? `${one.comparator} ` : ""}${one.count >= 0 ? one.count.toLocaleString("en") : "an unnamed number of"} ${one.who} ${one.kind}`,
    one.place >= 0 ? [", ", nodeLink(app, one.place)] : "", one.holder >= 0 ? [", according to ", nodeLink(app, one.holder)] : "",
    articleLink(app, one.article)));
}

function saidBy(app, node) {
  const said = app.model.statements.filter((one) => one.speakers.includes(node.index)).sort(bySaying);
  return section(`What ${node.label} says`, said, (one) => statementItem(app, one));
}

export function statementItem(app, one) {
  return h("li", { class: "held", vars: { "--holder": app.holderColour(one.speakers.length ? one.speakers[0] : -1) } },
    h("p", { class: "words" }, button(one.direct ? `“${one.text}”` : one.text, () => app.select(`node.${app.model.nodes[one.node].key}`), { class: "words-link" })),
    h("p", { class: "meta" }, one.kinds.map((kind) => h("span", { class: `kind ${kind}`, text: kind })), one.date ? dateWords(one.date) : "",
      one.addressees.length ? [" to ", one.addressees.map((index) => app.model.nodes[index].label).join(", ")] : "", one.medium ? ` · ${one.medium}` : "",
      articleLink(app, one.article, one.date || one.addressees.length || one.medium ? " · " : "")));
}

export function articleLink(app, index, before = " · ") {
  if (index < 0) return "";
  const article = app.model.articles[index];
  return h("span", { class: "article-link" }, before, button(article.title, () => app.update({ view: "articles", article: String(index) }), { class: "edge-link" }));
}

function saidOf(app, node) {
  const { model } = app;
  const found = [];
  for (const index of node.edges) {
    for (const one of model.edges[index].assertions) {
      const assertion = model.assertions[one];
      if (assertion.kind === "claim" && assertion.holder !== node.index) found.push(assertion);
    }
  }
  found.sort((a, b) => a.holder - b.holder || a.index - b.index);
  return section(`What is said of ${node.label}`, found, (one) => h("li", { class: "held", vars: { "--holder": app.holderColour(one.holder) } },
    nodeLink(app, one.holder), one.stance === "denies" ? " denies: " : " says: ",
    edgeLink(app, model.edges[one.edge], edgeText(app, model.edges[one.edge], [one]))));
}

function edgeText(app, edge, assertions) {
  const guards = guardWords(assertions);
  const { nodes } = app.model;
  return `${nodes[edge.source].label} ${relationWords(app.model, edge.relation)} ${nodes[edge.target].label}${guards.length ? ` (${guards.join(", ")})` : ""}`;
}

function relations(app, node) {
  const groups = new Map();
  for (const index of node.edges) {
    const edge = app.model.edges[index];
    if (edge.kind === "says" || edge.kind === "about") continue;
    const way = edge.source === node.index ? "→" : "←";
    const name = `${way} ${relationWords(app.model, edge.relation)}`;
    if (!groups.has(name)) groups.set(name, []);
    groups.get(name).push(edge);
  }
  const names = [...groups.keys()].sort();
  if (!names.length) return "";
  return h("section", {}, h("h3", { text: "Relations" }), names.map((name) => h("div", { class: "relation" },
    h("h4", { text: name }), limited(groups.get(name), (edge) => relationItem(app, edge, node)))));
}

function relationItem(app, edge, node) {
  const assertions = edge.assertions.map((index) => app.model.assertions[index]);
  const notes = [edge.contested ? "contested" : edge.kind, ...guardWords(assertions)];
  const when = assertions.map((one) => (one.begin !== one.reported || one.end !== one.begin ? intervalWords(one.begin, one.end) : "")).find(Boolean);
  return h("li", { class: edge.contested ? "contested" : edge.kind }, nodeLink(app, otherEnd(edge, node.index)),
    when ? h("span", { class: "when", text: when }) : "", h("span", { class: `badge ${edge.contested ? "contested" : edge.kind}`, text: notes.join(", ") }),
    edgeLink(app, edge, "why"));
}

function statementPanel(app, one, node) {
  const edges = node.edges.map((index) => app.model.edges[index]);
  const says = edges.find((edge) => edge.kind === "says");
  const assertions = app.model.assertions.filter((held) => held.statement === one.index && held.kind !== "statement");
  return [
    h("p", { class: "kicker" }, app.swatch("Statement"), one.direct ? "Direct quotation" : "Reported statement"),
    h("h2", { class: "spoken", tabindex: "-1", text: one.direct ? `“${one.text}”` : one.text }),
    h("p", {}, one.speakers.length ? one.speakers.map((index) => nodeLink(app, index)) : "Nobody named", ` · ${one.cue || "says"}`,
      one.addressees.length ? [" to ", one.addressees.map((index) => nodeLink(app, index))] : "", one.medium ? ` · ${one.medium}` : "", one.date ? ` · ${dateWords(one.date)}` : ""),
    h("p", { class: "meta" }, one.kinds.map((kind) => h("span", { class: `kind ${kind}`, text: kind }))),
    says ? edgePanel(app, says, { bare: true }) : "",
    section("What it holds", assertions, (held) => h("li", {}, edgeLink(app, app.model.edges[held.edge], edgeText(app, app.model.edges[held.edge], [held])))),
  ];
}

export function section(title, items, item) {
  if (!items.length) return "";
  return h("section", {}, h("h3", {}, title, " ", h("span", { class: "count", text: items.length.toLocaleString("en") })), limited(items, item));
}

// The first few, and a button for the rest.
function limited(items, item) {
  const list = h("ul", { class: "items" }, items.slice(0, FIRST).map(item));
  if (items.length > FIRST) {
    const more = h("li", {}, button(`Show all ${items.length.toLocaleString("en")}`, () => more.replaceWith(...items.slice(FIRST).map(item)), { class: "more" }));
    list.append(more);
  }
  return list;
}
