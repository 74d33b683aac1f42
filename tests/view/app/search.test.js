import assert from "node:assert/strict";
import test from "node:test";

import { completions, searchIndex } from "../../../kg/view/app/search.js";

const NODES = ["Azerbaijan", "Ilham Aliyev", "Heydar Aliyev Airport", "Ali", "Recep Tayyip Erdoğan", "Turkey"]
  .map((label, index) => ({ index, label, aliases: label === "Turkey" ? ["Türkiye", "Ankara"] : label === "Ilham Aliyev" ? ["Aliyev"] : [] }));
const INDEX = searchIndex(NODES);
const found = (query, limit) => completions(INDEX, query, limit).map((one) => NODES[one.node].label);

test("whole names before beginnings before words inside", () => {
  assert.deepEqual(found("ali"), ["Ali", "Ilham Aliyev", "Heydar Aliyev Airport"]);
});

test("accents and case are ignored, aliases are found", () => {
  assert.deepEqual(found("ERDOGAN"), ["Recep Tayyip Erdoğan"]);
  assert.deepEqual(found("turki"), ["Turkey"]);
  assert.deepEqual(found("ankara"), ["Turkey"]);
});

test("more than one word, nothing, and too much", () => {
  assert.deepEqual(found("heydar al"), ["Heydar Aliyev Airport"]);
  assert.deepEqual(found("  "), []);
  assert.deepEqual(found("(.*"), []);
  assert.equal(found("a", 2).length, 2);
});
