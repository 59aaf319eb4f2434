import { SMALLEST } from '../appearances.ts';
import { closeDialog, presetGroup, type Stage, TEXTS } from '../stage.ts';

/** A run's view, of whatever the preset's newest run is now. */
export async function runView({ page, shoot }: Stage, preset: string, view: string): Promise<void> {
  await presetGroup(page, preset).getByRole('button', { name: TEXTS['run.showDetails'] }).click();
  await page.getByRole('dialog').getByRole('listitem').first().waitFor();
  await shoot(view);
  await shoot(`${view}-smallest`, SMALLEST);
  await closeDialog(page);
}
