import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type RunView, shownStatus } from '#contract/model/run.ts';
import type { StartAnswer } from '../../../electron/app/commands/requests.ts';
import { recordVerdict } from '../../../electron/recording/operator-verdict.ts';
import { COMMAND_LINE, WINDOW } from '../../support/callers.ts';
import { type TempFolder, tempFolder } from '../../support/desktop/temp.ts';
import { until } from '../../support/desktop/until.ts';
import { atOnce, recordingBench, stopping } from '../../support/recording-bench.ts';
import { type StrictServer, strictServer } from '../../support/strict-server/strict-server.ts';

/** Vendors that allow one task for each stream, against an independent server that keeps them. */
const ACCOUNT = { appId: 12345, serverSecret: '9193cc662a4c0ec135ec71fb57194b38' };
/** How many starts the far end refuses after a stop. */
const singleTasks = { refusals: 1 };
/** Before a start that was refused so is tried once more. */
const RETRY_MS = 400;
let far: StrictServer;
let folder: TempFolder;
const open: ReturnType<typeof recordingBench>[] = [];
/** How far the workstation's clocks have been put forward. */
let ahead = 0;

/** Another station, with a folder of its own, or the same one after a restart. */
function station(
  name = 'near',
  endingRetryMs = RETRY_MS,
  onChange: (run: RunView) => void = () => undefined,
) {
  const own = join(folder.path, name);
  mkdirSync(own, { recursive: true });
  const near = recordingBench({
    ...ACCOUNT,
    endpoint: far.url,
    journalPath: join(own, 'journal.sqlite'),
    endingRetryMs,
    onChange,
    clock: { now: () => Date.now() + ahead, monotonic: () => performance.now() + ahead },
  });
  open.push(near);
  return near;
}

beforeEach(async () => {
  ahead = 0;
  singleTasks.refusals = 1;
  folder = tempFolder('already');
  far = await strictServer({
    appId: ACCOUNT.appId,
    secret: ACCOUNT.serverSecret,
    singleTasks,
  });
});
afterEach(async () => {
  for (const near of open.splice(0)) await near.close();
  await far.close();
  folder.remove();
});

const missing = { scope: 'missing' } as const;
const all = { scope: 'all' } as const;

function started(given: StartAnswer | Promise<StartAnswer>) {
  const answer = atOnce(given);
  if (answer.kind !== 'started') throw new Error(`a question: ${JSON.stringify(answer.question)}`);
  return answer.started;
}
const known = (near: ReturnType<typeof recordingBench>) =>
  near.recordings
    .list(Date.now())
    .map(({ vendor, streamId, certainty }) => `${vendor} ${streamId} ${certainty}`);

describe.each(['Huawei', 'Aliyun'] as const)(
  '%s: a stream that another station records',
  (vendor) => {
    const PRESET = { vendors: [vendor], streamIds: ['cdn01'] };

    test('is known to run, and Stop covers it', async () => {
      const [other, near] = [station('other'), station()];
      await started(other.commands.start(WINDOW, other.add(PRESET).id, all)).settled;
      const preset = near.add(PRESET);
      const run = await started(near.commands.start(WINDOW, preset.id, all)).settled;
      expect(run).toMatchObject({ status: 'rejected', counts: { accepted: 0, rejected: 1 } });
      expect(run.calls[0]?.outcome).toMatchObject({
        reason: 'already-recording',
        streams: [{ streamId: 'cdn01', status: 'rejected', reason: 'already-recording' }],
      });
      expect(run.calls[0]?.attempts).toBe(1);
      expect(shownStatus(run)).toBe('already-recording');
      expect(known(near)).toEqual([`${vendor} cdn01 reported`]);
      expect(() => near.commands.start(COMMAND_LINE, preset.id, missing)).toThrow(/already/);
      await stopping(near.commands.stop(WINDOW, preset.id, { confirmed: true }));
      expect(known(near)).toEqual([]);
      expect(far.effects('StopCDNRecord', vendor, 'cdn01')).toBe(1);
    });

    test('stays known over a restart', async () => {
      const other = station('other');
      await started(other.commands.start(WINDOW, other.add(PRESET).id, all)).settled;
      const near = station();
      await started(near.commands.start(WINDOW, near.add(PRESET).id, all)).settled;
      expect(known(station())).toEqual([`${vendor} cdn01 reported`]);
    });

    test('and that we started ourselves stays what it was', async () => {
      const near = station();
      const preset = near.add(PRESET);
      await started(near.commands.start(WINDOW, preset.id, all)).settled;
      const again = await started(near.commands.start(WINDOW, preset.id, all)).settled;
      expect(shownStatus(again)).toBe('already-recording');
      expect(known(near)).toEqual([`${vendor} cdn01 accepted`]);
    });

    test('beside one that is free: the whole of it runs', async () => {
      const [other, near] = [station('other'), station()];
      await started(other.commands.start(WINDOW, other.add(PRESET).id, all)).settled;
      const preset = near.add({ ...PRESET, streamIds: ['cdn01', 'cdn02'] });
      const run = await started(near.commands.start(WINDOW, preset.id, all)).settled;
      expect([run.status, shownStatus(run)]).toEqual(['partial', 'already-recording']);
      expect(known(near)).toEqual([`${vendor} cdn01 reported`, `${vendor} cdn02 accepted`]);
    });

    test('a person who sees that it does not record takes the report away', async () => {
      const [other, near] = [station('other'), station()];
      await started(other.commands.start(WINDOW, other.add(PRESET).id, all)).settled;
      await started(near.commands.start(WINDOW, near.add(PRESET).id, all)).settled;
      const callId = near.settled[0]?.id ?? '';
      const verdict = {
        streamId: 'cdn01',
        verdict: 'not-recording',
        at: new Date().toISOString(),
      } as const;
      expect(recordVerdict(near.journal, near.recordings, callId, verdict)).not.toBeNull();
      expect(known(near)).toEqual([]);
    });
  },
);

