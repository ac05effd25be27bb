// Serves N-Triples by Oxigraph: node server.mjs FILE PORT
import { createReadStream } from "node:fs";
import { createServer } from "node:http";
import { createInterface } from "node:readline";
import { Store } from "oxigraph";

const LINES = 100_000;
const store = new Store();
let lines = [];
const load = () => {
  store.load(lines.join("\n"), { format: "application/n-triples", unchecked: true, no_transaction: true });
  lines = [];
};
for await (const line of createInterface({ input: createReadStream(process.argv[2]) })) {
  if (lines.push(line) === LINES) load();
}
load();

createServer(async (request, response) => {
  let form = "";
  for await (const part of request) form += part;
  try {
    const answer = store.query(new URLSearchParams(form).get("query"), { results_format: "json" });
    response.setHeader("Content-Type", "application/sparql-results+json");
    response.end(answer);
  } catch (error) {
    response.statusCode = 400;
    response.end(String(error));
  }
}).listen(Number(process.argv[3]), "127.0.0.1");
