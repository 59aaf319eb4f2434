import { describe, expect, test } from 'vitest';
import {
  COLLECTION_NAMES,
  COLLECTIONS,
  publishedMessageSchema,
  publishedStateSchema,
} from '#contract/control/messages.ts';
import type { AppState } from '#contract/model/app-state.ts';
import { AppStateStore } from '../../../electron/app/state.ts';
import { ChangeFeed } from '../../../electron/control/published/change-feed.ts';
import { publishedState } from '../../../electron/control/published/collections.ts';
import { accountOf, byPreset, stateOf } from '../../support/app-states.ts';
import { presetOf } from '../../support/presets.ts';
import { FeedClient } from '../../support/published.ts';
import { callOf, MOMENT, recordingOf, runViewOf, settledCall } from '../../support/runs.ts';

const NOW = () => new Date(MOMENT);
const AT = new Date(MOMENT).toISOString();

const SCHEDULE = {
  schedule: {
    ...{ id: 'schedule', name: 'News, weekdays', presetId: 'preset', cron: '0 19 * * 1-5' },
    ...{ timeZone: 'Asia/Shanghai', missed: { startWithinMinutes: 10 }, enabled: true, since: AT },
  },
  nextAt: AT,
  endsAt: null,
};
const ALARM = {
  ...{ kind: 'start-not-accepted' as const, about: 'run', parts: ['call'], presetId: 'preset' },
  ...{ presetName: 'Evening news', scheduleName: null, at: null, reason: null, value: null },
  ...{ streams: [{ vendor: 'Tencent' as const, streamId: 'cdn01' }], streamCount: 1 },
  ...{ id: 'alarm', since: AT, calls: 1, acknowledged: null },
};
const TROUBLE = {
  ...{ scheduleId: 'schedule', scheduleName: 'News, weekdays', plannedAt: AT },
  ...{ presetId: 'preset', kind: 'missed' as const, reason: 'not-there' as const },
};
const WATCH = {
  ...{ callId: 'call', runId: 'run', presetId: 'preset', presetName: 'Evening news' },
  ...{ accountId: 'account', appId: 12345, service: 'https://rtc-api.zego.im/' },
  ...{ vendor: 'Tencent' as const, streamId: 'cdn01', startedAt: AT, endedAt: null, open: false },
  ...{ found: 0, expected: null, lookedAt: null, nextLookAt: AT, fault: null },
  ...{ state: 'waiting' as const, dismissed: false },
};

/** Something of every list. */
const full = (change: Partial<AppState> = {}): AppState =>
  stateOf({
    presets: [presetOf(), presetOf({ id: 'old', name: 'Old', archived: true })],
    runs: byPreset(runViewOf()),
    recordings: [recordingOf({ endTime: MOMENT / 1000 + 60 })],
    schedules: [SCHEDULE],
    scheduleTroubles: [TROUBLE],
    alarms: [ALARM],
    problems: [
      { code: 'clock-off', detail: '7' },
      { code: 'folder-shared', detail: 'one' },
      { code: 'folder-shared', detail: 'two' },
    ],
    fileWatches: [WATCH],
    ...change,
  });

