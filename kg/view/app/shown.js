// Which part of the graph is drawn.

import { FACETS, isFiltered } from "./facets.js";
import { neighbours, shortestPath, within } from "./walks.js";

const MOST_EDGES = 2000;
const MOST_ADDED = 60;

// An edge passes when one of its assertions does; what a statement is about passes with the statement.
export function passingEdges(model, visible, state) {
  const passes = new Uint8Array(model.edges.length);
  const spoken = new Uint8Array(model.nodes.length);
  const hidden = new Set(state.hiddenTypes);
  for (const edge of model.edges) {
    if (edge.kind === "about") continue;
    passes[edge.index] = edge.assertions.some((index) => visible[index]) ? 1 : 0;
    if (edge.kind === "says" && passes[edge.index]) spoken[edge.target] = 1;
  }
  for (const edge of model.edges) {
    const open = edge.kind === "about" && spoken[edge.source];
    if (open && !hidden.has(model.nodes[edge.target].type) && !hidden.has("Statement")) passes[edge.index] = 1;
  }
  return passes;
}

export function shownNodes(model, state, passes, limit) {
  const hiddenTypes = new Set(state.hiddenTypes);
  const hidden = new Set(indices(model, state.hidden));
  const shown = state.only ? onlyAround(model, state, passes) : mostConnected(model, state, passes, limit, hidden);
  for (const node of [...indices(model, state.added), ...indices(model, state.pinned)]) shown.add(node);
  for (const node of shown) {
    if (hidden.has(node) || hiddenTypes.has(model.nodes[node].type)) shown.delete(node);
  }
  const path = currentPath(model, state, passes);
  if (path) for (const node of path.nodes) shown.add(node);
  return shown;
}

export function currentPath(model, state, passes) {
  const [from, to] = state.path.map((key) => model.nodeByKey.get(key));
  if (from === undefined || to === undefined) return null;
  return shortestPath(model, from, to, (edge) => passes[edge]);
}

export function expansion(model, state, passes, shown, node) {
  return neighbours(model, node, (edge) => passes[edge])
    .filter((other) => !shown.has(other) && !state.hiddenTypes.includes(model.nodes[other].type)).slice(0, MOST_ADDED);
}

// Neighbours that hang on this node alone.
export function leaves(model, state, passes, shown, node) {
  const pinned = new Set(indices(model, state.pinned));
  return neighbours(model, node, (edge) => passes[edge]).filter((other) => shown.has(other) && !pinned.has(other)
    && neighbours(model, other, (edge) => passes[edge]).every((next) => next === node || !shown.has(next)));
}

export function drawnEdges(model, passes, shown) {
  const edges = [];
  for (const node of shown) {
    for (const index of model.nodes[node].edges) {
      const edge = model.edges[index];
      if (edge.source === node && passes[index] && shown.has(edge.target)) edges.push(edge);
    }
  }
  return edges.sort((a, b) => a.index - b.index);
}

export function indices(model, keys) {
  return keys.map((key) => model.nodeByKey.get(key)).filter((index) => index !== undefined);
}

function onlyAround(model, state, passes) {
  const at = state.only.lastIndexOf(":");
  const node = model.nodeByKey.get(state.only.slice(0, at));
  return node === undefined ? new Set() : within(model, node, Number(state.only.slice(at + 1)) || 1, (edge) => passes[edge]);
}

// What nothing is joined to is found by searching; in the first picture it would only be dust.
function mostConnected(model, state, passes, limit, hidden) {
  const shown = new Set();
  const needsEdge = isFiltered({ ...state, hiddenTypes: [] });
  let edges = 0;
  for (const node of model.nodes) {
    if (shown.size >= limit || edges >= MOST_EDGES) break;
    if (hidden.has(node.index) || (!node.edges.length && model.edges.length)) continue;
    if (needsEdge && !node.edges.some((edge) => passes[edge])) continue;
    shown.add(node.index);
    for (const index of node.edges) {
      const edge = model.edges[index];
      if (passes[index] && shown.has(edge.source) && shown.has(edge.target)) edges += 1;
    }
  }
  return shown;
}

export function activeFilters(state) {
  const facets = FACETS.filter((facet) => state.filters[facet.name].length).length;
  return facets + (state.time ? 1 : 0) + (state.hiddenTypes.length ? 1 : 0);
}
