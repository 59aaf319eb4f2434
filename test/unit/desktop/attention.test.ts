import { beforeEach, expect, test } from 'vitest';
import type { AppState } from '#contract/model/app-state.ts';
import type { Status } from '#contract/model/outcome.ts';
import type { Settings } from '#contract/model/settings.ts';
import { alarmConditions } from '#contract/rules/alarms/alarm-conditions.ts';
import { summarizePresets } from '#contract/rules/preset-summaries.ts';
import { alarmsAfter, type OpenAlarm, viewOf } from '../../../electron/app/alarms/alarm-book.ts';
import { Attention } from '../../../electron/desktop/attention.ts';
import { accountOf, byPreset, stateOf } from '../../support/app-states.ts';
import { presetOf } from '../../support/presets.ts';
import { MOMENT, recordingOf, runViewOf, settledCall } from '../../support/runs.ts';

let signals: string[];
let attention: Attention;
let open: readonly OpenAlarm[];
/** What the program has been told, and what follows of it. */
function look(change: Partial<AppState>, settings: Partial<Settings> = { troubleSound: true }) {
  const state = stateOf(change);
  const summaries = summarizePresets(state);
  const facts = { state, summaries, nowAt: () => MOMENT };
  open = alarmsAfter(open, alarmConditions(facts), MOMENT, () => false).open;
  attention.update(summaries, open.map(viewOf), { ...state.settings, ...settings });
}
/** The preset after a run of two streams. */
const after = (...statuses: Status[]) => ({
  presets: [presetOf({ streamIds: ['cdn01', 'cdn02'] })],
  runs: byPreset(runViewOf({ calls: [settledCall(statuses)] })),
});
const INCOMPLETE = { ...after('accepted', 'rejected'), recordings: [recordingOf()] };

const attentionSince = (began: number) =>
  new Attention(
    {
      flash: () => signals.push('flash'),
      setBadge: (count) => signals.push(`badge ${count}`),
      sound: () => signals.push('beep'),
    },
    began,
  );

beforeEach(() => {
  signals = [];
  open = [];
  attention = attentionSince(MOMENT);
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

test('an alarm that gets worse calls again, one that becomes less does not', () => {
  look(INCOMPLETE);
  signals = [];
  const again = [settledCall(['accepted', 'rejected'], { id: 'again' })];
  look({ ...INCOMPLETE, runs: byPreset(runViewOf({ id: 'again', calls: again })) });
  expect(signals).toEqual(['flash', 'beep']);
  look({ ...INCOMPLETE, runs: byPreset(runViewOf({ id: 'again', calls: again })) });
  look({});
  expect(signals).toEqual(['flash', 'beep', 'badge 0']);
});

test('a kind that is to be silent flashes, and is not heard', () => {
  const silent = { notification: true, sound: false, webhook: true };
  look(INCOMPLETE, { troubleSound: true, alarms: { kinds: { 'start-not-accepted': silent } } });
  expect(signals).toEqual(['badge 1', 'flash']);
});

test('without the setting there is no sound', () => {
  look({}, { troubleSound: false });
  look(INCOMPLETE, { troubleSound: false });
  expect(signals).toEqual(['badge 1', 'flash']);
});

test('what the last process left is counted, and calls nobody', () => {
  attention = attentionSince(MOMENT + 1);
  look(INCOMPLETE);
  expect(signals).toEqual(['badge 1']);
});

test('practice calls nobody', () => {
  const accounts = [accountOf({ practice: true })];
  look({ accounts });
  look({ accounts, ...after('rejected', 'rejected') });
  expect(signals).toEqual([]);
});
