import { createInterface } from 'node:readline';
import { strictServer } from './strict-server.ts';
import type { StrictOptions } from './types.ts';

/**
 * The strict server as a process of its own: `node main.ts '{"appId":1,"secret":"…"}'`. Its first line
 * tells the url, and what its moments are counted from; each line on stdin is answered with a report; the end of stdin ends it, so that it
 * never outlives the one who started it.
 */
const server = await strictServer(JSON.parse(process.argv[2] ?? '') as StrictOptions);
const say = (value: unknown) => process.stdout.write(`${JSON.stringify(value)}\n`);

say({ url: server.url, originMs: performance.timeOrigin });
for await (const _ of createInterface({ input: process.stdin })) {
  say({
    requests: server.requests.map((request) => ({
      ...request,
      code: request.answer?.code ?? null,
    })),
    violations: server.violations,
    tooFrequent: server.answeredWith(6).length,
    maxInAnySecond: server.maxInAnySecond(),
    connections: server.connections,
  });
}
await server.close();
// An answer that is still delayed is of no use to anybody now.
process.exit();
