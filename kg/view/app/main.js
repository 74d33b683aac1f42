// Where it all starts: the data is read, the views are wired to the state, the first picture is drawn.

import { App } from "./app.js";
import { articlesView } from "./articles.js";
import { drawBrush } from "./brush.js";
import { claimsView } from "./claims.js";
import { combobox } from "./combobox.js";
import { contradictionsView } from "./contradictions.js";
import { announce, button, byId, fill, h } from "./dom.js";
import { Engine } from "./engine.js";
import { Exports } from "./exports.js";
import { drawFilters } from "./filters.js";
import { GraphView } from "./graph.js";
import { helpSheet, listenToKeys } from "./keys.js";
import { currentTheme } from "./look.js";
import { buildModel } from "./model.js";
import { drawPanel } from "./panel.js";
import { decodeState } from "./permalink.js";
import { speakersView } from "./speakers.js";
import { sparqlView } from "./sparql.js";
import { timelineView } from "./timeline.js";
import { fold } from "./words.js";

const TABS = [
  ["graph", "Graph"], ["claims", "Claims"], ["contradictions", "Contradictions"], ["timeline", "Timeline"], ["statements", "Statements"],
  ["articles", "Articles"], ["sparql", "SPARQL"],
];
const VIEW_OF = {
  claims: claimsView, contradictions: contradictionsView, timeline: timelineView, statements: speakersView, articles: articlesView, sparql: sparqlView,
};

function start() {
  const island = JSON.parse(byId("data-view").textContent);
  const model = buildModel(JSON.parse(byId("data-network").textContent), island);
  const app = new App(model, byId("data-texts").textContent);
  app.graph = new GraphView(app);
  app.engine = new Engine();
  app.exports = new Exports(app);
  extend(app);
  focusFirst(app, island.focus);
  frame(app);
  app.onChange((patch) => redraw(app, patch));
  redraw(app, { view: app.state.view, all: true });
  window.addEventListener("popstate", () => { app.state = decodeState(window.location.hash); app.changed({ view: app.state.view, all: true }); });
  window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => repaint(app));
  const later = window.requestIdleCallback || ((act) => window.setTimeout(act, 200));
  later(() => app.index());
  window.kgExplorer = app;
  document.documentElement.dataset.ready = "true";
}

function extend(app) {
  app.spokenStatements = () => app.model.statements.filter((one) => {
    const says = app.model.nodes[one.node].edges.filter((edge) => app.model.edges[edge].kind === "says");
    return says.length ? says.some((edge) => app.passes[edge]) : true;
  });
  app.startPath = (node) => {
    app.update({ path: [node.key], selected: null });
    announce("Now select the other end of the path.");
  };
  app.alert = (words) => {
    fill(app.sheet, h("p", { text: words }), button("Close", () => app.sheet.close(), { class: "dialog-close" }));
    app.sheet.showModal();
  };
  const select = app.select.bind(app);
  app.select = (selected, more = {}) => {
    if (app.state.path.length === 1 && selected && selected.startsWith("node.")) {
      app.update({ path: [app.state.path[0], selected.slice(5)], selected: null, view: "graph" });
      app.graph.look([...(app.path ? app.path.nodes : [])]);
    } else select(selected, more);
  };
}

// `kg view --focus`: open with this entity and two steps around it, unless the address says otherwise.
function focusFirst(app, focus) {
  if (!focus || window.location.hash.length > 1) return;
  const wanted = fold(focus);
  const node = app.model.nodes.find((one) => one.iri === focus || fold(one.label) === wanted) || app.model.nodes.find((one) => one.aliases.some((alias) => fold(alias) === wanted));
  if (node) app.state = { ...app.state, only: `${node.key}:2`, selected: `node.${node.key}` };
  app.recompute();
}

