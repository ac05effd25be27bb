// The page of the workbench: the report, what is stated of it, and what follows, each as the file is now.
import { json, send, text } from "./ask.js";
import { element, list, messages, questions } from "./facts.js";
import { fields, prepare, tryOrders } from "./forms.js";
import { propose } from "./proposals.js";
import { reportOf } from "./report.js";

const LOOK_AGAIN = 4000;
const get = (id) => document.getElementById(id);
let state;
let report;

const tell = (words) => (get("state").textContent = words);

function fail(error) {
  if (error?.status === 409) look();
  get("problem").hidden = false;
  get("problem").querySelector("p").textContent = error.message;
}

const fine = () => (get("problem").hidden = true);

async function follow() {
  const version = state.version;
  const [checked, picture, open] = await Promise.all([json("messages"), text("timeline"), json("undecided")]);
  if (version !== state.version) return;
  messages(checked.messages, state.words.filter((word) => word.isUnwritten).length, showNode);
  const drawn = new DOMParser().parseFromString(picture, "image/svg+xml").documentElement;
  get("timeline").replaceChildren(
    picture && drawn.nodeName === "svg" ? document.importNode(drawn, true) : element("p", "It contradicts itself; see the check.", { class: "quiet" }),
  );
  questions(open.questions, acts.drop, (id) => state.facts.find((fact) => fact.id === id));
}

function show(next, words) {
  state = next;
  get("case").textContent = state.label;
  document.title = `${state.label}: workbench`;
  for (const [id, name] of [["undo", state.undo], ["redo", state.redo]]) {
    get(id).disabled = !name;
    get(id).title = name ? `${id === "undo" ? "Undo" : "Redo"}: ${name}` : "";
  }
  list(state.facts, acts);
  report.quoted(state.facts.flatMap((fact) => fact.passages).filter((passage) => passage.to > passage.from));
  head();
  get("outside").hidden = !state.changedOutside;
  fine();
  tell(words);
  follow().catch(fail);
}

async function change(path, body, words) {
  try {
    show(await send(path, { ...body, version: state.version }), words);
    return true;
  } catch (error) {
    fail(error);
    return false;
  }
}

const edit = (body, words) => change("edit", body, words);

async function look() {
  const seen = await json("version");
  get("outside").hidden = !seen.changedOutside;
  if (!seen.changedOutside && seen.version !== state.version) show(await json("state"), "Changed in another window.");
}

function showNode(id) {
  const fact = state.facts.find((one) => one.id === id);
  if (fact) acts.show(fact);
}

const acts = {
  show(fact) {
    for (const item of document.querySelectorAll("li.shown")) item.classList.remove("shown");
    const item = get(`fact-${fact.id}`);
    if (fact.isOrder) get("open-orders").open = true;
    item.classList.add("shown");
    item.scrollIntoView({ block: "nearest" });
    report.show(fact.passages.filter((passage) => passage.to > passage.from));
  },
  order(fact) {
    get("open-order").open = true;
    get("order-node").value = fact.id;
    get("order-other").focus();
    get("open-order").scrollIntoView({ block: "nearest" });
    tryOrder();
  },
  drop(id, onto) {
    if (id === onto.id) return;
    get("open-order").open = true;
    get("order-node").value = id;
    get("order-relation").value = "before";
    get("order-other").value = onto.id;
    get("open-order").scrollIntoView({ block: "nearest" });
    tryOrder();
  },
  async quote(fact) {
    const place = report.chosen();
    if (!place) return fail(new Error("No words of the report are chosen. Choose more words that say so, then press Quote."));
    if (await edit({ kind: "quote", node: fact.id, from: place.from, to: place.to }, `${fact.label} rests on these words, too.`)) report.clear();
  },
  async turtle(fact) {
    const dialog = get("turtle");
    get("turtle-head").textContent = `Turtle of ${fact.label}`;
    get("written").value = await text(`turtle?${new URLSearchParams({ node: fact.id })}`);
    dialog.returnValue = "";
    dialog.showModal();
    dialog.onclose = () => {
      if (dialog.returnValue === "save") {
        edit({ kind: "rewrite", node: fact.id, turtle: get("written").value }, `Changed ${fact.label}.`);
      }
    };
  },
  remove: (fact) => edit({ kind: "remove", node: fact.id }, `Removed ${fact.label}. Undo brings it back.`),
};

