import { randomUUID } from 'node:crypto';
import { afterEach, expect, test } from 'vitest';
import type { AppState } from '#contract/model/app-state.ts';
import type { RunView } from '#contract/model/run.ts';
import type { Webhook } from '#contract/model/webhook.ts';
import { translatorFor } from '../../../../electron/app/language.ts';
import { AppStateStore } from '../../../../electron/app/state.ts';
import { WebhookFeed } from '../../../../electron/app/webhooks/feed.ts';
import { viewOf } from '../../../../electron/recording/run-view.ts';
import { SqliteOutbox } from '../../../../electron/storage/webhooks/outbox.ts';
import { byPreset, stateOf } from '../../../support/app-states.ts';
import { MOMENT, runOf, runViewOf, settledCall } from '../../../support/runs.ts';
import { ManualClock, webhookOf } from '../../../support/webhooks/sender-bench.ts';

const HOUR = 3_600_000;
const ends: (() => void)[] = [];
afterEach(() => {
  for (const end of ends.splice(0)) end();
});

/** A feed of one target on a real state and a real outbox. */
function benchOf(target: Partial<Webhook> = {}, state: Partial<AppState> = {}) {
  const clock = new ManualClock(MOMENT);
  const outbox = new SqliteOutbox(':memory:');
  const store = new AppStateStore(stateOf(state), (work) => work());
  const faults: unknown[] = [];
  const targets = [webhookOf({ events: ['trouble', 'accepted', 'stopped', 'ended'], ...target })];
  const begin = (to: Pick<SqliteOutbox, 'add' | 'isTold'> = outbox) => {
    const feed = new WebhookFeed({
      state: store,
      outbox: to,
      targets: () => targets,
      translator: translatorFor,
      hide: (text) => text.replaceAll('a-known-secret', '•••'),
      newId: () => `msg_${randomUUID()}`,
      now: () => clock.now,
      after: clock.after,
      onAdded: () => undefined,
      onFault: (error) => faults.push(error),
    });
    feed.begin();
    ends.push(() => feed.stop());
    return feed;
  };
  ends.push(() => outbox.close());
  const titles = () =>
    outbox
      .list(99)
      .map(({ message }) => message.title)
      .toReversed();
  const settle = async (run: RunView) => {
    store.update({ runs: byPreset(run) });
    await clock.advance(1_000);
  };
  return { clock, outbox, store, begin, titles, settle, targets, faults };
}

test('a run is told once, however often its state changes, and not again after a restart', async () => {
  const { begin, settle, titles } = benchOf();
  const feed = begin();
  await settle(runViewOf());
  await settle(runViewOf());
  feed.stop();
  begin();
  await settle(runViewOf());
  expect(titles()).toEqual(['Evening news: 1 of 1 accepted']);
});

test('what happened just before the process was killed is told by the next one', async () => {
  const { begin, clock, titles } = benchOf({}, { runs: byPreset(runViewOf()) });
  begin();
  await clock.advance(1_000);
  expect(titles()).toHaveLength(1);
});

test('what is older than the choice of a target, or than a day, is not told', async () => {
  const later = benchOf(
    { since: new Date(MOMENT + HOUR).toISOString() },
    { runs: byPreset(runViewOf()) },
  );
  later.begin();
  await later.clock.advance(1_000);
  expect(later.titles()).toEqual([]);
  const old = benchOf({}, { runs: byPreset(runViewOf()) });
  old.clock.now = MOMENT + 25 * HOUR;
  old.begin();
  await old.clock.advance(1_000);
  expect(old.titles()).toEqual([]);
});

test('only what a target wants is told, and nothing while it is off', async () => {
  const { begin, settle, titles, targets } = benchOf({ events: ['trouble'] });
  begin();
  await settle(runViewOf());
  expect(titles()).toEqual([]);
  const trouble = (id: string) => runViewOf({ id, calls: [settledCall(['unknown'])] });
  targets[0] = webhookOf({ enabled: false });
  await settle(trouble('second'));
  expect(titles()).toEqual([]);
  targets[0] = webhookOf();
  await settle(trouble('third'));
  expect(titles()).toEqual(['Evening news: 1 of 1 to verify']);
});

test('in quiet hours trouble passes; the rest is left out, and not told later', async () => {
  const at = new Date(MOMENT);
  const hour = (shift: number) => `${String((at.getHours() + shift) % 24).padStart(2, '0')}:00`;
  const { begin, settle, titles, clock } = benchOf({
    quietHours: { from: hour(0), to: hour(1) },
  });
  begin();
  await settle(runViewOf());
  expect(titles()).toEqual([]);
  await clock.advance(2 * HOUR);
  const endTime = MOMENT / 1_000 + 60;
  const ended = viewOf(runOf({ calls: [settledCall(['accepted'], { endTime })] }), clock.now);
  await settle(ended);
  expect(titles()).toEqual(['Evening news: recording ended at its end time']);
});

test('in quiet hours a start that failed is told', async () => {
  const { begin, settle, titles } = benchOf({ quietHours: { from: '00:00', to: '23:59' } });
  begin();
  await settle(runViewOf({ calls: [settledCall(['rejected'])] }));
  expect(titles()).toEqual(['Evening news: not recording']);
});

test('a problem that comes and goes is told once an hour', async () => {
  const { begin, store, clock, titles } = benchOf();
  begin();
  const problems = [{ code: 'clock-off' as const, detail: '900' }];
  for (let turn = 0; turn < 5; turn += 1) {
    store.update({ problems: turn % 2 === 0 ? problems : [] });
    await clock.advance(1_000);
  }
  expect(titles()).toHaveLength(1);
});

test('a known secret in a name or a vendor’s message is taken out', async () => {
  const { begin, settle, outbox } = benchOf();
  begin();
  await settle(runViewOf({ presetName: 'a-known-secret' }));
  expect(JSON.stringify(outbox.list(9))).not.toContain('a-known-secret');
  expect(outbox.list(9)).toHaveLength(1);
});

test('a disk that takes nothing: it is written down once the disk takes it', async () => {
  const { begin, settle, outbox, clock, titles, faults } = benchOf();
  let isFull = true;
  begin({
    isTold: (id, key) => outbox.isTold(id, key),
    add(messages) {
      if (isFull) throw new Error('disk full');
      outbox.add(messages);
    },
  });
  await settle(runViewOf());
  expect([titles(), faults.length]).toEqual([[], 1]);
  isFull = false;
  await clock.advance(60_000);
  expect(titles()).toEqual(['Evening news: 1 of 1 accepted']);
});

test('what is yet to be written down at the end of the program is written then', () => {
  const { begin, store, titles } = benchOf();
  const feed = begin();
  store.update({ runs: byPreset(runViewOf()) });
  feed.stop();
  expect(titles()).toHaveLength(1);
});
