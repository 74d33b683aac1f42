// Runs inside a worker of its own, behind Oxigraph's glue: holds the graph and answers queries.

let store = null;

const FORMATS = { turtle: "text/turtle", trig: "application/trig", nq: "application/n-quads" };

const ACTS = {
  async open({ engine, quads }) {
    await __wbg_init({ module_or_path: engine });
    store = new Store();
    store.load(quads, { format: "application/n-quads", no_transaction: true });
    return { size: store.size };
  },
  query({ text, most }) {
    const result = store.query(text, { use_default_graph_as_union: true });
    if (typeof result === "boolean") return { columns: ["answer"], rows: [[{ value: String(result) }]], more: false };
    const rows = [];
    const columns = [];
    for (const one of result) {
      if (rows.length >= most) return { columns, rows, more: true };
      rows.push(row(one, columns));
    }
    return { columns, rows, more: false };
  },
  dump({ format }) {
    if (format !== "turtle") return store.dump({ format: FORMATS[format] });
    const union = new Store();
    for (const found of store.match()) union.add(quad(found.subject, found.predicate, found.object));
    return union.dump({ format: FORMATS.turtle, from_graph_name: defaultGraph() });
  },
};

function row(one, columns) {
  if (one instanceof Map) {
    for (const name of one.keys()) if (!columns.includes(name)) columns.push(name);
    return columns.map((name) => term(one.get(name)));
  }
  if (!columns.length) columns.push("subject", "predicate", "object");
  return [term(one.subject), term(one.predicate), term(one.object)];
}

function term(value) {
  if (!value) return null;
  return { value: value.value, iri: value.termType === "NamedNode", language: value.language || "", datatype: value.datatype ? value.datatype.value : "" };
}

self.onmessage = async ({ data }) => {
  try {
    self.postMessage({ id: data.id, result: await ACTS[data.act](data) });
  } catch (error) {
    self.postMessage({ id: data.id, error: error instanceof Error ? error.message : String(error) });
  }
};
