import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { expect, test } from 'vitest';
import { CONTROL_OFF } from '#contract/model/control.ts';
import { HyperdeckService } from '../../../../electron/control/hyperdeck/hyperdeck-service.ts';
import { freePort } from '../../../support/network/free-port.ts';

/** Another program's port, until it is given back. */
async function takenPort() {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const { port } = other.address() as AddressInfo;
  return { port, giveBack: () => new Promise((resolve) => other.close(resolve)) };
}

function service() {
  const told: (string | null)[] = [];
  const shown: string[] = [];
  const named: string[] = [];
  const waiting = new Set<() => void>();
  const faults: unknown[] = [];
  const decks = new HyperdeckService({
    host: 'studio',
    onFault: (error) => faults.push(error),
    after(_ms, work) {
      waiting.add(work);
      return () => waiting.delete(work);
    },
    press: { record: fails, stop: fails },
    slotOf: () => null,
    isPaused: () => false,
    now: () => 0,
    monotonic: () => 0,
    async advertise(these) {
      named.push(these.map(({ port }) => port).join());
      return { end: async () => undefined };
    },
    tell: (failed) => told.push(failed),
    show: (ports) => shown.push(ports.map(({ port, reason }) => `${port} ${reason}`).join()),
  });
  /** The time for another attempt has come. */
  const retry = () => {
    for (const work of [...waiting]) {
      waiting.delete(work);
      work();
    }
  };
  return { decks, told, shown, named, waiting, faults, retry };
}

const fails = (): never => {
  throw new Error('nothing is pressed here');
};

test('a port that is taken is tried again without news, until it is free; the other deck stays', async () => {
  const taken = await takenPort();
  const free = await freePort();
  const { decks, told, shown, named, waiting, faults, retry } = service();
  const settings = {
    ...CONTROL_OFF.hyperdeck,
    enabled: true,
    decks: [
      { port: taken.port, presets: ['p1'] },
      { port: free, presets: ['p1'] },
    ],
  };
  await decks.follow(settings);
  const failed = `127.0.0.1:${taken.port} EADDRINUSE`;
  expect([told, named]).toEqual([[failed], [String(free)]]);
  retry();
  await decks.follow(settings);
  expect([told, shown.length, named]).toEqual([[failed], 1, [String(free)]]);

  await taken.giveBack();
  retry();
  await decks.follow(settings);
  expect(told).toEqual([failed, null]);
  expect(shown.at(-1)).toBe(`${taken.port} null,${free} null`);
  expect(named.at(-1)?.split(',').sort()).toEqual([taken.port, free].map(String).sort());
  expect(waiting.size).toBe(0);
  await decks.close();
  expect(faults).toEqual([]);
});

test('decks that were switched off are not opened by an attempt that was due', async () => {
  const taken = await takenPort();
  const { decks, told, shown, waiting, retry } = service();
  const settings = {
    ...CONTROL_OFF.hyperdeck,
    enabled: true,
    decks: [{ port: taken.port, presets: ['p1'] }],
  };
  await decks.follow(settings);
  await taken.giveBack();
  const off = decks.follow({ ...settings, enabled: false });
  retry();
  await off;
  await decks.close();
  expect(waiting.size).toBe(0);
  expect([told.at(-1), shown.at(-1)]).toEqual([null, '']);
});
