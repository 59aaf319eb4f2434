import { describe, expect, test } from 'vitest';
import { type AppState, VAULT_STATES, type VaultView } from '#contract/model/app-state.ts';
import type { RunStatus, RunView } from '#contract/model/run.ts';
import { createTranslator } from '../../../electron/app/language.ts';
import { type TrayIcon, trayView } from '../../../electron/desktop/tray/tray-view.ts';
import { outcomeOf } from '../../../electron/zego/answer/answer.ts';
import { accountOf, byPreset, stateOf, vaultOf } from '../../support/app-states.ts';
import { presetOf } from '../../support/presets.ts';
import { callOf, recordingOf, runViewOf, settledCall } from '../../support/runs.ts';

const translator = createTranslator();
const view = (change: Partial<AppState> = {}) => trayView(stateOf(change), translator('en'));
const inChinese = (change: Partial<AppState> = {}) =>
  trayView(stateOf(change), translator('zh-CN'));

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

/** The last run of a preset of its own, with a status. */
const last = (status: RunStatus, change: Partial<RunView> = {}) =>
  runViewOf({ presetId: status, presetName: status, calls: CALLS[status], ...change });

/** Presets and runs of a state in which these are the last ones. */
const lastRuns = (...runs: RunView[]) => ({
  presets: runs.map(({ presetId, presetName }) => presetOf({ id: presetId, name: presetName })),
  runs: byPreset(...runs),
});
const iconOf = (...runs: RunView[]): TrayIcon => view(lastRuns(...runs)).icon;

const ACCOUNTS = [accountOf(), accountOf({ id: 'practice', practice: true })];
const AIR = recordingOf();
const PRACTICE = recordingOf({ accountId: 'practice', practice: true, appId: 7 });
const NO_VAULT = vaultOf({ state: 'empty', protection: null });

