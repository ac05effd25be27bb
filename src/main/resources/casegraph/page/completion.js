// Completion from the graph itself: the properties that things of this class have, what stands behind a property, classes,
// terms by label or synonym, and the query's own variables; most used first. Offered while one types a name, after a blank
// where the query tells enough, and with Ctrl+Space.
import { at } from "./address.js";
import { RDF_TYPE, read } from "./pattern.js";

const MOST = 40;

// What a term is where it is defined, which says nothing of what stands there.
const OF_SCHEMAS = /^http:\/\/www\.w3\.org\/(2002\/07\/owl|2000\/01\/rdf-schema|1999\/02\/22-rdf-syntax-ns)#/;
let known = null;
const asked = new Map();

async function vocabulary() {
  known ??= json(at("/api/vocabulary"));
  return known;
}

/** Each answer is asked for once, unless there was none. */
function json(address) {
  if (!asked.has(address)) {
    const answer = fetch(address).then((found) => (found.ok ? found.json() : Promise.reject(new Error(address))));
    answer.catch(() => asked.delete(address));
    asked.set(address, answer);
  }
  return asked.get(address);
}

export function complete(yasqe) {
  const open = () => yasqe.showHint({ hint, completeSingle: false, closeCharacters: /[\s{};,.]/ });
  yasqe.addKeyMap({ "Ctrl-Space": open });
  yasqe.on("inputRead", (_, change) => {
    const text = change.text.join("\n");
    if (/^[\w:?-]$/.test(text) && !yasqe.state.completionActive && typed(yasqe).word.length > 1) {
      open();
    } else if (text === " ") {
      // Once a list that is open for the word before has closed.
      setTimeout(async () => {
        if (!yasqe.state.completionActive && tellsEnough(await around(yasqe))) {
          open();
        }
      });
    }
  });
}

