import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { RunView } from '#contract/model/run.ts';
import type { StartAnswer } from '../../../electron/app/commands/requests.ts';
import { CALLS_PER_SECOND } from '../../../electron/recording/limiter.ts';
import { recordVerdict } from '../../../electron/recording/operator-verdict.ts';
import { CannotRecord } from '../../../electron/recording/refused.ts';
import { SqliteJournal } from '../../../electron/storage/journal/journal.ts';
import { CALLERS, COMMAND_LINE, TRAY, WINDOW } from '../../support/callers.ts';
import { type TempFolder, tempFolder } from '../../support/desktop/temp.ts';
import { until } from '../../support/desktop/until.ts';
import { gate } from '../../support/patience.ts';
import { atOnce, recordingBench, stopping } from '../../support/recording-bench.ts';
import { type StrictServer, strictServer } from '../../support/strict-server/strict-server.ts';

/** Starting twice, stopping, settling by a person's verdict: against an independent server. */
const ACCOUNT = { appId: 12345, serverSecret: '9193cc662a4c0ec135ec71fb57194b38' };
let far: StrictServer;
let folder: TempFolder;
let near: ReturnType<typeof recordingBench>;

const journalPath = () => join(folder.path, 'journal.sqlite');
const makeBench = () =>
  recordingBench({ ...ACCOUNT, endpoint: far.url, journalPath: journalPath() });

beforeEach(async () => {
  folder = tempFolder('station');
  far = await strictServer({ appId: ACCOUNT.appId, secret: ACCOUNT.serverSecret });
  near = makeBench();
});
afterEach(async () => {
  await near.close();
  await far.close();
  folder.remove();
});

const ask = { scope: 'ask' } as const;
const missing = { scope: 'missing' } as const;
const all = { scope: 'all' } as const;

async function settled(given: StartAnswer | Promise<StartAnswer>): Promise<RunView> {
  const answer = atOnce(given);
  if (answer.kind !== 'started') throw new Error(`a question: ${JSON.stringify(answer.question)}`);
  return answer.started.settled;
}

const targetsAsked = () =>
  far.requests.map((request) => [request.param('Vendor'), ...request.all('StreamId[]')]);

