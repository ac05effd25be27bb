// What a query that is being written says of its variables, and which place the cursor is at. A reader of tokens and not
// of grammar: an unfinished query has none.

const TOKEN = new RegExp(
  [
    "(?<blank>\\s+|#[^\\n]*)",
    "(?<iri><[^<>\"{}|^`\\\\\\s]*>)",
    "(?<text>\"\"\"[^]*?\"\"\"|'''[^]*?'''|\"(?:[^\"\\\\\\n]|\\\\.)*\"|'(?:[^'\\\\\\n]|\\\\.)*')(?:@[\\w-]+)?",
    "(?<variable>[?$]\\w+)",
    "(?<name>(?:[A-Za-z][\\w.-]*)?:(?:[\\w%-]|\\.(?=[\\w%-]))*|_:\\w+)",
    "(?<number>[+-]?\\d+(?:\\.\\d+)?(?:[eE][+-]?\\d+)?)",
    "(?<word>[A-Za-z_]\\w*)",
    "(?<sign>\\^\\^|&&|\\|\\||[!<>]=|[^])",
  ].join("|"),
  "gy",
);

export const RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";
const SUBCLASS = "http://www.w3.org/2000/01/rdf-schema#subClassOf";

/** All tokens: kind, text and where each begins. */
export function tokens(text) {
  return [...text.matchAll(TOKEN)].map((match) => {
    const [kind, value] = Object.entries(match.groups).find(([, found]) => found !== undefined);
    return { kind, text: value, at: match.index };
  });
}

/**
 * Reads a query with a gap at the cursor.
 * @param gap the position; what is being typed there is not part of the text
 * @param expand makes an IRI of a prefixed name, or nothing
 * @returns place: "subject", "predicate", "object" or null; said: what the query says of the subject there; predicate: IRI
 */
export function read(text, gap, expand) {
  const said = new Map();
  const nothing = () => ({ classes: new Set(), having: new Set(), linkedBy: new Set() });
  const of = (key) => said.get(key) ?? said.set(key, nothing()).get(key);
  const iri = ({ kind, text }) => (kind === "iri" ? text.slice(1, -1) : kind === "name" ? expand(text) : null);
  const key = (token) => (token.kind === "variable" ? `?${token.text.slice(1)}` : (iri(token) ?? token.text));
  // What was opened and is not closed; the last is where the reader is.
  const frames = [{ kind: "query", place: "none" }];
  let at = frames[0];
  let unnamed = 0;
  let found = null;

  const open = (kind, place, subject) => frames.push((at = { kind, place, subject }));

  function close(kind) {
    while (frames.length > 1 && !kind.includes(frames.pop().kind));
    return (at = frames[frames.length - 1]);
  }

  function begin() {
    Object.assign(at, { place: at.kind === "{" ? "subject" : "none", first: null, head: false, values: false });
  }

  function predicate(token) {
    const property = token.text === "a" ? RDF_TYPE : iri(token);
    if (property && property !== RDF_TYPE) {
      of(at.subject)[at.inverse ? "linkedBy" : "having"].add(property);
    }
    Object.assign(at, { predicate: property, place: "object", backwards: at.inverse, inverse: false });
  }

  function object(node) {
    const { predicate, subject, first, backwards } = at;
    at.place = "after";
    if (!predicate || !node) {
      return;
    }
    if (predicate === RDF_TYPE && !backwards) {
      of(subject).classes.add(node);
    } else if (predicate === SUBCLASS && first?.predicate === RDF_TYPE) {
      of(first.subject).classes.add(node);
    } else {
      of(node)[backwards ? "having" : "linkedBy"].add(predicate);
    }
  }

  /** A step of a path leads on to something without a name. */
  function step() {
    const between = `_:step${++unnamed}`;
    if (at.predicate && at.predicate !== RDF_TYPE) {
      of(between)[at.backwards ? "having" : "linkedBy"].add(at.predicate);
    }
    at.first ??= { subject: at.subject, predicate: at.predicate };
    Object.assign(at, { place: "predicate", subject: between, predicate: null });
  }

  function term(token) {
    if (at.place === "subject") {
      Object.assign(at, { place: "predicate", subject: key(token), predicate: null });
    } else if (at.place === "predicate") {
      predicate(token);
    } else if (at.place === "object") {
      object(token.kind === "variable" || iri(token) ? key(token) : null);
    }
  }

  const signs = {
    "{": () => open("{", at.values ? "none" : "subject"),
    "}": () => {
      close("{");
      begin();
    },
    "(": () => {
      if (at.place === "predicate") {
        open("path", "predicate", at.subject);
      } else {
        at.place = at.place === "object" ? "after" : at.place;
        open("(", "none");
      }
    },
    ")": () => {
      const inner = at;
      close("(path");
      if (inner.kind === "path") {
        Object.assign(at, { predicate: inner.predicate, place: "object" });
      } else if (at.place === "none" && !at.head && !at.values) {
        begin();
      }
    },
    "[": () => {
      const node = `_:blank${++unnamed}`;
      if (at.place === "object") {
        object(node);
      } else {
        Object.assign(at, { place: "predicate", subject: node });
      }
      open("[", "predicate", node);
    },
    "]": () => close("["),
    ".": () => at.place !== "none" && begin(),
    ";": () => {
      if (at.place !== "none") {
        Object.assign(at, { place: "predicate", subject: at.first?.subject ?? at.subject, first: null, predicate: null });
      }
    },
    ",": () => (at.place = at.place === "after" ? "object" : at.place),
    "/": () => at.place === "object" && step(),
    "|": () => (at.place = at.place === "object" ? "predicate" : at.place),
    "^": () => (at.inverse = at.place === "predicate"),
  };

  function word(token) {
    const { text } = token;
    if ((text === "a" && at.place === "predicate") || /^(true|false)$/i.test(text)) {
      term(token);
    } else if (/^values$/i.test(text)) {
      Object.assign(at, { place: "none", values: true });
    } else if (/^(select|construct|describe|order|group|having|graph|service)$/i.test(text)) {
      Object.assign(at, { place: "none", head: true });
    } else if (/^(filter|bind|prefix|base|limit|offset)$/i.test(text)) {
      Object.assign(at, { place: "none", head: false });
    }
  }

  function tell() {
    found = { ...at };
    // What is being typed counts as the term that it will be.
    at.place = { subject: "predicate", predicate: "object", object: "after" }[at.place] ?? at.place;
    if (at.place === "object") {
      at.predicate = null;
    }
  }

  for (const token of tokens(text)) {
    if (!found && token.at >= gap) {
      tell();
    }
    if (token.kind === "sign") {
      signs[token.text]?.();
    } else if (token.kind === "word") {
      word(token);
    } else if (token.kind !== "blank") {
      term(token);
    }
  }
  if (!found) {
    tell();
  }
  const place = ["subject", "predicate", "object"].includes(found.place) ? found.place : null;
  return { place, predicate: found.predicate ?? null, said: said.get(found.subject) ?? nothing() };
}
