import { describe, expect, test } from 'vitest';
import type { Preset } from '#contract/model/preset.ts';
import { outcomeOf } from '../../../electron/zego/answer/answer.ts';
import {
  choicesOf,
  type Filters,
  matching,
  NO_FILTERS,
} from '../../../renderer/presets/board/filters.ts';
import { groupMoved, placedBeside, stepFrom } from '../../../renderer/presets/board/moves.ts';
import { possibleWith } from '../../../renderer/presets/board/selection.ts';
import { groupsOf } from '../../../renderer/presets/board/shown-order.ts';
import { rememberedTones, tonesOf } from '../../../renderer/presets/board/tones.ts';
import { keepUnchanged } from '../../../renderer/shared/presets/keep-unchanged.ts';
import { keptStanding } from '../../../renderer/shared/recordings/use-standing.ts';
import { accountOf, byPreset } from '../../support/app-states.ts';
import { presetOf } from '../../support/presets.ts';
import { callOf, recordingOf, runViewOf, settledCall } from '../../support/runs.ts';

const named = (id: string, change: Partial<Preset> = {}) => presetOf({ id, name: id, ...change });
const idsOf = (presets: readonly Pick<Preset, 'id'>[]) => presets.map(({ id }) => id);

describe('what is looked for', () => {
  const presets = [
    named('Evening News', { tags: ['daily', '直播'], streamIds: ['cdn01', 'cdn02'] }),
    named('体育直播', { group: 'Sports', vendors: ['Ws', 'Huawei'], accountId: 'second' }),
    named('Late talk', { tags: ['daily'], vendors: ['Tencent', 'Huawei'] }),
  ];
  const accountName = (id: string) => (id === 'second' ? 'Regional' : 'Main');
  const found = (filters: Partial<Filters>) =>
    idsOf(matching(presets, { ...NO_FILTERS, ...filters }, accountName));
  const all = idsOf(presets);

  test.each<[string, Partial<Filters>, string[]]>([
    ['nothing asked', {}, all],
    ['only spaces', { query: '  ' }, all],
    ['a name, whatever its case', { query: 'evening' }, ['Evening News']],
    ['full-width letters as others', { query: 'ＥＶＥ' }, ['Evening News']],
    ['Chinese, in a name and in a tag', { query: '直播' }, ['Evening News', '体育直播']],
    ['a stream', { query: 'cdn02' }, ['Evening News']],
    ['a group', { query: 'sports' }, ['体育直播']],
    ['an account', { query: 'region' }, ['体育直播']],
    ['every word somewhere', { query: 'talk daily' }, ['Late talk']],
    ['a word that is nowhere', { query: 'talk sports' }, []],
    ['an account that is chosen', { accounts: ['second'] }, ['体育直播']],
    ['one of the vendors', { vendors: ['Ws', 'Tencent'] }, all],
    ['vendor and tag', { vendors: ['Huawei'], tags: ['daily'] }, ['Late talk']],
    ['a choice and a word', { tags: ['daily'], query: 'news' }, ['Evening News']],
  ])('%s', (_, filters, ids) => {
    expect(found(filters)).toEqual(ids);
  });

  test('only what tells presets apart is offered, and what is chosen stays', () => {
    expect(choicesOf(presets, NO_FILTERS)).toEqual({
      accounts: ['account', 'second'],
      vendors: ['Tencent', 'Ws', 'Huawei'],
      tags: ['daily', '直播'],
    });
    const alike = [named('a'), named('b')];
    expect(choicesOf(alike, NO_FILTERS)).toEqual({ accounts: [], vendors: [], tags: [] });
    const chosen = { ...NO_FILTERS, accounts: ['gone'], tags: ['old'] };
    expect(choicesOf(alike, chosen)).toMatchObject({
      accounts: ['account', 'gone'],
      tags: ['old'],
    });
  });
});

describe('groups', () => {
  const presets = [
    named('1'),
    named('2', { group: 'B' }),
    named('3', { group: 'A' }),
    named('4', { group: 'B' }),
    named('5'),
  ];

  test('stand where their first preset stands, those without one last', () => {
    expect(groupsOf(presets).map(({ name, presets: own }) => [name, idsOf(own)])).toEqual([
      ['B', ['2', '4']],
      ['A', ['3']],
      [null, ['1', '5']],
    ]);
    expect(groupsOf([])).toEqual([]);
  });

  test('a group moves as a whole, with every id named once', () => {
    const groups = groupsOf(presets);
    expect(groupMoved(presets, groups, 'A', -1)).toEqual(['3', '2', '4', '1', '5']);
    expect(groupMoved(presets, groups, 'B', 1)).toEqual(['3', '2', '4', '1', '5']);
    expect(groupMoved(presets, groups, 'B', -1)).toBeNull();
    expect(groupMoved(presets, groups, 'A', 1)).toBeNull();
    expect(groupMoved(presets, groups, 'gone', 1)).toBeNull();
  });

  test('what a filter hides keeps its place behind what is shown', () => {
    const shown = groupsOf(presets.filter(({ id }) => id !== '4'));
    expect(groupMoved(presets, shown, 'A', -1)).toEqual(['3', '2', '1', '4', '5']);
  });
});