describe('a second start', () => {
  test('of what runs is a question, and sends nothing', async () => {
    const preset = near.add({ vendors: ['Tencent', 'Ws'] });
    await settled(near.commands.start(WINDOW, preset.id, ask));
    const answer = near.commands.start(WINDOW, preset.id, ask);
    expect(answer).toMatchObject({
      kind: 'question',
      question: {
        running: [
          { vendor: 'Tencent', streamIds: ['cdn01'] },
          { vendor: 'Ws', streamIds: ['cdn01'] },
        ],
        uncertain: [],
        missing: [],
        unrecorded: false,
      },
    });
    expect(far.requests).toHaveLength(2);
  });

  test('by another preset of the same account counts as well', async () => {
    const first = near.add({ id: 'one', streamIds: ['cdn01'] });
    const second = near.add({ id: 'two', streamIds: ['cdn01', 'cdn02'] });
    await settled(near.commands.start(WINDOW, first.id, ask));
    const answer = near.commands.start(WINDOW, second.id, missing);
    expect(answer).toMatchObject({
      skipped: { running: [{ vendor: 'Tencent', streamIds: ['cdn01'] }] },
    });
    await settled(answer);
    expect(targetsAsked()).toEqual([
      ['Tencent', 'cdn01'],
      ['Tencent', 'cdn02'],
    ]);
  });

  test('by another account of the same AppId counts as well, and sends nothing', async () => {
    near.accounts.set('twin', { ...near.account, id: 'twin', name: 'Backup' });
    const first = near.add({ id: 'one' });
    const second = near.add({ id: 'two', accountId: 'twin' });
    const running = [{ vendor: 'Tencent', streamIds: ['cdn01'] }];
    const started = near.commands.start(WINDOW, first.id, ask);
    // Still under way.
    expect(near.commands.start(TRAY, second.id, ask)).toMatchObject({
      kind: 'question',
      question: { uncertain: running },
    });
    await settled(started);
    expect(near.commands.start(TRAY, second.id, ask)).toMatchObject({
      kind: 'question',
      question: { running },
    });
    expect(() => near.commands.start(COMMAND_LINE, second.id, missing)).toThrowError(
      expect.objectContaining({ code: 'nothing-missing', skipped: { running, uncertain: [] } }),
    );
    expect(far.requests).toHaveLength(1);
  });

  test('by another preset while the first is still under way counts as well', async () => {
    far.script.add({ when: 1, twist: { do: 'nothing', delayMs: 200 } });
    const first = near.add({ id: 'one', streamIds: ['cdn01'] });
    const second = near.add({ id: 'two', streamIds: ['cdn01', 'cdn02'] });
    const earlier = near.commands.start(WINDOW, first.id, ask);
    expect(near.commands.start(WINDOW, second.id, ask)).toMatchObject({
      question: { uncertain: [{ vendor: 'Tencent', streamIds: ['cdn01'] }] },
    });
    const later = near.commands.start(COMMAND_LINE, second.id, missing);
    await Promise.all([settled(earlier), settled(later)]);
    expect(targetsAsked()).toEqual([
      ['Tencent', 'cdn01'],
      ['Tencent', 'cdn02'],
    ]);
  });

  test('after partial, what is missing and nothing else', async () => {
    far.script.add({
      when: 1,
      twist: { do: 'rows', codes: { cdn02: 'ResourceUnavailable.StreamNotExist' } },
    });
    const preset = near.add({ streamIds: ['cdn01', 'cdn02', 'cdn03'] });
    const first = await settled(near.commands.start(WINDOW, preset.id, ask));
    expect(first.status).toBe('partial');
    const second = await settled(near.commands.start(WINDOW, preset.id, missing));
    expect(second.status).toBe('accepted');
    expect(targetsAsked()[1]).toEqual(['Tencent', 'cdn02']);
  });

  test('after a row that may hide a start, what is missing leaves that stream out', async () => {
    far.script.add({
      when: 1,
      twist: { do: 'rows', codes: { cdn02: 'InternalError' } },
    });
    const preset = near.add({ streamIds: ['cdn01', 'cdn02'] });
    await settled(near.commands.start(WINDOW, preset.id, ask));
    expect(near.commands.start(WINDOW, preset.id, ask)).toMatchObject({
      question: {
        running: [{ vendor: 'Tencent', streamIds: ['cdn01'] }],
        uncertain: [{ vendor: 'Tencent', streamIds: ['cdn02'] }],
        missing: [],
      },
    });
  });

  test('of everything that runs is refused when only the missing was asked for', async () => {
    const preset = near.add();
    await settled(near.commands.start(WINDOW, preset.id, ask));
    expect(() => near.commands.start(WINDOW, preset.id, missing)).toThrow(
      /runs, or may run, already/,
    );
    expect((await settled(near.commands.start(WINDOW, preset.id, all))).status).toBe('accepted');
  });

  test('is still a question after the app has been started again', async () => {
    const preset = near.add();
    await settled(near.commands.start(WINDOW, preset.id, ask));
    await near.close();
    near = makeBench();
    near.add();
    expect(near.commands.start(WINDOW, preset.id, ask)).toMatchObject({ kind: 'question' });
  });

  test.each([
    ['an answer that got lost', { do: 'reset' } as const],
    ['code 1000, which may hide a start', { do: 'code', code: 1000 } as const],
    ['an internal error of the gateway', { do: 'code', code: 100_000_015 } as const],
  ])('after %s asks, for it may run', async (_name, twist) => {
    far.script.add({ when: 1, twist });
    const preset = near.add();
    await settled(near.commands.start(WINDOW, preset.id, ask));
    expect(near.commands.start(WINDOW, preset.id, ask)).toMatchObject({
      question: {
        running: [],
        uncertain: [{ vendor: 'Tencent', streamIds: ['cdn01'] }],
        missing: [],
      },
    });
  });

  test.each([2, 5, 100_000_005])(
    'after code %i asks nothing: it surely did not start',
    async (code) => {
      far.script.add({ when: 1, twist: { do: 'code', code } });
      const preset = near.add();
      await settled(near.commands.start(WINDOW, preset.id, ask));
      expect(near.commands.start(WINDOW, preset.id, ask)).toMatchObject({ kind: 'started' });
    },
  );

  test('that got lost leaves the first one running', async () => {
    const preset = near.add();
    await settled(near.commands.start(WINDOW, preset.id, ask));
    far.script.add({ when: 2, twist: { do: 'reset' } });
    await settled(near.commands.start(WINDOW, preset.id, all));
    expect(near.recordings.list(Date.now())).toMatchObject([{ certainty: 'accepted' }]);
  });

  test('after its end has passed asks nothing', async () => {
    const preset = near.add({ end: { afterMinutes: 1 } });
    await settled(near.commands.start(WINDOW, preset.id, ask));
    expect(near.recordings.list(Date.now())).toHaveLength(1);
    expect(near.recordings.list(Date.now() + 61_000)).toHaveLength(0);
  });
});

