import { expect, test } from 'vitest';
import type { AppState } from '#contract/model/app-state.ts';
import { AppStateStore, type Changed } from '../../../electron/app/state.ts';
import { byPreset, stateOf } from '../../support/app-states.ts';
import { presetOf } from '../../support/presets.ts';
import { runViewOf } from '../../support/runs.ts';

/** Views are told within the turn, so that a test need not wait. */
const atOnce = (work: () => void) => work();

const first = runViewOf({ presetId: 'first' });
const second = runViewOf({ presetId: 'second' });

test('begins with the first state, whole', () => {
  const state = stateOf();
  expect(new AppStateStore(state).snapshot()).toEqual({ revision: 0, state });
});

test('replaces what is given and keeps the rest', () => {
  const store = new AppStateStore(stateOf(), atOnce);
  const presets = [presetOf({ name: 'Morning show' })];
  store.update({ presets });
  expect(store.state).toEqual(stateOf({ presets }));
});

test('of the runs only those given', () => {
  const store = new AppStateStore(stateOf({ runs: byPreset(first) }), atOnce);
  store.update({ runs: byPreset(second) });
  expect(store.state.runs).toEqual(byPreset(first, second));
});

test('tells each change with its number, the change alone and the new state', () => {
  const store = new AppStateStore(stateOf(), atOnce);
  const heard: [Changed, AppState][] = [];
  store.subscribe((change, state) => heard.push([change, state]));
  store.update({ version: 'a' });
  store.update({ runs: byPreset(first) });
  expect(heard).toEqual([
    [{ revision: 1, changes: { version: 'a' } }, stateOf({ version: 'a' })],
    [
      { revision: 2, changes: { runs: byPreset(first) } },
      stateOf({ version: 'a', runs: byPreset(first) }),
    ],
  ]);
  expect(store.snapshot().revision).toBe(2);
});

test('a state once given out does not change any more', () => {
  const store = new AppStateStore(stateOf({ runs: byPreset(first) }), atOnce);
  const { state } = store.snapshot();
  store.update({ runs: byPreset(second), presets: [] });
  expect(state).toEqual(stateOf({ runs: byPreset(first) }));
});

test('who left hears nothing more, the others do', () => {
  const store = new AppStateStore(stateOf(), atOnce);
  const heard: string[] = [];
  const leave = store.subscribe(() => heard.push('left'));
  store.subscribe(() => heard.push('stays'));
  leave();
  store.update({});
  expect(heard).toEqual(['stays']);
});

test('within one turn all changes are told as one, after it', async () => {
  const store = new AppStateStore(stateOf());
  const heard: Changed[] = [];
  store.subscribe((change) => heard.push(change));
  store.update({ version: 'a', runs: byPreset(first) });
  store.update({ version: 'b', runs: byPreset(second) });
  expect(heard).toEqual([]);
  expect(store.state.version).toBe('b');
  await new Promise((resume) => setImmediate(resume));
  expect(heard).toEqual([
    { revision: 1, changes: { version: 'b', runs: byPreset(first, second) } },
  ]);
});

test('told: at once where nothing is pending, else after the views', async () => {
  const work: (() => void)[] = [];
  const store = new AppStateStore(stateOf(), (one) => work.push(one));
  await store.told();
  const order: string[] = [];
  store.subscribe(() => order.push('view'));
  store.update({ version: 'a' });
  const told = store.told().then(() => order.push('told'));
  await Promise.resolve();
  expect(order).toEqual([]);
  for (const one of work) one();
  await told;
  expect(order).toEqual(['view', 'told']);
});
