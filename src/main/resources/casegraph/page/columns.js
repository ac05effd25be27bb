// What the columns of an answer in SPARQL's JSON are, and which pictures they make.
const XSD = "http://www.w3.org/2001/XMLSchema#";
const NUMBERS = /^(integer|decimal|double|float|(non)?(Positive|Negative)Integer|(positive|negative)Integer|(unsigned)?(Long|Int|Short|Byte)|long|int|short|byte)$/;
const TIMES = /^(date|dateTime|dateTimeStamp|gYear|gYearMonth)$/;
const DURATIONS = /^(duration|yearMonthDuration|dayTimeDuration)$/;
const DAYS_OF_YEAR = 365.2425;

/** A duration in years. */
function years(text) {
  const parts = text.match(/^(-?)P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:([\d.]+)S)?)?$/);
  if (!parts) {
    return NaN;
  }
  const [, sign, y, m, w, d, h, min, s] = parts.map((part) => (part === undefined ? 0 : part));
  const days = 7 * w + Number(d) + (Number(h) + (Number(min) + s / 60) / 60) / 24;
  return (sign === "-" ? -1 : 1) * (Number(y) + m / 12 + days / DAYS_OF_YEAR);
}

function time(text) {
  const [, year, month = "01", day = "01", rest = ""] = text.match(/^(-?\d{4,})(?:-(\d\d))?(?:-(\d\d))?(T.*)?/) ?? [];
  return Date.parse(`${year}-${month}-${day}${rest}`);
}

/** The kind of a term, and its value where it has a place on a scale. */
function value(term) {
  if (term?.type === "uri") {
    return { kind: "thing" };
  }
  const type = term?.datatype?.startsWith(XSD) ? term.datatype.slice(XSD.length) : "";
  if (NUMBERS.test(type)) {
    return { kind: "number", at: Number(term.value) };
  }
  if (DURATIONS.test(type)) {
    return { kind: "years", at: years(term.value) };
  }
  return TIMES.test(type) ? { kind: "time", at: time(term.value) } : { kind: "text" };
}

/** @param names short names of IRIs, as far as they are known */
export function columns({ head, results }, names) {
  const rows = results.bindings;
  const labelOf = (name) => (head.vars.includes(`${name}Label`) ? `${name}Label` : name === "passage" ? "quote" : null);
  const isLabel = (name) => name.endsWith("Label") && head.vars.includes(name.slice(0, -"Label".length));
  return head.vars
    .filter((name) => !isLabel(name))
    .map((name) => {
      const label = labelOf(name);
      const values = rows.map((row) => (row[name] ? value(row[name]) : null));
      const kinds = new Set(values.filter(Boolean).map((one) => one.kind));
      const kind = kinds.size === 1 ? [...kinds][0] : "text";
      return {
        name,
        kind,
        distinct: new Set(rows.map((row) => row[name]?.value)).size,
        isScale: kind === "number" || kind === "years" || kind === "time",
        key: (row) => rows[row][name]?.value,
        at: (row) => values[row]?.at ?? NaN,
        words: (row) => rows[row][label]?.value ?? names.get(rows[row][name]?.value) ?? rows[row][name]?.value ?? "",
      };
    })
    .filter((column) => rows.some((_, row) => column.key(row) !== undefined));
}

const TRIPLE = /^(<[^>]*>|_:\S+)\s+<([^>]*)>\s+(<[^>]*>|_:\S+|"((?:[^"\\]|\\.)*)".*)\s+\.$/;
const ESCAPES = { t: "\t", n: "\n", r: "\r", b: "\b", f: "\f" };
const unescaped = (text) =>
  text.replace(/\\(?:u([\dA-Fa-f]{4})|U([\dA-Fa-f]{8})|(.))/g, (_, short, long, one) =>
    one ? (ESCAPES[one] ?? one) : String.fromCodePoint(parseInt(short ?? long, 16)),
  );

/** The same of triples, as N-Triples write them: a text or a number is no thing that links lead to. */
export function triples(written, names) {
  const rows = written
    .split("\n")
    .map((line) => line.match(TRIPLE))
    .filter(Boolean)
    .map(([, subject, property, value, text]) => ({ subject, property: unescaped(property), value, text }));
  const labels = new Map(rows.filter(({ property }) => property.endsWith("rdf-schema#label")).map(({ subject, text }) => [subject, text]));
  const words = (term) => {
    const iri = unescaped(term.replace(/^<|>$/g, ""));
    return (labels.has(term) ? unescaped(labels.get(term) ?? "") : null) ?? names.get(iri) ?? (iri.replace(/^.*[/#](?=.)/, "") || iri);
  };
  const column = (name, kind, key, of) => ({
    name,
    kind,
    distinct: new Set(rows.map(key)).size,
    isScale: false,
    isLink: name === "property",
    key: (row) => key(rows[row]),
    at: () => NaN,
    words: (row) => of(rows[row]),
  });
  const thing = ({ value, text }) => (text === undefined ? value : undefined);
  return {
    rows: rows.map((_, row) => row),
    columns: [
      column("subject", "thing", ({ subject }) => subject, ({ subject }) => words(subject)),
      column("property", "text", ({ property }) => property, ({ property }) => words(`<${property}>`)),
      column("value", "thing", thing, ({ value, text }) => (text === undefined ? words(value) : unescaped(text))),
    ].filter((one) => rows.some((_, row) => one.key(row) !== undefined)),
  };
}

const scales = (all) => all.filter((column) => column.isScale);
const groups = (all) => all.filter((column) => !column.isScale);
/** Where there is no number to be drawn, what comes again most is counted. */
const counted = (all) =>
  numbers(all).length > 0 ? groups(all) : groups(all).sort((a, b) => (a.distinct === 1) - (b.distinct === 1) || a.distinct - b.distinct);
const things = (all) => all.filter((column) => column.kind === "thing");
const times = (all) => all.filter((column) => column.kind === "time" || column.kind === "years");
const numbers = (all) => all.filter((column) => column.kind === "number" || column.kind === "years");

/** The pictures that can be made, each with the columns that may stand at its places; a place may stay empty. */
export const PICTURES = [
  { id: "bars", words: "Bars", places: [place("Of", counted), place("Length", numbers, "number of rows")] },
  { id: "lines", words: "Lines", places: [place("Across", scales), place("Up", numbers), place("Line for each", groups, "one line")] },
  { id: "scatter", words: "Scatter", places: [place("Across", scales), place("Up", numbers), place("Colour", groups, "one colour")] },
  { id: "timeline", words: "Timeline", places: [place("Of", groups), place("From", times), place("To", times, "a point in time")] },
  { id: "graph", words: "Graph", places: [place("From", things), place("To", things), place("By", groups, "not told")] },
];

function place(words, fits, empty) {
  return { words, fits, empty };
}

/** Those that these columns make: each place that must be filled has a column of its own. */
export function possible(all, rows) {
  return PICTURES.filter(({ places }) => rows > 0 && defaults(places, all).every((column, i) => column || places[i].empty));
}

/** For each place the first column that fits and has no place yet; none where the place may be empty, except a scale. */
export function defaults(places, all) {
  const taken = new Set();
  return places.map(({ fits, empty }) => {
    const free = fits(all).filter((one) => !taken.has(one));
    const column = (empty && free.find((one) => one.isLink)) || free[0];
    if (column && !(empty && fits === groups && !column.isLink)) {
      taken.add(column);
      return column;
    }
    return null;
  });
}
