import { openRun } from '../../support/window/main-page.ts';
import { SMALLEST } from '../appearances.ts';
import { closeDialog, type Stage } from '../stage.ts';

/** A run's view, of whatever the preset's newest run is now. */
export async function runView({ page, shoot }: Stage, preset: string, view: string): Promise<void> {
  await openRun(page, preset);
  await page.getByRole('dialog').getByRole('listitem').first().waitFor();
  await shoot(view);
  await shoot(`${view}-smallest`, SMALLEST);
  await closeDialog(page);
  await page.keyboard.press('Escape');
}
