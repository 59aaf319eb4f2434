import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { RunEnd } from '#contract/model/preset.ts';
import type { PlannedStop, Recording } from '#contract/model/start.ts';
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

/** Stops at the end of a preset, by the whole program without its desktop, against an independent server. */
let far: StrictServer;
let folder: TempFolder;
let near: Services;
const faults: string[] = [];

const PRESET = 'Evening news';

beforeEach(async () => {
  const { server, provision } = await provisionedServer({
    vendors: ['Tencent', 'Ws'],
    streamIds: ['cdn01'],
  });
  far = server;
  folder = tempFolder('planned-stops');
  near = await station();
  await near.session.importer(provision, () => undefined);
  near.plannedStops.begin();
});

afterEach(async () => {
  await near.close();
  await far.close();
  folder.remove();
  expect(faults.splice(0)).toEqual([]);
});

const station = () => composedStation(folder.path, (what) => faults.push(what));

/** Ends the program and starts it again; `between` changes what the journal holds. */
async function restart(between?: (known: readonly Recording[]) => readonly Recording[]) {
  if (between) {
    const put = between(near.state.state.recordings);
    near.plannedStops.stop();
    near.journal.changeRecordings((kept) => kept.apply({ put, drop: [] }));
  }
  await near.close();
  near = await station();
  near.plannedStops.begin();
}

/** As if the program had been off until so many seconds after the end. */
const endedAgo = (seconds: number) => (known: readonly Recording[]) =>
  known.map((one) =>
    one.plannedStop ? { ...one, plannedStop: { at: inSeconds(-seconds) } } : one,
  );

const inSeconds = (seconds: number) => Math.floor(Date.now() / 1000) + seconds;
const idOf = () => near.presets.findByName(PRESET)?.id ?? '';

async function start(end: RunEnd | null, scope: 'missing' | 'all' = 'missing') {
  const answer = await near.commands.start(COMMAND_LINE, idOf(), { scope, end });
  if (answer.kind !== 'started') throw new Error('a question');
  return answer.started.settled;
}

const stops = () => far.requests.filter((one) => one.param('Action') === 'StopCDNRecord');
const stopsAsked = () => stops().map((one) => [one.param('Vendor'), ...one.all('StreamId[]')]);
const plans = (): (PlannedStop | undefined)[] =>
  near.state.state.recordings.map(({ plannedStop }) => plannedStop);
const summary = () => summarizePresets(near.state.state).find(({ name }) => name === PRESET);
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

test('at the end the program stops what the vendor does not end, once, and not before', async () => {
  const end = await whileTheClockStands(async () => {
    const soon = inSeconds(2);
    await start({ until: soon });
    expect(plans()).toEqual([undefined, { at: soon }]);
    return soon;
  });
  await until('the stop', () => stops().length > 0);
  expect(Date.now()).toBeGreaterThanOrEqual(end * 1000);
  await until('the end', () => near.state.state.recordings.every(({ vendor }) => vendor !== 'Ws'));
  await pause(300);
  expect(stopsAsked()).toEqual([['Ws', 'cdn01']]);
  expect(near.state.state.runs[idOf()]).toMatchObject({
    action: 'StopCDNRecord',
    source: 'planned-stop',
    plannedFor: end,
    status: 'accepted',
  });
});

test.each([
  ['the preset does not want it', { stopAtEnd: false }, { until: inSeconds(3_600) }],
  ['there is no end', {}, null],
] as const)('nothing is planned where %s', async (_what, change, end) => {
  const preset = near.presets.find(idOf());
  if (!preset) throw new Error('no preset');
  const { id, ...draft } = preset;
  near.presets.save(id, { ...draft, ...change });
  await start(end);
  expect(plans()).toEqual([undefined, undefined]);
});

