import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { recordingId } from '#contract/rules/recording-id.ts';
import type { StopAnswer } from '../../../electron/app/commands/requests.ts';
import type { RunAccount } from '../../../electron/recording/ports.ts';
import type { Stopped } from '../../../electron/recording/recording-service.ts';
import { COMMAND_LINE, TRAY, WINDOW } from '../../support/callers.ts';
import { gate } from '../../support/patience.ts';
import { atOnce, recordingBench, stoppedOf } from '../../support/recording-bench.ts';
import { type StrictServer, strictServer } from '../../support/strict-server/strict-server.ts';

/** What a preset has started can be stopped, whatever has become of the preset and its account since. */
const ACCOUNT = { appId: 12345, serverSecret: '9193cc662a4c0ec135ec71fb57194b38' };
const OTHER = { appId: 777, serverSecret: 'a193cc662a4c0ec135ec71fb57194b38' };
let far: StrictServer;
let other: StrictServer;
let near: ReturnType<typeof recordingBench>;

beforeEach(async () => {
  far = await strictServer({ appId: ACCOUNT.appId, secret: ACCOUNT.serverSecret });
  other = await strictServer({ appId: OTHER.appId, secret: OTHER.serverSecret });
  near = recordingBench({ ...ACCOUNT, endpoint: far.url });
});
afterEach(async () => {
  await near.close();
  await far.close();
  await other.close();
});

async function start(presetId: string): Promise<void> {
  const options = { scope: 'all' } as const;
  const answer = atOnce(near.commands.start(WINDOW, presetId, options));
  if (answer.kind === 'started') await answer.started.settled;
}

async function settled(answer: StopAnswer | Stopped | Promise<StopAnswer | Stopped>) {
  const stopped = await answer;
  if (!('started' in stopped)) throw new Error('a question came');
  return Promise.all(stopped.started.map((one) => one.settled));
}
const stops = (server: StrictServer) =>
  server.requests
    .filter((request) => request.param('Action') === 'StopCDNRecord')
    .map((request) => [request.param('Vendor'), ...request.all('StreamId[]')]);
const known = () => near.recordings.list(Date.now()).map(recordingId);

function otherAccount(): RunAccount {
  const credentials = { ...OTHER, endpoint: other.url, isTest: false };
  const account = { id: 'other', name: 'Other', practice: true, credentials };
  near.accounts.set(account.id, account);
  return account;
}

describe('one stop covers what the preset names and what it does not name any more', () => {
  test('a removed stream, a removed vendor', async () => {
    near.add({ vendors: ['Tencent', 'Ws'], streamIds: ['cdn01', 'cdn02'] });
    await start('preset');
    near.add({ vendors: ['Ws'], streamIds: ['cdn01', 'cdn03'] });
    const [run] = await settled(near.commands.stop(WINDOW, 'preset', { confirmed: true }));
    expect(run?.status).toBe('accepted');
    expect(stops(far)).toEqual(
      expect.arrayContaining([
        ['Ws', 'cdn01', 'cdn02'],
        ['Tencent', 'cdn01', 'cdn02'],
      ]),
    );
    expect(known()).toEqual([]);
  });

  test('another account: each is stopped with the credentials of its start, by a run each', async () => {
    near.add();
    await start('preset');
    otherAccount();
    near.add({ accountId: 'other' });
    await start('preset');
    expect(known()).toHaveLength(2);
    const runs = await settled(near.commands.stop(TRAY, 'preset', { confirmed: true }));
    expect(runs.map(({ status, accountId }) => [status, accountId]).sort()).toEqual([
      ['accepted', 'account'],
      ['accepted', 'other'],
    ]);
    expect([stops(far), stops(other)]).toEqual([[['Tencent', 'cdn01']], [['Tencent', 'cdn01']]]);
    expect(known()).toEqual([]);
  });

  test('domain, point and IsTest are those of the start', async () => {
    const account = near.account;
    near.accounts.set('account', {
      ...account,
      credentials: { ...account.credentials, isTest: true },
    });
    near.add({ vendors: ['Aliyun'], domain: 'pull.example', point: 'live' });
    await start('preset');
    near.accounts.set('account', account);
    near.add({ vendors: ['Aliyun', 'Ws'], domain: 'elsewhere.example', point: 'other' });
    await start('preset');
    near.add({ vendors: ['Tencent'] });
    near.recordings.apply({ put: [], drop: [] });
    await settled(near.commands.stop(WINDOW, 'preset', { confirmed: true }));
    const sent = far.requests.filter((one) => one.param('Action') === 'StopCDNRecord');
    expect(sent.map((one) => [one.param('Vendor'), one.param('Domain')]).sort()).toEqual([
      ['Aliyun', 'elsewhere.example'],
      ['Ws', undefined],
    ]);
    expect(known()).toEqual([]);
  });

  test('a run of it under way refuses a second one, however many runs it has', async () => {
    near.add();
    await start('preset');
    otherAccount();
    near.add({ accountId: 'other' });
    await start('preset');
    const answer = gate();
    far.script.add({ when: 2, twist: { do: 'nothing', after: answer.opened } });
    const stopped = await stoppedOf(near.commands.stop(WINDOW, 'preset', { confirmed: true }));
    await stopped.started.find(({ run }) => run.accountId === 'other')?.settled;
    expect(() => near.commands.stop(WINDOW, 'preset', { confirmed: true })).toThrow(/under way/);
    expect(() => near.commands.start(WINDOW, 'preset', { scope: 'all' })).toThrow(/under way/);
    answer.open();
    await settled(stopped);
  });
});

