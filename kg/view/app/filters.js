// The column on the left: the legend, which filters, and one list of choices for every facet.

import { announce, button, byId, fill, h } from "./dom.js";
import { FACETS, facetLabel } from "./facets.js";
import { relationWords } from "./model.js";
import { activeFilters } from "./shown.js";
import { fold, plural } from "./words.js";

const FIRST = 7;

export function drawFilters(app) {
  const column = byId("filters");
  const open = new Set([...column.querySelectorAll("details[open]")].map((details) => details.dataset.facet));
  const first = !column.hasChildNodes();
  const active = document.activeElement ? document.activeElement.id : "";
  const scroll = column.scrollTop;
  fill(column, legend(app), summary(app), FACETS.map((facet, place) => facetList(app, facet, place, first ? place < 3 : open.has(facet.name))));
  column.scrollTop = scroll;
  if (active && byId(active) && column.contains(byId(active))) byId(active).focus();
}

function legend(app) {
  const counts = new Map();
  for (const node of app.model.nodes) counts.set(node.type, (counts.get(node.type) || 0) + 1);
  const types = app.model.style.types.map((type) => type.name).filter((name) => counts.has(name));
  return h("section", { class: "legend" }, h("h2", { text: "Legend" }),
    h("ul", {}, types.map((type) => h("li", {}, legendButton(app, type, counts.get(type))))),
    h("ul", { class: "lines", "aria-label": "Lines" },
      h("li", {}, h("span", { class: "line fact", "aria-hidden": "true" }), "fact: an article’s own voice"),
      h("li", {}, h("span", { class: "line claim", "aria-hidden": "true" }), "claim, in its holder’s colour"),
      h("li", {}, h("span", { class: "line contested", "aria-hidden": "true" }), "≠ contested"),
      h("li", {}, h("span", { class: "line inferred", "aria-hidden": "true" }), "concluded, or is about")));
}

function legendButton(app, type, count) {
  const hidden = app.state.hiddenTypes.includes(type);
  return button([app.swatch(type), h("span", { class: "name", text: app.typeLabel(type) }), h("span", { class: "count", text: count.toLocaleString("en") })],
    () => {
      app.update({ hiddenTypes: hidden ? app.state.hiddenTypes.filter((name) => name !== type) : [...app.state.hiddenTypes, type] });
      announce(`${app.typeLabel(type)} ${hidden ? "shown" : "hidden"}`);
    }, { id: `legend-${type}`, class: "legend-item", "aria-pressed": String(!hidden), title: hidden ? "Show" : "Hide" });
}

function summary(app) {
  const active = activeFilters(app.state);
  const passing = app.visible.reduce((sum, one) => sum + one, 0);
  return h("section", { class: "filter-summary" }, h("h2", { text: "Filters" }),
    h("p", {}, `${plural(passing, "assertion")} of ${app.model.assertions.length.toLocaleString("en")} pass`),
    active ? button(`Clear ${plural(active, "filter")}`, () => app.update({ filters: Object.fromEntries(FACETS.map((facet) => [facet.name, []])), hiddenTypes: [], time: null }), { class: "clear", id: "clear-filters" }) : "");
}

function facetList(app, facet, place, open) {
  const chosen = app.state.filters[facet.name];
  const counts = app.counts[place];
  const values = [...new Set([...chosen, ...counts.keys()])]
    .map((value) => ({ value, label: facetLabel(app.model, facet.name, value, relationWords), count: counts.get(value) || 0 }))
    .sort((a, b) => b.count - a.count || (a.label < b.label ? -1 : 1));
  const list = h("ul", {}, values.map((one, at) => facetItem(app, facet, one, chosen, at >= FIRST && !chosen.includes(one.value))));
  const details = h("details", { open, "data-facet": facet.name }, h("summary", {}, facet.title, chosen.length ? h("span", { class: "count on", text: ` ${chosen.length} chosen` }) : ""));
  if (values.length > FIRST) details.append(finder(facet, list));
  details.append(list);
  return details;
}

function facetItem(app, facet, one, chosen, late) {
  const id = `f-${facet.name}-${one.value}`;
  const checked = chosen.includes(one.value);
  const toggle = () => app.update({
    filters: { ...app.state.filters, [facet.name]: checked ? chosen.filter((value) => value !== one.value) : [...chosen, one.value] },
  });
  const colour = facet.name === "holder" && !one.value.startsWith("-") ? app.holderColour(app.model.nodeByKey.get(one.value)) : null;
  return h("li", { hidden: late, "data-late": late, "data-name": fold(one.label) }, h("label", {},
    h("input", { type: "checkbox", id, checked, on: { change: toggle } }),
    colour ? h("span", { class: "holder-dot", "aria-hidden": "true", vars: { "--holder": colour } }) : "",
    h("span", { class: "name", text: one.label }), h("span", { class: "count", text: one.count.toLocaleString("en") })));
}

// Facets with many values have a field of their own; without words in it, the first ones show.
function finder(facet, list) {
  return h("input", {
    type: "search", class: "finder", placeholder: `Find among ${list.children.length}`, "aria-label": `Find in ${facet.title}`,
    on: { input: (event) => {
      const wanted = fold(event.target.value.trim());
      for (const item of list.children) item.hidden = wanted ? !item.dataset.name.includes(wanted) : item.hasAttribute("data-late");
    } },
  });
}
