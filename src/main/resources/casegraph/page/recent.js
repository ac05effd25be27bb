// The queries that were asked here, the last one first. Only this browser keeps them; what it will not keep is not kept.
import { at } from "./address.js";

const KEY = "queries";
const MOST = 20;
const LONGEST = 20_000;
const WORDS = 80;

function kept() {
  try {
    const all = JSON.parse(localStorage.getItem(KEY) ?? "[]");
    return Array.isArray(all) ? all.filter((query) => typeof query === "string") : [];
  } catch {
    return [];
  }
}

/** What a query is about: the summary in its header, or else its text behind the prefixes. */
function words(query) {
  const summary = query.match(/^#\+ summary: (.+)$/m)?.[1];
  const text = summary ?? query.replace(/^\s*(#.*|(PREFIX|BASE)\s.*)$/gim, "").replace(/\s+/g, " ").trim();
  return text.length > WORDS ? `${text.slice(0, WORDS)}…` : text || "…";
}

/** @param use is given the query that was chosen */
export function recent(part, use) {
  const list = part.querySelector("ul");

  function show() {
    const all = kept();
    part.hidden = all.length === 0;
    list.replaceChildren(
      ...all.map((query) => {
        const link = document.createElement("a");
        link.href = at(`/query?${new URLSearchParams({ query })}`);
        link.textContent = words(query);
        link.title = query;
        link.addEventListener("click", (event) => {
          event.preventDefault();
          use(query);
        });
        const item = document.createElement("li");
        item.append(link);
        return item;
      }),
    );
  }

  part.querySelector("button").addEventListener("click", () => {
    localStorage.removeItem(KEY);
    show();
    use("");
  });
  show();
  return {
    keep(query) {
      if (query.trim() && query.length <= LONGEST) {
        try {
          const others = kept().filter((other) => other !== query);
          localStorage.setItem(KEY, JSON.stringify([query, ...others].slice(0, MOST)));
        } catch {
          // A browser that keeps nothing has no recent queries.
        }
        show();
      }
    },
  };
}