describe('what is gone does not matter', () => {
  test('the preset: its recordings are stopped under its name', async () => {
    near.add();
    await start('preset');
    near.presets.delete('preset');
    const [run] = await settled(near.commands.stop(TRAY, 'preset', { confirmed: true }));
    expect(run).toMatchObject({ status: 'accepted', presetName: 'Evening news' });
    expect(known()).toEqual([]);
    expect(() => near.commands.stop(TRAY, 'preset', { confirmed: true })).toThrow(/does not exist/);
  });

  test('the account: another of its AppId signs', async () => {
    near.add();
    await start('preset');
    near.accounts.delete('account');
    near.accounts.set('twin', { ...near.account, id: 'twin', name: 'Backup' });
    const [run] = await settled(near.commands.stop(WINDOW, 'preset', { confirmed: true }));
    expect(run).toMatchObject({ status: 'accepted', accountId: 'twin' });
    expect(known()).toEqual([]);
  });

  test('every account of its AppId: the refusal says which AppId it needs, and it stays known', async () => {
    near.add();
    await start('preset');
    near.accounts.delete('account');
    otherAccount();
    expect(() => near.commands.stop(COMMAND_LINE, 'preset')).toThrowError(
      expect.objectContaining({
        code: 'account-missing',
        message: expect.stringContaining('AppId 12345'),
        unstopped: [
          expect.objectContaining({ targets: [{ vendor: 'Tencent', streamIds: ['cdn01'] }] }),
        ],
      }),
    );
    expect(known()).toHaveLength(1);
    expect(stops(far)).toEqual([]);
  });

  test('an account whose secret is locked is asked for; the others go', async () => {
    near.add();
    await start('preset');
    otherAccount();
    near.add({ accountId: 'other' });
    await start('preset');
    near.locked.add('account');
    const stopped = await stoppedOf(near.commands.stop(WINDOW, 'preset', { confirmed: true }));
    expect(near.asked).toMatchObject([{ kind: 'stop' }]);
    expect(stopped.unstopped).toMatchObject([{ code: 'credentials-unavailable' }]);
    await settled(stopped);
    expect([stops(far), stops(other)]).toEqual([[], [['Tencent', 'cdn01']]]);
    expect(known()).toHaveLength(1);
  });
});

describe('all at once', () => {
  test('each is a run of the preset that started it', async () => {
    near.add({ id: 'one', name: 'One' });
    near.add({ id: 'two', name: 'Two', streamIds: ['cdn02'] });
    await start('one');
    await start('two');
    near.presets.delete('one');
    near.add({ id: 'two', name: 'Two, renamed', streamIds: ['cdn02'] });
    const runs = await settled(near.commands.stopRecordings(COMMAND_LINE, null));
    expect(runs.map(({ presetName }) => presetName).sort()).toEqual(['One', 'Two, renamed']);
    expect(known()).toEqual([]);
    expect(() => near.commands.stopRecordings(WINDOW, null)).toThrow(/known to run/);
  });

  test('or only those that are named', async () => {
    near.add({ streamIds: ['cdn01', 'cdn02'] });
    await start('preset');
    const [first, second] = near.recordings.list(Date.now());
    await settled(near.commands.stopRecordings(WINDOW, first ? [first] : []));
    expect(known()).toEqual(second ? [recordingId(second)] : []);
  });
});
