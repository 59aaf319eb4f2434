import { describe, expect, test } from 'vitest';
import type { AppState } from '#contract/model/app-state.ts';
import type { Status } from '#contract/model/outcome.ts';
import type { RunStatus, RunView } from '#contract/model/run.ts';
import { translatorFor } from '../../../electron/app/language.ts';
import type { TrayIcon } from '../../../electron/desktop/tray/tray-icon.ts';
import { trayView } from '../../../electron/desktop/tray/tray-view.ts';
import { fileWatchOf } from '../../../electron/recording/files/watch.ts';
import { outcomeOf } from '../../../electron/zego/answer/answer.ts';
import { accountOf, byPreset, stateOf, vaultOf } from '../../support/app-states.ts';
import { momentAt, watchOf } from '../../support/files-bench.ts';
import { presetOf } from '../../support/presets.ts';
import { callOf, MOMENT, recordingOf, runViewOf, settledCall } from '../../support/runs.ts';
import { flattenItems } from '../../support/tray-items.ts';

const NOW = new Date(MOMENT);
const view = (change: Partial<AppState> = {}) =>
  trayView(stateOf(change), translatorFor('en'), NOW);
const inChinese = (change: Partial<AppState> = {}) =>
  trayView(stateOf(change), translatorFor('zh-CN'), NOW);

/** Calls that make a run of each status. */
const CALLS = {
  queued: [callOf()],
  sending: [callOf({ state: 'sending' })],
  accepted: [settledCall(['accepted'])],
  partial: [settledCall(['accepted', 'rejected'])],
  rejected: [settledCall(['rejected'])],
  failed: [settledCall(['failed'])],
  unknown: [settledCall(['unknown'])],
} satisfies Record<RunStatus, RunView['calls']>;

/** The newest run of a preset of its own, with a status. */
const last = (status: RunStatus, change: Partial<RunView> = {}) =>
  runViewOf({ presetId: status, presetName: status, calls: CALLS[status], ...change });

/** Presets and runs of a state in which these are the newest ones. */
const lastRuns = (...runs: RunView[]) => ({
  presets: runs.map(({ presetId, presetName, calls }) =>
    presetOf({
      id: presetId,
      name: presetName,
      streamIds: [...new Set(calls.flatMap(({ streamIds }) => streamIds))],
    }),
  ),
  runs: byPreset(...runs),
});
const iconOf = (...runs: RunView[]): TrayIcon => view(lastRuns(...runs)).icon;

const ACCOUNTS = [accountOf(), accountOf({ id: 'practice', practice: true, appId: 7 })];
const AIR = recordingOf();
const PRACTICE = recordingOf({ accountId: 'practice', practice: true, appId: 7, presetId: 'play' });

describe('where it is not known what runs', () => {
  const presets = [presetOf()];
  const accounts = ACCOUNTS;

  test.each(['journal-unread', 'journal-renewed', 'journal-lost', 'journal-newer'] as const)(
    '%s: never grey, and each preset can be stopped',
    (code) => {
      const problems = [{ code, detail: '' }];
      const seen = view({ presets, accounts, problems });
      expect(seen.icon).toBe('unknown');
      expect(seen.title).toBe('? CDN Recorder');
      expect(seen.tooltip).toContain('recording state unknown');
      expect(flattenItems(seen.items)).toContainEqual(expect.objectContaining({ kind: 'stop' }));
      expect(seen.items).toContainEqual(
        expect.objectContaining({ label: 'Recording state unknown: see the window' }),
      );
      expect(view({ presets, accounts, problems, recordings: [AIR] }).icon).toBe(
        'accepted-trouble',
      );
    },
  );

  test('a journal that takes no record is told too, and hides nothing', () => {
    const problems = [{ code: 'journal-unavailable', detail: '' }] as const;
    const seen = view({ presets, accounts, problems: [...problems] });
    expect(seen.icon).toBe('trouble');
    expect(seen.tooltip).toBe('CDN Recorder: journal cannot be written');
    expect(seen.items).toContainEqual(
      expect.objectContaining({ label: 'Journal cannot be written: see the window' }),
    );
    const recording = view({ presets, accounts, problems: [...problems], recordings: [AIR] });
    expect(recording.icon).toBe('accepted-trouble');
    expect(recording.tooltip).toMatch(/^CDN Recorder: journal cannot be written\n● 1 accepted/);
  });
});