describe('what is published of a state', () => {
  test('is what its schemas say, and nothing else', () => {
    const published = publishedState(full());
    expect(publishedStateSchema.strict().parse(published)).toEqual(published);
    for (const name of COLLECTION_NAMES) {
      expect([name, published[name].length]).not.toEqual([name, 0]);
      for (const one of published[name]) {
        expect(COLLECTIONS[name].schema.strict().parse(one)).toEqual(one);
      }
      const ids = published[name].map(({ id }) => id);
      expect(new Set(ids).size, name).toBe(ids.length);
    }
  });

  test('tells what runs, what may run and what is missing', () => {
    const preset = presetOf({ streamIds: ['cdn01', 'cdn02', 'cdn03'] });
    const run = runViewOf({ calls: [settledCall(['accepted', 'unknown', 'rejected'])] });
    const published = publishedState(
      full({
        presets: [preset],
        runs: byPreset(run),
        recordings: [recordingOf(), recordingOf({ streamId: 'cdn02', certainty: 'uncertain' })],
      }),
    );
    expect(published.presets).toMatchObject([
      {
        ...{ state: 'unknown', trouble: 'toVerify', recording: 1, uncertain: 1, total: 3 },
        missing: [{ vendor: 'Tencent', streamIds: ['cdn03'] }],
        ...{ since: AT, endsAt: null, account: 'Main', run: 'run', runStatus: 'partial' },
      },
    ]);
    expect(published.calls[0]?.rows.map(({ status }) => status)).toEqual([
      'accepted',
      'unknown',
      'rejected',
    ]);
  });

  test('has moments in UTC, and the end that counts', () => {
    const [recording] = publishedState(full()).recordings;
    expect(recording?.endsAt).toBe(new Date(MOMENT + 60_000).toISOString());
  });

  test('names a deleted preset for as long as something of it runs', () => {
    const state = full({ presets: [], accounts: [] });
    expect(publishedState(state).presets).toMatchObject([
      { id: 'preset', name: 'Evening news', deleted: true, accountId: 'account', account: null },
    ]);
    expect(publishedState({ ...state, recordings: [] }).presets).toEqual([]);
  });

  test('says that more may run where the journal was lost', () => {
    const lost = full({ problems: [{ code: 'journal-lost', detail: '' }] });
    expect(publishedState(full()).app.knowsWhatRuns).toBe(true);
    expect(publishedState(lost).app.knowsWhatRuns).toBe(false);
  });
});

/** A store that tells its views at once, and how many listen to it. */
function storeOf(state: AppState) {
  const store = new AppStateStore(state, (tell) => tell());
  let listeners = 0;
  return {
    store: {
      snapshot: () => store.snapshot(),
      subscribe(listener: Parameters<AppStateStore['subscribe']>[0]) {
        listeners += 1;
        const end = store.subscribe(listener);
        return () => {
          listeners -= 1;
          end();
        };
      },
    },
    update: (change: Partial<AppState>) => store.update(change),
    get state() {
      return store.state;
    },
    get listeners() {
      return listeners;
    },
  };
}

/** Changes of every part, one after the other. */
const CHANGES: readonly ((state: AppState) => Partial<AppState>)[] = [
  ({ presets }) => ({ presets: presets.map((one) => ({ ...one, name: `${one.name} 2` })) }),
  () => ({ runs: byPreset(runViewOf({ seq: 2, calls: [callOf({ state: 'sending' })] })) }),
  () => ({ runs: byPreset(runViewOf({ seq: 3, id: 'run-2' })) }),
  () => ({ recordings: [recordingOf({ certainty: 'uncertain' }), recordingOf({ streamId: 'x' })] }),
  () => ({ recordings: [] }),
  () => ({ accounts: [accountOf({ secret: 'locked', name: 'Other' })] }),
  () => ({ vault: { ...stateOf().vault, state: 'locked-by-user' } }),
  () => ({ problems: [] }),
  () => ({ problems: [{ code: 'journal-lost', detail: '录' }] }),
  () => ({ schedules: [], scheduleTroubles: [] }),
  () => ({ alarms: [{ ...ALARM, acknowledged: { by: 'A', at: AT } }] }),
  () => ({ fileWatches: [{ ...WATCH, found: 1, state: 'complete' }] }),
  () => ({ dismissedRuns: ['run-2'] }),
  () => ({ presets: [] }),
];

