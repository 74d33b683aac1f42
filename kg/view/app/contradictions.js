// Contradictions, both sides kept, side by side.

import { fill, h } from "./dom.js";
import { assertionCard } from "./evidence.js";
import { assertionWords, tripleWords } from "./sentences.js";
import { plural } from "./words.js";

const KINDS = { polarity: "One affirms what the other denies", control: "Who controls it?", number: "How many?", agent: "Who did it?" };
const MOST = 200;

export function contradictionsView(app, holder) {
  const { assertions } = app.model;
  const found = app.model.contradictions.filter((pair) => app.visible[pair.first] || app.visible[pair.second]);
  fill(holder, h("div", { class: "view-head" }, h("h2", { text: "Contradictions" }), h("span", { class: "paging", text: plural(found.length, "contradiction") })),
    h("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": "Contradictions" },
      found.length ? "" : nothing(app),
      found.slice(0, MOST).map((pair) => h("section", { class: "contradiction", "aria-label": assertionWords(app.model, assertions[pair.first]) },
        h("h3", {}, h("span", { class: "badge contested", text: `≠ ${pair.kind}` }), " ", KINDS[pair.kind] || "", " ", h("span", { class: "subject", text: app.model.nodes[app.model.edges[assertions[pair.first].edge].source].label })),
        h("div", { class: "sides" }, side(app, assertions[pair.first]), side(app, assertions[pair.second]))))));
}

function nothing(app) {
  return h("div", { class: "none" },
    h("p", { text: app.model.contradictions.length ? "None of the contradictions passes the filters." : "No two sources of these articles contradict each other." }),
    h("p", { text: "Shown here, side by side: what one affirms and another denies, different answers to who controls a place or who did it, and different counts of the same people." }));
}

function side(app, one) {
  return h("div", { class: "side" }, h("h4", { text: `${one.stance === "denies" ? "Not: " : ""}${tripleWords(app.model, app.model.edges[one.edge])}` }), assertionCard(app, one));
}
