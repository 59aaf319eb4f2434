import type { Page } from 'playwright';
import type { PracticeBehaviour } from '#contract/model/app-state.ts';
import { openRun, selectPreset, startAgain } from '../../support/window/main-page.ts';
import { SMALLEST, TALL } from '../appearances.ts';
import { ask, startAndSettle } from '../ask.ts';
import { chooseFromMenu, closeDialog, presetGroup, type Stage, TEXTS } from '../stage.ts';
import { NEWS, REFUSED, UNSAFE } from '../station.ts';
import { runView } from './run.ts';

/** As the board says it of a stop. */
const STOPPED = TEXTS['status.stop.accepted'];

const behave = ({ page }: Stage, behaviour: PracticeBehaviour) =>
  ask(page, 'practice.behave', { behaviour });

/** Practice outcomes of every kind: accepted, partial, unknown. */
export async function practiceRuns(stage: Stage): Promise<void> {
  const { page, shoot } = stage;
  await startAndSettle(page, 'Practice: Tencent');
  await startAndSettle(page, 'Practice: one stream fails');
  await behave(stage, 'connection-lost');
  await startAndSettle(page, 'Practice: all vendors');
  await shoot('practice-banner');
  await behave(stage, 'normal');
  await shoot('presets');
  await shoot('presets-smallest', SMALLEST);
}

/** A station's board: long names, many streams, refusals and failures. */
export async function stationRuns({ page, shoot }: Stage): Promise<void> {
  await presetGroup(page, NEWS).waitFor();
  for (const name of [NEWS, REFUSED, UNSAFE]) await startAndSettle(page, name);
  await presetGroup(page, 'Practice: Tencent').scrollIntoViewIfNeeded();
  await shoot('presets-station', TALL);
  await selectPreset(page, REFUSED);
  await shoot('panel', TALL);
  await shoot('panel-smallest', SMALLEST);
  await openRun(page, NEWS);
  await page.getByRole('dialog').getByRole('listitem').first().waitFor();
  await shoot('run-details', TALL);
  await closeDialog(page);
  await page.keyboard.press('Escape');
}

export async function presetEditor({ page, shoot }: Stage): Promise<void> {
  await chooseFromMenu(page, NEWS, TEXTS['presets.edit']);
  await shoot('preset-editor');
  await shoot('preset-editor-smallest', SMALLEST);
  await closeDialog(page);

  await page.getByRole('button', { name: TEXTS['presets.new'], exact: true }).click();
  const streams = page.getByRole('textbox', { name: TEXTS['editor.streams'], exact: true });
  await streams.fill('cdn01, cdn01, bad/id');
  await page.getByRole('button', { name: TEXTS.save, exact: true }).click();
  await shoot('preset-editor-problems');
  await closeDialog(page);

  await chooseFromMenu(page, NEWS, TEXTS['presets.delete']);
  await shoot('preset-delete');
  await closeDialog(page);
}

/** A call that is on its way (the practice server never answers it), and one that waits for its next try. */
export async function underWay(stage: Stage): Promise<void> {
  const { page, shoot } = stage;
  await behave(stage, 'no-answer');
  await page.getByRole('button', { name: 'Start Practice: Tencent', exact: true }).click();
  await behave(stage, 'too-frequent-twice');
  await startEverything(page, 'Practice: one stream fails');
  await presetGroup(page, 'Practice: Tencent').scrollIntoViewIfNeeded();
  await shoot('presets-under-way');
  await runView(stage, 'Practice: Tencent', 'run-under-way');
  await behave(stage, 'normal');
}

/** What runs already is asked about: all of it once more. */
async function startEverything(page: Page, name: string): Promise<void> {
  await startAgain(page, name);
  await page.getByRole('button', { name: TEXTS['question.start.all'] }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
}

/** A stop, asked about and done. */
export async function stopped({ page, shoot }: Stage): Promise<void> {
  await page.getByRole('button', { name: 'Stop Practice: Tencent', exact: true }).click();
  await page.getByRole('button', { name: TEXTS['question.stop.yes'] }).click();
  await presetGroup(page, 'Practice: Tencent').getByText(STOPPED).first().waitFor();
  await shoot('presets-stopped');
}
