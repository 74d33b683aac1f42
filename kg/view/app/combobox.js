// A text field with completions over names and aliases (WAI-ARIA Authoring Practices: combobox with list).

import { announce, fill, h } from "./dom.js";
import { completions } from "./search.js";
import { plural } from "./words.js";

export function combobox(app, { id, label, placeholder, pick }) {
  const list = h("ul", { class: "options", id: `${id}-options`, role: "listbox", "aria-label": label, hidden: true });
  const input = h("input", {
    id, type: "text", role: "combobox", placeholder, autocomplete: "off", spellcheck: "false", "aria-label": label,
    "aria-expanded": "false", "aria-controls": `${id}-options`, "aria-autocomplete": "list",
  });
  const box = { app, input, list, id, pick, found: [], active: -1 };
  input.addEventListener("input", () => offer(box));
  input.addEventListener("focus", () => input.select());
  input.addEventListener("blur", () => window.setTimeout(() => close(box), 150));
  input.addEventListener("keydown", (event) => onKey(box, event));
  return h("div", { class: "combobox" }, input, list);
}

function offer(box) {
  box.found = completions(box.app.index(), box.input.value);
  box.active = box.found.length ? 0 : -1;
  fill(box.list, box.found.map((one, place) => option(box, one, place)));
  if (!box.found.length && box.input.value.trim()) box.list.append(h("li", { class: "none", role: "option", "aria-disabled": "true", "aria-selected": "false", text: "Nothing has this name" }));
  const open = box.input.value.trim() !== "";
  box.list.hidden = !open;
  box.input.setAttribute("aria-expanded", String(open));
  mark(box);
  if (open) announce(`${plural(box.found.length, "completion")}`);
}

function option(box, one, place) {
  const node = box.app.model.nodes[one.node];
  return h("li", {
    id: `${box.id}-option-${place}`, role: "option", "aria-selected": "false",
    on: { mousedown: (event) => { event.preventDefault(); choose(box, place); } },
  }, box.app.swatch(node.type), h("span", { class: "name", text: node.label }),
  one.name !== node.label ? h("span", { class: "alias", text: one.name }) : "",
  h("span", { class: "type", text: box.app.typeLabel(node.type) }));
}

function mark(box) {
  [...box.list.children].forEach((item, place) => item.setAttribute("aria-selected", String(place === box.active)));
  if (box.active >= 0) {
    box.input.setAttribute("aria-activedescendant", `${box.id}-option-${box.active}`);
    box.list.children[box.active].scrollIntoView({ block: "nearest" });
  } else box.input.removeAttribute("aria-activedescendant");
}

function onKey(box, event) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step) {
    event.preventDefault();
    if (box.list.hidden) offer(box);
    if (box.found.length) box.active = (box.active + step + box.found.length) % box.found.length;
    mark(box);
  } else if (event.key === "Enter" && !box.list.hidden && box.active >= 0) {
    event.preventDefault();
    choose(box, box.active);
  } else if (event.key === "Escape") {
    if (box.list.hidden) box.input.value = "";
    close(box);
  }
}

function choose(box, place) {
  const node = box.app.model.nodes[box.found[place].node];
  box.input.value = node.label;
  close(box);
  box.pick(node);
}

function close(box) {
  box.list.hidden = true;
  box.input.setAttribute("aria-expanded", "false");
  box.input.removeAttribute("aria-activedescendant");
}
