import assert from "node:assert/strict";
import test from "node:test";

import { toCsv } from "../../../kg/view/app/csv.js";
import { filtered } from "../../../kg/view/app/facets.js";
import { decodeState, encodeState, freshState } from "../../../kg/view/app/permalink.js";
import { boundQuery, literal } from "../../../kg/view/app/sparql.js";
import { inflate } from "../../../kg/view/app/table.js";
import { bows, shortestPath, within } from "../../../kg/view/app/walks.js";

function network(count, pairs) {
  const edges = pairs.map(([source, target, kind = "fact"], index) => ({ index, source, target, kind, assertions: [index] }));
  const nodes = Array.from({ length: count }, (_, index) => ({
    index, type: "State", edges: edges.filter((edge) => edge.source === index || edge.target === index).map((edge) => edge.index),
  }));
  return { nodes, edges };
}

test("columns become rows again", () => {
  const rows = inflate({ n: 3, a: [1, 2, 3], b: { all: "x" }, c: { of: ["p", "q"], at: [1, 0, 1] } });
  assert.deepEqual(rows[2], { index: 2, a: 3, b: "x", c: "q" });
});

test("a permalink holds the state, whatever is in it", () => {
  const state = { ...freshState(), view: "claims", selected: "edge.12&=~#%", hiddenTypes: ["Statement"], time: [18262, 18627], path: ["a-1", "b-2"], find: "ü & ~ ?" };
  state.filters.source = ["A ~ B", "C=D&E", "100%"];
  assert.deepEqual(decodeState(`#${encodeState(state)}`), state);
});

test("a broken address gives a fresh state", () => {
  assert.deepEqual(decodeState("#view=nowhere&time=x..y&source=%E0%A4%A"), freshState());
});

test("the shortest path prefers relations to statements and obeys the filter", () => {
  const model = network(4, [[0, 3, "about"], [0, 1], [1, 2], [2, 3]]);
  assert.deepEqual(shortestPath(model, 0, 3, () => true).nodes, [0, 1, 2, 3]);
  assert.deepEqual(shortestPath(model, 0, 3, (edge) => edge !== 2).nodes, [0, 3]);
  assert.equal(shortestPath(model, 0, 3, () => false), null);
});

test("steps around a node", () => {
  const model = network(4, [[0, 1], [1, 2], [2, 3]]);
  assert.deepEqual([...within(model, 0, 2, () => true)], [0, 1, 2]);
});

test("parallel edges bow apart, also in opposite directions", () => {
  const { edges } = network(2, [[0, 1], [1, 0], [0, 1]]);
  const found = bows(edges);
  const sides = edges.map((edge) => (edge.source < edge.target ? 1 : -1) * found.get(edge.index));
  assert.deepEqual(new Set(sides).size, 3);
});

test("counts of a facet ignore its own choice", () => {
  const model = { ...network(2, [[0, 1], [0, 1]]), assertions: [{ edge: 0 }, { edge: 1 }] };
  const values = [["fact", "attacks", "h", "s", "affirms", "actual", "high"], ["claim", "attacks", "h", "s", "affirms", "actual", "high"]];
  const state = freshState();
  state.filters.nature = ["fact"];
  const { visible, counts } = filtered(model, values, state);
  assert.deepEqual([...visible], [1, 0]);
  assert.equal(counts[0].get("claim"), 1);
  assert.equal(counts[1].get("attacks"), 1);
});

test("CSV cells cannot run as formulas", () => {
  assert.equal(toCsv([["=1+1", 'a "b", c', "-3", "@x"]]), "'=1+1,\"a \"\"b\"\", c\",-3,'@x\r\n");
});

test("values of a question stay values", () => {
  const query = boundQuery("SELECT ?s WHERE { ?s ?p ?o }", new Map([["o", literal('" } # $& \\')]]));
  assert.equal(query, 'SELECT ?s WHERE { VALUES ?o { "\\" } # $& \\\\" } ?s ?p ?o }');
});
