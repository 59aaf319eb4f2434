import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { HandOver, Recording } from '#contract/model/start.ts';
import { endedHandOvers } from '#contract/rules/hand-over-text.ts';
import { summarizePresets } from '#contract/rules/preset-summaries.ts';
import { settleOrGiveUp } from '../../../electron/app/settle-or-give-up.ts';
import type { Services } from '../../../electron/compose/index.ts';
import { SqliteJournal } from '../../../electron/storage/journal/journal.ts';
import { COMMAND_LINE, WINDOW } from '../../support/callers.ts';
import { composedStation } from '../../support/composed-station.ts';
import { type TempFolder, tempFolder } from '../../support/desktop/temp.ts';
import { until } from '../../support/desktop/until.ts';
import { provisionedServer } from '../../support/provision.ts';
import { callOf, runOf } from '../../support/runs.ts';
import { whileTheClockStands } from '../../support/standing-clock.ts';
import type { StrictServer } from '../../support/strict-server/strict-server.ts';

/** Hand-overs to a second task, by the whole program without its desktop, against an independent server. */
let far: StrictServer;
let folder: TempFolder;
let near: Services;
const faults: string[] = [];

const PRESET = 'Evening news';
const OVERLAP = 50;

beforeEach(async () => {
  const { server, provision } = await provisionedServer(
    { vendors: ['Tencent'], streamIds: ['cdn01'] },
    { mostTasks: 3 },
  );
  far = server;
  folder = tempFolder('hand-over');
  near = await station();
  await near.session.importer(provision, () => undefined);
  near.settings.save({ handOverSeconds: OVERLAP });
  begin();
});

afterEach(async () => {
  await near.close();
  await far.close();
  folder.remove();
  expect(faults.splice(0)).toEqual([]);
});

const station = () => composedStation(folder.path, (what) => faults.push(what));

function begin() {
  near.handOvers.begin();
  near.plannedStops.begin();
}

/** Ends the program and starts it again; `between` changes what the journal holds. */
async function restart(between?: (known: Recording) => Recording) {
  near.handOvers.stop();
  const put = near.state.state.recordings.map((one) => between?.(one) ?? one);
  near.journal.changeRecordings((kept) => kept.apply({ put, drop: [] }));
  await near.close();
  near = await station();
  begin();
}

const inSeconds = (seconds: number) => Math.floor(Date.now() / 1000) + seconds;
const idOf = () => near.presets.findByName(PRESET)?.id ?? '';

async function start(seconds: number) {
  const end = inSeconds(seconds);
  const answer = await near.commands.start(COMMAND_LINE, idOf(), {
    ...{ scope: 'missing', end: { until: end } },
  });
  if (answer.kind !== 'started') throw new Error('a question');
  return { end, run: await answer.started.settled };
}

const move = (moment: number | null) =>
  near.commands.moveEnd(WINDOW, { presetId: idOf(), until: moment });
const starts = () => far.requests.filter((one) => one.param('Action') === 'StartCDNRecord');
const ends = () => starts().map((one) => Number(one.param('EndTime')));
const known = () => near.state.state.recordings;
const plan = (): HandOver | undefined => known()[0]?.handOver;
const summary = () => summarizePresets(near.state.state).find(({ name }) => name === PRESET);
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const settled = (count: number) =>
  until('the hand-over', () => {
    const run = near.state.state.runs[idOf()];
    return starts().length === count && run?.status !== 'queued' && run?.status !== 'sending';
  });

test('the second task begins as long before the first one’s end as is set: two tasks, one run', async () => {
  const { end, run } = await start(OVERLAP + 2);
  const later = end + 3_600;
  expect(move(later)).toMatchObject({ moved: [{ handOver: { until: later } }], left: [] });
  const [before] = known();
  expect(starts()).toHaveLength(1);
  await settled(2);
  expect(ends()).toEqual([end, later]);
  const arrivedS = (starts()[1]?.arrivedUnixMs ?? 0) / 1000;
  expect(end - arrivedS).toBeLessThanOrEqual(OVERLAP);
  expect(end - arrivedS).toBeGreaterThan(OVERLAP / 2);
  expect(far.tasks({ vendor: 'Tencent', streamId: 'cdn01' })).toMatchObject([
    { endTime: end, stoppedMs: null },
    { endTime: later, stoppedMs: null },
  ]);
  const second = near.state.state.runs[idOf()];
  expect(second).toMatchObject({
    ...{ source: 'hand-over', status: 'accepted', plannedFor: end - OVERLAP, continues: run.id },
  });
  expect(known()).toEqual([
    { ...before, callId: second?.calls[0]?.id, endTime: later, handOver: undefined },
  ]);
  expect(summary()).toMatchObject({ trouble: null });
});

