import { describe, expect, test } from 'vitest';
import type { Answer, Bridge } from '#contract/ipc/channels.ts';
import type { StateChange, StateSnapshot } from '#contract/model/app-state.ts';
import { settledSince } from '../../../renderer/shared/outcomes/settled-runs.ts';
import { AppStateStore, receive } from '../../../renderer/shared/state/app-state-store.ts';
import { byPreset, stateOf } from '../../support/app-states.ts';
import { callOf, runViewOf } from '../../support/runs.ts';

const change = (revision: number, changes: StateChange['changes']): StateChange => ({
  revision,
  changes,
});

describe('a numbered change', () => {
  const held: StateSnapshot = { revision: 3, state: stateOf() };

  test('the next one is taken', () => {
    const received = receive(held, change(4, { version: '2' }));
    expect(received).toMatchObject({
      kind: 'taken',
      snapshot: { revision: 4, state: { version: '2' } },
    });
  });

  test('one that is known already changes nothing', () => {
    expect(receive(held, change(3, { version: '2' })).kind).toBe('stale');
  });

  test('one too far ahead tells that another was missed', () => {
    expect(receive(held, change(5, { version: '2' })).kind).toBe('missed');
  });

  test('of the runs only the named ones are replaced', () => {
    const [one, two] = [runViewOf({ presetId: 'one' }), runViewOf({ presetId: 'two' })];
    const state = stateOf({ runs: byPreset(one, two) });
    const newer = runViewOf({ presetId: 'two', id: 'newer' });
    const received = receive({ revision: 0, state }, change(1, { runs: byPreset(newer) }));
    if (received.kind !== 'taken') throw new Error(received.kind);
    expect(received.snapshot.state.runs).toEqual({ one, two: newer });
    expect(received.snapshot.state.runs.one).toBe(one);
  });
});

/** A bridge whose snapshots the test hands out one by one. */
function bridgeByHand() {
  let tell: (change: StateChange) => void = () => undefined;
  const waiting: ((answer: Answer<StateSnapshot>) => void)[] = [];
  const bridge = {
    ask: () => new Promise((resolve) => waiting.push(resolve as never)),
    on: (_event: string, listener: (change: StateChange) => void) => {
      tell = listener;
      return () => undefined;
    },
  } as unknown as Bridge;
  return {
    bridge,
    asked: () => waiting.length,
    tell: (next: StateChange) => tell(next),
    answer: async (revision: number, version: string) => {
      waiting.shift()?.({ ok: true, value: { revision, state: stateOf({ version }) } });
      await Promise.resolve();
      await Promise.resolve();
    },
  };
}

describe('the window’s copy of the state', () => {
  test('changes that come before the first snapshot are laid over it', async () => {
    const hand = bridgeByHand();
    const store = new AppStateStore(hand.bridge);
    void store.connect();
    expect(store.current()).toBeNull();
    hand.tell(change(1, { version: 'older than the snapshot' }));
    hand.tell(change(3, { version: 'newer' }));
    await hand.answer(2, 'snapshot');
    expect(store.current()?.version).toBe('newer');
    expect(hand.asked()).toBe(0);
  });

  test('it is connected once the first snapshot is there, and not before', async () => {
    const hand = bridgeByHand();
    const store = new AppStateStore(hand.bridge);
    const connected = store.connect().then(() => store.current()?.version);
    hand.tell(change(1, { version: 'a change alone' }));
    expect(store.current()).toBeNull();
    await hand.answer(2, 'snapshot');
    expect(await connected).toBe('snapshot');
  });

  test('a missed number asks for the whole again, and only once', async () => {
    const hand = bridgeByHand();
    const store = new AppStateStore(hand.bridge);
    void store.connect();
    await hand.answer(1, 'first');
    hand.tell(change(3, { version: '3' }));
    hand.tell(change(4, { version: '4' }));
    expect(hand.asked()).toBe(1);
    expect(store.current()?.version).toBe('first');
    await hand.answer(3, 'second');
    expect(store.current()?.version).toBe('4');
    expect(hand.asked()).toBe(0);
  });

  test('listeners hear of each change, until they leave', async () => {
    const hand = bridgeByHand();
    const store = new AppStateStore(hand.bridge);
    let heard = 0;
    const leave = store.subscribe(() => {
      heard += 1;
    });
    void store.connect();
    await hand.answer(1, 'first');
    hand.tell(change(2, { version: '2' }));
    hand.tell(change(2, { version: '2' }));
    leave();
    hand.tell(change(3, { version: '3' }));
    expect(heard).toBe(2);
  });
});

describe('runs that have settled', () => {
  const sending = runViewOf({ calls: [callOf({ state: 'sending' })] });
  const settled = runViewOf();

  test('one that was under way', () => {
    expect(settledSince(byPreset(sending), byPreset(settled))).toEqual([settled]);
  });
  test('one that came and went between two looks', () => {
    expect(settledSince({}, byPreset(settled))).toEqual([settled]);
  });
  test('not one that is still going, nor one that had settled before', () => {
    expect(settledSince({}, byPreset(sending))).toEqual([]);
    const ended = { ...settled, ended: true };
    expect(settledSince(byPreset(settled), byPreset(ended))).toEqual([]);
  });
});
