import { describe, expect, test } from 'vitest';
import { resolveLanguage, translatorFor } from '../../../electron/app/language.ts';

describe('the language in force', () => {
  test.each(['zh-CN', 'zh', 'zh-TW', 'zh-Hant-HK', 'ZH-cn'])('%s: Chinese', (locale) => {
    expect(resolveLanguage('system', locale)).toBe('zh-CN');
  });

  test.each(['en-GB', 'de', '', 'zhx', 'za-CN'])('%j: English', (locale) => {
    expect(resolveLanguage('system', locale)).toBe('en');
  });

  test('what the operator chose goes before the system', () => {
    expect(resolveLanguage('en', 'zh-CN')).toBe('en');
    expect(resolveLanguage('zh-CN', 'en')).toBe('zh-CN');
  });
});

test('values go into the words as they are', () => {
  const t = translatorFor('en');
  expect(t('tray.start', { preset: '<A & B>' })).toBe('Start <A & B>');
  expect(t('tray.start', { preset: '$t(tray.quit)' })).toBe('Start $t(tray.quit)');
});

test('one translator speaks both languages', () => {
  expect([translatorFor('en')('tray.quit'), translatorFor('zh-CN')('tray.quit')]).toEqual([
    'Quit',
    '退出',
  ]);
});

test('a text that is empty on purpose stays empty: no space between two Chinese sentences', () => {
  expect([
    translatorFor('en')('sentence.separator'),
    translatorFor('zh-CN')('sentence.separator'),
  ]).toEqual([' ', '']);
});
