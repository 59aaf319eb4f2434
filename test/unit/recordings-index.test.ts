import { array, assert, integer, property, record, uniqueArray } from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Recording } from '#contract/model/start.ts';
import { recordingId } from '#contract/rules/recording-id.ts';
import {
  changedRecordings,
  indexOf,
  type RecordingsIndex,
  withRecordings,
} from '#contract/rules/recordings-index.ts';
import { recordingOf } from '../support/runs.ts';

const STREAMS = [0, 1, 2, 3].map(String);
const OWNERS = [0, 1, 2].map(String);

/** Few streams, accounts, presets and services, so that recordings collide in every way. */
const recordings = record({
  streamId: integer({ min: 0, max: 3 }).map(String),
  service: integer({ min: 0, max: 1 }).map(String),
  accountId: integer({ min: 0, max: 2 }).map(String),
  presetId: integer({ min: 0, max: 2 }).map(String),
}).map((parts) => recordingOf(parts));
const byKey = { selector: recordingId };
const changes = record({
  drop: array(recordings.map(recordingId), { maxLength: 3 }),
  put: uniqueArray(recordings, { ...byKey, maxLength: 4 }),
});

const answersOf = (index: RecordingsIndex) => ({
  keys: [...index.byKey],
  accounts: OWNERS.map((id) =>
    STREAMS.map((streamId) => index.ofAccount(id, { vendor: 'Tencent', streamId })),
  ),
  presets: OWNERS.map((id) => index.ofPreset(id)),
  streams: STREAMS.map((id) => index.hasStream(id)),
});

describe('the index of a list that changes', () => {
  test('answers after any changes as one that is made anew', () => {
    assert(
      property(uniqueArray(recordings, byKey), array(changes, { maxLength: 6 }), (first, all) => {
        let list: readonly Recording[] = first;
        for (const change of all) list = withRecordings(list, change);
        expect(answersOf(indexOf(list))).toEqual(answersOf(indexOf([...list])));
      }),
    );
  });
  test('answers for the list before a change as before, where it is asked for once more', () => {
    const one = recordingOf({ streamId: '1' });
    const list = [one];
    const before = answersOf(indexOf(list));
    withRecordings(list, { drop: [recordingId(one)], put: [recordingOf({ streamId: '2' })] });
    expect(answersOf(indexOf(list))).toEqual(before);
  });
});

describe('what differs between two lists', () => {
  test('is what only one of them has, as the same object', () => {
    const [a, b, c] = ['a', 'b', 'c'].map((streamId) => recordingOf({ streamId })) as [
      Recording,
      Recording,
      Recording,
    ];
    const seen: Recording = { ...b, certainty: 'person' };
    expect(changedRecordings([a, b, c], [a, seen, c])).toEqual([b, seen]);
    expect(changedRecordings([a, b, c], [a, c])).toEqual([b]);
    expect(changedRecordings([a, c], [a, b, c])).toEqual([b]);
    expect(changedRecordings([a, b], [b, a])).toEqual([]);
  });
  test('any two lists', () => {
    const pool = STREAMS.map((streamId) => recordingOf({ streamId }));
    const lists = uniqueArray(integer({ min: 0, max: 3 })).map((all) =>
      all.map((at) => pool[at] as Recording),
    );
    assert(
      property(lists, lists, (one, other) => {
        const only = [
          ...one.filter((item) => !other.includes(item)),
          ...other.filter((item) => !one.includes(item)),
        ];
        expect(new Set(changedRecordings(one, other))).toEqual(new Set(only));
      }),
    );
  });
});
