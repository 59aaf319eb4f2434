import { expect, test } from 'vitest';
import { run } from '../../../build/setup/processes.mjs';
import { inOwnNetwork, withNetwork } from '../../../build/setup/system/network.mjs';

const ADDRESSES = `console.log(JSON.stringify(require('node:os').networkInterfaces()))`;
const ask = [process.execPath, '-e', ADDRESSES];
const [program = '', ...args] = inOwnNetwork(ask);
const own = process.platform === 'linux' ? await run(program, args) : null;

test.skipIf(own?.code !== 0)('a network of its own has an address that is not loopback', () => {
  const cards: Record<string, { address: string }[]> = JSON.parse(own?.stdout ?? '{}');
  const addresses = Object.values(cards).flatMap((card) => card.map(({ address }) => address));
  expect(addresses).toContain('198.51.100.1');
});

test('a command runs, with its arguments, whether or not this machine gives it a network', async () => {
  const [first = '', ...rest] = await withNetwork([process.execPath, '-p', '"it" + " ran"']);
  expect(await run(first, rest)).toMatchObject({ code: 0, stdout: 'it ran\n' });
});

test('an ordinary user runs it as himself, not as root', () => {
  const inner = ['unshare', '--user', '--map-user=1000', '--map-group=100', 'x'];
  expect(inOwnNetwork(['x'], 1000, 100).slice(-5)).toEqual(inner);
  expect(inOwnNetwork(['x'], 0, 0).slice(0, 2)).toEqual(['unshare', '--net']);
});
