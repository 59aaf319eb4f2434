import { beforeEach, describe, expect, test } from 'vitest';
import { LOCALES } from '#contract/locales/index.ts';
import { ALARM_KINDS, type AlarmKind } from '#contract/model/alarm.ts';
import type { AppState } from '#contract/model/app-state.ts';
import type { Recording } from '#contract/model/start.ts';
import { alarmText, pastAlarmText } from '#contract/rules/alarms/alarm-text.ts';
import type { AlarmService } from '../../../../electron/app/alarms/alarm-service.ts';
import { translatorFor } from '../../../../electron/app/language.ts';
import { AppStateStore } from '../../../../electron/app/state.ts';
import { occurrencesOfAlarms } from '../../../../electron/app/webhooks/occurrences.ts';
import { fileWatchOf } from '../../../../electron/recording/files/watch.ts';
import { outcomeWithoutAnswer } from '../../../../electron/zego/answer/answer.ts';
import { accountOf, byPreset, stateOf } from '../../../support/app-states.ts';
import { troubleOf } from '../../../support/fake-bridge/agenda-seeds.ts';
import { momentAt, watchOf } from '../../../support/files-bench.ts';
import { followedAlarms } from '../../../support/followed-alarms.ts';
import { presetOf } from '../../../support/presets.ts';
import { MOMENT, recordingOf, runViewOf, settledCall } from '../../../support/runs.ts';

const MINUTE_MS = 60_000;
const en = translatorFor('en');
const zh = translatorFor('zh-CN');

let store: AppStateStore;
let now: number;
let alarms: AlarmService;

beforeEach(() => {
  now = MOMENT;
  const presets = [presetOf({ streamIds: ['cdn01', 'cdn02'] })];
  store = new AppStateStore(stateOf({ presets }), (work) => work());
  alarms = followedAlarms(store, () => now);
});

/** What is so from now on. */
function put(change: Partial<AppState>): void {
  now += 1_000;
  store.update(change);
}

const kinds = () => store.state.alarms.map(({ kind }) => kind);
const only = () => {
  const [alarm, ...others] = store.state.alarms;
  if (!alarm || others.length > 0) throw new Error(`alarms: ${kinds()}`);
  return alarm;
};

const started = (id: string) => ({
  runs: byPreset(runViewOf({ id, calls: [settledCall(['rejected', 'rejected'], { id })] })),
});
const unknown = (id: string): Partial<AppState> => ({
  runs: byPreset(
    runViewOf({
      id,
      calls: [
        settledCall([], {
          id,
          outcome: outcomeWithoutAnswer(['cdn01', 'cdn02'], 'unknown', 'no-answer'),
          streamIds: ['cdn01', 'cdn02'],
        }),
      ],
    }),
  ),
  recordings: ['cdn01', 'cdn02'].map((streamId) =>
    recordingOf({ streamId, callId: id, certainty: 'uncertain' }),
  ),
});
const stopped = (id: string): Partial<AppState> => ({
  runs: byPreset(
    runViewOf({
      id,
      action: 'StopCDNRecord',
      calls: [settledCall(['rejected', 'rejected'], { id, action: 'StopCDNRecord' })],
    }),
  ),
  recordings: ['cdn01', 'cdn02'].map((streamId) => recordingOf({ streamId })),
});
const ending = (endTime: number): Partial<AppState> => ({
  recordings: [
    recordingOf({ endTime, since: new Date(MOMENT - 60 * MINUTE_MS).toISOString() }),
    recordingOf({
      endTime,
      streamId: 'cdn02',
      since: new Date(MOMENT - 60 * MINUTE_MS).toISOString(),
    }),
  ],
});
const SOON = MOMENT / 1000 + 500;
const missing = (runId: string) =>
  fileWatchOf(watchOf({ runId, endedAt: momentAt(0), lookedAt: momentAt(3600), state: 'missing' }));
const occurrence = {
  scheduleId: 'news',
  scheduleName: 'News',
  plannedAt: momentAt(300),
  presetId: 'preset',
};
const quiet: Partial<AppState> = {
  runs: byPreset(
    runViewOf({ id: 'well', seq: 99, calls: [settledCall(['accepted', 'accepted'])] }),
  ),
  recordings: [],
  scheduleTroubles: [],
  unpushed: [],
  fileWatches: [],
  problems: [],
};

interface Case {
  /** Has the alarm arise; the second one, after the first, has it arise anew. */
  readonly arises: Partial<AppState>;
  /** Makes an alarm that was acknowledged worse; absent where it cannot get worse. */
  readonly worse?: Partial<AppState>;
}

const planned = (trouble: 'locked' | 'too-late') => ({
  recordings: [recordingOf({ plannedStop: { at: MOMENT / 1000, trouble } })],
});

