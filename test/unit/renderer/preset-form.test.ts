import { describe, expect, test } from 'vitest';
import { presetDraftSchema } from '#contract/model/preset.ts';
import { problemsOf } from '../../../renderer/presets/editor/preset-problems.ts';
import {
  draftOf,
  formOf,
  freeName,
  type PresetForm,
} from '../../../renderer/shared/presets/preset-form.ts';
import { accountOf, stateOf } from '../../support/app-states.ts';
import { presetOf } from '../../support/presets.ts';

const accounts = [accountOf()];
const capabilities = stateOf().vendors;
const context = { others: ['Taken'], accounts, capabilities };
const good: PresetForm = formOf(presetOf({ end: { afterMinutes: 90 } }), accounts);
const noted: PresetForm['profile'] = {
  noted: true,
  formats: ['MP4'],
  interval: '7200',
  retention: '30',
};
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
    ['a name that shows nothing', { name: '\u200b\u3164' }, { name: 'editor.problem.hidden' }],
    ['a name with a line break', { name: 'a\nb' }, { name: 'editor.problem.hidden' }],
    ['an invisible group', { group: 'a\u200b' }, { group: 'editor.problem.hidden' }],
    ['an invisible tag', { tags: ['a', '\u3164'] }, { tags: 'editor.problem.hidden' }],
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
    [
      'the heading of a column',
      { streams: 'Stream ID\na' },
      { streams: 'editor.problem.streams.heading' },
    ],
    ['a heading that is a stream', { streams: 'stream\na', keepsHeading: true }, {}],
    ['a long group', { group: 'x'.repeat(41) }, { group: 'editor.problem.group' }],
    ['a long tag', { tags: ['x'.repeat(41)] }, { tags: 'editor.problem.tag.long' }],
    [
      'too many tags',
      { tags: Array.from({ length: 11 }, (_, n) => `tag ${n}`) },
      { tags: 'editor.problem.tags' },
    ],
    ['no note of the console', { profile: { ...noted, noted: false, formats: [] } }, {}],
    [
      'a note without a format',
      { profile: { ...noted, formats: [] } },
      { formats: 'editor.problem.formats' },
    ],
    [
      'a short interval',
      { profile: { ...noted, interval: '299' } },
      { interval: 'editor.problem.interval' },
    ],
    [
      'a long interval',
      { profile: { ...noted, interval: '7201' } },
      { interval: 'editor.problem.interval' },
    ],
    [
      'half a day',
      { profile: { ...noted, retention: '0.5' } },
      { retention: 'editor.problem.retention' },
    ],
    ['nothing of retention', { profile: { ...noted, retention: '' } }, {}],
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

  test('loses nothing that somebody has said of it', () => {
    const preset = presetOf({
      confirmStart: true,
      confirmStop: false,
      group: 'Sport',
      tags: ['live', 'arena'],
      colour: 'teal',
      pinned: true,
      archived: true,
      profile: { formats: ['M3U8', 'MP4'], intervalSeconds: 1800, retentionDays: null },
    });
    const { id: _, ...draft } = preset;
    expect(draftOf(formOf(preset, accounts), capabilities)).toEqual(draft);
    const odd = presetOf({ streamIds: ['stream', 'id'] });
    expect(draftOf(formOf(odd, accounts), capabilities).streamIds).toEqual(['stream', 'id']);
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