describe('a preset that wants to be asked', () => {
  test('is a question on a first start, names what would go out, and sends nothing', async () => {
    const preset = near.add({ confirmStart: true, vendors: ['Tencent', 'Ws'] });
    expect(near.commands.start(TRAY, preset.id, ask)).toEqual({
      kind: 'question',
      question: {
        kind: 'start',
        presetId: preset.id,
        running: [],
        uncertain: [],
        missing: [
          { vendor: 'Tencent', streamIds: ['cdn01'] },
          { vendor: 'Ws', streamIds: ['cdn01'] },
        ],
        unrecorded: false,
        confirm: true,
      },
    });
    expect(far.requests).toEqual([]);
  });

  test('starts on the answer, and on a command line, which is explicit', async () => {
    const preset = near.add({ confirmStart: true });
    expect((await settled(near.commands.start(COMMAND_LINE, preset.id, missing))).status).toBe(
      'accepted',
    );
    const other = near.add({ id: 'other', confirmStart: true, streamIds: ['cdn09'] });
    expect((await settled(near.commands.start(WINDOW, other.id, missing))).status).toBe('accepted');
  });

  test('is asked once where something runs: the graver question', async () => {
    const preset = near.add({ confirmStart: true, streamIds: ['cdn01', 'cdn02'] });
    near.add({ id: 'one', streamIds: ['cdn01'] });
    await settled(near.commands.start(WINDOW, 'one', ask));
    expect(near.commands.start(WINDOW, preset.id, ask)).toMatchObject({
      question: { confirm: false, running: [{ vendor: 'Tencent', streamIds: ['cdn01'] }] },
    });
  });
});

describe('an archived preset', () => {
  test.each(['window', 'tray', 'command-line'] as const)('is started by nobody: %s', (source) => {
    const preset = near.add({ archived: true, confirmStart: true });
    for (const options of [ask, missing, all]) {
      expect(() => near.commands.start(CALLERS[source], preset.id, options)).toThrow(
        expect.objectContaining({ code: 'archived', message: expect.stringMatching(/archived/) }),
      );
    }
    expect(far.requests).toEqual([]);
  });

  test('can be stopped while something of it runs', async () => {
    const preset = near.add();
    await settled(near.commands.start(WINDOW, preset.id, ask));
    near.add({ archived: true });
    const stopped = stopping(near.commands.stop(WINDOW, preset.id, { confirmed: true }));
    expect((await stopped).status).toBe('accepted');
  });
});

