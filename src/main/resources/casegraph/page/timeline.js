// A timeline that is served as links and a form. Here the passage of an event is told where the pointer or the focus
// is, two chosen events tell their order, and another diagnosis takes no new page.

const element = (name, text = "", attributes = {}) => {
  const made = document.createElement(name);
  made.textContent = text;
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
};

const json = async (address) => {
  const response = await fetch(address);
  if (!response.ok) throw new Error((await response.json()).detail ?? response.statusText);
  return response.json();
};

const below = (part, name, parameters) => `${part.dataset.case}/${name}?${new URLSearchParams(parameters)}`;

// Buttons above the drawing: larger and smaller, and a lane or not.
const tools = (part) => {
  const drawing = part.querySelector(".drawing");
  const svg = drawing.querySelector("svg");
  const bar = element("div", "", { class: "tools", role: "group", "aria-label": "Drawing" });
  let scale = 1;
  const zoom = (factor) => {
    const middle = (drawing.scrollLeft + drawing.clientWidth / 2) / drawing.scrollWidth;
    scale = factor === 0 ? 1 : Math.min(4, Math.max(1, scale * factor));
    svg.style.width = `${scale * 100}%`;
    drawing.classList.toggle("zoomed", scale > 1);
    drawing.scrollLeft = middle * drawing.scrollWidth - drawing.clientWidth / 2;
  };
  const button = (words, label, press) => {
    const made = element("button", words, { type: "button", class: "plain", "aria-label": label });
    made.addEventListener("click", () => press(made));
    bar.append(made);
    return made;
  };
  button("+", "Larger", () => zoom(1.5));
  button("−", "Smaller", () => zoom(1 / 1.5));
  button("Whole", "The whole drawing", () => zoom(0));

  // Held beside the events, it is moved.
  let held;
  drawing.addEventListener("pointerdown", (event) => {
    if (scale > 1 && event.pointerType === "mouse" && !event.target.closest("a")) {
      held = { x: event.clientX, left: drawing.scrollLeft };
      drawing.setPointerCapture(event.pointerId);
    }
  });
  drawing.addEventListener("pointermove", (event) => {
    if (held) drawing.scrollLeft = held.left - (event.clientX - held.x);
  });
  for (const end of ["pointerup", "pointercancel"]) drawing.addEventListener(end, () => (held = undefined));

  // Lanes below a folded one move up, and so does a second scale. A lane is folded on both.
  const names = new Set([...svg.querySelectorAll(".lane-of-events")].map((lane) => lane.dataset.lane));
  if (names.size > 1) {
    const [, , width, height] = svg.getAttribute("viewBox").split(" ").map(Number);
    const scales = [...svg.querySelectorAll("svg.scale")].map((scale) => ({
      scale,
      top: Number(scale.getAttribute("y")),
      tall: Number(scale.getAttribute("height")),
    }));
    const folded = new Set();
    const fold = (part) => {
      let up = 0;
      for (const lane of part.querySelectorAll(".lane-of-events")) {
        const isFolded = folded.has(lane.dataset.lane);
        lane.setAttribute("transform", `translate(0 ${-up})`);
        lane.classList.toggle("folded", isFolded);
        if (isFolded) up += Number(lane.dataset.height);
      }
      return up;
    };
    const lay = () => {
      let up = 0;
      for (const { scale, top, tall } of scales) {
        scale.setAttribute("y", top - up);
        const less = fold(scale);
        scale.setAttribute("height", tall - less);
        up += less;
      }
      if (!scales.length) up = fold(svg);
      svg.setAttribute("viewBox", `0 0 ${width} ${height - up}`);
      svg.setAttribute("height", height - up);
    };
    for (const name of names) {
      const toggle = button(name, name, () => {
        folded.has(name) ? folded.delete(name) : folded.add(name);
        toggle.setAttribute("aria-pressed", !folded.has(name));
        lay();
      });
      toggle.setAttribute("aria-pressed", "true");
    }
  }
  drawing.before(bar);
};

