// Assertions in plain words: for panels, tables and screen readers.

import { holderWords, relationWords } from "./model.js";

const MODAL = {
  actual: "", possible: "it is possible that ", conditional: "on a condition: ", required: "it is demanded that ",
  planned: "it is planned that ",
};

export function tripleWords(model, edge) {
  return `${model.nodes[edge.source].label} ${relationWords(model, edge.relation)} ${model.nodes[edge.target].label}`;
}

export function assertionWords(model, assertion) {
  const edge = model.edges[assertion.edge];
  if (assertion.kind === "statement") {
    return `${model.nodes[edge.source].label} said: ${model.statements[assertion.statement].text}`;
  }
  const who = assertion.holder >= 0 ? model.nodes[assertion.holder].label : "The article";
  const verb = assertion.stance === "denies" ? "denies" : assertion.kind === "claim" ? "claims" : "reports";
  if (assertion.kind === "inferred") return `Concluded by a rule: ${tripleWords(model, edge)}`;
  return `${who} ${verb} that ${MODAL[assertion.modality] || ""}${tripleWords(model, edge)}${assertion.ended ? " (no longer)" : ""}`;
}

export function standing(model, edge) {
  if (edge.kind === "fact") return edge.contested ? "Stated as fact by an article, and contested" : "Stated as fact by an article";
  if (edge.kind === "inferred") return "Concluded by a rule from facts";
  if (edge.kind === "says") return "A statement";
  const holders = new Set(edge.assertions.map((index) => holderWords(model, model.assertions[index])));
  const who = holders.size === 1 ? `according to ${[...holders][0]}` : `${holders.size} voices`;
  return edge.contested ? `Contested (${who})` : `Not a fact: only ${who}`;
}