describe('where it is not known what runs', () => {
  const presets = [presetOf()];
  const accounts = ACCOUNTS;

  test.each(['journal-unread', 'journal-renewed', 'journal-lost', 'journal-newer'] as const)(
    '%s: never grey, and each preset can be stopped',
    (code) => {
      const seen = view({ presets, accounts, problems: [{ code, detail: '' }] });
      expect(seen.icon).toBe('unknown');
      expect(seen.tooltip).toContain('recording state unknown');
      expect(seen.items).toContainEqual(expect.objectContaining({ kind: 'stop' }));
      expect(seen.items).toContainEqual(
        expect.objectContaining({ label: 'Recording state unknown: see the window' }),
      );
    },
  );

  test('a journal that takes no record is told too, and hides nothing', () => {
    const seen = view({
      presets,
      accounts,
      problems: [{ code: 'journal-unavailable', detail: '' }],
    });
    expect(seen.icon).toBe('idle');
    expect(seen.items).toContainEqual(
      expect.objectContaining({ label: 'No record on disk: see the window' }),
    );
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
    ['partial', 'partial'],
    ['rejected', 'trouble'],
    ['failed', 'trouble'],
    ['unknown', 'unknown'],
  ] as const)('a last run that is %s, and nothing that runs: %s', (status, icon) => {
    expect(iconOf(last(status))).toBe(icon);
  });

  test.each([
    [['failed', 'unknown', 'partial', 'sending', 'accepted'], 'trouble'],
    [['accepted', 'rejected'], 'trouble'],
    [['unknown', 'partial', 'sending', 'accepted'], 'unknown'],
    [['partial', 'sending', 'accepted'], 'partial'],
    [['accepted', 'queued'], 'busy'],
  ] as const)('of %j the mostSevere: %s', (statuses, icon) => {
    expect(iconOf(...statuses.map((status) => last(status)))).toBe(icon);
    expect(iconOf(...statuses.map((status) => last(status)).reverse())).toBe(icon);
  });

  test('what went wrong with an archived preset is over', () => {
    const { presets, runs } = lastRuns(last('failed'));
    const archived = presets.map((preset) => ({ ...preset, archived: true }));
    expect(view({ presets: archived, runs }).icon).toBe('idle');
  });

  test('a stop that failed is told as long as something of it runs, archived or not', () => {
    const { presets, runs } = lastRuns(last('failed'));
    const archived = presets.map((preset) => ({ ...preset, archived: true }));
    const recordings = [recordingOf({ presetId: Object.keys(runs)[0] ?? '' })];
    expect(view({ presets: archived, runs, recordings }).icon).toBe('trouble');
    expect(view({ presets: [], runs, recordings }).icon).toBe('trouble');
  });

  test('what somebody has put away troubles nobody, unless it needs a verdict', () => {
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

  test('the tally is what is known to run, whatever was clicked last', () => {
    expect(view({ recordings: [AIR] }).icon).toBe('accepted');
    expect(view({ ...lastRuns(last('accepted')), recordings: [] }).icon).toBe('idle');
    expect(view({ ...lastRuns(last('failed')), recordings: [AIR] }).icon).toBe('trouble');
  });

  test.each([
    ['uncertain', 'unknown'],
    ['reported', 'accepted'],
    ['person', 'accepted'],
  ] as const)('what is %s shows as %s, never as nothing', (certainty, icon) => {
    expect(view({ recordings: [recordingOf({ certainty })] }).icon).toBe(icon);
  });

  test('practice that was accepted is never the tally', () => {
    const state = { accounts: ACCOUNTS, recordings: [PRACTICE] };
    expect(view(state).icon).toBe('practice');
    expect(view({ ...state, ...lastRuns(last('unknown')) }).icon).toBe('unknown');
    expect(view({ ...state, recordings: [PRACTICE, AIR] }).icon).toBe('accepted');
  });

  test('a start of what is recorded already is no trouble and no news: the tally says that it runs', () => {
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

  test('an unknown outcome that a person has settled troubles nobody any more', () => {
    const calls = [
      settledCall(['unknown'], {
        verdicts: [{ streamId: 'cdn01', verdict: 'not-recording', at: AIR.since }],
      }),
    ];
    expect(iconOf(runViewOf({ calls }))).toBe('idle');
  });

  test('practice that went wrong shows what went wrong', () => {
    expect(iconOf(last('rejected', { practice: true }))).toBe('trouble');
  });

  test('a refusal does not end with the recordings beside it', () => {
    expect(iconOf(runViewOf({ calls: CALLS.partial }))).toBe('partial');
  });

  test('of a preset that was removed only what was accepted still counts', () => {
    expect(view({ presets: [], recordings: [AIR] }).icon).toBe('accepted');
    expect(view({ presets: [], runs: byPreset(last('failed')) }).icon).toBe('idle');
    expect(view({ presets: [], runs: byPreset(last('partial')) }).icon).toBe('partial');
  });
});

describe('the tooltip', () => {
  test('before the first start', () => {
    expect(view().tooltip).toBe('CDN Recorder: ready');
    expect(inChinese().tooltip).toBe('CDN Recorder：待录');
  });

  test('the last outcome, with its preset’s name', () => {
    const runs = byPreset(runViewOf({ calls: CALLS.partial }));
    const [first, second] = view({ runs }).tooltip.split('\n');
    expect(first).toBe('Evening news: Partial (1 of 2 accepted)');
    expect(second).toMatch(/^Tencent · cdn02: Rejected\. Undocumented vendor code/);
    expect(inChinese({ runs }).tooltip).toMatch(
      /^Evening news：部分受理（已受理 1\/2）\n腾讯云 · cdn02：未录：被拒绝/,
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
    expect(view({ runs }).tooltip).toBe('Evening news: Sending');
  });

  test('a stop is told as a stop', () => {
    const runs = byPreset(runViewOf({ action: 'StopCDNRecord', calls: CALLS.accepted }));
    expect(view({ runs }).tooltip).toBe('Evening news: Stop accepted (1 of 1 accepted)');
    expect(inChinese({ runs }).tooltip).toContain('停止');
  });

  test('practice is named', () => {
    const runs = byPreset(runViewOf({ practice: true }));
    expect(view({ runs }).tooltip).toBe('Evening news: Accepted (1 of 1 accepted) · Practice');
  });

  test('practice says so while it is under way, too', () => {
    const runs = byPreset(runViewOf({ practice: true, calls: CALLS.sending }));
    expect(view({ runs }).tooltip).toContain(' · Practice');
  });

  test('a preset’s name stands as it is', () => {
    const runs = byPreset(runViewOf({ presetName: 'A & B <{{status}}> $t(x)' }));
    expect(view({ runs }).tooltip).toContain('A & B <{{status}}> $t(x): Accepted');
  });
});

describe('the menu', () => {
  const labels = (change: Partial<AppState> = {}, shown = view(change)) =>
    shown.items.map((item) => ('label' in item ? item.label : '—'));

  test('is what others automate against', () => {
    const presets = [presetOf(), presetOf({ id: '2', name: 'Morning show' })];
    expect(labels({ presets })).toEqual([
      'Start Evening news',
      'Start Morning show',
      '—',
      'Lock secrets',
      'Open CDN Recorder',
      'Quit',
    ]);
  });

  test('in Chinese', () => {
    expect(labels({}, inChinese())).toEqual([
      '开始 Evening news',
      '—',
      '锁定密钥',
      '打开 CDN Recorder',
      '退出',
    ]);
  });

  test('without presets', () => {
    expect(labels({ presets: [], vault: NO_VAULT })).toEqual(['Open CDN Recorder', 'Quit']);
  });

  test('an archived preset is not there, but for a Stop while something of it runs', () => {
    const presets = [presetOf({ archived: true }), presetOf({ id: '2', name: 'Morning show' })];
    expect(labels({ presets, vault: NO_VAULT })).toEqual([
      'Start Morning show',
      '—',
      'Open CDN Recorder',
      'Quit',
    ]);
    const [archived] = presets;
    expect(
      labels({ presets: archived ? [archived] : [], recordings: [AIR], vault: NO_VAULT }),
    ).toEqual(['Stop Evening news', '—', 'On air: 1…', 'Open CDN Recorder', 'Quit']);
  });

  test('practice presets stand in a menu of their own, with what a deleted one has left running', () => {
    const accounts = [
      accountOf(),
      accountOf({ id: 'practice', practice: true, protection: 'practice' }),
    ];
    const presets = [
      presetOf({ id: '1', name: 'Rehearsal', accountId: 'practice' }),
      presetOf({ id: '2', name: 'Morning show' }),
    ];
    const recordings = [
      recordingOf({ presetId: 'gone', presetName: 'Gone', streamId: 'cdn09', practice: true }),
    ];
    const { items } = view({ accounts, presets, recordings, vault: NO_VAULT });
    expect(items).toMatchObject([
      { label: 'Start Morning show' },
      {
        kind: 'menu',
        label: 'Practice',
        items: [{ label: 'Start Rehearsal' }, { label: 'Stop Gone' }],
      },
      { kind: 'separator' },
      { label: 'On air: 1…' },
      { label: 'Open CDN Recorder' },
      { label: 'Quit' },
    ]);
    expect(inChinese({ accounts, presets }).items[1]).toMatchObject({
      kind: 'menu',
      label: '演练',
    });
  });

  test('without practice presets there is no menu of theirs', () => {
    const accounts = [accountOf({ practice: true, protection: 'practice' })];
    const others = [...accounts, accountOf({ id: 'other' })];
    expect(labels({ accounts: others, presets: [], vault: NO_VAULT })).toEqual([
      'Open CDN Recorder',
      'Quit',
    ]);
  });

  describe('the credentials', () => {
    const vaultLabels = (change: Partial<VaultView>, shown = view({ vault: vaultOf(change) })) =>
      shown.items
        .filter(({ kind }) => ['text', 'lock', 'unlock'].includes(kind))
        .map((item) => ('label' in item ? [item.kind, item.label] : []));
    const WAITING = [
      ['text', 'Secrets are locked'],
      ['unlock', 'Unlock secrets…'],
    ];
    const BROKEN = [['text', 'Secrets error: see Settings']];
    const BEHIND_PASSPHRASE = [
      ['text', 'Secrets protected by a passphrase'],
      ['lock', 'Lock secrets'],
    ];

    const TABLE = [
      ['empty', null, []],
      ['undecided', null, []],
      ['memory', 'memory', [['text', 'Secrets in memory only']]],
      ['open', 'keyring', [['lock', 'Lock secrets']]],
      ['open', 'keyring-passphrase', BEHIND_PASSPHRASE],
      ['open', 'passphrase', BEHIND_PASSPHRASE],
      ['keyring-locked', null, WAITING],
      ['passphrase-required', 'passphrase', WAITING],
      ['locked-by-user', 'keyring', WAITING],
      ['key-without-store', null, BROKEN],
      ['store-without-key', null, BROKEN],
      ['backend-changed', null, BROKEN],
      ['damaged', 'keyring', BROKEN],
      ['newer', null, BROKEN],
      ['unusable', null, BROKEN],
    ] as const;

    test.each(TABLE)('%s, with %s', (state, protection, expected) => {
      expect(vaultLabels({ state, protection })).toEqual(expected);
    });

    test('the table has every state', () => {
      expect(new Set(TABLE.map(([state]) => state))).toEqual(new Set(VAULT_STATES));
    });

    test('in Chinese', () => {
      const locked = inChinese({ vault: vaultOf({ state: 'locked-by-user' }) });
      expect(vaultLabels({}, locked)).toEqual([
        ['text', '密钥已锁定'],
        ['unlock', '解锁密钥…'],
      ]);
    });
  });

  test.each([
    ['queued', false],
    ['sending', false],
    ['accepted', true],
    ['failed', true],
    ['unknown', true],
  ] as const)('a preset whose run is %s can be started: %s', (status, enabled) => {
    const runs = byPreset(runViewOf({ calls: CALLS[status] }));
    const [start] = view({ runs }).items;
    expect(start).toEqual({
      kind: 'start',
      presetId: 'preset',
      label: 'Start Evening news',
      enabled,
    });
  });

  describe('Stop', () => {
    test('is there for what runs, right after its Start, and for nothing else', () => {
      const presets = [presetOf(), presetOf({ id: '2', name: 'Other', streamIds: ['cdn02'] })];
      expect(labels({ presets, recordings: [AIR] }).slice(0, 3)).toEqual([
        'Start Evening news',
        'Stop Evening news',
        'Start Other',
      ]);
      expect(labels({ presets, recordings: [] })).not.toContain('Stop Evening news');
    });

    test.each([
      ['accepted', true],
      ['person', true],
      ['reported', true],
      ['uncertain', true],
    ] as const)('for a recording that is %s: %s', (certainty, offered) => {
      const recordings = [recordingOf({ certainty })];
      expect(labels({ recordings }).includes('Stop Evening news')).toBe(offered);
    });

    test('is offered for what another preset started at the same project', () => {
      expect(labels({ recordings: [recordingOf({ presetId: 'gone' })] })).toContain(
        'Stop Evening news',
      );
      expect(labels({ recordings: [recordingOf({ appId: 7, presetId: 'gone' })] })).not.toContain(
        'Stop Evening news',
      );
    });

    test('stays for what a preset has started and does not name any more', () => {
      const presets = [presetOf({ streamIds: ['cdn02'] })];
      expect(labels({ presets, recordings: [AIR] })).toContain('Stop Evening news');
    });

    test('stays for a deleted preset, under its name, and leads to everything that runs', () => {
      const recordings = [AIR, recordingOf({ streamId: 'cdn02' })];
      const gone = view({ presets: [], recordings, vault: NO_VAULT }).items;
      expect(gone[0]).toMatchObject({ kind: 'stop', presetId: 'preset', enabled: true });
      expect(labels({ presets: [], recordings, vault: NO_VAULT })).toEqual([
        'Stop Evening news',
        '—',
        'On air: 2…',
        'Open CDN Recorder',
        'Quit',
      ]);
      const namesake = [presetOf({ id: 'new', streamIds: ['cdn09'] })];
      expect(labels({ presets: namesake, recordings })).toContain('Stop Evening news (deleted)');
    });

    test('waits while a run of the preset is under way', () => {
      const runs = byPreset(runViewOf({ calls: CALLS.sending }));
      const [, stop] = view({ runs, recordings: [AIR] }).items;
      expect(stop).toMatchObject({ kind: 'stop', presetId: 'preset', enabled: false });
    });

    test('in Chinese', () => {
      expect(labels({}, inChinese({ recordings: [AIR] }))).toContain('停止 Evening news');
    });
  });

  test('a preset’s name stands as it is', () => {
    const presets = [presetOf({ name: 'A & B <{{preset}}>' })];
    expect(labels({ presets })[0]).toBe('Start A & B <{{preset}}>');
  });
});

describe('of very many presets', () => {
  const presets = Array.from({ length: 2_000 }, (_, at) =>
    presetOf({ id: `p${at}`, name: `Preset ${at}`, streamIds: [`s${at}`] }),
  );
  const kinds = (change: Partial<AppState>) =>
    view({ accounts: ACCOUNTS, presets, vault: NO_VAULT, ...change }).items;

  test('the menu has the first forty, and says how many the window has besides', () => {
    const items = kinds({});
    const starts = items.filter(({ kind }) => kind === 'start');
    expect([starts.length, starts[0], starts.at(-1)]).toEqual([
      40,
      expect.objectContaining({ presetId: 'p0' }),
      expect.objectContaining({ presetId: 'p39' }),
    ]);
    expect(items).toContainEqual({ kind: 'open', label: '1960 more in the window' });
  });

  test('what runs can be stopped there, wherever it stands on the board', () => {
    const air = recordingOf({ presetId: 'p1999', streamId: 's1999' });
    const stops = kinds({ recordings: [air] }).filter(({ kind }) => kind === 'stop');
    expect(stops).toEqual([expect.objectContaining({ presetId: 'p1999' })]);
  });

  test('a click changes a menu of at most eighty entries for presets, also where all of them may run', () => {
    const problems = [{ code: 'journal-unread', detail: '' }] as const;
    const count = (items: ReturnType<typeof kinds>) =>
      items.filter(({ kind }) => kind === 'start' || kind === 'stop').length;
    expect(count(kinds({ problems: [...problems] }))).toBe(80);
  });

  test('forty are all there', () => {
    const items = kinds({ presets: presets.slice(0, 40) });
    expect(items.filter(({ kind }) => kind === 'start')).toHaveLength(40);
    expect(items.filter(({ kind }) => kind === 'open')).toHaveLength(1);
  });
});
