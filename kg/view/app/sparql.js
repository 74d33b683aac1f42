// The SPARQL tab: the named questions, a query of one's own, the answer as a table and as CSV.

import { announce, button, download, fill, h, isWebAddress } from "./dom.js";
import { combobox } from "./combobox.js";
import { toCsv } from "./csv.js";
import { keyOf } from "./model.js";
import { plural } from "./words.js";

const START = `# Who says what? The prefixes of the graph (kg:, rdfs:, schema:, prov:, nif: ...) are declared already.
SELECT ?speaker ?text WHERE {
  ?actor kg:states ?statement ; rdfs:label ?speaker .
  ?statement schema:text ?text .
} ORDER BY ?speaker LIMIT 100
`;

export function sparqlView(app, holder) {
  if (app.sparqlPane) { fill(holder, app.sparqlPane); return; }
  const editor = h("textarea", { id: "query", class: "query", rows: "12", spellcheck: "false", "aria-label": "SPARQL query", value: START });
  const answer = h("div", { class: "answer scroll", tabindex: "0", role: "region", "aria-label": "Answer" });
  const status = h("p", { class: "paging", role: "status" });
  const run = () => ask(app, editor.value, status, answer);
  const fields = h("div", { class: "question-fields" });
  editor.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) { event.preventDefault(); run(); }
  });
  const choice = h("select", { id: "question", "aria-label": "Named question", on: { change: (event) => {
    const found = app.model.questions.find((question) => question.name === event.target.value);
    if (found) takeQuestion(app, found, fields, editor, run);
  } } }, h("option", { value: "", text: "Named questions …" }), app.model.questions.map((question) => h("option", { value: question.name, text: question.name.replace(/-/g, " ") })));
  app.sparqlPane = [
    h("div", { class: "view-head" }, h("h2", { text: "SPARQL" }), choice, button("Run", run, { id: "run", class: "primary", title: "Ctrl+Enter" }), button("Stop", () => app.engine.stop(), { id: "stop" })),
    app.model.rdf.leftOut ? h("p", { class: "note", text: `To keep this file small, it leaves out ${app.model.rdf.leftOut}. The whole graph: kg query, kg export.` }) : "",
    fields, editor, status, answer,
  ];
  fill(holder, app.sparqlPane);
  status.textContent = app.engine.present ? `${app.model.rdf.quads.toLocaleString("en")} quads are packed in this file; the engine starts with the first query.` : "";
}

// A question with its parameters: entities by completion, texts and numbers as they are; each becomes a VALUES clause.
function takeQuestion(app, question, fields, editor, run) {
  const values = new Map();
  const put = () => {
    editor.value = boundQuery(question.text, values);
    if (question.takes.every((each) => !each.required || values.has(each.name))) run();
  };
  fill(fields, h("p", { text: question.help }), question.takes.map((each) => h("span", { class: "field" }, parameterField(app, each, (value) => {
    if (value) values.set(each.name, value);
    else values.delete(each.name);
    put();
  }))));
  put();
}

function parameterField(app, each, took) {
  const label = `${each.help}${each.required ? "" : " (optional)"}`;
  if (each.kind === "entity") return combobox(app, { id: `parameter-${each.name}`, label, placeholder: label, pick: (node) => took(`<${node.iri}>`) });
  return h("input", { type: "text", "aria-label": label, placeholder: label, id: `parameter-${each.name}`, on: { change: (event) => {
    const text = event.target.value.trim();
    took(each.kind === "number" ? (/^-?\d+(\.\d+)?$/.test(text) ? text : "") : text && literal(text));
  } } });
}

export function boundQuery(text, values) {
  const clauses = [...values].sort().map(([name, value]) => ` VALUES ?${name} { ${value} }`).join("");
  return text.replace("WHERE {", () => `WHERE {${clauses}`);
}

// A string of SPARQL 1.1 (19.7 and 19.8, STRING_LITERAL2), whatever is in it.
export function literal(text) {
  return `"${text.replace(/[\\"]/g, "\\$&").replace(/\n/g, "\\n").replace(/\r/g, "\\r").replace(/\t/g, "\\t")}"`;
}

async function ask(app, text, status, answer) {
  status.textContent = "Asking …";
  const start = performance.now();
  try {
    const result = await app.engine.query(declared(app.model.prefixes, text));
    const words = `${result.more ? "The first " : ""}${plural(result.rows.length, "answer")} in ${Math.round(performance.now() - start)} ms`;
    fill(status, words, " ", result.rows.length ? button("CSV", () => download("answer.csv", "text/csv;charset=utf-8", toCsv([result.columns, ...result.rows.map((row) => row.map((cell) => (cell ? cell.value : "")))])), { class: "edge-link" }) : "");
    fill(answer, answerTable(app, result));
    announce(words);
  } catch (error) {
    status.textContent = error.message;
    fill(answer);
  }
}

function answerTable(app, { columns, rows }) {
  if (!rows.length) return h("p", { class: "none", text: "No answers." });
  return h("table", { class: "answers" }, h("thead", {}, h("tr", {}, columns.map((name) => h("th", { scope: "col", text: name })))),
    h("tbody", {}, rows.map((row) => h("tr", {}, columns.map((_, place) => h("td", {}, cellOf(app, row[place])))))));
}

// What the page knows is a link into the page; other web addresses are plain text, as they come from the graph.
function cellOf(app, cell) {
  if (!cell) return "";
  if (!cell.iri) return cell.value;
  const key = keyOf(cell.value);
  const node = app.model.nodeByKey.get(key);
  if (node !== undefined) return button(app.model.nodes[node].label, () => app.select(`node.${key}`), { class: "node-link" });
  if (app.model.edgeByKey.has(key)) return button(key, () => app.select(`edge.${key}`), { class: "edge-link" });
  return h("span", { class: "iri", title: cell.value, text: isWebAddress(cell.value) ? cell.value.replace(/^.*[/#](?=[^/#]+$)/, "") : cell.value });
}

function declared(prefixes, text) {
  return `${Object.entries(prefixes).map(([name, iri]) => `PREFIX ${name}: <${iri}>`).join("\n")}\n${text}`;
}
