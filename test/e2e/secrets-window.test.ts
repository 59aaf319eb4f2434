import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LOCALES } from '#contract/locales/index.ts';
import type { LaunchedApp } from '../support/desktop/app.ts';
import { type Desktop, startDesktop } from '../support/desktop/desktop.ts';
import { until } from '../support/desktop/until.ts';
import { openSettings } from '../support/window/main-page.ts';
import { choosePassphrase, secretsPage, secretsPageGone } from '../support/window/secrets-page.ts';

let desktop: Desktop;
let launched: LaunchedApp;
let page: Page;
beforeAll(async () => {
  // Without a key store, so that there are several steps in one window.
  desktop = await startDesktop();
  launched = await desktop.launch();
  page = await launched.window();
});
afterAll(() => desktop.close());

/** Place and size of the window for secrets, and the room that the screen has. */
const placeOf = () =>
  launched.app.evaluate(({ BrowserWindow, screen }) => {
    const own = BrowserWindow.getAllWindows().find(({ webContents }) =>
      webContents.getURL().endsWith('/secrets.html'),
    );
    const bounds = own?.getBounds() ?? { x: 0, y: 0, width: 0, height: 0 };
    return { ...bounds, area: screen.getDisplayMatching(bounds).workArea };
  });
/** How much of the document the window does not show, and how much of the window the document does not fill. */
const gaps = async (secrets: Page) => {
  const {
    inner,
    document: wanted,
    body,
  } = await secrets.evaluate(() => ({
    inner: window.innerHeight,
    document: document.documentElement.scrollHeight,
    body: document.body.getBoundingClientRect().height,
  }));
  return { hidden: wanted - inner, empty: Math.floor(inner - body) };
};
const fits = async (secrets: Page, step: string) => {
  let seen = '';
  const isSnug = async () => {
    const { hidden, empty } = await gaps(secrets);
    seen = JSON.stringify({ hidden, empty, ...(await placeOf()) });
    return hidden <= 0 && empty <= 1;
  };
  await until(`the window is as high as ${step}`, isSnug, { seen: () => seen });
  return (await placeOf()).height;
};

const askFor = (from: Page, height: number) =>
  from.evaluate((high) => window.cdnRecorder.ask('secrets.fit', { height: high }), height);

async function open(): Promise<Page> {
  await openSettings(page, 'Accounts');
  await page.getByRole('button', { name: 'Add account' }).first().click();
  return secretsPage(launched);
}

describe('the window for secrets', () => {
  test('is as high as each of its steps: nothing scrolls, and nothing is empty', async () => {
    const secrets = await open();
    const choice = await fits(secrets, 'the choice without a key store');
    await secrets.getByRole('radio', { name: 'Protect them with a passphrase' }).check();
    await secrets.getByLabel('New passphrase').waitFor();
    const passphrase = await fits(secrets, 'the choice with a passphrase');
    expect(passphrase).toBeGreaterThan(choice);
    await choosePassphrase(secrets, 'four unrelated words here');
    const account = await fits(secrets, 'the account');
    expect(account).not.toBe(passphrase);
    await secrets.getByRole('button', { name: /^Save/ }).click();
    await secrets.getByText(LOCALES.en['accounts.problem.name.empty']).waitFor();
    expect(await fits(secrets, 'the account with its mistakes')).toBeGreaterThan(account);
    await secrets.getByLabel('Region').selectOption({ label: 'Another endpoint…' });
    await fits(secrets, 'the account with an endpoint');
  });

  test('stays on the screen and keeps its width, whatever its page wants', async () => {
    const secrets = await secretsPage(launched);
    const before = await placeOf();
    await secrets.evaluate(() => {
      window.resizeTo(3000, 3000);
      window.moveTo(-500, -500);
      const form = document.querySelector('form');
      if (form) Object.assign(form.style, { minHeight: '15000px', minWidth: '9000px' });
    });
    const { area } = before;
    await until(
      'it is as high as the screen',
      async () => (await placeOf()).height === area.height,
    );
    const large = await placeOf();
    expect([large.x, large.width, large.y]).toEqual([before.x, before.width, area.y]);
    // The buttons stay in sight at the foot of what scrolls.
    const box = await secrets.getByRole('button', { name: 'Cancel' }).boundingBox();
    expect(box && box.y + box.height <= area.height).toBe(true);
    for (const height of [1_000_000, 0, -1, Number.NaN])
      expect((await askFor(secrets, height)).ok).toBe(false);
    expect((await placeOf()).height).toBe(area.height);
    expect((await askFor(secrets, 1)).ok).toBe(true);
    await until('it is as low as it may be', async () => (await placeOf()).height === 260);
    // The main page has no say in it.
    expect((await askFor(page, 700)).ok).toBe(false);
    await secrets.close();
    await secretsPageGone(launched);
  });

  test('larger text makes it larger', async () => {
    await page.evaluate(() => window.cdnRecorder.ask('settings.save', { zoom: 125 }));
    const secrets = await open();
    await fits(secrets, 'the step at 125 %');
    const { width } = await placeOf();
    expect(width).toBe(600);
    await secrets.close();
    await secretsPageGone(launched);
  });
});
