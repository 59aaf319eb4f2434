import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { AppState } from '#contract/model/app-state.ts';
import type { FileWatch } from '#contract/model/file.ts';
import type { Call } from '#contract/model/outcome.ts';
import type { RunView } from '#contract/model/run.ts';
import type { AlarmService } from '../../../../electron/app/alarms/alarm-service.ts';
import { translatorFor } from '../../../../electron/app/language.ts';
import { Notifications } from '../../../../electron/app/notifications/notifications.ts';
import type {
  NotificationContent,
  NotifierEvents,
} from '../../../../electron/app/notifications/notifier.ts';
import { AppStateStore } from '../../../../electron/app/state.ts';
import { fileWatchOf } from '../../../../electron/recording/files/watch.ts';
import { outcomeWithoutAnswer } from '../../../../electron/zego/answer/answer.ts';
import { accountOf, stateOf } from '../../../support/app-states.ts';
import { momentAt, watchOf } from '../../../support/files-bench.ts';
import { followedAlarms } from '../../../support/followed-alarms.ts';
import { presetOf } from '../../../support/presets.ts';
import { MOMENT, recordingOf, runViewOf, settledCall } from '../../../support/runs.ts';

let state: AppStateStore;
let shown: Map<string, NotificationContent>;
/** What the notifier was told, in order. */
let told: string[];
let done: string[];
let now: number;
let events: NotifierEvents;
let notifications: Notifications;
let alarms: AlarmService;

const NEWS = presetOf({ streamIds: ['cdn01', 'cdn02'] });

beforeEach(() => {
  vi.useFakeTimers();
  state = new AppStateStore(stateOf({ presets: [NEWS] }), (work) => work());
  alarms = followedAlarms(state, () => MOMENT);
  shown = new Map();
  told = [];
  done = [];
  now = 0;
  notifications = new Notifications({
    state,
    createNotifier: (given) => {
      events = given;
      return {
        show: (key, content) => {
          told.push(content.title);
          shown.set(key, content);
        },
        close: (key) => {
          told.push(`closed: ${shown.get(key)?.title}`);
          shown.delete(key);
        },
        end: () => undefined,
      };
    },
    translator: translatorFor,
    commands: {
      stop: async (id) => void done.push(`stop ${id}`),
      retry: async (id) => void done.push(`retry ${id}`),
    },
    open: (address) => done.push(`open ${address?.join('/') ?? 'window'}`),
    acknowledge: (ids) => alarms.acknowledge(ids),
    later: (work) => work(),
    onFault: (error) => {
      throw error;
    },
    now: () => now,
    began: MOMENT,
  });
});

afterEach(() => {
  notifications.end();
  alarms.stop();
  vi.useRealTimers();
});

/** The run has begun, or come further. */
function put(run: RunView, change: Partial<AppState> = {}) {
  state.update({ runs: { [run.presetId]: run }, ...change });
}

/** The run has settled, with what it has started. */
function settle(run: RunView, change: Partial<AppState> = {}) {
  put(run, change);
  notifications.settled(run);
}

const rejected = (change: Partial<RunView> = {}) =>
  runViewOf({ calls: [settledCall(['accepted', 'rejected'])], ...change });
const RECORDING = { recordings: [recordingOf()] };

const unknownCall = settledCall([], {
  outcome: outcomeWithoutAnswer(['cdn01', 'cdn02'], 'unknown', 'no-answer'),
  streamIds: ['cdn01', 'cdn02'],
});
const UNCERTAIN = {
  recordings: ['cdn01', 'cdn02'].map((streamId) =>
    recordingOf({ streamId, certainty: 'uncertain' }),
  ),
};

const accepted = (id: string): RunView =>
  runViewOf({
    id,
    presetId: id,
    presetName: `News ${id}`,
    calls: [settledCall(['accepted'], { id })],
  });

const only = (): [string, NotificationContent] => {
  const [entry, ...others] = shown;
  if (!entry || others.length > 0) throw new Error(`shown: ${[...shown.keys()]}`);
  return entry;
};

