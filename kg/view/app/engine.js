// The SPARQL engine: Oxigraph in a worker, unpacked when first needed, ended when a query runs too long.

import { byId } from "./dom.js";
import { unpacked, unpackedText } from "./packed.js";

export class Engine {
  constructor() {
    this.waiting = new Map();
    this.number = 0;
  }

  get present() {
    return byId("data-engine").textContent.length > 0;
  }

  opened() {
    if (!this.opening) this.opening = this.open();
    return this.opening;
  }

  async open() {
    if (!this.present) throw new Error("This page holds no RDF: the graph is too large for one file. Use kg query or kg serve.");
    const [engine, quads] = await Promise.all([unpacked(byId("data-engine").textContent), unpackedText(byId("data-rdf").textContent)]);
    const address = URL.createObjectURL(new Blob([byId("data-worker").textContent], { type: "text/javascript" }));
    this.worker = new Worker(address);
    URL.revokeObjectURL(address);
    this.worker.onmessage = ({ data }) => this.answered(data);
    this.worker.onerror = (event) => this.failed(event.message || "The SPARQL engine could not start.");
    return this.send({ act: "open", engine, quads });
  }

  send(message) {
    this.number += 1;
    const id = this.number;
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve, reject });
      this.worker.postMessage({ ...message, id });
    });
  }

  answered({ id, result, error }) {
    const { resolve, reject } = this.waiting.get(id);
    this.waiting.delete(id);
    if (error === undefined) resolve(result);
    else reject(new Error(error));
  }

  failed(words) {
    for (const { reject } of this.waiting.values()) reject(new Error(words));
    this.waiting.clear();
  }

  async query(text, most = 1000) {
    await this.opened();
    return this.send({ act: "query", text, most });
  }

  async dump(format) {
    await this.opened();
    return this.send({ act: "dump", format });
  }

  // End a query that runs too long; the next one starts afresh.
  stop() {
    if (this.worker) this.worker.terminate();
    this.opening = null;
    this.failed("Stopped.");
  }
}
