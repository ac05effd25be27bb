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

/** What is written in a form; the field of a lookup is sent by its hidden twin. */
export const fields = (form) => Object.fromEntries(new FormData(form));

export function prepare(choices) {
  const fact = document.getElementById("fact");
  for (const name of ["basis", "span", "ground", "interpretation"]) fill(fact.elements[name], choices[name], "not told");
  fill(fact.elements.section, choices.section);
  fact.elements.section.value = "cg:CaseDescription";
  for (const form of [fact, document.getElementById("order")]) {
    fill(form.elements.relation, Object.entries(RELATIONS).map(([name, label]) => ({ name, label })));
    fill(form.elements.farUnit, ["day", "week", "month", "year"].map((name) => ({ name, label: `${name}s` })));
    form.elements.farUnit.value = "month";
  }
  for (const part of fact.querySelectorAll(".lookup")) enhance(part);
  let kind = "";
  const show = () => {
    const standing = fact.elements.standing.value;
    fact.querySelector(".measured").hidden = kind !== "measurement";
    for (const part of fact.querySelectorAll(".denied")) part.hidden = standing !== "absent";
    fact.querySelector(".final").hidden = standing !== "final";
  };
  fact.elements.standing.addEventListener("change", show);
  fact.querySelector(".lookup").addEventListener("chosen", (event) => {
    kind = event.detail.kind;
    show();
  });
  fact.addEventListener("reset", () => {
    kind = "";
    // The fields are empty only after the event, and hidden twins keep their values.
    setTimeout(() => {
      for (const twin of fact.querySelectorAll("input[type=hidden]")) twin.value = "";
      fact.elements.section.value = "cg:CaseDescription";
      fact.elements.farUnit.value = "month";
      show();
    });
  });
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