test('a later run takes over: its end counts, and with none nothing is stopped', async () => {
  await whileTheClockStands(async () => {
    await start({ until: inSeconds(2) });
    await start({ until: inSeconds(3_600) }, 'all');
  });
  expect(plans()).toEqual([undefined, { at: expect.any(Number) }]);
  await pause(2_500);
  expect(stops()).toEqual([]);
  await start(null, 'all');
  expect(plans()).toEqual([undefined, undefined]);
});

test('a start that is refused leaves the plan of the one before', { tags: ['slow'] }, async () => {
  const end = inSeconds(3_600);
  await start({ until: end });
  far.script.add({ twist: { do: 'code', code: 100000017, message: 'refused' } });
  await start(null, 'all');
  expect(plans()).toEqual([undefined, { at: end }]);
});

test('a stop by hand drops it', async () => {
  await whileTheClockStands(async () => {
    await start({ until: inSeconds(2) });
    await near.commands.stop(WINDOW, idOf(), { confirmed: true });
    await until('the stop', () => near.state.state.recordings.length === 0);
  });
  await pause(2_500);
  expect(stops()).toHaveLength(2);
});

test('the verdict that it does not record drops it', { tags: ['slow'] }, async () => {
  await start({ until: inSeconds(3_600) });
  const ws = near.state.state.recordings.find(({ vendor }) => vendor === 'Ws');
  if (!ws) throw new Error('nothing runs');
  const { appId, service, vendor, streamId } = ws;
  const verdict = { streamId, verdict: 'not-recording', at: new Date().toISOString() } as const;
  const key = { appId, service, vendor, streamId };
  near.commands.settle(WINDOW, { callId: ws.callId, verdict, key }, { confirmed: true });
  expect(plans()).toEqual([undefined]);
});

test('a restart knows the plan', { tags: ['slow'] }, async () => {
  const end = await whileTheClockStands(async () => {
    const soon = inSeconds(2);
    await start({ until: soon });
    await restart();
    expect(plans()).toEqual([undefined, { at: soon }]);
    return soon;
  });
  await until('the stop', () => stops().length > 0);
  expect(Date.now()).toBeGreaterThanOrEqual(end * 1000);
});

test('after ten minutes it is sent late, and the run says for when it was planned', async () => {
  await start({ until: inSeconds(3_600) });
  await restart(endedAgo(600));
  await until('the stop', () => near.state.state.runs[idOf()]?.status === 'accepted');
  expect(stopsAsked()).toEqual([['Ws', 'cdn01']]);
  const run = near.state.state.runs[idOf()];
  expect(Date.parse(run?.createdAt ?? '') / 1000 - (run?.plannedFor ?? 0)).toBeGreaterThan(590);
});

test('after more than half an hour it is not sent, and is trouble that survives a restart', async () => {
  await start({ until: inSeconds(3_600) });
  await restart(endedAgo(1_900));
  await until('trouble', () => summary()?.trouble === 'incomplete');
  expect(plans()).toEqual([undefined, { at: expect.any(Number), trouble: 'too-late' }]);
  expect(stops()).toEqual([]);
  await restart();
  await pause(200);
  expect(summary()).toMatchObject({ trouble: 'incomplete', state: 'partial' });
  expect(stops()).toEqual([]);
});

test('the limit is a setting', { tags: ['slow'] }, async () => {
  await start({ until: inSeconds(3_600) });
  near.settings.save({ lateStopMinutes: 60 });
  await restart(endedAgo(1_900));
  await until('the stop', () => stops().length > 0);
});

test('a locked secret is trouble at the end; unlocked in time, the stop is sent', async () => {
  await whileTheClockStands(async () => {
    await start({ until: inSeconds(2) });
    await near.vault.lock();
  });
  await until('trouble', () => plans().at(-1)?.trouble === 'locked');
  expect(summary()?.trouble).toBe('incomplete');
  expect(stops()).toEqual([]);
  await near.vault.unlock(null);
  await until('the stop', () => stops().length > 0);
  await until('the end', () => near.state.state.recordings.length === 0);
  expect(summary()?.trouble).toBeNull();
});