// An entry of the legend that stands for events shows or hides them.
const filters = (part, links) => {
  for (const item of part.querySelectorAll(".legend li")) {
    const meant = links.filter((link) => link.classList.contains(item.dataset.name));
    const words = item.querySelector("span");
    if (!meant.length) continue;
    const toggle = element("button", words.textContent, { type: "button", class: "filter", "aria-pressed": "true" });
    toggle.addEventListener("click", () => {
      const shown = toggle.getAttribute("aria-pressed") === "false";
      toggle.setAttribute("aria-pressed", shown);
      for (const link of meant) link.classList.toggle("filtered", !shown);
    });
    words.replaceWith(toggle);
  }
};

export async function enhance(part, pinned = new URLSearchParams(location.search)) {
  const about = part.querySelector(".about");
  const hint = [...about.childNodes];
  const timeline = await json(below(part, "timeline.json", { diagnosis: part.dataset.diagnosis }));
  const known = new Map();
  for (const moment of timeline.moments) for (const event of moment.events) known.set(event.id, { ...event, when: moment.when });
  const links = [...part.querySelectorAll("a.event")];
  let chosen = [];

  // The box sticks to the lower edge of the window, so what is brought into view stays above it; and when it grows,
  // what has the focus goes on above it.
  const room = new ResizeObserver(() => {
    if (!about.isConnected) return room.disconnect();
    const sticks = about.classList.contains("telling");
    document.documentElement.style.scrollPaddingBottom = sticks ? `${about.offsetHeight + 8}px` : "";
    const focused = part.querySelector(":focus-visible");
    if (sticks && focused && !about.contains(focused)) focused.scrollIntoView({ block: "nearest", inline: "nearest" });
  });
  room.observe(about);

  const told = (parts) => {
    about.replaceChildren(...parts);
    about.classList.toggle("telling", parts !== hint);
  };

  const tell = (event) => {
    const heading = element("h3");
    heading.append(element("a", event.label, { href: `${part.dataset.case}#${encodeURIComponent(event.id)}` }));
    const parts = [heading];
    if (event.passage) {
      const passage = element("p");
      const fragment = event.passage.iri.split("#")[1] ?? "";
      const link = element("a", "", { href: `${part.dataset.case}#${encodeURIComponent(fragment)}` });
      link.append(element("q", event.passage.quote));
      passage.append(link, element("span", ` ${event.passage.place}`, { class: "quiet" }));
      parts.push(passage);
    }
    const facts = [event.kinds.join(", "), event.when || "no date", event.voice].filter(Boolean).join(" · ");
    parts.push(element("p", facts, { class: "quiet" }));
    told(parts);
  };

  const order = async () => {
    const [first, second] = chosen;
    try {
      const pair = await json(below(part, "order", { first, second, format: "json" }));
      const parts = [element("h3", pair.words)];
      const steps = element("ol");
      for (const step of pair.because) {
        const item = element("li", `${step.words} `);
        if (step.passage) item.append(element("a", "passage", { href: step.passage }));
        steps.append(item);
      }
      parts.push(pair.note ? element("p", pair.note) : steps);
      told(parts);
    } catch (error) {
      told([element("p", error.message)]);
    }
  };

  // A pair that is chosen stays, in the address too, so that it can be passed on.
  const keep = () => {
    if (!location.pathname.endsWith("timeline")) return;
    const query = new URLSearchParams(location.search);
    ["first", "second"].forEach((name, i) => (chosen.length === 2 ? query.set(name, chosen[i]) : query.delete(name)));
    history.replaceState(null, "", `${location.pathname}${query.size ? `?${query}` : ""}${location.hash}`);
  };

  const press = (id) => {
    chosen = chosen.includes(id) ? chosen.filter((other) => other !== id) : [...chosen.slice(-1), id];
    for (const link of links) link.setAttribute("aria-pressed", chosen.includes(link.dataset.event));
    keep();
    if (chosen.length === 2) return order();
    if (chosen.length === 1) tell(known.get(chosen[0]));
    else told(hint);
  };

  const look = (link) => {
    if (chosen.length < 2) tell(known.get(link.dataset.event));
  };

  // One stop for the tab key; the arrow keys go on from there.
  const beside = (link) =>
    [...link.closest(".drawing, .moments").querySelectorAll("a.event:not(.filtered)")].filter((one) => !one.closest(".folded"));
  const stop = (link) => {
    for (const other of beside(link)) other.setAttribute("tabindex", other === link ? 0 : -1);
  };
  const centre = (link) => {
    const box = link.querySelector(".mark").getBoundingClientRect();
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  };
  const neighbour = (link, key) => {
    const here = centre(link);
    const sideways = key === "ArrowLeft" || key === "ArrowRight";
    const sign = key === "ArrowLeft" || key === "ArrowUp" ? -1 : 1;
    let best;
    let least = Infinity;
    for (const other of beside(link)) {
      const there = centre(other);
      const along = sign * (sideways ? there.x - here.x : there.y - here.y);
      const across = Math.abs(sideways ? there.y - here.y : there.x - here.x);
      const cost = along + (sideways ? 0.3 : 0.05) * across;
      if (other !== link && along > 1 && cost < least) [best, least] = [other, cost];
    }
    return best;
  };

  for (const link of links) {
    link.setAttribute("role", "button");
    link.setAttribute("aria-pressed", "false");
    link.querySelector("title")?.remove();
    link.addEventListener("pointerenter", () => look(link));
    link.addEventListener("focus", () => {
      stop(link);
      look(link);
    });
    link.addEventListener("click", (event) => {
      event.preventDefault();
      press(link.dataset.event);
    });
    link.addEventListener("keydown", (event) => {
      const ends = { Home: beside(link)[0], End: beside(link).at(-1) };
      const next = ends[event.key] ?? (event.key.startsWith("Arrow") ? neighbour(link, event.key) : undefined);
      if (next) next.focus();
      else if (event.key === "Enter" || event.key === " ") press(link.dataset.event);
      else if (event.key === "Escape") {
        chosen = [];
        keep();
        for (const other of links) other.setAttribute("aria-pressed", "false");
        told(hint);
      } else return;
      event.preventDefault();
    });
  }
  for (const link of part.querySelectorAll(".drawing a.event, .moments a.event")) if (link === beside(link)[0]) stop(link);

  const select = part.querySelector("#diagnosis");
  select?.addEventListener("change", async () => {
    const response = await fetch(below(part, "timeline", { diagnosis: select.value }));
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    const other = page.querySelector("[data-module]");
    other.removeAttribute("data-module");
    const fresh = document.adoptNode(other);
    part.replaceWith(fresh);
    fresh.querySelector("#diagnosis").focus();
    const pair = new URLSearchParams();
    if (chosen.length === 2) ["first", "second"].forEach((name, i) => pair.set(name, chosen[i]));
    await enhance(fresh, pair);
  });

  tools(part);
  filters(part, links);
  const pair = ["first", "second"].map((name) => pinned.get(name)).filter((id) => known.has(id));
  if (pair.length === 2) pair.forEach(press);

  const png = part.querySelector(".png");
  png.hidden = false;
  png.querySelector("button").addEventListener("click", () => picture(part));
  part.classList.add("enhanced");
}

// The drawing as it is served, in the colours of paper, twice as large as on the screen.
async function picture(part) {
  const image = new Image();
  image.src = below(part, "timeline.svg", { diagnosis: part.dataset.diagnosis });
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = image.naturalWidth * 2;
  canvas.height = image.naturalHeight * 2;
  canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
  canvas.toBlob((blob) => {
    const link = element("a", "", { href: URL.createObjectURL(blob), download: "timeline.png" });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  });
}
