import type { Page } from 'playwright';
import { SETTINGS_SECTIONS } from '../../../renderer/settings/sections.ts';
import { answerQuestions } from '../../support/desktop/questions.ts';
import { TALL } from '../appearances.ts';
import { ask, stateOf } from '../ask.ts';
import { closeDialog, goTo, goToSettings, presetGroup, type Stage, TEXTS } from '../stage.ts';
import { UNSAFE } from '../station.ts';

export async function settings({ page, shoot }: Stage): Promise<void> {
  for (const section of SETTINGS_SECTIONS) {
    await goToSettings(page, section);
    await shoot(`settings-${section}`);
  }
  await goToSettings(page, 'practice');
  await page.getByRole('combobox', { name: TEXTS['practice.behaviour'] }).click();
  await page.getByRole('option').filter({ visible: true }).first().waitFor();
  await shoot('practice-panel');
  await page.keyboard.press('Escape');

  await goToSettings(page, 'accounts');
  await testAccount(page, 'Main', TEXTS['test.proven']);
  await testAccount(page, 'Proxy', TEXTS['test.unreachable']);
  await page.getByText(TEXTS['test.proven']).scrollIntoViewIfNeeded();
  await shoot('settings-tested', TALL);

  await goToSettings(page, 'about');
  await page.getByRole('button', { name: TEXTS['report.open'] }).click();
  await page.waitForFunction(() =>
    document.querySelector('textarea')?.value.includes('== Program'),
  );
  await shoot('support-report');
  await closeDialog(page);
}

async function testAccount(page: Page, account: string, verdict: string): Promise<void> {
  await page
    .getByRole('button', { name: TEXTS['accounts.test.label'].replace('{{account}}', account) })
    .click();
  await page.getByText(verdict).waitFor();
}

/** A preset whose account is gone: Start is refused, and nothing is started. */
export async function refusedStart({ app, page, shoot }: Stage): Promise<void> {
  await answerQuestions(app.app, TEXTS['accounts.delete.yes']);
  await removeAccount(page, 'Proxy');
  await goTo(page, 'presets');
  await page.getByRole('button', { name: `Start ${UNSAFE}`, exact: true }).click();
  await presetGroup(page, UNSAFE).getByRole('alert').waitFor();
  await presetGroup(page, UNSAFE).scrollIntoViewIfNeeded();
  await shoot('presets-refused');
}

async function removeAccount(page: Page, name: string): Promise<void> {
  const account = (await stateOf(page)).accounts.find((candidate) => candidate.name === name);
  if (account) await ask(page, 'accounts.remove', { id: account.id });
}