test('a stop that is refused is trouble, and is not sent again', async () => {
  far.script.add({
    when: (one) => one.param('Action') === 'StopCDNRecord',
    twist: { do: 'code', code: 100000017, message: 'refused' },
  });
  await start({ until: inSeconds(2) });
  await until('trouble', () => plans().at(-1)?.trouble === 'failed');
  expect(summary()?.trouble).toBe('incomplete');
  await pause(300);
  expect(stops()).toHaveLength(1);
  await restart();
  await pause(200);
  expect(stops()).toHaveLength(1);
});

test('a stop whose answer is lost is unknown and trouble, and is not sent again', {
  tags: ['slow'],
}, async () => {
  far.script.add({
    when: (one) => one.param('Action') === 'StopCDNRecord',
    twist: { do: 'reset' },
  });
  await start({ until: inSeconds(2) });
  await until('trouble', () => plans().at(-1)?.trouble === 'failed');
  expect(near.state.state.runs[idOf()]).toMatchObject({ status: 'unknown' });
  await pause(300);
  expect(stops()).toHaveLength(1);
});

describe('a stop that surely did not get through', () => {
  const tries = () =>
    near.journal
      .runsSince(new Date(0))
      .filter(({ source }) => source === 'planned-stop')
      .map(({ calls }) => calls.map(({ vendor, outcome }) => [vendor, outcome?.status]));

  /** Starts what is to be stopped soon, and pulls the cable before that. */
  const startAndUnplug = () =>
    whileTheClockStands(async () => {
      await start({ until: inSeconds(2) });
      await far.unplug();
    });

  /** A try was made, and the next one waits. */
  const untilTried = () =>
    until('a try', () => {
      const run = near.state.state.runs[idOf()];
      return run?.source === 'planned-stop' && run.calls.some(({ retryAt }) => retryAt !== null);
    });

  test('goes again as the network is back, each try in the journal, and what arrived is not repeated', {
    tags: ['slow'],
    timeout: 150_000,
  }, async () => {
    await startAndUnplug();
    await until('the end of the first try', () => plans().at(-1)?.trouble === 'unsent', {
      timeoutMs: 60_000,
    });
    expect(summary()?.trouble).toBe('incomplete');
    expect(tries()).toEqual([[['Ws', 'failed']]]);
    await far.plugIn();
    await until('the stop', () => near.state.state.runs[idOf()]?.status === 'accepted', {
      timeoutMs: 60_000,
    });
    expect(stopsAsked()).toEqual([['Ws', 'cdn01']]);
    expect(tries().sort()).toEqual([[['Ws', 'accepted']], [['Ws', 'failed']]]);
    expect(plans().filter(Boolean)).toEqual([]);
    await pause(1_000);
    expect(stops()).toHaveLength(1);
  });

  test('before the program ended is sent by the next one, which finds the network back', async () => {
    await startAndUnplug();
    await untilTried();
    near.runner.leave();
    await settleOrGiveUp(near.runner);
    await near.close();
    await far.plugIn();
    near = await station();
    expect(near.journal.newestRuns()[0]).toMatchObject({
      source: 'planned-stop',
      calls: [{ outcome: { status: 'failed', reason: 'tries-interrupted' } }],
    });
    near.plannedStops.begin();
    await until('the stop', () => near.state.state.runs[idOf()]?.status === 'accepted');
    await pause(300);
    expect(stopsAsked()).toEqual([['Ws', 'cdn01']]);
  });

  test('is sent after a restart while a late one may be, and not after that', async () => {
    const unsent = (seconds: number) => (known: readonly Recording[]) =>
      known.map((one) => ({
        ...one,
        ...(one.plannedStop && {
          plannedStop: { at: inSeconds(-seconds), trouble: 'unsent' as const },
        }),
      }));
    await start({ until: inSeconds(3_600) });
    await restart(unsent(1_900));
    await until('trouble', () => plans()[1]?.trouble === 'too-late');
    expect(stops()).toEqual([]);
    await restart(unsent(600));
    await until('the stop', () => near.state.state.runs[idOf()]?.status === 'accepted');
    expect(stopsAsked()).toEqual([['Ws', 'cdn01']]);
  });

  test('and is taken back by an operator is left to the operator', async () => {
    await startAndUnplug();
    await untilTried();
    near.runner.cancel(near.state.state.runs[idOf()]?.id ?? '');
    await until('trouble', () => plans().at(-1)?.trouble === 'failed');
    await far.plugIn();
    await restart();
    await pause(300);
    expect(stops()).toEqual([]);
  });
});

