import { TALL } from '../appearances.ts';
import { chooseFromMenu, closeDialog, type Stage, TEXTS } from '../stage.ts';
import { NEWS } from '../station.ts';

/** The editor with its remarks, its note of the console and the requests; then a paste that needs a hand. */
export async function editorParts({ page, shoot }: Stage): Promise<void> {
  const field = (name: string) => page.getByLabel(name, { exact: true });
  await chooseFromMenu(page, NEWS, TEXTS['presets.edit']);
  await page.getByRole('combobox', { name: TEXTS['editor.group'] }).fill('News');
  await page.getByRole('combobox', { name: TEXTS['editor.tags'] }).fill('daily');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await field(TEXTS['editor.profile.noted']).check();
  await page.getByRole('checkbox', { name: 'M3U8' }).check();
  await page.getByRole('checkbox', { name: 'MP4' }).check();
  await field(TEXTS['editor.interval']).fill('1800');
  await page.getByRole('button', { name: TEXTS['preview.show'] }).click();
  await page.getByText('Signature=<Signature>').first().waitFor();
  await shoot('editor-whole', TALL);
  await closeDialog(page);

  await page.getByRole('button', { name: TEXTS['presets.new'], exact: true }).click();
  await field(TEXTS['editor.streams']).fill('Stream ID\ncdn01\ncdn01\n体育/1\ncdn02，cdn03');
  await shoot('editor-heading');
  await page.getByRole('button', { name: TEXTS['editor.streams.leaveOutHeading'] }).click();
  await shoot('editor-paste');
  await closeDialog(page);
}
