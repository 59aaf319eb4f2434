import { describe, expect, test } from 'vitest';
import type { Call, Status } from '#contract/model/outcome.ts';
import type { RunPreset } from '#contract/model/preset.ts';
import type { HandOver, Recording } from '#contract/model/start.ts';
import { endOfRecording, isStoppedByUs } from '#contract/rules/end-of-recording.ts';
import { effectsOf, effectsOfVerdict } from '../../../electron/recording/effects-on-recordings.ts';
import { stopTimeAt } from '../../../electron/recording/end-time.ts';
import {
  type HandOverFacts,
  handOverWork,
  withEnd,
} from '../../../electron/recording/hand-over.ts';
import { Recordings, shownAt } from '../../../electron/recording/known-recordings.ts';
import { requestAt } from '../../../electron/recording/request-at.ts';
import { outcomeOf, outcomeWithoutAnswer } from '../../../electron/zego/answer/answer.ts';
import { presetOf as stored } from '../../support/presets.ts';
import { MOMENT, recordingOf, runOf, settledCall } from '../../support/runs.ts';

const presetOf = ({ end }: Pick<RunPreset, 'end'>): RunPreset => ({ ...stored(), end });

const NOW = MOMENT / 1000;
const HOUR = 3_600;
const DAY = 24 * HOUR;
/** The end that the vendor was given. */
const END = NOW + HOUR;
const LATER = END + 2 * HOUR;

const first = (change: Partial<Recording> = {}) => recordingOf({ endTime: END, ...change });
const until = (moment: number | null, more: Partial<HandOver> = {}) => ({
  handOver: { until: moment, ...more },
});
const FORMER = { callId: 'call', endTime: END, certainty: 'accepted' } as const;

describe('an end that was moved', () => {
  const MOVES: readonly [string, Recording, number | null, Partial<Recording>][] = [
    ['later: a second task takes over', first(), LATER, until(LATER)],
    ['later twice: until the last one', first(until(LATER)), LATER + 60, until(LATER + 60)],
    ['later, then earlier than the vendor’s', first(until(LATER)), END - 60, stop(END - 60)],
    ['later, then back to the vendor’s own', first(until(LATER)), END, {}],
    ['earlier, then later', first(stop(END - 60)), LATER, until(LATER)],
    ['taken away: the second task has none', first(), null, until(null)],
    ['past 24 hours: in a chain', first(), NOW + 3 * DAY, until(NOW + 3 * DAY)],
    [
      'anew after a hand-over that failed',
      first(until(LATER, { trouble: 'failed' })),
      LATER,
      until(LATER),
    ],
    [
      'while it is not known whether the second task runs: that stays so',
      first(until(LATER, { trouble: 'unknown', former: FORMER })),
      END - 60,
      { ...stop(END - 60), ...until(END - 60, { trouble: 'unknown', former: FORMER }) },
    ],
  ];

  test.each(MOVES)('%s', (_what, recording, moment, expected) => {
    expect(withEnd(recording, moment)).toEqual(first(expected));
  });

  function stop(at: number) {
    return { plannedStop: { at } };
  }
});

describe('when a second task begins', () => {
  const OVERLAP = 60;
  const workAt = (nowS: number, recording: Recording, change: Partial<HandOverFacts> = {}) =>
    handOverWork([recording], {
      latestAt: () => nowS * 1000,
      earliestAt: () => nowS * 1000,
      overlapSeconds: OVERLAP,
      isUnderWay: () => false,
      sinceLastTryMs: () => null,
      obstacle: () => null,
      ...change,
    });
  const planned = first(until(LATER));
  const sent = [{ at: END - OVERLAP, recordings: [planned] }];

  test.each([
    ['a second before its time: not yet', END - OVERLAP - 1, [], 1_000],
    ['at its time', END - OVERLAP, sent, null],
    ['late, while the first task runs: at once', END - 5, sent, null],
    [
      'after the first task’s end: handed to the runner, which writes down that it is over',
      END + 900,
      sent,
      null,
    ],
  ] as const)('%s', (_what, nowS, send, nextMs) => {
    const work = workAt(nowS, planned);
    expect(work.send).toEqual(send);
    expect(work.changed).toEqual([]);
    expect(work.nextMs === null || nextMs === null || work.nextMs === nextMs).toBe(true);
    expect(work.nextMs).not.toBeNull();
  });

  test('by the latest time that may be true: a hand-over must not be late', () => {
    const latestAt = () => (END - OVERLAP) * 1000;
    const earliestAt = () => (END - OVERLAP - 30) * 1000;
    expect(workAt(0, planned, { latestAt, earliestAt }).send).toEqual(sent);
  });

  test.each([
    ['the overlap is a setting', 300, END - 300],
    ['a shorter one too', 10, END - 10],
  ])('%s', (_what, overlapSeconds, at) => {
    expect(workAt(at - 1, planned, { overlapSeconds }).send).toEqual([]);
    expect(workAt(at, planned, { overlapSeconds }).send).toEqual([{ at, recordings: [planned] }]);
  });

  test.each(['locked', 'no-account'] as const)('%s is trouble, and it is not sent', (trouble) => {
    const work = workAt(END - 30, planned, { obstacle: () => trouble });
    expect(work.send).toEqual([]);
    expect(work.changed).toEqual([first(until(LATER, { trouble }))]);
    expect(workAt(END - 30, first(until(LATER, { trouble }))).send).toHaveLength(1);
  });

  test.each(['failed', 'unknown'] as const)('what has %s is not sent again', (trouble) => {
    expect(workAt(END - 30, first(until(LATER, { trouble })))).toEqual({
      ...{ send: [], changed: [], nextMs: null },
    });
  });

  test.each([
    ['at once by a new process', null, 1],
    ['not before five seconds have passed', 4_000, 0],
    ['after that', 5_000, 1],
  ])('what surely did not get through is tried again: %s', (_what, since, count) => {
    const unsent = first(until(LATER, { trouble: 'unsent' }));
    const { send, nextMs } = workAt(END - 30, unsent, { sinceLastTryMs: () => since });
    expect(send).toHaveLength(count);
    if (count === 0) expect(nextMs).toBe(1_000);
  });

  test('a start of unknown outcome is not repeated by a hand-over', () => {
    const doubt = first({ certainty: 'uncertain', ...until(LATER) });
    const work = workAt(END - 30, doubt);
    expect(work.send).toEqual([]);
    expect(work.changed).toEqual([{ ...doubt, ...until(LATER, { trouble: 'unknown' }) }]);
  });

  test('while its preset is busy it waits', () => {
    expect(workAt(END - 30, planned, { isUnderWay: () => true }).send).toEqual([]);
  });
});