describe('the secrets', () => {
  const vault = vaultOf({ state: 'locked-by-user' });

  test('locked: a lock where nothing else is to be said, and the tooltip says so', () => {
    expect(view({ vault })).toMatchObject({
      icon: 'locked',
      tooltip: 'CDN Recorder: secrets are locked',
    });
    expect(view({ vault, recordings: [AIR] })).toMatchObject({
      icon: 'accepted',
      tooltip: 'CDN Recorder: secrets are locked\n● 1 accepted',
    });
    expect(view({ ...lastRuns(last('unknown')), vault }).icon).toBe('unknown');
    expect(inChinese({ vault }).tooltip).toBe('CDN Recorder：密钥已锁定');
  });

  test('unreadable: trouble, beside what records too', () => {
    const broken = vaultOf({ state: 'damaged' });
    expect(view({ vault: broken })).toMatchObject({
      icon: 'trouble',
      tooltip: 'CDN Recorder: secrets error',
    });
    expect(view({ vault: broken, recordings: [AIR] }).icon).toBe('accepted-trouble');
  });

  test.each(['open', 'memory', 'empty', 'undecided'] as const)('%s: nothing', (state) => {
    expect(view({ vault: vaultOf({ state }) })).toMatchObject({
      icon: 'idle',
      tooltip: 'CDN Recorder: ready',
    });
  });
});

