import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { LOCALES } from '#contract/locales/index.ts';
import type { LaunchedApp } from '../support/desktop/app.ts';
import { ask } from './ask.ts';
import { LOOKS, type Look, type Size, USUAL } from './looks.ts';

/** Takes a view in every look and keeps the list of what was taken. */
export class Camera {
  readonly taken: string[] = [];
  readonly #folder: string;

  /** Removes an earlier run's pictures: what lies there afterwards is of this one. */
  constructor(folder: string) {
    this.#folder = folder;
    mkdirSync(folder, { recursive: true });
    const endings = LOOKS.map(endingOf);
    for (const file of readdirSync(folder)) {
      if (endings.some((ending) => file.endsWith(ending))) rmSync(join(folder, file));
    }
  }

  /** The page is left in the first look, in which scenes find their way by its words. */
  async shoot(app: LaunchedApp, page: Page, view: string, size: Size = USUAL): Promise<void> {
    await resize(app, page, size);
    await this.#shootAll(page, view, (look) => dress(page, look));
    await resize(app, page, USUAL);
  }

  /** The window for secrets as it opens: it may change no setting, so the main page dresses it. */
  async shootSecrets(main: Page, secrets: Page, view: string): Promise<void> {
    await this.#shootAll(secrets, view, async (look) => {
      await ask(main, 'settings.save', look);
      await shows(secrets, look);
    });
  }

  async #shootAll(page: Page, view: string, wear: (look: Look) => Promise<void>): Promise<void> {
    // Nothing is under the pointer: a picture shows the page, not the hand.
    await page.mouse.move(0, 0);
    for (const look of LOOKS) {
      await wear(look);
      const path = join(this.#folder, view + endingOf(look));
      await page.screenshot({ path, animations: 'disabled', caret: 'hide' });
      this.taken.push(path);
    }
    const [first] = LOOKS;
    if (first) await wear(first);
  }
}

const endingOf = ({ language, theme }: Look): string => `-${language}-${theme}.png`;

async function resize({ app }: LaunchedApp, page: Page, size: Size): Promise<void> {
  const url = page.url();
  await app.evaluate(
    ({ BrowserWindow }, [shown, { width, height }]) => {
      const windows = BrowserWindow.getAllWindows();
      const one = windows.find(({ webContents }) => webContents.getURL() === shown);
      one?.setContentSize(width, height);
    },
    [url, size] as const,
  );
  await page.waitForFunction(
    ({ width, height }) => window.innerWidth === width && window.innerHeight === height,
    size,
  );
}

/** Changes language and theme and waits until the page shows both. */
async function dress(page: Page, look: Look): Promise<void> {
  await ask(page, 'settings.save', look);
  await page
    .getByRole('navigation')
    .getByText(LOCALES[look.language]['nav.presets'], { exact: true })
    .waitFor();
  await shows(page, look);
}

async function shows(page: Page, look: Look): Promise<void> {
  await page.waitForFunction(({ language, theme }) => {
    const { lang, dataset } = document.documentElement;
    const isHigh = theme === 'high-contrast';
    const scheme = isHigh ? 'dark' : theme;
    const contrast = isHigh ? 'more' : 'usual';
    return (
      lang === language && dataset.mantineColorScheme === scheme && dataset.contrast === contrast
    );
  }, look);
  await page.evaluate(
    () => new Promise((resume) => requestAnimationFrame(() => requestAnimationFrame(resume))),
  );
}