test('what the run before it had missing stays missing, and is retried, after a restart too', async () => {
  const preset = near.presets.find(idOf());
  if (!preset) throw new Error('no preset');
  const { id, ...draft } = preset;
  near.presets.save(id, { ...draft, streamIds: ['cdn01', 'cdn02', 'cdn03'] });
  far.script.add({
    times: 1,
    twist: { do: 'rows', codes: { cdn02: 'ResourceUnavailable.StreamNotExist' } },
  });
  const { end, run } = await start(OVERLAP + 2);
  const third = known().filter(({ streamId }) => streamId === 'cdn03');
  await near.commands.stopRecordings(WINDOW, third);
  await until('the stop', () => known().length === 1);
  move(end + 3_600);
  await settled(2);
  const found = () => ({
    trouble: summary()?.trouble,
    states: summary()?.streams.map(({ streamId, state, call }) => [streamId, state, call?.runId]),
    retryable: summary()?.retryable,
  });
  const second = near.state.state.runs[idOf()];
  const stop = near.state.state.runs[idOf()]?.earlierCalls?.find(
    ({ action }) => action === 'StopCDNRecord',
  );
  const expected = {
    trouble: 'incomplete',
    states: [
      ['cdn01', 'accepted', second?.id],
      ['cdn02', 'rejected', run.id],
      ['cdn03', 'ended', stop?.runId],
    ],
    retryable: [{ vendor: 'Tencent', streamIds: ['cdn02'] }],
  };
  expect(second).toMatchObject({ source: 'hand-over', continues: run.id });
  expect(found()).toEqual(expected);
  await restart();
  expect(found()).toEqual(expected);
  const answer = await near.commands.start(WINDOW, idOf(), { scope: 'retry', end: null });
  if (answer.kind !== 'started') throw new Error('a question');
  await answer.started.settled;
  expect(starts().at(-1)?.all('StreamId[]')).toEqual(['cdn02']);
});

test('the files of both tasks belong to the run that began it', async () => {
  far.media.record({ when: 'stop' });
  const { end, run } = await start(OVERLAP + 1);
  move(end + 3_600);
  await settled(2);
  await near.commands.stop(WINDOW, idOf(), { confirmed: true });
  await until('the stop', () => known().length === 0);
  await near.fileService.lookForRun(run.id);
  const { files, watches } = await near.files.ofRun(run.id);
  expect(watches.map(({ runId }) => runId)).toEqual([run.id, run.id]);
  const ids = far.tasks({ vendor: 'Tencent', streamId: 'cdn01' }).map(({ taskId }) => taskId);
  expect(new Set(ids).size).toBe(2);
  expect(files).toHaveLength(2);
});

test('a stop before the hand-over sends none; one in the overlap stops both', async () => {
  await whileTheClockStands(async () => {
    const { end } = await start(OVERLAP + 4);
    move(end + 3_600);
    await near.commands.stop(WINDOW, idOf(), { confirmed: true });
    await until('the stop', () => known().length === 0);
  });
  await pause(4_500);
  expect(starts()).toHaveLength(1);
  const again = await start(OVERLAP);
  move(again.end + 3_600);
  await settled(3);
  await near.commands.stop(WINDOW, idOf(), { confirmed: true });
  await until('the stop', () => known().length === 0);
  const open = far
    .tasks({ vendor: 'Tencent', streamId: 'cdn01' })
    .filter(({ stoppedMs }) => stoppedMs === null);
  expect(open).toEqual([]);
});

test('moved back to the first end in time, nothing is sent', { tags: ['slow'] }, async () => {
  await whileTheClockStands(async () => {
    const { end } = await start(OVERLAP + 4);
    move(end + 3_600);
    move(end);
  });
  await pause(4_500);
  expect(starts()).toHaveLength(1);
  expect(plan()).toBeUndefined();
});

describe('a restart', () => {
  test('between the plan and its time keeps the plan', async () => {
    const end = await whileTheClockStands(async () => {
      const started = await start(OVERLAP + 3);
      move(started.end + 3_600);
      await restart();
      expect(plan()).toEqual({ until: started.end + 3_600 });
      return started.end;
    });
    await settled(2);
    expect(ends()).toEqual([end, end + 3_600]);
  });

  test('in the overlap knows both tasks as one recording, and sends no third', async () => {
    const { end } = await start(OVERLAP);
    move(end + 3_600);
    await settled(2);
    const before = known();
    await restart();
    expect(known()).toEqual(before);
    await pause(300);
    expect(starts()).toHaveLength(2);
  });

  test('late, while the first task runs, sends it at once', async () => {
    const { end } = await start(3_600);
    move(end + 3_600);
    const soon = inSeconds(20);
    await restart((one) => ({ ...one, endTime: soon }));
    await settled(2);
    expect(ends()).toEqual([end, end + 3_600]);
  });

  test('after the first task’s end sends nothing, and is a run that says so', async () => {
    const { end } = await start(3_600);
    move(end + 3_600);
    await restart((one) => ({ ...one, endTime: inSeconds(-5) }));
    await until('trouble', () => near.state.state.runs[idOf()]?.source === 'hand-over');
    await until('its end', () => near.state.state.runs[idOf()]?.status === 'failed');
    await until('nothing records', () => known().length === 0);
    expect(near.state.state.runs[idOf()]?.calls[0]?.outcome).toMatchObject({
      reason: 'hand-over-too-late',
    });
    expect(starts()).toHaveLength(1);
    expect(known()).toEqual([]);
    await restart();
    await pause(200);
    expect(starts()).toHaveLength(1);
  });
});

