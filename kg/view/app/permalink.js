// The state of the page as the hash of its address, and back.

import { FACETS } from "./facets.js";
import { dayText, dayRange } from "./words.js";

export const VIEWS = ["graph", "claims", "contradictions", "timeline", "statements", "articles", "sparql"];

export function freshState() {
  return {
    view: "graph", selected: null, filters: Object.fromEntries(FACETS.map((facet) => [facet.name, []])), hiddenTypes: [],
    time: null, clock: "event", added: [], hidden: [], pinned: [], only: null, path: [], article: null, speaker: null,
    sort: null, find: "",
  };
}

// Lists are joined by "~", which encodeURIComponent leaves alone and names of resources never hold.
export function encodeState(state) {
  const parts = [];
  const put = (name, value) => { if (value) parts.push(`${name}=${encodeURIComponent(value)}`); };
  const list = (name, values) => { if (values.length) parts.push(`${name}=${values.map(listed).join("~")}`); };
  if (state.view !== "graph") put("view", state.view);
  put("select", state.selected);
  for (const facet of FACETS) list(facet.name, state.filters[facet.name]);
  list("hide-types", state.hiddenTypes);
  if (state.time) put("time", `${dayText(state.time[0])}..${dayText(state.time[1])}`);
  if (state.clock !== "event") put("clock", state.clock);
  for (const name of ["added", "hidden", "pinned", "path"]) list(name, state[name]);
  for (const name of ["only", "article", "speaker", "sort", "find"]) put(name, state[name]);
  return parts.join("&");
}

export function decodeState(hash) {
  const state = freshState();
  const given = new Map(hash.replace(/^#/, "").split("&").filter(Boolean).map((part) => {
    const at = part.indexOf("=");
    return [part.slice(0, at), part.slice(at + 1)];
  }));
  const text = (name) => (given.has(name) ? decoded(given.get(name)) : null);
  const list = (name) => (given.get(name) ? given.get(name).split("~").map(decoded).filter(Boolean) : []);
  if (VIEWS.includes(text("view"))) state.view = text("view");
  for (const facet of FACETS) state.filters[facet.name] = list(facet.name);
  state.hiddenTypes = list("hide-types");
  state.time = timeSpan(text("time"));
  if (text("clock") === "reported") state.clock = "reported";
  for (const name of ["added", "hidden", "pinned", "path"]) state[name] = list(name);
  state.selected = text("select");
  for (const name of ["only", "article", "speaker", "sort"]) state[name] = text(name);
  state.find = text("find") || "";
  return state;
}

function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return "";
  }
}

function timeSpan(text) {
  const [from, to] = (text || "").split("..");
  const [first, last] = [dayRange(from || ""), dayRange(to || "")];
  return first && last && first[0] <= last[1] ? [first[0], last[1]] : null;
}

function listed(value) {
  return encodeURIComponent(value).replace(/~/g, "%7E");
}
