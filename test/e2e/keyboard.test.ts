import type { Page } from 'playwright';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { LOCALES } from '#contract/locales/index.ts';
import { type Desktop, startDesktop } from '../support/desktop/desktop.ts';
import { answerQuestions } from '../support/desktop/questions.ts';
import { until } from '../support/desktop/until.ts';
import { preset } from '../support/window/main-page.ts';
import { stateIn } from '../support/window-state.ts';

const TEXTS = LOCALES.en;
const NAME = TEXTS['welcome.preset.name'];
/** More than there are on any page of the window. */
const MOST_STOPS = 80;

let desktop: Desktop;
beforeEach(async () => {
  desktop = await startDesktop();
});
afterEach(() => desktop.close());

/** What a screen reader would call the thing that has the focus, or nothing. */
const focused = (page: Page) =>
  page.evaluate(() => {
    const it = document.activeElement;
    if (!it || it === document.body) return '';
    return (it.getAttribute('aria-label') ?? it.textContent ?? '').trim();
  });

/** Tabs until something of that name has the focus, as a person does who has no mouse. */
async function tabTo(page: Page, name: string | RegExp): Promise<void> {
  const seen: string[] = [];
  for (let stop = 0; stop < MOST_STOPS; stop += 1) {
    const now = await focused(page);
    if (typeof name === 'string' ? now === name : name.test(now)) return;
    seen.push(now);
    await page.keyboard.press('Tab');
  }
  throw new Error(`${name} never had the focus; these had: ${seen.join(' | ')}`);
}

async function reachButton(page: Page, name: string | RegExp): Promise<void> {
  await tabTo(page, name);
  await until(`${name} can be pressed`, () =>
    page.evaluate(() => document.activeElement?.ariaDisabled !== 'true'),
  );
}

async function pressButton(page: Page, name: string | RegExp): Promise<void> {
  await reachButton(page, name);
  await page.keyboard.press('Enter');
}

/** What has opened takes the focus a moment later: what is typed before goes elsewhere. */
const hasFocus = (page: Page, name: string) =>
  until(`${name} has the focus`, async () => (await focused(page)) === name);

async function runCommand(page: Page, typed: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await hasFocus(page, TEXTS['palette.title']);
  await page.keyboard.type(typed);
  await page.keyboard.press('Enter');
}

/** The window may be gone before its key is up again. */
async function closeByKey(page: Page, key: string): Promise<void> {
  const closed = page.waitForEvent('close');
  await Promise.all([closed, page.keyboard.press(key).catch(() => undefined)]);
}

test('from a first start to the end of a recording with the keyboard alone', async () => {
  const launched = await desktop.launch();
  const page = await launched.window();
  const heading = (name: string, level: number) =>
    page.getByRole('heading', { name, level, exact: true }).waitFor();
  await heading(TEXTS['welcome.language.title'], 3);

  // The introduction: language, practice, a first preset.
  await pressButton(page, TEXTS['welcome.next']);
  await heading(TEXTS['welcome.account.title'], 3);
  await pressButton(page, TEXTS['welcome.next']);
  await heading(TEXTS['welcome.preset.title'], 3);
  await pressButton(page, TEXTS['welcome.preset.create']);
  await heading(TEXTS['welcome.start.title'].replace('{{preset}}', NAME), 3);

  // Its start, and the outcome: read on the spot, on the card, and by a screen reader.
  await pressButton(page, `Start ${NAME}`);
  await page.getByText(TEXTS['welcome.start.acceptedPractice']).waitFor();
  await until('the outcome is announced', async () =>
    (await page.getByTestId('announcer').innerText()).includes(`${NAME}: Accepted`),
  );
  await pressButton(page, TEXTS['welcome.finish']);
  await hasFocus(page, `Preset: ${NAME}`);
  await preset(page, NAME).getByText('accepted').first().waitFor();

  // The history: a run is opened, then one call of it in full.
  await page.keyboard.press('Control+2');
  await heading(TEXTS['nav.history'], 1);
  await page.getByRole('row').filter({ hasText: NAME }).first().waitFor();
  await pressButton(page, /^\d\d:\d\d/);
  await page.keyboard.press('ArrowDown');
  await hasFocus(page, TEXTS['vendor.name.Tencent']);
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').getByText('RequestId').first().waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });

  // The stop, through the palette; it asks first, and the harmless answer has the focus.
  await runCommand(page, 'stop first');
  await page.getByRole('dialog').getByText(TEXTS['question.stop.yes']).waitFor();
  await hasFocus(page, TEXTS.cancel);
  await pressButton(page, TEXTS['question.stop.yes']);
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await until('nothing of it runs', async () => (await stateIn(page)).recordings.length === 0);
  await page.keyboard.press('Control+1');
  await preset(page, NAME).getByText('stop accepted').first().waitFor();

  // The end of the program, asked about as well.
  const questions = await answerQuestions(launched.app, null);
  await runCommand(page, 'quit');
  await until('the question', async () => (await questions()).length === 1);
  await answerQuestions(launched.app, TEXTS['quit.yes']);
  const closed = page.waitForEvent('close');
  await Promise.all([closed, runCommand(page, 'quit').catch(() => undefined)]);
  expect(await launched.ended).toBe(0);
});

test('a key closes the window, and the tray stays', { tags: ['slow'] }, async () => {
  const launched = await desktop.launch();
  const page = await launched.window();
  await page.getByRole('navigation').waitFor();
  await closeByKey(page, 'Control+w');
  await desktop.tray.click(TEXTS['tray.open']);
  await (await launched.window()).getByRole('navigation').waitFor();
});