/** A look that is not the first of its interval has been taken. */
const looked = () => vi.advanceTimersByTime(1_000);

describe('trouble', () => {
  test('stays, and offers what can be done about it: start and stop not beside each other', () => {
    settle(rejected(), RECORDING);
    const [, content] = only();
    expect(content).toMatchObject({ title: 'Evening news: 1 of 2 not recording', stays: true });
    expect(content.buttons.map(({ label }) => label)).toEqual([
      'Retry missing',
      'Details',
      'Acknowledge',
      'Stop',
    ]);
  });

  test('where nothing records there is nothing to stop; where all is to be verified, nothing to retry', () => {
    settle(runViewOf({ calls: [settledCall(['rejected', 'rejected'])] }));
    expect(only()[1].buttons.map(({ action }) => action)).toEqual([
      'retry-missing',
      'details',
      'acknowledge',
    ]);
    shown.clear();
    settle(runViewOf({ id: 'other', calls: [unknownCall] }), UNCERTAIN);
    expect(only()[1].buttons.map(({ action }) => action)).toEqual([
      'details',
      'acknowledge',
      'stop',
    ]);
  });

  test('a verdict replaces it, the last verdict ends it', () => {
    settle(runViewOf({ calls: [unknownCall] }), UNCERTAIN);
    const at = new Date(MOMENT).toISOString();
    const verdict = (streamId: string) => ({ streamId, verdict: 'not-recording' as const, at });
    const settled = (...ids: string[]) =>
      runViewOf({ calls: [{ ...unknownCall, verdicts: ids.map(verdict) }] });
    put(settled('cdn01'), { recordings: UNCERTAIN.recordings.slice(1) });
    looked();
    put(settled('cdn01', 'cdn02'), { recordings: [] });
    looked();
    expect(told).toEqual([
      'Evening news: 2 of 2 to verify',
      'Evening news: 1 of 2 not recording, 1 to verify',
      'closed: Evening news: 1 of 2 not recording, 1 to verify',
    ]);
  });

  test('ends when its result is dismissed in the window', () => {
    settle(rejected(), RECORDING);
    state.update({ dismissedRuns: ['run'] });
    looked();
    expect(shown.size).toBe(0);
  });

  test('ends when the preset is started again, and a retry that fails shows its own', () => {
    settle(rejected(), RECORDING);
    const waits = { ...rejected({ id: 'second', seq: 2 }), status: 'sending' as const };
    put(waits);
    looked();
    expect(shown.size).toBe(0);
    settle(rejected({ id: 'second', seq: 2 }));
    expect(only()[0]).toBe('second');
  });

  test('is told while another vendor keeps the run waiting, and changes with what comes later', () => {
    const late = settledCall(['accepted', 'accepted'], { id: 'late', vendor: 'Ws' });
    const waiting = { ...late, state: 'sending' as const, outcome: null };
    const preset = presetOf({ streamIds: ['cdn01', 'cdn02'], vendors: ['Tencent', 'Ws'] });
    const run = (ws: Call) => runViewOf({ calls: [settledCall(['accepted', 'rejected']), ws] });
    put(run(waiting), { ...RECORDING, presets: [preset] });
    expect(told).toEqual([]);
    vi.advanceTimersByTime(5_000);
    const [key, content] = only();
    expect(content.title).toBe('Evening news: 1 of 4 not recording');
    expect(content.body).toMatch(/\n2 still in progress$/);
    expect(content.buttons.map(({ action }) => action)).toEqual(['details', 'acknowledge']);
    const ws = ['cdn01', 'cdn02'].map((streamId) => recordingOf({ vendor: 'Ws', streamId }));
    settle(run(late), { recordings: [...RECORDING.recordings, ...ws] });
    expect(only()[0]).toBe(key);
    expect(only()[1].body).not.toMatch(/still in progress/);
    expect(only()[1].buttons).toHaveLength(4);
  });

  test('is not told twice where the run settles at once', () => {
    const waits = { ...rejected(), status: 'sending' as const };
    put(waits, RECORDING);
    settle(rejected());
    vi.advanceTimersByTime(5_000);
    expect(told).toHaveLength(1);
  });

  test('of two accounts of one stop each has its own', () => {
    const stop = (id: string, seq: number) =>
      runViewOf({
        ...{ id, seq, action: 'StopCDNRecord' },
        calls: [settledCall(['rejected'], { id, action: 'StopCDNRecord' })],
      });
    put(stop('second', 2));
    settle(stop('first', 1));
    settle(stop('second', 2));
    looked();
    expect([...shown.keys()]).toEqual(['first', 'second']);
  });

  test('what the operator dismissed does not come back', () => {
    settle(rejected(), RECORDING);
    events.onClosed(only()[0]);
    shown.clear();
    state.update({ recordings: [] });
    looked();
    expect(shown.size).toBe(0);
  });

  test('a text that stays the same is not shown again', () => {
    settle(rejected(), RECORDING);
    state.update({ presets: [NEWS, presetOf({ id: 'other' })] });
    looked();
    expect(told).toHaveLength(1);
  });

  test('is shown again by a service that has lost it, a success is not', () => {
    settle(rejected(), RECORDING);
    settle(accepted('1'));
    events.onLost();
    expect(told).toEqual([
      'Evening news: 1 of 2 not recording',
      'News 1: 1 of 1 accepted',
      'Evening news: 1 of 2 not recording',
    ]);
  });
});

