import { writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { until } from '../../support/desktop/until.ts';
import { ASKED, DONE, handoverBench } from '../../support/handover-bench.ts';

let bench: ReturnType<typeof handoverBench>;
beforeEach(() => {
  bench = handoverBench();
});
afterEach(() => bench.close());

describe('when something breaks', () => {
  test('nobody listens: nothing was started', async () => {
    expect((await bench.hand()).handover).toEqual({ kind: 'none' });
  });

  test('a file that no one listens at: nothing was started', async () => {
    writeFileSync(bench.path, '');
    expect((await bench.hand()).handover).toEqual({ kind: 'none' });
  });

  test('a first process that is leaving: nothing was started', async () => {
    let performed = 0;
    await bench.listen({
      hold: () => null,
      perform: async () => {
        performed += 1;
      },
    });
    expect((await bench.hand()).handover).toEqual({ kind: 'leaving' });
    expect(performed).toBe(0);
  });

  test('a first process that dies in the middle: what it came to is not known', async () => {
    await bench.impostor((socket) => {
      bench.greetAndSay(socket, '{"kind":"ready"}\n', '{"kind":"notice","text":"a"}\n');
      socket.on('data', (text) => {
        if (text.includes('actions')) socket.destroy();
      });
    });
    expect(await bench.hand()).toEqual({
      handover: { kind: 'lost' },
      events: [{ kind: 'notice', text: 'a' }],
    });
  });

  test('one whose work fails lets the other know, and goes on', async () => {
    let calls = 0;
    await bench.listen({
      perform: async (_request, emit) => {
        calls += 1;
        if (calls === 1) throw new Error('the work failed');
        emit(DONE);
      },
    });
    expect((await bench.hand()).handover).toEqual({ kind: 'lost' });
    expect(bench.faults).toEqual([new Error('the work failed')]);
    await bench.released();
    expect((await bench.hand()).handover).toEqual({ kind: 'done', exitCode: 1 });
  });

  test('a second process that goes away does not disturb the work', async () => {
    let finish: () => void = () => undefined;
    let finished = false;
    await bench.listen({
      perform: async (_request, emit) => {
        emit({ kind: 'notice', text: 'begun' });
        await new Promise<void>((resolve) => {
          finish = resolve;
        });
        for (let count = 0; count < 100; count += 1) emit({ kind: 'notice', text: 'more' });
        emit(DONE);
        finished = true;
      },
    });
    void bench.known(ASKED);
    await until('the work begun', () => bench.held.now === 1);
    for (const socket of bench.sockets) socket.destroy();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(bench.held.now).toBe(1);
    finish();
    await bench.released();
    expect(finished).toBe(true);
  });

  test.each([
    'no JSON\n',
    '{"kind":"done"}\n',
    '{"kind":"done","exitCode":77}\n',
    '{"kind":"ready"}\n{"kind":"done","exitCode":77}\n',
    '{"kind":"ready"}\n{"kind":"other"}\n',
  ])('something else that listens there and says %j is never taken for done', async (words) => {
    await bench.impostor((socket) => socket.write(words));
    const { handover, events } = await bench.hand();
    expect(handover.kind).not.toBe('done');
    expect(events).toEqual([]);
  });

  test.each([
    '{"kind":"done","exitCode":0}\n',
    '{"kind":"ready"}\n{"kind":"done","exitCode":77}\n',
  ])('one that knows the token and says %j is not taken for done', async (words) => {
    await bench.impostor((socket) => bench.greetAndSay(socket, words));
    const { handover, events } = await bench.hand();
    expect(handover.kind).not.toBe('done');
    expect(events).toEqual([]);
  });

  test('whoever does not say that he is ready gets no request', async () => {
    let heard = '';
    await bench.impostor((socket) => {
      socket.setEncoding('utf8').on('data', (chunk: string) => {
        heard += chunk;
      });
      socket.write('{"kind":"welcome"}\n');
      setTimeout(() => socket.destroy(), 100);
    });
    expect((await bench.hand()).handover).toEqual({ kind: 'none' });
    expect(heard).not.toContain('晚间新闻');
  });
});
