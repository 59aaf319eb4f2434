import { MessageChannel, type MessagePort } from 'node:worker_threads';
import { afterEach, describe, expect, test } from 'vitest';
import { deadline } from '../../../electron/zego/transport/deadline.ts';
import type { Delivery } from '../../../electron/zego/transport/delivery.ts';
import { Exchange } from '../../../electron/zego/transport/exchange.ts';
import { RangeExchange } from '../../../electron/zego/transport/range-exchange.ts';

const LATE_MS = 1;
const AMPLE_MS = 60_000;
const ports: MessagePort[] = [];
afterEach(() => {
  for (const port of ports.splice(0)) port.close();
});

/** Keeps this process from its work until each deadline of `LATE_MS` has passed, as a busy machine does. */
function block(): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20 * LATE_MS);
}

/** Something that is there to be read by now, as the bytes in a socket are; `read` is called where Node reads it. */
function hasCome(read: () => void): void {
  const { port1, port2 } = new MessageChannel();
  ports.push(port1, port2);
  port1.on('message', read);
  port2.postMessage('bytes');
}

test('what has come is read before a deadline that passed meanwhile counts', async () => {
  const heard: string[] = [];
  await new Promise<void>((resolve) => {
    const cancel = deadline(LATE_MS, () => heard.push('late'));
    hasCome(() => {
      heard.push('read');
      cancel();
      setImmediate(resolve);
    });
    block();
  });
  expect(heard).toEqual(['read']);
});

test('where nothing comes it is late, once, and not after it was taken back', async () => {
  let late = 0;
  deadline(LATE_MS, () => {
    late += 1;
  });
  deadline(LATE_MS, () => {
    late += 10;
  })();
  await new Promise<void>((resolve) => deadline(5 * LATE_MS, resolve));
  expect(late).toBe(1);
});

describe('an answer that came while this process was kept from its work', () => {
  const controller = { abort: (reason: Error) => aborted.push(reason) };
  const aborted: Error[] = [];
  afterEach(() => {
    aborted.length = 0;
  });

  const bounds = (late: 'headersMs' | 'bodyMs') => ({
    ...{ leaveMs: AMPLE_MS, headersMs: AMPLE_MS, bodyMs: AMPLE_MS, throughProxy: false },
    [late]: LATE_MS,
  });

  test.each(['headersMs', 'bodyMs'] as const)('counts: %s', async (late) => {
    const delivery = await new Promise<Delivery>((settle) => {
      const exchange = new Exchange({ ...bounds(late), settle });
      const head = () => exchange.onResponseStart(controller, 200, {});
      exchange.onRequestStart(controller);
      if (late === 'bodyMs') head();
      hasCome(() => {
        if (late === 'headersMs') head();
        exchange.onResponseData(controller, Buffer.from('{}'));
        exchange.onResponseEnd();
      });
      block();
    });
    expect([delivery, aborted]).toMatchObject([{ kind: 'answer', body: '{}' }, []]);
  });

  test.each(['headersMs', 'bodyMs'] as const)('counts, of a part of a file: %s', async (late) => {
    const answer = await new Promise((settle) => {
      const exchange = new RangeExchange({ ...bounds(late), length: 2, settle });
      const head = () => exchange.onResponseStart(controller, 206, {});
      exchange.onRequestStart(controller);
      if (late === 'bodyMs') head();
      hasCome(() => {
        if (late === 'headersMs') head();
        exchange.onResponseData(controller, Buffer.from('{}'));
      });
      block();
    });
    expect([answer, aborted]).toMatchObject([{ kind: 'bytes' }, []]);
  });

  test('and one that does not come is given up', async () => {
    const exchange = new Exchange({ ...bounds('headersMs'), settle: () => undefined });
    const given = new Promise<Error>((abort) => exchange.onRequestStart({ abort }));
    expect(await given).toMatchObject({ code: 'NO_ANSWER' });
  });
});
