import type { Page } from 'playwright';
import { expect, test } from 'vitest';
import { LOCALES } from '#contract/locales/index.ts';
import { type FakeWindow, windowForTests } from '../support/fake-bridge/open-page.ts';
import { boardSeed } from '../support/fake-bridge/seeds.ts';
import { openSettings } from '../support/fake-bridge/view.ts';

const TEXTS = LOCALES.en;

let view: FakeWindow;
let page: Page;
windowForTests((opened) => {
  view = opened;
  page = view.page;
});

const field = (key: 'receiver.address' | 'receiver.port') =>
  page.getByLabel(TEXTS[key], { exact: true });
const save = () => page.getByRole('button', { name: TEXTS.save, exact: true }).click();
const openReceiver = async () => {
  await view.show(boardSeed());
  await openSettings(page, TEXTS, 'callbacks');
};

test('the receiver is off until it is switched on; then its address can be copied', async () => {
  await openReceiver();
  await page.getByText(TEXTS['receiver.state.off']).waitFor();
  expect(await field('receiver.address').inputValue()).toBe('127.0.0.1');
  await page.getByRole('switch', { name: TEXTS['receiver.enabled'] }).check();
  await field('receiver.port').fill(' 9100 ');
  await save();
  await page.getByText(/^http:\/\/127\.0\.0\.1:9100\/zego\//).waitFor();
  await page.getByText(TEXTS['receiver.noSecret']).waitFor();
  await page
    .getByRole('button', { name: TEXTS['copy.value'].replace('{{name}}', TEXTS['receiver.url']) })
    .waitFor();
  expect(await view.asked('receiver.save')).toEqual([
    { enabled: true, address: '127.0.0.1', port: 9100 },
  ]);
});

test('another address than a loopback one has its warning; declined in main nothing is saved', {
  tags: ['slow'],
}, async () => {
  await openReceiver();
  await page.getByRole('switch', { name: TEXTS['receiver.enabled'] }).check();
  await field('receiver.address').fill('studio.example');
  await save();
  await page.getByText(TEXTS['receiver.problem.address']).waitFor();
  await field('receiver.address').fill('192.0.2.20');
  await page.getByText(TEXTS['receiver.open.title']).waitFor();
  await page.evaluate(() => {
    window.fakeBridge.agrees = false;
  });
  await save();
  expect(await page.getByText(TEXTS['receiver.saved']).count()).toBe(0);
  expect(await view.asked('receiver.save')).toHaveLength(1);
  await page.getByText(TEXTS['receiver.state.off']).waitFor();
});
