import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Desktop, startDesktop } from '../support/desktop/desktop.ts';
import { repositoryRoot } from '../support/desktop/electron.ts';
import { PATIENCE_MS, until } from '../support/desktop/until.ts';
import { PACKAGING_MS, type Packaged, packageOnce } from '../support/package/packaged.ts';
import { answersOnPipe } from '../support/package/pipe.ts';
import { PROBES, type Probe, type Start } from '../support/package/probes.ts';
import { scene as makeScene, type Scene } from '../support/package/scene.ts';

/** The packaged app against what can be tried from outside, each beside a proof that it can be seen. */
let packaged: Packaged;
let desktop: Desktop;
let scene: Scene;

beforeAll(async () => {
  packaged = await packageOnce();
  desktop = await startDesktop();
}, PACKAGING_MS);
afterAll(() => desktop?.close());
beforeEach(async () => {
  scene = await makeScene();
});
afterEach(() => scene.close());

const start = ({ args, ...rest }: Start) =>
  desktop.start(args, { userDataDir: scene.userDataDir, ...rest });
const executable = () => ({ packaged: packaged.executable });

/** Looks until it shows, or the program has ended, or nobody would wait longer. */
async function watch(probe: Probe, given: Start) {
  const cli = start(given);
  let running = true;
  const done = cli.done.finally(() => {
    running = false;
  });
  const deadline = performance.now() + PATIENCE_MS;
  let shown = false;
  while (running && !shown && performance.now() < deadline) {
    shown = await probe.shows(scene, cli);
    if (!shown) await sleep(5);
  }
  await cli.kill();
  const { code, stdout, stderr } = await done;
  return { shown: shown || (await probe.shows(scene, cli)), code, stdout, stderr };
}

describe.each(PROBES)('$name', (probe) => {
  test('does nothing to the package', async () => {
    const { shown, code, stderr } = await watch(probe, { ...probe.attack(scene), ...executable() });
    expect({ shown, code, stderr }).toMatchObject({ shown: false, code: probe.code });
    if (probe.code === 2) {
      expect(stderr).toContain('Nothing was started.');
      expect(existsSync(join(scene.userDataDir, 'journal.sqlite'))).toBe(false);
    }
  });

  test('shows where nothing stops it', async () => {
    expect(await watch(probe, probe.control(scene))).toMatchObject({ shown: true });
  });
});

test('--remote-debugging-pipe gets no answer from the package, and one from the plain runtime', async () => {
  const { userDataDir } = scene;
  expect(await answersOnPipe({ userDataDir, ...executable() }, desktop.env)).toBe(false);
  expect(await answersOnPipe({ userDataDir }, desktop.env)).toBe(true);
});

describe('certificate checks', () => {
  const given = () => ({
    args: ['--provision=-', '--start=News', '--json', '--exit'],
    stdin: scene.provision,
    env: { NODE_TLS_REJECT_UNAUTHORIZED: '0' },
  });

  // The guard drops the variable; the transport insists all the same.
  test.each<[string, () => Partial<Start>]>([
    ['in the package', executable],
    ['from a clone', () => ({})],
    ['without the guard', () => ({ app: join(repositoryRoot, '.vite', 'build', 'main.cjs') })],
  ])('cannot be switched off %s', async (_where, which) => {
    const result = await start({ ...given(), ...which() }).done;
    expect(result.lines()[0]).toMatchObject({ status: 'failed', reason: 'tls-failure' });
    expect([result.code, scene.spokenTo()]).toEqual([1, 0]);
  });
});

test.each([
  '--disable-web-security',
  '--ignore-certificate-errors',
  '--proxy-server=http://127.0.0.1:9',
  '--host-resolver-rules=MAP * 127.0.0.1',
  '--host-rules=MAP * 127.0.0.1',
  '--load-extension=/tmp',
  '--js-flags=--expose-gc',
  '--single-process',
  '--disable-site-isolation-trials',
  '--enable-features=X',
  '--ssl-key-log-file=/dev/null',
  '--renderer-cmd-prefix=/bin/true',
  '--utility-cmd-prefix=/bin/true',
  '--gpu-launcher=/bin/true',
  '-remote-debugging-port=0',
])('%s is bad usage and starts nothing', async (option) => {
  const result = await start({ args: [option, '--exit'], ...executable() }).done;
  expect(result).toMatchObject({ code: 2, stdout: '' });
  expect(result.stderr).toContain(`unknown option ${JSON.stringify(option)}\nNothing was started.`);
  expect(existsSync(join(scene.userDataDir, 'journal.sqlite'))).toBe(false);
});

describe('a debugger asked for by a signal', () => {
  const LISTENS = 'Debugger listening';
  const RUNNING = ['--hidden'];

  test('does not come to the package', async () => {
    const cli = start({ args: RUNNING, ...executable() });
    await desktop.tray.waitForMenuItem('Quit');
    cli.child.kill('SIGUSR1');
    // Ended by it, or at work: in both cases it has had its time.
    const second = start({ args: ['--start=Practice: Tencent', '--exit'], ...executable() });
    expect((await second.done).code).toBe(0);
    await cli.kill('SIGTERM');
    expect(cli.stderr()).not.toContain(LISTENS);
  });

  test('comes to the plain runtime', async () => {
    const cli = start({ args: RUNNING });
    await desktop.tray.waitForMenuItem('Quit');
    cli.child.kill('SIGUSR1');
    await until('the debugger listens', () => cli.stderr().includes(LISTENS));
    await cli.kill('SIGTERM');
  });
});