test('a locked secret is trouble; unlocked in time, it is sent', async () => {
  const { end } = await start(OVERLAP);
  await near.vault.lock();
  move(end + 3_600);
  await until('trouble', () => plan()?.trouble === 'locked');
  expect(starts()).toHaveLength(1);
  expect(summary()?.trouble).toBe('incomplete');
  await near.vault.unlock(null);
  await settled(2);
  await until('no trouble', () => plan() === undefined);
  expect(summary()?.trouble).toBeNull();
});

describe('locked until the first task has ended', () => {
  const isOver = () =>
    until('the run', () => {
      const run = near.state.state.runs[idOf()];
      return run?.source === 'hand-over' && run.status === 'failed' && known().length === 0;
    });
  const found = () => ({
    run: near.state.state.runs[idOf()],
    cause: near.state.state.runs[idOf()]?.calls[0]?.outcome,
  });

  test('the recording does not leave silently: a run says so, and the preset can be started again', async () => {
    const { end, run } = await whileTheClockStands(async () => {
      const started = await start(2);
      await near.vault.lock();
      move(started.end + 3_600);
      await until('trouble', () => plan()?.trouble === 'locked');
      return started;
    });
    await isOver();
    expect(found()).toMatchObject({
      run: { status: 'failed', continues: run.id, firstTaskEnd: end, accountName: 'Main' },
      cause: { reason: 'hand-over-locked' },
    });
    expect(known()).toEqual([]);
    expect(summary()).toMatchObject({ trouble: 'notRecording' });
    expect(endedHandOvers(near.state.state)).toMatchObject([{ presetId: idOf(), endedAt: end }]);
    await near.vault.unlock(null);
    await pause(300);
    expect(starts()).toHaveLength(1);
    await start(3_600);
    expect(endedHandOvers(near.state.state)).toEqual([]);
    expect(summary()).toMatchObject({ trouble: null });
  });

  test('while its account is gone, too', { tags: ['slow'] }, async () => {
    await whileTheClockStands(async () => {
      const { end } = await start(2);
      move(end + 3_600);
      for (const { id, name } of near.accounts.list()) if (name === 'Main') near.vault.remove(id);
    });
    await isOver();
    expect(found()).toMatchObject({ cause: { reason: 'hand-over-no-account' } });
    expect(starts()).toHaveLength(1);
  });
});

test('one that is refused is trouble, is not sent again by itself, and is by an operator', async () => {
  const { end } = await start(OVERLAP);
  far.script.add({
    when: (one) => Number(one.param('EndTime')) > end,
    twist: { do: 'code', code: 100000017, message: 'refused' },
  });
  move(end + 3_600);
  await until('trouble', () => plan()?.trouble === 'failed');
  expect(summary()?.trouble).toBe('incomplete');
  expect(known()).toMatchObject([{ endTime: end, certainty: 'accepted' }]);
  await pause(300);
  expect(starts()).toHaveLength(2);
  far.script.clear();
  await near.commands.handOver(WINDOW, known());
  await until('the retry', () => known()[0]?.endTime === end + 3_600);
  expect(plan()).toBeUndefined();
  expect(near.state.state.runs[idOf()]).toMatchObject({ source: 'window', status: 'accepted' });
});

test('one whose answer is lost is unknown, is not sent again, and is settled by a verdict', async () => {
  const { end } = await start(OVERLAP);
  far.script.add({ when: (one) => Number(one.param('EndTime')) > end, twist: { do: 'reset' } });
  move(end + 3_600);
  await until('trouble', () => plan()?.trouble === 'unknown');
  expect(near.state.state.runs[idOf()]).toMatchObject({ status: 'unknown' });
  // The first task records for certain until its end.
  expect(known()).toMatchObject([{ certainty: 'accepted', endTime: end + 3_600 }]);
  expect(() => near.commands.handOver(WINDOW, known())).toThrow(
    expect.objectContaining({ code: 'nothing-to-hand-over' }),
  );
  await restart();
  await pause(300);
  expect(starts()).toHaveLength(2);
  const callId = near.state.state.runs[idOf()]?.calls[0]?.id ?? '';
  const verdict = {
    ...{ streamId: 'cdn01', verdict: 'recording' as const, at: new Date().toISOString() },
  };
  near.commands.settle(WINDOW, { callId, verdict, key: null });
  expect(known()).toMatchObject([{ certainty: 'person', endTime: end + 3_600 }]);
  expect(plan()).toBeUndefined();
});

