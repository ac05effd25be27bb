// Comunica and sparql-http-client, in their default settings, against the endpoint at the address of the first argument.
import { QueryEngine } from '@comunica/query-sparql';
import SimpleClient from 'sparql-http-client';

const endpoint = process.argv[2];
const name = 'https://w3id.org/casegraph/case/wang-2022';
const glossitis = name + '#glossitis';
const prefix = 'PREFIX cg: <https://w3id.org/casegraph/ontology#> ';
const findings = `{ ?finding a cg:Finding ; cg:inCase <${name}> }`;
const queries = {
  select: `${prefix}SELECT ?finding ${findings}`,
  ask: `${prefix}ASK ${findings}`,
  construct: `${prefix}CONSTRUCT { ?finding a cg:Finding } ${findings}`,
  describe: `DESCRIBE <${glossitis}>`,
};

let wrong = 0;
function told(client, form, right) {
  console.log(`${right ? 'ok   ' : 'WRONG'} ${client} ${form}`);
  wrong += right ? 0 : 1;
}

async function all(stream) {
  const items = [];
  for await (const item of stream) items.push(item);
  return items;
}

const engine = new QueryEngine();
const context = { sources: [endpoint] };
const about = quads => quads.some(quad => quad.subject.value === glossitis);
const rows = await (await engine.queryBindings(queries.select, context)).toArray();
told('Comunica', 'SELECT', rows.some(row => row.get('finding').value === glossitis));
told('Comunica', 'ASK', await engine.queryBoolean(queries.ask, context));
told('Comunica', 'CONSTRUCT', about(await (await engine.queryQuads(queries.construct, context)).toArray()));
told('Comunica', 'DESCRIBE', about(await (await engine.queryQuads(queries.describe, context)).toArray()));

const client = new SimpleClient({ endpointUrl: endpoint });
const found = await all(client.query.select(queries.select));
told('sparql-http-client', 'SELECT', found.some(row => row.finding.value === glossitis));
told('sparql-http-client', 'ASK', await client.query.ask(queries.ask));
told('sparql-http-client', 'CONSTRUCT', about(await all(client.query.construct(queries.construct))));
told('sparql-http-client', 'DESCRIBE', about(await all(client.query.construct(queries.describe))));

process.exit(wrong === 0 ? 0 : 1);
