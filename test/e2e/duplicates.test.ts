import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Desktop, startDesktop } from '../support/desktop/desktop.ts';
import { provisionedServer } from '../support/provision.ts';
import type { StrictServer } from '../support/strict-server/strict-server.ts';

let desktop: Desktop;
let server: StrictServer;
let provision: string;

beforeEach(async () => {
  desktop = await startDesktop();
  ({ server, provision } = await provisionedServer());
});
afterEach(async () => {
  await desktop.close();
  await server.close();
});

const VENDORS = ['Tencent', 'Ws', 'Huawei'];
/** Letter for letter what scripts read. */
const refused = (vendor: string, streamIds: string[], preset = 'Evening news') =>
  JSON.stringify({ type: 'refused', preset, vendor, streamIds, reason: 'running-already' });

/** A second preset with one more stream at the same account. */
const wider = () => {
  const parsed = JSON.parse(provision) as { presets: { name: string; streamIds: string[] }[] };
  const [preset] = parsed.presets;
  if (!preset) throw new Error('no preset');
  parsed.presets.push({ ...preset, name: 'Wider', streamIds: [...preset.streamIds, 'cdn03'] });
  return JSON.stringify(parsed);
};

describe('on the command line', () => {
  const start = (...args: string[]) => desktop.run([...args, '--json', '--exit']);

  beforeEach(async () => {
    desktop.start(['--provision=-', '--hidden'], { stdin: wider() });
    await desktop.tray.waitForMenuItem('Start Wider');
    expect((await start('--start=Evening news')).code).toBe(0);
  });

  test('all of it runs: a refused line for each vendor, exit 1, nothing sent', async () => {
    const result = await start('--start=Evening news');
    expect(result.code).toBe(1);
    expect(result.stdout.trimEnd().split('\n')).toEqual(
      VENDORS.map((vendor) => refused(vendor, ['cdn01', 'cdn02'])),
    );
    expect(result.stderr).toMatch(/Nothing was started/);
    expect(server.requests).toHaveLength(3);
  });

  test('some of it runs: the rest is started, what was not is told, exit 1', {
    tags: ['slow'],
  }, async () => {
    const result = await start('--start=Wider');
    expect(result.code).toBe(1);
    const lines = result.stdout.trimEnd().split('\n');
    for (const vendor of VENDORS)
      expect(lines).toContain(refused(vendor, ['cdn01', 'cdn02'], 'Wider'));
    expect(lines).toHaveLength(3 + 3 + 1);
    expect(result.lines().at(-1)).toMatchObject({ type: 'run', status: 'accepted', calls: 3 });
    for (const request of server.requests.slice(3)) {
      expect(request.all('StreamId[]')).toEqual(['cdn03']);
    }
  });

  test('--force starts all of it again, and exits with 0', { tags: ['slow'] }, async () => {
    const result = await start('--start=Evening news', '--force');
    expect([result.code, server.requests.length]).toEqual([0, 6]);
    expect(result.stdout).not.toContain('refused');
    for (const vendor of VENDORS) {
      expect(server.effects('StartCDNRecord', vendor, 'cdn01')).toBe(2);
    }
  });

  test('stopped, it can be started again', { tags: ['slow'] }, async () => {
    expect((await start('--stop=Evening news')).code).toBe(0);
    expect((await start('--start=Evening news')).code).toBe(0);
  });

  test('what may run counts as running', { tags: ['slow'] }, async () => {
    expect((await start('--stop=Evening news')).code).toBe(0);
    server.script.add({ twist: { do: 'reset' } });
    expect((await start('--start=Evening news')).lines().at(-1)).toMatchObject({
      status: 'unknown',
    });
    server.script.clear();
    const sent = server.requests.length;
    const again = await start('--start=Evening news');
    expect([again.code, server.requests.length]).toEqual([1, sent]);
    expect(again.stdout.trimEnd().split('\n')).toEqual(
      VENDORS.map((vendor) =>
        refused(vendor, ['cdn01', 'cdn02']).replace('running-already', 'may-be-running'),
      ),
    );
  });

  test('two presets of one command line that share streams start each stream once', {
    tags: ['slow'],
  }, async () => {
    expect((await start('--stop=Evening news')).code).toBe(0);
    await start('--start=Evening news', '--start=Wider');
    for (const vendor of VENDORS) {
      expect(server.effects('StartCDNRecord', vendor, 'cdn01')).toBe(2);
      expect(server.effects('StartCDNRecord', vendor, 'cdn03')).toBe(1);
    }
  });
});

describe('in the tray', () => {
  test('what runs has left the start list, and so has a preset that shares its streams', {
    tags: ['slow'],
  }, async () => {
    desktop.start(['--provision=-', '--hidden'], { stdin: wider() });
    await desktop.tray.waitForMenuItem('Start Wider');
    await desktop.run(['--start=Evening news', '--exit']);
    await desktop.tray.waitForMenuItem('Stop Evening news');
    const labels = await desktop.tray.labels();
    expect(labels).toContain('Stop Wider');
    expect(labels.filter((label) => /^Start (Evening news|Wider)$/.test(label))).toEqual([]);
  });

  test('two clicks in a row are one run', async () => {
    server.script.add({ twist: { do: 'nothing', delayMs: 500 } });
    desktop.start(['--provision=-', '--hidden'], { stdin: provision });
    const item = await desktop.tray.waitForMenuItem('Start Evening news');
    expect(item.enabled).toBe(true);
    await desktop.tray.click('Start Evening news');
    // The menu greys the item out, so the second click may find it disabled: that is an answer too.
    await desktop.tray.click('Start Evening news').catch(() => undefined);
    await desktop.tray.waitForTooltip(/Evening news: Accepted/);
    expect(server.requests).toHaveLength(3);
  });
});