describe('a start soon after the stop', () => {
  const PRESET = { vendors: ['Huawei'] as const, streamIds: ['cdn01', 'cdn02', 'cdn03'] };
  const asked = () => far.requests.map((request) => request.all('StreamId[]').join(' '));

  async function stopped(near: ReturnType<typeof recordingBench>, streamIds: readonly string[]) {
    const preset = near.add({ ...PRESET, vendors: [...PRESET.vendors], streamIds: [...streamIds] });
    await started(near.commands.start(WINDOW, preset.id, all)).settled;
    await stopping(near.commands.stop(WINDOW, preset.id, { confirmed: true }));
    far.requests.length = 0;
    return preset;
  }

  test('is tried once more, each of those streams for itself, and nothing is started twice', async () => {
    const seen: unknown[] = [];
    const near = station('near', 1_000, ({ calls }) => {
      const waiting = calls.filter(({ retryAt }) => retryAt !== null);
      if (waiting.length < 2) return;
      seen.push([waiting.map(({ state, attempts }) => [state, attempts]), known(near)]);
    });
    const preset = await stopped(near, ['cdn01', 'cdn02']);
    near.add({ ...preset, streamIds: [...PRESET.streamIds] });
    const { run, settled } = started(near.commands.start(WINDOW, preset.id, all));
    expect(run.calls.map(({ streamIds }) => streamIds)).toEqual([['cdn03'], ['cdn01'], ['cdn02']]);
    const view = await settled;
    const bothWait = ['queued', 1];
    expect(seen).toContainEqual([[bothWait, bothWait], ['Huawei cdn03 accepted']]);
    expect(view.status).toBe('accepted');
    expect(asked().sort()).toEqual(['cdn01', 'cdn01', 'cdn02', 'cdn02', 'cdn03']);
    expect(['cdn01', 'cdn02', 'cdn03'].map((id) => far.effects('StartCDNRecord', 'Huawei', id)))
      // Once before the stop, once after it.
      .toEqual([2, 2, 1]);
  });

  test('is trouble where the second try is refused too, and nothing is said to record', async () => {
    singleTasks.refusals = 2;
    const near = station('near', 20);
    const preset = await stopped(near, ['cdn01']);
    const run = await started(near.commands.start(WINDOW, preset.id, all)).settled;
    expect([run.status, shownStatus(run)]).toEqual(['rejected', 'rejected']);
    expect(run.calls[0]).toMatchObject({
      attempts: 2,
      outcome: { reason: 'still-ending', streams: [{ reason: 'still-ending' }] },
    });
    expect(known(near)).toEqual([]);
  });

  test('can be cancelled while it waits', async () => {
    const near = station('near', 60_000);
    const preset = await stopped(near, ['cdn01']);
    const { run, settled } = started(near.commands.start(WINDOW, preset.id, all));
    await until('it waits', () =>
      near.runner.underWay.some(({ calls }) => calls.some(({ retryAt }) => retryAt !== null)),
    );
    near.runner.cancel(run.id);
    expect((await settled).calls[0]?.outcome?.reason).toBe('cancelled');
    expect(known(near)).toEqual([]);
  });

  test('is known to be one after a restart, too', async () => {
    await stopped(station(), ['cdn01']);
    const near = station();
    const preset = near.add({ ...PRESET, vendors: ['Huawei'], streamIds: ['cdn01'] });
    const run = await started(near.commands.start(WINDOW, preset.id, all)).settled;
    expect(run).toMatchObject({ status: 'accepted', calls: [{ attempts: 2 }] });
  });

  test('is none 15 s later, nor where something was started since', async () => {
    const near = station();
    const preset = await stopped(near, ['cdn01']);
    await started(near.commands.start(WINDOW, preset.id, all)).settled;
    const again = await started(near.commands.start(WINDOW, preset.id, all)).settled;
    expect(shownStatus(again)).toBe('already-recording');
    await stopping(near.commands.stop(WINDOW, preset.id, { confirmed: true }));
    ahead = 16_000;
    const later = await started(near.commands.start(WINDOW, preset.id, all)).settled;
    expect(later.calls[0]?.outcome?.reason).toBe('already-recording');
    expect(known(near)).toEqual(['Huawei cdn01 reported']);
  });
});
