// Several queries beside each other. While there are more than one, this tab of the browser keeps their texts.
const KEY = "query tabs";
const MOST = 12;

function kept() {
  try {
    const all = JSON.parse(sessionStorage.getItem(KEY) ?? "[]");
    return Array.isArray(all) ? all.filter((query) => typeof query === "string").slice(0, MOST) : [];
  } catch {
    return [];
  }
}

function keep(tabs) {
  try {
    sessionStorage.setItem(KEY, JSON.stringify(tabs.length > 1 ? tabs.map((tab) => tab.query) : []));
  } catch {
    // A browser that keeps nothing forgets them.
  }
}

/**
 * @param panel what the tabs show; they are put before it
 * @param first the query that is shown now
 * @param isAsked whether somebody came for this query
 * @param leave gives all that is shown, with its query
 * @param enter shows that again
 */
export function tabs(panel, { first, isAsked, blank, leave, enter }) {
  const bar = document.createElement("div");
  bar.className = "tabs";
  const list = document.createElement("div");
  list.setAttribute("role", "tablist");
  list.setAttribute("aria-label", "Queries");
  const button = (words, act) => {
    const made = document.createElement("button");
    made.type = "button";
    made.className = "plain";
    made.textContent = words;
    made.addEventListener("click", act);
    return made;
  };
  const close = button("Close", remove);
  bar.append(list, button("New query", () => add({ query: blank })), close);
  panel.before(bar);
  panel.id = "query-panel";
  panel.setAttribute("role", "tabpanel");

  let number = 0;
  let active = null;
  const all = [];

  function make(content) {
    const tab = { ...content, button: button(`Query ${++number}`, () => choose(tab)) };
    tab.button.id = `query-tab-${number}`;
    tab.button.setAttribute("role", "tab");
    tab.button.setAttribute("aria-controls", panel.id);
    tab.button.addEventListener("keydown", move);
    all.push(tab);
    list.append(tab.button);
    return tab;
  }

  function mark(tab) {
    active = tab;
    all.forEach(({ button }) => {
      button.setAttribute("aria-selected", String(button === tab.button));
      button.tabIndex = button === tab.button ? 0 : -1;
    });
    panel.setAttribute("aria-labelledby", tab.button.id);
    close.hidden = all.length === 1;
    keep(all);
  }

  function choose(tab) {
    if (tab !== active) {
      Object.assign(active, leave());
      mark(tab);
      enter(tab);
    }
  }

  function add(content) {
    choose(make(content));
    active.button.focus();
  }

  function remove() {
    const at = all.indexOf(active);
    const closed = all.splice(at, 1)[0];
    const next = all[Math.max(0, at - 1)];
    leave();
    closed.button.remove();
    mark(next);
    enter(next);
    next.button.focus();
  }

  function move(event) {
    const step = { ArrowRight: 1, ArrowLeft: -1, Home: -all.indexOf(active), End: all.length - 1 - all.indexOf(active) }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      choose(all[(all.indexOf(active) + step + all.length) % all.length]);
      active.button.focus();
    } else if (event.key === "Delete" && all.length > 1) {
      remove();
    }
  }

  const before = kept();
  before.forEach((query) => make({ query }));
  const own = all.find((tab) => tab.query === first);
  const start = isAsked || all.length === 0 ? (own ?? make({ query: first })) : all[0];
  mark(start);
  if (start.query !== first) {
    enter(start);
  }
  return {
    /** The query of the tab that is shown has changed. */
    changed(query) {
      active.query = query;
      keep(all);
    },
  };
}
