// Keys for the whole page, and the sheet that tells them.

import { button, byId, h } from "./dom.js";

const KEYS = [
  ["/", "Search"], ["?", "This help"], ["1 to 7", "The views"], ["Esc", "Close the details"], ["Arrow keys", "In the graph: to the next node that way"],
  ["Enter", "In the graph: expand or collapse the node"], ["p, h", "In the graph: pin, hide"], ["+, −, 0", "In the graph: zoom, fit"],
  ["F6", "To the next part of the page"], ["Ctrl+Enter", "In the SPARQL field: run"],
];

export function helpSheet() {
  const sheet = h("dialog", { class: "sheet", "aria-label": "Help and keys" }, h("h2", { text: "Help and keys" }),
    h("p", { text: "A solid edge is a fact: an article says it in its own voice. A dashed edge is a claim in the colour of who claims it. Every edge answers the question why it is here with the words of the article." }),
    h("dl", { class: "keys" }, KEYS.map(([key, words]) => [h("dt", {}, h("kbd", { text: key })), h("dd", { text: words })])),
    h("label", { class: "single-keys" }, h("input", { type: "checkbox", id: "single-keys", checked: true }), " Keys without Ctrl act anywhere on the page (/, ?, 1 to 7, Esc)"),
    h("p", { text: "Double-click a node to expand or collapse it. The address of the page always holds the view: send it with the file." }),
    button("Close", () => sheet.close(), { class: "dialog-close" }));
  return sheet;
}

const PARTS = ["find", "filters", "view", "panel"];

export function listenToKeys(app, help) {
  document.addEventListener("keydown", (event) => {
    if (event.key === "F6") { event.preventDefault(); nextPart(event.shiftKey ? -1 : 1); return; }
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || document.querySelector("dialog[open]")) return;
    if (!byId("single-keys").checked) return;
    const tabs = [...byId("tabs").querySelectorAll("[role=tab]")];
    if (event.key === "/") byId("find").focus();
    else if (event.key === "?") help.showModal();
    else if (event.key === "Escape") app.update({ selected: null, path: [] });
    else if (/^[1-7]$/.test(event.key)) { tabs[Number(event.key) - 1].click(); tabs[Number(event.key) - 1].focus(); }
    else return;
    event.preventDefault();
  });
}

function isTyping(element) {
  return element.matches("textarea, select, input:not([type=checkbox])");
}

function nextPart(step) {
  const parts = PARTS.filter((id) => byId(id).offsetParent !== null || byId(id) === document.activeElement);
  const at = parts.findIndex((id) => byId(id).contains(document.activeElement));
  const part = byId(parts[(at + step + parts.length) % parts.length]);
  const inner = part.matches("input") ? part : part.querySelector("h2[tabindex], [role=application], button, input, select, textarea, [tabindex='0']");
  (inner || part).focus();
}
