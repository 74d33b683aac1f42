// Walks over the graph: neighbours, steps, shortest paths; only along edges that the filters let through.

export function otherEnd(edge, node) {
  return edge.source === node ? edge.target : edge.source;
}

export function neighbours(model, node, passes) {
  const found = new Set();
  for (const index of model.nodes[node].edges) {
    if (passes(index)) found.add(otherEnd(model.edges[index], node));
  }
  found.delete(node);
  return [...found].sort((a, b) => a - b);
}

export function within(model, centre, steps, passes, limit = 400) {
  const seen = new Set([centre]);
  let border = [centre];
  for (let step = 0; step < steps && seen.size < limit; step += 1) {
    const next = [];
    for (const node of border) {
      for (const other of neighbours(model, node, passes)) {
        if (seen.size >= limit) break;
        if (!seen.has(other)) { seen.add(other); next.push(other); }
      }
    }
    border = next;
  }
  return seen;
}

// Breadth first; edges between entities are preferred to ways through statements by trying without these first.
export function shortestPath(model, from, to, passes) {
  const relation = (index) => passes(index) && !["says", "about"].includes(model.edges[index].kind);
  return pathBy(model, from, to, relation) || pathBy(model, from, to, passes);
}

function pathBy(model, from, to, passes) {
  const came = new Map([[from, -1]]);
  const queue = [from];
  for (let i = 0; i < queue.length && !came.has(to); i += 1) {
    for (const index of model.nodes[queue[i]].edges) {
      if (!passes(index)) continue;
      const next = otherEnd(model.edges[index], queue[i]);
      if (!came.has(next)) { came.set(next, index); queue.push(next); }
    }
  }
  if (!came.has(to)) return null;
  const edges = [];
  const nodes = [to];
  for (let node = to; node !== from;) {
    const index = came.get(node);
    edges.unshift(index);
    node = otherEnd(model.edges[index], node);
    nodes.unshift(node);
  }
  return { nodes, edges };
}

// Bows of parallel edges: offsets -1, 0, 1 ... around the straight line, told for the direction of each edge.
export function bows(edges) {
  const groups = new Map();
  for (const edge of edges) {
    const key = edge.source < edge.target ? `${edge.source} ${edge.target}` : `${edge.target} ${edge.source}`;
    if (!groups.has(key)) groups.set(key, []);
    groups.get(key).push(edge);
  }
  const found = new Map();
  for (const group of groups.values()) {
    group.forEach((edge, place) => {
      const offset = place - (group.length - 1) / 2;
      found.set(edge.index, edge.source < edge.target ? offset : -offset);
    });
  }
  return found;
}
