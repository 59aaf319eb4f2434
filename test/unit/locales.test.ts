import { basename } from 'node:path';
import { describe, expect, test } from 'vitest';
import { LOCALES, type LocaleKey } from '#contract/locales/index.ts';
import { KEY_FAMILIES } from '../support/locales/key-families.ts';
import { idleFamilies, missingKeys, unusedKeys } from '../support/locales/keys.ts';
import { hardCodedText } from '../support/locales/literals.ts';
import { sources } from '../support/locales/sources.ts';
import { readSources } from '../support/source/read.ts';

const code = [...sources('renderer'), ...sources('electron')];
const keys = Object.keys(LOCALES.en) as LocaleKey[];
const family = { before: 'a.', after: '.z', values: ['x'] };

describe('keys', () => {
  test('both languages have the same ones', () => {
    expect(Object.keys(LOCALES['zh-CN']).sort()).toEqual([...keys].sort());
  });

  test('none is missing', () => {
    expect(missingKeys(keys, code, KEY_FAMILIES)).toEqual([]);
  });

  test('none is unused', () => {
    expect(unusedKeys(keys, code, KEY_FAMILIES)).toEqual([]);
  });

  test('every table of keys is asked for by some code', () => {
    expect(idleFamilies(code, KEY_FAMILIES)).toEqual([]);
  });

  test('these checks can fail', () => {
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is source code
    const source = { path: 'x.ts', text: "t('is.there'); t(`a.${x}.z`); t('gone', 1)" };
    expect(unusedKeys(['is.there', 'a.x.z', 'never'], [source], [family])).toEqual(['never']);
    expect(missingKeys(['is.there'], [source], [family])).toEqual(['gone', 'a.x.z']);
    expect(idleFamilies([source], [family])).toEqual([]);
    expect(idleFamilies([source], [{ ...family, after: '' }])).toHaveLength(1);
  });
});

describe('files', () => {
  /** Subjects of main, and words of the domain that both sides say. */
  const OTHERS = [
    'causes',
    'command-line',
    'common',
    'control',
    'desks',
    'desktop',
    'errors',
    'media-codes',
    'notifications',
    'outcome',
    'receiver',
    'return-codes',
    'row-codes',
    'tray',
    'updates',
    'vault',
    'vendors',
    'webhooks',
  ];
  const filesOf = (language: string) =>
    [...readSources([`electron/contract/locales/${language}`]).keys()]
      .map((path) => basename(path, '.ts'))
      .filter((name) => name !== 'index');
  const folders = new Set([...readSources(['renderer']).keys()].flatMap((path) => path.split('/')));
  const strangers = (names: readonly string[]) =>
    names.filter((name) => !folders.has(name) && !OTHERS.includes(name));

  test('each is named like a folder of the window, or a subject of main', () => {
    expect(strangers(filesOf('en'))).toEqual([]);
    expect(strangers(['presets', 'odds-and-ends'])).toEqual(['odds-and-ends']);
  });

  test('both languages have the same ones', () => {
    expect(filesOf('zh-CN')).toEqual(filesOf('en'));
  });
});

describe('texts', () => {
  const placeholders = (text: string) => (text.match(/\{\{\w+\}\}/g) ?? []).sort();

  test('none is empty, and both languages fill in the same', () => {
    const odd = keys.filter((key) => {
      const [en, zh] = [LOCALES.en[key], LOCALES['zh-CN'][key]];
      const empty = en === '' || (zh === '' && key !== 'sentence.separator');
      return empty || placeholders(en).join() !== placeholders(zh).join();
    });
    expect(odd).toEqual([]);
  });

  const halfWidth = (text: string) =>
    /\p{Script=Han}\s*[,;:?!()]|[,;:?!()]\s*\p{Script=Han}/u.test(text);

  test('Chinese is punctuated as Chinese', () => {
    expect(keys.filter((key) => halfWidth(LOCALES['zh-CN'][key]))).toEqual([]);
    expect(['请检查,然后', '请检查，然后', '(上海)', 'fail- 开头'].map(halfWidth)).toEqual([
      true,
      false,
      true,
      false,
    ]);
  });

  test('accepted is never called a running recording', () => {
    expect(keys.filter((key) => LOCALES['zh-CN'][key].includes('录制中'))).toEqual([]);
    expect(LOCALES['zh-CN']['status.accepted']).toBe('已受理');
  });
});

describe('words in the window', () => {
  const views = sources('renderer').filter(({ path }) => path.endsWith('.tsx'));

  test('all come from the locales', () => {
    expect(views.length).toBeGreaterThan(30);
    const found = views.flatMap(({ path, text }) =>
      hardCodedText(path, text).map((literal) => `${path}: ${literal}`),
    );
    expect(found).toEqual([]);
  });

  test.each([
    ['text', '<p>Hello</p>'],
    ['text beside other things', '<p>{x} Hello {y}</p>'],
    ['a literal in braces', "<p>{'Hello'}</p>"],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is source code
    ['a template', '<p>{`Hello ${x}`}</p>'],
    ['one of two', "<p>{x ? 'Hello' : t('y')}</p>"],
    ['what is shown when something is so', "<p>{x && 'Hello'}</p>"],
    ['a label', '<input aria-label="Hello" />'],
    ['a label in braces', "<Field label={x ?? 'Hello'} />"],
    ['text in an attribute’s element', '<Note actions={<b>Hello</b>} />'],
    ['Chinese', '<p>你好</p>'],
  ])('this check finds %s', (_, jsx) => {
    expect(hardCodedText('x.tsx', `const a = ${jsx};`)).toHaveLength(1);
  });

  test.each([
    ['a key', "<p>{t('nav.presets')}</p>"],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is source code
    ['a class', '<p className="mono" data-tone={`a ${x}`}>{x}</p>'],
    ['a comparison', "<p>{x === 'Hello' && t('y')}</p>"],
    ['signs', "<p>{' · '}</p>"],
  ])('this check lets %s pass', (_, jsx) => {
    expect(hardCodedText('x.tsx', `const a = ${jsx};`)).toEqual([]);
  });
});