describe('successes', () => {
  test('ten are one notification, which goes by itself', () => {
    for (const id of '0123456789') settle(accepted(id));
    const [, content] = only();
    expect(content).toMatchObject({ title: '10 presets accepted', stays: false });
    expect(content.body).toBe([...'0123456789'].map((id) => `News ${id}`).join(', '));
    expect(told).toHaveLength(10);
  });

  test('trouble among them has its own, and they go on without it', () => {
    settle(accepted('1'));
    settle(rejected(), RECORDING);
    settle(accepted('2'));
    expect([...shown.values()].map(({ title }) => title).sort()).toEqual([
      '2 presets accepted',
      'Evening news: 1 of 2 not recording',
    ]);
  });

  test('starts and stops, and practice and air, do not mix', () => {
    settle(accepted('1'));
    settle({ ...accepted('2'), practice: true });
    settle({ ...accepted('3'), action: 'StopCDNRecord' });
    expect(shown.size).toBe(3);
  });

  test('one that comes later, or after the operator dismissed the others, is told alone', () => {
    settle(accepted('1'));
    now = 10_000;
    settle(accepted('2'));
    expect(told).toEqual(['News 1: 1 of 1 accepted', 'News 2: 1 of 1 accepted']);
    events.onClosed('2');
    settle(accepted('3'));
    expect(told.at(-1)).toBe('News 3: 1 of 1 accepted');
  });

  test('one that is stopped is no longer told as accepted', () => {
    settle(accepted('1'));
    put({ ...accepted('1'), id: 'stop', seq: 2, action: 'StopCDNRecord', status: 'sending' });
    looked();
    expect(shown.size).toBe(0);
  });
});

describe('a button', () => {
  test('does its deed once; pressed again it opens the preset', () => {
    settle(rejected(), RECORDING);
    const [key] = only();
    events.onAction(key, 'retry-missing');
    events.onAction(key, 'retry-missing');
    events.onAction(key, 'stop');
    expect(done).toEqual(['retry preset', 'open presets/show/preset', 'stop preset']);
  });

  test('Details and the notification itself open the preset, a batch the window', () => {
    settle(rejected(), RECORDING);
    events.onAction('run', 'details');
    events.onAction('run', 'default');
    settle(accepted('1'));
    settle(accepted('2'));
    events.onAction('1', 'default');
    expect(done).toEqual(['open presets/show/preset', 'open presets/show/preset', 'open window']);
  });

  test('of a notification that is no longer known does nothing but open the window', () => {
    events.onAction('gone', 'stop');
    notifications.note({ title: 'Evening news was not started', body: 'It is archived.' });
    events.onAction('note 1', 'default');
    expect(done).toEqual(['open window', 'open window']);
  });
});

