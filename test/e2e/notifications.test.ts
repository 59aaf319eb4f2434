import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Desktop, startDesktop } from '../support/desktop/desktop.ts';
import { type Dunst, startDunst } from '../support/desktop/dunst.ts';
import { until } from '../support/desktop/until.ts';
import { provisionedServer } from '../support/provision.ts';
import type { StrictServer } from '../support/strict-server/strict-server.ts';
import type { Rule } from '../support/strict-server/types.ts';
import { stateIn } from '../support/window-state.ts';

let desktop: Desktop;
let server: StrictServer;
let provision: string;

const STREAMS = ['studio1', 'studio1_backup', 'studio2'];
const LIMIT = 'LimitExceeded.MaximumRunningTask';

beforeEach(async () => {
  desktop = await startDesktop();
});
afterEach(async () => {
  await desktop.close();
  await server.close();
});

/** The app in the tray, with one preset at Tencent, whose server misbehaves as told. */
async function start(...script: Rule[]): Promise<void> {
  await provisioned();
  server.script.add(...script);
  desktop.start(['--provision=-', '--hidden'], { stdin: provision });
  await desktop.tray.waitForMenuItem('Start Evening news');
}

async function provisioned(): Promise<void> {
  ({ server, provision } = await provisionedServer({
    ...{ vendors: ['Tencent'], streamIds: STREAMS, confirmStop: false },
  }));
}

/** Ten presets with one stream each, in the place of the one. */
function tenPresets(): void {
  const file = JSON.parse(provision);
  const [preset] = file.presets;
  file.presets = [...Array(10).keys()].map((index) => ({
    ...preset,
    name: `News ${index}`,
    streamIds: [`news${index}`],
  }));
  provision = JSON.stringify(file);
}

const TEN = [...Array(10).keys()].map((index) => `--start=News ${index}`);
const actions = () => server.requests.map((request) => request.param('Action'));

const rejects = (...streamIds: string[]): Rule['twist'] => ({
  do: 'rows',
  codes: Object.fromEntries(streamIds.map((id) => [id, LIMIT])),
});