describe('stop', () => {
  test('sends StopCDNRecord for what was accepted, without an end time, and then nothing runs', async () => {
    const preset = near.add({
      vendors: ['Tencent', 'Ws', 'Huawei', 'Aliyun'],
      end: { afterMinutes: 5 },
    });
    await settled(near.commands.start(WINDOW, preset.id, ask));
    const run = await stopping(near.commands.stop(WINDOW, preset.id, { confirmed: true }));
    expect(run).toMatchObject({ status: 'accepted', action: 'StopCDNRecord' });
    expect(far.violations).toEqual([]);
    const stops = far.requests.filter((request) => request.param('Action') === 'StopCDNRecord');
    expect(stops).toHaveLength(4);
    expect(stops.every((request) => request.param('EndTime') === undefined)).toBe(true);
    expect(near.recordings.list(Date.now())).toEqual([]);
    expect(near.disk.recordings.list()).toEqual([]);
  });

  test('names only the streams that were accepted', async () => {
    far.script.add({
      when: 1,
      twist: { do: 'rows', codes: { cdn02: 'LimitExceeded.MaximumRunningTask' } },
    });
    const preset = near.add({ streamIds: ['cdn01', 'cdn02'] });
    await settled(near.commands.start(WINDOW, preset.id, ask));
    await stopping(near.commands.stop(WINDOW, preset.id, { confirmed: true }));
    expect(targetsAsked()[1]).toEqual(['Tencent', 'cdn01']);
  });

  test('that is refused leaves the recording running', async () => {
    const preset = near.add();
    await settled(near.commands.start(WINDOW, preset.id, ask));
    far.script.add({ when: 2, twist: { do: 'code', code: 5 } });
    expect(
      (await stopping(near.commands.stop(WINDOW, preset.id, { confirmed: true }))).status,
    ).toBe('rejected');
    expect(near.recordings.list(Date.now())).toHaveLength(1);
  });

  test('of what is not known to run is refused in the window, and sent from the command line', async () => {
    const preset = near.add();
    expect(() => near.commands.stop(WINDOW, preset.id, { confirmed: true })).toThrow(
      /known to run/,
    );
    expect((await stopping(near.commands.stop(COMMAND_LINE, preset.id))).action).toBe(
      'StopCDNRecord',
    );
  });
});

describe('a person’s verdict', () => {
  async function unknownCall() {
    far.script.add({ when: 1, twist: { do: 'reset' } });
    const preset = near.add();
    const run = await settled(near.commands.start(WINDOW, preset.id, ask));
    expect(run.needsVerdict).toBe(true);
    return { preset, callId: run.calls[0]?.id ?? '' };
  }
  const say = (callId: string, verdict: 'recording' | 'not-recording', streamId = 'cdn01') =>
    recordVerdict(near.journal, near.recordings, callId, {
      streamId,
      verdict,
      at: new Date().toISOString(),
    });

  test('“it is not recording” frees the stream for another start; the outcome stays unknown', async () => {
    const { preset, callId } = await unknownCall();
    expect(say(callId, 'not-recording')).toHaveLength(1);
    expect(near.commands.start(WINDOW, preset.id, ask)).toMatchObject({ kind: 'started' });
    const [call] = near.journal.find(callId)?.calls ?? [];
    expect(call?.outcome?.status).toBe('unknown');
    expect(call?.verdicts).toMatchObject([{ streamId: 'cdn01', verdict: 'not-recording' }]);
  });

  test('“it is recording” can be stopped like what a vendor accepted', async () => {
    const { preset, callId } = await unknownCall();
    say(callId, 'recording');
    expect(near.recordings.list(Date.now())).toMatchObject([{ certainty: 'person' }]);
    expect(
      (await stopping(near.commands.stop(WINDOW, preset.id, { confirmed: true }))).status,
    ).toBe('accepted');
  });

  test('is refused for a stream whose outcome is known and that does not run', async () => {
    far.script.add({ when: 1, twist: { do: 'code', code: 5 } });
    const run = await near.start().settled;
    expect(say(run.calls[0]?.id ?? '', 'recording')).toBeNull();
    expect(say('no-such-call', 'recording')).toBeNull();
  });

  test('frees what a vendor lost long ago and will not stop', async () => {
    const preset = near.add();
    const run = await settled(near.commands.start(WINDOW, preset.id, ask));
    expect(say(run.calls[0]?.id ?? '', 'not-recording')).toHaveLength(1);
    expect(near.recordings.list(Date.now())).toEqual([]);
  });
});

