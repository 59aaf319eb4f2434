import { Bonjour } from 'bonjour-service';
import { afterEach, expect, test } from 'vitest';
import { type Advertisement, advertise } from '../../../electron/control/hyperdeck/advertise.ts';
import { until } from '../../support/desktop/until.ts';
import { OWN_IPV4 } from '../../support/network/own-address.ts';

/** Names in the real network of this machine, found by a client of the same protocol. */
const faults: unknown[] = [];
const ends: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0)) await end();
  expect(faults.splice(0)).toEqual([]);
});

test.skipIf(OWN_IPV4 === null)(
  'a deck is found under its name and port, and gone once it is taken back',
  { tags: ['slow'] },
  async () => {
    const name = `CDN Recorder test ${process.pid}`;
    const deck: Advertisement = advertise(
      [{ name, port: 9994, uniqueId: 'a1b2c3' }],
      { address: OWN_IPV4 ?? '', host: 'desk' },
      (error) => faults.push(error),
    );
    let isEnded = false;
    const end = async () => {
      if (!isEnded) await deck.end();
      isEnded = true;
    };
    ends.push(end);
    const browser = new Bonjour({}, (error: unknown) => faults.push(error));
    ends.push(() => new Promise<void>((resolve) => browser.destroy(() => resolve())));
    const list = browser.find({ type: 'hyperdeck_ctrl' });
    const found = () => list.services.find((service) => service.name === name);
    await until('found', found);
    expect(found()).toMatchObject({
      port: 9994,
      host: 'desk.local',
      txt: { 'unique id': 'a1b2c3' },
    });
    await end();
    await until('gone', () => found() === undefined);
  },
);
