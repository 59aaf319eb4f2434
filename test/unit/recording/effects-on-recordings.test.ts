import { describe, expect, test } from 'vitest';
import type { Call, Status, StreamOutcome } from '#contract/model/outcome.ts';
import type { Vendor } from '#contract/model/vendor.ts';
import { effectsOf, effectsOfVerdict } from '../../../electron/recording/effects-on-recordings.ts';
import { Recordings } from '../../../electron/recording/known-recordings.ts';
import {
  outcomeOf,
  outcomeWithoutAnswer,
  readAnswer,
} from '../../../electron/zego/answer/answer.ts';
import { vendorAnswer } from '../../support/answers.ts';
import { callOf, MOMENT, recordingOf, runOf, settledCall } from '../../support/runs.ts';

const CONTEXT = runOf();
const NOTHING = new Recordings([]);
const effects = (call: Call, known = NOTHING) => effectsOf(call, CONTEXT, known, MOMENT);
const certainties = (call: Call, known = NOTHING) =>
  effects(call, known).put.map(({ streamId, certainty }) => `${streamId} ${certainty}`);

const rowsOf = (vendor: Vendor, ...streams: StreamOutcome[]) =>
  settledCall([], {
    vendor,
    streamIds: [...new Set(streams.map(({ streamId }) => streamId))],
    outcome: outcomeOf(streams, { code: 0 }),
  });

describe('a start', () => {
  test('that was accepted runs, with all that a stop and a question need to know', () => {
    const endTime = MOMENT / 1000 + 60;
    expect(effects(settledCall(['accepted'], { id: 'c1', endTime }))).toEqual({
      put: [recordingOf({ callId: 'c1', endTime })],
      drop: [],
    });
  });

  test.each([
    ['accepted', ['cdn01 accepted']],
    ['unknown', ['cdn01 uncertain']],
    ['failed', []],
  ] as [Status, string[]][])('that was %s', (status, expected) => {
    expect(certainties(settledCall([status]))).toEqual(expected);
  });

  test('each stream by its own rows', () => {
    expect(certainties(settledCall(['accepted', 'failed', 'unknown', 'failed']))).toEqual([
      'cdn01 accepted',
      'cdn03 uncertain',
    ]);
  });

  test('one format accepted and one refused: it runs', () => {
    const row = { streamId: 'cdn01', vendorCode: 500 };
    const call = rowsOf(
      'Ws',
      { ...row, status: 'rejected', task: 'mp4' },
      { ...row, status: 'accepted', task: 'flv' },
    );
    expect(certainties(call)).toEqual(['cdn01 accepted']);
  });

  test.each([
    [1000, true],
    [100_000_015, true],
    [4711, true],
    [5, false],
    [100_000_005, false],
  ])('refused with code %i may run: %s', (code, mayRun) => {
    const body = JSON.stringify({ Code: code, Message: '', RequestId: '1' });
    const outcome = readAnswer({ vendor: 'Tencent', streamIds: ['cdn01'] }, 200, body);
    expect(certainties(settledCall([], { streamIds: ['cdn01'], outcome }))).toEqual(
      mayRun ? ['cdn01 uncertain'] : [],
    );
  });

  test.each([
    ['Tencent', 'InternalError.NetworkError', true],
    ['Tencent', 'FailedOperation', true],
    ['Tencent', 'LimitExceeded.MaximumRunningTask', false],
    ['Tencent', 'Something.New', true],
    ['Ws', 404, true],
    ['Ws', 503, true],
    ['Huawei', 100_011_022, true],
    ['Aliyun', 409, true],
    ['Ws', 500, true],
    ['Huawei', 100_011_005, true],
    ['Huawei', 103_011_019, false],
    ['Aliyun', 500, true],
    ['Aliyun', 404, false],
  ] as const)('whose row at %s says %s may run: %s', (vendor, vendorCode, mayRun) => {
    const call = rowsOf(vendor, { streamId: 'cdn01', status: 'rejected', vendorCode });
    expect(certainties(call)).toEqual(mayRun ? ['cdn01 uncertain'] : []);
  });

  test('that was refused because the stream is recorded already runs, and covers a doubt', () => {
    const call = rowsOf('Huawei', {
      streamId: 'cdn01',
      status: 'rejected',
      reason: 'already-recording',
      vendorCode: 100_011_022,
    });
    const doubt = new Recordings([recordingOf({ vendor: 'Huawei', certainty: 'uncertain' })]);
    const certain = new Recordings([recordingOf({ vendor: 'Huawei' })]);
    expect(certainties(call)).toEqual(['cdn01 reported']);
    expect(certainties(call, doubt)).toEqual(['cdn01 reported']);
    expect(certainties(call, certain)).toEqual([]);
  });

  test('that was refused because the old task was ending leaves nothing', () => {
    const call = rowsOf('Huawei', {
      streamId: 'cdn01',
      status: 'rejected',
      reason: 'still-ending',
      vendorCode: 100_011_022,
    });
    expect(certainties(call)).toEqual([]);
  });

  test('that got lost covers no certain one; a certain one covers a doubt', () => {
    const lost = settledCall([], {
      streamIds: ['cdn01'],
      outcome: outcomeWithoutAnswer(['cdn01'], 'unknown', 'no-answer'),
    });
    expect(certainties(lost, new Recordings([recordingOf()]))).toEqual([]);
    expect(certainties(lost, new Recordings([recordingOf({ certainty: 'person' })]))).toEqual([]);
    const ended = recordingOf({ endTime: MOMENT / 1000 });
    expect(certainties(lost, new Recordings([ended]))).toEqual(['cdn01 uncertain']);
    const doubt = new Recordings([recordingOf({ certainty: 'uncertain' })]);
    expect(certainties(settledCall(['accepted']), doubt)).toEqual(['cdn01 accepted']);
  });

  test('before it has settled changes nothing', () => {
    expect(effects(callOf())).toEqual({ put: [], drop: [] });
  });

  test('that was never sent is dated by its run', () => {
    const call = settledCall(['unknown'], { startedAt: null });
    expect(effects(call).put[0]?.since).toBe(CONTEXT.createdAt);
  });
});

