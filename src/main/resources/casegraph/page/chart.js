// Bars, lines, points, spans and links of an answer. The table below a picture says the same, so each is one image with a
// name; what a mark stands for is told where the pointer rests on it.
const SVG = "http://www.w3.org/2000/svg";
const WIDTH = 800;
const ROW = 22;
const LABEL = 260;
const MOST_BARS = 40;
const MOST_GROUPS = 6;
const MOST_NODES = 60;
const MOST_NAMED_LINKS = 40;
const DASHES = ["none", "7 3", "2 3", "9 3 2 3", "4 4", "1 4"];

function mark(name, attributes, ...children) {
  const element = document.createElementNS(SVG, name);
  Object.entries(attributes).forEach(([key, value]) => element.setAttribute(key, value));
  element.append(...children);
  return element;
}

function text(words, x, y, attributes = {}) {
  return mark("text", { x, y, class: "ink", "font-size": 13, ...attributes }, words);
}

const told = (words) => mark("title", {}, words);
const short = (words, most = 30) => (words.length > most ? `${words.slice(0, most - 1)}…` : words);

function drawing(height, name, marks) {
  return mark("svg", { viewBox: `0 0 ${WIDTH} ${height}`, role: "img", "aria-label": name }, ...marks);
}

/** About five round numbers. */
function ticks(from, to) {
  const raw = (to - from) / 5 || 1;
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = [1, 2, 5, 10].map((times) => times * power).find((one) => one >= raw * 0.999);
  const all = [];
  for (let tick = Math.ceil(from / step) * step; tick <= to + step / 1e6; tick += step) {
    all.push(Number(tick.toPrecision(12)));
  }
  return all;
}

const date = (at, span) => new Date(at).toISOString().slice(0, span > 4 * 365 * 864e5 ? 4 : span > 120 * 864e5 ? 7 : 10);
const written = (column, span) => (at) =>
  column.kind === "time" ? date(at, span) : `${at.toLocaleString("en", { maximumFractionDigits: 6 })}`;

function range(values, fromZero) {
  const known = values.filter(Number.isFinite);
  let [from, to] = [Math.min(...known), Math.max(...known)];
  if (fromZero) {
    [from, to] = [Math.min(0, from), Math.max(0, to)];
  }
  return from === to ? [from - 1, to + 1] : [from, to];
}

function across(column, from, to, left, right, bottom, top) {
  const x = (at) => left + ((at - from) / (to - from)) * (right - left);
  const write = written(column, to - from);
  const marks = ticks(from, to).flatMap((tick) => [
    mark("line", { x1: x(tick), x2: x(tick), y1: top, y2: bottom, class: "rule" }),
    text(write(tick), x(tick), bottom + 18, { class: "quiet", "text-anchor": "middle" }),
  ]);
  return { x, marks };
}

function bars(rows, [of, length], name) {
  const sums = new Map();
  rows.forEach((row) => {
    const key = of.key(row);
    if (key !== undefined) {
      const bar = sums.get(key) ?? { words: of.words(row), sum: 0, rows: 0 };
      bar.rows++;
      bar.sum += length ? length.at(row) || 0 : 1;
      sums.set(key, bar);
    }
  });
  const all = [...sums.values()];
  if (!length) {
    all.sort((a, b) => b.sum - a.sum);
  }
  const shown = all.slice(0, MOST_BARS);
  const bottom = 8 + shown.length * ROW;
  const [from, to] = range(shown.map((bar) => bar.sum), true);
  const axis = across({ kind: "number" }, from, to, LABEL, WIDTH - 70, bottom, 4);
  const marks = shown.flatMap((bar, i) => {
    const y = 8 + i * ROW;
    const [left, right] = [axis.x(Math.min(0, bar.sum)), axis.x(Math.max(0, bar.sum))];
    const value = bar.sum.toLocaleString("en", { maximumFractionDigits: 3 });
    return [
      text(short(bar.words), LABEL - 8, y + 14, { "text-anchor": "end" }),
      mark(
        "rect",
        { x: left, y: y + 3, width: Math.max(1, right - left), height: ROW - 8, class: "band" },
        told(`${bar.words}: ${value}${bar.rows > 1 && length ? `, the sum of ${bar.rows} rows` : ""}`),
      ),
      text(value, right + 5, y + 14, { class: "quiet" }),
    ];
  });
  return {
    svg: drawing(bottom + 28, name, [...axis.marks, ...marks]),
    notes: [
      all.length > shown.length && `The first ${shown.length} of ${all.length.toLocaleString("en")}.`,
      length && shown.some((bar) => bar.rows > 1) && `Where a name comes again, its ${length.name} is summed.`,
    ],
  };
}

