// A hierarchy that folds, and in which one searches: what has the words stays, with all that stands above it.
export function enhance(tree) {
  const items = [...tree.querySelectorAll("li")];
  const branches = new Map();
  for (const item of items) {
    const below = item.querySelector(":scope > ul");
    const name = item.querySelector(":scope > a").textContent;
    if (below) {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "fold";
      button.setAttribute("aria-label", `Below ${name}`);
      button.addEventListener("click", () => open(item, below.hidden));
      item.prepend(button);
      branches.set(item, { button, below });
    }
    item.dataset.words = name.toLowerCase();
  }

  function open(item, isOpen) {
    const { button, below } = branches.get(item);
    below.hidden = !isOpen;
    button.setAttribute("aria-expanded", String(isOpen));
  }

  /** The roots and what is right below them. */
  function fold() {
    branches.forEach((_, item) => open(item, item.parentElement === tree));
  }

  const label = document.createElement("label");
  label.textContent = "Find in the hierarchy ";
  const sought = document.createElement("input");
  sought.type = "search";
  sought.autocomplete = "off";
  label.append(sought);
  const all = document.createElement("button");
  all.type = "button";
  all.className = "second";
  all.textContent = "Unfold all";
  all.addEventListener("click", () => branches.forEach((_, item) => open(item, true)));
  const said = document.createElement("p");
  said.className = "quiet";
  said.setAttribute("role", "status");
  const tools = document.createElement("div");
  tools.className = "row tools";
  tools.append(label, all, said);
  tree.before(tools);

  sought.addEventListener("input", () => {
    const words = sought.value.toLowerCase().split(/\s+/).filter(Boolean);
    if (words.length === 0) {
      items.forEach((item) => (item.hidden = false));
      fold();
      said.textContent = "";
      return;
    }
    const found = new Set(items.filter((item) => words.every((word) => item.dataset.words.includes(word))));
    const shown = new Set(found);
    found.forEach((item) => {
      for (let above = item.parentElement.closest("li"); above; above = above.parentElement.closest("li")) {
        shown.add(above);
      }
    });
    items.forEach((item) => (item.hidden = !shown.has(item)));
    branches.forEach(({ below }, item) => open(item, [...below.children].some((child) => !child.hidden)));
    said.textContent = found.size === 1 ? "1 term" : `${found.size.toLocaleString("en")} terms`;
  });
  fold();
  // Whoever came for a term sees it.
  const here = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (here && tree.contains(here)) {
    for (let above = here; above && above !== tree; above = above.parentElement.closest("li")) {
      if (branches.has(above)) {
        open(above, true);
      }
    }
    here.scrollIntoView();
  }
}