describe('a stop', () => {
  const action = 'StopCDNRecord' as const;

  test('ends what every row of it accepted, and nothing else', () => {
    const call = settledCall(['accepted', 'rejected', 'unknown', 'failed'], { action });
    expect(effects(call)).toEqual({
      put: [],
      drop: [{ appId: 12345, service: CONTEXT.service, vendor: 'Tencent', streamId: 'cdn01' }],
    });
  });

  test('of which one format was refused leaves the stream running', () => {
    const call = rowsOf(
      'Ws',
      { streamId: 'cdn01', status: 'accepted', task: 'mp4' },
      { streamId: 'cdn01', status: 'rejected', task: 'flv' },
    );
    expect(effects({ ...call, action })).toEqual({ put: [], drop: [] });
  });

  test('read from a bare list of Ws ends as well', () => {
    const body = vendorAnswer('Ws', [{ http_code: 200, id: 'cdn01', msg: null, task: 'mp4' }]);
    const outcome = readAnswer({ vendor: 'Ws', streamIds: ['cdn01'] }, 200, body);
    const call = settledCall([], { action, vendor: 'Ws', streamIds: ['cdn01'], outcome });
    expect(effects(call).drop).toHaveLength(1);
  });
});

describe('a person’s verdict', () => {
  const call = settledCall(['unknown'], { endTime: MOMENT / 1000 + 60 });
  const say = (verdict: 'recording' | 'not-recording', known = new Recordings([])) =>
    effectsOfVerdict(call, CONTEXT, known, {
      streamId: 'cdn01',
      verdict,
      at: CONTEXT.createdAt,
    });
  const seen = recordingOf({ certainty: 'person', endTime: MOMENT / 1000 + 60 });

  test('“it is recording” runs by that verdict', () => {
    expect(say('recording')).toEqual({ put: [seen], drop: [] });
  });

  test('“it is not” ends it', () => {
    const recordings = new Recordings([recordingOf({ certainty: 'uncertain' })]);
    recordings.apply(say('not-recording', recordings));
    expect(recordings.list(MOMENT)).toEqual([]);
  });

  test.each(['recording', 'not-recording'] as const)(
    '“%s” on an old call leaves a later start as it is',
    (verdict) => {
      const later = recordingOf({ certainty: 'accepted', callId: 'later' });
      expect(say(verdict, new Recordings([later]))).toEqual({ put: [], drop: [] });
    },
  );
});

