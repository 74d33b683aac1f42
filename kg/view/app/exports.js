// What can be taken away: RDF, tables, networks, pictures.

import { announce, button, download, h, svg } from "./dom.js";
import { claimsCsv } from "./claims.js";
import { edgeWords, ground } from "./look.js";
import { relationWords } from "./model.js";
import { drawnEdges } from "./shown.js";

export class Exports {
  constructor(app) {
    this.app = app;
  }

  menu() {
    const item = (words, act, name) => h("li", {}, button(words, () => { this.dialog.close(); act(); }, { id: `export-${name}` }));
    this.dialog = h("dialog", { class: "sheet", "aria-label": "Export" }, h("h2", { text: "Export" }),
      h("h3", { text: "The whole graph" }), h("ul", {}, item("Turtle", () => this.rdf("turtle", "ttl"), "turtle"), item("TriG", () => this.rdf("trig", "trig"), "trig")),
      h("h3", { text: "What passes the filters" }), h("ul", {}, item("CSV table", () => this.csv(), "csv"), item("GraphML", () => this.graphml(), "graphml")),
      h("h3", { text: "The drawing" }), h("ul", {}, item("PNG picture", () => this.png(), "png"), item("SVG picture", () => this.svg(), "svg")),
      h("h3", { text: "This view" }), h("ul", {}, item("Copy a link to it", () => this.link(), "link"), item("Print", () => window.print(), "print")),
      button("Close", () => this.dialog.close(), { class: "dialog-close" }));
    return this.dialog;
  }

  async rdf(format, ending) {
    announce("Writing …");
    try {
      download(`graph.${ending}`, "text/plain;charset=utf-8", await this.app.engine.dump(format));
      announce("Saved.");
    } catch (error) {
      this.app.alert(error.message);
    }
  }

  async csv(rows) {
    const { model, visible } = this.app;
    const all = rows || model.assertions.filter((one) => visible[one.index]);
    download("claims.csv", "text/csv;charset=utf-8", `\ufeff${claimsCsv(model, all, await this.app.texts())}`);
  }

  graphml() {
    download("graph.graphml", "application/xml;charset=utf-8", graphmlText(this.app.model, this.app.passes));
  }

  png() {
    const canvas = this.app.graph.canvas.querySelector("canvas");
    if (!canvas) { this.app.alert("Open the graph first."); return; }
    const copy = h("canvas", { width: canvas.width, height: canvas.height });
    const brush = copy.getContext("2d");
    brush.fillStyle = ground(this.app.theme).paper;
    brush.fillRect(0, 0, copy.width, copy.height);
    brush.drawImage(canvas, 0, 0);
    copy.toBlob((blob) => download("graph.png", "image/png", blob), "image/png");
  }

  svg() {
    if (!this.app.graph.network) { this.app.alert("Open the graph first."); return; }
    download("graph.svg", "image/svg+xml;charset=utf-8", svgText(this.app));
  }

  async link() {
    try {
      await navigator.clipboard.writeText(window.location.href);
      announce("The link is copied.");
    } catch {
      this.app.alert(`Copy the address of this page: ${window.location.href}`);
    }
  }
}

