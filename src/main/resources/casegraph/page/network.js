// A case as a graph. The table below says the same, so the drawing is hidden from screen readers.

const load = (address) =>
  new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = address;
    script.addEventListener("load", () => resolve(window.cytoscape));
    script.addEventListener("error", () => reject(new Error(`${address} cannot be loaded`)));
    document.head.append(script);
  });

const TONES = {
  "Symptoms and signs": "--before",
  Results: "--before",
  Tests: "--field",
  "Procedures and treatments": "--after",
  Diagnoses: "--accent",
};

const styles = (part) => {
  const tone = (name) => getComputedStyle(part).getPropertyValue(name).trim();
  return [
    {
      selector: "node",
      style: {
        label: "data(label)",
        width: 13,
        height: 13,
        "background-color": (node) => tone(TONES[node.data("kind")] ?? "--quiet"),
        color: tone("--ink"),
        "font-size": 14,
        "font-family": "system-ui, sans-serif",
        "text-wrap": "wrap",
        "text-max-width": 130,
        "text-valign": "bottom",
        "text-margin-y": 3,
        "text-background-color": tone("--panel"),
        "text-background-opacity": 0.8,
      },
    },
    {
      selector: "edge",
      style: {
        width: 1.5,
        "line-color": tone("--field"),
        "target-arrow-color": tone("--field"),
        "target-arrow-shape": "triangle",
        "arrow-scale": 1,
        "curve-style": "bezier",
      },
    },
    {
      selector: "edge.near",
      style: { label: "data(label)", color: tone("--quiet"), "font-size": 13, "line-color": tone("--accent"), width: 2 },
    },
    { selector: "node.near", style: { "font-weight": 700 } },
  ];
};

export async function enhance(part) {
  // The library would add a style element, which the policy of these pages refuses, unless it finds its own.
  const there = document.createElement("template");
  there.id = "__________cytoscape_stylesheet";
  const holder = document.createElement("div");
  holder.className = "canvas";
  holder.setAttribute("aria-hidden", "true");
  part.append(there, holder);

  const [cytoscape, graph] = await Promise.all([load(part.dataset.script), fetch(part.dataset.graph).then((answer) => answer.json())]);
  const drawn = cytoscape({
    container: holder,
    elements: [
      ...graph.nodes.map((node) => ({ data: node })),
      ...graph.links.map((link, index) => ({ data: { id: `link-${index}`, ...link } })),
    ],
    style: styles(part),
    layout: {
      name: "cose",
      animate: false,
      randomize: false,
      idealEdgeLength: () => 75,
      nodeRepulsion: () => 60_000,
      nodeOverlap: 30,
      componentSpacing: 14,
      gravity: 0.6,
      padding: 12,
    },
    // The wheel scrolls the page.
    userZoomingEnabled: false,
  });
  const zoom = document.createElement("div");
  zoom.className = "zoom";
  for (const [words, factor] of [["Larger", 1.4], ["Smaller", 1 / 1.4]]) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "plain";
    button.textContent = words;
    button.addEventListener("click", () => {
      const centre = { x: drawn.width() / 2, y: drawn.height() / 2 };
      drawn.zoom({ level: drawn.zoom() * factor, renderedPosition: centre });
    });
    zoom.append(button);
  }
  holder.before(zoom);
  drawn.on("mouseover", "node", (event) => event.target.closedNeighborhood().addClass("near"));
  drawn.on("mouseout", "node", () => drawn.elements().removeClass("near"));
  drawn.on("tap", "node", (event) => location.assign(event.target.data("page")));
  document.addEventListener("themechange", () => drawn.style(styles(part)));
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => drawn.style(styles(part)));
}