describe('the stop that a start plans', () => {
  const stopAt = MOMENT / 1000 + 600;
  const ws = { vendor: 'Ws' } as const;
  const plan = (at: number) => ({ plannedStop: { at } });
  const before = recordingOf({ ...ws, callId: 'before', ...plan(stopAt - 300) });
  const known = new Recordings([before]);
  const plans = (call: Call) => effects(call, known).put.map(({ plannedStop }) => plannedStop);
  const again = (statuses: Status[], change = {}) =>
    settledCall(statuses, { ...ws, id: 'again', ...change });

  test.each([
    ['accepted', stopAt],
    ['unknown', stopAt],
    ['failed', null],
  ] as [Status, number | null][])('is part of what was %s', (status, at) => {
    const { put } = effects(settledCall([status], { ...ws, stopAt }));
    expect(put.map(({ plannedStop }) => plannedStop)).toEqual(at === null ? [] : [{ at }]);
  });

  test.each([
    ['accepted, with an end', again(['accepted'], { stopAt }), [{ at: stopAt }]],
    ['accepted, without an end', again(['accepted']), [undefined]],
    ['of unknown outcome, with an end', again(['unknown'], { stopAt }), [{ at: stopAt }]],
    ['of unknown outcome, without an end', again(['unknown']), [undefined]],
    ['surely not done', again(['failed'], { stopAt }), []],
  ] as [string, Call, unknown[]][])('gives way to a later start %s', (_what, call, expected) => {
    expect(plans(call)).toEqual(expected);
  });

  test('a later start that the vendor reports as recording already keeps the recording and takes its plan', () => {
    const row = { streamId: 'cdn01', status: 'rejected', reason: 'already-recording' } as const;
    const outcome = outcomeOf([row], { code: 0 });
    const { put } = effects(again([], { stopAt, streamIds: ['cdn01'], outcome }), known);
    expect(put).toEqual([{ ...before, ...plan(stopAt) }]);
  });

  const stopBy = (source: 'planned-stop' | 'window', outcome: Call['outcome']) =>
    effectsOf(
      settledCall([], { ...ws, action: 'StopCDNRecord', streamIds: ['cdn01'], outcome }),
      runOf({ action: 'StopCDNRecord', source }),
      known,
      MOMENT,
    );
  const without = (
    status: 'unknown' | 'failed',
    reason: 'interrupted' | 'never-sent' | 'cancelled' | 'connection-refused',
  ) => outcomeWithoutAnswer(['cdn01'], status, reason);

  test.each([
    ['lost', without('unknown', 'interrupted')],
    ['taken back', without('failed', 'cancelled')],
    ['refused', outcomeOf([{ streamId: 'cdn01', status: 'rejected' }], { code: 0 })],
  ])('a planned stop that was %s is marked as failed, one by hand is not', (_what, outcome) => {
    const failed = { at: stopAt - 300, trouble: 'failed' };
    expect(stopBy('planned-stop', outcome).put).toEqual([{ ...before, plannedStop: failed }]);
    expect(stopBy('window', outcome).put).toEqual([]);
  });

  test('a planned stop that did not get through is to be tried again, one by hand is not', () => {
    const outcome = without('failed', 'connection-refused');
    const unsent = { at: stopAt - 300, trouble: 'unsent' };
    expect(stopBy('planned-stop', outcome).put).toEqual([{ ...before, plannedStop: unsent }]);
    expect(stopBy('window', outcome).put).toEqual([]);
  });

  test('a planned stop that surely was not sent before the program ended stays planned', () => {
    expect(stopBy('planned-stop', without('failed', 'never-sent'))).toEqual({ put: [], drop: [] });
  });
});
