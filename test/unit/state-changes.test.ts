import { array, assert, integer, property, record, uniqueArray } from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { AppState } from '#contract/model/app-state.ts';
import type { Recording } from '#contract/model/start.ts';
import { recordingId } from '#contract/rules/recording-id.ts';
import { pageChanges, withPageChanges } from '#contract/rules/state-changes.ts';
import { AppStateStore } from '../../electron/app/state.ts';
import { receive } from '../../renderer/shared/state/app-state-store.ts';
import { stateOf } from '../support/app-states.ts';
import { recordingOf } from '../support/runs.ts';

const a = recordingOf({ streamId: 'a' });
const b = recordingOf({ streamId: 'b' });
const c = recordingOf({ streamId: 'c' });
const sent = (before: Recording[], after: Recording[]) =>
  pageChanges({ recordings: after }, stateOf({ recordings: before })).recordings;

describe('what a page is sent of a thousand recordings', () => {
  test('one that came: it alone', () => {
    expect(sent([a, b], [a, b, c])).toEqual({ drop: [], put: [c] });
  });
  test('one that is no more: its id alone', () => {
    expect(sent([a, b, c], [a, c])).toEqual({ drop: [recordingId(b)], put: [] });
  });
  test('one that changed: it alone, in its place', () => {
    const seen: Recording = { ...a, certainty: 'person' };
    expect(sent([a, b, c], [seen, b, c])).toEqual({ drop: [], put: [seen] });
  });
  test('nothing of what stayed', () => {
    expect(sent([a, b, c], [a, b, c])).toEqual({ drop: [], put: [] });
  });
  test('the parts beside it as they are, and none where they did not change', () => {
    expect(pageChanges({ version: '2' }, stateOf())).toEqual({ version: '2' });
  });
});

/** Lists of what runs, of few streams: each may be there, be another than before, and stand elsewhere. */
const lists = uniqueArray(
  record({ stream: integer({ min: 0, max: 8 }), version: integer({ min: 0, max: 2 }) }),
  {
    selector: ({ stream }) => stream,
  },
);
const objects = new Map<string, Recording>();
function theSame({ stream, version }: { stream: number; version: number }): Recording {
  const name = `${stream} ${version}`;
  const known = objects.get(name) ?? recordingOf({ streamId: `${stream}`, callId: `${version}` });
  objects.set(name, known);
  return known;
}

test('any list becomes any other, in the same order', () => {
  assert(
    property(lists, lists, (one, other) => {
      const before = stateOf({ recordings: one.map(theSame) });
      const after = stateOf({ recordings: other.map(theSame) });
      const changes = structuredClone(pageChanges(after, before));
      expect(withPageChanges(before, changes)).toEqual(after);
    }),
  );
});

test('a page that joins at any moment ends with what main has', () => {
  assert(
    property(array(lists, { maxLength: 6 }), integer({ min: 0, max: 6 }), (steps, joins) => {
      const tell: (() => void)[] = [];
      const store = new AppStateStore(stateOf(), (work) => tell.push(work));
      const early: Parameters<typeof receive>[1][] = [];
      store.subscribe(({ revision, changes }, _state, before: AppState) =>
        early.push(structuredClone({ revision, changes: pageChanges(changes, before) })),
      );
      let held = store.snapshot();
      for (const [at, step] of steps.entries()) {
        store.update({ recordings: step.map(theSame) });
        if (at === joins) held = store.snapshot();
        // Two changes of three fall into one turn with the next.
        if (at % 3 === 0) for (const work of tell.splice(0)) work();
      }
      for (const work of tell.splice(0)) work();
      for (const change of early) {
        const received = receive(held, change);
        if (received.kind === 'missed') throw new Error('missed');
        if (received.kind === 'taken') held = received.snapshot;
      }
      expect(held.state).toEqual(store.state);
    }),
  );
});
