// The drawing: vis-network shows the part of the graph that the state asks for.

import { announce, button, fill, h } from "./dom.js";
import { EdgeLabels } from "./labels.js";
import { EdgeLines, byLook } from "./lines.js";
import { edgeLook, nodeLook } from "./look.js";
import { drawnEdges, expansion, leaves, shownNodes } from "./shown.js";
import { plural } from "./words.js";
import { bows } from "./walks.js";

const MANY_EDGES = 500;
const MOST_HUBS = 90;
const NARROW = 600;
const READABLE = 0.55;

export class GraphView {
  constructor(app) {
    this.app = app;
    this.nodes = new vis.DataSet();
    this.edges = new vis.DataSet();
    this.places = new Map();
    this.shown = new Set();
    this.canvas = h("div", {
      class: "canvas", tabindex: "0", role: "application", "aria-roledescription": "graph",
      "aria-label": "Graph. Arrow keys go from node to node, Enter expands or collapses, Tab leaves. The claims view holds the same as a table.",
    });
    this.note = h("p", { class: "graph-note" });
    this.element = h("div", { class: "graph" }, this.canvas, this.note, graphTools(this));
  }

  mount(holder) {
    fill(holder, this.element);
    if (!this.network) {
      this.draw();
      const { options: given } = this.app.model;
      const options = { ...given, autoResize: true, interaction: { ...given.interaction, ...this.interaction() } };
      this.network = new vis.Network(this.canvas, { nodes: this.nodes, edges: this.edges }, options);
      this.canvas.querySelectorAll("[tabindex]").forEach((inner) => inner.setAttribute("tabindex", "-1"));
      this.network.once("afterDrawing", () => window.performance.mark("kg-drawn"));
      this.labels = new EdgeLabels(this);
      this.lines = new EdgeLines(this);
      this.listen();
      this.fit(false);
    } else this.draw();
    this.network.redraw();
  }

  listen() {
    this.network.on("click", ({ nodes, edges }) => {
      if (nodes.length) this.app.select(`node.${this.app.model.nodes[nodes[0]].key}`);
      else if (edges.length) this.app.select(`edge.${this.app.model.edges[edges[0]].key}`);
      else this.app.select(null);
    });
    this.network.on("doubleClick", ({ nodes }) => { if (nodes.length) this.toggle(nodes[0]); });
    this.network.on("dragEnd", ({ nodes }) => {
      const at = this.network.getPositions(nodes);
      for (const node of nodes) this.places.set(node, at[node]);
    });
    this.canvas.addEventListener("keydown", (event) => this.onKey(event));
  }

  // Bring what is drawn into line with the state, touching only what differs.
  draw() {
    const { app } = this;
    const before = this.shown;
    this.shown = shownNodes(app.model, app.state, app.passes, app.model.style.first_nodes);
    this.makeRoom(before);
    const edges = drawnEdges(app.model, app.passes, this.shown);
    const lit = this.lighting();
    this.lit = lit;
    this.drawn = edges;
    const bow = bows(edges);
    const onPath = new Set(app.path ? app.path.edges : []);
    const items = [...this.shown].sort((a, b) => a - b).map((index) => this.nodeItem(app.model.nodes[index], lit));
    this.boxes = items.filter((item) => item.shape === "box" && (lit === null || lit.nodes.has(item.id)));
    this.hubs = items.filter((item) => item.shape !== "box" && (lit === null || lit.nodes.has(item.id))).slice(0, MOST_HUBS);
    renew(this.nodes, items);
    const lines = edges.map((edge) => ({
      id: edge.index, from: edge.source, to: edge.target,
      ...edgeLook(app, edge, bow.get(edge.index), lit !== null && !lit.edges.has(edge.index), onPath.has(edge.index)),
    }));
    this.looks = byLook(lines);
    renew(this.edges, lines);
    this.note.textContent = this.noteWords();
    if (this.network) {
      if (this.interaction().hideEdgesOnDrag !== this.many) this.network.setOptions({ interaction: this.interaction() });
      this.many = this.interaction().hideEdgesOnDrag;
      this.markSelection();
    }
  }

  // Many edges are left out while the picture moves.
  interaction() {
    const many = this.edges.length > MANY_EDGES;
    return { hideEdgesOnDrag: many, hideEdgesOnZoom: many };
  }

