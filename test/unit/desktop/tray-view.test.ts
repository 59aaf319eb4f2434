import { describe, expect, test } from 'vitest';
import type { AppState } from '../../../electron/contract/app-state.ts';
import type { RunStatus, RunView } from '../../../electron/contract/run.ts';
import { createTranslator } from '../../../electron/desktop/language.ts';
import { type TrayIcon, trayView } from '../../../electron/desktop/tray/tray-view.ts';
import { accountOf, byPreset, stateOf } from '../../support/app-states.ts';
import { presetOf } from '../../support/presets.ts';
import { callOf, MOMENT, runViewOf, settledCall } from '../../support/runs.ts';

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

function iconOf(...runs: RunView[]): TrayIcon {
  const presets = runs.map(({ presetId, presetName }) =>
    presetOf({ id: presetId, name: presetName }),
  );
  return view({ presets, runs: byPreset(...runs) }).icon;
}

describe('the icon', () => {
  test('idle when nothing was started', () => {
    expect(view().icon).toBe('idle');
  });

  test.each([
    ['queued', 'busy'],
    ['sending', 'busy'],
    ['accepted', 'accepted'],
    ['partial', 'partial'],
    ['rejected', 'trouble'],
    ['failed', 'trouble'],
    ['unknown', 'unknown'],
  ] as const)('%s: %s', (status, icon) => {
    expect(iconOf(last(status))).toBe(icon);
  });

  test.each([
    [['failed', 'unknown', 'partial', 'sending', 'accepted'], 'trouble'],
    [['accepted', 'rejected'], 'trouble'],
    [['unknown', 'partial', 'sending', 'accepted'], 'unknown'],
    [['partial', 'sending', 'accepted'], 'partial'],
    [['accepted', 'queued'], 'busy'],
  ] as const)('of %j the gravest: %s', (statuses, icon) => {
    expect(iconOf(...statuses.map((status) => last(status)))).toBe(icon);
    expect(iconOf(...statuses.map((status) => last(status)).reverse())).toBe(icon);
  });

  test('practice that was accepted is never the tally', () => {
    expect(iconOf(last('accepted', { practice: true }))).toBe('practice');
    expect(iconOf(last('accepted', { practice: true }), last('unknown'))).toBe('unknown');
    const air = last('accepted', { presetId: 'air' });
    expect(iconOf(last('accepted', { practice: true }), air)).toBe('accepted');
  });

  test('practice that went wrong shows what went wrong', () => {
    expect(iconOf(last('rejected', { practice: true }))).toBe('trouble');
  });

  test('a recording that is known to have ended is idle, one whose end is not known is not', () => {
    const endTime = MOMENT / 1000;
    const ended = settledCall(['accepted'], { endTime });
    const goesOn = settledCall(['accepted'], { id: 'ws', vendor: 'Ws' });
    expect(iconOf(runViewOf({ calls: [ended] }))).toBe('idle');
    expect(
      iconOf(runViewOf({ calls: [settledCall(['accepted'], { endTime: endTime + 1 })] })),
    ).toBe('accepted');
    expect(iconOf(runViewOf({ calls: [ended, goesOn] }))).toBe('accepted');
  });

  test('a refusal does not end with the recordings beside it', () => {
    const ended = settledCall(['accepted', 'rejected'], { endTime: MOMENT / 1000 });
    expect(iconOf(runViewOf({ calls: [ended] }))).toBe('partial');
  });

  test('of a preset that was removed only what was accepted still counts', () => {
    expect(view({ presets: [], runs: byPreset(last('accepted')) }).icon).toBe('accepted');
    expect(view({ presets: [], runs: byPreset(last('failed')) }).icon).toBe('idle');
  });
});

describe('the tooltip', () => {
  test('before the first start', () => {
    expect(view().tooltip).toBe('CDN Recorder: nothing started yet');
    expect(inChinese().tooltip).toBe('CDN Recorder：尚未发起录制');
  });

  test('the last outcome, with its preset’s name', () => {
    const runs = byPreset(runViewOf({ calls: CALLS.partial }));
    expect(view({ runs }).tooltip).toBe('Evening news: partial (1 of 2 accepted)');
    expect(inChinese({ runs }).tooltip).toBe('Evening news：部分受理（已受理 1/2）');
  });

  test('the newest of several, whatever their order', () => {
    const old = runViewOf({
      presetId: 'a',
      presetName: 'Old',
      createdAt: '2026-11-22T09:00:00.000Z',
    });
    const young = runViewOf({ presetId: 'b', presetName: 'Young' });
    const presets = [presetOf({ id: 'a' }), presetOf({ id: 'b' })];
    expect(view({ presets, runs: byPreset(old, young) }).tooltip).toContain('Young');
    expect(view({ presets, runs: byPreset(young, old) }).tooltip).toContain('Young');
  });

  test('what is under way', () => {
    const runs = byPreset(runViewOf({ calls: CALLS.sending }));
    expect(view({ runs }).tooltip).toBe('Evening news: sending');
  });

  test('practice says that it is not air', () => {
    const runs = byPreset(runViewOf({ practice: true }));
    expect(view({ runs }).tooltip).toBe('Evening news: accepted (1 of 1 accepted) · not air');
  });

  test('practice says so while it is under way, too', () => {
    const runs = byPreset(runViewOf({ practice: true, calls: CALLS.sending }));
    expect(view({ runs }).tooltip).toContain('not air');
  });

  test('a preset’s name stands as it is', () => {
    const runs = byPreset(runViewOf({ presetName: 'A & B <{{status}}> $t(x)' }));
    expect(view({ runs }).tooltip).toContain('A & B <{{status}}> $t(x): accepted');
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
      'Open CDN Recorder',
      'Quit',
    ]);
  });

  test('in Chinese', () => {
    expect(labels({}, inChinese())).toEqual([
      '开始 Evening news',
      '—',
      '打开 CDN Recorder',
      '退出',
    ]);
  });

  test('without presets', () => {
    expect(labels({ presets: [] })).toEqual(['Open CDN Recorder', 'Quit']);
  });

  test('practice presets come with a note', () => {
    const accounts = [accountOf({ practice: true, protection: 'practice' })];
    expect(labels({ accounts })).toContain('Practice presets are not air');
    expect(labels({ accounts: [...accounts, accountOf({ id: 'other' })], presets: [] })).toEqual([
      'Open CDN Recorder',
      'Quit',
    ]);
  });

  test('credentials that live in memory only come with a note', () => {
    const vault = { state: 'memory', backend: 'basic_text' } as const;
    expect(labels({ vault })).toContain('Credentials in memory only');
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

  test('a preset’s name stands as it is', () => {
    const presets = [presetOf({ name: 'A & B <{{preset}}>' })];
    expect(labels({ presets })[0]).toBe('Start A & B <{{preset}}>');
  });
});