describe('accepted recordings without a file', () => {
  const missing = (change: Partial<FileWatch> = {}) =>
    fileWatchOf(
      watchOf({
        streamId: 'arena_home',
        endedAt: momentAt(0),
        lookedAt: momentAt(3600),
        state: 'missing',
        ...change,
      }),
    );

  test('are one notification that stays, changes, and goes once the operator has seen them', () => {
    state.update({ fileWatches: [missing()] });
    const title = 'No file found for arena_home at Tencent, 60 min after the end';
    expect(shown.get('missing files')).toMatchObject({ title, stays: true });
    state.update({ fileWatches: [missing(), missing({ streamId: 'b', presetName: 'Debate' })] });
    expect(shown.get('missing files')?.title).toBe('No file found for 2 recordings');
    expect(shown.get('missing files')?.body).toContain(
      'Debate: b at Tencent, 60 min after the end',
    );
    events.onAction('missing files', 'details');
    expect(done).toEqual(['open files']);
    state.update({ fileWatches: [missing({ dismissed: true })] });
    expect(shown.size).toBe(0);
  });

  test.each<[string, Partial<FileWatch>]>([
    ['of an unknown outcome', { open: true }],
    ['that the vendor could not be asked for', { fault: 'refused' }],
    ['that an earlier process has told', { lookedAt: momentAt(-60) }],
    ['of practice', { accountId: 'practice' }],
    ['still looked for', { state: 'waiting' }],
  ])('are not told %s', (_of, change) => {
    const practice = accountOf({ id: 'practice', practice: true });
    state.update({ accounts: [accountOf(), practice] });
    state.update({ fileWatches: [missing(change)] });
    expect(told).toEqual([]);
  });
});

describe('a hand-over', () => {
  const early = (trouble: 'failed' | 'unsent' | 'locked', change = {}) =>
    recordingOf({
      ...{ endTime: MOMENT / 1000, handOver: { until: null, trouble } },
      ...change,
    });
  const titles = () => [...shown.values()].map(({ title }) => title);

  test('that cannot be signed is told once, stays, leads to what runs, and goes with the trouble', () => {
    state.update({ recordings: [early('locked')] });
    state.update({ recordings: [early('locked')] });
    expect(titles()).toEqual(['“Evening news” may end early']);
    const [content] = shown.values();
    expect(content?.stays).toBe(true);
    expect(content?.body).toContain('wanted until it is stopped: the secret for the second task');
    events.onAction('hand-overs', 'details');
    expect(done).toEqual(['open presets/show/preset']);
    state.update({ recordings: [] });
    expect(titles()).toEqual([]);
  });

  test('that was tried has the notification of its run alone; practice raises no alarm', () => {
    const practice = early('locked', { practice: true });
    state.update({ recordings: [early('failed'), early('unsent'), practice] });
    expect(titles()).toEqual([]);
  });

  test('that began late is no late stop', () => {
    notifications.settled(
      runViewOf({
        ...{ source: 'hand-over', continues: 'run', plannedFor: MOMENT / 1000 - 300 },
        calls: [settledCall(['accepted'])],
      }),
    );
    expect([...shown.values()]).toMatchObject([{ stays: false }]);
  });
});

describe('an end at the vendor', () => {
  const ending = (change = {}) =>
    recordingOf({
      ...{ endTime: MOMENT / 1000 + 300, since: new Date(MOMENT - 3_600_000).toISOString() },
      ...change,
    });

  test('is moved by a button, which leads to the field for it and sends nothing', () => {
    state.update({ recordings: [ending()] });
    const [content] = shown.values();
    expect(content?.buttons.map(({ action }) => action)).toEqual([
      'details',
      'acknowledge',
      'move-end',
    ]);
    events.onAction('end-near', 'move-end');
    expect(done).toEqual(['open presets/move-end/preset']);
  });

  test('of several presets has no such button: they have no end in common', () => {
    const other = ending({ presetId: 'other', presetName: 'Sport', streamId: 'b' });
    state.update({ recordings: [ending(), other] });
    const [content] = shown.values();
    expect(content?.buttons.map(({ action }) => action)).toEqual(['details', 'acknowledge']);
    events.onAction('end-near', 'move-end');
    expect(done).toEqual(['open on-air']);
  });
});