describe('without a journal', () => {
  /** The disk takes nothing: no run that begins, and none that is written again once it could be. */
  function fillDisk(): void {
    const fail = () => {
      throw new Error('disk full');
    };
    near.disk.createRun = fail;
    near.disk.put = fail;
  }

  test('a start asks once, and goes on without a record after a person agreed', async () => {
    fillDisk();
    const preset = near.add();
    expect(near.commands.start(WINDOW, preset.id, ask)).toMatchObject({
      question: { unrecorded: true },
    });
    expect(far.requests).toHaveLength(0);
    const agreed = { scope: 'ask', unrecorded: true } as const;
    const run = await settled(near.commands.start(WINDOW, preset.id, agreed));
    expect(run).toMatchObject({ status: 'accepted', unrecorded: true });
    const other = near.add({ id: 'other', streamIds: ['cdn02'] });
    expect((await settled(near.commands.start(TRAY, other.id, ask))).unrecorded).toBe(true);
  });

  test('what is only in memory is still known to run', async () => {
    fillDisk();
    const preset = near.add();
    await settled(near.commands.start(COMMAND_LINE, preset.id, { scope: 'missing' }));
    expect(near.commands.start(WINDOW, preset.id, ask)).toMatchObject({
      question: { running: [{ streamIds: ['cdn01'] }] },
    });
  });
});

