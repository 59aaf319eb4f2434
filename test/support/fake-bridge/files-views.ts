import type { Page } from 'playwright';
import type { FileCheck } from '#contract/model/file-check.ts';
import { selectPreset } from '../window/main-page.ts';
import { checkOf, filesSeed } from './files-seeds.ts';
import { firstStartSeed } from './seeds.ts';
import { type AppearanceState, openSettings, press, type Texts, type View } from './view.ts';

const filesIn = (seed: AppearanceState) => filesSeed(seed);

export const toFiles = (page: Page, texts: Texts) =>
  page.getByRole('link', { name: texts['nav.files'], exact: true }).click();

export async function openFiles(page: Page, texts: Texts): Promise<void> {
  await toFiles(page, texts);
  await page.getByRole('row').nth(3).waitFor();
}

/** Goes where an address leads, as a step back or forward does. */
const goTo = (page: Page, address: string) =>
  page.evaluate((hash) => {
    window.location.hash = `#/files/${hash}`;
  }, address);

/** Opens all of the first file whose row says this. */
async function openFile(page: Page, texts: Texts, row: string): Promise<void> {
  await openFiles(page, texts);
  await page.locator('tr[data-file]', { hasText: row }).first().getByRole('button').first().click();
  await page.getByRole('dialog').waitFor();
}

const checked = (name: string, change: Partial<FileCheck>): View => ({
  name: `file-checked-${name}`,
  seed: filesIn,
  async reach(page, texts) {
    await openFile(page, texts, 'cdn01_1.mp4');
    await page.evaluate((check) => {
      window.fakeBridge.files.checks = { 8: check };
    }, checkOf(change));
    await press(page, texts['files.check']);
    await page.getByRole('dialog').locator('[aria-live]').getByRole('note').waitFor();
  },
});

const panelWith = (name: string, seed: View['seed']): View => ({
  name: `panel-files-${name}`,
  seed,
  async reach(page, texts) {
    const panel = await selectPreset(page, 'Evening news');
    await panel.getByRole('heading', { name: texts['files.run'], exact: true }).waitFor();
  },
});

/** The files, and what is known of those of a run. */
export const FILES_VIEWS: readonly View[] = [
  { name: 'files', seed: filesIn, reach: openFiles },
  {
    name: 'files-empty',
    seed: (appearance) => firstStartSeed(appearance),
    async reach(page, texts) {
      await toFiles(page, texts);
      await page.getByRole('heading', { name: texts['files.empty.title'] }).waitFor();
    },
  },
  {
    name: 'files-filtered',
    seed: filesIn,
    async reach(page, texts) {
      await openFiles(page, texts);
      await goTo(
        page,
        'when=week&preset=Evening+news&vendor=Tencent&vendor=Ws&format=mp4&state=confirmed&linked=yes&q=cdn',
      );
      await page.locator('mark').first().waitFor();
    },
  },
  {
    name: 'files-none',
    seed: filesIn,
    async reach(page, texts) {
      await openFiles(page, texts);
      await goTo(page, 'q=no-such-stream');
      await page.getByRole('heading', { name: texts['files.none.title'] }).waitFor();
    },
  },
  {
    name: 'files-state-menu',
    seed: filesIn,
    async reach(page, texts) {
      await openFiles(page, texts);
      await page
        .getByRole('search')
        .getByRole('button', { name: texts['files.state'], exact: true })
        .click();
      await page.getByRole('checkbox').first().waitFor();
    },
  },
  {
    name: 'files-row-menu',
    seed: filesIn,
    async reach(page, texts) {
      await openFiles(page, texts);
      await page.locator('tr[data-file]').first().click({ button: 'right' });
      await page.getByRole('menuitem').first().waitFor();
    },
  },
  {
    name: 'files-unavailable',
    seed: (appearance) => filesSeed(appearance, { refuse: { 'files.page': 'storage-failed' } }),
    async reach(page, texts) {
      await toFiles(page, texts);
      await page.getByRole('heading', { name: texts['files.unavailable.title'] }).waitFor();
    },
  },
  {
    name: 'file-details',
    seed: filesIn,
    reach: (page, texts) => openFile(page, texts, 'cdn01_1.mp4'),
  },
  {
    name: 'file-details-reported',
    seed: filesIn,
    reach: (page, texts) => openFile(page, texts, 'cdn02_4.mp4'),
  },
  {
    name: 'file-details-unlinked',
    seed: filesIn,
    reach: (page, texts) => openFile(page, texts, 'studio-2_7.mp3'),
  },
  checked('sound', {}),
  checked('short', { verdict: 'shorter', durationSeconds: 211 }),
  checked('forbidden', { verdict: 'forbidden', signed: false, httpStatus: 403 }),
  {
    name: 'files-of-run',
    seed: filesIn,
    async reach(page, texts) {
      await openFiles(page, texts);
      await press(page, texts['files.group.open']);
      await page.getByRole('dialog').getByRole('listitem').first().waitFor();
    },
  },
  {
    name: 'files-missing',
    seed: (appearance) =>
      filesSeed(appearance, { watch: { found: 0, state: 'missing', nextLookAt: null } }),
    async reach(page, texts) {
      await openFiles(page, texts);
      await page.getByText(texts['files.missing.title'], { exact: true }).waitFor();
    },
  },
  {
    name: 'settings-files',
    seed: filesIn,
    reach: (page, texts) => openSettings(page, texts, 'files'),
  },
  panelWith('waiting', filesIn),
  panelWith('missing', (appearance) =>
    filesSeed(appearance, {
      files: [],
      watch: { found: 0, state: 'missing', nextLookAt: null, fault: 'locked' },
    }),
  ),
  panelWith('open', (appearance) =>
    filesSeed(appearance, { watch: { open: true, expected: null } }),
  ),
];
