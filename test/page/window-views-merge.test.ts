import { expect, test } from 'vitest';
import { LOCALES } from '#contract/locales/index.ts';
import { fileIdAt, mergeOf, mergeSeed } from '../support/fake-bridge/merge-seeds.ts';
import { openMerge, sendMerge, toMerges } from '../support/fake-bridge/merge-views.ts';
import { type FakeWindow, windowForTests } from '../support/fake-bridge/open-page.ts';

const TEXTS = LOCALES.en;
const PARTS = [fileIdAt(2), fileIdAt(1), fileIdAt(0)] as const;

let view: FakeWindow;
windowForTests((opened) => {
  view = opened;
});

test('files are merged as the dialog says, once, and their merge is shown', async () => {
  await view.show(mergeSeed());
  const panel = await toMerges(view.page, TEXTS);
  await panel.getByText(/^Ws cannot merge files/).waitFor();
  const dialog = await openMerge(view.page, TEXTS);
  // The keyboard: the first file one down, then the last left out.
  await dialog
    .getByRole('button', { name: /^Move .* down$/ })
    .first()
    .focus();
  await view.page.keyboard.press('Alt+ArrowDown');
  await dialog.getByText(TEXTS['merge.reordered']).waitFor();
  expect(
    await dialog
      .getByRole('listitem')
      .nth(1)
      .getByRole('button', { name: /down$/ })
      .evaluate((button) => button === document.activeElement),
  ).toBe(true);
  await dialog.getByRole('checkbox').last().uncheck();
  await dialog.getByLabel(TEXTS['merge.expire'], { exact: true }).fill('72');
  await dialog.getByLabel(TEXTS['merge.name'], { exact: true }).fill('evening');
  await dialog.getByRole('radio', { name: 'M3U8' }).check();
  await sendMerge(view.page, TEXTS, 2);
  await dialog.waitFor({ state: 'hidden' });
  expect(await view.asked('files.merge')).toEqual([
    {
      runId: 'r1',
      vendor: 'Tencent',
      fileIds: [PARTS[1], PARTS[0]],
      format: 'M3U8',
      name: 'evening',
      expireHours: 72,
      again: false,
    },
  ]);
  await panel.getByText('Waiting at Tencent').waitFor();
  await panel.getByText('2 files into evening.m3u8').waitFor();
});

test('a merge under way shows its time, then its file', async () => {
  await view.show(mergeSeed({}, [mergeOf({ state: 'finished', fileId: 'merged-file' })]));
  const panel = await toMerges(view.page, TEXTS);
  await view.page.evaluate((merge) => window.fakeBridge.showMerges([merge]), mergeOf());
  await panel.getByText(/^for 2:\d\d$/).waitFor();
  await view.page.evaluate(
    (merge) => window.fakeBridge.showMerges([merge]),
    mergeOf({ state: 'finished', fileId: 'merged-file' }),
  );
  await panel.getByRole('button', { name: 'Show evening.mp4' }).click();
  await view.page.getByRole('dialog', { name: 'File evening.mp4' }).waitFor();
});

test('what may have been merged is merged again only after a second answer', async () => {
  await view.show(mergeSeed({}, [mergeOf({ state: 'unknown', taskId: null, code: null })]));
  const panel = await toMerges(view.page, TEXTS);
  await panel.getByText(/Nothing is sent again by itself/).waitFor();
  const dialog = await openMerge(view.page, TEXTS);
  await sendMerge(view.page, TEXTS, 3);
  await dialog.getByText(/^These files may have been merged already/).waitFor();
  const cancel = dialog.getByRole('button', { name: TEXTS.cancel });
  expect(await cancel.evaluate((button) => button === document.activeElement)).toBe(true);
  const again = dialog.getByRole('button', { name: TEXTS['merge.again.yes'], disabled: false });
  await again.click();
  await dialog.waitFor({ state: 'hidden' });
  expect(await view.asked('files.merge')).toMatchObject([{ again: false }, { again: true }]);
});

test('mistakes and a refusal are said where they are', { tags: ['slow'] }, async () => {
  await view.show({ ...mergeSeed(), refuse: { 'files.merge': 'merge-under-way' } });
  const dialog = await openMerge(view.page, TEXTS, 'cdn02', 'Huawei');
  expect(await dialog.getByLabel(TEXTS['merge.expire'], { exact: true }).count()).toBe(0);
  expect(await dialog.getByRole('radio').count()).toBe(2);
  const name = dialog.getByLabel(TEXTS['merge.name'], { exact: true });
  await name.fill('a/b');
  await dialog.getByText(/^At most 120 characters/).waitFor();
  const send = dialog.getByRole('button', { name: 'Merge 2 files' });
  expect(await send.isDisabled()).toBe(true);
  await name.fill('ab');
  await sendMerge(view.page, TEXTS, 2);
  await dialog.getByRole('alert').getByText(TEXTS['error.merge-under-way']).waitFor();
});

test('the forecast of the editor leads to the files', { tags: ['slow'] }, async () => {
  const seed = mergeSeed();
  const presets = seed.state.presets.map((preset) => ({
    ...preset,
    profile: { formats: ['MP4' as const], intervalSeconds: 300, retentionDays: null },
  }));
  await view.show({ ...seed, state: { ...seed.state, presets } });
  await view.page
    .getByRole('button', { name: TEXTS['presets.more'].replace('{{preset}}', 'Evening news') })
    .click();
  await view.page.getByRole('menuitem', { name: TEXTS['presets.edit'], exact: true }).click();
  await view.page.getByRole('button', { name: TEXTS['files.lastRun'] }).click();
  const sheet = view.page.getByRole('dialog', { name: 'Files of Evening news' });
  await sheet
    .getByText(/can be merged$/)
    .first()
    .waitFor();
});
