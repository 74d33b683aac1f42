// The edges, in as few strokes as will do: from afar and in a crowd all of one look in one thin stroke, close by one by one.

import { ground } from "./look.js";

const FAR = 0.4;
const CROWD = 400;
const FEW = 40;
const HAIR = 0.8;
const SHORTEST_DASH = 2.4;
const AROUND = 40;

export class EdgeLines {
  constructor(view) {
    this.view = view;
    const { renderer } = view.network;
    // Labels come above the edges and below the nodes: vis-network 9.1 has no event between the two.
    renderer._drawEdges = (brush) => {
      this.draw(brush);
      view.labels.draw(brush);
    };
    renderer._drawArrows = (brush) => this.drawArrows(brush);
  }

  draw(brush) {
    const { network, labels } = this.view;
    const seen = this.inSight();
    if (labels.moving || network.getScale() < FAR || seen.length > CROWD) this.drawTogether(brush, new Set(seen));
    else for (const line of seen) line.draw(brush);
  }

  drawTogether(brush, seen) {
    const { network, looks, labels } = this.view;
    const apart = [];
    brush.save();
    for (const { look, edges } of looks) {
      brush.beginPath();
      for (const edge of edges) {
        const line = network.body.edges[edge];
        if (!seen.has(line)) continue;
        if (line.selected || line.hover || line.from === line.to) apart.push(line);
        else trace(brush, line);
      }
      stroke(brush, look, network.getScale(), edges.length > FEW, labels.moving);
    }
    brush.restore();
    for (const line of apart) line.draw(brush);
  }

  // Arrows are too small to see from afar, too many in a crowd, and not worth their time while the picture moves.
  drawArrows(brush) {
    const { network, labels } = this.view;
    if (labels.moving || network.getScale() < FAR) return;
    const [low, high] = labels.window();
    const pointed = this.inSight().filter(({ to: { x, y } }) => x > low.x - AROUND && x < high.x + AROUND && y > low.y - AROUND && y < high.y + AROUND);
    if (pointed.length <= CROWD) for (const line of pointed) line.drawArrows(brush);
  }

  inSight() {
    const { network, drawn, labels } = this.view;
    const [low, high] = labels.window();
    return drawn.map(({ index }) => network.body.edges[index]).filter((line) => {
      if (!line || !line.connected) return false;
      const { from, to } = line;
      const bow = AROUND + (line.options.smooth.enabled ? Math.hypot(from.x - to.x, from.y - to.y) / 2 : 0);
      return Math.max(from.x, to.x) + bow > low.x && Math.min(from.x, to.x) - bow < high.x
        && Math.max(from.y, to.y) + bow > low.y && Math.min(from.y, to.y) - bow < high.y;
    });
  }
}

// The edges by how they look, the quiet ones first.
export function byLook(items) {
  const groups = new Map();
  for (const item of items) {
    const key = JSON.stringify([item.color.color, item.color.opacity, item.width, item.dashes]);
    if (!groups.has(key)) groups.set(key, { look: item, edges: [] });
    groups.get(key).edges.push(item.id);
  }
  return [...groups.values()].sort((a, b) => a.look.color.opacity - b.look.color.opacity || a.look.width - b.look.width);
}

function trace(brush, { from, to, edgeType }) {
  const via = edgeType.getViaNode();
  brush.moveTo(from.x, from.y);
  if (via && via.x !== undefined) brush.quadraticCurveTo(via.x, via.y, to.x, to.y);
  else brush.lineTo(to.x, to.y);
}

// A line of less than a pixel is drawn forty times as fast as a wider one, an unbroken one ten times as fast as a dashed one.
function stroke(brush, look, scale, many, moving) {
  const pixel = 1 / scale / (window.devicePixelRatio || 1);
  brush.strokeStyle = look.color.color;
  brush.globalAlpha = look.color.opacity;
  brush.lineWidth = many ? pixel * Math.min(HAIR, look.width * HAIR / 2) : Math.max(look.width, HAIR * pixel);
  const longer = look.dashes ? Math.max(1, SHORTEST_DASH / (look.dashes[0] * scale)) : 1;
  brush.setLineDash(look.dashes && !(many && moving) ? look.dashes.map((part) => part * longer) : []);
  brush.stroke();
}

// From afar the words of statements are lines, as in the sketch of a page.
export function sketchWords(brush, view) {
  const { network, boxes, app } = view;
  brush.save();
  brush.strokeStyle = ground(app.theme).rim;
  brush.lineWidth = 5;
  brush.beginPath();
  for (const item of boxes) {
    const { shape } = network.body.nodes[item.id] || {};
    if (!shape || !shape.width) continue;
    const rows = Math.max(1, Math.floor((shape.height - 14) / 14));
    for (let row = 0; row < rows; row += 1) {
      const y = shape.top + shape.height / 2 + (row - (rows - 1) / 2) * 14;
      brush.moveTo(shape.left + 16, y);
      brush.lineTo(shape.left + (row === rows - 1 ? 0.6 : 1) * (shape.width - 16), y);
    }
  }
  brush.stroke();
  brush.restore();
}
