import '../support/electron-in-node.ts';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Services } from '../../electron/compose/index.ts';
import { composedStation } from '../support/composed-station.ts';
import { type TempFolder, tempFolder } from '../support/desktop/temp.ts';
import { until } from '../support/desktop/until.ts';
import { CompanionHost } from '../support/integrations/companion-host.ts';
import { freePort } from '../support/network/free-port.ts';
import { provisionedServer } from '../support/provision.ts';
import type { StrictServer } from '../support/strict-server/strict-server.ts';
import type { Twist } from '../support/strict-server/types.ts';

/** Companion's own module for HyperDeck decks, built: it is in no registry (CONTRIBUTING.md says how to get it). */
const MODULE = process.env.CDN_RECORDER_COMPANION_HYPERDECK ?? '';
/** The module logs a deck that is off, and one that has nothing to play. */
const EXPECTED = /ECONNREFUSED|ECONNRESET|107 timeline empty/;
const STATION = { source: 'command-line', attended: false } as const;
const TITLE = "Companion's module for HyperDeck decks";
const WITHOUT = 'CDN_RECORDER_COMPANION_HYPERDECK does not name its folder (CONTRIBUTING.md)';

// One test that is skipped, with its reason in its name.
if (MODULE === '') test.skip(`${TITLE}: ${WITHOUT}`);
else describe(TITLE, driveModule);

