// The forms: which of their fields are asked for, what they send, and what an order would prove.
import { enhance } from "./lookup.js";
import { element } from "./facts.js";
import { send } from "./ask.js";

const RELATIONS = { before: "before", after: "after", "not-before": "not before", "not-after": "not after", at: "at the time of" };

const fill = (select, choices, empty) =>
  select.replaceChildren(
    ...(empty === undefined ? [] : [element("option", empty, { value: "" })]),
    ...choices.map(({ name, label }) => element("option", label, { value: name })),
  );

/** To what a statement of a kind is usually tied, by the words of the choices. */
const USUAL = {
  finding: ["observed in"],
  measurement: ["observed in"],
  disease: ["established by"],
  event: ["part of"],
  dose: ["part of"],
  response: ["response to", "response of"],
  grade: ["assesses", "observed in"],
  specimen: ["taken in"],
  tumour: ["metastasis of"],
  variant: ["of"],
};

/** What is written in a form; the field of a lookup is sent by its hidden twin, and fields of one name as a list. */
export function fields(form) {
  const data = new FormData(form);
  return Object.fromEntries([...new Set(data.keys())].map((name) => [name, data.getAll(name).length > 1 ? data.getAll(name) : data.get(name)]));
}

/** Shows the next of some fields that are hidden, and goes there. */
function another(button, parts, count) {
  button.addEventListener("click", () => {
    const next = [...parts].filter((part) => part.hidden).slice(0, count);
    for (const part of next) part.hidden = false;
    next[0]?.querySelector("input, select").focus();
    button.parentElement.hidden = ![...parts].some((part) => part.hidden);
  });
}

export function prepare(choices) {
  const fact = document.getElementById("fact");
  for (const name of ["basis", "span", "ground", "interpretation", "responseKind"]) fill(fact.elements[name], choices[name], "not told");
  for (const select of fact.querySelectorAll("select.link")) fill(select, choices.link);
  fill(fact.elements.section, choices.section);
  fact.elements.section.value = "cg:CaseDescription";
  for (const form of [fact, document.getElementById("order")]) {
    fill(form.elements.relation, Object.entries(RELATIONS).map(([name, label]) => ({ name, label })));
    fill(form.elements.farUnit, ["day", "week", "month", "year"].map((name) => ({ name, label: `${name}s` })));
    form.elements.farUnit.value = "month";
  }
  for (const part of fact.querySelectorAll(".lookup")) enhance(part);
  const sites = fact.querySelectorAll(".site.more");
  const links = fact.querySelectorAll(".links .more");
  another(document.getElementById("more-sites"), sites, 1);
  another(document.getElementById("more-links"), links, 2);
  let kind = "";
  const show = () => {
    const standing = fact.elements.standing.value;
    fact.querySelector(".measured").hidden = kind !== "measurement" && kind !== "dose";
    for (const part of fact.querySelectorAll(".ranged")) part.hidden = kind === "dose";
    for (const part of fact.querySelectorAll(".denied")) part.hidden = standing !== "absent";
    fact.querySelector(".final").hidden = standing !== "final";
    const isResponse = kind === "response" || [...fact.querySelectorAll("select.link")].some((link) => link.value.startsWith("response") && fact.elements[`with${link.name.slice(-1)}`].value);
    fact.querySelector(".responded").hidden = !isResponse;
    for (const part of fact.querySelectorAll(".variant")) part.hidden = kind !== "variant";
  };
  const tie = () => {
    const usual = USUAL[kind] ?? USUAL.finding;
    fact.elements.link1.value = usual[0];
    fact.elements.link2.value = usual[1] ?? usual[0];
    for (const part of [...links].slice(0, 2)) part.hidden = part.hidden && usual.length < 2;
  };
  for (const field of [fact.elements.standing, ...fact.querySelectorAll(".links select")]) field.addEventListener("change", show);
  fact.querySelector(".lookup").addEventListener("chosen", (event) => {
    kind = event.detail.kind;
    tie();
    show();
  });
  fact.addEventListener("reset", () => {
    kind = "";
    // The fields are empty only after the event, and hidden twins keep their values.
    setTimeout(() => {
      for (const twin of fact.querySelectorAll("input[type=hidden]")) twin.value = "";
      fact.elements.section.value = "cg:CaseDescription";
      fact.elements.farUnit.value = "month";
      for (const part of [...sites, ...links]) part.hidden = true;
      for (const id of ["more-sites", "more-links"]) document.getElementById(id).parentElement.hidden = false;
      tie();
      show();
    });
  });
  tie();
  show();
}

/** Tells what the order of the form would prove or contradict, as soon as it is one. */
export function tryOrders(fail) {
  const form = document.getElementById("order");
  const told = document.getElementById("trial");
  let asked = 0;
  const look = async () => {
    const turn = ++asked;
    const order = fields(form);
    if (!order.node || !order.other || order.node === order.other) return told.replaceChildren();
    try {
      const trial = await send("try", order);
      if (turn === asked) tell(told, trial);
    } catch (error) {
      if (turn === asked) {
        told.replaceChildren();
        fail(error);
      }
    }
  };
  form.addEventListener("change", look);
  return look;
}

function tell(told, trial) {
  const box = element("div", "", { class: trial.isPossible ? "nothing" : "problem" });
  if (!trial.isPossible) {
    box.append(element("strong", "This contradicts what the case says: these cannot all hold."));
    const steps = element("ol");
    steps.append(...trial.contradiction.map((step) => element("li", step)));
    box.append(steps);
  } else if (trial.proved.length === 0) {
    box.append(element("p", "This holds, and proves no order that is not proved already."));
  } else {
    box.append(element("strong", "This holds. It would prove:"));
    const all = element("ul");
    for (const one of trial.proved) {
      const item = element("li", one.words);
      item.append(element("small", ` ${one.steps.join("; ")}`));
      all.append(item);
    }
    box.append(all);
  }
  told.replaceChildren(box);
}
