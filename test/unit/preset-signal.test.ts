import { describe, expect, test } from 'vitest';
import type { AppState } from '#contract/model/app-state.ts';
import type { FileWatch } from '#contract/model/file.ts';
import type { Status } from '#contract/model/outcome.ts';
import type { Run } from '#contract/model/run.ts';
import type { Recording } from '#contract/model/start.ts';
import {
  type PresetSignal,
  presetsWithFiles,
  rememberedSignals,
} from '#contract/rules/preset-signal.ts';
import { summarizePresets } from '#contract/rules/preset-summaries.ts';
import { fileWatchOf } from '../../electron/recording/files/watch.ts';
import { byPreset, stateOf } from '../support/app-states.ts';
import { watchOf } from '../support/files-bench.ts';
import { presetOf } from '../support/presets.ts';
import { callOf, MOMENT, recordingOf, runViewOf, settledCall } from '../support/runs.ts';

const TWO = ['cdn01', 'cdn02'];
const preset = presetOf({ streamIds: TWO });
const recorded = (...streamIds: string[]): Recording[] =>
  streamIds.map((streamId) => recordingOf({ streamId, endTime: 1_800_000_000 }));

const afterRun = (
  statuses: readonly Status[],
  recordings: Recording[],
  change: Partial<AppState> = {},
  run: Partial<Run> = {},
): AppState =>
  stateOf({
    presets: [preset],
    runs: byPreset(runViewOf({ calls: [settledCall(statuses)], ...run })),
    recordings,
    ...change,
  });

const signalOf = (state: AppState): PresetSignal => {
  const signal = rememberedSignals()(state).get(preset.id);
  if (!signal) throw new Error('a preset without a signal');
  return signal;
};

const fileWatch = (change: Partial<FileWatch> = {}): FileWatch => ({
  ...fileWatchOf(watchOf({ presetId: preset.id, runId: 'run', streamId: 'cdn01' })),
  startedAt: new Date(MOMENT).toISOString(),
  endedAt: new Date(MOMENT + 60_000).toISOString(),
  found: 1,
  expected: null,
  ...change,
});

describe('the state', () => {
  test('is idle before the preset ever ran', () => {
    expect(signalOf(stateOf({ presets: [preset] }))).toEqual({
      presetId: preset.id,
      name: 'Evening news',
      state: 'idle',
      records: false,
      acceptedAt: null,
      endsAt: null,
      practice: false,
    });
  });

  test('is accepted with its moment and its end once all of it records', () => {
    expect(signalOf(afterRun(['accepted', 'accepted'], recorded(...TWO)))).toMatchObject({
      state: 'accepted',
      records: true,
      acceptedAt: new Date(MOMENT).toISOString(),
      endsAt: 1_800_000_000,
    });
  });

  test('is incomplete where a vendor refused a part, and something records', () => {
    const signal = signalOf(afterRun(['accepted', 'rejected'], recorded('cdn01')));
    expect(signal).toMatchObject({ state: 'incomplete', records: true });
  });

  test('is to be verified where an outcome is unknown, also beside what records', () => {
    const uncertain = recordingOf({ streamId: 'cdn02', certainty: 'uncertain' });
    const both = signalOf(afterRun(['accepted', 'unknown'], [...recorded('cdn01'), uncertain]));
    expect(both).toMatchObject({ state: 'to-verify', records: true });
    const alone = signalOf(afterRun(['rejected', 'unknown'], [uncertain]));
    expect(alone).toMatchObject({ state: 'to-verify', records: false, acceptedAt: null });
  });

  test('is failed where all was refused, until a person has dismissed it', () => {
    const state = afterRun(['rejected', 'failed'], []);
    expect(signalOf(state).state).toBe('failed');
    expect(signalOf({ ...state, dismissedRuns: ['run'] }).state).toBe('idle');
  });

  test('is sending while no answer is there', () => {
    const run = { calls: [callOf({ state: 'sending', streamIds: TWO })] };
    expect(signalOf(afterRun([], [], {}, run)).state).toBe('sending');
  });

  test('says that files are there when the recording is over, and not before', () => {
    const fileWatches = [fileWatch(), fileWatch({ streamId: 'cdn02' })];
    const running = afterRun(['accepted', 'accepted'], recorded(...TWO), { fileWatches });
    expect(signalOf(running).state).toBe('accepted');
    const over = { ...running, recordings: [] };
    expect(signalOf(over).state).toBe('file-found');
    expect(signalOf({ ...over, fileWatches: [] }).state).toBe('idle');
  });
});

describe('the files of the newest recording are there', () => {
  const found = (...watches: FileWatch[]) => [...presetsWithFiles(watches)];

  test('once each stream has as many as are expected', () => {
    expect(found(fileWatch(), fileWatch({ streamId: 'cdn02', found: 0 }))).toEqual([]);
    expect(found(fileWatch({ expected: 2 }))).toEqual([]);
    expect(found(fileWatch({ expected: 2, found: 2 }))).toEqual([preset.id]);
    // A profile without any file still expects nothing less than one.
    expect(found(fileWatch({ expected: 0, found: 0 }))).toEqual([]);
  });

  test('and not while it may go on', () => {
    expect(found(fileWatch({ endedAt: null }))).toEqual([]);
  });

  test('whatever became of an older one', () => {
    const older = fileWatch({
      runId: 'before',
      startedAt: new Date(MOMENT - 60_000).toISOString(),
      found: 0,
    });
    expect(found(older, fileWatch())).toEqual([preset.id]);
    expect(found({ ...older, found: 1 }, fileWatch({ found: 0 }))).toEqual([]);
  });
});

test('a signal says what the tile says, and stays the same object until that changes', () => {
  const signals = rememberedSignals();
  const state = afterRun(['accepted', 'rejected'], recorded('cdn01'));
  const all = signals(state);
  const first = all.get(preset.id);
  expect(signals({ ...state, fileWatches: [fileWatch()] })).toBe(all);
  const [tile] = summarizePresets(state);
  expect([first?.records, first?.acceptedAt]).toEqual([tile?.is.accepted, tile?.since]);
  const after = signals({ ...state, recordings: [] }).get(preset.id);
  expect(after).not.toBe(first);
});

test('a deleted preset has a signal while something of it runs', () => {
  const state = afterRun(['accepted', 'accepted'], recorded(...TWO), { presets: [] });
  expect(signalOf(state)).toMatchObject({ state: 'accepted', name: 'Evening news' });
  expect(rememberedSignals()({ ...state, recordings: [] }).has(preset.id)).toBe(false);
});