/** What a second task is to take over from, well ahead of its end. */
const handedOver = (handOver: Recording['handOver'], change: Partial<Recording> = {}) =>
  recordingOf({ endTime: MOMENT / 1000 + 7200, since: momentAt(-3600), ...change, handOver });

const CASES: Readonly<Record<AlarmKind, Case>> = {
  'start-not-accepted': { arises: started('one'), worse: started('two') },
  'not-recording': { arises: { scheduleTroubles: [troubleOf({ kind: 'late' })] } },
  'outcome-unknown': { arises: unknown('one'), worse: unknown('two') },
  'start-blocked': {
    arises: { scheduleTroubles: [troubleOf({ kind: 'ahead', reason: 'credentials-unavailable' })] },
    worse: {
      scheduleTroubles: [troubleOf({ kind: 'refused', reason: 'credentials-unavailable' })],
    },
  },
  'stream-not-pushed': {
    arises: { unpushed: [{ ...occurrence, streamIds: ['cdn01'] }] },
    worse: { unpushed: [{ ...occurrence, streamIds: ['cdn01', 'cdn02'] }] },
  },
  'planned-stop-failed': { arises: planned('locked'), worse: planned('too-late') },
  'stop-not-accepted': { arises: stopped('one'), worse: stopped('two') },
  'hand-over-failed': {
    arises: { recordings: [handedOver({ until: null, trouble: 'locked' })] },
    worse: { recordings: [handedOver({ until: null, trouble: 'failed' })] },
  },
  'end-near': { arises: ending(SOON), worse: ending(SOON + 60) },
  'file-missing': { arises: { fileWatches: [missing('run')] } },
  'disk-nearly-full': { arises: { problems: [{ code: 'disk-nearly-full', detail: '400' }] } },
  'clock-off': { arises: { problems: [{ code: 'clock-off', detail: '-90' }] } },
  'receiver-silent': { arises: { problems: [{ code: 'receiver-silent', detail: '3' }] } },
};