describe('a planned stop', () => {
  const overdue = (trouble: 'failed' | 'unsent' | 'too-late' | 'locked', change = {}) =>
    recordingOf({
      ...{ vendor: 'Ws', plannedStop: { at: MOMENT / 1000, trouble } },
      ...change,
    });
  const titles = () => [...shown.values()].map(({ title }) => title);

  test('that was not sent is told once, stays, and goes once the recording is gone', () => {
    state.update({ recordings: [overdue('locked')] });
    state.update({ recordings: [overdue('locked')] });
    expect(titles()).toEqual(['“Evening news” was not stopped at its end']);
    const [content] = shown.values();
    expect(content?.stays).toBe(true);
    expect(content?.body).toContain('the secret is locked or missing');
    expect(content?.buttons.map(({ action }) => action)).toEqual([
      'details',
      'acknowledge',
      'stop',
    ]);
    state.update({ recordings: [] });
    expect(titles()).toEqual([]);
  });

  test('stops its preset with its button, once', () => {
    state.update({ recordings: [overdue('too-late')] });
    events.onAction('overdue stops', 'stop');
    events.onAction('overdue stops', 'stop');
    events.onAction('overdue stops', 'details');
    expect(done).toEqual(['stop preset', 'open presets/show/preset']);
  });

  test('of several presets is one notification without a Stop, which leads to all that runs', () => {
    const other = overdue('too-late', { presetId: 'other', presetName: 'Sport', streamId: 'b' });
    state.update({ recordings: [overdue('too-late'), other] });
    expect(titles()).toEqual(['2 presets were not stopped at their end']);
    expect([...shown.values()][0]?.buttons.map(({ action }) => action)).toEqual([
      'details',
      'acknowledge',
    ]);
    events.onAction('overdue stops', 'details');
    expect(done).toEqual(['open on-air']);
  });

  test('that failed has the notification of its run alone; practice raises no alarm', () => {
    state.update({ recordings: [overdue('failed'), overdue('locked', { practice: true })] });
    expect(titles()).toEqual([]);
  });

  test('that does not get through is told once for all its tries', () => {
    const attempt = (id: string, seq: number) => {
      const outcome = outcomeWithoutAnswer(['cdn01'], 'failed', 'connection-refused');
      const call = { ...settledCall([], { id, action: 'StopCDNRecord' }), outcome };
      return runViewOf({
        ...{ id, seq, action: 'StopCDNRecord', source: 'planned-stop', calls: [call] },
      });
    };
    settle(attempt('first', 1), { recordings: [overdue('unsent')] });
    looked();
    settle(attempt('second', 2));
    vi.advanceTimersByTime(5_000);
    expect(told).toEqual(['“Evening news” was not stopped at its end']);
    expect([...shown.values()][0]?.body).toContain('CDN Recorder tries again');
  });

  test('that was sent late says so and stays; one in time is an ordinary success', () => {
    const stopped = (lateSeconds: number) =>
      runViewOf({
        ...{ action: 'StopCDNRecord', source: 'planned-stop' },
        plannedFor: MOMENT / 1000 - lateSeconds,
        createdAt: new Date(MOMENT).toISOString(),
        calls: [settledCall(['accepted'], { action: 'StopCDNRecord' })],
      });
    notifications.settled(stopped(5));
    expect([...shown.values()]).toMatchObject([{ stays: false }]);
    shown.clear();
    notifications.settled(stopped(17 * 60));
    expect([...shown.values()]).toMatchObject([
      { stays: true, body: expect.stringContaining('Sent 17 min late') },
    ]);
  });
});
