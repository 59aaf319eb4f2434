import { expect, test } from 'vitest';
import { LOCALES } from '#contract/locales/index.ts';
import { type FakeWindow, windowForTests } from '../support/fake-bridge/open-page.ts';
import { boardSeed } from '../support/fake-bridge/seeds.ts';
import { openSettings } from '../support/fake-bridge/view.ts';

const TEXTS = LOCALES.en;

let view: FakeWindow;
windowForTests((opened) => {
  view = opened;
});

test('the start at login shows what the system has, not what was clicked', {
  tags: ['slow'],
}, async () => {
  const { page } = view;
  await view.show(boardSeed());
  await page.evaluate(() => {
    window.fakeBridge.login = { state: 'unknown', detail: '~/.config/autostart/x.desktop' };
  });
  await openSettings(page, TEXTS, 'appearance');
  const start = page.getByRole('switch', { name: TEXTS['login.start'] });
  await page.getByText('~/.config/autostart/x.desktop').waitFor();
  expect(await start.isChecked()).toBe(false);
  await start.check();
  expect(await view.asked('login.set')).toEqual([{ on: true }]);
  await page.getByText(TEXTS['login.unknown']).waitFor({ state: 'detached' });
  expect(await start.isChecked()).toBe(true);
});