describe('the queue', () => {
  const streamIds = Array.from({ length: 30 * 20 }, (_, index) => `s${index}`);

  test('shows a place, and what waits can be taken back; what is on the wire stays', async () => {
    const answers = gate();
    far.script.add({ twist: { do: 'nothing', after: answers.opened } });
    const preset = near.add({ streamIds });
    const answer = atOnce(near.commands.start(WINDOW, preset.id, ask));
    if (answer.kind !== 'started') throw new Error('a question');
    // While nothing is answered, all but the slots that are left to single clicks.
    await far.waitFor(16, 'arrived');
    expect(near.runner.queue()[answer.started.run.id]).toMatchObject({ position: 0 });
    near.runner.cancel(answer.started.run.id);
    answers.open();
    const run = await answer.started.settled;
    expect(run.counts).toEqual({ accepted: 320, rejected: 0, unknown: 0, failed: 280 });
    expect(far.requests).toHaveLength(16);
    expect(run.calls.filter(({ outcome }) => outcome?.reason === 'cancelled')).toHaveLength(14);
  });

  test('on the way out what waits is taken back, what is on the wire gets its answer, nothing new begins', async () => {
    const answers = gate();
    far.script.add({ twist: { do: 'nothing', after: answers.opened } });
    const preset = near.add({ streamIds });
    const other = near.add({ id: 'other', name: 'Other', streamIds: ['other'] });
    const answer = near.commands.start(WINDOW, preset.id, ask);
    await far.waitFor(16, 'arrived');
    near.runner.leave();
    expect(() => near.commands.start(TRAY, other.id, all)).toThrow(
      expect.objectContaining({ code: 'quitting' }),
    );
    expect(near.settled.length).toBe(0);
    await new Promise((resume) => setImmediate(resume));
    expect(near.settled.map(({ outcome }) => outcome?.reason)).toEqual(Array(14).fill('cancelled'));
    answers.open();
    const run = await settled(answer);
    expect(run.counts).toEqual({ accepted: 320, rejected: 0, unknown: 0, failed: 280 });
    expect(far.requests).toHaveLength(16);
  });

  test('an answer that nobody waits for any longer is unknown, on disk too, and stays so', async () => {
    const late = gate();
    far.script.add({ twist: { do: 'nothing', after: late.opened } });
    const preset = near.add();
    const answer = near.commands.start(WINDOW, preset.id, ask);
    await far.waitFor(1, 'arrived');
    near.runner.leave();
    near.runner.giveUp();
    const run = await settled(answer);
    expect(run.calls.map(({ outcome }) => [outcome?.status, outcome?.reason])).toEqual([
      ['unknown', 'interrupted'],
    ]);
    late.open();
    await far.waitFor(1, 'answered');
    await new Promise((resume) => setTimeout(resume, 100));
    expect(near.journal.newestRuns()[0]?.calls).toMatchObject([
      { state: 'settled', outcome: { status: 'unknown', reason: 'interrupted' } },
    ]);
    expect(near.settled).toHaveLength(1);
  });

  test('a call whose slot comes in the turn in which it is taken back is not sent', async () => {
    const preset = near.add();
    const giveBack = near.takeSlots();
    const answer = near.commands.start(WINDOW, preset.id, ask);
    giveBack();
    near.runner.leave();
    const run = await settled(answer);
    expect(run.calls[0]?.outcome).toMatchObject({ status: 'failed', reason: 'cancelled' });
    expect(far.requests).toHaveLength(0);
  });

  test('a call that need not wait leaves in the turn of the click, written down with its run', async () => {
    const preset = near.add({ vendors: ['Tencent', 'Ws'], end: { afterMinutes: 90 } });
    const { createRun, markSending } = near.disk;
    const written: string[][] = [];
    near.disk.createRun = (run) => {
      written.push(run.calls.map(({ state, attempts }) => `${state} ${attempts}`));
      createRun.call(near.disk, run);
    };
    near.disk.markSending = (...given) => {
      written.push(['marked']);
      markSending.apply(near.disk, given);
    };
    const answer = near.commands.start(WINDOW, preset.id, ask);
    near.runner.leave();
    const left = new SqliteJournal(journalPath(), { access: 'read' });
    const [run] = left.newestRuns();
    left.close();
    // What a crash would leave here: both calls may have been sent, with the end that was asked for.
    expect(run?.calls.map(({ state }) => state)).toEqual(['sending', 'sending']);
    expect(run?.calls.map(({ endTime }) => endTime !== null)).toEqual([true, false]);
    expect(run?.calls.map(({ stopAt }) => stopAt !== undefined)).toEqual([false, true]);
    const { calls } = await settled(answer);
    expect(calls.map(({ outcome }) => outcome?.status)).toEqual(['accepted', 'accepted']);
    expect(calls.every(({ durationMs, startedAt }) => durationMs !== null && startedAt)).toBe(true);
    expect(written).toEqual([['sending 1', 'sending 1']]);
  });

  test('of a disk that takes nothing the slots come back: a run that is refused holds none', async () => {
    near.disk.createRun = () => {
      throw new Error('disk full');
    };
    expect(() => near.start()).toThrow(CannotRecord);
    expect(near.freeSlots()).toBe(CALLS_PER_SECOND);
    expect(far.requests).toHaveLength(0);
  });

  test('a click goes before a batch', async () => {
    const batch = near.add({ id: 'batch', streamIds: streamIds.slice(0, 22 * 20) });
    const click = near.add({ id: 'click', streamIds: ['now'] });
    const answers = gate();
    far.script.add({ twist: { do: 'nothing', after: answers.opened } });
    const first = near.commands.start(COMMAND_LINE, batch.id, ask);
    const second = near.commands.start(WINDOW, click.id, ask);
    // The batch leaves it a slot while nothing is answered. Connections opened together may overtake each other.
    await far.waitFor(17, 'arrived');
    expect(targetsAsked().map(([, streamId]) => streamId)).toContain('now');
    answers.open();
    await Promise.all([settled(first), settled(second)]);
    expect(far.answeredWith(6)).toHaveLength(0);
  });

  test('a retry that waits can be taken back', async () => {
    await far.unplug();
    const preset = near.add();
    const answer = atOnce(near.commands.start(WINDOW, preset.id, ask));
    if (answer.kind !== 'started') throw new Error('a question');
    await until('it waits for its next try', () =>
      near.runner.underWay.some(({ calls }) => calls.some(({ retryAt }) => retryAt !== null)),
    );
    near.runner.cancel(answer.started.run.id);
    const run = await answer.started.settled;
    expect(run.calls[0]?.outcome).toMatchObject({ status: 'failed', reason: 'cancelled' });
  });
});