test('a crash between the mark and the answer is an unknown hand-over, and is not sent again', async () => {
  const { end, run } = await start(3_600);
  move(end + 3_600);
  const [one] = known();
  if (!one) throw new Error('nothing runs');
  near.handOvers.stop();
  await near.close();
  const journal = new SqliteJournal(join(folder.path, 'journal.sqlite'));
  const { accountId, accountName, presetId, presetName, appId, service } = one;
  await whileTheClockStands(async () => {
    const soon = inSeconds(3);
    journal.recordings.apply({ put: [{ ...one, endTime: soon }], drop: [] });
    const second = runOf({
      ...{ id: 'second', accountId, accountName, presetId, presetName, appId, service },
      ...{ source: 'hand-over', plannedFor: soon - OVERLAP, continues: run.id },
      seq: journal.lastSeq() + 1,
      calls: [callOf({ id: 'second-call', runId: 'second', state: 'queued' })],
    });
    journal.createRun(second);
    const startedAt = new Date().toISOString();
    journal.markSending('second-call', { attempt: 1, endTime: end + 3_600, startedAt });
    journal.close();
    near = await station();
    begin();
    expect(plan()).toMatchObject({ trouble: 'unknown', former: { endTime: soon } });
  });
  await until('the end of the first task', () => known()[0]?.certainty === 'uncertain');
  expect(known()).toMatchObject([{ endTime: end + 3_600 }]);
  expect(starts()).toHaveLength(1);
});

describe('the program quits', () => {
  const quit = async (runner: 'waits' | 'gives up') => {
    near.handOvers.stop();
    near.runner.leave();
    if (runner === 'gives up') near.runner.giveUp();
    await settleOrGiveUp(near.runner);
  };
  const reopen = async () => {
    await near.close();
    near = await station();
    begin();
  };

  test('before its hand-over was sent: the next process sends it', async () => {
    const { end } = await start(OVERLAP);
    await far.unplug();
    move(end + 3_600);
    await until('a try', () => {
      const run = near.state.state.runs[idOf()];
      return run?.source === 'hand-over' && run.calls[0]?.retryAt !== null;
    });
    await quit('waits');
    expect(near.state.state.runs[idOf()]?.calls[0]?.outcome).toMatchObject({
      ...{ status: 'failed', reason: 'tries-interrupted' },
    });
    expect(plan()).toEqual({ until: end + 3_600 });
    await far.plugIn();
    await reopen();
    await settled(2);
    expect(ends()).toEqual([end, end + 3_600]);
    expect(plan()).toBeUndefined();
  });

  test('while its hand-over is on the wire: it is unknown, and is not sent again', async () => {
    const { end } = await start(OVERLAP);
    const twist = { do: 'silence' } as const;
    far.script.add({ when: (one) => Number(one.param('EndTime')) > end, twist });
    move(end + 3_600);
    await until('the request', () => starts().length === 2);
    await quit('gives up');
    const doubt = { until: end + 3_600, trouble: 'unknown', former: { endTime: end } };
    const isUnknown = () => {
      expect(near.state.state.runs[idOf()]).toMatchObject({
        ...{ source: 'hand-over', status: 'unknown' },
        calls: [{ outcome: { reason: 'interrupted' } }],
      });
      expect(plan()).toMatchObject(doubt);
    };
    isUnknown();
    await reopen();
    isUnknown();
    await pause(300);
    expect(starts()).toHaveLength(2);
  });
});

test('an end more than 24 hours away is sent as the latest one, and the rest is planned', async () => {
  const { end, run } = await start(3 * 86_400);
  expect(run.status).toBe('accepted');
  const [sent = 0] = ends();
  expect(end - sent).toBeGreaterThan(2 * 86_400);
  expect(known()).toMatchObject([{ endTime: sent, handOver: { until: end } }]);
  await restart((one) => ({ ...one, endTime: inSeconds(20) }));
  await settled(2);
  // The chain goes on: the second task ends within a day, too, and hands over again.
  expect(known()).toMatchObject([{ endTime: ends()[1], handOver: { until: end } }]);
  expect(ends()[1]).toBeLessThan(end - 86_400);
  expect(near.state.state.runs[idOf()]?.continues).toBe(run.id);
});
