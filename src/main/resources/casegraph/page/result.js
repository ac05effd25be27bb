// What can be done with the rows of an answer: page through them, filter, copy and draw them. The table is the server's;
// more of its rows are fetched once somebody wants them, and so is the answer as data.
import { at } from "./address.js";
import { draw } from "./chart.js";
import { columns, defaults, possible, triples } from "./columns.js";
import { enhanceAll } from "./enhance.js";

const PAGE = 100;
const MOST = 5_000;

const number = (count) => count.toLocaleString("en");

function made(name, properties, ...children) {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...children);
  return element;
}

export function results(answer, query) {
  const table = answer.querySelector(".rows[data-total]");
  const total = Number(table?.dataset.total ?? 0);
  if (total < 2) {
    return;
  }
  const isGraph = table.closest(".triples") !== null;
  const graphAddress = (format) => at(`/sparql?${new URLSearchParams({ query, format })}`);
  let box = table;
  let page = 0;
  let data = null;
  const said = made("p", { className: "quiet" });
  said.setAttribute("role", "status");
  const filter = made("input", { type: "search", autocomplete: "off", spellcheck: false });
  const before = made("button", { type: "button", className: "second", textContent: "Previous" });
  const after = made("button", { type: "button", className: "second", textContent: "Next" });
  const pager = made("div", { className: "row pager" }, before, after);
  const copy = made("button", { type: "button", className: "second", textContent: isGraph ? "Copy as Turtle" : "Copy as TSV" });
  const views = made("div", { className: "row views" });
  views.setAttribute("role", "group");
  views.setAttribute("aria-label", "Show as");
  const picks = made("div", { className: "row picks", hidden: true });
  const figure = made("div", { className: "chart" });
  const tools = made(
    "div",
    { className: "tools" },
    views,
    picks,
    figure,
    made("div", { className: "row" }, made("label", { className: "filter" }, "Only rows with ", filter), copy, said),
  );
  box.before(tools);
  box.after(pager);

  const loaded = () => box.querySelectorAll("tbody tr").length;

  function show() {
    const words = filter.value.toLowerCase().split(/\s+/).filter(Boolean);
    const rows = [...box.querySelectorAll("tbody tr")];
    const kept = rows.filter((row) => words.every((word) => row.textContent.toLowerCase().includes(word)));
    page = Math.max(0, Math.min(page, Math.ceil(kept.length / PAGE) - 1));
    const seen = new Set(kept.slice(page * PAGE, (page + 1) * PAGE));
    rows.forEach((row) => (row.hidden = !seen.has(row)));
    const more = words.length === 0 && loaded() < Math.min(total, MOST);
    const of = words.length > 0 ? kept.length : total;
    before.disabled = page === 0;
    after.disabled = (page + 1) * PAGE >= kept.length && !more;
    pager.hidden = before.disabled && after.disabled;
    const first = kept.length === 0 ? 0 : page * PAGE + 1;
    said.textContent =
      words.length === 0 && pager.hidden
        ? ""
        : `Rows ${number(first)} to ${number(page * PAGE + seen.size)} of ${number(of)}` +
          (words.length > 0 && total > loaded() ? `, among the first ${number(loaded())}.` : ".");
  }

  /** The table with as many rows as a page may have, in the place of that with the first. */
  async function load() {
    if (loaded() >= Math.min(total, MOST)) {
      return;
    }
    said.textContent = "Fetching the rows.";
    const response = await fetch(at(`/query?${new URLSearchParams({ query, rows: MOST, wait: true })}`), { headers: { Accept: "text/html" } });
    const fetched = new DOMParser().parseFromString(await response.text(), "text/html").querySelector("#answer .rows[data-total]");
    if (!response.ok || !fetched) {
      throw new Error(`The server answered ${response.status}.`);
    }
    box.replaceWith(document.adoptNode(fetched));
    box = fetched;
    enhanceAll(box.parentElement);
    sorting();
  }

  const sorting = () => box.querySelector("thead")?.addEventListener("click", () => show());

  function attempt(work) {
    return work().catch((error) => (said.textContent = `Not done: ${error.message}`));
  }

  filter.addEventListener("input", () =>
    attempt(async () => {
      page = 0;
      await load();
      show();
    }),
  );
  before.addEventListener("click", () => {
    page--;
    show();
    box.scrollIntoView({ block: "start" });
  });
  after.addEventListener("click", () =>
    attempt(async () => {
      if ((page + 1) * PAGE >= loaded()) {
        await load();
      }
      page++;
      show();
      box.scrollIntoView({ block: "start" });
    }),
  );
  copy.addEventListener("click", () =>
    attempt(async () => {
      const response = await fetch(graphAddress(isGraph ? "turtle" : "tsv"));
      if (!response.ok) {
        throw new Error(`The server answered ${response.status}.`);
      }
      await navigator.clipboard.writeText(await response.text());
      said.textContent = isGraph
        ? `${number(total)} triples are copied.`
        : `${number(total)} rows are copied, with tabs between the columns.`;
    }),
  );

  async function fetched() {
    const names = new Map([...answer.querySelectorAll(".rows a[title]")].map((link) => [link.title, link.textContent]));
    if (isGraph) {
      if (total > MOST) {
        throw new Error(`a graph of more than ${number(MOST)} triples is not drawn.`);
      }
      const written = await fetch(graphAddress("ntriples"));
      if (!written.ok) {
        throw new Error(`The server answered ${written.status}.`);
      }
      return triples(await written.text(), names);
    }
    const response = await fetch(at(`/sparql?${new URLSearchParams({ query, rows: MOST, format: "json" })}`));
    if (!response.ok) {
      throw new Error(`The server answered ${response.status}.`);
    }
    const json = await response.json();
    const rows = json.results.bindings.map((_, row) => row);
    return { rows, columns: columns(json, names) };
  }

  async function offer() {
    data ??= await fetched();
    const fits = possible(data.columns, data.rows.length);
    if (isGraph) {
      fits.sort((a, b) => (b.id === "graph") - (a.id === "graph"));
    }
    const buttons = [null, ...fits].map((picture) => {
      const button = made("button", { type: "button", className: "second", textContent: picture?.words ?? "Table" });
      button.setAttribute("aria-pressed", String(!picture));
      button.addEventListener("click", () => {
        buttons.forEach((other) => other.setAttribute("aria-pressed", String(other === button)));
        choose(picture);
      });
      return button;
    });
    views.replaceChildren(...buttons);
    if (fits.length === 0) {
      views.replaceChildren(made("p", { className: "quiet", textContent: "These columns make no picture: none has numbers, times, or links." }));
    }
  }

  function choose(picture) {
    picks.hidden = !picture;
    if (!picture) {
      picks.replaceChildren();
      figure.replaceChildren();
      return;
    }
    const chosen = defaults(picture.places, data.columns);
    picks.replaceChildren(
      ...picture.places.map((place, i) => {
        const select = made("select", {});
        if (place.empty) {
          select.append(made("option", { value: "", textContent: place.empty }));
        }
        select.append(...place.fits(data.columns).map((one) => made("option", { value: one.name, textContent: one.name })));
        select.value = chosen[i]?.name ?? "";
        select.addEventListener("change", () => {
          chosen[i] = data.columns.find((one) => one.name === select.value) ?? null;
          paint(picture, chosen);
        });
        return made("label", {}, `${place.words} `, select);
      }),
    );
    paint(picture, chosen);
  }

  function paint(picture, chosen) {
    const columns = chosen.filter(Boolean).map((column) => column.name);
    const name = `${picture.words} of ${columns.join(" and ")}`;
    const { svg, notes } = draw(picture.id, data.rows, chosen, name);
    if (total > data.rows.length) {
      notes.push(`Of the first ${number(data.rows.length)} of ${number(total)} rows.`);
    }
    const drawn = made("figure", { className: "picture", tabIndex: 0 });
    drawn.append(svg, ...(notes.length > 0 ? [made("figcaption", { className: "quiet", textContent: notes.join(" ") })] : []));
    drawn.setAttribute("aria-label", name);
    figure.replaceChildren(drawn);
  }

  const draws = made("button", { type: "button", className: "second", textContent: "Draw" });
  draws.addEventListener("click", () =>
    attempt(async () => {
      await offer();
      views.querySelector("button:nth-child(2)")?.click();
      (views.querySelector("button:nth-child(2)") ?? draws).focus();
    }),
  );
  views.append(draws);
  sorting();
  show();
}
