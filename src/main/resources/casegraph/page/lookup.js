// A field that looks up terms while one types: the combobox of the ARIA Authoring Practices 1.2. What is sent is the
// term's name; what is seen is its label. Whatever else is typed is sent as it is.
import { at } from "./address.js";

const FEW = 12;

export function enhance(part) {
  const input = part.querySelector("input");
  const sent = document.createElement("input");
  sent.type = "hidden";
  sent.name = input.name;
  sent.value = input.value;
  input.removeAttribute("name");
  input.after(sent);
  // Examples that the question names stand first; the datalist that offers them without scripts goes.
  const examples = [...(input.list?.options ?? [])].map((option) => ({ name: option.value, label: option.text, by: option.text }));
  input.list?.remove();
  input.removeAttribute("list");
  const own = examples.find((example) => example.name === input.value);
  if (own) {
    input.value = own.label;
  }
  if (input.dataset.label) {
    input.value = input.dataset.label;
    input.title = sent.value;
  }

  const list = document.createElement("ul");
  list.className = "choices";
  list.id = `${input.id}-choices`;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", part.querySelector("label").textContent);
  list.hidden = true;
  input.after(list);
  input.setAttribute("role", "combobox");
  input.setAttribute("aria-autocomplete", "list");
  input.setAttribute("aria-expanded", "false");
  input.setAttribute("aria-controls", list.id);

  let terms = [];
  let active = -1;
  let asked = 0;

  function close() {
    list.hidden = true;
    active = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }

  function choose(term) {
    input.value = term.label;
    input.title = term.name;
    sent.value = term.name;
    close();
    part.dispatchEvent(new CustomEvent("chosen", { detail: term }));
  }

  function mark(index) {
    const items = [...list.children];
    active = (index + items.length) % items.length;
    items.forEach((item, i) => item.setAttribute("aria-selected", String(i === active)));
    input.setAttribute("aria-activedescendant", items[active].id);
    items[active].scrollIntoView({ block: "nearest" });
  }

  async function look() {
    const turn = ++asked;
    const query = new URLSearchParams({ q: input.value, limit: FEW });
    if (part.dataset.kind) {
      query.set("kind", part.dataset.kind);
    }
    let answer;
    try {
      answer = await fetch(at(`/api/terms?${query}`));
    } catch {
      return close();
    }
    if (!answer.ok || turn !== asked) {
      return;
    }
    const typed = input.value.toLowerCase();
    terms = examples
      .filter((example) => example.label.startsWith(typed))
      .concat((await answer.json()).terms);
    if (turn !== asked || document.activeElement !== input) {
      return;
    }
    list.replaceChildren(...terms.map(choice));
    list.hidden = terms.length === 0;
    active = -1;
    input.removeAttribute("aria-activedescendant");
    input.setAttribute("aria-expanded", String(terms.length > 0));
  }

  function choice(term, index) {
    const item = document.createElement("li");
    item.id = `${list.id}-${index}`;
    item.setAttribute("role", "option");
    item.setAttribute("aria-selected", "false");
    item.textContent = term.label;
    const about = document.createElement("small");
    about.textContent = [term.name === term.label ? "" : term.name, term.by !== term.label && term.by !== term.name ? `also “${term.by}”` : "", term.vocabulary]
      .filter(Boolean)
      .join(" · ");
    item.append(about);
    // Before the field loses the focus, which closes the list.
    item.addEventListener("mousedown", (event) => {
      event.preventDefault();
      choose(term);
    });
    return item;
  }

  input.addEventListener("input", () => {
    sent.value = input.value;
    input.title = "";
    look();
  });
  input.addEventListener("focus", () => input.select());
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (list.hidden) {
        look();
      } else {
        mark(event.key === "ArrowDown" ? active + 1 : active < 0 ? -1 : active - 1);
      }
    } else if (event.key === "Enter" && active >= 0) {
      event.preventDefault();
      choose(terms[active]);
    } else if (event.key === "Escape" && !list.hidden) {
      event.preventDefault();
      close();
    }
  });
}
