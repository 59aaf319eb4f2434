import { beforeEach, expect, test } from 'vitest';
import type { AppState } from '#contract/model/app-state.ts';
import type { Status } from '#contract/model/outcome.ts';
import { summarizePresets } from '#contract/rules/preset-summary.ts';
import { Attention } from '../../../electron/desktop/attention.ts';
import { accountOf, byPreset, stateOf } from '../../support/app-states.ts';
import { presetOf } from '../../support/presets.ts';
import { recordingOf, runViewOf, settledCall } from '../../support/runs.ts';

let signals: string[];
let attention: Attention;
const look = (change: Partial<AppState>, sound = true) =>
  attention.update(summarizePresets(stateOf(change)), sound);
/** The preset after a run of two streams. */
const after = (...statuses: Status[]) => ({
  presets: [presetOf({ streamIds: ['cdn01', 'cdn02'] })],
  runs: byPreset(runViewOf({ calls: [settledCall(statuses)] })),
});
const INCOMPLETE = { ...after('accepted', 'rejected'), recordings: [recordingOf()] };

beforeEach(() => {
  signals = [];
  attention = new Attention({
    flash: () => signals.push('flash'),
    setBadge: (count) => signals.push(`badge ${count}`),
    beep: () => signals.push('beep'),
  });
});

test('new trouble flashes, counts and sounds, once; over, the number goes', () => {
  look({});
  expect(signals).toEqual([]);
  look(INCOMPLETE);
  expect(signals).toEqual(['badge 1', 'flash', 'beep']);
  look(INCOMPLETE);
  look({});
  expect(signals.slice(3)).toEqual(['badge 0']);
});

test('trouble that becomes more severe calls again, one that becomes less so does not', () => {
  look({});
  look(INCOMPLETE);
  signals = [];
  look(after('rejected', 'rejected'));
  expect(signals).toEqual(['flash', 'beep']);
  look(INCOMPLETE);
  expect(signals).toEqual(['flash', 'beep']);
});

test('without the setting there is no sound', () => {
  look({}, false);
  look(INCOMPLETE, false);
  expect(signals).toEqual(['badge 1', 'flash']);
});

test('what is found at the start is counted, and calls nobody', () => {
  look(INCOMPLETE);
  expect(signals).toEqual(['badge 1']);
});

test('practice calls nobody', () => {
  const accounts = [accountOf({ practice: true })];
  look({ accounts });
  look({ accounts, ...after('rejected', 'rejected') });
  expect(signals).toEqual([]);
});