describe('a notification says what a run came to', () => {
  test('all accepted: it goes by itself', async () => {
    await start();
    await desktop.tray.click('Start Evening news');
    const { hints, expires } = await desktop.notifications.waitFor(/news: 3 of 3 accepted/);
    expect([hints.urgency, expires > 0]).toEqual([1, true]);
  });

  test('one missing: which, why, and it stays; a retry settles it', async () => {
    await start({ when: 1, twist: rejects('studio1_backup') });
    await desktop.tray.click('Start Evening news');
    const trouble = await desktop.notifications.waitFor(/Evening news: 1 of 3 not recording/);
    expect(trouble.body).toMatch(
      /^studio1_backup: Tencent, too many recording tasks at once \(LimitExceeded\.Maximum/,
    );
    expect([trouble.hints.urgency, trouble.expires]).toEqual([2, 0]);
    expect(trouble.actions.filter((_, index) => index % 2 === 1)).toEqual([
      ...['Open CDN Recorder', 'Retry missing', 'Details', 'Stop'],
    ]);
    for (const times of [1, 2]) {
      desktop.notifications.click(trouble.id, 'retry-missing', times === 2);
    }
    await desktop.notifications.waitFor(/Evening news: 3 of 3 accepted/);
    await until('trouble is gone', () => trouble.closed);
    expect(server.requests).toHaveLength(2);
    expect(server.requests[1]?.all('StreamId[]')).toEqual(['studio1_backup']);
  });

  test('unknown: it stays until each stream has a verdict', async () => {
    await provisioned();
    server.script.add({ when: 1, twist: { do: 'reset' } });
    const launched = await desktop.launch({ args: ['--hidden'] });
    await desktop.run(['--provision=-', '--start=Evening news', '--exit'], { stdin: provision });
    const first = await desktop.notifications.waitFor(/Evening news: 3 of 3 to verify/);
    await desktop.tray.click('Open CDN Recorder');
    const page = await launched.window();
    const { runs } = await stateIn(page);
    const [run] = Object.values(runs);
    const settle = (streamId: string) =>
      page.evaluate(
        (args) => window.cdnRecorder.ask('outcomes.settle', { ...args, verdict: 'recording' }),
        { callId: run?.calls[0]?.id ?? '', streamId },
      );
    await settle('studio1');
    const second = await desktop.notifications.waitFor(/Evening news: 2 of 3 to verify/);
    expect([second.id, second.replaces]).toEqual([first.id, first.id]);
    await settle('studio1_backup');
    await settle('studio2');
    await until('it is gone', () => second.closed);
  });

  test('all rejected: nothing to stop; Details opens the preset', { tags: ['slow'] }, async () => {
    await provisioned();
    server.script.add({ when: 1, twist: { do: 'code', code: 7 } });
    const launched = await desktop.launch({ args: ['--hidden'] });
    await desktop.run(['--provision=-', '--start=Evening news', '--exit'], { stdin: provision });
    const { id, body, actions: offered } = await desktop.notifications.waitFor(/: not recording/);
    expect(body).toMatch(/^studio1, studio1_backup, studio2: Tencent, authentication failed \(7\)/);
    expect(offered).not.toContain('stop');
    desktop.notifications.click(id, 'details');
    const page = await launched.window();
    await page.getByText('Evening news').first().waitFor();
    expect(server.requests).toHaveLength(1);
  });

  test('ten accepted: one notification with their names', { tags: ['slow'] }, async () => {
    await provisioned();
    tenPresets();
    desktop.start(['--provision=-', '--hidden', ...TEN], { stdin: provision });
    const { id, body } = await desktop.notifications.waitFor(/10 presets accepted/);
    expect(body.split(', ').sort()).toEqual([...Array(10).keys()].map((index) => `News ${index}`));
    expect(new Set(desktop.notifications.seen.map((one) => one.id))).toEqual(new Set([id]));
  });
});

test('Stop, pressed twice, is sent once', async () => {
  await start();
  await desktop.tray.click('Start Evening news');
  const { id } = await desktop.notifications.waitFor(/Evening news: 3 of 3 accepted/);
  desktop.notifications.click(id, 'stop', false);
  desktop.notifications.click(id, 'stop');
  await desktop.notifications.waitFor(/Evening news: 3 of 3 stops accepted/);
  expect(actions()).toEqual(['StartCDNRecord', 'StopCDNRecord']);
});

test('a button of a preset that is gone says so', { tags: ['slow'] }, async () => {
  await provisioned();
  server.script.add({ when: 1, twist: rejects(...STREAMS) });
  const launched = await desktop.launch({ args: ['--hidden'] });
  await desktop.run(['--provision=-', '--start=Evening news', '--exit'], { stdin: provision });
  const { id } = await desktop.notifications.waitFor(/Evening news: not recording/);
  await desktop.tray.click('Open CDN Recorder');
  const page = await launched.window();
  const { presets } = await stateIn(page);
  const gone = presets.find(({ name }) => name === 'Evening news')?.id ?? '';
  await page.evaluate(
    (presetId) => window.cdnRecorder.ask('presets.remove', { id: presetId }),
    gone,
  );
  desktop.notifications.click(id, 'retry-missing', false);
  await desktop.notifications.waitFor(/was not started/);
  expect(server.requests).toHaveLength(1);
});

describe('a real notification service', { tags: ['slow'] }, () => {
  let dunst: Dunst;
  beforeEach(async () => {
    desktop.notifications.close();
    dunst = await startDunst(desktop.env, desktop.home);
  });
  afterEach(() => dunst.stop());

  test.each([
    ['accepted', { do: 'nothing' }, /3 of 3 accepted/, 'NORMAL'],
    ['partial', rejects('studio2'), /1 of 3 not recording/, 'CRITICAL'],
    ['unknown', { do: 'reset' }, /3 of 3 to verify/, 'CRITICAL'],
    ['rejected', { do: 'code', code: 7 }, /: not recording/, 'CRITICAL'],
    [
      'markup',
      { do: 'code', code: 99, message: '<b>no</b>' },
      /&lt;b&gt;no&lt;\/b&gt;/,
      'CRITICAL',
    ],
  ] as const)('shows %s', async (_name, twist, wanted, urgency) => {
    await start({ when: 1, twist });
    await desktop.tray.click('Start Evening news');
    expect((await dunst.waitFor(wanted)).urgency).toBe(urgency);
    expect(await dunst.count()).toBe(1);
  });

  test('shows ten as one', async () => {
    await provisioned();
    tenPresets();
    desktop.start(['--provision=-', '--hidden', ...TEN], { stdin: provision });
    await dunst.waitFor(/10 presets accepted/);
    expect(await dunst.count()).toBe(1);
  });

  test('a button does its deed once', async () => {
    await start({ when: 1, twist: rejects('studio2') });
    await desktop.tray.click('Start Evening news');
    await dunst.waitFor(/1 of 3 not recording/);
    await dunst.press('Retry missing');
    await dunst.waitFor(/3 of 3 accepted/);
    expect(server.requests).toHaveLength(2);
    expect(await dunst.count()).toBe(1);
  });
});