describe('another end for what runs', () => {
  test('moves the planned stop, in the journal too; a second task makes a vendor’s end later', async () => {
    const end = inSeconds(3_600);
    await start({ until: end });
    const later = near.commands.moveEnd(WINDOW, { presetId: idOf(), until: end + 600 });
    expect(later.moved).toMatchObject([
      { vendor: 'Tencent', endTime: end, handOver: { until: end + 600 } },
      { vendor: 'Ws' },
    ]);
    expect(plans()).toEqual([undefined, { at: end + 600 }]);
    await restart();
    expect(plans()).toEqual([undefined, { at: end + 600 }]);
  });

  test('earlier, the program stops what its vendor would end later', async () => {
    await start({ until: inSeconds(3_600) });
    const until = inSeconds(2);
    near.commands.moveEnd(WINDOW, { presetId: idOf(), until });
    expect(plans()).toEqual([{ at: until }, { at: until }]);
    await untilStopped();
    expect(stopsAsked().sort()).toEqual([
      ['Tencent', 'cdn01'],
      ['Ws', 'cdn01'],
    ]);
  });

  test('taken away, nothing is stopped; what is overdue is no trouble any more', {
    tags: ['slow'],
  }, async () => {
    await start({ until: inSeconds(3_600) });
    await restart(endedAgo(1_900));
    await until('trouble', () => summary()?.trouble === 'incomplete');
    near.commands.moveEnd(WINDOW, { presetId: idOf(), until: null });
    expect(plans()).toEqual([undefined, undefined]);
    expect(summary()?.trouble).toBeNull();
    expect(stops()).toEqual([]);
  });

  test.each([
    ['has passed', -1, true, 'end-time-out-of-range'],
    ['is of what does not run', 600, false, 'nothing-to-stop'],
  ] as const)('that %s is refused', async (_what, seconds, runs, code) => {
    if (runs) await start({ until: inSeconds(3_600) });
    const before = plans();
    const move = { presetId: idOf(), until: inSeconds(seconds) };
    expect(() => near.commands.moveEnd(WINDOW, move)).toThrow(expect.objectContaining({ code }));
    expect(plans()).toEqual(before);
  });

  const untilStopped = () => until('the end', () => near.state.state.recordings.length === 0);
});

describe('a planned start of what runs', () => {
  const occurrence = { scheduleId: 's', scheduleName: 'News', plannedAt: new Date().toISOString() };
  const begin = (end: RunEnd | null) =>
    near.commands.start({ source: 'schedule', attended: false }, idOf(), {
      ...{ scope: 'missing', occurrence, end },
    });

  test.each([
    ['a later end takes the stop with it', 3_600, [{ at: expect.any(Number) }]],
    ['an earlier one leaves it', 1_200, [{ at: expect.any(Number) }]],
    ['without an end nothing is stopped', null, [undefined]],
  ] as const)('%s', async (_what, seconds, expected) => {
    const own = inSeconds(1_800);
    await start({ until: own });
    const until = seconds === null ? null : inSeconds(seconds);
    expect(() => begin(until === null ? null : { until })).toThrow(
      expect.objectContaining({ code: 'nothing-missing' }),
    );
    expect(plans().slice(1)).toEqual(expected);
    if (until !== null) expect(plans()[1]?.at).toBe(Math.max(own, until));
  });

  test('that ends later than the vendor’s end: a second task takes over; an earlier one leaves it', async () => {
    const own = inSeconds(1_800);
    await start({ until: own });
    const handOvers = () => near.state.state.recordings.map(({ handOver }) => handOver);
    const plan = (until: RunEnd | null) =>
      expect(() => begin(until)).toThrow(expect.objectContaining({ code: 'nothing-missing' }));
    plan({ until: own - 600 });
    expect(handOvers()).toEqual([undefined, undefined]);
    plan({ until: own + 600 });
    expect(handOvers()).toEqual([{ until: own + 600 }, undefined]);
    plan(null);
    expect(handOvers()).toEqual([{ until: null }, undefined]);
  });

  test('that is refused moves nothing', { tags: ['slow'] }, async () => {
    const own = inSeconds(1_800);
    await start({ until: own });
    expect(() => begin({ until: inSeconds(-1) })).toThrow(
      expect.objectContaining({ code: 'end-time-out-of-range' }),
    );
    expect(plans()[1]?.at).toBe(own);
  });
});

