// Headings that sort the rows shown. The order of the answer comes back with the third press.
const words = new Intl.Collator("en", { numeric: true, sensitivity: "base" });

export function enhance(part) {
  const body = part.querySelector("tbody");
  const given = [...body.rows];
  const headings = [...part.querySelectorAll("thead th")];
  headings.forEach((heading, column) => {
    if (!heading.textContent.trim()) {
      return;
    }
    const sign = heading.querySelector(".gloss");
    sign?.remove();
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = heading.textContent;
    button.title = "Sort the rows shown";
    heading.replaceChildren(button, ...(sign ? [sign] : []));
    button.addEventListener("click", () => {
      const now = heading.getAttribute("aria-sort");
      const next = now === null ? "ascending" : now === "ascending" ? "descending" : null;
      headings.forEach((each) => each.removeAttribute("aria-sort"));
      if (next) {
        heading.setAttribute("aria-sort", next);
      }
      body.append(...(next ? sorted(given, column, next === "descending") : given));
    });
  });
}

function sorted(rows, column, down) {
  const keys = new Map(rows.map((row) => [row, key(row.cells[column])]));
  // What is empty stands last in either order.
  return [...rows].sort((a, b) => {
    const [one, other] = [keys.get(a), keys.get(b)];
    if (!one || !other) {
      return Number(!one) - Number(!other);
    }
    return down ? words.compare(other, one) : words.compare(one, other);
  });
}

function key(cell) {
  return (cell.querySelector("a, q") ?? cell).textContent.trim();
}
