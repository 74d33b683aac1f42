// Why an edge is there: every assertion with its holder and its words.

import { button, h, outside } from "./dom.js";
import { guardWords } from "./look.js";
import { holderWords, relationWords } from "./model.js";
import { quoteBlock } from "./quote.js";
import { assertionWords, standing, tripleWords } from "./sentences.js";
import { dateWords, intervalWords, plural } from "./words.js";

export function edgePanel(app, edge, { bare = false } = {}) {
  const { model } = app;
  const assertions = edge.assertions.map((index) => model.assertions[index]);
  const head = bare ? [] : [
    h("p", { class: "kicker", text: "Why is this edge here?" }),
    h("h2", { class: "triple", tabindex: "-1" }, endLink(app, edge.source), h("span", { class: "relation-name", text: relationWords(model, edge.relation) }), endLink(app, edge.target)),
    h("p", { class: `standing ${edge.contested ? "contested" : edge.kind}`, text: standing(model, edge) }),
    edge.belief ? beliefBar(edge) : "",
  ];
  return [...head, edge.kind === "about" ? h("p", { text: "The statement says something of this." }) : "", assertions.map((one) => assertionCard(app, one))];
}

function endLink(app, index) {
  const node = app.model.nodes[index];
  return button(node.label, () => app.select(`node.${node.key}`), { class: "end" });
}

function beliefBar(edge) {
  return h("p", { class: "belief" }, h("meter", { min: "0", max: "1", value: String(edge.belief), "aria-label": "Belief" }),
    ` Belief ${edge.belief.toFixed(2)} from ${plural(edge.sources, "independent source")}`);
}

export function assertionCard(app, one) {
  const article = one.article >= 0 ? app.model.articles[one.article] : null;
  return h("article", { class: `assertion ${one.kind} ${one.stance}`, vars: { "--holder": app.holderColour(one.holder) } },
    h("h3", {}, one.kind === "claim" ? "According to " : "", one.holder >= 0 ? endLink(app, one.holder) : holderWords(app.model, one)),
    h("p", { class: "guards" }, badge(one), guardWords([one]).map((word) => h("span", { class: `badge ${word}`, text: word })),
      one.begin !== one.reported || one.end !== one.begin ? h("span", { class: "when", text: intervalWords(one.begin, one.end) }) : ""),
    h("p", { class: "visually-hidden", text: assertionWords(app.model, one) }),
    quoteBlock(app, one.article, one.evidence, one.trigger),
    article ? h("p", { class: "source" }, button(article.title, () => app.update({ view: "articles", article: String(one.article) }), { class: "edge-link" }),
      article.source ? ` · ${article.source}` : "", article.date ? ` · ${dateWords(article.date)}` : "", article.url ? [" · ", outside(article.url, "original")] : "") : "",
    one.pattern || one.confidence ? h("p", { class: "pattern", text: [one.pattern ? `pattern ${one.pattern}` : "", one.confidence ? `confidence ${one.confidence.toFixed(2)}` : ""].filter(Boolean).join(" · ") }) : "",
    against(app, one));
}

function badge(one) {
  const words = { fact: "in the article’s own voice", claim: "claim", statement: "said", inferred: "concluded by a rule" };
  return h("span", { class: `badge ${one.kind}`, text: words[one.kind] });
}

function against(app, one) {
  const others = app.model.contradictions.filter((pair) => pair.first === one.index || pair.second === one.index)
    .map((pair) => app.model.assertions[pair.first === one.index ? pair.second : pair.first]);
  return others.map((other) => h("p", { class: "against" }, "≠ ", button(assertionWords(app.model, other), () => app.select(`edge.${app.model.edges[other.edge].key}`), { class: "edge-link" })));
}

export function pathPanel(app) {
  const { model, state, path } = app;
  const names = state.path.map((key) => model.nodes[model.nodeByKey.get(key)]).filter(Boolean).map((node) => node.label);
  if (names.length < 2) return [h("p", { class: "kicker", text: "Path" }), h("h2", { tabindex: "-1", text: `From ${names[0]} to …` }), h("p", { text: "Now select the other end." })];
  if (!path) return [h("p", { class: "kicker", text: "Path" }), h("h2", { tabindex: "-1", text: `${names[0]} to ${names[1]}` }), h("p", { text: "No path leads there through what the filters let pass." })];
  return [
    h("p", { class: "kicker", text: `Shortest path, ${plural(path.edges.length, "step")}` }),
    h("h2", { tabindex: "-1", text: `${names[0]} to ${names[1]}` }),
    h("ol", { class: "path" }, path.edges.map((index) => h("li", {},
      h("h3", {}, button(tripleWords(model, model.edges[index]), () => app.select(`edge.${model.edges[index].key}`), { class: "edge-link" })),
      h("p", { class: `standing ${model.edges[index].kind}`, text: standing(model, model.edges[index]) }),
      model.edges[index].assertions.slice(0, 2).map((one) => quoteBlock(app, model.assertions[one].article, model.assertions[one].evidence, model.assertions[one].trigger))))),
  ];
}
