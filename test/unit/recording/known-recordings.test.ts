import { expect, test } from 'vitest';
import { hasPassed, Recordings } from '../../../electron/recording/known-recordings.ts';
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
