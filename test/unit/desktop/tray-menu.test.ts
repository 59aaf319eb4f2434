import { describe, expect, test } from 'vitest';
import { type AppState, VAULT_STATES, type VaultView } from '#contract/model/app-state.ts';
import { CONTROL_VIEW_OFF, type ControlView } from '#contract/model/control-view.ts';
import { NO_HOTKEYS } from '#contract/model/hotkey.ts';
import type { RunStatus, RunView } from '#contract/model/run.ts';
import { translatorFor } from '../../../electron/app/language.ts';
import type { TrayItem } from '../../../electron/desktop/tray/tray-item.ts';
import { trayView } from '../../../electron/desktop/tray/tray-view.ts';
import { INITIAL_SETTINGS } from '../../../electron/storage/settings.ts';
import { outcomeOf } from '../../../electron/zego/answer/answer.ts';
import { accountOf, byPreset, stateOf, vaultOf } from '../../support/app-states.ts';
import { presetOf } from '../../support/presets.ts';
import { callOf, MOMENT, recordingOf, runViewOf, settledCall } from '../../support/runs.ts';
import { flattenItems, labelOf } from '../../support/tray-items.ts';
import { trayStation } from '../../support/tray-stations.ts';

const NO_VAULT = vaultOf({ state: 'empty', protection: null });
const itemsOf = (
  change: Partial<AppState> = {},
  { language = 'en', now = MOMENT }: { language?: 'en' | 'zh-CN'; now?: number } = {},
) =>
  trayView(stateOf({ vault: NO_VAULT, ...change }), translatorFor(language), new Date(now)).items;

/** The tree of labels: a menu is its label and what is in it. */
type Tree = (string | [string, Tree])[];
const treeOf = (items: readonly TrayItem[]): Tree =>
  items.map((item) => (item.kind === 'menu' ? [item.label, treeOf(item.items)] : labelOf(item)));
const tree = (...args: Parameters<typeof itemsOf>) => treeOf(itemsOf(...args));
const labels = (change: Partial<AppState> = {}) => flattenItems(itemsOf(change)).map(labelOf);

const AIR = recordingOf();
const FOOT = ['—', 'Help', 'Open CDN Recorder', 'Quit'];
const CALLS = {
  queued: [callOf()],
  sending: [callOf({ state: 'sending' })],
  accepted: [settledCall(['accepted'])],
  partial: [settledCall(['accepted', 'rejected'])],
  rejected: [settledCall(['rejected'])],
  failed: [settledCall(['failed'])],
  unknown: [settledCall(['unknown'])],
} satisfies Record<RunStatus, RunView['calls']>;

describe('what others automate against', () => {
  test('with few presets every Start is at the top', () => {
    const presets = [presetOf(), presetOf({ id: '2', name: 'Morning show' })];
    expect(tree({ presets, vault: vaultOf() })).toEqual([
      'Nothing is recording',
      '—',
      'Start Evening news',
      'Start Morning show',
      '—',
      'Lock secrets',
      'Help',
      'Open CDN Recorder',
      'Quit',
    ]);
    expect(tree({}, { language: 'zh-CN' })).toEqual([
      '没有在录',
      '—',
      '开始 Evening news',
      '—',
      '帮助',
      '打开 CDN Recorder',
      '退出',
    ]);
    expect(tree({ presets: [] })).toEqual(['Nothing is recording', ...FOOT]);
  });

  test('a preset’s name stands as it is', () => {
    const presets = [presetOf({ name: 'A & B <{{preset}}>' })];
    expect(labels({ presets })).toContain('Start A & B <{{preset}}>');
  });

  test.each([
    ['queued', false],
    ['sending', false],
    ['accepted', true],
    ['failed', true],
  ] as const)('a preset whose run is %s can be started: %s', (status, enabled) => {
    const runs = byPreset(runViewOf({ calls: CALLS[status] }));
    const start = itemsOf({ runs }).find(({ kind }) => kind === 'start');
    expect(start).toEqual({
      kind: 'start',
      presetId: 'preset',
      label: 'Start Evening news',
      enabled,
    });
  });
});

