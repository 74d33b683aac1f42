import assert from "node:assert/strict";
import test from "node:test";

import { byLook } from "../../../kg/view/app/lines.js";

const edge = (id, colour, width, dashes = false, opacity = 0.9) => ({ id, color: { color: colour, opacity }, width, dashes });

test("edges that look alike share one stroke, the faded ones come first", () => {
  const groups = byLook([edge(1, "red", 2), edge(2, "blue", 1.6, [7, 5]), edge(3, "red", 2), edge(4, "red", 2, false, 0.12)]);
  assert.deepEqual(groups.map((group) => group.edges), [[4], [2], [1, 3]]);
});
