// The clause that keeps every row away, where the server did not find it at once.
export async function enhance(part) {
  const link = part.querySelector("a");
  const told = part.querySelector("p");
  told.textContent = "Searching for the clause that keeps every row away …";
  told.setAttribute("role", "status");
  let found;
  try {
    const answer = await fetch(link.href);
    found = await answer.json();
    if (!answer.ok) {
      throw new Error(found.detail);
    }
  } catch (error) {
    told.textContent = `Not found: ${error.message}`;
    return;
  }
  told.textContent = found.summary;
  const list = document.createElement("ul");
  list.append(...found.clauses.map(item));
  if (found.clauses.length > 0) {
    part.append(list);
  }
  part.dispatchEvent(new Event("filled", { bubbles: true }));
}

function item(clause) {
  const item = document.createElement("li");
  const words = document.createElement("code");
  words.textContent = clause.clause;
  item.append(words);
  if (clause.line) {
    item.dataset.line = clause.line;
    item.dataset.column = clause.column;
    const place = document.createElement("span");
    place.className = "quiet";
    place.textContent = ` line ${clause.line}, column ${clause.column}`;
    item.append(place);
  }
  for (const hint of clause.hints) {
    const line = document.createElement("div");
    line.textContent = hint;
    item.append(line);
  }
  return item;
}
