import { describe, expect, test } from 'vitest';
import { presetDraftSchema } from '../../../electron/contract/preset.ts';
import { freeName } from '../../../renderer/presets/free-name.ts';
import {
  draftOf,
  formOf,
  type PresetForm,
  problemsOf,
} from '../../../renderer/presets/preset-form.ts';
import { accountOf, stateOf } from '../../support/app-states.ts';
import { presetOf } from '../../support/presets.ts';

const accounts = [accountOf()];
const capabilities = stateOf().vendors;
const context = { others: ['Taken'], accounts, capabilities };
const good: PresetForm = formOf(presetOf({ end: { afterMinutes: 90 } }), accounts);
const problems = (change: Partial<PresetForm>) =>
  Object.fromEntries(
    Object.entries(problemsOf({ ...good, ...change }, context)).map(([field, { key }]) => [
      field,
      key,
    ]),
  );

describe('what the editor says', () => {
  test.each<[string, Partial<PresetForm>, Record<string, string>]>([
    ['nothing of a good form', {}, {}],
    ['no name', { name: '  ' }, { name: 'editor.problem.name.empty' }],
    ['a long name', { name: 'x'.repeat(81) }, { name: 'editor.problem.name.long' }],
    ['a name that is taken', { name: ' Taken ' }, { name: 'editor.problem.name.taken' }],
    ['an account that is gone', { accountId: 'gone' }, { accountId: 'editor.problem.account' }],
    ['no vendor', { vendors: [] }, { vendors: 'editor.problem.vendors' }],
    ['no stream', { streams: '' }, { streams: 'editor.problem.streams.empty' }],
    [
      'an impossible stream',
      { streams: 'a b/c' },
      { streams: 'editor.problem.streams.invalid.one' },
    ],
    ['two of them', { streams: 'a b/c d/e' }, { streams: 'editor.problem.streams.invalid' }],
    [
      'too many streams',
      { streams: Array.from({ length: 501 }, (_, i) => `s${i}`).join(' ') },
      { streams: 'editor.problem.streams.many' },
    ],
    ['no minutes', { minutes: '' }, { end: 'editor.problem.minutes' }],
    ['half a minute', { minutes: '0.5' }, { end: 'editor.problem.minutes' }],
    ['over a day', { minutes: '1441' }, { end: 'editor.problem.minutes' }],
    ['no time of day', { end: 'at', at: '' }, { end: 'editor.problem.at' }],
    ['minutes that do not matter', { end: 'none', minutes: 'x' }, {}],
    [
      'a domain with a space',
      { vendors: ['Aliyun'], domain: 'a b' },
      { domain: 'editor.problem.printable' },
    ],
    ['a domain that does not matter', { vendors: ['Tencent'], domain: 'a b' }, {}],
  ])('%s', (_, change, expected) => {
    expect(problems(change)).toEqual(expected);
  });
});

describe('the preset that comes of it', () => {
  test('goes through the editor unchanged', () => {
    for (const end of [null, { afterMinutes: 30 }, { at: '22:00' }]) {
      const preset = presetOf({ vendors: ['Aliyun'], domain: 'd', point: 'p', end });
      const { id: _, ...draft } = preset;
      expect(draftOf(formOf(preset, accounts), capabilities)).toEqual(draft);
    }
  });

  test('is one that the contract takes', () => {
    const draft = draftOf({ ...good, name: ' News ', streams: 'a,b,a' }, capabilities);
    expect(presetDraftSchema.parse(draft)).toEqual(draft);
    expect(draft).toMatchObject({ name: 'News', streamIds: ['a', 'b'] });
  });

  test('has no domain where no vendor knows one', () => {
    const draft = draftOf({ ...good, vendors: ['Tencent'], domain: 'd' }, capabilities);
    expect(draft).not.toHaveProperty('domain');
  });

  test('asks before a stop, unless someone said not to', () => {
    expect(draftOf(good, capabilities)).not.toHaveProperty('confirmStop');
    const silent = presetOf({ confirmStop: false });
    expect(draftOf(formOf(silent, accounts), capabilities).confirmStop).toBe(false);
  });

  test('a new one begins with a real account, if there is one', () => {
    const practice = accountOf({ id: 'practice', practice: true });
    expect(formOf(null, [practice, accountOf()]).accountId).toBe('account');
    expect(formOf(null, [practice]).accountId).toBe('practice');
    expect(formOf(null, []).accountId).toBeNull();
  });
});

test('a copy takes the first name that nobody has, and one the contract allows', () => {
  expect(freeName('News', ['News'])).toBe('News 2');
  expect(freeName('News 2', ['News', 'News 2', 'News 3'])).toBe('News 4');
  expect(freeName('x'.repeat(80), []).length).toBeLessThanOrEqual(80);
});
