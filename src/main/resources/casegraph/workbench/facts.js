// The list of what the case states, with what can be done to each.
export const element = (name, text = "", attributes = {}) => {
  const made = document.createElement(name);
  made.textContent = text;
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
};

function deed(words, label, act) {
  const button = element("button", words, { type: "button", class: "second", "aria-label": `${words} ${label}` });
  button.addEventListener("click", act);
  return button;
}

function item(fact, acts) {
  const made = element("li", "", { id: `fact-${fact.id}` });
  made.append(element("span", fact.label, { class: fact.standing ? `status ${fact.standing}` : "plain" }));
  if (fact.standing) made.append(element("span", ` ${fact.standing}`, { class: "kinds" }));
  made.append(element("span", ` · ${fact.kinds}`, { class: "kinds" }));
  const deeds = element("div", "", { class: "deeds" });
  for (const passage of fact.passages) {
    const quote = element("button", `“${passage.quote}”`, { type: "button", class: "second quoted" });
    quote.addEventListener("click", () => acts.show(fact));
    deeds.append(quote);
  }
  if (fact.hasPlace) deeds.append(deed("Order", fact.label, () => acts.order(fact)));
  deeds.append(deed("Quote", fact.label, () => acts.quote(fact)));
  deeds.append(deed("Turtle", fact.label, () => acts.turtle(fact)), deed("Remove", fact.label, () => acts.remove(fact)));
  made.append(deeds);
  if (fact.hasPlace) draggable(made, fact, acts);
  return made;
}

/** One that is dragged upon another came before it, until its writer says otherwise. */
function draggable(made, fact, acts) {
  made.draggable = true;
  made.addEventListener("dragstart", (event) => event.dataTransfer.setData("text/plain", fact.id));
  made.addEventListener("dragover", (event) => {
    event.preventDefault();
    made.classList.add("over");
  });
  made.addEventListener("dragleave", () => made.classList.remove("over"));
  made.addEventListener("drop", (event) => {
    event.preventDefault();
    made.classList.remove("over");
    acts.drop(event.dataTransfer.getData("text/plain"), fact);
  });
}

export function list(facts, acts) {
  const inOrder = (isOrder) => facts.filter((fact) => fact.isOrder === isOrder).map((fact) => item(fact, acts));
  document.getElementById("facts").replaceChildren(...inOrder(false));
  document.getElementById("orders").replaceChildren(...inOrder(true));
  document.querySelector("#open-orders summary").textContent = `Orders and dates (${facts.filter((fact) => fact.isOrder).length})`;
  for (const choice of document.querySelectorAll("select.things, select.nodes")) {
    const kept = choice.value;
    const isOfAll = choice.classList.contains("nodes");
    choice.replaceChildren(
      element("option", choice.required ? "choose" : "not told", { value: "" }),
      ...facts.filter((fact) => (isOfAll ? !fact.isOrder : fact.hasPlace)).map((fact) => element("option", fact.label, { value: fact.id })),
    );
    choice.value = [...choice.options].some((option) => option.value === kept) ? kept : "";
  }
}

function message(told, show) {
  const made = element("li", "", { class: told.level });
  const words = element("p", `${told.what}. ${told.remedy}. `);
  words.append(element("small", `[${told.id}] `));
  if (told.node) words.append(deed("Show", told.node, () => show(told.node)));
  made.append(words);
  return made;
}

/** What is to be mended stands open, what is only to be looked at folded. */
export function messages(all, unwritten, show) {
  const notes = all.filter((told) => told.level === "note");
  const errors = all.filter((told) => told.level !== "note");
  const verdict = document.getElementById("verdict");
  verdict.classList.toggle("good", errors.length === 0);
  const passes = unwritten ? `It passes check; of the case and its report ${unwritten} still to be written.` : "It passes check.";
  verdict.textContent = errors.length === 0 ? passes : `${errors.length} to be mended.`;
  document.getElementById("messages").replaceChildren(...errors.map((told) => message(told, show)));
  document.getElementById("notes").replaceChildren(...notes.map((told) => message(told, show)));
  const folded = document.getElementById("open-notes");
  folded.hidden = notes.length === 0;
  folded.querySelector("summary").textContent = notes.length === 1 ? "1 note" : `${notes.length} notes`;
}

/** What would settle the most of the order that is open, each with a way to say it. */
export function questions(all, order, find) {
  document.getElementById("undecided").hidden = all.length === 0;
  document.getElementById("questions").replaceChildren(
    ...all.map((question) => {
      const made = element("li", `${question.words} `);
      if (find(question.first) && find(question.second)) {
        made.append(deed("Order", find(question.first).label, () => order(question.first, find(question.second))));
      }
      return made;
    }),
  );
}