describe('the icon', () => {
  test('idle when nothing was started', () => {
    expect(view().icon).toBe('idle');
  });

  test.each([
    ['queued', 'busy'],
    ['sending', 'busy'],
    ['accepted', 'idle'],
    ['partial', 'trouble'],
    ['rejected', 'trouble'],
    ['failed', 'trouble'],
    ['unknown', 'unknown'],
  ] as const)('a newest run that is %s, and nothing that records: %s', (status, icon) => {
    expect(iconOf(last(status))).toBe(icon);
  });

  test.each([
    [['failed', 'unknown', 'sending', 'accepted'], 'trouble'],
    [['unknown', 'partial', 'sending', 'accepted'], 'unknown'],
    [['partial', 'sending', 'accepted'], 'trouble'],
    [['accepted', 'queued'], 'busy'],
  ] as const)('of %j the most severe: %s', (statuses, icon) => {
    const runs = statuses.map((status) => last(status));
    expect(iconOf(...runs)).toBe(icon);
    expect(iconOf(...runs.reverse())).toBe(icon);
  });

  const RECORDED: readonly Status[] = ['accepted', 'rejected', 'failed', 'unknown'];
  test.each(RECORDED)(
    'beside what records, %s takes a corner of the red disc at most',
    (status) => {
      const other = { ...last(status), calls: [settledCall([status])] };
      const { presets, runs } = lastRuns(other);
      const recordings = [recordingOf({ presetId: 'air', streamId: 'air' })];
      const seen = view({
        presets: [...presets, presetOf({ id: 'air', streamIds: ['air'] })],
        runs,
        recordings,
      });
      expect(seen.icon).toBe(status === 'accepted' ? 'accepted' : 'accepted-trouble');
      expect(seen.title).toMatch(/^● 1 /);
    },
  );

  test('one unknown outcome among recordings of a preset leaves it red', () => {
    const calls = [settledCall(['accepted', 'unknown'])];
    const recordings = [AIR, recordingOf({ streamId: 'cdn02', certainty: 'uncertain' })];
    const presets = [presetOf({ streamIds: ['cdn01', 'cdn02'] })];
    expect(view({ presets, runs: byPreset(runViewOf({ calls })), recordings }).icon).toBe(
      'accepted-trouble',
    );
  });

  test('what went wrong with an archived preset is over', () => {
    const { presets, runs } = lastRuns(last('failed'));
    const archived = presets.map((preset) => ({ ...preset, archived: true }));
    expect(view({ presets: archived, runs }).icon).toBe('idle');
  });

  test('a stop that failed is told as long as something of it runs, archived or not', () => {
    const stop = last('failed', {
      action: 'StopCDNRecord',
      calls: [settledCall(['failed'], { action: 'StopCDNRecord' })],
    });
    const { presets, runs } = lastRuns(stop);
    const archived = presets.map((preset) => ({ ...preset, archived: true }));
    const recordings = [recordingOf({ presetId: 'failed' })];
    expect(view({ presets: archived, runs, recordings }).icon).toBe('accepted-trouble');
    expect(view({ presets: [], runs, recordings }).icon).toBe('accepted-trouble');
  });

  test('a dismissed result is no trouble, unless it needs a verdict', () => {
    const { presets, runs } = lastRuns(last('failed'));
    const dismissedRuns = Object.values(runs).map(({ id }) => id);
    expect(view({ presets, runs }).icon).toBe('trouble');
    expect(view({ presets, runs, dismissedRuns })).toMatchObject({
      icon: 'idle',
      tooltip: 'CDN Recorder: no new results',
    });
    const open = lastRuns({ ...last('unknown'), needsVerdict: true });
    const ids = Object.values(open.runs).map(({ id }) => id);
    expect(view({ ...open, dismissedRuns: ids }).icon).toBe('unknown');
  });

  test.each([
    ['uncertain', 'unknown'],
    ['reported', 'accepted'],
    ['person', 'accepted'],
  ] as const)('what is %s shows as %s, never as nothing', (certainty, icon) => {
    expect(view({ recordings: [recordingOf({ certainty })] }).icon).toBe(icon);
  });

  test('practice is never the tally, and never hides it', () => {
    const play = presetOf({ id: 'play', accountId: 'practice' });
    const state = { accounts: ACCOUNTS, presets: [play], recordings: [PRACTICE] };
    expect(view(state)).toMatchObject({ icon: 'practice', title: 'CDN Recorder' });
    expect(view({ ...state, recordings: [PRACTICE, AIR] }).icon).toBe('accepted');
    const failed = byPreset(last('failed', { presetId: 'play', practice: true }));
    expect(view({ ...state, recordings: [], runs: failed })).toMatchObject({
      icon: 'practice-trouble',
      title: 'CDN Recorder',
    });
    expect(view({ ...state, recordings: [AIR], runs: failed }).icon).toBe('accepted');
  });

  test('a start of what is recorded already is no trouble and no news', () => {
    const streams = [
      { streamId: 'cdn01', status: 'rejected', reason: 'already-recording' },
    ] as const;
    const outcome = outcomeOf([...streams], { code: 0, reason: 'already-recording' });
    const run = runViewOf({ calls: [settledCall([], { streamIds: ['cdn01'], outcome })] });
    const recordings = [recordingOf({ certainty: 'reported' })];
    expect(view({ runs: byPreset(run), recordings })).toMatchObject({
      icon: 'accepted',
      tooltip: expect.stringContaining('Evening news: Already recording'),
    });
    expect(inChinese({ runs: byPreset(run), recordings }).tooltip).toContain('已在录制');
    expect(view({ runs: byPreset(run) }).icon).toBe('idle');
  });

  test('an unknown outcome that a person has settled is no trouble any more', () => {
    const calls = [
      settledCall(['unknown'], {
        verdicts: [{ streamId: 'cdn01', verdict: 'not-recording', at: AIR.since }],
      }),
    ];
    expect(iconOf(runViewOf({ calls }))).toBe('idle');
  });

  test('of a deleted preset only what runs still counts', () => {
    expect(view({ presets: [], recordings: [AIR] }).icon).toBe('accepted');
    expect(view({ presets: [], runs: byPreset(last('failed')) }).icon).toBe('idle');
  });
});