describe('a crash', () => {
  /** Ends the program, and leaves the journal as a crash in the middle of the planned stop would. */
  async function crashed(point: 'before' | 'written' | 'marked') {
    await start({ until: inSeconds(3_600) });
    const ws = near.state.state.recordings.find(({ vendor }) => vendor === 'Ws');
    if (!ws) throw new Error('nothing runs');
    near.plannedStops.stop();
    await near.close();
    const at = inSeconds(-5);
    const journal = new SqliteJournal(join(folder.path, 'journal.sqlite'));
    journal.recordings.apply({ put: [{ ...ws, plannedStop: { at } }], drop: [] });
    const { accountId, accountName, presetId, presetName, appId, service } = ws;
    const call = {
      id: 'the-call',
      runId: 'the-run',
      action: 'StopCDNRecord',
      vendor: 'Ws',
    } as const;
    const run = runOf({
      ...{ id: 'the-run', accountId, accountName, presetId, presetName, appId, service },
      ...{
        action: 'StopCDNRecord',
        source: 'planned-stop',
        plannedFor: at,
        seq: journal.lastSeq() + 1,
      },
      calls: [callOf({ ...call, state: 'queued' })],
    });
    if (point !== 'before') journal.createRun(run);
    const startedAt = new Date().toISOString();
    if (point === 'marked') journal.markSending(call.id, { attempt: 1, endTime: null, startedAt });
    journal.close();
    near = await station();
    near.plannedStops.begin();
  }

  test.each(['before', 'written'] as const)('%s the stop left: it is sent once', async (point) => {
    await crashed(point);
    await until('the stop', () => near.state.state.runs[idOf()]?.status === 'accepted');
    await pause(300);
    expect(stopsAsked()).toEqual([['Ws', 'cdn01']]);
    expect(plans()).toEqual([undefined]);
  });

  test('once it may have left: it is unknown and trouble, and not sent again', async () => {
    await crashed('marked');
    await until('trouble', () => plans()[1]?.trouble === 'failed');
    expect(near.state.state.runs[idOf()]).toMatchObject({ id: 'the-run', status: 'unknown' });
    expect(summary()?.trouble).toBe('incomplete');
    await pause(300);
    expect(stops()).toEqual([]);
  });

  test('between a start and its answer keeps the plan of what may run', async () => {
    const end = inSeconds(3_600);
    await start({ until: end });
    const [run] = near.journal.newestRuns();
    const call = run?.calls.find(({ vendor }) => vendor === 'Ws');
    if (!run || !call) throw new Error('no run');
    await near.close();
    const journal = new SqliteJournal(join(folder.path, 'journal.sqlite'));
    journal.recordings.replace([]);
    journal.put([
      { ...run, calls: [{ ...call, state: 'sending', outcome: null, durationMs: null }] },
    ]);
    journal.close();
    near = await station();
    expect(near.state.state.recordings).toMatchObject([
      { vendor: 'Ws', certainty: 'uncertain', plannedStop: { at: end } },
    ]);
  });
});
