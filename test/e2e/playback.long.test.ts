import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'playwright';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { LOCALES } from '#contract/locales/index.ts';
import { certificateSchema } from '#contract/model/certificate.ts';
import { shownName } from '#contract/rules/shown-name.ts';
import type { LaunchedApp } from '../support/desktop/app.ts';
import { type Desktop, startDesktop } from '../support/desktop/desktop.ts';
import { repositoryRoot } from '../support/desktop/electron.ts';
import { until } from '../support/desktop/until.ts';
import { untilMedia } from '../support/media/playing.ts';
import { preset, selectPreset } from '../support/window/main-page.ts';

const PICTURES = join(repositoryRoot, 'out', 'screenshots', 'playback');
/** So long a recording is in practice before it is stopped: its file is as long. */
const RECORDED_MS = 4_000;

let desktop: Desktop;
let launched: LaunchedApp;
beforeEach(async () => {
  mkdirSync(PICTURES, { recursive: true });
  desktop = await startDesktop();
  launched = await desktop.launch();
});
afterEach(() => desktop.close());

type Language = keyof typeof LOCALES;

async function speak(page: Page, language: Language): Promise<void> {
  await page.evaluate(
    (wanted) => window.cdnRecorder.ask('settings.save', { language: wanted, welcomed: true }),
    language,
  );
  await page.getByText(LOCALES[language]['nav.files'], { exact: true }).first().waitFor();
}

/** Looks until each of these has been found: a file appears some seconds after its recording has ended. */
async function lookUntilFound(page: Page, language: Language): Promise<void> {
  const t = LOCALES[language];
  const panel = page.getByRole('complementary');
  const found = panel.getByRole('button', {
    name: new RegExp(t['files.play.of'].split('{')[0] ?? ''),
  });
  await until(
    'the files are found',
    async () => {
      await panel.getByRole('button', { name: t['files.look'], exact: true }).click();
      await sleep(1_000);
      return (await found.count()) >= 3;
    },
    { timeoutMs: 40_000 },
  );
}

test.each(['en', 'zh-CN'] as const)(
  'from a click in practice to a picture that plays (%s)',
  async (language) => {
    const t = LOCALES[language];
    const page = await launched.window();
    await speak(page, language);
    const picture = (of: Page, name: string) =>
      of.screenshot({ path: join(PICTURES, `${language}-${name}.png`) });
    const name = shownName('Practice: all vendors', (key) => t[key as keyof typeof t] ?? key);
    const card = preset(page, name);
    await card
      .getByRole('button', { name: t['presets.start.label'].replace('{{preset}}', name) })
      .click();
    await card.getByText(t['status.accepted'], { exact: false }).first().waitFor();
    await sleep(RECORDED_MS);
    const panel = await selectPreset(page, name);
    await picture(page, '1-recording');
    await card
      .getByRole('button', { name: t['presets.stop.label'].replace('{{preset}}', name) })
      .click();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: t['question.stop.yes'], exact: true })
      .click();
    await lookUntilFound(page, language);
    await picture(page, '2-files-of-the-run');
    await page.getByRole('navigation').getByText(t['nav.files'], { exact: true }).click();
    const row = page.locator('tr[data-file]', { hasText: 'MP4' }).first();
    await row.waitFor();
    await picture(page, '3-files');
    const opened = launched.app.waitForEvent('window');
    await row
      .getByRole('button', { name: new RegExp(t['files.play.of'].split('{')[0] ?? '') })
      .click();
    const player = await opened;
    await untilMedia(player, 'the picture plays', ({ currentTime, videoWidth }) => {
      return currentTime > 0.5 && videoWidth > 0;
    });
    await picture(player, '4-player');
    expect(panel).toBeDefined();
    expect(await player.evaluate(() => 'cdnRecorder' in window)).toBe(false);
  },
);

test('the link of a file, its check and the certificate of its run, as PDF and JSON of one hash', async () => {
  const page = await launched.window();
  await speak(page, 'en');
  const name = 'Practice: all vendors';
  const card = preset(page, name);
  await card.getByRole('button', { name: `Start ${name}`, exact: true }).click();
  await card.getByRole('button', { name: `Stop ${name}`, exact: true }).waitFor();
  await sleep(RECORDED_MS);
  const panel = await selectPreset(page, name);
  await card.getByRole('button', { name: `Stop ${name}`, exact: true }).click();
  const { en: t } = LOCALES;
  await page.getByRole('dialog').getByRole('button', { name: t['question.stop.yes'] }).click();
  await lookUntilFound(page, 'en');

  const list = panel.getByRole('listitem').filter({ hasText: 'M3U8' }).first();
  const opened = launched.app.waitForEvent('window');
  await list.getByRole('button', { name: /^Play/ }).click();
  const player = await opened;
  await untilMedia(player, 'the list plays', ({ currentTime, videoWidth }) => {
    return currentTime > 0.5 && videoWidth > 0;
  });
  await list.getByRole('button').first().click();
  const sheet = page.getByRole('dialog');
  await sheet.getByRole('button', { name: t['files.copyLink'] }).click();
  await page.getByText(t['files.copied'], { exact: true }).waitFor();
  const link = await launched.app.evaluate(({ clipboard }) => clipboard.readText());
  expect(link).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/.+\.m3u8$/);
  await sheet.getByRole('button', { name: t['files.check'] }).click();
  await sheet.getByText(/^The file exists.*HLS, 0:0\d, \d segments/).waitFor();
  await page.keyboard.press('Escape');
  await sheet.waitFor({ state: 'hidden' });

  const save = async (format: 'pdf' | 'json') => {
    const path = join(desktop.home, `certificate.${format}`);
    await launched.app.evaluate(({ dialog }, filePath) => {
      dialog.showSaveDialog = async () => ({ canceled: false, filePath });
    }, path);
    await panel.getByRole('button', { name: t['certificate.make'] }).click();
    await page.getByRole('menuitem', { name: t[`certificate.make.${format}`] }).click();
    await panel.getByText(`Saved as certificate.${format}`).waitFor();
    return readFileSync(path);
  };
  const pdf = await save('pdf');
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
  const certificate = certificateSchema.parse(JSON.parse((await save('json')).toString('utf8')));
  expect(certificate.content.outcomes).toHaveLength(8);
  expect(certificate.content.files.length).toBeGreaterThanOrEqual(3);
  expect(certificate.content.files.some(({ check }) => check?.container === 'hls')).toBe(true);
});
