"use strict";

// The query editor: YASGUI on this server's own endpoint, with the named questions as examples.
(async () => {
  const { prefixes, questions } = await (await fetch("/questions.json")).json();
  const Yasgui = window.Yasgui.default || window.Yasgui;
  const declared = (query) => {
    const used = Object.entries(prefixes).filter(([name]) => new RegExp(`\\b${name}:`).test(query));
    return `${used.map(([name, iri]) => `PREFIX ${name}: <${iri}>`).join("\n")}\n\n${query}`;
  };
  const first = "SELECT ?who ?what WHERE {\n  ?who kg:states/schema:text ?what\n}\nLIMIT 50";
  const editor = new Yasgui(document.getElementById("editor"), {
    requestConfig: { endpoint: new URL("/sparql", location.href).href, method: "POST" },
    copyEndpointOnNewTab: false,
    populateFromUrl: false,
    autofocus: true,
    yasqe: { value: declared(first) },
  });
  const select = document.getElementById("question");
  for (const { name, help } of questions) {
    const option = document.createElement("option");
    option.value = name;
    option.textContent = `${name} – ${help}`;
    select.append(option);
  }
  select.addEventListener("change", () => {
    const chosen = questions.find(({ name }) => name === select.value);
    if (!chosen) return;
    document.getElementById("help").textContent = chosen.help;
    editor.getTab().getYasqe().setValue(declared(chosen.query));
  });
})();
