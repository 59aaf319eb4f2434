import { expect, test } from 'vitest';
import { elapsed, groupsOf } from '../../../renderer/on-air/groups.ts';
import { accountOf } from '../../support/app-states.ts';
import { presetOf } from '../../support/presets.ts';
import { MOMENT, recordingOf } from '../../support/runs.ts';
import { translator } from './text.ts';

const ACCOUNTS = [accountOf()];
const PRESETS = [presetOf()];
const causes = (
  change: Parameters<typeof recordingOf>[0],
  presets = PRESETS,
  accounts = ACCOUNTS,
): readonly string[] =>
  groupsOf([recordingOf(change)], presets, accounts)[0]?.rows[0]?.causes ?? [];

test('what the board shows needs no explanation', () => {
  expect(causes({})).toEqual([]);
  expect(causes({ presetId: 'gone' })).toEqual([]);
});

test('what it does not show says why', () => {
  expect(causes({ streamId: 'removed' })).toEqual(['not-named']);
  expect(causes({ vendor: 'Ws' })).toEqual(['not-named']);
  const other = accountOf({ id: 'other', appId: 7 });
  expect(causes({}, [presetOf({ accountId: 'other' })], [...ACCOUNTS, other])).toEqual([
    'preset-account',
  ]);
  expect(causes({}, PRESETS, [accountOf({ appId: 7 })])).toEqual(['account-changed', 'no-signer']);
  expect(causes({}, PRESETS, [])).toEqual(['account-deleted', 'no-signer']);
  const twin = accountOf({ id: 'twin', endpoint: 'https://rtc-api-sha.zego.im/' });
  expect(causes({}, PRESETS, [twin])).toEqual(['account-deleted']);
});

test('by preset: what the board leaves out first, practice last, else by name', () => {
  const presets = [
    presetOf({ id: 'b', name: 'B', streamIds: ['b'] }),
    presetOf({ id: 'a', name: 'A', streamIds: ['a'] }),
    presetOf({ id: 'p', name: 'A practice', streamIds: ['p'] }),
    presetOf({ id: 'z', name: 'Z archived', streamIds: ['z'], archived: true }),
  ];
  const recordings = [
    recordingOf({ presetId: 'p', streamId: 'p', practice: true }),
    recordingOf({ presetId: 'b', streamId: 'b' }),
    recordingOf({ presetId: 'a', streamId: 'a' }),
    recordingOf({ presetId: 'gone', streamId: 'x', presetName: 'Y deleted' }),
    recordingOf({ presetId: 'z', streamId: 'z' }),
  ];
  expect(groupsOf(recordings, presets, ACCOUNTS).map(({ name }) => name)).toEqual([
    'Y deleted',
    'Z archived',
    'A',
    'B',
    'A practice',
  ]);
});

test('how long it has gone on, to what matters', () => {
  const since = new Date(MOMENT);
  const after = (minutes: number) =>
    elapsed(since, new Date(MOMENT + minutes * 60_000), translator('en'));
  expect([-5, 0.9, 59, 60, 1439, 1440, 1500].map(after)).toEqual([
    '0 min',
    '0 min',
    '59 min',
    '1 h 0 min',
    '23 h 59 min',
    '1 d 0 h',
    '1 d 1 h',
  ]);
});
