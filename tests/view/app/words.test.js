import assert from "node:assert/strict";
import test from "node:test";

import { dayRange, dayText, fold, intervalWords, paragraphAround, stretches, unitOffsets } from "../../../kg/view/app/words.js";

test("folding ignores accents and case, also where Unicode has no decomposition", () => {
  assert.equal(fold("Erdoğan"), "erdogan");
  assert.equal(fold("Łódź"), "lodz");
  assert.equal(fold("İstanbul"), fold("istanbul"));
  assert.equal(fold("Bakı"), "baki");
});

test("offsets are code points", () => {
  const text = "a🕊b";
  const units = unitOffsets(text);
  assert.equal(text.slice(units(2), units(3)), "b");
  assert.equal(unitOffsets("plain")(3), 3);
});

test("stretches are cut at every border and know their spans", () => {
  const spans = [{ start: 2, end: 8, kind: "a" }, { start: 4, end: 6, kind: "b" }, { start: 20, end: 30, kind: "c" }];
  const pieces = stretches(0, 10, spans);
  assert.deepEqual(pieces.map((piece) => [piece.start, piece.end, piece.spans.map((span) => span.kind).join("")]),
    [[0, 2, ""], [2, 4, "a"], [4, 6, "ab"], [6, 8, "a"], [8, 10, ""]]);
});

test("a paragraph ends at line breaks and long ones are cut between words", () => {
  const text = "One.\nTwo words here.\nThree.";
  const around = paragraphAround(text, 5, 8);
  assert.equal(text.slice(around.from, around.to), "Two words here.");
  const long = `${"word ".repeat(300)}HERE${" word".repeat(300)}`;
  const cut = paragraphAround(long, 1500, 1504, 50);
  assert.ok(cut.cutStart && cut.cutEnd);
  assert.ok(cut.to - cut.from < 120);
  assert.ok(long.slice(cut.from, cut.to).startsWith("word "));
});

test("dates as exact as they are given", () => {
  assert.deepEqual(dayRange("2020-02").map(dayText), ["2020-02-01", "2020-02-29"]);
  assert.deepEqual(dayRange("1994").map(dayText), ["1994-01-01", "1994-12-31"]);
  assert.equal(dayRange("soon"), null);
  assert.equal(intervalWords("1994", ""), "since 1994");
  assert.equal(intervalWords("2020-10-10", "2020-10-10"), "10 Oct 2020");
  assert.equal(intervalWords("", "2020-10"), "until Oct 2020");
});
