import { describe, expect, test } from 'vitest';
import type { ProblemDetails, RunAnswer } from '#contract/control/http.ts';
import type { Account } from '#contract/model/account.ts';
import type { Preset } from '#contract/model/preset.ts';
import type { RunView } from '#contract/model/run.ts';
import type { Recording } from '#contract/model/start.ts';
import { detailOf } from '../../../electron/control/http/answer-runs.ts';
import { createOutdated } from '../../../electron/control/http/outdated.ts';
import type { Operation } from '../../../electron/control/http/routes.ts';
import { accountOf, stateOf } from '../../support/app-states.ts';
import { presetOf } from '../../support/presets.ts';
import { callOf, MOMENT, recordingOf, runViewOf, settledCall } from '../../support/runs.ts';

/** When an answer to a press is given again, whether it still says what is so. */
const at = (minutes: number) => new Date(MOMENT + minutes * 60_000).toISOString();

/** What a press found, and what was changed after it. */
function desk(known: { run?: RunView; recordings?: Recording[] }) {
  const now = {
    recordings: known.recordings ?? [],
    underWay: [] as RunView[],
    run: known.run,
    preset: presetOf() as Preset | undefined,
    isPaused: false,
    secret: 'held' as Account['secret'],
  };
  const watch = createOutdated({
    state: () =>
      stateOf({ recordings: now.recordings, accounts: [accountOf({ secret: now.secret })] }),
    findRun: (id) => (now.run?.id === id ? now.run : null),
    underWay: () => now.underWay,
    findPreset: () => undefined,
    findPresetByName: () => now.preset,
    isPaused: () => now.isPaused,
  });
  return {
    now,
    watch: (operation: Operation, answer: RunAnswer | ProblemDetails) =>
      watch({ route: { operation }, params: { preset: 'Evening news' } }, answer),
  };
}

const answerOf = (run: RunView): RunAnswer => ({
  ...{ run: run.id, status: run.status, settled: true, accepted: true },
  runs: [detailOf(run, false)],
  ...{ running: [], uncertain: [], unstopped: [] },
});

const refusal = (change: Partial<ProblemDetails>): ProblemDetails => ({
  ...({
    type: '',
    title: '',
    status: 409,
    detail: '',
    reason: 'nothing-missing',
    sent: false,
  } as const),
  ...change,
});

describe('a start', () => {
  const run = runViewOf();
  const started = () => {
    const one = desk({ run, recordings: [recordingOf()] });
    return { ...one, isOutdated: one.watch('startPreset', answerOf(run)) };
  };

  test('holds while it records', () => {
    expect(started().isOutdated()).toBe(false);
  });

  test('holds no longer once it has ended or was stopped', () => {
    const { now, isOutdated } = started();
    now.recordings = [];
    expect(isOutdated()).toBe(true);
  });

  test('holds no longer once a part of it was stopped', () => {
    const both = runViewOf({ calls: [settledCall(['accepted', 'accepted'])] });
    const { now, watch } = desk({
      run: both,
      recordings: [recordingOf(), recordingOf({ streamId: 'cdn02' })],
    });
    const isOutdated = watch('startPreset', answerOf(both));
    expect(isOutdated()).toBe(false);
    now.recordings = [recordingOf()];
    expect(isOutdated()).toBe(true);
  });

  test('holds no longer where it was stopped and another start records', () => {
    const { now, isOutdated } = started();
    now.recordings = [recordingOf({ callId: 'later', since: at(5) })];
    expect(isOutdated()).toBe(true);
  });

  test('holds while a second task goes on with it, or an earlier start records what it asked for', () => {
    const { now, isOutdated } = started();
    now.recordings = [recordingOf({ callId: 'second-task' })];
    expect(isOutdated()).toBe(false);
    now.recordings = [recordingOf({ callId: 'earlier', since: at(-5) })];
    expect(isOutdated()).toBe(false);
  });

  test('holds while it is under way, and where nothing of it was accepted', () => {
    for (const call of [callOf({ state: 'sending' }), settledCall(['rejected'])]) {
      const other = runViewOf({ calls: [call] });
      const isOutdated = desk({ run: other }).watch('startPreset', answerOf(other));
      expect(isOutdated()).toBe(false);
    }
  });

  test('with an unknown outcome holds no longer once an operator saw that it does not record', () => {
    const unknown = runViewOf({ calls: [settledCall(['unknown'])] });
    const { now, watch } = desk({
      run: unknown,
      recordings: [recordingOf({ certainty: 'uncertain' })],
    });
    const isOutdated = watch('startPreset', answerOf(unknown));
    expect(isOutdated()).toBe(false);
    now.recordings = [];
    expect(isOutdated()).toBe(true);
  });

  test('of which no record is left says nothing', () => {
    const { now, isOutdated } = started();
    now.run = undefined;
    expect(isOutdated()).toBe(true);
  });
});