describe('the outcome of a hand-over', () => {
  const SECOND_END = LATER;
  const context = (source: 'hand-over' | 'window' = 'hand-over') =>
    runOf({ source, continues: 'run' });
  const call = (statuses: readonly Status[], change: Partial<Call> = {}) =>
    settledCall(statuses, { id: 'second', runId: 'other', endTime: SECOND_END, ...change });
  const effectOf = (one: Call, before: Recording, nowS = END - 30) =>
    effectsOf(one, context(), new Recordings([before]), nowS * 1000);
  const ran = (change: Partial<Recording> = {}) =>
    first({ callId: 'second', endTime: SECOND_END, ...change });
  const lost = call([], {
    streamIds: ['cdn01'],
    outcome: outcomeWithoutAnswer(['cdn01'], 'unknown', 'no-answer'),
  });

  test.each([
    ['one recording that ends with the second task, and began with the first', until(LATER), {}],
    [
      'until a moment further away: the next one is planned',
      until(LATER + DAY),
      until(LATER + DAY),
    ],
    [
      'moved earlier while it was on its way: the program stops it',
      { plannedStop: { at: END - 5 } },
      { plannedStop: { at: END - 5 } },
    ],
    ['moved back to the first one’s own end meanwhile', {}, { plannedStop: { at: END } }],
    ['moved later meanwhile', until(LATER + HOUR), until(LATER + HOUR)],
  ])('accepted: %s', (_what, before, expected) => {
    expect(effectOf(call(['accepted']), first(before))).toEqual({ put: [ran(expected)], drop: [] });
  });

  test('accepted without an end: it goes on until it is stopped', () => {
    const { put } = effectOf(call(['accepted'], { endTime: null }), first(until(null)));
    expect(put).toEqual([ran({ endTime: null })]);
  });

  test('refused is trouble; the first task records on', () => {
    const { put, drop } = effectOf(call(['rejected'], { outcome: REFUSED }), first(until(LATER)));
    expect(put).toEqual([first(until(LATER, { trouble: 'failed' }))]);
    expect(drop).toEqual([]);
    expect(put.map(endOfRecording)).toEqual([END]);
  });

  test('an operator’s retry that is accepted mends it', () => {
    const before = first(until(LATER, { trouble: 'failed' }));
    const { put } = effectsOf(
      call(['accepted']),
      context('window'),
      new Recordings([before]),
      MOMENT,
    );
    expect(put).toEqual([ran()]);
  });

  test('what surely did not get through is trouble that is tried again', () => {
    const outcome = outcomeWithoutAnswer(['cdn01'], 'failed', 'connection-refused');
    const { put } = effectOf(call([], { streamIds: ['cdn01'], outcome }), first(until(LATER)));
    expect(put).toEqual([first(until(LATER, { trouble: 'unsent' }))]);
  });

  test('surely not sent before the program ended: it is sent by the next one', () => {
    const outcome = outcomeWithoutAnswer(['cdn01'], 'failed', 'never-sent');
    const { put, drop } = effectOf(
      call([], { streamIds: ['cdn01'], outcome }),
      first(until(LATER)),
    );
    expect([put, drop]).toEqual([[], []]);
  });

  test('too late: the recording is over', () => {
    const outcome = outcomeWithoutAnswer(['cdn01'], 'failed', 'hand-over-too-late');
    const one = call([], { streamIds: ['cdn01'], outcome });
    const { put, drop } = effectOf(one, first(until(LATER)), END + 900);
    expect(put).toEqual([]);
    expect(drop).toEqual([first(until(LATER))]);
  });

  test('a lost answer is doubt until the second task’s end, and certain while the first one runs', () => {
    const { put } = effectOf(lost, first(until(LATER)));
    const doubt = ran({
      certainty: 'uncertain',
      ...until(LATER, { trouble: 'unknown', former: FORMER }),
    });
    expect(put).toEqual([doubt]);
    expect(shownAt(doubt, (END - 1) * 1000).certainty).toBe('accepted');
    expect(shownAt(doubt, END * 1000).certainty).toBe('uncertain');
    const known = new Recordings([doubt]);
    expect(known.list((END + 1) * 1000)).toEqual([doubt]);
    expect(known.list(SECOND_END * 1000)).toEqual([]);
  });

  describe('whose answer was lost, once an operator has looked', () => {
    const said = (verdict: 'recording' | 'not-recording', moment: number | null = LATER) => {
      const [doubt] = effectOf(lost, first(until(moment))).put;
      if (!doubt) throw new Error('no doubt');
      const given = { streamId: 'cdn01', verdict, at: new Date(MOMENT).toISOString() };
      return effectsOfVerdict(lost, context(), new Recordings([doubt]), given);
    };

    test('records: it is one recording, and is planned on', () => {
      expect(said('recording').put).toEqual([ran({ certainty: 'person' })]);
      expect(said('recording', LATER + DAY).put).toEqual([
        ran({ certainty: 'person', ...until(LATER + DAY) }),
      ]);
    });

    test('does not record: the first task is what runs, and the hand-over failed', () => {
      expect(said('not-recording')).toEqual({
        ...{ put: [first(until(LATER, { trouble: 'failed' }))], drop: [] },
      });
    });
  });

  test('a stop during the overlap ends both', () => {
    const stop = settledCall(['accepted'], { action: 'StopCDNRecord' });
    const known = new Recordings([ran()]);
    const { put, drop } = effectsOf(
      stop,
      runOf({ action: 'StopCDNRecord' }),
      known,
      (END - 5) * 1000,
    );
    expect(put).toEqual([]);
    expect(drop).toHaveLength(1);
  });

  const REFUSED = outcomeOf(
    [{ streamId: 'cdn01', status: 'rejected', vendorCode: 'LimitExceeded.MaximumRunningTask' }],
    { code: 0, message: 'success', requestId: '1', httpStatus: 200 },
  );
});

