// The page's one state, and everything that follows from it. Views read it, `update` changes it.

import { h } from "./dom.js";
import { facetValues, filtered } from "./facets.js";
import { currentTheme, holderColour, holderColours, typeStyles } from "./look.js";
import { unpackedText } from "./packed.js";
import { decodeState, encodeState } from "./permalink.js";
import { searchIndex } from "./search.js";
import { currentPath, passingEdges } from "./shown.js";

const FILTERING = ["filters", "hiddenTypes", "time", "clock"];

export class App {
  constructor(model, textsIsland) {
    this.model = model;
    this.state = decodeState(window.location.hash);
    this.theme = currentTheme();
    this.types = typeStyles(model);
    this.holders = holderColours(model);
    this.values = model.assertions.map((assertion) => facetValues(model, assertion));
    this.listeners = [];
    this.textsIsland = textsIsland;
    this.recompute();
  }

  // Only what the patch can have changed: filters touch every assertion, a selection none.
  recompute(patch = { all: true }) {
    if (patch.all || FILTERING.some((name) => name in patch)) this.refilter();
    this.path = this.state.path.length === 2 ? currentPath(this.model, this.state, this.passes) : null;
  }

  refilter() {
    const { visible, counts } = filtered(this.model, this.values, this.state);
    this.visible = visible;
    this.counts = counts;
    this.passes = passingEdges(this.model, visible, this.state);
  }

  // Change the state; `keep` replaces the address without a new step in the browser's history.
  update(patch, { keep = false } = {}) {
    this.state = { ...this.state, ...patch };
    const hash = `#${encodeState(this.state)}`;
    if (hash !== window.location.hash && !(hash === "#" && !window.location.hash)) {
      window.history[keep ? "replaceState" : "pushState"](null, "", hash);
    }
    this.changed(patch);
  }

  changed(patch) {
    this.recompute(patch);
    for (const listener of this.listeners) listener(patch);
  }

  onChange(listener) {
    this.listeners.push(listener);
  }

  select(selected, more = {}) {
    this.update({ selected, ...more });
  }

  // The node that is selected, or the edge.
  selectedNode() {
    const index = this.selectedIndex("node.", this.model.nodeByKey);
    return index === undefined ? null : this.model.nodes[index];
  }

  selectedEdge() {
    const index = this.selectedIndex("edge.", this.model.edgeByKey);
    return index === undefined ? null : this.model.edges[index];
  }

  selectedIndex(prefix, keys) {
    const { selected } = this.state;
    return selected && selected.startsWith(prefix) ? keys.get(selected.slice(prefix.length)) : undefined;
  }

  index() {
    if (!this.searching) this.searching = searchIndex(this.model.nodes.filter((node) => node.type !== "Statement"));
    return this.searching;
  }

  texts() {
    if (!this.unpacking) this.unpacking = unpackedText(this.textsIsland).then(JSON.parse);
    return this.unpacking;
  }

  typeLabel(type) {
    return this.model.style.labels[type] || type;
  }

  typeColour(type) {
    return (this.types.get(type) || this.types.get("Thing"))[this.theme];
  }

  holderColour(holder) {
    return holderColour(this, holder);
  }

  swatch(type) {
    const shape = (this.types.get(type) || this.types.get("Thing")).shape;
    return h("span", { class: `swatch ${shape}`, "aria-hidden": "true", vars: { "--type": this.typeColour(type) } });
  }
}
