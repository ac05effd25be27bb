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
  told(name, 'eleven tools', tools.length === 11);
  const call = async (tool, args) => (await client.callTool({ name: tool, arguments: args })).structuredContent;
  const glossitis = await call('status_of', { term: 'glossitis', case: 'wang-2022' });
  told(name, 'a finding with its quote', glossitis.rows[0].status === 'present' && glossitis.rows[0].evidence.quote !== '');
  told(name, 'what is not reported', (await call('status_of', { term: 'depression', case: 'wang-2022' })).word === 'not reported');
  told(name, 'no such term', (await call('status_of', { term: 'zzxxyyqq', case: 'wang-2022' })).word === 'no such term');
  let progress = 0;
  await client.callTool({ name: 'find_case', arguments: {} }, undefined, { onprogress: () => progress++ });
  told(name, 'progress', progress > 0);
  const cases = await client.readResource({ uri: 'casegraph://cases' });
  told(name, 'a resource', cases.contents[0].text.includes('wang-2022'));
  told(name, 'prompts', (await client.listPrompts()).prompts.length === 3);
  await client.close();
}

await ask('HTTP', new StreamableHTTPClientTransport(new URL(process.argv[2] + '/mcp')));
await ask('stdio', new StdioClientTransport({ command: 'java', args: ['-jar', process.argv[3], 'mcp'], stderr: 'ignore' }));
process.exit(wrong === 0 ? 0 : 1);
