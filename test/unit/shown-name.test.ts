import { describe, expect, test } from 'vitest';
import { LOCALES, type LocaleKey } from '#contract/locales/index.ts';
import { searchNames, shownName, withShownNames } from '#contract/rules/shown-name.ts';
import { translatorFor } from '../../electron/app/language.ts';
import { PRACTICE_ACCOUNT_NAME, SAMPLE_PRESETS } from '../../electron/practice/samples.ts';

const translator = (language: keyof typeof LOCALES) => (key: LocaleKey) => LOCALES[language][key];
const chinese = translator('zh-CN');

describe('what the program itself has named', () => {
  const names = [PRACTICE_ACCOUNT_NAME, ...SAMPLE_PRESETS.map(({ name }) => name)];

  test('is in English what is stored: scripts and people call it the same', () => {
    expect(names.map((name) => shownName(name, translator('en')))).toEqual(names);
  });

  test('has a Chinese name', () => {
    expect(names.map((name) => shownName(name, chinese))).toEqual([
      '演练',
      '演练：腾讯云',
      '演练：全部厂商',
      '演练：一条流失败',
    ]);
  });

  test('is found by the stored name and by each shown one', () => {
    expect(searchNames('Practice: Tencent')).toEqual(
      expect.arrayContaining(['Practice: Tencent', '演练：腾讯云']),
    );
  });
});

test('a name that an operator has given stands as it is', () => {
  for (const name of ['Practice: tencent', 'Practice: Tencent 2', '早间新闻', 'constructor']) {
    expect(shownName(name, chinese)).toBe(name);
    expect(searchNames(name)).toEqual([name]);
  }
});

test('a text names preset and account as the operator reads them, and nothing else', () => {
  const values = { preset: 'Practice: Tencent', account: 'Practice', stream: 'Practice', count: 2 };
  expect(withShownNames(values, chinese)).toEqual({
    preset: '演练：腾讯云',
    account: '演练',
    stream: 'Practice',
    count: 2,
  });
  const t = translatorFor('zh-CN');
  expect(t('tray.start', { preset: 'Practice: Tencent' })).toBe('开始 演练：腾讯云');
});
