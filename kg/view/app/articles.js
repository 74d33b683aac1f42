// The articles, each with everything that was found in it marked.

import { button, fill, h, outside } from "./dom.js";
import { articleText } from "./quote.js";
import { dateWords, plural } from "./words.js";

const MOST = 500;
const BEGINNING = 90;

export function articlesView(app, holder) {
  const { articles } = app.model;
  const chosen = articles[Number(app.state.article ?? -1)] || articles[0];
  if (!chosen) { fill(holder, h("p", { class: "none", text: "There is no article." })); return; }
  const list = h("ul", { class: "article-list" }, articles.slice(0, MOST).map((article) => h("li", {}, button(
    [h("span", { class: "title", text: article.title }), beginning(app, article), h("span", { class: "meta", text: [article.source, article.date ? dateWords(article.date) : ""].filter(Boolean).join(" · ") })],
    () => app.update({ article: String(article.index) }), { "aria-current": article === chosen ? "true" : null }))));
  const text = h("div", { class: "article-body" });
  fill(holder, h("div", { class: "view-head" }, h("h2", { text: "Articles" }), h("span", { class: "paging", text: plural(articles.length, "article") }),
    h("span", { class: "key" }, h("span", { class: "found said", text: "said by someone" }), " ", h("span", { class: "found evidence", text: "evidence of a relation" }), " ", h("span", { class: "mention-key", text: "entity" }))),
  h("div", { class: "reader" }, h("nav", { class: "scroll", "aria-label": "Articles", tabindex: "0" }, list),
    h("article", { class: "scroll paper", tabindex: "0", "aria-label": chosen.title }, h("h3", { text: chosen.title }),
      h("p", { class: "meta" }, [chosen.source, chosen.date ? dateWords(chosen.date) : "", chosen.name === chosen.title ? "" : chosen.name].filter(Boolean).join(" · "), chosen.url ? [" · ", outside(chosen.url, "original")] : ""), text)));
  app.texts().then((texts) => fill(text, articleText(app, chosen.index, texts)));
}

// What an article without a title begins with: a file name alone says little.
function beginning(app, article) {
  if (article.title !== article.name) return "";
  const words = h("span", { class: "beginning" });
  app.texts().then((texts) => { words.textContent = texts[article.index].text.trimStart().slice(0, BEGINNING).replace(/\s+\S*$/, " …"); });
  return words;
}
