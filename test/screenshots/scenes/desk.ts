import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { RobotServer } from '../../support/webhooks/robot-server.ts';
import { type Appearance, LARGE, SMALLEST, TALL } from '../appearances.ts';
import { ask, stateOf } from '../ask.ts';
import { closeDialog, goTo, goToSettings, type Stage, TEXTS } from '../stage.ts';
import { CALENDAR, PRESETS_JSON, SCHEDULES_CSV } from './desk-files.ts';

/** The other sizes follow from these: one dark, one light, in each language. */
const TWO: readonly Appearance[] = [
  { language: 'en', theme: 'dark' },
  { language: 'zh-CN', theme: 'light' },
];

async function shootSizes({ shoot }: Stage, view: string): Promise<void> {
  await shoot(view);
  await shoot(`${view}-large`, LARGE, TWO);
  await shoot(`${view}-smallest`, SMALLEST, TWO);
}

const press = (page: Page, name: string) =>
  page.getByRole('button', { name, exact: true }).first().click();

/** Targets of messages: one that is out of order, one that takes what it is sent. */
export async function openTargets() {
  const secret = 'SEC0123456789';
  const chat = new RobotServer({ kind: 'dingtalk', secret, now: Date.now });
  chat.mood = 'error';
  const tally = new RobotServer({ kind: 'generic', secret: null, now: Date.now });
  return {
    urls: { chat: await chat.listen(), tally: await tally.listen() },
    close: async () => {
      await chat.close();
      await tally.close();
    },
  };
}

/** Agenda and alarms of a desk on which nothing is planned. */
export async function quietDesk(stage: Stage): Promise<void> {
  const { page } = stage;
  await ask(page, 'settings.save', { welcomed: true });
  await goTo(page, 'agenda');
  await page.getByRole('heading', { name: TEXTS['agenda.empty.title'] }).waitFor();
  await stage.shoot('agenda-empty');
  await goTo(page, 'alarms');
  await page.getByRole('heading', { name: TEXTS['alarm.none.title'] }).waitFor();
  await stage.shoot('alarms-empty');
  await goTo(page, 'presets');
}

/** The week of a desk: what is planned, what came of it, what calls, and what is told to others. */
export async function busyDesk(stage: Stage): Promise<void> {
  const { page } = stage;
  await ask(page, 'settings.save', { welcomed: true });
  await agenda(stage);
  await imports(stage);
  await alarms(stage);
  await messages(stage);
  await everythingChecked(stage);
}

async function agenda(stage: Stage): Promise<void> {
  const { page, shoot } = stage;
  await goTo(page, 'agenda');
  await page.getByText(TEXTS['agenda.state.missed'], { exact: true }).waitFor();
  await shootSizes(stage, 'agenda');
  await shoot('agenda-whole', { ...TALL, height: 4200 }, TWO);
  await press(page, TEXTS['schedules.edit.label'].replace('{{name}}', 'News at noon'));
  const editor = page.getByRole('dialog');
  await editor.getByText(TEXTS['schedules.preview'], { exact: true }).waitFor();
  await shootSizes(stage, 'schedule-editor');
  // A preset that another schedule starts every day, ten minutes after it.
  await editor.getByLabel(TEXTS['schedules.preset'], { exact: true }).selectOption('晚间新闻');
  await editor.getByText(/^It overlaps/).waitFor();
  await shoot('schedule-editor-overlap', TALL);
  await editor.getByText(/^It overlaps/).scrollIntoViewIfNeeded();
  await shootSizes(stage, 'schedule-editor-warning');
  await closeDialog(page);
  await press(page, TEXTS['schedules.delete.label'].replace('{{name}}', 'News at noon'));
  await page.getByRole('dialog').waitFor();
  await shoot('schedule-delete');
  await closeDialog(page);
}

const FILES = [
  ['import-calendar', 'agenda', 'week-49.ics', CALENDAR],
  ['import-json', 'presets', 'presets.json', PRESETS_JSON],
  ['import-csv', 'agenda', 'schedules.csv', SCHEDULES_CSV],
] as const;

/** What files would change, with parts that are refused. */
async function imports(stage: Stage): Promise<void> {
  const { app, desktop, page } = stage;
  // The wall has no menu for files.
  await ask(page, 'settings.save', { board: 'rows' });
  for (const [view, section, name, content] of FILES) {
    const path = join(desktop.home, name);
    writeFileSync(path, content);
    // The one thing of the system's that nothing here can press: its dialog for files.
    await app.app.evaluate(({ dialog }, chosen) => {
      Object.assign(dialog, {
        showOpenDialog: async () => ({ canceled: false, filePaths: [chosen] }),
      });
    }, path);
    await goTo(page, section);
    await press(page, TEXTS['transfer.menu']);
    await page.getByRole('menuitem', { name: TEXTS['transfer.import'], exact: true }).click();
    await page.getByRole('dialog').getByRole('listitem').first().waitFor();
    await shootSizes(stage, view);
    await closeDialog(page);
  }
}

async function alarms(stage: Stage): Promise<void> {
  const { page, shoot } = stage;
  await goTo(page, 'alarms');
  await page.getByRole('heading', { name: TEXTS['alarm.past'] }).waitFor();
  await shootSizes(stage, 'alarms');
  const { alarms: calling } = await stateOf(page);
  await ask(page, 'settings.save', { alarms: { operator: 'Zhang Wei' } });
  await ask(page, 'alarms.acknowledge', { ids: calling.slice(2).map(({ id }) => id) });
  await page
    .getByText(/^Acknowledged by Zhang Wei/)
    .nth(2)
    .waitFor();
  await shootSizes(stage, 'alarms-acknowledged');
  await shoot('alarms-whole', TALL, TWO);
  await goToSettings(page, 'alarms');
  await shoot('settings-alarms-whole', TALL, TWO);
  await shoot('settings-alarms-smallest', SMALLEST, TWO);
}

async function messages(stage: Stage): Promise<void> {
  const { page, shoot } = stage;
  await goToSettings(page, 'messages');
  await page.getByText(TEXTS['webhooks.reason.target'], { exact: false }).first().waitFor();
  await press(page, TEXTS['webhooks.test.label'].replace('{{name}}', '总控值班群'));
  await page.getByText('HTTP 503', { exact: false }).first().waitFor();
  await shootSizes(stage, 'messages');
  await shoot('messages-whole', { ...TALL, height: 2600 });
}

async function everythingChecked(stage: Stage): Promise<void> {
  const { page } = stage;
  await goToSettings(page, 'check');
  await press(page, TEXTS['check.run']);
  await page.getByRole('button', { name: TEXTS['check.again'], exact: true }).waitFor();
  await page.getByRole('tabpanel').getByRole('listitem').first().waitFor();
  await shootSizes(stage, 'check');
}