describe('trouble', () => {
  const presets = [presetOf({ streamIds: ['cdn01', 'cdn02'] })];
  const recordings = [AIR];

  test('incomplete: the missing stream, and a way to retry it', () => {
    const runs = byPreset(runViewOf({ calls: CALLS.partial }));
    const [head, separator, line] = itemsOf({ presets, runs, recordings });
    expect([head, separator]).toEqual([
      {
        kind: 'place',
        label: '● 1 accepted · ◐ 1 incomplete',
        address: ['presets', 'trouble'],
      },
      { kind: 'separator' },
    ]);
    expect(line).toEqual({
      kind: 'menu',
      label: '◐ Evening news   cdn02 missing',
      items: [
        {
          kind: 'text',
          label: expect.stringMatching(/^Tencent · cdn02: Not recording \(rejected\)\. /),
        },
        { kind: 'retry', presetId: 'preset', label: 'Retry missing', enabled: true },
        { kind: 'place', label: 'Details', address: ['presets', 'show', 'preset'] },
        { kind: 'stop', presetId: 'preset', label: 'Stop Evening news', enabled: true },
      ],
    });
  });

  test('incomplete in Chinese, with the vendor where only one lacks it', () => {
    const both = [presetOf({ streamIds: ['cdn01', 'cdn02'], vendors: ['Tencent', 'Ws'] })];
    const calls = [
      settledCall(['accepted', 'rejected']),
      settledCall(['accepted', 'accepted'], { id: 'ws', vendor: 'Ws' }),
    ];
    const all = [
      AIR,
      ...['cdn01', 'cdn02'].map((streamId) =>
        recordingOf({ streamId, vendor: 'Ws', callId: 'ws' }),
      ),
    ];
    const state = { presets: both, runs: byPreset(runViewOf({ calls })), recordings: all };
    expect(tree(state)[2]).toMatchObject(['◐ Evening news   cdn02 missing at Tencent', {}]);
    expect(tree(state, { language: 'zh-CN' })[2]).toEqual([
      '◐ Evening news   缺 cdn02（腾讯云）',
      [
        expect.stringMatching(/^腾讯云 · cdn02：未录（被拒绝）/),
        '补发缺流',
        '详情',
        '停止 Evening news',
      ],
    ]);
  });

  test('to verify: how many streams, and no start', () => {
    const runs = byPreset(runViewOf({ calls: [settledCall(['unknown', 'unknown'])] }));
    const uncertain = ['cdn01', 'cdn02'].map((streamId) =>
      recordingOf({ streamId, certainty: 'uncertain' }),
    );
    expect(tree({ presets, runs, recordings: uncertain })).toEqual([
      '? 1 to verify',
      '—',
      [
        '? Evening news   2 to verify',
        [
          expect.stringMatching(/^Tencent · cdn01, cdn02: To verify/),
          'Details',
          'Stop Evening news',
        ],
      ],
      '—',
      [
        'May be recording',
        [
          ['? Evening news   2 to verify', ['Stop Evening news', 'Details']],
          '—',
          'On air: 2…',
          'Stop all…',
        ],
      ],
      ...FOOT,
    ]);
  });

  test('not recording: Start, and no Stop', () => {
    const runs = byPreset(runViewOf({ calls: [settledCall(['rejected', 'rejected'])] }));
    expect(tree({ presets, runs })).toEqual([
      '✕ 1 not recording',
      '—',
      [
        '✕ Evening news   not recording',
        [
          expect.stringMatching(/^Tencent · cdn01, cdn02: Not recording \(rejected\)\. /),
          'Start Evening news',
          'Details',
        ],
      ],
      '—',
      'Start Evening news',
      ...FOOT,
    ]);
  });

  test('a stop that left something running offers no retry of the start', () => {
    const stop = settledCall(['accepted', 'rejected'], { action: 'StopCDNRecord' });
    const runs = byPreset(runViewOf({ action: 'StopCDNRecord', calls: [stop] }));
    const left = [recordingOf({ streamId: 'cdn02' })];
    expect(tree({ presets, runs, recordings: left })[2]).toEqual([
      '◐ Evening news   1 still recording',
      [expect.stringMatching(/^Tencent · cdn02: Stop rejected/), 'Details', 'Stop Evening news'],
    ]);
  });

  test('the cause has the code, and is cut where it would make the menu too wide', () => {
    const outcome = outcomeOf(
      [
        {
          streamId: 'cdn01',
          status: 'rejected',
          vendorCode: 'LimitExceeded.MaximumRunningTask',
          vendorMessage: 'm'.repeat(200),
        },
      ],
      { code: 0 },
    );
    const runs = byPreset(
      runViewOf({ calls: [settledCall([], { streamIds: ['cdn01'], outcome })] }),
    );
    const [cause] = flattenItems(itemsOf({ runs })).filter(
      (item) => item.kind === 'text' && item.label.startsWith('Tencent'),
    );
    const label = cause ? labelOf(cause) : '';
    expect(label).toContain('Not recording (rejected) · LimitExceeded.MaximumRunningTask');
    expect(label).toMatch(/…$/);
    expect(label.length).toBeLessThanOrEqual(111);
  });

  test('many missing streams and an endless ID take one short line', () => {
    const streamIds = ['x'.repeat(255), 'cdn02', 'cdn03', 'cdn04'];
    const many = [presetOf({ streamIds })];
    const calls = [settledCall(['accepted'], { streamIds: ['cdn04'] })];
    const air = [recordingOf({ streamId: 'cdn04' })];
    const runs = byPreset(runViewOf({ calls }));
    expect(tree({ presets: many, runs, recordings: air })[2]).toMatchObject([
      `◐ Evening news   ${'x'.repeat(40)}… and 2 more missing`,
      {},
    ]);
  });

  test('more than five: five of them, most severe first, and the board for the rest', () => {
    const { items } = trayView(trayStation(30, 'mixed'), translatorFor('en'), new Date(MOMENT));
    const at = items.findIndex(({ kind }) => kind === 'separator');
    const shown = items.slice(at + 1, at + 7);
    expect(shown.map((item) => labelOf(item).charAt(0)).join('')).toBe('✕✕✕✕?7');
    expect(shown.at(-1)).toEqual({
      kind: 'place',
      label: '7 more…',
      address: ['presets', 'trouble'],
    });
  });
});

