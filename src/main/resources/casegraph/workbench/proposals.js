// What the chosen words may mean, to be taken or changed by whoever chose them: terms to press, and the numbers, dates and
// ages that stand in them as the values of empty fields. Nothing is stated by it.
import { json } from "./ask.js";
import { element } from "./facts.js";

const LOOK_AFTER = 250;
const MONTHS = ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];
const NUMBERS = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"];
const LENGTH = /(\d+|[a-z]+)\s+(day|week|month|year)s?\b/gi;
const RESULT = /([<>≤≥]?\s?\d+(?:\.\d+)?(?:\s?[-–]\s?\d+(?:\.\d+)?)?)\s*(%|[a-zµμ][^\s(),;]*)/i;
const RANGE = /\((?:[^)]*?\s)?(\d+(?:\.\d+)?)\s?[-–]\s?(\d+(?:\.\d+)?)\)/;
const BELOW = /\([^)]*<\s?(\d+(?:\.\d+)?)\)/;

/** The fields that were filled here, so that other words fill them anew. */
const filled = new Set();

function set(form, name, value) {
  const field = document.getElementById(form).elements[name];
  if (value && (!field.value || filled.has(field) || field.nodeName === "SELECT")) {
    field.value = value;
    filled.add(field);
  }
}

function empty() {
  for (const field of filled) if (field.nodeName !== "SELECT") field.value = "";
  filled.clear();
}

export function values(words) {
  const found = {};
  const date = words.match(new RegExp(`(?:(\\d{1,2}) )?(${MONTHS.join("|")}) (\\d{4})`, "i"));
  if (date) {
    const month = String(MONTHS.indexOf(date[2].toLowerCase()) + 1).padStart(2, "0");
    found.date = [date[3], month, ...(date[1] ? [date[1].padStart(2, "0")] : [])].join("-");
  } else {
    found.date = words.match(/\b(?:19|20)\d{2}\b/)?.[0];
  }
  for (const [, number, unit] of words.matchAll(LENGTH)) {
    const count = /^\d/.test(number) ? Number(number) : NUMBERS.indexOf(number.toLowerCase());
    if (count > 0 && !found.far) Object.assign(found, { far: String(count), farUnit: unit.toLowerCase() });
  }
  const result = words.match(RESULT);
  if (result) Object.assign(found, { value: result[1].replace(/\s/g, ""), unit: result[2] });
  const range = words.match(RANGE);
  if (range) Object.assign(found, { low: range[1], high: range[2] });
  else found.high = words.match(BELOW)?.[1];
  found.age = words.match(/\b(\d{1,3})[- ]year[- ]old\b/i)?.[1];
  found.sex = /\b(?:woman|girl|female)\b/i.test(words) ? "cg:Female" : /\b(?:man|boy|male)\b/i.test(words) ? "cg:Male" : undefined;
  if (/\bdenie[ds]\b|^no\b/i.test(words)) found.standing = "absent";
  else if (/\b(?:suspected|possible|suggestive)\b/i.test(words)) found.standing = "suspected";
  if (/\bdenie[ds]\b/i.test(words)) found.basis = "cg:PatientDenial";
  return found;
}

let asked = 0;

export async function propose(words) {
  const turn = ++asked;
  const shown = document.getElementById("proposed");
  empty();
  if (!words) return shown.replaceChildren();
  const found = values(words);
  for (const name of ["value", "unit", "low", "high"]) set("fact", name, found[name]);
  for (const form of ["fact", "order"]) for (const name of ["far", "farUnit"]) set(form, name, found[name]);
  set("dated", "date", found.date);
  for (const name of ["age", "sex"]) set("person", name, found[name]);
  const standing = document.getElementById("standing");
  standing.value = found.standing ?? "present";
  standing.dispatchEvent(new Event("change"));
  if (found.basis) set("fact", "basis", found.basis);
  // While words are still being chosen, nothing is asked.
  await new Promise((done) => setTimeout(done, LOOK_AFTER));
  if (turn !== asked) return;
  const { terms } = await json(`proposed?${new URLSearchParams({ q: words })}`);
  if (turn !== asked) return;
  shown.replaceChildren(
    ...terms.map((term) => {
      const button = element("button", term.label, { type: "button", class: "second", title: term.kind });
      button.addEventListener("click", () => take(term));
      return button;
    }),
  );
}

function take(term) {
  const part = document.querySelector("#fact .lookup");
  const input = part.querySelector("input");
  document.getElementById("open-fact").open = true;
  input.value = term.label;
  input.title = term.name;
  part.querySelector("input[type=hidden]").value = term.name;
  part.dispatchEvent(new CustomEvent("chosen", { detail: term }));
}
