// Words over the picture that vis-network does not draw. The words on edges: drawn over the picture once it stands still and is close enough, and only where one looks.

import { sketchWords } from "./lines.js";
import { edgeWords, ground } from "./look.js";

const CLOSE = 0.72;
const MOST = 140;
const STILL = 160;
const HUBS = 28;
const LEGIBLE = 5;
const STATEMENT = 11;
const MANY = 150;

export class EdgeLabels {
  constructor(view) {
    this.view = view;
    this.moving = false;
    this.zooming = false;
    this.timer = 0;
    this.quieten(view.network.renderer);
    view.network.on("afterDrawing", (brush) => this.nameHubs(brush));
    for (const event of ["dragging", "zoom", "dragStart"]) view.network.on(event, () => this.move(event === "zoom"));
  }

  // Every step of a zoom needs all letters in a new size, which costs more than all else: of many nodes only the hubs keep
  // their names meanwhile, in one size.
  quieten(renderer) {
    const nodes = renderer._drawNodes.bind(renderer);
    renderer._drawNodes = (brush, ...rest) => {
      if (!this.hushed()) return nodes(brush, ...rest);
      Object.assign(brush, { fillText: () => {}, strokeText: () => {} });
      nodes(brush, ...rest);
      delete brush.fillText;
      delete brush.strokeText;
      return {};
    };
  }

  hushed() {
    return this.zooming && this.view.shown.size > MANY;
  }

  // While the picture moves there are no labels on edges.
  move(zooming) {
    this.moving = true;
    this.zooming = zooming;
    window.clearTimeout(this.timer);
    this.timer = window.setTimeout(() => {
      this.moving = false;
      this.zooming = false;
      this.view.network.redraw();
    }, STILL);
  }

  draw(brush) {
    const { network, app, lit } = this.view;
    if (this.moving || network.getScale() < CLOSE) return;
    const paint = ground(app.theme);
    const [low, high] = this.window();
    let drawn = 0;
    brush.save();
    brush.font = "11px system-ui, sans-serif";
    brush.textAlign = "center";
    brush.textBaseline = "middle";
    brush.lineJoin = "round";
    for (const edge of this.view.drawn) {
      if (edge.kind === "about" || (lit && !lit.edges.has(edge.index))) continue;
      const line = network.body.edges[edge.index];
      if (!line || !line.connected) continue;
      const middle = line.edgeType.getPoint(0.5);
      if (middle.x < low.x || middle.x > high.x || middle.y < low.y || middle.y > high.y) continue;
      write(brush, this.words(edge), middle, line.from, line.to, paint);
      drawn += 1;
      if (drawn >= MOST) break;
    }
    brush.restore();
  }

  // From afar, where names are too small to read, the most connected nodes keep theirs, as far as there is room.
  nameHubs(brush) {
    const { network, app, hubs } = this.view;
    const scale = network.getScale();
    const size = 12.5 / scale;
    const taken = [];
    brush.save();
    brush.font = `500 ${size}px system-ui, sans-serif`;
    brush.textAlign = "center";
    brush.textBaseline = "middle";
    brush.lineJoin = "round";
    if (STATEMENT * scale < LEGIBLE || this.hushed()) sketchWords(brush, this.view);
    const paint = ground(app.theme);
    for (const item of hubs) {
      if (taken.length >= HUBS || (item.font.size * scale >= LEGIBLE && !this.hushed()) || !network.body.nodes[item.id]) continue;
      const at = network.getPosition(item.id);
      const room = { x: at.x, y: at.y + item.size + size * 0.8, width: brush.measureText(item.label).width, height: size * 1.3 };
      if (taken.some((other) => covers(room, other))) continue;
      taken.push(room);
      halo(brush, item.label, room.x, room.y, size / 3, paint.ink, paint.paper);
    }
    brush.restore();
  }

  window() {
    const { network, canvas } = this.view;
    return [network.DOMtoCanvas({ x: 0, y: 0 }), network.DOMtoCanvas({ x: canvas.clientWidth, y: canvas.clientHeight })];
  }

  words(edge) {
    const { model, visible } = this.view.app;
    return edgeWords(model, edge, edge.assertions.map((index) => model.assertions[index]).filter((one) => visible[one.index]));
  }
}

function write(brush, words, middle, from, to, paint) {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  if (from === to || length < 60) return;
  let angle = Math.atan2(to.y - from.y, to.x - from.x);
  if (Math.abs(angle) > Math.PI / 2) angle += Math.PI;
  brush.save();
  brush.translate(middle.x, middle.y);
  brush.rotate(angle);
  halo(brush, words, 0, 0, 4, paint.soft, paint.paper, length);
  brush.restore();
}

function halo(brush, words, x, y, width, ink, paper, most = undefined) {
  brush.lineWidth = width;
  brush.strokeStyle = paper;
  brush.strokeText(words, x, y, most);
  brush.fillStyle = ink;
  brush.fillText(words, x, y, most);
}

function covers(a, b) {
  return Math.abs(a.x - b.x) < (a.width + b.width) / 2 && Math.abs(a.y - b.y) < (a.height + b.height) / 2;
}
