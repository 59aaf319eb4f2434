import { expect, test } from 'vitest';
import { changeLanguage, createTranslations } from '../../../renderer/shared/i18n/translations.ts';

test('the window is made in one language, and shows another one from the moment it is asked for', () => {
  const translations = createTranslations('zh-CN');
  expect(translations.t('tray.quit')).toBe('退出');
  changeLanguage(translations, 'en');
  expect(translations.t('tray.quit')).toBe('Quit');
  changeLanguage(translations, 'zh-CN');
  expect(translations.t('tray.quit')).toBe('退出');
});
