// YASGUI's editor in the place of the text area. The answer is fetched as the page that the server would send, and its
// answer part is put below; so there is one place that makes markup of data, and it is on the server.
import { at } from "./address.js";
import { complete, declareKnown } from "./completion.js";
import { enhanceAll } from "./enhance.js";
import { explain } from "./explain.js";
import { recent } from "./recent.js";
import { results } from "./result.js";
import { tabs } from "./tabs.js";
import { tidy } from "./tidy.js";

const BLANK = "SELECT * WHERE {\n  \n}\nLIMIT 100\n";

export async function enhance(part) {
  const form = part.querySelector("form");
  const area = form.querySelector("textarea");
  const state = form.querySelector(".state");
  const answer = document.getElementById("answer");
  const Yasqe = await load(part.dataset.script, part.dataset.sheet);

  const holder = document.createElement("div");
  area.before(holder);
  const yasqe = new Yasqe(holder, {
    value: area.value,
    persistenceId: null,
    createShareableLink: null,
    createShortLink: null,
    showQueryButton: false,
    resizeable: true,
    collapsePrefixesOnLoad: false,
    autocompleters: [],
    editorHeight: "22rem",
    screenReaderLabel: "Query",
    lineWrapping: true,
    tabindex: 0,
  });
  area.hidden = true;
  form.querySelector("label").removeAttribute("for");
  yasqe.getInputField().setAttribute("aria-label", "Query");
  // A long query can be scrolled by keyboard without a cursor in it.
  yasqe.getScrollerElement().tabIndex = 0;
  // Tab leads on, as everywhere; what YASGUI binds to sending queries asks here.
  const ask = () => form.requestSubmit();
  yasqe.addKeyMap({ Tab: false, "Shift-Tab": false, "Ctrl-Enter": ask, "Cmd-Enter": ask });
  complete(yasqe);

  const button = (words) => {
    const made = document.createElement("button");
    made.type = "button";
    made.className = "second";
    made.textContent = words;
    state.before(made);
    return made;
  };
  const stop = button("Stop");
  stop.hidden = true;
  button("Tidy").addEventListener("click", () => {
    yasqe.setValue(tidy(yasqe.getValue()));
    unmark();
    state.textContent = "Tidied: only line breaks and blanks have changed.";
  });
  button("Explain").addEventListener("click", async () => {
    state.textContent = "Looking at the query.";
    await declareKnown(yasqe).catch(() => {});
    state.textContent = await explain(plan, yasqe.getValue());
    plan.querySelectorAll("[data-line]").forEach(lead);
  });
  const plan = document.createElement("section");
  plan.className = "plan";
  plan.setAttribute("aria-label", "How the query is answered");
  answer.before(plan);
  let running = null;
  stop.addEventListener("click", () => running?.abort());
  // Whoever leaves does not wait for the answer either.
  addEventListener("pagehide", () => running?.abort());

  let marked = [];
  function unmark() {
    marked.forEach((mark) => mark.clear());
    marked = [];
  }

  function lead(to) {
    const line = Number(to.dataset.line) - 1;
    const column = Number(to.dataset.column ?? 1) - 1;
    if (!(line >= 0) || line >= yasqe.lineCount()) {
      return;
    }
    const token = yasqe.getTokenAt({ line, ch: column + 1 });
    const end = Math.max(token.end, column + 1);
    marked.push(yasqe.markText({ line, ch: column }, { line, ch: end }, { className: "at-fault" }));
    const button = document.createElement("button");
    button.type = "button";
    button.className = "second";
    button.textContent = `Go to line ${line + 1}`;
    button.addEventListener("click", () => {
      yasqe.focus();
      yasqe.setCursor({ line, ch: column });
    });
    to.append(button);
  }

  function show(content, query) {
    answer.replaceChildren(...content);
    enhanceAll(answer);
    results(answer, query);
    unmark();
    answer.querySelectorAll("[data-line]").forEach(lead);
  }

  const opened = tabs(holder, {
    first: area.value,
    isAsked: new URLSearchParams(location.search).has("query"),
    blank: BLANK,
    leave() {
      running?.abort();
      const left = {
        query: yasqe.getValue(),
        address: location.pathname + location.search,
        shown: [...answer.childNodes],
        told: state.textContent,
      };
      answer.replaceChildren();
      plan.replaceChildren();
      return left;
    },
    enter({ query, shown, told, address }) {
      yasqe.setValue(query);
      answer.replaceChildren(...(shown ?? []));
      unmark();
      answer.querySelectorAll("[data-line]").forEach(lead);
      state.textContent = told ?? "";
      history.replaceState(null, "", address ?? at("/query"));
      // Behind the first brace of one that is to be begun.
      yasqe.setCursor(query === BLANK ? { line: 1, ch: 2 } : { line: 0, ch: 0 });
    },
  });

  const asked = recent(part.querySelector(".recent"), choose);

  function choose(query) {
    if (query) {
      yasqe.setValue(query);
      opened.changed(query);
      unmark();
      state.textContent = "Ctrl+Enter asks.";
    } else {
      state.textContent = "Your recent queries are forgotten.";
    }
    yasqe.focus();
  }

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    running?.abort();
    const own = (running = new AbortController());
    // Without the vocabulary the server tells what is missing.
    await declareKnown(yasqe).catch(() => {});
    const query = yasqe.getValue();
    const address = at(`/query?${new URLSearchParams({ query })}`);
    const run = crypto.randomUUID?.();
    if (run) {
      // To drop the connection stops nothing: the server is told.
      own.signal.addEventListener("abort", () => navigator.sendBeacon(at(`/api/stop?run=${run}`)));
    }
    asked.keep(query);
    opened.changed(query);
    plan.replaceChildren();
    const begun = performance.now();
    const left = () => {
      const seconds = Math.ceil(Number(part.dataset.seconds) - (performance.now() - begun) / 1000);
      state.textContent = seconds > 0 ? `Running. ${seconds} s left.` : "The time is up.";
    };
    left();
    const clock = setInterval(left, 500);
    stop.hidden = false;
    answer.setAttribute("aria-busy", "true");
    try {
      const response = await fetch(`${address}&wait=true${run ? `&run=${run}` : ""}`, { headers: { Accept: "text/html" }, signal: own.signal });
      const page = new DOMParser().parseFromString(await response.text(), "text/html");
      const content = page.getElementById("answer");
      if (!content) {
        throw new Error(`the server answered ${response.status}`);
      }
      show([...document.adoptNode(content).childNodes], query);
      const rows = answer.querySelector("caption b")?.textContent;
      const time = `${((performance.now() - begun) / 1000).toFixed(2)} s`;
      state.textContent = response.ok ? [rows, time].filter(Boolean).join(", ") : `Not answered, after ${time}.`;
      if (location.pathname + location.search !== address) {
        history.pushState(null, "", address);
      }
    } catch (error) {
      state.textContent = own.signal.aborted ? "Stopped." : `No answer: ${error.message}.`;
    } finally {
      clearInterval(clock);
      if (running === own) {
        running = null;
        stop.hidden = true;
        answer.removeAttribute("aria-busy");
      }
    }
  });

  const examples = [...part.querySelectorAll(".library li")];
  examples.forEach((example) =>
    example.querySelector("a").addEventListener("click", (event) => {
      event.preventDefault();
      choose(new URL(event.currentTarget.href).searchParams.get("query"));
    }),
  );
  // Where it stands above the answer it makes room.
  part.querySelector(".library").open = !matchMedia("(max-width: 60rem)").matches;
  const sought = part.querySelector(".library input");
  sought.parentElement.hidden = false;
  sought.addEventListener("input", () => {
    const words = sought.value.toLowerCase().split(/\s+/);
    examples.forEach((one) => (one.hidden = !words.every((word) => one.textContent.toLowerCase().includes(word))));
    part.querySelector(".library .none").hidden = examples.some((one) => !one.hidden);
  });
  answer.addEventListener("filled", (event) => event.target.querySelectorAll("[data-line]").forEach(lead));
  addEventListener("popstate", () => location.reload());
  answer.querySelectorAll("[data-line]").forEach(lead);
  if (answer.querySelector(".pending")) {
    // The page came before its answer.
    form.requestSubmit();
  } else {
    results(answer, area.value);
  }
}

function load(script, style) {
  return new Promise((resolve, reject) => {
    const link = document.createElement("link");
    link.rel = "stylesheet";
    link.href = style;
    document.head.prepend(link);
    const element = document.createElement("script");
    element.src = script;
    element.onload = () => {
      // Before the first editor is made: its own completers ask other servers.
      window.Yasqe.defaults.autocompleters = [];
      resolve(window.Yasqe);
    };
    element.onerror = reject;
    document.head.append(element);
  });
}
