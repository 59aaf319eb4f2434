import { writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type {
  CommandEvent,
  CommandRequest,
} from '../../../electron/control/command-line/request.ts';
import { handOver } from '../../../electron/control/local-socket/client.ts';
import { proofOf } from '../../../electron/control/local-socket/proof.ts';
import { until } from '../../support/desktop/until.ts';
import { ASKED, DONE, HELLO, handoverBench, line, REQUEST } from '../../support/handover-bench.ts';

let bench: ReturnType<typeof handoverBench>;
beforeEach(() => {
  bench = handoverBench();
});
afterEach(() => bench.close());

describe('a request that is handed over', () => {
  test('arrives as it was, and each event comes back in order', async () => {
    const requests: CommandRequest[] = [];
    const events: CommandEvent[] = [
      { kind: 'notice', text: 'Imported.\nÄ 晚' },
      { kind: 'line', json: { type: 'call', streams: [{ streamId: 'cdn01' }] }, text: 'a' },
      { kind: 'line', json: null, text: 'b' },
      DONE,
    ];
    await bench.listen({
      perform: async (request, emit) => {
        requests.push(request);
        events.forEach(emit);
      },
    });
    const result = await bench.hand();
    expect(result).toEqual({ handover: { kind: 'done', exitCode: 1 }, events });
    expect(requests).toEqual([REQUEST]);
    await bench.released();
  });

  test('is told of what happens while it happens', async () => {
    let finish: () => void = () => undefined;
    await bench.listen({
      perform: async (_request, emit) => {
        emit({ kind: 'notice', text: 'under way' });
        await new Promise<void>((resolve) => {
          finish = resolve;
        });
        emit(DONE);
      },
    });
    const events: CommandEvent[] = [];
    const result = handOver(bench.path, bench.token, REQUEST, (event) => events.push(event));
    await until('the first event', () => events.length === 1);
    expect(bench.held.now).toBe(1);
    finish();
    expect(await result).toEqual({ kind: 'done', exitCode: 1 });
    await bench.released();
  });

  test('several at once, each with its own events', async () => {
    await bench.listen({
      perform: async ({ actions }, emit) => {
        const [action] = actions;
        emit({ kind: 'notice', text: action?.kind === 'start' ? action.preset : '' });
        emit(DONE);
      },
    });
    const results = await Promise.all(
      ['a', 'b', 'c'].map((preset) =>
        bench.hand({ ...REQUEST, actions: [{ kind: 'start', preset }] }),
      ),
    );
    expect(results.map(({ events }) => events[0])).toEqual(
      ['a', 'b', 'c'].map((text) => ({ kind: 'notice', text })),
    );
  });

  test('may be as large as a provision file can be', async () => {
    const content = '"\\ü\n'.repeat(1_000_000);
    let length = 0;
    await bench.listen({
      perform: async ({ actions }, emit) => {
        const [action] = actions;
        length = action?.kind === 'provision' ? action.content.length : 0;
        emit(DONE);
      },
    });
    await bench.hand({ ...REQUEST, actions: [{ kind: 'provision', content }] });
    expect(length).toBe(content.length);
  });

  test('finds a first process that took the place of a killed one', async () => {
    writeFileSync(bench.path, 'what a killed one left');
    await bench.listen();
    expect((await bench.hand()).handover).toEqual({ kind: 'done', exitCode: 1 });
  });
});

describe('nothing is done for', () => {
  let performed: number;
  beforeEach(async () => {
    performed = 0;
    await bench.listen({
      perform: async () => {
        performed += 1;
      },
    });
  });
  afterEach(async () => {
    expect(performed).toBe(0);
    await bench.released();
  });

  test.each(['', '0'.repeat(64), 'x'.repeat(1000)])('a wrong token: %j', async (token) => {
    expect(await bench.hand(REQUEST, token)).toEqual({ handover: { kind: 'none' }, events: [] });
  });

  test.each([
    'GET / HTTP/1.1\r\nHost: x\r\n\r\n',
    '\n',
    'null\n',
    '{}\n',
    '[]\n',
    '{"challenge":',
    '{"challenge":5}\n',
    '{"proof":"00"}\n',
    `{"challenge":"${'A'.repeat(64)}"}\n`,
    '\u0000\n',
  ])('garbage: %j', async (text) => {
    const answer = text.endsWith('\n') ? bench.raw(text) : bench.raw(text, '\n');
    expect(await answer).toBe('');
    expect(bench.held.ever).toBe(0);
  });

  test('a request before the proof', async () => {
    expect(await bench.raw(ASKED, line(HELLO))).toBe('');
  });

  test('a challenge with more beside it', async () => {
    expect(await bench.raw(line({ ...HELLO, request: REQUEST }))).toBe('');
  });

  test('a request after the challenge alone: a welcome, and nothing more', async () => {
    const heard = await bench.raw(line(HELLO), ASKED);
    expect(heard.split('\n')).toHaveLength(2);
    expect(bench.held.ever).toBe(0);
  });

  test('our own proof sent back, and one of another conversation', async () => {
    const welcome = (text: string) => JSON.parse(text.split('\n')[0] ?? '') as { proof: string };
    const { proof } = welcome(await bench.raw(line(HELLO), '\n'));
    await bench.raw(line(HELLO), line({ proof }));
    const recorded = proofOf(bench.token, 'second', { first: proof, second: HELLO.challenge });
    await bench.raw(line(HELLO), line({ proof: recorded }));
    expect(bench.held.ever).toBe(0);
  });

  test('the token is never sent, by neither end', async () => {
    expect(await bench.raw(line(HELLO), '\n')).not.toContain(bench.token);
    let heard = '';
    await bench.close();
    bench = handoverBench();
    await bench.impostor((socket) => {
      socket.setEncoding('utf8').on('data', (chunk: string) => {
        heard += chunk;
        socket.end();
      });
    });
    await bench.hand();
    expect(heard).toMatch(/^\{"challenge":"[0-9a-f]{64}"\}\n$/);
  });

  test.each([
    {},
    { ...REQUEST, more: 1 },
    { ...REQUEST, actions: [{ kind: 'pause', preset: 'x' }] },
    { ...REQUEST, exit: 'yes' },
    { ...REQUEST, actions: Array.from({ length: 1001 }, () => ({ kind: 'start', preset: 'x' })) },
    { ...REQUEST, actions: [{ kind: 'start', preset: 'x'.repeat(1001) }] },
  ])('a request of another shape, %#', async (request) => {
    expect(await bench.known(line(request))).toMatch(/^\{"challenge":.*\}\n\{"kind":"ready"\}\n$/);
  });

  test('a line without an end', async () => {
    expect(await bench.raw('x'.repeat(17 * 1024 * 1024))).toBe('');
  });

  test('a client that leaves after its proof', async () => {
    void bench.known();
    await until('a hold', () => bench.held.ever === 1);
    for (const socket of bench.sockets) socket.destroy();
  });
});
