// A case as a graph, its nodes below their kinds. The list beside it and the table below say the same, so the drawing
// is hidden from screen readers; a link of the list that has the focus or the pointer shows its node and what is next to
// it.

const load = (address) =>
  new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = address;
    script.addEventListener("load", () => resolve(window.cytoscape));
    script.addEventListener("error", () => reject(new Error(`${address} cannot be loaded`)));
    document.head.append(script);
  });

// By the id of a lane.
const TONES = {
  symptoms: "--before",
  results: "--before",
  tests: "--field",
  procedures: "--after",
  diagnoses: "--accent",
};

const ROW = 27;
const COLUMN = 222;
// What a column has beside its labels.
const BESIDE = 32;

// By how much more rows may stand apart than they need.
const APART = 1.6;

// Rows that a heading takes with the space above it.
const HEADING = 1.8;

const MARGIN = 12;

// Below this size on the screen a label is not drawn, unless its node is looked at.
const LEGIBLE = 8;

// A scale at which labels of 13 are larger than that.
const READABLE = 0.7;

const styles = (part) => {
  const tone = (name) => getComputedStyle(part).getPropertyValue(name).trim();
  const label = {
    label: "data(label)",
    color: tone("--ink"),
    "font-family": "system-ui, sans-serif",
    "text-halign": "right",
    "text-valign": "center",
  };
  return [
    {
      selector: "node",
      style: {
        ...label,
        width: 11,
        height: 11,
        "background-color": (node) => tone(TONES[node.data("kind")] ?? "--quiet"),
        "font-size": 13,
        "min-zoomed-font-size": LEGIBLE,
        "text-wrap": "ellipsis",
        "text-max-width": (node) => node.data("room") ?? COLUMN - BESIDE,
        "text-margin-x": 5,
        "text-background-color": tone("--panel"),
        "text-background-opacity": 0.7,
      },
    },
    {
      selector: "node.heading",
      style: { ...label, width: 1, height: 1, "background-opacity": 0, "font-size": 14, "font-weight": 700, color: tone("--quiet"), "min-zoomed-font-size": LEGIBLE, events: "no" },
    },
    {
      selector: "edge",
      style: {
        width: 1.2,
        "line-color": tone("--field"),
        "line-opacity": 0.35,
        "target-arrow-color": tone("--field"),
        "target-arrow-shape": "triangle",
        "arrow-scale": 0.8,
        "curve-style": "unbundled-bezier",
        "control-point-distances": 24,
        "control-point-weights": 0.5,
      },
    },
    { selector: ".far", style: { opacity: 0.25 } },
    {
      selector: "node.near",
      style: {
        label: (node) => node.data("told") ?? node.data("label"),
        "font-weight": 700,
        "text-wrap": "none",
        "min-zoomed-font-size": 0,
        "text-background-color": tone("--panel"),
        "text-background-opacity": 1,
        "text-background-padding": 2,
        "z-index": 10,
      },
    },
    {
      selector: "edge.near",
      style: {
        "line-color": tone("--accent"),
        "line-opacity": 1,
        "target-arrow-color": tone("--accent"),
        width: 2,
        "z-index": 5,
      },
    },
    { selector: ".off", style: { display: "none" } },
  ];
};

// Kinds flow through columns of so many rows, each below its heading; a kind goes on in the next column.
const flow = (groups, rows) => {
  const places = [];
  let column = 0;
  let row = 0;
  for (const group of groups) {
    if (row > 0 && row + HEADING + Math.min(group.length, 3) > rows) [column, row] = [column + 1, 0];
    const heading = { column, row: row === 0 ? 0 : row + HEADING - 1 };
    row = heading.row + 1;
    const nodes = group.map(() => {
      if (row >= rows) [column, row] = [column + 1, 1];
      row += 1;
      return { column, row: row - 1 };
    });
    places.push({ heading, nodes });
  }
  const lowest = Math.max(...places.flatMap(({ heading, nodes }) => [heading, ...nodes]).map((place) => place.row));
  return { places, columns: column + 1, rows: lowest + 1 };
};

// As many rows as let the whole be drawn as large as the box allows.
const largest = (groups, width, height) => {
  const count = groups.reduce((sum, group) => sum + group.length + HEADING, 0);
  let best;
  let most = 0;
  for (let rows = 4; rows <= count + 1; rows += 1) {
    const flowed = flow(groups, rows);
    const size = Math.min(width / (flowed.columns * COLUMN), height / (flowed.rows * ROW));
    if (size > most) [best, most] = [{ ...flowed, size }, size];
  }
  // Where that could not be read it is as large as can be, and is moved to be seen.
  if (most < READABLE) best = { ...flow(groups, Math.max(4, Math.floor(height / (READABLE * ROW)))), size: READABLE };
  return best;
};