/** Rows by a column, the most frequent first; what is beyond six is one group. */
function grouped(rows, by) {
  if (!by) {
    return [{ words: "", rows }];
  }
  const all = new Map();
  rows.forEach((row) => {
    const key = by.key(row) ?? "";
    const group = all.get(key) ?? { words: by.words(row) || "not told", rows: [] };
    group.rows.push(row);
    all.set(key, group);
  });
  const sorted = [...all.values()].sort((a, b) => b.rows.length - a.rows.length);
  if (sorted.length <= MOST_GROUPS) {
    return sorted;
  }
  const others = sorted.slice(MOST_GROUPS - 1);
  return [...sorted.slice(0, MOST_GROUPS - 1), { words: `${others.length} others`, rows: others.flatMap((one) => one.rows) }];
}

function plane(rows, [x, y, by], name, draw) {
  const known = rows.filter((row) => Number.isFinite(x.at(row)) && Number.isFinite(y.at(row)));
  const groups = grouped(known, by);
  const [top, left, bottom] = [12, 70, 380];
  const [from, to] = range(known.map(x.at), false);
  const [low, high] = range(known.map(y.at), false);
  const axis = across(x, from, to, left, WIDTH - 20, bottom, top);
  const up = (at) => bottom - ((at - low) / (high - low)) * (bottom - top);
  const write = written(y, high - low);
  const marks = ticks(low, high).flatMap((tick) => [
    mark("line", { x1: left, x2: WIDTH - 20, y1: up(tick), y2: up(tick), class: "rule" }),
    text(write(tick), left - 8, up(tick) + 4, { class: "quiet", "text-anchor": "end" }),
  ]);
  const legend = groups.filter((group) => group.words).flatMap((group, i) => {
    const [at, line] = [left + (i % 3) * 240, bottom + 52 + Math.floor(i / 3) * 20];
    return [
      mark("line", { x1: at, x2: at + 26, y1: line - 4, y2: line - 4, class: `curve-${i}`, "stroke-width": 3, "stroke-dasharray": DASHES[i] }),
      text(short(`${group.words} (${group.rows.length})`, 28), at + 33, line),
    ];
  });
  const place = (row) => [axis.x(x.at(row)), up(y.at(row))];
  const say = (row, group) =>
    told([group.words, `${x.name} ${written(x, to - from)(x.at(row))}`, `${y.name} ${write(y.at(row))}`].filter(Boolean).join(", "));
  return {
    svg: drawing(bottom + 48 + Math.ceil(legend.length / 6) * 20, name, [
      ...axis.marks,
      ...marks,
      text(x.name, WIDTH - 20, bottom + 36, { "text-anchor": "end" }),
      text(y.name, 4, top),
      ...groups.flatMap((group, i) => draw(group, i, place, say)),
      ...legend,
    ]),
    notes: [known.length < rows.length && `${rows.length - known.length} rows have not both values.`],
  };
}

function lines(rows, picks, name) {
  const [x] = picks;
  return plane(rows, picks, name, (group, i, place, say) => {
    const sorted = [...group.rows].sort((a, b) => x.at(a) - x.at(b));
    return [
      mark("polyline", {
        points: sorted.map((row) => place(row).map((at) => at.toFixed(1)).join(",")).join(" "),
        class: `curve-${i}`,
        fill: "none",
        "stroke-width": 2,
        "stroke-dasharray": DASHES[i],
      }),
      ...dots({ ...group, rows: sorted }, i, place, say),
    ];
  });
}

