// Time: a histogram of what passes the other filters, and a brush over it.

import { announce, button, byId, fill, h, svg } from "./dom.js";
import { timeOf } from "./facets.js";
import { dateWords, dayNumber, dayRange, dayText, plural } from "./words.js";

const HEIGHT = 40;

// Bins are years when the dates span more than six of them, else months, else days.
export function histogram(assertions, clock, passes) {
  const starts = [];
  const dated = [];
  for (const assertion of assertions) {
    const days = timeOf(assertion, clock);
    if (!days) continue;
    starts.push(Number.isFinite(days[0]) ? days[0] : days[1]);
    dated.push(assertion);
  }
  if (!starts.length) return null;
  let [least, most] = [Infinity, -Infinity];
  for (const day of starts) { least = Math.min(least, day); most = Math.max(most, day); }
  const unit = most - least > 6 * 366 ? "year" : most - least > 70 ? "month" : "day";
  const bins = binsBetween(least, most, unit);
  starts.forEach((day, place) => {
    const bin = bins[binAt(bins, day)];
    bin.count += 1;
    if (passes(dated[place])) bin.passing += 1;
  });
  return { unit, bins };
}

function binsBetween(least, most, unit) {
  const bins = [];
  let [year, month, day] = dayText(least).split("-").map(Number);
  if (unit !== "day") day = 1;
  if (unit === "year") month = 1;
  for (let from = dayNumber(year, month, day); from <= most;) {
    if (unit === "year") year += 1;
    else if (unit === "month") month += 1;
    else day += 1;
    const next = dayNumber(year, month, day);
    bins.push({ from, to: next - 1, count: 0, passing: 0 });
    from = next;
  }
  return bins;
}

function binAt(bins, day) {
  let low = 0;
  let high = bins.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (bins[middle].from <= day) low = middle;
    else high = middle - 1;
  }
  return low;
}

export function drawBrush(app) {
  const found = histogram(app.model.assertions, app.state.clock, (one) => app.visible[one.index]);
  const holder = byId("brush");
  holder.hidden = !found;
  if (!found) return;
  const focused = document.activeElement ? document.activeElement.id : "";
  fill(holder, h("div", { class: "brush-head" }, h("h2", { text: "Time" }), clockChoice(app), rangeFields(app, found),
    app.state.time ? button("All time", () => app.update({ time: null }), { id: "time-clear" }) : ""), bars(app, found));
  if (focused && byId(focused) && holder.contains(byId(focused))) byId(focused).focus();
}

function clockChoice(app) {
  const choice = (value, words) => h("option", { value, selected: app.state.clock === value, text: words });
  return h("select", { id: "clock", "aria-label": "Which time", on: { change: (event) => app.update({ clock: event.target.value }) } },
    choice("event", "when it happened or held"), choice("reported", "when it was reported"));
}

function rangeFields(app, { bins }) {
  const ends = app.state.time || [bins[0].from, bins[bins.length - 1].to];
  const field = (place, label) => h("input", {
    id: `time-${label}`, type: "text", inputmode: "numeric", size: "10", value: dayText(ends[place]), "aria-label": `Time ${label}`, title: "Year, year-month or day: 2020, 2020-10, 2020-10-14",
    on: { change: (event) => {
      const days = dayRange(event.target.value.trim());
      if (!days) { event.target.value = dayText(ends[place]); return; }
      const time = [...ends];
      time[place] = days[place];
      if (time[0] > time[1]) time[1 - place] = days[1 - place];
      setTime(app, time);
    } },
  });
  return h("span", { class: "range" }, field(0, "from"), " to ", field(1, "until"));
}

function setTime(app, time) {
  app.update({ time });
  announce(`From ${dateWords(dayText(time[0]))} to ${dateWords(dayText(time[1]))}: ${plural(app.visible.reduce((sum, one) => sum + one, 0), "assertion")}`);
}

function bars(app, { bins, unit }) {
  const most = Math.max(...bins.map((bin) => bin.count));
  const width = 100 / bins.length;
  const chart = svg("svg", { class: "bars", viewBox: `0 0 100 ${HEIGHT}`, preserveAspectRatio: "none", "aria-hidden": "true" });
  const bar = (kind, place, count) => {
    const tall = count ? Math.max(2, (HEIGHT - 2) * Math.sqrt(count / most)) : 0;
    return svg("rect", { class: kind, x: place * width, width: width * 0.86, y: HEIGHT - tall, height: tall });
  };
  bins.forEach((bin, place) => chart.append(bar("all", place, bin.count), bar("passing", place, bin.passing)));
  const labels = h("div", { class: "bar-labels", "aria-hidden": "true" }, h("span", { text: label(bins[0].from, unit) }), h("span", { text: label(bins[bins.length - 1].from, unit) }));
  const area = h("div", { class: "bar-area", title: "Drag to choose a time" }, chart);
  listen(app, area, bins);
  return [area, labels];
}

function label(day, unit) {
  return dateWords(dayText(day).slice(0, { year: 4, month: 7, day: 10 }[unit]));
}

function listen(app, area, bins) {
  let start = null;
  const at = (event) => {
    const box = area.getBoundingClientRect();
    return Math.max(0, Math.min(bins.length - 1, Math.floor(((event.clientX - box.left) / box.width) * bins.length)));
  };
  const shade = h("div", { class: "shade", hidden: true });
  area.append(shade);
  area.addEventListener("pointerdown", (event) => { start = at(event); area.setPointerCapture(event.pointerId); });
  area.addEventListener("pointermove", (event) => {
    if (start === null) return;
    const [low, high] = [Math.min(start, at(event)), Math.max(start, at(event))];
    shade.hidden = false;
    shade.style.left = `${(100 * low) / bins.length}%`;
    shade.style.width = `${(100 * (high - low + 1)) / bins.length}%`;
  });
  area.addEventListener("pointerup", (event) => {
    if (start === null) return;
    const [low, high] = [Math.min(start, at(event)), Math.max(start, at(event))];
    start = null;
    setTime(app, [bins[low].from, bins[high].to]);
  });
}
