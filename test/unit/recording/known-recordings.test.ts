import { describe, expect, test } from 'vitest';
import { hasPassed, Recordings } from '../../../electron/recording/known-recordings.ts';
import { stopWork } from '../../../electron/recording/planned-stops.ts';
import { untilNextEnd } from '../../../electron/recording/run-view.ts';
import { MOMENT, recordingOf } from '../../support/runs.ts';

const streams = (recordings: Recordings, at = MOMENT) =>
  recordings.list(at).map(({ streamId }) => streamId);

test('what was kept is known; what has ended is left out, and comes back with an earlier clock', () => {
  const recordings = new Recordings([
    recordingOf({ streamId: 'ends', endTime: MOMENT / 1000 + 60 }),
    recordingOf({ streamId: 'goes-on' }),
  ]);
  expect(streams(recordings)).toEqual(['ends', 'goes-on']);
  expect(streams(recordings, MOMENT + 60_000)).toEqual(['goes-on']);
  expect(streams(recordings, MOMENT + 59_999)).toEqual(['ends', 'goes-on']);
});

test('one stream at one vendor of one project runs once, whichever account names the project', () => {
  const recordings = new Recordings([recordingOf({ callId: 'first' })]);
  const second = recordingOf({ callId: 'second', accountId: 'other' });
  recordings.apply({ put: [second], drop: [] });
  expect(recordings.list(MOMENT)).toEqual([second]);
});

test.each([
  ['AppId', recordingOf({ appId: 7 })],
  ['service', recordingOf({ service: 'https://relay.station.example/' })],
  ['vendor', recordingOf({ vendor: 'Ws' })],
  ['stream', recordingOf({ streamId: 'cdn02' })],
])('another %s is another recording', (_name, other) => {
  const recordings = new Recordings([recordingOf()]);
  recordings.apply({ put: [other], drop: [] });
  expect(recordings.list(MOMENT)).toHaveLength(2);
  recordings.apply({ put: [], drop: [other] });
  expect(recordings.list(MOMENT)).toEqual([recordingOf()]);
  expect(recordings.find(other)).toBeUndefined();
});

test('what is dropped and put in one step is put', () => {
  const recordings = new Recordings([recordingOf({ callId: 'old' })]);
  recordings.apply({ put: [recordingOf({ callId: 'new' })], drop: [recordingOf()] });
  expect(recordings.find(recordingOf())?.callId).toBe('new');
});

test('an end has passed in the second that it names; without one nothing ever passes', () => {
  expect(hasPassed({ endTime: MOMENT / 1000 }, MOMENT)).toBe(true);
  expect(hasPassed({ endTime: MOMENT / 1000 }, MOMENT - 1)).toBe(false);
  expect(hasPassed({ endTime: null }, Number.MAX_SAFE_INTEGER)).toBe(false);
});

describe('the time at a service', () => {
  const ends = Array.from({ length: 50 }, (_, at) =>
    recordingOf({
      streamId: `s${at}`,
      service: at % 2 === 0 ? 'https://one/' : 'https://two/',
      endTime: 1_000 + at,
      plannedStop: { at: 1_000 + at },
    }),
  );
  const counted = () => {
    const asked: string[] = [];
    const nowAt = (service: string) => {
      asked.push(service);
      return 1_010_000;
    };
    return { asked, nowAt };
  };

  test('is asked once for a list, and not at all where nothing has an end', () => {
    const { asked, nowAt } = counted();
    expect(new Recordings(ends).list(nowAt)).toHaveLength(39);
    expect(asked).toEqual(['https://one/', 'https://two/']);
    new Recordings([recordingOf()]).list(nowAt);
    expect(asked).toHaveLength(2);
  });

  test('is asked once for the next end, and once for the planned stops', () => {
    const { asked, nowAt } = counted();
    expect(untilNextEnd(ends, nowAt)).toBe(1_000);
    expect(asked).toEqual(['https://one/', 'https://two/']);
    stopWork(ends, {
      nowAt,
      lateMinutes: 30,
      isUnderWay: () => false,
      sinceLastTryMs: () => null,
      obstacle: () => null,
    });
    expect(asked).toHaveLength(4);
  });
});
