import { expect, test } from 'vitest';
import type { Recording } from '#contract/model/start.ts';
import { moveEnds } from '../../../electron/recording/move-end.ts';
import { MOMENT, recordingOf } from '../../support/runs.ts';

const AT = MOMENT / 1000 + 3_600;
const ws = (plannedStop?: Recording['plannedStop']) =>
  recordingOf({ vendor: 'Ws', ...(plannedStop && { plannedStop }) });
const tencent = (endTime: number | null, plannedStop?: Recording['plannedStop']) =>
  recordingOf({ endTime, ...(plannedStop && { plannedStop }) });

const later = (until: number | null) => recordingOf({ endTime: AT, handOver: { until } });

const CASES: readonly [string, Recording, number | null, Recording | 'left'][] = [
  ['a plan moves', ws({ at: AT }), AT + 60, ws({ at: AT + 60 })],
  ['what had none gets one', ws(), AT, ws({ at: AT })],
  ['a plan is taken away', ws({ at: AT }), null, ws()],
  ['what failed is planned anew', ws({ at: AT, trouble: 'failed' }), AT + 60, ws({ at: AT + 60 })],
  ['what is late is to go on', ws({ at: AT, trouble: 'too-late' }), null, ws()],
  ['a vendor’s end is made later by a second task', tencent(AT), AT + 1, later(AT + 1)],
  ['and is taken away by one', tencent(AT), null, later(null)],
  ['the program stops before it', tencent(AT), AT - 60, tencent(AT, { at: AT - 60 })],
  ['and back to the vendor’s own', tencent(AT, { at: AT - 60 }), AT, tencent(AT)],
  ['a vendor without an end that was sent', tencent(null), AT, tencent(null, { at: AT })],
];

test.each(CASES)('%s', (_what, recording, until, expected) => {
  const { moved, left } = moveEnds([recording], until);
  expect(expected === 'left' ? left : moved).toEqual([expected === 'left' ? recording : expected]);
  expect(moved.length + left.length).toBe(1);
});