function driveModule(): void {
  let far: StrictServer;
  let folder: TempFolder;
  let near: Services;
  let host: CompanionHost;
  let settings: ReturnType<Services['control']['get']>;
  const faults: string[] = [];

  beforeAll(async () => {
    const { server, provision } = await provisionedServer({
      ...{ vendors: ['Tencent'], streamIds: ['cdn01'] },
    });
    far = server;
    folder = tempFolder('companion-hyperdeck');
    near = await composedStation(folder.path, (what) => faults.push(what));
    const port = await freePort();
    const { presets, ...rest } = JSON.parse(provision);
    const talk = { ...presets[0], name: 'Late talk', streamIds: ['cdn02'] };
    const decks = [{ port, presets: ['Evening news', 'Late talk'] }];
    const file = { ...rest, presets: [...presets, talk], control: { hyperdeck: { decks } } };
    await near.session.importer(JSON.stringify(file), (text) => faults.push(text));
    faults.length = 0;
    near.beginControl();
    settings = near.control.get();
    const { main } = JSON.parse(readFileSync(join(MODULE, 'package.json'), 'utf8'));
    host = new CompanionHost(join(MODULE, main));
    // A deck that Companion has found by mDNS brings its port; a typed address has none.
    await host.init({
      bonjourHost: `127.0.0.1:${port}`,
      timecodeVariables: 'notifications',
      warnRemoteDisabled: true,
    });
    await statusIs('ok');
    await until('its variables', () => variable('clipCount') === 0, { seen });
  });
  /** Each test leaves nothing that records or may record, and a link that has held. */
  afterEach(async () => {
    for (const { presetId } of near.state.state.recordings) {
      const answer = await near.commands.stop(STATION, presetId);
      if (answer.kind === 'question') throw new Error('a stop was asked about');
      await Promise.all(answer.started.map(({ settled }) => settled));
    }
    await until('nothing records', () => near.state.state.recordings.length === 0);
    await statusIs('ok');
  });
  afterAll(async () => {
    await host.close();
    await near.close();
    await far.close();
    folder.remove();
    expect([faults, far.violations, host.faults]).toEqual([[], [], []]);
    // Only where the deck was switched off.
    expect(host.statuses.filter((status) => status === 'disconnected')).toHaveLength(1);
    const errors = host.logs.filter((log) => log.startsWith('error') && !EXPECTED.test(log));
    expect(errors).toEqual([]);
  });

  const seen = () =>
    `${host.statuses.join()} ${JSON.stringify(Object.fromEntries(host.variables))} ${host.logs.slice(-8).join('\n')}`;
  const variable = (name: string) => host.variables.get(name);
  const statusIs = (status: string) =>
    until(`the connection is ${status}`, () => host.status.status === status, { seen });
  const transport = (status: string) => host.feedback('transport_status', { status });
  const transportIs = (status: string) =>
    until(`the button shows ${status}`, () => transport(status) === true, { seen });
  const slotIs = (slotId: number, status: string) =>
    until(
      `the button of slot ${slotId} shows ${status}`,
      () => host.feedback('slot_status', { slotId, status }) === true,
      { seen },
    );
  const starts = () =>
    far.requests.filter((request) => request.param('Action') === 'StartCDNRecord').length;
  const onStart = (twist: Twist) =>
    far.script.add({
      when: (request) => request.param('Action') === 'StartCDNRecord',
      times: 1,
      twist,
    });

  test('knows the deck, its slots and what they hold', async () => {
    expect(host.saved).toMatchObject([{ modelID: 'hdStudioHDPlus' }]);
    expect(
      ['volumeName', 'slot1_volumeName', 'slot2_volumeName', 'slot1_recordingTime'].map(variable),
    ).toEqual(['Evening news', 'Evening news', 'Late talk', '01:30:00']);
    expect([variable('status'), variable('remoteEnabled')]).toEqual(['Stopped', true]);
    await Promise.all([slotIs(1, 'mounted'), slotIs(2, 'mounted'), transportIs('stopped')]);
    expect(host.feedback('remote_status', { status: 'true' })).toBe(true);
  });

  test('records and stops: buttons and variables follow what the deck says', async () => {
    await transportIs('stopped');
    await host.run('rec');
    await transportIs('record');
    expect(transport('stopped')).toBe(false);
    await until('the timecode runs', () => /^00:00:0[1-9]$/.test(String(variable('timecodeHMS'))));
    expect(variable('status')).toBe('Record');
    expect(variable('recordingTime')).toMatch(/^01:(29|30):\d\d$/);
    await host.run('rec');
    expect(starts()).toBe(1);
    await host.run('recordStopToggle');
    await transportIs('stopped');
    expect([variable('status'), near.state.state.recordings]).toEqual(['Stopped', []]);
    const runs = Object.values(near.state.state.runs);
    expect(runs.map(({ source, via }) => [source, via])).toEqual([['hyperdeck', '127.0.0.1']]);
  });

  test('records another slot by its name, and selects that slot', async () => {
    const before = starts();
    await host.run('recName', { name: 'Late talk' });
    await until('it records', () => near.state.state.recordings.length === 1);
    expect([transport('record'), variable('slotId')]).toEqual([false, 1]);
    await host.run('select', { slot: 2, format: 'unchanged' });
    await transportIs('record');
    expect(host.feedback('transport_slot', { setting: 2 })).toBe(true);
    await until('the slot is shown', () => variable('volumeName') === 'Late talk', { seen });
    await host.run('stop');
    await transportIs('stopped');
    await host.run('select', { slot: 1, format: 'unchanged' });
    await until('the first slot is shown', () => variable('volumeName') === 'Evening news');
    expect(starts() - before).toBe(1);
  });

  test('a refused start is an error of the press, and of the slot', async () => {
    onStart({ do: 'code', code: 100_000_017, message: 'refused' });
    await expect(host.run('rec')).rejects.toThrow('108');
    await slotIs(1, 'error');
    await until('no time is claimed', () => variable('recordingTime') === '--:--:--', { seen });
    expect([transport('record'), variable('status')]).toEqual([false, 'Stopped']);
    await host.run('rec');
    await transportIs('record');
    await slotIs(1, 'mounted');
  });

  test('a lost answer is an error, never a recording, and is not sent again', async () => {
    onStart({ do: 'reset' });
    await expect(host.run('rec')).rejects.toThrow('108');
    await slotIs(1, 'error');
    const before = starts();
    await expect(host.run('rec')).rejects.toThrow('108');
    expect([starts() - before, transport('record')]).toEqual([0, false]);
    // Stopping is what a desk can do about it.
    await host.run('stop');
    await slotIs(1, 'mounted');
  });

  test('a start that takes five seconds keeps the link, and is shown when it is accepted', async () => {
    const statuses = host.statuses.length;
    onStart({ do: 'nothing', delayMs: 5_000 });
    await host.run('rec');
    expect(transport('record')).toBe(false);
    await transportIs('record');
    expect(host.statuses.slice(statuses)).toEqual([]);
  });

  test('a name that no slot has, and a made-up one, start nothing', async () => {
    const before = starts();
    await expect(host.run('recName', { name: 'No such show' })).rejects.toThrow('102');
    await expect(host.run('recTimestamp', { prefix: 'Evening news' })).rejects.toThrow('102');
    await expect(host.run('recCustom')).rejects.toThrow('102');
    expect([starts() - before, near.state.state.recordings]).toEqual([0, []]);
  });

  test('every other action of the module is answered, starts nothing and keeps the link', async () => {
    const pressed = /^rec|^stop$|^remote$/;
    const others = Object.keys(host.actions).filter((id) => host.actions[id] && !pressed.test(id));
    expect(others.length).toBeGreaterThan(10);
    const [before, statuses] = [starts(), host.statuses.length];
    const answers = await Promise.all(
      others.map((id) => host.runWithDefaults(id).then(String, ({ message }: Error) => message)),
    );
    // Codes of refusals by the deck, not a link that was lost.
    for (const answer of answers) expect(answer).toMatch(/^(undefined|1\d\d .*)$/);
    expect([starts() - before, host.statuses.slice(statuses)]).toEqual([0, []]);
    expect([transport('stopped'), variable('slotId')]).toEqual([true, 1]);
  });

  test('remote control that is paused is a warning, and comes back', async () => {
    const before = starts();
    near.control.save({ paused: true });
    await statusIs('insufficient_permissions');
    expect([variable('remoteEnabled'), host.status.message]).toEqual([
      false,
      expect.stringContaining('Remote'),
    ]);
    await expect(host.run('rec')).rejects.toThrow('111');
    await expect(host.run('remote', { remoteEnable: 'true' })).rejects.toThrow('111');
    near.control.save({ paused: false });
    await statusIs('ok');
    expect(host.feedback('remote_status', { status: 'true' })).toBe(true);
    expect(starts()).toBe(before);
  });

  test('the deck goes and comes back while it records: the module connects again', async () => {
    await host.run('rec');
    await transportIs('record');
    near.control.save({ hyperdeck: { ...settings.hyperdeck, enabled: false } });
    await statusIs('disconnected');
    near.control.save({ hyperdeck: settings.hyperdeck });
    await statusIs('ok');
    await transportIs('record');
    await host.run('stop');
    await transportIs('stopped');
  });
}
