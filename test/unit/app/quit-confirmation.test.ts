import { expect, test } from 'vitest';
import { quitConfirmation } from '../../../electron/app/confirmation-text.ts';
import { translatorFor } from '../../../electron/app/language.ts';
import { stateOf } from '../../support/app-states.ts';
import { recordingOf } from '../../support/runs.ts';

const t = translatorFor('en');
const at = new Date(2026, 10, 27, 21, 0).getTime() / 1000;
const linesWith = (...recordings: ReturnType<typeof recordingOf>[]) =>
  quitConfirmation(stateOf({ recordings }), t).detail.split('\n').slice(1);

test('quitting names what would not be stopped, by preset and time, soonest first', () => {
  const lines = linesWith(
    recordingOf({ vendor: 'Ws', presetId: 'b', presetName: 'Sport', plannedStop: { at: at + 60 } }),
    recordingOf({ vendor: 'Ws', plannedStop: { at } }),
    recordingOf({ vendor: 'Huawei', plannedStop: { at } }),
    recordingOf(),
  );
  expect(lines.slice(2)).toEqual([
    'Evening news: Ws, Huawei, planned for 21:00',
    'Sport: Ws, planned for 21:01',
  ]);
  expect(lines[1]).toContain('at most 30 min late');
});

test('quitting names what no second task would take over from, and when that ends', () => {
  const goesOn = { endTime: at, handOver: { until: at + 3_600 } };
  const lines = linesWith(
    recordingOf(goesOn),
    recordingOf({ ...goesOn, streamId: 'cdn02' }),
    recordingOf({ ...goesOn, practice: true }),
    recordingOf({ ...goesOn, handOver: { until: at + 3_600, trouble: 'failed' } }),
  );
  expect(lines.slice(2)).toEqual(['Evening news: Tencent, ends at 21:00']);
});

test('nothing is named where nothing is planned, where it failed, and for practice', () => {
  const failed = recordingOf({ plannedStop: { at, trouble: 'failed' } });
  const practice = recordingOf({ practice: true, plannedStop: { at } });
  expect(linesWith(recordingOf(), failed, practice)).toEqual([]);
});
