// The client of modelcontextprotocol.io in JavaScript: over HTTP at the address of the first argument, and over stdio with
// the program that the second names.
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';

let wrong = 0;
function told(transport, what, right) {
  console.log(`${right ? 'ok   ' : 'WRONG'} MCP over ${transport}: ${what}`);
  wrong += right ? 0 : 1;
}

async function ask(name, transport) {
  const client = new Client({ name: 'ci', version: '1' });
  await client.connect(transport);
  const tools = (await client.listTools()).tools;
  told(name, 'twelve tools', tools.length === 12);
  const call = async (tool, args) => (await client.callTool({ name: tool, arguments: args })).structuredContent;
  const glossitis = await call('status_of', { term: 'glossitis', case: 'wang-2022' });
  told(name, 'a finding with its quote', glossitis.rows[0].status === 'present' && glossitis.rows[0].evidence.quote !== '');
  told(name, 'what is not reported', (await call('status_of', { term: 'depression', case: 'wang-2022' })).word === 'not reported');
  told(name, 'no such term', (await call('status_of', { term: 'zzxxyyqq', case: 'wang-2022' })).word === 'no such term');
  let progress = 0;
  await client.callTool({ name: 'find_case', arguments: {} }, undefined, { onprogress: () => progress++ });
  told(name, 'progress', progress > 0);
  const enough = new AbortController();
  let seconds = 0;
  const begun = Date.now();
  const long = 'SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }';
  const ended = await client.callTool({ name: 'sparql', arguments: { query: long } }, undefined, {
    signal: enough.signal,
    onprogress: () => ++seconds > 1 && enough.abort('enough'),
  }).then(() => 'answered', () => 'cancelled');
  told(name, 'a long query is cancelled after a second', ended === 'cancelled' && Date.now() - begun < 20_000);
  if (name === 'HTTP') {
    const running = async () => (await (await fetch(process.argv[2] + '/health')).json()).queries;
    for (let i = 0; i < 50 && (await running()) > 0; i++) await new Promise((later) => setTimeout(later, 100));
    told(name, 'and the server does not go on with it', (await running()) === 0);
  }
  const cases = await client.readResource({ uri: 'casegraph://cases' });
  told(name, 'a resource', cases.contents[0].text.includes('wang-2022'));
  told(name, 'prompts', (await client.listPrompts()).prompts.length === 3);
  await client.close();
}

await ask('HTTP', new StreamableHTTPClientTransport(new URL(process.argv[2] + '/mcp')));
await ask('stdio', new StdioClientTransport({ command: 'java', args: ['-jar', process.argv[3], 'mcp'], stderr: 'ignore' }));
process.exit(wrong === 0 ? 0 : 1);