/** Declares the known prefixes that a query uses without saying what they stand for. */
export async function declareKnown(yasqe) {
  const { prefixes } = await vocabulary();
  const plain = yasqe.getValue().replace(/<[^<>\s]*>|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|#.*/g, " ");
  const declared = yasqe.getPrefixesFromQuery();
  const used = new Set([...plain.matchAll(/(?<![\w:?$-])([A-Za-z][\w-]*):/g)].map((match) => match[1]));
  const missing = [...used].filter((prefix) => !(prefix in declared) && prefix in prefixes);
  if (missing.length > 0) {
    yasqe.addPrefixes(Object.fromEntries(missing.map((prefix) => [prefix, prefixes[prefix]])));
  }
}

/** The word before the cursor, and whether it stands behind PREFIX. */
function typed(yasqe) {
  const cursor = yasqe.getCursor();
  const before = yasqe.getLine(cursor.line).slice(0, cursor.ch);
  const word = before.match(/[\w:?-]*$/)[0];
  return { word, cursor, isPrefix: /\bprefix\s+$/i.test(before.slice(0, before.length - word.length)) };
}

/** What the query says at the place of the cursor. */
async function around(yasqe) {
  const { word, cursor } = typed(yasqe);
  const { prefixes } = await vocabulary();
  const all = { ...prefixes, ...yasqe.getPrefixesFromQuery() };
  const end = yasqe.indexFromPos(cursor);
  const text = yasqe.getValue();
  const expand = (name) => {
    const [prefix, ...local] = name.split(":");
    return prefix in all ? all[prefix] + local.join(":") : null;
  };
  return read(text.slice(0, end - word.length) + text.slice(end), end - word.length, expand);
}

function tellsEnough({ place, predicate, said }) {
  return place === "object" ? predicate !== null : place === "predicate" && isSaid(said);
}

function isSaid(said) {
  return said.classes.size + said.having.size + said.linkedBy.size > 0;
}

async function hint(yasqe) {
  const { word, cursor, isPrefix } = typed(yasqe);
  const from = { line: cursor.line, ch: cursor.ch - word.length };
  let list;
  if (word.startsWith("?")) {
    list = variables(yasqe, word);
  } else if (isPrefix) {
    list = await prefixes(word);
  } else {
    list = await terms(word, await around(yasqe), yasqe);
  }
  return {
    list: list.slice(0, MOST).map((item) => ({
      ...item,
      render: draw,
      hint: (editor, range, picked) => {
        // Whoever types on has written more than the list was made for.
        editor.replaceRange(picked.text, range.from, editor.getCursor());
        if (picked.prefix) {
          const declared = editor.getPrefixesFromQuery();
          if (!(picked.prefix[0] in declared)) {
            editor.addPrefixes({ [picked.prefix[0]]: picked.prefix[1] });
          }
        }
      },
    })),
    from,
    to: cursor,
  };
}

function variables(yasqe, word) {
  const used = new Set(yasqe.getValue().match(/\?\w+/g));
  used.delete(word);
  return [...used].filter((name) => name.startsWith(word)).sort().map((text) => ({ text, label: "", about: "" }));
}

async function prefixes(word) {
  return Object.entries((await vocabulary()).prefixes)
    .filter(([prefix]) => prefix.startsWith(word.replace(/:$/, "")))
    .sort()
    .map(([prefix, namespace]) => ({ text: `${prefix}: <${namespace}>`, label: "", about: "" }));
}

async function terms(word, around, yasqe) {
  const { prefixes } = await vocabulary();
  const name = (iri) => {
    if (iri === RDF_TYPE && around.place === "predicate") {
      return { text: "a" };
    }
    const prefix = Object.entries(prefixes)
      .filter(([, namespace]) => iri.startsWith(namespace) && /^[\w-]*$/.test(iri.slice(namespace.length)))
      .sort((a, b) => b[1].length - a[1].length)[0];
    return prefix ? { text: `${prefix[0]}:${iri.slice(prefix[1].length)}`, prefix } : { text: `<${iri}>` };
  };
  const wanted = word.toLowerCase();
  const local = wanted.slice(wanted.indexOf(":") + 1);
  const kind = around.place === "predicate" ? "property" : around.predicate === RDF_TYPE ? "class" : "term";
  const used = (await usable(around, kind, name, yasqe)).filter(
    (term) => term.text.toLowerCase().includes(wanted) || (local && term.label.toLowerCase().includes(local)),
  );
  const first = used.filter((term) => term.isFirst || term.text.toLowerCase().startsWith(wanted));
  const seen = new Set(used.map((term) => term.text));
  const found = local.length < 2 ? [] : await lookUp(local, kind);
  return [
    ...first,
    ...used.filter((term) => !first.includes(term)),
    ...found
      .map((term) => ({ ...name(term.iri), label: term.label, about: term.kind }))
      .filter((term) => !seen.has(term.text)),
  ];
}

/** What stands at such a place in the data; if nothing is known of the place, all that does anywhere. */
async function usable({ place, predicate, said }, kind, name, yasqe) {
  if (place && (kind === "term" ? predicate : isSaid(said))) {
    const query = new URLSearchParams();
    said.classes.forEach((iri) => query.append("class", iri));
    said.linkedBy.forEach((iri) => query.append("linkedBy", iri));
    said.having.forEach((iri) => iri !== predicate && query.append("having", iri));
    if (place === "object") {
      query.append("property", predicate);
    }
    const next = await json(at(`/api/vocabulary/next?${query}`)).catch(() => ({ terms: [] }));
    const offered = next.terms.map((term) => ({ ...name(term.iri), label: term.label, about: counted(term, next) }));
    if (kind === "term") {
      return objects(next, offered, predicate, name, yasqe);
    }
    if (offered.length > 0) {
      return offered;
    }
  }
  const { classes, properties } = await vocabulary();
  return { property: properties, class: classes, term: [] }[kind].map((term) => ({
    ...name(term.iri),
    label: term.label,
    about: `${term.count.toLocaleString("en")} ×`,
  }));
}

function counted({ count }, { looked, all }) {
  return all || looked === 0 ? `${count.toLocaleString("en")} ×` : `about ${Math.ceil((100 * count) / looked)} %`;
}

/** A variable, then the terms themselves where they come again, or else something of each of their classes. */
function objects(next, offered, predicate, name, yasqe) {
  const datatypes = (next.datatypes ?? []).map((type) => type.iri.replace(/.*[#/]/, ""));
  const fresh = { text: variable(predicate, yasqe), label: "", about: ["a variable", ...datatypes].join(", "), isFirst: true };
  const classes = (next.classes ?? []).filter((term) => !OF_SCHEMAS.test(term.iri)).map((term) => {
    const { text, prefix } = name(term.iri);
    return {
      text: `${fresh.text} . ${fresh.text} a ${text}`,
      prefix,
      label: term.label,
      about: counted(term, { ...next, all: false, looked: Math.max(next.looked, term.count) }),
    };
  });
  const comeAgain = next.distinct <= 12 || next.looked / next.distinct >= 2;
  return comeAgain ? [fresh, ...offered, ...classes] : [fresh, ...classes];
}

/** Named after the property, and not used yet. */
function variable(property, yasqe) {
  const own = property.replace(/.*[#/:]/, "").replace(/\W/g, "_").replace(/^has(?=[A-Z])/, "") || "value";
  const name = own[0].toLowerCase() + own.slice(1);
  const used = new Set(yasqe.getValue().match(/[?$]\w+/g));
  let text = `?${name}`;
  for (let number = 2; used.has(text); number++) {
    text = `?${name}${number}`;
  }
  return text;
}

async function lookUp(text, kind) {
  const query = new URLSearchParams({ q: text, limit: MOST });
  if (kind !== "term") {
    query.set("kind", kind);
  }
  return json(at(`/api/terms?${query}`)).then(
    (found) => found.terms,
    () => [],
  );
}

function draw(element, _, item) {
  const name = document.createElement("span");
  name.textContent = item.text;
  const about = document.createElement("small");
  const label = [item.text, item.text.slice(1, -1)].includes(item.label) || item.label.includes("://") ? "" : item.label;
  about.textContent = [label, item.about].filter(Boolean).join(" · ");
  element.append(name, " ", about);
}
