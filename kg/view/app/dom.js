// The only way in which this page makes elements: text through textContent, links to http(s) alone.

const SVG = "http://www.w3.org/2000/svg";

export function h(tag, props = {}, ...children) {
  return fitted(document.createElement(tag), props, children);
}

export function svg(tag, props = {}, ...children) {
  return fitted(document.createElementNS(SVG, tag), props, children);
}

function fitted(element, props, children) {
  for (const [name, value] of Object.entries(props)) {
    if (value === null || value === undefined || value === false) continue;
    if (name === "on") for (const [event, act] of Object.entries(value)) element.addEventListener(event, act);
    else if (name === "text") element.textContent = value;
    else if (name === "value") element.value = value;
    else if (name === "checked" || name === "disabled" || name === "selected" || name === "open") element[name] = value;
    else if (name === "vars") for (const [key, v] of Object.entries(value)) element.style.setProperty(key, v);
    else element.setAttribute(name, value === true ? "" : String(value));
  }
  for (const child of children.flat(3)) {
    if (child !== null && child !== undefined && child !== false && child !== "") element.append(child);
  }
  return element;
}

export function fill(element, ...children) {
  element.replaceChildren(...children.flat(3).filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

export function isWebAddress(address) {
  try {
    return ["http:", "https:"].includes(new URL(address).protocol);
  } catch {
    return false;
  }
}

export function outside(address, words) {
  if (!isWebAddress(address)) return h("span", { text: words });
  return h("a", { href: address, rel: "noopener noreferrer nofollow", target: "_blank", text: words });
}

export function button(words, act, props = {}) {
  return h("button", { type: "button", on: { click: act }, ...props }, words);
}

export function byId(id) {
  return document.getElementById(id);
}

export function announce(words) {
  const live = byId("live");
  live.textContent = "";
  window.setTimeout(() => { live.textContent = words; }, 30);
}

export function download(name, type, content) {
  const address = URL.createObjectURL(content instanceof Blob ? content : new Blob([content], { type }));
  const link = h("a", { href: address, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  window.setTimeout(() => URL.revokeObjectURL(address), 10000);
}
