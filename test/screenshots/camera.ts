import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { LOCALES } from '../../electron/contract/locales/index.ts';
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
    // Nothing is under the pointer: a picture shows the page, not the hand.
    await page.mouse.move(0, 0);
    for (const look of LOOKS) {
      await dress(page, look);
      const path = join(this.#folder, view + endingOf(look));
      await page.screenshot({ path, animations: 'disabled', caret: 'hide' });
      this.taken.push(path);
    }
    const [first] = LOOKS;
    if (first) await dress(page, first);
    await resize(app, page, USUAL);
  }
}

const endingOf = ({ language, theme }: Look): string => `-${language}-${theme}.png`;

async function resize({ app }: LaunchedApp, page: Page, size: Size): Promise<void> {
  await app.evaluate(({ BrowserWindow }, { width, height }) => {
    for (const window of BrowserWindow.getAllWindows()) window.setContentSize(width, height);
  }, size);
  await page.waitForFunction(
    ({ width, height }) => window.innerWidth === width && window.innerHeight === height,
    size,
  );
}

/** Changes language and theme and waits until the page shows both. */
async function dress(page: Page, look: Look): Promise<void> {
  await ask(page, 'settings.save', look);
  await page.waitForFunction(
    ({ language, theme, word }) => {
      const { lang, dataset } = document.documentElement;
      const isTranslated = document.querySelector('nav')?.textContent?.includes(word);
      return lang === language && dataset.mantineColorScheme === theme && isTranslated;
    },
    { ...look, word: LOCALES[look.language]['nav.presets'] },
  );
  await page.evaluate(
    () => new Promise((resume) => requestAnimationFrame(() => requestAnimationFrame(resume))),
  );
}
