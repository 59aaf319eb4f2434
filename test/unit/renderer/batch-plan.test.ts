import { describe, expect, test } from 'vitest';
import type { AppState } from '#contract/model/app-state.ts';
import { VENDORS } from '#contract/model/vendor.ts';
import { totalsOf } from '../../../renderer/shell/batch/entries.ts';
import { planStart, sinceOpened } from '../../../renderer/shell/batch/start-plan.ts';
import { planStop } from '../../../renderer/shell/batch/stop-plan.ts';
import { accountOf, byPreset, stateOf } from '../../support/app-states.ts';
import { presetOf } from '../../support/presets.ts';
import { callOf, recordingOf, runViewOf } from '../../support/runs.ts';

const NONE: ReadonlySet<string> = new Set();
const two = ['a', 'b'];
const idle = presetOf({ id: 'idle', name: 'Idle', vendors: ['Tencent', 'Ws'], streamIds: two });
const partly = presetOf({ id: 'partly', name: 'Partly', streamIds: ['p', 'q'] });
const whole = presetOf({ id: 'whole', name: 'Whole', streamIds: ['w'] });
const doubtful = presetOf({ id: 'doubtful', name: 'Doubtful', streamIds: ['d'] });
const archived = presetOf({ id: 'archived', name: 'Archived', streamIds: ['x'], archived: true });
const homeless = presetOf({ id: 'homeless', name: 'Homeless', accountId: 'gone' });
const busy = presetOf({ id: 'busy', name: 'Busy', streamIds: ['z'] });
const PRESETS = [idle, partly, whole, doubtful, archived, homeless, busy];
const ALL = PRESETS.map(({ id }) => id);

const world = (change: Partial<AppState> = {}): AppState =>
  stateOf({
    accounts: [accountOf()],
    presets: PRESETS,
    recordings: [
      recordingOf({ presetId: 'partly', streamId: 'p' }),
      recordingOf({ presetId: 'whole', streamId: 'w' }),
      recordingOf({ presetId: 'doubtful', streamId: 'd', certainty: 'uncertain' }),
    ],
    runs: byPreset(runViewOf({ presetId: 'busy', calls: [callOf({ state: 'sending' })] })),
    ...change,
  });
const ids = (entries: readonly { readonly presetId: string }[]) =>
  entries.map(({ presetId }) => presetId);

describe('a start of several', () => {
  test('puts each preset where it belongs, and says why one is left out', () => {
    const plan = planStart([...ALL, 'nowhere', 'idle'], world(), NONE);
    expect(ids(plan.starts)).toEqual(['idle']);
    expect(plan.running.map(({ presetId, targets }) => [presetId, targets])).toEqual([
      ['partly', [{ vendor: 'Tencent', streamIds: ['q'] }]],
      ['whole', []],
      ['doubtful', []],
    ]);
    expect(plan.leftOut.map(({ presetId, reason }) => [presetId, reason])).toEqual([
      ['archived', 'archived'],
      ['homeless', 'account-missing'],
      ['busy', 'under-way'],
      ['nowhere', 'deleted'],
    ]);
  });

  test('leaves out what this window has asked and main has not answered', () => {
    const { starts, leftOut } = planStart(['idle'], world(), new Set(['idle']));
    expect([starts, leftOut.map(({ reason }) => reason)]).toEqual([[], ['unanswered']]);
  });

  test('what runs by another preset of the same project counts as running', () => {
    const recordings = [recordingOf({ presetId: 'other', streamId: 'a' })];
    const { running } = planStart(['idle'], world({ recordings }), NONE);
    expect(running[0]?.targets).toEqual([
      { vendor: 'Tencent', streamIds: ['b'] },
      { vendor: 'Ws', streamIds: two },
    ]);
  });

  test('knows at which vendors nothing stops it, and who asks', () => {
    const preset = presetOf({
      ...{ id: 'x', vendors: [...VENDORS], end: { afterMinutes: 5 }, confirmStart: true },
    });
    const { vendors } = world();
    const [byProgram] = planStart(['x'], world({ presets: [preset], recordings: [] }), NONE).starts;
    expect(byProgram?.noAutoStop).toEqual([]);
    const manual = { ...preset, stopAtEnd: false };
    const [entry] = planStart(['x'], world({ presets: [manual], recordings: [] }), NONE).starts;
    expect(entry?.noAutoStop).toEqual(VENDORS.filter((vendor) => !vendors[vendor].endTime));
    expect(entry?.noAutoStop).not.toEqual([]);
    expect(entry?.asks).toBe(true);
    const endless = { ...preset, end: null };
    const [without] = planStart(['x'], world({ presets: [endless], recordings: [] }), NONE).starts;
    expect(without?.noAutoStop).toEqual([...VENDORS]);
  });

  test('counts presets, streams and vendors', () => {
    const { starts } = planStart(['idle', 'busy'], world({ runs: {} }), NONE);
    expect(totalsOf(starts)).toEqual({ presets: 2, streams: 3, vendors: 2 });
    expect(totalsOf([])).toEqual({ presets: 0, streams: 0, vendors: 0 });
  });
});