function dots(group, i, place, say) {
  return group.rows.map((row) => {
    const [cx, cy] = place(row);
    return mark("circle", { cx, cy, r: 4, class: `dot curve-${i}`, "stroke-width": 2 }, say(row, group));
  });
}

function timeline(rows, [of, start, end], name) {
  const known = rows.filter((row) => Number.isFinite(start.at(row))).sort((a, b) => start.at(a) - start.at(b));
  const shown = known.slice(0, MOST_BARS);
  const ends = end ? shown.map(end.at) : [];
  const [from, to] = range([...shown.map(start.at), ...ends], false);
  const bottom = 8 + shown.length * ROW;
  const axis = across(start, from, to, LABEL, WIDTH - 20, bottom, 4);
  const write = written(start, 0);
  const marks = shown.flatMap((row, i) => {
    const y = 8 + i * ROW + 10;
    const last = end && Number.isFinite(end.at(row)) ? end.at(row) : start.at(row);
    const words = `${of.words(row)}: ${write(start.at(row))}${last === start.at(row) ? "" : ` to ${write(last)}`}`;
    const left = axis.x(start.at(row));
    return [
      text(short(of.words(row)), LABEL - 8, y + 4, { "text-anchor": "end" }),
      last === start.at(row)
        ? mark("circle", { cx: left, cy: y, r: 5, class: "band" }, told(words))
        : mark("rect", { x: left, y: y - 5, width: Math.max(2, axis.x(last) - left), height: 10, class: "band" }, told(words)),
    ];
  });
  return {
    svg: drawing(bottom + 28, name, [...axis.marks, ...marks]),
    notes: [known.length > shown.length && `The first ${shown.length} of ${known.length.toLocaleString("en")}.`],
  };
}

/** Stretches a layout over the room that there is. */
function spread(nodes, axis, from, to) {
  const [least, most] = range(nodes.map((node) => node[axis]), false);
  nodes.forEach((node) => (node[axis] = from + ((node[axis] - least) / (most - least)) * (to - from)));
}

/** Of what has most links first; one that would lie on another is left to the pointer. */
function labels(nodes, links) {
  const taken = nodes.map(({ x, y }) => ({ left: x - 5, right: x + 5, top: y - 5, bottom: y + 5 }));
  const written = [];
  for (const one of [...nodes].sort((a, b) => b.links - a.links)) {
    const words = short(one.words, 24);
    const box = { left: one.x + 10, right: one.x + 14 + words.length * 7, top: one.y - 9, bottom: one.y + 9 };
    if (!taken.some((other) => box.left < other.right && other.left < box.right && box.top < other.bottom && other.top < box.bottom)) {
      taken.push(box);
      written.push(text(words, one.x + 10, one.y + 4, { "font-size": 12 }));
    }
  }
  for (const { a, b, by } of links) {
    const words = short(by, 24);
    const [x, y] = [(a.x + b.x) / 2, (a.y + b.y) / 2];
    const box = { left: x - words.length * 3, right: x + words.length * 3, top: y - 10, bottom: y + 4 };
    if (by && !taken.some((other) => box.left < other.right && other.left < box.right && box.top < other.bottom && other.top < box.bottom)) {
      taken.push(box);
      written.push(text(words, x, y, { class: "quiet", "font-size": 11, "text-anchor": "middle" }));
    }
  }
  return written;
}

const radius = (one) => 4 + Math.min(6, one.links / 2);

/** From the edge of one to that of the other. */
function arrow(a, b, ...children) {
  const length = Math.hypot(b.x - a.x, b.y - a.y) || 1;
  const [dx, dy] = [(b.x - a.x) / length, (b.y - a.y) / length];
  const [x, y] = [b.x - dx * (radius(b) + 1), b.y - dy * (radius(b) + 1)];
  const head = [[x, y], [x - dx * 8 - dy * 3, y - dy * 8 + dx * 3], [x - dx * 8 + dy * 3, y - dy * 8 - dx * 3]];
  return [
    mark("line", { x1: a.x, y1: a.y, x2: x, y2: y, class: "rule link" }, ...children),
    ...(a === b ? [] : [mark("polygon", { points: head.map((at) => at.map((one) => one.toFixed(1)).join(",")).join(" "), class: "arrow-head" })]),
  ];
}

