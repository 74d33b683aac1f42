// Search over names and aliases: ranked prefixes, accents ignored.

import { fold } from "./words.js";

// A name is found by the beginning of any of its words. Whole names rank before names that begin so, those before
// names with a word that begins so, main names before aliases, and then what is connected most.
export function searchIndex(nodes) {
  const entries = [];
  for (const node of nodes) {
    [node.label, ...node.aliases].forEach((name, place) => {
      const folded = fold(name);
      const words = /[\p{L}\p{N}]+/gu;
      for (let found = words.exec(folded); found; found = words.exec(folded)) {
        entries.push({ tail: folded.slice(found.index), at: found.index, node: node.index, name, alias: place > 0 });
      }
    });
  }
  entries.sort((a, b) => (a.tail < b.tail ? -1 : a.tail > b.tail ? 1 : a.node - b.node));
  return entries;
}

export function completions(index, query, limit = 12) {
  const wanted = fold(query.trim()).replace(/\s+/g, " ");
  if (!wanted) return [];
  const best = new Map();
  for (let i = lowerBound(index, wanted); i < index.length && index[i].tail.startsWith(wanted); i += 1) {
    const entry = index[i];
    const score = rank(entry, wanted);
    const before = best.get(entry.node);
    if (!before || score < before.score) best.set(entry.node, { node: entry.node, name: entry.name, score });
  }
  return [...best.values()].sort((a, b) => a.score - b.score || a.node - b.node).slice(0, limit);
}

function rank(entry, wanted) {
  const whole = entry.at === 0 && entry.tail === wanted ? 0 : entry.at === 0 ? 2 : 4;
  return whole + (entry.alias ? 1 : 0);
}

function lowerBound(index, wanted) {
  let low = 0;
  let high = index.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (index[middle].tail < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}
