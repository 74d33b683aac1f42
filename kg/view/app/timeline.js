// The timeline of a place or an actor (or of everything): lanes for what lasted, then one entry after another.

import { fill, h, svg } from "./dom.js";
import { combobox } from "./combobox.js";
import { holderWords } from "./model.js";
import { guardWords } from "./look.js";
import { assertionWords, tripleWords } from "./sentences.js";
import { dateWords, dayRange, dayText, intervalWords, plural } from "./words.js";

const MOST = 400;

export function timelineView(app, holder) {
  const node = app.selectedNode() || edgeNode(app);
  const entries = timelineEntries(app, node);
  const lasting = entries.filter((one) => one.begin !== one.end);
  fill(holder, h("div", { class: "view-head" }, h("h2", { text: node ? `Timeline of ${node.label}` : "Timeline" }), h("span", { class: "paging", text: plural(entries.length, "entry", "entries") }),
    combobox(app, { id: "timeline-of", label: "Timeline of", placeholder: "Of whom or what?", pick: (picked) => app.select(`node.${picked.key}`) })),
  h("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": "Timeline" }, lasting.length ? lanes(app, lasting.slice(0, 40)) : "",
    h("ol", { class: "timeline" }, years(app, entries.slice(0, MOST)))));
}

function edgeNode(app) {
  const edge = app.selectedEdge();
  return edge ? app.model.nodes[edge.source] : null;
}

export function timelineEntries(app, node) {
  const found = app.model.assertions.filter((one) => {
    if (!app.visible[one.index] || !(one.begin || one.end)) return false;
    const edge = app.model.edges[one.edge];
    return !node || edge.source === node.index || edge.target === node.index || one.holder === node.index;
  });
  const key = (one) => one.begin || one.end;
  return found.sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : a.index - b.index));
}

// What held over a time, as bars; an open end runs out of the picture.
function lanes(app, entries) {
  const edges = entries.map((one) => one.days);
  const finite = edges.flat().filter(Number.isFinite);
  const latest = Math.max(...finite, ...app.model.articles.map((article) => (article.date ? dayRange(article.date)[1] : -Infinity)));
  const earliest = Math.min(...finite) - (latest - Math.min(...finite)) * 0.06;
  const x = (day) => 100 * ((Math.max(earliest, Math.min(day, latest)) - earliest) / Math.max(1, latest - earliest));
  return h("div", { class: "lanes" }, entries.map((one) => {
    const [from, to] = [x(one.days[0]), x(one.days[1])];
    const edge = app.model.edges[one.edge];
    const bar = svg("svg", { viewBox: "0 0 100 10", preserveAspectRatio: "none", class: `lane-bar ${one.kind}`, "aria-hidden": "true" },
      svg("rect", { x: 0, y: 4.6, width: 100, height: 0.8, class: "ground" }), svg("rect", { x: from, y: 1, width: Math.max(0.8, to - from), height: 8, rx: 0.6 }));
    return h("button", { type: "button", class: "lane", on: { click: () => app.select(`edge.${edge.key}`) }, vars: { "--holder": app.holderColour(one.holder) } },
      h("span", { class: "lane-name", text: `${one.stance === "denies" ? "Not: " : ""}${tripleWords(app.model, edge)}` }), h("span", { class: "lane-when", text: `${intervalWords(one.begin, one.end)} · ${holderWords(app.model, one)}` }), bar);
  }), h("div", { class: "lane-axis", "aria-hidden": "true" }, h("span", { text: dateWords(dayText(Math.ceil(Math.min(...finite))).slice(0, 7)) }), h("span", { text: dateWords(dayText(latest).slice(0, 7)) })));
}

function years(app, entries) {
  let last = "";
  return entries.map((one) => {
    const year = (one.begin || one.end).slice(0, 4);
    const head = year === last ? "" : h("h3", { text: year });
    last = year;
    const edge = app.model.edges[one.edge];
    return h("li", { class: one.kind, vars: { "--holder": app.holderColour(one.holder) } }, head, h("div", { class: "entry" },
      h("span", { class: "when", text: intervalWords(one.begin, one.end) }),
      h("button", { type: "button", class: "edge-link", on: { click: () => app.select(`edge.${edge.key}`) }, text: assertionWords(app.model, one) }),
      guardWords([one]).map((word) => h("span", { class: "badge", text: word }))));
  });
}