describe('the tooltip', () => {
  test('before the first start', () => {
    expect(view().tooltip).toBe('CDN Recorder: ready');
    expect(inChinese().tooltip).toBe('CDN Recorder：待录');
  });

  test('the counts, then the newest outcome with its preset, then what needs a person most', () => {
    const runs = byPreset(runViewOf({ calls: CALLS.partial }));
    const presets = [presetOf({ streamIds: ['cdn01', 'cdn02'] })];
    const [counts, first, second] = view({ presets, runs, recordings: [AIR] }).tooltip.split('\n');
    expect(counts).toBe('● 1 accepted · ◐ 1 incomplete');
    expect(first).toBe('Evening news: Incomplete (1 of 2)');
    expect(second).toMatch(
      /^Tencent · cdn02: Not recording \(rejected\)\. Undocumented vendor code/,
    );
    expect(inChinese({ presets, runs, recordings: [AIR] }).tooltip).toMatch(
      /^● 1 已受理 · ◐ 1 缺流\nEvening news：缺流（1\/2）\n腾讯云 · cdn02：未录（被拒绝）/,
    );
  });

  test('the newest of several, whatever their order', () => {
    const old = runViewOf({
      presetId: 'a',
      presetName: 'Old',
      seq: 1,
      // The clock was set back since.
      createdAt: '2026-11-23T09:00:00.000Z',
    });
    const young = runViewOf({ presetId: 'b', presetName: 'Young', seq: 2 });
    const presets = [presetOf({ id: 'a' }), presetOf({ id: 'b' })];
    expect(view({ presets, runs: byPreset(old, young) }).tooltip).toContain('Young');
    expect(view({ presets, runs: byPreset(young, old) }).tooltip).toContain('Young');
  });

  test('what is under way', () => {
    const runs = byPreset(runViewOf({ calls: CALLS.sending }));
    expect(view({ runs }).tooltip).toBe('↑ 1 sending\nEvening news: Sending');
  });

  test('a stop is told as a stop', () => {
    const runs = byPreset(runViewOf({ action: 'StopCDNRecord', calls: CALLS.accepted }));
    expect(view({ runs }).tooltip).toBe('Evening news: Stop accepted (1 of 1)');
    expect(inChinese({ runs }).tooltip).toContain('停止');
  });

  test('practice is named, also while it is under way', () => {
    const accounts = [accountOf({ practice: true })];
    const runs = byPreset(runViewOf({ practice: true }));
    expect(view({ accounts, runs }).tooltip).toBe('Practice · Evening news: Accepted (1 of 1)');
    const sending = byPreset(runViewOf({ practice: true, calls: CALLS.sending }));
    expect(view({ accounts, runs: sending }).tooltip).toBe('Practice · Evening news: Sending');
  });

  test('a preset’s name stands as it is', () => {
    const runs = byPreset(runViewOf({ presetName: 'A & B <{{status}}> $t(x)' }));
    expect(view({ runs }).tooltip).toContain('A & B <{{status}}> $t(x): Accepted');
  });
});

test('the title has the counts first, and no more of them than there are', () => {
  expect(view().title).toBe('CDN Recorder');
  const presets = ['a', 'b', 'c'].map((id) => presetOf({ id, streamIds: [id] }));
  const recordings = [
    recordingOf({ presetId: 'a', streamId: 'a' }),
    recordingOf({ presetId: 'b', streamId: 'b' }),
    recordingOf({ presetId: 'c', streamId: 'c', certainty: 'uncertain' }),
  ];
  expect(view({ presets, recordings }).title).toBe('● 2 ? 1 CDN Recorder');
});

test('recordings without a file are in head and tooltip, and lead to the files; practice is not', () => {
  const lacks = { state: 'missing', endedAt: momentAt(0), lookedAt: momentAt(3600) } as const;
  const fileWatches = [
    watchOf(lacks),
    watchOf({ ...lacks, streamId: 'cdn02' }),
    watchOf({ ...lacks, accountId: 'practice', streamId: 'cdn03' }),
  ].map(fileWatchOf);
  const { items, tooltip } = view({ accounts: ACCOUNTS, fileWatches });
  expect(items).toContainEqual({
    kind: 'place',
    label: 'No file found: 2…',
    address: ['files'],
  });
  expect(tooltip).toContain('CDN Recorder: recordings without a file: 2');
});
