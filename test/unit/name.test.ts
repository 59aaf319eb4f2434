import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { accountEntrySchema, accountNameSchema } from '#contract/model/account.ts';
import {
  confusableNames,
  glance,
  hiddenCharacters,
  isReservedName,
  nameForm,
  sameName,
} from '#contract/model/name.ts';
import { presetDraftSchema, presetNameSchema, presetSchema } from '#contract/model/preset.ts';

describe('what may be in a name', () => {
  test.each([
    'Evening news',
    '晚间新闻 1',
    'Zürich',
    'Zu\u0308rich',
    'نشرة الأخبار',
    'समाचार',
    '👩‍💻 desk ❤️ 🏳️‍🌈',
    // An ideographic variation, as in names of people.
    '葛\u{e0100}城',
    '--start="x" & <b>',
  ])('%s', (name) => {
    expect(hiddenCharacters(name)).toEqual([]);
    expect(presetNameSchema.safeParse(name).success).toBe(true);
  });

  test.each([
    ['a line break', 'News\nImported 1 account(s).', ['U+000A']],
    ['a tab', 'a\tb', ['U+0009']],
    ['an escape sequence', '\u001b[2J', ['U+001B']],
    ['one byte that begins one', 'a\u009b2J', ['U+009B']],
    ['NUL', 'a\u0000', ['U+0000']],
    ['a line separator', 'a\u2028b', ['U+2028']],
    ['zero width', 'Ne\u200bws', ['U+200B']],
    ['a joiner between letters', 'a\u200db', ['U+200D']],
    ['right to left', '\u202ecod', ['U+202E']],
    ['a soft hyphen', 'a\u00adb', ['U+00AD']],
    ['tags that nothing shows', 'a\u{e0041}', ['U+E0041']],
    ['half a character', 'a\ud800', ['U+D800']],
    ['no character at all', 'a\uffff', ['U+FFFF']],
    ['the empty card of the issue', '\u200b\u3164', ['U+200B', 'U+3164']],
    ['a blank that is a letter', '\uffa0', ['U+FFA0']],
    ['a blank that is a symbol', '\u2800', ['U+2800']],
    ['an accent on nothing', '\u0301', ['U+0301']],
    ['a selector of nothing', '\ufe0f', ['U+FE0F']],
  ])('not %s', (_what, name, characters) => {
    expect(hiddenCharacters(name)).toEqual(characters);
    expect(presetNameSchema.safeParse(name).success).toBe(false);
    expect(accountNameSchema.safeParse(name).success).toBe(false);
  });

  test('groups and tags keep the same rule; what is stored already still loads', () => {
    const draft = {
      name: 'News',
      accountId: 'x',
      vendors: ['Ws'],
      streamIds: ['cdn01'],
      end: null,
    };
    const odd = '\u200b\u3164';
    for (const change of [{ name: odd }, { group: odd }, { tags: ['a', odd] }]) {
      expect(presetDraftSchema.safeParse({ ...draft, ...change }).success).toBe(false);
      const stored = { ...draft, ...change, id: '1' };
      expect(presetSchema.parse(stored)).toEqual(stored);
    }
    const facts = { appId: 1, endpoint: '', isTest: null, badge: 'test', colour: 'slate' };
    const entry = { ...facts, name: odd, serverSecret: null };
    expect(accountEntrySchema.safeParse(entry).success).toBe(true);
  });

  test('what passes is kept in one form, and shows something', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 12 }), (text) => {
        const parsed = presetNameSchema.safeParse(text);
        if (!parsed.success) return;
        expect(parsed.data).toBe(nameForm(text));
        expect(parsed.data).not.toMatch(/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u3164\u2800]/u);
        expect(parsed.data).toMatch(/[\p{L}\p{N}\p{S}\p{P}]/u);
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('which names are one', () => {
  test('composed and decomposed, and space around', () => {
    expect(sameName('Zürich', ' Zu\u0308rich ')).toBe(true);
    expect(sameName('한국', '한국'.normalize('NFD'))).toBe(true);
  });

  test('case counts: a script means exactly one preset', () => {
    expect(sameName('News', 'news')).toBe(false);
  });
});

describe('which names a glance takes for one', () => {
  test.each([
    ['News', 'news'],
    ['News', 'Nеws'],
    ['Camera 10', 'Camera lO'],
    ['ＮＥＷＳ', 'news'],
    ['Evening news', 'Evening  news'],
    ['Evening news', 'Evening\u00a0news'],
    ['News', 'Ne\u200bws'],
  ])('%s and %s', (left, right) => {
    expect(glance(left)).toBe(glance(right));
    expect(confusableNames([left], [left, right])).toEqual([[left, right]]);
  });

  test.each([
    ['Camera 1', 'Camera 2'],
    ['晚间新闻', '早间新闻'],
    ['Cam 10', 'Cam 11'],
    ['Zürich', 'Zurich'],
  ])('not %s and %s', (left, right) => {
    expect(confusableNames([left], [left, right])).toEqual([]);
  });

  test('a name is not confusable with itself in another form', () => {
    expect(confusableNames(['Zürich'], ['Zürich', 'Zu\u0308rich'])).toEqual([]);
  });

  test.each(['Practice', 'practice ', 'Рractice', 'PRACTlCE'])('%s is reserved', (name) => {
    expect(isReservedName(name)).toBe(true);
  });

  test.each(['Practice 2', 'Training', '练习'])('%s is not', (name) => {
    expect(isReservedName(name)).toBe(false);
  });
});
