import { connect } from 'node:net';
import { expect, test } from 'vitest';
import { startDesktop } from '../support/desktop/desktop.ts';
import { until } from '../support/desktop/until.ts';
import { freePort } from '../support/network/free-port.ts';
import { provisionedServer } from '../support/provision.ts';

/** The bundled code of a deck, which the program loads once a provision file has switched it on. */
test('a deck of the running app records', { tags: ['slow'] }, async () => {
  const desktop = await startDesktop();
  const { server, provision } = await provisionedServer({ vendors: ['Tencent'] });
  const port = await freePort();
  const decks = [{ port, presets: ['Evening news'] }];
  const file = JSON.stringify({ ...JSON.parse(provision), control: { hyperdeck: { decks } } });
  let told = '';
  const press = () =>
    new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1', () => resolve(true));
      socket.on('error', () => resolve(false));
      socket.on('data', (chunk: Buffer) => {
        told += chunk.toString();
      });
      socket.write('record\n');
    });
  try {
    desktop.start(['--provision=-', '--hidden'], { stdin: file });
    await until('listening', press);
    await until('answered', () => told.includes('200 ok\r\n'));
    expect(server.requests.map((request) => request.param('Action'))).toEqual(['StartCDNRecord']);
  } finally {
    await desktop.close();
    await server.close();
  }
});