describe('an end that is more than 24 hours away at the start', () => {
  const end = { until: NOW + 3 * DAY };
  const start = { action: 'StartCDNRecord', streamIds: ['cdn01'] } as const;

  test('is sent as the latest one that the vendor takes, and the rest is planned', () => {
    const request = requestAt(MOMENT, { ...start, vendor: 'Tencent' }, presetOf({ end }));
    expect(request?.extras.endTime).toBe(NOW + DAY - 10);
    expect(stopTimeAt(presetOf({ end }), 'Tencent', MOMENT)).toBe(end.until);
    const one = settledCall(['accepted'], { endTime: NOW + DAY - 10, stopAt: end.until });
    const { put } = effectsOf(one, runOf(), new Recordings([]), MOMENT);
    expect(put).toEqual([recordingOf({ endTime: NOW + DAY - 10, ...until(end.until) })]);
  });

  test('a day to the second is one task', () => {
    expect(stopTimeAt(presetOf({ end: { afterMinutes: 1_440 } }), 'Tencent', MOMENT)).toBeNull();
  });

  test('a chain: each task hands over to the next, and the last one ends as wanted', () => {
    let known = recordingOf({ endTime: NOW + DAY - 10, ...until(end.until) });
    const ends: (number | null)[] = [known.endTime];
    for (let nth = 2; known.handOver && nth < 10; nth += 1) {
      const at = ((known.endTime ?? 0) - 60) * 1000;
      const { until: moment } = known.handOver;
      const wanted = moment === null ? null : { until: moment };
      const request = requestAt(at, { ...start, vendor: 'Tencent' }, presetOf({ end: wanted }));
      const endTime = request?.extras.endTime ?? null;
      const one = settledCall(['accepted'], { id: `call-${nth}`, endTime });
      const { put } = effectsOf(one, runOf({ continues: 'run' }), new Recordings([known]), at);
      const [next] = put;
      if (!next) throw new Error('nothing runs');
      known = next;
      ends.push(endTime);
    }
    expect(ends).toEqual([NOW + DAY - 10, NOW + 2 * DAY - 80, NOW + 3 * DAY - 150, NOW + 3 * DAY]);
    expect(known.since).toBe(recordingOf().since);
    expect(known.handOver).toBeUndefined();
  });
});

test('what is shown as the end is that of the last task, ended by its vendor', () => {
  expect(endOfRecording(first(until(LATER)))).toBe(LATER);
  expect(isStoppedByUs(first(until(LATER)))).toBe(false);
  expect(endOfRecording(first(until(null)))).toBeNull();
  expect(endOfRecording(first(until(LATER, { trouble: 'locked' })))).toBe(END);
});