  nodeItem(node, lit) {
    const at = this.places.get(node.index) || node;
    return {
      id: node.index, x: at.x, y: at.y, fixed: this.app.state.pinned.includes(node.key),
      ...nodeLook(this.app, node, lit !== null && !lit.nodes.has(node.index)),
    };
  }

  // What stays lit while the rest fades: the path, or what is selected with its neighbours.
  lighting() {
    const { app } = this;
    if (app.path) return { nodes: new Set(app.path.nodes), edges: new Set(app.path.edges) };
    const edge = app.selectedEdge();
    if (edge) return { nodes: new Set([edge.source, edge.target]), edges: new Set([edge.index]) };
    const node = app.selectedNode();
    if (!node || !this.shown.has(node.index)) return null;
    const lit = { nodes: new Set([node.index]), edges: new Set() };
    for (const index of node.edges) {
      lit.edges.add(index);
      lit.nodes.add(app.model.edges[index].source).add(app.model.edges[index].target);
    }
    return lit;
  }

  // Nodes that come in later step aside until they cover no other.
  makeRoom(before) {
    const taken = [...before].filter((node) => this.shown.has(node)).map((node) => this.placeOf(node));
    if (!taken.length) return;
    for (const node of this.shown) {
      if (before.has(node)) continue;
      const start = this.placeOf(node);
      let place = start;
      for (let turn = 1; turn < 60 && taken.some((at) => Math.hypot(at.x - place.x, at.y - place.y) < 48); turn += 1) {
        const angle = turn * 2.39996;
        place = { x: start.x + 24 * Math.sqrt(turn) * Math.cos(angle) * 1.6, y: start.y + 24 * Math.sqrt(turn) * Math.sin(angle) * 1.6 };
      }
      this.places.set(node, place);
      taken.push(place);
    }
  }

  placeOf(node) {
    return this.places.get(node) || this.app.model.nodes[node];
  }

  noteWords() {
    const all = this.app.model.nodes.length;
    const count = this.shown.size;
    const drawn = `${plural(count, "node")} and ${plural(this.edges.length, "edge")} shown`;
    return count < all ? `${drawn} of ${all.toLocaleString("en")} nodes. Double-click a node to see its neighbours.` : drawn;
  }

  markSelection() {
    const node = this.app.selectedNode();
    const edge = this.app.selectedEdge();
    const there = {
      nodes: node && this.shown.has(node.index) ? [node.index] : [],
      edges: edge && this.edges.get(edge.index) ? [edge.index] : [],
    };
    this.network.setSelection(there, { highlightEdges: false });
  }

  toggle(node) {
    const { app } = this;
    const more = expansion(app.model, app.state, app.passes, this.shown, node);
    if (more.length) this.add(more, app.model.nodes[node].label);
    else this.collapse(node);
  }

  add(nodes, around) {
    const keys = nodes.map((index) => this.app.model.nodes[index].key);
    const { added, hidden } = this.app.state;
    this.app.update({ added: [...new Set([...added, ...keys])], hidden: hidden.filter((key) => !keys.includes(key)) });
    announce(`${plural(keys.length, "neighbour")} of ${around} added`);
  }

  collapse(node) {
    const { app } = this;
    const keys = leaves(app.model, app.state, app.passes, this.shown, node).map((index) => app.model.nodes[index].key);
    const added = app.state.added.filter((key) => !keys.includes(key));
    app.update({ added, hidden: [...new Set([...app.state.hidden, ...keys])] });
    announce(`${plural(keys.length, "neighbour")} of ${app.model.nodes[node].label} hidden`);
  }

  // Show a node, with its neighbours if it was not drawn, and look at it.
  show(node) {
    const { app } = this;
    if (!this.shown.has(node.index)) {
      const around = expansion(app.model, app.state, app.passes, this.shown, node.index);
      const keys = [node.key, ...around.map((index) => app.model.nodes[index].key)];
      app.update({
        added: [...new Set([...app.state.added, ...keys])], hidden: app.state.hidden.filter((key) => !keys.includes(key)),
        hiddenTypes: app.state.hiddenTypes.filter((type) => type !== node.type),
      }, { keep: true });
    }
    this.look([node.index]);
  }

  look(nodes) {
    if (!this.network) return;
    const animation = calm() ? false : { duration: 350, easingFunction: "easeInOutQuad" };
    if (nodes.length === 1) this.network.focus(nodes[0], { scale: Math.max(0.8, Math.min(1.2, this.network.getScale())), animation });
    else this.network.fit({ nodes, animation });
  }