describe('what runs', () => {
  test('stands under Recording, with its time, and has left the start list', () => {
    const now = MOMENT + 42 * 60_000;
    const presets = [presetOf(), presetOf({ id: '2', name: 'Other', streamIds: ['cdn02'] })];
    expect(tree({ presets, recordings: [AIR] }, { now })).toEqual([
      '● 1 accepted',
      '—',
      [
        'Recording',
        [
          ['● Evening news   0:42 elapsed', ['Stop Evening news', 'Details']],
          '—',
          'On air: 1…',
          'Stop all…',
        ],
      ],
      '—',
      'Start Other',
      ...FOOT,
    ]);
  });

  test.each([
    [89 * 60, '1:29 left'],
    [89 * 60 + 59, '1:29 left'],
    [61, '0:01 left'],
    [0, 'under 1 min left'],
    [-90, 'under 1 min left'],
  ])('%i seconds before its end: %s', (seconds, text) => {
    const recordings = [recordingOf({ endTime: MOMENT / 1000 + seconds })];
    expect(labels({ recordings })).toContain(`● Evening news   ${text}`);
  });

  test('Stop all… and On air lead to the window', () => {
    const places = flattenItems(itemsOf({ recordings: [AIR] })).filter(
      ({ kind }) => kind === 'place',
    );
    expect(places).toContainEqual({
      kind: 'place',
      label: 'Stop all…',
      address: ['on-air', 'stop-all'],
    });
    expect(places).toContainEqual({ kind: 'place', label: 'On air: 1…', address: ['on-air'] });
  });

  test.each(['accepted', 'person', 'reported', 'uncertain'] as const)(
    'has its Stop where it is %s',
    (certainty) => {
      expect(labels({ recordings: [recordingOf({ certainty })] })).toContain('Stop Evening news');
    },
  );

  test('what another preset started at the same project can be stopped by each that names it', () => {
    expect(labels({ recordings: [recordingOf({ presetId: 'gone' })] })).toContain(
      'Stop Evening news',
    );
    expect(labels({ recordings: [recordingOf({ appId: 7, presetId: 'gone' })] })).toContain(
      'Start Evening news',
    );
  });

  test('what a preset has started and does not name any more keeps its Stop', () => {
    const presets = [presetOf({ streamIds: ['cdn02'] })];
    expect(labels({ presets, recordings: [AIR] })).toContain('Stop Evening news');
  });

  test('an archived preset is there only while something of it runs', () => {
    const presets = [presetOf({ archived: true })];
    expect(tree({ presets })).toEqual(['Nothing is recording', ...FOOT]);
    const items = flattenItems(itemsOf({ presets, recordings: [AIR] }));
    expect(items.map(labelOf)).toContain('Stop Evening news');
    expect(items.map(labelOf)).not.toContain('Start Evening news');
    // Its card is out of sight: what runs of it is listed with all that does.
    expect(items).toContainEqual({ kind: 'place', label: 'Details', address: ['on-air'] });
  });

  test('a deleted preset keeps its Stop under its name, told apart from one that has the name now', () => {
    expect(labels({ presets: [], recordings: [AIR] })).toContain('Stop Evening news');
    const namesake = [presetOf({ id: 'new', streamIds: ['cdn09'] })];
    expect(labels({ presets: namesake, recordings: [AIR] })).toContain(
      'Stop Evening news (deleted)',
    );
  });

  test.each([
    ['StartCDNRecord', 'sending'],
    ['StopCDNRecord', 'sending stop'],
  ] as const)('a %s under way stands in place of the time', (action, text) => {
    const runs = byPreset(runViewOf({ action, calls: [callOf({ action, state: 'sending' })] }));
    expect(labels({ runs, recordings: [AIR] })).toContain(`● Evening news   ${text}`);
  });

  test('what is being started for the first time is listed, without a Stop', () => {
    const runs = byPreset(runViewOf({ calls: CALLS.sending }));
    const line = ['↑ Evening news   sending', ['Details']];
    expect(tree({ runs })).toEqual([
      '↑ 1 sending',
      '—',
      ['Sending', [line]],
      '—',
      'Start Evening news',
      ...FOOT,
    ]);
    const presets = [presetOf(), presetOf({ id: '2', name: 'Other', streamIds: ['cdn02'] })];
    const recordings = [recordingOf({ presetId: '2', streamId: 'cdn02' })];
    expect(tree({ presets, runs, recordings })[2]).toEqual([
      'Recording',
      [
        ['● Other   0:00 elapsed', ['Stop Other', 'Details']],
        '—',
        line,
        '—',
        'On air: 1…',
        'Stop all…',
      ],
    ]);
    expect(tree({ runs }, { language: 'zh-CN' })[2]).toEqual([
      '发送中',
      [['↑ Evening news   发送中', ['详情']]],
    ]);
  });

  test('practice that is being started is listed with the rest of practice', () => {
    const accounts = [accountOf({ practice: true, protection: 'practice' })];
    const runs = byPreset(runViewOf({ calls: CALLS.sending, practice: true }));
    expect(tree({ accounts, runs })[2]).toEqual([
      'Practice',
      [['↑ Evening news   sending', ['Details']], '—', 'Start Evening news'],
    ]);
  });

  test('waits while a run of the preset is under way', () => {
    const runs = byPreset(runViewOf({ calls: CALLS.sending }));
    const stops = flattenItems(itemsOf({ runs, recordings: [AIR] })).filter(
      ({ kind }) => kind === 'stop',
    );
    expect(stops).toEqual([
      { kind: 'stop', presetId: 'preset', label: 'Stop Evening news', enabled: false },
    ]);
  });
});

