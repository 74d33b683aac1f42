// How nodes and edges look: type by colour and shape, fact solid, claim dashed in the holder's colour.

import { relationWords } from "./model.js";

export function currentTheme() {
  const forced = document.documentElement.dataset.theme;
  if (forced) return forced;
  return window.matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
}

export function typeStyles(model) {
  return new Map(model.style.types.map((type) => [type.name, type]));
}

export function holderColours(model) {
  const counts = new Map();
  for (const assertion of model.assertions) {
    if (assertion.holder >= 0) counts.set(assertion.holder, (counts.get(assertion.holder) || 0) + 1);
  }
  const order = [...counts.keys()].sort((a, b) => counts.get(b) - counts.get(a) || a - b);
  const last = model.style.holders.light.length - 1;
  return new Map(order.map((holder, place) => [holder, Math.min(place, last)]));
}

export function holderColour(app, holder) {
  const palette = app.model.style.holders[app.theme];
  return palette[app.holders.has(holder) ? app.holders.get(holder) : palette.length - 1];
}

const GROUND = {
  light: { paper: "#fbfaf7", ink: "#22272e", soft: "#6b7480", fact: "#4a545f", box: "#ffffff", rim: "#c9cfd6", mark: "#d98200" },
  dark: { paper: "#14181d", ink: "#e8eaed", soft: "#98a2ad", fact: "#b4bdc7", box: "#20262d", rim: "#46505b", mark: "#ffb84d" },
};

export function ground(theme) {
  return GROUND[theme];
}

export function nodeLook(app, node, faded) {
  const type = app.types.get(node.type) || app.types.get("Thing");
  const paint = ground(app.theme);
  const colour = type[app.theme];
  const picked = app.state.selected === `node.${node.key}`;
  const pinned = app.state.pinned.includes(node.key);
  if (node.type === "Statement") return statementLook(node, paint, picked, faded);
  const size = 9 + Math.min(17, 3.2 * Math.sqrt(node.edges.length));
  return {
    shape: type.shape,
    size: type.shape === "dot" ? size * 0.92 : size,
    label: node.label.length > 32 ? `${node.label.slice(0, 31)}…` : node.label,
    color: {
      background: colour, border: picked ? paint.mark : pinned ? paint.ink : paint.paper,
      highlight: { background: colour, border: paint.mark }, hover: { background: colour, border: paint.ink },
    },
    borderWidth: picked ? 4 : 2,
    opacity: faded ? 0.18 : 1,
    font: {
      color: faded ? paint.soft : paint.ink, size: Math.min(19, 12 + Math.sqrt(node.edges.length)), face: "system-ui, sans-serif",
      strokeWidth: 4, strokeColor: paint.paper, vadjust: -2,
    },
    scaling: { label: { enabled: false, drawThreshold: 6 } },
  };
}

function statementLook(node, paint, picked, faded) {
  return {
    shape: "box",
    label: `“${node.label}”`,
    margin: 8,
    widthConstraint: { maximum: 168 },
    shapeProperties: { borderRadius: 5 },
    color: {
      background: paint.box, border: picked ? paint.mark : paint.rim,
      highlight: { background: paint.box, border: paint.mark }, hover: { background: paint.box, border: paint.ink },
    },
    borderWidth: picked ? 3 : 1,
    opacity: faded ? 0.18 : 1,
    font: { color: paint.ink, size: 11, face: "Charter, Georgia, serif", strokeWidth: 0 },
    scaling: { label: { enabled: false, drawThreshold: 5 } },
  };
}

export function edgeLook(app, edge, bow, faded, onPath) {
  const paint = ground(app.theme);
  const shown = edge.assertions.map((index) => app.model.assertions[index]).filter((one) => app.visible[one.index]);
  const holder = shown.find((one) => one.holder >= 0);
  const quiet = edge.kind === "about" || edge.kind === "inferred";
  const ownVoice = edge.kind === "fact" || !holder;
  const colour = quiet ? paint.rim : ownVoice ? paint.fact : holderColour(app, holder.holder);
  return {
    color: { color: onPath ? paint.mark : colour, highlight: paint.mark, hover: paint.ink, opacity: faded ? 0.12 : quiet ? 0.75 : 0.9 },
    dashes: dashesOf(app.model.style.dashes, edge),
    width: onPath ? 4.5 : edge.kind === "fact" ? 2 : quiet ? 1 : 1.6,
    arrows: { to: { enabled: true, scaleFactor: quiet ? 0.35 : 0.55, type: edge.kind === "says" ? "circle" : "arrow" } },
    smooth: bow === 0 ? false : { enabled: true, type: bow > 0 ? "curvedCW" : "curvedCCW", roundness: Math.min(0.85, Math.abs(bow) * 0.19) },
    selectionWidth: 2,
  };
}

function dashesOf(dashes, edge) {
  if (edge.contested) return dashes.contested;
  if (edge.kind === "inferred" || edge.kind === "about") return dashes.inferred;
  return edge.kind === "claim" ? dashes.claim : false;
}

const MODALITY_WORDS = { possible: "possible", conditional: "conditional", required: "demanded", planned: "planned" };

export function guardWords(assertions) {
  const words = [];
  if (assertions.length && assertions.every((one) => one.stance === "denies")) words.push("denied");
  const modality = assertions.length ? assertions[0].modality : "actual";
  if (modality !== "actual" && assertions.every((one) => one.modality === modality)) words.push(MODALITY_WORDS[modality] || modality);
  if (assertions.length && assertions.every((one) => one.ended)) words.push("ended");
  return words;
}

export function edgeWords(model, edge, assertions) {
  if (edge.kind === "says") {
    const statement = model.statements[model.nodes[edge.target].statement];
    return statement.cue || "says";
  }
  const guards = guardWords(assertions);
  const name = relationWords(model, edge.relation);
  return `${edge.contested ? "≠ " : ""}${name}${guards.length ? ` (${guards.join(", ")})` : ""}`;
}