  // Everything that is drawn, as large as it can be; on a narrow screen first only what stays readable.
  fit(animated = true) {
    const all = Object.values(this.network.getPositions());
    if (!all.length) return;
    const [left, right] = [Math.min(...all.map((at) => at.x)) - 100, Math.max(...all.map((at) => at.x)) + 100];
    const [top, bottom] = [Math.min(...all.map((at) => at.y)) - 40, Math.max(...all.map((at) => at.y)) + 60];
    const scale = Math.min(1.25, this.canvas.clientWidth / (right - left), this.canvas.clientHeight / (bottom - top));
    const animation = animated && !calm() ? { duration: 350, easingFunction: "easeInOutQuad" } : false;
    if (!animated && scale < READABLE && this.canvas.clientWidth < NARROW) {
      this.network.moveTo({ position: this.network.getPosition(Math.min(...this.shown)), scale: READABLE, animation });
    } else this.network.moveTo({ position: { x: (left + right) / 2, y: (top + bottom) / 2 }, scale, animation });
  }

  zoom(factor) {
    this.network.moveTo({ scale: this.network.getScale() * factor, animation: false });
  }

  onKey(event) {
    const arrows = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };
    const node = this.app.selectedNode();
    const acts = {
      Enter: () => node && this.toggle(node.index), "+": () => this.zoom(1.25), "-": () => this.zoom(0.8), 0: () => this.fit(),
      Escape: () => this.app.select(null), h: () => node && hide(this.app, node), p: () => node && pin(this.app, node),
    };
    if (arrows[event.key]) this.step(arrows[event.key]);
    else if (acts[event.key] && !event.ctrlKey && !event.metaKey && !event.altKey) acts[event.key]();
    else return;
    event.preventDefault();
  }

  // To the nearest node that lies in the direction of the arrow.
  step([dx, dy]) {
    const from = this.app.selectedNode();
    const places = this.network.getPositions();
    const start = from && places[from.index] ? places[from.index] : null;
    const shown = [...this.shown].filter((index) => !from || index !== from.index);
    const best = start ? nearest(shown, places, start, dx, dy) : Math.min(...shown);
    if (best === undefined || !Number.isFinite(best)) return;
    const node = this.app.model.nodes[best];
    this.app.select(`node.${node.key}`);
    this.look([best]);
    announce(`${node.label}, ${this.app.typeLabel(node.type)}, ${plural(node.edges.length, "edge")}`);
  }
}

function nearest(nodes, places, start, dx, dy) {
  let best;
  let least = Infinity;
  for (const index of nodes) {
    const [x, y] = [places[index].x - start.x, places[index].y - start.y];
    const along = x * dx + y * dy;
    const aside = Math.abs(x * dy) + Math.abs(y * dx);
    if (along > 0 && along + 2.2 * aside < least) { least = along + 2.2 * aside; best = index; }
  }
  return best;
}

export function hide(app, node) {
  app.update({ hidden: [...app.state.hidden, node.key], added: app.state.added.filter((key) => key !== node.key), selected: null });
  announce(`${node.label} hidden`);
}

export function pin(app, node) {
  const pinned = app.state.pinned.includes(node.key);
  app.update({ pinned: pinned ? app.state.pinned.filter((key) => key !== node.key) : [...app.state.pinned, node.key] });
  announce(`${node.label} ${pinned ? "released" : "pinned"}`);
}

function renew(set, items) {
  const wanted = new Set(items.map((item) => item.id));
  set.remove(set.getIds().filter((id) => !wanted.has(id)));
  set.update(items);
}

function calm() {
  return window.matchMedia("(prefers-reduced-motion: reduce)").matches;
}

function graphTools(view) {
  return h("div", { class: "graph-tools", role: "toolbar", "aria-label": "Graph" },
    button("+", () => view.zoom(1.25), { title: "Closer (+)", "aria-label": "Zoom in" }),
    button("−", () => view.zoom(0.8), { title: "Farther (−)", "aria-label": "Zoom out" }),
    button("Fit", () => view.fit(), { title: "See everything that is drawn (0)" }),
    button("Reset", () => {
      view.app.update({ added: [], hidden: [], pinned: [], only: null, path: [] });
      view.fit();
    }, { title: "The most connected nodes, as at first" }));
}
