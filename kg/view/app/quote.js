// The verbatim words in their paragraph, and whole articles, with everything found in them marked.

import { fill, h } from "./dom.js";
import { pairs, paragraphAround, stretches, unitOffsets } from "./words.js";

// A block that fills itself once the texts are unpacked.
export function quoteBlock(app, article, evidence, trigger) {
  const block = h("blockquote", { class: "quote" });
  if (article < 0 || !evidence.length) return fill(block, h("p", { class: "none", text: "No words of an article stand behind this." }));
  app.texts().then((texts) => {
    const units = unitOffsets(texts[article].text);
    const spans = [
      ...pairs(evidence).map(([start, end]) => ({ start: units(start), end: units(end), kind: "evidence" })),
      ...pairs(trigger).map(([start, end]) => ({ start: units(start), end: units(end), kind: "trigger" })),
    ];
    fill(block, paragraphs(texts[article].text, spans));
  });
  return block;
}

function paragraphs(text, spans) {
  const evidence = spans.filter((span) => span.kind === "evidence").sort((a, b) => a.start - b.start);
  const parts = [];
  for (const span of evidence) {
    const around = paragraphAround(text, span.start, span.end);
    const last = parts[parts.length - 1];
    if (last && around.from <= last.to) {
      last.to = Math.max(last.to, around.to);
      last.cutEnd = around.cutEnd;
    } else parts.push({ ...around });
  }
  return parts.map((part) => h("p", {}, part.cutStart ? "… " : "", marked(text, part.from, part.to, spans), part.cutEnd ? " …" : ""));
}

function marked(text, from, to, spans) {
  return stretches(from, to, spans).map((piece) => {
    const words = text.slice(piece.start, piece.end);
    const kinds = new Set(piece.spans.map((span) => span.kind));
    if (kinds.has("trigger")) return h("mark", { class: "trigger", text: words });
    return kinds.has("evidence") ? h("mark", { text: words }) : words;
  });
}

export function articleText(app, index, texts) {
  const { text, mentions } = texts[index];
  const units = unitOffsets(text);
  const spans = outermost(mentions).map(([start, end, node]) => ({ start: units(start), end: units(end), kind: "mention", node }));
  for (const assertion of app.model.assertions) {
    if (assertion.article !== index) continue;
    for (const [start, end] of pairs(assertion.evidence)) {
      spans.push({ start: units(start), end: units(end), kind: assertion.kind === "statement" ? "said" : "evidence", assertion });
    }
  }
  const body = h("div", { class: "article-text" });
  let at = 0;
  for (const line of text.split("\n")) {
    if (line.trim()) body.append(h("p", {}, stretches(at, at + line.length, spans).map((piece) => articlePiece(app, text, piece))));
    at += line.length + 1;
  }
  return body;
}

// Mentions inside longer ones ("Aliyev" in "Ilham Aliyev") are not marked again.
function outermost(flat) {
  const all = [];
  for (let i = 0; i + 2 < flat.length; i += 3) all.push(flat.slice(i, i + 3));
  all.sort((a, b) => a[0] - b[0] || b[1] - a[1]);
  let reached = -1;
  return all.filter(([start, end]) => {
    const outer = start >= reached;
    if (outer) reached = end;
    return outer;
  });
}

function articlePiece(app, text, piece) {
  const words = text.slice(piece.start, piece.end);
  const mention = piece.spans.find((span) => span.kind === "mention");
  const kinds = [...new Set(piece.spans.map((span) => span.kind))];
  const inner = mention
    ? mentionLink(app, words, app.model.nodes[mention.node])
    : words;
  if (!kinds.includes("said") && !kinds.includes("evidence")) return inner;
  const said = piece.spans.find((span) => span.kind === "said");
  const vars = said ? { "--holder": app.holderColour(said.assertion.holder) } : {};
  return h("span", { class: `found ${kinds.includes("said") ? "said" : ""} ${kinds.includes("evidence") ? "evidence" : ""}`, vars }, inner);
}

// Not a button element: the words of a mention break over lines like any others.
function mentionLink(app, words, node) {
  const open = () => app.select(`node.${node.key}`);
  return h("span", {
    class: "mention", role: "button", tabindex: "0", title: node.label, vars: { "--type": app.typeColour(node.type) }, text: words,
    on: { click: open, keydown: (event) => { if (event.key === "Enter" || event.key === " ") { event.preventDefault(); open(); } } },
  });
}
