import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { RunningCli } from '../support/desktop/cli.ts';
import { flatten, type MenuItem } from '../support/desktop/menu.ts';
import { until } from '../support/desktop/until.ts';
import { farWorld } from '../support/network/far-world.ts';
import { OWN_IPV4 } from '../support/network/own-address.ts';
import type { Rule, SeenRequest } from '../support/strict-server/types.ts';

/** Presets that are started: a start takes the server's limit of 20 calls a second. */
const MOST_STARTED = 40;
const isStart = (request: SeenRequest) => request.param('Action') === 'StartCDNRecord';
const numberOf = (request: SeenRequest) =>
  Number(/\d+/.exec(request.all('StreamId[]')[0] ?? '')?.[0]);
const REFUSE_SECOND: Rule['twist'] = (request) => ({
  do: 'rows',
  codes: { [request.all('StreamId[]')[1] ?? '']: 'LimitExceeded.MaximumRunningTask' },
});

/** What a click on it does; a menu of its own does nothing, and Stop all… asks. */
function verbOf({ label, children }: MenuItem): 'start' | 'stop' | 'other' {
  if (children.length > 0) return 'other';
  if (/^Start |^Retry missing$/.test(label)) return 'start';
  return /^Stop (?!all…$)/.test(label) ? 'stop' : 'other';
}

/** How the server answers the starts of a state; without a rule as it should. */
const STATES: Readonly<Record<string, Rule[]>> = {
  accepted: [],
  partial: [{ when: isStart, twist: REFUSE_SECOND }],
  unknown: [{ when: isStart, twist: { do: 'reset' } }],
  rejected: [{ when: isStart, twist: { do: 'code', code: 5 } }],
  mixed: [
    { when: (one) => isStart(one) && numberOf(one) % 4 === 1, twist: REFUSE_SECOND },
    { when: (one) => isStart(one) && numberOf(one) % 4 === 2, twist: { do: 'reset' } },
    { when: (one) => isStart(one) && numberOf(one) % 4 === 3, twist: { do: 'code', code: 5 } },
  ],
};

describe.skipIf(OWN_IPV4 === null)('the menu as a desktop reads it', () => {
  let world: Awaited<ReturnType<typeof farWorld>>;
  let app: RunningCli;
  beforeEach(async () => {
    world = await farWorld(OWN_IPV4 ?? '', 'none');
  });
  afterEach(async () => {
    await world.close();
  });

  const command = (...args: string[]) => world.desktop.run([...args, '--exit']);
  const standard = (items: readonly MenuItem[]) => items.filter(({ type }) => type === 'standard');

  /** The rules that hold for any number of presets in any state. */
  async function keepsTheRules(): Promise<MenuItem[]> {
    const menu = await world.desktop.tray.menu();
    expect(standard(menu).length).toBeLessThanOrEqual(20);
    const menus = [menu, ...flatten(menu).map(([, { children }]) => children)];
    for (const items of menus) {
      const verbs = standard(items).map(verbOf);
      const pairs = verbs.map((verb, at) => `${verb} ${verbs[at + 1]}`);
      expect(pairs.filter((pair) => pair === 'start stop' || pair === 'stop start')).toEqual([]);
    }
    const labels = flatten(menu).map(([, { label }]) => label);
    const stopped = new Set(labels.flatMap((label) => /^Stop (Preset \d+)/.exec(label)?.[1] ?? []));
    const started = labels.flatMap((label) => /^Start (Preset \d+)/.exec(label)?.[1] ?? []);
    expect(started.filter((name) => stopped.has(name))).toEqual([]);
    const pinned = standard(menu).filter(({ label }) => label.startsWith('Start Preset'));
    expect(pinned.length).toBeLessThanOrEqual(5);
    return menu;
  }

  test.each([0, 3, 8, 30, 120])('%i presets', async (count) => {
    const { desktop, server } = world;
    const { accounts } = JSON.parse(world.provision) as { accounts: object[] };
    const presets = Array.from({ length: count }, (_, at) => ({
      name: `Preset ${at}`,
      account: 'Far',
      vendors: ['Tencent'],
      streamIds: [`s${at}a`, `s${at}b`],
      group: `Group ${at % 5}`,
      pinned: at % 3 === 0,
      confirmStop: false,
    }));
    app = desktop.start(['--provision=-', '--hidden'], {
      stdin: JSON.stringify({ accounts, presets }),
    });
    await desktop.tray.waitForMenuItem('Nothing is recording');
    // The file is imported once the accounts are there.
    if (count > 0) await desktop.tray.waitForMenuItem(/^Start Preset/);
    await keepsTheRules();
    if (count === 0) return;
    const starts = presets.slice(0, MOST_STARTED).map(({ name }) => `--start=${name}`);
    for (const [state, rules] of Object.entries(STATES)) {
      server.script.clear();
      server.script.add(...rules);
      await command(...starts, '--force');
      await until(`the menu of ${state}`, async () => {
        const [head] = await keepsTheRules();
        return /^[●◐?✕] \d+ /.test(head?.label ?? '');
      });
      server.script.clear();
      await command('--stop-all');
    }
    let answer = () => {};
    const after = new Promise<void>((resolve) => {
      answer = resolve;
    });
    server.script.add({ when: isStart, twist: { do: 'nothing', after } });
    const sending = command(...starts.slice(0, 10));
    await desktop.tray.waitForMenuItem(/↑ \d+ sending$/);
    await keepsTheRules();
    answer();
    await sending;
    await app.kill('SIGTERM');
    writeFileSync(join(desktop.userDataDir, 'journal.sqlite'), 'no database');
    desktop.start(['--hidden']);
    await desktop.tray.waitForMenuItem('Recording state unknown: see the window');
    await until('what may be recording', async () => {
      const menu = await desktop.tray.menu();
      expect(standard(menu).length).toBeLessThanOrEqual(20);
      const inMenu = menu.find(({ label }) => label === 'May be recording')?.children ?? [];
      const stops = flatten(inMenu).filter(([, { label }]) => /^Stop Preset/.test(label));
      return stops.length === Math.min(count, 30);
    });
    expect(server.violations).toEqual([]);
  });
});