/** Each text of the case and its report is changed when its field is left. */
function head() {
  const open = state.words.filter((word) => word.isUnwritten).length;
  get("open-words").querySelector("summary").textContent = `The case and its report${open ? ` (${open} still to be written)` : ""}`;
  const name = (word) => (word.isUnwritten ? `${word.name} (still to be written)` : word.name);
  if (get("words").contains(document.activeElement)) {
    // What is being written stays under the hand of its writer.
    get("words").querySelectorAll("label").forEach((label, index) => (label.textContent = name(state.words[index])));
    return;
  }
  get("words").replaceChildren(
    ...state.words.flatMap((word, index) => {
      const label = element("label", name(word), { for: `word-${index}` });
      const input = element("input", "", { id: `word-${index}` });
      input.value = word.words;
      input.addEventListener("change", () => edit({ kind: "reword", node: word.node, property: word.property, words: input.value }, "Changed."));
      return [label, input];
    }),
  );
}

let tryOrder = () => {};

function form(id, kind, words, done) {
  get(id).addEventListener("submit", async (event) => {
    event.preventDefault();
    const place = report.chosen();
    if (!place) return fail(new Error("No words of the report are chosen. Choose the words that say so, then state it."));
    const given = fields(get(id));
    const said = kind === "state" ? `Stated ${get("term").value}.` : words;
    if (await edit({ ...given, kind, from: place.from, to: place.to }, `${said} It is in the file.`)) {
      get(id).reset();
      done?.();
      report.clear();
      get("report").focus({ preventScroll: true });
    }
  });
}

function chosen(place) {
  get("quote").textContent = place?.words ?? "";
  const count = place ? place.words.split(" ").length : 0;
  get("count").textContent = !place ? "none chosen" : count > 8 ? `${count} words; at most eight are quoted` : count === 1 ? "1 word" : `${count} words`;
  propose(place?.words ?? "").catch(fail);
}

function keys(event) {
  const isWriting = /^(?:INPUT|TEXTAREA|SELECT)$/.test(event.target.nodeName);
  if (!event.ctrlKey && !event.metaKey) return;
  const key = event.key.toLowerCase();
  if ((key === "z" || key === "y") && !isWriting) {
    event.preventDefault();
    (key === "y" || event.shiftKey ? redo : undo)();
  }
}

const undo = () => state.undo && change("undo", {}, `Undone: ${state.undo}.`);
const redo = () => state.redo && change("redo", {}, `Done again: ${state.redo}.`);

async function start() {
  const fixed = await json("report");
  report = reportOf(get("report"), fixed.text, chosen);
  prepare(fixed.choices);
  tryOrder = tryOrders(fail);
  form("fact", "state");
  form("order", "order", "Stated the order.", () => get("trial").replaceChildren());
  form("dated", "date", "Stated the date.");
  form("person", "person", "Stated it of the patient.");
  get("report").addEventListener("taken", () => {
    get("open-fact").open = true;
    get("term").focus();
  });
  get("finder").addEventListener("submit", (event) => {
    event.preventDefault();
    if (!report.find(get("find").value)) tell("The report has no such words.");
    else get("report").focus({ preventScroll: true });
  });
  get("undo").addEventListener("click", undo);
  get("redo").addEventListener("click", redo);
  get("reload").addEventListener("click", () => change("reload", {}, "Reloaded."));
  document.addEventListener("keydown", keys);
  show(await json("state"), `${fixed.file} is open. Each edit is in the file at once.`);
  setInterval(() => document.hidden || look().catch(fail), LOOK_AGAIN);
}

start()
  .catch(fail)
  .finally(() => get("content").removeAttribute("data-module"));
