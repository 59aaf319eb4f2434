import type { Page } from 'playwright';
import type { Merge } from '#contract/model/merge.ts';
import { selectPreset } from '../window/main-page.ts';
import { manyParts, mergeOf, mergeSeed } from './merge-seeds.ts';
import type { Texts, View } from './view.ts';

/** Opens the panel of the run that has files to merge. */
export async function toMerges(page: Page, texts: Texts) {
  const panel = await selectPreset(page, 'Evening news');
  const button = panel.getByRole('button', { name: openText(texts, 'cdn01', 'Tencent') });
  await button.waitFor();
  await button.scrollIntoViewIfNeeded();
  return panel;
}

const openText = (texts: Texts, stream: string, vendor: 'Tencent' | 'Huawei'): string =>
  texts['merge.open.of']
    .replace('{{stream}}', stream)
    .replace('{{vendor}}', texts[`vendor.name.${vendor}`])
    .replace('{{format}}', 'MP4');

/** Opens the dialog that merges the files of a stream. */
export async function openMerge(
  page: Page,
  texts: Texts,
  stream = 'cdn01',
  vendor: 'Tencent' | 'Huawei' = 'Tencent',
) {
  await toMerges(page, texts);
  await page.getByRole('button', { name: openText(texts, stream, vendor) }).click();
  const dialog = page.getByRole('dialog');
  await dialog.waitFor();
  return dialog;
}

/** Presses the button that merges so many files, once it is no longer deaf. */
export const sendMerge = (page: Page, texts: Texts, count: number): Promise<void> =>
  page
    .getByRole('button', {
      name: texts['merge.send'].replace('{{count}}', String(count)),
      disabled: false,
    })
    .click();

const standing = (name: string, change: Partial<Merge>): View => ({
  name: `merge-${name}`,
  seed: (appearance) => mergeSeed(appearance, [mergeOf(change)]),
  async reach(page, texts) {
    await toMerges(page, texts);
  },
});

/** Joining files of a run: what can be, the dialog, and how each merge stands. */
export const MERGE_VIEWS: readonly View[] = [
  standing('under-way', {}),
  standing('finished', { state: 'finished', fileId: 'merged-file' }),
  standing('rejected', { state: 'rejected', code: 5, taskId: null, message: 'config error' }),
  standing('failed', { state: 'failed', message: 'source file expired' }),
  standing('unknown', { state: 'unknown', code: null, taskId: null, message: 'no-answer' }),
  {
    name: 'merge-dialog',
    seed: (appearance) => mergeSeed(appearance),
    reach: async (page, texts) => void (await openMerge(page, texts)),
  },
  {
    name: 'merge-dialog-plain',
    seed: (appearance) => mergeSeed(appearance),
    reach: async (page, texts) => void (await openMerge(page, texts, 'cdn02', 'Huawei')),
  },
  {
    name: 'merge-dialog-mistakes',
    seed: (appearance) => mergeSeed(appearance, [], manyParts(12)),
    async reach(page, texts) {
      const dialog = await openMerge(page, texts);
      await dialog.getByLabel(texts['merge.name'], { exact: true }).fill('a/b');
      await dialog.getByLabel(texts['merge.expire'], { exact: true }).fill('-1');
      await dialog.getByRole('checkbox').last().check();
    },
  },
  {
    name: 'merge-again',
    seed: (appearance) =>
      mergeSeed(appearance, [mergeOf({ state: 'unknown', taskId: null, code: null })]),
    async reach(page, texts) {
      await openMerge(page, texts);
      await sendMerge(page, texts, 3);
      await page.getByText(texts['merge.again.nothing']).waitFor();
    },
  },
];
