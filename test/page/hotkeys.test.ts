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

const recorder = (action: string) =>
  page.getByRole('button', {
    name: TEXTS['hotkeys.record.label'].replace('{{action}}', action),
  });
const WALL = TEXTS['hotkeys.action.open-wall'];
const STOP_ALL = TEXTS['hotkeys.action.stop-all'];

test('keys are recorded, what other programs need is refused, and no hotkey acts meanwhile', async () => {
  await view.show(boardSeed());
  await openSettings(page, TEXTS, 'hotkeys');
  await recorder(WALL).click();
  await page.keyboard.press('Control+c');
  await page.getByRole('alert').getByText('Ctrl + C has a fixed meaning').waitFor();
  // A shortcut of the window itself: it must not open anything.
  await page.keyboard.press('Control+k');
  expect(await page.getByRole('dialog').count()).toBe(0);
  await page.keyboard.press('Control+Alt+k');
  await recorder(WALL).getByText('Ctrl + Alt + K').waitFor();
  expect(await view.asked('hotkeys.mode')).toEqual([{ mode: 'capture' }]);
  expect(await view.asked('hotkeys.set')).toEqual([
    { action: { kind: 'open-wall' }, accelerator: 'Control+Alt+K' },
  ]);

  // The same keys for another action: named, and not sent.
  await recorder(STOP_ALL).click();
  await page.keyboard.press('Control+Alt+k');
  await page.getByRole('alert').getByText(WALL).waitFor();
  await page.keyboard.press('Escape');
  await recorder(STOP_ALL).getByText(TEXTS['hotkeys.none']).waitFor();
  expect((await view.asked('hotkeys.mode')).at(-1)).toEqual({ mode: 'normal' });
  expect(await view.asked('hotkeys.set')).toHaveLength(1);
});

test('a hotkey for a preset, and the test of hotkeys', { tags: ['slow'] }, async () => {
  await view.show(boardSeed());
  await openSettings(page, TEXTS, 'hotkeys');
  await page.getByRole('combobox', { name: TEXTS['hotkeys.add.preset'], exact: true }).click();
  await page.getByRole('option', { name: 'Evening news', exact: true }).click();
  const start = TEXTS['hotkeys.action.start'].replace('{{preset}}', 'Evening news');
  await recorder(start).click();
  await page.keyboard.press('Control+Alt+j');
  await recorder(start).getByText('Ctrl + Alt + J').waitFor();
  const [set] = await view.asked('hotkeys.set');
  expect(set).toMatchObject({
    action: { kind: 'preset', command: 'start' },
    accelerator: 'Control+Alt+J',
  });
  await page.getByRole('button', { name: TEXTS['hotkeys.test'], exact: true }).click();
  await page.getByText(TEXTS['hotkeys.testing']).waitFor();
  await page.getByRole('button', { name: TEXTS['hotkeys.test.end'], exact: true }).click();
  expect((await view.asked('hotkeys.mode')).slice(-2)).toEqual([
    { mode: 'test' },
    { mode: 'normal' },
  ]);
});