/** Nodes push each other away and links pull; from the same rows always the same picture. */
function graph(rows, [from, to, by], name) {
  const nodes = new Map();
  const links = [];
  let left = 0;
  let texts = 0;
  const node = (key, words) => {
    if (!nodes.has(key) && nodes.size < MOST_NODES) {
      const turn = nodes.size * 2.4;
      nodes.set(key, { words, x: 400 + 12 * nodes.size * Math.cos(turn) ** 3, y: 260 + 6 * nodes.size * Math.sin(turn), links: 0 });
    }
    return nodes.get(key);
  };
  rows.forEach((row) => {
    if (from.key(row) === undefined || to.key(row) === undefined) {
      texts++;
      return;
    }
    const [a, b] = [from, to].map((one) => node(one.key(row), one.words(row)));
    if (a && b) {
      links.push([a, b, by ? by.words(row) : ""]);
      a.links++;
      b.links++;
    } else {
      left++;
    }
  });
  const all = [...nodes.values()];
  for (let round = 0; round < 250; round++) {
    const heat = 12 * (1 - round / 250);
    const forces = all.map((one) => {
      let [dx, dy] = [(400 - one.x) * 0.01, (260 - one.y) * 0.02];
      all.forEach((other) => {
        const [x, y] = [one.x - other.x, one.y - other.y];
        const square = Math.max(60, x * x + y * y);
        dx += (x / square) * 260;
        dy += (y / square) * 160;
      });
      return [dx, dy];
    });
    links.forEach(([a, b]) => {
      const [x, y] = [(b.x - a.x) * 0.03, (b.y - a.y) * 0.03];
      const [one, other] = [forces[all.indexOf(a)], forces[all.indexOf(b)]];
      one[0] += x;
      one[1] += y;
      other[0] -= x;
      other[1] -= y;
    });
    all.forEach((one, i) => {
      const size = Math.hypot(...forces[i]) || 1;
      one.x += (forces[i][0] / size) * Math.min(size, heat);
      one.y += (forces[i][1] / size) * Math.min(size, heat);
    });
  }
  spread(all, "x", 20, 600);
  spread(all, "y", 20, 500);
  const pairs = new Map();
  links.forEach(([a, b, words]) => {
    const key = `${all.indexOf(a)} ${all.indexOf(b)}`;
    const pair = pairs.get(key) ?? { a, b, said: new Set() };
    pair.said.add(words);
    pairs.set(key, pair);
  });
  const drawn = [...pairs.values()].map(({ a, b, said }) => ({ a, b, by: [...said].filter(Boolean).join(", ") }));
  return {
    svg: drawing(520, name, [
      ...drawn.flatMap(({ a, b, by }) => arrow(a, b, told(`${a.words} ${by ? `${by} ` : ""}→ ${b.words}`))),
      ...all.flatMap((one) => [
        mark("circle", { cx: one.x, cy: one.y, r: radius(one), class: "band" }, told(one.words)),
      ]),
      ...labels(all, drawn.length <= MOST_NAMED_LINKS ? drawn : []),
    ]),
    notes: [
      texts > 0 && `${texts.toLocaleString("en")} rows lead to a text or a number, or to nothing, and are in the table only.`,
      left > 0 && `${left.toLocaleString("en")} rows are left out: the picture has the first ${MOST_NODES} things.`,
    ],
  };
}

const BY_ID = { bars, lines, scatter: (rows, picks, name) => plane(rows, picks, name, dots), timeline, graph };

/** @returns the picture and what is to be said of it */
export function draw(id, rows, picks, name) {
  const { svg, notes } = BY_ID[id](rows, picks, name);
  return { svg, notes: notes.filter(Boolean) };
}
