// Completion from the graph itself: classes and properties that the data uses, most used first, terms by label or
// synonym, and the query's own variables. Offered while one types a name, and with Ctrl+Space.
import { at } from "./address.js";

const MOST = 40;
let known = null;

async function vocabulary() {
  known ??= fetch(at("/api/vocabulary")).then((answer) => answer.json());
  return known;
}

export function complete(yasqe) {
  const open = () => yasqe.showHint({ hint, completeSingle: false, closeCharacters: /[\s{};,.]/ });
  yasqe.addKeyMap({ "Ctrl-Space": open });
  yasqe.on("inputRead", (_, change) => {
    if (!yasqe.state.completionActive && /^[\w:?-]$/.test(change.text.join("\n")) && typed(yasqe).word.length > 1) {
      open();
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

/** The word before the cursor, where it begins, and what stands before it in its statement. */
function typed(yasqe) {
  const cursor = yasqe.getCursor();
  const line = yasqe.getLine(cursor.line).slice(0, cursor.ch);
  const word = line.match(/[\w:?-]*$/)[0];
  const above = yasqe.getRange({ line: Math.max(0, cursor.line - 20), ch: 0 }, { line: cursor.line, ch: 0 });
  const before = (above + line.slice(0, line.length - word.length)).replace(/<[^>]*>|"[^"]*"/g, "x");
  return { word, cursor, before };
}

/** What may stand at the place: a prefix to be declared, a property, a class, or any term. */
function place(before) {
  if (/\bprefix\s+$/i.test(before)) {
    return "prefix";
  }
  const statement = before.slice(Math.max(...["{", "}", ".", ";"].map((end) => before.lastIndexOf(end))) + 1);
  const parts = statement.trim() === "" ? [] : statement.trim().split(/\s+/);
  const continued = /;\s*[^.{}]*$/.test(before.slice(Math.max(before.lastIndexOf("{"), before.lastIndexOf(".")) + 1));
  const subject = continued ? 0 : 1;
  if (parts.length === subject) {
    return "property";
  }
  return parts[subject] === "a" || parts[subject] === "rdf:type" ? "class" : "term";
}

async function hint(yasqe) {
  const { word, cursor, before } = typed(yasqe);
  const from = { line: cursor.line, ch: cursor.ch - word.length };
  const list = word.startsWith("?") ? variables(yasqe, word) : await terms(word, place(before));
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

async function terms(word, kind) {
  const { prefixes, classes, properties } = await vocabulary();
  if (kind === "prefix") {
    return Object.entries(prefixes)
      .filter(([prefix]) => prefix.startsWith(word.replace(/:$/, "")))
      .sort()
      .map(([prefix, namespace]) => ({ text: `${prefix}: <${namespace}>`, label: "", about: "" }));
  }
  const name = (iri) => {
    const prefix = Object.entries(prefixes)
      .filter(([, namespace]) => iri.startsWith(namespace) && /^[\w-]*$/.test(iri.slice(namespace.length)))
      .sort((a, b) => b[1].length - a[1].length)[0];
    return prefix ? { text: `${prefix[0]}:${iri.slice(prefix[1].length)}`, prefix } : { text: `<${iri}>` };
  };
  const wanted = word.toLowerCase();
  const local = wanted.slice(wanted.indexOf(":") + 1);
  const used = { property: properties, class: classes, term: [] }[kind]
    .map((term) => ({ ...name(term.iri), label: term.label, about: `${term.count.toLocaleString("en")} ×` }))
    .filter((term) => term.text.toLowerCase().includes(wanted) || (local && term.label.toLowerCase().includes(local)));
  const first = used.filter((term) => term.text.toLowerCase().startsWith(wanted));
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

async function lookUp(text, kind) {
  const query = new URLSearchParams({ q: text, limit: MOST });
  if (kind !== "term") {
    query.set("kind", kind);
  }
  const answer = await fetch(at(`/api/terms?${query}`));
  return answer.ok ? (await answer.json()).terms : [];
}

function draw(element, _, item) {
  const name = document.createElement("span");
  name.textContent = item.text;
  const about = document.createElement("small");
  about.textContent = [item.label, item.about].filter(Boolean).join(" · ");
  element.append(name, about);
}
