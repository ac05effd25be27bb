// How much each pattern of a query matches, and why it may be slow, as the server counts it.
import { at } from "./address.js";

function made(name, words, ...children) {
  const element = document.createElement(name);
  element.append(...(words === undefined ? [] : [words]), ...children);
  return element;
}

const number = (count) => (count === undefined ? "not counted in time" : count.toLocaleString("en"));

/** @returns what there is to be said of it in a line */
export async function explain(part, query) {
  const response = await fetch(at(`/api/plan?${new URLSearchParams({ query })}`), { headers: { Accept: "application/json" } });
  const plan = await response.json().catch(() => ({}));
  if (!response.ok) {
    const problem = made("div", undefined, made("strong", plan.title ?? "Not explained"), made("p", plan.detail ?? ""));
    problem.className = "problem";
    if (plan.line) {
      problem.dataset.line = plan.line;
      problem.dataset.column = plan.column ?? 1;
    }
    part.replaceChildren(problem);
    return "It cannot be explained.";
  }
  const head = made("tr");
  for (const words of ["Pattern", "Line", "Matches alone", "Rows with those above"]) {
    const cell = made("th", words);
    cell.scope = "col";
    head.append(cell);
  }
  const body = made("tbody");
  for (const step of plan.steps) {
    const pattern = made("td", undefined, made("code", step.pattern));
    if (step.within) {
      pattern.append(made("small", ` in ${step.within}`));
    }
    const cells = [pattern, made("td", step.line ? `${step.line}` : ""), made("td", number(step.matches)), made("td", step.within ? "" : number(step.rows))];
    ["Pattern", "Line", "Matches alone", "Rows with those above"].forEach((title, i) => (cells[i].dataset.title = title));
    body.append(made("tr", undefined, ...cells));
  }
  const rows = made("div", undefined, made("table", undefined, made("caption", "Those that every row needs come first, the fewest matches first."), made("thead", undefined, head), body));
  rows.className = "rows";
  rows.tabIndex = 0;
  rows.setAttribute("role", "region");
  rows.setAttribute("aria-label", "Patterns of the query");
  const close = made("button", "Close");
  close.type = "button";
  close.className = "second";
  close.addEventListener("click", () => part.replaceChildren());
  part.replaceChildren(
    made("h2", "How it is answered"),
    plan.reasons.length > 0
      ? made("ul", undefined, ...plan.reasons.map((reason) => made("li", reason[0].toUpperCase() + reason.slice(1))))
      : made("p", "Nothing in it is known to be slow."),
    plan.steps.length > 0 ? rows : "",
    close,
  );
  return "Explained below; the query was not asked.";
}