describe('the feed of changes', () => {
  test('leads every reader from its snapshot to the state that is', () => {
    const desk = storeOf(full());
    const feed = new ChangeFeed(desk.store, NOW);
    const clients = [new FeedClient(feed)];
    for (const [at, change] of CHANGES.entries()) {
      desk.update(change(desk.state));
      if (at === 5) clients.push(new FeedClient(feed));
      for (const client of clients) expect(client.state).toEqual(publishedState(desk.state));
    }
    for (const { messages } of clients) {
      expect(messages.map(({ seq }) => seq)).toEqual(messages.map((_, at) => at + 1));
      for (const message of messages) {
        expect(publishedMessageSchema.parse(message)).toEqual(message);
      }
    }
  });

  test('tells nothing where nothing that is published has changed', () => {
    const desk = storeOf(full());
    const client = new FeedClient(new ChangeFeed(desk.store, NOW));
    desk.update({ practiceBehaviour: 'slow', questions: [] });
    desk.update({ presets: desk.state.presets.map((one) => ({ ...one, confirmStop: false })) });
    expect(client.messages.map(({ type }) => type)).toEqual(['snapshot']);
  });

  test('tells of what left its list', () => {
    const desk = storeOf(full());
    const client = new FeedClient(new ChangeFeed(desk.store, NOW));
    desk.update({ recordings: [] });
    expect(client.messages).toContainEqual({
      ...{ type: 'recording', seq: 4, at: AT, recording: null },
      id: '12345 https://rtc-api.zego.im/ Tencent cdn01',
    });
  });

  test('keeps changes for a reader that waits, in order', () => {
    const desk = storeOf(full());
    const client = new FeedClient(new ChangeFeed(desk.store, NOW));
    client.isFull = true;
    desk.update({ problems: [{ code: 'clock-off', detail: '1' }] });
    desk.update({ problems: [{ code: 'clock-off', detail: '2' }] });
    // The first one was taken: it is what told the sink's wish.
    const taken = client.messages.length;
    client.isFull = false;
    client.drained();
    expect(client.messages.length).toBeGreaterThan(taken);
    expect(client.state).toEqual(publishedState(desk.state));
  });

  test('drops what is too much for a slow reader, says how much, and begins again', () => {
    const desk = storeOf(full());
    const limit = 2_000;
    const client = new FeedClient(new ChangeFeed(desk.store, NOW, limit));
    const quick = new FeedClient(new ChangeFeed(desk.store, NOW));
    client.isFull = true;
    const count = 500;
    const detailOf = (at: number) => `${'x'.repeat(90)} ${at}`;
    for (let at = 0; at < count; at += 1) {
      desk.update({ problems: [{ code: 'disk-nearly-full', detail: detailOf(at) }] });
    }
    expect(client.messages.length).toBeLessThan(5);
    const taken = client.messages.length;
    client.isFull = false;
    client.drained();
    const [gap, snapshot, ...rest] = client.messages.slice(taken);
    const lost = quick.messages.length - taken;
    expect(gap).toEqual({ type: 'gap', seq: taken + 1, at: AT, lost });
    expect([snapshot?.type, rest]).toEqual(['snapshot', []]);
    expect(client.state).toEqual(publishedState(desk.state));
    desk.update({ problems: [] });
    expect(client.state).toEqual(quick.state);
    expect(client.messages.map(({ seq }) => seq)).toEqual(client.messages.map((_, at) => at + 1));
  });

  test('keeps no more than its bound for a reader that never reads', () => {
    const desk = storeOf(full());
    const limit = 10_000;
    const client = new FeedClient(new ChangeFeed(desk.store, NOW, limit));
    client.isFull = true;
    desk.update({ problems: [] });
    const { bytes } = client;
    // As many as the bound holds, and not one more: after that they are only counted.
    for (let at = 0; at < 1_000; at += 1) {
      desk.update({ problems: [{ code: 'clock-off', detail: String(at) }] });
    }
    expect(client.bytes).toBe(bytes);
    client.drained();
    expect(client.bytes - bytes).toBeLessThan(limit);
  });

  test('is at rest while there is no reader', () => {
    const desk = storeOf(full());
    const feed = new ChangeFeed(desk.store, NOW);
    expect(desk.listeners).toBe(0);
    const [one, two] = [new FeedClient(feed), new FeedClient(feed)];
    expect([desk.listeners, feed.size]).toEqual([1, 2]);
    one.close();
    const told = one.messages.length;
    desk.update({ problems: [] });
    expect(one.messages).toHaveLength(told);
    two.close();
    expect([desk.listeners, feed.size]).toEqual([0, 0]);
    // One that comes later gets what is, not what was.
    expect(new FeedClient(feed).state).toEqual(publishedState(desk.state));
  });
});
