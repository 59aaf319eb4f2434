import { setTimeout as sleep } from 'node:timers/promises';
import { preset, selectPreset } from '../../support/window/main-page.ts';
import { LARGE, SMALLEST, TALL } from '../appearances.ts';
import { ask } from '../ask.ts';
import { closeDialog, goTo, type Stage, TEXTS } from '../stage.ts';

const ALL = 'Practice: all vendors';
/** So long practice records before it is stopped. */
const RECORDED_MS = 4_000;
/** So often the files are looked for: they appear some seconds after the end. */
const LOOKS = 12;

/** The files of a practice recording, from the run to each of them. */
export async function files(stage: Stage): Promise<void> {
  const { page, shoot } = stage;
  await ask(page, 'settings.save', { welcomed: true });
  await goTo(page, 'files');
  await page.getByRole('heading', { name: TEXTS['files.empty.title'] }).waitFor();
  await shoot('files-empty');
  await goTo(page, 'presets');
  await record(stage);
  const panel = await selectPreset(page, ALL);
  for (let look = 0; look < LOOKS; look += 1) {
    await panel.getByRole('button', { name: TEXTS['files.look'], exact: true }).click();
    await sleep(1_000);
    if ((await panel.getByRole('listitem').count()) >= 6) break;
  }
  await shoot('panel-files', TALL);
  await goTo(page, 'files');
  const row = page.locator('tr[data-file]').first();
  await row.waitFor();
  await shoot('files');
  await shoot('files-smallest', SMALLEST);
  await shoot('files-large', LARGE);
  await row.getByRole('button').first().click();
  await page.getByRole('dialog').waitFor();
  await shoot('file');
  await page.getByRole('button', { name: TEXTS['files.check'], exact: true }).click();
  await page.getByRole('dialog').locator('[aria-live]').getByRole('note').waitFor();
  await shoot('file-checked');
  await closeDialog(page);
}

async function record({ page }: Stage): Promise<void> {
  const card = preset(page, ALL);
  await card.getByRole('button', { name: `Start ${ALL}`, exact: true }).click();
  await card.getByRole('button', { name: `Stop ${ALL}`, exact: true }).waitFor();
  await sleep(RECORDED_MS);
  await card.getByRole('button', { name: `Stop ${ALL}`, exact: true }).click();
  await page.getByRole('button', { name: TEXTS['question.stop.yes'] }).click();
}
