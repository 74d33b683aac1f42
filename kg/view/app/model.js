// The graph in memory: rows that point to each other, and what is derived from them once.

import { inflate } from "./table.js";
import { spaced, dayRange } from "./words.js";

export function buildModel(drawn, view) {
  const nodes = inflate(drawn.nodes, view.nodes);
  const edges = inflate(drawn.edges, view.edges);
  const statements = inflate(view.statements);
  const articles = inflate(view.articles);
  const assertions = inflate(view.assertions);
  const model = {
    nodes, edges, statements, articles, assertions,
    contradictions: inflate(view.contradictions),
    casualties: inflate(view.casualties),
    relations: view.relations,
    style: view.style,
    rdf: view.rdf,
    questions: view.questions,
    prefixes: view.prefixes,
    options: drawn.options,
  };
  joinNodes(model);
  joinEdges(model);
  joinAssertions(model);
  return model;
}

export function keyOf(iri) {
  return iri.slice(iri.lastIndexOf("/") + 1);
}

// By day, then as they stand in the articles.
export function bySaying(a, b) {
  if (a.date !== b.date) return a.date < b.date ? -1 : 1;
  return a.article - b.article || (a.spans[0] ?? 0) - (b.spans[0] ?? 0) || a.index - b.index;
}

export function relationWords(model, relation) {
  if (relation === "about") return "is about";
  return model.relations[relation] || spaced(relation);
}

export function holderWords(model, assertion) {
  if (assertion.holder >= 0) return model.nodes[assertion.holder].label;
  return assertion.kind === "inferred" ? "concluded by a rule" : "the article itself";
}

function joinNodes(model) {
  model.nodeByKey = new Map();
  for (const node of model.nodes) {
    node.type = node.group;
    node.key = keyOf(node.iri);
    node.edges = [];
    node.statement = -1;
    model.nodeByKey.set(node.key, node.index);
  }
  model.statements.forEach((statement) => { model.nodes[statement.node].statement = statement.index; });
}

function joinEdges(model) {
  model.edgeByKey = new Map();
  for (const edge of model.edges) {
    edge.source = edge.from;
    edge.target = edge.to;
    edge.relation = edge.label;
    edge.assertions = [];
    edge.key = edge.kind === "fact" || edge.kind === "claim" ? keyOf(edge.iri)
      : `${edge.kind}.${model.nodes[edge.from].key}.${edge.relation}.${model.nodes[edge.to].key}`;
    model.edgeByKey.set(edge.key, edge.index);
    model.nodes[edge.from].edges.push(edge.index);
    if (edge.to !== edge.from) model.nodes[edge.to].edges.push(edge.index);
  }
}

function joinAssertions(model) {
  for (const edge of model.edges) {
    if (edge.kind === "inferred") model.assertions.push(concluded(edge, model.assertions.length));
  }
  for (const assertion of model.assertions) {
    const edge = model.edges[assertion.edge];
    edge.assertions.push(assertion.index);
    const begin = assertion.begin ? dayRange(assertion.begin) : null;
    const end = assertion.end ? dayRange(assertion.end) : null;
    assertion.days = begin || end ? [begin ? begin[0] : -Infinity, end ? end[1] : Infinity] : null;
    assertion.reportedDays = dayRange(assertion.reported);
  }
}

function concluded(edge, index) {
  return {
    index, edge: edge.index, kind: "inferred", holder: -1, stance: "affirms", modality: "actual", statement: -1,
    article: -1, begin: "", end: "", reported: "", ended: false, evidence: [], trigger: [], pattern: "", confidence: 0,
    iri: "",
  };
}