describe('what changes while the sheet is open', () => {
  const opened = planStart(ALL, world(), NONE);
  const later = (change: Partial<AppState>) => {
    const { starts, running, changed } = sinceOpened(opened, planStart(ALL, world(change), NONE));
    return { starts: ids(starts), running: ids(running), changed };
  };
  const changed = (presetId: string, reason: string) =>
    expect.objectContaining({ presetId, reason });
  const edited = (preset: typeof idle) =>
    PRESETS.map((one) => (one.id === preset.id ? preset : one));

  test('nothing has changed', () => {
    expect(later({})).toEqual({
      starts: ['idle'],
      running: ['partly', 'whole', 'doubtful'],
      changed: [],
    });
  });

  test.each([
    [
      'it runs by now',
      { recordings: [...world().recordings, recordingOf({ presetId: 'idle', streamId: 'a' })] },
      'runs-now',
    ],
    ['it was archived', { presets: edited({ ...idle, archived: true }) }, 'archived'],
    ['it was deleted', { presets: PRESETS.slice(1) }, 'deleted'],
    [
      'it names more streams',
      { presets: edited({ ...idle, streamIds: ['a', 'b', 'c'] }) },
      'edited',
    ],
    ['it has another end', { presets: edited({ ...idle, end: { afterMinutes: 5 } }) }, 'edited'],
    ['its account is another project', { accounts: [accountOf({ appId: 99 })] }, 'edited'],
    [
      'it is being started',
      { runs: byPreset(runViewOf({ presetId: 'idle', calls: [callOf({ state: 'sending' })] })) },
      'under-way',
    ],
  ] as const)('%s: it is left out', (_, change, reason) => {
    const now = later(change as Partial<AppState>);
    expect(now.starts).toEqual([]);
    expect(now.changed).toContainEqual(changed('idle', reason));
  });

  test('what has become free since is not started: the sheet did not list it', () => {
    const now = later({
      recordings: [],
      runs: {},
      presets: edited({ ...archived, archived: false }),
    });
    expect(now.starts).toEqual(['idle']);
    expect(now.running).toEqual([]);
    expect(now.changed.map(({ presetId }) => presetId)).toEqual(['partly', 'whole', 'doubtful']);
  });
});

describe('a stop of several', () => {
  test('covers what runs and what may, and says why one is left out', () => {
    const { stops, leftOut } = planStop(ALL, world(), NONE);
    expect(ids(stops)).toEqual(['partly', 'whole', 'doubtful']);
    expect(leftOut.map(({ presetId, reason }) => [presetId, reason])).toEqual([
      ['idle', 'nothing-known'],
      ['archived', 'nothing-known'],
      ['homeless', 'nothing-known'],
      ['busy', 'under-way'],
    ]);
  });

  test('of everything goes by what started it, deleted presets too', () => {
    const recordings = [
      ...world().recordings,
      recordingOf({ presetId: 'deleted', presetName: 'Deleted', streamId: 'lost' }),
    ];
    const { stops } = planStop(null, world({ recordings }), NONE);
    expect(stops.map(({ name, isDeleted }) => [name, isDeleted])).toEqual([
      ['Partly', false],
      ['Whole', false],
      ['Doubtful', false],
      ['Deleted', true],
    ]);
  });

  test('names what no account can stop', () => {
    const { stops, leftOut, stranded } = planStop(['whole'], world({ accounts: [] }), NONE);
    expect(stops).toEqual([]);
    expect(leftOut.map(({ reason }) => reason)).toEqual(['no-signer']);
    expect(stranded.map(({ streamId }) => streamId)).toEqual(['w']);
  });
});
