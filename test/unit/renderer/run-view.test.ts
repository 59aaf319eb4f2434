import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Call } from '#contract/model/outcome.ts';
import { STATUSES } from '#contract/model/outcome.ts';
import { VENDORS } from '#contract/model/vendor.ts';
import { mayDismiss, openDoubts } from '#contract/rules/in-doubt.ts';
import { runSupportText } from '#contract/rules/support-text.ts';
import { outcomeOf } from '../../../electron/zego/answer/answer.ts';
import { LANE_FILTERS, lanesOf, passes, sumsOf } from '../../../renderer/presets/run/lanes.ts';
import { nextSteps, type StepContext } from '../../../renderer/presets/run/next-steps.ts';
import { callOf, MOMENT, recordingOf, runOf, runViewOf, settledCall } from '../../support/runs.ts';
import { translator } from './text.ts';

const t = translator('en');

describe('lanes', () => {
  test('are there from the first moment, one for each stream and vendor', () => {
    const calls = [
      callOf({ id: 'a', streamIds: ['x', 'y'] }),
      callOf({ id: 'b', vendor: 'Ws', streamIds: ['x'], state: 'sending' }),
    ];
    expect(lanesOf({ appId: 1, calls }).map(({ key, status }) => [key, status])).toEqual([
      ['a x', 'queued'],
      ['a y', 'queued'],
      ['b x', 'sending'],
    ]);
  });

  test('of several rows say what these come to, and of none that nobody knows', () => {
    const rows = (statuses: readonly (typeof STATUSES)[number][]) => {
      const streams = statuses.map((status) => ({ streamId: 'x', status }));
      const call = callOf({ streamIds: ['x'], state: 'settled', outcome: outcomeOf(streams, {}) });
      return lanesOf({ appId: 1, calls: [call] })[0]?.status;
    };
    expect(rows(['accepted', 'accepted'])).toBe('accepted');
    expect(rows(['accepted', 'rejected'])).toBe('partial');
    expect(rows(['unknown', 'rejected'])).toBe('unknown');
    expect(rows(['failed', 'failed'])).toBe('failed');
    expect(rows(['failed', 'rejected'])).toBe('rejected');
    expect(rows([])).toBe('unknown');
  });

  const anyCall = fc
    .record({
      vendor: fc.constantFrom(...VENDORS),
      statuses: fc.array(fc.constantFrom(...STATUSES), { minLength: 1, maxLength: 6 }),
      state: fc.constantFrom('queued' as const, 'sending' as const, 'settled' as const),
    })
    .map(({ vendor, statuses, state }): Call => {
      const call = settledCall(statuses, { vendor });
      return state === 'settled' ? call : { ...call, state, outcome: null };
    });
  const anyCalls = fc
    .array(anyCall, { maxLength: 8 })
    .map((calls) => calls.map((call, n) => ({ ...call, id: `call-${n}` })));

  test('none is lost or counted twice, by vendor or by choice', () => {
    fc.assert(
      fc.property(anyCalls, (calls) => {
        const lanes = lanesOf({ appId: 1, calls });
        const sums = sumsOf(lanes, []);
        const counted = sums.flatMap(({ counts }) => counts.map(({ count }) => count));
        expect(counted.reduce((sum, count) => sum + count, 0)).toBe(lanes.length);
        expect(sums.reduce((sum, { requests }) => sum + requests, 0)).toBe(calls.length);
        const [, ...choices] = LANE_FILTERS;
        const chosen = choices.flatMap((filter) => lanes.filter((lane) => passes(lane, filter)));
        expect(new Set(chosen).size).toBe(lanes.length);
        expect(chosen).toHaveLength(lanes.length);
      }),
    );
  });
});

test('what was accepted and does not run any more is counted apart', () => {
  const call = settledCall(['accepted', 'accepted', 'accepted']);
  const [first] = call.streamIds;
  const recordings = [recordingOf({ callId: call.id, vendor: call.vendor, streamId: first ?? '' })];
  expect(sumsOf(lanesOf({ appId: 1, calls: [call] }), recordings)[0]?.counts).toEqual([
    { status: 'accepted', ended: false, count: 1 },
    { status: 'accepted', ended: true, count: 2 },
  ]);
});

