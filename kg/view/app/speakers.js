// What was said, speaker by speaker.

import { fill, h } from "./dom.js";
import { bySaying } from "./model.js";
import { statementItem } from "./panel.js";
import { plural } from "./words.js";

const MOST = 300;

export function speakersView(app, holder) {
  const speakers = speakerCounts(app);
  const chosen = app.state.speaker === null ? undefined : app.model.nodeByKey.get(app.state.speaker);
  const said = app.spokenStatements().filter((one) => chosen === undefined || one.speakers.includes(chosen)).sort(bySaying);
  const choice = h("select", { id: "speaker", "aria-label": "Speaker", on: { change: (event) => app.update({ speaker: event.target.value || null }) } },
    h("option", { value: "", text: `All speakers (${speakers.length})` }),
    speakers.map(([index, count]) => h("option", { value: app.model.nodes[index].key, selected: index === chosen, text: `${app.model.nodes[index].label} (${count})` })));
  fill(holder, h("div", { class: "view-head" }, h("h2", { text: "Statements" }), choice, h("span", { class: "paging", text: plural(said.length, "statement") })),
    h("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": "Statements" }, groups(app, said.slice(0, MOST)),
      said.length > MOST ? h("p", { class: "none", text: `The first ${MOST} are shown; choose a speaker or filter.` }) : ""));
}

function speakerCounts(app) {
  const counts = new Map();
  for (const one of app.spokenStatements()) for (const speaker of one.speakers) counts.set(speaker, (counts.get(speaker) || 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
}

function groups(app, said) {
  const bySpeaker = new Map();
  for (const one of said) {
    const speaker = one.speakers.length ? one.speakers[0] : -1;
    if (!bySpeaker.has(speaker)) bySpeaker.set(speaker, []);
    bySpeaker.get(speaker).push(one);
  }
  return [...bySpeaker].sort((a, b) => b[1].length - a[1].length || a[0] - b[0]).map(([speaker, list]) => h("section", { class: "speaker" },
    h("h3", {}, speaker >= 0 ? [app.swatch(app.model.nodes[speaker].type), app.model.nodes[speaker].label] : "Nobody named", h("span", { class: "count", text: ` ${list.length}` })),
    h("ul", { class: "items" }, list.map((one) => statementItem(app, one)))));
}