// Within a kind each is near to the height of what it is bound to in the kinds before.
const place = (drawn, kinds) => {
  const groups = kinds
    .map((kind) => drawn.nodes().filter((node) => node.data("kind") === kind && !node.hasClass("heading") && !node.hasClass("off")))
    .filter((group) => group.length > 0);
  if (groups.length === 0) return;
  // What the box has left in one direction is shared among the columns, or among the rows.
  const { places, columns, rows, size } = largest(groups, drawn.width() - 2 * MARGIN, drawn.height() - 2 * MARGIN);
  const wide = Math.max((drawn.width() - 2 * MARGIN) / size / columns, COLUMN);
  const high = Math.min((drawn.height() - 2 * MARGIN) / size / rows, ROW * APART);
  const rank = new Map();
  const at = ({ column, row }) => ({ x: column * wide, y: (row + 0.5) * high });
  drawn.nodes().data("room", wide - BESIDE);
  groups.forEach((group, number) => {
    const wanted = (node) => {
      const placed = node.neighborhood("node").filter((other) => rank.has(other.id()));
      return placed.length === 0 ? Infinity : placed.reduce((sum, other) => sum + rank.get(other.id()), 0) / placed.length;
    };
    const order = group.map((node) => ({ node, y: wanted(node) })).sort((one, other) => (one.y === other.y ? 0 : one.y - other.y));
    drawn.getElementById(`heading ${group[0].data("kind")}`).position(at(places[number].heading));
    order.forEach(({ node }, index) => {
      rank.set(node.id(), rank.size);
      node.position(at(places[number].nodes[index]));
    });
  });
  drawn.viewport({ zoom: size, pan: { x: MARGIN, y: MARGIN } });
};

const button = (words, act) => {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "plain";
  made.textContent = words;
  made.addEventListener("click", act);
  return made;
};

const filter = (words, change) => {
  const label = document.createElement("label");
  const box = document.createElement("input");
  box.type = "checkbox";
  box.checked = true;
  box.addEventListener("change", () => change(box.checked));
  label.append(box, ` ${words}`);
  return label;
};

export async function enhance(part) {
  // The library would add a style element, which the policy of these pages refuses, unless it finds its own.
  const there = document.createElement("template");
  there.id = "__________cytoscape_stylesheet";
  const holder = document.createElement("div");
  holder.className = "canvas";
  holder.setAttribute("aria-hidden", "true");
  const members = part.querySelector(".members");
  members.before(there, holder);

  const [cytoscape, graph] = await Promise.all([load(part.dataset.script), fetch(part.dataset.graph).then((answer) => answer.json())]);
  const sections = [...members.querySelectorAll("[data-kind]")];
  const kinds = sections.map((section) => section.dataset.kind);
  const words = (section) => section.querySelector("h2").textContent;
  const drawn = cytoscape({
    container: holder,
    elements: [
      ...graph.nodes.map((node) => ({ data: node })),
      ...sections.map((section) => ({
        data: { id: `heading ${section.dataset.kind}`, label: words(section), kind: section.dataset.kind },
        classes: "heading",
      })),
      ...graph.links.map((link, index) => ({ data: { id: `link-${index}`, ...link } })),
    ],
    style: styles(part),
    layout: { name: "preset" },
    // The wheel scrolls the page.
    userZoomingEnabled: false,
    minZoom: 0.1,
    maxZoom: 4,
  });
  const fit = () => place(drawn, kinds);
  fit();
  drawn.on("resize", fit);

  const zoom = (factor) => drawn.zoom({ level: drawn.zoom() * factor, renderedPosition: { x: drawn.width() / 2, y: drawn.height() / 2 } });
  const tools = document.createElement("div");
  tools.className = "tools";
  tools.append(button("Larger", () => zoom(1.4)), button("Smaller", () => zoom(1 / 1.4)), button("Fit", () => drawn.fit(drawn.elements().not(".off"), MARGIN)));
  const filters = document.createElement("fieldset");
  const legend = document.createElement("legend");
  legend.textContent = "Shown";
  filters.append(legend);
  sections.forEach((section) => {
    const kind = section.dataset.kind;
    filters.append(
      filter(words(section), (isShown) => {
        section.hidden = !isShown;
        drawn.nodes().filter((node) => node.data("kind") === kind).toggleClass("off", !isShown);
        fit();
      }),
    );
  });
  tools.append(filters);
  holder.before(tools);

  const links = new Map([...members.querySelectorAll("[data-node]")].map((link) => [link.dataset.node, link]));
  const leave = () => {
    drawn.nodes().removeData("told");
    drawn.elements().removeClass("near far");
    for (const link of links.values()) link.classList.remove("near");
  };
  const look = (node) => {
    leave();
    const near = node.closedNeighborhood();
    for (const edge of node.connectedEdges().toArray()) {
      const [other, words] = edge.source().same(node)
        ? [edge.target(), `${edge.data("label")}: ${edge.target().data("label")}`]
        : [edge.source(), `${edge.source().data("label")}: ${edge.data("label")} this`];
      if (!other.same(node)) other.data("told", words);
    }
    near.addClass("near");
    drawn.elements().not(near).not(".heading").addClass("far");
    near.nodes().forEach((other) => links.get(other.id())?.classList.add("near"));
  };
  const isSeen = (node) => {
    const { x, y } = node.renderedPosition();
    return x >= 0 && y >= 0 && x <= drawn.width() && y <= drawn.height();
  };
  for (const [id, link] of links) {
    const node = drawn.getElementById(id);
    link.addEventListener("focus", () => {
      look(node);
      if (!isSeen(node)) drawn.center(node);
    });
    link.addEventListener("pointerenter", () => look(node));
    link.addEventListener("blur", leave);
    link.addEventListener("pointerleave", leave);
  }
  drawn.on("mouseover", "node", (event) => look(event.target));
  drawn.on("mouseout", "node", leave);
  drawn.on("tap", "node", (event) => location.assign(event.target.data("page")));
  document.addEventListener("themechange", () => drawn.style(styles(part)));
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => drawn.style(styles(part)));
}