describe('the start lists', () => {
  const many = (change: (at: number) => Partial<AppState['presets'][number]>, count = 7) =>
    Array.from({ length: count }, (_, at) =>
      presetOf({ id: `p${at}`, name: `P${at}`, streamIds: [`s${at}`], ...change(at) }),
    );

  test('pinned presets at the top, all of them by group below, those of no group last', () => {
    const presets = many((at) => ({
      ...(at >= 4 && { group: at === 5 ? 'Sport' : 'News' }),
      ...(at === 1 || at === 6 ? { pinned: true } : {}),
    }));
    expect(tree({ presets })).toEqual([
      'Nothing is recording',
      '—',
      'Start P1',
      'Start P6',
      [
        'Start',
        [
          ['News', ['Start P4', 'Start P6']],
          ['Sport', ['Start P5']],
          'Start P0',
          'Start P1',
          'Start P2',
          'Start P3',
        ],
      ],
      ...FOOT,
    ]);
  });

  test('no heading changes its place when its first preset runs', () => {
    const presets = many((at) => ({ group: at % 2 === 0 ? 'News' : 'Sport' }));
    const recordings = [recordingOf({ presetId: 'p0', streamId: 's0' })];
    const start = itemsOf({ presets, recordings }).find(
      (item) => item.kind === 'menu' && item.label === 'Start',
    );
    const groups = start?.kind === 'menu' ? start.items.map(labelOf) : [];
    expect(groups).toEqual(['News', 'Sport']);
  });

  test('at most five pinned ones, and none moves up when one runs', () => {
    const presets = many(() => ({ pinned: true }));
    const recordings = [recordingOf({ presetId: 'p1', streamId: 's1' })];
    const top = itemsOf({ presets, recordings }).filter(({ kind }) => kind === 'start');
    expect(top.map(labelOf)).toEqual(['Start P0', 'Start P2', 'Start P3', 'Start P4']);
  });

  test('of thousands the window is said to have the rest', () => {
    const presets = many((at) => ({ group: `G${at % 70}` }), 2_000);
    const items = itemsOf({ presets });
    const starts = flattenItems(items).filter(({ kind }) => kind === 'start');
    expect(starts).toHaveLength(150);
    const hidden = flattenItems(items)
      .map((item) => Number(/^(\d+) more…$/.exec(labelOf(item))?.[1] ?? 0))
      .reduce((sum, count) => sum + count, 0);
    expect(hidden).toBe(1_850);
  });
});

