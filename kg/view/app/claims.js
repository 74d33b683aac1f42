// The claims table: all that passes the filters, sortable, the accessible twin of the graph.

import { button, fill, h } from "./dom.js";
import { toCsv } from "./csv.js";
import { guardWords } from "./look.js";
import { holderWords, relationWords } from "./model.js";
import { fold, intervalWords, pairs, plural, unitOffsets } from "./words.js";

const PAGE = 100;
const BEFORE_WORDS = 6;

export const COLUMNS = [
  { name: "subject", title: "Subject", of: (m, a) => m.nodes[m.edges[a.edge].source].label },
  { name: "relation", title: "Relation", of: (m, a) => relationWords(m, m.edges[a.edge].relation) },
  { name: "object", title: "Object", of: (m, a) => (a.kind === "statement" ? m.statements[a.statement].text : m.nodes[m.edges[a.edge].target].label) },
  { name: "holder", title: "According to", of: holderWords },
  { name: "kind", title: "Kind", of: (m, a) => [m.edges[a.edge].contested ? "contested" : "", a.kind, ...guardWords([a])].filter(Boolean).join(", ") },
  { name: "when", title: "When", of: (m, a) => intervalWords(a.begin, a.end), key: (m, a) => a.begin || a.end },
  { name: "source", title: "Source", of: (m, a) => (a.article >= 0 ? m.articles[a.article].source || m.articles[a.article].name : "") },
  { name: "belief", title: "Belief", of: (m, a) => (m.edges[a.edge].belief ? m.edges[a.edge].belief.toFixed(2) : "") },
];

export function claimRows(model, visible, find, sort) {
  const words = fold(find || "").split(/\s+/).filter(Boolean);
  const rows = model.assertions.filter((one) => visible[one.index]).filter((one) => {
    if (!words.length) return true;
    const text = fold(COLUMNS.map((column) => column.of(model, one)).join(" "));
    return words.every((word) => text.includes(word));
  });
  if (!sort) return rows;
  const [name, way] = sort.split(":");
  const column = COLUMNS.find((one) => one.name === name);
  if (!column) return rows;
  const key = column.key || column.of;
  const keys = new Map(rows.map((row) => [row.index, key(model, row)]));
  const sign = way === "down" ? -1 : 1;
  const compare = new Intl.Collator("en", { numeric: true }).compare;
  return rows.sort((a, b) => sign * compare(keys.get(a.index), keys.get(b.index)) || a.index - b.index);
}

export function claimsView(app, holder) {
  const rows = claimRows(app.model, app.visible, app.state.find, app.state.sort);
  const table = h("div", { class: "table-scroll", tabindex: "0", role: "region", "aria-label": "Claims table" });
  const status = h("span", { class: "paging" });
  let page = 0;
  const turn = (to) => {
    page = Math.max(0, Math.min(to, Math.ceil(rows.length / PAGE) - 1));
    fill(table, tableOf(app, rows.slice(page * PAGE, (page + 1) * PAGE), rows.length));
    fill(status, plural(rows.length, "row"), rows.length > PAGE ? [" · ", button("‹ Back", () => turn(page - 1), { disabled: page === 0 }), ` page ${page + 1} of ${Math.ceil(rows.length / PAGE)} `, button("Next ›", () => turn(page + 1), { disabled: (page + 1) * PAGE >= rows.length })] : "");
  };
  turn(0);
  fill(holder, h("div", { class: "view-head" }, h("h2", { text: "Claims and facts" }), finder(app), status, button("CSV", () => app.exports.csv(rows))), table);
}

function finder(app) {
  let waiting = 0;
  return h("input", {
    id: "claims-find", type: "search", placeholder: "Words in any column", "aria-label": "Find in the table", value: app.state.find,
    on: { input: (event) => {
      window.clearTimeout(waiting);
      const find = event.target.value;
      waiting = window.setTimeout(() => app.update({ find }, { keep: true }), 150);
    } },
  });
}

function tableOf(app, rows, total) {
  return h("table", { class: "claims", "aria-rowcount": total + 1 }, h("caption", { class: "visually-hidden", text: "All assertions that pass the filters" }),
    h("thead", {}, h("tr", {}, h("th", { scope: "col", text: "Evidence" }), COLUMNS.slice(0, BEFORE_WORDS).map((column) => head(app, column)), h("th", { scope: "col", text: "Words" }), COLUMNS.slice(BEFORE_WORDS).map((column) => head(app, column)))),
    h("tbody", {}, rows.map((one) => row(app, one))));
}

function head(app, column) {
  const [name, way] = (app.state.sort || "").split(":");
  const sorted = name === column.name ? (way === "down" ? "descending" : "ascending") : "none";
  const next = sorted === "ascending" ? `${column.name}:down` : `${column.name}:up`;
  return h("th", { scope: "col", "aria-sort": sorted }, button([column.title, h("span", { class: "arrow", "aria-hidden": "true", text: { ascending: " ↑", descending: " ↓", none: "" }[sorted] })],
    () => app.update({ sort: next }), { id: `sort-${column.name}` }));
}

function row(app, one) {
  const edge = app.model.edges[one.edge];
  const selected = app.state.selected === `edge.${edge.key}`;
  return h("tr", { class: `${one.kind} ${edge.contested ? "contested" : ""} ${selected ? "selected" : ""}`, vars: { "--holder": app.holderColour(one.holder) } },
    h("td", {}, button("Why?", () => app.select(`edge.${edge.key}`), { class: "edge-link", "aria-label": `Why? ${COLUMNS.slice(0, 3).map((column) => column.of(app.model, one)).join(" ")}` })),
    COLUMNS.slice(0, BEFORE_WORDS).map((column) => cell(app, column, one)), h("td", { class: "col-words" }, words(app, one)), COLUMNS.slice(BEFORE_WORDS).map((column) => cell(app, column, one)));
}

function cell(app, column, one) {
  return h("td", { class: `col-${column.name}` }, h("span", { text: column.of(app.model, one) }));
}

// The words of the article, there once the texts are unpacked; the panel shows them in their paragraph.
function words(app, one) {
  const quote = h("span", {});
  if (one.article >= 0 && one.evidence.length) app.texts().then((texts) => { quote.textContent = evidenceWords(texts[one.article].text, one); });
  return quote;
}

function evidenceWords(text, one) {
  const units = unitOffsets(text);
  return pairs(one.evidence).map(([start, end]) => text.slice(units(start), units(end)).replace(/\s+/g, " ")).join(" … ");
}

export function claimsCsv(model, rows, texts) {
  const head = [...COLUMNS.map((column) => column.name), "stance", "modality", "begin", "end", "reported", "article", "url", "start", "end_offset", "quote", "iri"];
  return toCsv([head, ...rows.map((one) => {
    const article = one.article >= 0 ? model.articles[one.article] : null;
    const points = article ? Array.from(texts[one.article].text) : [];
    return [...COLUMNS.map((column) => column.of(model, one)), one.stance, one.modality, one.begin, one.end, one.reported, article ? article.name : "",
      article ? article.url : "", one.evidence[0] ?? "", one.evidence[1] ?? "", points.slice(one.evidence[0] ?? 0, one.evidence[1] ?? 0).join(""), one.iri];
  })]);
}
