import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ElectronApplication } from 'playwright';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { startDesktop } from '../support/desktop/desktop.ts';
import { repositoryRoot } from '../support/desktop/electron.ts';
import { until } from '../support/desktop/until.ts';
import { freePort } from '../support/network/free-port.ts';
import { listeningPorts } from '../support/network/listening-ports.ts';
import { provisionedServer } from '../support/provision.ts';

/** Texts that the code of one surface has alone. */
const OF_SURFACES = ['Bearer realm=', 'HyperDeck Studio HD Plus'];
/** Longer than what begins a moment after the window is put off. */
const BEGUN_MS = 2_000;

const build = join(repositoryRoot, '.vite', 'build');
const filesWith = (text: string) =>
  readdirSync(build).filter(
    (name) => /^main.*\.cjs$/.test(name) && readFileSync(join(build, name), 'utf8').includes(text),
  );

/** Names of the files whose code main has loaded. */
async function loaded(app: ElectronApplication): Promise<string[]> {
  const urls = await app.evaluate(() => {
    const { Session } = process.getBuiltinModule('node:inspector');
    const session = new Session();
    session.connect();
    const found: string[] = [];
    session.on('Debugger.scriptParsed', ({ params }) => found.push(params.url));
    session.post('Debugger.enable');
    session.disconnect();
    return found;
  });
  return urls.map((url) => basename(url));
}

/** Ports of a process without those that Playwright opens in it, which are debuggers. */
async function portsBesideDebuggers(pid: number): Promise<number[]> {
  const ports = listeningPorts(pid);
  const debuggers = await Promise.all(ports.map(isDebugger));
  return ports.filter((_, index) => !debuggers[index]);
}

async function isDebugger(port: number): Promise<boolean> {
  const answer = await fetch(`http://127.0.0.1:${port}/json/version`).catch(() => undefined);
  if (answer?.status !== 200) return false;
  return z.looseObject({ Browser: z.string() }).safeParse(await answer.json()).success;
}

test('while every surface is off none of them listens or is loaded', {
  tags: ['slow'],
}, async () => {
  const desktop = await startDesktop();
  const { server, provision } = await provisionedServer();
  try {
    const launched = await desktop.launch();
    const { app } = launched;
    await launched.window();
    await sleep(BEGUN_MS);
    const pid = await app.evaluate(() => process.pid);
    expect(await portsBesideDebuggers(pid)).toEqual([]);
    const before = await loaded(app);
    expect(before).toContain('main-primary-instance.cjs');
    const files = OF_SURFACES.map(filesWith);
    for (const names of files) {
      expect(names).toHaveLength(1);
      expect(before).not.toContain(names[0]);
    }

    const [http, deck] = [await freePort(), await freePort()];
    const tokens = [{ name: 'Wall', token: 'wall-display-0123456789-read', scope: 'read' }];
    const hyperdeck = { decks: [{ port: deck, presets: ['Evening news'] }] };
    const control = { http: { port: http, tokens }, hyperdeck };
    const stdin = JSON.stringify({ ...JSON.parse(provision), control });
    await desktop.run(['--provision=-', '--exit'], { stdin });
    await until('both listen', () =>
      [http, deck].every((port) => listeningPorts(pid).includes(port)),
    );
    const after = await loaded(app);
    for (const [name] of files) expect(after).toContain(name);
  } finally {
    await desktop.close();
    await server.close();
  }
});