function frame(app) {
  fill(byId("search"), combobox(app, { id: "find", label: "Find a person, place or organization", placeholder: "Find a person, place, organization …", pick: (node) => {
    app.select(`node.${node.key}`);
    if (app.state.view === "graph") app.graph.show(node);
  } }));
  fill(byId("tabs"), h("div", { role: "tablist", "aria-label": "Views" }, TABS.map(([name, title]) => button(title, () => app.update({ view: name }), { id: `tab-${name}`, role: "tab", "aria-controls": "view" }))));
  byId("tabs").addEventListener("keydown", (event) => moveTab(app, event));
  byId("view").setAttribute("role", "tabpanel");
  app.sheet = h("dialog", { class: "sheet", "aria-label": "Note" });
  const help = helpSheet();
  fill(byId("tools"), button("Filters", () => toggleFilters(), { id: "toggle-filters", class: "narrow-only", "aria-expanded": "false", "aria-controls": "filters" }),
    button("Path", () => pathSheet(app), { id: "path-tool", title: "Shortest path between two entities" }),
    button("Export", () => app.exports.dialog.showModal(), { id: "export" }), button("◐", () => switchTheme(app), { id: "theme", "aria-label": "Dark or light", title: "Dark or light" }),
    button("?", () => help.showModal(), { id: "help", "aria-label": "Help and keys" }));
  document.body.append(app.exports.menu(), app.sheet, help);
  listenToKeys(app, help);
}

function moveTab(app, event) {
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (!step) return;
  const names = TABS.map(([name]) => name);
  const next = names[(names.indexOf(app.state.view) + step + names.length) % names.length];
  app.update({ view: next });
  byId(`tab-${next}`).focus();
}

function toggleFilters() {
  const open = byId("columns").classList.toggle("show-filters");
  byId("toggle-filters").setAttribute("aria-expanded", String(open));
}

function pathSheet(app) {
  const ends = [null, null];
  const field = (place, label) => combobox(app, { id: `path-${place}`, label, placeholder: label, pick: (node) => { ends[place] = node; } });
  const go = () => {
    if (!ends[0] || !ends[1]) return;
    app.sheet.close();
    app.update({ path: ends.map((node) => node.key), selected: null, view: "graph" });
    if (app.path) app.graph.look(app.path.nodes);
    announce(app.path ? `A path of ${app.path.edges.length} steps` : "There is no path");
  };
  fill(app.sheet, h("h2", { text: "Shortest path" }), field(0, "From"), field(1, "To"), h("p", { class: "sheet-buttons" }, button("Show the path", go, { class: "primary", id: "path-go" }), button("Close", () => app.sheet.close())));
  app.sheet.showModal();
}

function switchTheme(app) {
  document.documentElement.dataset.theme = currentTheme() === "dark" ? "light" : "dark";
  repaint(app);
}

function repaint(app) {
  app.theme = currentTheme();
  redraw(app, { all: true });
}

function redraw(app, patch) {
  for (const [name] of TABS) {
    const tab = byId(`tab-${name}`);
    tab.setAttribute("aria-selected", String(name === app.state.view));
    tab.setAttribute("tabindex", name === app.state.view ? "0" : "-1");
  }
  byId("view").setAttribute("aria-labelledby", `tab-${app.state.view}`);
  document.body.dataset.view = app.state.view;
  drawView(app, patch);
  if (patch.all || "selected" in patch || "path" in patch || "pinned" in patch) drawPanel(app);
  if (patch.all || "filters" in patch || "hiddenTypes" in patch || "time" in patch || "clock" in patch) {
    drawFilters(app);
    drawBrush(app);
  }
}

function drawView(app, patch) {
  const { view } = app.state;
  if (view === "graph") {
    if (patch.all || "view" in patch) app.graph.mount(byId("view"));
    else app.graph.draw();
    return;
  }
  const onlySelected = "selected" in patch && Object.keys(patch).length === 1;
  if (onlySelected && ["articles", "sparql", "contradictions"].includes(view)) return;
  const focused = document.activeElement ? document.activeElement.id : "";
  const scrolled = byId("view").querySelector(".scroll, .table-scroll");
  const top = scrolled && onlySelected ? scrolled.scrollTop : 0;
  VIEW_OF[view](app, byId("view"));
  const again = byId("view").querySelector(".scroll, .table-scroll");
  if (again && top) again.scrollTop = top;
  const field = focused ? byId(focused) : null;
  if (field && byId("view").contains(field)) {
    field.focus();
    if (field.setSelectionRange && field.type === "search") field.setSelectionRange(field.value.length, field.value.length);
  }
}

start();