describe.each(ALARM_KINDS)('%s', (kind) => {
  const { arises, worse } = CASES[kind];

  test('arises once, holds, and ends', () => {
    put(arises);
    expect(kinds()).toEqual([kind]);
    const first = only();
    expect(first).toMatchObject({ calls: 1, acknowledged: null });
    put({});
    now += 10_000;
    alarms.look();
    expect(only()).toEqual(first);
    put(quiet);
    expect(kinds()).toEqual([]);
    expect(alarms.page(null, 50).alarms).toMatchObject([
      { id: first.id, endedAt: expect.any(String) },
    ]);
  });

  test('acknowledged, it stays with name and time, and is quiet', () => {
    put(arises);
    const { id } = only();
    now += 5_000;
    alarms.acknowledge([id]);
    const acknowledged = { by: 'li.na', at: new Date(now).toISOString() };
    expect(only()).toMatchObject({ id, acknowledged });
    now += 5_000;
    alarms.acknowledge([id]);
    put({});
    expect(only()).toMatchObject({ id, calls: 1, acknowledged });
    expect(alarms.page(null, 50).alarms).toMatchObject([{ id, acknowledgements: [acknowledged] }]);
  });

  test('over and there again, it is another one that nobody has acknowledged', () => {
    put(arises);
    alarms.acknowledge([only().id]);
    const former = only().id;
    put(quiet);
    put({ ...quiet, runs: {}, ...arises, ...(arises.runs && { runs: renumbered(arises.runs) }) });
    expect(only()).toMatchObject({ kind, calls: 1, acknowledged: null });
    expect(only().id).not.toBe(former);
  });

  test.runIf(worse)('worse, it calls again under the same name', () => {
    put(arises);
    const { id } = only();
    alarms.acknowledge([id]);
    put(worse ?? {});
    expect(only()).toMatchObject({ id, kind, calls: 2, acknowledged: null });
    alarms.acknowledge([id]);
    put(arises);
    expect(only()).toMatchObject({ id, calls: 2, acknowledged: { by: 'li.na' } });
  });

  test('has a title in both languages', () => {
    put(arises);
    for (const t of [en, zh]) {
      const { title, lines } = alarmText(only(), new Date(MOMENT), t);
      // What to do would be false of an alarm that is over.
      const past = pastAlarmText(only(), new Date(MOMENT), t);
      expect(past.title).toBe(title);
      expect(lines.slice(0, past.lines.length)).toEqual(past.lines);
      expect(past.lines.filter((line) => ADVICE.has(line))).toEqual([]);
      expect([title, ...lines].join('\n')).not.toMatch(/\{\{|undefined|NaN/);
      expect(title).not.toBe('');
    }
  });
});

/** The state takes no older run in the place of a newer one. */
const renumbered = (runs: AppState['runs']): AppState['runs'] =>
  Object.fromEntries(Object.entries(runs).map(([id, run]) => [id, { ...run, seq: 100 }]));

const ADVICE = new Set(
  Object.values(LOCALES).flatMap((texts) =>
    Object.entries(texts).flatMap(([key, text]) => (key.startsWith('alarm.advice.') ? [text] : [])),
  ),
);

describe('an end that is set at the vendor', () => {
  test('calls ten minutes before, and not when it is over', () => {
    const end = MOMENT / 1000 + 3600;
    put(ending(end));
    expect(kinds()).toEqual([]);
    now = end * 1000 - 10 * MINUTE_MS - 1;
    alarms.look();
    expect(kinds()).toEqual([]);
    now += 1;
    alarms.look();
    expect(only()).toMatchObject({ kind: 'end-near', streamCount: 2, presetId: 'preset' });
    now = end * 1000;
    alarms.look();
    expect(kinds()).toEqual([]);
  });

  test.each([
    ['the program stops it before', { plannedStop: { at: SOON - 60 } }],
    ['its outcome is unknown', { certainty: 'uncertain' as const }],
    ['a second task takes over', { handOver: { until: null } }],
    ['it is practice', { practice: true }],
    ['it was begun within the last ten minutes before it', { since: momentAt(0) }],
    ['there is none', { endTime: null }],
  ])('does not call where %s', (_what, change) => {
    put({
      recordings: [recordingOf({ endTime: SOON, since: momentAt(-3600), ...change })],
    });
    expect(kinds()).not.toContain('end-near');
  });

  test('calls where no second task takes over after all', () => {
    const handOver = { until: null, trouble: 'failed' as const };
    put({ recordings: [recordingOf({ endTime: SOON, since: momentAt(-3600), handOver })] });
    expect(kinds()).toEqual(['hand-over-failed', 'end-near']);
  });

  test('as early as the operator has chosen', () => {
    put({ settings: { ...store.state.settings, alarms: { minutes: { 'end-near': 3 } } } });
    put(ending(SOON));
    expect(kinds()).toEqual([]);
    now = SOON * 1000 - 3 * MINUTE_MS;
    alarms.look();
    expect(kinds()).toEqual(['end-near']);
  });
});

describe('a second task', () => {
  test('calls once for a preset, with the end that is certain, and ends with the trouble', () => {
    const former = {
      callId: 'first',
      endTime: MOMENT / 1000 + 600,
      certainty: 'accepted',
    } as const;
    put({
      recordings: [
        handedOver({ until: null, trouble: 'failed' }),
        handedOver({ until: null, trouble: 'unknown', former }, { streamId: 'cdn02' }),
      ],
    });
    expect(only()).toMatchObject({ kind: 'hand-over-failed', streamCount: 2, at: momentAt(600) });
    put({ recordings: [handedOver({ until: null })] });
    expect(kinds()).toEqual([]);
  });

  test('of practice raises no alarm', () => {
    put({ recordings: [handedOver({ until: null, trouble: 'failed' }, { practice: true })] });
    expect(kinds()).toEqual([]);
  });

  test.each([
    ['failed', 0],
    ['unsent', 0],
    ['unknown', 0],
    ['locked', 1],
    ['no-account', 1],
  ] as const)('%s: a message of the alarm unless that of its run tells it', (trouble, count) => {
    put({ recordings: [handedOver({ until: null, trouble })] });
    expect(occurrencesOfAlarms(store.state, now)).toHaveLength(count);
  });
});

test('practice raises no alarm', () => {
  const accounts = [accountOf({ practice: true })];
  put({ accounts });
  put({
    ...started('one'),
    fileWatches: [missing('run')],
    recordings: [recordingOf({ practice: true, endTime: SOON })],
    scheduleTroubles: [troubleOf({ kind: 'missed', presetId: 'preset' })],
    unpushed: [{ ...occurrence, streamIds: ['cdn01'] }],
  });
  expect(kinds()).toEqual([]);
});

test('a planned stop that failed is one alarm, not two', () => {
  put({
    runs: byPreset(
      runViewOf({
        action: 'StopCDNRecord',
        source: 'planned-stop',
        calls: [settledCall(['rejected', 'rejected'], { id: 'stop', action: 'StopCDNRecord' })],
      }),
    ),
    recordings: ['cdn01', 'cdn02'].map((streamId) =>
      recordingOf({ streamId, plannedStop: { at: MOMENT / 1000, trouble: 'failed' } }),
    ),
  });
  expect(kinds()).toEqual(['planned-stop-failed']);
});