describe('a stop', () => {
  const run = runViewOf({ action: 'StopCDNRecord', seq: 2, createdAt: at(1) });

  test.each([
    ['stopPreset', [], false],
    ['stopPreset', [recordingOf({ since: at(2) })], true],
    ['stopPreset', [recordingOf({ since: at(2), streamId: 'other' })], true],
    ['stopPreset', [recordingOf({ since: at(2), presetId: 'other' })], true],
    ['stopPreset', [recordingOf({ since: at(2), presetId: 'other', streamId: 'x' })], false],
    ['stopAll', [recordingOf({ since: at(2), presetId: 'other', streamId: 'x' })], true],
    ['stopPreset', [recordingOf({ since: at(0) })], false],
  ] as const)('by %s, after which %j began: untrue is %s', (operation, recordings, isUntrue) => {
    const { now, watch } = desk({ run });
    const isOutdated = watch(operation, answerOf(run));
    now.recordings = [...recordings];
    expect(isOutdated()).toBe(isUntrue);
  });

  test('holds no longer while a start after it is under way', () => {
    const { now, watch } = desk({ run });
    const isOutdated = watch('stopPreset', answerOf(run));
    now.underWay = [runViewOf({ id: 'later', seq: 3, calls: [callOf({ state: 'sending' })] })];
    expect(isOutdated()).toBe(true);
  });
});

describe('a refusal', () => {
  test('as all of it records holds while that is so', () => {
    const { now, watch } = desk({ recordings: [recordingOf()] });
    const running = [{ vendor: 'Tencent' as const, streamIds: ['cdn01'] }];
    const isOutdated = watch('startPreset', refusal({ running }));
    expect(isOutdated()).toBe(false);
    now.recordings = [recordingOf({ since: at(5) })];
    expect(isOutdated()).toBe(true);
    now.recordings = [];
    expect(isOutdated()).toBe(true);
  });

  test('as a run is under way holds until that has settled', () => {
    const { now, watch } = desk({});
    now.underWay = [runViewOf({ calls: [callOf({ state: 'sending' })] })];
    const isOutdated = watch('startPreset', refusal({ reason: 'already-running', run: 'run' }));
    expect(isOutdated()).toBe(false);
    now.underWay = [];
    expect(isOutdated()).toBe(true);
  });

  test('as nothing records holds until something does', () => {
    const { now, watch } = desk({});
    const isOutdated = watch('stopPreset', refusal({ reason: 'nothing-to-stop' }));
    expect(isOutdated()).toBe(false);
    now.recordings = [recordingOf({ presetId: 'another' })];
    expect(isOutdated()).toBe(false);
    now.recordings = [recordingOf()];
    expect(isOutdated()).toBe(true);
  });

  test.each([
    ['remote-paused', { isPaused: true }, { isPaused: false }],
    ['not-found', { preset: undefined }, { preset: presetOf() }],
    ['archived', { preset: presetOf({ archived: true }) }, { preset: presetOf() }],
    ['credentials-unavailable', { secret: 'locked' }, { secret: 'held' }],
  ] as const)('as %s holds while that is so', (reason, before, after) => {
    const { now, watch } = desk({});
    Object.assign(now, before);
    const isOutdated = watch('startPreset', refusal({ reason }));
    expect(isOutdated()).toBe(false);
    Object.assign(now, after);
    expect(isOutdated()).toBe(true);
  });
});