test('practice stands in a menu of its own, with what a deleted preset has left running', () => {
  const accounts = [
    accountOf(),
    accountOf({ id: 'practice', practice: true, protection: 'practice' }),
  ];
  const presets = [
    presetOf({ id: '1', name: 'Rehearsal', accountId: 'practice', streamIds: ['r'] }),
    presetOf({ id: '2', name: 'Morning show' }),
  ];
  const recordings = [
    recordingOf({
      accountId: 'practice',
      presetId: 'gone',
      presetName: 'Gone',
      streamId: 'cdn09',
      practice: true,
    }),
  ];
  expect(tree({ accounts, presets, recordings })).toEqual([
    'Nothing is recording',
    '—',
    'Start Morning show',
    [
      'Practice',
      [
        ['● Gone (deleted)   0:00 elapsed', ['Stop Gone', 'Details']],
        '—',
        'Start Rehearsal',
        '—',
        'On air: 1…',
        'Stop all…',
      ],
    ],
    ...FOOT,
  ]);
  expect(tree({ accounts, presets: [] })).toEqual(['Nothing is recording', ...FOOT]);
});

test('the hotkeys can be paused where there are any, and resumed', () => {
  const hotkeys = [{ action: { kind: 'stop-all' as const }, accelerator: 'Alt+S' }];
  const settings = { ...INITIAL_SETTINGS, hotkeys };
  const kindsOf = (change: Partial<AppState>) => itemsOf(change).map(({ kind }) => kind);
  expect(kindsOf({})).not.toContain('pause-hotkeys');
  expect(kindsOf({ settings })).toContain('pause-hotkeys');
  const paused = itemsOf({ settings, hotkeys: { ...NO_HOTKEYS, paused: true } });
  expect(paused).toContainEqual({ kind: 'resume-hotkeys', label: 'Resume hotkeys (paused)' });
});

test('remote control can be paused where something takes commands, and resumed wherever it is paused', () => {
  const kindsOf = (control: ControlView) => itemsOf({ control }).map(({ kind }) => kind);
  const off = CONTROL_VIEW_OFF;
  expect(kindsOf(off)).not.toContain('pause-remote');
  expect(kindsOf({ ...off, http: { ...off.http, enabled: true } })).toContain('pause-remote');
  expect(kindsOf({ ...off, hyperdeck: { ...off.hyperdeck, enabled: true } })).toContain(
    'pause-remote',
  );
  const paused = itemsOf({ control: { ...off, paused: true } });
  expect(paused).toContainEqual({
    kind: 'resume-remote',
    label: 'Resume remote control (paused)',
  });
});

describe('the credentials', () => {
  const vaultLabels = (change: Partial<VaultView>, items = itemsOf({ vault: vaultOf(change) })) =>
    items
      .filter(({ kind }) => ['text', 'lock', 'unlock'].includes(kind))
      .filter((item) => !['Nothing is recording', '没有在录'].includes(labelOf(item)))
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

  test.each(['locked-by-user', 'damaged'] as const)(
    '%s stands in the head, above all presets',
    (state) => {
      const [first, second, third] = itemsOf({ vault: vaultOf({ state }) }).map(labelOf);
      expect([first, third]).toEqual(['Nothing is recording', '—']);
      expect(second).toMatch(/^Secrets (are locked|error: see Settings)$/);
    },
  );

  test('in Chinese', () => {
    const vault = vaultOf({ state: 'locked-by-user' });
    const locked = itemsOf({ vault }, { language: 'zh-CN' });
    expect(vaultLabels({}, locked)).toEqual([
      ['text', '密钥已锁定'],
      ['unlock', '解锁密钥…'],
    ]);
  });
});
