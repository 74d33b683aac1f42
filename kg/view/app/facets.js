// Filters over assertions: what passes, and how many there would be of everything else.

export const FACETS = [
  { name: "nature", title: "Fact or claim" },
  { name: "relation", title: "Relation" },
  { name: "holder", title: "According to" },
  { name: "source", title: "Source" },
  { name: "stance", title: "Polarity" },
  { name: "modality", title: "Modality" },
  { name: "belief", title: "Belief" },
];

const NATURES = { fact: "Fact (article’s own voice)", claim: "Claim of an actor", statement: "Statement made", inferred: "Concluded by rule" };
const STANCES = { affirms: "affirmed", denies: "denied" };

export function facetValues(model, assertion) {
  const edge = model.edges[assertion.edge];
  const article = assertion.article >= 0 ? model.articles[assertion.article] : null;
  return [
    assertion.kind,
    edge.relation,
    assertion.holder >= 0 ? model.nodes[assertion.holder].key : assertion.kind === "inferred" ? "-rule" : "-article",
    article ? article.source || article.name : "-none",
    assertion.stance,
    assertion.modality,
    beliefBand(edge),
  ];
}

export function beliefBand(edge) {
  if (edge.contested) return "contested";
  if (!edge.belief) return "not rated";
  return edge.belief >= 0.8 ? "high" : edge.belief >= 0.5 ? "middle" : "low";
}

export function facetLabel(model, facet, value, relationWords) {
  if (facet === "nature") return NATURES[value] || value;
  if (facet === "relation") return relationWords(model, value);
  if (facet === "stance") return STANCES[value] || value;
  if (facet === "holder") {
    if (value === "-article") return "the article itself";
    if (value === "-rule") return "a rule";
    const node = model.nodeByKey.get(value);
    return node === undefined ? value : model.nodes[node].label;
  }
  return value === "-none" ? "no article" : value;
}

// One pass: an assertion that fails one facet alone still counts among that facet's own values.
export function filtered(model, values, state) {
  const chosen = FACETS.map((facet) => state.filters[facet.name]).map((list) => (list && list.length ? new Set(list) : null));
  const counts = FACETS.map(() => new Map());
  const visible = new Uint8Array(model.assertions.length);
  const hidden = new Set(state.hiddenTypes);
  for (let i = 0; i < model.assertions.length; i += 1) {
    const edge = model.edges[model.assertions[i].edge];
    if (hidden.size && (hidden.has(model.nodes[edge.source].type) || hidden.has(model.nodes[edge.target].type))) continue;
    if (state.time && !withinTime(model.assertions[i], state)) continue;
    count(values[i], chosen, counts, () => { visible[i] = 1; });
  }
  return { visible, counts };
}

function count(values, chosen, counts, pass) {
  let failed = -1;
  for (let f = 0; f < values.length; f += 1) {
    if (chosen[f] && !chosen[f].has(values[f])) {
      if (failed >= 0) return;
      failed = f;
    }
  }
  if (failed >= 0) counts[failed].set(values[failed], (counts[failed].get(values[failed]) || 0) + 1);
  else {
    for (let f = 0; f < values.length; f += 1) counts[f].set(values[f], (counts[f].get(values[f]) || 0) + 1);
    pass();
  }
}

export function timeOf(assertion, clock) {
  return clock === "reported" ? assertion.reportedDays : assertion.days;
}

export function withinTime(assertion, state) {
  const days = timeOf(assertion, state.clock);
  return Boolean(days) && days[0] <= state.time[1] && days[1] >= state.time[0];
}

export function isFiltered(state) {
  return Boolean(state.time) || state.hiddenTypes.length > 0 || Object.values(state.filters).some((list) => list.length);
}