describe('what to do next', () => {
  const idle: StepContext = { place: undefined, open: 0, endless: [] };
  const steps = (calls: Call[], context: Partial<StepContext> = {}, practice = false) =>
    nextSteps(runViewOf({ calls, practice }), { ...idle, ...context }, t);

  test('while it waits: how long, and that it can be cancelled', () => {
    const place = { position: 3, waitMs: 1400 };
    expect(steps([callOf()], { place })).toEqual([
      t('next.queued', { count: 3, seconds: 2 }),
      t('next.cancelAll'),
    ]);
    expect(steps([callOf(), settledCall(['accepted'], { id: 'b' })], { place })).toContain(
      t('next.cancelRest'),
    );
    expect(steps([callOf()], { place: { position: 0, waitMs: 0 } })[0]).toBe(
      t('next.first', { seconds: 0 }),
    );
  });

  test('between two tries: nothing, it goes on by itself', () => {
    const retryAt = new Date(MOMENT).toISOString();
    expect(steps([callOf({ attempts: 1, retryAt })]).join()).toMatch(
      /automatically at \d\d:\d\d:\d\d/,
    );
    expect(steps([callOf({ attempts: 1, retryAt }), callOf({ id: 'b' })])).toContain(
      t('next.cancelRest'),
    );
  });

  test('on its way: wait', () => {
    expect(steps([callOf({ state: 'sending' }), callOf({ id: 'b' })])).toEqual([t('next.sending')]);
  });

  test('accepted: what that does not say, and what somebody has to stop', () => {
    expect(steps([settledCall(['accepted'])], { endless: ['Ws', 'Huawei'] })).toEqual([
      t('next.accepted'),
      t('next.mustStop', { vendors: 'Ws, Huawei' }),
    ]);
    expect(steps([settledCall(['accepted'])], {}, true)).toEqual([t('next.practice')]);
    const ended = settledCall(['accepted'], { endTime: MOMENT / 1000 - 1 });
    expect(steps([ended])).toEqual([t('next.ended')]);
  });

  test('unknown: whose verdict is wanted', () => {
    expect(steps([settledCall(['accepted', 'unknown'])], { open: 1, endless: ['Ws'] })).toEqual([
      t('next.mustStop', { vendors: 'Ws' }),
      t('next.verdict.one'),
    ]);
    expect(steps([settledCall(['unknown', 'unknown'])], { open: 2 })).toEqual([
      t('next.verdict', { count: 2 }),
    ]);
    expect(steps([settledCall(['unknown'])], { open: 1 }, true)).toEqual([
      t('next.verdict.practice'),
    ]);
  });

  test('what was refused, and a stop that was not taken, is left to the advice about its cause', () => {
    const stop = { action: 'StopCDNRecord' } as const;
    const stepsOf = (status: 'accepted' | 'failed') =>
      nextSteps(runViewOf({ ...stop, calls: [settledCall([status], stop)] }), idle, t);
    expect(stepsOf('accepted')).toEqual([t('next.stopped')]);
    expect(stepsOf('failed')).toEqual([]);
    expect(steps([settledCall(['failed'])])).toEqual([]);
    expect(steps([settledCall(['rejected'])])).toEqual([]);
  });
});

describe('a result may be put away', () => {
  test('when it is over and nobody is waited for', () => {
    expect(mayDismiss(runViewOf({ calls: [settledCall(['rejected'])] }), [])).toBe(true);
    expect(mayDismiss(runViewOf({ calls: [callOf()] }), [])).toBe(false);
    expect(mayDismiss(runViewOf({ calls: [callOf({ state: 'sending' })] }), [])).toBe(false);
  });

  test('not while a stream is unknown, or may run although it was refused', () => {
    const unknown = settledCall(['unknown']);
    expect(mayDismiss(runViewOf({ calls: [unknown] }), [])).toBe(false);
    const said = {
      ...unknown,
      verdicts: [
        {
          streamId: 'cdn01',
          verdict: 'not-recording',
          at: new Date(MOMENT).toISOString(),
        } as const,
      ],
    };
    expect(mayDismiss(runViewOf({ calls: [said] }), [])).toBe(true);
    const refused = runViewOf({ calls: [settledCall(['rejected'])] });
    const uncertain = [recordingOf({ certainty: 'uncertain' })];
    expect(openDoubts(refused, uncertain)).toBe(1);
    expect(mayDismiss(refused, uncertain)).toBe(false);
  });
});

test('a whole run for support: project once, every call with its ids, sent or not', () => {
  const accepted = settledCall(['accepted'], {
    id: 'a',
    outcome: outcomeOf(
      [{ streamId: 'cdn01', status: 'accepted', taskId: 'task-1', vendorRequestId: 'vendor-1' }],
      {
        code: 0,
        message: 'success',
        requestId: '4191282558729715911',
        httpStatus: 200,
        raw: 'RAW',
      },
    ),
  });
  const text = runSupportText(
    runOf({ calls: [accepted, callOf({ id: 'b', vendor: 'Ws' })] }),
    '0.1.0',
  );
  expect(text.match(/AppId: 12345/g)).toHaveLength(1);
  for (const needed of [
    'CDN Recorder: 0.1.0',
    '-- Call 1 of 2',
    'RequestId: 4191282558729715911',
    'Stream cdn01: accepted, TaskId: task-1, RequestId: vendor-1',
    '-- Call 2 of 2',
    'Vendor: Ws',
    'Sent (UTC): never',
    'Stream cdn01: queued',
  ]) {
    expect(text).toContain(needed);
  }
  expect(text).not.toContain('RAW');
});
