import { expect, test } from 'vitest';
import { LOCALES } from '#contract/locales/index.ts';
import { CHECKS } from '#contract/model/self-check.ts';
import { type FakeWindow, windowForTests } from '../support/fake-bridge/open-page.ts';
import { boardSeed } from '../support/fake-bridge/seeds.ts';
import { openSettings } from '../support/fake-bridge/view.ts';

const TEXTS = LOCALES.en;

let view: FakeWindow;
windowForTests((opened) => {
  view = opened;
});

test('everything is checked on request, each line with a remedy; a refused check shows no old lines', async () => {
  const { page } = view;
  await view.show(boardSeed());
  await openSettings(page, TEXTS, 'check');
  expect(await view.asked('check.run')).toEqual([]);
  await page.getByRole('button', { name: TEXTS['check.run'], exact: true }).click();
  const lines = page.getByRole('tabpanel').getByRole('listitem');
  await lines.first().waitFor();
  expect(await lines.count()).toBe(CHECKS.length);
  await page.getByText(TEXTS['check.remedy.network-unreached']).waitFor();
  await page.getByText(TEXTS['check.all.open'].replace('{{count}}', '2')).waitFor();
  await page.evaluate(() => {
    window.fakeBridge.refuse['check.run'] = 'too-many-requests';
  });
  await page.getByRole('button', { name: TEXTS['check.again'], exact: true }).click();
  await page.getByText(TEXTS['error.too-many-requests']).waitFor();
  expect(await lines.count()).toBe(0);
});
