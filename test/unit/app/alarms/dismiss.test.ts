import { beforeEach, describe, expect, test } from 'vitest';
import type { AlarmService } from '../../../../electron/app/alarms/alarm-service.ts';
import {
  dismissFiles,
  dismissOccurrence,
  dismissRun,
} from '../../../../electron/app/alarms/dismiss.ts';
import { AppStateStore } from '../../../../electron/app/state.ts';
import { fileWatchOf } from '../../../../electron/recording/files/watch.ts';
import { accountOf, byPreset, stateOf } from '../../../support/app-states.ts';
import { troubleOf } from '../../../support/fake-bridge/agenda-seeds.ts';
import { watchOf } from '../../../support/files-bench.ts';
import { followedAlarms } from '../../../support/followed-alarms.ts';
import { presetOf } from '../../../support/presets.ts';
import { MOMENT, runViewOf, settledCall } from '../../../support/runs.ts';

const CALLER = { source: 'window' };
const AT = new Date(MOMENT).toISOString();

let state: AppStateStore;
let alarms: AlarmService;

beforeEach(() => {
  state = new AppStateStore(
    stateOf({ presets: [presetOf({ streamIds: ['cdn01', 'cdn02'] })] }),
    (work) => work(),
  );
  alarms = followedAlarms(state, () => MOMENT);
});

const runOf = (...statuses: Parameters<typeof settledCall>[0]) =>
  runViewOf({ id: 'run', calls: [settledCall(statuses)] });
const noted = () => alarms.dismissals(50);
const by = { by: 'li.na', source: 'window', at: AT };

describe('who dismissed it, and when', () => {
  test('the trouble of a run, and that it was shown again', () => {
    const run = runOf('accepted', 'rejected');
    state.update({ runs: byPreset(run) });
    dismissRun({ state, alarms }, CALLER, { runId: 'run', dismissed: true });
    // A second window's click says nothing new.
    dismissRun({ state, alarms }, CALLER, { runId: 'run', dismissed: true });
    expect(state.state.dismissedRuns).toEqual(['run']);
    dismissRun({ state, alarms }, CALLER, { runId: 'run', dismissed: false });
    const { presetName, createdAt: moment } = run;
    expect(noted()).toEqual([
      { what: 'run-shown', presetName, scheduleName: null, moment, streamCount: 0, ...by },
      { what: 'run', presetName, scheduleName: null, moment, streamCount: 0, ...by },
    ]);
  });

  test('under the name of the settings', () => {
    const { settings } = state.state;
    state.update({ settings: { ...settings, alarms: { operator: 'Zhang Wei' } } });
    state.update({ runs: byPreset(runOf('rejected')) });
    dismissRun({ state, alarms }, CALLER, { runId: 'run', dismissed: true });
    expect(noted()).toMatchObject([{ by: 'Zhang Wei' }]);
  });

  test('of a run that is well, and of practice, nothing is written', () => {
    state.update({ runs: byPreset(runOf('accepted', 'accepted')) });
    dismissRun({ state, alarms }, CALLER, { runId: 'run', dismissed: true });
    state.update({ runs: byPreset({ ...runOf('rejected'), practice: true }) });
    dismissRun({ state, alarms }, CALLER, { runId: 'run', dismissed: true });
    expect(state.state.dismissedRuns).toEqual(['run']);
    expect(noted()).toEqual([]);
  });

  test('a planned start that went wrong', () => {
    const trouble = troubleOf({ kind: 'missed', presetId: 'preset' });
    state.update({ scheduleTroubles: [trouble] });
    const asked: string[][] = [];
    const scheduleService = {
      acknowledge: (...which: [string, string]) => void asked.push(which),
    };
    const { scheduleId, scheduleName, plannedAt } = trouble;
    dismissOccurrence({ state, alarms, scheduleService }, CALLER, { scheduleId, plannedAt });
    expect(asked).toEqual([[scheduleId, plannedAt]]);
    expect(noted()).toMatchObject([{ what: 'schedule', scheduleName, moment: plannedAt, ...by }]);
    state.update({ accounts: [accountOf({ practice: true })] });
    dismissOccurrence({ state, alarms, scheduleService }, CALLER, { scheduleId, plannedAt });
    expect([asked.length, noted().length]).toEqual([2, 1]);
  });

  test('missing files: one record for a run, for what was not dismissed yet', async () => {
    const watches = ['cdn01', 'cdn02', 'cdn03'].map((streamId) =>
      fileWatchOf(watchOf({ streamId, state: 'missing', dismissed: streamId === 'cdn03' })),
    );
    state.update({ fileWatches: watches });
    const asked: unknown[] = [];
    const fileService = { dismiss: async (keys: unknown) => void asked.push(keys) };
    await dismissFiles({ state, alarms, fileService }, CALLER, watches);
    expect(asked).toEqual([watches]);
    expect(noted()).toMatchObject([
      { what: 'files', moment: watches[0]?.startedAt, streamCount: 2, ...by },
    ]);
  });
});

test('what cannot be written down is not dismissed', () => {
  state.update({ runs: byPreset(runOf('rejected')) });
  const refusing = {
    noteDismissed() {
      throw new Error('disk full');
    },
  };
  expect(() =>
    dismissRun({ state, alarms: refusing }, CALLER, { runId: 'run', dismissed: true }),
  ).toThrow('disk full');
  expect(state.state.dismissedRuns).toEqual([]);
});