export function graphmlText(model, passes) {
  const file = document.implementation.createDocument("http://graphml.graphdrawing.org/xmlns", "graphml");
  const put = (parent, tag, attributes, text) => {
    const element = file.createElementNS("http://graphml.graphdrawing.org/xmlns", tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    if (text !== undefined) element.textContent = withoutControls(text);
    parent.append(element);
    return element;
  };
  const root = file.documentElement;
  for (const [id, of] of [["label", "node"], ["type", "node"], ["iri", "node"], ["relation", "edge"], ["kind", "edge"], ["contested", "edge"], ["proposition", "edge"]]) {
    put(root, "key", { id: `${of}-${id}`, for: of, "attr.name": id, "attr.type": "string" });
  }
  const graph = put(root, "graph", { id: "graph", edgedefault: "directed" });
  const edges = model.edges.filter((edge) => passes[edge.index]);
  const used = new Set(edges.flatMap((edge) => [edge.source, edge.target]));
  for (const node of model.nodes) {
    if (!used.has(node.index)) continue;
    const element = put(graph, "node", { id: `n${node.index}` });
    for (const name of ["label", "type", "iri"]) put(element, "data", { key: `node-${name}` }, node[name]);
  }
  for (const edge of edges) {
    const element = put(graph, "edge", { id: `e${edge.index}`, source: `n${edge.source}`, target: `n${edge.target}` });
    put(element, "data", { key: "edge-relation" }, relationWords(model, edge.relation));
    put(element, "data", { key: "edge-kind" }, edge.kind);
    put(element, "data", { key: "edge-contested" }, String(edge.contested === 1 || edge.contested === true));
    put(element, "data", { key: "edge-proposition" }, edge.iri);
  }
  return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(file)}`;
}

// XML 1.0 has no way to write most control characters.
function withoutControls(text) {
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "\ufffd");
}

function svgText(app) {
  const { model } = app;
  const network = app.graph.network;
  const items = { nodes: app.graph.nodes, edges: app.graph.edges };
  const places = network.getPositions();
  const paint = ground(app.theme);
  const all = Object.values(places);
  const [left, top] = [Math.min(...all.map((at) => at.x)) - 120, Math.min(...all.map((at) => at.y)) - 60];
  const [right, bottom] = [Math.max(...all.map((at) => at.x)) + 120, Math.max(...all.map((at) => at.y)) + 60];
  const picture = svg("svg", { xmlns: "http://www.w3.org/2000/svg", viewBox: `${left} ${top} ${right - left} ${bottom - top}`, width: right - left, height: bottom - top, "font-family": "system-ui, sans-serif" },
    svg("defs", {}, svg("marker", { id: "tip", viewBox: "0 0 8 8", refX: 8, refY: 4, markerWidth: 7, markerHeight: 7, orient: "auto" }, svg("path", { d: "M0 0 8 4 0 8z", fill: paint.fact }))),
    svg("rect", { x: left, y: top, width: right - left, height: bottom - top, fill: paint.paper }));
  for (const edge of drawnEdges(model, app.passes, app.graph.shown)) picture.append(svgEdge(app, edge, items.edges.get(edge.index), places, paint));
  for (const index of app.graph.shown) if (places[index]) picture.append(svgNode(model.nodes[index], items.nodes.get(index), places[index], paint));
  return `<?xml version="1.0" encoding="UTF-8"?>\n${withoutControls(new XMLSerializer().serializeToString(picture))}`;
}

function svgEdge(app, edge, item, places, paint) {
  const [from, to] = [places[edge.source], places[edge.target]];
  const bend = item.smooth ? (item.smooth.type === "curvedCW" ? 1 : -1) * item.smooth.roundness : 0;
  const middle = { x: (from.x + to.x) / 2 - bend * (to.y - from.y), y: (from.y + to.y) / 2 + bend * (to.x - from.x) };
  const away = Math.hypot(to.x - middle.x, to.y - middle.y) || 1;
  const end = { x: to.x - (16 * (to.x - middle.x)) / away, y: to.y - (16 * (to.y - middle.y)) / away };
  const words = edge.kind === "about" ? "" : edgeWords(app.model, edge, edge.assertions.map((one) => app.model.assertions[one]));
  return svg("g", {}, svg("path", {
    d: `M${from.x} ${from.y}Q${middle.x} ${middle.y} ${end.x} ${end.y}`, fill: "none", stroke: item.color.color, "stroke-width": item.width,
    "stroke-dasharray": item.dashes ? item.dashes.join(" ") : null, "marker-end": "url(#tip)",
  }), words ? svg("text", { x: (from.x + 2 * middle.x + to.x) / 4, y: (from.y + 2 * middle.y + to.y) / 4, "font-size": 9, "text-anchor": "middle", fill: paint.soft, stroke: paint.paper, "stroke-width": 3, "paint-order": "stroke", text: words }) : "");
}

const CORNERS = { square: 4, diamond: 4, triangle: 3, triangleDown: 3, hexagon: 6, star: 5 };
const TURNS = { square: Math.PI / 4, triangleDown: Math.PI, hexagon: Math.PI / 6 };

function svgNode(node, item, at, paint) {
  if (node.type === "Statement") {
    return svg("g", {}, svg("rect", { x: at.x - 84, y: at.y - 16, width: 168, height: 32, rx: 5, fill: paint.box, stroke: paint.rim }),
      svg("text", { x: at.x, y: at.y + 4, "font-size": 10, "font-family": "Georgia, serif", "text-anchor": "middle", fill: paint.ink, text: item.label.length > 34 ? `${item.label.slice(0, 33)}…` : item.label }));
  }
  const corners = CORNERS[item.shape];
  const shape = corners ? svg("polygon", { points: points(at, item, corners), fill: item.color.background }) : svg("circle", { cx: at.x, cy: at.y, r: item.size, fill: item.color.background });
  return svg("g", {}, shape, svg("text", { x: at.x, y: at.y + item.size + item.font.size, "font-size": item.font.size, "text-anchor": "middle", fill: paint.ink, stroke: paint.paper, "stroke-width": 4, "paint-order": "stroke", text: item.label }));
}

function points(at, item, corners) {
  const count = item.shape === "star" ? 10 : corners;
  return Array.from({ length: count }, (_, place) => {
    const angle = (TURNS[item.shape] || 0) - Math.PI / 2 + (2 * Math.PI * place) / count;
    const radius = item.shape === "star" && place % 2 ? item.size * 0.45 : item.size;
    return `${(at.x + radius * Math.cos(angle)).toFixed(1)},${(at.y + radius * Math.sin(angle)).toFixed(1)}`;
  }).join(" ");
}
