// Words: folding for search, offsets in code points, stretches of marked text, dates.

export function fold(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/ı/g, "i").replace(/ß/g, "ss")
    .replace(/ø/g, "o").replace(/ł/g, "l").replace(/đ/g, "d").replace(/ə/g, "e");
}

export function spaced(name) {
  return name.replace(/([a-z])([A-Z])/g, "$1 $2").toLowerCase();
}

// Offsets count code points in the graph and UTF-16 units in a browser.
export function unitOffsets(text) {
  if (!/[\ud800-\udbff]/.test(text)) return (offset) => offset;
  const units = [0];
  for (const point of text) units.push(units[units.length - 1] + point.length);
  return (offset) => units[Math.min(offset, units.length - 1)];
}

export function pairs(flat) {
  const found = [];
  for (let i = 0; i + 1 < flat.length; i += 2) found.push([flat[i], flat[i + 1]]);
  return found;
}

// Cut [start, end) at every border of a span; each piece knows the spans that cover it.
export function stretches(start, end, spans) {
  const inside = spans.filter((span) => span.start < end && span.end > start && span.end > span.start);
  const cuts = new Set([start, end]);
  for (const span of inside) {
    cuts.add(Math.max(start, span.start));
    cuts.add(Math.min(end, span.end));
  }
  const borders = [...cuts].sort((a, b) => a - b);
  return borders.slice(0, -1).map((from, i) => ({
    start: from,
    end: borders[i + 1],
    spans: inside.filter((span) => span.start <= from && span.end >= borders[i + 1]),
  }));
}

// The paragraph (or paragraphs) around [start, end), shortened to about `reach` characters on either side.
export function paragraphAround(text, start, end, reach = 320) {
  let from = text.lastIndexOf("\n", Math.max(0, start - 1)) + 1;
  if (text[start] === "\n") from = start;
  let to = text.indexOf("\n", Math.max(start, end - 1));
  if (to < 0) to = text.length;
  let cutStart = false;
  let cutEnd = false;
  if (start - from > reach) {
    const space = text.indexOf(" ", start - reach);
    if (space > 0 && space < start) { from = space + 1; cutStart = true; }
  }
  if (to - end > reach) {
    const space = text.lastIndexOf(" ", end + reach);
    if (space > end) { to = space; cutEnd = true; }
  }
  return { from, to, cutStart, cutEnd };
}

// Days that an ISO date covers, exact or not: "2020-10" is [2020-10-01, 2020-10-31] as numbers of days since 1970.
export function dayRange(date) {
  const parts = /^(-?\d{4})(?:-(\d\d))?(?:-(\d\d))?/.exec(date);
  if (!parts) return null;
  const [year, month, day] = [Number(parts[1]), Number(parts[2] || 0), Number(parts[3] || 0)];
  const first = dayNumber(year, month || 1, day || 1);
  if (day) return [first, first];
  return [first, month ? dayNumber(year, month + 1, 1) - 1 : dayNumber(year + 1, 1, 1) - 1];
}

export function dayNumber(year, month, day) {
  return Math.round(Date.UTC(year, month - 1, day) / 86400000);
}

export function dayText(number) {
  return new Date(number * 86400000).toISOString().slice(0, 10);
}

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec"];

export function dateWords(date) {
  const [year, month, day] = date.split("-");
  if (!month) return year;
  return `${day ? `${Number(day)} ` : ""}${MONTHS[Number(month) - 1]} ${year}`;
}

export function intervalWords(begin, end) {
  if (!begin && !end) return "";
  if (begin === end) return dateWords(begin);
  if (!end) return `since ${dateWords(begin)}`;
  if (!begin) return `until ${dateWords(end)}`;
  return `${dateWords(begin)} to ${dateWords(end)}`;
}

export function plural(count, one, many = `${one}s`) {
  return `${count.toLocaleString("en")} ${count === 1 ? one : many}`;
}