describe('the order', () => {
  const ids = ['a', 'b', 'c', 'd'];

  test.each<[string, string, 'before' | 'after', string[]]>([
    ['a', 'c', 'before', ['b', 'a', 'c', 'd']],
    ['a', 'c', 'after', ['b', 'c', 'a', 'd']],
    ['d', 'a', 'before', ['d', 'a', 'b', 'c']],
    ['b', 'b', 'before', ids],
    ['b', 'gone', 'after', ids],
    ['gone', 'b', 'after', ids],
  ])('%s to %s, %s', (id, beside, side, order) => {
    expect(placedBeside(ids, id, beside, side)).toEqual(order);
  });

  test('a step goes past the next one that is shown, and ends at either end', () => {
    const shown = ['a', 'c', 'd'].map((id) => ({ id }));
    expect(stepFrom(shown, 'c', -1)).toEqual({ beside: 'a', side: 'before', place: 1 });
    expect(stepFrom(shown, 'a', 1)).toEqual({ beside: 'c', side: 'after', place: 2 });
    expect([stepFrom(shown, 'a', -1), stepFrom(shown, 'd', 1), stepFrom(shown, 'b', 1)]).toEqual([
      null,
      null,
      null,
    ]);
  });
});

describe('what is drawn again', () => {
  test('a preset that crossed from main unchanged is the very object of before', () => {
    const keep = keepUnchanged();
    const first = keep([named('a'), named('b')]);
    const second = keep([named('b'), named('a', { end: { at: '22:00' } }), named('c')]);
    expect(second[0]).toBe(first[1]);
    expect(second[1]).not.toBe(first[0]);
    expect(second[1]?.end).toEqual({ at: '22:00' });
    expect(keep([named('c')])[0]).toBe(second[2]);
  });

  test('what happens elsewhere leaves a preset’s standing as it is', () => {
    const standing = keptStanding(presetOf({ streamIds: ['cdn01', 'cdn02'] }), accountOf());
    const first = standing([recordingOf()]);
    expect(first.running).toHaveLength(1);
    expect(
      standing([recordingOf(), recordingOf({ streamId: 'elsewhere', presetId: 'other' })]),
    ).toBe(first);
    const second = standing([recordingOf({ certainty: 'uncertain' })]);
    expect([second.running, second.uncertain.length]).toEqual([[], 1]);
    expect(standing([recordingOf({ appId: 7, presetId: 'other' })]).missing).toHaveLength(1);
  });

  test('a heading’s signs are counted again only when something of it changed', () => {
    const facts = {
      runs: {},
      recordings: [recordingOf()],
      accounts: [accountOf()],
      dismissedRuns: [],
    };
    const tones = rememberedTones([presetOf(), named('idle', { streamIds: ['x'] })]);
    expect(tones(facts)).toBe('red 1');
    // An impossible change in place: whoever counts again would see it.
    facts.recordings.length = 0;
    expect(tones({ ...facts })).toBe('red 1');
    expect(tones({ ...facts, recordings: [] })).toBe('');
  });
});

/** A call that one stream was refused in. */
const refusedCall = (streamId: string) => {
  const outcome = outcomeOf([{ streamId, status: 'rejected' }], { code: 0, message: 'success' });
  return settledCall([], { streamIds: [streamId], outcome });
};

test('a heading tells the most severe first, and nothing of what is at rest', () => {
  const presets = ['well', 'refused', 'sent', 'rest'].map((id) => named(id, { streamIds: [id] }));
  const runs = byPreset(
    runViewOf({ presetId: 'refused', calls: [refusedCall('refused')] }),
    runViewOf({ presetId: 'sent', calls: [callOf({ state: 'sending', streamIds: ['sent'] })] }),
  );
  const recordings = [recordingOf({ streamId: 'well' })];
  const accounts = [accountOf()];
  expect(tonesOf(presets, { runs, recordings, accounts, dismissedRuns: [] })).toBe(
    'amber 1,blue 1,red 1',
  );
  const practice = [recordingOf({ streamId: 'well', practice: true })];
  const facts = { runs: {}, recordings: practice, dismissedRuns: [] };
  expect(tonesOf(presets, { ...facts, accounts: [accountOf({ practice: true })] })).toBe(
    'violet 1',
  );
});

test('a refused run that was put away colours nothing any more; one that needs a word does', () => {
  const presets = [named('refused', { streamIds: ['refused'] })];
  const facts = { recordings: [], accounts: [accountOf()], dismissedRuns: [] };
  const refused = runViewOf({ presetId: 'refused', calls: [refusedCall('refused')] });
  const runs = byPreset(refused);
  expect(tonesOf(presets, { ...facts, runs })).toBe('amber 1');
  expect(tonesOf(presets, { ...facts, runs, dismissedRuns: [refused.id] })).toBe('');
  const open = byPreset({ ...refused, needsVerdict: true });
  expect(tonesOf(presets, { ...facts, runs: open, dismissedRuns: [refused.id] })).toBe('amber 1');
});

test('of what is selected only that is asked for which main would not refuse', () => {
  const presets = [
    named('runs', { streamIds: ['cdn01'] }),
    named('half', { streamIds: ['cdn01', 'cdn02'] }),
    named('busy', { streamIds: ['cdn01'] }),
    named('idle', { streamIds: ['x'] }),
    named('archived', { streamIds: ['cdn01'], archived: true }),
  ];
  const runs = byPreset(runViewOf({ presetId: 'busy', calls: [callOf({ state: 'sending' })] }));
  const { start, stop, missing } = possibleWith(presets, {
    runs,
    recordings: [recordingOf()],
    accounts: [accountOf()],
  });
  expect(idsOf(start)).toEqual(['runs', 'half', 'idle']);
  expect(idsOf(stop)).toEqual(['runs', 'half', 'archived']);
  expect(idsOf(missing)).toEqual(['half']);
});
